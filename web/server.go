package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/a-h/templ"

	"khuyencong/programme"
	"khuyencong/store"
)

// Server serves the pages. It is an http.Handler.
type Server struct {
	store   *store.Store
	version string
	log     *slog.Logger
	handler http.Handler
	// HTTPS marks cookies as for HTTPS only: the program stands behind a proxy
	// that speaks TLS. Set before the first request.
	HTTPS bool
	// Mails says that there is a mail server; Site is the address that people
	// open the pages at, "" for that of each request. Set like HTTPS.
	Mails bool
	Site  string

	accounts atomic.Bool // there are accounts: people sign in
	tries    tries       // failed sign-ins by address
	public   published   // what everybody may read
	asked    asked       // questions to the open interface by address
	jobs     importJobs  // books that are being read or stored
}

// New makes a server of the records in s. version is printed in the footer.
func New(s *store.Store, version string, log *slog.Logger) *Server {
	srv := &Server{store: s, version: version, log: log}
	mux := http.NewServeMux()
	for _, r := range srv.routes() {
		mux.Handle(r.pattern, srv.page(r))
	}
	mux.HandleFunc("GET /static/{hash}/{name...}", staticHandler)
	mux.Handle("/", srv.page(route{"/", reads, func(http.ResponseWriter, *http.Request, programme.User) error {
		return programme.Refuse(programme.NotFound, "", "Không có trang này. Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu.")
	}}))
	srv.handler = http.NewCrossOriginProtection().Handler(srv.onlyThisMachine(mux))
	return srv
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.HTTPS {
		w = secureCookies{w}
	}
	s.handler.ServeHTTP(w, r)
}

// maxForm is the most that a form may send.
const maxForm = 2 << 20

// page wraps a handler: headers, size limit, the user, and every error turned
// into a page. A handler that writes nothing and returns an error is safe.
func (s *Server) page(rt route) http.Handler {
	limit := int64(maxForm)
	if rt.policy == uploads {
		limit = maxUpload
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		defer func() {
			if broken := recover(); broken != nil {
				s.log.Error("panic", "path", r.URL.Path, "error", broken, "stack", string(debug.Stack()))
				s.showError(w, r, fmt.Errorf("panic: %v", broken))
			}
		}()
		u, known, err := s.who(r)
		r = withUser(r, u)
		if err == nil {
			r, err = s.withUnread(r, u, rt)
		}
		if err != nil {
			s.showError(w, r, err)
			return
		}
		if rt.policy != uploads {
			if err := r.ParseForm(); err != nil {
				s.showError(w, r, tooLargeOr(err, "Biểu mẫu hoặc địa chỉ gửi lên bị hỏng. Quay lại trang trước và gửi lại."))
				return
			}
			printable(r.Form)
			printable(r.PostForm)
		}
		if !known && needs[rt.pattern] != anyone {
			err = s.askToSignIn(w, r, rt)
		} else if err = allowed(rt, u); err == nil {
			err = rt.handle(w, s.withAddress(r, rt), u)
		}
		if err != nil {
			s.showError(w, r, err)
		}
	})
}

// printable takes out of what was sent what no database takes.
func printable(values url.Values) {
	for _, all := range values {
		for i := range all {
			all[i] = programme.Printable(all[i])
		}
	}
}

// tooLargeOr names a body over the limit, and says sentence of anything else.
func tooLargeOr(err error, sentence string) error {
	if large, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return programme.Refuse(programme.Invalid, "", "Nội dung gửi lên lớn hơn %d MB nên không được nhận. Chia nhỏ hoặc rút gọn rồi gửi lại.", large.Limit>>20)
	}
	return programme.Refuse(programme.Invalid, "", "%s", sentence)
}

// statuses of the kinds of refusal.
var statuses = map[programme.Kind]int{
	programme.Invalid: http.StatusUnprocessableEntity, programme.Forbidden: http.StatusForbidden,
	programme.NotFound: http.StatusNotFound, programme.Conflict: http.StatusConflict,
}

// showError draws the page of an error that no form has shown. Bugs are logged
// and shown without their text.
func (s *Server) showError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // nobody is waiting for the page
	}
	p := errorPage{Title: "Không thực hiện được"}
	status, known := statuses[programme.KindOf(err)]
	if known {
		for _, problem := range programme.Problems(err) {
			p.Messages = append(p.Messages, problem.Message)
		}
	} else {
		status = http.StatusInternalServerError
		s.log.Error("failed", "method", r.Method, "path", r.URL.Path, "error", err)
		p.Title = "Hệ thống gặp lỗi"
		p.Messages = []string{"Dữ liệu chưa bị thay đổi. Quay lại trang trước và thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký của chương trình."}
	}
	if status == http.StatusNotFound {
		p.Title = "Không tìm thấy"
		p.Messages = append(p.Messages, whyNotFound(r.Context()))
	}
	p.Info = pageInfo{Title: p.Title, Version: s.version}
	if err := render(w, r, status, errorShow(p)); err != nil {
		s.log.Error("draw error page", "error", err)
	}
}

// whyNotFound says why there may be nothing at an address, and what to do. What
// is not there and what belongs to others are told in the same words.
func whyNotFound(ctx context.Context) string {
	if !signedIn(ctx) {
		return "Kiểm tra lại địa chỉ, hoặc mở lại từ danh sách."
	}
	return "Mỗi người chỉ mở được hồ sơ trong phạm vi của chức vụ mình; hồ sơ không có và hồ sơ của nơi khác đều được trả lời như nhau. Kiểm tra lại địa chỉ, hoặc mở lại từ danh sách. Nếu việc của bạn cần hồ sơ này, đề nghị người quản trị xem lại phạm vi của chức vụ."
}

// render draws a view into memory first, so that a page is whole or is not
// sent at all.
func render(w http.ResponseWriter, r *http.Request, status int, view templ.Component) error {
	var buf bytes.Buffer
	if err := view.Render(r.Context(), &buf); err != nil {
		return fmt.Errorf("draw %s: %w", r.URL.Path, err)
	}
	if format := fileAsked(r); format != "" && status == http.StatusOK {
		return sendPageFile(w, r, format, buf.Bytes(), nil)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	sendPacked(w, r, status, buf.Bytes())
	return nil
}

// sendPacked writes an answer that is whole, packed where the reader takes it
// so: a page is then a tenth of its size, which is what counts on a weak line.
func sendPacked(w http.ResponseWriter, r *http.Request, status int, b []byte) {
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(status)
		w.Write(b)
		return
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(w)
	z.Write(b)
	z.Close()
}

// packers are used again: a new one costs more than packing a page.
var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	return z
}}

// onlyThisMachine refuses requests that name another host: until people sign
// in, the program is for the machine it runs on, and a web page elsewhere must
// not reach it through a name that leads here.
func (s *Server) onlyThisMachine(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			if has, err := s.signsIn(r.Context()); err == nil && has {
				next.ServeHTTP(w, r)
				return
			}
			http.Error(w, "Chương trình chỉ phục vụ trên máy này, tại địa chỉ http://localhost.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
