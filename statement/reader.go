package statement

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// reader walks the blocks of a text and gathers figures and the relations that
// the words put between them.
type reader struct {
	runes     []rune // the text
	doc       setting
	frames    []frame
	figures   []*reading
	relations []programme.Relation
	claims    []claim
	block     int
	next      block            // the one after it
	anyPeriod programme.Period // first period named anywhere: the last resort
	sure      bool             // the report's period stands in its title
	local     string           // the report's own province, to tell other places
	counter   bool             // counterpart money is named somewhere in the text
}

// reading is a figure with its place and surroundings.
type reading struct {
	programme.Figure
	start, end     int // code points
	block          int
	sentence       int
	clause         int
	depth          int // of parentheses
	inherited      bool
	fraction       bool
	words          string // what follows the number, to name a detail
	item           int    // item of a list it belongs to; 0 for none
	worded         bool   // words beside it say which money it is
	bareMoney      bool   // the words did not say which money
	explicitLevel  bool
	explicitPeriod bool
	mean           string
	slash          bool // the whole of a fraction
	from           bool // "giảm từ 620 người xuống còn …": what it was before
	changed        bool // a plan as adjusted
	addedUp        bool // "…; cộng 3 năm là 9 tỷ đồng": the sum of the parts before it
	compared       bool // the base of a comparison, in parentheses
	table          bool
}

// listed is a list under a lead-in: for each item, its own figures.
type list struct {
	items  [][]int
	labels []string
	total  int // index of a "Tổng cộng" item, −1 for none
}

func (r *reader) read(blocks []block) {
	r.readTitle(blocks)
	for i, b := range blocks {
		r.block, r.next = i, block{}
		if i+1 < len(blocks) {
			r.next = blocks[i+1]
		}
		switch {
		case b.kind == table:
			r.table(b)
		case b.title || b.kind == heading:
			r.readHeading(b)
		default:
			r.readBlock(b)
		}
	}
	r.pop(0)
	r.settle()
}

// readTitle takes the setting of the whole report from its first lines.
func (r *reader) readTitle(blocks []block) {
	plan, result := false, false
	for _, b := range blocks {
		if !b.title {
			break
		}
		s, p, q := headingSetting(b.tokens, true)
		plan, result = plan || p, result || q
		if s.period.From > 0 && (r.doc.period.From == 0 || s.period.Part != "" && r.doc.period.Part == "") {
			r.doc.period = s.period
		}
		r.doc.scope = first(r.doc.scope, s.scope)
		if r.doc.level == "" {
			r.doc.level = s.level
		} else if s.level != "" && s.level != r.doc.level {
			r.doc.level = programme.AllLevels
		}
	}
	r.doc.kind = programme.Result
	if plan && !result {
		r.doc.kind = programme.Planned
	}
	var levels []programme.Level
	var early programme.Level
	figures := false
	for _, b := range blocks {
		all := [][]token{b.tokens}
		for _, row := range b.rows {
			all = append(all, row...)
		}
		for _, ts := range all {
			for _, s := range signs(ts) {
				figures = figures || s.num != nil && s.num.unit != ""
				if l := programme.Level(s.value(cueLevel)); l == programme.National || l == programme.Local {
					if !figures && early == "" {
						early = l
					}
					levels = append(levels, l)
				}
				if v := s.value(cueScope); r.local == "" && strings.HasPrefix(v, "tỉnh") && r.doc.scope == "" {
					r.local = v // the first province named is the report's own
				}
				if s.per != nil && s.per.period.From > 0 && r.anyPeriod.From == 0 {
					r.anyPeriod = s.per.period
				}
				r.counter = r.counter || s.value(cueMoney) == string(programme.MCounterpart)
			}
		}
	}
	// A report that names one source before its first figure, and no other
	// source anywhere, is about that source.
	if r.doc.level == "" && early != "" && !slices.ContainsFunc(levels, func(l programme.Level) bool { return l != early }) {
		r.doc.level = early
	}
	if r.sure = r.doc.period.From > 0; !r.sure {
		r.doc.period = r.anyPeriod
	}
}

// headingSetting reads the setting that a title or a heading gives.
func headingSetting(ts []token, title bool) (s setting, plan, result bool) {
	versus := false
	for _, g := range signs(ts) {
		against := versus // "So với mục tiêu": the section is not the target's
		versus = g.is(cueVersus)
		if g.per != nil {
			if s.period.From == 0 || title && g.from > 0 && ts[g.from-1].text == "(" && g.per.period.From > 0 && g.per.period.Within(s.period) {
				s.period = g.per.period // "Chương trình … 2016-2020 (giai đoạn 2016-2018)": the report's own
			}
			continue
		}
		for _, e := range g.cues {
			switch e.kind {
			case cueKindOf:
				plan = plan || e.value == string(programme.Planned) && !against
				result = result || e.value == string(programme.Result)
			case cueWeakKind:
				result = result || title && e.words[0] != "đạt"
			case cueLevel:
				if l := programme.Level(e.value); l == "" {
					continue
				} else if s.level == "" {
					s.level = l
				} else if s.level != l {
					s.level = programme.AllLevels
				}
			case cueContent:
				if !title && s.content == "" {
					s.content = programme.ContentGroup(e.value)
				}
			case cueDetail:
				s.level, s.detail = programme.Local, e.value
			case cueScope:
				if !strings.HasPrefix(e.value, "tỉnh") {
					s.scope = e.value
				}
			}
		}
	}
	if !title && (wordsAt(ts, 0, "nhiệm vụ") > 0 || wordsAt(ts, 0, "phương hướng") > 0) {
		plan = true // "III. Nhiệm vụ 6 tháng cuối năm"
	}
	switch {
	case result:
		s.kind = programme.Result
	case plan:
		s.kind = programme.Planned
	}
	return s, plan, result
}

