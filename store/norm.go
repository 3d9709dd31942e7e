package store

import (
	"context"

	"khuyencong/programme"
)

const normColumns = `id, content, level, rate, cap, per, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanNorm(scan func(...any) error) (n programme.Norm, err error) {
	err = scan(&n.ID, &n.Content, &n.Level, quantity{&n.Rate}, quantity{&n.Cap}, &n.Per, &n.Source, &n.Clause, &n.From, &n.To,
		&n.ConfirmedBy, &n.ConfirmedOn, &n.Note, &n.Version)
	return n, err
}

// Norms lists all norms by content and the day they came into force.
func (s *Store) Norms(ctx context.Context, u programme.User) (all []programme.Norm, err error) {
	err = s.read(ctx, func(tx *Tx) error { all, err = tx.norms(); return err })
	return all, err
}

func (tx *Tx) norms() ([]programme.Norm, error) {
	return tx.normRows(` ORDER BY content, valid_from, id`)
}

func (tx *Tx) normsOf(content string) ([]programme.Norm, error) {
	return tx.normRows(` WHERE content = $1 ORDER BY valid_from, id`, content)
}

func (tx *Tx) normRows(which string, args ...any) (all []programme.Norm, err error) {
	err = tx.rows(`SELECT `+normColumns+` FROM norms`+which, args, func(scan func(...any) error) error {
		n, err := scanNorm(scan)
		all = append(all, n)
		return err
	})
	return all, err
}

// Norm loads one norm.
func (s *Store) Norm(ctx context.Context, u programme.User, id int64) (n programme.Norm, err error) {
	err = s.read(ctx, func(tx *Tx) error { n, err = tx.norm(id); return err })
	return n, err
}

func (tx *Tx) norm(id int64) (programme.Norm, error) {
	return scanNorm(func(into ...any) error {
		return tx.row("định mức này", `SELECT `+normColumns+` FROM norms WHERE id = $1`, []any{id}, into...)
	})
}

// SaveNorm creates a norm (ID 0) or saves a new version of it.
func (s *Store) SaveNorm(ctx context.Context, u programme.User, n programme.Norm) (programme.Norm, error) {
	saved := n
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveNorm(u, n)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có định mức này (cùng nội dung, nguồn, văn bản, điều khoản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveNorm(u programme.User, n programme.Norm) (programme.Norm, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return n, err
	}
	if err := n.Check(); err != nil {
		return n, err
	}
	var old programme.Norm
	var err error
	if n.ID != 0 {
		if old, err = tx.norm(n.ID); err != nil {
			return n, err
		}
	}
	if n.Confirmed() && n.ConfirmedOn == 0 {
		n.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := n
	saved.Version = n.Version + 1
	args := []any{n.Content, n.Level, null(n.Rate), null(n.Cap), n.Per, n.Source, n.Clause, n.From, n.To, n.ConfirmedBy, n.ConfirmedOn, n.Note, saved.Version}
	if n.ID == 0 {
		err = tx.row("định mức", `INSERT INTO norms (content, level, rate, cap, per, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE norms SET content = $1, level = $2, rate = $3, cap = $4, per = $5, source = $6, clause = $7, valid_from = $8, valid_to = $9,
			confirmed_by = $10, confirmed_on = $11, note = $12, version = $13 WHERE id = $14 AND version = $15`, append(args, n.ID, n.Version)...)
	}
	if err != nil {
		return n, err
	}
	return saved, tx.saved(u, programme.SNorm, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownNorms adds the norms that are known to exist and are not in the list
// yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownNorms(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		have, err := tx.norms()
		if err != nil {
			return err
		}
		taken := map[programme.Norm]bool{}
		key := func(n programme.Norm) programme.Norm {
			return programme.Norm{Content: n.Content, Level: n.Level, Source: n.Source, Clause: n.Clause, From: n.From}
		}
		for _, n := range have {
			taken[key(n)] = true
		}
		for _, n := range programme.KnownNorms() {
			if taken[key(n)] {
				continue
			}
			if _, err := tx.saveNorm(u, n); err != nil {
				return err
			}
			added++
		}
		return nil
	})
	return added, err
}

// decisionDay is the day that decides which norms a project is held against:
// its annual plan's decision where it is known, else the first day of its year.
func (tx *Tx) decisionDay(p programme.Project) (programme.Day, error) {
	var day programme.Day
	err := tx.row("", `SELECT COALESCE(MAX(decision_date), 0) FROM plans WHERE programme_id = $1 AND year = $2 AND level = $3`, []any{p.ProgrammeID, p.Year, p.Level}, &day)
	if day == 0 {
		day = p.PlaceDay()
	}
	return day, err
}

// Ceiling is what the norms say of a project: of what it asks for, and once it
// stands in a plan of what was approved.
func (s *Store) Ceiling(ctx context.Context, u programme.User, p programme.Project) (c programme.Ceiling, err error) {
	err = s.read(ctx, func(tx *Tx) error { c, err = tx.ceiling(p); return err })
	return c, err
}

func (tx *Tx) ceiling(p programme.Project) (c programme.Ceiling, err error) {
	day, err := tx.decisionDay(p)
	if err != nil {
		return c, err
	}
	norms, rules, err := tx.normsFor(p, day)
	if err != nil {
		return c, err
	}
	cost := p.Requested().Total()
	if p.Stage.InPlan() {
		cost = p.Approved().Total()
	}
	c = programme.CeilingFor(norms, p.Content, p.Level, day, cost)
	if note := rules.PriorityNote(day); note != "" && c.Known {
		c.Sentence += " " + note
	}
	return c, nil
}

// normsFor are the norms of the project's content as they apply to it on a
// day: where a confirmed rule raises the caps of priority areas and the place
// is one, they are raised.
func (tx *Tx) normsFor(p programme.Project, day programme.Day) ([]programme.Norm, programme.RuleBook, error) {
	norms, err := tx.normsOf(p.Content)
	if err != nil || len(norms) == 0 {
		return norms, nil, err
	}
	rules, err := tx.rules()
	if err != nil {
		return nil, nil, err
	}
	factor, unknown := rules.On(programme.RulePriority, day)
	if unknown != "" {
		return norms, rules, nil
	}
	book, err := tx.areaBookAt(p.Place, p.Place)
	if err != nil {
		return nil, nil, err
	}
	if why, ok := book.PriorityArea(p, day); ok {
		norms = programme.WithPriority(norms, factor, why)
	}
	return norms, rules, nil
}

// withinNorms refuses support above a confirmed norm.
func (tx *Tx) withinNorms(p programme.Project) error {
	day, err := tx.decisionDay(p)
	if err != nil {
		return err
	}
	norms, _, err := tx.normsFor(p, day)
	if err != nil || len(norms) == 0 {
		return err
	}
	return p.CheckCeiling(norms, day)
}
