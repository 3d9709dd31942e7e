package web

import (
	"slices"

	"khuyencong/programme"
)

// moneyTable is a project's money by source: the amounts of each act beside
// each other, as far as there are any.
type moneyTable struct {
	Columns []moneyColumn
	Rows    []moneyRow
	Differs bool // done less approved says something
}

// moneyColumn is the amount of one act.
type moneyColumn struct {
	Name  string // of the form's fields: "requested"
	Label string
	into  func(*programme.FundingLine) *programme.Money
}

func (c moneyColumn) of(l programme.FundingLine) programme.Money { return *c.into(&l) }

// moneyRow is a heading's sum, one source of it, or the whole.
type moneyRow struct {
	Label   string
	Class   string // of the row
	Amounts []programme.Money
	Differs programme.Money // done less approved
}

// moneyColumns are the four amounts in the order of the acts that write them.
var moneyColumns = []moneyColumn{
	{"requested", "Đề nghị", func(l *programme.FundingLine) *programme.Money { return &l.Requested }},
	{"appraised", "Thẩm định", func(l *programme.FundingLine) *programme.Money { return &l.Appraised }},
	{"approved", "Kế hoạch duyệt", func(l *programme.FundingLine) *programme.Money { return &l.Approved }},
	{"done", "Thực hiện", func(l *programme.FundingLine) *programme.Money { return &l.Done }},
}

// columnsOf are the amounts that a project has, or is about to have.
func columnsOf(p programme.Project) []moneyColumn {
	return slices.DeleteFunc(slices.Clone(moneyColumns), func(c moneyColumn) bool {
		usual := c.Name == "requested" && !p.Recorded || p.Stage.InPlan() && (c.Name == "approved" || c.Name == "done")
		return !usual && !slices.ContainsFunc(p.Lines, func(l programme.FundingLine) bool { return c.of(l) != 0 })
	})
}

// moneyOf lists a project's money under the three headings that papers have,
// and the whole.
func moneyOf(p programme.Project) moneyTable {
	t := moneyTable{Columns: columnsOf(p), Differs: p.Stage == programme.Completed || p.Done().Total() != 0}
	var whole moneyRow
	for _, h := range []struct {
		label   string
		belongs func(programme.Source) bool
	}{
		{"Ngân sách khuyến công hỗ trợ", programme.Source.IsSupport},
		{"Đơn vị thụ hưởng đóng góp", programme.Source.IsCounterpart},
		{"Chương trình khác lồng ghép", func(s programme.Source) bool { return s == programme.FromOther }},
	} {
		sum, n := moneyRow{Label: h.label}, len(t.Rows)
		for _, l := range p.Lines {
			if !h.belongs(l.Source) {
				continue
			}
			row := t.row(l)
			sum.add(row)
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows) > n {
			t.Rows = slices.Insert(t.Rows, n, sum)
			whole.add(sum)
		}
	}
	if len(t.Rows) > 0 {
		whole.Label, whole.Class = "Tổng kinh phí", "sum"
		t.Rows = append(t.Rows, whole)
	}
	return t
}

func (t moneyTable) row(l programme.FundingLine) moneyRow {
	row := moneyRow{Label: l.Source.Label(), Class: "of-which", Differs: l.Done - l.Approved}
	if l.Name != "" {
		row.Label = l.Name
	}
	for _, c := range t.Columns {
		row.Amounts = append(row.Amounts, c.of(l))
	}
	return row
}

// add puts the amounts of another row to this one's.
func (r *moneyRow) add(o moneyRow) {
	if r.Amounts == nil {
		r.Amounts = make([]programme.Money, len(o.Amounts))
	}
	for i, m := range o.Amounts {
		r.Amounts[i] += m
	}
	r.Differs += o.Differs
}

// signedMillions is a difference with its sign.
func signedMillions(m programme.Money) string {
	if m > 0 {
		return "+" + m.MillionsFixed()
	}
	return m.MillionsFixed()
}
