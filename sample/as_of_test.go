package sample_test

import (
	"reflect"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestAsOf: adding the ledger up to the last day gives the very evaluation of
// now, which reads running sums; before the first paper it gives nothing, and
// in between no more than now.
func TestAsOf(t *testing.T) {
	for name, fill := range map[string]func(*testing.T, *store.Store){
		"province": func(t *testing.T, s *store.Store) {
			if err := sample.Fill(ctx, s); err != nil {
				t.Fatal(err)
			}
		},
		"office": func(t *testing.T, s *store.Store) { filledOffice(t, s) },
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Engines(t, func(t *testing.T, s *store.Store) {
				fill(t, s)
				all, err := s.Programmes(ctx, programme.LocalUser)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range all {
					now, last := on(t, s, p, 0), on(t, s, p, programme.DayOf(s.Now()))
					compareAsOf(t, now, last)
					start, _ := programme.NewDay(p.From-1, 6, 30)
					if l := on(t, s, p, start).Level(programme.AllLevels); l.Life != (programme.Life{}) {
						t.Errorf("%s before it began: %+v", p.Code, l.Life)
					}
					between, _ := programme.NewDay(p.From+1, 7, 1)
					if part, whole := on(t, s, p, between).Level(programme.AllLevels).Done, now.Level(programme.AllLevels).Done; part.Projects > whole.Projects || part.Support > whole.Support {
						t.Errorf("%s on %s: %+v of %+v", p.Code, between, part, whole)
					}
				}
			})
		})
	}
}

func on(t *testing.T, s *store.Store, p programme.Programme, day programme.Day) programme.Evaluation {
	t.Helper()
	d, err := s.EvaluationDataBy(ctx, programme.LocalUser, p.ID, p.Period(), programme.RecordedBoundary, day)
	if err != nil {
		t.Fatal(err)
	}
	e, err := programme.Evaluate(d, p.Period())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// compareAsOf compares what money tells; where a project under way stands is
// not money.
func compareAsOf(t *testing.T, now, last programme.Evaluation) {
	t.Helper()
	for i := range now.Levels {
		if a, b := now.Levels[i], last.Levels[i]; a.Approved != b.Approved || a.Done != b.Done || a.Life != b.Life {
			t.Errorf("%s: %+v, %+v, %+v; from the ledger %+v, %+v, %+v", a.Level, a.Approved, a.Done, a.Life, b.Approved, b.Done, b.Life)
		}
	}
	for name, rows := range map[string][2][]programme.Row{"years": {now.Years, last.Years}, "contents": {now.Contents, last.Contents}, "places": {now.Places, last.Places}} {
		a, b := counted(rows[0]), counted(rows[1])
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %+v; from the ledger %+v", name, a, b)
		}
	}
	if !reflect.DeepEqual(now.Sources, last.Sources) {
		t.Errorf("sources %+v; from the ledger %+v", now.Sources, last.Sources)
	}
}

// counted are the rows in which a plan approved something.
func counted(rows []programme.Row) (all []programme.Row) {
	for _, r := range rows {
		if r.Approved != (programme.Sums{}) {
			all = append(all, r)
		}
	}
	return all
}
