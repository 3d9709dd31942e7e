package programme

import "slices"

// PlanVersion is an annual plan as it was on a day: what the decisions up to
// that day had made of it.
type PlanVersion struct {
	On        Day
	Budget    PlanBudget
	HasBudget bool
	Decisions []PlanDecision // that counted by then
	Lines     []VersionLine  // in the plan then, by code
}

// VersionLine is one project of the plan on a day.
type VersionLine struct {
	ProjectID int64
	Code      string
	Recorded  bool // of old books: its terms are those entered, whatever the day
	Terms     PlanTerms
	By        string // the decision that gave it these terms
}

// Support is what the plan of that day approves of its own fund.
func (v PlanVersion) Support() (sum Money) {
	for _, l := range v.Lines {
		sum += l.Terms.counted()
	}
	return sum
}

// AsOf tells the plan as it was on a day, from its decisions. Projects of old
// books have no decisions: they stand as entered from the day that the plan's
// own decision bears, or always where that is not known.
func (a AnnualPlan) AsOf(on Day) PlanVersion {
	v := PlanVersion{On: on}
	v.Budget, v.HasBudget = BudgetOn(a.Budgets, on)
	for _, l := range a.Lines {
		if l.Recorded && l.Stage.InPlan() && a.Plan.DecisionDate <= on {
			v.Lines = append(v.Lines, VersionLine{l.ID, l.Code, true, TermsOf(l.Project, PlanTerms{}), paperText(a.Plan.DecisionNo, a.Plan.DecisionDate)})
		}
	}
	at := map[int64]int{}
	for _, d := range InOrder(a.Decisions) {
		if d.Effective > on {
			continue
		}
		v.Decisions = append(v.Decisions, d)
		for _, l := range d.Lines {
			if l.Refused() {
				continue
			}
			i, has := at[l.ProjectID]
			if !has {
				i = len(v.Lines)
				at[l.ProjectID], v.Lines = i, append(v.Lines, VersionLine{})
			}
			v.Lines[i] = VersionLine{l.ProjectID, l.Code, false, l.After, d.Paper()}
		}
	}
	v.Lines = slices.DeleteFunc(v.Lines, func(l VersionLine) bool { return !l.Terms.InPlan })
	slices.SortStableFunc(v.Lines, func(x, y VersionLine) int {
		if x.Code != y.Code {
			if x.Code < y.Code {
				return -1
			}
			return 1
		}
		return int(x.ProjectID - y.ProjectID)
	})
	return v
}

// Line finds a project in the version.
func (v PlanVersion) Line(project int64) (VersionLine, bool) {
	for _, l := range v.Lines {
		if l.ProjectID == project {
			return l, true
		}
	}
	return VersionLine{}, false
}

// VersionDiff is one project of which two versions of a plan differ.
type VersionDiff struct {
	ProjectID int64
	Code      string
	Title     string
	Added     bool
	Removed   bool
	Changes   []Change
	Money     Money // change of the plan's own fund
}

// Diff tells what a later version has that an earlier one had not.
func (v PlanVersion) Diff(later PlanVersion) (all []VersionDiff) {
	for _, l := range later.Lines {
		old, had := v.Line(l.ProjectID)
		d := VersionDiff{ProjectID: l.ProjectID, Code: l.Code, Title: l.Terms.Title, Added: !had, Money: l.Terms.counted() - old.Terms.counted()}
		d.Changes = Changes(old.Terms.Fields(), l.Terms.Fields())
		if d.Added || len(d.Changes) > 0 {
			all = append(all, d)
		}
	}
	for _, l := range v.Lines {
		if _, has := later.Line(l.ProjectID); !has {
			all = append(all, VersionDiff{ProjectID: l.ProjectID, Code: l.Code, Title: l.Terms.Title, Removed: true, Money: -l.Terms.counted()})
		}
	}
	return all
}

// VersionDays are the days on which the plan became another: of its decisions
// and of its budgets, in order.
func (a AnnualPlan) VersionDays() (all []Day) {
	for _, d := range a.Decisions {
		all = append(all, d.Effective)
	}
	for _, b := range a.Budgets {
		all = append(all, b.Dated)
	}
	if a.Plan.DecisionDate != 0 {
		all = append(all, a.Plan.DecisionDate)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
