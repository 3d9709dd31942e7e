package statement

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// walk reads one block, sentence by sentence.
type walk struct {
	r            *reader
	tokens       []token
	around       setting
	topic        setting // what the head of the block says of all of it
	state        setting // what has been said so far
	item         bool
	number       int // of the sentence
	clause       int
	depth        int
	firstFigure  int
	inSentence   int // first figure of the sentence
	window       []sign
	levelSaid    bool    // since the last figure
	said         setting // that level
	subject      bool    // the state's level was said before the sentence's first figure
	periodSaid   bool    // in this block
	kindSaid     bool    // in this sentence
	groups       []group
	opened       bool
	openedAt     int // token of the last opener
	opener       string
	within       bool
	money        programme.Measure // last money measure: amounts without words repeat it
	worth        int64
	shareOf      base // what the last share of the sentence was of
	shareIn      int
	unused       programme.Period // before a period that no figure has used yet
	unusedAt     int
	given        *given               // what "lần lượt" says of the number at hand
	keys         []given              // what "lần lượt" may refer to
	leadIn       []int                // figures of the lead-in the item stands under
	begun        int                  // first token of the sentence
	ended        int                  // token after the sentence before
	modal        bool                 // "dự kiến", "phấn đấu" was said in the sentence
	announced    string               // the word that said so
	before       programme.FigureKind // plan or result before that
	saved        []setting            // state at each open parenthesis
	versus       base                 // what "so với …" in this sentence compares with
	baseNext     bool                 // the next figure is the plan that a percentage was of
	nextCompared bool                 // the next figure is the base of the percentage before it
	versusAt     int                  // token after it, 0 for none
}

func (w *walk) sentence(ss []sign) {
	if w.number > 0 {
		w.nextSentence(ss)
		w.leaveAside()
	}
	if len(ss) > 0 {
		first := ss[len(ss)-1].from // the first figure
		for _, s := range ss {
			if s.num != nil && s.num.unit != "" {
				first = s.from
				break
			}
		}
		w.span(w.ended, first)
		w.begun = w.ended
		w.ended = ss[len(ss)-1].to
	}
	w.inSentence, w.kindSaid, w.depth, w.saved = len(w.r.figures), false, 0, nil
	w.window, w.versus, w.versusAt, w.modal = w.window[:0], base{}, 0, false
	w.keys = respectively(w.tokens, ss, w.keys)
	if w.number > 0 && w.state.kind == programme.Planned && w.around.kind != programme.Planned && w.tellsReached(ss) {
		w.state.kind = programme.Result
	}
	asked := len(ss) > 0 && ss[len(ss)-1].punct == "?"
	compared := false // the words of "so với …" have ended
	for i := 0; i < len(ss); i++ {
		s := ss[i]
		if s.is(cueVersus) && w.tokens[s.from].text == "so" {
			w.versus, w.versusAt, compared = base{named: true}, s.to, false
		} else if compared = compared || s.punct == "," || s.punct == ";"; w.versusAt > 0 && !compared && s.punct == "" && s.num == nil && s.from-w.versusAt <= 3 && !s.is(cueRise, cueFall, cueReach) {
			w.versus.add(s)
			w.versusAt = s.to
		}
		switch {
		case s.punct != "":
			w.punctuation(s, ss[i+1:])
		case s.per != nil:
			w.period(s)
		case asked && s.num != nil: // a question states nothing
		case s.num != nil:
			i += w.figure(s, ss[i+1:], i > 0 && ss[i-1].is(cueQualify) && ss[i-1].to == s.from, ss[:i])
		default:
			w.cue(s, ss[:i])
		}
	}
	w.closeGroups(0)
}

// tellsReached tells whether a sentence says what was done and how much of the
// plan that is: "Trung tâm thực hiện 3 đề án, …, đạt 95% kế hoạch."
func (w *walk) tellsReached(ss []sign) bool {
	done, counted, reach, percent := false, false, false, false
	for _, s := range ss[:min(len(ss), mostAway)] {
		planned := false
		for _, e := range s.cues {
			planned = planned || e.kind == cueKindOf && e.value == string(programme.Planned)
		}
		switch {
		case percent && planned:
			return true
		case percent && s.punct == "":
			return false
		case planned && !counted, s.is(cueNorm):
			return false
		case s.num != nil && s.num.unit == programme.UnitPercent:
			percent = reach && done && counted
		case s.num != nil:
			counted, reach = counted || s.num.unit != "", false
		case s.is(cueReach) && counted:
			reach = true
		case s.is(cueWeakKind):
			done = true
		}
	}
	return false
}

