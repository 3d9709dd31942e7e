package programme

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

func minus(q Quantity, done int64) Quantity {
	if !q.Known {
		return q
	}
	return Q(q.Value - done)
}
