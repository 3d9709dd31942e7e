package programme

import "errors"

// LineVerdict (kết quả từng dòng) is what an approving decision says of one
// submitted project.
type LineVerdict struct {
	ProjectID int64
	Version   int64 // of the project, as who decides saw it
	Do        VerdictDo
	Support   Money  // for Grant
	Reason    string // for GiveBack, and where less than proposed is granted
}

// VerdictDo is one of three.
type VerdictDo string

const (
	Grant     VerdictDo = "grant" // duyệt
	GiveBack  VerdictDo = "back"  // đưa ra khỏi kế hoạch
	LeaveOpen VerdictDo = "leave" // chưa quyết định
)

// Label is the verdict in Vietnamese.
func (v VerdictDo) Label() string {
	switch v {
	case Grant:
		return "Duyệt"
	case GiveBack:
		return "Đưa ra"
	case LeaveOpen:
		return "Chưa quyết định"
	}
	return string(v)
}

// CheckVerdicts refuses an approving decision that the law, the submission or
// the budget does not allow. What each project itself refuses, its step in the
// workflow says.
func (a AnnualPlan) CheckVerdicts(u User, d PlanDecision, verdicts []LineVerdict, norms []Norm, limit ApprovalLimit) error {
	var errs []error
	var granted Money
	some := false
	for _, v := range verdicts {
		if v.Do == LeaveOpen {
			continue
		}
		some = true
		l, ok := a.Line(v.ProjectID)
		if !ok || !l.Waiting() {
			where := "không còn trong kế hoạch này"
			if ok {
				where = "nay ở tình trạng “" + l.Stage.Label() + "”"
			}
			errs = append(errs, Refuse(Conflict, "", "Đề án %s %s: người khác đã quyết định trước. Tải lại trang để xem kế hoạch hiện nay.", codeOr(l, v.ProjectID), where))
			continue
		}
		switch v.Do {
		case GiveBack:
			errs = append(errs, required(LineField("reason", l.ID), "lý do đưa đề án "+l.Code+" ra khỏi kế hoạch", v.Reason, 1000))
		case Grant:
			granted += v.Support
			errs = append(errs, l.checkGrant(u, d, v, norms, limit))
		default:
			errs = append(errs, Refuse(Invalid, LineField("do", l.ID), "Đề án %s: chọn duyệt, đưa ra khỏi kế hoạch, hoặc chưa quyết định.", l.Code))
		}
	}
	if !some {
		errs = append(errs, Refuse(Invalid, "lines", "Chưa quyết định đề án nào. Chọn duyệt hoặc đưa ra ở ít nhất một dòng."))
	}
	if _, has := a.Opinion(); a.Plan.Level == Local && !has && granted > 0 && d.Reason == "" {
		errs = append(errs, Refuse(Invalid, "reason", "Chưa có ý kiến của Sở Tài chính về phân bổ kinh phí (TTLT 26/2014/TTLT-BTC-BCT, Điều 8.1.b). Ghi ý kiến trước, hoặc nêu ở đây lý do phê duyệt khi chưa có."))
	}
	if granted > 0 {
		errs = append(errs, a.checkBudget("lines", granted))
	}
	return errors.Join(errs...)
}

func (l PlanLine) checkGrant(u User, d PlanDecision, v LineVerdict, norms []Norm, limit ApprovalLimit) error {
	change := ChangeApprove
	if d.Kind == DecisionAdd && u.Role != RoleDepartmentLeader {
		change = ChangeAdd
	}
	errs := []error{
		l.CheckAmount(v.Support, norms, d.Dated), u.MayChange(l.Project, []PlanChange{change}), u.CheckMandate(l.Project, v.Support, limit),
		atMost(LineField("reason", l.ID), "lý do", v.Reason, 1000),
	}
	if v.Support > 0 && v.Support < l.Proposing() && v.Reason == "" {
		errs = append(errs, Refuse(Invalid, LineField("reason", l.ID), "Đề án %s: duyệt %s, thấp hơn mức trình %s. Nêu lý do giảm.", l.Code, v.Support.Dong(), l.Proposing().Dong()))
	}
	return errors.Join(errs...)
}

func codeOr(l PlanLine, id int64) string {
	if l.Code == "" {
		return groupInt(id)
	}
	return l.Code
}

// Effect (tác động bằng tiền) is what an act would do to the plan's own money:
// shown before it is confirmed.
type Effect struct {
	Decision PlanDecision // with its lines
	Budget   Quantity
	Before   Money // approved support of the plan's fund
	After    Money
	Waiting  int64 // projects that stay undecided
}

// Left is what the budget has left afterwards.
func (e Effect) Left() Quantity {
	return Quantity{e.Budget.Value - int64(e.After), e.Budget.Known}
}

// Raised and Lowered sum the lines that get more and less than before.
func (e Effect) Raised() (n int64, sum Money) {
	return e.moved(func(m Money) bool { return m > 0 })
}

func (e Effect) Lowered() (n int64, sum Money) {
	return e.moved(func(m Money) bool { return m < 0 })
}

func (e Effect) moved(which func(Money) bool) (n int64, sum Money) {
	for _, l := range e.Decision.Lines {
		if m := l.MoneyChange(); which(m) {
			n, sum = n+1, sum+m
		}
	}
	return n, sum
}
