package store

import (
	"context"

	"khuyencong/programme"
)

// Upkeep is what waits for who runs the system: accounts, posts and lists, no
// project.
type Upkeep struct {
	EmptyPosts     int64 // posts of today that nobody holds
	IdleAccounts   int64 // open accounts that hold no post today
	FailedMails    int64
	Unconfirmed    int64 // norms and numbers of laws that nobody has confirmed, so that they do not apply
	Accounts       int64 // open ones
	PlaceQuestions int64 // units that a person has to decide on
}

// Upkeep counts what waits for who runs the system.
func (s *Store) Upkeep(ctx context.Context, u programme.User) (k Upkeep, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		questions, err := tx.placeQuestions(u)
		if err != nil {
			return err
		}
		k.PlaceQuestions = int64(len(questions))
		today := programme.DayOf(tx.now)
		return tx.row("", `SELECT
			(SELECT COUNT(*) FROM posts p WHERE p.valid_from <= $1 AND (p.valid_to = 0 OR p.valid_to >= $1) AND NOT EXISTS (
				SELECT 1 FROM holdings h WHERE h.post_id = p.id AND h.held_from <= $1 AND (h.held_to = 0 OR h.held_to >= $1))),
			(SELECT COUNT(*) FROM accounts a WHERE a.disabled = $2 AND NOT EXISTS (
				SELECT 1 FROM holdings h WHERE h.account_id = a.id AND h.held_from <= $1 AND (h.held_to = 0 OR h.held_to >= $1))),
			(SELECT COUNT(*) FROM outbox WHERE state = 'failed'),
			(SELECT COUNT(*) FROM norms WHERE confirmed_by = '') + (SELECT COUNT(*) FROM rules WHERE confirmed_by = ''),
			(SELECT COUNT(*) FROM accounts WHERE disabled = $2)`,
			[]any{today, false}, &k.EmptyPosts, &k.IdleAccounts, &k.FailedMails, &k.Unconfirmed, &k.Accounts)
	})
	return k, err
}
