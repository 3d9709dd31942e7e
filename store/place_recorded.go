package store

import (
	"context"
	"fmt"
	"strings"

	"khuyencong/programme"
)

// RecordedPlace is a place as projects of one year have it.
type RecordedPlace struct {
	Ref  programme.PlaceRef
	Year int
}

// RecordedIn finds the recorded places of a programme that an evaluation shows
// in one row, with the row's name. The key is of Gazetteer.Standing today, or
// a place as recorded: "Xã Long Phú (31669)".
func (s *Store) RecordedIn(ctx context.Context, u programme.User, programmeID int64, key string) (found []RecordedPlace, label string, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		_, standing := programme.ParsePlaceKey(key)
		var g *programme.Gazetteer
		if standing {
			if g, err = tx.gazetteer(programmeID); err != nil {
				return err
			}
		}
		in, args := scoped(u, programmeID)
		return tx.rows(`SELECT DISTINCT p.place_code, p.place_name, p.year FROM projects p WHERE p.programme_id = $1`+in+` ORDER BY p.place_code, p.place_name, p.year`, args, func(scan func(...any) error) error {
			var p RecordedPlace
			if err := scan(&p.Ref.Code, &p.Ref.Name, &p.Year); err != nil {
				return err
			}
			at := programme.Standing{Key: p.Ref.String(), Label: p.Ref.Name}
			if standing {
				at = g.Standing(p.Ref, programme.RecordedDay(p.Year), programme.DayOf(tx.now))
			}
			if at.Key == key && p.Ref != (programme.PlaceRef{}) {
				found, label = append(found, p), at.Label
			}
			return nil
		})
	})
	return found, label, err
}

// recordedIn narrows to projects of the places as recorded.
func (w *where) recordedIn(places []RecordedPlace) {
	years := map[programme.PlaceRef][]string{}
	var order []programme.PlaceRef
	for _, p := range places {
		if years[p.Ref] == nil {
			order = append(order, p.Ref)
		}
		years[p.Ref] = append(years[p.Ref], fmt.Sprint(p.Year))
	}
	any := []string{"1 = 0"}
	for _, ref := range order {
		w.args = append(w.args, ref.Code, ref.Name)
		any = append(any, fmt.Sprintf("(p.place_code = $%d AND p.place_name = $%d AND p.year IN (%s))", len(w.args)-1, len(w.args), strings.Join(years[ref], ", ")))
	}
	w.conditions = append(w.conditions, "("+strings.Join(any, " OR ")+")")
}
