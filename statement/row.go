package statement

import (
	"strings"

	"khuyencong/programme"
)

// readRow reads one row of figures.
func (s *sheet) readRow(cells [][]token) {
	w := row{rank: 50}
	var label []token
	worth, unitPercent := int64(0), false
	yearSet := false
	for c, cell := range cells {
		if c >= len(s.columns) || len(cell) == 0 {
			continue
		}
		col := s.columns[c]
		switch {
		case col.years:
			if y, ok := year(cell[len(cell)-1]); ok {
				w.set.period, yearSet = programme.Years(y, y), true
			} else {
				label = append(label, cell...)
			}
		case col.unit:
			for i := range cell {
				if u, n := moneyUnit(cell, i); n > 0 && worth == 0 {
					worth = u
				}
				if es, _ := match(cell, i); w.measure == "" {
					for _, e := range es {
						if e.kind == cueNoun {
							w.measure = programme.Measure(e.value)
						}
					}
				}
				unitPercent = unitPercent || cell[i].text == "%"
			}
		case c == 0 && (col.order || col.label) && s.rankOf(cell) > 0:
			w.rank = s.rankOf(cell)
		case col.label:
			label = append(label, cell...)
		}
	}
	s.readLabel(&w, label, worth)
	if s.projects && !w.total {
		s.projectRow(&w)
	}
	for k := len(s.rows) - 1; k >= max(0, len(s.rows)-mostAway) && w.rank < 50 && !w.total && w.set.level == "" && !s.rows[k].total; k-- {
		if up := s.rows[k]; up.rank < w.rank { // "I. Khuyến công quốc gia", and its projects below
			w.set.level, w.set.detail = up.set.level, up.set.detail
			break
		}
	}
	if last := len(s.rows) - 1; s.hasYears() && !yearSet && !w.total && w.set.period.From == 0 && w.label == "" && last >= 0 && s.rows[last].set.period.From > 0 && !s.rows[last].total {
		y := s.rows[last].set.period.To + 1 // a year left out between two rows
		w.set.period = programme.Years(y, y)
	}
	if w.total && w.set.period.From == 0 {
		w.set.period = s.yearsSpanned()
	}
	w.cells = make([]int, len(s.columns))
	found := false
	for c := range w.cells {
		w.cells[c] = -1
		if c < len(cells) && !s.columns[c].label {
			if i, ok := s.cell(cells[c], s.columns[c], w, unitPercent); ok {
				w.cells[c], found = i, true
			}
		}
	}
	if found {
		if w.total && len(s.totalRows) < 5 {
			s.totalRows = append(s.totalRows, len(s.rows))
		}
		s.rows = append(s.rows, w)
	}
}

// rankOf orders a row by its number: I before 1 before 1.1 before a dash; 0
// when the cell is no row number.
func (s *sheet) rankOf(cell []token) int {
	t := cell[0]
	switch {
	case len(cell) > 2:
		return 0
	case t.kind == number && !strings.ContainsAny(t.text, ".,"):
		return 20
	case t.kind == number:
		return 20 + 2*strings.Count(t.text, ".")
	case romans[t.text] && t.upper:
		return 10
	case t.kind == word && len([]rune(t.text)) == 1 && t.upper:
		return 8
	case t.kind == word && len([]rune(t.text)) == 1:
		return 30
	case t.text == "-" || t.text == "+" || t.text == "*":
		return 40
	}
	return 0
}

// yearsSpanned is the period that the rows of years so far make up.
func (s *sheet) yearsSpanned() programme.Period {
	var p programme.Period
	n := 0
	for _, w := range s.rows[max(0, len(s.rows)-mostAway):] {
		q := w.set.period
		if w.total || q.From == 0 || q.Part != "" {
			continue
		}
		if n == 0 {
			p = q
		}
		p.From, p.To = min(p.From, q.From), max(p.To, q.To)
		n++
	}
	if n < 2 {
		return programme.Period{}
	}
	return p
}

func (s *sheet) hasYears() bool {
	for _, c := range s.columns {
		if c.years {
			return true
		}
	}
	return false
}

// projectRow reads the row of one project in a list of them: its name says
// neither plan nor result, and stands for no total of a content, a place or a
// year. Rows with I, II or without a number that name a source head those below.
func (s *sheet) projectRow(w *row) {
	if w.rank < 20 || w.rank == 50 && w.set.level != "" {
		w.rank = min(w.rank, 10)
		return
	}
	w.set = setting{period: w.set.period, worth: w.set.worth}
	w.measure, w.thing, w.named = "", true, false
}

