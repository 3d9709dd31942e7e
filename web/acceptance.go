package web

import (
	"net/http"
	"net/url"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) acceptanceRoutes() []route {
	return []route{
		{"GET /projects/{id}/acceptance", reads, s.acceptanceEdit},
		{"POST /projects/{id}/acceptance", writes, s.acceptanceUpdate},
		{"GET /projects/{id}/acceptances/{aid}", reads, s.acceptanceShow},
		{"GET /projects/{id}/acceptances/{aid}/{format}", reads, s.acceptanceFile},
		{"POST /projects/{id}/acceptances/{aid}/conclusion", writes, s.acceptanceConclude},
		{"POST /projects/{id}/acceptances/{aid}/cancellation", writes, s.acceptanceCancel},
	}
}

// acceptanceFormPage is the form of an acceptance record.
type acceptanceFormPage struct {
	Info     pageInfo
	Form     recordForm
	Data     store.AcceptanceForm
	Draft    programme.Acceptance // as typed, as far as it can be read
	Members  []int
	Machines []int
	Lacks    problems // what is missing before it can be concluded
}

func acceptancePath(a programme.Acceptance) string {
	return projectPath(a.ProjectID) + "/acceptances/" + number(a.ID)
}

func acceptanceEditPath(project int64) string { return projectPath(project) + "/acceptance" }

func (s *Server) acceptanceEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.AcceptanceForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.drawAcceptance(w, r, u, http.StatusOK, acceptanceFormPage{Data: data, Draft: data.Draft, Form: recordForm{Typed: typedAcceptance(data.Draft)}})
}

func (s *Server) drawAcceptance(w http.ResponseWriter, r *http.Request, u programme.User, status int, p acceptanceFormPage) error {
	of, err := s.store.Programme(r.Context(), u, p.Data.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p.Members, p.Machines = rowsOf(p.Form.Typed, "members", 4, programme.MostAcceptanceMembers), rowsOf(p.Form.Typed, "machines", 1, programme.MostAcceptedMachines)
	if p.Draft.ID != 0 && len(p.Form.Problems) == 0 {
		p.Lacks = programme.Problems(p.Draft.CheckConclude(p.Data.Facts, programme.DayOf(s.store.Now())))
	}
	p.Info = s.closingInfo(w, r, of, p.Data.Project, "Biên bản nghiệm thu")
	return render(w, r, status, acceptanceFormView(p))
}

// acceptanceUpdate saves the draft, or adds rows.
func (s *Server) acceptanceUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.AcceptanceForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := readAcceptance(f, data.Draft)
	page := acceptanceFormPage{Data: data, Draft: mine, Form: recordForm{Typed: f.typed}}
	if f.text("act") == "more" {
		moreRows(f.typed, "members", 2, programme.MostAcceptanceMembers)
		moreRows(f.typed, "machines", 2, programme.MostAcceptedMachines)
		return s.drawAcceptance(w, r, u, http.StatusOK, page)
	}
	f.also(mine.Check(programme.DayOf(s.store.Now())))
	err = f.err()
	if err == nil {
		saved, err := s.store.SaveAcceptance(r.Context(), u, mine)
		if err == nil {
			return seeOther(w, r, acceptancePath(saved), "Đã lưu biên bản nghiệm thu. Khi các bên đã ký, lãnh đạo kết luận.")
		}
		return s.acceptanceAgain(w, r, u, page, err)
	}
	return s.acceptanceAgain(w, r, u, page, err)
}

// acceptanceAgain draws the form again with what was typed and what is wrong.
func (s *Server) acceptanceAgain(w http.ResponseWriter, r *http.Request, u programme.User, p acceptanceFormPage, refused error) error {
	status, ok := refusedRecord(refused)
	if !ok {
		return refused
	}
	p.Form.Problems = programme.Problems(refused)
	if programme.KindOf(refused) == programme.Conflict && p.Draft.ID != 0 && p.Data.Draft.ID == p.Draft.ID {
		events, err := s.store.History(r.Context(), u, programme.SAcceptance, p.Draft.ID)
		if err != nil {
			return err
		}
		p.Form.Conflict, p.Form.Problems = conflict(p.Draft.Fields(), p.Data.Draft.Fields(), events), nil
		p.Form.Typed.Set("version", number(p.Data.Draft.Version))
	}
	return s.drawAcceptance(w, r, u, status, p)
}

