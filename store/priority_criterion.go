package store

import (
	"context"

	"khuyencong/programme"
)

const criterionColumns = `id, code, name, ask, unit, least, points, needs, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

// Criteria lists the province's criteria of priority by question, threshold
// and the day they came into force.
func (s *Store) Criteria(ctx context.Context, u programme.User) (all []programme.Criterion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.criteria()
		return err
	})
	return all, err
}

func (tx *Tx) criteria() ([]programme.Criterion, error) {
	return tx.criterionRows(` ORDER BY code, least, valid_from, id`)
}

func (tx *Tx) criterionRows(which string, args ...any) (all []programme.Criterion, err error) {
	err = tx.rows(`SELECT `+criterionColumns+` FROM criteria`+which, args, func(scan func(...any) error) error {
		var c programme.Criterion
		err := scan(&c.ID, &c.Code, &c.Name, &c.Ask, &c.Unit, &c.Least, &c.Points, &c.Needs, &c.Source, &c.Clause, &c.From, &c.To, &c.ConfirmedBy, &c.ConfirmedOn, &c.Note, &c.Version)
		all = append(all, c)
		return err
	})
	return all, err
}

// Criterion loads one row.
func (s *Store) Criterion(ctx context.Context, u programme.User, id int64) (c programme.Criterion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		c, err = tx.criterion(id)
		return err
	})
	return c, err
}

func (tx *Tx) criterion(id int64) (programme.Criterion, error) {
	all, err := tx.criterionRows(` WHERE id = $1`, id)
	if err == nil && len(all) == 0 {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy tiêu chí này.")
	}
	if err != nil {
		return programme.Criterion{}, err
	}
	return all[0], nil
}

// SaveCriterion creates a row (ID 0) or saves a new version of it.
func (s *Store) SaveCriterion(ctx context.Context, u programme.User, c programme.Criterion) (programme.Criterion, error) {
	saved := c
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveCriterion(u, c)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "least", "Đã có dòng này (cùng tiêu chí, ngưỡng, văn bản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveCriterion(u programme.User, c programme.Criterion) (programme.Criterion, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return c, err
	}
	if err := c.Check(); err != nil {
		return c, err
	}
	var old programme.Criterion
	var err error
	if c.ID != 0 {
		if old, err = tx.criterion(c.ID); err != nil {
			return c, err
		}
	}
	if err := tx.oneMeasure(c); err != nil {
		return c, err
	}
	if c.Confirmed() && c.ConfirmedOn == 0 {
		c.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := c
	saved.Version = c.Version + 1
	args := []any{c.Code, c.Name, c.Ask, c.Unit, c.Least, c.Points, c.Needs, c.Source, c.Clause, c.From, c.To, c.ConfirmedBy, c.ConfirmedOn, c.Note, saved.Version}
	if c.ID == 0 {
		err = tx.row("tiêu chí", `INSERT INTO criteria (code, name, ask, unit, least, points, needs, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE criteria SET code = $1, name = $2, ask = $3, unit = $4, least = $5, points = $6, needs = $7, source = $8, clause = $9, valid_from = $10,
			valid_to = $11, confirmed_by = $12, confirmed_on = $13, note = $14, version = $15 WHERE id = $16 AND version = $17`, append(args, c.ID, c.Version)...)
	}
	if err != nil {
		return c, err
	}
	return saved, tx.saved(u, programme.SCriterion, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// oneMeasure refuses a row that answers the question of others another way:
// one answer of a project serves all rows of a question.
func (tx *Tx) oneMeasure(c programme.Criterion) error {
	others, err := tx.criterionRows(` WHERE code = $1 AND id <> $2 ORDER BY id`, c.Code, c.ID)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.Ask != c.Ask || o.Unit != c.Unit {
			return programme.Refuse(programme.Invalid, "ask", "Tiêu chí “%s” đã có dòng khác với cách trả lời khác. Các bậc của một tiêu chí phải hỏi cùng một cách.", c.Name)
		}
	}
	return nil
}

// AddKnownCriteria adds the criteria that are known to exist and are not in
// the list yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownCriteria(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		have, err := tx.criteria()
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for _, c := range have {
			taken[c.Code] = true
		}
		for _, c := range programme.KnownCriteria() {
			if taken[c.Code] {
				continue
			}
			if _, err := tx.saveCriterion(u, c); err != nil {
				return err
			}
			added++
		}
		return nil
	})
	return added, err
}
