package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"khuyencong/programme"
)

const appraisalColumns = `id, project_id, round, at_stage, attempt, state, done_by, conclusion, reasons, body, author_name, author_post,
	concluded_by, concluded_at, decided_name, decided_post, decided_at, remark, version, updated_at`

func scanAppraisal(scan func(...any) error) (a programme.Appraisal, err error) {
	var body string
	var concluded, decided sql.NullTime
	err = scan(&a.ID, &a.ProjectID, &a.Round, &a.At, &a.Attempt, &a.State, &a.By, &a.Conclusion, &a.Reasons, &body, &a.AuthorName, &a.AuthorPost,
		&a.ConcludedBy, &concluded, &a.DecidedName, &a.DecidedPost, &decided, &a.Remark, &a.Version, &a.UpdatedAt)
	if err != nil {
		return a, err
	}
	a.ConcludedAt, a.DecidedAt = concluded.Time, decided.Time
	return a, json.Unmarshal([]byte(body), &a.Body)
}

// appraisals lists the reports on a project, oldest first, with their causes
// and writers.
func (tx *Tx) appraisals(project int64) (all []programme.Appraisal, err error) {
	at := map[int64]int{}
	err = tx.rows(`SELECT `+appraisalColumns+` FROM appraisals WHERE project_id = $1 ORDER BY id`, []any{project}, func(scan func(...any) error) error {
		a, err := scanAppraisal(scan)
		at[a.ID] = len(all)
		all = append(all, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = tx.rows(`SELECT c.appraisal_id, c.cause FROM appraisal_causes c JOIN appraisals a ON a.id = c.appraisal_id WHERE a.project_id = $1`, []any{project}, func(scan func(...any) error) error {
		var id int64
		var cause programme.FailCause
		err := scan(&id, &cause)
		all[at[id]].Causes = append(all[at[id]].Causes, cause)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = tx.rows(`SELECT w.appraisal_id, w.account_id FROM appraisal_writers w JOIN appraisals a ON a.id = w.appraisal_id WHERE a.project_id = $1 ORDER BY w.account_id`, []any{project}, func(scan func(...any) error) error {
		var id, account int64
		err := scan(&id, &account)
		all[at[id]].WrittenBy = append(all[at[id]].WrittenBy, account)
		return err
	})
	for i := range all {
		all[i].Causes = programme.SortCauses(all[i].Causes)
	}
	return all, err
}

// Appraisals lists the reports on a project that the user sees, oldest first.
func (s *Store) Appraisals(ctx context.Context, u programme.User, project int64) (all []programme.Appraisal, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		every, err := tx.appraisals(project)
		for _, a := range every {
			if a.SeenBy(u) {
				all = append(all, a.For(u))
			}
		}
		return err
	})
	return all, err
}

// Appraisal loads one report with its project.
func (s *Store) Appraisal(ctx context.Context, u programme.User, id int64) (a programme.Appraisal, p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error { a, p, err = tx.appraisal(u, id); return err })
	return a, p, err
}

func (tx *Tx) appraisal(u programme.User, id int64) (a programme.Appraisal, p programme.Project, err error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return a, p, err
	}
	gone := programme.Refuse(programme.NotFound, "", "Không tìm thấy phiếu thẩm định này.")
	var project int64
	if err := tx.row("phiếu thẩm định này", `SELECT project_id FROM appraisals WHERE id = $1`, []any{id}, &project); err != nil {
		return a, p, err
	}
	if p, err = tx.project(u, project); programme.KindOf(err) == programme.NotFound {
		return a, p, gone
	}
	if err != nil {
		return a, p, err
	}
	all, err := tx.appraisals(project)
	for _, one := range all {
		if one.ID == id && one.SeenBy(u) {
			return one.For(u), p, nil
		}
	}
	if err == nil {
		err = gone
	}
	return a, p, err
}

// appraisalFacts says what the report of this round proposes and who wrote it.
func (tx *Tx) appraisalFacts(p programme.Project, f *programme.Facts) error {
	if p.Stage != programme.BaseAppraisal && p.Stage != programme.MinistryAppraisal {
		return nil
	}
	var a programme.Appraisal
	err := tx.row("phiếu", `SELECT conclusion, concluded_by FROM appraisals WHERE project_id = $1 AND round = $2 AND at_stage = $3 AND state = $4 ORDER BY id DESC LIMIT 1`,
		[]any{p.ID, p.Round, p.Stage, programme.AppraisalConcluded}, &a.Conclusion, &a.ConcludedBy)
	if programme.KindOf(err) == programme.NotFound {
		return nil
	}
	f.Report, f.TakenBy[programme.Appraised] = a.Conclusion, a.ConcludedBy
	return err
}
