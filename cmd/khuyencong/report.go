package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/web"
)

func report(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] != "evaluation" {
		if len(args) > 0 && (args[0] == "-h" || args[0] == "--help") {
			fmt.Println("Cách dùng: khuyencong report evaluation --db TỆP --programme MÃ --from NĂM --to NĂM --out TỆP.docx|.pdf|.xlsx|.json|.html")
			return 0
		}
		fmt.Fprintln(os.Stderr, "Chọn loại báo cáo: khuyencong report evaluation … (báo cáo đánh giá chương trình). Xem khuyencong report evaluation --help.")
		return 2
	}
	f := flags("report evaluation", "lập báo cáo đánh giá chương trình ra tệp")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	code := f.String("programme", "", "mã chương trình, ví dụ ST-2016-2020")
	from := f.Int("from", 0, "năm đầu của kỳ đánh giá")
	to := f.Int("to", 0, "năm cuối của kỳ đánh giá")
	out := f.String("out", "", "tệp kết quả; đuôi tệp chọn dạng: .docx .pdf .xlsx .json .html")
	places := f.String("boundary", string(programme.RecordedBoundary), "bảng theo địa bàn: recorded (địa giới lúc ghi nhận) hoặc current (hiện hành)")
	if code, done := parse(f, args[1:]); done {
		return code
	}
	if missing := missingFlags(f, "programme", "from", "to", "out"); missing != "" {
		fmt.Fprintf(os.Stderr, "Thiếu %s. Xem khuyencong report evaluation --help.\n", missing)
		return 2
	}
	boundary, err := programme.ParseBoundary(*places)
	if err != nil {
		return fail(err)
	}
	s, err := openExisting(ctx, *db)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	if err := writeReport(ctx, s, *code, programme.Years(*from, *to), boundary, *out); err != nil {
		return fail(err)
	}
	fmt.Println("Đã ghi", *out)
	return 0
}

func writeReport(ctx context.Context, s *store.Store, code string, period programme.Period, boundary programme.Boundary, out string) error {
	u := programme.LocalUser
	p, err := s.ProgrammeByCode(ctx, u, code)
	if err != nil {
		return err
	}
	d, err := s.EvaluationDataBy(ctx, u, p.ID, period, boundary, 0)
	if err != nil {
		return err
	}
	e, err := programme.Evaluate(d, period)
	if err != nil {
		return err
	}
	projects, err := s.CompletedProjects(ctx, u, p.ID, period)
	if err != nil {
		return err
	}
	b, err := web.ReportFile(strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), "."), web.NewReport(e), programme.ReportBasis{Evaluation: e, Projects: projects})
	if err != nil {
		return err
	}
	if n := e.Unexplained(); n > 0 {
		fmt.Fprintf(os.Stderr, "Chú ý: còn %d chỗ số liệu không khớp chưa giải trình; báo cáo nêu rõ từng chỗ.\n", n)
	}
	return writeFile(out, b)
}

// writeFile puts a whole file in place, or leaves what was there.
func writeFile(name string, b []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".khuyencong-*")
	if err != nil {
		return programme.Refuse(programme.Invalid, "out", "Không ghi được vào thư mục %s: %v.", filepath.Dir(name), err)
	}
	defer os.Remove(temp.Name())
	if _, err := temp.Write(b); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Chmod(0o644); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// openExisting opens a database that must be there already.
func openExisting(ctx context.Context, db string) (*store.Store, error) {
	if !strings.Contains(db, "://") {
		if _, err := os.Stat(db); err != nil {
			return nil, programme.Refuse(programme.NotFound, "db", "Không có tệp dữ liệu %s. Kiểm tra tên tệp sau --db, hoặc tạo dữ liệu mẫu bằng khuyencong sample --db TỆP.", db)
		}
	}
	return store.Open(ctx, db)
}

// missingFlags names the flags that have no value, with their dashes.
func missingFlags(f *flag.FlagSet, names ...string) string {
	var missing []string
	for _, name := range names {
		if v := f.Lookup(name).Value.String(); v == "" || v == "0" {
			missing = append(missing, "--"+name)
		}
	}
	return strings.Join(missing, ", ")
}
