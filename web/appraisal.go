package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) appraisalRoutes() []route {
	return []route{
		{"GET /projects/{id}/appraisal", reads, s.appraisalEdit},
		{"POST /projects/{id}/appraisal", writes, s.appraisalUpdate},
		{"GET /projects/{id}/appraisals/{aid}", reads, s.appraisalShow},
		{"GET /projects/{id}/appraisals/{aid}/{paper}/{format}", reads, s.appraisalFile},
		{"POST /projects/{id}/appraisals/{aid}/decision", writes, s.appraisalDecide},
		{"POST /projects/{id}/appraisals/{aid}/return", writes, s.appraisalSendBack},
	}
}

// appraisalFormPage is the form of a report, with what an appraiser should know
// beside it.
type appraisalFormPage struct {
	Info     pageInfo
	Form     recordForm
	Data     store.AppraisalForm
	Draft    programme.Appraisal // as typed, as far as it can be read
	Members  []int               // rows of the council
	Priority priorityPanel
	Watches  []programme.Watch
	History  []historyEntry
}

func appraisalPath(project int64) string { return projectPath(project) + "/appraisal" }
func appraisalShowPath(a programme.Appraisal) string {
	return projectPath(a.ProjectID) + "/appraisals/" + number(a.ID)
}

// appraisalEdit is the form of this round's report. While a report waits for
// the leader it leads there: nothing is written meanwhile.
func (s *Server) appraisalEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.AppraisalForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	for _, a := range data.Earlier {
		if a.Current(data.Project) && a.State == programme.AppraisalConcluded {
			return seeOther(w, r, appraisalShowPath(a), "Phiếu của vòng này đã trình lãnh đạo, đang chờ kết luận.")
		}
	}
	return s.drawAppraisal(w, r, u, http.StatusOK, appraisalFormPage{Data: data, Draft: data.Draft, Form: recordForm{Typed: typedAppraisal(data.Draft)}})
}

// drawAppraisal fills in what the form shows besides the report itself.
func (s *Server) drawAppraisal(w http.ResponseWriter, r *http.Request, u programme.User, status int, p appraisalFormPage) error {
	project := p.Data.Project
	of, err := s.store.Programme(r.Context(), u, project.ProgrammeID)
	if err != nil {
		return err
	}
	if p.Form.Typed.Get("office") == "" && p.Draft.ID == 0 && project.Stage == programme.BaseAppraisal {
		p.Form.Typed.Set("office", of.ParentOffice)
	}
	sheet, err := s.store.PrioritySheet(r.Context(), u, project.ID)
	if err != nil {
		return err
	}
	p.Priority = priorityPanel{project, sheet}
	if p.Watches, err = s.store.Watches(r.Context(), u, project.Establishment.ID); err != nil {
		return err
	}
	p.Watches = programme.StandingWatches(p.Watches)
	if p.Draft.ID != 0 {
		events, err := s.store.History(r.Context(), u, programme.SAppraisal, p.Draft.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	p.Members = memberRows(p.Form.Typed)
	p.Info = s.info(w, r, of, navProjects, p.Draft.Title(), crumb{"Đề án", "/projects"}, crumb{project.Code, projectPath(project.ID)})
	return render(w, r, status, appraisalFormView(p))
}

// appraisalUpdate saves the draft, adds rows for more members, or puts the
// report before the leader, by the button.
func (s *Server) appraisalUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.AppraisalForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := readAppraisal(f, data.Draft)
	page := appraisalFormPage{Data: data, Draft: mine, Form: recordForm{Typed: f.typed}}
	act := f.text("act")
	if act == "more" {
		f.typed.Set("members", strconv.Itoa(min(len(memberRows(f.typed))+3, mostMembers)))
		return s.drawAppraisal(w, r, u, http.StatusOK, page)
	}
	f.also(mine.Check())
	err = f.err()
	saved := mine
	if err == nil {
		saved, err = s.store.SaveAppraisal(r.Context(), u, mine)
	}
	if err == nil && act != "conclude" {
		return seeOther(w, r, appraisalPath(id), "Đã lưu bản nháp phiếu thẩm định.")
	}
	if err == nil { // the draft is saved; is it whole?
		page.Draft = saved
		f.typed.Set("id", number(saved.ID))
		f.typed.Set("version", number(saved.Version))
		if saved, err = s.store.ConcludeAppraisal(r.Context(), u, saved.ID, saved.Version); err == nil {
			return seeOther(w, r, appraisalShowPath(saved), "Đã trình lãnh đạo. Phiếu không sửa được nữa; lãnh đạo kết luận hoặc trả lại.")
		}
	}
	return s.appraisalAgain(w, r, u, page, err)
}

// appraisalAgain draws the form again with what was typed and what is wrong.
func (s *Server) appraisalAgain(w http.ResponseWriter, r *http.Request, u programme.User, p appraisalFormPage, refused error) error {
	kind := programme.KindOf(refused)
	p.Form.Problems = programme.Problems(refused)
	switch {
	case kind == programme.Conflict && p.Draft.ID != 0 && p.Data.Draft.ID == p.Draft.ID:
		events, err := s.store.History(r.Context(), u, programme.SAppraisal, p.Draft.ID)
		if err != nil {
			return err
		}
		p.Form.Conflict, p.Form.Problems = conflict(p.Draft.Fields(), p.Data.Draft.Fields(), events), nil
		p.Form.Typed.Set("version", number(p.Data.Draft.Version))
	case kind == programme.Internal || kind == programme.NotFound:
		return refused
	}
	return s.drawAppraisal(w, r, u, statuses[kind], p)
}

// causesOf are the ticked causes of a form.
func causesOf(typed url.Values) (all []programme.FailCause) {
	for _, c := range programme.FailCauses {
		if typed.Get("cause_"+string(c)) == "1" {
			all = append(all, c)
		}
	}
	return all
}
