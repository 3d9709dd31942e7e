package store

import (
	"context"

	"khuyencong/programme"
)

// mostMessages is how many messages a page shows; older ones are on the next.
const mostMessages = 100

// Conversation (trao đổi) is a stretch of what was said on a project: on both
// sides, or among the offices.
type Conversation struct {
	Messages []programme.Message // oldest first
	Older    int64               // how many come before them
	Total    int64
	Unread   int64 // written by others since the user marked the last as read
	ReadTo   int64 // the newest that he marked as read
}

const messageColumns = `id, project_id, internal, field, label, text, form_key, at, user_id, user_name, post_id, post_title, role`

func scanMessage(scan func(...any) error) (m programme.Message, err error) {
	err = scan(&m.ID, &m.ProjectID, &m.Internal, &m.Field, &m.Label, &m.Text, &m.Key, &m.At, &m.UserID, &m.UserName, &m.PostID, &m.PostTitle, &m.Role)
	return m, err
}

// Messages lists what was said on a project: the newest before a message
// (0: the newest of all), at most 100. Internal notes are for who sees them.
func (s *Store) Messages(ctx context.Context, u programme.User, project int64, internal bool, before int64) (c Conversation, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		if internal {
			if err := u.Require(programme.ReadInternal); err != nil {
				return err
			}
		}
		c, err = tx.messages(u, project, internal, before, mostMessages)
		return err
	})
	return c, err
}

// Talk is what a project's page says of its conversation: the last of each
// kind, and how many there are.
type Talk struct{ Said, Notes Conversation }

// Talk loads the last messages of a project, at most most of each kind. Who
// does not see internal notes gets none, and no number of them.
func (s *Store) Talk(ctx context.Context, u programme.User, project int64, most int) (t Talk, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		if t.Said, err = tx.messages(u, project, false, 0, most); err != nil || !u.May(programme.ReadInternal) {
			return err
		}
		t.Notes, err = tx.messages(u, project, true, 0, most)
		return err
	})
	return t, err
}

func (tx *Tx) messages(u programme.User, project int64, internal bool, before int64, most int) (c Conversation, err error) {
	err = tx.row("", `SELECT COALESCE(MAX(message_id), 0) FROM message_reads WHERE project_id = $1 AND account_id = $2 AND internal = $3`, []any{project, u.ID, internal}, &c.ReadTo)
	if err != nil {
		return c, err
	}
	err = tx.row("", `SELECT COUNT(*), COUNT(*) FILTER (WHERE id > $3 AND user_id <> $4), COUNT(*) FILTER (WHERE $5 = 0 OR id < $5) FROM messages WHERE project_id = $1 AND internal = $2`,
		[]any{project, internal, c.ReadTo, u.ID, before}, &c.Total, &c.Unread, &c.Older)
	if err != nil || c.Total == 0 {
		return c, err
	}
	err = tx.rows(`SELECT * FROM (SELECT `+messageColumns+` FROM messages WHERE project_id = $1 AND internal = $2 AND ($3 = 0 OR id < $3) ORDER BY id DESC LIMIT $4) last ORDER BY id`,
		[]any{project, internal, before, most}, func(scan func(...any) error) error {
			m, err := scanMessage(scan)
			c.Messages = append(c.Messages, m)
			return err
		})
	c.Older -= int64(len(c.Messages))
	return c, err
}

// MessageParts lists what a message on a project may be about.
func (s *Store) MessageParts(ctx context.Context, u programme.User, p programme.Project) (all []programme.Part, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if p, err = tx.projectAt(u, p.ID, 0); err != nil {
			return err
		}
		all, err = tx.messageParts(p)
		return err
	})
	return all, err
}

func (tx *Tx) messageParts(p programme.Project) ([]programme.Part, error) {
	papers, err := tx.papers(p)
	return p.Parts(papers), err
}

// Say adds a message, tells whom it concerns, and marks as read what came
// before it: who answers has read. The same words from the same form are one
// message, however often it is sent; it is handed back as it was first saved.
func (s *Store) Say(ctx context.Context, u programme.User, m programme.Message) (saved programme.Message, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		saved = m
		if err := u.RequireMessage(m.Internal); err != nil {
			return err
		}
		p, err := tx.projectAt(u, m.ProjectID, 0)
		if err != nil {
			return err
		}
		parts, err := tx.messageParts(p)
		if err != nil {
			return err
		}
		if err := saved.Write(u, parts, tx.now); err != nil {
			return err
		}
		if first, said, err := tx.saidBefore(saved); said || err != nil {
			saved = first
			return err
		}
		err = tx.row("tin này", `INSERT INTO messages (project_id, internal, field, label, text, form_key, at, user_id, user_name, post_id, post_title, role)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
			[]any{saved.ProjectID, saved.Internal, saved.Field, saved.Label, saved.Text, saved.Key, saved.At, saved.UserID, saved.UserName, saved.PostID, saved.PostTitle, saved.Role}, &saved.ID)
		if err != nil {
			return err
		}
		if err := tx.readMessages(u, p.ID, saved.Internal, saved.ID); err != nil {
			return err
		}
		if err := tx.tell(p, saved.Telling(p)); err != nil {
			return err
		}
		action := "said"
		if saved.Internal {
			action = "noted"
		}
		return tx.record(u, programme.Event{Subject: programme.SMessage, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Code + " – " + p.Title})
	})
	return saved, err
}

// saidBefore finds the message that the same form has made already.
func (tx *Tx) saidBefore(m programme.Message) (first programme.Message, said bool, err error) {
	if m.Key == "" {
		return first, false, nil
	}
	first, err = scanMessage(func(into ...any) error {
		return tx.row("", `SELECT `+messageColumns+` FROM messages WHERE project_id = $1 AND internal = $2 AND user_id = $3 AND form_key = $4 AND field = $5 AND text = $6 ORDER BY id LIMIT 1`,
			[]any{m.ProjectID, m.Internal, m.UserID, m.Key, m.Field, m.Text}, into...)
	})
	if programme.KindOf(err) == programme.NotFound {
		return first, false, nil
	}
	return first, err == nil, err
}

// ReadMessages marks the messages of a project as read by the user, up to the
// newest that he has seen, and with them the notices of those messages.
func (s *Store) ReadMessages(ctx context.Context, u programme.User, project int64, internal bool, newest int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		if internal {
			if err := u.Require(programme.ReadInternal); err != nil {
				return err
			}
		}
		return tx.readMessages(u, project, internal, newest)
	})
}

func (tx *Tx) readMessages(u programme.User, project int64, internal bool, newest int64) error {
	var last int64 // of this project: a made-up number marks nothing that is yet to be said
	err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM messages WHERE project_id = $1 AND internal = $2 AND id <= $3`, []any{project, internal, newest}, &last)
	if err != nil || last == 0 {
		return err
	}
	err = tx.exec(`INSERT INTO message_reads (project_id, account_id, internal, message_id) VALUES ($1, $2, $3, $4)
		ON CONFLICT (project_id, account_id, internal) DO UPDATE SET message_id = excluded.message_id WHERE message_reads.message_id < excluded.message_id`, project, u.ID, internal, last)
	if err != nil {
		return err
	}
	kind := programme.Message{Internal: internal}.Notice()
	return tx.exec(`UPDATE notices SET read_at = $1 WHERE account_id = $2 AND read_at IS NULL AND kind = $3 AND made_key IN
		(SELECT $4 || CAST(id AS TEXT) FROM messages WHERE project_id = $5 AND internal = $6 AND id <= $7)`,
		tx.now, u.ID, kind, string(kind)+":", project, internal, last)
}
