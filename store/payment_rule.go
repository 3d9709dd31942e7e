package store

import (
	"context"

	"khuyencong/programme"
)

const paymentRuleColumns = `id, content, stage, percent, volume, volume_of, accepted, item, optional, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanPaymentRule(scan func(...any) error) (r programme.PaymentRule, err error) {
	err = scan(&r.ID, &r.Content, &r.Stage, &r.Percent, &r.Volume, &r.VolumeOf, &r.Accepted, &r.Item, &r.Optional, &r.Source, &r.Clause, &r.From, &r.To,
		&r.ConfirmedBy, &r.ConfirmedOn, &r.Note, &r.Version)
	return r, err
}

// PaymentRules lists the rules of paying, rates before papers.
func (s *Store) PaymentRules(ctx context.Context, u programme.User) (all []programme.PaymentRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.paymentRules()
		return err
	})
	return all, err
}

func (tx *Tx) paymentRules() (all []programme.PaymentRule, err error) {
	err = tx.rows(`SELECT `+paymentRuleColumns+` FROM payment_rules ORDER BY content, stage, valid_from, id`, nil, func(scan func(...any) error) error {
		r, err := scanPaymentRule(scan)
		all = append(all, r)
		return err
	})
	return all, err
}

// paymentBook is all rules that paying asks.
func (tx *Tx) paymentBook() (b programme.PaymentBook, err error) {
	if b.Rules, err = tx.paymentRules(); err != nil {
		return b, err
	}
	b.Numbers, err = tx.rules()
	return b, err
}

// PaymentRule loads one rule.
func (s *Store) PaymentRule(ctx context.Context, u programme.User, id int64) (r programme.PaymentRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		r, err = tx.paymentRule(id)
		return err
	})
	return r, err
}

func (tx *Tx) paymentRule(id int64) (programme.PaymentRule, error) {
	return scanPaymentRule(func(into ...any) error {
		return tx.row("quy định này", `SELECT `+paymentRuleColumns+` FROM payment_rules WHERE id = $1`, []any{id}, into...)
	})
}

// SavePaymentRule creates a rule (ID 0) or saves a new version of it.
func (s *Store) SavePaymentRule(ctx context.Context, u programme.User, r programme.PaymentRule) (programme.PaymentRule, error) {
	saved := r
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.savePaymentRule(u, r)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có quy định này (cùng nội dung, lần chi, chứng từ, văn bản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) savePaymentRule(u programme.User, r programme.PaymentRule) (programme.PaymentRule, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return r, err
	}
	if err := r.Check(); err != nil {
		return r, err
	}
	var old programme.PaymentRule
	var err error
	if r.ID != 0 {
		if old, err = tx.paymentRule(r.ID); err != nil {
			return r, err
		}
	}
	if r.Confirmed() && r.ConfirmedOn == 0 {
		r.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := r
	saved.Version = r.Version + 1
	args := []any{r.Content, r.Stage, r.Percent, r.Volume, r.VolumeOf, r.Accepted, r.Item, r.Optional, r.Source, r.Clause, r.From, r.To, r.ConfirmedBy, r.ConfirmedOn, r.Note, saved.Version}
	if r.ID == 0 {
		err = tx.row("quy định", `INSERT INTO payment_rules (content, stage, percent, volume, volume_of, accepted, item, optional, source, clause, valid_from, valid_to,
			confirmed_by, confirmed_on, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE payment_rules SET content = $1, stage = $2, percent = $3, volume = $4, volume_of = $5, accepted = $6, item = $7, optional = $8, source = $9,
			clause = $10, valid_from = $11, valid_to = $12, confirmed_by = $13, confirmed_on = $14, note = $15, version = $16 WHERE id = $17 AND version = $18`, append(args, r.ID, r.Version)...)
	}
	if err != nil {
		return r, err
	}
	return saved, tx.saved(u, programme.SPaymentRule, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownPaymentRules adds the rules of paying that are known to exist and are
// not in the list yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownPaymentRules(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		have, err := tx.paymentRules()
		if err != nil {
			return err
		}
		key := func(r programme.PaymentRule) [5]string {
			return [5]string{r.Content, string(r.Stage), r.Item, r.Source, r.From.ISO()}
		}
		taken := map[[5]string]bool{}
		for _, r := range have {
			taken[key(r)] = true
		}
		for _, r := range programme.KnownPaymentRules() {
			if !taken[key(r)] {
				if _, err := tx.savePaymentRule(u, r); err != nil {
					return err
				}
				added++
			}
		}
		return nil
	})
	return added, err
}
