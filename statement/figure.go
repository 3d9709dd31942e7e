package statement

import (
	"strings"

	"khuyencong/programme"
)

func hasWord(s, w string) bool { return strings.Contains(s, w) }

// figure makes a figure of a number. It returns how many of the following
// signs belong to it (the base of a percentage).
func (w *walk) figure(s sign, rest []sign, qualified bool, before []sign) int {
	n := *s.num
	w.given = s.given
	if n.unit == "" {
		var ok bool
		if n, ok = w.bareNumber(n); !ok {
			return 0
		}
	}
	if w.isNorm(n) {
		return 0
	}
	f := &reading{start: w.tokens[n.from].start, end: w.tokens[n.to-1].end, block: w.r.block, sentence: w.number, clause: w.clause, depth: w.depth}
	f.ID = int64(len(w.r.figures) + 1)
	f.Value, f.Step, f.Unit, f.Measure, f.Qualifier = n.value, n.step, n.unit, n.measure, programme.Exact
	if qualified {
		f.Qualifier = programme.Qualifier(before[len(before)-1].value(cueQualify))
	}
	after := w.following(rest, n.to)
	f.words = w.wordsAfter(n, rest)
	w.leaveSources(f)
	if f.Unit == programme.UnitPercent {
		used := w.percent(f, rest)
		w.place(f, nil, n)
		w.reached(f)
		w.add(f)
		return used
	}
	w.place(f, after, n)
	if f.Unit == programme.UnitVND {
		w.moneyMeasure(f, after)
	}
	if m := w.last(cueMean); m.is(cueMean) {
		f.mean = w.words(m)
		f.Detail = strings.ToLower(f.mean)
		w.meanOf(f, m)
	}
	if w.baseNext {
		f.Kind, f.compared = programme.Planned, true // "đạt 38% so với mục tiêu 80 đề án"
	}
	w.baseNext = false
	f.compared = f.compared || w.versusAt > 0 && w.depth > 0 || w.nextCompared && w.depth > 0
	w.nextCompared = false
	if (n.unit == programme.UnitCount || n.unit == programme.UnitVND) && s.to-s.from == 1 && len(rest) > 0 && rest[0].num != nil && rest[0].from == s.to+1 {
		f.fraction = true
		f.Kind = programme.Result
	} else if k := len(w.r.figures); k > w.firstFigure && w.r.figures[k-1].fraction && w.r.figures[k-1].end+1 >= f.start-1 && before[len(before)-1].num != nil {
		f.Kind, f.slash = programme.Planned, true
		f.Period = f.Period.Year()
	}
	if k := len(w.r.figures) - 1; k >= w.inSentence && f.Unit == programme.UnitVND && n.from > 0 && w.tokens[n.from-1].text == "/" && w.r.figures[k].Unit == f.Unit {
		f.slash = true
		f.Kind, f.Period, f.Level = programme.Planned, f.Period.Year(), w.r.figures[k].Level
		f.Measure = w.r.figures[k].Measure
		if w.r.figures[k].Measure == programme.MDisbursed {
			f.Measure = programme.MSupport
		}
	}
	f.changed = f.Kind == programme.Planned && hasPhrase(w.tokens[max(w.begun, n.from-20):n.from], "sau điều chỉnh", "sau khi điều chỉnh")
	w.addUp(f, n)
	f.from = n.from > 1 && w.tokens[n.from-1].text == "từ" && (w.tokens[n.from-2].text == "tăng" || w.tokens[n.from-2].text == "giảm")
	w.adjusted(f, n)
	w.rest(f, after, rest)
	w.add(f)
	w.openTotal(n)
	return 0
}

// reached takes "mục tiêu 60 đề án; đến nay đạt 65% mục tiêu" for a result of
// the report's own period: only the base is a plan.
func (w *walk) reached(f *reading) {
	c := w.r.claims[len(w.r.claims)-1]
	if f.Kind != programme.Planned || !c.base.plan || c.verb != cueReach && c.verb != cueSkip || w.modal && !targets[w.announced] || w.around.kind == programme.Planned {
		return
	}
	f.Kind = programme.Result
	if p := w.around.period; p.From > 0 && p.Within(f.Period) {
		f.Period = p
	}
}

// targets are announced, but what has reached them is not.
var targets = map[string]bool{"mục tiêu": true, "chỉ tiêu": true, "định hướng": true, "đăng ký": true}

