package store

import (
	"context"

	"khuyencong/programme"
)

const appraisalCriterionColumns = `id, code, name, looks, level, weight, scale, least, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanAppraisalCriterion(scan func(...any) error) (c programme.AppraisalCriterion, err error) {
	err = scan(&c.ID, &c.Code, &c.Name, &c.Looks, &c.Level, &c.Weight, &c.Scale, &c.Least, &c.Source, &c.Clause, &c.From, &c.To, &c.ConfirmedBy, &c.ConfirmedOn, &c.Note, &c.Version)
	return c, err
}

// AppraisalCriteria lists the criteria of appraisal in the order in which they
// were entered.
func (s *Store) AppraisalCriteria(ctx context.Context, u programme.User) (all []programme.AppraisalCriterion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.appraisalCriteria()
		return err
	})
	return all, err
}

func (tx *Tx) appraisalCriteria() (all []programme.AppraisalCriterion, err error) {
	err = tx.rows(`SELECT `+appraisalCriterionColumns+` FROM appraisal_criteria ORDER BY id`, nil, func(scan func(...any) error) error {
		c, err := scanAppraisalCriterion(scan)
		all = append(all, c)
		return err
	})
	return all, err
}

// AppraisalCriterion loads one criterion.
func (s *Store) AppraisalCriterion(ctx context.Context, u programme.User, id int64) (c programme.AppraisalCriterion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		c, err = tx.appraisalCriterion(id)
		return err
	})
	return c, err
}

func (tx *Tx) appraisalCriterion(id int64) (programme.AppraisalCriterion, error) {
	return scanAppraisalCriterion(func(into ...any) error {
		return tx.row("tiêu chí này", `SELECT `+appraisalCriterionColumns+` FROM appraisal_criteria WHERE id = $1`, []any{id}, into...)
	})
}

// SaveAppraisalCriterion creates a criterion (ID 0) or saves a new version of
// it. Reports that were begun keep the criteria that they had.
func (s *Store) SaveAppraisalCriterion(ctx context.Context, u programme.User, c programme.AppraisalCriterion) (saved programme.AppraisalCriterion, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		saved, err = tx.saveAppraisalCriterion(u, c)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có dòng này (cùng mã, nguồn vốn, văn bản, điều khoản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveAppraisalCriterion(u programme.User, c programme.AppraisalCriterion) (programme.AppraisalCriterion, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return c, err
	}
	if c.Code == programme.TotalCriterion {
		c.Weight, c.Scale = 0, 0
	}
	if err := c.Check(); err != nil {
		return c, err
	}
	var old programme.AppraisalCriterion
	var err error
	if c.ID != 0 {
		if old, err = tx.appraisalCriterion(c.ID); err != nil {
			return c, err
		}
	}
	switch {
	case !c.Confirmed():
		c.ConfirmedOn = 0
	case c.ConfirmedOn == 0:
		c.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := c
	saved.Version = c.Version + 1
	args := []any{c.Code, c.Name, c.Looks, c.Level, c.Weight, c.Scale, c.Least, c.Source, c.Clause, c.From, c.To, c.ConfirmedBy, c.ConfirmedOn, c.Note, saved.Version}
	if c.ID == 0 {
		err = tx.row("tiêu chí", `INSERT INTO appraisal_criteria (code, name, looks, level, weight, scale, least, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE appraisal_criteria SET code = $1, name = $2, looks = $3, level = $4, weight = $5, scale = $6, least = $7, source = $8, clause = $9,
			valid_from = $10, valid_to = $11, confirmed_by = $12, confirmed_on = $13, note = $14, version = $15 WHERE id = $16 AND version = $17`, append(args, c.ID, c.Version)...)
	}
	if err != nil {
		return c, err
	}
	return saved, tx.saved(u, programme.SAppraisalCriterion, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownAppraisalCriteria adds the rows to begin with that are not in the
// list yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownAppraisalCriteria(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		have, err := tx.appraisalCriteria()
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for _, c := range have {
			taken[c.Code] = true
		}
		for _, c := range programme.KnownAppraisalCriteria() {
			if taken[c.Code] {
				continue
			}
			if _, err := tx.saveAppraisalCriterion(u, c); err != nil {
				return err
			}
			added++
		}
		return u.Require(programme.EditLists)
	})
	return added, err
}
