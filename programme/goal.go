package programme

import "slices"

// goal is what the targets set for a period, level and content. A target of
// just this period counts; else targets of sub-periods that together make the
// period are added up. The level "all" is taken as stated where it is, else
// it is national + local where both are known.
func goal(targets []Target, period Period, level Level, content string) Goal {
	own := pieces(targets, period, level, content)
	if level != AllLevels {
		return own
	}
	national := pieces(targets, period, National, content)
	local := pieces(targets, period, Local, content)
	return Goal{
		Projects:    orSum(own.Projects, national.Projects, local.Projects),
		Plans:       orSum(own.Plans, national.Plans, local.Plans),
		Support:     orSum(own.Support, national.Support, local.Support),
		Counterpart: orSum(own.Counterpart, national.Counterpart, local.Counterpart),
	}
}

func orSum(stated, a, b Quantity) Quantity {
	if stated.Known {
		return stated
	}
	return a.Plus(b)
}

// pieces is the goal of exactly this level: one target of the period, or a
// chain of targets that follow each other from its first year to its last.
func pieces(targets []Target, period Period, level Level, content string) Goal {
	for _, t := range targets {
		if t.Period == period && t.Level == level && t.Content == content {
			return Goal{t.Projects, t.Plans, t.Support, t.Counterpart}
		}
	}
	for _, t := range targets {
		if t.Level != level || t.Content != content || t.Period.From != period.From || t.Period.To >= period.To {
			continue
		}
		rest := pieces(targets, Years(t.Period.To+1, period.To), level, content)
		if rest != (Goal{}) {
			return Goal{
				t.Projects.Plus(rest.Projects), t.Plans.Plus(rest.Plans),
				t.Support.Plus(rest.Support), t.Counterpart.Plus(rest.Counterpart),
			}
		}
	}
	return Goal{}
}

// withStatedPlans fills in what the programme's own targets leave unknown from
// the plans that documents state.
func withStatedPlans(targets []Target, stated []StatedFigure) []Target {
	all := slices.Clone(targets)
	for _, s := range stated {
		f := s.Figure
		if !f.wholePlan() {
			continue
		}
		i := slices.IndexFunc(all, func(t Target) bool { return t.Period == f.Period && t.Level == f.Level && t.Content == "" })
		if i < 0 {
			all = append(all, Target{ProgrammeID: s.ProgrammeID, Period: f.Period, Level: f.Level})
			i = len(all) - 1
		}
		if q := all[i].quantity(f.Measure); q != nil && !q.Known {
			*q = Q(f.Value)
		}
	}
	return all
}

// wholePlan tells a planned figure of whole years that is exact and of all
// contents.
func (f Figure) wholePlan() bool {
	return f.Kind == Planned && f.Period.From != 0 && f.Period.Part == "" && f.Content == "" && f.Scope == "" && f.Detail == "" &&
		(f.Qualifier == Exact || f.Qualifier == "")
}

// quantity is the target's own field of a measure; nil for measures that no
// target sets.
func (t *Target) quantity(m Measure) *Quantity {
	switch m {
	case MProjects:
		return &t.Projects
	case MPlans:
		return &t.Plans
	case MSupport:
		return &t.Support
	case MCounterpart:
		return &t.Counterpart
	}
	return nil
}

// rest is what a level still has to do after the period.
func rest(d EvaluationData, period Period, level Level) Rest {
	r := Rest{
		Level:     level,
		Whole:     goal(d.Targets, d.Programme.Period(), level, ""),
		YearsGone: period.To - d.Programme.From + 1,
		YearsLeft: d.Programme.To - period.To,
	}
	var approved Sums
	for _, c := range d.Cells {
		if c.Year <= period.To && (level == AllLevels || c.Level == level) {
			c.add(&approved, &r.Done)
		}
	}
	r.Left = Goal{
		Projects:    minus(r.Whole.Projects, r.Done.Projects),
		Plans:       minus(r.Whole.Plans, r.Done.Plans),
		Support:     minus(r.Whole.Support, int64(r.Done.Support)),
		Counterpart: minus(r.Whole.Counterpart, int64(r.Done.Counterpart)),
	}
	if s := statedResult(d.Stated, period, level); s != (StatedResult{}) && !recorded(d.Cells, period.To) {
		r.fromStated(s, period.From == d.Programme.From)
	}
	r.SupportPace = r.Done.Support.Mean(r.YearsGone)
	if r.YearsLeft > 0 && r.Left.Support.Known {
		r.SupportNeed = Q(int64(max(r.Left.Support.Money(), 0).Mean(r.YearsLeft)))
	}
	if r.YearsLeft > 0 && r.Left.Projects.Known {
		n := int64(r.YearsLeft)
		r.ProjectsNeed = Q((max(r.Left.Projects.Value, 0) + n - 1) / n)
	}
	return r
}

// recorded tells whether any project is known up to a year.
func recorded(cells []Cell, to int) bool {
	return slices.ContainsFunc(cells, func(c Cell) bool { return c.Year <= to })
}

// fromStated takes the published results for what was done where there are no
// records. They tell what is left only when they reach back to the programme's
// first year.
func (r *Rest) fromStated(s StatedResult, sinceStart bool) {
	if !sinceStart {
		s = StatedResult{}
	}
	r.Done = Sums{Projects: s.Projects.Value, Plans: s.Plans.Value, Support: s.Support.Money(), Counterpart: s.Counterpart.Money()}
	left := func(whole, done Quantity) Quantity {
		if !done.Known {
			return whole
		}
		return minus(whole, done.Value)
	}
	r.Left = Goal{left(r.Whole.Projects, s.Projects), left(r.Whole.Plans, s.Plans), left(r.Whole.Support, s.Support), left(r.Whole.Counterpart, s.Counterpart)}
}

func minus(q Quantity, done int64) Quantity {
	if !q.Known {
		return q
	}
	return Q(q.Value - done)
}
