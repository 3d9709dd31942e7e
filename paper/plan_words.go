package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// bases are what a paper on a plan rests on: the law of the year, the programme
// and the budget.
func bases(a programme.AnnualPlan) (all Blocks) {
	law := []string{"Nghị định số 45/2012/NĐ-CP của Chính phủ về khuyến công"}
	if a.Plan.Year > 2025 {
		law = append(law, "Nghị định số 235/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 45/2012/NĐ-CP")
	}
	circular := "Thông tư số 46/2012/TT-BCT của Bộ Công Thương"
	if a.Plan.Level == programme.National {
		circular = "Thông tư số 36/2013/TT-BCT của Bộ Công Thương"
	}
	law = append(law, circular)
	if a.Programme.DecisionNo != "" {
		law = append(law, "Quyết định số "+a.Programme.DecisionNo+dated(a.Programme.DecisionDate)+" phê duyệt "+a.Programme.Name)
	}
	if b, ok := a.Budget(); ok {
		law = append(law, fmt.Sprintf("văn bản số %s về việc giao kinh phí năm %d", b.Title(), a.Plan.Year))
	}
	for _, l := range law {
		all = append(all, Para{Text: Italic("Căn cứ " + l + ";")})
	}
	return all
}

func callWords(a programme.AnnualPlan) string {
	c := a.Call()
	if c.ID == 0 {
		return "Hồ sơ được tiếp nhận, thẩm định theo quy định."
	}
	s := fmt.Sprintf("Đợt đăng ký từ ngày %s đến hết ngày %s (%s).", c.From, c.To, c.Source)
	if c.Reason != "" {
		s += " Đã thay đổi so với lần ghi trước: " + strings.TrimSuffix(c.Reason, ".") + "."
	}
	return s
}

func candidateWords(s programme.PlanSubmission) string {
	n, _ := s.Proposed()
	return fmt.Sprintf("%d đề án đạt thẩm định, được xếp theo thứ tự ưu tiên; %d đề án được đề nghị đưa vào kế hoạch.", len(s.Lines), n)
}

func budgetWords(a programme.AnnualPlan) string {
	b, known := a.Budget()
	if !known {
		return "Kinh phí năm chưa được giao."
	}
	left := b.Amount - a.Granted() - a.Waits()
	return fmt.Sprintf("Kinh phí được giao %s; đã duyệt trước %s; sau khi phê duyệt danh mục này còn %s.", b.Amount.Dong(), a.Granted().Dong(), left.Dong())
}

func opinionWords(a programme.AnnualPlan) string {
	if a.Plan.Level == programme.National {
		return "Hồ sơ đề án và phiếu thẩm định kèm theo."
	}
	o, ok := a.Opinion()
	if !ok {
		return "Ý kiến của Sở Tài chính về phân bổ kinh phí: chưa có tại thời điểm lập tờ trình."
	}
	s := "Ý kiến của Sở Tài chính về phân bổ kinh phí (văn bản số " + o.Paper() + "): " + lower(o.View.Label()) + "."
	if o.Text != "" {
		s += " " + o.Text
	}
	return s
}

func leftOut(s programme.PlanSubmission) (all []Runs) {
	for _, l := range s.Lines {
		if l.LeftOut {
			reason := strings.TrimSuffix(l.Reason, ".")
			if reason == "" {
				reason = "xếp sau, kinh phí không đủ"
			}
			all = append(all, Plain(fmt.Sprintf("%s – %s (thứ %d): %s", l.Code, l.Title, l.Rank, lower(reason))))
		}
	}
	return all
}

func gapItems(a programme.AnnualPlan) (all []Runs) {
	for _, g := range a.GapRows() {
		var why []string
		for _, r := range g.Known.Reasons {
			why = append(why, lower(r.Label()))
		}
		if why == nil {
			why = []string{"chưa ghi lý do"}
		}
		s := g.Content.Name + ": " + strings.Join(why, "; ")
		if g.Known.Text != "" {
			s += ". " + strings.TrimSuffix(g.Known.Text, ".")
		}
		all = append(all, Plain(s))
	}
	return all
}
