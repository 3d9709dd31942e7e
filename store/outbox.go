package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"khuyencong/programme"
)

const mailColumns = `o.id, o.token, a.name, o.address, o.state, o.tries, o.next_at, o.last_error, o.made_at, o.sent_at,
	n.id, n.account_id, n.kind, n.subject, n.subject_id, n.title, n.text, n.post_title, n.at
	FROM outbox o JOIN notices n ON n.id = o.notice_id JOIN accounts a ON a.id = n.account_id`

func scanMail(scan func(...any) error) (m programme.Mail, err error) {
	var sent sql.NullTime
	n := &m.Notice
	err = scan(&m.ID, &m.Token, &m.Name, &m.Address, &m.State, &m.Tries, &m.Next, &m.LastError, &m.MadeAt, &sent,
		&n.ID, &n.AccountID, &n.Kind, &n.Subject, &n.SubjectID, &n.Title, &n.Text, &n.PostTitle, &n.At)
	m.SentAt = sent.Time
	return m, err
}

func (tx *Tx) mails(query string, args ...any) (all []programme.Mail, err error) {
	err = tx.rows(query, args, func(scan func(...any) error) error {
		m, err := scanMail(scan)
		all = append(all, m)
		return err
	})
	return all, err
}

// mailsAtOnce is how many mails are looked through for letters.
const mailsAtOnce = 4 * programme.MostInLetter

