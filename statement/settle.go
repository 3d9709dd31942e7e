package statement

import (
	"slices"

	"khuyencong/programme"
)

// index finds figures by measure family, so that looking for a base costs the
// same in a long text.
type index map[indexKey][]int

type indexKey struct {
	unit    programme.FigureUnit
	measure programme.Measure // counts only: money is one family
	kind    programme.FigureKind
	period  programme.Period
}

const mostBases = 24

func key(f programme.Figure) indexKey {
	k := indexKey{f.Unit, f.Measure, f.Kind, f.Period}
	if f.Unit == programme.UnitVND {
		k.measure = ""
	}
	return k
}

// settle looks for the two figures of every percentage.
func (r *reader) settle() {
	at := index{}
	ranges := map[int][]programme.Period{} // by last year: ranges that figures have
	for i, f := range r.figures {
		k := key(f.Figure)
		if len(at[k]) < 400 {
			at[k] = append(at[k], i)
		}
		if ps := ranges[f.Period.From]; f.Period.From < f.Period.To && len(ps) < 8 && !slices.Contains(ps, f.Period) {
			ranges[f.Period.From] = append(ps, f.Period)
		}
	}
	wholes := map[int64]int{} // part → total it is a part of
	for _, rel := range r.relations {
		for _, id := range rel.Of {
			wholes[id] = int(rel.Whole) - 1
		}
	}
	grown := map[int]int{} // figure → its growth
	var loose []claim
	for _, c := range r.claims {
		if r.figures[c.figure].Measure == programme.MGrowth {
			if ps := r.partsOf(c, at); len(ps) > 0 && !c.base.plan {
				grown[ps[0]] = c.figure
			}
		}
		if !r.settleClaim(c, at, ranges, wholes) {
			loose = append(loose, c)
		}
	}
	for _, c := range loose {
		if r.figures[c.figure].Measure == programme.MGrowth && !c.base.plan {
			r.growthFromParts(c, at, grown)
		}
	}
}

func (r *reader) settleClaim(c claim, at index, ranges map[int][]programme.Period, wholes map[int64]int) bool {
	p := r.figures[c.figure]
	growth := p.Measure == programme.MGrowth
	typ := programme.PercentIdentity
	if growth {
		typ = programme.GrowthIdentity
	}
	parts := r.partsOf(c, at)
	if k := c.figure + 1; c.bracket && k+1 < len(r.figures) && r.figures[k].fraction && r.figures[k+1].slash && r.figures[k].block == p.block {
		// "đạt 95,5% kế hoạch (21/22 đề án)"
		r.relations = append(r.relations, programme.Relation{Type: typ, Of: []int64{r.figures[k].ID}, Base: r.figures[k+1].ID, Whole: p.ID,
			Because: c.words, Label: "Tỷ lệ – " + r.figures[k].Describe()})
		return true
	}
	if c.fraction && !growth {
		n := r.figures[c.parts[1]]
		r.relations = append(r.relations, programme.Relation{Type: typ, Of: []int64{n.ID}, Base: r.figures[c.parts[0]].ID, Whole: p.ID,
			Because: c.words, Label: "Tỷ lệ – " + n.Describe()})
		return true
	}
	if r.shareOfAll(c, at) {
		return true
	}
	rel := programme.Relation{Type: typ, Whole: p.ID, Because: c.words}
	sure := false
	for _, n := range parts {
		bases, certain := r.basesOf(c, n, at, ranges, wholes)
		for _, b := range bases {
			if b == n || b == c.figure || r.figures[b].Unit != r.figures[n].Unit {
				continue
			}
			rel.Options = append(rel.Options, programme.Relation{Of: []int64{r.figures[n].ID}, Base: r.figures[b].ID})
			sure = sure || certain
		}
		if len(rel.Options) > mostBases {
			break
		}
	}
	if len(rel.Options) == 0 {
		return false
	}
	rel.Of, rel.Base = rel.Options[0].Of, rel.Options[0].Base
	rel.Options = rel.Options[1:]
	rel.Doubtful = !sure
	n := r.figures[rel.Of[0]-1]
	if p.Level != n.Level && len(c.parts) > 0 {
		p.Level, p.Period, p.Kind = n.Level, n.Period, n.Kind
	}
	switch {
	case growth:
		rel.Label = "Mức tăng, giảm – " + n.Describe()
	case c.base.plan:
		rel.Label = "Tỷ lệ so với kế hoạch – " + n.Describe()
	default:
		rel.Label = "Tỷ lệ – " + n.Describe()
	}
	r.relations = append(r.relations, rel)
	return true
}

