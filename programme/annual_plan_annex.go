package programme

import (
	"fmt"
	"strings"
)

// annexLine is one project of a plan's list as a paper prints it.
type annexLine struct {
	PlanLine
	terms PlanTerms
	note  string
}

// PlanAnnex (biểu tổng hợp chi tiết các đề án) is the list that goes with a
// decision on an annual plan, in the columns of TT 36/2013/TT-BCT, Mẫu 2. drafted
// is the list as submitted, before it is decided; else it is the plan as it is.
func (a AnnualPlan) PlanAnnex(drafted bool) DataTable {
	fund := "KCĐP"
	if a.Plan.Level == National {
		fund = "KCQG"
	}
	t := DataTable{
		Key: "Danh mục kế hoạch", Title: "Danh mục đề án – " + lowerFirst(a.Plan.Title()), Money: true,
		Columns: []DataColumn{
			{Head: "TT", Kind: CountValue, Share: 4}, {Head: "Tên đề án", Share: 20}, {Head: "Đơn vị thực hiện", Share: 14}, {Head: "Mục tiêu và nội dung chính", Share: 18},
			{Head: "Dự kiến kết quả", Share: 14}, {Head: "Thời gian", Share: 9}, {Head: "Tổng kinh phí", Kind: MoneyValue, Share: 9},
			{Head: "Trong đó " + fund, Kind: MoneyValue, Share: 9}, {Head: "Ghi chú", Share: 9},
		},
	}
	if a.Programme.Office != "" {
		t.Notes = append(t.Notes, "Đơn vị thực hiện các đề án: "+a.Programme.Office+"; cột “Đơn vị thực hiện” ghi đơn vị thụ hưởng, địa bàn và đơn vị phối hợp.")
	}
	var all Money
	var own Money
	n := int64(0)
	for _, group := range a.annexGroups(drafted) {
		var total, support Money
		for _, l := range group.lines {
			total, support = total+l.terms.Total(), support+l.terms.Support()
		}
		t.add(true, textValue(""), textValue(group.name), textValue(""), textValue(""), textValue(""), textValue(""), money(total), money(support), textValue(""))
		for _, l := range group.lines {
			n++
			t.add(false, count(n), textValue(l.terms.Title), textValue(l.implementer()), textValue(l.purpose()), textValue(l.promises()),
				textValue(l.terms.Time(a.Plan.Year)), money(l.terms.Total()), money(l.terms.Support()), textValue(l.note))
		}
		all, own = all+total, own+support
	}
	t.add(true, textValue(""), textValue(fmt.Sprintf("Tổng cộng: %s đề án", groupInt(n))), textValue(""), textValue(""), textValue(""), textValue(""), money(all), money(own), textValue(""))
	return t
}

type annexGroup struct {
	name  string
	lines []annexLine
}

// annexGroups are the lines by the group of content, in the order of the law.
func (a AnnualPlan) annexGroups(drafted bool) (all []annexGroup) {
	var lines []annexLine
	for _, l := range a.Lines {
		switch {
		case drafted && l.Waiting():
			lines = append(lines, annexLine{l, l.Project.Granted(l.Proposing()), l.ChoiceReason()})
		case !drafted && l.Stage.InPlan():
			line := annexLine{PlanLine: l, terms: l.Terms}
			if l.Terms.Stopped || l.Stage == Stopped {
				line.note = "Ngừng"
			}
			lines = append(lines, line)
		}
	}
	for _, g := range ByGroup() {
		group := annexGroup{name: g[0].Group.Label()}
		for _, l := range lines {
			if c, _ := ContentByCode(l.terms.Content); c.Group == g[0].Group {
				group.lines = append(group.lines, l)
			}
		}
		if len(group.lines) > 0 {
			all = append(all, group)
		}
	}
	return all
}

// implementer is who the project is carried out for, where and with whom.
func (l annexLine) implementer() string {
	var who []string
	if l.terms.Establishment.Name != "" {
		who = append(who, l.terms.Establishment.Name)
	}
	if l.terms.Place.Name != "" {
		who = append(who, l.terms.Place.Name)
	}
	if l.terms.Partner != "" {
		who = append(who, "phối hợp: "+l.terms.Partner)
	}
	return strings.Join(who, "; ")
}

