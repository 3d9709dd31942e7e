package main

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// asOf is the day of a past evaluation: the ledger is added up to it.
const asOf = programme.Day(2019_12_31)

// sumsOn is what the evaluation as of a past day cannot do without: where each
// project stood then by the lines of the ledger, added up as the page shows it,
// the money by source, and the sums that no day changes.
func sumsOn(d *database) []query {
	const counted = `SUM(CASE WHEN kind IN ('committed', 'cancelled', 'pledged') THEN counts ELSE 0 END) AS in_plan,
		SUM(CASE WHEN kind IN ('settled', 'evidenced') THEN counts ELSE 0 END) AS settled`
	const stood = ` FROM ledger WHERE programme_id = $1 AND dated <= $2 AND project_id IS NOT NULL GROUP BY project_id`
	id, from, to := d.programme.ID, d.period.From, d.period.To
	return append([]query{
		{`SELECT p.year, p.level, p.kind, p.content, p.place_code, p.place_name,
			CASE WHEN l.settled > 0 THEN 'completed' WHEN p.stage = 'stopped' THEN 'stopped' WHEN l.accepted > 0 THEN 'accepted' ELSE 'approved' END AS stage_on, COUNT(*),
			CAST(SUM(l.approved) AS BIGINT), CAST(SUM(l.pledged) AS BIGINT), CAST(SUM(l.pledged_other) AS BIGINT), CAST(SUM(l.done) AS BIGINT),
			CAST(SUM(l.evidenced) AS BIGINT), CAST(SUM(l.evidenced_other) AS BIGINT), CAST(SUM(l.disbursed) AS BIGINT)
			FROM (SELECT project_id, SUM(CASE WHEN kind = 'committed' THEN amount WHEN kind = 'cancelled' THEN -amount ELSE 0 END) AS approved,
				SUM(CASE WHEN kind = 'pledged' AND source <> 'other' THEN amount ELSE 0 END) AS pledged,
				SUM(CASE WHEN kind = 'pledged' AND source = 'other' THEN amount ELSE 0 END) AS pledged_other,
				SUM(CASE WHEN kind IN ('advanced', 'paid') THEN amount WHEN kind = 'recovered' THEN -amount ELSE 0 END) AS disbursed,
				SUM(CASE WHEN kind = 'settled' THEN amount ELSE 0 END) AS done, SUM(CASE WHEN kind = 'accepted' THEN amount ELSE 0 END) AS accepted,
				SUM(CASE WHEN kind = 'evidenced' AND source <> 'other' THEN amount ELSE 0 END) AS evidenced,
				SUM(CASE WHEN kind = 'evidenced' AND source = 'other' THEN amount ELSE 0 END) AS evidenced_other, ` + counted + stood + `) l
			JOIN projects p ON p.id = l.project_id WHERE l.in_plan > 0
			GROUP BY p.year, p.level, p.kind, p.content, p.place_code, p.place_name, stage_on`, []any{id, int64(asOf)}},
		{`SELECT l.source, CAST(SUM(CASE WHEN l.kind IN ('committed', 'pledged') THEN l.amount WHEN l.kind = 'cancelled' THEN -l.amount ELSE 0 END) AS BIGINT),
			CAST(SUM(CASE WHEN l.kind IN ('advanced', 'paid') THEN l.amount WHEN l.kind = 'recovered' THEN -l.amount ELSE 0 END) AS BIGINT),
			CAST(SUM(CASE WHEN l.kind IN ('settled', 'evidenced') AND o.settled > 0 THEN l.amount ELSE 0 END) AS BIGINT)
			FROM ledger l JOIN (SELECT project_id, ` + counted + stood + `) o ON o.project_id = l.project_id AND o.in_plan > 0 JOIN projects p ON p.id = l.project_id
			WHERE l.dated <= $2 AND p.year BETWEEN $3 AND $4 GROUP BY l.source`, []any{id, int64(asOf), from, to}},
	}, evaluationSums(d)[2:]...)
}

// verifySums is what verification cannot do without: what each project shows,
// its sources, and its ledger added up.
func verifySums(*database) []query {
	return []query{
		{`SELECT id, programme_id, code, title, kind, level, year, stage, recorded, approved_support, approved_counterpart, approved_other,
			disbursed_support, done_support, done_counterpart, done_other FROM projects ORDER BY id`, nil},
		{`SELECT project_id, source, name, approved, disbursed, done FROM funding_lines ORDER BY project_id, position`, nil},
		{`SELECT project_id, kind, source, name, year, CAST(SUM(amount) AS BIGINT), CAST(SUM(counts) AS BIGINT), COUNT(*), MAX(CASE WHEN document = 'Sổ cũ' THEN 1 ELSE 0 END)
			FROM ledger WHERE project_id IS NOT NULL GROUP BY project_id, kind, source, name, year`, nil},
	}
}

// verify runs a verification, which has to find nothing: the invented ledger is
// what the program itself would have written.
func (d *database) verify(ctx context.Context) error {
	v, err := d.store.Verify(ctx, programme.LocalUser)
	if err == nil && !v.Agrees() {
		err = fmt.Errorf("verification finds %d faults, the first: %+v", v.Wrong, v.Found[0])
	}
	return err
}
