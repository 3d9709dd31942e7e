package statement

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// claim is a percentage whose two figures are looked for once the whole text
// has been read: a base may come later, in a table.
type claim struct {
	figure   int // the percentage
	verb     cueKind
	base     base
	parts    []int // figures of the sentence before it, nearest first
	parents  []int // of the groups that are open
	set      setting
	words    string
	subject  programme.Measure // named before the percentage
	fraction bool              // of the fraction just before it
	exactly  bool              // named just before "đạt": no other measure is meant
	bracket  bool              // the base may follow in a parenthesis
	follows  bool              // the base follows: "đạt 38% so với mục tiêu 80 đề án"
	equal    bool              // the part follows: "chiếm 45%, tương đương 9 tỷ đồng"
}

// base is what the words behind a percentage say it is a percentage of.
type base struct {
	plan    bool
	before  bool
	total   bool
	named   bool // so với, kế hoạch, tổng …: the words say something
	period  programme.Period
	level   programme.Level
	kind    programme.FigureKind
	measure programme.Measure
	content programme.ContentGroup
	changed bool // the plan as adjusted
	counter bool // the text tells counterpart money from support
}

// percent reads a percentage with the words of its base, and returns how many
// signs those are.
func (w *walk) percent(f *reading, rest []sign) int {
	f.Measure = programme.MPercent
	c := claim{figure: len(w.r.figures), verb: cueSkip}
	for i := len(w.window) - 1; i >= 0 && c.verb == cueSkip; i-- {
		for _, k := range []cueKind{cueRise, cueFall, cueShare, cueReach} {
			if w.window[i].is(k) {
				c.verb = k
				if i+1 < len(w.window) && (k == cueRise || k == cueFall) && w.window[i+1].is(cueNoun) {
					continue
				}
			}
		}
	}
	for _, s := range w.window {
		if s.is(cueVersus) {
			c.base.named = true
		}
		if s.is(cueBefore) {
			c.base.before, c.base.named = true, true
		}
		if s.per != nil && s.compared {
			c.base.period, c.base.named = s.per.period, true
		}
	}
	switch c.verb {
	case cueRise:
		f.Measure = programme.MGrowth
	case cueFall:
		f.Measure, f.Value = programme.MGrowth, -f.Value
	}
	if k := w.tokenAt(f.end); hasPhrase(w.tokens[k:min(k+8, len(w.tokens))], "sau điều chỉnh", "đã điều chỉnh") {
		c.base.changed = true
	}
	used, next := 0, w.nextClaim(rest)
	for ; used < next; used++ {
		s := rest[used]
		if s.num != nil || s.punct != "" || s.is(cueOpen, cueWithin, cueRest, cueShare, cueRise, cueFall) {
			break
		}
		c.base.add(s)
	}
	if b := c.base; w.versusAt > 0 && (!b.named || !b.plan && !b.before && !b.total && b.period.From == 0) {
		m, l := c.base.measure, c.base.level
		c.base = w.versus
		c.base.measure, c.base.level = m, programme.Level(first(string(l), string(c.base.level)))
	}
	if n := len(w.r.claims) - 1; n >= 0 && c.verb == cueReach && !c.base.named && w.bareReach(rest[:used]) {
		if b := w.r.claims[n]; b.figure >= w.inSentence && b.verb == cueReach && b.base.plan {
			c.base = base{plan: true, named: true} // "đạt 75% so với kế hoạch; …, đạt 65%"
		}
	}
	for i := len(w.r.figures) - 1; i >= max(w.inSentence, len(w.r.figures)-farthest); i-- {
		if f := w.r.figures[i]; f.Unit != programme.UnitPercent && !f.compared && f.Detail != adjustment {
			c.parts = append(c.parts, i)
		}
	}
	if outer := slices.DeleteFunc(slices.Clone(c.parts), func(i int) bool { return w.r.figures[i].depth > w.depth }); len(outer) > 0 {
		c.parts = outer // "28 đề án (KCQG 5, KCĐP 23), đạt 93%": of the 28
	}
	if n := len(w.r.figures); n >= 2 && w.r.figures[n-1].slash && w.r.figures[n-2].fraction && w.depth == w.r.figures[n-1].depth+1 && w.tokenAt(f.start)-w.tokenAt(w.r.figures[n-1].end) == 1 {
		c.parts, c.fraction = []int{n - 1, n - 2}, true // "66/162 đề án (40,7 %)": of the fraction just before it
	}
	if c.verb == cueShare {
		if c.base.named {
			w.shareOf, w.shareIn = c.base, w.number+1
			if n := len(w.r.claims); n > 0 && w.r.claims[n-1].verb == cueShare && !w.r.claims[n-1].base.named && w.r.claims[n-1].figure >= w.inSentence {
				w.r.claims[n-1].base = c.base // said once for both
			}
		} else if w.shareIn == w.number+1 {
			c.base = w.shareOf // the same whole as just before
		}
	}
	if n := w.last(cueNoun); c.base.measure == "" && n.is(cueNoun) && n.from > 0 && (len(c.parts) == 0 || w.tokens[n.from-1].text == "số" || w.tokens[n.from-1].text == "lượng") {
		c.subject = programme.Measure(n.value(cueNoun)) // "số đề án đạt 45,8 %"
	} else if m := w.last(cueWeakMoney); m.is(cueWeakMoney) && !w.last(cueMoney).is(cueMoney) && c.verb != cueShare && len(c.parts) == 0 {
		c.subject = programme.MSupport
	} else if m := w.last(cueMoney); m.is(cueMoney) && len(c.parts) == 0 {
		c.subject = programme.Measure(m.value(cueMoney))
	}
	if m := w.namedBeforeReach(); m != "" {
		c.subject, c.exactly = m, true
	}
	if n := len(w.r.claims); n > 0 && c.subject == "" && len(c.parts) == 0 {
		// "số đề án đạt 107%, vượt 7% kế hoạch"
		if before := w.r.claims[n-1]; before.subject != "" && before.figure >= w.inSentence {
			c.subject = before.subject
		}
	}
	if len(c.parts) == 0 && c.subject == "" && c.base.measure == "" {
		// "so với kế hoạch (8 cơ sở) đạt 75%": of what the base counts
		if n := len(w.r.figures) - 1; n >= w.inSentence && w.r.figures[n].compared {
			c.subject = w.r.figures[n].Measure
		}
	}
	c.equal = used+2 < len(rest) && rest[used].punct == "," && rest[used+1].is(cueReach) && hasPhrase(w.tokens[rest[used+1].from:rest[used+1].to], "tương đương", "tương ứng") && rest[used+2].num != nil
	w.baseNext = c.base.plan && used > 0 && used < len(rest) && rest[used].num != nil && rest[used].num.unit != programme.UnitPercent && rest[used].from-rest[used-1].to <= 1
	c.follows = w.baseNext
	c.bracket = used < len(rest) && rest[used].punct == "("
	w.nextCompared = c.bracket && (c.base.named || c.verb == cueShare)
	to := len(w.tokens)
	if used < len(rest) {
		to = rest[used].from
	}
	from := w.tokenAt(f.start)
	if len(w.window) > 0 && from-w.window[len(w.window)-1].to <= 3 {
		from = w.window[len(w.window)-1].from
	}
	if to > from {
		c.words = strings.Join(strings.Fields(string(w.r.runes[w.tokens[from].start:min(w.tokens[to-1].end, w.tokens[from].start+200)])), " ")
	}
	for i := len(w.groups) - 1; i >= 0; i-- {
		c.parents = append(c.parents, w.groups[i].parents[:min(len(w.groups[i].parents), mostBases)]...)
	}
	if c.verb == cueShare {
		c.parents = append(c.parents, w.leadIn...)
	}
	c.set = w.state.over(w.topic).over(w.around)
	w.r.claims = append(w.r.claims, c)
	return used
}

