package programme

import "strconv"

// Tables are the reconciliation as sheets of a workbook: the months, then each
// side line by line.
func (r Reconciliation) Tables() []DataTable {
	months := DataTable{Key: "Đối chiếu", Title: r.Title(), Money: true, Columns: []DataColumn{
		{Head: "Tháng", Share: 14}, {Head: "Sổ quỹ", Kind: MoneyValue}, {Head: "Kho bạc", Kind: MoneyValue}, {Head: "Chênh lệch", Kind: MoneyValue},
		{Head: "Đã khớp", Kind: MoneyValue}, {Head: "Sổ quỹ chưa khớp", Kind: MoneyValue}, {Head: "Kho bạc chưa khớp", Kind: MoneyValue},
	}, Notes: []string{r.Sentence()}}
	row := func(bold bool, m ReconciledMonth) {
		months.add(bold, textValue(m.Label), money(m.Ledger), money(m.Treasury), money(m.Difference()), money(m.Matched), money(m.OpenLedger), money(m.OpenTreasury))
	}
	for _, m := range r.Months() {
		row(false, m)
	}
	row(true, r.Total())
	for _, s := range r.Signed {
		months.Notes = append(months.Notes, "Đã ký đến "+s.Until.String()+": biên bản "+s.Paper()+", "+s.Entered.Who()+".")
	}
	return []DataTable{months, r.ledgerTable(), r.treasuryTable()}
}

func (r Reconciliation) ledgerTable() DataTable {
	t := DataTable{Key: "Sổ quỹ", Title: "Các bút toán chi, thu hồi", Money: true, Columns: []DataColumn{
		{Head: "Ngày", Share: 10}, {Head: "Chứng từ", Share: 16}, {Head: "Đề án", Share: 12}, {Head: "Loại", Share: 12}, {Head: "Số tiền", Kind: MoneyValue}, {Head: "Khớp", Share: 18},
	}}
	for _, e := range r.Entries {
		t.add(false, textValue(e.Dated.String()), textValue(e.Document), textValue(e.Code), textValue(e.Kind.Label()), money(e.Moved()), textValue(r.matchText(e.Match)))
	}
	return t
}

func (r Reconciliation) treasuryTable() DataTable {
	t := DataTable{Key: "Kho bạc", Title: "Các dòng bảng kê của Kho bạc", Money: true, Columns: []DataColumn{
		{Head: "Ngày", Share: 10}, {Head: "Chứng từ", Share: 16}, {Head: "Nội dung", Share: 40}, {Head: "Số tiền", Kind: MoneyValue}, {Head: "Khớp", Share: 18},
	}}
	for _, l := range r.Lines {
		t.add(false, textValue(l.Dated.String()), textValue(l.Document), textValue(l.Content), money(l.Amount), textValue(r.matchText(l.Match)))
	}
	return t
}

func (r Reconciliation) matchText(id int64) string {
	m, ok := r.Matches[id]
	switch {
	case !ok:
		return "chưa khớp"
	case m.ByRule:
		return "cặp " + strconv.FormatInt(id, 10) + ", tự khớp"
	}
	return "cặp " + strconv.FormatInt(id, 10) + ", " + m.Entered.Who()
}
