package web

import (
	"net/http"
	"net/url"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

// settlementOf loads the settlement that the address names, with what its paper
// says of the contract and the deadline.
func (s *Server) settlementOf(r *http.Request, u programme.User) (one programme.Settlement, c store.Closing, err error) {
	project, id, err := subRecord(r, "sid")
	if err != nil {
		return one, c, err
	}
	one, _, err = s.store.Settlement(r.Context(), u, id)
	if err == nil && one.ProjectID != project {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có quyết toán số %d.", id)
	}
	if err != nil {
		return one, c, err
	}
	c, err = s.store.Closing(r.Context(), u, project)
	return one, c, err
}

// settlementPaper draws a settlement.
func (s *Server) settlementPaper(r *http.Request, u programme.User, one programme.Settlement, c store.Closing) (paper.Doc, programme.Programme, error) {
	of, err := s.store.Programme(r.Context(), u, c.Project.ProgrammeID)
	if err != nil {
		return paper.Doc{}, of, err
	}
	return paper.Settlement(one, c.Project, c.Contract.Paper(), c.FileDue, of), of, nil
}

func (s *Server) settlementShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	one, c, err := s.settlementOf(r, u)
	if err != nil {
		return err
	}
	return s.drawSettlementShow(w, r, u, http.StatusOK, one, c, recordForm{Typed: url.Values{}})
}

func (s *Server) drawSettlementShow(w http.ResponseWriter, r *http.Request, u programme.User, status int, one programme.Settlement, c store.Closing, form recordForm) error {
	d, of, err := s.settlementPaper(r, u, one, c)
	if err != nil {
		return err
	}
	page := closingRecord{Title: one.Title(), Project: c.Project, Path: settlementPath(one), Version: one.Version, Meaning: settlementMeaning(one.State), State: one.State.Label(), Form: form}
	if page.Sheet, err = paperHTML(d); err != nil {
		return err
	}
	if one.State == programme.SettlementCancelled {
		page.Gone = one.Paper + ": " + one.Reason
	}
	if one.MayWrite(c.Project, u) == nil {
		page.Edit = projectPath(c.Project.ID) + "/settlement"
	}
	if one.State == programme.SettlementDraft && u.May(programme.ConcludeSettlement) {
		if refused := one.MayConclude(u); refused != nil {
			page.Why = programme.Problems(refused)[0].Message
		} else if data, err := s.store.SettlementForm(r.Context(), u, c.Project.ID); err == nil {
			page.Conclude, page.Lacks = "Kết luận quyết toán", programme.Problems(data.Draft.CheckConclude(data.Facts))
		}
	}
	if one.MayCancel(u, c.Contract) == nil {
		page.Cancel = "Hủy quyết toán"
	}
	return s.drawRecord(w, r, u, status, page, of, programme.SSettlement, one.ID)
}

func (s *Server) settlementFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	one, c, err := s.settlementOf(r, u)
	if err != nil {
		return err
	}
	d, _, err := s.settlementPaper(r, u, one, c)
	if err != nil {
		return err
	}
	return sendPaper(w, r.PathValue("format"), fileName2("quyet-toan", c.Project.ID, one.ID), d)
}

func (s *Server) settlementConclude(w http.ResponseWriter, r *http.Request, u programme.User) error {
	one, c, err := s.settlementOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	if _, err := s.store.ConcludeSettlement(r.Context(), u, one.ID, f.id("version")); err != nil {
		return s.settlementRefused(w, r, u, f, err)
	}
	return seeOther(w, r, closingPath(c.Project.ID), "Đã quyết toán và ghi sổ quỹ đề án.")
}

func (s *Server) settlementCancel(w http.ResponseWriter, r *http.Request, u programme.User) error {
	one, c, err := s.settlementOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	by := readCancel(f)
	if err = f.err(); err == nil {
		_, err = s.store.CancelSettlement(r.Context(), u, one.ID, f.id("version"), by)
	}
	if err != nil {
		return s.settlementRefused(w, r, u, f, err)
	}
	return seeOther(w, r, closingPath(c.Project.ID), "Đã hủy quyết toán; bút toán được ghi đảo.")
}

func (s *Server) settlementRefused(w http.ResponseWriter, r *http.Request, u programme.User, f *form, refused error) error {
	status, ok := refusedRecord(refused)
	if !ok {
		return refused
	}
	one, c, err := s.settlementOf(r, u)
	if err != nil {
		return err
	}
	return s.drawSettlementShow(w, r, u, status, one, c, recordForm{Typed: f.typed, Problems: ownFields(refused, "document", "dated", "reason")})
}
