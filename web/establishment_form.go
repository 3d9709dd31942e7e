package web

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// establishmentFormPage is the form of an establishment, new or saved.
type establishmentFormPage struct {
	Info     pageInfo
	Heading  string
	Action   string // address that the form is sent to
	Back     string // where giving up leads
	Values   url.Values
	Problems problems
	Conflict *conflictView
	Places   []option
	Doubles  []store.DuplicateItem // what it may be already; the form asks
}

// field is one field with what stands in it.
func (p establishmentFormPage) field(name, label string) fieldView {
	return fieldView{Name: name, Label: label, Value: p.Values.Get(name), Error: p.Problems.For(name)}
}

// optional is a field that may stay empty.
func (p establishmentFormPage) optional(name, label, help string) fieldView {
	f := p.field(name, label)
	f.Optional, f.Help = true, help
	return f
}

func (s *Server) establishmentNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.establishmentForm(w, r, u, http.StatusOK, establishmentFormPage{Values: url.Values{}}, programme.Establishment{})
}

func (s *Server) establishmentEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	if e.MergedInto != 0 {
		return seeOther(w, r, establishmentPath(e.ID), "")
	}
	values := url.Values{
		"version": {strconv.FormatInt(e.Version, 10)}, "name": {e.Name}, "legal_form": {string(e.LegalForm)}, "tax_code": {e.TaxCode},
		"place": {e.Place.String()}, "address": {e.Address}, "trade": {e.Trade}, "phone": {e.Phone}, "note": {e.Note},
		"old_tax_code": {e.OldTaxCode}, "owner": {e.Owner}, "owner_birth": {e.OwnerBirth.String()}, "sector": {string(e.Sector)}, "vsic": {e.VSIC}, "vsic_list": {string(e.VSICList)},
		"workers": {countTyped(e.Size.Workers)}, "revenue": {amountTyped(e.Size.Revenue)}, "capital": {amountTyped(e.Size.Capital)}, "data_year": {projectYearText(e.Size.Year)},
		"women_owned": {ticked(e.WomenOwned)}, "minority_owned": {ticked(e.MinorityOwned)},
	}
	return s.establishmentForm(w, r, u, http.StatusOK, establishmentFormPage{Values: values}, e)
}

func (s *Server) establishmentCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.establishmentSave(w, r, u, programme.Establishment{})
}

func (s *Server) establishmentUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	return s.establishmentSave(w, r, u, e)
}

// establishmentTyped reads the form into the establishment; now is the record
// as it is stored. That it is illustrative is not typed and stays.
func establishmentTyped(f *form, now programme.Establishment, units []programme.Place) programme.Establishment {
	code, err := programme.ParseTaxCode("tax_code", f.text("tax_code"))
	f.keep(err)
	e := programme.Establishment{
		ID: now.ID, Version: f.id("version"), Name: f.text("name"), LegalForm: programme.LegalForm(f.text("legal_form")), TaxCode: code,
		Address: f.text("address"), Trade: f.text("trade"), Phone: f.text("phone"), Note: f.text("note"), Illustrative: now.Illustrative,
		Owner: f.text("owner"), OwnerBirth: f.day("owner_birth"), Sector: programme.Sector(f.text("sector")), VSIC: f.text("vsic"), VSICList: programme.VSICList(f.text("vsic_list")),
		Size:       programme.SizeFigures{Workers: f.count("workers"), Revenue: f.amount("revenue"), Capital: f.amount("capital")},
		WomenOwned: f.checked("women_owned"), MinorityOwned: f.checked("minority_owned"),
	}
	if e.OldTaxCode, err = programme.ParseTaxCode("old_tax_code", f.text("old_tax_code")); err != nil {
		f.keep(err)
	}
	if f.text("data_year") != "" {
		e.Size.Year = f.year("data_year")
	}
	switch typed := f.text("place"); typed {
	case now.Place.String():
		e.Place = now.Place
	case "":
	default:
		e.Place, err = programme.FindPlace("place", typed, units, 0)
		f.keep(err)
	}
	f.keep(e.Check())
	return e
}

// establishmentSave stores what was typed, or shows the same form again with
// every refusal beside its field. now is the record as it is stored.
func (s *Server) establishmentSave(w http.ResponseWriter, r *http.Request, u programme.User, now programme.Establishment) error {
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := establishmentTyped(f, now, units)
	saved := mine
	var doubles []store.DuplicateItem
	if err = f.err(); err == nil {
		doubles, err = s.doubles(r, u, f, mine, now)
	}
	if len(doubles) > 0 {
		return s.establishmentForm(w, r, u, http.StatusUnprocessableEntity, establishmentFormPage{Values: f.typed, Doubles: doubles}, now)
	}
	if err == nil {
		saved, err = s.store.SaveEstablishment(r.Context(), u, mine)
	}
	if err == nil {
		return seeOther(w, r, establishmentPath(saved.ID), "Đã lưu cơ sở "+saved.Name+".")
	}
	page := establishmentFormPage{Values: f.typed, Problems: programme.Problems(err)}
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.establishmentForm(w, r, u, http.StatusUnprocessableEntity, page, now)
	case programme.Conflict:
		if now, err = s.store.Establishment(r.Context(), u, now.ID); err != nil {
			return err
		}
		events, err := s.store.History(r.Context(), u, programme.SEstablishment, now.ID)
		if err != nil {
			return err
		}
		page.Conflict, page.Problems = conflict(mine.Fields(), now.Fields(), events), nil
		page.Values = maps.Clone(f.typed)
		page.Values.Set("version", strconv.FormatInt(now.Version, 10))
		return s.establishmentForm(w, r, u, http.StatusConflict, page, now)
	}
	return err
}

// establishmentForm fills in what the form needs besides its values and draws it.
func (s *Server) establishmentForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p establishmentFormPage, now programme.Establishment) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.provincePlaces(r.Context(), u, of)
	if err != nil {
		return err
	}
	p.Places = placeSuggestions(units)
	p.Heading, p.Action, p.Back = "Thêm cơ sở CNNT", "/establishments", "/establishments"
	crumbs := []crumb{{"Cơ sở CNNT", "/establishments"}}
	if now.ID != 0 {
		p.Heading, p.Action, p.Back = "Sửa cơ sở", establishmentPath(now.ID), establishmentPath(now.ID)
		crumbs = append(crumbs, crumb{now.Name, p.Back})
	}
	p.Info = s.info(w, r, of, navEstablishments, p.Heading, crumbs...)
	return render(w, r, status, establishmentFormView(p))
}

// establishmentChoices gives a field its choices or suggestions.
func establishmentChoices(f fieldView, options []option) fieldView {
	f.Options = options
	return f
}

// countTyped and amountTyped are values that may be unknown as a form shows
// them; ticked is a ticked checkbox.
func countTyped(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return programme.CountText(q.Value)
}

func amountTyped(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Money().String()
}

func ticked(b bool) string {
	if b {
		return "1"
	}
	return ""
}

// ticked is a checkbox with what stands in it.
func (p establishmentFormPage) ticked(name, label string) fieldView {
	f := p.field(name, label)
	f.Checked = f.Value == "1"
	return f
}

// sectorChoices and vsicLists are the choices of the form.
func sectorChoices() []option {
	all := []option{{"", "Chưa rõ"}}
	for _, s := range programme.Sectors() {
		all = append(all, option{string(s), s.Label()})
	}
	return all
}

func vsicLists() []option {
	all := []option{{"", "Chọn bảng mã"}}
	for _, l := range programme.VSICLists {
		all = append(all, option{string(l), l.Label()})
	}
	return all
}
