package web

import (
	"fmt"
	"net/http"
	"strings"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (p contractFormPage) action() string {
	path := contractPath(p.Record.Project.ID)
	if p.Annex {
		return path + "/annex"
	}
	return path
}

func (p contractFormPage) annexTitle() string {
	if p.Request.ID == 0 {
		return "Phụ lục chỉ sửa thông tin các bên"
	}
	return "Theo đề nghị được chấp thuận: " + p.Request.TypeLabel() + ", văn bản " + p.Request.PaperNo + " ngày " + p.Request.PaperDate.String()
}

// may says in words what the annex may change.
func (p contractFormPage) may() string {
	var words []string
	for _, part := range programme.AnnexMay(p.Request.Type) {
		words = append(words, part.Label())
	}
	return strings.Join(words, ", ")
}

// annexPage is the form of an annex for the request that is named.
func annexPage(rec store.ContractRecord, request int64) (contractFormPage, error) {
	page := contractFormPage{Record: rec, Annex: true}
	var ok bool
	if page.Request, ok = rec.Facts.Request(request); request != 0 && !ok {
		return page, programme.Refuse(programme.Conflict, "", "Đề nghị điều chỉnh này chưa được chấp thuận, hoặc đã có phụ lục. Mở lại trang hợp đồng.")
	}
	return page, nil
}

func (s *Server) contractAnnexNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	if err := rec.Contract.MayAnnex(u, rec.Project); err != nil {
		return err
	}
	page, err := annexPage(rec, readQuery(r).id("request"))
	if err != nil {
		return err
	}
	typed := typedContract(rec.Project, rec.Contract)
	typed.Set("number", fmt.Sprintf("%s-PL%d", rec.Contract.Number, rec.Contract.NextAnnex()))
	typed.Set("dated", "")
	typed.Set("effective", "")
	typed.Set("reason", page.Request.Text)
	if page.Request.Type == "beneficiary" {
		typeBeneficiary(typed.Set, rec.Project)
	}
	page.Form.Typed = typed
	return s.contractForm(w, r, of, page, 1, http.StatusOK)
}

// typeBeneficiary puts the new beneficiary into side B, whose other data have
// to be typed anew.
func typeBeneficiary(set func(name, value string), p programme.Project) {
	for _, one := range partyNames {
		set(programme.PartyField(one.Name, "B"), "")
	}
	set(programme.PartyField("name", "B"), p.Establishment.Name)
	set(programme.PartyField("holder", "B"), p.Establishment.Name)
}

func (s *Server) contractAnnexCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	page, err := annexPage(rec, f.id("matter"))
	if err != nil {
		return err
	}
	page.Form.Typed = f.typed
	if done, err := s.contractRows(w, r, of, f, page); done {
		return err
	}
	a := programme.ContractAnnex{Number: f.text("number"), Dated: f.day("dated"), Effective: f.day("effective"), Reason: f.text("reason"), Matter: f.id("matter"), Terms: termsTyped(f)}
	if f.checked("back") {
		return s.contractForm(w, r, of, page, 1, http.StatusOK)
	}
	if format := f.text("file"); format != "" && f.err() == nil {
		last := rec.Contract.Versions[len(rec.Contract.Versions)-1]
		a.Terms.Place, a.Terms.Establishment = rec.Project.Place, rec.Project.Establishment
		draft := programme.ContractVersion{No: rec.Contract.NextAnnex(), Number: a.Number, Dated: a.Dated, Reason: a.Reason, Matter: a.Matter, Terms: a.Terms.Numbered(rec.Contract.Terms)}
		return sendPaper(w, format, "du thao phu luc "+rec.Project.Code, paper.ContractAnnex(of, rec.Project, rec.Contract, last, draft))
	}
	confirmed := f.checked("confirm")
	if err = f.err(); err == nil {
		var e programme.ContractEffect
		if e, err = s.store.AnnexContract(r.Context(), u, rec.Project.ID, f.id("version"), a, confirmed); err == nil {
			if confirmed {
				return seeOther(w, r, contractPath(rec.Project.ID)+"#versions", "Đã ghi "+lowerStart(e.Title)+".")
			}
			return s.contractEffect(w, r, of, rec.Project, e, "annex", true)
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Contract(r.Context(), u, rec.Project.ID)
		return savedRecord{programme.SContract, rec.Project.ID, now.Contract.Version, a.Terms.Fields(), now.Contract.Terms.Fields()}, err
	})
	if err != nil {
		return err
	}
	page.Form = again
	return s.contractForm(w, r, of, page, 1, status)
}

