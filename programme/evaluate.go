package programme

import (
	"cmp"
	"slices"
	"strconv"
)

// Evaluate makes the evaluation of a period. It only adds and compares: all
// money in it is the sum of cells, and every figure can be found again by the
// filter that its row names.
func Evaluate(d EvaluationData, period Period) (Evaluation, error) {
	if err := d.Programme.CheckPeriod(period); err != nil {
		return Evaluation{}, err
	}
	e := Evaluation{
		Programme: d.Programme, Period: period,
		Sources: d.Sources, Outcomes: d.Outcomes, Beneficiaries: d.Beneficiaries,
		Remarks: d.Remarks, Stated: d.Stated, Boundary: RecordedBoundary, On: d.On,
	}
	if d.Boundary == CurrentBoundary {
		e.Boundary, e.PlacesOn = CurrentBoundary, d.Today
	}
	var inPeriod []Cell
	for _, c := range d.Cells {
		if c.Year >= period.From && c.Year <= period.To {
			inPeriod = append(inPeriod, c)
		}
	}
	for _, p := range d.Plans {
		if p.Year >= period.From && p.Year <= period.To {
			e.Plans = append(e.Plans, p)
		}
	}
	e.HasRecords = len(inPeriod) > 0
	asEntered := d // checks hold the targets as entered against the published plans
	d.Targets = withStatedPlans(d.Targets, d.Stated)
	for _, level := range []Level{AllLevels, National, Local} {
		e.Levels = append(e.Levels, levelResult(d, inPeriod, period, level))
	}
	e.Years = yearRows(d, inPeriod, period)
	e.Contents = contentRows(d, inPeriod, period)
	e.Places = placeRows(inPeriod, d.standing(inPeriod))
	e.Stages = stageCounts(inPeriod)
	if e.HasRecords { // without records nobody knows what was left out
		e.Unused = unused(d, e.Contents, period)
		e.Idle = idle(d.Districts, inPeriod)
	}
	e.Differences, e.Holds = checks(asEntered, e)
	for i, l := range e.Levels {
		e.Levels[i].Counted = e.countedSums(l.Level)
		e.Levels[i].partial = !e.Counted(l.Level, MSupport).Value.Known || !e.Counted(l.Level, MCounterpart).Value.Known
		e.Rest = append(e.Rest, rest(d, period, l.Level))
	}
	return e, nil
}

// Level is one level's line.
func (e Evaluation) Level(l Level) LevelResult {
	for _, r := range e.Levels {
		if r.Level == l {
			return r
		}
	}
	return LevelResult{Level: l}
}

// add puts a cell into a sum of approved and done money.
func (c Cell) add(approved, done *Sums) {
	if c.Stage.InPlan() {
		*approved = approved.Plus(c.Approved)
	}
	if c.Stage == Completed {
		*done = done.Plus(c.Done)
	}
}

func levelResult(d EvaluationData, cells []Cell, period Period, level Level) LevelResult {
	r := LevelResult{
		Level:  level,
		Goal:   goal(d.Targets, period, level, ""),
		Whole:  goal(d.Targets, d.Programme.Period(), level, ""),
		Stated: statedResult(d.Stated, period, level),
	}
	for _, c := range cells {
		if level == AllLevels || c.Level == level {
			c.add(&r.Approved, &r.Done)
			r.Life.add(c)
		}
	}
	return r
}

func statedResult(all []StatedFigure, period Period, level Level) StatedResult {
	var r StatedResult
	for _, s := range all {
		f := s.Figure
		if f.Period != period || f.Level != level || !f.isWholeResult() {
			continue
		}
		switch f.Measure {
		case MProjects:
			r.Projects = Q(f.Value)
		case MPlans:
			r.Plans = Q(f.Value)
		case MSupport:
			r.Support = Q(f.Value)
		case MCounterpart:
			r.Counterpart = Q(f.Value)
		case MTotalCost:
			r.Total = Q(f.Value)
		}
	}
	return r
}

func yearRows(d EvaluationData, cells []Cell, period Period) []Row {
	var rows []Row
	for y := period.From; y <= period.To; y++ {
		key := strconv.Itoa(y)
		r := Row{Key: key, Label: key, Goal: goal(d.Targets, Years(y, y), AllLevels, "")}
		for _, c := range cells {
			if c.Year == y {
				r.add(c)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// contentRows lists the contents that have a target or a project, in the
// order of the law.
func contentRows(d EvaluationData, cells []Cell, period Period) []Row {
	var rows []Row
	for _, content := range Contents {
		r := Row{Key: content.Code, Label: content.Name, Group: content.Group}
		used := false
		for _, t := range d.Targets {
			if t.Content == content.Code && overlap(t.Period, period) {
				used = true
			}
		}
		for _, c := range cells {
			if c.Content == content.Code {
				used = true
				r.add(c)
			}
		}
		if used {
			r.Goal = goal(d.Targets, period, AllLevels, content.Code)
			rows = append(rows, r)
		}
	}
	return rows
}

// bySupport puts the rows with the most support first.
func bySupport(rows []Row) []Row {
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Done.Support, a.Done.Support), cmp.Compare(a.Key, b.Key))
	})
	return rows
}

func (r *Row) add(c Cell) {
	c.add(&r.Approved, &r.Done)
	r.Life.add(c)
	if c.Stage == Completed {
		if c.Level == National {
			r.National = r.National.Plus(c.Done)
		} else {
			r.Local = r.Local.Plus(c.Done)
		}
	}
}

func stageCounts(cells []Cell) []StageCount {
	var all []StageCount
	for _, stage := range Stages {
		n := StageCount{Stage: stage}
		for _, c := range cells {
			if c.Stage == stage {
				n.Sums = n.Sums.Plus(c.Approved)
			}
		}
		if n.Sums.Projects+n.Sums.Plans > 0 {
			all = append(all, n)
		}
	}
	return all
}

func unused(d EvaluationData, rows []Row, period Period) []Unused {
	var all []Unused
	for _, r := range rows {
		if r.Done.Projects+r.Done.Plans > 0 {
			continue
		}
		content, _ := ContentByCode(r.Key)
		u := Unused{Content: content, Goal: r.Goal, Approved: r.Approved}
		planned := r.Approved.Projects+r.Approved.Plans > 0
		for _, t := range d.Targets {
			if t.Content == r.Key && overlap(t.Period, period) {
				planned = true
				if u.Note == "" {
					u.Note = t.Note
				}
			}
		}
		if planned {
			all = append(all, u)
		}
	}
	return all
}

// idle are the units of the period without a completed project, always as
// recorded.
func idle(units []Place, cells []Cell) []Place {
	active := map[string]bool{}
	for _, c := range cells {
		if c.Stage == Completed {
			active[c.Place.Code] = true
		}
	}
	var all []Place
	for _, u := range units {
		if !active[u.Code] {
			all = append(all, u)
		}
	}
	return all
}

func overlap(a, b Period) bool { return a.From <= b.To && b.From <= a.To }