// namedBeforeReach is the measure whose name stands just before the "đạt" of the
// percentage at hand: "số đề án đạt 266,7 %, kinh phí hỗ trợ đạt 246,7 %".
func (w *walk) namedBeforeReach() programme.Measure {
	n := len(w.window) - 1
	if n < 1 || !w.window[n].is(cueReach) || w.tokens[w.window[n].from].text != "đạt" || w.window[n-1].to != w.window[n].from {
		return ""
	}
	s := w.window[n-1]
	if m := programme.Measure(s.value(cueMoney)); m != "" && m != programme.MOther {
		return m
	}
	if s.is(cueNoun) && s.from > 0 && w.tokens[s.from-1].text == "số" {
		return programme.Measure(s.value(cueNoun))
	}
	return ""
}

// bareReach tells whether the percentage at hand is said of the figure just
// before it, "260 lao động, đạt 65%", and nothing of its base follows.
func (w *walk) bareReach(after []sign) bool {
	n := len(w.r.figures) - 1
	if n < w.inSentence || len(w.window) == 0 || len(after) > 0 {
		return false
	}
	verb := w.window[len(w.window)-1]
	f := w.r.figures[n]
	if !verb.is(cueReach) || w.tokens[verb.from].text != "đạt" || f.Unit == programme.UnitPercent || verb.from == 0 || w.tokens[verb.from-1].text != "," {
		return false
	}
	from := w.tokenAt(f.end)
	return verb.from-from <= 5 && !hasPhrase(w.tokens[from:verb.from], "số", "tỷ lệ", "việc")
}

// nextClaim is the sign at which another percentage begins: the base of "chiếm
// 27% và vốn đối ứng chiếm 73% tổng vốn" ends at "và".
func (w *walk) nextClaim(rest []sign) int {
	and := len(rest)
	for i, s := range rest[:min(len(rest), mostAway)] {
		if s.num != nil || s.punct != "" {
			break
		}
		if and == len(rest) && s.from > 0 && w.tokens[s.from-1].text == "và" {
			and = i
		}
		if s.is(cueShare, cueRise, cueFall) && and <= i {
			return and
		}
	}
	return len(rest)
}

func (w *walk) tokenAt(start int) int {
	lo, hi := 0, len(w.tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; w.tokens[mid].start < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (b *base) add(s sign) {
	if s.per != nil {
		b.period, b.named = s.per.period, true
	}
	for _, e := range s.cues {
		switch e.kind {
		case cueKindOf:
			b.kind = programme.FigureKind(e.value)
			if e.value == string(programme.Planned) {
				b.plan, b.named = true, true
			}
		case cueBefore:
			b.before, b.named = true, true
		case cueTotal:
			b.total, b.named = true, true
		case cueLevel:
			b.level = programme.Level(e.value)
		case cueNoun:
			if e.words[0] != "kế" && !(b.total && b.measure.Unit() == programme.UnitVND) { // "tổng kinh phí của Chương trình"
				b.measure, b.named = programme.Measure(e.value), true
			}
		case cueMoney, cueWeakMoney:
			if b.measure == "" && e.value != string(programme.MOther) {
				b.measure, b.named = programme.Measure(first(e.value, string(programme.MSupport))), true
				b.total = b.total || strings.HasPrefix(e.words[0], "tổng")
			}
		case cueContent:
			b.content = programme.ContentGroup(e.value)
		}
	}
}
