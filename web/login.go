package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) loginRoutes() []route {
	return []route{
		{"GET /login", reads, s.loginNew},
		{"POST /login", writes, s.loginCreate},
		{"POST /logout", writes, s.logoutCreate},
	}
}

// loginPage asks for login and password, and carries what somebody typed on a
// page whose session had ended.
type loginPage struct {
	Info     pageInfo
	Login    string
	Next     string
	Problems problems
	Again    *typedAgain
	Samples  []store.SampleAccount // of the illustrative office; nowhere else are there any
}

// typedAgain is a form that was sent without a session, to send again.
type typedAgain struct {
	To     string // where it was sent
	Parts  bool   // as multipart/form-data
	File   bool   // a file cannot be kept
	Fields []typedField
}

type typedField struct{ Name, Value string }

// secretFields are never written back into a page.
var secretFields = []string{"password", "old", "new", "again"}

// typedPrefix marks what was typed elsewhere among the fields of the login.
const typedPrefix = "typed."

// loginNew is the page to sign in. Who has signed in goes on.
func (s *Server) loginNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	next := localPath(r.URL.Query().Get("next"))
	if u.ID != 0 {
		return seeOther(w, r, next, "")
	}
	return s.loginShow(w, r, http.StatusOK, loginPage{Next: next})
}

func (s *Server) loginShow(w http.ResponseWriter, r *http.Request, status int, p loginPage) error {
	p.Info = pageInfo{Title: "Đăng nhập", Version: s.version, Flash: takeFlash(w, r)}
	var err error
	if p.Samples, err = s.store.SampleAccounts(r.Context()); err != nil {
		return err
	}
	return render(w, r, status, loginView(p))
}

// askToSignIn answers a request without a session: a page is asked for again
// after signing in, a form is kept as typed.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request, rt route) error {
	if r.Method != http.MethodPost {
		next := localPath(r.URL.RequestURI())
		if next == "/" {
			return seeOther(w, r, "/login", "")
		}
		return seeOther(w, r, "/login?next="+url.QueryEscape(next), "")
	}
	if rt.pattern == "POST /logout" {
		return seeOther(w, r, "/login", "Bạn đã đăng xuất.")
	}
	again := &typedAgain{To: localPath(r.URL.RequestURI())}
	if rt.policy == uploads {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		sent, err := readSent(r)
		if err != nil && len(sent.values) == 0 {
			again = nil
		} else {
			again.Parts, again.File = true, sent.file != ""
		}
	}
	if again != nil {
		again.Fields = typedFields(r.PostForm, "")
	}
	return s.loginShow(w, r, http.StatusUnauthorized, loginPage{Next: "/", Again: again})
}

// typedFields lists the values of a form but its secrets, in a steady order;
// those whose name begins with prefix, without it.
func typedFields(form url.Values, prefix string) (all []typedField) {
	for name, values := range form {
		name, ok := strings.CutPrefix(name, prefix)
		if !ok || slices.Contains(secretFields, name) {
			continue
		}
		for _, v := range values {
			all = append(all, typedField{name, v})
		}
	}
	slices.SortStableFunc(all, func(a, b typedField) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// loginCreate signs in, and goes on to where one wanted to go or offers to send
// again what was typed.
func (s *Server) loginCreate(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	has, err := s.signsIn(r.Context())
	if err != nil {
		return err
	}
	if !has {
		return seeOther(w, r, "/", "Chương trình chưa có tài khoản nào nên không cần đăng nhập.")
	}
	f := r.PostForm
	login, password, err := s.loginTyped(r)
	if err != nil {
		return err
	}
	page := loginPage{Login: login, Next: localPath(f.Get("next"))}
	if to := f.Get("to"); to != "" {
		page.Again = &typedAgain{To: localPath(to), Parts: f.Get("parts") == "1", File: f.Get("file") == "1", Fields: typedFields(f, typedPrefix)}
	}
	address, now := clientAddress(r), s.store.Now()
	if s.tries.tooMany(address, now) {
		page.Problems = problems{programme.Refuse(programme.Invalid, "", "Từ địa chỉ mạng này đã có quá nhiều lần đăng nhập sai. Chờ %d phút rồi thử lại.", int(triesTime.Minutes()))}
		return s.loginShow(w, r, http.StatusTooManyRequests, page)
	}
	token, err := s.store.SignIn(r.Context(), login, password, sessionToken(r))
	if programme.KindOf(err) == programme.Invalid {
		s.tries.failed(address)
		page.Problems = programme.Problems(err)
		return s.loginShow(w, r, http.StatusUnprocessableEntity, page)
	}
	if err != nil {
		return err
	}
	setSession(w, token)
	if page.Again == nil {
		return seeOther(w, r, page.Next, "")
	}
	u, _, err := s.store.Session(r.Context(), token)
	if err != nil {
		return err
	}
	r = withUser(r, u)
	page.Info = pageInfo{Title: "Gửi lại những gì đã nhập", Version: s.version}
	return render(w, r, http.StatusOK, resendView(page))
}

// loginTyped is the login and password that were typed, or those of the sample
// account whose button was pressed.
func (s *Server) loginTyped(r *http.Request) (login, password string, err error) {
	f := r.PostForm
	login, password = f.Get("login"), f.Get("password")
	pressed := f.Get("sample")
	if pressed == "" {
		return login, password, nil
	}
	samples, err := s.store.SampleAccounts(r.Context())
	for _, a := range samples {
		if a.Login == pressed {
			return a.Login, a.Password, err
		}
	}
	return login, password, err
}

// logoutCreate ends the session.
func (s *Server) logoutCreate(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	if err := s.store.SignOut(r.Context(), sessionToken(r)); err != nil {
		return err
	}
	setSession(w, "")
	return seeOther(w, r, "/login", "Bạn đã đăng xuất.")
}

// sentence says how much was kept.
func (a typedAgain) sentence() string {
	filled := 0
	for _, f := range a.Fields {
		if f.Value != "" && f.Name != "version" {
			filled++
		}
	}
	s := fmt.Sprintf("Phiên làm việc đã hết trong lúc bạn nhập. %d ô đã nhập được giữ nguyên: đăng nhập rồi bấm “Gửi lại” là xong.", filled)
	if a.File {
		s += " Riêng tệp đính kèm phải chọn lại."
	}
	return s
}

// sampleLine says who an account is: "Mai Văn Út (huyen.ke.sach), …".
func sampleLine(a store.SampleAccount) string {
	line := a.Name + " (" + a.Login + "), " + a.Post.Title
	if !a.Held {
		line += ", đã kết thúc " + a.Post.To.String()
	}
	return line
}
