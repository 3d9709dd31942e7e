package store

import (
	"context"

	"khuyencong/programme"
)

// ProjectRecord is what the page of a project shows of the project itself, read
// in one view of the data.
type ProjectRecord struct {
	Project   programme.Project
	Programme programme.Programme
	PlanID    int64             // the annual plan of its year and level; 0 for none yet
	Moves     []programme.Moved // its way so far, oldest first
	Facts     programme.Facts
	Ceiling   programme.Ceiling // what the norms say of what it asks for, or of what was approved
	Past      PastSupport       // of the beneficiary, in other projects
	Events    []programme.Event // newest first
}

// ProjectRecord loads a project with all that its page says of it. The number
// of queries does not grow with the records.
func (s *Store) ProjectRecord(ctx context.Context, u programme.User, id int64) (r ProjectRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		_, err := tx.projectRecord(u, id, &r)
		return err
	})
	return r, err
}

// projectRecord fills in the record of a project, and gives the project as it
// is, whoever asks.
func (tx *Tx) projectRecord(u programme.User, id int64, r *ProjectRecord) (p programme.Project, err error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return p, err
	}
	if p, err = tx.project(u, id); err != nil {
		return p, err
	}
	if r.Programme, err = tx.programme(p.ProgrammeID); err != nil {
		return p, err
	}
	if r.Past, err = tx.pastSupport(u, p); err != nil {
		return p, err
	}
	if r.Ceiling, err = tx.ceiling(p); err != nil {
		return p, err
	}
	if r.Events, err = tx.events(`SELECT `+eventColumns+` FROM events WHERE subject = $1 AND subject_id = $2 ORDER BY id DESC LIMIT 200`, programme.SProject, id); err != nil {
		return p, err
	}
	r.Project, r.Events = p.For(u), programme.EventsFor(u, r.Events)
	if p.Recorded {
		r.Facts.Today = programme.DayOf(tx.now)
		return p, nil
	}
	if r.Moves, err = tx.moves(id); err != nil {
		return p, err
	}
	if err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM plans WHERE programme_id = $1 AND year = $2 AND level = $3`, []any{p.ProgrammeID, p.Year, p.Level}, &r.PlanID); err != nil {
		return p, err
	}
	r.Facts, err = tx.factsAfter(p, r.Moves, programme.Facts{})
	r.Facts, r.Moves = r.Facts.For(u), programme.MovesFor(u, r.Moves)
	return p, err
}
