package store

import "khuyencong/programme"

// nearPlaces are the units that have one of two codes, what they became, what
// those were made of, all that these lay in, and the communes of a district:
// enough to tell which areas a place is in on any day.
const nearPlaces = `WITH RECURSIVE forward (code, day) AS (
		SELECT code, valid_from FROM places WHERE code IN ($1, $2)
		UNION SELECT c.to_code, c.to_day FROM place_changes c JOIN forward f ON c.from_code = f.code AND c.from_day = f.day
	), near (code, day) AS (
		SELECT code, day FROM forward
		UNION SELECT c.from_code, c.from_day FROM place_changes c JOIN near n ON c.to_code = n.code AND c.to_day = n.day
	), above (code, day, parent) AS (
		SELECT p.code, p.valid_from, p.parent_code FROM places p JOIN near n ON p.code = n.code AND p.valid_from = n.day
		UNION SELECT p.code, p.valid_from, p.parent_code FROM places p JOIN above a ON p.code = a.parent
	), around (code, day) AS (
		SELECT code, day FROM above
		UNION SELECT p.code, p.valid_from FROM places p WHERE p.parent_code IN ($1, $2) AND length(p.parent_code) = 3
	) `

// areaBookAt is the lists of areas with the units around one or two places: the
// same few statements however long the list of units is.
func (tx *Tx) areaBookAt(one, other programme.PlaceRef) (book programme.AreaBook, err error) {
	rows, err := tx.areas(` ORDER BY kind, place_code, valid_from, id`)
	if err != nil {
		return book, err
	}
	var units []programme.Place
	args := []any{one.Code, other.Code}
	err = tx.rows(nearPlaces+`SELECT `+placeColumns+` FROM places p JOIN around a ON p.code = a.code AND p.valid_from = a.day ORDER BY p.code, p.valid_from`, args, func(scan func(...any) error) error {
		p, err := scanPlace(scan)
		units = append(units, p)
		return err
	})
	if err != nil {
		return book, err
	}
	var changes []programme.PlaceChange
	err = tx.rows(nearPlaces+`SELECT `+changeColumns+` FROM place_changes c JOIN around a ON c.from_code = a.code AND c.from_day = a.day`, args, func(scan func(...any) error) error {
		var c programme.PlaceChange
		err := scan(&c.From.Code, &c.From.From, &c.To.Code, &c.To.From, &c.Share, &c.State, &c.Clause, &c.Date, &c.Named)
		changes = append(changes, c)
		return err
	})
	if err != nil {
		return book, err
	}
	decisions, err := tx.placeDecisions("")
	return programme.NewAreaBook(rows, programme.NewGazetteer(units, changes, decisions)), err
}
