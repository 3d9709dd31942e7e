package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"khuyencong/mail"
	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/web"
)

func serve(ctx context.Context, args []string) int {
	f := flags("serve", "mở trang web trên cơ sở dữ liệu của bạn")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	addr := f.String("addr", "localhost:8080", "địa chỉ nghe; chỉ trên máy này khi chưa có tài khoản")
	https := f.Bool("https", false, "người dùng vào qua HTTPS (có máy chủ TLS đứng trước): cookie chỉ gửi qua HTTPS")
	byMail := newMailFlags(f)
	if code, done := parse(f, args); done {
		return code
	}
	how := serving{addr: *addr, https: *https}
	if err := byMail.apply(&how); err != nil {
		fail(err)
		return 2
	}
	s, err := store.Open(ctx, *db)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	return how.listen(ctx, s)
}

func demo(ctx context.Context, args []string) int {
	f := flags("demo", "mở trang web trên một cơ sở dữ liệu mẫu mới")
	db := f.String("db", "", "tệp dữ liệu mẫu sẽ tạo; để trống thì dùng tệp tạm, xóa khi dừng")
	office := f.Bool("office", false, officeHelp)
	addr := f.String("addr", "localhost:8080", "địa chỉ nghe; chỉ trên máy này")
	on := f.String("date", "", "xem như đang ở ngày này, dd/mm/yyyy, để thử thời hạn, theo dõi sau hỗ trợ; để trống là hôm nay")
	if code, done := parse(f, args); done {
		return code
	}
	now, err := clockOn(*on)
	if err != nil {
		return fail(err)
	}
	if *db == "" {
		dir, err := os.MkdirTemp("", "khuyencong-demo-")
		if err != nil {
			return fail(err)
		}
		defer os.RemoveAll(dir)
		*db = filepath.Join(dir, "demo.db")
	}
	s, err := openSample(ctx, *db, *office, now)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	if *office {
		fmt.Printf("Trang đăng nhập liệt kê các tài khoản dùng thử; mật khẩu chung: %s\n", sample.OfficePassword)
	}
	return serving{addr: *addr}.listen(ctx, s)
}

func makeSample(ctx context.Context, args []string) int {
	f := flags("sample", "tạo tệp cơ sở dữ liệu mẫu")
	db := f.String("db", "", "tệp dữ liệu sẽ tạo, hoặc địa chỉ postgres://… của cơ sở dữ liệu trống")
	office := f.Bool("office", false, officeHelp)
	if code, done := parse(f, args); done {
		return code
	}
	if *db == "" {
		fmt.Fprintln(os.Stderr, "Thiếu --db: tên tệp dữ liệu sẽ tạo.")
		return 2
	}
	s, err := openSample(ctx, *db, *office, time.Now)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	fmt.Println("Đã tạo dữ liệu mẫu (số liệu minh họa):", shown(*db))
	return 0
}

const officeHelp = "một văn phòng đang làm việc: tài khoản cho mọi vai trò, đề án ở mọi bước"

// clockOn is a clock that goes on from this hour of a day, as typed; "" for
// today. Only a sample has another clock than the machine's.
func clockOn(typed string) (func() time.Time, error) {
	day, err := programme.ParseDay("date", typed)
	if err != nil || day == 0 {
		return time.Now, err
	}
	today := programme.DayOf(time.Now())
	if day < today {
		return nil, programme.Refuse(programme.Invalid, "date", "Ngày %s ở trước hôm nay (%s). Nhập hôm nay hoặc một ngày sau.", day, today)
	}
	ahead := today.DaysUntil(day)
	return func() time.Time { return time.Now().AddDate(0, 0, ahead) }, nil
}

// openSample makes a sample database, or opens it where it was made before:
// the evaluation of a past programme, or an office at work.
func openSample(ctx context.Context, db string, office bool, now func() time.Time) (*store.Store, error) {
	code, fill := sample.Code, sample.Fill
	if office {
		code, fill = sample.OfficeCode, sample.FillOffice
	}
	s, err := store.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	s.Now = now
	if _, err := s.ProgrammeByCode(ctx, programme.LocalUser, code); err == nil {
		return s, nil
	}
	all, err := s.Programmes(ctx, programme.LocalUser)
	if err == nil && len(all) > 0 {
		err = programme.Refuse(programme.Conflict, "db", "Dữ liệu %s đã có chương trình khác nên không thêm số liệu minh họa vào đó. Dùng một tên tệp khác sau --db.", shown(db))
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	if err := fill(ctx, s); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func migrate(ctx context.Context, args []string) int {
	f := flags("migrate", "nâng cấu trúc cơ sở dữ liệu lên phiên bản của chương trình này")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	if code, done := parse(f, args); done {
		return code
	}
	s, err := openExisting(ctx, *db)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	fmt.Printf("Cơ sở dữ liệu %s ở lược đồ %d, đúng với chương trình này.\n", shown(*db), store.SchemaVersion())
	return 0
}

// serving is how the pages are served.
type serving struct {
	addr  string
	https bool
	mail  *mail.Server // nil for none
	site  string       // address of the pages from outside; "" where nobody said
}

// stopTime is how long open requests and the letter at hand have to end.
const stopTime = 5 * time.Second

// listen serves until the program is told to stop, then lets open requests
// finish.
func (how serving) listen(ctx context.Context, s *store.Store) int {
	addr := how.addr
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		fmt.Fprintf(os.Stderr, "Địa chỉ “%s” không dùng được. Viết TÊN_MÁY:CỔNG, ví dụ localhost:8080.\n", addr)
		return 2
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		has, err := s.HasAccounts(ctx)
		if err != nil {
			return fail(err)
		}
		if !has {
			fmt.Fprintf(os.Stderr, "Địa chỉ “%s” không dùng được. Khi chưa có tài khoản nào, chương trình chỉ phục vụ trên máy này: dùng localhost:8080, hoặc tạo tài khoản quản trị trước bằng khuyencong user add.\n", addr)
			return 2
		}
		fmt.Fprintln(os.Stderr, "Lưu ý: chương trình nói HTTP không mã hóa. Đặt một máy chủ TLS (nginx, Caddy) ở phía trước và thêm --https, nếu không mật khẩu đi qua mạng ai cũng đọc được.")
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		fmt.Fprintf(os.Stderr, "Không mở được địa chỉ %s: %v. Có thể chương trình đang chạy ở cửa sổ khác; chọn cổng khác bằng --addr localhost:8081.\n", addr, err)
		return 1
	}
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	pages := web.New(s, version, log)
	pages.HTTPS, pages.Mails, pages.Site = how.https, how.mail != nil, how.site
	srv := &http.Server{
		Handler: pages, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
	}
	shown := l.Addr().(*net.TCPAddr)
	name := host
	if name != "localhost" {
		name = shown.IP.String()
	}
	fmt.Printf("Mở trình duyệt tại http://%s (dừng bằng Ctrl+C)\n", net.JoinHostPort(name, fmt.Sprint(shown.Port)))
	go verifier{s, log}.run(ctx)
	posted := make(chan struct{})
	go func() {
		defer close(posted)
		postman{s, how.mail, how.site, log}.run(ctx)
	}()
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		srv.Shutdown(grace)
		select {
		case <-posted:
		case <-grace.Done():
		}
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fail(err)
	}
	<-stopped
	return 0
}
