package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Check refuses a draft that cannot be, naming every wrong field. What is still
// missing may stay so until it is put before the leader.
func (a Appraisal) Check() error {
	errs := []error{
		atMost("office", "cơ quan thẩm định", a.Body.Office, 200), atMost("reasons", "lý do", a.Reasons, 4000), atMost("statement", "nhận xét chung", a.Body.Statement, 8000),
		a.Body.checkMembers(a.By), a.Body.checkMarks(), a.Body.checkFigures(),
	}
	if a.By != ByOfficer && a.By != ByCouncil {
		errs = append(errs, Refuse(Invalid, "by", "Chọn chuyên viên hoặc hội đồng thẩm định."))
	}
	if !slices.Contains([]Conclusion{NotConcluded, ConcludedPass, ConcludedFail}, a.Conclusion) {
		errs = append(errs, Refuse(Invalid, "conclusion", "Chọn kết luận đạt hoặc không đạt."))
	}
	for _, c := range a.Causes {
		if !slices.Contains(FailCauses, c) {
			errs = append(errs, Refuse(Invalid, "causes", "Không có nguyên nhân “%s” trong danh sách. Chọn lại.", string(c)))
		}
	}
	return errors.Join(errs...)
}

// CheckConclude refuses to put a report before the leader that is not whole, or
// whose conclusion goes against what it says.
func (a Appraisal) CheckConclude(p Project, norms []Norm, on, today Day) error {
	whole := a.Body.checkWhole(a.By, today)
	errs := []error{a.Check(), required("office", "cơ quan thẩm định", a.Body.Office, 200), whole}
	switch a.Conclusion {
	case ConcludedPass:
		if len(a.Causes) > 0 {
			errs = append(errs, Refuse(Invalid, "causes", "Kết luận đạt nhưng có nguyên nhân không đạt. Bỏ nguyên nhân, hoặc kết luận không đạt."))
		}
		if whole == nil { // what is missing is asked for first
			errs = append(errs, a.checkPass())
		}
		errs = append(errs, a.checkSupport(p, norms, on))
	case ConcludedFail:
		if len(a.Causes) == 0 {
			errs = append(errs, Refuse(Invalid, "causes", "Chọn ít nhất một nguyên nhân không đạt."))
		}
		errs = append(errs, required("reasons", "lý do không đạt", a.Reasons, 4000))
	default:
		errs = append(errs, Refuse(Invalid, "conclusion", "Chọn kết luận đạt hoặc không đạt trước khi trình."))
	}
	return errors.Join(errs...)
}

// checkPass refuses to pass against the marks.
func (a Appraisal) checkPass() error {
	b := a.Body
	var short []string
	for _, c := range b.Criteria {
		if !b.Passes(c) {
			short = append(short, fmt.Sprintf("%s (%s)", lowerFirst(c.Name), b.Result(c)))
		}
	}
	if len(short) > 0 {
		return Refuse(Invalid, "conclusion", "Kết luận đạt trái với kết quả thẩm định: chưa đạt %s. Kết luận không đạt, trả lại để bổ sung, hoặc xem lại điểm.", strings.Join(short, "; "))
	}
	if b.Total > 0 && !b.Points().reaches(b.Total) {
		return Refuse(Invalid, "conclusion", "Tổng điểm %s dưới mức đạt %d điểm. Kết luận không đạt, trả lại để bổ sung, hoặc xem lại điểm.", b.TotalText(), b.Total)
	}
	return nil
}

// ConclusionText is what the report proposes, with its causes.
func (a Appraisal) ConclusionText() string {
	s := a.Conclusion.Label()
	var causes []string
	for _, c := range a.Causes {
		causes = append(causes, lowerFirst(c.Label()))
	}
	if len(causes) > 0 {
		s += ": " + strings.Join(causes, "; ")
	}
	return s
}

// Fields lists the report as people read it, for its history and for two who
// write it at once.
func (a Appraisal) Fields() []FieldValue {
	b := a.Body
	all := []FieldValue{
		{"by", "Người thẩm định", a.By.Label()}, {"office", "Cơ quan thẩm định", b.Office}, {"statement", "Nhận xét chung", b.Statement},
		{"conclusion", "Kết luận", a.ConclusionText()}, {"reasons", "Lý do", a.Reasons},
	}
	for _, m := range b.Members {
		line := m.Name + ", " + m.Role.Label()
		if m.Office != "" {
			line += ", " + m.Office
		}
		all = append(all, FieldValue{fmt.Sprintf("member_%d", m.No), fmt.Sprintf("Thành viên %d", m.No), line + ". " + m.Standing()})
		for _, c := range b.Criteria {
			mark := b.Mark(m.No, c.Code)
			if mark.empty() {
				continue
			}
			all = append(all, FieldValue{MarkField(m.No, c.Code), m.Name + " – " + c.Name, strings.TrimSpace(mark.ScoreText(c) + " " + mark.Remark)})
		}
	}
	for _, f := range b.Figures {
		text := f.Found.Count()
		if f.Reason != "" {
			text += " (" + f.Reason + ")"
		}
		all = append(all, FieldValue{f.Field(), f.Label() + " (thẩm định)", text})
	}
	m := b.Minutes
	return append(all, FieldValue{"minutes", "Biên bản", strings.TrimSpace(m.Number + " " + m.Date.String() + " " + m.Place)}, FieldValue{"minutes_talk", "Ý kiến thảo luận", m.Talk})
}
