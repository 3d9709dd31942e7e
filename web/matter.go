package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) matterRoutes() []route {
	return []route{
		{"GET /matters", reads, s.matterList},
		{"GET /projects/{id}/matters/new", reads, s.matterNew},
		{"POST /projects/{id}/matters", writes, s.matterCreate},
		{"GET /projects/{id}/matters/{mid}", reads, s.matterShow},
		{"POST /projects/{id}/matters/{mid}", writes, s.matterAct},
	}
}

func matterPath(m programme.Matter) string {
	return projectPath(m.ProjectID) + "/matters/" + number(m.ID)
}

func matterNewPath(project int64, kind programme.MatterKind) string {
	return projectPath(project) + "/matters/new?kind=" + string(kind)
}

type matterListPage struct {
	Info  pageInfo
	Work  []store.MatterWork
	Total int64
	Today programme.Day
}

// matterList is what waits for the user beside the projects themselves.
func (s *Server) matterList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	work, total, err := s.store.MattersWaiting(r.Context(), u, pageAsked(r))
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, matterListView(matterListPage{
		Info: s.info(w, r, of, navProjects, "Việc liên quan chờ bạn", crumb{"Đề án", "/projects"}), Work: work, Total: total, Today: programme.DayOf(s.store.Now()),
	}))
}

// matterShowPage is one matter: what it is about, what can be done with it,
// and what was.
type matterShowPage struct {
	Info    pageInfo
	Matter  programme.Matter
	Project programme.Project
	Steps   []programme.MatterStep
	Holders []programme.Role
	Moves   []programme.MatterMoved
	Form    recordForm
	Today   programme.Day

	Photos   photoView
	Reports  []programme.ProgressReport // of a period, the newest first
	Findings findingListView            // that it raised
	Raised   programme.Matter           // of a finding: what raised it; ID 0 for none
	Owners   []programme.FindingOwner   // who may be given it
	Pay      programme.PaymentFacts     // of a payment
	User     programme.User
	Minutes  bool // of a visit: the user may read its minutes
}

// matterOf loads the matter that the address names; one of another project is
// not there.
func (s *Server) matterOf(r *http.Request, u programme.User) (m store.MatterRecord, err error) {
	id, err := pathID(r)
	if err != nil {
		return m, err
	}
	mid, err := strconv.ParseInt(r.PathValue("mid"), 10, 64)
	if err == nil {
		m, err = s.store.Matter(r.Context(), u, mid)
	} else {
		err = nil
	}
	if err == nil && (m.Matter.ID == 0 || m.Project.ID != id) {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có việc “%s”.", r.PathValue("mid"))
	}
	return m, err
}

func (s *Server) matterShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	m, err := s.matterOf(r, u)
	if err != nil {
		return err
	}
	return s.drawMatter(w, r, u, http.StatusOK, m, recordForm{})
}

func (s *Server) drawMatter(w http.ResponseWriter, r *http.Request, u programme.User, status int, m store.MatterRecord, f recordForm) error {
	of, err := s.store.Programme(r.Context(), u, m.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p := matterShowPage{
		Matter: m.Matter, Project: m.Project, Steps: m.Matter.Next(m.Project, u), Holders: m.Matter.Holders(m.Project), Moves: slices.Clone(m.Moves), Form: f, Today: programme.DayOf(s.store.Now()), Pay: m.Facts.Pay, User: u,
		Info: s.info(w, r, of, navProjects, m.Matter.Name(), crumb{"Đề án", "/projects"}, crumb{m.Project.Code, projectPath(m.Project.ID)}),
	}
	slices.Reverse(p.Moves)
	if err := s.matterSite(r, u, m, &p); err != nil {
		return err
	}
	return render(w, r, status, matterShowView(p))
}

// matterAct takes the step of the button.
func (s *Server) matterAct(w http.ResponseWriter, r *http.Request, u programme.User) error {
	m, err := s.matterOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	act := programme.MatterAct(f.text("act"))
	entry := f.matterEntry()
	if err = f.err(); err == nil {
		_, err = s.store.ActMatter(r.Context(), u, m.Matter.ID, f.id("version"), act, entry)
	}
	if err == nil {
		return seeOther(w, r, matterPath(m.Matter), "Đã ghi nhận: "+lowerStart(m.Matter.Table().DoneOf(act))+".")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound {
		return err
	}
	again := recordForm{Typed: f.typed, Problems: programme.Problems(err)}
	for _, problem := range again.Problems {
		if problem.Field != "" && !strings.HasPrefix(problem.Field, string(act)+"_") {
			problem.Field = actField(act, problem.Field)
		}
	}
	if m, err = s.matterOf(r, u); err != nil {
		return err
	}
	return s.drawMatter(w, r, u, statuses[kind], m, again)
}

// matterEntry reads what comes with an act: each act has fields of its own,
// since a page shows several.
func (f *form) matterEntry() programme.MatterEntry {
	act := programme.MatterAct(f.text("act"))
	e := programme.MatterEntry{Note: sameLines(f.text(actField(act, "note"))), PaperNo: f.text(actField(act, "paper_no"))}
	e.Owner = readOwner(f.text(actField(act, "owner")))
	e.PaperDate, e.Due, e.Amount = f.day(actField(act, "paper_date")), f.day(actField(act, "due")), f.money(actField(act, "amount"))
	e.Pay = f.payment(act)
	return e
}

// actField names a field of an act's own form.
func actField(act programme.MatterAct, name string) string {
	if act == "" {
		return name
	}
	return string(act) + "_" + name
}
