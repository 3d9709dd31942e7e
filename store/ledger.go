package store

import (
	"context"
	"errors"
	"slices"

	"khuyencong/programme"
)

const entryColumns = `l.id, l.programme_id, COALESCE(l.project_id, 0), COALESCE(l.plan_id, 0), l.kind, l.source, l.name, l.year, l.amount, l.counts, l.document, l.dated, l.reason,
	l.user_id, l.user_name, l.post_title, l.at, l.role, COALESCE(l.reverses, 0), COALESCE(l.matter_id, 0)`

// entryRows loads lines of the ledger; from begins with FROM ledger l.
func (tx *Tx) entryRows(from string, args ...any) (all []programme.Entry, err error) {
	err = tx.rows(`SELECT `+entryColumns+from, args, func(scan func(...any) error) error {
		e, err := scanEntry(scan)
		all = append(all, e)
		return err
	})
	return all, err
}

func scanEntry(scan func(...any) error) (e programme.Entry, err error) {
	into := []any{&e.ID, &e.ProgrammeID, &e.ProjectID, &e.PlanID, &e.Kind, &e.Source, &e.Name, &e.Year, &e.Amount, &e.Count, &e.Document, &e.Dated, &e.Reason}
	return e, scan(append(append(into, scanEntered(&e.Entered)...), &e.Role, &e.Reverses, &e.Matter)...)
}

// entries are the ledger of a project, in the order in which it was written.
func (tx *Tx) entries(project int64) ([]programme.Entry, error) {
	return tx.entryRows(` FROM ledger l WHERE l.project_id = $1 ORDER BY l.id`, project)
}

// Ledger is the ledger of a project that the user sees.
func (s *Store) Ledger(ctx context.Context, u programme.User, project int64) (all []programme.Entry, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, project); err != nil {
			return err
		}
		all, err = tx.entries(project)
		return err
	})
	return all, err
}

// enter writes lines into the ledger of a project: the only code that does. It
// refuses what the ledger would no longer keep, and closed fiscal years, and
// brings the project's running amounts up to date. The project it gives back
// has them.
func (tx *Tx) enter(u programme.User, p programme.Project, by programme.Basis, lines ...programme.Entry) (programme.Project, error) {
	had, err := tx.entries(p.ID)
	if err != nil {
		return p, err
	}
	before := programme.BalancesOf(had)
	if lines, err = tx.intoOpenYear(p, before, lines); err != nil {
		return p, err
	}
	after := programme.BalancesOf(append(had, lines...))
	if err := programme.CheckPosting(before, after, by); err != nil {
		return p, err
	}
	if err := tx.enterLines(u, lines); err != nil {
		return p, err
	}
	p = p.WithBalances(after)
	return p, tx.writeRunning(p)
}

// intoOpenYear takes lines of a closed fiscal year into the year in which the
// project's money now is. Where that is the closed one, they stay to be
// refused.
func (tx *Tx) intoOpenYear(p programme.Project, b programme.Balances, lines []programme.Entry) ([]programme.Entry, error) {
	lines = slices.Clone(lines)
	for i, e := range lines {
		year := p.YearAfterClosing(e, b)
		if year == e.Year {
			continue
		}
		closed, err := tx.yearClosed(programme.FundYear{ProgrammeID: e.ProgrammeID, Year: e.Year, Fund: e.Source})
		if err != nil {
			return nil, err
		}
		if closed {
			lines[i].Year = year
		}
	}
	return lines, nil
}

// enterLines appends lines that have been checked against the others.
func (tx *Tx) enterLines(u programme.User, lines []programme.Entry) error {
	closed := map[programme.FundYear]bool{}
	for _, e := range lines {
		if err := errors.Join(e.Check(programme.DayOf(tx.now)), tx.openYear(e, closed)); err != nil {
			return err
		}
		e.Entered, e.Role = programme.EnteredBy(u, tx.now), u.Role
		args := entryArgs(e)
		if err := tx.exec(insertEntry+valuesOf(1, len(args)), args...); err != nil {
			return err
		}
	}
	return nil
}

const insertEntry = `INSERT INTO ledger (programme_id, project_id, plan_id, kind, source, name, year, amount, counts, document, dated, reason,
	user_id, user_name, post_title, at, role, reverses, matter_id)`

// entryArgs are the values of insertEntry.
func entryArgs(e programme.Entry) []any {
	args := []any{e.ProgrammeID, nullID(e.ProjectID), nullID(e.PlanID), e.Kind, e.Source, e.Name, e.Year, e.Amount, e.Count, e.Document, e.Dated, e.Reason}
	return append(append(args, enteredArgs(e.Entered)...), e.Role, nullID(e.Reverses), nullID(e.Matter))
}

// openYear refuses a line of a fiscal year that is closed.
func (tx *Tx) openYear(e programme.Entry, known map[programme.FundYear]bool) error {
	of := programme.FundYear{ProgrammeID: e.ProgrammeID, Year: e.Year, Fund: e.Source}
	closed, asked := known[of]
	if !asked && e.Source.IsSupport() {
		var err error
		if closed, err = tx.yearClosed(of); err != nil {
			return err
		}
		known[of] = closed
	}
	if closed {
		return programme.Refuse(programme.Conflict, "year", "Năm ngân sách %d, %s đã khóa sổ nên không ghi thêm được. Ghi điều chỉnh vào năm ngân sách hiện nay, nêu bút toán được điều chỉnh.", e.Year, e.Source.Label())
	}
	return nil
}

// enterTerms brings the ledger to the amounts that a decision has given the
// project, which is written already; more are lines of the same decision.
func (tx *Tx) enterTerms(u programme.User, p programme.Project, by programme.Basis, more ...programme.Entry) (programme.Project, error) {
	had, err := tx.entries(p.ID)
	if err != nil {
		return p, err
	}
	lines := more
	if by.Cancels != nil {
		lines = append(lines, programme.Reversals(had, by)...)
	}
	lines = append(lines, p.TermEntries(programme.BalancesOf(append(had, lines...)), by)...)
	if by.Stopping {
		lines = append(lines, p.StopEntries(programme.BalancesOf(append(had, lines...)), by)...)
	}
	return tx.enter(u, p, by, lines...)
}

// enterBook brings the ledger to what a record of old books says, which is
// written already.
func (tx *Tx) enterBook(u programme.User, p programme.Project) (programme.Project, error) {
	had, err := tx.entries(p.ID)
	if err != nil {
		return p, err
	}
	lines, b := p.BookLines(had, programme.DayOf(tx.now))
	if len(lines) == 0 {
		return p, nil
	}
	if err := tx.enterLines(u, lines); err != nil {
		return p, err
	}
	for i, l := range p.Lines {
		p.Lines[i].Disbursed = b.Line(l.Source, l.Name).Disbursed
	}
	return p, tx.writeRunning(p)
}
