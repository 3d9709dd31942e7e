package programme

import (
	"fmt"
	"slices"
	"strings"
)

// checks holds every figure of the evaluation against every other that must
// agree with it.
func checks(d EvaluationData, e Evaluation) (fails, holds []Difference) {
	var all []Difference
	if e.HasRecords {
		all = append(all, statedAgainstRecords(d.Stated, e)...)
	}
	all = append(all, partsAgainstTotals(d, e.Period)...)
	all = append(all, goalsAgainstParts(d.Targets)...)
	all = append(all, statedPlansAgainstTargets(d, e.Period)...)
	for _, c := range all {
		if c.Amount == 0 {
			holds = append(holds, c)
		} else {
			fails = append(fails, c)
		}
	}
	nameCancelling(fails)
	nameCandidates(fails, d.Candidates)
	explain(fails, d.Explanations)
	return fails, holds
}

// partsAgainstTotals holds the published figures of each document against each
// other: those of the period and those of the whole programme.
func partsAgainstTotals(d EvaluationData, period Period) []Difference {
	bySource := map[string][]Figure{}
	var sources []string
	for _, s := range d.Stated {
		if p := s.Figure.Period; p != period && p != d.Programme.Period() {
			continue
		}
		if bySource[s.Source] == nil {
			sources = append(sources, s.Source)
		}
		bySource[s.Source] = append(bySource[s.Source], s.Figure)
	}
	var all []Difference
	for _, source := range sources {
		figures := bySource[source]
		identities := Identities(figures)
		causes := Diagnose(figures, identities)
		for _, i := range identities {
			c := Difference{
				Key:  "identity:" + i.Label + ":" + source,
				Kind: PartsAgainstTotal, Unit: i.Unit, Title: i.Label, FigureIDs: i.Figures(),
				LeftLabel: "Cộng các phần", Left: i.Left, RightLabel: "Tài liệu ghi", Right: i.Right,
			}
			if f := byID(figures, i.RightOf[0]); i.Type == SumIdentity && f.Period == period && f.Kind == Result && f.Content == "" {
				c.Level, c.Measure = f.Level, f.Measure
			}
			if i.Verdict == Fails {
				c.Amount = i.Difference
				c.Cause = likeliest(causes, i)
			}
			all = append(all, c)
		}
	}
	return all
}

func byID(figures []Figure, id int64) Figure {
	for _, f := range figures {
		if f.ID == id {
			return f
		}
	}
	return Figure{}
}

// likeliest is the first diagnosis that speaks of an identity's total.
func likeliest(causes []Diagnosis, i Identity) string {
	for _, c := range causes {
		for _, id := range i.RightOf {
			if slices.Contains(c.Figures, id) {
				return c.Sentence
			}
		}
	}
	return ""
}

// nameCancelling finds two differences between records and publication that
// cancel: one amount stands under support here and under counterpart there, or
// under one level here and the other there.
func nameCancelling(all []Difference) {
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			over, under := &all[i], &all[j] // over: the records hold more than was published
			if over.Amount < 0 {
				over, under = under, over
			}
			if over.Kind != StatedAgainstRecords || under.Kind != over.Kind || over.Unit != UnitVND || under.Unit != UnitVND || over.Amount != -under.Amount {
				continue
			}
			inRecords, inPublication, ok := whatDiffers(over.Title, under.Title)
			if !ok {
				continue
			}
			cause := fmt.Sprintf("Hai chênh lệch bù trừ nhau nên tổng vẫn khớp: cùng một khoản %s được xếp vào “%s” trong hồ sơ nhưng vào “%s” trong số công bố.",
				Money(over.Amount).InMillions(), inRecords, inPublication)
			over.Cause, under.Cause = cause, cause
		}
	}
}

// whatDiffers is the one part in which two titles of the form "measure, level,
// period" differ; ok is false when they differ in more.
func whatDiffers(a, b string) (inA, inB string, ok bool) {
	as, bs := strings.Split(a, ", "), strings.Split(b, ", ")
	if len(as) != len(bs) {
		return "", "", false
	}
	for i := range as {
		if as[i] != bs[i] && inA != "" {
			return "", "", false
		}
		if as[i] != bs[i] {
			inA, inB = lowerFirst(as[i]), lowerFirst(bs[i])
		}
	}
	return inA, inB, inA != ""
}

// nameCandidates names the projects whose approved − done amounts add up to a
// difference that has no other likely cause.
func nameCandidates(all []Difference, records []Candidate) {
	for i := range all {
		c := &all[i]
		if c.Cause != "" || c.Unit != UnitVND || c.Kind == PartsAgainstGoal {
			continue
		}
		if sets := FindCandidates(Money(c.Amount), 0, records, 1); len(sets) > 0 {
			c.Cause = sets[0].Sentence()
		}
	}
}

