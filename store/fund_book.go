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
		if b.Own, err = tx.ownShares(u, programmeID, level, year, on); err != nil {
			return err
		}
		if b.Planned, err = tx.plannedByMonth(u, programmeID, level, year); err != nil {
			return err
		}
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

// ownShares is the money of others in the projects of a fund's year.
func (tx *Tx) ownShares(u programme.User, programmeID int64, level programme.Level, year int, on programme.Day) (all []programme.OwnShare, err error) {
	if on == 0 {
		on = 9999_12_31
	}
	seen, args := scoped(u, programmeID, year, string(level), int64(on))
	return all, tx.rows(`SELECT p.id, p.code, p.title, `+sumIf("l.kind = 'pledged'", "l.amount")+`, `+sumIf("l.kind = 'evidenced'", "l.amount")+` FROM ledger l JOIN projects p ON p.id = l.project_id
		WHERE l.programme_id = $1 AND l.year = $2 AND p.level = $3 AND l.dated <= $4 AND l.kind IN ('pledged', 'evidenced')`+seen+` GROUP BY p.id, p.code, p.title ORDER BY p.code`, args, func(scan func(...any) error) error {
		var o programme.OwnShare
		err := scan(&o.ProjectID, &o.Code, &o.Title, &o.Pledged, &o.Evidenced)
		all = append(all, o)
		return err
	})
}

// plannedByMonth is what contracts in force promise to pay from a fund in each
// month of a year.
func (tx *Tx) plannedByMonth(u programme.User, programmeID int64, level programme.Level, year int) (all [12]programme.Money, err error) {
	var w where
	w.and("p.programme_id = ?", programmeID)
	w.and("c.state <> ?", programme.ContractDraft)
	w.scope(u)
	contracts, err := tx.schedules(w)
	for _, c := range contracts {
		for _, i := range c.Schedule {
			if i.Source == programme.Source(level) && i.Due.Year() == year {
				all[i.Due.Month()-1] += i.Amount
			}
		}
	}
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
