package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

// mostPlaces keeps a page light where the list of units is long.
const mostPlaces = 400

// ProvincePlaces lists a province and the units straight below it that existed
// on some day between two, in order of their codes: what forms and filters
// offer. Without a code it is every unit of those days, at most 400.
func (s *Store) ProvincePlaces(ctx context.Context, u programme.User, province string, from, to programme.Day) (all []programme.Place, err error) {
	var w where
	w.and("p.valid_from <= ?", int64(to))
	w.and("(p.valid_to = 0 OR p.valid_to >= ?)", int64(from))
	if province != "" {
		w.and("(p.code = ? OR p.parent_code = ?)", province)
	}
	w.args = append(w.args, mostPlaces)
	err = s.read(ctx, func(tx *Tx) error {
		all, err = tx.placeRows(` FROM places p`+w.sql()+` ORDER BY p.code, p.valid_from LIMIT `+w.mark(), w.args...)
		return err
	})
	return all, err
}

// PlacesOfCode lists the units that have had a code, the oldest first.
func (s *Store) PlacesOfCode(ctx context.Context, u programme.User, code string) (all []programme.Place, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all, err = tx.placeRows(` FROM places p WHERE p.code = $1 ORDER BY p.valid_from`, code)
		return err
	})
	return all, err
}

// FindPlace reads a place as typed among the units of a day, as
// programme.FindPlace does; day 0 is any day.
func (s *Store) FindPlace(ctx context.Context, u programme.User, field, typed string, on programme.Day) (ref programme.PlaceRef, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		ref, err = tx.findPlace(field, typed, on)
		return err
	})
	return ref, err
}

// findPlace asks the rule about the few units that can be meant: those of the
// typed code, else those in whose name the typed words stand.
func (tx *Tx) findPlace(field, typed string, on programme.Day) (programme.PlaceRef, error) {
	meant := programme.PlaceQuery(typed)
	units, err := tx.placeRows(` FROM places p WHERE p.code = $1 ORDER BY p.code, p.valid_from`, meant)
	if err == nil && len(units) == 0 && meant != "" {
		var w where
		w.and(`(p.folded = '' OR (' ' || p.folded || ' ') LIKE ? ESCAPE '\')`, "% "+strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(meant)+" %")
		units, err = tx.placeRows(` FROM places p`+w.sql()+` ORDER BY p.code, p.valid_from`, w.args...)
	}
	if err != nil {
		return programme.PlaceRef{}, err
	}
	return programme.FindPlace(field, typed, units, on)
}