// onePeriod tells whether a block names no more than one period.
func (w *walk) onePeriod(ss []sign) bool {
	var p programme.Period
	for _, s := range ss {
		if s.per == nil || s.compared || !s.per.sure {
			continue
		}
		if p.From > 0 && p != s.per.period {
			return false
		}
		p = s.per.period
	}
	return true
}

// bareLevels name a source only where an item or a row is called so.
var bareLevels = map[string]programme.Level{"trung ương": programme.National, "quốc gia": programme.National, "địa phương": programme.Local, "vốn trung ương": programme.National, "nguồn trung ương": programme.National}

// hasPhrase tells whether one of the phrases stands in the tokens.
func hasPhrase(ts []token, phrases ...string) bool {
	for i := range ts {
		for _, p := range phrases {
			if wordsAt(ts, i, p) > 0 {
				return true
			}
		}
	}
	return false
}

// scope is "" for the place that the report is about, so that its figures
// share one scope whether or not it is named.
func (r *reader) scope(named string) string {
	if named == r.local || named == r.doc.scope {
		return ""
	}
	return named
}

func (r *reader) readHeading(b block) {
	if b.title {
		return
	}
	rank := r.enter(b)
	s, _, _ := headingSetting(b.tokens, false)
	f := frame{rank: rank, natural: rank, set: s, heading: true, within: true}
	if b.bullet != "" {
		f.natural = rankOf(b.bullet)
	}
	for _, said := range []string{"phân bổ", "phân theo", "chia theo", "cơ cấu"} {
		if hasPhrase(b.tokens, said) { // "II. Phân bổ kinh phí": the items are all
			f.opener, f.within = said, false
		}
	}
	r.frames = append(r.frames, f)
}

// headsList tells whether an item is the head of the items that follow:
// "1. Khuyến công quốc gia (9 đề án)" above items with dashes.
func (r *reader) headsList(b block) bool {
	if r.next.kind != item || rankOf(r.next.bullet) <= rankOf(b.bullet) {
		return false
	}
	last := b.tokens[len(b.tokens)-1]
	return last.kind == word || last.kind == number || last.text == ")" || last.text == "%"
}

// readBlock reads a paragraph or an item, and opens a frame for what may stand
// under it.
func (r *reader) readBlock(b block) {
	if style := r.listStyle(); b.kind == paragraph && style != "" && isTotal(itemLabel(b.tokens)) {
		b.kind, b.bullet = item, style // "Tổng cộng: …" ends the list above it
	}
	rank := r.enter(b)
	w := walk{r: r, tokens: b.tokens, around: r.around(), item: b.kind == item, firstFigure: len(r.figures)}
	if n := len(r.frames); b.kind == item && n > 0 && r.frames[n-1].lead {
		w.leadIn = r.frames[n-1].figures
	}
	if l := bareLevels[itemLabel(b.tokens)]; b.kind == item && l != "" {
		w.topic.level, w.state.level = l, l // "+ Trung ương: 3,4 tỷ đồng"
	}
	ss := signs(b.tokens)
	w.unitLine(ss)
	for i, sentence := range sentences(b.tokens, ss) {
		w.number = i
		w.sentence(sentence)
	}
	if p := w.state.period; b.kind == paragraph && !r.sure && p.From > 0 && p.From == p.To && r.doc.period.From == r.doc.period.To {
		r.doc.period = p // "Sang năm 2023, …": the paragraphs that follow go on from it
	}
	f := frame{rank: rank, set: w.topic}
	f.set.worth = w.worth
	for k := w.firstFigure; k < len(r.figures); k++ {
		f.figures = append(f.figures, k)
	}
	r.totalOfTwo(w.firstFigure)
	last := b.tokens
	ends := len(last) > 0 && (last[len(last)-1].text == ":" || last[len(last)-1].text == "." && w.opened && w.openedAt >= len(last)-6)
	f.lead = ends || b.kind == item && len(b.tokens) < 30 && (len(f.figures) == 0 || r.headsList(b))
	f.opener, f.within = w.opener, w.within
	f.examples = hasPhrase(b.tokens, "một số", "tiêu biểu như", "điển hình", "nổi bật", "ví dụ", "chẳng hạn")
	if f.lead {
		f.set = w.topic.over(w.state)
		if w.state.kind != "" {
			f.set.kind = w.state.kind
		}
		f.set.detail, f.set.period = w.topic.detail, w.topic.period
		if f.set.period.From == 0 && w.onePeriod(ss) {
			f.set.period = w.state.period
		}
		f.set.money = w.money
		if r.next.kind == heading {
			f.set.kind = "" // what leads in to sections says when, not plan or result
		}
		for _, s := range ss { // "… (tổng kinh phí của từng nội dung):"
			if s.num != nil && s.num.unit == programme.UnitVND {
				f.set.money = w.money
			} else if m := programme.Measure(s.value(cueMoney)); m != "" && m != programme.MOther {
				f.set.money = m
			}
		}
	}
	if b.kind == item {
		r.addItem(b, f, rank)
	}
	r.frames = append(r.frames, f)
}
