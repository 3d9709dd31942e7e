package store

import (
	"context"

	"khuyencong/programme"
)

const enteredColumns = `user_id, user_name, post_title, at`

func scanEntered(e *programme.Entered) []any {
	return []any{&e.UserID, &e.UserName, &e.PostTitle, &e.At}
}

func enteredArgs(e programme.Entered) []any {
	return []any{e.UserID, e.UserName, e.PostTitle, e.At}
}

func (tx *Tx) planBudgets(plan int64) (all []programme.PlanBudget, err error) {
	err = tx.rows(`SELECT id, plan_id, amount, document, dated, note, `+enteredColumns+` FROM plan_budgets WHERE plan_id = $1 ORDER BY id`, []any{plan}, func(scan func(...any) error) error {
		var b programme.PlanBudget
		err := scan(append([]any{&b.ID, &b.PlanID, &b.Amount, &b.Document, &b.Dated, &b.Note}, scanEntered(&b.Entered)...)...)
		all = append(all, b)
		return err
	})
	return all, err
}

// AssignBudget adds a version of what a year and level was assigned. version is
// that of the plan as the user saw it.
func (s *Store) AssignBudget(ctx context.Context, u programme.User, version int64, b programme.PlanBudget) error {
	return s.write(ctx, func(tx *Tx) error {
		p, err := tx.planFor(u, programme.BudgetPlan, b.PlanID)
		if err != nil {
			return err
		}
		all, err := tx.planBudgets(p.ID)
		if err != nil {
			return err
		}
		if err := b.Check(p, programme.DayOf(tx.now), len(all) > 0); err != nil {
			return err
		}
		if err := tx.touchPlan(p, version); err != nil {
			return err
		}
		b.Entered = programme.EnteredBy(u, tx.now)
		err = tx.exec(`INSERT INTO plan_budgets (plan_id, amount, document, dated, note, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			append([]any{p.ID, b.Amount, b.Document, b.Dated, b.Note}, enteredArgs(b.Entered)...)...)
		if err != nil {
			return err
		}
		old, _ := programme.BudgetOn(all, 0)
		for _, e := range programme.BudgetEntries(p, all, b) {
			if err := tx.enterLines(u, []programme.Entry{e}); err != nil {
				return err
			}
		}
		var before []programme.FieldValue
		if old.ID != 0 {
			before = old.Fields()
		}
		return tx.recordPlan(u, p, "changed", programme.Changes(before, b.Fields()), b.Note)
	})
}

// planFor loads a plan for an act that the user must be allowed.
func (tx *Tx) planFor(u programme.User, act programme.Action, id int64) (programme.Plan, error) {
	if err := u.Require(act); err != nil {
		return programme.Plan{}, err
	}
	p, err := tx.plan(id)
	if err != nil {
		return p, err
	}
	return p, u.RequirePlan(act, p)
}

func (tx *Tx) planCalls(plan int64) ([]programme.Call, error) {
	return tx.callRows(` FROM plan_calls c WHERE c.plan_id = $1 ORDER BY c.id`, plan)
}

func (tx *Tx) callRows(from string, args ...any) (all []programme.Call, err error) {
	err = tx.rows(`SELECT c.id, c.plan_id, c.call_from, c.call_to, c.source, c.reason, c.user_id, c.user_name, c.post_title, c.at`+from, args, func(scan func(...any) error) error {
		var c programme.Call
		err := scan(append([]any{&c.ID, &c.PlanID, &c.From, &c.To, &c.Source, &c.Reason}, scanEntered(&c.Entered)...)...)
		all = append(all, c)
		return err
	})
	return all, err
}

// SetCall opens, moves or extends the registration for a year's plan. version
// is that of the plan as the user saw it.
func (s *Store) SetCall(ctx context.Context, u programme.User, version int64, c programme.Call) error {
	return s.write(ctx, func(tx *Tx) error {
		p, err := tx.planFor(u, programme.AssemblePlan, c.PlanID)
		if err != nil {
			return err
		}
		all, err := tx.planCalls(p.ID)
		if err != nil {
			return err
		}
		had := programme.CallInForce(all)
		if err := c.Check(p, had); err != nil {
			return err
		}
		if err := tx.touchPlan(p, version); err != nil {
			return err
		}
		c.Entered = programme.EnteredBy(u, tx.now)
		err = tx.exec(`INSERT INTO plan_calls (plan_id, call_from, call_to, source, reason, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			append([]any{p.ID, c.From, c.To, c.Source, c.Reason}, enteredArgs(c.Entered)...)...)
		if err != nil {
			return err
		}
		var before []programme.FieldValue
		if had.ID != 0 {
			before = had.Fields()
		}
		return tx.recordPlan(u, p, "changed", programme.Changes(before, c.Fields()), c.Reason)
	})
}

// CallBefore is the registration of the year before a plan's, to copy from; ok
// is false where there was none.
func (s *Store) CallBefore(ctx context.Context, u programme.User, p programme.Plan) (c programme.Call, of programme.Plan, ok bool, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		all, err := tx.callRows(` FROM plan_calls c JOIN plans p ON p.id = c.plan_id WHERE p.programme_id = $1 AND p.level = $2 AND p.year = $3 ORDER BY c.id`,
			p.ProgrammeID, p.Level, p.Year-1)
		if err != nil || len(all) == 0 {
			return err
		}
		c, ok = programme.CallInForce(all), true
		of, err = tx.plan(c.PlanID)
		return err
	})
	return c, of, ok, err
}

// callFacts tells when the registration for the project's plan is open.
func (tx *Tx) callFacts(p programme.Project, f *programme.Facts) error {
	all, err := tx.callRows(` FROM plan_calls c JOIN plans p ON p.id = c.plan_id WHERE p.programme_id = $1 AND p.level = $2 AND p.year = $3 ORDER BY c.id`,
		p.ProgrammeID, p.Level, p.Year)
	c := programme.CallInForce(all)
	f.CallFrom, f.CallTo = c.From, c.To
	return err
}
