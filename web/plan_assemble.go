package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// candidatesAPage is how many candidates are chosen from at once.
const candidatesAPage = 100

// planAssemblePage is the form in which the department chooses among the
// candidates.
type planAssemblePage struct {
	planActPage
	Steps []programme.PlanStep // the candidates of this page
	Pager pagerView
	Page  int
}

func (s *Server) planAssembleEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Chọn đề án", url.Values{})
	if err != nil {
		return err
	}
	for _, l := range p.A.Candidates() {
		typed := p.Form.Typed
		typed.Set(programme.LineField("amount", l.ID), l.Choice.Amount.String())
		typed.Set(programme.LineField("reason", l.ID), l.Choice.Reason)
		if l.Choice.Chosen {
			typed.Set(programme.LineField("in", l.ID), "1")
		}
	}
	if r.FormValue("fill") != "" {
		fillByRank(p.A, p.Form.Typed)
	}
	return s.drawAssemble(w, r, p, http.StatusOK)
}

// fillByRank ticks the candidates that the budget reaches in the order of
// priority. Nothing is kept before the form is saved.
func fillByRank(a programme.AnnualPlan, typed url.Values) {
	for _, step := range a.Steps() {
		if !step.Candidate() {
			continue
		}
		typed.Del(programme.LineField("in", step.ID))
		if !step.Over {
			typed.Set(programme.LineField("in", step.ID), "1")
		}
	}
}

// planAssembleUpdate keeps the choices among the candidates that the form
// shows; those on other pages stay.
func (s *Server) planAssembleUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	var choices []programme.PlanChoice
	for _, line := range r.PostForm["line"] {
		project, _ := strconv.ParseInt(line, 10, 64)
		choices = append(choices, programme.PlanChoice{
			ProjectID: project, Chosen: f.checked(programme.LineField("in", project)),
			Amount: f.money(programme.LineField("amount", project)), Reason: f.text(programme.LineField("reason", project)),
		})
	}
	if err = f.err(); err == nil {
		if err = s.store.ChooseLines(r.Context(), u, id, f.id("version"), choices); err == nil {
			return seeOther(w, r, planPath(id)+"/assemble?page="+r.PostFormValue("page"), "Đã lưu lựa chọn.")
		}
	}
	return s.planAgain(w, r, u, "Chọn đề án", f, err, func(p planActPage, status int) error {
		return s.drawAssemble(w, r, p, status)
	})
}

func (s *Server) drawAssemble(w http.ResponseWriter, r *http.Request, p planActPage, status int) error {
	page := planAssemblePage{planActPage: p}
	for _, step := range p.A.Steps() {
		if step.Candidate() {
			page.Steps = append(page.Steps, step)
		}
	}
	from, to, n, pager := onePage(r, "đề án", candidatesAPage, len(page.Steps))
	page.Steps, page.Page, page.Pager = page.Steps[from:to], n, pager
	return render(w, r, status, planAssembleView(page))
}

// submission: the chosen lines go to who decides.

func (s *Server) planSubmitNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Trình kế hoạch", url.Values{})
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planSubmitView(p))
}

func (s *Server) planSubmitCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	sub := programme.PlanSubmission{PlanID: id, Number: f.text("number"), Dated: f.day("dated"), Note: f.text("note")}
	if err = f.err(); err == nil {
		if err = s.store.SubmitPlan(r.Context(), u, f.id("version"), sub); err == nil {
			return seeOther(w, r, planPath(id), "Đã trình kế hoạch theo tờ trình "+sub.Paper()+".")
		}
	}
	return s.planAgain(w, r, u, "Trình kế hoạch", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planSubmitView(p))
	})
}

// taking back: lines leave the submission again.

func (s *Server) planTakeBackNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Đưa đề án ra khỏi kế hoạch đã trình", url.Values{})
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planTakeBackView(p))
}

func (s *Server) planTakeBackCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	var lines []store.TakeBack
	for _, line := range r.PostForm["line"] {
		project, _ := strconv.ParseInt(line, 10, 64)
		if f.checked(programme.LineField("in", project)) {
			lines = append(lines, store.TakeBack{ProjectID: project, Version: f.id(programme.LineField("version", project))})
		}
	}
	if err = s.store.TakeBackLines(r.Context(), u, id, lines, f.text("note")); err == nil {
		return seeOther(w, r, planPath(id), "Đã đưa "+strconv.Itoa(len(lines))+" đề án ra khỏi kế hoạch đã trình.")
	}
	return s.planAgain(w, r, u, "Đưa đề án ra khỏi kế hoạch đã trình", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planTakeBackView(p))
	})
}
