package web

import (
	"cmp"
	"net/http"
	"net/url"
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
			return seeOther(w, r, planPath(plan.ID), "Đã lưu: "+plan.Title()+".")
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
