package programme

import (
	"cmp"
	"slices"
)

// PlanRest is what is left of a target after this plan: for the level, for one
// content, or, without a target, for one place.
type PlanRest struct {
	Key    string // content code or place code; "" for the level
	Label  string
	Period Period
	Goal   Goal
	Before Sums // approved in the plans of the other years of the period; Support is of the level
	Here   Sums // approved in this plan
	Asking Sums // submitted or chosen for this plan
	Open   Sums // candidates that are not chosen
}

// Left is the target less all that is approved, submitted and chosen.
func (r PlanRest) Left() Goal {
	used := r.Before.Plus(r.Here).Plus(r.Asking)
	return Goal{
		minus(r.Goal.Projects, used.Projects), minus(r.Goal.Plans, used.Plans),
		minus(r.Goal.Support, int64(used.Support)), minus(r.Goal.Counterpart, int64(used.Counterpart)),
	}
}

// empty tells a row that has nothing to say.
func (r PlanRest) empty() bool {
	return r.Goal == (Goal{}) && r.Before == (Sums{}) && r.Here == (Sums{}) && r.Asking == (Sums{}) && r.Open == (Sums{})
}

// restPart is one line of the plan as the rows below add it up: worked out
// once, because every row asks every line.
type restPart struct {
	content            string
	place              PlaceRef
	here, asking, open Sums
}

func (a AnnualPlan) restParts() []restPart {
	parts := make([]restPart, 0, len(a.Lines))
	for i := range a.Lines {
		l := &a.Lines[i]
		part := restPart{content: l.Content, place: l.Project.Place}
		counted := l.Project.sums(func(FundingLine) Money { return 0 })
		switch {
		case l.Stage.InPlan():
			counted.Support = l.Given()
			part.here = counted
		case l.Waiting(), l.Choice.Chosen && l.Candidate():
			counted.Support = l.Proposing()
			part.asking = counted
		case l.Candidate():
			counted.Support = l.Most()
			part.open = counted
		}
		parts = append(parts, part)
	}
	return parts
}

// fill adds the lines of this plan that belong to the row.
func (r *PlanRest) fill(parts []restPart, belongs func(*restPart) bool) {
	for i := range parts {
		if part := &parts[i]; belongs(part) {
			r.Here, r.Asking, r.Open = r.Here.Plus(part.here), r.Asking.Plus(part.asking), r.Open.Plus(part.open)
		}
	}
}

// before adds the approved projects of the period's other years. Cells know
// support of both funds together; a project seldom has more than its own.
func (r *PlanRest) before(a AnnualPlan, belongs func(Cell) bool) {
	for _, c := range a.Cells {
		if c.Stage.InPlan() && c.Level == a.Plan.Level && c.Year != a.Plan.Year && c.Year >= r.Period.From && c.Year <= r.Period.To && belongs(c) {
			r.Before = r.Before.Plus(Sums{Projects: c.Approved.Projects, Plans: c.Approved.Plans, Support: c.Approved.Support})
		}
	}
}

func (a AnnualPlan) restOf(period Period, content string) PlanRest {
	return a.restAmong(a.restParts(), period, content)
}

func (a AnnualPlan) restAmong(parts []restPart, period Period, content string) PlanRest {
	r := PlanRest{Key: content, Label: a.Plan.Level.Label(), Period: period, Goal: goal(a.Targets, period, a.Plan.Level, content)}
	if c, ok := ContentByCode(content); ok {
		r.Label = c.Name
	}
	r.before(a, func(c Cell) bool { return content == "" || c.Content == content })
	r.fill(parts, func(l *restPart) bool { return content == "" || l.content == content })
	return r
}

// RestByPeriod is what is left for the level of every period with a target that
// this year belongs to, the longest first.
func (a AnnualPlan) RestByPeriod() (all []PlanRest) {
	periods := []Period{a.Programme.Period()}
	for _, t := range a.Targets {
		if t.Level == a.Plan.Level && t.Content == "" && t.Period.From <= a.Plan.Year && a.Plan.Year <= t.Period.To && !slices.Contains(periods, t.Period) {
			periods = append(periods, t.Period)
		}
	}
	slices.SortFunc(periods, func(x, y Period) int { return cmp.Or((y.To-y.From)-(x.To-x.From), x.From-y.From) })
	for _, p := range periods {
		all = append(all, a.restOf(p, ""))
	}
	return all
}

// RestByContent is what is left of each content over the whole programme, in
// the order of the law; contents with nothing to say are left out.
func (a AnnualPlan) RestByContent() (all []PlanRest) {
	parts := a.restParts()
	for _, c := range Contents {
		if r := a.restAmong(parts, a.Programme.Period(), c.Code); !r.empty() {
			all = append(all, r)
		}
	}
	return all
}

// RestByPlace is what each place has from the programme and from this plan, by
// name as recorded. Places have no targets: the row says who has had much and
// who waits.
func (a AnnualPlan) RestByPlace() (all []PlanRest) {
	parts := a.restParts()
	var places []PlaceRef
	known := map[PlaceRef]bool{}
	seen := func(p PlaceRef) {
		if !known[p] {
			known[p], places = true, append(places, p)
		}
	}
	for _, l := range parts {
		seen(l.place)
	}
	for _, c := range a.Cells {
		if c.Stage.InPlan() && c.Level == a.Plan.Level {
			seen(c.Place)
		}
	}
	for _, p := range places {
		r := PlanRest{Key: p.Code, Label: p.Name, Period: a.Programme.Period()}
		if r.Label == "" {
			r.Label = "Chưa ghi địa bàn"
		}
		r.before(a, func(c Cell) bool { return c.Place == p })
		r.fill(parts, func(l *restPart) bool { return l.place == p })
		all = append(all, r)
	}
	slices.SortFunc(all, func(x, y PlanRest) int {
		return cmp.Or(cmp.Compare(Fold(x.Label), Fold(y.Label)), cmp.Compare(x.Key, y.Key))
	})
	return all
}
