package programme

// Counted is the result that counts for a level and a measure, with where it
// comes from: the records, unless an explanation says that the published
// figure counts; the published figure where there are no records, unless an
// explanation says that the sum of its parts counts.
type Counted struct {
	Value       Quantity
	FromRecords bool
	Explanation *Explanation // why not the usual one; nil for the usual one
}

// Counted tells which result of a level and measure counts.
func (e Evaluation) Counted(level Level, m Measure) Counted {
	l := e.Level(level)
	c := Counted{Value: l.Stated.Of(m)}
	if e.HasRecords {
		c = Counted{Value: Q(l.Done.Of(m)), FromRecords: true}
	}
	for _, d := range e.Differences {
		if d.Level != level || d.Measure != m || !d.Explained() {
			continue
		}
		switch {
		case d.Kind == StatedAgainstRecords && d.Explanation.Counts == CountRight:
			return Counted{Q(d.Right), false, d.Explanation}
		case d.Kind == PartsAgainstTotal && !e.HasRecords && d.Explanation.Counts == CountLeft:
			return Counted{Q(d.Left), false, d.Explanation}
		}
	}
	return c
}

// countedSums is the counted result of a level as the prose writes it.
func (e Evaluation) countedSums(level Level) Sums {
	s := e.Level(level).Done
	s.Projects = e.Counted(level, MProjects).Value.Value
	s.Plans = e.Counted(level, MPlans).Value.Value
	s.Support = e.Counted(level, MSupport).Value.Money()
	s.Counterpart = e.Counted(level, MCounterpart).Value.Money()
	return s
}

// completed is how much of a level's goal is done, by the result that counts.
func (e Evaluation) completed(l LevelResult, m Measure) Ratio {
	done, goal := e.Counted(l.Level, m).Value, l.Goal.Of(m)
	if !done.Known || !goal.Known {
		return Ratio{}
	}
	return RatioOf(done.Value, goal.Value)
}
