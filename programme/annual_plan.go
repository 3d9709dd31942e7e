package programme

import "slices"

// AnnualPlan is all that is known of one year's plan of one level, loaded at
// one moment: what its page shows and what its acts are checked against.
type AnnualPlan struct {
	Plan        Plan
	Programme   Programme
	Targets     []Target
	Budgets     []PlanBudget
	Calls       []Call
	Lines       []PlanLine // in the order of priority; candidates, waiting and in the plan
	Carried     []PlanLine // carried over from the plan of the year before
	Submissions []PlanSubmission
	Opinions    []PlanOpinion
	Decisions   []PlanDecision // in the order in which they count
	Gaps        []PlanGap
	Cells       []Cell // of all years of the programme, of the plan's level
	Partial     bool   // the user sees only some of the projects: sums say nothing of the plan
	Today       Day
}

// Line finds the line of a project.
func (a AnnualPlan) Line(project int64) (PlanLine, bool) {
	for _, l := range a.Lines {
		if l.ID == project {
			return l, true
		}
	}
	return PlanLine{}, false
}

// Candidates, Waiting and InPlan are the lines by where they stand.
func (a AnnualPlan) Candidates() []PlanLine { return a.only((*PlanLine).Candidate) }
func (a AnnualPlan) Waiting() []PlanLine    { return a.only((*PlanLine).Waiting) }
func (a AnnualPlan) InPlan() []PlanLine {
	return a.only(func(l *PlanLine) bool { return l.Stage.InPlan() })
}

// only copies lines, which are long, into a list that need not grow.
func (a AnnualPlan) only(which func(*PlanLine) bool) []PlanLine {
	n := 0
	for i := range a.Lines {
		if which(&a.Lines[i]) {
			n++
		}
	}
	all := make([]PlanLine, 0, n)
	for i := range a.Lines {
		if which(&a.Lines[i]) {
			all = append(all, a.Lines[i])
		}
	}
	return all
}

// Budget is the budget that the year and level have now.
func (a AnnualPlan) Budget() (PlanBudget, bool) { return BudgetOn(a.Budgets, 0) }

// Granted is the approved support of the plan's fund, Waits what was submitted
// and is not decided, Choosing what the candidates that are chosen would get.
func (a AnnualPlan) Granted() Money {
	return a.sum(func(l *PlanLine) bool { return l.Stage.InPlan() }, PlanLine.Given)
}

func (a AnnualPlan) Waits() Money {
	return a.sum(func(l *PlanLine) bool { return l.Waiting() }, PlanLine.Proposing)
}

func (a AnnualPlan) Choosing() Money {
	return a.sum(func(l *PlanLine) bool { return l.Candidate() && l.Choice.Chosen }, PlanLine.Proposing)
}

func (a AnnualPlan) sum(which func(*PlanLine) bool, amount func(PlanLine) Money) (sum Money) {
	for i := range a.Lines {
		if l := &a.Lines[i]; which(l) {
			sum += amount(*l)
		}
	}
	return sum
}

// Left is what the budget has left after what is approved; unknown without a
// budget. It is negative where a cut of the budget came after approvals.
func (a AnnualPlan) Left() Quantity {
	b, known := a.Budget()
	return Quantity{int64(b.Amount - a.Granted()), known}
}

// NormDay is the day whose norms the plan is held against before a decision is
// signed.
func (a AnnualPlan) NormDay() Day { return a.Today }

// Call is the call for registration in force; its ID is 0 for none.
func (a AnnualPlan) Call() Call { return CallInForce(a.Calls) }

// LastSubmission is the latest submission; ok is false before the first.
func (a AnnualPlan) LastSubmission() (s PlanSubmission, ok bool) {
	if len(a.Submissions) == 0 {
		return s, false
	}
	return a.Submissions[len(a.Submissions)-1], true
}

// Decision finds a decision by its number in the store.
func (a AnnualPlan) Decision(id int64) (PlanDecision, bool) {
	i := slices.IndexFunc(a.Decisions, func(d PlanDecision) bool { return d.ID == id })
	if i < 0 {
		return PlanDecision{}, false
	}
	return a.Decisions[i], true
}

// approved tells whether the plan as a whole has been approved, in the program
// or by old books: what comes later is added to it.
func (a AnnualPlan) approved() (PlanDecision, bool) {
	for _, d := range a.Decisions {
		if d.Kind == DecisionApprove && d.CancelledBy == 0 {
			return d, true
		}
	}
	return PlanDecision{Number: a.Plan.DecisionNo, Dated: a.Plan.DecisionDate}, a.Plan.DecisionNo != ""
}

// ApprovalKind tells whether a decision of this number approves the plan or
// adds to one that was approved.
func (a AnnualPlan) ApprovalKind(number string, dated Day) DecisionKind {
	first, has := a.approved()
	if !has || first.Number == number && (first.Dated == dated || first.ID == 0) {
		return DecisionApprove
	}
	return DecisionAdd
}
