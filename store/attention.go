package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/programme"
)

// Changes is what others did to the projects that a person sees, since he last
// said that he had seen it.
type Changes struct {
	Since    time.Time // zero: he never has, so it is what happened in the last week
	To       int64     // the newest event that is in it: what Seen is told
	Projects []ChangedProject
	More     int // projects beyond those listed
}

// ChangedProject is one project with what happened to it, the newest first.
type ChangedProject struct {
	Project programme.Project // its number, code, title, level and stage
	Events  []programme.Event
}

const (
	changedMost = 8                  // projects that a home page names
	changedBack = 7 * 24 * time.Hour // for who never said that he had seen anything
	eventWindow = 3000               // newest events that are looked through for the whole province
)

// Changed loads what others changed since the user last had seen it. Loading
// marks nothing: Seen does.
func (s *Store) Changed(ctx context.Context, u programme.User) (c Changes, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		c = Changes{}
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		seen, at, err := tx.attention(u)
		if err != nil {
			return err
		}
		c.Since = at
		err = tx.changes(u, seen, &c)
		if c.More = max(0, len(c.Projects)-changedMost); c.More > 0 {
			c.Projects = c.Projects[:changedMost]
		}
		return err
	})
	return c, err
}

func (tx *Tx) attention(u programme.User) (seen int64, at time.Time, err error) {
	var moment sql.NullTime
	err = tx.rows(`SELECT seen_to, seen_at FROM attention WHERE account_id = $1`, []any{u.ID}, func(scan func(...any) error) error {
		return scan(&seen, &moment)
	})
	return seen, moment.Time, err
}

// changes reads the events after one. Who sees the whole province, or one fund
// or content of it, sees most events: they are read from the newest back. Who
// sees few projects has them read project by project.
func (tx *Tx) changes(u programme.User, seen int64, c *Changes) error {
	few := u.Scope.EstablishmentID != 0 || len(u.Scope.Places) > 0
	after := tx.now.Add(-changedBack)
	if !c.Since.IsZero() {
		after = time.Time{}
	}
	within, args := scoped(u, programme.SProject, seen, u.ID)
	from := `(SELECT * FROM events WHERE id > $2 ORDER BY id DESC LIMIT ` + strconv.Itoa(eventWindow) + `) e JOIN projects p ON p.id = e.subject_id`
	if few {
		from = `projects p CROSS JOIN events e`
		within = ` AND e.subject_id = p.id AND e.id > $2` + within
	}
	changes := `'[]'` // of a value each: for the rule of what who applies sees
	if !u.May(programme.ReadInternal) {
		changes = "e.changes"
	}
	return tx.rows(`SELECT e.id, e.subject_id, e.action, e.user_name, e.post_title, e.at, e.note, `+changes+`, p.code, p.title, p.level, p.stage, p.recorded
		FROM `+from+` WHERE e.subject = $1 AND e.user_id <> $3`+within+` ORDER BY e.id DESC LIMIT 1000`, args, func(scan func(...any) error) error {
		e, p, values := programme.Event{Subject: programme.SProject}, programme.Project{}, ""
		if err := scan(&e.ID, &e.SubjectID, &e.Action, &e.UserName, &e.PostTitle, &e.At, &e.Note, &values, &p.Code, &p.Title, &p.Level, &p.Stage, &p.Recorded); err != nil {
			return err
		}
		c.To, p.ID = max(c.To, e.ID), e.SubjectID
		if e.At.Before(after) {
			return nil
		}
		if !u.May(programme.ReadInternal) {
			if err := json.Unmarshal([]byte(values), &e.Changes); err != nil {
				return err
			}
			seen := newsFor(u, e)
			if len(seen) == 0 {
				return nil
			}
			e = seen[0]
		}
		i := slices.IndexFunc(c.Projects, func(k ChangedProject) bool { return k.Project.ID == p.ID })
		if i < 0 {
			i = len(c.Projects)
			c.Projects = append(c.Projects, ChangedProject{Project: p})
		}
		c.Projects[i].Events = append(c.Projects[i].Events, e)
		return nil
	})
}

// newsFor is an event as who applies is told of it: of a move only what was
// done, since the reason may be the offices' own; its page tells the others.
func newsFor(u programme.User, e programme.Event) []programme.Event {
	if e.Action == "moved" {
		e.Note, _, _ = strings.Cut(e.Note, ": ")
		return []programme.Event{e}
	}
	return programme.EventsFor(u, []programme.Event{e})
}

// Seen marks that the user has seen what changed up to an event. What happened
// later stays to be seen, and an older page does not take anything back.
func (s *Store) Seen(ctx context.Context, u programme.User, to int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil || u.Role == programme.RoleLocal || to <= 0 {
			return err
		}
		var newest int64
		if err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM events`, nil, &newest); err != nil {
			return err
		}
		return tx.exec(`INSERT INTO attention (account_id, seen_to, seen_at) VALUES ($1, $2, $3)
			ON CONFLICT (account_id) DO UPDATE SET seen_to = excluded.seen_to, seen_at = excluded.seen_at WHERE attention.seen_to < excluded.seen_to`,
			u.ID, min(to, newest), tx.now)
	})
}
