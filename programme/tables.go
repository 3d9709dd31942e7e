package programme

import "fmt"

// Tables are the tables of the evaluation, in the order of a report.
func (e Evaluation) Tables() []DataTable {
	tables := []DataTable{e.levelTable(), e.ratioTable()}
	if e.HasRecords { // only records tell of years, contents, places and sources
		tables = append(tables, e.lifeTable(), e.yearTable(), e.contentTable(), e.placeTable(), e.sourceTable())
	}
	tables = append(tables, e.restTable())
	if len(e.Outcomes) > 0 {
		tables = append(tables, e.outcomeTable())
	}
	if len(e.Unused) > 0 {
		tables = append(tables, e.unusedTable())
	}
	if len(e.Differences) > 0 {
		tables = append(tables, e.differenceTable())
	}
	return tables
}

// levelTable holds what was done against the target and the publication, for
// both levels together and each.
func (e Evaluation) levelTable() DataTable {
	t := DataTable{
		Key: "Mục tiêu và kết quả", Title: "Mục tiêu và kết quả " + e.Period.Label() + " theo nguồn", Money: true,
		Columns: []DataColumn{
			{Head: "Chỉ tiêu", Share: 34}, {Head: "Mục tiêu", Kind: MoneyValue, Share: 13},
			{Group: "Thực hiện", Head: "Tính từ hồ sơ", Kind: MoneyValue, Share: 14}, {Group: "Thực hiện", Head: "So với mục tiêu", Kind: RatioValue, Share: 12},
			{Group: "Thực hiện", Head: "Số công bố", Kind: MoneyValue, Share: 14}, {Head: "Hồ sơ trừ công bố", Kind: MoneyValue, Share: 13},
		},
		Notes: []string{"Dòng số đề án, số kế hoạch tính theo số lượng; các dòng khác tính bằng triệu đồng. Dấu “–”: không có số liệu."},
	}
	for _, l := range e.Levels {
		t.add(true, textValue(l.Level.Label()), textValue(""), textValue(""), textValue(""), textValue(""), textValue(""))
		for _, m := range []struct {
			measure      Measure
			goal, stated Quantity
		}{
			{MProjects, l.Goal.Projects, l.Stated.Projects}, {MPlans, l.Goal.Plans, l.Stated.Plans},
			{MSupport, l.Goal.Support, l.Stated.Support}, {MCounterpart, l.Goal.Counterpart, l.Stated.Counterpart},
			{MTotalCost, l.Goal.Total(), l.Stated.Total},
		} {
			done, _ := l.Done.of(m.measure)
			if m.measure == MPlans && done == 0 && !m.goal.Known && !m.stated.Known {
				continue
			}
			computed, gap, share := Quantity{}, Quantity{}, ratioValue(Ratio{})
			if e.HasRecords {
				computed = Q(done)
			}
			if counted := e.Counted(l.Level, m.measure).Value; counted.Known {
				share = completion(counted.Value, m.goal)
			}
			if m.stated.Known && e.HasRecords {
				gap = Q(done - m.stated.Value)
			}
			unit := m.measure.Unit()
			t.add(m.measure == MTotalCost, textValue(m.measure.Label()), unitValue(unit, m.goal), unitValue(unit, computed),
				share, unitValue(unit, m.stated), unitValue(unit, gap))
		}
		if l.Done.Other != 0 {
			t.add(false, textValue("Trong tổng: chương trình khác lồng ghép"), moneyValue(Quantity{}), money(l.Done.Other), ratioValue(Ratio{}), moneyValue(Quantity{}), moneyValue(Quantity{}))
		}
	}
	return t
}

func (e Evaluation) ratioTable() DataTable {
	t := DataTable{
		Key: "Chỉ số", Title: "Một số chỉ số", Money: true,
		Columns: []DataColumn{{Head: "Nguồn", Share: 34}, {Head: "Hỗ trợ bình quân một đề án", Kind: MoneyValue, Share: 22},
			{Head: "Đóng góp trên mỗi đồng hỗ trợ (đồng)", Kind: TimesValue, Share: 22}, {Head: "Hỗ trợ trong tổng kinh phí", Kind: RatioValue, Share: 22}},
	}
	for _, l := range e.Levels {
		t.add(l.Level == AllLevels, textValue(l.Level.Label()), money(l.MeanSupport()), Value{Kind: TimesValue, Ratio: l.Leverage()}, ratioValue(l.SupportShare()))
	}
	return t
}

