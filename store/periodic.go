package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// ReportBasis loads what a report is made from today, in one view of the data.
func (s *Store) ReportBasis(ctx context.Context, u programme.User, r programme.Report) (b programme.ReportBasis, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		b, err = tx.reportBasis(u, r)
		return err
	})
	return b, err
}

func (tx *Tx) reportBasis(u programme.User, r programme.Report) (b programme.ReportBasis, err error) {
	d, err := tx.evaluationData(u, r.ProgrammeID, r.Period, r.Span.Until)
	if err != nil {
		return b, err
	}
	if b.Evaluation, err = programme.Evaluate(d, r.Period); err != nil {
		return b, err
	}
	if !r.Periodic() {
		b.Projects, err = tx.completedProjects(u, r.ProgrammeID, r.Period)
		return b, err
	}
	data := programme.PeriodicData{Span: r.Span, Office: r.Office, Today: programme.DayOf(tx.now), Year: b.Evaluation, Estimates: r.Estimates}
	if data.Projects, err = tx.periodicProjects(u, r); err != nil {
		return b, err
	}
	if data.Obstacles, err = tx.periodicObstacles(u, r); err != nil {
		return b, err
	}
	if data.LastReport, err = tx.reportBefore(r); err != nil {
		return b, err
	}
	p := programme.NewPeriodic(data)
	b.Periodic, b.Evaluation = &p, p.Year
	return b, nil
}

