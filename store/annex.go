package store

import (
	"context"

	"khuyencong/programme"
)

// CompletedProjects lists the projects that the figures of a period are made
// of, national before local, by year and code.
func (s *Store) CompletedProjects(ctx context.Context, u programme.User, programmeID int64, period programme.Period) (all []programme.CompletedProject, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		all, err = tx.completedProjects(u, programmeID, period)
		return err
	})
	return all, err
}

func (tx *Tx) completedProjects(u programme.User, programmeID int64, period programme.Period) (all []programme.CompletedProject, err error) {
	seen, args := scoped(u, programmeID, period.From, period.To)
	err = tx.rows(`SELECT p.code, p.title, p.kind, p.content, p.level, p.year, COALESCE(e.name, ''), p.place_name, p.done_support, p.done_counterpart, p.done_other`+
		projectTables+` WHERE p.programme_id = $1 AND p.year BETWEEN $2 AND $3 AND `+completed+seen+` ORDER BY p.level DESC, p.year, p.code`,
		args, func(scan func(...any) error) error {
			var c programme.CompletedProject
			err := scan(&c.Code, &c.Title, &c.Kind, &c.Content, &c.Level, &c.Year, &c.Beneficiary, &c.Place, &c.Support, &c.Counterpart, &c.Other)
			all = append(all, c)
			return err
		})
	return all, err
}