// leaveSources goes back to the level before "gồm … quốc gia và … địa phương"
// once both are named and something else is counted.
func (w *walk) leaveSources(f *reading) {
	n := len(w.groups) - 1
	if n < 0 || w.levelSaid || f.Unit == programme.UnitPercent {
		return
	}
	g := w.groups[n]
	if !g.national || !g.local || g.depth != w.depth || len(w.r.figures) < g.from+2 {
		return
	}
	m := f.Measure
	if f.Unit == programme.UnitVND {
		m = programme.Measure(w.last(cueMoney).value(cueMoney))
	}
	if m == "" {
		return
	}
	for _, x := range w.r.figures[max(g.from, len(w.r.figures)-farthest):] {
		if x.Measure == m {
			return
		}
	}
	w.closeGroup()
	w.state.level, w.state.detail = g.outer.level, g.outer.detail
}

// openTotal begins a group behind "trong 33 đề án …" and "trong tổng số 33 đề án …".
func (w *walk) openTotal(n printedNumber) {
	k := n.from - 1
	for k > 0 && (w.tokens[k].text == "số" || w.tokens[k].text == "tổng") {
		k--
	}
	if k < 0 || w.tokens[k].text != "trong" || len(w.groups) >= mostOpen {
		return
	}
	w.groups = append(w.groups, group{from: len(w.r.figures), parents: []int{len(w.r.figures) - 1}, outer: w.state, depth: w.depth, within: true, words: "trong …"})
}

func (w *walk) add(f *reading) {
	w.levelSaid = false
	w.r.figures = append(w.r.figures, f)
	w.window = w.window[:0]
}

// following are the signs behind a number up to the next boundary or number.
func (w *walk) following(rest []sign, at int) []sign {
	for i, x := range rest {
		if x.punct == "(" && x.from == at && numberInside(rest[i+1:]) || x.from > 0 && x.to > x.from && w.tokens[x.from-1].text == "và" {
			return rest[:i]
		}
		if x.num != nil || x.punct != "" && !(x.punct == "(" && x.from == at) || x.is(cueOpen, cueWithin) {
			return rest[:i]
		}
	}
	return rest
}

// numberInside tells whether a number stands before the parenthesis closes.
func numberInside(rest []sign) bool {
	for _, x := range rest[:min(len(rest), mostAway)] {
		if x.punct == ")" {
			return false
		}
		if x.num != nil {
			return true
		}
	}
	return false
}

