package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) findingRoutes() []route {
	return []route{{"GET /obstacles", reads, s.findingBoard}}
}

// findingNewPath is the form of a new finding; in is the matter that raises it,
// 0 for none.
func findingNewPath(project, in int64) string {
	path := matterNewPath(project, programme.MatterFinding)
	if in != 0 {
		path += "&raised_in=" + number(in)
	}
	return path
}

// findingListView is findings one below the other.
type findingListView struct {
	Findings []programme.Matter
	Today    programme.Day
}

// findingBoardPage is the board of findings: what waits to be mended, what
// waits to be looked at, what was closed lately; or a column for each owner.
type findingBoardPage struct {
	Info    pageInfo
	Board   store.FindingBoard
	Filter  store.FindingFilter
	ByOwner bool
	Columns []findingColumn
	Form    recordForm
}

// findingColumn is one column of the board.
type findingColumn struct {
	Title string
	Help  string
	Items []store.FindingItem
}

func (s *Server) findingBoard(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	f := store.FindingFilter{Text: programme.Clean(q.Get("q")), Place: programme.Clean(q.Get("place")), Content: programme.Clean(q.Get("content")), Type: programme.Clean(q.Get("type")), Late: q.Get("late") == "1"}
	o := readOwner(programme.Clean(q.Get("owner")))
	f.Owner, f.Person = o.Role, o.ID
	p := findingBoardPage{Filter: f, ByOwner: q.Get("by") == "owner", Form: recordForm{Typed: q}}
	if p.Board, err = s.store.FindingBoard(r.Context(), u, f); err != nil {
		return err
	}
	p.Columns = findingColumns(p.Board, p.ByOwner)
	p.Info = s.info(w, r, of, navProjects, "Tồn tại, vướng mắc", crumb{"Đề án", "/projects"})
	return render(w, r, http.StatusOK, findingBoardView(p))
}

func findingColumns(b store.FindingBoard, byOwner bool) (all []findingColumn) {
	if !byOwner {
		return []findingColumn{
			{"Chờ khắc phục", "Gần hạn nhất ở trên.", b.Open}, {"Đã khắc phục, chờ kiểm tra", "Người khác kiểm tra rồi đóng.", b.Fixed},
			{"Đã đóng trong 90 ngày", "", b.Closed},
		}
	}
	for _, one := range slices.Concat(b.Open, b.Fixed) {
		owner := one.Matter.Owner().Label()
		i := slices.IndexFunc(all, func(c findingColumn) bool { return c.Title == owner })
		if i < 0 {
			i, all = len(all), append(all, findingColumn{Title: owner})
		}
		all[i].Items = append(all[i].Items, one)
	}
	return all
}

// ownerValue is an owner as a form sends it: the role, and of a person the
// number of his account behind it.
func ownerValue(o programme.FindingOwner) string {
	if o.ID == 0 {
		return string(o.Role)
	}
	return string(o.Role) + ":" + number(o.ID)
}

func readOwner(typed string) programme.FindingOwner {
	role, id, _ := strings.Cut(typed, ":")
	n, _ := strconv.ParseInt(id, 10, 64)
	return programme.FindingOwner{Role: programme.Role(role), ID: n}
}

// ownerOptions are those who may be given a finding; none is the words for
// nobody, "" for no such choice.
func ownerOptions(all []programme.FindingOwner, none string) (options []option) {
	if none != "" {
		options = append(options, option{"", none})
	}
	for _, o := range all {
		label := o.Label()
		if o.ID != 0 {
			label = "— " + label
		}
		options = append(options, option{ownerValue(o), label})
	}
	return options
}

// boardOwners are the owners that the board can be narrowed to.
func (p findingBoardPage) boardOwners() []option {
	all := []option{{"", "Mọi người"}}
	for _, r := range programme.FindingOwners {
		all = append(all, option{string(r), r.Label()})
	}
	for _, o := range p.Board.Persons {
		all = append(all, option{ownerValue(o), "— " + o.Label()})
	}
	return all
}

func (p findingBoardPage) places() []option {
	all := []option{{"", "Mọi địa bàn"}}
	for _, place := range p.Board.Places {
		all = append(all, option{place.Code, place.Name})
	}
	return all
}

func boardContents() []option {
	all := []option{{"", "Mọi nội dung"}}
	for _, c := range programme.Contents {
		all = append(all, option{c.Code, c.Code + " – " + c.Name})
	}
	return all
}

// clear is the board without filters; "" when none is set.
func (p findingBoardPage) clear() string {
	if p.Filter == (store.FindingFilter{}) {
		return ""
	}
	return "/obstacles"
}

// daysOpenWords says how long a finding is open, or was.
func daysOpenWords(m programme.Matter, today programme.Day) string {
	n := m.DaysOpen(today)
	switch {
	case !m.Open() && n == 0:
		return "xong trong ngày"
	case !m.Open():
		return "xong sau " + strconv.Itoa(n) + " ngày"
	case n == 0:
		return "mở hôm nay"
	}
	return "mở " + strconv.Itoa(n) + " ngày"
}

// proofHelp says what a step needs to be believed.
func proofHelp(s programme.MatterStep) string {
	if !s.Proof {
		return ""
	}
	return "Cần bằng chứng: ảnh (thêm ở phần Ảnh của trang này), số giấy tờ, hoặc mô tả đã thấy gì."
}

// recordHref is the page on which a matter's own record is written.
func recordHref(m programme.Matter) string {
	if m.Kind == programme.MatterVisit {
		return minutesPath(m)
	}
	return matterPath(m) + "/report"
}

// matterSite loads what the page of a visit, a report or a finding shows
// besides.
func (s *Server) matterSite(r *http.Request, u programme.User, rec store.MatterRecord, p *matterShowPage) (err error) {
	m := rec.Matter
	if !slices.Contains([]programme.MatterKind{programme.MatterVisit, programme.MatterProgress, programme.MatterFinding}, m.Kind) {
		return nil
	}
	if p.Photos, err = s.photosOf(r, u, rec.Project, m); err != nil {
		return err
	}
	p.Photos.Form = p.Form
	all, err := s.store.Matters(r.Context(), u, rec.Project.ID)
	if err != nil {
		return err
	}
	p.Findings.Today = p.Today
	for _, one := range all {
		if one.RaisedIn == m.ID {
			p.Findings.Findings = append(p.Findings.Findings, one)
		}
		if one.ID == m.RaisedIn {
			p.Raised = one
		}
	}
	switch m.Kind {
	case programme.MatterFinding:
		p.Photos.Usual = programme.PhotoFault
		if u.Role == m.Asked {
			p.Photos.Usual = programme.PhotoFixed
		}
		p.Owners, err = s.store.FindingOwners(r.Context(), u, rec.Project.ID)
	case programme.MatterVisit:
		p.Minutes = m.State != "planned" && m.State != "cancelled"
	case programme.MatterProgress:
		reports, reportErr := s.store.ProgressReports(r.Context(), u, rec.Project.ID)
		for _, one := range slices.Backward(reports) {
			if one.MatterID == m.ID {
				p.Reports = append(p.Reports, one)
			}
		}
		err = reportErr
	}
	return err
}