// span reads "trong 5 năm" before the first figure of a sentence as the period
// around that is as long.
func (w *walk) span(from, to int) {
	for k := from; k+2 < min(to, len(w.tokens)); k++ {
		t := w.tokens[k].text
		if t != "trong" && t != "qua" && t != "sau" || w.tokens[k+2].text != "năm" {
			continue
		}
		n := parseDecimal(w.tokens[k+1].text, true)
		for _, p := range []programme.Period{w.topic.period, w.around.period, w.r.doc.period} {
			if w.tokens[k+1].kind == number && n.ok && p.From > 0 && int64(p.To-p.From+1) == n.digits && p.To > p.From {
				w.state.period = p
				return
			}
		}
	}
}

// leaveAside goes back from "Riêng khuyến công quốc gia …" to the whole at a
// sentence that begins with "Ngoài ra" and the like.
func (w *walk) leaveAside() {
	if w.tokens[0].text != "riêng" {
		return
	}
	for _, back := range []string{"cũng", "ngoài ra", "bên cạnh đó", "bên cạnh", "đồng thời"} {
		if wordsAt(w.tokens, w.ended, back) > 0 {
			w.topic.level, w.topic.detail, w.topic.kind = "", "", ""
			w.state.level, w.state.detail, w.state.kind = "", "", ""
			return
		}
	}
}

// nextSentence forgets what holds for one sentence only.
func (w *walk) nextSentence(ss []sign) {
	w.state.level, w.state.detail = w.topic.level, w.topic.detail
	if w.subject { // not what "trong đó …" behind it named last
		w.state.level, w.state.detail = w.said.level, w.said.detail
	}
	if w.unusedAt == len(w.r.figures) && w.unusedAt > w.inSentence {
		w.state.period = w.unused // "… sẽ nghiệm thu trong quý IV." was an aside
	}
	if w.modal {
		w.state.kind = programme.FigureKind(first(string(w.before), string(w.topic.kind)))
	}
	w.state.content, w.state.scope = w.topic.content, w.topic.scope
	w.subject = false
	w.clause++
	for _, s := range ss {
		if s.num != nil {
			break
		}
		if s.per != nil && !s.compared {
			w.state.kind = w.topic.kind
		}
	}
}

// head tells whether no figure of the block has been read yet.
func (w *walk) head() bool { return len(w.r.figures) == w.firstFigure }

func (w *walk) beforeFigure() bool { return len(w.r.figures) == w.inSentence }

// keep remembers a cue until the next figure.
func (w *walk) keep(s sign) {
	if len(w.window) >= mostKept {
		w.window = append(w.window[:0], w.window[mostKept/2:]...)
	}
	w.window = append(w.window, s)
}

func (w *walk) period(s sign) {
	w.keep(s)
	if s.compared || !s.per.sure {
		return
	}
	if n := len(w.r.figures) - 1; n >= w.inSentence && w.r.figures[n].compared && w.tokens[s.from].start-w.r.figures[n].end < 24 {
		return // "so với mục tiêu 80 đề án của cả giai đoạn …": the base's own
	}
	p := s.per.period
	if p.From == 0 {
		p = setting{period: p}.over(w.state.over(w.around)).period
	}
	w.unused, w.unusedAt = w.state.period, len(w.r.figures)
	w.state.period, w.periodSaid = p, true
	if w.head() && w.number == 0 {
		w.topic.period = p
	}
}

func (w *walk) cue(s sign, before []sign) {
	w.keep(s)
	for _, e := range s.cues {
		switch e.kind {
		case cueKindOf:
			if len(before) > 0 {
				b := before[len(before)-1]
				if b.is(cueVersus) || b.num != nil && (s.from-b.to <= 1 || s.from-b.to <= 3 && e.words[0] == "được") && attributive[strings.Join(e.words, " ")] {
					continue
				}
			}
			said := strings.Join(e.words, " ")
			if p := w.topic.period; (said == "lũy kế" || said == "cộng dồn") && p.From < p.To {
				w.state.period = p // since the beginning that the paragraph named
			}
			if softResult[said] && (w.modal || w.state.kind == "" && w.around.kind == programme.Planned) {
				continue // "phấn đấu hoàn thành" is still a plan
			}
			if w.modal = modals[said]; w.modal {
				w.before, w.announced = w.state.kind, said
			}
			w.state.kind, w.kindSaid = programme.FigureKind(e.value), true
			if w.head() && w.number == 0 {
				w.topic.kind = w.state.kind
			}
		case cueNoun:
			if s.from == 0 && e.words[0] == "nhiệm" { // "Nhiệm vụ 6 tháng cuối năm: …"
				w.state.kind, w.topic.kind, w.modal = programme.Planned, programme.Planned, true
			}
		case cueWeakKind:
			if w.state.kind == "" && w.around.kind == "" {
				w.state.kind = programme.Result
			}
		case cueLevel:
			l := programme.Level(e.value)
			if l == "" { // the whole report's
				l = programme.Level(first(string(w.r.doc.level), string(programme.AllLevels)))
			}
			w.setLevel(l, "")
		case cueDetail:
			w.setLevel(programme.Local, e.value)
		case cueContent:
			if w.item && w.head() && w.topic.content != "" {
				continue // the first content names the item
			}
			w.state.content = programme.ContentGroup(e.value)
			if w.head() && w.number == 0 && w.topic.content == "" && (w.item || s.from < 6) {
				w.topic.content = w.state.content
			}
		case cueScope:
			w.state.scope = w.r.scope(e.value)
			if w.head() && w.number == 0 {
				w.topic.scope = w.state.scope
			}
		case cueOpen, cueWithin:
			w.open(s, e.kind == cueWithin)
		case cueMoney, cueWeakMoney:
			if w.head() && w.number == 0 && e.value != "" && e.kind == cueMoney {
				w.topic.money = programme.Measure(e.value)
			}
		}
	}
}

