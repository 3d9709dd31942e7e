package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// MyAccount is the user's own account.
func (s *Store) MyAccount(ctx context.Context, u programme.User) (a programme.Account, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		a, err = tx.account(u.ID)
		return err
	})
	return a, err
}

// SaveMail keeps where an account's notices go by mail: the own account's, or
// anybody's for who looks after the accounts.
func (s *Store) SaveMail(ctx context.Context, u programme.User, id int64, email string, byMail bool) error {
	return s.write(ctx, func(tx *Tx) error {
		need := programme.ManageAccounts
		if id == u.ID {
			need = programme.OwnAccount
		}
		if err := u.Require(need); err != nil {
			return err
		}
		old, err := tx.account(id)
		if err != nil {
			return err
		}
		saved := old
		saved.Email, saved.ByMail = email, byMail
		if err := programme.CheckEmail("email", email); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE accounts SET email = $1, by_mail = $2, version = version + 1 WHERE id = $3`, email, byMail, id); err != nil {
			return err
		}
		return tx.saved(u, programme.SAccount, id, 0, old.Login, old.ID, old.Fields(), saved.Fields())
	})
}

// NewCalendar makes the word in the address of the user's calendar, which a
// phone subscribes to without signing in. Only its hash is kept, and the one
// before it counts no more.
func (s *Store) NewCalendar(ctx context.Context, u programme.User) (token string, err error) {
	token = newToken()
	return token, s.setCalendar(ctx, u, tokenHash(token), "calendar")
}

// EndCalendar ends the user's calendar address.
func (s *Store) EndCalendar(ctx context.Context, u programme.User) error {
	return s.setCalendar(ctx, u, "", "calendar_end")
}

func (s *Store) setCalendar(ctx context.Context, u programme.User, kept, action string) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		a, err := tx.account(u.ID)
		if err != nil {
			return err
		}
		if err := tx.exec(`UPDATE accounts SET calendar = $1 WHERE id = $2`, kept, u.ID); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SAccount, SubjectID: a.ID, Action: action, Title: a.Login})
	})
}

// CalendarOf lists what is due from the person of a calendar address, in all
// posts that he holds today. An address that ended, or never was, is not found.
func (s *Store) CalendarOf(ctx context.Context, token string) (all []programme.DueDate, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		var account int64
		if err := tx.row("lịch này", `SELECT id FROM accounts WHERE calendar = $1 AND disabled = $2`, []any{tokenHash(token), false}, &account); err != nil {
			return err
		}
		held, err := tx.heldToday(account)
		if err != nil {
			return err
		}
		all = nil
		for _, h := range held {
			u, err := tx.acting(account, h.PostID)
			if err != nil {
				return err
			}
			due, err := tx.dueDates(u)
			if err != nil {
				return err
			}
			all = append(all, due...)
		}
		programme.SortDueDates(all)
		all = slices.CompactFunc(all, func(a, b programme.DueDate) bool { return a.Day == b.Day && a.Key == b.Key })
		return nil
	})
	return all, err
}
