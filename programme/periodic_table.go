package programme

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Tables are the tables of the report, as its forms name them.
func (p Periodic) Tables() (all []DataTable) {
	for _, f := range PeriodicForms {
		if p.Span.Months == 12 { // the period is all that was done since the beginning of the year
			f.Columns = slices.DeleteFunc(slices.Clone(f.Columns), func(c PeriodicColumn) bool { return strings.HasPrefix(string(c.Figure), sinceNewYear+".") })
		}
		if !slices.Contains(f.For, p.Span.Months) {
			continue
		}
		switch f.Rows {
		case RowsIndicators:
			all = append(all, p.indicatorTable(f))
		case RowsProjects:
			all = append(all, p.projectTable(f))
		default:
			all = append(all, p.figureTable(f))
		}
	}
	return all
}

// named puts the period into a heading.
func (s Span) named(text string) string { return strings.ReplaceAll(text, "{kỳ}", s.Label()) }

func (p Periodic) frame(f PeriodicForm) DataTable {
	t := DataTable{Key: f.Key, Title: p.Span.named(f.Title), Money: f.Rows != RowsIndicators, Columns: []DataColumn{{Head: "TT", Share: 4}, {Head: f.First, Share: 20}}}
	for _, c := range f.Columns {
		t.Columns = append(t.Columns, DataColumn{Group: p.Span.named(c.Group), Head: c.Head, Kind: c.kind(), Share: c.Width})
	}
	if f.Note != "" {
		t.Notes = append(t.Notes, f.Note)
	}
	return t
}

// kind is how the column's values are printed.
func (c PeriodicColumn) kind() ValueKind {
	when, what := c.Figure.parts()
	switch {
	case when == "project":
		return TextValue
	case c.Figure == "share":
		return RatioValue
	case when == "estimate" && what == "items" || c.Figure.Known() && c.Figure.Unit() == UnitCount:
		return CountValue
	}
	return MoneyValue
}

// cellValue is one figure of a table, with the way to the records behind it.
func (p Periodic) cellValue(c PeriodicCell) Value {
	v := unitValue(c.Figure.Unit(), Q(p.Value(c)))
	if v.Amount.Value != 0 || len(p.Behind(c)) > 0 {
		v.Behind = c.Query()
	}
	return v
}

// Query is the cell as an address of the records behind it.
func (c PeriodicCell) Query() string {
	q := url.Values{"figure": {string(c.Figure)}}
	if c.Level != "" && c.Level != AllLevels {
		q.Set("level", string(c.Level))
	}
	if c.Content != "" {
		q.Set("content", c.Content)
	}
	if c.Carried {
		q.Set("carried", "1")
	}
	return q.Encode()
}

// figureRow is a row of the tables by level and by content.
func (p Periodic) figureRow(t *DataTable, f PeriodicForm, bold bool, no, name string, at PeriodicCell) {
	values := []Value{textValue(no), textValue(name)}
	for _, c := range f.Columns {
		at.Figure = c.Figure
		switch when, what := c.Figure.parts(); {
		case c.Figure == "share":
			values = append(values, ratioValue(p.share(at, "done.support", "plan.support")))
		case when == "estimate":
			values = append(values, p.estimated(at, what))
		default:
			values = append(values, p.cellValue(at))
		}
	}
	t.add(bold, values...)
}

// share is one figure against another; unknown where there is nothing to
// measure against.
func (p Periodic) share(at PeriodicCell, part, whole PeriodicFigure) Ratio {
	at.Figure = part
	a := p.Value(at)
	at.Figure = whole
	return RatioOf(a, p.Value(at))
}

func (p Periodic) figureTable(f PeriodicForm) DataTable {
	t := p.frame(f)
	for _, carried := range []bool{false, true} {
		if carried && !p.hasCarried() {
			break
		}
		no, name := "I", fmt.Sprintf("Kế hoạch năm %d", p.Span.Year)
		if carried {
			no, name = "II", "Đề án năm trước chuyển sang"
		}
		p.figureRow(&t, f, true, no, name, PeriodicCell{Level: AllLevels, Carried: carried})
		for i, level := range levels {
			at := PeriodicCell{Level: level, Carried: carried}
			p.figureRow(&t, f, f.Rows == RowsContents, fmt.Sprint(i+1), level.Label(), at)
			if f.Rows != RowsContents {
				continue
			}
			for j, c := range p.contents(level, carried) {
				at.Content = c.Code
				p.figureRow(&t, f, false, fmt.Sprintf("%d.%d", i+1, j+1), c.Name, at)
			}
		}
	}
	for _, c := range f.Columns {
		if strings.HasPrefix(string(c.Figure), "estimate.") {
			t.Notes = append(t.Notes, p.estimateNotes()...)
			break
		}
	}
	return t
}

