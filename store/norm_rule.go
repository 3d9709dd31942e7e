package store

import (
	"context"

	"khuyencong/programme"
)

const ruleColumns = `id, key, value, working, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanRule(scan func(...any) error) (r programme.Rule, err error) {
	err = scan(&r.ID, &r.Key, &r.Value, &r.Working, &r.Source, &r.Clause, &r.From, &r.To, &r.ConfirmedBy, &r.ConfirmedOn, &r.Note, &r.Version)
	return r, err
}

// Rules lists the numbers that laws set, by key and the day they came into
// force.
func (s *Store) Rules(ctx context.Context, u programme.User) (all programme.RuleBook, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.rules()
		return err
	})
	return all, err
}

func (tx *Tx) rules() (programme.RuleBook, error) {
	return remember(tx, "rules", tx.loadRules)
}

func (tx *Tx) loadRules() (all programme.RuleBook, err error) {
	err = tx.rows(`SELECT `+ruleColumns+` FROM rules ORDER BY key, valid_from, id`, nil, func(scan func(...any) error) error {
		r, err := scanRule(scan)
		all = append(all, r)
		return err
	})
	return all, err
}

// Rule loads one rule.
func (s *Store) Rule(ctx context.Context, u programme.User, id int64) (r programme.Rule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		r, err = tx.rule(id)
		return err
	})
	return r, err
}

func (tx *Tx) rule(id int64) (programme.Rule, error) {
	return scanRule(func(into ...any) error {
		return tx.row("quy định này", `SELECT `+ruleColumns+` FROM rules WHERE id = $1`, []any{id}, into...)
	})
}

// SaveRule creates a rule (ID 0) or saves a new version of it.
func (s *Store) SaveRule(ctx context.Context, u programme.User, r programme.Rule) (programme.Rule, error) {
	saved := r
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveRule(u, r)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có quy định này (cùng văn bản, điều khoản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveRule(u programme.User, r programme.Rule) (programme.Rule, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return r, err
	}
	if err := r.Check(); err != nil {
		return r, err
	}
	var old programme.Rule
	var err error
	if r.ID != 0 {
		if old, err = tx.rule(r.ID); err != nil {
			return r, err
		}
	}
	if r.Confirmed() && r.ConfirmedOn == 0 {
		r.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := r
	saved.Version = r.Version + 1
	args := []any{r.Key, r.Value, r.Working, r.Source, r.Clause, r.From, r.To, r.ConfirmedBy, r.ConfirmedOn, r.Note, saved.Version}
	if r.ID == 0 {
		err = tx.row("quy định", `INSERT INTO rules (key, value, working, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE rules SET key = $1, value = $2, working = $3, source = $4, clause = $5, valid_from = $6, valid_to = $7,
			confirmed_by = $8, confirmed_on = $9, note = $10, version = $11 WHERE id = $12 AND version = $13`, append(args, r.ID, r.Version)...)
	}
	if err != nil {
		return r, err
	}
	return saved, tx.saved(u, programme.SRule, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownRules adds the rules and size classes that are known to exist and are
// not in the lists yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownRules(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		taken := map[[3]string]bool{}
		for _, r := range rules {
			taken[[3]string{string(r.Key), r.Source, r.From.ISO()}] = true
		}
		for _, r := range programme.KnownRules() {
			if !taken[[3]string{string(r.Key), r.Source, r.From.ISO()}] {
				if _, err := tx.saveRule(u, r); err != nil {
					return err
				}
				added++
			}
		}
		n, err := tx.addKnownSizes(u)
		added += n
		return err
	})
	return added, err
}
