package sample_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestOfficeReturns: dossiers of the sample have come back with points on real
// parts, some answered and some not, with their papers and receipts.
func TestOfficeReturns(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		today := filledOffice(t, s)
		all, err := s.AllProjects(ctx, me, store.ProjectFilter{})
		if err != nil {
			t.Fatal(err)
		}
		answered, open, papers, kept, numbers := 0, 0, 0, 0, map[string]bool{}
		for _, p := range all {
			if p.Recorded {
				continue
			}
			returns, err := s.Returns(ctx, me, p.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range returns {
				for _, point := range r.Points {
					if point.Answer == programme.NotAnswered {
						open++
					} else {
						answered++
					}
				}
				if len(r.Points) == 0 {
					t.Errorf("%s came back for nothing", p.Code)
				}
			}
			rounds, err := s.Rounds(ctx, me, p.ID)
			if err != nil || len(rounds) != p.Round {
				t.Fatalf("%s: %d rounds of %d, %v", p.Code, len(rounds), p.Round, err)
			}
			for _, r := range rounds {
				if numbers[r.Receipt.String()] || r.Receipt.Number == 0 || len(r.Papers()) == 0 {
					t.Errorf("%s: receipt %s of %d papers", p.Code, r.Receipt, len(r.Papers()))
				}
				numbers[r.Receipt.String()] = true
			}
			lines, err := s.Papers(ctx, me, p.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				if current, has := l.Current(); has {
					papers++
					if current.KeptAt != "" {
						kept++
					}
				}
			}
			if missing := programme.MissingPapers(programme.Draft, lines); p.Round > 0 && len(missing) > 0 {
				t.Errorf("%s was submitted without %q", p.Code, missing)
			}
		}
		if answered < 4 || open < 5 || papers < 100 || kept == 0 {
			t.Errorf("%d points answered, %d open, %d papers, %d of them kept on paper", answered, open, papers, kept)
		}
		stats, err := s.RoundStats(ctx, me, store.RoundFilter{From: today.Plus(-365), To: today, By: programme.RoundsByQuarter})
		if err != nil || stats.All.Returns < 5 || len(stats.Rows) < 2 {
			t.Errorf("%+v, %v", stats.All, err)
		}
	})
}
