package store

import (
	"context"

	"khuyencong/programme"
)

const targetColumns = `id, programme_id, year_from, year_to, level, content, projects, plans, support, counterpart, note, version`

func scanTarget(scan func(...any) error) (t programme.Target, err error) {
	err = scan(&t.ID, &t.ProgrammeID, &t.Period.From, &t.Period.To, &t.Level, &t.Content,
		quantity{&t.Projects}, quantity{&t.Plans}, quantity{&t.Support}, quantity{&t.Counterpart}, &t.Note, &t.Version)
	return t, err
}

// Targets lists a programme's targets: the longest period first, all contents
// before single ones.
func (s *Store) Targets(ctx context.Context, u programme.User, programmeID int64) (all []programme.Target, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		all, err = tx.targets(programmeID)
		return err
	})
	return all, err
}

func (tx *Tx) targets(programmeID int64) (all []programme.Target, err error) {
	err = tx.rows(`SELECT `+targetColumns+` FROM targets WHERE programme_id = $1
		ORDER BY year_from - year_to, year_from, content, level`, []any{programmeID}, func(scan func(...any) error) error {
		t, err := scanTarget(scan)
		all = append(all, t)
		return err
	})
	return all, err
}

// Target loads one target.
func (s *Store) Target(ctx context.Context, u programme.User, id int64) (t programme.Target, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		t, err = tx.target(id)
		return err
	})
	return t, err
}

func (tx *Tx) target(id int64) (programme.Target, error) {
	return scanTarget(func(into ...any) error {
		return tx.row("mục tiêu này", `SELECT `+targetColumns+` FROM targets WHERE id = $1`, []any{id}, into...)
	})
}

// SaveTarget creates a target (ID 0) or saves a new version of it.
func (s *Store) SaveTarget(ctx context.Context, u programme.User, t programme.Target) (programme.Target, error) {
	saved := t
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProgramme); err != nil {
			return err
		}
		saved = t
		p, err := tx.programme(t.ProgrammeID)
		if err != nil {
			return err
		}
		if err := t.Check(p); err != nil {
			return err
		}
		var old programme.Target
		if t.ID != 0 {
			if old, err = tx.target(t.ID); err != nil {
				return err
			}
		}
		saved.Version = t.Version + 1
		args := []any{t.ProgrammeID, t.Period.From, t.Period.To, t.Level, t.Content,
			null(t.Projects), null(t.Plans), null(t.Support), null(t.Counterpart), t.Note, saved.Version}
		if t.ID == 0 {
			err = tx.row("mục tiêu", `INSERT INTO targets (programme_id, year_from, year_to, level, content, projects, plans, support, counterpart, note, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`, args, &saved.ID)
		} else {
			err = tx.update(`UPDATE targets SET programme_id = $1, year_from = $2, year_to = $3, level = $4, content = $5, projects = $6, plans = $7,
				support = $8, counterpart = $9, note = $10, version = $11 WHERE id = $12 AND version = $13`, append(args, t.ID, t.Version)...)
		}
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "level", "Đã có %s. Sửa mục tiêu đó thay vì thêm mới.", lowerTitle(t.Title()))
		}
		if err != nil {
			return err
		}
		return tx.saved(u, programme.STarget, saved.ID, saved.ProgrammeID, saved.Title(), old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}

// DeleteTarget removes a target; its values stay in the history.
func (s *Store) DeleteTarget(ctx context.Context, u programme.User, id, version int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProgramme); err != nil {
			return err
		}
		t, err := tx.target(id)
		if err != nil {
			return err
		}
		if err := tx.update(`DELETE FROM targets WHERE id = $1 AND version = $2`, id, version); err != nil {
			return err
		}
		return tx.deleted(u, programme.STarget, id, t.ProgrammeID, t.Title(), t.Fields())
	})
}

// deleted records a removal with all values that the record had.
func (tx *Tx) deleted(u programme.User, of programme.Subject, id, programmeID int64, title string, old []programme.FieldValue) error {
	return tx.record(u, programme.Event{Subject: of, SubjectID: id, ProgrammeID: programmeID, Action: "deleted", Title: title, Changes: programme.Changes(old, nil)})
}

// lowerTitle is a title inside a sentence: all our titles begin with M or K.
func lowerTitle(s string) string {
	switch s[0] {
	case 'M':
		return "m" + s[1:]
	case 'K':
		return "k" + s[1:]
	}
	return s
}
