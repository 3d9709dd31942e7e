package store

import (
	"context"

	"khuyencong/programme"
)

// stillLedger lets nobody write the ledger until the transaction ends, so that
// no line with a lower number comes after the last one that a report knows. It
// is the first statement of its transaction.
func (tx *Tx) stillLedger(d dialect) error {
	if d.stillLedger == "" {
		return nil
	}
	return tx.exec(d.stillLedger)
}

// markReport remembers the last line of the ledger, and where each project of
// the report's period stands in its tables.
func (tx *Tx) markReport(r programme.Report) (mark programme.Quantity, err error) {
	mark = programme.Q(0)
	if err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM ledger`, nil, &mark.Value); err != nil {
		return mark, err
	}
	if err := tx.exec(`UPDATE reports SET ledger_mark = $1 WHERE id = $2`, mark.Value, r.ID); err != nil {
		return mark, err
	}
	if r.Periodic() {
		return mark, tx.exec(`INSERT INTO report_projects (report_id, project_id, year, level, kind, content, stage)
			SELECT CAST($3 AS BIGINT), p.id, p.year, p.level, p.kind, p.content, `+stageOn+`
			FROM (`+standingOn+`) l JOIN projects p ON p.id = l.project_id WHERE l.in_plan > 0 AND p.year = $4`, r.ProgrammeID, r.Span.Until, r.ID, r.Span.Year)
	}
	return mark, tx.exec(`INSERT INTO report_projects (report_id, project_id, year, level, kind, content, stage)
		SELECT CAST($1 AS BIGINT), p.id, p.year, p.level, p.kind, p.content, p.stage FROM projects p
		WHERE p.programme_id = $2 AND p.year BETWEEN $3 AND $4 AND `+inPlan, r.ID, r.ProgrammeID, r.Period.From, r.Period.To)
}

// publishedCells are the cells of an issued report, added up again from the
// lines of the ledger that it knew.
func (tx *Tx) publishedCells(r programme.Report) (all []programme.Cell, err error) {
	known, args := "id <= $2", []any{r.ProgrammeID, r.Mark.Value, r.ID}
	if r.Periodic() {
		known, args = "id <= $2 AND dated <= $4", append(args, r.Span.Until)
	}
	err = tx.rows(`SELECT r.year, r.level, r.kind, r.content, '', '', r.stage, COUNT(*),
		CAST(SUM(l.approved_support) AS BIGINT), CAST(SUM(l.approved_counterpart) AS BIGINT), CAST(SUM(l.approved_other) AS BIGINT),
		CAST(SUM(l.done_support) AS BIGINT), CAST(SUM(l.done_counterpart) AS BIGINT), CAST(SUM(l.done_other) AS BIGINT), CAST(SUM(l.disbursed_support) AS BIGINT)
		FROM report_projects r JOIN (`+standing(known)+`) l ON l.project_id = r.project_id
		WHERE r.report_id = $3 GROUP BY r.year, r.level, r.kind, r.content, r.stage`,
		args, func(scan func(...any) error) error {
			c, err := scanCell(scan)
			all = append(all, c)
			return err
		})
	return all, err
}

// mostLate is how many late lines a page shows.
const mostLate = 300

// Lock tells what has come into the ledger since a report was issued.
func (s *Store) Lock(ctx context.Context, u programme.User, r programme.Report) (l programme.Lock, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		l, err = tx.lock(r)
		return err
	})
	return l, err
}

// LockOf is the lock of the last issued report of a period; Report.ID 0 where
// there is none.
func (s *Store) LockOf(ctx context.Context, u programme.User, programmeID int64, period programme.Period) (l programme.Lock, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		var id int64
		err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM reports WHERE programme_id = $1 AND year_from = $2 AND year_to = $3 AND months = 0 AND issued_at IS NOT NULL`,
			[]any{programmeID, period.From, period.To}, &id)
		if err != nil || id == 0 {
			return err
		}
		r, err := tx.report(id)
		if err != nil {
			return err
		}
		l, err = tx.lock(r)
		return err
	})
	return l, err
}

func (tx *Tx) lock(r programme.Report) (l programme.Lock, err error) {
	l.Report = r
	if !r.Mark.Known {
		return l, nil
	}
	late, known := `COALESCE(r.year, p.year) BETWEEN $4 AND $5`, ``
	args, args2 := []any{r.ID, r.Mark.Value, r.ProgrammeID, r.Period.From, r.Period.To, mostLate + 1}, []any{r.Mark.Value, int64(0), r.ProgrammeID}
	if r.Periodic() { // what is dated later belongs to the next report; of earlier plans what the year before had reported is not told again
		late = `(COALESCE(r.year, p.year) = $4 OR COALESCE(r.year, p.year) < $5 AND l.dated > $8) AND l.dated <= $7`
		known = ` AND dated <= $4`
		args, args2 = append(args, r.Span.Until, r.Span.Opening), append(args2, r.Span.Until)
	}
	err = tx.rows(`SELECT `+entryColumns+`, p.id, p.code, p.title, COALESCE(r.kind, p.kind), COALESCE(r.level, p.level), COALESCE(r.year, p.year)
		FROM ledger l JOIN projects p ON p.id = l.project_id LEFT JOIN report_projects r ON r.report_id = $1 AND r.project_id = p.id
		WHERE l.id > $2 AND l.programme_id = $3 AND `+late+` ORDER BY l.id LIMIT $6`,
		args, func(scan func(...any) error) error {
			var e programme.LateEntry
			p := &e.Project
			var err error
			e.Entry, err = scanEntry(func(into ...any) error {
				return scan(append(into, &p.ID, &p.Code, &p.Title, &p.Kind, &p.Level, &p.Year)...)
			})
			l.Late = append(l.Late, e)
			return err
		})
	if err != nil || len(l.Late) == 0 {
		return l, err
	}
	if l.More = len(l.Late) > mostLate; l.More {
		l.Late = l.Late[:mostLate]
	}
	args2[1] = l.Late[len(l.Late)-1].ID
	before := map[int64][]programme.Entry{}
	err = tx.rows(`SELECT project_id, kind, source, name, year, CAST(SUM(amount) AS BIGINT), CAST(SUM(counts) AS BIGINT) FROM ledger
		WHERE id <= $1 AND project_id IN (SELECT project_id FROM ledger WHERE id > $1 AND id <= $2 AND programme_id = $3)`+known+` GROUP BY project_id, kind, source, name, year`,
		args2, func(scan func(...any) error) error {
			var e programme.Entry
			err := scan(&e.ProjectID, &e.Kind, &e.Source, &e.Name, &e.Year, &e.Amount, &e.Count)
			before[e.ProjectID] = append(before[e.ProjectID], e)
			return err
		})
	l.Late = r.Restate(before, l.Late)
	return l, err
}
