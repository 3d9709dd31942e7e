package store

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// ChooseLines keeps what the department means to do with candidates of a plan.
// Lines that are not named stay as they are. version is that of the plan as the
// user saw it.
func (s *Store) ChooseLines(ctx context.Context, u programme.User, plan, version int64, choices []programme.PlanChoice) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.AssemblePlan); err != nil {
			return err
		}
		a, err := tx.annualPlan(u, plan)
		if err != nil {
			return err
		}
		if err := u.RequirePlan(programme.AssemblePlan, a.Plan); err != nil {
			return err
		}
		norms, err := tx.norms()
		if err != nil {
			return err
		}
		if err := a.CheckChoices(choices, norms); err != nil {
			return err
		}
		if err := tx.touchPlan(a.Plan, version); err != nil {
			return err
		}
		var changes []programme.Change
		var rows [][]any
		for _, c := range choices {
			l, _ := a.Line(c.ProjectID)
			rows = append(rows, []any{plan, c.ProjectID, c.Chosen, c.Amount, c.Reason})
			changes = append(changes, programme.Changes(choiceFields(l, l.Choice), choiceFields(l, c))...)
		}
		if err := tx.keepChoices(rows); err != nil {
			return err
		}
		return tx.recordPlan(u, a.Plan, "changed", changes, "Lập kế hoạch.")
	})
}

func (tx *Tx) keepChoices(rows [][]any) error {
	return tx.insertMany(`INSERT INTO plan_choices (plan_id, project_id, chosen, amount, reason)`, rows,
		`ON CONFLICT (plan_id, project_id) DO UPDATE SET chosen = excluded.chosen, amount = excluded.amount, reason = excluded.reason`)
}

// choiceFields is a choice as history tells it.
func choiceFields(l programme.PlanLine, c programme.PlanChoice) []programme.FieldValue {
	s := "không chọn"
	if c.Chosen {
		s = "chọn, dự kiến hỗ trợ " + c.Amount.Dong()
	}
	if c.Reason != "" {
		s += " (" + c.Reason + ")"
	}
	return []programme.FieldValue{{Field: fmt.Sprint("choice_", l.ID), Label: l.Code, Value: s}}
}

const submissionColumns = `s.id, s.plan_id, s.number, s.dated, s.note, s.user_id, s.user_name, s.post_title, s.at`

func (tx *Tx) planSubmissions(plan int64) (all []programme.PlanSubmission, err error) {
	at := map[int64]int{}
	err = tx.rows(`SELECT `+submissionColumns+` FROM plan_submissions s WHERE s.plan_id = $1 ORDER BY s.id`, []any{plan}, func(scan func(...any) error) error {
		var s programme.PlanSubmission
		err := scan(append([]any{&s.ID, &s.PlanID, &s.Number, &s.Dated, &s.Note}, scanEntered(&s.Entered)...)...)
		at[s.ID] = len(all)
		all = append(all, s)
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	err = tx.rows(`SELECT l.submission_id, l.project_id, l.code, l.title, l.place_rank, l.cleaner, l.most, l.proposed, l.left_out, l.reason
		FROM plan_submission_lines l JOIN plan_submissions s ON s.id = l.submission_id WHERE s.plan_id = $1 ORDER BY l.submission_id, l.position`, []any{plan}, func(scan func(...any) error) error {
		var id int64
		var l programme.SubmittedLine
		err := scan(&id, &l.ProjectID, &l.Code, &l.Title, &l.Rank, &l.Cleaner, &l.Most, &l.Proposed, &l.LeftOut, &l.Reason)
		all[at[id]].Lines = append(all[at[id]].Lines, l)
		return err
	})
	return all, err
}
