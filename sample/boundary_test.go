package sample_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestSampleByTheBoundariesOfToday: projects that know only their district
// stay under the abolished district, those of the province go to the city, and
// the totals are the report's in both ways.
func TestSampleByTheBoundariesOfToday(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		id := filled(t, s)
		period := programme.Years(2016, 2018)
		sums := map[programme.Boundary]programme.Sums{}
		var labels []string
		for _, by := range programme.Boundaries {
			d, err := s.EvaluationDataBy(ctx, me, id, period, by, 0)
			if err != nil {
				t.Fatal(err)
			}
			e, err := programme.Evaluate(d, period)
			if err != nil {
				t.Fatal(err)
			}
			labels = nil
			for _, r := range e.Places {
				sums[by] = sums[by].Plus(r.Done)
				labels = append(labels, r.Label)
			}
			if len(e.Idle) != 1 || e.Idle[0].Name != "Huyện Cù Lao Dung" {
				t.Errorf("%s: without a project %+v", by, e.Idle)
			}
		}
		if want := (programme.Sums{Projects: 66, Plans: 1, Support: 5_990_150_000, Counterpart: 45_164_050_000}); sums[programme.CurrentBoundary] != want || sums[programme.RecordedBoundary] != want {
			t.Errorf("%+v", sums)
		}
		for _, label := range labels {
			if label != "Thành phố Cần Thơ" && !strings.HasSuffix(label, " (đã bãi bỏ 01/07/2025)") {
				t.Errorf("%q", label)
			}
		}
		if all := strings.Join(labels, "; "); !strings.Contains(all, "Huyện Kế Sách (đã bãi bỏ 01/07/2025)") || !strings.Contains(all, "Thành phố Cần Thơ") {
			t.Errorf("%s", all)
		}
	})
}
