package store

import (
	"context"

	"khuyencong/programme"
)

// PreviewNorm is what saving a norm would do to projects that are not approved:
// of the contents that the row had and would have, of both levels and all
// places.
func (s *Store) PreviewNorm(ctx context.Context, u programme.User, edited programme.Norm) (preview programme.NormPreview, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		if edited.Confirmed() && edited.ConfirmedOn == 0 {
			edited.ConfirmedOn = programme.DayOf(tx.now)
		}
		old := edited
		if edited.ID != 0 {
			if old, err = tx.norm(edited.ID); err != nil {
				return err
			}
		}
		norms, err := tx.norms()
		if err != nil {
			return err
		}
		cases, err := tx.normCases(old.Content, edited.Content)
		preview = programme.PreviewNorm(norms, edited, cases)
		return err
	})
	return preview, err
}

// normCases are the projects of two contents that are not approved.
func (tx *Tx) normCases(one, other string) ([]programme.NormCase, error) {
	var all []programme.NormCase
	at := map[int64]int{}
	const open = `p.content IN ($1, $2) AND p.kind = 'project' AND p.stage NOT IN ('approved', 'underway', 'completed', 'stopped', 'rejected', 'withdrawn')`
	err := tx.rows(`SELECT `+projectColumns+`, COALESCE(pl.decision_date, 0)`+projectTables+`
		LEFT JOIN plans pl ON pl.programme_id = p.programme_id AND pl.year = p.year AND pl.level = p.level WHERE `+open+` ORDER BY p.id`, []any{one, other}, func(scan func(...any) error) error {
		var c programme.NormCase
		p, err := scanProject(func(into ...any) error { return scan(append(into, &c.Day)...) })
		if c.Project = p; c.Day == 0 {
			c.Day = p.PlaceDay()
		}
		at[p.ID] = len(all)
		all = append(all, c)
		return err
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	err = tx.rows(`SELECT l.project_id, l.source, l.requested FROM funding_lines l JOIN projects p ON p.id = l.project_id WHERE `+open+` ORDER BY l.project_id, l.position`, []any{one, other}, func(scan func(...any) error) error {
		var id int64
		var l programme.FundingLine
		err := scan(&id, &l.Source, &l.Requested)
		c := &all[at[id]]
		c.Project.Lines = append(c.Project.Lines, l)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, tx.raiseCases(all)
}

// raiseCases notes which projects lie in a priority area whose caps a confirmed
// rule raises.
func (tx *Tx) raiseCases(all []programme.NormCase) error {
	rules, err := tx.rules()
	if err != nil {
		return err
	}
	var book programme.AreaBook
	loaded := false
	for i := range all {
		factor, unknown := rules.On(programme.RulePriority, all[i].Day)
		if unknown != "" {
			continue
		}
		if !loaded {
			if book, err = tx.areaBook(); err != nil {
				return err
			}
			loaded = true
		}
		if why, ok := book.PriorityArea(all[i].Project, all[i].Day); ok {
			all[i].Factor, all[i].Why = factor, why
		}
	}
	return nil
}