// shareOfAll relates "khuyến công quốc gia chỉ chiếm 12,9% (5 đề án)": the part
// stands in the parenthesis, the whole is that of both sources.
func (r *reader) shareOfAll(c claim, at index) bool {
	k := c.figure + 1
	if c.verb != cueShare || !c.bracket || c.base.named || k >= len(r.figures) {
		return false
	}
	p, f := r.figures[c.figure], r.figures[k]
	if f.block != p.block || f.depth <= p.depth || f.Unit == programme.UnitPercent || f.Level == programme.AllLevels {
		return false
	}
	for _, i := range at[key(f.Figure)] {
		g := r.figures[i]
		if g.Level == programme.AllLevels && g.Measure == f.Measure && g.Content == f.Content && g.Scope == f.Scope && g.Detail == "" && g.mean == "" && g.Value >= f.Value {
			r.relations = append(r.relations, programme.Relation{Type: programme.PercentIdentity, Of: []int64{f.ID}, Base: g.ID, Whole: p.ID,
				Because: c.words, Label: "Tỷ lệ – " + f.Describe()})
			return true
		}
	}
	return false
}

// growthFromParts holds the growth of a total, whose base is not printed,
// against the growth of its two sources.
func (r *reader) growthFromParts(c claim, at index, grown map[int]int) {
	ps := r.partsOf(c, at)
	if len(ps) == 0 || r.figures[ps[0]].Level != programme.AllLevels {
		return
	}
	total := r.figures[ps[0]]
	var of []int64
	for _, l := range []programme.Level{programme.National, programme.Local} {
		for _, i := range at[key(total.Figure)] {
			f := r.figures[i]
			g, ok := grown[i]
			if ok && f.Level == l && f.Measure == total.Measure && f.Content == total.Content && f.Detail == "" && f.Scope == total.Scope {
				of = append(of, f.ID, r.figures[g].ID)
				break
			}
		}
	}
	if len(of) == 4 {
		r.relations = append(r.relations, programme.Relation{Type: programme.GrowthFromParts, Of: of, Whole: r.figures[c.figure].ID,
			Because: c.words, Label: "Mức tăng chung suy từ hai nguồn – " + total.Describe()})
	}
}

// partsOf are the figures that the percentage may be of, the likeliest first.
func (r *reader) partsOf(c claim, at index) []int {
	fits := func(f *reading) bool {
		m := programme.Measure(first(string(c.subject), string(c.base.measure)))
		if exactly := c.exactly || c.subject == programme.MCounterpart || c.subject == programme.MDisbursed; exactly && f.Measure != m {
			return false
		}
		return f.mean == "" && (m == "" || m == f.Measure || m.Unit() == programme.UnitVND && f.Unit == programme.UnitVND)
	}
	var out []int
	p := r.figures[c.figure]
	if k := c.figure + 1; c.equal && k < len(r.figures) && r.figures[k].block == p.block && r.figures[k].Unit != programme.UnitPercent {
		return []int{k}
	}
	for _, i := range c.parts {
		f := r.figures[i]
		if f.slash {
			continue // "17/28 đề án, đạt …": the 17 have reached it
		}
		if fits(f) && !(f.Kind == programme.Planned && c.base.plan && p.Measure != programme.MGrowth) && len(out) < 2 && !(len(out) == 1 && f.Unit == r.figures[out[0]].Unit) {
			out = append(out, i)
		}
	}
	m := programme.Measure(first(string(c.subject), string(c.base.measure)))
	if k := c.figure + 1; m == "" && c.follows && k < len(r.figures) {
		m = r.figures[k].Measure
	}
	if len(out) > 0 || m == "" {
		return out
	}
	// "năm 2021 chiếm 17,5 % tổng kinh phí": the amount stands elsewhere.
	for _, i := range at[key(programme.Figure{Unit: m.Unit(), Measure: m, Kind: p.Kind, Period: p.Period})] {
		f := r.figures[i]
		if f.Level == p.Level && f.Content == p.Content && f.Scope == p.Scope && f.mean == "" && fits(f) {
			if f.Measure == m && len(out) == 1 && r.figures[out[0]].Measure != m {
				out[0] = i // the money that is named comes first
			} else if len(out) < 2 && (len(out) == 0 || f.Measure == m) {
				out = append(out, i)
			}
		}
	}
	return out
}