// ClaimLetters takes some letters to send them. Until the lease has run out
// nobody else is given them, on either engine; who took them says of each how
// it went (LetterSent, LetterFailed, LetterUnsent), and if he is gone by then
// they are given out again, as they were. It is the program's own work and asks
// for no user.
func (s *Store) ClaimLetters(ctx context.Context, most int, lease time.Duration) (all []programme.Letter, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := errors.Join(tx.dropOldMail(), tx.dropReadMail()); err != nil {
			return err
		}
		due, err := tx.mails(`SELECT `+mailColumns+` WHERE o.state = $1 AND o.next_at <= $2 ORDER BY o.next_at, o.token, o.id LIMIT $3`,
			programme.MailWaiting, tx.now, mailsAtOnce)
		if err != nil {
			return err
		}
		all = letters(due)
		all = all[:min(len(all), most)]
		for _, l := range all {
			for i := range l.Mails {
				l.Mails[i].Tries++
				err := tx.exec(`UPDATE outbox SET token = $1, tries = $2, next_at = $3 WHERE id = $4`, l.Token, l.Mails[i].Tries, tx.now.Add(lease), l.Mails[i].ID)
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	return all, err
}

// letters puts mails into letters: those that went together before, and what
// is new by person. The last letter of a full list may be cut off in it, so it
// waits for the next one.
func letters(due []programme.Mail) (all []programme.Letter) {
	type to struct {
		token, address string
		account        int64
	}
	open := map[to]int{} // the letter that more mails go into
	for _, m := range due {
		key := to{m.Token, m.Address, m.Notice.AccountID}
		i, ok := open[key]
		if !ok || m.Token == "" && len(all[i].Mails) == programme.MostInLetter {
			token := m.Token
			if token == "" {
				token = newToken()
			}
			i = len(all)
			all, open[key] = append(all, programme.Letter{Token: token}), i
		}
		m.Token = all[i].Token
		all[i].Mails = append(all[i].Mails, m)
	}
	if len(due) == mailsAtOnce && due[len(due)-1].Token != "" {
		all = all[:len(all)-1]
	}
	return all
}

// dropOldMail gives up the mails that no server was there for in days: whoever
// sets up a server gets no letters of months ago.
func (tx *Tx) dropOldMail() error {
	return tx.exec(`UPDATE outbox SET state = $1, last_error = $2 WHERE state = $3 AND tries = 0 AND made_at <= $4`,
		programme.MailFailed, "Không có máy chủ thư trong nhiều ngày; người nhận đã thấy thông báo trong chương trình.", programme.MailWaiting, tx.now.Add(-programme.MailPatience))
}

// dropReadMail leaves out of the letter of the day what its person has read in
// the program meanwhile, what is settled, and what he wants no mail of any more.
func (tx *Tx) dropReadMail() error {
	return tx.exec(`DELETE FROM outbox WHERE daily AND tries = 0 AND state = $1 AND next_at <= $2 AND notice_id IN
		(SELECT n.id FROM notices n JOIN accounts a ON a.id = n.account_id LEFT JOIN mail_choices c ON c.account_id = a.id AND c.kind = n.kind
		WHERE n.read_at IS NOT NULL OR a.disabled OR NOT a.by_mail OR a.email = '' OR c.choice = 'never')`,
		programme.MailWaiting, tx.now)
}

// LetterSent marks a claimed letter as taken by a server.
func (s *Store) LetterSent(ctx context.Context, l programme.Letter) error {
	return s.write(ctx, func(tx *Tx) error {
		return tx.exec(`UPDATE outbox SET state = $1, sent_at = $2, last_error = '' WHERE token = $3`, programme.MailSent, tx.now, l.Token)
	})
}

// LetterUnsent gives a claimed letter back that was not tried.
func (s *Store) LetterUnsent(ctx context.Context, l programme.Letter) error {
	return s.write(ctx, func(tx *Tx) error {
		return tx.exec(`UPDATE outbox SET tries = tries - 1, next_at = $1 WHERE token = $2 AND state = $3`, tx.now, l.Token, programme.MailWaiting)
	})
}

// LetterFailed keeps why a claimed letter was not taken, and when it is tried
// again: not at all where it was refused for good, or tried for days. Then the
// administrators are told, once a day.
func (s *Store) LetterFailed(ctx context.Context, l programme.Letter, why string, forGood bool) error {
	return s.write(ctx, func(tx *Tx) error {
		next, again := l.Mails[0].Again(tx.now)
		if again && !forGood {
			return tx.exec(`UPDATE outbox SET next_at = $1, last_error = $2 WHERE token = $3`, next, why, l.Token)
		}
		if err := tx.exec(`UPDATE outbox SET state = $1, last_error = $2 WHERE token = $3`, programme.MailFailed, why, l.Token); err != nil {
			return err
		}
		return tx.tellAdministrators(programme.FailedMailTelling(programme.DayOf(tx.now)))
	})
}

// tellAdministrators makes a notice for whoever holds an administrator's post.
func (tx *Tx) tellAdministrators(t programme.Telling) error {
	today := programme.DayOf(tx.now)
	var all []listener
	err := tx.rows(`SELECT DISTINCT h.account_id FROM holdings h JOIN posts o ON o.id = h.post_id
		WHERE o.role = $1 AND h.held_from <= $2 AND (h.held_to = 0 OR h.held_to >= $2)`, []any{programme.RoleAdministrator, today}, func(scan func(...any) error) error {
		var who listener
		err := scan(&who.account)
		all = append(all, who)
		return err
	})
	if err != nil {
		return err
	}
	for _, who := range all {
		if err := tx.notice(t, who); err != nil {
			return err
		}
	}
	return nil
}

// Outbox lists the mails of one state, the newest first, at most 200, for who
// looks after the accounts. What they say is not for him: their titles and
// texts are left out.
func (s *Store) Outbox(ctx context.Context, u programme.User, state programme.MailState) (all []programme.Mail, counts map[programme.MailState]int64, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		counts = map[programme.MailState]int64{}
		err := tx.rows(`SELECT state, COUNT(*) FROM outbox GROUP BY state`, nil, func(scan func(...any) error) error {
			var of programme.MailState
			var n int64
			err := scan(&of, &n)
			counts[of] = n
			return err
		})
		if err != nil {
			return err
		}
		all, err = tx.mails(`SELECT `+mailColumns+` WHERE o.state = $1 ORDER BY o.id DESC LIMIT $2`, state, mostNotices)
		for i := range all {
			all[i].Notice.Title, all[i].Notice.Text = "", ""
		}
		return err
	})
	return all, counts, err
}

// SendAgain puts a mail that failed back among those to send, to the address
// that its person has now.
func (s *Store) SendAgain(ctx context.Context, u programme.User, id int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		var account int64
		var login, address string
		err := tx.row("thư này", `SELECT a.id, a.login, a.email FROM outbox o JOIN notices n ON n.id = o.notice_id JOIN accounts a ON a.id = n.account_id
			WHERE o.id = $1 AND o.state = $2`, []any{id, programme.MailFailed}, &account, &login, &address)
		if err != nil {
			return err
		}
		if address == "" {
			return programme.Refuse(programme.Conflict, "", "Tài khoản “%s” không còn địa chỉ thư điện tử. Nhập địa chỉ ở trang tài khoản trước.", login)
		}
		err = tx.exec(`UPDATE outbox SET state = $1, token = '', tries = 0, next_at = $2, made_at = $2, address = $3, daily = $4 WHERE id = $5`,
			programme.MailWaiting, tx.now, address, false, id) // also what is read by now: it was asked for
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SAccount, SubjectID: account, Action: "mail_again", Title: login})
	})
}