// contractEffectPage says what an act does before it is done.
type contractEffectPage struct {
	Info    pageInfo
	Project programme.Project
	Effect  programme.ContractEffect
	Act     string   // the last part of the address
	Typed   []option // value and name of what was typed
	Files   bool     // a draft can be printed
}

func (s *Server) contractEffect(w http.ResponseWriter, r *http.Request, of programme.Programme, p programme.Project, e programme.ContractEffect, act string, files bool) error {
	info := s.contractInfo(w, r, of, p, e.Title+": xem lại trước khi ghi", crumb{"Hợp đồng", contractPath(p.ID)})
	return render(w, r, http.StatusOK, contractEffectView(contractEffectPage{info, p, e, act, typedOn(r.PostForm), files}))
}

// contractDeedPage is the form of what is done with a signed contract besides
// annexes.
type contractDeedPage struct {
	Info   pageInfo
	Record store.ContractRecord
	Deed   programme.ContractDeed
	Money  programme.ContractMoney
	Form   recordForm
}

func (p contractDeedPage) field(name, label, help string) fieldView {
	return p.Form.fill(fieldView{Name: name, Label: label, Help: help})
}

func (s *Server) contractDeedNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	f := recordForm{Typed: readQuery(r).typed}
	f.Typed.Set("version", number(rec.Contract.Version))
	return s.contractDeed(w, r, of, rec, f, http.StatusOK)
}

func (s *Server) contractDeed(w http.ResponseWriter, r *http.Request, of programme.Programme, rec store.ContractRecord, f recordForm, status int) error {
	page := contractDeedPage{Record: rec, Form: f, Deed: programme.ContractDeed(f.Typed.Get("deed")), Money: rec.Contract.Money(programme.BalancesOf(rec.Facts.Ledger))}
	page.Info = s.contractInfo(w, r, of, rec.Project, page.Deed.Label(), crumb{"Hợp đồng", contractPath(rec.Project.ID)})
	return render(w, r, status, contractDeedView(page))
}

func (s *Server) contractDeedCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	by := programme.ContractPaper{Deed: programme.ContractDeed(f.text("deed")), Document: f.text("document"), Dated: f.day("dated"), Reason: f.text("reason"), Amount: f.money("amount"), Due: f.day("due")}
	if f.text("year") != "" {
		by.Year = f.year("year")
	}
	if f.checked("back") {
		return s.contractDeed(w, r, of, rec, recordForm{Typed: f.typed}, http.StatusOK)
	}
	confirmed := f.checked("confirm")
	if err = f.err(); err == nil {
		var e programme.ContractEffect
		if e, err = s.store.ContractDo(r.Context(), u, rec.Project.ID, f.id("version"), by, confirmed); err == nil {
			if confirmed {
				return seeOther(w, r, contractPath(rec.Project.ID), "Đã ghi: "+lowerStart(e.Title)+".")
			}
			return s.contractEffect(w, r, of, rec.Project, e, "deed", false)
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		return savedRecord{programme.SContract, rec.Project.ID, rec.Contract.Version, []programme.FieldValue{{Field: "state", Label: "Tình trạng hợp đồng", Value: by.Deed.Label()}}, []programme.FieldValue{{Field: "state", Label: "Tình trạng hợp đồng", Value: rec.Contract.State.Label()}}}, nil
	})
	if err != nil {
		return err
	}
	return s.contractDeed(w, r, of, rec, again, status)
}
