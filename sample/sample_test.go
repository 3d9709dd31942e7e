package sample_test

import (
	"context"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var (
	ctx = context.Background()
	me  = programme.LocalUser
)

// filled fills an empty store and gives the programme's number.
func filled(t *testing.T, s *store.Store) int64 {
	t.Helper()
	if err := sample.Fill(ctx, s); err != nil {
		t.Fatal(err)
	}
	p, err := s.ProgrammeByCode(ctx, me, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

func evaluation(t *testing.T, s *store.Store, id int64, p programme.Period) programme.Evaluation {
	t.Helper()
	d, err := s.EvaluationData(ctx, me, id, p)
	if err != nil {
		t.Fatal(err)
	}
	e, err := programme.Evaluate(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// allProjects loads every project with its money and outcomes.
func allProjects(t *testing.T, s *store.Store, id int64) []programme.Project {
	t.Helper()
	var all []programme.Project
	for page, pages := 1, 1; page <= pages; page++ {
		list, err := s.Projects(ctx, me, store.ProjectFilter{ProgrammeID: id, Page: page})
		if err != nil {
			t.Fatal(err)
		}
		pages = list.Pages
		for _, item := range list.Items {
			p, err := s.Project(ctx, me, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, p)
		}
	}
	return all
}

func TestSumsAreTheReports(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		id := filled(t, s)
		e := evaluation(t, s, id, programme.Years(2016, 2018))
		for level, want := range map[programme.Level]programme.Sums{
			programme.National:  {Projects: 8, Support: 2_096_600_000, Counterpart: 11_162_740_000},
			programme.Local:     {Projects: 58, Plans: 1, Support: 3_893_550_000, Counterpart: 34_001_310_000},
			programme.AllLevels: {Projects: 66, Plans: 1, Support: 5_990_150_000, Counterpart: 45_164_050_000},
		} {
			if got := e.Level(level).Done; got != want {
				t.Errorf("%s: done %+v, want %+v", level, got, want)
			}
		}
		if got := e.Level(programme.AllLevels).Done.Total(); got != 51_154_200_000 {
			t.Errorf("whole cost %s", got.Dong())
		}
		byYear := [][2]int64{{20, 0}, {23, 1}, {23, 0}}
		for i, r := range e.Years {
			if got := [2]int64{r.Done.Projects, r.Done.Plans}; got != byYear[i] {
				t.Errorf("%s: %d projects and plans completed, want %d", r.Label, got, byYear[i])
			}
		}

		t.Run("only the report's own contradiction", func(t *testing.T) {
			gaps := map[int64]int{}
			for _, d := range e.Differences {
				gaps[d.Amount]++
			}
			if gaps[87_790_000] == 0 || gaps[-87_790_000] == 0 || len(gaps) != 2 {
				t.Errorf("differences by amount: %v", gaps)
			}
		})
		t.Run("unused contents and the idle district", func(t *testing.T) {
			var unused []string
			for _, u := range e.Unused {
				unused = append(unused, u.Content.Code)
				if u.Note == "" {
					t.Errorf("%s has no reason", u.Content.Code)
				}
			}
			if strings.Join(unused, " ") != "KC7d KC7h" {
				t.Errorf("unused contents %v", unused)
			}
			if len(e.Idle) != 1 || e.Idle[0].Name != "Huyện Cù Lao Dung" {
				t.Errorf("districts without a project: %+v", e.Idle)
			}
		})
		t.Run("targets are the published ones", func(t *testing.T) {
			all := e.Level(programme.AllLevels)
			if all.Goal.Projects != programme.Q(49) || all.Goal.Support != programme.Q(7_210_000_000) || all.Goal.Counterpart != programme.Q(18_550_000_000) ||
				all.Whole.Projects != programme.Q(162) || all.Whole.Support != programme.Q(25_000_000_000) || all.Whole.Counterpart != programme.Q(125_920_000_000) {
				t.Errorf("goal %+v, of the whole programme %+v", all.Goal, all.Whole)
			}
		})
		t.Run("every remark has evidence that the figures can prove", func(t *testing.T) {
			kinds := map[programme.RemarkKind]int{}
			for _, r := range e.Remarks {
				kinds[r.Kind]++
				if found := e.EvidenceFor(r); len(found) != len(r.Evidence) || len(found) == 0 {
					t.Errorf("%q names %v, proved %+v", r.Text, r.Evidence, found)
				}
			}
			if kinds[programme.Difficulty] != 6 || kinds[programme.Remedy] != 6 {
				t.Errorf("remarks: %v", kinds)
			}
		})
		t.Run("a plan for every year and level with projects", func(t *testing.T) {
			whole := evaluation(t, s, id, programme.Years(2016, 2020))
			has := map[int]map[programme.Level]bool{}
			for _, p := range whole.Plans {
				if has[p.Year] == nil {
					has[p.Year] = map[programme.Level]bool{}
				}
				has[p.Year][p.Level] = true
			}
			for _, p := range allProjects(t, s, id) {
				if p.Stage.InPlan() && !has[p.Year][p.Level] {
					t.Errorf("%s stands in no annual plan", p.Code)
				}
			}
		})
	})
}

func TestSecondFillRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		id := filled(t, s)
		before := len(allProjects(t, s, id))
		err := sample.Fill(ctx, s)
		if programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), sample.Code) {
			t.Fatalf("a second filling: %v", err)
		}
		if after := len(allProjects(t, s, id)); after != before {
			t.Fatalf("%d projects became %d", before, after)
		}
	})
}

func TestEveryInventedRecordSaysSo(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		id := filled(t, s)
		if p, _ := s.Programme(ctx, me, id); !p.Illustrative {
			t.Error("the programme is not marked")
		}
		stages := map[programme.Stage]int{}
		for _, p := range allProjects(t, s, id) {
			stages[p.Stage]++
			if !strings.HasPrefix(p.Note, "Số liệu minh họa.") {
				t.Errorf("%s: note %q", p.Code, p.Note)
			}
		}
		if want := map[programme.Stage]int{programme.Completed: 67, programme.Stopped: 2, programme.Underway: 4, programme.Approved: 2, programme.Submitted: 4}; !equal(stages, want) {
			t.Errorf("projects by stage %v, want %v", stages, want)
		}
		for page, pages := 1, 1; page <= pages; page++ {
			list, err := s.Establishments(ctx, me, store.EstablishmentFilter{Page: page})
			if err != nil {
				t.Fatal(err)
			}
			pages = list.Pages
			for _, e := range list.Items {
				if !e.Illustrative || e.Phone != "" || e.TaxCode != "" || e.Place.Code == "" {
					t.Errorf("%+v", e.Establishment)
				}
			}
		}
		plans, err := s.Plans(ctx, me, id)
		if err != nil || len(plans) != 10 {
			t.Fatalf("%d plans, %v", len(plans), err)
		}
		for _, p := range plans {
			if !strings.HasPrefix(p.Note, "Số liệu minh họa") {
				t.Errorf("%s: note %q", p.Title(), p.Note)
			}
		}
	})
}

func equal(a, b map[programme.Stage]int) bool {
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return len(a) == len(b)
}
