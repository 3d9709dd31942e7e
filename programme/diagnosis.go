package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// Diagnosis is one possible reason for identities that fail, as a sentence for
// the person who must find the mistake.
type Diagnosis struct {
	Rank     int    // 1 is the most likely
	Sentence string // one Vietnamese sentence
	Figures  []int64
}

// finding is a diagnosis before ranking: the smaller the weight, the stronger
// the evidence.
type finding struct {
	weight   int
	sentence string
	figures  []int64
}

const (
	mostFindings = 12  // more than a person will read
	mostParts    = 200 // of a sum whose parts are looked at one by one
	mostFailures = 200 // beyond it the text was misread as a whole
)

// Diagnose ranks the likely reasons of the identities that fail. figures are
// those that the identities were made of.
func Diagnose(figures []Figure, identities []Identity) []Diagnosis {
	byID := make(map[int64]Figure, len(figures))
	for _, f := range figures {
		byID[f.ID] = f
	}
	var failing []Identity
	for _, i := range identities {
		if i.Verdict == Fails && len(failing) < mostFailures {
			failing = append(failing, i)
		}
	}
	if len(failing) == 0 {
		return nil
	}
	var found []finding
	found = append(found, offsettingPairs(byID, failing)...)
	found = append(found, oneFigure(byID, failing, identities)...)
	found = append(found, twoFigures(byID, failing, identities)...)
	for _, i := range failing {
		switch i.Type {
		case SumIdentity:
			found = append(found, equalToAFigure(figures, i)...)
		case PercentIdentity, GrowthIdentity:
			found = append(found, otherBase(figures, byID, i)...)
			found = append(found, printedSlip(i)...)
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return cmp.Compare(a.weight, b.weight) })
	var out []Diagnosis
	said := map[string]bool{}
	for _, f := range found {
		if said[f.sentence] || len(out) == mostFindings {
			continue
		}
		said[f.sentence] = true
		out = append(out, Diagnosis{len(out) + 1, f.sentence, f.figures})
	}
	return out
}

// offsettingPairs finds two sums over the same dimensions whose residuals
// cancel: one amount is counted under two measures (or levels) in two places.
func offsettingPairs(byID map[int64]Figure, failing []Identity) []finding {
	var out []finding
	bySize := map[int64][]Identity{}
	for _, a := range failing {
		if a.Type != SumIdentity || len(a.LeftOf) > mostParts || len(bySize[-a.Difference]) > 20 {
			continue
		}
		for _, b := range bySize[-a.Difference] {
			fa, fb := byID[a.RightOf[0]], byID[b.RightOf[0]]
			if shareFigures(a, b) || a.Unit != b.Unit || fa.Period != fb.Period || fa.Kind != fb.Kind {
				continue
			}
			plus, minus := b, a // plus: the parts hold more than the total says
			if plus.Difference < 0 {
				plus, minus = minus, plus
			}
			p, m := byID[plus.RightOf[0]], byID[minus.RightOf[0]]
			gap := FormatFigure(plus.Difference, plus.Unit)
			s := fmt.Sprintf("Hai chỗ lệch %s bù trừ nhau: nhiều khả năng cùng một khoản được xếp vào %s ở phần chi tiết và %s ở dòng tổng.",
				gap, nameIn(p, m), nameIn(m, p))
			if p.Measure == m.Measure && p.Level == m.Level {
				s = fmt.Sprintf("Hai chỗ lệch %s bù trừ nhau: nhiều khả năng cùng một khoản được tính vào hai nhóm khác nhau.", gap)
			}
			out = append(out, finding{1, s, unique(append(plus.Figures(), minus.Figures()...))})
		}
		bySize[a.Difference] = append(bySize[a.Difference], a)
	}
	return out
}

func shareFigures(a, b Identity) bool {
	for _, id := range a.Figures() {
		if slices.Contains(b.Figures(), id) {
			return true
		}
	}
	return false
}

// nameIn names what tells f from g: its measure, or its level.
func nameIn(f, g Figure) string {
	if f.Measure != g.Measure {
		return "“" + shortMeasure(f.Measure) + "”"
	}
	return "“" + lowerFirst(f.Level.Label()) + "”"
}

func shortMeasure(m Measure) string {
	switch m {
	case MSupport:
		return "hỗ trợ"
	case MCounterpart:
		return "đóng góp"
	}
	return lowerFirst(m.Label())
}

// slip names the clerical error that turns want into got, or "".
func slip(want, got int64, f Figure) string {
	gap := want - got
	switch {
	case got == 0 || want <= 0:
		return ""
	case want == got*1000 || got == want*1000 || want == got*1_000_000 || got == want*1_000_000:
		return fmt.Sprintf("gấp nhau %s lần: nhiều khả năng nhầm đơn vị (tỷ, triệu, nghìn đồng)", groupInt(max(want/got, got/want)))
	case swapped(want, got, f.Step):
		return "hai chữ số liền nhau bị đảo (chênh lệch chia hết cho 9)"
	case f.Step > 0 && gap%(9*f.Step) == 0 && sameDigits(want, got):
		return "các chữ số bị đảo chỗ (chênh lệch chia hết cho 9)"
	}
	return ""
}

// swapped tells whether two numbers differ by two neighbouring digits changing places.
func swapped(a, b, step int64) bool {
	if step > 1 && a%step == 0 && b%step == 0 {
		a, b = a/step, b/step
	}
	x, y := strconv.FormatInt(a, 10), strconv.FormatInt(b, 10)
	if len(x) != len(y) || a == b {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}

func sameDigits(a, b int64) bool {
	x, y := []byte(strconv.FormatInt(a, 10)), []byte(strconv.FormatInt(b, 10))
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

func unique(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}
