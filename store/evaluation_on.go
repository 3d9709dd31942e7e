package store

import "khuyencong/programme"

// standing adds the ledger of a programme, $1, up for each project, as far as a
// condition lets its lines in. A project stands in the plan, or is settled,
// where these lines count it so.
func standing(until string) string {
	return `SELECT project_id,
		SUM(CASE WHEN kind = 'committed' THEN amount WHEN kind = 'cancelled' THEN -amount ELSE 0 END) AS approved_support,
		SUM(CASE WHEN kind = 'pledged' AND source <> 'other' THEN amount ELSE 0 END) AS approved_counterpart,
		SUM(CASE WHEN kind = 'pledged' AND source = 'other' THEN amount ELSE 0 END) AS approved_other,
		SUM(CASE WHEN kind IN ('advanced', 'paid') THEN amount WHEN kind = 'recovered' THEN -amount ELSE 0 END) AS disbursed_support,
		SUM(CASE WHEN kind = 'settled' THEN amount ELSE 0 END) AS done_support,
		SUM(CASE WHEN kind = 'evidenced' AND source <> 'other' THEN amount ELSE 0 END) AS done_counterpart,
		SUM(CASE WHEN kind = 'evidenced' AND source = 'other' THEN amount ELSE 0 END) AS done_other,
		SUM(CASE WHEN kind IN ('committed', 'cancelled', 'pledged') THEN counts ELSE 0 END) AS in_plan,
		SUM(CASE WHEN kind IN ('settled', 'evidenced') THEN counts ELSE 0 END) AS settled,
		SUM(CASE WHEN kind = 'accepted' THEN amount ELSE 0 END) AS accepted
	FROM ledger WHERE programme_id = $1 AND ` + until + ` AND project_id IS NOT NULL GROUP BY project_id`
}

// standingOn is where projects stand as of a day, $2.
var standingOn = standing("dated <= $2")

// stageOn is where a project stood, as far as money tells: settled, settled
// after it was stopped, accepted, or in the plan.
const stageOn = `CASE WHEN l.settled > 0 THEN 'completed' WHEN p.stage = 'stopped' AND l.done_support > 0 THEN 'stopped'
		WHEN l.accepted > 0 THEN 'accepted' WHEN p.stage = 'stopped' THEN 'stopped' ELSE 'approved' END`

// cellsOn are the cells as of a day, added up from the ledger alone.
func (tx *Tx) cellsOn(u programme.User, programmeID int64, on programme.Day) (all []programme.Cell, err error) {
	seen, args := scoped(u, programmeID, int64(on))
	err = tx.rows(`SELECT p.year, p.level, p.kind, p.content, p.place_code, p.place_name, `+stageOn+` AS stage_on, COUNT(*),
		CAST(SUM(l.approved_support) AS BIGINT), CAST(SUM(l.approved_counterpart) AS BIGINT), CAST(SUM(l.approved_other) AS BIGINT),
		CAST(SUM(l.done_support) AS BIGINT), CAST(SUM(l.done_counterpart) AS BIGINT), CAST(SUM(l.done_other) AS BIGINT), CAST(SUM(l.disbursed_support) AS BIGINT)
		FROM (`+standingOn+`) l JOIN projects p ON p.id = l.project_id WHERE l.in_plan > 0`+seen+`
		GROUP BY p.year, p.level, p.kind, p.content, p.place_code, p.place_name, stage_on
		ORDER BY p.year, p.level, p.kind, p.content, p.place_code, p.place_name, stage_on`, args, func(scan func(...any) error) error {
		c, err := scanCell(scan)
		all = append(all, c)
		return err
	})
	return all, err
}

// sourceSumsOn are the sums by source as of a day: what was settled counts of
// projects that the ledger counts as settled then.
func (tx *Tx) sourceSumsOn(u programme.User, programmeID int64, period programme.Period, on programme.Day) ([]programme.SourceSum, error) {
	seen, args := scoped(u, programmeID, int64(on), period.From, period.To)
	bySource := map[programme.Source]programme.SourceSum{}
	err := tx.rows(`SELECT l.source,
		CAST(SUM(CASE WHEN l.kind IN ('committed', 'pledged') THEN l.amount WHEN l.kind = 'cancelled' THEN -l.amount ELSE 0 END) AS BIGINT),
		CAST(SUM(CASE WHEN l.kind IN ('advanced', 'paid') THEN l.amount WHEN l.kind = 'recovered' THEN -l.amount ELSE 0 END) AS BIGINT),
		CAST(SUM(CASE WHEN l.kind IN ('settled', 'evidenced') AND o.settled > 0 THEN l.amount ELSE 0 END) AS BIGINT)
		FROM ledger l JOIN (`+standingOn+`) o ON o.project_id = l.project_id AND o.in_plan > 0 JOIN projects p ON p.id = l.project_id
		WHERE l.dated <= $2 AND p.year BETWEEN $3 AND $4`+seen+` GROUP BY l.source`, args, func(scan func(...any) error) error {
		var sum programme.SourceSum
		err := scan(&sum.Source, &sum.Approved, &sum.Disbursed, &sum.Done)
		bySource[sum.Source] = sum
		return err
	})
	return inPaperOrder(bySource), err
}
