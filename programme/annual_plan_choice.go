package programme

import (
	"errors"
	"strconv"
)

// PlanChoice (lựa chọn khi lập kế hoạch) is what the department means to do
// with one candidate: take it into the plan with an amount, or leave it out.
type PlanChoice struct {
	ProjectID int64
	Chosen    bool
	Amount    Money  // dự kiến hỗ trợ, of the plan's fund
	Reason    string // why it is left out, or why less than appraised is proposed
}

// PlanLine (dòng kế hoạch) is one project as its annual plan shows it: what was
// asked, appraised, proposed and approved stand side by side.
type PlanLine struct {
	Project
	Choice  PlanChoice
	Rank    int // thứ tự ưu tiên in its list, from 1; 0 where there is none
	Cleaner bool
	Why     string // why it stands there
	Terms   PlanTerms
}

// LineField is the name of a form field of one line: "amount_17".
func LineField(name string, project int64) string { return name + "_" + strconv.FormatInt(project, 10) }

// Asked, Recommended, Proposing and Given are the support of the plan's own
// fund that was asked, appraised, proposed and approved.
func (l PlanLine) Asked() Money       { return l.Line(l.Fund()).Requested }
func (l PlanLine) Recommended() Money { return l.Line(l.Fund()).Appraised }
func (l PlanLine) Proposing() Money   { return l.Choice.Amount }
func (l PlanLine) Given() Money       { return l.Line(l.Fund()).Approved }

// Candidate tells a line that may still be put into the plan; Waiting one that
// was submitted and waits for a decision.
func (l PlanLine) Candidate() bool { return l.Stage.Candidate(l.Level) && !l.Recorded }
func (l PlanLine) Waiting() bool   { return l.Stage == Proposed }

// Most is the most that may be proposed or approved: the appraised support, or
// what was asked where the appraisal gives no amount.
func (l PlanLine) Most() Money {
	if m := l.Recommended(); m > 0 {
		return m
	}
	return l.Asked()
}

// ChoiceReason is why a line is left out or proposed with less than appraised;
// "" where it needs no reason.
func (l PlanLine) ChoiceReason() string {
	if l.Choice.Chosen && l.Choice.Amount >= l.Recommended() {
		return ""
	}
	return l.Choice.Reason
}

// Usual is the choice that a form begins with: the whole appraised support.
func (l PlanLine) Usual() PlanChoice {
	return PlanChoice{ProjectID: l.ID, Amount: l.Most()}
}

// CheckAmount refuses support that is above the appraisal or the norm, or
// that is none. It serves proposals and approvals alike.
func (l PlanLine) CheckAmount(support Money, norms []Norm, on Day) error {
	field := LineField("amount", l.ID)
	switch {
	case support <= 0:
		return Refuse(Invalid, field, "Đề án %s: nhập mức hỗ trợ trên 0, hoặc không chọn đề án này.", l.Code)
	case support > l.Most() && l.Recommended() > 0:
		return Refuse(Invalid, field, "Đề án %s: %s cao hơn mức thẩm định %s. Nhập mức không quá %s, hoặc thẩm định lại.", l.Code, support.Dong(), l.Recommended().Dong(), l.Most().Dong())
	case support > l.Most():
		return Refuse(Invalid, field, "Đề án %s: %s cao hơn mức đề nghị %s. Nhập mức không quá %s.", l.Code, support.Dong(), l.Asked().Dong(), l.Most().Dong())
	}
	granted := l.Project
	l.Project.Granted(support).Apply(&granted)
	granted.Stage = Approved
	if err := granted.CheckCeiling(norms, on); err != nil {
		return aboutLine(err, field, l.Code)
	}
	return nil
}

// aboutLine puts a refusal beside a line's own field and names the project.
func aboutLine(err error, field, code string) error {
	var all []error
	for _, p := range Problems(err) {
		all = append(all, Refuse(p.Kind, field, "Đề án %s: %s", code, lowerFirst(p.Message)))
	}
	if all == nil {
		return err
	}
	return errors.Join(all...)
}

