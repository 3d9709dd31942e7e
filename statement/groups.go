package statement

import (
	"slices"

	"khuyencong/programme"
)

// group is an open "trong đó", "gồm" or parenthesis: figures that are parts of
// one said before.
type group struct {
	from            int // first figure inside
	parents         []int
	outer           setting
	depth           int  // of parentheses it was opened in
	within          bool // the parts may leave some out
	words           string
	national, local bool // levels named inside
	bracket         bool // opened by a parenthesis
	rest            bool // "còn lại" named inside
	loose           bool // items of a list that names no total, and some count nothing
}

// Bounds that keep reading linear; no sentence of a report comes near them.
const (
	mostOpen = 8   // groups open at once
	farthest = 60  // figures looked back over
	mostAway = 200 // signs looked ahead over
	mostKept = 40  // cues kept between two figures
)

// open begins a group; its parents are the figures of the sentence before it,
// or of the sentence before when it opens one.
func (w *walk) open(s sign, within bool) {
	from := w.inSentence
	if w.beforeFigure() {
		from = w.firstFigure
	}
	if w.head() && w.number == 0 && !w.item && s.from < 3 {
		from = max(0, len(w.r.figures)-8) // "Cụ thể: …" goes on from the paragraph before
	}
	if s.to < len(w.tokens) && w.tokens[s.to].kind == number && within && w.tokens[s.to-1].text == "số" {
		return // "trong số 38 đề án có …": the 38 opens the group
	}
	w.opened, w.openedAt = true, s.from
	w.opener, w.within = w.words(s), within
	if len(w.groups) >= mostOpen {
		w.closeGroup()
	}
	g := group{from: len(w.r.figures), depth: w.depth, within: within, outer: w.state, words: w.words(s)}
	for i := len(w.r.figures) - 1; i >= max(from, len(w.r.figures)-farthest); i-- {
		f := w.r.figures[i]
		if f.Unit != programme.UnitPercent && f.depth <= w.depth {
			g.parents = append(g.parents, i)
		}
	}
	if n := len(w.groups); n > 0 && w.groups[n-1].bracket && w.groups[n-1].from == len(w.r.figures) {
		w.groups[n-1].within, w.groups[n-1].words = within, g.words // "(trong đó …"
		if !within {
			w.groups[n-1].bracket = false
		}
		return
	}
	w.groups = append(w.groups, g)
}

func (w *walk) words(s sign) string {
	return string(w.r.runes[w.tokens[s.from].start:w.tokens[s.to-1].end])
}

// openParenthesis begins a group for "(… 5 đề án …, … 3 đề án …)" behind a figure.
func (w *walk) openParenthesis(s sign, rest []sign) {
	last := len(w.r.figures) - 1
	count := 0
	for _, x := range rest[:min(len(rest), mostAway)] {
		if x.punct == ")" {
			break
		}
		if x.num != nil && (x.num.unit == w.r.figures[last].Unit || x.num.unit == "") && x.num.unit != programme.UnitPercent {
			count++
		}
	}
	if count == 0 {
		return
	}
	if len(w.groups) >= mostOpen {
		w.closeGroup()
	}
	w.groups = append(w.groups, group{from: len(w.r.figures), parents: []int{last}, outer: w.state, depth: w.depth, within: true, words: "(…)", bracket: true})
}

// openColon begins a group behind "9 lớp: 4 lớp …, 3 lớp … và 2 lớp …". The
// words do not say that these are all, so a wrong sum stays open.
func (w *walk) openColon(s sign, rest []sign) {
	n := len(w.r.figures) - 1
	if !w.afterFigure(s) || w.depth > 0 || len(w.groups) > 0 || len(rest) == 0 || rest[0].num == nil || rest[0].from != s.to {
		return
	}
	if f := w.r.figures[n]; f.Unit == programme.UnitCount && w.tokenAt(f.end) == s.from && rest[0].num.measure == f.Measure && rest[0].num.value < f.Value {
		w.groups = append(w.groups, group{from: n + 1, parents: []int{n}, outer: w.state, depth: w.depth, within: true, words: ":"})
	}
}