// statedAgainstRecords compares each published result of the period with the
// sum of its records. A number that a document says twice is compared once.
func statedAgainstRecords(stated []StatedFigure, e Evaluation) []Difference {
	var all []Difference
	for _, level := range e.Levels {
		for _, s := range stated {
			f := s.Figure
			computed, ok := level.Done.of(f.Measure)
			if !ok || f.Period != e.Period || f.Level != level.Level || !f.isWholeResult() {
				continue
			}
			c := Difference{
				Key:  fmt.Sprintf("stated:%s:%s:%s:%s", f.Period, f.Level, f.Measure, s.Source),
				Kind: StatedAgainstRecords, Unit: f.Unit, FigureIDs: []int64{s.ID}, Level: f.Level, Measure: f.Measure,
				Title:     f.Measure.Label() + ", " + lowerFirst(f.Level.Label()) + ", " + f.Period.Label(),
				LeftLabel: "Tính từ hồ sơ", Left: computed,
				RightLabel: "Công bố", Right: f.Value,
			}
			if may := f.qualified(); computed < may.lo-f.Step/2 || computed > may.hi+f.Step/2 {
				c.Amount = computed - f.Value
			}
			said := slices.IndexFunc(all, func(d Difference) bool { return d.Key == c.Key && d.Right == c.Right })
			if said >= 0 {
				all[said].FigureIDs = append(all[said].FigureIDs, s.ID)
				continue
			}
			all = append(all, c)
		}
	}
	return all
}

// isWholeResult tells a result that counts all of its period and level from
// one of a content, a region or a narrower part.
func (f Figure) isWholeResult() bool {
	return f.Kind == Result && f.Content == "" && f.Scope == "" && f.Detail == ""
}

// Of is the sum's value of a measure; 0 for measures it has not.
func (s Sums) Of(m Measure) int64 {
	v, _ := s.of(m)
	return v
}

// of is the sum's value of a measure; ok is false for measures it has not.
func (s Sums) of(m Measure) (v int64, ok bool) {
	switch m {
	case MProjects:
		return s.Projects, true
	case MPlans:
		return s.Plans, true
	case MSupport:
		return int64(s.Support), true
	case MCounterpart:
		return int64(s.Counterpart), true
	case MTotalCost:
		return int64(s.Total()), true
	}
	return 0, false
}

// goalsAgainstParts compares a target for both levels with the targets of the
// national and the local level, where all three are known.
func goalsAgainstParts(targets []Target) []Difference {
	var all []Difference
	for _, t := range targets {
		if t.Level != AllLevels {
			continue
		}
		national := pieces(targets, t.Period, National, t.Content)
		local := pieces(targets, t.Period, Local, t.Content)
		for _, m := range []struct {
			measure     Measure
			whole, a, b Quantity
		}{
			{MProjects, t.Projects, national.Projects, local.Projects},
			{MPlans, t.Plans, national.Plans, local.Plans},
			{MSupport, t.Support, national.Support, local.Support},
			{MCounterpart, t.Counterpart, national.Counterpart, local.Counterpart},
		} {
			sum := m.a.Plus(m.b)
			if !m.whole.Known || !sum.Known {
				continue
			}
			all = append(all, Difference{
				Key:  fmt.Sprintf("target:%s:%s:%s", t.Period, t.Content, m.measure),
				Kind: PartsAgainstGoal, Unit: m.measure.Unit(),
				Title:     "Mục tiêu " + lowerFirst(m.measure.Label()) + ", " + t.Period.Label(),
				LeftLabel: "Quốc gia + địa phương", Left: sum.Value,
				RightLabel: "Mục tiêu chung", Right: m.whole.Value,
				Amount: sum.Value - m.whole.Value,
			})
		}
	}
	return all
}

// statedPlansAgainstTargets holds the plans that documents state against the
// targets that the programme's own records have, for the period and for the
// whole programme.
func statedPlansAgainstTargets(d EvaluationData, period Period) []Difference {
	var all []Difference
	for _, s := range d.Stated {
		f := s.Figure
		if !f.wholePlan() || f.Period != period && f.Period != d.Programme.Period() {
			continue
		}
		for _, t := range d.Targets {
			if t.Period != f.Period || t.Level != f.Level || t.Content != "" {
				continue
			}
			q := t.quantity(f.Measure)
			if q == nil || !q.Known {
				continue
			}
			c := Difference{
				Key:  fmt.Sprintf("plan:%s:%s:%s:%s", f.Period, f.Level, f.Measure, s.Source),
				Kind: StatedAgainstTargets, Unit: f.Unit, FigureIDs: []int64{s.ID},
				Title:     "Mục tiêu " + lowerFirst(f.Measure.Label()) + ", " + lowerFirst(f.Level.Label()) + ", " + f.Period.Label(),
				LeftLabel: "Mục tiêu đã nhập", Left: q.Value, RightLabel: "Công bố", Right: f.Value,
			}
			if gap := q.Value - f.Value; gap > f.Step/2 || gap < -f.Step/2 {
				c.Amount = gap
			}
			all = append(all, c)
		}
	}
	return all
}
