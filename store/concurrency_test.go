package store_test

import (
	"database/sql"
	"fmt"
	"sync"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// atOnce runs fn n times at the same moment and gives the errors.
func atOnce(n int, fn func(i int) error) []error {
	errs := make([]error, n)
	var ready, done sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		ready.Add(1)
		done.Go(func() {
			ready.Done()
			<-start
			errs[i] = fn(i)
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
	return errs
}

func TestTwentySaveOneVersion(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		pr := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		before := number(t, raw, `SELECT COUNT(*) FROM events`)
		won := -1
		for i, err := range atOnce(20, func(i int) error {
			mine := pr
			mine.Title = fmt.Sprint("Tên ", i)
			mine.Lines = []programme.FundingLine{{Source: programme.FromLocal, Approved: tr, Done: programme.Money(i+1) * tr}, {Source: programme.FromCash, Approved: 300 * tr, Done: 300 * tr}}
			_, err := s.SaveProject(ctx, me, mine)
			return err
		}) {
			switch {
			case err == nil && won < 0:
				won = i
			case !refused(err, programme.Conflict, ""):
				t.Errorf("%d: %v", i, err)
			}
		}
		got := must[programme.Project](t)(s.Project(ctx, me, pr.ID))
		if won < 0 || got.Title != fmt.Sprint("Tên ", won) || got.Done().Support != programme.Money(won+1)*tr || got.Version != pr.Version+1 {
			t.Errorf("%d won, stored is %+v", won, got)
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM events`); n != before+1 {
			t.Errorf("%d lines of history for one save", n-before)
		}
	})
}

func TestTwentyCreateProjects(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		for i, err := range atOnce(20, func(i int) error {
			pr := project(p, e)
			pr.Code = fmt.Sprintf("P-%02d", i)
			_, err := s.SaveProject(ctx, me, pr)
			return err
		}) {
			if err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
		list := must[store.ProjectList](t)(s.Projects(ctx, me, store.ProjectFilter{ProgrammeID: p.ID}))
		if list.Total != 20 || list.Done.Support != 20*145*tr || number(t, raw, `SELECT COUNT(*) FROM events WHERE subject = 'project'`) != 20 {
			t.Errorf("%d projects, %+v", list.Total, list.Done)
		}
	})
}

func TestTwentyCreateOneCode(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		created := 0
		for i, err := range atOnce(20, func(i int) error { _, err := s.SaveProject(ctx, me, project(p, e)); return err }) {
			if err == nil {
				created++
			} else if !refused(err, programme.Invalid, "code") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM projects`); created != 1 || n != 1 {
			t.Errorf("%d created, %d stored", created, n)
		}
	})
}

// TestOneTaxCodeAtOnce: the rule that reads before it writes holds too.
func TestOneTaxCodeAtOnce(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		created := 0
		for i, err := range atOnce(10, func(i int) error {
			_, err := s.SaveEstablishment(ctx, me, programme.Establishment{Name: fmt.Sprint("Cơ sở ", i), LegalForm: "household", TaxCode: "0100233488"})
			return err
		}) {
			if err == nil {
				created++
			} else if !refused(err, programme.Invalid, "tax_code") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM establishments`); created != 1 || n != 1 {
			t.Errorf("%d created, %d stored", created, n)
		}
	})
}

func TestIssuedOnce(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		r := must[programme.Report](t)(s.SaveReport(ctx, me, draft(p)))
		issued := 0
		for i, err := range atOnce(8, func(i int) error { _, err := s.IssueReport(ctx, me, r, draw); return err }) {
			if err == nil {
				issued++
			} else if !refused(err, programme.Conflict, "") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if files := number(t, raw, `SELECT COUNT(*) FROM report_files`); issued != 1 || files != 2 {
			t.Errorf("issued %d times, %d files", issued, files)
		}
	})
}

// TestReadersSeeOneMoment: while projects are saved, an evaluation never sees
// a project without its money or half of a batch.
func TestReadersSeeOneMoment(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		errs := atOnce(6, func(i int) error {
			for n := range 10 {
				if i < 2 {
					batch := []programme.Project{project(p, e), project(p, e), project(p, e)}
					for k := range batch {
						batch[k].Code = fmt.Sprintf("B-%d-%d-%d", i, n, k)
					}
					if err := s.SaveProjects(ctx, me, batch); err != nil {
						return err
					}
					continue
				}
				d, err := s.EvaluationData(ctx, me, p.ID, programme.Years(2016, 2018))
				if err != nil {
					return err
				}
				ev, err := programme.Evaluate(d, programme.Years(2016, 2018))
				if err != nil {
					return err
				}
				done, sources := ev.Level(programme.AllLevels).Done, programme.Money(0)
				for _, x := range d.Sources {
					sources += x.Done
				}
				if done.Projects%3 != 0 || done.Support != programme.Money(done.Projects)*145*tr || sources != done.Total() {
					return fmt.Errorf("half a batch: %+v, sources %s", done, sources)
				}
			}
			return nil
		})
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
	})
}
