package store

import (
	"fmt"
	"slices"

	"khuyencong/programme"
)

// nearPlaces are the units that have one of two codes, what they became, what
// those were made of, all that these lay in, and the communes of a district:
// enough to tell which areas a place is in on any day. A cross join is made in
// the order in which it is written: few units find theirs among many.
const nearPlaces = `WITH RECURSIVE forward (code, day) AS (
		SELECT code, valid_from FROM places WHERE code IN ($1, $2)
		UNION SELECT c.to_code, c.to_day FROM forward f CROSS JOIN place_changes c WHERE c.from_code = f.code AND c.from_day = f.day
	), near (code, day) AS (
		SELECT code, day FROM forward
		UNION SELECT c.from_code, c.from_day FROM near n CROSS JOIN place_changes c WHERE c.to_code = n.code AND c.to_day = n.day
	), districts (code) AS (
		SELECT code FROM forward WHERE code IN ($1, $2) AND length(code) = 3
	), above (code, day, parent) AS (
		SELECT p.code, p.valid_from, p.parent_code FROM near n CROSS JOIN places p WHERE p.code = n.code AND p.valid_from = n.day
		UNION SELECT p.code, p.valid_from, p.parent_code FROM above a CROSS JOIN places p WHERE p.code = a.parent
	), around (code, day) AS (
		SELECT code, day FROM above
		UNION SELECT p.code, p.valid_from FROM districts d CROSS JOIN places p WHERE p.parent_code = d.code
	) SELECT ` + placeColumns + ` FROM around a CROSS JOIN places p WHERE p.code = a.code AND p.valid_from = a.day ORDER BY p.code, p.valid_from`

// areaBookAt is the lists of areas with the units around one or two places: the
// same few statements however long the list of units is.
func (tx *Tx) areaBookAt(one, other programme.PlaceRef) (programme.AreaBook, error) {
	return remember(tx, fmt.Sprint("areas at ", one.Code, " ", other.Code), func() (programme.AreaBook, error) { return tx.loadAreaBookAt(one, other) })
}

func (tx *Tx) loadAreaBookAt(one, other programme.PlaceRef) (book programme.AreaBook, err error) {
	rows, err := tx.areas(` ORDER BY kind, place_code, valid_from, id`)
	if err != nil {
		return book, err
	}
	var units []programme.Place
	var codes []string
	known := map[programme.PlaceKey]bool{}
	err = tx.rows(nearPlaces, []any{one.Code, other.Code}, func(scan func(...any) error) error {
		p, err := scanPlace(scan)
		units, codes, known[p.Key()] = append(units, p), append(codes, p.Code), true
		return err
	})
	if err != nil || len(units) == 0 {
		return programme.NewAreaBook(rows, programme.NewGazetteer(nil, nil, nil)), err
	}
	var w where
	w.in("c.from_code", slices.Compact(codes))
	changes, err := tx.placeChanges(` FROM place_changes c`+w.sql(), w.args...)
	if err != nil {
		return book, err
	}
	changes = slices.DeleteFunc(changes, func(c programme.PlaceChange) bool { return !known[c.From] })
	decisions, err := tx.placeDecisions("")
	return programme.NewAreaBook(rows, programme.NewGazetteer(units, changes, decisions)), err
}
