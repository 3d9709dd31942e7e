package sample_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// conditionsAndLists looks for what the demonstration needs: conditions that
// are done, half done and not begun, a project that may not be handed in, rows
// that are confirmed and rows that wait.
func conditionsAndLists(t *testing.T, s *store.Store) {
	all, err := s.AllProjects(ctx, me, store.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	done, half, none, stopped := 0, 0, 0, 0
	for _, p := range all {
		if p.Recorded {
			continue
		}
		e, c, err := s.Eligibility(ctx, me, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		if f := c.Rules.StartFinding(c.Start, c.Submitted); f.State == programme.FoundNo {
			stopped++
		}
		if p.Stage != programme.BaseAppraisal {
			continue
		}
		switch {
		case e.Complete(c):
			done++
		case e.Version > 0:
			half++
		default:
			none++
		}
	}
	if done < 1 || half < 1 || none < 1 || stopped != 1 {
		t.Errorf("conditions done %d, half done %d, not begun %d; bought too early %d", done, half, none, stopped)
	}
	for state, want := range map[string]int{"confirmed": 5, "open": 4} {
		if rows, err := s.Areas(ctx, me, store.AreaFilter{State: state}); err != nil || len(rows) != want {
			t.Errorf("%d rows are %s, %v", len(rows), state, err)
		}
	}
}
