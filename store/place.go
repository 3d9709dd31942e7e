package store

import (
	"context"

	"khuyencong/programme"
)

const placeColumns = `p.code, p.name, p.parent_code, p.valid_from, p.valid_to, p.list`

func scanPlace(scan func(...any) error) (p programme.Place, err error) {
	err = scan(&p.Code, &p.Name, &p.ParentCode, &p.ValidFrom, &p.ValidTo, &p.List)
	return p, err
}

// Places lists the units that existed on a day, in the order of their codes;
// with day 0, all units of all times.
func (s *Store) Places(ctx context.Context, u programme.User, on programme.Day) (all []programme.Place, err error) {
	err = s.read(ctx, func(tx *Tx) error { all, err = tx.places(on); return err })
	return all, err
}

func (tx *Tx) places(on programme.Day) ([]programme.Place, error) {
	return tx.placeRows(` FROM places p WHERE $1 = 0 OR (p.valid_from <= $1 AND (p.valid_to = 0 OR p.valid_to >= $1)) ORDER BY p.code, p.valid_from`, int64(on))
}

// placeRows reads units; from is the rest of the query.
func (tx *Tx) placeRows(from string, args ...any) (all []programme.Place, err error) {
	err = tx.rows(`SELECT `+placeColumns+from, args, func(scan func(...any) error) error {
		p, err := scanPlace(scan)
		all = append(all, p)
		return err
	})
	return all, err
}

// AddPlaces adds units that are not in the list yet.
func (s *Store) AddPlaces(ctx context.Context, u programme.User, units []programme.Place) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		return tx.addPlaces(units, `ON CONFLICT (code, valid_from) DO NOTHING`)
	})
}

func (tx *Tx) addPlaces(units []programme.Place, conflict string) error {
	rows := make([][]any, len(units))
	for i, p := range units {
		rows[i] = []any{p.Code, p.Name, p.ParentCode, p.ValidFrom, p.ValidTo, p.List, foldPlace(p)}
	}
	return tx.insertMany(`INSERT INTO places (code, name, parent_code, valid_from, valid_to, list, folded)`, rows, conflict)
}

// foldPlace is a unit as people search it, by name or code.
func foldPlace(p programme.Place) string { return programme.Fold(p.Name + " " + p.Code) }

// knownPlace refuses a place that is not in the list of that day.
func (tx *Tx) knownPlace(field string, ref programme.PlaceRef, on programme.Day) error {
	if ref.Code == "" && ref.Name == "" {
		return nil
	}
	var exact int64
	if err := tx.row("", `SELECT COUNT(*) FROM places WHERE code = $1 AND name = $2 AND ($3 = 0 OR (valid_from <= $3 AND (valid_to = 0 OR valid_to >= $3)))`,
		[]any{ref.Code, ref.Name, int64(on)}, &exact); err != nil || exact > 0 {
		return err
	}
	found, err := tx.findPlace(field, ref.String(), on)
	if err == nil && found != ref {
		return programme.Refuse(programme.Invalid, field, "Mã %s là %s, không phải “%s”. Chọn lại địa bàn.", ref.Code, found.Name, ref.Name)
	}
	return err
}
