package store

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"time"

	"khuyencong/programme"
)

// How long a session lasts: at most a working day, and half an hour of nothing.
// A minute of grace spares a write with every page.
const (
	sessionLife = 12 * time.Hour
	sessionIdle = 30 * time.Minute
	sessionStep = time.Minute
)

// After so many wrong passwords a login is locked for a while.
const (
	mostFailures = 5
	lockTime     = 15 * time.Minute
)

// The answers to a sign-in that fails are the same whether the login exists.
var (
	errWrongSignIn = programme.Refuse(programme.Invalid, "", "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt; sau %d lần sai liên tiếp, tên đăng nhập bị khóa %d phút.", mostFailures, int(lockTime.Minutes()))
	errLocked      = programme.Refuse(programme.Invalid, "", "Đã nhập sai %d lần liên tiếp nên tên đăng nhập này bị khóa %d phút. Chờ rồi thử lại, hoặc nhờ người quản trị đặt mật khẩu mới.", mostFailures, int(lockTime.Minutes()))
)

// SignIn checks a password and begins a session; old is the token that the
// browser had, which ends. The new token goes to the browser; only its hash is
// kept.
func (s *Store) SignIn(ctx context.Context, login, password, old string) (token string, err error) {
	token = newToken()
	err = s.withPassword(ctx, login, password, func(tx *Tx, id int64, login string) error {
		return tx.beginSession(id, login, token, old)
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// withPassword runs then in the transaction that found the password right and
// the login not locked. Wrong ones are counted by what was typed as login.
func (s *Store) withPassword(ctx context.Context, login, password string, then func(tx *Tx, id int64, login string) error) error {
	login = programme.Login(login)
	if long := []rune(login); len(long) > 100 {
		login = string(long[:100])
	}
	var id int64
	var kept string
	err := s.read(ctx, func(tx *Tx) (err error) { id, kept, err = tx.password(login); return err })
	if err != nil {
		return err
	}
	right := opensWith(kept, password) // outside of the transaction: it takes long
	var refused error
	err = s.write(ctx, func(tx *Tx) error {
		refused = nil
		failures, err := tx.failures(login)
		if err != nil {
			return err
		}
		_, now, err := tx.password(login) // it may have changed meanwhile
		switch {
		case err != nil:
			return err
		case failures >= mostFailures:
			refused = errLocked
			return nil
		case !right || now != kept:
			refused = errWrongSignIn
			return tx.failed(login, id, failures+1)
		}
		if err := tx.exec(`DELETE FROM sign_in_failures WHERE login = $1`, login); err != nil {
			return err
		}
		return then(tx, id, login)
	})
	if err != nil {
		return err
	}
	return refused
}

// password is an open account's number and kept password; 0 and "" where there
// is none.
func (tx *Tx) password(login string) (id int64, kept string, err error) {
	err = tx.row("", `SELECT COALESCE(MAX(id), 0), COALESCE(MAX(password), '') FROM accounts WHERE login = $1 AND disabled = $2`, []any{login, false}, &id, &kept)
	return id, kept, err
}

func newToken() string {
	var b [32]byte
	rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// failures counts the wrong passwords of a login since its last pause.
func (tx *Tx) failures(login string) (n int, err error) {
	if err := tx.exec(`DELETE FROM sign_in_failures WHERE last_at <= $1`, tx.now.Add(-lockTime)); err != nil {
		return 0, err
	}
	err = tx.row("", `SELECT COALESCE(MAX(failures), 0) FROM sign_in_failures WHERE login = $1`, []any{login}, &n)
	return n, err
}

func (tx *Tx) failed(login string, id int64, failures int) error {
	err := tx.exec(`INSERT INTO sign_in_failures (login, failures, last_at) VALUES ($1, $2, $3)
		ON CONFLICT (login) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at`, login, failures, tx.now)
	if err != nil || id == 0 || failures < mostFailures {
		return err
	}
	return tx.record(programme.User{Name: "Chưa đăng nhập"}, programme.Event{Subject: programme.SAccount, SubjectID: id, Action: "locked", Title: login})
}

// beginSession begins a session in the account's first post of today, and
// forgets the sessions that have run out.
func (tx *Tx) beginSession(id int64, login, token, old string) error {
	err := tx.exec(`DELETE FROM sessions WHERE token = $1 OR created_at <= $2 OR seen_at <= $3`,
		tokenHash(old), tx.now.Add(-sessionLife), tx.now.Add(-sessionIdle))
	if err != nil {
		return err
	}
	err = tx.exec(`INSERT INTO sessions (token, account_id, post_id, created_at, seen_at) VALUES ($1, $2, 0, $3, $3)`, tokenHash(token), id, tx.now)
	if err != nil {
		return err
	}
	u, err := tx.acting(id, 0)
	if err != nil {
		return err
	}
	return tx.record(u, programme.Event{Subject: programme.SAccount, SubjectID: id, Action: "signed_in", Title: login})
}

func tokenHash(token string) string { return hash([]byte(token)) }

// Session is the user of a token, in the post that he acts in; ok is false
// where the session ended or never was.
func (s *Store) Session(ctx context.Context, token string) (u programme.User, ok bool, err error) {
	var stale bool
	err = s.read(ctx, func(tx *Tx) error {
		ok = false
		var account, post int64
		var created, seen time.Time
		err := tx.row("", `SELECT s.account_id, s.post_id, s.created_at, s.seen_at FROM sessions s JOIN accounts a ON a.id = s.account_id
			WHERE s.token = $1 AND a.disabled = $2`, []any{tokenHash(token), false}, &account, &post, &created, &seen)
		if programme.KindOf(err) == programme.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		if tx.now.Sub(created) >= sessionLife || tx.now.Sub(seen) >= sessionIdle {
			return nil
		}
		ok, stale = true, tx.now.Sub(seen) >= sessionStep
		u, err = tx.acting(account, post)
		return err
	})
	if err == nil && ok && stale {
		err = s.write(ctx, func(tx *Tx) error {
			return tx.exec(`UPDATE sessions SET seen_at = $1 WHERE token = $2`, tx.now, tokenHash(token))
		})
	}
	return u, ok && err == nil, err
}

// SignOut ends a session.
func (s *Store) SignOut(ctx context.Context, token string) error {
	return s.write(ctx, func(tx *Tx) error {
		return tx.exec(`DELETE FROM sessions WHERE token = $1`, tokenHash(token))
	})
}

// ActIn makes a session act in another post that its user holds today.
func (s *Store) ActIn(ctx context.Context, u programme.User, token string, post int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		mine, err := tx.heldToday(u.ID)
		if err != nil {
			return err
		}
		for _, h := range mine {
			if h.PostID == post {
				return tx.exec(`UPDATE sessions SET post_id = $1 WHERE token = $2 AND account_id = $3`, post, tokenHash(token), u.ID)
			}
		}
		return programme.Refuse(programme.Invalid, "post", "Hôm nay bạn không giữ chức vụ này. Chọn một chức vụ trong danh sách.")
	})
}

// ChangePassword lets a user choose a new password; all his other sessions end.
// The old password is asked for, and counted like a sign-in when it is wrong.
func (s *Store) ChangePassword(ctx context.Context, u programme.User, token, old, new string) error {
	var a programme.Account
	err := s.read(ctx, func(tx *Tx) (err error) { a, err = tx.account(u.ID); return err })
	if err != nil {
		return err
	}
	if err := programme.CheckPassword("new", programme.Clean(new), a.Login); err != nil {
		return err
	}
	err = s.withPassword(ctx, a.Login, old, func(*Tx, int64, string) error { return nil })
	if programme.KindOf(err) == programme.Invalid {
		return programme.Refuse(programme.Invalid, "old", "Mật khẩu hiện tại không đúng, hoặc đã nhập sai quá nhiều lần. Nhập lại, hoặc nhờ người quản trị đặt mật khẩu mới.")
	}
	if err != nil {
		return err
	}
	return s.setPassword(ctx, u, a, "new", new, tokenHash(token))
}
