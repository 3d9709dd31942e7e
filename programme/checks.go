package programme

import "fmt"

// checks holds every figure of the evaluation against every other that must
// agree with it.
func checks(d EvaluationData, e Evaluation) (fails, holds []Difference) {
	var all []Difference
	if e.HasRecords {
		all = append(all, statedAgainstRecords(d.Stated, e)...)
	}
	all = append(all, goalsAgainstParts(d.Targets)...)
	for _, c := range all {
		if c.Amount == 0 {
			holds = append(holds, c)
		} else {
			fails = append(fails, c)
		}
	}
	explain(fails, d.Explanations)
	return fails, holds
}

// statedAgainstRecords compares each published result of the period with the
// sum of its records.
func statedAgainstRecords(stated []StatedFigure, e Evaluation) []Difference {
	var all []Difference
	for _, level := range e.Levels {
		for _, s := range stated {
			f := s.Figure
			if f.Period != e.Period || f.Level != level.Level || f.Kind != Result || f.Content != "" || f.Scope != "" {
				continue
			}
			computed, ok := level.Done.of(f.Measure)
			if !ok {
				continue
			}
			c := Difference{
				Key:  fmt.Sprintf("stated:%s:%s:%s:%s", f.Period, f.Level, f.Measure, s.Source),
				Kind: StatedAgainstRecords, Unit: f.Unit, FigureIDs: []int64{s.ID},
				Title:     f.Measure.Label() + ", " + lowerFirst(f.Level.Label()) + ", " + f.Period.Label(),
				LeftLabel: "Tính từ hồ sơ", Left: computed,
				RightLabel: "Công bố", Right: f.Value,
			}
			if gap := computed - f.Value; gap > f.Step/2 || gap < -f.Step/2 {
				c.Amount = gap
			}
			all = append(all, c)
		}
	}
	return all
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
