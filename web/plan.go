package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) planRoutes() []route {
	return []route{
		{"GET /programmes/{id}/plans/new", reads, s.planNew},
		{"POST /programmes/{id}/plans", writes, s.planCreate},
		{"GET /plans/{id}/edit", reads, s.planEdit},
		{"POST /plans/{id}", writes, s.planUpdate},
	}
}

func planPath(id int64) string { return "/plans/" + number(id) }

// planRow is one annual plan with what its projects add up to. ID 0 stands for
// a year and level that has projects in a plan nobody has entered.
type planRow struct {
	programme.Plan
	Approved   programme.Sums
	Registered int64 // projects and plans of the year and level that no plan has taken up yet
}

// projectsPath is the list of the projects of a plan's year and level.
func (p planRow) projectsPath() string {
	return fmt.Sprintf("/projects?programme=%d&from=%d&to=%d&level=%s", p.ProgrammeID, p.Year, p.Year, p.Level)
}

func (p planRow) yearText() string { return strconv.Itoa(p.Year) }

// newPath is the form for a plan that is missing, filled in as far as known.
func (p planRow) newPath() string {
	return fmt.Sprintf("%s/plans/new?year=%d&level=%s", programmePath(p.ProgrammeID), p.Year, p.Level)
}

// planRows adds up the projects of every annual plan, and of every year and
// level whose plan is missing.
func planRows(d programme.EvaluationData) []planRow {
	var rows []planRow
	at := func(year int, level programme.Level) int {
		return slices.IndexFunc(rows, func(r planRow) bool { return r.Year == year && r.Level == level })
	}
	for _, p := range d.Plans {
		rows = append(rows, planRow{Plan: p})
	}
	for _, c := range d.Cells {
		i := at(c.Year, c.Level)
		if i < 0 {
			i = len(rows)
			rows = append(rows, planRow{Plan: programme.Plan{ProgrammeID: d.Programme.ID, Year: c.Year, Level: c.Level}})
		}
		if c.Stage.InPlan() {
			rows[i].Approved = rows[i].Approved.Plus(c.Approved)
		} else {
			rows[i].Registered += c.Approved.Projects + c.Approved.Plans
		}
	}
	slices.SortStableFunc(rows, func(a, b planRow) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(levelOrder(a.Level), levelOrder(b.Level)))
	})
	return rows
}

type planFormPage struct {
	Info      pageInfo
	Programme programme.Programme
	ID        int64 // 0 for a new plan
	Form      recordForm
	History   []historyEntry
}

func (p planFormPage) action() string {
	if p.ID == 0 {
		return programmePath(p.Programme.ID) + "/plans"
	}
	return planPath(p.ID)
}

// planNew is the empty form; the address may fill in the year and level.
func (s *Server) planNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.pathProgramme(r, u)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	typed := url.Values{"year": {cmp.Or(q.Get("year"), strconv.Itoa(p.From))}, "level": {cmp.Or(q.Get("level"), string(programme.Local))}}
	return s.planForm(w, r, u, p, programme.Plan{}, recordForm{Typed: typed}, http.StatusOK)
}

// planCreate saves a new annual plan.
func (s *Server) planCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.pathProgramme(r, u)
	if err != nil {
		return err
	}
	return s.planSave(w, r, u, p, programme.Plan{})
}

// pathPlan loads the annual plan whose id the address has, and its programme.
func (s *Server) pathPlan(r *http.Request, u programme.User) (p programme.Programme, plan programme.Plan, err error) {
	id, err := pathID(r)
	if err != nil {
		return p, plan, err
	}
	if plan, err = s.store.Plan(r.Context(), u, id); err != nil {
		return p, plan, err
	}
	p, err = s.store.Programme(r.Context(), u, plan.ProgrammeID)
	return p, plan, err
}

// planEdit is the form of a saved annual plan, with its history.
func (s *Server) planEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, plan, err := s.pathPlan(r, u)
	if err != nil {
		return err
	}
	return s.planForm(w, r, u, p, plan, recordForm{Typed: typedPlan(plan)}, http.StatusOK)
}

// planUpdate saves a new version of an annual plan.
func (s *Server) planUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, plan, err := s.pathPlan(r, u)
	if err != nil {
		return err
	}
	return s.planSave(w, r, u, p, plan)
}

// planSave saves what was typed over old, or draws the form again.
func (s *Server) planSave(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, old programme.Plan) error {
	f := readForm(r)
	plan := planFrom(f)
	plan.ID, plan.ProgrammeID = old.ID, p.ID
	f.also(plan.Check(p))
	err := f.err()
	if err == nil {
		if plan, err = s.store.SavePlan(r.Context(), u, plan); err == nil {
			return seeOther(w, r, programmePath(p.ID)+"#plan-"+number(plan.ID), "Đã lưu: "+plan.Title()+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Plan(r.Context(), u, old.ID)
		return savedRecord{programme.SPlan, now.ID, now.Version, planFrom(f).Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.planForm(w, r, u, p, old, again, status)
}

func (s *Server) planForm(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, plan programme.Plan, f recordForm, status int) error {
	page := planFormPage{Programme: p, ID: plan.ID, Form: f}
	title := "Thêm kế hoạch năm"
	if plan.ID != 0 {
		title = plan.Title()
		events, err := s.store.History(r.Context(), u, programme.SPlan, plan.ID)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	page.Info = s.info(w, r, p, navProgrammes, title, programmeCrumbs(p)...)
	return render(w, r, status, planFormView(page))
}

// planFrom reads the form.
func planFrom(f *form) programme.Plan {
	return programme.Plan{
		Year: f.year("year"), Level: programme.Level(f.text("level")),
		DecisionNo: f.text("decision_no"), DecisionDate: f.day("decision_date"),
		Signer: f.text("signer"), Note: f.text("note"), Version: f.id("version"),
	}
}

// typedPlan is a saved annual plan as its form shows it.
func typedPlan(p programme.Plan) url.Values {
	return url.Values{
		"year": {strconv.Itoa(p.Year)}, "level": {string(p.Level)},
		"decision_no": {p.DecisionNo}, "decision_date": {p.DecisionDate.String()},
		"signer": {p.Signer}, "note": {p.Note}, "version": {number(p.Version)},
	}
}