// CheckChoices refuses choices that could not be proposed. Unfinished work can
// be kept: what only a submission needs is asked by CheckSubmit.
func (a AnnualPlan) CheckChoices(choices []PlanChoice, norms []Norm) error {
	var errs []error
	for _, c := range choices {
		l, ok := a.Line(c.ProjectID)
		switch {
		case !ok:
			errs = append(errs, Refuse(Conflict, "", "Một đề án đã chọn không còn thuộc %s. Tải lại trang.", lowerFirst(a.Plan.Title())))
		case !l.Candidate():
			errs = append(errs, Refuse(Conflict, "", "Đề án %s nay ở tình trạng “%s” nên không chọn được. Tải lại trang.", l.Code, l.Stage.Label()))
		case c.Chosen:
			errs = append(errs, l.CheckAmount(c.Amount, norms, a.NormDay()), atMost(LineField("reason", c.ProjectID), "lý do", c.Reason, 1000))
		default:
			errs = append(errs, atMost(LineField("reason", c.ProjectID), "lý do", c.Reason, 1000))
		}
	}
	return errors.Join(errs...)
}

// Passed lists the candidates that are left out though a project behind them
// in the same list is taken, and that have no reason yet.
func (a AnnualPlan) Passed() (all []PlanLine) {
	last := map[bool]int{} // the hindmost chosen place of each list
	for _, l := range a.Lines {
		if l.Choice.Chosen && (l.Candidate() || l.Waiting()) {
			last[l.Cleaner] = max(last[l.Cleaner], l.Rank)
		}
	}
	for _, l := range a.Lines {
		if l.Candidate() && !l.Choice.Chosen && l.Rank < last[l.Cleaner] && l.Choice.Reason == "" {
			all = append(all, l)
		}
	}
	return all
}

// Chosen lists the candidates that are taken into the next submission.
func (a AnnualPlan) Chosen() []PlanLine {
	return a.only(func(l *PlanLine) bool { return l.Candidate() && l.Choice.Chosen })
}

// CheckSubmit refuses a submission that is not ready, with everything that it
// still needs.
func (a AnnualPlan) CheckSubmit(norms []Norm) error {
	var errs []error
	chosen := a.Chosen()
	if len(chosen) == 0 {
		errs = append(errs, Refuse(Invalid, "lines", "Chưa chọn đề án nào. Chọn đề án ở trang lập kế hoạch, lưu lại rồi trình."))
	}
	for _, l := range chosen {
		errs = append(errs, l.CheckAmount(l.Choice.Amount, norms, a.NormDay()))
		if l.Recommended() > l.Choice.Amount && l.Choice.Reason == "" {
			errs = append(errs, Refuse(Invalid, LineField("reason", l.ID), "Đề án %s: dự kiến hỗ trợ %s, thấp hơn mức thẩm định %s. Nêu lý do.", l.Code, l.Choice.Amount.Dong(), l.Recommended().Dong()))
		}
	}
	for _, l := range a.Passed() {
		errs = append(errs, Refuse(Invalid, LineField("reason", l.ID), "Đề án %s đứng thứ %d nhưng không được chọn, trong khi đề án xếp sau được chọn. Nêu lý do.", l.Code, l.Rank))
	}
	return errors.Join(append(errs, a.checkBudget("lines", a.Waits()+a.Choosing()))...)
}

// checkBudget refuses more support on top of what is approved than the year's
// budget has.
func (a AnnualPlan) checkBudget(field string, more Money) error {
	budget, known := a.Budget()
	switch {
	case !known && a.Plan.Level == Local:
		return Refuse(Invalid, field, "Chưa ghi kinh phí được giao của %s nên không biết còn bao nhiêu. Ghi văn bản giao kinh phí trước.", lowerFirst(a.Plan.Title()))
	case known && a.Granted()+more > budget.Amount:
		over := a.Granted() + more - budget.Amount
		return Refuse(Invalid, field, "Vượt kinh phí được giao %s: đã duyệt %s, thêm %s, kinh phí năm %d là %s (%s). Giảm mức hỗ trợ hoặc bớt đề án.",
			over.Dong(), a.Granted().Dong(), more.Dong(), a.Plan.Year, budget.Amount.Dong(), budget.Title())
	}
	return nil
}
