package statement

import "khuyencong/programme"

// moneyMeasure tells which money an amount is: by the nearest words before it,
// then the words behind it, then what amounts around it are.
func (w *walk) moneyMeasure(f *reading, after []sign) {
	weak, bare := programme.Measure(""), false
	// "2 tỷ đồng ngân sách và 7 tỷ đồng vốn đối ứng": each has its words behind it.
	if m := w.last(cueMoney); m.from > 0 && len(after) > 0 && after[0].is(cueMoney) && after[0].value(cueMoney) != string(programme.MOther) {
		fs := w.r.figures
		behind := len(fs) > w.inSentence && fs[len(fs)-1].end == w.tokens[m.from-1].end && fs[len(fs)-1].Unit == programme.UnitVND
		if own := w.tokenAt(f.end); behind && after[0].from == own {
			f.Measure = programme.Measure(after[0].value(cueMoney))
		}
	}
	k := w.tokenAt(f.start)
	for k > 0 && (w.tokens[k-1].text == "khoảng" || w.tokens[k-1].text == "gần" || w.tokens[k-1].text == "hơn" || w.tokens[k-1].text == "trên") {
		k--
	}
	if k > 2 && wordsAt(w.tokens, k-3, "được hỗ trợ") > 0 && f.Measure == "" {
		f.Measure = programme.MSupport // "bình quân một cơ sở được hỗ trợ 80 triệu đồng"
	}
	for i := len(w.window) - 1; i >= 0 && f.Measure == ""; i-- {
		s := w.window[i]
		switch {
		case s.is(cueMoney):
			f.Measure = programme.Measure(s.value(cueMoney))
		case s.is(cueWeakMoney) && s.value(cueWeakMoney) != "":
			weak = programme.Measure(s.value(cueWeakMoney))
		case s.is(cueWeakMoney):
			bare = true
		}
	}
	if f.Measure == "" && weak != "" {
		f.Measure = weak
	}
	// A total of two sources that follow is more than the support alone.
	for _, s := range after {
		if f.Measure == "" && s.is(cueMoney) && s.value(cueMoney) != string(programme.MOther) {
			f.Measure = programme.Measure(s.value(cueMoney))
		}
	}
	if f.Measure == "" && !bare && w.totalOfBoth(f) {
		f.Measure = programme.MTotalCost
	}
	if f.worded = f.Measure != ""; f.Measure == "" && !bare && w.money != "" {
		f.Measure = w.money
	}
	if f.Measure == "" {
		s := w.state.over(w.topic).over(w.around)
		f.bareMoney = true
		switch {
		case w.money != "" && w.money != programme.MCounterpart && w.money != programme.MOther:
			f.Measure = w.money
		case s.money != "" && s.money != programme.MOther:
			f.Measure = s.money
		default:
			f.Measure = programme.MSupport
		}
	}
	if f.Measure != programme.MOther {
		w.money = f.Measure
	}
}

// totalOfBoth tells whether "tổng cộng" before a bare amount sums up the
// support and the counterpart said before it in the sentence.
func (w *walk) totalOfBoth(f *reading) bool {
	if n := len(w.window); n == 0 || !w.window[n-1].is(cueTotal) {
		return false
	}
	support, counterpart := false, false
	for i := len(w.r.figures) - 1; i >= max(w.inSentence, len(w.r.figures)-farthest); i-- {
		if g := w.r.figures[i]; g.Level == f.Level && g.Period == f.Period && g.Kind == f.Kind {
			support = support || g.Measure == programme.MSupport
			counterpart = counterpart || g.Measure == programme.MCounterpart
		}
	}
	return support && counterpart
}

// totalOfTwo mends an amount called only "kinh phí" once its two sources have
// been read right behind it: it is the total cost.
func (r *reader) totalOfTwo(from int) {
	fs := r.figures
	for i := from; i < len(fs); i++ {
		f := fs[i]
		if !f.bareMoney && f.Measure != programme.MSupport || f.Unit != programme.UnitVND {
			continue
		}
		var next []*reading
		for k := i + 1; k < len(fs) && len(next) < 2 && fs[k].block == f.block && fs[k].sentence == f.sentence; k++ {
			if fs[k].Unit == programme.UnitVND {
				next = append(next, fs[k])
			} else if fs[k].Unit == programme.UnitCount {
				break
			}
		}
		if len(next) < 2 || next[0].Level != f.Level && next[1].Level != f.Level {
			continue
		}
		a, b := next[0].Measure, next[1].Measure
		pair := a == programme.MSupport && b == programme.MCounterpart || a == programme.MCounterpart && b == programme.MSupport
		if pair && (f.bareMoney || f.Value == next[0].Value+next[1].Value) {
			f.Measure = programme.MTotalCost
		}
	}
}

// rest relates "còn (lại) B" to the part before it and the whole before that.
func (w *walk) rest(f *reading, after, following []sign) {
	said := w.last(cueRest)
	if len(after) > 0 && after[0].is(cueRest) && w.tokens[after[0].from].start-f.end <= 2 {
		said = after[0]
	}
	if !said.is(cueRest) || f.Unit == programme.UnitPercent {
		return
	}
	if n := len(w.groups); n > 0 && len(w.r.figures) > w.groups[n-1].from {
		w.groups[n-1].rest = true
		return
	}
	if !w.remainder(f, w.words(said)) {
		w.unspent(f, w.words(said), following)
	}
}