func (s *sheet) readLabel(w *row, label []token, worth int64) {
	w.label = join(label)
	if len(label) > 0 && (label[0].text == "-" || label[0].text == "+") {
		w.rank = 40
	}
	w.total = isTotal(w.label) || w.label == "tổng" || w.label == "chung" || strings.HasPrefix(w.label, "tổng cộng")
	p := w.set.period
	w.set, _, _ = headingSetting(label, false)
	if p.From > 0 {
		w.set.period = p
	}
	w.set.worth = worth
	for _, g := range signs(label) {
		for _, e := range g.cues {
			switch e.kind {
			case cueMoney:
				w.measure = programme.Measure(e.value)
			case cueWeakMoney:
				if w.measure == "" && e.value != "" {
					w.measure = programme.Measure(e.value)
				} else if w.measure == "" && worth > 0 {
					w.measure = programme.MSupport
				}
			case cueNoun:
				if g.is(cueContent) {
					continue // "Hội chợ, triển lãm" names a content, not what is counted
				}
				if len(label) > g.from && (g.from > 0 && (label[g.from-1].text == "số" || label[g.from-1].text == "lượng") || g.from == 0) && w.measure == "" {
					w.measure = programme.Measure(e.value)
					w.thing = g.from == 0 && len(label)-g.to > 1 // "Đề án máy sấy lúa": a name, where columns say which money
				}
			}
		}
	}
	if worth > 0 && w.measure.Unit() != programme.UnitVND {
		w.measure = programme.MSupport
	}
	if l := bareLevels[w.label]; l != "" {
		w.set.level = l
	}
	if w.total {
		w.set.content = ""
		if w.set.level == programme.AllLevels {
			w.set.level = ""
		}
	}
	w.named = w.set.level != "" || w.set.content != "" || w.set.period.From > 0 || w.set.period.Part != ""
}

// cell makes a figure of a cell.
func (s *sheet) cell(cell []token, col column, w row, unitPercent bool) (int, bool) {
	p, ok := plain(cell)
	if !ok {
		return 0, false
	}
	set := w.set.over(col.set)
	if col.set.period.From > 0 && w.set.period.From == 0 {
		set.period = col.set.period
	}
	if w.set.level == "" && col.set.level != "" {
		set.level = col.set.level
	}
	set = set.over(s.around)
	f := &reading{block: s.r.block, table: true}
	f.ID = int64(len(s.r.figures) + 1)
	f.Unit, f.Value, f.Step, f.Measure, f.Qualifier = p.unit, p.value, p.step, p.measure, programme.Exact
	m := col.measure
	rowWins := w.measure != "" && (m == "" || m.Unit() == programme.UnitVND && w.measure.Unit() != programme.UnitVND && col.set.worth == 0 && !(w.thing && col.set.level == "") || w.set.worth > 0)
	if rowWins {
		m = w.measure
	}
	worth := int64(0)
	for _, u := range []int64{w.set.worth, col.set.worth, s.worth} {
		if worth == 0 {
			worth = u
		}
	}
	switch {
	case f.Unit == programme.UnitPercent, f.Unit == "" && (col.percent || unitPercent):
		f.Unit, f.Measure = programme.UnitPercent, programme.MPercent
		f.Value, f.Step, ok = p.digits.times(programme.PercentPoint)
		if col.growth {
			f.Measure = programme.MGrowth
		}
	case f.Unit == programme.UnitVND:
		f.Measure = m
		if m.Unit() != programme.UnitVND || m == "" {
			f.Measure = programme.MSupport
		}
	case m == "" && worth == 0:
		return 0, false
	case m.Unit() == programme.UnitVND && m != "" || m == "":
		if worth == 0 {
			return 0, false
		}
		f.Unit, f.Measure = programme.UnitVND, m
		if m == "" {
			f.Measure = programme.MSupport
		}
		f.Value, f.Step, ok = p.digits.times(worth)
	default:
		d := parseDecimal(cell[0].text, true)
		ok = d.ok && d.decimals == 0
		f.Unit, f.Measure, f.Value, f.Step = programme.UnitCount, m, d.digits, 1
	}
	if !ok {
		return 0, false
	}
	if negative(cell) {
		f.Value = -f.Value
	}
	f.Period, f.Kind, f.Scope, f.Level, f.Content = set.period, set.kind, set.scope, set.level, set.content
	if f.Level == "" {
		f.Level = programme.AllLevels
	}
	f.Detail = first(w.set.detail, col.set.detail)
	if col.left {
		f.Detail = "còn lại"
	}
	if col.mean && f.Unit != programme.UnitPercent {
		f.Detail, f.mean = col.text, col.text
	}
	if f.Detail == "" && w.label != "" && !w.total && !w.named && (w.measure == "" || w.thing && !rowWins) {
		f.Detail = w.label
	}
	for cell[0].kind != number {
		cell = cell[1:]
	}
	f.start, f.end = cell[0].start, cell[p.to-1].end
	s.r.figures = append(s.r.figures, f)
	return len(s.r.figures) - 1, true
}
