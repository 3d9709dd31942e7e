package store_test

import (
	"database/sql"
	"fmt"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// periodic loads the account of a period of a year.
func periodic(t *testing.T, s *store.Store, of programme.Programme, months, month, year int) programme.Periodic {
	t.Helper()
	span, ok := programme.NewSpan(months, month, year)
	if !ok {
		t.Fatal("no such period")
	}
	b := must[programme.ReportBasis](t)(s.ReportBasis(ctx, me, programme.Report{ProgrammeID: of.ID, Period: programme.Years(year, year), Span: span, Office: programme.ToDepartment}))
	return *b.Periodic
}

var periodicFigures = []programme.PeriodicFigure{"period.items", "period.support", "period.counterpart", "period.other", "period.paid"}

// TestPeriodsAddUp: whatever happens to projects, months and quarters add up to
// the year, of this year's plan and of what earlier years left, and the year is
// its evaluation to the đồng. What was done of the plan of 2020 after that year
// is told by the reports of 2021, and nothing twice.
func TestPeriodsAddUp(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		h := newHistory(y, 5)
		for h.step < 60 && !t.Failed() {
			h.next()
			h.day = h.day.Plus(8) // over the end of the year
		}
		told := map[programme.PeriodicFigure]int64{}
		for _, year := range []int{2020, 2021} {
			whole := periodic(t, y.Store, y.of, 12, 1, year)
			if len(whole.Year.Differences) != 0 {
				t.Errorf("%d: %+v", year, whole.Year.Differences)
			}
			for _, carried := range []bool{false, true} {
				for _, f := range periodicFigures {
					for _, months := range []int{1, 3, 6} {
						sum := int64(0)
						for month := 1; month <= 12; month += months {
							sum += periodic(t, y.Store, y.of, months, month, year).Value(programme.PeriodicCell{Figure: f, Level: programme.AllLevels, Carried: carried})
						}
						if want := whole.Value(programme.PeriodicCell{Figure: f, Level: programme.AllLevels, Carried: carried}); sum != want {
							t.Errorf("%s of %d, carried %v: %d months give %d, the year %d", f, year, carried, months, sum, want)
						}
					}
					told[f] += whole.Value(programme.PeriodicCell{Figure: f, Level: programme.AllLevels, Carried: carried})
				}
			}
		}
		e := evaluation(t, y.Store, y.of.ID, programme.Years(2020, 2021))
		l := e.Level(programme.AllLevels)
		if told["period.support"] != int64(l.Done.Support) || told["period.paid"] != int64(l.Life.Disbursed) || told["period.items"] != l.Done.Projects {
			t.Errorf("the reports of both years tell %v, the evaluation %+v %+v", told, l.Done, l.Life)
		}
		if told["period.paid"] == 0 {
			t.Error("nothing was paid: that shows nothing")
		}
	})
}

