package web

import (
	"net/http"
	"net/url"
	"strings"

	"khuyencong/programme"
)

func (s *Server) fiscalClosingRoutes() []route {
	return []route{
		{"GET /funds/{level}/{year}/closing", reads, s.fiscalClosingShow},
		{"POST /funds/{level}/{year}/closing", writes, s.fiscalClosingPrepare},
		{"POST /funds/{level}/{year}/closing/confirmation", writes, s.fiscalClosingConfirm},
	}
}

func fiscalClosingPath(c programme.FiscalClosing, what string) string {
	return fundPath(c.Level, c.Year) + "/closing" + what + "?programme=" + number(c.Programme.ID)
}

type fiscalClosingPage struct {
	Info    pageInfo
	C       programme.FiscalClosing
	Form    recordForm // of preparing
	Confirm recordForm
	History []historyEntry
}

// MayPrepare and MayConfirm tell what the user may still do with the year.
func (p fiscalClosingPage) MayPrepare(u programme.User) bool {
	return u.May(programme.Reconcile) && p.C.Closed.Dated == 0 && p.C.PlanID != 0
}
func (p fiscalClosingPage) MayConfirm(u programme.User) bool {
	return u.May(programme.CloseYear) && p.C.Closed.Dated == 0 && p.C.Draft.Version != 0
}

// fiscalClosingShow is what keeps a fund's year open and what becomes of its
// rest.
func (s *Server) fiscalClosingShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.fiscalClosingDraw(w, r, u, http.StatusOK, fiscalClosingPage{})
}

func (s *Server) fiscalClosingDraw(w http.ResponseWriter, r *http.Request, u programme.User, status int, p fiscalClosingPage) error {
	f, of, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	if p.C, err = s.store.FiscalClosing(r.Context(), u, f); err != nil {
		return err
	}
	if p.Form.Typed == nil {
		p.Form.Typed = fiscalClosingTyped(p.C)
	} else {
		p.Form.Typed.Set("version", number(p.C.Draft.Version)) // to save again is to win knowingly
	}
	if p.Confirm.Typed == nil {
		p.Confirm.Typed = url.Values{}
	}
	events, err := s.store.History(r.Context(), u, programme.SFund, f.Number())
	if err != nil {
		return err
	}
	p.History = history(events)
	p.Info = s.treasuryInfo(w, r, of, f, "Khóa sổ năm ngân sách")
	return render(w, r, status, fiscalClosingView(p))
}

// fiscalClosingTyped is the form of what was prepared, or of what is usual.
func fiscalClosingTyped(c programme.FiscalClosing) url.Values {
	d := c.Draft
	typed := url.Values{"version": {number(d.Version)}, "carry_document": {d.CarryDocument}, "carry_dated": {d.CarryDated.String()},
		"cancel_document": {d.CancelDocument}, "cancel_dated": {d.CancelDated.String()}, "note": {d.Note}}
	for _, r := range c.Rests {
		typed.Set(programme.ClosingField("carry", r.ProjectID), r.Carry.String())
		typed.Set(programme.ClosingField("cancel", r.ProjectID), r.Cancel.String())
		typed.Set(programme.ClosingField("document", r.ProjectID), strings.TrimSuffix(r.Document+" ngày "+r.Dated.String(), " ngày "))
	}
	return typed
}

// fiscalClosingPrepare keeps what is to become of the rests.
func (s *Server) fiscalClosingPrepare(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, _, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	d := programme.ClosingDraft{CarryDocument: f.text("carry_document"), CarryDated: f.day("carry_dated"), CancelDocument: f.text("cancel_document"), CancelDated: f.day("cancel_dated"),
		Note: f.text("note"), Version: f.id("version")}
	rests := map[int64]programme.ClosingRest{}
	for name := range r.PostForm {
		if id, of := strings.CutPrefix(name, "carry_"); of && len(ids([]string{id})) == 1 {
			project := ids([]string{id})[0]
			rest := programme.ClosingRest{Carry: f.money(name), Cancel: f.money(programme.ClosingField("cancel", project))}
			rest.Document, rest.Dated = f.paperOf(programme.ClosingField("document", project))
			rests[project] = rest
		}
	}
	if err = f.err(); err == nil {
		err = s.store.PrepareClosing(r.Context(), u, of, d, rests)
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		return s.fiscalClosingDraw(w, r, u, statuses[k], fiscalClosingPage{Form: recordForm{Typed: f.typed, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, fundPath(programme.Level(of.Fund), of.Year)+"/closing?programme="+number(of.ProgrammeID), "Đã lưu bản chuẩn bị khóa sổ. Chưa có bút toán nào được ghi; lãnh đạo trung tâm xem và xác nhận.")
}

// paperOf reads a paper typed as "15/QĐ-UBND ngày 20/01/2028"; empty is none.
func (f *form) paperOf(name string) (document string, dated programme.Day) {
	typed := f.text(name)
	document, day, ok := strings.Cut(typed, " ngày ")
	if ok {
		d, err := programme.ParseDay(name, day)
		f.keep(err)
		dated = d
	}
	return strings.TrimSpace(document), dated
}

// fiscalClosingConfirm moves the rests and closes the year.
func (s *Server) fiscalClosingConfirm(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, _, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	by := programme.ClosedYear{Document: f.text("document"), Dated: f.day("dated"), Note: f.text("confirm_note")}
	if err = f.err(); err == nil {
		err = s.store.CloseFiscalYear(r.Context(), u, of, f.id("version"), by)
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		return s.fiscalClosingDraw(w, r, u, statuses[k], fiscalClosingPage{Confirm: recordForm{Typed: f.typed, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, fundPath(programme.Level(of.Fund), of.Year)+"/closing?programme="+number(of.ProgrammeID), "Đã khóa sổ năm ngân sách.")
}
