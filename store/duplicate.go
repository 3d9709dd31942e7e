package store

import (
	"context"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// identities loads what duplicates are told by, of all establishments that the
// user sees.
func (tx *Tx) identities(u programme.User) (all []programme.Establishment, err error) {
	w := listed(u)
	err = tx.rows(`SELECT e.id, e.name, e.tax_code, e.place_code, e.place_name FROM establishments e`+w.sql()+` ORDER BY e.id`, w.args, func(scan func(...any) error) error {
		var e programme.Establishment
		err := scan(&e.ID, &e.Name, &e.TaxCode, &e.Place.Code, &e.Place.Name)
		all = append(all, e)
		return err
	})
	return all, err
}

// DuplicateItem is a pair of duplicates and the other record of it.
type DuplicateItem struct {
	programme.Duplicate
	Establishment EstablishmentItem
}

// DuplicatesOf lists what in the register an establishment, saved or not, may
// be a duplicate of, as far as the user sees it.
func (s *Store) DuplicatesOf(ctx context.Context, u programme.User, e programme.Establishment) (all []DuplicateItem, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditEstablishments); err != nil {
			return err
		}
		register, err := tx.identities(u)
		if err != nil {
			return err
		}
		pairs := programme.DuplicatesOf(e, register)
		var ids []int64
		for _, d := range pairs {
			ids = append(ids, other(d, e.ID))
		}
		items, err := tx.itemsByID(u, ids)
		for _, d := range pairs {
			all = append(all, DuplicateItem{d, items[other(d, e.ID)]})
		}
		return err
	})
	return all, err
}

// other is the record of a pair that is not id.
func other(d programme.Duplicate, id int64) int64 {
	if d.One == id {
		return d.Other
	}
	return d.One
}

func (tx *Tx) itemsByID(u programme.User, ids []int64) (map[int64]EstablishmentItem, error) {
	items := map[int64]EstablishmentItem{}
	if len(ids) == 0 {
		return items, nil
	}
	var list []string
	for _, id := range ids {
		list = append(list, strconv.FormatInt(id, 10))
	}
	w := listed(u)
	w.conditions = append(w.conditions, "e.id IN ("+strings.Join(list, ", ")+")")
	all, err := tx.establishmentItems(u, w, "")
	for _, i := range all {
		items[i.ID] = i
	}
	return items, err
}

// DuplicateGroup is a group of likely duplicates with its records.
type DuplicateGroup struct {
	programme.DuplicateGroup
	Items []EstablishmentItem
}

// ShownDuplicates is how many groups are loaded at once.
const ShownDuplicates = 50

// DuplicateGroups finds the duplicates of the whole register, as far as the
// user sees it: how many groups there are, and the surest of them.
func (s *Store) DuplicateGroups(ctx context.Context, u programme.User) (total int, shown []DuplicateGroup, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		groups, err := tx.duplicateGroups(u)
		if err != nil {
			return err
		}
		total = len(groups)
		groups = groups[:min(total, ShownDuplicates)]
		var ids []int64
		for _, g := range groups {
			ids = append(ids, g.IDs...)
		}
		items, err := tx.itemsByID(u, ids)
		for _, g := range groups {
			one := DuplicateGroup{DuplicateGroup: g}
			for _, id := range g.IDs {
				one.Items = append(one.Items, items[id])
			}
			shown = append(shown, one)
		}
		return err
	})
	return total, shown, err
}

// CountDuplicates is how many groups DuplicateGroups finds.
func (s *Store) CountDuplicates(ctx context.Context, u programme.User) (n int, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		groups, err := tx.duplicateGroups(u)
		n = len(groups)
		return err
	})
	return n, err
}

func (tx *Tx) duplicateGroups(u programme.User) ([]programme.DuplicateGroup, error) {
	if err := u.Require(programme.EditEstablishments); err != nil {
		return nil, err
	}
	register, err := tx.identities(u)
	return programme.DuplicateGroups(programme.Duplicates(register)), err
}
