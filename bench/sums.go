package main

import (
	"context"
	"database/sql"
	"fmt"
)

// query is a statement with its arguments.
type query struct {
	text string
	args []any
}

// evaluationSums is what the evaluation of a period cannot do without: every
// sum over projects, grouped as the page shows it.
func evaluationSums(d *database) []query {
	id, from, to := d.programme.ID, d.period.From, d.period.To
	return []query{
		{`SELECT year, level, kind, content, place_code, place_name, stage, COUNT(*),
			CAST(SUM(approved_support) AS BIGINT), CAST(SUM(approved_counterpart) AS BIGINT), CAST(SUM(approved_other) AS BIGINT),
			CAST(SUM(done_support) AS BIGINT), CAST(SUM(done_counterpart) AS BIGINT), CAST(SUM(done_other) AS BIGINT), CAST(SUM(disbursed_support) AS BIGINT)
			FROM projects WHERE programme_id = $1 GROUP BY year, level, kind, content, place_code, place_name, stage`, []any{id}},
		{`SELECT l.source, CAST(SUM(l.approved) FILTER (WHERE p.stage IN ('approved', 'underway', 'accepted', 'completed', 'stopped')) AS BIGINT), CAST(SUM(l.disbursed) AS BIGINT), CAST(SUM(l.done) FILTER (WHERE p.stage = 'completed') AS BIGINT)
			FROM projects p JOIN funding_lines l ON l.project_id = p.id
			WHERE p.programme_id = $1 AND p.year BETWEEN $2 AND $3 GROUP BY l.source`, []any{id, from, to}},
		{`SELECT o.indicator, p.content, COUNT(*), COUNT(o.promised), CAST(SUM(o.promised) AS BIGINT), COUNT(o.actual), CAST(SUM(o.actual) AS BIGINT)
			FROM projects p JOIN outcomes o ON o.project_id = p.id
			WHERE p.programme_id = $1 AND p.year BETWEEN $2 AND $3 AND p.stage = 'completed' GROUP BY o.indicator, p.content`, []any{id, from, to}},
		{`SELECT COUNT(DISTINCT establishment_id) FROM projects
			WHERE programme_id = $1 AND year BETWEEN $2 AND $3 AND stage = 'completed'`, []any{id, from, to}},
		{`SELECT code, title, approved_support - done_support FROM projects
			WHERE programme_id = $1 AND year BETWEEN $2 AND $3 AND stage = 'completed' AND approved_support <> done_support
			ORDER BY abs(approved_support - done_support) DESC, id LIMIT 200`, []any{id, from, to}},
	}
}

// listTotals and listRows are the two halves of a list: the totals of all that
// the filter finds, and the fifty rows of its first page.
const (
	listTotals = `SELECT COUNT(*), COUNT(*) FILTER (WHERE kind = 'project'), COUNT(*) FILTER (WHERE stage = 'completed'),
		CAST(SUM(approved_support) AS BIGINT), CAST(SUM(approved_counterpart) AS BIGINT), CAST(SUM(approved_other) AS BIGINT),
		CAST(SUM(done_support) FILTER (WHERE stage = 'completed') AS BIGINT),
		CAST(SUM(done_counterpart) FILTER (WHERE stage = 'completed') AS BIGINT),
		CAST(SUM(done_other) FILTER (WHERE stage = 'completed') AS BIGINT) FROM projects `
	listRows = `SELECT p.id, p.code, p.title, p.kind, p.content, p.level, p.year, e.name, p.place_name, p.stage,
		p.approved_support, p.done_support, p.done_counterpart
		FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id `
)

// filteredList is the list of the completed local projects of a content, those
// with the most support first.
func filteredList(d *database) []query {
	args := []any{d.programme.ID, "local", "KC3c", "completed"}
	const narrowed = `WHERE programme_id = $1 AND level = $2 AND content = $3 AND stage = $4`
	return []query{
		{listTotals + narrowed, args},
		{listRows + narrowed + ` ORDER BY done_support DESC, p.id LIMIT 50`, args},
	}
}

// searchedList is the list of the projects whose text has three words, in the
// order of their codes. Without a stage to narrow by, the page says apart what
// stands in annual plans, so it has totals twice.
func searchedList(d *database) []query {
	args := []any{d.programme.ID, "%may%", "%moc%", "%12345%"}
	const (
		narrowed = `WHERE programme_id = $1 AND %[1]sfolded LIKE $2 AND %[1]sfolded LIKE $3 AND %[1]sfolded LIKE $4`
		planned  = ` AND stage IN ('approved', 'underway', 'accepted', 'completed', 'stopped')`
	)
	return []query{
		{listTotals + fmt.Sprintf(narrowed, ""), args},
		{listTotals + fmt.Sprintf(narrowed, "") + planned, args},
		{listRows + fmt.Sprintf(narrowed, "p.") + ` ORDER BY p.code, p.id LIMIT 50`, args},
	}
}

// read runs the queries one after the other in one view of the data and reads
// every value of every row.
func (d *database) read(ctx context.Context, all []query) error {
	tx, err := d.raw.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, q := range all {
		n, err := readRows(ctx, tx, q)
		if err == nil && n == 0 {
			err = fmt.Errorf("no rows")
		}
		if err != nil {
			return fmt.Errorf("%s: %w", q.text, err)
		}
	}
	return nil
}

func readRows(ctx context.Context, tx *sql.Tx, q query) (n int, err error) {
	rows, err := tx.QueryContext(ctx, q.text, q.args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		n++
		if err := rows.Scan(values...); err != nil {
			return n, err
		}
	}
	return n, rows.Err()
}
