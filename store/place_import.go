package store

import (
	"context"

	"khuyencong/programme"
)

// ImportPlaces takes over an official list of units and the tables that lead
// to it: all or nothing, with one line of history. dryRun only tells what it
// would write.
func (s *Store) ImportPlaces(ctx context.Context, u programme.User, im programme.PlaceImport, dryRun bool) (plan programme.PlaceImportPlan, err error) {
	if err := u.Require(programme.EditLists); err != nil {
		return plan, err
	}
	if dryRun {
		err = s.read(ctx, func(tx *Tx) error { plan, err = tx.planPlaces(im); return err })
		return plan, err
	}
	err = s.write(ctx, func(tx *Tx) error {
		if plan, err = tx.planPlaces(im); err != nil {
			return err
		}
		if err := tx.addPlaces(plan.Added, ""); err != nil {
			return err
		}
		for _, p := range append(plan.Corrected, plan.Closed...) {
			err := tx.exec(`UPDATE places SET name = $1, parent_code = $2, valid_to = $3, list = $4, folded = $5 WHERE code = $6 AND valid_from = $7`,
				p.Name, p.ParentCode, p.ValidTo, p.List, foldPlace(p), p.Code, p.ValidFrom)
			if err != nil {
				return err
			}
		}
		if err := tx.replacePlaceChanges(plan.Changes); err != nil {
			return err
		}
		title := im.List
		if title == "" {
			title = im.File
		}
		return tx.record(u, programme.Event{Subject: programme.SPlaces, Action: "imported", Title: title, Note: title + ", từ " + im.From.String() + ": " + plan.Summary()})
	})
	return plan, err
}

func (tx *Tx) planPlaces(im programme.PlaceImport) (programme.PlaceImportPlan, error) {
	known, err := tx.places(0)
	if err != nil {
		return programme.PlaceImportPlan{}, err
	}
	decided := map[programme.PlaceKey]bool{}
	decisions, err := tx.placeDecisions("")
	for _, d := range decisions {
		decided[d.Unit] = true
	}
	if err != nil {
		return programme.PlaceImportPlan{}, err
	}
	return im.Plan(known, decided)
}

// AddPlaceChanges writes what became of units; what was known of those old
// units is replaced.
func (s *Store) AddPlaceChanges(ctx context.Context, u programme.User, all []programme.PlaceChange) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		return tx.replacePlaceChanges(all)
	})
}

func (tx *Tx) replacePlaceChanges(all []programme.PlaceChange) error {
	rows := make([][]any, len(all))
	gone := map[programme.PlaceKey]bool{}
	for i, c := range all {
		if !gone[c.From] {
			gone[c.From] = true
			if err := tx.exec(`DELETE FROM place_changes WHERE from_code = $1 AND from_day = $2`, c.From.Code, c.From.From); err != nil {
				return err
			}
		}
		rows[i] = []any{c.From.Code, c.From.From, c.To.Code, c.To.From, c.Share, c.State, c.Clause, c.Date, c.Named}
	}
	return tx.insertMany(`INSERT INTO place_changes (from_code, from_day, to_code, to_day, share, state, clause, day, named)`, rows, "")
}
