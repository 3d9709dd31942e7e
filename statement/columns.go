package statement

import (
	"khuyencong/programme"
)

// relate says what must add up in a table.
func (s *sheet) relate() {
	for c := range s.columns {
		s.totals(c)
	}
	for i := range s.rows {
		s.across(s.rows[i])
		s.left(s.rows[i])
		s.ratios(i)
	}
}

// totals relates the rows of a column to the rows that sum them up.
func (s *sheet) totals(c int) {
	at := func(i int) (int, bool) { return s.rows[i].cells[c], s.rows[i].cells[c] >= 0 }
	sum := func(whole int, parts []int) {
		w, ok := at(whole)
		if !ok || len(parts) < 2 || s.r.figures[w].Unit == programme.UnitPercent || s.columns[c].mean {
			return
		}
		rel := programme.Relation{Type: programme.SumIdentity, Whole: s.r.figures[w].ID,
			Because: "dòng “" + first(s.rows[whole].label, "tổng") + "” của bảng"}
		measure := s.r.figures[w].Measure
		for _, i := range parts {
			if k, ok := at(i); ok {
				if s.r.figures[k].Measure != measure || s.r.figures[k].Kind != s.r.figures[w].Kind {
					return
				}
				rel.Of = append(rel.Of, s.r.figures[k].ID)
			}
		}
		if len(rel.Of) < 2 {
			return
		}
		rel.Label = "Các dòng cộng lại – " + s.r.figures[w].Describe()
		s.r.relations = append(s.r.relations, rel)
	}
	for i, w := range s.rows {
		if w.total {
			sum(i, s.topRows(i))
			continue
		}
		var below []int // rows one level in, up to the next of this level
		deeper := 0
		for k := i + 1; k < len(s.rows) && s.rows[k].rank > w.rank && !s.rows[k].total; k++ {
			if deeper == 0 {
				deeper = s.rows[k].rank
			}
			if s.rows[k].rank == deeper {
				below = append(below, k)
			}
		}
		if deeper > 0 && deeper < 50 && w.rank < 50 {
			sum(i, below)
		}
	}
}

// topRows are the outermost rows that a total row sums up: those before it
// back to the total before, or all after it when it comes first.
func (s *sheet) topRows(total int) []int {
	pick := func(from, to int) (out []int) {
		best := 1 << 30
		for k := from; k < to; k++ {
			best = min(best, s.rows[k].rank)
		}
		for k := from; k < to; k++ {
			if s.rows[k].rank == best {
				out = append(out, k)
			}
		}
		return out
	}
	from := 0
	for k := total - 1; k >= 0 && from == 0; k-- {
		if s.rows[k].total {
			from = k + 1
		}
	}
	if total == 0 {
		to := len(s.rows)
		for k := 1; k < to; k++ {
			if s.rows[k].total {
				to = k
			}
		}
		return pick(1, to)
	}
	if from == total && from > 0 {
		return nil
	}
	return pick(from, total)
}

// across relates the columns of a row: sources and levels against their sum.
func (s *sheet) across(w row) {
	figure := func(c int) *reading { return s.r.figures[w.cells[c]] }
	for c, k := range w.cells {
		if k < 0 || figure(c).Unit == programme.UnitPercent || s.columns[c].left || s.columns[c].mean {
			continue
		}
		whole := figure(c)
		var levels, sources []int64
		for d, j := range w.cells {
			if j < 0 || d == c || s.columns[d].left || s.columns[d].mean {
				continue
			}
			g := figure(d)
			if g.Unit != whole.Unit || g.Kind != whole.Kind || g.Period != whole.Period || g.Content != whole.Content {
				continue
			}
			if g.Measure == whole.Measure && whole.Level == programme.AllLevels && g.Level != programme.AllLevels {
				levels = append(levels, g.ID)
			}
			if whole.Measure == programme.MTotalCost && g.Level == whole.Level && (g.Measure == programme.MSupport || g.Measure == programme.MCounterpart) {
				sources = append(sources, g.ID)
			}
		}
		for _, parts := range [][]int64{levels, sources} {
			if len(parts) == 2 {
				s.r.relations = append(s.r.relations, programme.Relation{Type: programme.SumIdentity, Of: parts, Whole: whole.ID,
					Label: "Các cột cộng lại – " + whole.Describe(), Because: "các cột của bảng, dòng “" + w.label + "”"})
			}
		}
	}
}

