package store

import (
	"context"

	"khuyencong/programme"
)

const sizeColumns = `id, class, test, workers, revenue, capital, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanSize(scan func(...any) error) (r programme.SizeRule, err error) {
	err = scan(&r.ID, &r.Class, &r.Test, quantity{&r.Workers}, quantity{&r.Revenue}, quantity{&r.Capital}, &r.Source, &r.Clause, &r.From, &r.To,
		&r.ConfirmedBy, &r.ConfirmedOn, &r.Note, &r.Version)
	return r, err
}

// SizeRules lists the ceilings of size classes by the day they came into force.
func (s *Store) SizeRules(ctx context.Context, u programme.User) (all []programme.SizeRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.sizeRules()
		return err
	})
	return all, err
}

func (tx *Tx) sizeRules() (all []programme.SizeRule, err error) {
	err = tx.rows(`SELECT `+sizeColumns+` FROM size_rules ORDER BY valid_from, workers, id`, nil, func(scan func(...any) error) error {
		r, err := scanSize(scan)
		all = append(all, r)
		return err
	})
	return all, err
}

// SizeRule loads one of them.
func (s *Store) SizeRule(ctx context.Context, u programme.User, id int64) (r programme.SizeRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		r, err = tx.sizeRule(id)
		return err
	})
	return r, err
}

func (tx *Tx) sizeRule(id int64) (programme.SizeRule, error) {
	return scanSize(func(into ...any) error {
		return tx.row("tiêu chí quy mô này", `SELECT `+sizeColumns+` FROM size_rules WHERE id = $1`, []any{id}, into...)
	})
}

// SaveSizeRule creates a rule (ID 0) or saves a new version of it.
func (s *Store) SaveSizeRule(ctx context.Context, u programme.User, r programme.SizeRule) (programme.SizeRule, error) {
	saved := r
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveSizeRule(u, r)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có tiêu chí này (cùng loại quy mô, văn bản, điều khoản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveSizeRule(u programme.User, r programme.SizeRule) (programme.SizeRule, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return r, err
	}
	if err := r.Check(); err != nil {
		return r, err
	}
	var old programme.SizeRule
	var err error
	if r.ID != 0 {
		if old, err = tx.sizeRule(r.ID); err != nil {
			return r, err
		}
	}
	if r.Confirmed() && r.ConfirmedOn == 0 {
		r.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := r
	saved.Version = r.Version + 1
	args := []any{r.Class, r.Test, null(r.Workers), null(r.Revenue), null(r.Capital), r.Source, r.Clause, r.From, r.To, r.ConfirmedBy, r.ConfirmedOn, r.Note, saved.Version}
	if r.ID == 0 {
		err = tx.row("tiêu chí quy mô", `INSERT INTO size_rules (class, test, workers, revenue, capital, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE size_rules SET class = $1, test = $2, workers = $3, revenue = $4, capital = $5, source = $6, clause = $7, valid_from = $8, valid_to = $9,
			confirmed_by = $10, confirmed_on = $11, note = $12, version = $13 WHERE id = $14 AND version = $15`, append(args, r.ID, r.Version)...)
	}
	if err != nil {
		return r, err
	}
	return saved, tx.saved(u, programme.SSizeRule, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

func (tx *Tx) addKnownSizes(u programme.User) (added int, err error) {
	have, err := tx.sizeRules()
	if err != nil {
		return 0, err
	}
	taken := map[[3]string]bool{}
	for _, r := range have {
		taken[[3]string{string(r.Class), r.Source, r.From.ISO()}] = true
	}
	for _, r := range programme.KnownSizeRules() {
		if taken[[3]string{string(r.Class), r.Source, r.From.ISO()}] {
			continue
		}
		if _, err := tx.saveSizeRule(u, r); err != nil {
			return added, err
		}
		added++
	}
	return added, nil
}
