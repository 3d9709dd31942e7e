package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"khuyencong/programme"
)

// SecondPerson tells how a dossier stands with its second person.
func (s *Store) SecondPerson(ctx context.Context, u programme.User, project int64) (second programme.SecondPerson, p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if p, err = tx.project(u, project); err != nil {
			return err
		}
		second, err = tx.secondPerson(p)
		return err
	})
	return second, p, err
}

// ConfirmDossier confirms a dossier as the user saw it: digest is that of the
// page, so that nobody confirms what was changed behind him.
func (s *Store) ConfirmDossier(ctx context.Context, u programme.User, project int64, digest string) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditDrafts); err != nil {
			return err
		}
		p, err := tx.project(u, project)
		if err != nil {
			return err
		}
		second, err := tx.secondPerson(p)
		if err != nil {
			return err
		}
		if err := second.MayConfirm(p, u); err != nil {
			return err
		}
		if digest != second.Digest {
			return programme.Refuse(programme.Conflict, "", "Hồ sơ đã sửa sau khi bạn mở trang. Đọc lại nội dung dưới đây rồi xác nhận lần nữa.")
		}
		if err := tx.exec(`INSERT INTO dossier_confirmations (project_id, digest, user_id, user_name, post_title, at) VALUES ($1, $2, $3, $4, $5, $6)`,
			p.ID, digest, u.ID, u.Name, u.PostTitle, tx.now); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "second_confirmed", Title: p.Code + " – " + p.Title,
			Note: "Đã đọc và xác nhận hồ sơ do " + second.Names() + " ghi thay cơ sở."})
	})
}

// secondPerson gathers how a dossier stands with its second person; the zero
// value where no confirmed rule asks for one.
func (tx *Tx) secondPerson(p programme.Project) (second programme.SecondPerson, err error) {
	if p.Recorded || !p.Stage.Writable() {
		return second, nil
	}
	rules, err := tx.rules()
	if err != nil {
		return second, err
	}
	today := programme.DayOf(tx.now)
	rule, unknown := rules.On(programme.RuleSecondPerson, today)
	if unknown != "" || rule.Value == 0 {
		return second, nil
	}
	second.Rule = rule
	if second.Writers, err = tx.writersFor(p); err != nil || len(second.Writers) == 0 {
		return second, err
	}
	holders := int64(0)
	if err := tx.row("", `SELECT COUNT(*) FROM posts t JOIN holdings h ON h.post_id = t.id JOIN accounts a ON a.id = h.account_id
		WHERE t.establishment_id = $1 AND NOT a.disabled AND h.held_from <= $2 AND (h.held_to = 0 OR h.held_to >= $2) AND t.valid_from <= $2 AND (t.valid_to = 0 OR t.valid_to >= $2)`,
		[]any{p.Establishment.ID, today}, &holders); err != nil {
		return second, err
	}
	second.OwnAccount = holders > 0
	if second.Digest, err = tx.dossierDigest(p); err != nil {
		return second, err
	}
	err = tx.rows(`SELECT digest, user_id, user_name, post_title, at FROM dossier_confirmations WHERE project_id = $1 ORDER BY id`, []any{p.ID}, func(scan func(...any) error) error {
		var c programme.DossierConfirm
		var e programme.Event
		err := scan(&c.Digest, &c.UserID, &e.UserName, &e.PostTitle, &c.At)
		c.Who = e.Who()
		second.Last = c
		return err
	})
	return second, err
}

// writersFor are the accounts that wrote a dossier since it was last submitted,
// without those that have ever held a post of the establishment itself.
func (tx *Tx) writersFor(p programme.Project) (all []programme.Writer, err error) {
	err = tx.rows(`SELECT e.user_id, MAX(e.user_name), e.post_title FROM events e
		WHERE e.subject = $1 AND e.subject_id = $2 AND e.action IN ('created', 'changed', 'paper_added', 'paper_dropped', 'replied')
		AND e.at > COALESCE((SELECT MAX(m.at) FROM project_moves m WHERE m.project_id = $2 AND m.move IN ('submit', 'resubmit')), '1970-01-01 00:00:00')
		AND NOT EXISTS (SELECT 1 FROM holdings h JOIN posts t ON t.id = h.post_id WHERE h.account_id = e.user_id AND t.establishment_id = $3)
		GROUP BY e.user_id, e.post_title ORDER BY e.user_id, e.post_title`, []any{programme.SProject, p.ID, p.Establishment.ID}, func(scan func(...any) error) error {
		var w programme.Writer
		err := scan(&w.ID, &w.Name, &w.Post)
		all = append(all, w)
		return err
	})
	return all, err
}

// dossierDigest names what would be submitted now.
func (tx *Tx) dossierDigest(p programme.Project) (string, error) {
	fields, err := tx.dossierFields(p)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(fields)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), err
}
