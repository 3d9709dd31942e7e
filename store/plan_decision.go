package store

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"khuyencong/programme"
)

const decisionColumns = `d.id, d.plan_id, d.kind, d.number, d.dated, d.effective, d.signer, d.signer_title, d.decider, d.basis, d.reason,
	COALESCE(d.cancels, 0), COALESCE(c.id, 0), d.role, d.user_id, d.user_name, d.post_title, d.at`

const decisionTables = ` FROM plan_decisions d LEFT JOIN plan_decisions c ON c.cancels = d.id`

func scanDecision(scan func(...any) error) (d programme.PlanDecision, err error) {
	err = scan(append([]any{&d.ID, &d.PlanID, &d.Kind, &d.Number, &d.Dated, &d.Effective, &d.Signer, &d.SignerTitle, &d.Decider, &d.Basis, &d.Reason,
		&d.Cancels, &d.CancelledBy, &d.Role}, scanEntered(&d.Entered)...)...)
	return d, err
}

// planDecisions are the heads of a plan's decisions, in the order in which they
// count.
func (tx *Tx) planDecisions(plan int64) (all []programme.PlanDecision, err error) {
	err = tx.rows(`SELECT `+decisionColumns+decisionTables+` WHERE d.plan_id = $1 ORDER BY d.effective, d.id`, []any{plan}, func(scan func(...any) error) error {
		d, err := scanDecision(scan)
		all = append(all, d)
		return err
	})
	return all, err
}

// planDecisionsSeen are a plan's decisions with the lines of the projects that
// the user sees.
func (tx *Tx) planDecisionsSeen(u programme.User, plan int64) ([]programme.PlanDecision, error) {
	all, err := tx.planDecisions(plan)
	if err != nil || len(all) == 0 {
		return all, err
	}
	seen, args := scoped(u, plan)
	return all, tx.decisionLines(all, ` JOIN plan_decisions d ON d.id = l.decision_id JOIN projects p ON p.id = l.project_id WHERE d.plan_id = $1`+seen, args...)
}

func (tx *Tx) decisionLines(of []programme.PlanDecision, where string, args ...any) error {
	at := map[int64]int{}
	for i, d := range of {
		at[d.ID] = i
	}
	return tx.rows(`SELECT l.decision_id, l.project_id, l.code, l.changes, l.terms_before, l.terms_after, l.reason FROM plan_decision_lines l`+where+` ORDER BY l.id`, args, func(scan func(...any) error) error {
		var id int64
		var l programme.DecisionLine
		var changes, before, after string
		if err := scan(&id, &l.ProjectID, &l.Code, &changes, &before, &after, &l.Reason); err != nil {
			return err
		}
		for _, c := range strings.Fields(changes) {
			l.Changes = append(l.Changes, programme.PlanChange(c))
		}
		if err := errors.Join(json.Unmarshal([]byte(before), &l.Before), json.Unmarshal([]byte(after), &l.After)); err != nil {
			return err
		}
		d := &of[at[id]]
		d.Lines = append(d.Lines, l)
		return nil
	})
}

// ProjectDecisions are the decisions that fixed or changed what is approved of
// one project, in the order in which they count, each with its line alone.
func (s *Store) ProjectDecisions(ctx context.Context, u programme.User, project int64) (all []programme.PlanDecision, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, project); err != nil {
			return err
		}
		all = nil
		err := tx.rows(`SELECT `+decisionColumns+decisionTables+` WHERE d.id IN (SELECT decision_id FROM plan_decision_lines WHERE project_id = $1) ORDER BY d.effective, d.id`, []any{project}, func(scan func(...any) error) error {
			d, err := scanDecision(scan)
			all = append(all, d)
			return err
		})
		if err != nil || len(all) == 0 {
			return err
		}
		return tx.decisionLines(all, ` WHERE l.project_id = $1`, project)
	})
	return all, err
}

// errOnlyShown ends a transaction that was to show what an act would do.
var errOnlyShown = errors.New("shown, not done")

// try runs an act. Unless it is confirmed nothing of it is kept: what it would
// do, and whatever would refuse it, is known all the same.
func (s *Store) try(ctx context.Context, confirmed bool, fn func(*Tx) error) error {
	err := s.write(ctx, func(tx *Tx) error {
		if err := fn(tx); err != nil || confirmed {
			return err
		}
		return errOnlyShown
	})
	if errors.Is(err, errOnlyShown) {
		return nil
	}
	return err
}

// keepDecision writes a decision with its lines, or adds the lines to the same
// decision that somebody entered before.
func (tx *Tx) keepDecision(d programme.PlanDecision, known []programme.PlanDecision) (programme.PlanDecision, error) {
	for _, o := range known {
		if o.Number == d.Number && o.Dated == d.Dated {
			if err := o.SameAct(d); err != nil {
				return d, err
			}
			d.ID = o.ID
		}
	}
	if d.ID == 0 {
		err := tx.row("quyết định", `INSERT INTO plan_decisions (plan_id, kind, number, dated, effective, signer, signer_title, decider, basis, reason, cancels, role, `+enteredColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
			append([]any{d.PlanID, d.Kind, d.Number, d.Dated, d.Effective, d.Signer, d.SignerTitle, d.Decider, d.Basis, d.Reason, nullID(d.Cancels), d.Role}, enteredArgs(d.Entered)...), &d.ID)
		if err != nil {
			return d, err
		}
	}
	var rows [][]any
	for _, l := range d.Lines {
		before, err := json.Marshal(l.Before)
		if err != nil {
			return d, err
		}
		after, err := json.Marshal(l.After)
		if err != nil {
			return d, err
		}
		var changes []string
		for _, c := range l.Changes {
			changes = append(changes, string(c))
		}
		rows = append(rows, []any{d.ID, l.ProjectID, l.Code, strings.Join(changes, " "), string(before), string(after), l.After.Carried, l.Reason})
	}
	return d, tx.insertMany(`INSERT INTO plan_decision_lines (decision_id, project_id, code, changes, terms_before, terms_after, carried, reason)`, rows, "")
}

// effectOf is what a decision would do to the plan's own money.
func effectOf(a programme.AnnualPlan, d programme.PlanDecision) programme.Effect {
	budget, known := a.Budget()
	e := programme.Effect{Decision: d, Budget: programme.Quantity{Value: int64(budget.Amount), Known: known}, Before: a.Granted()}
	e.After = e.Before + d.MoneyChange()
	return e
}

// lineError puts what a project itself refuses beside a field of its line.
func lineError(err error, field, code string) error {
	var all []error
	for _, p := range programme.Problems(err) {
		if p.Kind != programme.Invalid {
			return err
		}
		all = append(all, programme.Refuse(p.Kind, field, "Đề án %s: %s", code, p.Message))
	}
	if all == nil {
		return err
	}
	return errors.Join(all...)
}
