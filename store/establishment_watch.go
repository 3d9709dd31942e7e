package store

import (
	"context"

	"khuyencong/programme"
)

// Watches lists the flags of an establishment and of those merged into it, the
// newest first. Who does not appraise gets none.
func (s *Store) Watches(ctx context.Context, u programme.User, establishmentID int64) (all []programme.Watch, err error) {
	if !u.May(programme.Appraise) || establishmentID == 0 {
		return nil, nil
	}
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.establishment(u, establishmentID); err != nil {
			return err
		}
		all, err = tx.watchesOf(u, establishmentID)
		return err
	})
	return all, err
}

// watchesOf is Watches of an establishment that the user is known to see, or
// whose project he sees.
func (tx *Tx) watchesOf(u programme.User, establishmentID int64) ([]programme.Watch, error) {
	if !u.May(programme.Appraise) || establishmentID == 0 {
		return nil, nil
	}
	return tx.watches(` WHERE establishment_id = $1 OR establishment_id IN (SELECT id FROM establishments WHERE merged_into = $1)`, establishmentID)
}

func (tx *Tx) watches(which string, args ...any) (all []programme.Watch, err error) {
	err = tx.rows(`SELECT id, establishment_id, reason, day, by_name, lifted_on, lifted_by, lifted_reason, version FROM watches`+which+` ORDER BY id DESC`, args, func(scan func(...any) error) error {
		var w programme.Watch
		err := scan(&w.ID, &w.EstablishmentID, &w.Reason, &w.On, &w.By, &w.LiftedOn, &w.LiftedBy, &w.LiftedReason, &w.Version)
		all = append(all, w)
		return err
	})
	return all, err
}

// AddWatch puts an establishment on the watch list.
func (s *Store) AddWatch(ctx context.Context, u programme.User, w programme.Watch) (programme.Watch, error) {
	saved := w
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		e, err := tx.establishment(u, w.EstablishmentID)
		if err != nil {
			return err
		}
		if err := tx.notMerged("", e); err != nil {
			return err
		}
		if err := w.Check(); err != nil {
			return err
		}
		saved = programme.Watch{EstablishmentID: e.ID, Reason: w.Reason, On: programme.DayOf(tx.now), By: programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), Version: 1}
		err = tx.row("lưu ý", `INSERT INTO watches (establishment_id, reason, day, by_name, lifted_on, lifted_by, lifted_reason, version)
			VALUES ($1, $2, $3, $4, 0, '', '', 1) RETURNING id`, []any{saved.EstablishmentID, saved.Reason, saved.On, saved.By}, &saved.ID)
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SWatch, SubjectID: e.ID, Action: "flagged", Title: e.Name, Note: w.Reason})
	})
	return saved, err
}

// LiftWatch takes a flag back, with the reason. The flag stays in the list as
// lifted.
func (s *Store) LiftWatch(ctx context.Context, u programme.User, id, version int64, reason string) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		all, err := tx.watches(` WHERE id = $1`, id)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy lưu ý này.")
		}
		w := all[0]
		e, err := tx.establishment(u, w.EstablishmentID)
		if err != nil {
			return err
		}
		if !w.Holds() {
			return programme.Refuse(programme.Conflict, "", "Lưu ý này đã được %s bỏ ngày %s.", w.LiftedBy, w.LiftedOn)
		}
		w.LiftedOn, w.LiftedReason = programme.DayOf(tx.now), reason
		if err := w.Check(); err != nil {
			return err
		}
		err = tx.update(`UPDATE watches SET lifted_on = $1, lifted_by = $2, lifted_reason = $3, version = $4 WHERE id = $5 AND version = $6`,
			w.LiftedOn, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), w.LiftedReason, version+1, id, version)
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SWatch, SubjectID: e.ID, Action: "lifted", Title: e.Name, Note: reason})
	})
}
