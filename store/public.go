package store

import (
	"context"

	"khuyencong/programme"
)

// What everybody may read without signing in. These functions ask no user for
// a right, so each gives only what may stand on a public page.

// PublicProgramme is the programme that the public pages speak of: the one of
// this year, else the latest; ok is false where there is none.
func (s *Store) PublicProgramme(ctx context.Context) (p programme.Programme, ok bool, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		year := programme.DayOf(tx.now).Year()
		return tx.rows(`SELECT `+programmeColumns+` FROM programmes ORDER BY CASE WHEN year_from <= $1 AND $1 <= year_to THEN 0 ELSE 1 END, year_from DESC, code`, []any{year},
			func(scan func(...any) error) error {
				found, err := scanProgramme(scan)
				if !ok {
					p, ok = found, true
				}
				return err
			})
	})
	return p, ok, err
}

// PublicCalls lists the calls in force that have not ended, the first to end
// first, without who entered them.
func (s *Store) PublicCalls(ctx context.Context) (all []programme.OpenCall, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		return tx.rows(`SELECT c.id, c.plan_id, c.call_from, c.call_to, c.source, p.year, p.level FROM plan_calls c JOIN plans p ON p.id = c.plan_id
			WHERE c.id = (SELECT MAX(id) FROM plan_calls WHERE plan_id = c.plan_id) AND c.call_to >= $1 ORDER BY c.call_to, p.year, p.level`,
			[]any{programme.DayOf(tx.now)}, func(scan func(...any) error) error {
				var c programme.OpenCall
				err := scan(&c.Call.ID, &c.Call.PlanID, &c.Call.From, &c.Call.To, &c.Call.Source, &c.Year, &c.Level)
				all = append(all, c)
				return err
			})
	})
	return all, err
}
