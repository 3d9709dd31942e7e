package store

import (
	"context"

	"khuyencong/programme"
)

// FundBook is the book of one fund's fiscal year as of a day, 0 for now, as far
// as the user sees its projects.
func (s *Store) FundBook(ctx context.Context, u programme.User, programmeID int64, level programme.Level, year int, on programme.Day) (b programme.FundBook, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		of, err := tx.programme(programmeID)
		if err != nil {
			return err
		}
		lines, err := tx.fundLines(u, programmeID, level, year, on)
		if err != nil {
			return err
		}
		titles, err := tx.fundTitles(u, programmeID, level, year)
		if err != nil {
			return err
		}
		b = programme.NewFundBook(of, level, year, on, lines, titles)
		b.Closed, err = tx.yearClosed(programme.FundYear{ProgrammeID: programmeID, Year: year, Fund: programme.Source(level)})
		return err
	})
	return b, err
}

// fundLines are the lines of a fund's year: those of projects that the user
// sees, and for who sees the whole programme its budget.
func (tx *Tx) fundLines(u programme.User, programmeID int64, level programme.Level, year int, on programme.Day) ([]programme.Entry, error) {
	if on == 0 {
		on = 9999_12_31
	}
	seen, args := scoped(u, programmeID, year, string(level), int64(on))
	const of = ` FROM ledger l LEFT JOIN projects p ON p.id = l.project_id WHERE l.programme_id = $1 AND l.year = $2 AND l.source = $3 AND l.dated <= $4`
	all, err := tx.entryRows(of+` AND l.project_id IS NOT NULL`+seen+` ORDER BY l.dated, l.id`, args...)
	if err != nil || !u.Scope.Whole() {
		return all, err
	}
	budget, err := tx.entryRows(of+` AND l.project_id IS NULL ORDER BY l.dated, l.id`, args[:4]...)
	return append(budget, all...), err
}

func (tx *Tx) fundTitles(u programme.User, programmeID int64, level programme.Level, year int) (map[int64]programme.FundRow, error) {
	seen, args := scoped(u, programmeID, year, string(level))
	all := map[int64]programme.FundRow{}
	err := tx.rows(`SELECT p.id, p.code, p.title, p.stage FROM projects p WHERE p.id IN
		(SELECT project_id FROM ledger WHERE programme_id = $1 AND year = $2 AND source = $3)`+seen, args, func(scan func(...any) error) error {
		var id int64
		var r programme.FundRow
		err := scan(&id, &r.Code, &r.Title, &r.Stage)
		all[id] = r
		return err
	})
	return all, err
}

// FundTotals is one line of the list of books.
type FundTotals struct {
	Level     programme.Level
	Year      int
	Budget    programme.Money
	Approved  programme.Money
	Disbursed programme.Money
	Settled   programme.Money
	Closed    bool
}

// FundYears lists a programme's books, the newest year first.
func (s *Store) FundYears(ctx context.Context, u programme.User, programmeID int64) (all []FundTotals, err error) {
	seen, args := scoped(u, programmeID)
	if u.Scope.Whole() {
		seen = ""
		args = args[:1]
	}
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		return tx.rows(`SELECT l.source, l.year,
			`+sumIf("l.kind = 'budget'", "l.amount")+`, `+sumIf("l.kind = 'committed'", "l.amount")+` - `+sumIf("l.kind = 'cancelled'", "l.amount")+`,
			`+sumIf("l.kind IN ('advanced', 'paid')", "l.amount")+` - `+sumIf("l.kind = 'recovered'", "l.amount")+`, `+sumIf("l.kind = 'settled'", "l.amount")+`,
			EXISTS (SELECT 1 FROM fiscal_closings c JOIN plans x ON x.id = c.plan_id WHERE x.programme_id = $1 AND x.level = l.source AND x.year = l.year)
			FROM ledger l LEFT JOIN projects p ON p.id = l.project_id WHERE l.programme_id = $1 AND l.source IN ('national', 'local')`+seen+`
			GROUP BY l.source, l.year ORDER BY l.year DESC, l.source`, args, func(scan func(...any) error) error {
			var y FundTotals
			err := scan(&y.Level, &y.Year, &y.Budget, &y.Approved, &y.Disbursed, &y.Settled, &y.Closed)
			all = append(all, y)
			return err
		})
	})
	return all, err
}
