package programme

import (
	"errors"
	"fmt"
	"strconv"
)

// Plan (kế hoạch khuyến công năm) is a year's list of projects of one level.
// Its projects are those of its year and level. The decision is the one that
// first approved it; what changed it since are PlanDecisions.
type Plan struct {
	ID           int64
	ProgrammeID  int64
	Year         int
	Level        Level
	DecisionNo   string
	DecisionDate Day
	Signer       string
	Note         string
	State        PlanState
	Version      int64
}

// PlanState (tình trạng kế hoạch) is where an annual plan stands. The store
// settles it after every act, by SettleState.
type PlanState string

const (
	PlanAssembling PlanState = "assembling" // đang lập
	PlanSubmitted  PlanState = "submitted"  // đã trình, có đề án chờ phê duyệt
	PlanApproved   PlanState = "approved"   // đã phê duyệt
	PlanAdjusted   PlanState = "adjusted"   // đã phê duyệt, rồi điều chỉnh
)

// Label is the state in Vietnamese.
func (s PlanState) Label() string {
	switch s {
	case PlanAssembling:
		return "Đang lập"
	case PlanSubmitted:
		return "Đã trình, chờ phê duyệt"
	case PlanApproved:
		return "Đã phê duyệt"
	case PlanAdjusted:
		return "Đã phê duyệt, có điều chỉnh"
	}
	return string(s)
}

// SettleState is the state that the facts make: how many projects wait for a
// decision, how many stand in the plan, and the decisions there are.
func (p Plan) SettleState(waiting, inPlan int64, decisions []PlanDecision) PlanState {
	changed := false
	for _, d := range decisions {
		changed = changed || d.Kind != DecisionApprove && d.CancelledBy == 0
	}
	switch {
	case waiting > 0:
		return PlanSubmitted
	case changed:
		return PlanAdjusted
	case p.DecisionNo != "" || inPlan > 0:
		return PlanApproved
	}
	return PlanAssembling
}

// Title names the plan: "Kế hoạch khuyến công địa phương năm 2017".
func (p Plan) Title() string {
	return fmt.Sprintf("Kế hoạch %s năm %d", lowerFirst(p.Level.Label()), p.Year)
}

// Check refuses a plan that cannot be.
func (p Plan) Check(of Programme) error {
	var errs []error
	if p.Year < of.From || p.Year > of.To {
		errs = append(errs, Refuse(Invalid, "year", "Năm %d nằm ngoài chương trình (%d-%d). Nhập năm trong khoảng đó.", p.Year, of.From, of.To))
	}
	if p.Level != National && p.Level != Local {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn của kế hoạch: quốc gia hoặc địa phương."))
	}
	if p.DecisionDate != 0 && (p.DecisionDate.Year() < p.Year-1 || p.DecisionDate.Year() > p.Year) {
		errs = append(errs, Refuse(Invalid, "decision_date", "Ngày quyết định %s không thuộc năm %d hoặc năm trước đó. Kiểm tra lại ngày.", p.DecisionDate, p.Year))
	}
	errs = append(errs,
		atMost("decision_no", "số quyết định", p.DecisionNo, 60), atMost("signer", "người ký", p.Signer, 100),
		atMost("note", "ghi chú", p.Note, 2000))
	return errors.Join(errs...)
}

// Fields lists the plan as people read it.
func (p Plan) Fields() []FieldValue {
	return []FieldValue{
		{"year", "Năm", strconv.Itoa(p.Year)}, {"level", "Nguồn", p.Level.Label()},
		{"decision_no", "Số quyết định", p.DecisionNo}, {"decision_date", "Ngày quyết định", p.DecisionDate.String()},
		{"signer", "Người ký", p.Signer}, {"note", "Ghi chú", p.Note},
	}
}
