package store

import (
	"context"
	"slices"
	"time"

	"khuyencong/programme"
)

// IdleList is the needs and drafts that were touched longest ago, with the
// rule that says from when on they are idle.
type IdleList struct {
	Rule    programme.Rule
	Unknown string // why no draft is called idle; "" where the rule is known
	Since   programme.Day
	Drafts  []programme.IdleDraft // the oldest first
	Late    int
}

// mostIdle is how many drafts a page shows.
const mostIdle = 200

// IdleDrafts lists the needs and drafts that the user sees, those touched
// longest ago first, at most 200.
func (s *Store) IdleDrafts(ctx context.Context, u programme.User) (l IdleList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		l = IdleList{}
		l.Since, l.Rule, l.Unknown = rules.IdleSince(programme.DayOf(tx.now))
		l.Drafts, err = tx.idleDrafts(u, time.Time{}, mostIdle)
		for i, d := range l.Drafts {
			if l.Unknown == "" && programme.DayOf(d.Touched) < l.Since {
				l.Drafts[i].Late = true
				l.Late++
			}
		}
		return err
	})
	return l, err
}

// idleDrafts lists drafts by their last event; before narrows to those last
// touched before a moment, zero does not.
func (tx *Tx) idleDrafts(u programme.User, before time.Time, most int) (all []programme.IdleDraft, err error) {
	var w where
	w.and("p.recorded = ?", false)
	w.in("p.stage", []string{string(programme.Need), string(programme.Draft)})
	if !before.IsZero() {
		w.and("v.at < ?", before)
	}
	w.scope(u)
	w.args = append(w.args, programme.SProject)
	subject := w.mark()
	w.args = append(w.args, most)
	err = tx.rows(`SELECT p.id, p.code, p.title, p.stage, COALESCE(e.id, 0), COALESCE(e.name, ''), v.at, v.user_name`+projectTables+`
		JOIN events v ON v.id = (SELECT MAX(x.id) FROM events x WHERE x.subject = `+subject+` AND x.subject_id = p.id)`+w.sql()+
		` ORDER BY v.at, p.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
		var d programme.IdleDraft
		err := scan(&d.ID, &d.Code, &d.Title, &d.Stage, &d.Establishment.ID, &d.Establishment.Name, &d.Touched, &d.By)
		all = append(all, d)
		return err
	})
	return all, err
}

// remindIdle tells the people of drafts that nobody has touched for longer
// than the confirmed rule says. Without such a rule it tells nobody anything.
func (s *Store) remindIdle(ctx context.Context) error {
	var drafts []programme.IdleDraft
	var rule programme.Rule
	err := s.read(ctx, func(tx *Tx) error {
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		var since programme.Day
		var unknown string
		if since, rule, unknown = rules.IdleSince(programme.DayOf(tx.now)); unknown != "" {
			return nil
		}
		before, _ := since.Moments()
		drafts, err = tx.idleDrafts(programme.LocalUser, before, 1<<30)
		return err
	})
	for some := range slices.Chunk(drafts, remindAtOnce) {
		if err != nil {
			break
		}
		err = s.write(ctx, func(tx *Tx) error {
			for _, d := range some {
				p, err := tx.project(programme.LocalUser, d.ID)
				if err == nil && (p.Stage == programme.Need || p.Stage == programme.Draft) {
					err = tx.tell(p, p.IdleTelling(d.Touched, rule))
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}
