package store

import (
	"context"

	"khuyencong/programme"
)

// projectStart is what is known of purchase and start; unsaid, with version 0,
// where nobody has answered.
func (tx *Tx) projectStart(projectID int64) (programme.ProjectStart, error) {
	st := programme.ProjectStart{ProjectID: projectID}
	err := tx.rows(`SELECT begun, day, item, document, answered_by, version FROM project_starts WHERE project_id = $1`, []any{projectID}, func(scan func(...any) error) error {
		return scan(&st.Begun, &st.Day, &st.Item, &st.Document, &st.By, &st.Version)
	})
	return st, err
}

// SaveStart saves whether the supported item was bought or begun, and when.
// Who applies answers while the project may be written; appraisers while they
// appraise.
func (s *Store) SaveStart(ctx context.Context, u programme.User, st programme.ProjectStart) (programme.ProjectStart, error) {
	saved := st
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err := tx.project(u, st.ProjectID)
		if err != nil {
			return err
		}
		if err := p.MayAnswerStart(u); err != nil {
			return err
		}
		if err := st.Check(programme.DayOf(tx.now)); err != nil {
			return err
		}
		old, err := tx.projectStart(p.ID)
		if err != nil {
			return err
		}
		saved = st
		saved.Version, saved.By = st.Version+1, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who()
		args := []any{saved.Begun, saved.Day, saved.Item, saved.Document, saved.By, saved.Version, p.ID}
		if st.Version == 0 {
			err = tx.update(`INSERT INTO project_starts (begun, day, item, document, answered_by, version, project_id)
				VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (project_id) DO NOTHING`, args...)
		} else {
			err = tx.update(`UPDATE project_starts SET begun = $1, day = $2, item = $3, document = $4, answered_by = $5, version = $6
				WHERE project_id = $7 AND version = $8`, append(args, st.Version)...)
		}
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{
			Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
			Changes: programme.Changes(old.Fields(), saved.Fields()),
		})
	})
	return saved, err
}

// startProblem is why the project may not be submitted for what was bought or
// begun; nil where nothing stands in its way.
func (tx *Tx) startProblem(p programme.Project) (problem, err error) {
	st, err := tx.projectStart(p.ID)
	if err != nil || st.Begun != programme.HasBegun {
		return nil, err
	}
	rules, err := tx.rules()
	if err != nil {
		return nil, err
	}
	submitted, err := tx.submittedOn(p)
	return rules.CheckStart(st, submitted), err
}