// acceptanceOf loads the record that the address names; one of another project
// is not there.
func (s *Server) acceptanceOf(r *http.Request, u programme.User) (a programme.Acceptance, p programme.Project, err error) {
	project, id, err := subRecord(r, "aid")
	if err != nil {
		return a, p, err
	}
	a, p, err = s.store.Acceptance(r.Context(), u, id)
	if err == nil && a.ProjectID != project {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có biên bản nghiệm thu số %d.", id)
	}
	return a, p, err
}

func (s *Server) acceptanceShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.acceptanceOf(r, u)
	if err != nil {
		return err
	}
	return s.drawAcceptanceShow(w, r, u, http.StatusOK, a, p, recordForm{Typed: url.Values{}})
}

func (s *Server) drawAcceptanceShow(w http.ResponseWriter, r *http.Request, u programme.User, status int, a programme.Acceptance, p programme.Project, form recordForm) error {
	of, err := s.store.Programme(r.Context(), u, p.ProgrammeID)
	if err != nil {
		return err
	}
	page := closingRecord{Title: a.Title(), Project: p, Path: acceptancePath(a), Version: a.Version, Meaning: acceptanceMeaning(a.State), State: a.State.Label(), Form: form}
	if page.Sheet, err = paperHTML(paper.Acceptance(a, p, of)); err != nil {
		return err
	}
	if a.State == programme.AcceptanceCancelled {
		page.Gone = a.Paper + ": " + a.Reason
	}
	if a.MayWrite(p, u) == nil {
		page.Edit = acceptanceEditPath(p.ID)
	}
	if a.State == programme.AcceptanceDraft && u.May(programme.ConcludeSettlement) {
		if refused := a.MayConclude(u); refused != nil {
			page.Why = programme.Problems(refused)[0].Message
		} else if data, err := s.store.AcceptanceForm(r.Context(), u, p.ID); err == nil {
			page.Conclude, page.Lacks = "Kết luận nghiệm thu", programme.Problems(a.CheckConclude(data.Facts, programme.DayOf(s.store.Now())))
		}
	}
	if a.MayCancel(u, p.Stage == programme.Completed) == nil {
		page.Cancel = "Hủy nghiệm thu"
	}
	return s.drawRecord(w, r, u, status, page, of, programme.SAcceptance, a.ID)
}

func (s *Server) acceptanceFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.acceptanceOf(r, u)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, p.ProgrammeID)
	if err != nil {
		return err
	}
	return sendPaper(w, r.PathValue("format"), fileName2("nghiem-thu", p.ID, a.ID), paper.Acceptance(a, p, of))
}

func (s *Server) acceptanceConclude(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.acceptanceOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	if _, err := s.store.ConcludeAcceptance(r.Context(), u, a.ID, f.id("version")); err != nil {
		return s.acceptanceRefused(w, r, u, a.ID, f, err)
	}
	return seeOther(w, r, closingPath(p.ID), "Đã kết luận nghiệm thu và ghi sổ quỹ đề án.")
}

func (s *Server) acceptanceCancel(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.acceptanceOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	by := readCancel(f)
	if err = f.err(); err == nil {
		_, err = s.store.CancelAcceptance(r.Context(), u, a.ID, f.id("version"), by)
	}
	if err != nil {
		return s.acceptanceRefused(w, r, u, a.ID, f, err)
	}
	return seeOther(w, r, closingPath(p.ID), "Đã hủy nghiệm thu; bút toán được ghi đảo.")
}

// acceptanceRefused shows the record again with what was typed and why nothing
// was done.
func (s *Server) acceptanceRefused(w http.ResponseWriter, r *http.Request, u programme.User, id int64, f *form, refused error) error {
	status, ok := refusedRecord(refused)
	if !ok {
		return refused
	}
	a, p, err := s.store.Acceptance(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.drawAcceptanceShow(w, r, u, status, a, p, recordForm{Typed: f.typed, Problems: ownFields(refused, "document", "dated", "reason")})
}
