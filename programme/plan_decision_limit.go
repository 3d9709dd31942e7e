package programme

import (
	"cmp"
	"errors"
	"slices"
)

// ApprovalLimit (mức phân cấp phê duyệt) lets the department decide on local
// projects of little support in place of the provincial committee, where the
// province has said so. It is a dated row with its source; without a confirmed
// row in force everything goes to the committee.
type ApprovalLimit struct {
	ID          int64
	UpTo        Money // support of one project, this amount included
	Source      string
	Clause      string
	From, To    Day // both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the row is in force on a day; Confirmed whether somebody
// has held it against the text.
func (l ApprovalLimit) On(d Day) bool   { return l.From <= d && (l.To == 0 || d <= l.To) }
func (l ApprovalLimit) Confirmed() bool { return l.ConfirmedBy != "" }

// Citation is the row's source with the days it is in force.
func (l ApprovalLimit) Citation() string {
	return Norm{Source: l.Source, Clause: l.Clause, From: l.From, To: l.To}.Citation()
}

// Title names the row.
func (l ApprovalLimit) Title() string {
	return "Phân cấp phê duyệt đến " + l.UpTo.InMillions() + ", từ " + l.From.String()
}

// Check refuses a row that cannot be.
func (l ApprovalLimit) Check() error {
	errs := []error{
		required("source", "văn bản phân cấp", l.Source, 200), required("clause", "điều, khoản", l.Clause, 100),
		atMost("confirmed_by", "người xác nhận", l.ConfirmedBy, 200), atMost("note", "ghi chú", l.Note, 2000),
	}
	if l.UpTo <= 0 || l.UpTo > MaxProjectCost {
		errs = append(errs, Refuse(Invalid, "up_to", "Mức phân cấp phải trên 0 và không quá %s.", MaxProjectCost.Dong()))
	}
	if l.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 01/01/2027."))
	}
	if l.To != 0 && l.To < l.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", l.To, l.From))
	}
	return errors.Join(errs...)
}

// Fields lists the row as people read it.
func (l ApprovalLimit) Fields() []FieldValue {
	confirmed := "Chưa"
	if l.Confirmed() {
		confirmed = l.ConfirmedBy + ", " + l.ConfirmedOn.String()
	}
	return []FieldValue{
		{"up_to", "Sở Công Thương phê duyệt đến", l.UpTo.Dong()}, {"source", "Văn bản", l.Source}, {"clause", "Điều, khoản", l.Clause},
		{"from", "Hiệu lực từ", l.From.String()}, {"to", "Đến", l.To.String()}, {"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", l.Note},
	}
}

// LimitOn is the row that holds on a day: of several, the latest.
func LimitOn(all []ApprovalLimit, on Day) (limit ApprovalLimit, known bool) {
	var held []ApprovalLimit
	for _, l := range all {
		if l.On(on) && l.Confirmed() {
			held = append(held, l)
		}
	}
	if len(held) == 0 {
		return limit, false
	}
	return slices.MaxFunc(held, func(a, b ApprovalLimit) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID)) }), true
}

// CheckMandate refuses an approval that the amount puts out of the user's
// power. The table of steps lets the department in; this says how far. The
// zero limit lets it decide on nothing.
func (u User) CheckMandate(p Project, support Money, limit ApprovalLimit) error {
	switch {
	case u.Role != RoleDepartmentLeader || p.Level != Local:
		return nil
	case limit.UpTo == 0:
		return Refuse(Forbidden, "", "Đề án %s do Chủ tịch UBND tỉnh phê duyệt (%s): tỉnh chưa phân cấp cho Sở Công Thương mức nào. Vai trò ghi quyết định này: %s.", p.Code, lawLocal, RoleProvincialCommittee.Label())
	case support > limit.UpTo:
		return Refuse(Forbidden, "", "Đề án %s có mức hỗ trợ %s, trên mức %s mà Sở Công Thương được phân cấp (%s). Trình UBND tỉnh phê duyệt.", p.Code, support.Dong(), limit.UpTo.Dong(), limit.Citation())
	}
	return nil
}