// periodicProjects loads the projects of the year's plan, and those of earlier
// years that were not through or moved since, on the three days that matter.
func (tx *Tx) periodicProjects(u programme.User, r programme.Report) (all []programme.PeriodicProject, err error) {
	span := r.Span
	days := []programme.Day{span.Opening, span.First.Plus(-1), span.Until}
	at := map[int64]int{}
	for i, day := range days {
		if i == 1 && span.Leads() {
			continue // the day before the period is the opening
		}
		seen, args := scoped(u, r.ProgrammeID, int64(day), span.Year, int64(span.Opening))
		err = tx.rows(`SELECT p.id, p.code, p.title, p.kind, p.content, p.level, p.year, COALESCE(e.name, ''), p.place_name,
				COALESCE((SELECT c.until_day FROM contracts c WHERE c.project_id = p.id AND c.state <> 'draft'), 0), `+stageOn+`,
				CAST(l.approved_support AS BIGINT), CAST(l.approved_counterpart AS BIGINT), CAST(l.approved_other AS BIGINT),
				CAST(l.done_support AS BIGINT), CAST(l.done_counterpart AS BIGINT), CAST(l.done_other AS BIGINT), CAST(l.disbursed_support AS BIGINT)
			FROM (`+standingOn+`) l JOIN projects p ON p.id = l.project_id LEFT JOIN establishments e ON e.id = p.establishment_id
			WHERE l.in_plan > 0 AND (p.year = $3 OR p.year < $3 AND (p.stage <> 'completed'
				OR EXISTS (SELECT 1 FROM ledger x WHERE x.project_id = p.id AND x.dated > $4)))`+seen, args, func(scan func(...any) error) error {
			var x programme.PeriodicProject
			var s programme.PeriodicState
			a, done := &s.Approved, &s.Done
			err := scan(&x.ID, &x.Code, &x.Title, &x.Kind, &x.Content, &x.Level, &x.Year, &x.Beneficiary, &x.Place, &x.Ends, &s.Stage,
				&a.Support, &a.Counterpart, &a.Other, &done.Support, &done.Counterpart, &done.Other, &s.Disbursed)
			if x.Kind == programme.KindPlan {
				a.Plans, done.Plans = 1, 1
			} else {
				a.Projects, done.Projects = 1, 1
			}
			n, known := at[x.ID]
			if !known {
				n = len(all)
				at[x.ID] = n
				all = append(all, x)
			}
			*[]*programme.PeriodicState{&all[n].Opening, &all[n].Before, &all[n].Until}[i] = s
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if span.Leads() {
		for i := range all {
			all[i].Before = all[i].Opening
		}
	}
	return all, nil
}

// periodicObstacles counts the findings that were open on the last day, by
// type, the most frequent first.
func (tx *Tx) periodicObstacles(u programme.User, r programme.Report) (all []programme.PeriodicObstacle, err error) {
	_, next := r.Span.Until.Moments()
	seen, args := scoped(u, r.ProgrammeID, r.Span.Year, next, int64(r.Span.Until))
	err = tx.rows(`SELECT m.type, COUNT(*), COUNT(DISTINCT m.project_id), COUNT(*) FILTER (WHERE m.due > 0 AND m.due < $4)
		FROM matters m JOIN projects p ON p.id = m.project_id
		WHERE p.programme_id = $1 AND p.year <= $2 AND m.kind = 'finding' AND m.opened_at < $3 AND (m.is_open OR m.state_since >= $3)`+seen+`
		GROUP BY m.type ORDER BY COUNT(*) DESC, m.type`, args, func(scan func(...any) error) error {
		var o programme.PeriodicObstacle
		m := programme.Matter{Kind: programme.MatterFinding}
		err := scan(&m.Type, &o.Findings, &o.Projects, &o.Late)
		o.Type = m.TypeLabel()
		all = append(all, o)
		return err
	})
	return all, err
}

// reportBefore is the last report issued to the same superior of a period of
// the same year that ends on the day before this one begins.
func (tx *Tx) reportBefore(r programme.Report) (before programme.Report, err error) {
	if r.Span.Leads() {
		return before, nil
	}
	err = tx.rows(`SELECT `+reportColumns+` FROM reports WHERE programme_id = $1 AND months > 0 AND year_from = $2 AND office = $3 AND until_day = $4 AND issued_at IS NOT NULL
		ORDER BY issued_at DESC, id DESC LIMIT 1`, []any{r.ProgrammeID, r.Span.Year, r.Office, int64(r.Span.First.Plus(-1))}, func(scan func(...any) error) (err error) {
		before, err = scanReport(scan)
		return err
	})
	return before, err
}

// oneDraft refuses a second draft of a period to the same superior.
func (tx *Tx) oneDraft(r programme.Report) error {
	var n int64
	err := tx.row("", `SELECT COUNT(*) FROM reports WHERE programme_id = $1 AND months = $2 AND month = $3 AND year_from = $4 AND office = $5 AND issued_at IS NULL`,
		[]any{r.ProgrammeID, r.Span.Months, r.Span.Month, r.Span.Year, r.Office}, &n)
	if err == nil && n > 0 {
		err = programme.Refuse(programme.Conflict, "", "%s đang có bản dự thảo. Mở bản đó để soạn tiếp.", r.Title())
	}
	return err
}

// ended refuses to issue figures of days that have not come.
func (tx *Tx) ended(r programme.Report) error {
	if today := programme.DayOf(tx.now); r.Periodic() && r.Span.Until > today {
		return programme.Refuse(programme.Invalid, "until", "Số liệu chốt đến hết ngày %s mà hôm nay mới là %s. Sửa ngày chốt số liệu, hoặc phát hành sau ngày đó.", r.Span.Until, today)
	}
	return nil
}

// NewSpan is the period of a new report: it begins where the last issued ones
// to the same superior ended, else with the calendar.
func (s *Store) NewSpan(ctx context.Context, u programme.User, programmeID int64, office programme.ReportOffice, span programme.Span) (programme.Span, error) {
	err := s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		leads := span.Leads()
		until, err := tx.issuedUntil(programmeID, office, 12, 1, span.Year-1)
		if err != nil {
			return err
		}
		if until != 0 {
			span.Opening = until
		}
		if leads {
			span.First = span.Opening.Plus(1)
			return nil
		}
		if until, err = tx.issuedUntil(programmeID, office, span.Months, span.Month-span.Months, span.Year); until != 0 {
			span.First = until.Plus(1)
		}
		return err
	})
	return span, err
}

// issuedUntil is the last day of the figures of an issued report; 0 for none.
func (tx *Tx) issuedUntil(programmeID int64, office programme.ReportOffice, months, month, year int) (until programme.Day, err error) {
	err = tx.rows(`SELECT until_day FROM reports WHERE programme_id = $1 AND office = $2 AND months = $3 AND month = $4 AND year_from = $5 AND issued_at IS NOT NULL
		ORDER BY issued_at DESC, id DESC LIMIT 1`, []any{programmeID, office, months, month, year}, func(scan func(...any) error) error { return scan(&until) })
	return until, err
}

// ReportsToWrite lists the periodic reports that the user has to write now.
func (s *Store) ReportsToWrite(ctx context.Context, u programme.User, programmeID int64) (all []programme.DueReport, err error) {
	if !u.May(programme.WriteReport) {
		return nil, nil
	}
	today := programme.DayOf(s.clock())
	for _, year := range []int{today.Year() - 1, today.Year()} {
		due, err := s.ReportsDue(ctx, u, programmeID, year)
		if err != nil {
			return nil, err
		}
		all = append(all, due...)
	}
	return slices.DeleteFunc(all, func(d programme.DueReport) bool { return !d.AskedOf(u.Role, today) }), nil
}

// ReportsDue lists the periodic reports of a year with what was written.
func (s *Store) ReportsDue(ctx context.Context, u programme.User, programmeID int64, year int) (all []programme.DueReport, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		var written []programme.Report
		err = tx.rows(`SELECT `+reportColumns+` FROM reports WHERE programme_id = $1 AND months > 0 AND year_from = $2 ORDER BY id`, []any{programmeID, year}, func(scan func(...any) error) error {
			r, err := scanReport(scan)
			written = append(written, r)
			return err
		})
		all = rules.ReportsDue(year, written)
		return err
	})
	return all, err
}