// remainder tells whether it found the whole.
func (w *walk) remainder(f *reading, words string) bool {
	fs := w.r.figures
	fits := func(g *reading) bool {
		return g.Measure == f.Measure && g.Unit == f.Unit && g.Level == f.Level && g.Kind == f.Kind && g.mean == ""
	}
	part := -1
	for i := len(fs) - 1; i >= max(w.inSentence, len(fs)-farthest) && part < 0; i-- {
		if fits(fs[i]) {
			part = i
		}
	}
	if part < 0 {
		return false
	}
	if fs[part].fraction && part+1 < len(fs) { // "đã hoàn thành 21/30 đề án, 9 đề án còn lại …"
		f.Detail = first(f.words, "còn lại")
		w.r.relations = append(w.r.relations, programme.Relation{Type: programme.SumIdentity, Of: []int64{fs[part].ID, f.ID}, Whole: fs[part+1].ID,
			Because: words, Label: "Phần đã nêu + phần còn lại – " + fs[part+1].Describe()})
		return true
	}
	for i := part - 1; i >= max(w.firstFigure, part-farthest); i-- {
		p := fs[i]
		if !fits(p) || p.Value <= fs[part].Value || p.Period != f.Period {
			continue
		}
		rel := programme.Relation{Type: programme.SumIdentity, Whole: p.ID, Because: words,
			Label: "Phần đã nêu + phần còn lại – " + p.Describe()}
		for k := i + 1; k <= part; k++ {
			if fits(fs[k]) && fs[k].sentence == fs[part].sentence {
				rel.Of = append(rel.Of, fs[k].ID)
				if sameDimensions(fs[k].Figure, p.Figure) {
					fs[k].Detail = first(fs[k].words, "phần đã nêu")
				}
			}
		}
		rel.Of = append(rel.Of, f.ID)
		if sameDimensions(f.Figure, p.Figure) {
			f.Detail = first(f.words, "còn lại")
		}
		w.r.relations = append(w.r.relations, rel)
		return true
	}
	return false
}

// unspent relates "còn lại 152 triệu đồng" to what was planned and what has been
// done or paid of it, where these two stand right before it and nothing else is
// left: "được giao 2 tỷ đồng, đã quyết toán 1,5 tỷ đồng, còn lại 500 triệu đồng".
func (w *walk) unspent(f *reading, words string, following []sign) {
	fs := w.r.figures
	for _, s := range following[:min(len(following), mostAway)] {
		if s.num != nil && s.num.unit == f.Unit {
			return
		}
	}
	var pair []*reading
	for i := len(fs) - 1; i >= 0 && i > len(fs)-8 && len(pair) < 3 && fs[i].block >= w.r.block-2; i-- {
		if g := fs[i]; g.Unit == f.Unit && (f.Unit == programme.UnitVND || g.Measure == f.Measure) {
			pair = append(pair, g)
		}
	}
	if len(pair) < 2 || len(pair) > 2 && pair[2].block == pair[1].block {
		return
	}
	done, plan := pair[0], pair[1]
	money := func(m programme.Measure) bool { return m == programme.MSupport || m == programme.MTotalCost }
	if done.Kind != programme.Result || plan.Kind != programme.Planned || done.Level != plan.Level || f.Level != plan.Level || done.Content != plan.Content || done.Period.Year() != plan.Period.Year() ||
		done.Detail+plan.Detail != "" || done.depth+plan.depth > 0 || plan.Value <= done.Value || done.Qualifier != programme.Exact || f.Unit == programme.UnitVND && !(money(plan.Measure) && done.Measure == programme.MDisbursed) {
		return
	}
	f.Detail = first(f.words, "còn lại")
	w.r.relations = append(w.r.relations, programme.Relation{Type: programme.SumIdentity, Of: []int64{done.ID, f.ID}, Whole: plan.ID,
		Because: words, Label: "Đã thực hiện + còn lại – " + plan.Describe()})
}

// adjusted takes "giảm 450 triệu đồng" for a change of the figure before it,
// and "còn …" behind that for what is left of it.
func (w *walk) adjusted(f *reading, n printedNumber) {
	change := sign{}
	for _, s := range w.window {
		if s.is(cueRise, cueFall) && n.from-s.to <= 2 && !turned[textAt(w.tokens, s.to)] {
			change = s
		}
	}
	fs := w.r.figures
	last := len(fs) - 1
	if change.from == change.to {
		if last >= w.inSentence && fs[last].Detail == adjustment && w.last(cueRest).is(cueRest) && fs[last].Unit == f.Unit {
			f.Kind, f.Measure, f.Level, f.Period = fs[last].Kind, fs[last].Measure, fs[last].Level, fs[last].Period
			f.Detail = "sau điều chỉnh"
		}
		return
	}
	f.Detail = adjustment
	if !change.is(cueFall) {
		return
	}
	for i := last; i >= max(w.firstFigure, last-6); i-- {
		if g := fs[i]; g.Unit == f.Unit && (f.Unit == programme.UnitVND || g.Measure == f.Measure) && g.Value > f.Value && g.Level == f.Level {
			f.Kind, f.Measure, f.Period = g.Kind, g.Measure, g.Period
			return
		}
	}
}

// turned are words behind "tăng", "giảm" that lead to a level, not to a change.
var turned = map[string]bool{"lên": true, "xuống": true, "từ": true}

const adjustment = "mức tăng, giảm"
