package web

import (
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

// planActPage is a form about one annual plan: all of them draw the plan's
// name, what is wrong and what was typed in the same way.
type planActPage struct {
	Info pageInfo
	A    programme.AnnualPlan
	Form recordForm
}

func (p planActPage) path(act string) string { return planPath(p.A.Plan.ID) + "/" + act }

// version is that of the plan which the page shows: of two people who act on it
// one is told.
func (p planActPage) version() string { return number(p.A.Plan.Version) }

// planPage loads the plan for a form about it.
func (s *Server) planPage(w http.ResponseWriter, r *http.Request, u programme.User, title string, typed url.Values) (p planActPage, err error) {
	if p.A, err = s.pathAnnualPlan(r, u); err != nil {
		return p, err
	}
	p.Info, p.Form = s.planInfo(w, r, p.A, title), recordForm{Typed: typed}
	return p, nil
}

// planRefused is the status of an act that was refused and is drawn again with
// everything that was typed; any other error is handed back. The page shows
// the plan as it is now, with the version that a second try needs.
func planRefused(err error) (problems, int, error) {
	status, known := statuses[programme.KindOf(err)]
	if !known || status == http.StatusNotFound {
		return nil, 0, err
	}
	return programme.Problems(err), status, nil
}

// budgets: what a paper assigns to the year.

func (s *Server) planBudgetEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Kinh phí được giao", url.Values{})
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planBudgetView(p))
}

func (s *Server) planBudgetCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	b := programme.PlanBudget{PlanID: id, Document: f.text("document"), Dated: f.day("dated"), Note: f.text("note")}
	amount := f.amount("amount")
	if b.Amount = amount.Money(); !amount.Known && len(programme.Problems(f.err())) == 0 {
		f.keep(programme.Refuse(programme.Invalid, "amount", "Chưa nhập kinh phí được giao."))
	}
	if err = f.err(); err == nil {
		if err = s.store.AssignBudget(r.Context(), u, f.id("version"), b); err == nil {
			return seeOther(w, r, planPath(id), "Đã ghi kinh phí được giao: "+b.Amount.Dong()+".")
		}
	}
	return s.planAgain(w, r, u, "Kinh phí được giao", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planBudgetView(p))
	})
}

// planAgain draws the form of a refused act again.
func (s *Server) planAgain(w http.ResponseWriter, r *http.Request, u programme.User, title string, f *form, refused error, draw func(planActPage, int) error) error {
	wrong, status, err := planRefused(refused)
	if err != nil {
		return err
	}
	p, err := s.planPage(w, r, u, title, f.typed)
	if err != nil {
		return err
	}
	p.Form.Problems = wrong
	return draw(p, status)
}

// calls: when projects are handed in.

func (s *Server) planCallEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Đợt đăng ký", url.Values{})
	if err != nil {
		return err
	}
	if c := p.A.Call(); c.ID != 0 {
		p.Form.Typed = url.Values{"from": {c.From.String()}, "to": {c.To.String()}, "source": {c.Source}}
	} else if last, of, ok, err := s.store.CallBefore(r.Context(), u, p.A.Plan); err != nil {
		return err
	} else if ok {
		c = last.Copied(of, p.A.Plan)
		p.Form.Typed = url.Values{"from": {c.From.String()}, "to": {c.To.String()}, "source": {c.Source}, "copied": {of.Title()}}
	}
	return render(w, r, http.StatusOK, planCallView(p))
}

func (s *Server) planCallCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	c := programme.Call{PlanID: id, From: f.day("from"), To: f.day("to"), Source: f.text("source"), Reason: f.text("reason")}
	if err = f.err(); err == nil {
		if err = s.store.SetCall(r.Context(), u, f.id("version"), c); err == nil {
			return seeOther(w, r, planPath(id), "Đã ghi đợt đăng ký từ "+c.From.String()+" đến hết "+c.To.String()+".")
		}
	}
	return s.planAgain(w, r, u, "Đợt đăng ký", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planCallView(p))
	})
}

// opinions of the finance department.

func (s *Server) planOpinionNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Ý kiến về phân bổ kinh phí", url.Values{"view": {string(programme.ViewAgree)}})
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planOpinionView(p))
}

func (s *Server) planOpinionCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	o := programme.PlanOpinion{PlanID: id, View: programme.View(f.text("view")), Text: f.text("text"), Document: f.text("document"), Dated: f.day("dated")}
	if err = f.err(); err == nil {
		if err = s.store.GiveOpinion(r.Context(), u, o); err == nil {
			return seeOther(w, r, planPath(id), "Đã ghi ý kiến: "+o.View.Label()+".")
		}
	}
	return s.planAgain(w, r, u, "Ý kiến về phân bổ kinh phí", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planOpinionView(p))
	})
}

func viewOptions() (all []option) {
	for _, v := range programme.Views {
		all = append(all, option{string(v), v.Label()})
	}
	return all
}

// gaps: why a content has nobody to support.

func (s *Server) planGapEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, "Nội dung chưa có đề án", url.Values{"content": {r.FormValue("content")}})
	if err != nil {
		return err
	}
	for _, g := range p.A.GapRows() {
		if g.Content.Code != r.FormValue("content") {
			continue
		}
		reasons := g.Known.Reasons
		if len(reasons) == 0 {
			reasons = g.Suggested()
		}
		for _, one := range reasons {
			p.Form.Typed.Set("reason_"+string(one), "1")
		}
		p.Form.Typed.Set("text", g.Known.Text)
	}
	return render(w, r, http.StatusOK, planGapForm(p))
}

func (s *Server) planGapUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	g := programme.PlanGap{PlanID: id, Content: f.text("content"), Text: f.text("text")}
	for _, one := range programme.GapReasons() {
		if f.checked("reason_" + string(one)) {
			g.Reasons = append(g.Reasons, one)
		}
	}
	if err = s.store.ExplainGap(r.Context(), u, g); err == nil {
		return seeOther(w, r, planPath(id), "Đã ghi lý do của nội dung “"+contentName(g.Content)+"”.")
	}
	return s.planAgain(w, r, u, "Nội dung chưa có đề án", f, err, func(p planActPage, status int) error {
		return render(w, r, status, planGapForm(p))
	})
}

// gapRow is the content that the form is about.
func (p planActPage) gapRow() (programme.GapRow, bool) {
	all := p.A.GapRows()
	i := slices.IndexFunc(all, func(g programme.GapRow) bool { return g.Content.Code == p.Form.Typed.Get("content") })
	if i < 0 {
		return programme.GapRow{}, false
	}
	return all[i], true
}

// gapOptions are the contents that can be explained.
func (p planActPage) gapOptions() []option {
	all := []option{{"", "Chọn nội dung"}}
	for _, g := range p.A.GapRows() {
		all = append(all, option{g.Content.Code, g.Content.Name})
	}
	return all
}
