package store

import (
	"context"

	"khuyencong/programme"
)

// PlaceFilter narrows the list of units. Empty fields do not.
type PlaceFilter struct {
	Text string // name or code, without tones
	On   programme.Day
	Tier programme.PlaceTier
	Page int // from 1
}

// PlaceList is one page of the list of units.
type PlaceList struct {
	Items       []programme.Place
	Total       int64
	Page, Pages int
}

// tierLength is the length of the codes of a tier.
var tierLength = map[programme.PlaceTier]int{programme.ProvinceTier: 2, programme.DistrictTier: 3, programme.CommuneTier: 5}

// PlaceList lists units of all times in the order of their codes.
func (s *Store) PlaceList(ctx context.Context, u programme.User, f PlaceFilter) (list PlaceList, err error) {
	var w where
	w.folded("p.folded", f.Text)
	if f.On != 0 {
		w.and("p.valid_from <= ? AND (p.valid_to = 0 OR p.valid_to >= ?)", int64(f.On))
	}
	if n := tierLength[f.Tier]; n != 0 {
		w.and("length(p.code) = ?", n)
	}
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.row("", `SELECT COUNT(*) FROM places p`+w.sql(), w.args, &list.Total); err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		list.Items, err = tx.placeRows(` FROM places p`+w.sql()+` ORDER BY p.code, p.valid_from`+w.page(list.Page), w.args...)
		return err
	})
	return list, err
}

// PlaceRecord is all that is known of one unit.
type PlaceRecord struct {
	Place          programme.Place
	Above          []programme.Place // the unit above, on the unit's first day
	Below          []programme.Place // units below, of the unit's days
	Changes        []programme.PlaceChange
	Came           []programme.PlaceChange // from units before it
	Names          map[programme.PlaceKey]programme.Place
	Decision       programme.PlaceDecision // Version 0: none
	Fate           programme.Fate          // of its records, when it is abolished
	Projects       int64                   // recorded in it, of every programme
	Establishments int64                   // recorded under its code and name
}

// PlaceRecord loads a unit with what became of it and what is recorded in it.
func (s *Store) PlaceRecord(ctx context.Context, u programme.User, k programme.PlaceKey) (r PlaceRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if r.Place, err = tx.place(k); err != nil {
			return err
		}
		p := r.Place
		for _, load := range []func() error{
			func() error {
				r.Above, err = tx.placeRows(` FROM places p WHERE p.code = $1 AND p.valid_from <= $2 AND (p.valid_to = 0 OR p.valid_to >= $2)`, p.ParentCode, p.ValidFrom)
				return err
			},
			func() error {
				r.Below, err = tx.placeRows(` FROM places p WHERE p.parent_code = $1 AND ($2 = 0 OR p.valid_from <= $2) AND (p.valid_to = 0 OR p.valid_to >= $3) ORDER BY p.code, p.valid_from`,
					p.Code, p.ValidTo, p.ValidFrom)
				return err
			},
			func() error {
				r.Changes, err = tx.placeChanges(` FROM place_changes c WHERE c.from_code = $1 AND c.from_day = $2 ORDER BY c.to_code`, k.Code, k.From)
				return err
			},
			func() error {
				r.Came, err = tx.placeChanges(` FROM place_changes c WHERE c.to_code = $1 AND c.to_day = $2 ORDER BY c.from_code`, k.Code, k.From)
				return err
			},
			func() error { return tx.placeNames(&r) },
			func() error { return tx.placeDecided(&r) },
			func() error { return tx.placeCounts(u, &r) },
		} {
			if err := load(); err != nil {
				return err
			}
		}
		return nil
	})
	return r, err
}

// place is one unit.
func (tx *Tx) place(k programme.PlaceKey) (programme.Place, error) {
	return scanPlace(func(into ...any) error {
		return tx.row("đơn vị hành chính này", `SELECT `+placeColumns+` FROM places p WHERE p.code = $1 AND p.valid_from = $2`, []any{k.Code, k.From}, into...)
	})
}

// placeNames loads the units on the other side of the record's changes.
func (tx *Tx) placeNames(r *PlaceRecord) error {
	k := r.Place.Key()
	units, err := tx.placeRows(` FROM places p JOIN place_changes c ON (p.code = c.to_code AND p.valid_from = c.to_day) WHERE c.from_code = $1 AND c.from_day = $2`, k.Code, k.From)
	if err != nil {
		return err
	}
	before, err := tx.placeRows(` FROM places p JOIN place_changes c ON (p.code = c.from_code AND p.valid_from = c.from_day) WHERE c.to_code = $1 AND c.to_day = $2`, k.Code, k.From)
	r.Names = map[programme.PlaceKey]programme.Place{}
	for _, p := range append(units, before...) {
		r.Names[p.Key()] = p
	}
	return err
}

func (tx *Tx) placeDecided(r *PlaceRecord) error {
	k := r.Place.Key()
	all, err := tx.placeDecisions(`WHERE code = $1 AND valid_from = $2`, k.Code, k.From)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		r.Decision = all[0]
	}
	for _, c := range r.Changes {
		if c.State == programme.ConfirmedChange {
			r.Decision.Successors = append(r.Decision.Successors, c.To)
		}
	}
	units := []programme.Place{r.Place}
	for _, p := range r.Names {
		units = append(units, p)
	}
	if r.Place.ValidTo != 0 {
		_, r.Fate = programme.NewGazetteer(units, r.Changes, all).Successor(r.Place)
	}
	return nil
}

// placeCounts counts what is recorded in the unit: its code and name, in years
// that begin within its days.
func (tx *Tx) placeCounts(u programme.User, r *PlaceRecord) error {
	p := r.Place
	from, to := PlaceYears(p)
	in, args := scoped(u, p.Code, p.Name, from, to)
	if err := tx.row("", `SELECT COUNT(*) FROM projects p WHERE p.place_code = $1 AND p.place_name = $2 AND p.year BETWEEN $3 AND $4`+in, args, &r.Projects); err != nil {
		return err
	}
	w := where{conditions: []string{"e.place_code = $1", "e.place_name = $2", "e.merged_into IS NULL"}, args: []any{p.Code, p.Name}}
	w.scopeEstablishments(u)
	return tx.row("", `SELECT COUNT(*) FROM establishments e`+w.sql(), w.args, &r.Establishments)
}

// PlaceYears are the years whose projects may be recorded in a unit: those
// that begin within its days.
func PlaceYears(p programme.Place) (from, to int) {
	from, to = p.ValidFrom.Year(), 9999
	if programme.RecordedDay(from) < p.ValidFrom {
		from++
	}
	if p.ValidTo != 0 {
		to = p.ValidTo.Year()
	}
	return from, to
}
