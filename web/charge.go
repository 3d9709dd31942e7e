package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) chargeRoutes() []route {
	return []route{
		{"GET /charges", reads, s.chargeList},
		{"POST /charges", writes, s.chargeCreate},
	}
}

// Words of the address for who is in charge; a number is a post.
const (
	chargeMine = "me"
	chargeRest = "rest" // anybody but the user
	chargeNone = "none"
)

// chargePage is what the officers of one office have in charge, and a list in
// which dossiers are given to one of them.
type chargePage struct {
	Info    pageInfo
	Form    recordForm
	Offices []programme.Role // in which the user assigns
	Board   store.ChargeBoard
	Post    string // whose dossiers are listed: "", "none" or a post
	Text    string
	Project int64 // one alone; 0 for all
	List    store.ProjectList
	Past    []programme.Charge // of the one project
	Pager   pagerView
	Today   programme.Day
}

func (s *Server) chargeList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawCharges(w, r, u, r.URL.Query(), nil)
}

// drawCharges draws the page; after a refusal as it was typed.
func (s *Server) drawCharges(w http.ResponseWriter, r *http.Request, u programme.User, typed url.Values, refused error) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	p := chargePage{Offices: u.AssignsIn(), Today: programme.DayOf(s.store.Now()), Form: recordForm{Typed: typed, Problems: programme.Problems(refused)}}
	office := p.Offices[0]
	if asked := programme.Role(typed.Get("office")); slices.Contains(p.Offices, asked) {
		office = asked
	}
	if p.Board, err = s.store.ChargeBoard(r.Context(), u, office); err != nil {
		return err
	}
	f := store.ProjectFilter{ProgrammeID: of.ID, Office: office, Open: true, Text: programme.Clean(typed.Get("q"))}
	p.Text = f.Text
	f.Page = pageAsked(r)
	if p.Post = typed.Get("of"); p.Post == chargeNone {
		f.Charge = store.Uncharged
	} else if f.Charge, _ = strconv.ParseInt(p.Post, 10, 64); f.Charge <= 0 {
		f.Charge, p.Post = 0, ""
	}
	if id, _ := strconv.ParseInt(typed.Get("only"), 10, 64); id > 0 {
		f.Project, f.ProgrammeID, p.Project = id, 0, id
		if p.Past, err = s.store.ProjectCharges(r.Context(), u, id); err != nil {
			return err
		}
	}
	if p.List, err = s.store.Projects(r.Context(), u, f); err != nil {
		return err
	}
	p.Info = s.info(w, r, of, navProjects, "Phân công phụ trách", crumb{"Đề án", "/projects"})
	p.Pager = pages(r, "hồ sơ", p.List.Page, p.List.Pages, store.PageSize, p.List.Total)
	status := http.StatusOK
	if refused != nil {
		status = statuses[programme.KindOf(refused)]
	}
	return render(w, r, status, chargeListView(p))
}

func (s *Server) chargeCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f := readForm(r)
	a := programme.Assignment{Office: programme.Role(f.text("office")), Reason: f.text("reason"), Projects: map[int64]int64{}}
	for _, id := range f.typed["project"] {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			a.Projects[n] = f.id(programme.LineField("was", n))
		}
	}
	post := f.text("post")
	a.PostID, _ = strconv.ParseInt(post, 10, 64)
	if a.PostID <= 0 && post != chargeNone {
		f.keep(programme.Refuse(programme.Invalid, "post", "Chọn người phụ trách."))
	}
	f.also(a.Check(u))
	err := f.err()
	if err == nil {
		err = s.store.AssignCharges(r.Context(), u, a)
	}
	switch kind := programme.KindOf(err); {
	case err == nil:
	case kind == programme.Invalid || kind == programme.Conflict:
		return s.drawCharges(w, r, u, f.typed, err)
	default:
		return err
	}
	back := url.Values{"office": {string(a.Office)}}
	for _, key := range []string{"of", "q", "only"} {
		if v := f.text(key); v != "" {
			back.Set(key, v)
		}
	}
	return seeOther(w, r, "/charges?"+back.Encode(), "Đã phân công "+programme.CountText(int64(len(a.Projects)))+" hồ sơ. Người nhận đã được báo.")
}

