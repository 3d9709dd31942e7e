package store

import (
	"context"
	"database/sql"
	"slices"

	"khuyencong/programme"
)

// mostNotices is how many notices a page shows.
const mostNotices = 200

// NoticeList is a person's notices, those not read first, the newest first.
type NoticeList struct {
	Notices []programme.Notice
	Unread  int64
}

// Notices lists the user's own notices, at most 200.
func (s *Store) Notices(ctx context.Context, u programme.User) (l NoticeList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		if l.Unread, err = tx.unread(u); err != nil {
			return err
		}
		l.Notices = nil
		return tx.rows(`SELECT `+noticeColumns+` FROM notices n WHERE n.account_id = $1
			ORDER BY CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END, n.id DESC LIMIT $2`, []any{u.ID, mostNotices}, func(scan func(...any) error) error {
			n, err := scanNotice(scan)
			l.Notices = append(l.Notices, n)
			return err
		})
	})
	return l, err
}

// Unread counts the user's notices that he has not read.
func (s *Store) Unread(ctx context.Context, u programme.User) (n int64, err error) {
	err = s.read(ctx, func(tx *Tx) error { n, err = tx.unread(u); return err })
	return n, err
}

func (tx *Tx) unread(u programme.User) (n int64, err error) {
	err = tx.row("", `SELECT COUNT(*) FROM notices WHERE account_id = $1 AND read_at IS NULL`, []any{u.ID}, &n)
	return n, err
}

const noticeColumns = `n.id, n.account_id, n.kind, n.subject, n.subject_id, n.title, n.text, n.post_title, n.at, n.read_at`

func scanNotice(scan func(...any) error) (n programme.Notice, err error) {
	var read sql.NullTime
	err = scan(&n.ID, &n.AccountID, &n.Kind, &n.Subject, &n.SubjectID, &n.Title, &n.Text, &n.PostTitle, &n.At, &read)
	n.ReadAt = read.Time
	return n, err
}

// ReadNotice marks one of the user's notices as read and gives it.
func (s *Store) ReadNotice(ctx context.Context, u programme.User, id int64) (n programme.Notice, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		n, err = scanNotice(func(into ...any) error {
			return tx.row("thông báo này", `SELECT `+noticeColumns+` FROM notices n WHERE n.id = $1 AND n.account_id = $2`, []any{id, u.ID}, into...)
		})
		if err != nil || !n.ReadAt.IsZero() {
			return err
		}
		return tx.exec(`UPDATE notices SET read_at = $1 WHERE id = $2`, tx.now, id)
	})
	return n, err
}

// ReadNotices marks all of the user's notices as read, up to the newest that he
// has seen: one that came meanwhile stays unread.
func (s *Store) ReadNotices(ctx context.Context, u programme.User, newest int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		return tx.exec(`UPDATE notices SET read_at = $1 WHERE account_id = $2 AND id <= $3 AND read_at IS NULL`, tx.now, u.ID, newest)
	})
}

