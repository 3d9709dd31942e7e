package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

type programmeFormPage struct {
	Info      pageInfo
	ID        int64 // 0 for a new programme
	Code      string
	Form      recordForm
	Provinces []option // codes of the units that have no unit above them
}

// programmeNew is the empty form.
func (s *Server) programmeNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.programmeForm(w, r, u, programme.Programme{}, recordForm{Typed: url.Values{}}, http.StatusOK)
}

// programmeCreate saves a new programme, which becomes the current one.
func (s *Server) programmeCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.programmeSave(w, r, u, programme.Programme{})
}

// programmeEdit is the form of a saved programme.
func (s *Server) programmeEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p, err := s.store.Programme(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.programmeForm(w, r, u, p, recordForm{Typed: typedProgramme(p)}, http.StatusOK)
}

// programmeUpdate saves a new version of a programme.
func (s *Server) programmeUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	old, err := s.store.Programme(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.programmeSave(w, r, u, old)
}

// programmeSave saves what was typed over old, or draws the form again.
func (s *Server) programmeSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.Programme) error {
	f := readForm(r)
	p := programmeFrom(f)
	p.ID = old.ID
	f.also(p.Check())
	err := f.err()
	if err == nil {
		var saved programme.Programme
		if saved, err = s.store.SaveProgramme(r.Context(), u, p); err == nil {
			remember(w, programmeCookie, number(saved.ID))
			return seeOther(w, r, programmePath(saved.ID), "Đã lưu chương trình "+saved.Code+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Programme(r.Context(), u, p.ID)
		return savedRecord{programme.SProgramme, now.ID, now.Version, p.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.programmeForm(w, r, u, old, again, status)
}

func (s *Server) programmeForm(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, f recordForm, status int) error {
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	page := programmeFormPage{ID: p.ID, Code: p.Code, Form: f}
	for _, unit := range units {
		if unit.ParentCode == "" {
			page.Provinces = append(page.Provinces, option{unit.Code, unit.Name})
		}
	}
	title, crumbs := "Thêm chương trình", []crumb{{"Chương trình", "/programmes"}}
	if p.ID != 0 {
		title, crumbs = "Sửa chương trình "+p.Code, programmeCrumbs(p)
	}
	page.Info = s.info(w, r, p, navProgrammes, title, crumbs...)
	return render(w, r, status, programmeFormView(page))
}

// programmeFrom reads the form.
func programmeFrom(f *form) programme.Programme {
	from, to := f.years()
	return programme.Programme{
		Code: f.text("code"), Name: f.text("name"), Province: f.text("province"), ProvinceCode: f.text("province_code"),
		From: from, To: to,
		Approver: f.text("approver"), DecisionNo: f.text("decision_no"), DecisionDate: f.day("decision_date"),
		ParentOffice: f.text("parent_office"), Office: f.text("office"), Seat: f.text("seat"),
		Illustrative: f.checked("illustrative"), Version: f.id("version"),
	}
}

// typedProgramme is a saved programme as its form shows it.
func typedProgramme(p programme.Programme) url.Values {
	v := url.Values{
		"code": {p.Code}, "name": {p.Name}, "province": {p.Province}, "province_code": {p.ProvinceCode},
		"from": {strconv.Itoa(p.From)}, "to": {strconv.Itoa(p.To)},
		"approver": {p.Approver}, "decision_no": {p.DecisionNo}, "decision_date": {p.DecisionDate.String()},
		"parent_office": {p.ParentOffice}, "office": {p.Office}, "seat": {p.Seat}, "version": {number(p.Version)},
	}
	if p.Illustrative {
		v.Set("illustrative", "1")
	}
	return v
}

func (p programmeFormPage) action() string {
	if p.ID == 0 {
		return "/programmes"
	}
	return programmePath(p.ID)
}

// back is where a person who does not save goes.
func (p programmeFormPage) back() string { return p.action() }
