package store

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// FiscalClosing is what keeps a fund's year open, and what becomes of its rest.
func (s *Store) FiscalClosing(ctx context.Context, u programme.User, of programme.FundYear) (c programme.FiscalClosing, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		c, err = tx.fiscalClosing(u, of)
		return err
	})
	return c, err
}

func (tx *Tx) fiscalClosing(u programme.User, of programme.FundYear) (c programme.FiscalClosing, err error) {
	c = programme.FiscalClosing{Level: programme.Level(of.Fund), Year: of.Year}
	if c.Facts.Treasury, err = tx.reconciliation(u, of); err != nil {
		return c, err
	}
	c.Programme, c.Facts.Today = c.Facts.Treasury.Programme, programme.DayOf(tx.now)
	plans, err := tx.plans(of.ProgrammeID)
	if err != nil {
		return c, err
	}
	for _, p := range plans {
		if p.Year == of.Year && p.Level == c.Level {
			c.PlanID = p.ID
		}
	}
	if err := tx.closedYear(&c); err != nil {
		return c, err
	}
	next := of
	next.Year++
	if c.Facts.NextShut, err = tx.yearClosed(next); err != nil {
		return c, err
	}
	rules, err := tx.rules()
	if err != nil {
		return c, err
	}
	c.Facts.Due = rules.LiquidationDue(programme.Day(of.Year*10_000 + 12_31))
	return c, tx.closingRests(u, of, &c)
}

// closedYear loads the paper that closed the year, and what was prepared.
func (tx *Tx) closedYear(c *programme.FiscalClosing) error {
	by, d := &c.Closed, &c.Draft
	err := tx.rows(`SELECT document, dated, note, `+enteredColumns+` FROM fiscal_closings WHERE plan_id = $1`, []any{c.PlanID}, func(scan func(...any) error) error {
		return scan(append([]any{&by.Document, &by.Dated, &by.Note}, scanEntered(&by.Entered)...)...)
	})
	if err != nil {
		return err
	}
	return tx.rows(`SELECT carry_document, carry_dated, cancel_document, cancel_dated, note, version, `+enteredColumns+` FROM closing_drafts WHERE plan_id = $1`, []any{c.PlanID}, func(scan func(...any) error) error {
		return scan(append([]any{&d.CarryDocument, &d.CarryDated, &d.CancelDocument, &d.CancelDated, &d.Note, &d.Version}, scanEntered(&d.Prepared)...)...)
	})
}

// closingRests adds up the year project by project, and gathers what keeps it
// open.
func (tx *Tx) closingRests(u programme.User, of programme.FundYear, c *programme.FiscalClosing) error {
	titles, err := tx.fundTitles(u, of.ProgrammeID, c.Level, of.Year)
	if err != nil {
		return err
	}
	lines, err := tx.fundLines(u, of.ProgrammeID, c.Level, of.Year, 0)
	if err != nil {
		return err
	}
	book := programme.NewFundBook(c.Programme, c.Level, of.Year, 0, lines, titles)
	c.Facts.Unallotted = book.Unallotted()
	whole, err := tx.entryRows(` FROM ledger l WHERE l.project_id IN (SELECT project_id FROM ledger WHERE programme_id = $1 AND year = $2 AND source = $3)`, of.ProgrammeID, of.Year, of.Fund)
	if err != nil {
		return err
	}
	byProject := map[int64][]programme.Entry{}
	for _, e := range whole {
		byProject[e.ProjectID] = append(byProject[e.ProjectID], e)
	}
	for _, row := range book.Rows {
		r := programme.ClosingRest{ProjectID: row.ProjectID, Code: row.Code, Title: row.Title, Stage: row.Stage, InYear: row.Sums, All: programme.BalancesOf(byProject[row.ProjectID])}
		if r.Stage == programme.Accepted {
			c.Facts.Unsettled = append(c.Facts.Unsettled, r.Code)
		}
		if r.Stage == programme.Underway && r.InYear.Of(programme.EAdvanced) > 0 && r.All.Of(programme.EAccepted) == 0 {
			c.Facts.Advanced = append(c.Facts.Advanced, r.Code)
		}
		if r.Rest() != 0 {
			r.Carry, r.Cancel = r.Proposed()
			c.Rests = append(c.Rests, r)
		}
	}
	if err := tx.preparedRests(c); err != nil {
		return err
	}
	return tx.openRequests(of, c)
}

// preparedRests puts what was prepared in the place of what is usual.
func (tx *Tx) preparedRests(c *programme.FiscalClosing) error {
	if c.Draft.Version == 0 {
		return nil
	}
	at := map[int64]int{}
	for i := range c.Rests {
		c.Rests[i].Carry, c.Rests[i].Cancel = 0, 0
		at[c.Rests[i].ProjectID] = i
	}
	return tx.rows(`SELECT project_id, carry, cancel, document, dated FROM closing_rests WHERE plan_id = $1`, []any{c.PlanID}, func(scan func(...any) error) error {
		var r programme.ClosingRest
		err := scan(&r.ProjectID, &r.Carry, &r.Cancel, &r.Document, &r.Dated)
		if i, known := at[r.ProjectID]; known {
			to := &c.Rests[i]
			to.Carry, to.Cancel, to.Document, to.Dated = r.Carry, r.Cancel, r.Document, r.Dated
		}
		return err
	})
}

// openRequests are requests for money of projects that have something left of
// the year.
func (tx *Tx) openRequests(of programme.FundYear, c *programme.FiscalClosing) error {
	return tx.rows(`SELECT `+matterColumns+`, p.code FROM matters m JOIN payments y ON y.matter_id = m.id JOIN projects p ON p.id = m.project_id
		WHERE p.programme_id = $1 AND y.source = $2 AND y.year IN (0, $3) ORDER BY m.id`, []any{of.ProgrammeID, of.Fund, of.Year}, func(scan func(...any) error) error {
		var code string
		m, err := scanMatter(func(into ...any) error { return scan(append(into, &code)...) })
		left := slices.ContainsFunc(c.Rests, func(r programme.ClosingRest) bool { return r.ProjectID == m.ProjectID })
		if left && m.Open() {
			c.Facts.Requests = append(c.Facts.Requests, fmt.Sprintf("%s: %s %s", code, m.Name(), m.Amount.Dong()))
		}
		return err
	})
}
