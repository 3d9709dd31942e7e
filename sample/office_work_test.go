package sample_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestOfficeWork: dossiers of the office were appraised, other offices were
// asked, plans are being made, and changes of what is carried out wait.
func TestOfficeWork(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		today := filledOffice(t, s)
		all, err := s.AllProjects(ctx, me, store.ProjectFilter{})
		if err != nil {
			t.Fatal(err)
		}
		t.Run("reports", func(t *testing.T) { reportsOfOffice(t, s, all) })
		t.Run("matters", func(t *testing.T) { mattersOfOffice(t, s, all, today) })
		t.Run("plans", func(t *testing.T) { plansOfOffice(t, s, today) })
	})
}

// Whoever wrote a report has not concluded by it, what was concluded stands in
// the project's money, and a member with an interest gave no marks.
func reportsOfOffice(t *testing.T, s *store.Store, all []store.ProjectItem) {
	states, councils, lowered := map[programme.AppraisalState]int{}, 0, 0
	for _, p := range all {
		reports, err := s.Appraisals(ctx, me, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range reports {
			states[a.State]++
			if a.DecidedName == a.AuthorName {
				t.Errorf("%s: %s wrote the report and decided", p.Code, a.AuthorName)
			}
			for _, m := range a.Body.Members {
				if !m.Excluded() {
					continue
				}
				for _, c := range a.Body.Criteria {
					if a.Body.Mark(m.No, c.Code).Score.Known {
						t.Errorf("%s: %s has an interest and gives marks", p.Code, m.Name)
					}
				}
				if a.State == programme.AppraisalUsed && a.Body.Minutes.Number != "" {
					councils++
				}
			}
		}
		if p.Stage == programme.BasePassed || p.Stage == programme.MinistryPassed {
			whole, err := s.Project(ctx, me, p.ID) // a list has no lines of money
			if err != nil {
				t.Fatal(err)
			}
			asked, found := whole.Line(p.Fund()).Requested, whole.Line(p.Fund()).Appraised
			if found == 0 || found > asked {
				t.Errorf("%s: %s of %s", p.Code, found.Dong(), asked.Dong())
			}
			if found < asked {
				lowered++
			}
		}
	}
	for _, want := range []programme.AppraisalState{programme.AppraisalDraft, programme.AppraisalConcluded, programme.AppraisalSentBack, programme.AppraisalUsed} {
		if states[want] == 0 {
			t.Errorf("no report is %q", want)
		}
	}
	if councils != 1 || lowered < 2 {
		t.Errorf("%d councils with an interest, %d projects got less than asked", councils, lowered)
	}
}

func mattersOfOffice(t *testing.T, s *store.Store, all []store.ProjectItem, today programme.Day) {
	open, done, late := map[programme.MatterKind]int{}, map[programme.MatterKind]int{}, 0
	for _, p := range all {
		matters, err := s.Matters(ctx, me, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range matters {
			switch {
			case !m.Open():
				done[m.Kind]++
			case m.Late(today):
				late++
				fallthrough
			default:
				open[m.Kind]++
			}
		}
	}
	if open[programme.MatterOpinion] < 2 || done[programme.MatterOpinion] < 3 || open[programme.MatterChange] < 2 || done[programme.MatterPayment] == 0 || late == 0 {
		t.Errorf("open %v, done %v, %d late", open, done, late)
	}
}

func plansOfOffice(t *testing.T, s *store.Store, today programme.Day) {
	programmes, err := s.Programmes(ctx, me)
	if err != nil {
		t.Fatal(err)
	}
	plans, err := s.Plans(ctx, me, programmes[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		year  int
		level programme.Level
	}
	of := map[key]programme.AnnualPlan{}
	for _, p := range plans {
		a, err := s.AnnualPlan(ctx, me, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		of[key{p.Year, p.Level}] = a
	}
	next := of[key{today.Year() + 1, programme.Local}]
	budget, _ := next.Budget()
	if opinion, ok := next.Opinion(); next.Plan.State != programme.PlanAssembling || len(next.Chosen()) < 2 || len(next.Budgets) != 2 || !ok || opinion.Text == "" ||
		!strings.HasPrefix(programme.CallInForce(next.Calls).Status(today), "Đang mở") || next.Choosing() > budget.Amount {
		t.Errorf("next year: %+v, %d chosen of %s", next.Plan, len(next.Chosen()), budget.Amount.Dong())
	}
	now := of[key{today.Year(), programme.Local}]
	if has, _ := now.Budget(); now.Plan.State != programme.PlanAdjusted || len(now.Decisions) != 2 || len(now.Decisions[0].Lines)+len(now.Decisions[1].Lines) != 8 || now.Granted() > has.Amount {
		t.Errorf("this year: %+v, %s of %s", now.Plan, now.Granted().Dong(), has.Amount.Dong())
	}
	agency := of[key{today.Year() + 1, programme.National}]
	if agency.Plan.State != programme.PlanSubmitted || len(agency.Waiting()) != 1 || len(agency.Candidates()) != 1 {
		t.Errorf("of the agency: %+v", agency.Plan)
	}
}

// TestOfficeResults: projects are followed up, in time, late and waiting, and
// nobody's workers are counted twice.
func TestOfficeResults(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		filledOffice(t, s)
		programmes, err := s.Programmes(ctx, me)
		if err != nil || len(programmes) != 2 {
			t.Fatalf("%d programmes, %v", len(programmes), err)
		}
		due, err := s.FollowUps(ctx, me)
		if err != nil {
			t.Fatal(err)
		}
		if len(due.Late) != 1 || due.Late[0].FollowUp.Month != 12 || len(due.Open) != 2 || len(due.ToConfirm) != 1 || due.Projects != 7 {
			t.Errorf("%d late, %d open, %d to confirm of %d projects", len(due.Late), len(due.Open), len(due.ToConfirm), due.Projects)
		}
		before := programmes[1].ID
		d, err := s.ResultData(ctx, me, store.ResultFilter{ProgrammeID: before})
		if err != nil {
			t.Fatal(err)
		}
		jobs, income, output := d.Total(programme.Jobs), d.Total(programme.Income), d.Total(programme.Output)
		if jobs.Actual != programme.Q(24) || jobs.LeftOut != 1 || jobs.Reported != 4 || len(jobs.Bases) != 3 || income.LeftOut != 1 || output.Reported != 2 {
			t.Errorf("jobs %+v, income %+v, output %+v", jobs, income, output)
		}
		stories, err := s.Stories(ctx, me, before)
		if err != nil || len(stories) != 1 || !stories[0].Public() {
			t.Errorf("%+v, %v", stories, err)
		}
	})
}
