package store

import (
	"cmp"
	"context"
	"slices"

	"khuyencong/programme"
)

// AnnualPlan loads all that is known of an annual plan, with the same number of
// statements however many projects it has. Who sees only some of the projects
// gets those, and nothing of what is meant to be done with any.
func (s *Store) AnnualPlan(ctx context.Context, u programme.User, id int64) (a programme.AnnualPlan, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		a, err = tx.wholePlan(u, id)
		return err
	})
	return a, err
}

// wholePlan is a plan as its page shows it: ranked, and beside the programme's
// targets and what other years have used of them.
func (tx *Tx) wholePlan(u programme.User, id int64) (a programme.AnnualPlan, err error) {
	if a, err = tx.annualPlan(u, id); err != nil {
		return a, err
	}
	p := a.Plan
	if a.Carried, err = tx.carriedOver(u, p); err != nil || a.Partial {
		return a, err
	}
	for _, load := range []func() error{
		func() error { a.Targets, err = tx.targets(p.ProgrammeID); return err },
		func() error { a.Cells, err = tx.cells(u, p.ProgrammeID); return err },
		func() error { a.Gaps, err = tx.planGaps(p.ID); return err },
		func() error { a.Submissions, err = tx.planSubmissions(p.ID); return err },
		func() error { return tx.rankPlan(&a) },
	} {
		if err := load(); err != nil {
			return a, err
		}
	}
	return a, nil
}

// annualPlan is a plan as acts on it need it.
func (tx *Tx) annualPlan(u programme.User, id int64) (a programme.AnnualPlan, err error) {
	if a.Plan, err = tx.plan(id); err != nil {
		return a, err
	}
	a.Today, a.Partial = programme.DayOf(tx.now), !u.SeesPlan(a.Plan)
	for _, load := range []func() error{
		func() error { a.Programme, err = tx.programme(a.Plan.ProgrammeID); return err },
		func() error { a.Budgets, err = tx.planBudgets(id); return err },
		func() error { a.Calls, err = tx.planCalls(id); return err },
		func() error { a.Decisions, err = tx.planDecisionsSeen(u, id); return err },
		func() error { a.Lines, err = tx.planLines(u, a.Plan); return err },
	} {
		if err := load(); err != nil {
			return a, err
		}
	}
	terms := map[int64]programme.PlanTerms{}
	for _, d := range a.Decisions {
		for _, l := range d.Lines {
			if !l.Refused() {
				terms[l.ProjectID] = l.After
			}
		}
	}
	for i, l := range a.Lines {
		if l.Stage.InPlan() {
			a.Lines[i].Terms = programme.TermsOf(l.Project, terms[l.ID])
		}
	}
	if !u.May(programme.ReadInternal) {
		a.Budgets = nil
	}
	if a.Partial {
		return a, nil
	}
	if a.Opinions, err = tx.planOpinions(id); err != nil {
		return a, err
	}
	return a, tx.planChoices(a)
}

// planStages are the stages of the projects that a plan shows.
func planStages(level programme.Level) (all []string) {
	for _, s := range programme.Stages {
		if s.InPlan() || s == programme.Proposed || s.Candidate(level) {
			all = append(all, string(s))
		}
	}
	return all
}

func planWhere(u programme.User, p programme.Plan) (w where) {
	w.and("p.programme_id = ?", p.ProgrammeID)
	w.and("p.year = ?", p.Year)
	w.and("p.level = ?", string(p.Level))
	w.in("p.stage", planStages(p.Level))
	w.scope(u)
	return w
}