func (w *walk) closeParenthesis() {
	n := len(w.saved)
	if w.depth >= n { // deeper than what is kept
		return
	}
	before := w.saved[n-1]
	w.saved = w.saved[:n-1]
	for len(w.groups) > 0 && w.groups[len(w.groups)-1].depth > w.depth {
		w.closeGroup()
	}
	// What was said in a parenthesis with figures ends with it.
	if fs := w.r.figures; len(fs) > w.inSentence && fs[len(fs)-1].depth > w.depth {
		w.state = before
	}
}

// semicolon ends an inner list; and a list of sources once both are named.
func (w *walk) semicolon() {
	if n := len(w.groups); n > 0 {
		g := w.groups[n-1]
		if g.depth == w.depth && (n > 1 && w.groups[n-2].depth == w.depth && g.from > w.groups[n-2].from && !g.national && !g.local || g.national && g.local && len(w.r.figures) > g.from+1) {
			w.closeGroup()
			w.state.level, w.state.detail = g.outer.level, g.outer.detail
		}
	}
}

func (w *walk) closeGroups(keep int) {
	for len(w.groups) > keep {
		w.closeGroup()
	}
}

// closeGroup sums the group up: for each parent, the parts of its measure.
func (w *walk) closeGroup() {
	n := len(w.groups) - 1
	g := w.groups[n]
	w.groups = w.groups[:n]
	fs := w.r.figures
	if n := len(g.parents); n > 0 {
		w.r.totalOfTwo(max(g.parents[n-1], len(fs)-farthest))
	}
	done := map[programme.Measure]bool{}
	for _, pi := range g.parents {
		p := fs[pi]
		if done[p.Measure] || p.Detail == adjustment || p.mean != "" {
			continue
		}
		done[p.Measure] = true
		var parts []int
		depth := g.depth
		if !slices.ContainsFunc(fs[g.from:], func(f *reading) bool { return f.Measure == p.Measure && f.depth == depth }) {
			depth++ // "8 đề án (1,2 tỷ đồng); 2 đề án (300 triệu đồng)"
		}
		for i := g.from; i < len(fs); i++ {
			f := fs[i]
			if f.Measure == p.Measure && f.Unit == p.Unit && f.depth == depth && f.mean == "" && !f.inherited && !f.addedUp && f.Kind == p.Kind {
				parts = append(parts, i)
			}
		}
		w.r.divide(pi, parts, g)
	}
}

// addUp takes "năm 2017 4 tỷ đồng, năm 2018 5 tỷ đồng; cộng 2 năm là 9 tỷ đồng"
// for the sum of the parts of the open group, not for one more of them.
func (w *walk) addUp(f *reading, n printedNumber) {
	k := n.from - 1
	for k > w.begun && n.from-k < 6 && w.tokens[k].kind != mark && w.tokens[k].text != "cộng" {
		k--
	}
	if len(w.groups) == 0 || k < 1 || w.tokens[k].text != "cộng" || w.tokens[k-1].kind != mark || w.tokens[k-1].text == "+" || f.Unit == programme.UnitPercent {
		return
	}
	g := w.groups[len(w.groups)-1]
	rel := programme.Relation{Type: programme.SumIdentity, Whole: f.ID, Because: w.words(sign{from: k, to: n.from})}
	var p programme.Period
	if len(w.r.figures)-g.from > farthest {
		return
	}
	for _, x := range w.r.figures[g.from:] {
		if x.Measure != f.Measure || x.depth != f.depth || x.mean != "" || x.addedUp {
			continue
		}
		if p.From == 0 || x.Period.From < p.From {
			p.From = x.Period.From
		}
		p.To, f.Kind, f.addedUp = max(p.To, x.Period.To), x.Kind, true
		rel.Of = append(rel.Of, x.ID)
	}
	if len(rel.Of) < 2 {
		f.addedUp = false
		return
	}
	if p.To > p.From {
		f.Period, w.state.period = p, p
	}
	rel.Label = "Các phần cộng lại so với tổng – " + f.Describe()
	w.r.relations = append(w.r.relations, rel)
}

