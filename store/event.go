package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

// record adds a line of history to the transaction that made the change.
func (tx *Tx) record(u programme.User, e programme.Event) error {
	changes, err := json.Marshal(e.Changes)
	if err != nil {
		return err
	}
	return tx.exec(`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, at, changes, note)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		e.Subject, e.SubjectID, e.ProgrammeID, e.Action, e.Title, u.ID, u.Name, tx.now, string(changes), e.Note)
}

const eventColumns = `id, subject, subject_id, programme_id, action, title, user_name, at, changes, note`

func scanEvent(scan func(...any) error) (e programme.Event, err error) {
	var changes string
	if err := scan(&e.ID, &e.Subject, &e.SubjectID, &e.ProgrammeID, &e.Action, &e.Title, &e.UserName, &e.At, &changes, &e.Note); err != nil {
		return e, err
	}
	return e, json.Unmarshal([]byte(changes), &e.Changes)
}

// History lists the newest events of a record first, at most 200.
func (s *Store) History(ctx context.Context, u programme.User, of programme.Subject, id int64) (all []programme.Event, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all, err = tx.events(`SELECT `+eventColumns+` FROM events WHERE subject = $1 AND subject_id = $2 ORDER BY id DESC LIMIT 200`, of, id)
		return err
	})
	return all, err
}

func (tx *Tx) events(query string, args ...any) (all []programme.Event, err error) {
	err = tx.rows(query, args, func(scan func(...any) error) error {
		e, err := scanEvent(scan)
		all = append(all, e)
		return err
	})
	return all, err
}