// left relates "Mục tiêu", "Đã xong" and "Còn lại": what is left is what was
// planned less what was done.
func (s *sheet) left(w row) {
	for c, k := range w.cells {
		if k < 0 || !s.columns[c].left || c < 2 || w.cells[c-1] < 0 || w.cells[c-2] < 0 {
			continue
		}
		plan, done, left := s.r.figures[w.cells[c-2]], s.r.figures[w.cells[c-1]], s.r.figures[k]
		if plan.Kind != programme.Planned || done.Kind != programme.Result || plan.Measure != left.Measure || done.Measure != left.Measure {
			continue
		}
		s.r.relations = append(s.r.relations, programme.Relation{Type: programme.SumIdentity, Of: []int64{done.ID, left.ID}, Whole: plan.ID,
			Label: "Đã thực hiện + còn lại – " + plan.Describe(), Because: "cột “" + s.columns[c].text + "”, dòng “" + w.label + "”"})
	}
}

// ratios relates the percentages of row i: done to planned, share of the
// total, growth on the row or the column before.
func (s *sheet) ratios(i int) {
	w := s.rows[i]
	for c, k := range w.cells {
		if k < 0 || s.r.figures[k].Unit != programme.UnitPercent {
			continue
		}
		col, f := s.columns[c], s.r.figures[k]
		rel := programme.Relation{Type: programme.PercentIdentity, Whole: f.ID, Because: "cột “" + col.text + "”", Label: "Tỷ lệ trong bảng – " + first(w.label, f.Period.Label())}
		add := func(a, b int) {
			if a >= 0 && col.of != "" && (col.of.Unit() != s.r.figures[a].Unit || col.of.Unit() == programme.UnitCount && col.of != s.r.figures[a].Measure) {
				return
			}
			if a >= 0 && b >= 0 && a != b && s.r.figures[a].Unit == s.r.figures[b].Unit && s.r.figures[a].Unit != programme.UnitPercent {
				rel.Options = append(rel.Options, programme.Relation{Of: []int64{s.r.figures[a].ID}, Base: s.r.figures[b].ID})
			}
		}
		switch {
		case col.growth || col.before:
			if col.growth {
				rel.Type = programme.GrowthIdentity
				rel.Label = "Mức tăng, giảm trong bảng – " + first(w.label, f.Period.Label())
			}
			s.growth(i, c, add)
		case col.share:
			for _, t := range s.totalRows {
				if t != i {
					for d := c - 1; d >= 0; d-- {
						add(w.cells[d], s.rows[t].cells[d])
					}
				}
			}
		default:
			for d := c - 1; d >= 0; d-- {
				for e := d - 1; e >= 0; e-- {
					if w.cells[d] < 0 || w.cells[e] < 0 {
						continue
					}
					a, b := s.r.figures[w.cells[d]], s.r.figures[w.cells[e]]
					if a.Measure == b.Measure && a.Kind == programme.Result && b.Kind == programme.Planned {
						add(w.cells[d], w.cells[e])
					}
				}
			}
		}
		if len(rel.Options) == 0 {
			continue
		}
		if len(rel.Options) > mostBases {
			rel.Options = rel.Options[:mostBases]
		}
		rel.Of, rel.Base, rel.Options = rel.Options[0].Of, rel.Options[0].Base, rel.Options[1:]
		s.r.relations = append(s.r.relations, rel)
	}
}

// growth offers the figures that a growth in row i, column c may compare.
func (s *sheet) growth(i, c int, add func(a, b int)) {
	w := s.rows[i]
	for d := c - 1; d >= 0; d-- { // the row of the year before
		if w.cells[d] < 0 {
			continue
		}
		f := s.r.figures[w.cells[d]]
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			if j := s.rows[k].cells[d]; j >= 0 && s.r.figures[j].Period == f.Period.Previous() && s.r.figures[j].Measure == f.Measure {
				add(w.cells[d], j)
			}
		}
		for e := range w.cells { // the column of the year before
			if j := w.cells[e]; j >= 0 && e != d && s.r.figures[j].Period == f.Period.Previous() && s.r.figures[j].Measure == f.Measure && s.r.figures[j].Kind == f.Kind {
				add(w.cells[d], j)
			}
		}
	}
}