// planLines loads the projects of a plan's year and level with their money and
// outcomes: candidates, what waits for a decision, and what is in the plan.
func (tx *Tx) planLines(u programme.User, p programme.Plan) (all []programme.PlanLine, err error) {
	w, at := planWhere(u, p), map[int64]int{}
	err = tx.rows(`SELECT `+projectColumns+projectTables+w.sql()+` ORDER BY p.code, p.id`, w.args, func(scan func(...any) error) error {
		of, err := scanProject(scan)
		at[of.ID] = len(all)
		all = append(all, programme.PlanLine{Project: of})
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	err = tx.rows(`SELECT l.project_id, l.source, l.name, l.requested, l.appraised, l.approved, l.disbursed, l.done FROM funding_lines l JOIN projects p ON p.id = l.project_id`+
		w.sql()+` ORDER BY l.project_id, l.position`, w.args, func(scan func(...any) error) error {
		var id int64
		var l programme.FundingLine
		err := scan(&id, &l.Source, &l.Name, &l.Requested, &l.Appraised, &l.Approved, &l.Disbursed, &l.Done)
		all[at[id]].Lines = append(all[at[id]].Lines, l)
		return err
	})
	if err != nil {
		return all, err
	}
	err = tx.rows(`SELECT o.project_id, o.indicator, o.promised, o.actual FROM outcomes o JOIN projects p ON p.id = o.project_id`+
		w.sql()+` ORDER BY o.project_id, o.indicator`, w.args, func(scan func(...any) error) error {
		var id int64
		var o programme.Outcome
		err := scan(&id, &o.Indicator, quantity{&o.Promised}, quantity{&o.Actual})
		all[at[id]].Outcomes = append(all[at[id]].Outcomes, o)
		return err
	})
	for i := range all {
		slices.SortFunc(all[i].Outcomes, func(x, y programme.Outcome) int {
			return cmp.Compare(slices.Index(programme.Indicators, x.Indicator), slices.Index(programme.Indicators, y.Indicator))
		})
		all[i].Choice = all[i].Usual()
	}
	return all, err
}

// planChoices puts what was chosen beside the lines.
func (tx *Tx) planChoices(a programme.AnnualPlan) error {
	at := map[int64]int{}
	for i, l := range a.Lines {
		at[l.ID] = i
	}
	return tx.rows(`SELECT project_id, chosen, amount, reason FROM plan_choices WHERE plan_id = $1`, []any{a.Plan.ID}, func(scan func(...any) error) error {
		var c programme.PlanChoice
		err := scan(&c.ProjectID, &c.Chosen, &c.Amount, &c.Reason)
		if i, ok := at[c.ProjectID]; ok {
			a.Lines[i].Choice = c
		}
		return err
	})
}

// rankPlan puts candidates and what waits in the order of priority, behind what
// is in the plan, which stays by its code.
func (tx *Tx) rankPlan(a *programme.AnnualPlan) error {
	r, err := tx.ranking(RankFilter{ProgrammeID: a.Plan.ProgrammeID, Year: a.Plan.Year, Level: a.Plan.Level})
	if err != nil {
		return err
	}
	at := map[int64]int{}
	for i, l := range r.Ranked {
		at[l.ProjectID] = i
	}
	for i := range a.Lines {
		l := &a.Lines[i]
		if n, ok := at[l.ID]; ok {
			l.Rank, l.Cleaner, l.Why = r.Ranked[n].Rank, r.Ranked[n].Cleaner, r.Ranked[n].Why
		}
	}
	slices.SortStableFunc(a.Lines, func(x, y programme.PlanLine) int {
		return cmp.Or(cmp.Compare(boolInt(x.Cleaner), boolInt(y.Cleaner)), cmp.Compare(x.Rank, y.Rank))
	})
	return nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// carriedOver are the projects of the plan of the year before that carry money
// over into this plan's year.
func (tx *Tx) carriedOver(u programme.User, p programme.Plan) (all []programme.PlanLine, err error) {
	var before int64
	err = tx.row("", `SELECT COALESCE(MAX(id), 0) FROM plans WHERE programme_id = $1 AND year = $2 AND level = $3 AND id IN
		(SELECT d.plan_id FROM plan_decisions d JOIN plan_decision_lines l ON l.decision_id = d.id WHERE l.carried > 0)`,
		[]any{p.ProgrammeID, p.Year - 1, p.Level}, &before)
	if err != nil || before == 0 {
		return nil, err
	}
	last, err := tx.annualPlan(u, before)
	for _, l := range last.InPlan() {
		if l.Terms.Carried > 0 && !l.Terms.Stopped {
			all = append(all, l)
		}
	}
	return all, err
}