func (l annexLine) purpose() string {
	c, _ := ContentByCode(l.terms.Content)
	return c.Name
}

// promises are the results that the project promises.
func (l annexLine) promises() string {
	var all []string
	for _, o := range l.Outcomes {
		if o.Promised.Known {
			all = append(all, o.Indicator.Label()+": "+o.Indicator.Text(o.Promised))
		}
	}
	return strings.Join(all, "; ")
}

// RankingAnnex is the order of priority that a submission rests on, with what
// was left out and why.
func (s PlanSubmission) RankingAnnex() DataTable {
	t := DataTable{
		Key: "Thứ tự ưu tiên", Title: "Xếp thứ tự ưu tiên kèm theo tờ trình " + s.Paper(), Money: true,
		Columns: []DataColumn{
			{Head: "Thứ tự", Kind: CountValue, Share: 7}, {Head: "Mã", Share: 11}, {Head: "Tên đề án", Share: 34}, {Head: "Thẩm định", Kind: MoneyValue, Share: 11},
			{Head: "Dự kiến hỗ trợ", Kind: MoneyValue, Share: 11}, {Head: "Đưa vào", Share: 8}, {Head: "Lý do", Share: 18},
		},
	}
	for _, cleaner := range []bool{false, true} {
		first := true
		for _, l := range s.Lines {
			if l.Cleaner != cleaner {
				continue
			}
			if cleaner && first {
				t.add(true, textValue(""), textValue(""), textValue("Sản xuất sạch hơn (xếp riêng theo hiệu quả, mức độ cấp thiết)"), textValue(""), textValue(""), textValue(""), textValue(""))
				first = false
			}
			in, proposed := "Có", money(l.Proposed)
			if l.LeftOut {
				in, proposed = "Không", moneyValue(Quantity{})
			}
			t.add(false, count(int64(l.Rank)), textValue(l.Code), textValue(l.Title), money(l.Most), proposed, textValue(in), textValue(l.Reason))
		}
	}
	n, sum := s.Proposed()
	t.add(true, textValue(""), textValue(""), textValue(fmt.Sprintf("Cộng phần được chọn: %s đề án", groupInt(n))), textValue(""), money(sum), textValue(""), textValue(""))
	return t
}

// SummaryTable is the plan by content: how many and how much, with the target
// of the programme and what it has left.
func (a AnnualPlan) SummaryTable(drafted bool) DataTable {
	t := DataTable{
		Key: "Tổng hợp", Title: "Tổng hợp theo nội dung hỗ trợ", Money: true,
		Columns: []DataColumn{
			{Head: "Nội dung", Share: 36}, {Group: "Kế hoạch năm", Head: "Số đề án", Kind: CountValue, Share: 10}, {Group: "Kế hoạch năm", Head: "Hỗ trợ", Kind: MoneyValue, Share: 14},
			{Group: "Chương trình", Head: "Mục tiêu hỗ trợ", Kind: MoneyValue, Share: 14}, {Group: "Chương trình", Head: "Đã duyệt các năm khác", Kind: MoneyValue, Share: 13}, {Group: "Chương trình", Head: "Còn lại", Kind: MoneyValue, Share: 13},
		},
	}
	row := func(bold bool, r PlanRest) {
		here := r.Here
		if drafted {
			here = r.Asking
		}
		t.add(bold, textValue(r.Label), count(here.Projects+here.Plans), money(here.Support), moneyValue(r.Goal.Support), money(r.Before.Support), moneyValue(r.Left().Support))
	}
	for _, r := range a.RestByContent() {
		if here := map[bool]Sums{true: r.Asking, false: r.Here}[drafted]; here.Projects+here.Plans > 0 {
			row(false, r)
		}
	}
	whole := a.restOf(a.Programme.Period(), "")
	whole.Label = "Tổng cộng"
	row(true, whole)
	return t
}