func (p Periodic) hasCarried() bool { return slices.ContainsFunc(p.Projects, p.Span.carried) }

// indicatorTable is a table of indicators by level: those of the year's own
// plan, which is what the evaluation of the year tells too.
func (p Periodic) indicatorTable(f PeriodicForm) DataTable {
	t := p.frame(f)
	t.Columns = append(t.Columns, DataColumn{Head: "Đơn vị tính", Share: 9}, DataColumn{Head: "Khuyến công địa phương", Kind: MoneyValue, Share: 13},
		DataColumn{Head: "Khuyến công quốc gia", Kind: MoneyValue, Share: 13}, DataColumn{Head: "Cộng", Kind: MoneyValue, Share: 13})
	t.Columns[1].Share = 40
	for _, line := range f.Lines {
		values := []Value{textValue(line.Code), textValue(line.Name), textValue(line.Unit)}
		for _, level := range []Level{Local, National, AllLevels} {
			values = append(values, p.indicatorValue(line, level))
		}
		t.add(line.Bold, values...)
	}
	return t
}

func (p Periodic) indicatorValue(line PeriodicIndicator, level Level) Value {
	at := PeriodicCell{Figure: line.Figure, Level: level}
	switch {
	case line.Outcome != "":
		for _, o := range p.Year.Outcomes {
			if o.Indicator == line.Outcome && level == AllLevels {
				return countValue(o.Actual)
			}
		}
		return countValue(Quantity{})
	case line.Share[0] != "":
		return ratioValue(p.share(at, line.Share[0], line.Share[1]))
	case len(line.Contents) == 0:
		return p.cellValue(at)
	}
	sum := int64(0)
	for _, c := range line.Contents {
		at.Content = c
		sum += p.Value(at)
	}
	v := unitValue(line.Figure.Unit(), Q(sum))
	if at.Content = line.Contents[0]; len(line.Contents) == 1 && sum != 0 {
		v.Behind = at.Query()
	}
	return v
}

// projectTable lists every project that the report is about.
func (p Periodic) projectTable(f PeriodicForm) DataTable {
	t := p.frame(f)
	for _, carried := range []bool{false, true} {
		for _, level := range levels {
			var rows []DataRow
			for _, x := range p.Projects {
				if p.Span.carried(x) == carried && x.Level == level {
					rows = append(rows, p.projectRow(f, len(rows)+1, x))
				}
			}
			if len(rows) == 0 {
				continue
			}
			name := level.Label()
			if carried {
				name += ", năm trước chuyển sang"
			}
			p.projectHead(&t, f, name, PeriodicCell{Level: level, Carried: carried})
			t.Rows = append(t.Rows, rows...)
		}
	}
	return t
}

func (p Periodic) projectHead(t *DataTable, f PeriodicForm, name string, at PeriodicCell) {
	values := []Value{textValue(""), textValue(name)}
	for _, c := range f.Columns {
		if at.Figure = c.Figure; c.Figure.Known() {
			values = append(values, p.cellValue(at))
		} else {
			values = append(values, textValue(""))
		}
	}
	t.add(true, values...)
}

func (p Periodic) projectRow(f PeriodicForm, no int, x PeriodicProject) DataRow {
	values := []Value{count(int64(no)), textValue(x.Title)}
	for _, c := range f.Columns {
		switch c.Figure {
		case "project.code":
			values = append(values, textValue(x.Code))
		case "project.where":
			values = append(values, textValue(x.where()))
		case "project.ends":
			values = append(values, textValue(x.Ends.String()))
		case "project.stage":
			values = append(values, textValue(p.Standing(x)))
		default:
			values = append(values, unitValue(c.Figure.Unit(), Q(p.Span.Of(x, c.Figure))))
		}
	}
	return DataRow{Values: values}
}

func (x PeriodicProject) where() string {
	if x.Beneficiary != "" && x.Place != "" {
		return x.Beneficiary + ", " + x.Place
	}
	return x.Beneficiary + x.Place
}

// Standing says where a project stood at the end of the period.
func (p Periodic) Standing(x PeriodicProject) string {
	switch {
	case p.Late(x):
		return "Chậm so với hợp đồng"
	case x.Until.Stage == Completed:
		return "Đã quyết toán"
	case x.Until.Stage == Accepted:
		return "Đã nghiệm thu"
	case x.Until.Stage == Stopped:
		return "Đã ngừng"
	case x.Until.Disbursed > 0:
		return "Đang thực hiện, đã giải ngân"
	}
	return "Đang thực hiện"
}

// Late tells a project that was not through when its contract ended, as far as
// days have come.
func (p Periodic) Late(x PeriodicProject) bool {
	return x.Ends != 0 && x.Ends < min(p.Span.Until, p.Today) && x.Until.Stage == Approved
}
