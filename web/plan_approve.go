package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
)

// confirmPage shows what an act would do, in money, before it is done. It
// carries everything that was typed on to the act itself.
type confirmPage struct {
	planActPage
	Effect programme.Effect
	Act    string // the end of the address: "approve"
	Button string
	Typed  []option // every value that was typed, in order
}

// typedOn are the values of a form to be carried on by another.
func typedOn(typed url.Values) (all []option) {
	for name, values := range typed {
		for _, v := range values {
			if name != "confirm" && name != "back" {
				all = append(all, option{name, v})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b option) int {
		if a.Value != b.Value {
			if a.Value < b.Value {
				return -1
			}
			return 1
		}
		return 0
	})
	return all
}

// confirm draws the page that asks before an act on a plan.
func (s *Server) confirm(w http.ResponseWriter, r *http.Request, u programme.User, title string, e programme.Effect, act, button string) error {
	p, err := s.planPage(w, r, u, title, r.PostForm)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, confirmView(confirmPage{p, e, act, button, typedOn(r.PostForm)}))
}

// decisionHead reads the head of a decision.
func decisionHead(f *form, plan int64) programme.PlanDecision {
	return programme.PlanDecision{
		PlanID: plan, Number: f.text("number"), Dated: f.day("dated"), Effective: f.day("effective"), Signer: f.text("signer"), SignerTitle: f.text("signer_title"),
		Basis: f.text("basis"), Reason: f.text("reason"), Cancels: f.id("decision"),
	}
}

const approveTitle = "Ghi quyết định phê duyệt"

// planApproveNew is the form of a decision on what was submitted: every line
// approved as proposed, until somebody says otherwise.
func (s *Server) planApproveNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, approveTitle, url.Values{"signer": {""}})
	if err != nil {
		return err
	}
	if sub, ok := p.A.LastSubmission(); ok {
		p.Form.Typed.Set("basis", "Tờ trình "+sub.Paper())
	}
	if n := len(p.A.Decisions); n > 0 {
		p.Form.Typed.Set("signer", p.A.Decisions[n-1].Signer)
		p.Form.Typed.Set("signer_title", p.A.Decisions[n-1].SignerTitle)
	}
	usualVerdicts(p)
	return render(w, r, http.StatusOK, planApproveView(p))
}

// usualVerdicts fills in the lines that the form has not been asked about.
func usualVerdicts(p planActPage) {
	for _, l := range p.A.Waiting() {
		if do := programme.LineField("do", l.ID); !p.Form.Typed.Has(do) {
			p.Form.Typed.Set(do, string(programme.Grant))
			p.Form.Typed.Set(programme.LineField("amount", l.ID), l.Proposing().String())
		}
	}
}

func (s *Server) planApproveCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	d := decisionHead(f, id)
	var verdicts []programme.LineVerdict
	for _, line := range r.PostForm["line"] {
		project, _ := strconv.ParseInt(line, 10, 64)
		v := programme.LineVerdict{ProjectID: project, Version: f.id(programme.LineField("version", project)), Do: programme.VerdictDo(f.text(programme.LineField("do", project))), Reason: f.text(programme.LineField("reason", project))}
		if v.Do == programme.Grant {
			v.Support = f.money(programme.LineField("amount", project))
		}
		verdicts = append(verdicts, v)
	}
	confirmed := f.checked("confirm")
	if err = f.err(); err == nil && !f.checked("back") {
		var e programme.Effect
		if e, err = s.store.ApprovePlan(r.Context(), u, d, verdicts, confirmed); err == nil && confirmed {
			return seeOther(w, r, planPath(id), "Đã ghi quyết định "+d.Paper()+".")
		}
		if err == nil {
			return s.confirm(w, r, u, approveTitle, e, "approve", "Xác nhận, ghi quyết định")
		}
	}
	return s.planBack(w, r, u, approveTitle, f, err, func(p planActPage, status int) error {
		usualVerdicts(p)
		return render(w, r, status, planApproveView(p))
	})
}

// planBack draws a form again: refused, or because who was asked to confirm
// went back to it.
func (s *Server) planBack(w http.ResponseWriter, r *http.Request, u programme.User, title string, f *form, refused error, draw func(planActPage, int) error) error {
	if refused != nil {
		return s.planAgain(w, r, u, title, f, refused, draw)
	}
	p, err := s.planPage(w, r, u, title, f.typed)
	if err != nil {
		return err
	}
	return draw(p, http.StatusOK)
}

func verdictOptions() (all []option) {
	for _, v := range []programme.VerdictDo{programme.Grant, programme.GiveBack, programme.LeaveOpen} {
		all = append(all, option{string(v), v.Label()})
	}
	return all
}

// cancelling: a decision that cancels another.

const cancelTitle = "Hủy quyết định"

func (s *Server) planCancelNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.planPage(w, r, u, cancelTitle, url.Values{"decision": {r.FormValue("decision")}})
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planCancelView(p))
}

func (s *Server) planCancelCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	d := decisionHead(f, id)
	if d.Cancels == 0 {
		f.keep(programme.Refuse(programme.Invalid, "decision", "Chọn quyết định cần hủy."))
	}
	confirmed := f.checked("confirm")
	if err = f.err(); err == nil && !f.checked("back") {
		var e programme.Effect
		if e, err = s.store.CancelDecision(r.Context(), u, d, confirmed); err == nil && confirmed {
			return seeOther(w, r, planPath(id), "Đã ghi quyết định hủy "+d.Paper()+".")
		}
		if err == nil {
			return s.confirm(w, r, u, cancelTitle, e, "cancel", "Xác nhận, hủy quyết định")
		}
	}
	return s.planBack(w, r, u, cancelTitle, f, err, func(p planActPage, status int) error {
		return render(w, r, status, planCancelView(p))
	})
}

// cancelOptions are the decisions that can be cancelled, the last first.
func (p planActPage) cancelOptions() []option {
	all := []option{{"", "Chọn quyết định"}}
	for i := len(p.A.Decisions) - 1; i >= 0; i-- {
		if d := p.A.Decisions[i]; d.CancelledBy == 0 && d.Kind != programme.DecisionCancel {
			all = append(all, option{number(d.ID), d.Title()})
		}
	}
	return all
}
