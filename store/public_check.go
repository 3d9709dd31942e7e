package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// PublicPlaces are the units of today of the programme's province, for the
// suggestions of a public form.
func (s *Store) PublicPlaces(ctx context.Context, of programme.Programme) ([]programme.Place, error) {
	today := programme.DayOf(s.Now())
	return s.ProvincePlaces(ctx, programme.User{}, of.ProvinceCode, today, today)
}

// SelfCheckData gathers what a self-check is answered from: rules, norms and
// papers in force, the units around the place, and how many demonstration
// models there are nearby, without their names.
func (s *Store) SelfCheckData(ctx context.Context, c programme.SelfCheck) (d programme.SelfCheckData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		d = programme.SelfCheckData{Today: programme.DayOf(tx.now), Models: map[string]programme.EligibilityCase{}}
		if d.Areas, err = tx.areaBookAt(c.Place, c.Place); err != nil {
			return err
		}
		if d.Rules, err = tx.rules(); err != nil {
			return err
		}
		if d.Sizes, err = tx.sizeRules(); err != nil {
			return err
		}
		if d.Papers, err = tx.paperRules(); err != nil {
			return err
		}
		for _, content := range c.Wish.Contents {
			p := c.Project(content, programme.Local, d.Today)
			norms, _, err := tx.normsFor(p, d.Today)
			if err != nil {
				return err
			}
			d.Norms = append(d.Norms, norms...)
			near := programme.EligibilityCase{Project: p, Day: d.Today, Today: d.Today, Areas: d.Areas, Rules: d.Rules}
			if err := tx.neighbours(&near); err != nil {
				return err
			}
			for i := range near.Models {
				near.Models[i] = "" // those of others are counted, not named
			}
			d.Models[content] = near
		}
		return nil
	})
	return d, err
}

// PublicPosts are the posts of today that look after a place, for who wants to
// ask: titles alone, those of the place before those of the whole province.
func (s *Store) PublicPosts(ctx context.Context, place programme.PlaceRef) (titles []string, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		var near, whole []string
		today := programme.DayOf(tx.now)
		err := tx.rows(`SELECT `+postColumns+` FROM posts WHERE role IN ($1, $2, $3) ORDER BY role, title, id`,
			[]any{programme.RoleCommuneOfficer, programme.RoleCollaborator, programme.RoleCentreOfficer}, func(scan func(...any) error) error {
				p, err := scanPost(scan)
				switch {
				case err != nil || !p.On(today):
				case slices.Contains(p.Scope.Places, place.Code):
					near = append(near, p.Title)
				case len(p.Scope.Places) == 0 && p.Role == programme.RoleCentreOfficer:
					whole = append(whole, p.Title)
				}
				return err
			})
		titles = slices.Compact(append(near, whole...))
		return err
	})
	return titles, err
}

// CountSelfCheck adds one to the month's count of checks of a wish with an
// outcome. Nothing else of a check is kept.
func (s *Store) CountSelfCheck(ctx context.Context, wish programme.Wish, possible bool) error {
	return s.write(ctx, func(tx *Tx) error {
		outcome := "no"
		if possible {
			outcome = "possible"
		}
		month := int64(programme.DayOf(tx.now)) / 100
		return tx.exec(`INSERT INTO self_checks (month, wish, outcome, checks) VALUES ($1, $2, $3, 1)
			ON CONFLICT (month, wish, outcome) DO UPDATE SET checks = self_checks.checks + 1`, month, wish.Code, outcome)
	})
}

// SelfCheckCounts is how many checks were made, and how many of them left
// something possible, from a day's month on.
func (s *Store) SelfCheckCounts(ctx context.Context, from programme.Day) (all, possible int64, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		return tx.row("", `SELECT COALESCE(SUM(checks), 0), COALESCE(SUM(CASE WHEN outcome = 'possible' THEN checks ELSE 0 END), 0) FROM self_checks WHERE month >= $1`,
			[]any{int64(from) / 100}, &all, &possible)
	})
	return all, possible, err
}