// wordsAfter are the words that follow the number up to the boundary: they
// name what part it is.
func (w *walk) wordsAfter(n printedNumber, rest []sign) string {
	to := len(w.tokens)
	for _, x := range rest {
		if x.num != nil || x.punct != "" || x.is(cueOpen, cueWithin) {
			to = x.from
			break
		}
	}
	var words []string
	for _, t := range w.tokens[n.to:min(to, n.to+12)] {
		if t.kind == word {
			words = append(words, t.text)
		}
	}
	for len(words) > 0 && (words[len(words)-1] == "và" || words[len(words)-1] == "với") {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// place gives the figure its period, kind, level, content and scope: first
// what follows it closely, then the sentence, then what is around.
func (w *walk) place(f *reading, after []sign, n printedNumber) {
	s := w.state.over(w.topic).over(w.around)
	f.explicitLevel, f.explicitPeriod = w.state.level != "", w.periodSaid
	near := n.to
	if n.unit == programme.UnitCount && n.from+1 < len(w.tokens) { // "3 đề án KCQG"
		es, _ := match(w.tokens, n.from+1)
		for _, e := range es {
			if e.kind == cueLevel && e.value != "" {
				s.level, s.detail, f.explicitLevel = programme.Level(e.value), "", true
				w.setLevel(s.level, "")
			}
		}
	}
	for _, x := range after {
		gap := x.from - near
		if x.per != nil && !x.compared && gap <= 3 && x.per.sure && !turnsTo[w.tokens[x.from-1].text] {
			s.period = setting{period: x.per.period}.over(s).period
			f.explicitPeriod = true
		}
		for _, e := range x.cues {
			switch {
			case e.kind == cueLevel && gap <= 4:
				s.level, s.detail, f.explicitLevel = programme.Level(e.value), "", true
			case e.kind == cueDetail && gap <= 4:
				s.level, s.detail, f.explicitLevel = programme.Local, e.value, true
			case e.kind == cueKindOf && gap <= 1 && attributive[strings.Join(e.words, " ")]:
				s.kind = programme.FigureKind(e.value)
			case e.kind == cueContent:
				s.content = programme.ContentGroup(e.value)
			}
		}
		near = max(near, x.to)
	}
	if s.kind == programme.Planned && s.period.Part != "" && !f.explicitPeriod && !w.sectionPeriod() {
		s.period = s.period.Year()
	}
	if g := w.given; g != nil {
		if g.level != "" {
			s.level, s.detail, f.explicitLevel = g.level, "", true
		} else {
			s.period, f.explicitPeriod = g.period, true
		}
	}
	if s.level == "" {
		s.level = programme.AllLevels
	}
	if s.detail != "" && s.level != programme.Local {
		s.detail = ""
	}
	f.Period, f.Kind, f.Level, f.Content, f.Scope, f.Detail = s.period, s.kind, s.level, s.content, s.scope, s.detail
}

// sectionPeriod tells whether a heading or lead-in around the block names a
// period that a plan may be of. In a section on what was done since January,
// plans are the year's.
func (w *walk) sectionPeriod() bool {
	for _, f := range w.r.frames {
		if p := f.set.period; (p.From > 0 || p.Part != "") && !(sinceJanuary(p) && f.set.kind != programme.Planned) {
			return true
		}
	}
	return false
}

// sinceJanuary tells a cumulated part of a year: 6 months, 9 months.
func sinceJanuary(p programme.Period) bool {
	return p.Part == "H1" || strings.HasPrefix(p.Part, "M")
}

// turnsTo are words between a figure and a period that is another figure's:
// "năm 2016 có 15 đề án thì đến năm 2020 là 24 đề án".
var turnsTo = map[string]bool{"đến": true, "thì": true, "sang": true, "tới": true}

// attributive cues say of the number before them what it is.
var attributive = map[string]bool{"được giao": true, "kế hoạch": true, "dự kiến": true, "được duyệt": true, "được phê duyệt": true, "theo kế hoạch": true, "kế hoạch được giao": true, "kế hoạch giao": true, "giao": true, "kế hoạch năm": true}

// last is the last sign of the window with the cue.
func (w *walk) last(kind cueKind) sign {
	for i := len(w.window) - 1; i >= 0; i-- {
		if w.window[i].is(kind) {
			return w.window[i]
		}
	}
	return sign{}
}

// bareNumber takes its noun from before it: "Số đề án: 46".
func (w *walk) bareNumber(n printedNumber) (printedNumber, bool) {
	if k := len(w.groups) - 1; k >= 0 && w.depth > 0 && len(w.groups[k].parents) > 0 && n.digits.ok && n.digits.decimals == 0 && len(w.window) > 0 {
		// "28 đề án (KCQG 5, KCĐP 23)": the parts are of what was counted.
		p, x := w.r.figures[w.groups[k].parents[0]], w.window[len(w.window)-1]
		if p.Unit == programme.UnitCount && x.to == n.from && x.is(cueLevel, cueNoun) {
			n.unit, n.value, n.step, n.measure = programme.UnitCount, n.digits.digits, 1, p.Measure
			return n, true
		}
	}
	for i := len(w.window) - 1; i >= 0; i-- {
		x := w.window[i]
		if !x.is(cueNoun, cueMoney, cueWeakMoney) {
			continue
		}
		if n.from-x.to > 6 {
			return n, false
		}
		colon, worth := false, int64(0)
		for k := x.to; k < n.from; k++ {
			t := w.tokens[k]
			if u, m := moneyUnit(w.tokens, k); m > 0 && k > x.to && w.tokens[k-1].text == "(" {
				worth = u
				k += m - 1
				continue
			}
			if !connectors[t.text] {
				return n, false
			}
			colon = colon || t.text == ":" || t.text == "là"
		}
		if worth > 0 {
			v, step, ok := n.digits.times(worth)
			n.unit, n.value, n.step = programme.UnitVND, v, step
			return n, ok
		}
		counted := x.from > 0 && (w.tokens[x.from-1].text == "số" || w.tokens[x.from-1].text == "lượng")
		if !x.is(cueNoun) || !colon && !counted || n.digits.decimals > 0 {
			return n, false
		}
		if len(w.tokens[n.from].text) == 4 && n.digits.digits > 1900 && n.digits.digits < 2100 && !colon {
			return n, false
		}
		n.unit, n.value, n.step = programme.UnitCount, n.digits.digits, 1
		n.measure = programme.Measure(x.value(cueNoun))
		return n, true
	}
	return n, false
}

var connectors = map[string]bool{":": true, "là": true, "đạt": true, "được": true, "có": true, "khoảng": true, "hơn": true, "gần": true, "trên": true, "(": true, ")": true, "=": true, "ước": true, "dự": true, "kiến": true, "thực": true, "hiện": true, "hỗ": true, "trợ": true, "triển": true, "khai": true, "hoàn": true, "thành": true, "giao": true, "-": true}
