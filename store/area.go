package store

import (
	"context"

	"khuyencong/programme"
)

const areaColumns = `id, kind, place_code, place_name, name, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanArea(scan func(...any) error) (a programme.Area, err error) {
	err = scan(&a.ID, &a.Kind, &a.Place.Code, &a.Place.Name, &a.Name, &a.Source, &a.Clause, &a.From, &a.To, &a.ConfirmedBy, &a.ConfirmedOn, &a.Note, &a.Version)
	return a, err
}

// AreaFilter narrows the lists of areas. Empty fields do not.
type AreaFilter struct {
	Kind  programme.AreaKind
	Place string        // code of the listed unit
	On    programme.Day // rows in force that day
	State string        // "confirmed" or "open"
}

// Areas lists rows of the lists of areas by kind, unit and day.
func (s *Store) Areas(ctx context.Context, u programme.User, f AreaFilter) (all []programme.Area, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		var w where
		w.equal("kind", string(f.Kind))
		w.equal("place_code", f.Place)
		if f.On != 0 {
			w.and("valid_from <= ? AND (valid_to = 0 OR valid_to >= ?)", f.On)
		}
		switch f.State {
		case "confirmed":
			w.conditions = append(w.conditions, "confirmed_by <> ''")
		case "open":
			w.conditions = append(w.conditions, "confirmed_by = ''")
		}
		all, err = tx.areas(w.sql()+` ORDER BY kind, place_code, name, valid_from, id`, w.args...)
		return err
	})
	return all, err
}

func (tx *Tx) areas(which string, args ...any) (all []programme.Area, err error) {
	err = tx.rows(`SELECT `+areaColumns+` FROM areas`+which, args, func(scan func(...any) error) error {
		a, err := scanArea(scan)
		all = append(all, a)
		return err
	})
	return all, err
}

// Area loads one row.
func (s *Store) Area(ctx context.Context, u programme.User, id int64) (a programme.Area, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		a, err = tx.area(id)
		return err
	})
	return a, err
}

func (tx *Tx) area(id int64) (programme.Area, error) {
	return scanArea(func(into ...any) error {
		return tx.row("dòng danh mục địa bàn này", `SELECT `+areaColumns+` FROM areas WHERE id = $1`, []any{id}, into...)
	})
}

// SaveArea creates a row (ID 0) or saves a new version of it.
func (s *Store) SaveArea(ctx context.Context, u programme.User, a programme.Area) (programme.Area, error) {
	saved := a
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveArea(u, a)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "place", "Danh mục đã có dòng này (cùng địa bàn, văn bản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveArea(u programme.User, a programme.Area) (programme.Area, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return a, err
	}
	if err := a.Check(); err != nil {
		return a, err
	}
	var old programme.Area
	var err error
	if a.ID != 0 {
		if old, err = tx.area(a.ID); err != nil {
			return a, err
		}
	}
	if old.Place != a.Place || old.From != a.From {
		if err := tx.knownPlace("place", a.Place, a.From); err != nil {
			return a, err
		}
	}
	if a.Confirmed() && a.ConfirmedOn == 0 {
		a.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := a
	saved.Version = a.Version + 1
	args := []any{a.Kind, a.Place.Code, a.Place.Name, a.Name, a.Source, a.Clause, a.From, a.To, a.ConfirmedBy, a.ConfirmedOn, a.Note, saved.Version}
	if a.ID == 0 {
		err = tx.row("dòng danh mục địa bàn", `INSERT INTO areas (kind, place_code, place_name, name, source, clause, valid_from, valid_to,
			confirmed_by, confirmed_on, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE areas SET kind = $1, place_code = $2, place_name = $3, name = $4, source = $5, clause = $6, valid_from = $7, valid_to = $8,
			confirmed_by = $9, confirmed_on = $10, note = $11, version = $12 WHERE id = $13 AND version = $14`, append(args, a.ID, a.Version)...)
	}
	if err != nil {
		return a, err
	}
	return saved, tx.saved(u, programme.SArea, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AreaBook is all lists of areas with the units of all times, for asking what
// a place was on a day.
func (s *Store) AreaBook(ctx context.Context, u programme.User) (book programme.AreaBook, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		book, err = tx.areaBook()
		return err
	})
	return book, err
}

func (tx *Tx) areaBook() (programme.AreaBook, error) {
	rows, err := tx.areas(` ORDER BY kind, place_code, valid_from, id`)
	if err != nil {
		return programme.AreaBook{}, err
	}
	units, err := tx.places(0)
	if err != nil {
		return programme.AreaBook{}, err
	}
	changes, err := tx.placeChanges(` FROM place_changes c`)
	if err != nil {
		return programme.AreaBook{}, err
	}
	decisions, err := tx.placeDecisions("")
	return programme.NewAreaBook(rows, programme.NewGazetteer(units, changes, decisions)), err
}
