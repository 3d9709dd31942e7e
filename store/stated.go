package store

import (
	"context"

	"khuyencong/programme"
)

const statedColumns = `id, programme_id, period, kind, level, content, measure, unit, value, step, qualifier, scope, detail, source, locator, quote, note, version`

func scanStated(scan func(...any) error) (f programme.StatedFigure, err error) {
	var period string
	g := &f.Figure
	err = scan(&f.ID, &f.ProgrammeID, &period, &g.Kind, &g.Level, &g.Content, &g.Measure, &g.Unit, &g.Value, &g.Step, &g.Qualifier,
		&g.Scope, &g.Detail, &f.Source, &f.Locator, &f.Quote, &f.Note, &f.Version)
	g.ID = f.ID
	g.Period, _ = programme.ParsePeriod(period)
	return f, err
}

// StatedFigures lists a programme's stated figures in the order in which they
// were entered.
func (s *Store) StatedFigures(ctx context.Context, u programme.User, programmeID int64) (all []programme.StatedFigure, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadFigures); err != nil {
			return err
		}
		all, err = tx.statedFigures(programmeID)
		return err
	})
	return all, err
}

func (tx *Tx) statedFigures(programmeID int64) (all []programme.StatedFigure, err error) {
	err = tx.rows(`SELECT `+statedColumns+` FROM stated_figures WHERE programme_id = $1 ORDER BY id`, []any{programmeID}, func(scan func(...any) error) error {
		f, err := scanStated(scan)
		all = append(all, f)
		return err
	})
	return all, err
}

// StatedFigure loads one stated figure.
func (s *Store) StatedFigure(ctx context.Context, u programme.User, id int64) (f programme.StatedFigure, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadFigures); err != nil {
			return err
		}
		f, err = tx.statedFigure(id)
		return err
	})
	return f, err
}

func (tx *Tx) statedFigure(id int64) (programme.StatedFigure, error) {
	return scanStated(func(into ...any) error {
		return tx.row("số liệu này", `SELECT `+statedColumns+` FROM stated_figures WHERE id = $1`, []any{id}, into...)
	})
}

// SaveStatedFigures creates (ID 0) or saves new versions of figures: all of
// them or none.
func (s *Store) SaveStatedFigures(ctx context.Context, u programme.User, figures ...programme.StatedFigure) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditFigures); err != nil {
			return err
		}
		for _, f := range figures {
			if _, err := tx.saveStatedFigure(u, f); err != nil {
				return err
			}
		}
		return nil
	})
}

func (tx *Tx) saveStatedFigure(u programme.User, f programme.StatedFigure) (id int64, err error) {
	if err := f.Check(); err != nil {
		return 0, err
	}
	p, err := tx.programme(f.ProgrammeID)
	if err != nil {
		return 0, err
	}
	var old programme.StatedFigure
	if f.ID != 0 {
		if old, err = tx.statedFigure(f.ID); err != nil {
			return 0, err
		}
	}
	g := f.Figure
	args := []any{f.ProgrammeID, g.Period.String(), g.Kind, g.Level, g.Content, g.Measure, g.Unit, g.Value, g.Step, g.Qualifier,
		g.Scope, g.Detail, f.Source, f.Locator, f.Quote, f.Note, f.Version + 1}
	id = f.ID
	if f.ID == 0 {
		err = tx.row("số liệu", `INSERT INTO stated_figures (programme_id, period, kind, level, content, measure, unit, value, step, qualifier,
			scope, detail, source, locator, quote, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id`, args, &id)
	} else {
		err = tx.update(`UPDATE stated_figures SET programme_id = $1, period = $2, kind = $3, level = $4, content = $5, measure = $6, unit = $7, value = $8,
			step = $9, qualifier = $10, scope = $11, detail = $12, source = $13, locator = $14, quote = $15, note = $16, version = $17
			WHERE id = $18 AND version = $19`, append(args, f.ID, f.Version)...)
	}
	if err != nil {
		return 0, err
	}
	return id, tx.saved(u, programme.SStated, id, p.ID, f.Title(), old.ID, old.Fields(), f.Fields())
}

// DeleteStatedFigure removes a figure that was entered by mistake; its values
// stay in the history.
func (s *Store) DeleteStatedFigure(ctx context.Context, u programme.User, id, version int64) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditFigures); err != nil {
			return err
		}
		f, err := tx.statedFigure(id)
		if err != nil {
			return err
		}
		if err := tx.update(`DELETE FROM stated_figures WHERE id = $1 AND version = $2`, id, version); err != nil {
			return err
		}
		return tx.deleted(u, programme.SStated, id, f.ProgrammeID, f.Title(), f.Fields())
	})
}
