package store

import (
	"context"

	"khuyencong/programme"
)

// EvaluationData loads all that the evaluation of a period is made from, in
// one view of the data. The projects are added up here by cells; nothing is
// divided or rounded in SQL.
func (s *Store) EvaluationData(ctx context.Context, u programme.User, programmeID int64, period programme.Period) (d programme.EvaluationData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		d, err = tx.evaluationData(u, programmeID, period, 0)
		return err
	})
	return d, err
}

// evaluationData adds up what the user sees; see narrow for the rest.
func (tx *Tx) evaluationData(u programme.User, programmeID int64, period programme.Period, on programme.Day) (d programme.EvaluationData, err error) {
	d.On = on
	if d.Programme, err = tx.programme(programmeID); err != nil {
		return d, err
	}
	if err = d.Programme.CheckPeriod(period); err != nil {
		return d, err
	}
	for _, load := range []func() error{
		func() error { d.Targets, err = tx.targets(programmeID); return err },
		func() error { d.Plans, err = tx.plans(programmeID); return err },
		func() error { d.Stated, err = tx.statedFigures(programmeID); return err },
		func() error { d.Explanations, err = tx.explanations(programmeID); return err },
		func() error { d.Remarks, err = tx.remarks(programmeID, period); return err },
		func() error { d.Districts, err = tx.districts(d.Programme, period); return err },
		func() error { d.Candidates, err = tx.candidates(u, programmeID, period); return err },
		func() error { return tx.sums(u, &d, programmeID, period) },
	} {
		if err = load(); err != nil {
			return d, err
		}
	}
	narrow(u, &d)
	return d, nil
}

// sums fills in what is added up from the projects.
func (tx *Tx) sums(u programme.User, d *programme.EvaluationData, programmeID int64, period programme.Period) (err error) {
	cells, sources := tx.cells, tx.sourceSums
	if d.On != 0 {
		cells = func(u programme.User, id int64) ([]programme.Cell, error) { return tx.cellsOn(u, id, d.On) }
		sources = func(u programme.User, id int64, of programme.Period) ([]programme.SourceSum, error) {
			return tx.sourceSumsOn(u, id, of, d.On)
		}
	}
	if d.Cells, err = cells(u, programmeID); err != nil {
		return err
	}
	if d.Sources, err = sources(u, programmeID, period); err != nil {
		return err
	}
	if d.Outcomes, err = tx.outcomeSums(u, programmeID, period, d.On, d.Cells); err != nil {
		return err
	}
	seen, args := scoped(u, programmeID, period.From, period.To)
	return tx.row("", `SELECT COUNT(DISTINCT p.establishment_id) FROM projects p
		WHERE p.programme_id = $1 AND p.year BETWEEN $2 AND $3 AND p.stage = 'completed'`+seen, args, &d.Beneficiaries)
}

// cells reads the projects through the index that holds all their sums.
func (tx *Tx) cells(u programme.User, programmeID int64) (all []programme.Cell, err error) {
	seen, args := scoped(u, programmeID)
	err = tx.rows(`SELECT year, level, kind, content, place_code, place_name, stage, COUNT(*),
		CAST(SUM(approved_support) AS BIGINT), CAST(SUM(approved_counterpart) AS BIGINT), CAST(SUM(approved_other) AS BIGINT),
		CAST(SUM(done_support) AS BIGINT), CAST(SUM(done_counterpart) AS BIGINT), CAST(SUM(done_other) AS BIGINT), CAST(SUM(disbursed_support) AS BIGINT)
		FROM projects p WHERE programme_id = $1`+seen+`
		GROUP BY year, level, kind, content, place_code, place_name, stage
		ORDER BY year, level, kind, content, place_code, place_name, stage`, args, func(scan func(...any) error) error {
		c, err := scanCell(scan)
		all = append(all, c)
		return err
	})
	return all, err
}

func scanCell(scan func(...any) error) (c programme.Cell, err error) {
	var kind programme.ProjectKind
	var n int64
	a, done := &c.Approved, &c.Done
	err = scan(&c.Year, &c.Level, &kind, &c.Content, &c.Place.Code, &c.Place.Name, &c.Stage, &n,
		&a.Support, &a.Counterpart, &a.Other, &done.Support, &done.Counterpart, &done.Other, &c.Disbursed)
	if kind == programme.KindPlan {
		a.Plans, done.Plans = n, n
	} else {
		a.Projects, done.Projects = n, n
	}
	return c, err
}

func (tx *Tx) sourceSums(u programme.User, programmeID int64, period programme.Period) ([]programme.SourceSum, error) {
	seen, args := scoped(u, programmeID, period.From, period.To)
	bySource := map[programme.Source]programme.SourceSum{}
	err := tx.rows(`SELECT l.source, `+sumIf(inPlan, "l.approved")+`, `+sumIf(inPlan, "l.disbursed")+`, `+sumIf(completed, "l.done")+`
		FROM projects p JOIN funding_lines l ON l.project_id = p.id
		WHERE p.programme_id = $1 AND p.year BETWEEN $2 AND $3`+seen+` GROUP BY l.source`,
		args, func(scan func(...any) error) error {
			var sum programme.SourceSum
			err := scan(&sum.Source, &sum.Approved, &sum.Disbursed, &sum.Done)
			bySource[sum.Source] = sum
			return err
		})
	return inPaperOrder(bySource), err
}

// inPaperOrder leaves out sources of which plans approved nothing.
func inPaperOrder(bySource map[programme.Source]programme.SourceSum) (all []programme.SourceSum) {
	for _, source := range programme.Sources {
		if sum := bySource[source]; sum != (programme.SourceSum{Source: source}) && sum.Source != "" {
			all = append(all, sum)
		}
	}
	return all
}

// candidates lists the projects whose approved and done support differ.
func (tx *Tx) candidates(u programme.User, programmeID int64, period programme.Period) (all []programme.Candidate, err error) {
	seen, args := scoped(u, programmeID, period.From, period.To)
	err = tx.rows(`SELECT code || ' – ' || title, approved_support - done_support FROM projects p
		WHERE programme_id = $1 AND year BETWEEN $2 AND $3 AND stage = 'completed' AND approved_support <> done_support`+seen+`
		ORDER BY abs(approved_support - done_support) DESC, id LIMIT 200`,
		args, func(scan func(...any) error) error {
			var c programme.Candidate
			err := scan(&c.Label, &c.Amount)
			all = append(all, c)
			return err
		})
	return all, err
}

// districts lists the units straight below the province that existed when the
// period's last year began.
func (tx *Tx) districts(p programme.Programme, period programme.Period) ([]programme.Place, error) {
	if p.ProvinceCode == "" {
		return nil, nil
	}
	return tx.placeRows(` FROM places p WHERE p.parent_code = $1 AND p.valid_from <= $2 AND (p.valid_to = 0 OR p.valid_to >= $2) ORDER BY p.code, p.valid_from`,
		p.ProvinceCode, int64(programme.RecordedDay(period.To)))
}