// breakdown is the shape that the tables by year, content and place share.
func breakdown(key, title, head string, share int, rows []Row) DataTable {
	t := DataTable{
		Key: key, Title: title, Money: true,
		Columns: []DataColumn{
			{Head: head, Share: share},
			{Group: "Kế hoạch được duyệt", Head: "Số đề án", Kind: CountValue, Share: 8}, {Group: "Kế hoạch được duyệt", Head: "Hỗ trợ", Kind: MoneyValue, Share: 11},
			{Group: "Thực hiện", Head: "Số đề án", Kind: CountValue, Share: 8}, {Group: "Thực hiện", Head: "Số kế hoạch", Kind: CountValue, Share: 8},
			{Group: "Thực hiện", Head: "Hỗ trợ", Kind: MoneyValue, Share: 11}, {Group: "Thực hiện", Head: "Đóng góp", Kind: MoneyValue, Share: 12},
			{Group: "Thực hiện", Head: "Tổng kinh phí", Kind: MoneyValue, Share: 12}, {Head: "Hỗ trợ so với duyệt", Kind: RatioValue, Share: 9},
		},
	}
	var approved, done Sums
	for _, r := range rows {
		t.breakdownRow(false, r.Label, r.Approved, r.Done)
		approved, done = approved.Plus(r.Approved), done.Plus(r.Done)
	}
	t.breakdownRow(true, "Tổng cộng", approved, done)
	return t
}

func (t *DataTable) breakdownRow(bold bool, label string, approved, done Sums) {
	t.add(bold, textValue(label), count(approved.Projects), money(approved.Support), count(done.Projects), count(done.Plans),
		money(done.Support), money(done.Counterpart), money(done.Total()), completion(int64(done.Support), Quantity{int64(approved.Support), approved.Support > 0}))
}

func (e Evaluation) yearTable() DataTable {
	return breakdown("Theo năm", "Kết quả theo năm", "Năm", 10, e.Years)
}

func (e Evaluation) contentTable() DataTable {
	return breakdown("Theo nội dung", "Kết quả theo nội dung hỗ trợ", "Nội dung", 24, e.Contents)
}

func (e Evaluation) placeTable() DataTable {
	t := breakdown("Theo địa bàn", "Kết quả theo địa bàn", "Địa bàn", 20, e.Places)
	if e.Boundary == CurrentBoundary {
		t.Title += " (địa giới hiện hành)"
	}
	t.Notes = append(t.Notes, e.PlacesNote())
	if s := e.idleSentence(); s != "" {
		t.Notes = append(t.Notes, s)
	}
	return t
}

func (e Evaluation) sourceTable() DataTable {
	t := DataTable{
		Key: "Theo nguồn vốn", Title: "Kinh phí theo nguồn vốn", Money: true,
		Columns: []DataColumn{{Head: "Nguồn vốn", Share: 40}, {Head: "Kế hoạch được duyệt", Kind: MoneyValue, Share: 20},
			{Head: "Thực hiện", Kind: MoneyValue, Share: 20}, {Head: "Tỷ trọng", Kind: RatioValue, Share: 20}},
	}
	var approved, done Money
	for _, s := range e.Sources {
		approved, done = approved+s.Approved, done+s.Done
	}
	for _, s := range e.Sources {
		t.add(false, textValue(s.Source.Label()), money(s.Approved), money(s.Done), ratioValue(RatioOf(int64(s.Done), int64(done))))
	}
	t.add(true, textValue("Tổng cộng"), money(approved), money(done), ratioValue(RatioOf(int64(done), int64(done))))
	return t
}

