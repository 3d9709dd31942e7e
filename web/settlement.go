package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) settlementRoutes() []route {
	return []route{
		{"GET /projects/{id}/settlement", reads, s.settlementEdit},
		{"POST /projects/{id}/settlement", writes, s.settlementUpdate},
		{"GET /projects/{id}/settlements/{sid}", reads, s.settlementShow},
		{"GET /projects/{id}/settlements/{sid}/{format}", reads, s.settlementFile},
		{"POST /projects/{id}/settlements/{sid}/conclusion", writes, s.settlementConclude},
		{"POST /projects/{id}/settlements/{sid}/cancellation", writes, s.settlementCancel},
	}
}

// settlementFormPage is the form of a settlement.
type settlementFormPage struct {
	Info  pageInfo
	Form  recordForm
	Data  store.SettlementForm
	Draft programme.Settlement // as typed, as far as it can be read
	Lacks problems
}

func settlementPath(s programme.Settlement) string {
	return projectPath(s.ProjectID) + "/settlements/" + number(s.ID)
}

func (s *Server) settlementEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.SettlementForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.drawSettlement(w, r, u, http.StatusOK, settlementFormPage{Data: data, Draft: data.Draft, Form: recordForm{Typed: typedSettlement(data.Draft)}})
}

func (s *Server) drawSettlement(w http.ResponseWriter, r *http.Request, u programme.User, status int, p settlementFormPage) error {
	of, err := s.store.Programme(r.Context(), u, p.Data.Project.ProgrammeID)
	if err != nil {
		return err
	}
	if p.Draft.ID != 0 && len(p.Form.Problems) == 0 {
		p.Lacks = programme.Problems(p.Draft.CheckConclude(p.Data.Facts))
	}
	p.Info = s.closingInfo(w, r, of, p.Data.Project, "Hồ sơ quyết toán")
	return render(w, r, status, settlementFormView(p))
}

func (s *Server) settlementUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.SettlementForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := readSettlement(f, data.Draft)
	page := settlementFormPage{Data: data, Draft: mine, Form: recordForm{Typed: f.typed}}
	f.also(mine.Check(data.Facts.Today))
	if err = f.err(); err == nil {
		saved, err := s.store.SaveSettlement(r.Context(), u, mine)
		if err == nil {
			return seeOther(w, r, settlementPath(saved), "Đã lưu hồ sơ quyết toán. Người khác kết luận.")
		}
		return s.settlementAgain(w, r, u, page, err)
	}
	return s.settlementAgain(w, r, u, page, err)
}

func (s *Server) settlementAgain(w http.ResponseWriter, r *http.Request, u programme.User, p settlementFormPage, refused error) error {
	status, ok := refusedRecord(refused)
	if !ok {
		return refused
	}
	p.Form.Problems = programme.Problems(refused)
	if programme.KindOf(refused) == programme.Conflict && p.Draft.ID != 0 && p.Data.Draft.ID == p.Draft.ID {
		events, err := s.store.History(r.Context(), u, programme.SSettlement, p.Draft.ID)
		if err != nil {
			return err
		}
		p.Form.Conflict, p.Form.Problems = conflict(p.Draft.Fields(), p.Data.Draft.Fields(), events), nil
		p.Form.Typed.Set("version", number(p.Data.Draft.Version))
	}
	return s.drawSettlement(w, r, u, status, p)
}

// readSettlement takes over what was typed; what the program knows itself stays
// as in the draft.
func readSettlement(f *form, draft programme.Settlement) programme.Settlement {
	s := draft
	s.ID, s.Version, s.Number, s.Dated, s.Filed = f.id("id"), f.id("version"), f.text("number"), f.day("dated"), f.day("filed")
	b := &s.Body
	b.Lines = append([]programme.SettledLine{}, draft.Body.Lines...)
	for i, l := range b.Lines {
		no := number(l.CostID)
		if name := "settled_" + no; f.typed.Has(name) {
			b.Lines[i].Settled = f.money(name)
		}
		b.Lines[i].Reason = f.text("reason_" + no)
	}
	b.Gaps = append([]programme.SupportGap{}, draft.Body.Gaps...)
	for i, g := range b.Gaps {
		b.Gaps[i].Reason = sameLines(f.text("gap_" + g.Key))
	}
	b.Deduct, b.DeductWhy, b.Note = f.money("deduct"), f.text("deduct_why"), sameLines(f.text("note"))
	return s
}

func typedSettlement(s programme.Settlement) url.Values {
	b := s.Body
	v := url.Values{"id": {number(s.ID)}, "version": {number(s.Version)}, "number": {s.Number}, "dated": {s.Dated.String()}, "filed": {s.Filed.String()}, "deduct_why": {b.DeductWhy}, "note": {b.Note}}
	if b.Deduct != 0 {
		v.Set("deduct", b.Deduct.String())
	}
	for _, l := range b.Lines {
		v.Set("settled_"+number(l.CostID), l.Settled.String())
		v.Set("reason_"+number(l.CostID), l.Reason)
	}
	for _, g := range b.Gaps {
		v.Set("gap_"+g.Key, g.Reason)
	}
	return v
}
