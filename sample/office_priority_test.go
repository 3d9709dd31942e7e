package sample_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// machinesAndRanks looks for what the office's demonstration needs: warnings
// that are open and answered, and a ranking in which steps, points and missing
// papers tell projects apart.
func machinesAndRanks(t *testing.T, s *store.Store) {
	all, err := s.AllProjects(ctx, me, store.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	open, stops, answered := 0, 0, 0
	for _, p := range all {
		if p.Recorded {
			continue
		}
		d, err := s.DoubleFunding(ctx, me, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		open, stops = open+d.Unanswered(), stops+len(d.Problems())
		answered += len(d.Warnings) - d.Unanswered()
	}
	if open < 2 || stops != 1 || answered != 1 {
		t.Errorf("%d warnings are open, %d stop an appraisal, %d are answered", open, stops, answered)
	}
	r, err := s.Ranking(ctx, me, store.RankFilter{ProgrammeID: 1, Year: 2027, Level: programme.Local, Stages: []programme.Stage{programme.BaseAppraisal, programme.BasePassed}})
	if err != nil {
		t.Fatal(err)
	}
	sectors, points, refused := map[int]bool{}, map[int64]bool{}, false
	for _, one := range r.Ranked {
		sectors[one.Sector], points[one.Points] = true, true
		for _, f := range one.Facts {
			refused = refused || strings.HasPrefix(f.Why, "không được xác nhận")
		}
	}
	if len(sectors) < 3 || len(points) < 2 || !refused {
		t.Errorf("sectors %v, points %v, a claim refused: %v", sectors, points, refused)
	}
}
