package store

import (
	"context"
	"errors"
	"strings"

	"khuyencong/programme"
)

const accountColumns = `id, login, name, email, by_mail, calendar <> '', disabled, created_at, version`

func scanAccount(scan func(...any) error) (a programme.Account, err error) {
	err = scan(&a.ID, &a.Login, &a.Name, &a.Email, &a.ByMail, &a.Calendar, &a.Disabled, &a.At, &a.Version)
	return a, err
}

// HasAccounts tells whether people sign in. Without accounts the program
// serves its own machine, and everybody there may everything.
func (s *Store) HasAccounts(ctx context.Context) (has bool, err error) {
	err = s.read(ctx, func(tx *Tx) error { has, err = tx.hasAccounts(); return err })
	return has, err
}

func (tx *Tx) hasAccounts() (bool, error) {
	var n int
	err := tx.row("tài khoản", `SELECT COUNT(*) FROM (SELECT id FROM accounts LIMIT 1) one`, nil, &n)
	return n > 0, err
}

// Accounts lists all accounts by login, with the posts that they hold today or
// will hold.
func (s *Store) Accounts(ctx context.Context, u programme.User) (all []programme.Account, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		err := tx.rows(`SELECT `+accountColumns+` FROM accounts ORDER BY login`, nil, func(scan func(...any) error) error {
			a, err := scanAccount(scan)
			all = append(all, a)
			return err
		})
		if err != nil {
			return err
		}
		var w where
		w.and("h.held_to = 0 OR h.held_to >= ?", programme.DayOf(tx.now))
		open, err := tx.holdings(w)
		for i := range all {
			for _, h := range open {
				if h.UserID == all[i].ID {
					all[i].Posts = append(all[i].Posts, h)
				}
			}
		}
		return err
	})
	return all, err
}

// Account loads one account.
func (s *Store) Account(ctx context.Context, u programme.User, id int64) (a programme.Account, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		a, err = tx.account(id)
		return err
	})
	return a, err
}

func (tx *Tx) account(id int64) (programme.Account, error) {
	return scanAccount(func(into ...any) error {
		return tx.row("tài khoản này", `SELECT `+accountColumns+` FROM accounts WHERE id = $1`, []any{id}, into...)
	})
}

// CreateAccount makes an account and, where first is not nil, a post that it
// holds from today. The first account of all must be an administrator's.
func (s *Store) CreateAccount(ctx context.Context, u programme.User, a programme.Account, password string, first *programme.Post) (programme.Account, error) {
	a.Login = programme.Login(a.Login)
	if err := errors.Join(u.Require(programme.ManageAccounts), a.Check(), programme.CheckPassword("password", programme.Clean(password), a.Login)); err != nil {
		return a, err
	}
	kept := sealPassword(password)
	saved := a
	err := s.write(ctx, func(tx *Tx) error {
		saved = a
		has, err := tx.hasAccounts()
		if err != nil {
			return err
		}
		if !has && (first == nil || first.Role != programme.RoleAdministrator) {
			return programme.Refuse(programme.Invalid, "role", "Tài khoản đầu tiên phải là của người quản trị hệ thống, vì từ đó mọi người phải đăng nhập. Chọn vai trò “%s”.", programme.RoleAdministrator.Label())
		}
		saved.Version, saved.At, saved.ByMail = 1, tx.now, true
		err = tx.row("tài khoản", `INSERT INTO accounts (id, login, name, password, disabled, created_at, version, email)
			SELECT COALESCE(MAX(id), 1) + 1, $1, $2, $3, $4, $5, $6, $7 FROM accounts RETURNING id`,
			[]any{a.Login, a.Name, kept, false, tx.now, saved.Version, a.Email}, &saved.ID)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "login", "Đã có tài khoản “%s”. Chọn tên đăng nhập khác.", a.Login)
		}
		if err != nil {
			return err
		}
		if err := tx.saved(u, programme.SAccount, saved.ID, 0, saved.Login, 0, nil, saved.Fields()); err != nil || first == nil {
			return err
		}
		post := *first
		if post.From == 0 {
			post.From = programme.DayOf(tx.now)
		}
		if post, err = tx.savePost(u, post); err != nil {
			return err
		}
		return tx.give(u, post, programme.Holding{UserID: saved.ID, From: programme.DayOf(tx.now)})
	})
	return saved, err
}

// ResetPassword gives an account a new password and ends its sessions.
func (s *Store) ResetPassword(ctx context.Context, u programme.User, id int64, password string) error {
	if err := u.Require(programme.ManageAccounts); err != nil {
		return err
	}
	a, err := s.Account(ctx, u, id)
	if err != nil {
		return err
	}
	return s.setPassword(ctx, u, a, "password", password, "")
}

// setPassword keeps a new password, ends the sessions but the one to keep, and
// lifts a lock.
func (s *Store) setPassword(ctx context.Context, u programme.User, a programme.Account, field, password, keep string) error {
	if err := programme.CheckPassword(field, programme.Clean(password), a.Login); err != nil {
		return err
	}
	kept := sealPassword(password)
	return s.write(ctx, func(tx *Tx) error {
		if err := tx.exec(`UPDATE accounts SET password = $1, version = version + 1 WHERE id = $2`, kept, a.ID); err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM sessions WHERE account_id = $1 AND token <> $2`, a.ID, keep); err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM sign_in_failures WHERE login = $1`, a.Login); err != nil {
			return err
		}
		if err := tx.noSample(a.ID); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SAccount, SubjectID: a.ID, Action: "password", Title: a.Login})
	})
}

// DisableAccount closes an account that holds no post any more, and ends its
// sessions. What it did stays under its name.
func (s *Store) DisableAccount(ctx context.Context, u programme.User, id int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		a, err := tx.account(id)
		if err != nil {
			return err
		}
		if a.Disabled {
			return programme.Refuse(programme.Conflict, "", "Tài khoản “%s” đã được đóng trước đó.", a.Login)
		}
		var w where
		w.and("h.account_id = ?", id)
		w.and("(h.held_to = 0 OR h.held_to >= ?)", programme.DayOf(tx.now))
		open, err := tx.holdings(w)
		if err != nil {
			return err
		}
		if len(open) > 0 {
			var posts []string
			for _, h := range open {
				posts = append(posts, "“"+h.PostTitle+"”")
			}
			return programme.Refuse(programme.Conflict, "", "%s còn giữ chức vụ %s. Mở mục Chức vụ, bàn giao hoặc kết thúc các chức vụ đó trước, rồi đóng tài khoản.", a.Name, strings.Join(posts, ", "))
		}
		if err := tx.exec(`UPDATE accounts SET disabled = $1, version = version + 1 WHERE id = $2`, true, id); err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM sessions WHERE account_id = $1`, id); err != nil {
			return err
		}
		if err := tx.noSample(id); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SAccount, SubjectID: id, Action: "disabled", Title: a.Login})
	})
}