func (e Evaluation) restTable() DataTable {
	t := DataTable{
		Key: "Còn lại", Title: fmt.Sprintf("Khối lượng còn lại so với mục tiêu %s", e.Programme.Period().Label()), Money: true,
		Columns: []DataColumn{
			{Head: "Nguồn", Share: 22},
			{Group: "Số đề án", Head: "Mục tiêu", Kind: CountValue, Share: 9}, {Group: "Số đề án", Head: "Đã xong", Kind: CountValue, Share: 9}, {Group: "Số đề án", Head: "Còn lại", Kind: CountValue, Share: 9},
			{Group: "Ngân sách hỗ trợ", Head: "Mục tiêu", Kind: MoneyValue, Share: 12}, {Group: "Ngân sách hỗ trợ", Head: "Đã xong", Kind: MoneyValue, Share: 12}, {Group: "Ngân sách hỗ trợ", Head: "Còn lại", Kind: MoneyValue, Share: 12},
			{Group: "Hỗ trợ mỗi năm", Head: "Đến nay", Kind: MoneyValue, Share: 11}, {Group: "Hỗ trợ mỗi năm", Head: "Phải đạt", Kind: MoneyValue, Share: 11},
		},
	}
	for _, r := range e.Rest {
		t.add(r.Level == AllLevels, textValue(r.Level.Label()), countValue(r.Whole.Projects), count(r.Done.Projects), countValue(r.Left.Projects),
			moneyValue(r.Whole.Support), money(r.Done.Support), moneyValue(r.Left.Support), money(r.SupportPace), moneyValue(r.SupportNeed))
	}
	return t
}

func (e Evaluation) outcomeTable() DataTable {
	t := DataTable{
		Key: "Kết quả xã hội", Title: "Kết quả về kinh tế - xã hội của các đề án hoàn thành",
		Columns: []DataColumn{{Head: "Chỉ tiêu", Share: 24}, {Head: "Đơn vị tính", Share: 14}, {Head: "Cam kết", Kind: CountValue, Share: 14},
			{Head: "Thực tế", Kind: CountValue, Share: 14}, {Head: "Đề án báo cáo", Kind: CountValue, Share: 9}, {Head: "Đề án được hỏi", Kind: CountValue, Share: 9}, {Head: "Căn cứ", Share: 16}},
	}
	for _, o := range e.Outcomes {
		label := o.Indicator.Label()
		if o.Indicator.Averages() {
			label += " (bình quân)"
		}
		t.add(false, textValue(label), textValue(o.Indicator.UnitLabel()), countValue(o.Promised), countValue(o.Actual), count(o.Reported), count(o.Asked), textValue(o.basesCell()))
	}
	return t
}

func (e Evaluation) unusedTable() DataTable {
	t := DataTable{
		Key: "Chưa thực hiện", Title: "Nội dung có trong chương trình, kế hoạch nhưng chưa thực hiện", Money: true,
		Columns: []DataColumn{{Head: "Nội dung", Share: 36}, {Head: "Hỗ trợ dự kiến", Kind: MoneyValue, Share: 16}, {Head: "Thực hiện", Kind: MoneyValue, Share: 12}, {Head: "Lý do", Share: 36}},
	}
	for _, u := range e.Unused {
		goal := u.Goal.Support
		if !goal.Known && u.Approved.Support > 0 {
			goal = Q(int64(u.Approved.Support))
		}
		t.add(false, textValue(u.Content.Name), moneyValue(goal), money(0), textValue(u.Note))
	}
	return t
}

func (e Evaluation) differenceTable() DataTable {
	t := DataTable{
		Key: "Chênh lệch", Title: "Các chỗ số liệu không khớp", Money: true,
		Columns: []DataColumn{{Head: "Số liệu", Share: 30}, {Head: "So sánh", Share: 24}, {Head: "Tính được", Kind: MoneyValue, Share: 15},
			{Head: "Đã ghi", Kind: MoneyValue, Share: 15}, {Head: "Chênh lệch", Kind: MoneyValue, Share: 16}},
	}
	for i, d := range e.Differences {
		t.add(false, textValue(d.Title), textValue(d.LeftLabel+" / "+d.RightLabel), unitValue(d.Unit, Q(d.Left)), unitValue(d.Unit, Q(d.Right)), unitValue(d.Unit, Q(d.Amount)))
		t.Notes = append(t.Notes, fmt.Sprintf("(%d) %s: %s", i+1, d.Title, d.note()))
	}
	return t
}

// note says what is known of a difference: its explanation, else its likely
// cause.
func (d Difference) note() string {
	if x := d.Explanation; x != nil {
		counts := d.LeftLabel
		if x.Counts == CountRight {
			counts = d.RightLabel
		}
		return fmt.Sprintf("%s Người giải trình: %s, ngày %s. Căn cứ: %s. Số được dùng: %s.", endStop(x.Reason), x.By, x.On, x.Evidence, lowerFirst(counts))
	}
	if d.Cause != "" {
		return "chưa giải trình. Khả năng: " + d.Cause
	}
	return "chưa giải trình, chưa rõ nguyên nhân."
}

func endStop(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}
