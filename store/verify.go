package store

import (
	"context"

	"khuyencong/programme"
)

// Verify adds every project's ledger up again and compares it with what the
// project shows. It gives back what disagrees, and how many projects it read.
func (s *Store) Verify(ctx context.Context, u programme.User) (wrong []programme.Disagreement, projects int, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadFigures); err != nil {
			return err
		}
		all, err := tx.verifiable()
		if err != nil {
			return err
		}
		for _, v := range all {
			projects++
			if what := v.project.Disagrees(programme.BalancesOf(v.entries)); what != "" {
				wrong = append(wrong, programme.Disagreement{Project: v.project, What: what})
			}
		}
		return nil
	})
	return wrong, projects, err
}

// verifiable is a project with its ledger, added up as far as a check needs.
type verifiable struct {
	project programme.Project
	entries []programme.Entry
}

func (tx *Tx) verifiable() (all []*verifiable, err error) {
	at := map[int64]*verifiable{}
	err = tx.rows(`SELECT `+projectColumns+projectTables+` ORDER BY p.id`, nil, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		at[p.ID] = &verifiable{project: p}
		all = append(all, at[p.ID])
		return err
	})
	if err != nil {
		return nil, err
	}
	err = tx.rows(`SELECT project_id, source, name, requested, appraised, approved, disbursed, done FROM funding_lines ORDER BY project_id, position`, nil, func(scan func(...any) error) error {
		var id int64
		var l programme.FundingLine
		err := scan(&id, &l.Source, &l.Name, &l.Requested, &l.Appraised, &l.Approved, &l.Disbursed, &l.Done)
		at[id].project.Lines = append(at[id].project.Lines, l)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = tx.rows(`SELECT project_id, kind, source, name, year, CAST(SUM(amount) AS BIGINT), CAST(SUM(counts) AS BIGINT) FROM ledger
		WHERE project_id IS NOT NULL GROUP BY project_id, kind, source, name, year`, nil, func(scan func(...any) error) error {
		var e programme.Entry
		err := scan(&e.ProjectID, &e.Kind, &e.Source, &e.Name, &e.Year, &e.Amount, &e.Count)
		at[e.ProjectID].entries = append(at[e.ProjectID].entries, e)
		return err
	})
	return all, err
}
