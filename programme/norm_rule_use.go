package programme

import "fmt"

// Deadline is a day that a rule gives, and the sentence that says why; where no
// confirmed rule is in force, Day is 0 and the sentence says that.
type Deadline struct {
	Day      Day
	Sentence string
}

// CertificateUntil is the last day on which the certificate of an outstanding
// product (giấy chứng nhận sản phẩm CNNT tiêu biểu) counts: 31/12, the year of
// issue being the first.
func (b RuleBook) CertificateUntil(issued Day) Deadline {
	r, unknown := b.On(RuleCertificate, issued)
	if unknown != "" {
		return Deadline{0, unknown}
	}
	last, _ := NewDay(issued.Year()+int(r.Value)-1, 12, 31)
	return Deadline{last, fmt.Sprintf("Giấy chứng nhận cấp ngày %s có giá trị đến hết ngày %s (%s, tính cả năm cấp) – %s.", issued, last, r.Text(), r.Citation())}
}

// SettlementDue is the day by which the settlement file (hồ sơ quyết toán) is
// handed in after the last acceptance. The first day is not counted.
func (b RuleBook) SettlementDue(lastAcceptance Day) Deadline {
	r, unknown := b.On(RuleSettlement, lastAcceptance)
	if unknown != "" {
		return Deadline{0, unknown}
	}
	due := lastAcceptance.Plus(int(r.Value))
	if r.Working {
		due = lastAcceptance.AddWorkingDays(int(r.Value))
	}
	return Deadline{due, fmt.Sprintf("Hồ sơ quyết toán nộp chậm nhất ngày %s: %s sau ngày nghiệm thu cuối cùng %s – %s.", due, r.Text(), lastAcceptance, r.Citation())}
}

// LiquidationDue is the last day on which contracts of a year are liquidated.
func (b RuleBook) LiquidationDue(lastAcceptance Day) Deadline {
	r, unknown := b.On(RuleLiquidation, lastAcceptance)
	if unknown != "" {
		return Deadline{0, unknown}
	}
	due, _ := NewDay(lastAcceptance.Year()+1, int(r.Value/100), int(r.Value%100))
	return Deadline{due, fmt.Sprintf("Hợp đồng của năm %d thanh lý chậm nhất ngày %s – %s.", lastAcceptance.Year(), due, r.Citation())}
}

// MostAdvance is the most that may be advanced (tạm ứng) on a contract's
// support before acceptance. ok is false where no confirmed rule is in force.
func (b RuleBook) MostAdvance(support Money, day Day) (most Money, sentence string, ok bool) {
	r, unknown := b.On(RuleAdvance, day)
	if unknown != "" {
		return 0, unknown, false
	}
	most = support.Share(r.Value, 10_000)
	return most, fmt.Sprintf("Tạm ứng trước nghiệm thu nhiều nhất %s vì %s × %s – %s.", most.Dong(), r.Text(), support.InMillions(), r.Citation()), true
}

// CheckAdvance refuses an advance above the rule. Without a confirmed rule it
// refuses nothing: the sentence of MostAdvance says that nothing is known.
func (b RuleBook) CheckAdvance(field string, support, advance Money, day Day) error {
	most, sentence, ok := b.MostAdvance(support, day)
	if !ok || advance <= most {
		return nil
	}
	return Refuse(Invalid, field, "Tạm ứng %s vượt mức cho phép %s. %s Giảm số tạm ứng, hoặc chờ nghiệm thu để thanh toán phần còn lại.", advance.Dong(), (advance - most).Dong(), sentence)
}
