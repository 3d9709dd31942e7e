package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

const remarkColumns = `id, programme_id, year_from, year_to, kind, position, text, evidence, version`

func scanRemark(scan func(...any) error) (r programme.Remark, err error) {
	var evidence string
	err = scan(&r.ID, &r.ProgrammeID, &r.Period.From, &r.Period.To, &r.Kind, &r.Position, &r.Text, &evidence, &r.Version)
	r.Evidence = strings.Fields(evidence)
	return r, err
}

func (tx *Tx) remarks(programmeID int64, period programme.Period) (all []programme.Remark, err error) {
	err = tx.rows(`SELECT `+remarkColumns+` FROM remarks WHERE programme_id = $1 AND year_from = $2 AND year_to = $3 ORDER BY kind, position, id`,
		[]any{programmeID, period.From, period.To}, func(scan func(...any) error) error {
			r, err := scanRemark(scan)
			all = append(all, r)
			return err
		})
	return all, err
}

// Remark loads one difficulty or remedy.
func (s *Store) Remark(ctx context.Context, u programme.User, id int64) (r programme.Remark, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadFigures); err != nil {
			return err
		}
		r, err = tx.remark(id)
		return err
	})
	return r, err
}

func (tx *Tx) remark(id int64) (programme.Remark, error) {
	return scanRemark(func(into ...any) error {
		return tx.row("nội dung này", `SELECT `+remarkColumns+` FROM remarks WHERE id = $1`, []any{id}, into...)
	})
}

// SaveRemark creates a remark (ID 0) or saves a new version of it.
func (s *Store) SaveRemark(ctx context.Context, u programme.User, r programme.Remark) (programme.Remark, error) {
	if err := r.Check(); err != nil {
		return r, err
	}
	saved := r
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditFigures); err != nil {
			return err
		}
		saved = r
		p, err := tx.programme(r.ProgrammeID)
		if err != nil {
			return err
		}
		if err := p.CheckPeriod(r.Period); err != nil {
			return err
		}
		var old programme.Remark
		if r.ID != 0 {
			if old, err = tx.remark(r.ID); err != nil {
				return err
			}
		}
		saved.Version = r.Version + 1
		args := []any{r.ProgrammeID, r.Period.From, r.Period.To, r.Kind, r.Position, r.Text, strings.Join(r.Evidence, " "), saved.Version}
		if r.ID == 0 {
			err = tx.row("nội dung", `INSERT INTO remarks (programme_id, year_from, year_to, kind, position, text, evidence, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`, args, &saved.ID)
		} else {
			err = tx.update(`UPDATE remarks SET programme_id = $1, year_from = $2, year_to = $3, kind = $4, position = $5, text = $6, evidence = $7,
				version = $8 WHERE id = $9 AND version = $10`, append(args, r.ID, r.Version)...)
		}
		if err != nil {
			return err
		}
		return tx.saved(u, programme.SRemark, saved.ID, saved.ProgrammeID, saved.Kind.Label(), old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}

// DeleteRemark removes a remark; its text stays in the history.
func (s *Store) DeleteRemark(ctx context.Context, u programme.User, id, version int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditFigures); err != nil {
			return err
		}
		r, err := tx.remark(id)
		if err != nil {
			return err
		}
		if err := tx.update(`DELETE FROM remarks WHERE id = $1 AND version = $2`, id, version); err != nil {
			return err
		}
		return tx.deleted(u, programme.SRemark, id, r.ProgrammeID, r.Kind.Label(), r.Fields())
	})
}