// modals announce what is still to be done, whatever verb follows.
var modals = map[string]bool{"dự kiến": true, "phấn đấu": true, "sẽ": true, "mục tiêu": true, "chỉ tiêu": true, "định hướng": true, "đăng ký": true}

// softResult are verbs that tell a result only when nothing announces a plan.
var softResult = map[string]bool{"hoàn thành": true, "nghiệm thu": true, "giải ngân": true, "quyết toán": true, "thanh toán": true, "huy động được": true, "đào tạo được": true, "hỗ trợ được": true, "giải quyết được": true, "tạo được": true, "thu hút được": true, "thực hiện được": true}

func (w *walk) setLevel(l programme.Level, detail string) {
	w.levelSaid = true
	w.state.level, w.state.detail = l, detail
	if w.beforeFigure() && len(w.groups) == 0 { // not "Trong đó, nguồn quốc gia có …"
		w.subject, w.said.level, w.said.detail = true, l, detail
		if w.head() && w.number == 0 {
			w.topic.level, w.topic.detail = l, detail
		}
	}
	for i := range w.groups {
		switch l {
		case programme.National:
			w.groups[i].national = true
		case programme.Local:
			w.groups[i].local = true
		}
	}
}

func (w *walk) punctuation(s sign, rest []sign) {
	w.clause++
	if s.punct == "," || s.punct == ";" {
		w.levelSaid = false // it was said of the figure before
	}
	switch s.punct {
	case "(", "[":
		w.depth++
		if w.depth <= mostKept {
			w.saved = append(w.saved, w.state)
		}
		if w.afterFigure(s) {
			w.openParenthesis(s, rest)
		}
		if w.versusAt > 0 && s.from-w.versusAt <= 1 { // "so với kế hoạch (48 đề án)"
			w.compare()
		}
	case ")", "]":
		if w.depth > 0 {
			w.depth--
			w.closeParenthesis()
		}
	case ";":
		w.semicolon()
	case ":":
		w.openColon(s, rest)
	}
	if s.punct != "-" {
		w.window = slices.DeleteFunc(w.window, func(x sign) bool {
			return !x.is(cueMoney, cueWeakMoney, cueNoun, cueMean) && !(s.punct == ":" && x.is(cueRest)) || s.punct == ";" || s.punct == "."
		})
	}
}

// afterFigure tells whether a figure stands just before the sign.
func (w *walk) afterFigure(s sign) bool {
	fs := w.r.figures
	return len(fs) > w.inSentence && s.from > 0 && fs[len(fs)-1].end <= w.tokens[s.from].start && w.tokens[s.from].start-fs[len(fs)-1].end < 40
}

// compare sets what a parenthesis behind "so với …" holds: the base itself.
func (w *walk) compare() {
	if w.versus.plan {
		w.state.kind = programme.Planned
	}
	p := w.state.over(w.topic).over(w.around).period
	switch {
	case w.versus.period.From > 0:
		w.state.period = w.versus.period
		if w.versus.before && p.Part != "" { // "so với cùng kỳ năm 2022 (…)"
			w.state.period.Part = p.Part
		}
	case w.versus.before:
		w.state.period = p.Previous()
	}
}

// unitLine reads "Đơn vị tính: triệu đồng", which holds for a table below.
func (w *walk) unitLine(ss []sign) {
	for i := 0; i+2 < len(w.tokens); i++ {
		if w.tokens[i].text == "đvt" || w.tokens[i].text == "đơn" && wordsAt(w.tokens, i, "đơn vị tính") > 0 || w.tokens[i].text == "đơn" && wordsAt(w.tokens, i, "đơn vị") > 0 && i+2 < len(w.tokens) && w.tokens[i+2].text == ":" {
			for j := i + 1; j < len(w.tokens) && j < i+6; j++ {
				if worth, n := moneyUnit(w.tokens, j); n > 0 {
					w.worth = worth
					return
				}
			}
		}
	}
	_ = ss
}
