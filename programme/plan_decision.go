package programme

import (
	"errors"
	"slices"
	"time"
)

// DecisionKind is what a decision on a plan is for.
type DecisionKind string

const (
	DecisionApprove DecisionKind = "approve" // phê duyệt kế hoạch
	DecisionAdd     DecisionKind = "add"     // bổ sung
	DecisionAdjust  DecisionKind = "adjust"  // điều chỉnh
	DecisionStop    DecisionKind = "stop"    // ngừng
	DecisionCancel  DecisionKind = "cancel"  // hủy một quyết định
)

// Label is the kind in Vietnamese.
func (k DecisionKind) Label() string {
	switch k {
	case DecisionApprove:
		return "Phê duyệt kế hoạch"
	case DecisionAdd:
		return "Phê duyệt bổ sung"
	case DecisionAdjust:
		return "Điều chỉnh kế hoạch"
	case DecisionStop:
		return "Ngừng đề án"
	case DecisionCancel:
		return "Hủy quyết định"
	}
	return string(k)
}

// PlanDecision (quyết định về kế hoạch) is one signed paper that approves or
// changes an annual plan, with every line that it touches before and after it.
// Decisions are only ever added: one that was wrong is cancelled by another.
// Who entered it, and in which post, is frozen with it.
type PlanDecision struct {
	ID          int64
	PlanID      int64
	Kind        DecisionKind
	Number      string
	Dated       Day // signed
	Effective   Day // from which it counts
	Signer      string
	SignerTitle string // chức vụ người ký, as it was then
	Decider     string // whose power it is, by the table of authorities
	Basis       string // what was asked for, and by which letter
	Reason      string
	Cancels     int64 // the decision that this one cancels; 0 for none
	CancelledBy int64 // the decision that cancelled this one
	Entered     Entered
	Role        Role
	Lines       []DecisionLine
}

// DecisionLine is what a decision did to one project.
type DecisionLine struct {
	ProjectID     int64
	Code          string
	Changes       []PlanChange
	Before, After PlanTerms
	Reason        string // of this line alone: why it was lowered
}

// Refused tells a line that an approving decision took out of the submission.
func (l DecisionLine) Refused() bool { return !l.Before.InPlan && !l.After.InPlan }

// MoneyChange is what the line did to the plan's own money.
func (l DecisionLine) MoneyChange() Money { return l.After.counted() - l.Before.counted() }

// counted is the support that weighs on the year's budget.
func (t PlanTerms) counted() Money {
	if !t.InPlan {
		return 0
	}
	return t.Support()
}

// MoneyChange is what the decision did to the plan's own money.
func (d PlanDecision) MoneyChange() (sum Money) {
	for _, l := range d.Lines {
		sum += l.MoneyChange()
	}
	return sum
}

// Paper names the decision: "356/QĐ-UBND ngày 05/02/2027".
func (d PlanDecision) Paper() string { return paperText(d.Number, d.Dated) }

// Title names the decision with what it is for.
func (d PlanDecision) Title() string { return d.Kind.Label() + " – " + d.Paper() }

// Ground is the decision as the basis of ledger lines.
func (d PlanDecision) Ground() Basis {
	return Basis{Document: d.Number, Dated: d.Effective, Reason: d.Kind.Label() + ".", Stopping: d.Kind == DecisionStop}
}

// Check refuses the head of a decision that cannot be.
func (d PlanDecision) Check(p Plan, today Day) error {
	errs := []error{
		required("number", "số quyết định", d.Number, 60), checkDated("dated", "Ngày quyết định", d.Dated, p.Year, today),
		required("signer", "họ tên người ký", d.Signer, 100), required("signer_title", "chức vụ người ký", d.SignerTitle, 200),
		atMost("basis", "căn cứ", d.Basis, 1000), atMost("reason", "lý do", d.Reason, 2000),
	}
	switch {
	case d.Dated == 0:
	case d.Kind == DecisionApprove && (d.Dated.Year() < p.Year-1 || d.Dated.Year() > p.Year):
		errs = append(errs, Refuse(Invalid, "dated", "Ngày quyết định %s không thuộc năm %d hoặc năm trước đó. Kiểm tra lại ngày.", d.Dated, p.Year))
	case d.Effective != 0 && d.Effective < d.Dated:
		errs = append(errs, Refuse(Invalid, "effective", "Ngày hiệu lực %s đứng trước ngày ký %s. Sửa lại.", d.Effective, d.Dated))
	case d.Effective > today && d.Effective != d.Dated:
		errs = append(errs, Refuse(Invalid, "effective", "Ngày hiệu lực %s ở sau hôm nay. Ghi quyết định từ ngày nó có hiệu lực.", d.Effective))
	}
	if d.Kind != DecisionApprove && d.Kind != DecisionAdd && d.Reason == "" {
		errs = append(errs, Refuse(Invalid, "reason", "Nêu lý do của quyết định."))
	}
	return errors.Join(errs...)
}

// Head is the decision's own data as people read it.
func (d PlanDecision) Head() []FieldValue {
	return []FieldValue{
		{"kind", "Loại quyết định", d.Kind.Label()}, {"number", "Số quyết định", d.Number}, {"dated", "Ngày ký", d.Dated.String()},
		{"effective", "Hiệu lực từ", d.Effective.String()}, {"signer", "Người ký", d.Signer}, {"signer_title", "Chức vụ người ký", d.SignerTitle},
		{"basis", "Căn cứ", d.Basis}, {"reason", "Lý do", d.Reason},
	}
}

// Sign fills in what the act itself knows: who enters it, when, and from when
// it counts.
func (d *PlanDecision) Sign(u User, now time.Time) {
	d.Entered, d.Role = EnteredBy(u, now), u.Role
	if d.Effective == 0 {
		d.Effective = d.Dated
	}
}

// SameAct tells whether lines can be added to a decision that was entered
// before: several people may enter the lines of one decision.
func (d PlanDecision) SameAct(o PlanDecision) error {
	switch {
	case d.CancelledBy != 0:
		return Refuse(Invalid, "number", "Quyết định %s đã bị hủy. Nhập quyết định mới.", d.Paper())
	case d.Kind != o.Kind || o.Kind == DecisionCancel:
		return Refuse(Invalid, "number", "Quyết định %s đã được ghi là “%s”. Nhập số khác.", d.Paper(), lowerFirst(d.Kind.Label()))
	case d.Signer != o.Signer || d.SignerTitle != o.SignerTitle || o.Effective != 0 && d.Effective != o.Effective:
		return Refuse(Invalid, "number", "Quyết định %s đã được ghi với người ký %s, %s, hiệu lực từ %s. Nhập đúng như vậy, hoặc số khác.", d.Paper(), d.Signer, d.SignerTitle, d.Effective)
	}
	return nil
}

// InOrder sorts decisions by the day from which they count, and of one day in
// the order in which they were entered.
func InOrder(all []PlanDecision) []PlanDecision {
	return slices.SortedStableFunc(slices.Values(all), func(a, b PlanDecision) int {
		if a.Effective != b.Effective {
			return int(a.Effective - b.Effective)
		}
		return int(a.ID - b.ID)
	})
}