// divide relates parts to the figure they are parts of. Parts with the same
// dimensions as the whole get a detail, so that they stand for no total.
func (r *reader) divide(whole int, parts []int, g group) {
	p := r.figures[whole]
	var in []int
	contents, periods, levels := map[programme.ContentGroup]bool{}, map[programme.Period]bool{}, map[programme.Level]bool{}
	same := 0
	for _, i := range parts {
		f := r.figures[i]
		if f.Value > p.Value && p.Qualifier == programme.Exact && len(parts) > 1 && f.Unit == programme.UnitCount && f.Value > 2*p.Value {
			continue
		}
		if f.Period != p.Period {
			periods[f.Period] = true
		}
		contents[f.Content], levels[f.Level] = true, true
		if sameDimensions(f.Figure, p.Figure) {
			same++
			f.Detail = first(f.words, "một phần")
		} else if f.Content == p.Content && f.Period == p.Period && f.Level != p.Level && f.Detail == "" && levels[f.Level] && r.repeats(i, parts) {
			f.Detail = first(f.words, "một phần")
		}
		in = append(in, i)
	}
	if len(in) < 2 {
		return
	}
	rel := programme.Relation{Type: programme.SumIdentity, Whole: p.ID, Because: g.words,
		Label: "Các phần cộng lại so với tổng – " + p.Describe()}
	for _, i := range in {
		rel.Of = append(rel.Of, r.figures[i].ID)
	}
	switch {
	case len(periods) > 0:
		rel.Doubtful = true
		if !covers(p.Period, periods) {
			return
		}
		rel.Doubtful = false
	case len(levels) > 1 && levels[programme.AllLevels]:
		rel.Doubtful = true
	case !g.within, g.rest:
	case len(levels) == 2 && levels[programme.National] && levels[programme.Local] && len(in) == 2:
	case len(contents) == len(in) && len(in) >= 3 && !contents[""]:
	case opposites(r, in):
	default:
		rel.Doubtful = true
	}
	rel.Doubtful = rel.Doubtful || g.loose
	r.relations = append(r.relations, rel)
}

// repeats tells whether another part has the same dimensions.
func (r *reader) repeats(i int, parts []int) bool {
	for _, k := range parts[:min(len(parts), mostAway)] {
		if k < i && sameDimensions(r.figures[k].Figure, r.figures[i].Figure) {
			return true
		}
	}
	return false
}

func sameDimensions(a, b programme.Figure) bool {
	return a.Period == b.Period && a.Kind == b.Kind && a.Level == b.Level && a.Content == b.Content && a.Measure == b.Measure && a.Scope == b.Scope && a.Detail == b.Detail
}

// covers tells whether parts of periods make up the whole one.
func covers(whole programme.Period, parts map[programme.Period]bool) bool {
	for _, way := range whole.Parts() {
		all := len(way) == len(parts)
		for _, p := range way {
			all = all && (parts[p] || p.To == whole.To && sinceJanuaryOf(p, parts))
		}
		if all {
			return true
		}
	}
	return false
}

// sinceJanuaryOf tells whether the year is among the parts as far as it has
// gone: "năm 2021 …, năm 2022 … và 6 tháng đầu năm 2023 …".
func sinceJanuaryOf(y programme.Period, parts map[programme.Period]bool) bool {
	for p := range parts {
		if p.Year() == y && sinceJanuary(p) {
			return true
		}
	}
	return false
}

// opposites tells whether two parts exclude each other by their words: nam and
// nữ, có and không, đã and chưa, cấp tỉnh and cấp huyện.
func opposites(r *reader, parts []int) bool {
	if len(parts) != 2 {
		return false
	}
	a, b := " "+r.figures[parts[0]].words+" ", " "+r.figures[parts[1]].words+" "
	for _, p := range [][2]string{{" nam ", " nữ "}, {" không ", " có "}, {" chưa ", " đã "}, {" cấp tỉnh ", " cấp huyện "}, {" mới ", " chuyển tiếp "}, {" trong nước ", " ngoài nước "}} {
		if hasWord(a, p[0]) && hasWord(b, p[1]) && !hasWord(a, p[1]) || hasWord(a, p[1]) && hasWord(b, p[0]) && !hasWord(b, p[1]) {
			return true
		}
	}
	return false
}
