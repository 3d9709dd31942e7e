package programme

import (
	"cmp"
	"slices"
)

// dimensions is what two figures must share to belong to one sum.
type dimensions struct {
	period  Period
	kind    FigureKind
	level   Level
	content ContentGroup
	measure Measure
	unit    FigureUnit
	scope   string
	detail  string
}

func (f Figure) dimensions() dimensions {
	return dimensions{f.Period, f.Kind, f.Level, f.Content, f.Measure, f.Unit, f.Scope, f.Detail}
}

// Details that divide the local level: the province's and the districts' money.
const (
	Provincial = "cấp tỉnh"
	District   = "cấp huyện"
)

// Identities are all that the figures must satisfy: what follows from their
// dimensions alone (the two levels against both, support and counterpart
// against total cost, the parts of a period against the whole of it), and the
// relations given in addition. Each identity comes once, those of dimensions
// first, in the order of their stated figure.
func Identities(figures []Figure, given ...Relation) []Identity {
	byID := make(map[int64]Figure, len(figures))
	for _, f := range figures {
		byID[f.ID] = f
	}
	lookup := func(id int64) (Figure, bool) { f, ok := byID[id]; return f, ok }
	var all []Identity
	type claim struct {
		kind  IdentityType
		whole int64
		first int64
		last  int64
		n     int
	}
	seen := map[claim]bool{}
	repeated := Repeats(figures)
	byWhole := map[int64][]Relation{}
	for _, g := range given {
		if g.Type == SumIdentity && len(byWhole[g.Whole]) < 8 {
			byWhole[g.Whole] = append(byWhole[g.Whole], g)
		}
	}
	for _, r := range append(dimensionRelations(figures), given...) {
		r = r.rename(repeated)
		if r.Type == SumIdentity && r.Because == "" && outdone(r, byWhole[r.Whole], lookup) {
			continue
		}
		id, ok := Judge(r, lookup)
		if !ok {
			continue
		}
		lo, hi := slices.Min(id.LeftOf), slices.Max(id.LeftOf)
		c := claim{id.Type, id.RightOf[0], lo, hi, len(id.LeftOf)}
		if !seen[c] {
			seen[c] = true
			all = append(all, id)
		}
	}
	return all
}

// outdone tells whether the words name more parts of the same total than its
// dimensions do: then theirs is the sum to test.
func outdone(r Relation, given []Relation, figure func(int64) (Figure, bool)) bool {
	for _, g := range given {
		if len(g.Of) <= len(r.Of) ||
			slices.ContainsFunc(r.Of, func(id int64) bool { return !slices.Contains(g.Of, id) }) {
			continue
		}
		if !g.Doubtful {
			return true
		}
		if id, ok := Judge(g, figure); ok && id.Verdict == Holds {
			return true
		}
	}
	return false
}

// Repeats maps a figure that says again what another said (the same
// dimensions and the same value) to the first that said it.
func Repeats(figures []Figure) map[int64]int64 {
	type said struct {
		d     dimensions
		value int64
	}
	firsts, out := map[said]int64{}, map[int64]int64{}
	for _, f := range figures {
		k := said{f.dimensions(), f.Value}
		if id, ok := firsts[k]; ok && f.Unit != UnitPercent {
			out[f.ID] = id
		} else if !ok {
			firsts[k] = f.ID
		}
	}
	return out
}

// rename replaces repeated figures by their first mention, so that one
// identity is not reported twice.
func (r Relation) rename(repeated map[int64]int64) Relation {
	first := func(id int64) int64 {
		if f, ok := repeated[id]; ok {
			return f
		}
		return id
	}
	of := make([]int64, len(r.Of))
	for i, id := range r.Of {
		of[i] = first(id)
	}
	if r.Type == SumIdentity && len(slices.Compact(slices.Sorted(slices.Values(of)))) < len(of) {
		return r // two equal parts of one sum are two figures
	}
	r.Of, r.Base, r.Whole = of, first(r.Base), first(r.Whole)
	options := make([]Relation, len(r.Options))
	for i, o := range r.Options {
		options[i] = o.rename(repeated)
	}
	r.Options = options
	return r
}

// dimensionRelations lists the sums that follow from dimensions, in the order
// of the figures that state the total.
func dimensionRelations(figures []Figure) []Relation {
	stated := stated(figures)
	var out []Relation
	done := map[dimensions]bool{}
	for _, f := range figures {
		d := f.dimensions()
		if done[d] || len(stated[d]) == 0 {
			continue
		}
		done[d] = true
		for _, s := range sumsOf(d) {
			if support := s.parts[0]; len(s.parts) == 3 && support.measure != d.measure {
				if support.level = AllLevels; len(stated[support]) > 0 {
					continue // the two sources are added up elsewhere
				}
			}
			if r, ok := resolve(countedBeside(s.parts, stated), d, stated); ok {
				r.Label = s.label + " – " + describe(d)
				out = append(out, r)
			}
		}
	}
	return out
}

// stated groups the figures that are the whole of their dimensions. A value
// said twice counts once, and of two printings of one amount the finer counts;
// at most four different values are kept.
func stated(figures []Figure) map[dimensions][]Figure {
	m := map[dimensions][]Figure{}
	for _, f := range figures {
		if f.Period.From == 0 || f.Unit == UnitPercent || f.Measure == MOther {
			continue
		}
		d := f.dimensions()
		if d.detail != "" && d.detail != Provincial && d.detail != District {
			continue
		}
		same := slices.IndexFunc(m[d], func(g Figure) bool {
			return g.printed(g.Step).overlaps(f.printed(f.Step))
		})
		switch {
		case same >= 0 && f.Value != m[d][same].Value && f.finer(m[d][same]):
			m[d][same] = f
		case same < 0 && len(m[d]) < 4:
			m[d] = append(m[d], f)
		}
	}
	return m
}

