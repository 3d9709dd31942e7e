package web

import (
	"net/http"

	"khuyencong/programme"
)

// The public site (trang công khai): what everybody may read without an
// account. Its pages have a frame of their own, publicPage, and their addresses
// stand in needsOfPublic. They work without scripts, ask for nothing personal,
// and read the store only through the functions in store/public*.go, which give
// what may be public.

// needsOfPublic is what anyone may open: each line here is a decision that
// nothing personal stands at the address.
var needsOfPublic = map[string]programme.Action{
	"GET /public":              anyone,
	"GET /public/calls":        anyone,
	"GET /public/check":        anyone,
	"POST /public/check":       anyone,
	"GET /public/check/answer": anyone,

	"GET /verify":         anyone, // what stands on the head of a paper that one has the code of
	"GET /verify/{code}":  anyone,
	"POST /verify/{code}": anyone,
}

// publicNavigation is the sections of the public site.
var publicNavigation = []struct{ Label, Href string }{
	{"Giới thiệu", "/public"},
	{"Tôi có được hỗ trợ không?", "/public/check"},
	{"Đợt đăng ký", "/public/calls"},
	{"Mức hỗ trợ", "/public/policy"},
	{"Đề án được hỗ trợ", "/public/projects"},
	{"Kết quả", "/public/results"},
	{"Câu chuyện", "/public/stories"},
	{"Dữ liệu mở", "/public/data"},
	{"Kiểm tra văn bản", "/verify"},
}

func (s *Server) publicRoutes() []route {
	return []route{
		{"GET /public", reads, s.publicHome},
		{"GET /public/calls", reads, s.publicCalls},
		{"GET /public/check", reads, s.publicCheck},
		{"POST /public/check", writes, s.publicCheckCreate},
		{"GET /public/check/answer", reads, s.publicAnswer},
	}
}

// publicInfo is what a public page tells its frame.
type publicInfo struct {
	Title     string              // of the browser's tab
	Here      string              // the entry of publicNavigation that is lit, by its address
	Programme programme.Programme // zero before there is one
	Version   string
}

// publicFrame is the frame of a public page.
func (s *Server) publicFrame(r *http.Request, title, here string) (publicInfo, error) {
	p, _, err := s.store.PublicProgramme(r.Context())
	return publicInfo{Title: title, Here: here, Programme: p, Version: s.version}, err
}

// publicHomePage is the first page that somebody without an account sees.
type publicHomePage struct {
	Info  publicInfo
	Calls []programme.OpenCall
	Today programme.Day
}

func (s *Server) publicHome(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	p := publicHomePage{Today: programme.DayOf(s.store.Now())}
	var err error
	if p.Info, err = s.publicFrame(r, "Hỗ trợ cơ sở công nghiệp nông thôn", "/public"); err != nil {
		return err
	}
	if p.Calls, err = s.store.PublicCalls(r.Context()); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicHomeView(p))
}

// publicCallsPage is the calls that are open or will be.
type publicCallsPage struct {
	Info         publicInfo
	Open, Coming []programme.OpenCall
	Today        programme.Day
	Level        programme.Level // whose money is asked for; AllLevels: both
}

func (s *Server) publicCalls(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	p := publicCallsPage{Today: programme.DayOf(s.store.Now()), Level: programme.AllLevels}
	if l := programme.Level(r.URL.Query().Get("level")); l == programme.National || l == programme.Local {
		p.Level = l
	}
	var err error
	if p.Info, err = s.publicFrame(r, "Đợt đăng ký", "/public/calls"); err != nil {
		return err
	}
	all, err := s.store.PublicCalls(r.Context())
	if err != nil {
		return err
	}
	for _, c := range all {
		switch {
		case p.Level != programme.AllLevels && p.Level != c.Level:
		case c.Coming(p.Today):
			p.Coming = append(p.Coming, c)
		default:
			p.Open = append(p.Open, c)
		}
	}
	return render(w, r, http.StatusOK, publicCallsView(p))
}
