package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
)

// limitPage lists up to which amount the department approves, or edits a row.
type limitPage struct {
	Info    pageInfo
	Limits  []programme.ApprovalLimit
	ID      int64
	Form    recordForm
	History []historyEntry
}

func (p limitPage) action() string {
	if p.ID == 0 {
		return "/limits"
	}
	return "/limits/" + number(p.ID)
}

func (s *Server) limitList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.ApprovalLimits(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, limitListView(limitPage{Info: s.info(w, r, of, navProgrammes, "Phân cấp phê duyệt", crumb{"Chương trình", "/programmes"}), Limits: all}))
}

func (s *Server) limitNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.limitForm(w, r, u, 0, recordForm{Typed: url.Values{}}, http.StatusOK)
}

func (s *Server) limitEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	l, err := s.store.ApprovalLimit(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.limitForm(w, r, u, id, recordForm{Typed: url.Values{
		"up_to": {l.UpTo.String()}, "source": {l.Source}, "clause": {l.Clause}, "from": {l.From.String()}, "to": {l.To.String()},
		"confirmed_by": {l.ConfirmedBy}, "note": {l.Note}, "version": {number(l.Version)},
	}}, http.StatusOK)
}

func (s *Server) limitForm(w http.ResponseWriter, r *http.Request, u programme.User, id int64, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	page := limitPage{ID: id, Form: f}
	title := "Thêm mức phân cấp"
	if id != 0 {
		title = "Sửa, xác nhận mức phân cấp"
		events, err := s.store.History(r.Context(), u, programme.SLimit, id)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	page.Info = s.info(w, r, of, navProgrammes, title, crumb{"Chương trình", "/programmes"}, crumb{"Phân cấp phê duyệt", "/limits"})
	return render(w, r, status, limitFormView(page))
}

func (s *Server) limitCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.limitSave(w, r, u, programme.ApprovalLimit{})
}

func (s *Server) limitUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	old, err := s.store.ApprovalLimit(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.limitSave(w, r, u, old)
}

func (s *Server) limitSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.ApprovalLimit) error {
	f := readForm(r)
	l := programme.ApprovalLimit{
		ID: old.ID, UpTo: f.money("up_to"), Source: f.text("source"), Clause: f.text("clause"), From: f.day("from"), To: f.day("to"),
		ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version"),
	}
	if l.ConfirmedBy == old.ConfirmedBy {
		l.ConfirmedOn = old.ConfirmedOn
	}
	f.also(l.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SaveApprovalLimit(r.Context(), u, l); err == nil {
			return seeOther(w, r, "/limits", "Đã lưu mức phân cấp.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.ApprovalLimit(r.Context(), u, old.ID)
		return savedRecord{programme.SLimit, now.ID, now.Version, l.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.limitForm(w, r, u, old.ID, again, status)
}
