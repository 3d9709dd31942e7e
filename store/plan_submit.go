package store

import (
	"context"
	"errors"
	"fmt"

	"khuyencong/programme"
)

// SubmitPlan hands the chosen lines of a plan to who decides, all in one act:
// each project takes its step, or none does. version is that of the plan as the
// user saw it.
func (s *Store) SubmitPlan(ctx context.Context, u programme.User, version int64, sub programme.PlanSubmission) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.SubmitPlan); err != nil {
			return err
		}
		a, err := tx.wholePlan(u, sub.PlanID)
		if err != nil {
			return err
		}
		if err := u.RequirePlan(programme.SubmitPlan, a.Plan); err != nil {
			return err
		}
		norms, err := tx.norms()
		if err != nil {
			return err
		}
		if err := errors.Join(sub.Check(a.Plan, a.Today), a.CheckSubmit(norms)); err != nil {
			return err
		}
		if err := tx.touchPlan(a.Plan, version); err != nil {
			return err
		}
		sub.Entered, sub.Lines = programme.EnteredBy(u, tx.now), a.Submitting()
		for _, l := range a.Chosen() {
			p, err := tx.projectAt(u, l.ID, l.Version)
			if err != nil {
				return err
			}
			if _, err := tx.take(u, p, programme.Propose, programme.Facts{}, "Tờ trình "+sub.Paper()+": dự kiến hỗ trợ "+l.Choice.Amount.Dong()+"."); err != nil {
				return err
			}
		}
		if err := tx.keepSubmission(sub); err != nil {
			return err
		}
		if err := tx.settlePlan(a.Plan); err != nil {
			return err
		}
		n, sum := sub.Proposed()
		return tx.recordPlan(u, a.Plan, "submitted", nil, fmt.Sprintf("Tờ trình %s: %d đề án, hỗ trợ %s.", sub.Paper(), n, sum.Dong()))
	})
}

func (tx *Tx) keepSubmission(s programme.PlanSubmission) error {
	var id int64
	err := tx.row("tờ trình", `INSERT INTO plan_submissions (plan_id, number, dated, note, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
		append([]any{s.PlanID, s.Number, s.Dated, s.Note}, enteredArgs(s.Entered)...), &id)
	if err != nil {
		return err
	}
	var rows [][]any
	for i, l := range s.Lines {
		rows = append(rows, []any{id, i + 1, l.ProjectID, l.Code, l.Title, l.Rank, l.Cleaner, l.Most, l.Proposed, l.LeftOut, l.Reason})
	}
	return tx.insertMany(`INSERT INTO plan_submission_lines (submission_id, position, project_id, code, title, place_rank, cleaner, most, proposed, left_out, reason)`, rows, "")
}

// TakeBack is one submitted project that is taken out of a plan again.
type TakeBack struct{ ProjectID, Version int64 }

// TakeBackLines takes submitted projects out of a plan without a decision, for
// the department to work on them again.
func (s *Store) TakeBackLines(ctx context.Context, u programme.User, plan int64, lines []TakeBack, reason string) error {
	return s.write(ctx, func(tx *Tx) error {
		p, err := tx.planFor(u, programme.ApprovePlan, plan)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			return programme.Refuse(programme.Invalid, "lines", "Chưa chọn đề án nào để đưa ra. Đánh dấu ít nhất một dòng.")
		}
		for _, l := range lines {
			of, err := tx.seenAt(u, p, l.ProjectID, l.Version)
			if err != nil {
				return err
			}
			if err := tx.giveBack(u, p, of, reason); err != nil {
				return err
			}
		}
		if err := tx.settlePlan(p); err != nil {
			return err
		}
		return tx.recordPlan(u, p, "taken_back", nil, fmt.Sprintf("%d đề án đưa ra khỏi kế hoạch đã trình: %s", len(lines), reason))
	})
}

// giveBack takes one submitted project out: it is a candidate again, and not
// chosen.
func (tx *Tx) giveBack(u programme.User, p programme.Plan, of programme.Project, reason string) error {
	if _, err := tx.take(u, of, programme.TakeBack, programme.Facts{}, reason); err != nil {
		return err
	}
	return tx.exec(`UPDATE plan_choices SET chosen = FALSE, reason = '' WHERE plan_id = $1 AND project_id = $2`, p.ID, of.ID)
}

// seenAt loads a project of a plan in the version that the user saw.
func (tx *Tx) seenAt(u programme.User, p programme.Plan, id, version int64) (programme.Project, error) {
	if version == 0 {
		version = -1 // a form that names none is as old as can be
	}
	of, err := tx.projectAt(u, id, version)
	if err == nil && (of.ProgrammeID != p.ProgrammeID || of.Year != p.Year || of.Level != p.Level) {
		err = programme.Refuse(programme.Conflict, "", "Đề án %s không còn thuộc %s. Tải lại trang.", of.Code, p.Title())
	}
	return of, err
}
