package store

import (
	"context"
	"errors"
	"maps"
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

// MyMailChoices are when the user wants which notices by mail.
func (s *Store) MyMailChoices(ctx context.Context, u programme.User) (m programme.MailChoices, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		m, err = tx.mailChoices(u.ID)
		return err
	})
	return m, err
}

func (tx *Tx) mailChoices(account int64) (m programme.MailChoices, err error) {
	m = programme.MailChoices{}
	err = tx.rows(`SELECT kind, choice FROM mail_choices WHERE account_id = $1`, []any{account}, func(scan func(...any) error) error {
		var kind programme.NoticeKind
		var choice programme.MailChoice
		err := scan(&kind, &choice)
		m[kind] = choice
		return err
	})
	return m, err
}

// SaveMyMail keeps where the user's notices go by mail, and which kinds when.
// Kinds that are not named stay as they are. What waits for the letter of the
// day goes to the new address, or not at all; what was to go at once goes out
// as it was chosen then.
func (s *Store) SaveMyMail(ctx context.Context, u programme.User, email string, byMail bool, choices programme.MailChoices) error {
	return s.saveMail(ctx, u, u.ID, email, byMail, choices)
}

// SaveMail keeps where an account's notices go by mail: the own account's, or
// anybody's for who looks after the accounts.
func (s *Store) SaveMail(ctx context.Context, u programme.User, id int64, email string, byMail bool) error {
	return s.saveMail(ctx, u, id, email, byMail, nil)
}

func (s *Store) saveMail(ctx context.Context, u programme.User, id int64, email string, byMail bool, choices programme.MailChoices) error {
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
		if err := errors.Join(programme.CheckEmail("email", email), choices.Check()); err != nil {
			return err
		}
		before, err := tx.mailChoices(id)
		if err != nil {
			return err
		}
		after := maps.Clone(before)
		maps.Copy(after, choices)
		if err := tx.exec(`UPDATE accounts SET email = $1, by_mail = $2, version = version + 1 WHERE id = $3`, email, byMail, id); err != nil {
			return err
		}
		if err := errors.Join(tx.keepMailChoices(id, choices), tx.redirectDaily(id, email)); err != nil {
			return err
		}
		return tx.saved(u, programme.SAccount, id, 0, old.Login, old.ID, append(old.Fields(), before.Fields()...), append(saved.Fields(), after.Fields()...))
	})
}

func (tx *Tx) keepMailChoices(account int64, choices programme.MailChoices) error {
	for kind, choice := range choices {
		if err := tx.exec(`DELETE FROM mail_choices WHERE account_id = $1 AND kind = $2`, account, kind); err != nil {
			return err
		}
		if choice == programme.MailNow {
			continue
		}
		if err := tx.exec(`INSERT INTO mail_choices (account_id, kind, choice) VALUES ($1, $2, $3)`, account, kind, choice); err != nil {
			return err
		}
	}
	return nil
}

// redirectDaily sends what waits for an account's letter of the day to another
// address.
func (tx *Tx) redirectDaily(account int64, email string) error {
	return tx.exec(`UPDATE outbox SET address = $1 WHERE daily AND tries = 0 AND state = $2 AND notice_id IN (SELECT id FROM notices WHERE account_id = $3)`,
		email, programme.MailWaiting, account)
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