// path is the page of an office, with whose dossiers are listed.
func (p chargePage) path(of string) string {
	v := url.Values{"office": {string(p.Board.Office)}}
	if of != "" {
		v.Set("of", of)
	}
	return "/charges?" + v.Encode()
}

// people are the officers that can be chosen: those whose post somebody holds.
func (p chargePage) people() []option {
	all := []option{{"", "Chọn người phụ trách"}}
	for _, l := range p.Board.Loads {
		if l.Holder != "" && !l.Gone {
			all = append(all, option{number(l.PostID), l.Holder + " – " + l.Title + " (" + programme.CountText(l.Open) + " hồ sơ)"})
		}
	}
	return append(all, option{chargeNone, "Bỏ phân công, chưa giao cho ai"})
}

// whose are the choices of the list: everybody's, nobody's, one officer's.
func (p chargePage) whose() []option {
	all := []option{{"", "Mọi người"}, {chargeNone, "Chưa giao (" + programme.CountText(p.Board.Nobody.Open) + ")"}}
	for _, l := range p.Board.Loads {
		all = append(all, option{number(l.PostID), l.Name() + " (" + programme.CountText(l.Open) + ")"})
	}
	return all
}

// ticked tells whether a dossier is chosen: as typed, or the only one.
func (p chargePage) ticked(id int64) bool {
	return p.Project == id || slices.Contains(p.Form.Typed["project"], number(id))
}

// now is who of the office is in charge of a listed dossier.
func (p chargePage) now(i store.ProjectItem) string {
	post := i.Charges.Of(p.Board.Office)
	if post == 0 {
		return ""
	}
	return p.List.Officers[post].Name()
}

// chargeWords reads whose dossiers a list is narrowed to.
func (s *Server) chargeWords(ctx context.Context, u programme.User, v string, f *store.ProjectFilter) (words string, ok bool, err error) {
	if !u.May(programme.ReadInternal) {
		return "", false, nil
	}
	f.Office = chargeOffice(u)
	switch v {
	case chargeNone:
		f.Charge = store.Uncharged
		return "chưa giao cho ai", true, nil
	case chargeMine:
		f.Charge = u.PostID
		return "của tôi", f.Charge != 0, nil
	case chargeRest:
		f.NotCharge = u.PostID
		return "không phải của tôi", f.NotCharge != 0, nil
	}
	post, _ := strconv.ParseInt(v, 10, 64)
	if post <= 0 {
		return "", false, nil
	}
	officers, err := s.store.Officers(ctx, u, []int64{post})
	o, known := officers[post]
	if known = known && slices.Contains(programme.Offices, o.Role); known {
		f.Office, f.Charge = o.Role, post
	}
	return o.Name(), known, err
}

// chargeOffice is the office whose officers a user means by "who is in charge".
func chargeOffice(u programme.User) programme.Role {
	if u.Role == programme.RoleDepartmentOfficer || u.Role == programme.RoleDepartmentLeader {
		return programme.RoleDepartmentOfficer
	}
	return programme.RoleCentreOfficer
}

// chargeChoices are the choices of the filter of lists, with the one that the
// address names; none for who does not see how offices share their work.
func chargeChoices(u programme.User, now string) []option {
	if !u.May(programme.ReadInternal) {
		return nil
	}
	all := []option{{"", "Mọi người"}}
	if slices.Contains(programme.Offices, u.Role) && u.PostID != 0 {
		all = append(all, option{chargeMine, "Của tôi"})
	}
	all = append(all, option{chargeNone, "Chưa giao"})
	if now != "" && !slices.ContainsFunc(all, func(o option) bool { return o.Value == now }) {
		all = append(all, option{now, "Như đang lọc"})
	}
	return all
}

// officersOf names who is in charge of a project, the centre before the
// department; "" for nobody.
func officersOf(p programme.Project, officers map[int64]store.Officer) string {
	var names []string
	for _, office := range programme.Offices {
		if o, known := officers[p.Charges.Of(office)]; known {
			names = append(names, o.Name())
		}
	}
	return strings.Join(names, "; ")
}
