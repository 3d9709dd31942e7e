package store

import "khuyencong/programme"

const insertProject = `INSERT INTO projects (programme_id, code, title, kind, content, level, year, establishment_id, place_code, place_name,
	stage, stage_since, due, days_left, back_to, round, recorded, commitment, requested_support, requested_total, appraised_support, appraised_total,
	approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other,
	note, folded, sort_key, version, updated_at, norm_exception, disbursed_support)`

// projectArgs are the values of insertProject.
func projectArgs(p programme.Project) []any {
	asked, appraised, approved, disbursed, done := p.Requested(), p.Appraised(), p.Approved(), p.Disbursed(), p.Done()
	folded := programme.Fold(p.Code + " " + p.Title + " " + p.Establishment.Name + " " + p.Place.Name)
	return []any{p.ProgrammeID, p.Code, p.Title, p.Kind, p.Content, p.Level, p.Year, nullID(p.Establishment.ID), p.Place.Code, p.Place.Name,
		p.Stage, p.StageSince, p.Due, p.DaysLeft, p.BackTo, p.Round, p.Recorded, p.Commitment,
		asked.Support, asked.Total(), appraised.Support, appraised.Total(),
		approved.Support, approved.Counterpart, approved.Other, done.Support, done.Counterpart, done.Other,
		p.Note, folded, sortKey(p.Title), p.Version, p.UpdatedAt, p.NormException, disbursed.Support}
}

// writeProject writes a project as it is given, with its lines and outcomes:
// the one place that does, whatever act changed it. The caller has loaded it
// in the same transaction, holds the rules and records the event.
func (tx *Tx) writeProject(p programme.Project) (programme.Project, error) {
	saved := p
	saved.Version, saved.UpdatedAt = p.Version+1, tx.now
	args := projectArgs(saved)
	var err error
	if p.ID == 0 {
		err = tx.row("đề án", insertProject+valuesOf(1, len(args))+` RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE projects SET programme_id = $1, code = $2, title = $3, kind = $4, content = $5, level = $6, year = $7,
			establishment_id = $8, place_code = $9, place_name = $10, stage = $11, stage_since = $12, due = $13, days_left = $14, back_to = $15,
			round = $16, recorded = $17, commitment = $18, requested_support = $19, requested_total = $20, appraised_support = $21, appraised_total = $22,
			approved_support = $23, approved_counterpart = $24, approved_other = $25, done_support = $26, done_counterpart = $27, done_other = $28,
			note = $29, folded = $30, sort_key = $31, version = $32, updated_at = $33, norm_exception = $34, disbursed_support = $35 WHERE id = $36 AND version = $37`,
			append(args, p.ID, p.Version)...)
	}
	if err != nil {
		return p, err
	}
	return saved, tx.saveProjectParts(saved)
}

// writeRunning writes the running amounts of a project's ledger where a posting
// has changed them. They are not typed by anybody, so the version stays.
func (tx *Tx) writeRunning(p programme.Project) error {
	approved, disbursed, done := p.Approved(), p.Disbursed(), p.Done()
	err := tx.exec(`UPDATE projects SET approved_support = $1, approved_counterpart = $2, approved_other = $3, disbursed_support = $4,
		done_support = $5, done_counterpart = $6, done_other = $7 WHERE id = $8`,
		approved.Support, approved.Counterpart, approved.Other, disbursed.Support, done.Support, done.Counterpart, done.Other, p.ID)
	if err != nil {
		return err
	}
	return tx.saveLines(p)
}

const insertLine = `INSERT INTO funding_lines (project_id, position, source, name, requested, appraised, approved, disbursed, done)`

// lineArgs are the values of insertLine.
func lineArgs(project int64, at int, l programme.FundingLine) []any {
	return []any{project, at + 1, l.Source, l.Name, l.Requested, l.Appraised, l.Approved, l.Disbursed, l.Done}
}

func (tx *Tx) saveLines(p programme.Project) error {
	if err := tx.exec(`DELETE FROM funding_lines WHERE project_id = $1`, p.ID); err != nil {
		return err
	}
	for i, l := range p.Lines {
		args := lineArgs(p.ID, i, l)
		if err := tx.exec(insertLine+valuesOf(1, len(args)), args...); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) saveProjectParts(p programme.Project) error {
	if err := tx.saveLines(p); err != nil {
		return err
	}
	if err := tx.exec(`DELETE FROM outcomes WHERE project_id = $1`, p.ID); err != nil {
		return err
	}
	for _, o := range p.Outcomes {
		err := tx.exec(`INSERT INTO outcomes (project_id, indicator, promised, actual) VALUES ($1, $2, $3, $4)`, p.ID, o.Indicator, null(o.Promised), null(o.Actual))
		if err != nil {
			return err
		}
	}
	return nil
}