func (f Figure) finer(g Figure) bool {
	return f.printed(f.Step).width() < g.printed(g.Step).width()
}

type sum struct {
	label string
	parts []dimensions
}

// sumsOf lists the ways in which a total of dimensions d divides.
func sumsOf(d dimensions) []sum {
	with := func(change func(*dimensions)) dimensions { p := d; change(&p); return p }
	level := func(l Level, detail string) dimensions {
		return with(func(p *dimensions) { p.level, p.detail = l, detail })
	}
	var all []sum
	if d.detail == "" && d.level == AllLevels {
		all = append(all,
			sum{"Khuyến công quốc gia + khuyến công địa phương", []dimensions{level(National, ""), level(Local, "")}},
			sum{"Khuyến công quốc gia + cấp tỉnh + cấp huyện", []dimensions{level(National, ""), level(Local, Provincial), level(Local, District)}})
	}
	if d.detail == "" && d.level == Local {
		all = append(all, sum{"Cấp tỉnh + cấp huyện", []dimensions{level(Local, Provincial), level(Local, District)}})
	}
	if d.measure == MTotalCost {
		all = append(all, sum{"Hỗ trợ + đóng góp", []dimensions{
			with(func(p *dimensions) { p.measure = MSupport }),
			with(func(p *dimensions) { p.measure = MCounterpart })}})
		if d.level == AllLevels && d.detail == "" {
			all = append(all, sum{"Hỗ trợ quốc gia + hỗ trợ địa phương + đóng góp", []dimensions{
				with(func(p *dimensions) { p.measure, p.level = MSupport, National }),
				with(func(p *dimensions) { p.measure, p.level = MSupport, Local }),
				with(func(p *dimensions) { p.measure = MCounterpart })}})
		}
	}
	if d.measure != MEstablishments {
		for _, ps := range d.period.Parts() {
			s := sum{label: "Các kỳ cộng lại"}
			for _, q := range ps {
				s.parts = append(s.parts, with(func(p *dimensions) { p.period = q }))
			}
			all = append(all, s)
		}
	}
	return all
}

// countedBeside leaves out of the levels of "kế hoạch", which are counted
// beside the projects, a level that has projects but names no kế hoạch: none
// there is what the report says by silence.
func countedBeside(parts []dimensions, stated map[dimensions][]Figure) []dimensions {
	if len(parts) != 2 || parts[0].measure != MPlans || parts[0].level == parts[1].level {
		return parts
	}
	for i, d := range parts {
		d.measure = MProjects
		if len(stated[parts[i]]) == 0 && len(stated[d]) > 0 && len(stated[parts[1-i]]) > 0 {
			return []dimensions{parts[1-i]}
		}
	}
	return parts
}

// resolve picks a figure for the total and one for each part. Where the text
// states several values for one, the picks that stand closest together are the
// first reading and the others are options; a misfit is then called a mistake
// only if its figures stand near each other.
func resolve(parts []dimensions, whole dimensions, stated map[dimensions][]Figure) (Relation, bool) {
	roles := [][]Figure{stated[whole]}
	several := len(stated[whole]) > 1
	for _, d := range parts {
		if len(stated[d]) == 0 {
			return Relation{}, false
		}
		several = several || len(stated[d]) > 1
		roles = append(roles, stated[d])
	}
	const most = 64
	picks := [][]Figure{nil}
	for _, role := range roles {
		var next [][]Figure
		for _, p := range picks {
			for k, f := range role {
				if k > 0 && len(picks)*len(role) > most {
					break
				}
				next = append(next, append(p[:len(p):len(p)], f))
			}
		}
		picks = next
	}
	spread := func(p []Figure) int64 {
		lo, hi := p[0].ID, p[0].ID
		for _, f := range p {
			lo, hi = min(lo, f.ID), max(hi, f.ID)
		}
		return hi - lo
	}
	slices.SortStableFunc(picks, func(a, b []Figure) int { return cmp.Compare(spread(a), spread(b)) })
	var r Relation
	for k, p := range picks {
		o := Relation{Type: SumIdentity, Whole: p[0].ID}
		for _, f := range p[1:] {
			o.Of = append(o.Of, f.ID)
		}
		if k == 0 {
			r = o
		} else {
			r.Options = append(r.Options, o)
		}
	}
	const near = 12
	r.Doubtful = several && spread(picks[0]) > near
	return r, true
}

// describe names the dimensions of a sum: "ngân sách hỗ trợ, thực hiện, giai đoạn 2016-2018".
func describe(d dimensions) string {
	s := lowerFirst(d.measure.Label())
	if d.level != AllLevels {
		s += ", " + lowerFirst(d.level.Label())
	}
	if d.detail != "" {
		s += " " + d.detail
	}
	if d.content != "" {
		s += ", " + lowerFirst(d.content.Label())
	}
	s += ", " + lowerFirst(d.kind.Label()) + " " + d.period.Label()
	if d.scope != "" {
		s += ", " + d.scope
	}
	return s
}

// Describe names what the figure is, in Vietnamese, for a label or a tooltip.
func (f Figure) Describe() string {
	d := f.dimensions()
	if d.detail != "" {
		d.detail = "(" + d.detail + ")"
	}
	return describe(d)
}
