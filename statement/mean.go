package statement

import (
	"strings"

	"khuyencong/programme"
)

// meanOf relates an average to its total and to what it was divided by: the
// years of the period, or a count named in the text ("bình quân mỗi lớp").
func (w *walk) meanOf(f *reading, said sign) {
	fs := w.r.figures
	var words []token
	for k := said.from; k < w.tokenAt(f.start); k++ {
		words = append(words, w.tokens[k])
	}
	// "bình quân 35 học viên mỗi lớp", "… 35 học viên/lớp"
	if k := w.tokenAt(f.end); k < len(w.tokens) && (w.tokens[k].text == "mỗi" || w.tokens[k].text == "một" || w.tokens[k].text == "/") {
		words = append(words, w.tokens[k:min(k+3, len(w.tokens))]...)
	}
	total, samePeriod := -1, false
	for i := len(fs) - 1; i >= max(0, len(fs)-farthest) && !samePeriod; i-- {
		g := fs[i]
		if g.Unit == f.Unit && g.mean == "" && !g.compared && g.Measure == f.Measure && g.Level == f.Level && g.Value > f.Value && !w.yearly(g) {
			if samePeriod = g.Period == f.Period && g.Kind == f.Kind && g.Detail == ""; samePeriod || total < 0 {
				total = i
			}
		}
	}
	if total < 0 {
		return
	}
	t := fs[total]
	rel := programme.Relation{Type: programme.MeanIdentity, Of: []int64{t.ID}, Whole: f.ID, Because: join(words),
		Label: "Bình quân – " + t.Describe(), Doubtful: t.block != f.block || t.sentence != w.number && !(samePeriod && t.sentence+1 == w.number)}
	if hasPhrase(words, "năm") {
		if rel.Count = int64(t.Period.To - t.Period.From + 1); rel.Count > 1 && t.Period.Part == "" {
			f.Period = t.Period
			w.r.relations = append(w.r.relations, rel)
		}
		return
	}
	for i := min(total+4, len(fs)-1); i >= max(0, total-farthest); i-- { // the count may follow: "5 lớp cho 175 học viên"
		g := fs[i]
		if w.isPart(i) {
			continue
		}
		if g.Period == t.Period && g.Unit == programme.UnitCount && g.Detail == "" && g.Level == t.Level && (strings.Contains(rel.Because, nounOf(g.Measure)) || strings.HasSuffix(rel.Because, "mỗi đơn vị") && g.Measure == programme.MEstablishments) {
			rel.Base = g.ID
			for k := i - 1; k >= max(0, i-8); k-- { // "9 lớp: 4 lớp …, 3 lớp … và 2 lớp …": of which is not said
				if o := fs[k]; o.block == g.block && o.sentence == g.sentence && o.Measure == g.Measure && o.Period == g.Period && o.Level == g.Level && o.Detail == "" && o.Value != g.Value {
					rel.Options, rel.Doubtful = append(rel.Options, programme.Relation{Of: rel.Of, Base: o.ID}), true
				}
			}
			w.r.relations = append(w.r.relations, rel)
			return
		}
	}
}

// yearly tells whether a figure of the block is an amount a year: "phải hỗ trợ
// 9 tỷ đồng mỗi năm" is no total that an average was taken of.
func (w *walk) yearly(g *reading) bool {
	if g.table || g.block != w.r.block {
		return false
	}
	k := w.tokenAt(g.end)
	return wordsAt(w.tokens, k, "mỗi năm") > 0 || wordsAt(w.tokens, k, "một năm") > 0 || wordsAt(w.tokens, k, "hằng năm") > 0 || k+1 < len(w.tokens) && w.tokens[k].text == "/" && w.tokens[k+1].text == "năm"
}

// isPart tells whether figure i is a part in an open group: not the whole that
// an average divides by.
func (w *walk) isPart(i int) bool {
	for _, g := range w.groups {
		if i < g.from {
			continue
		}
		for _, p := range g.parents {
			if w.r.figures[p].Measure == w.r.figures[i].Measure {
				return true
			}
		}
	}
	return false
}

func nounOf(m programme.Measure) string {
	switch m {
	case programme.MProjects:
		return "đề án"
	case programme.MClasses:
		return "lớp"
	case programme.MWorkers:
		return "lao động"
	case programme.MEstablishments:
		return "cơ sở"
	}
	return "mô hình"
}