// TestPeriodicIsLocked: an issued report keeps its figures; lines that come
// later with a day of its period are named with what they move, those of later
// days are not, and verification adds it up again.
func TestPeriodicIsLocked(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, e := province(t, s)
		pr := must[programme.Project](t)(s.SaveProject(ctx, me, project(of, e)))
		s.Now = func() time.Time { return time.Date(pr.Year+1, 2, 3, 1, 0, 0, 0, time.UTC) }
		span, _ := programme.NewSpan(12, 1, pr.Year)
		r := programme.Report{ProgrammeID: of.ID, Period: programme.Years(pr.Year, pr.Year), Span: span, Office: programme.ToDepartment, Number: "8", Symbol: "BC-TTKC",
			Date: programme.Day(20170105), Seat: "Thử", SignerPower: "GIÁM ĐỐC", SignerName: "Nguyễn Văn A",
			Estimates: []programme.Estimate{{Level: programme.Local, Items: programme.Q(1), By: "Thử", On: 2016_10_01}}}
		draft := must[programme.Report](t)(s.SaveReport(ctx, me, r))
		if _, err := s.SaveReport(ctx, me, r); !refused(err, programme.Conflict, "") {
			t.Errorf("a second draft: %v", err)
		}
		early := draft
		s.Now = func() time.Time { return time.Date(pr.Year, 6, 3, 1, 0, 0, 0, time.UTC) }
		if _, err := s.IssueReport(ctx, me, early, drawPeriodic); !refused(err, programme.Invalid, "until") {
			t.Errorf("figures of days to come: %v", err)
		}
		s.Now = func() time.Time { return time.Date(pr.Year+1, 2, 3, 1, 0, 0, 0, time.UTC) }
		issued := must[programme.Report](t)(s.IssueReport(ctx, me, draft, drawPeriodic))
		loaded := must[programme.Report](t)(s.Report(ctx, me, issued.ID))
		if loaded.Span != span || loaded.Office != programme.ToDepartment || len(loaded.Estimates) != 1 || loaded.Estimates[0] != r.Estimates[0] || len(loaded.Figures) == 0 {
			t.Errorf("%+v", loaded)
		}
		insert := func(dated programme.Day) {
			if _, err := raw.Exec(`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
				SELECT programme_id, id, 'paid', level, '', year, 5, 0, 'X', $1, '', 1, '', '', '2020-01-01 00:00:00+00:00', '' FROM projects LIMIT 1`, int64(dated)); err != nil {
				t.Fatal(err)
			}
		}
		insert(span.Until.Plus(3))
		if l := must[programme.Lock](t)(s.Lock(ctx, me, loaded)); len(l.Late) != 0 {
			t.Errorf("a line of the next period: %+v", l.Late)
		}
		insert(span.Until)
		l := must[programme.Lock](t)(s.Lock(ctx, me, loaded))
		moved := map[string]int64{}
		for _, x := range l.Moving() {
			for _, m := range x.Moves {
				moved[m.Figure.Key] = m.New.Value - m.Old.Value
			}
		}
		level := string(pr.Level)
		for _, key := range []string{"life.disbursed." + level, "life.disbursed.", "period.period.paid." + level, "period.done.paid."} {
			if moved[key+map[bool]string{true: string(programme.AllLevels)}[key[len(key)-1] == '.']] != 5 {
				t.Errorf("%s is not moved by 5: %v", key, moved)
			}
		}
		b := must[programme.ReportBasis](t)(s.ReportBasis(ctx, me, loaded))
		if x := programme.Restatements(loaded.Figures, b.Figures().KeyFigures()); len(x) != len(moved) {
			t.Errorf("%d figures are restated, late lines move %d", len(x), len(moved))
		}
		v := must[programme.Verification](t)(s.Verify(ctx, me))
		for _, d := range v.Found {
			if d.Subject == programme.SReport {
				t.Errorf("the issued report no longer adds up: %+v", d)
			}
		}
		next, _ := programme.NewSpan(1, 1, pr.Year+1)
		if next = must[programme.Span](t)(s.NewSpan(ctx, me, of.ID, programme.ToDepartment, next)); next.Opening != span.Until || next.First != span.Until.Plus(1) {
			t.Errorf("the next period: %+v", next)
		}
		due := must[[]programme.DueReport](t)(s.ReportsDue(ctx, me, of.ID, pr.Year))
		if n := len(due); n != 36 || due[n-1].Report.ID+due[n-2].Report.ID+due[n-3].Report.ID+due[n-4].Report.ID+due[n-5].Report.ID+due[n-6].Report.ID != issued.ID {
			t.Errorf("%d reports are owed, the last is %+v", n, due[n-1])
		}
	})
}

func drawPeriodic(r programme.Report, b programme.ReportBasis) ([]programme.IssuedFile, error) {
	return []programme.IssuedFile{{Format: "html", Bytes: []byte(fmt.Sprint(r.Number, b.Periodic.Value(programme.PeriodicCell{Figure: "done.support", Level: programme.AllLevels})))}}, nil
}