// basesOf are the figures that the percentage of n may be taken on. certain is
// false when the words do not say on which.
func (r *reader) basesOf(c claim, n int, at index, ranges map[int][]programme.Period, wholes map[int64]int) (out []int, certain bool) {
	f, p := r.figures[n], r.figures[c.figure]
	b := c.base
	b.counter = r.counter
	if k := c.figure + 1; c.follows && k < len(r.figures) && r.figures[k].block == p.block {
		return []int{k}, true
	}
	if k := n - 1; p.Measure == programme.MGrowth && !b.named && k >= 0 && r.figures[k].from && r.figures[k].block == f.block && r.figures[k].sentence == f.sentence && r.figures[k].Unit == f.Unit && (f.Unit == programme.UnitVND || r.figures[k].Measure == f.Measure) {
		return []int{k}, true // "giảm từ 620 người xuống còn 480 người (giảm 22,6%)"
	}
	add := func(i int) {
		if !slices.Contains(out, i) && len(out) < mostBases {
			out = append(out, i)
		}
	}
	if k := c.figure + 1; c.bracket && k < len(r.figures) && r.figures[k].block == p.block && r.figures[k].depth > p.depth && r.figures[k].Unit == f.Unit && (b.named || c.verb == cueShare) {
		if b.plan {
			r.figures[k].Kind = programme.Planned
			if r.figures[k].Measure == programme.MDisbursed {
				r.figures[k].Measure = programme.MSupport
			}
			r.figures[k].Period = r.figures[k].Period.Year()
		} else if g := r.figures[k]; g.Unit == programme.UnitVND && !g.worded {
			g.Measure, g.worded = f.Measure, true // "hỗ trợ tăng 8,5% (năm 2023: 6.600 triệu đồng)"
		}
		if b.before {
			r.figures[k].Period = f.Period.Previous()
		} else if b.period.From > 0 && !b.plan {
			r.figures[k].Period = b.period
			if b.total && b.period.To > f.Period.To {
				r.figures[k].Kind = programme.Planned // the whole of years still to come
			}
		}
		return []int{k}, true
	}
	kind := f.Kind
	if b.plan {
		kind = programme.Planned
	} else if b.kind != "" && p.Measure == programme.MGrowth {
		kind = b.kind
	}
	var periods []programme.Period
	switch {
	case b.period.From > 0 && !b.before:
		periods = append(periods, b.period)
		if p.Period.Part != "" && p.Measure == programme.MGrowth {
			same := b.period
			same.Part = p.Period.Part
			periods = []programme.Period{same, b.period}
		}
	case b.before || p.Measure == programme.MGrowth && !b.plan:
		periods = append(periods, f.Period.Previous())
	default:
		periods = append(periods, f.Period, f.Period.Year())
		periods = append(periods, ranges[f.Period.From]...)
		for y := f.Period.From - 1; y >= f.Period.From-10; y-- {
			for _, q := range ranges[y] {
				if f.Period.Year().Within(q) {
					periods = append(periods, q)
				}
			}
		}
	}
	share := p.Measure == programme.MPercent && !b.plan && !b.before && b.period.From == 0
	if share || c.verb == cueShare {
		if w, ok := wholes[f.ID]; ok && r.figures[w].Measure == f.Measure {
			add(w)
			certain = true
		}
		for _, i := range c.parents {
			if g := r.figures[i]; i != n && g.Unit == f.Unit && (g.Measure == f.Measure || c.verb == cueShare && !b.named && f.Unit == programme.UnitVND) && g.Value >= f.Value {
				add(i)
				certain = true
			}
		}
	}
	if c.verb == cueReach && !b.named {
		// "đạt 100%" without a base is of the plan, where one is stated.
		for _, q := range []programme.Period{f.Period, f.Period.Year()} {
			for _, i := range at[key(programme.Figure{Unit: f.Unit, Measure: f.Measure, Kind: programme.Planned, Period: q})] {
				if g := r.figures[i]; g.Level == f.Level && g.Content == f.Content && g.Scope == f.Scope && f.Kind == programme.Result && sameMoney(f, g, b) {
					add(i)
				}
			}
		}
		certain = certain && p.depth > 0
	}
	if !b.named && !certain && p.Measure != programme.MGrowth {
		// Nothing said: a plan just before it in the sentence is meant.
		for _, i := range c.parts {
			if g := r.figures[i]; g.Kind == programme.Planned && f.Kind == programme.Result && g.Unit == f.Unit && (g.Unit == programme.UnitVND || g.Measure == f.Measure) && sameMoney(f, g, b) && g.Level == f.Level {
				return []int{i}, true
			}
		}
		return out, false
	}
	kinds := []programme.FigureKind{kind}
	if p.Measure == programme.MGrowth && !b.plan && b.kind == "" && kind == programme.Planned {
		kinds = append(kinds, programme.Result) // a plan grows on what was done
	}
	near := false
	for pass := range 2 * len(kinds) { // principal figures first
		kind, pass := kinds[pass/2], pass%2
		for _, q := range periods {
			for _, i := range at[key(programme.Figure{Unit: f.Unit, Measure: f.Measure, Kind: kind, Period: q})] {
				g := r.figures[i]
				if i == n || g.Scope != f.Scope || g.mean != "" || (g.Detail == "") != (pass == 0) || !sameMoney(f, g, b) {
					continue
				}
				if share {
					if g.Value < f.Value && i > n || b.level != "" && g.Level != b.level || b.level == "" && g.Level != f.Level && g.Level != programme.AllLevels || g.Content != "" && g.Content != f.Content {
						continue
					}
				} else if g.Level != first2(b.level, f.Level) || g.Content != f.Content || g.Detail != "" && g.Detail != f.Detail && !b.plan {
					continue
				}
				near = near || pass == 0 || g.Detail == f.Detail
				add(i)
			}
		}
	}
	if b.changed {
		if changed := slices.DeleteFunc(slices.Clone(out), func(i int) bool { return !r.figures[i].changed }); len(changed) > 0 {
			out = changed // "đạt 65% kế hoạch sau điều chỉnh"
		}
	}
	if b.plan && len(out) == 0 {
		// "hỗ trợ 9 cơ sở, đạt 75% kế hoạch" where the plan says what for: likely, not sure.
		for _, q := range periods {
			for _, i := range at[key(programme.Figure{Unit: f.Unit, Measure: f.Measure, Kind: programme.Planned, Period: q})] {
				if g := r.figures[i]; g.Measure == f.Measure && g.Level == f.Level && g.Scope == f.Scope && g.Detail == "" && g.mean == "" && (f.Content == "" || g.Content == "") {
					add(i)
				}
			}
		}
		if len(out) == 1 {
			return out, false
		}
		out = nil
	}
	return out, certain || near && (b.named || p.block == f.block && p.Measure == programme.MGrowth)
}

func first2(a, b programme.Level) programme.Level {
	if a != "" {
		return a
	}
	return b
}

// sameMoney tells whether two amounts may be compared: the same money, money
// paid out against money granted, or what the base is named as.
func sameMoney(f, g *reading, b base) bool {
	if f.Unit != programme.UnitVND || f.Measure == g.Measure {
		return true
	}
	if one := (f.Measure == programme.MSupport || f.Measure == programme.MTotalCost) && (g.Measure == programme.MSupport || g.Measure == programme.MTotalCost); one && !b.counter {
		return true // no counterpart anywhere: kinh phí is one money
	}
	if f.Measure == programme.MDisbursed && (g.Measure == programme.MSupport || g.Measure == programme.MTotalCost) {
		return true
	}
	return b.measure != "" && g.Measure == b.measure && b.measure != f.Measure && b.total
}
