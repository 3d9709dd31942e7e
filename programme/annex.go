package programme

import "strconv"

// CompletedProject is one line of the list of projects behind a report.
type CompletedProject struct {
	Code, Title          string
	Kind                 ProjectKind
	Content              string
	Level                Level
	Year                 int
	Beneficiary, Place   string
	Support, Counterpart Money
	Other                Money
}

// Annex is the list of the projects that the figures of a period are made of.
func Annex(period Period, projects []CompletedProject) DataTable {
	t := DataTable{
		Key: "Danh mục", Title: "Danh mục đề án, kế hoạch hoàn thành " + period.Label(), Money: true,
		Columns: []DataColumn{
			{Head: "TT", Kind: CountValue, Share: 5}, {Head: "Mã", Share: 11}, {Head: "Tên đề án", Share: 30}, {Head: "Đơn vị thụ hưởng, địa bàn", Share: 22}, {Head: "Năm", Share: 6},
			{Head: "Hỗ trợ", Kind: MoneyValue, Share: 9}, {Head: "Đóng góp", Kind: MoneyValue, Share: 10}, {Head: "Tổng kinh phí", Kind: MoneyValue, Share: 10},
		},
	}
	var sum Sums
	for _, level := range []Level{National, Local} {
		var own Sums
		var rows []DataRow
		for _, p := range projects {
			if p.Level != level {
				continue
			}
			own = own.Plus(Sums{Support: p.Support, Counterpart: p.Counterpart, Other: p.Other})
			where := p.Beneficiary
			if where != "" && p.Place != "" {
				where += ", "
			}
			rows = append(rows, DataRow{Values: []Value{count(int64(len(rows) + 1)), textValue(p.Code), textValue(p.Title), textValue(where + p.Place),
				textValue(strconv.Itoa(p.Year)), money(p.Support), money(p.Counterpart), money(p.Support + p.Counterpart + p.Other)}})
		}
		if len(rows) > 0 {
			t.add(true, textValue(""), textValue(""), textValue(level.Label()), textValue(""), textValue(""), money(own.Support), money(own.Counterpart), money(own.Total()))
			t.Rows = append(t.Rows, rows...)
		}
		sum = sum.Plus(own)
	}
	t.add(true, textValue(""), textValue(""), textValue("Tổng cộng"), textValue(""), textValue(""), money(sum.Support), money(sum.Counterpart), money(sum.Total()))
	return t
}