// tell makes the notices of what is to be told about a project, and their
// mails, in the transaction that made it so. Each account hears a thing once.
func (tx *Tx) tell(p programme.Project, all ...programme.Telling) error {
	for _, t := range all {
		t, err := tx.worded(t)
		if err != nil {
			return err
		}
		people, err := tx.audience(p, t)
		if err != nil {
			return err
		}
		for _, who := range people {
			if err := tx.notice(t, who); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellMoved tells of a move. What was told of the work before it is settled by
// it, whoever did it: those notices wait for nobody any more.
func (tx *Tx) tellMoved(p programme.Project, m programme.Moved) error {
	if err := tx.settle(p.ID, p.Settled()); err != nil {
		return err
	}
	return tx.tell(p, p.Tellings(m)...)
}

// settle marks what was told of a project's work as read, by how the keys begin.
func (tx *Tx) settle(project int64, keys []string) error {
	for _, key := range keys {
		err := tx.exec(`UPDATE notices SET read_at = $1 WHERE subject = $2 AND subject_id = $3 AND read_at IS NULL AND made_key LIKE $4`,
			tx.now, programme.SProject, project, key+"%")
		if err != nil {
			return err
		}
	}
	return nil
}

// listener is somebody who is told a thing, and in which post.
type listener struct {
	account   int64
	address   string // "" for no mail
	daily     bool   // the mail waits for the letter of the day
	postTitle string
}

// notice writes one notice and its mail, unless the account has it already.
func (tx *Tx) notice(t programme.Telling, who listener) error {
	var id int64
	err := tx.row("", `INSERT INTO notices (account_id, made_key, kind, subject, subject_id, title, text, post_title, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (account_id, made_key) DO NOTHING RETURNING id`,
		[]any{who.account, t.Key, t.Kind, t.Subject, t.SubjectID, t.Title, t.Text, who.postTitle, tx.now}, &id)
	if programme.KindOf(err) == programme.NotFound {
		return nil
	}
	if err != nil || who.address == "" || t.Kind == programme.NoticeMail {
		return err
	}
	next := tx.now
	if who.daily {
		next = programme.NextDaily(tx.now)
	}
	return tx.exec(`INSERT INTO outbox (notice_id, token, address, state, tries, next_at, last_error, made_at, daily) VALUES ($1, '', $2, $3, 0, $4, '', $5, $6)`,
		id, who.address, programme.MailWaiting, next, tx.now, who.daily)
}

// audience finds who is told: the people who today hold, or stand in for, a
// post that is concerned and sees the project; each once, by his own post
// before one where he stands in.
func (tx *Tx) audience(p programme.Project, t programme.Telling) (all []listener, err error) {
	around, err := tx.around(p.Place.Code)
	if err != nil {
		return nil, err
	}
	today := programme.DayOf(tx.now)
	w := where{conditions: []string{"NOT a.disabled"}}
	w.and("h.held_from <= ?", today)
	w.and("(h.held_to = 0 OR h.held_to >= ?)", today)
	w.and("o.valid_from <= ?", today)
	w.and("(o.valid_to = 0 OR o.valid_to >= ?)", today)
	w.and("a.id <> ?", t.Not)
	if !w.concerned(p, t, today) {
		return nil, nil
	}
	seen := map[int64]bool{}
	w.args = append(w.args, t.Kind)
	err = tx.rows(`SELECT a.id, CASE WHEN a.by_mail AND COALESCE(c.choice, '') <> 'never' THEN a.email ELSE '' END, COALESCE(c.choice, '') = 'daily', `+postOf+`
		FROM holdings h JOIN posts o ON o.id = h.post_id JOIN accounts a ON a.id = h.account_id
		LEFT JOIN mail_choices c ON c.account_id = a.id AND c.kind = `+w.mark()+w.sql()+` ORDER BY h.standing_in, a.id, o.id`,
		w.args, func(scan func(...any) error) error {
			var who listener
			post, err := scanPost(func(into ...any) error {
				return scan(append([]any{&who.account, &who.address, &who.daily}, into...)...)
			})
			if err != nil || seen[who.account] || !sees(post, p, around) || t.Internal && !slices.Contains(post.Role.Rights(), programme.ReadInternal) {
				return err
			}
			who.postTitle = post.Title
			seen[who.account], all = true, append(all, who)
			return nil
		})
	return all, err
}

// postOf is postColumns of a post called o.
const postOf = `o.id, o.title, o.role, o.places, o.level, o.contents, COALESCE(o.establishment_id, 0), o.valid_from, o.valid_to, o.version, o.updated_at`

// concerned narrows to the posts that a thing is told to; false for none.
func (w *where) concerned(p programme.Project, t programme.Telling, today programme.Day) bool {
	var either where
	either.args = w.args
	if len(t.Roles) > 0 {
		either.inRoles(p, t.Roles, today)
	}
	for _, post := range t.Posts {
		either.and("o.id = ?", post)
	}
	if t.Applicant {
		if p.Establishment.ID != 0 {
			either.and("o.establishment_id = ?", p.Establishment.ID)
		}
		either.and("o.id IN (SELECT post_id FROM project_moves WHERE project_id = ? AND move IN ('submit', 'resubmit'))", p.ID)
	}
	if t.Talking {
		either.and("o.id IN (SELECT post_id FROM messages WHERE project_id = ?)", p.ID)
	}
	w.args = either.args
	w.conditions = append(w.conditions, either.any())
	return len(either.conditions) > 0
}

// sees tells whether a post sees a project: the rule of the user who would act
// in it, with the units of its scope that hold the project's place.
func sees(post programme.Post, p programme.Project, around []string) bool {
	scope := post.Scope
	for _, code := range scope.Places {
		if slices.Contains(around, code) {
			scope.Places = []string{p.Place.Code}
			break
		}
	}
	return programme.User{ID: 1, Role: post.Role, Scope: scope}.SeesProject(p)
}

// around lists a unit and all that it lies in.
func (tx *Tx) around(code string) (all []string, err error) {
	err = tx.rows(`WITH RECURSIVE around (code) AS (
		SELECT CAST($1 AS TEXT) UNION SELECT p.parent_code FROM places p JOIN around a ON a.code = p.code WHERE p.parent_code <> '')
		SELECT code FROM around`, []any{code}, func(scan func(...any) error) error {
		var one string
		err := scan(&one)
		all = append(all, one)
		return err
	})
	return all, err
}
