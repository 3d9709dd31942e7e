package store_test

import (
	"slices"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// scopes are posts that see parts of the sample, and one that sees all of it.
func scopes() map[string]programme.Post {
	return map[string]programme.Post{
		"all":       {Title: "Chuyên viên", Role: programme.RoleDepartmentOfficer},
		"districts": {Title: "Cụm 1", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943", "944"}}},
		"district":  {Title: "Huyện Kế Sách", Role: programme.RoleDistrictOfficer, Scope: programme.Scope{Places: []string{"943"}}},
		"national":  {Title: "Cục", Role: programme.RoleNationalAgency, Scope: programme.Scope{Level: programme.National}},
		"contents":  {Title: "Phụ trách máy móc", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Contents: []string{"KC3c", "KC3e", "KC7d"}}},
		"every-part": {Title: "Phụ trách máy móc, cụm 1", Role: programme.RoleCentreOfficer,
			Scope: programme.Scope{Places: []string{"943", "944", "947"}, Level: programme.Local, Contents: []string{"KC3c"}}},
		"establishment": {Title: "Cơ sở 1", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: 1}},
		"administrator": {Title: "Quản trị 2", Role: programme.RoleAdministrator},
	}
}

// The rule in SQL is the rule in the domain: lists, single records and sums.
func TestScopeNarrowsEverything(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if err := sample.Fill(ctx, s); err != nil {
			t.Fatal(err)
		}
		admin := administrator(t, s)
		everything := must[[]store.ProjectItem](t)(s.AllProjects(ctx, me, store.ProjectFilter{}))
		period := programme.Years(2016, 2018)
		for name, post := range scopes() {
			t.Run(name, func(t *testing.T) {
				u := officer(t, s, admin, "u-"+name, post)
				var want []int64
				var done programme.Money
				for _, p := range everything {
					if !u.SeesProject(p.Project) {
						if _, err := s.Project(ctx, u, p.ID); err == nil {
							t.Errorf("project %d is shown", p.ID)
						}
						if _, err := s.History(ctx, u, programme.SProject, p.ID); err == nil {
							t.Errorf("the history of project %d is shown", p.ID)
						}
						continue
					}
					want = append(want, p.ID)
					if p.Stage == programme.Completed && p.Year >= 2016 && p.Year <= 2018 {
						done += p.DoneSums.Support
					}
					if _, err := s.Project(ctx, u, p.ID); err != nil {
						t.Errorf("project %d: %v", p.ID, err)
					}
				}
				seen, err := s.AllProjects(ctx, u, store.ProjectFilter{})
				if u.Role == programme.RoleAdministrator {
					if programme.KindOf(err) != programme.Forbidden || len(want) > 0 {
						t.Errorf("an administrator sees projects: %v", err)
					}
					return
				}
				var got []int64
				for _, p := range seen {
					got = append(got, p.ID)
				}
				if !slices.Equal(got, want) || len(want) == 0 || (name != "all" && len(want) == len(everything)) {
					t.Errorf("projects %v, want %v of %d", got, want, len(everything))
				}
				list := must[store.ProjectList](t)(s.Projects(ctx, u, store.ProjectFilter{From: 2016, To: 2018}))
				d := must[programme.EvaluationData](t)(s.EvaluationData(ctx, u, 1, period))
				e := must[programme.Evaluation](t)(programme.Evaluate(d, period))
				var sources programme.Money
				for _, sum := range d.Sources {
					if sum.Source.IsSupport() {
						sources += sum.Done
					}
				}
				if list.Done.Support != done || e.Level(programme.AllLevels).Done.Support != done || sources != done {
					t.Errorf("support: list %v, evaluation %v, sources %v, want %v", list.Done.Support, e.Level(programme.AllLevels).Done.Support, sources, done)
				}
				if name != "all" && (len(e.Differences) > 0 || len(d.Stated) > 0 || len(d.Remarks) > 0) {
					t.Errorf("a part is held against the whole: %d differences, %d stated, %d remarks", len(e.Differences), len(d.Stated), len(d.Remarks))
				}
				for _, target := range must[[]programme.Target](t)(s.Targets(ctx, me, 1)) {
					if slices.Contains(d.Targets, target) != u.SeesTarget(target) {
						t.Errorf("the evaluation holds target %d of %q against the records: %v", target.ID, target.Content, slices.Contains(d.Targets, target))
					}
				}
				completed := must[[]programme.CompletedProject](t)(s.CompletedProjects(ctx, u, 1, period))
				if int64(len(completed)) != list.Done.Projects+list.Done.Plans {
					t.Errorf("%d completed projects, want %d", len(completed), list.Done.Projects+list.Done.Plans)
				}
				establishments(t, s, u)
			})
		}
	})
}

// establishments holds the list of establishments against the single records.
func establishments(t *testing.T, s *store.Store, u programme.User) {
	t.Helper()
	shown := map[int64]bool{}
	for page := 1; ; page++ {
		list := must[store.EstablishmentList](t)(s.Establishments(ctx, u, store.EstablishmentFilter{Page: page}))
		for _, i := range list.Items {
			shown[i.ID] = true
			if !u.Sees("", i.Place.Code, i.ID) {
				t.Errorf("establishment %d is out of scope", i.ID)
			}
		}
		if page >= list.Pages {
			break
		}
	}
	all := must[store.EstablishmentList](t)(s.Establishments(ctx, me, store.EstablishmentFilter{}))
	for id := int64(1); id <= all.Total; id++ {
		_, err := s.Establishment(ctx, u, id)
		if (err == nil) != shown[id] || err != nil && programme.KindOf(err) != programme.NotFound {
			t.Errorf("establishment %d: in the list %v, its record: %v", id, shown[id], err)
		}
	}
	if len(shown) == 0 || u.Scope.EstablishmentID != 0 && len(shown) != 1 {
		t.Errorf("%d establishments", len(shown))
	}
}

// Every way to change a record asks first; an auditor changes nothing and an
// officer of one district nothing outside of it.
func TestWritesAreRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if err := sample.Fill(ctx, s); err != nil {
			t.Fatal(err)
		}
		admin := administrator(t, s)
		auditor := officer(t, s, admin, "kiem.toan", programme.Post{Title: "Kiểm toán", Role: programme.RoleAuditor})
		for name, err := range map[string]error{
			"project":        second(s.SaveProject(ctx, auditor, programme.Project{})),
			"projects":       s.SaveProjects(ctx, auditor, []programme.Project{{}}),
			"establishment":  second(s.SaveEstablishment(ctx, auditor, programme.Establishment{Name: "A", LegalForm: "household"})),
			"programme":      second(s.SaveProgramme(ctx, auditor, must[programme.Programme](t)(s.Programme(ctx, me, 1)))),
			"target":         second(s.SaveTarget(ctx, auditor, programme.Target{})),
			"target gone":    s.DeleteTarget(ctx, auditor, 1, 1),
			"plan":           second(s.SavePlan(ctx, auditor, programme.Plan{})),
			"figures":        s.SaveStatedFigures(ctx, auditor, programme.StatedFigure{}),
			"figure gone":    s.DeleteStatedFigure(ctx, auditor, 1, 1),
			"explanation":    second(s.SaveExplanation(ctx, auditor, programme.Explanation{})),
			"remark":         second(s.SaveRemark(ctx, auditor, must[programme.Remark](t)(s.Remark(ctx, me, 1)))),
			"remark gone":    s.DeleteRemark(ctx, auditor, 1, 1),
			"report":         second(s.SaveReport(ctx, auditor, programme.Report{ProgrammeID: 1, Period: programme.Years(2016, 2018), To: "A"})),
			"issue":          second(s.IssueReport(ctx, auditor, programme.Report{}, draw)),
			"norm":           second(s.SaveNorm(ctx, auditor, programme.Norm{})),
			"places":         s.AddPlaces(ctx, auditor, nil),
			"place import":   second(s.ImportPlaces(ctx, auditor, programme.PlaceImport{}, false)),
			"place changes":  s.AddPlaceChanges(ctx, auditor, nil),
			"place decision": s.DecidePlace(ctx, auditor, programme.PlaceDecision{}),
			"account":        second(s.CreateAccount(ctx, auditor, programme.Account{Login: "aa", Name: "A"}, password, nil)),
			"password":       s.ResetPassword(ctx, auditor, admin.ID, password),
			"closing":        s.DisableAccount(ctx, auditor, admin.ID),
			"post":           second(s.SavePost(ctx, auditor, programme.Post{})),
			"giving":         s.Give(ctx, auditor, 1, programme.Holding{PostID: 1}),
			"ending":         s.EndHolding(ctx, auditor, 1, 1, 1, 2026_01_05),
			"handing all":    s.HandOverAll(ctx, auditor, store.Handover{}),
			"handing over":   s.HandOver(ctx, auditor, 1, 1, auditor.ID, 2026_01_05),
		} {
			if programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}

		local := officer(t, s, admin, "cum.1", programme.Post{Title: "Cụm 1", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943"}}})
		mine := must[[]store.ProjectItem](t)(s.AllProjects(ctx, local, store.ProjectFilter{}))[0].Project
		mine = must[programme.Project](t)(s.Project(ctx, local, mine.ID))
		machines := officer(t, s, admin, "may.moc", programme.Post{Title: "Máy móc", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Contents: []string{"KC3c"}}})
		other := must[programme.Project](t)(s.Project(ctx, machines, must[[]store.ProjectItem](t)(s.AllProjects(ctx, machines, store.ProjectFilter{}))[0].ID))
		other.Content = "KC3a"
		if _, err := s.SaveProject(ctx, machines, other); programme.KindOf(err) != programme.Invalid {
			t.Errorf("made a project of another content: %v", err)
		}
		moved := mine
		moved.Place = programme.PlaceRef{Code: "944", Name: "Huyện Mỹ Tú"}
		if _, err := s.SaveProject(ctx, local, moved); !refused(err, programme.Invalid, "place") {
			t.Errorf("moved out of one's own sight: %v", err)
		}
		if _, err := s.SaveProject(ctx, local, mine); err != nil {
			t.Errorf("in one's own scope: %v", err)
		}
		for _, p := range must[[]store.ProjectItem](t)(s.AllProjects(ctx, me, store.ProjectFilter{})) {
			if !local.SeesProject(p.Project) {
				whole := must[programme.Project](t)(s.Project(ctx, me, p.ID))
				if _, err := s.SaveProject(ctx, local, whole); programme.KindOf(err) != programme.NotFound {
					t.Errorf("project %d of another district: %v", p.ID, err)
				}
				break
			}
		}
	})
}

// second is the error of a call that gives two values.
func second[T any](_ T, err error) error { return err }

// Who saved the draft last does not issue it, also in another post.
func TestThePreparerDoesNotIssue(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		admin := administrator(t, s)
		p, e := province(t, s)
		must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		leader := officer(t, s, admin, "lanh.dao", programme.Post{Title: "Phó Giám đốc Sở", Role: programme.RoleDepartmentLeader})
		clerk := officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer})
		issue := func(u programme.User, r programme.Report) error { return second(s.IssueReport(ctx, u, r, draw)) }
		own := must[programme.Report](t)(s.SaveReport(ctx, leader, draft(p)))
		if err := issue(leader, own); programme.KindOf(err) != programme.Forbidden {
			t.Fatalf("issued by its writer: %v", err)
		}
		if err := issue(leader, draft(p)); programme.KindOf(err) != programme.Forbidden {
			t.Fatalf("issued at once by its writer: %v", err)
		}
		if err := issue(clerk, own); programme.KindOf(err) != programme.Forbidden {
			t.Fatalf("issued by a clerk: %v", err)
		}
		read := must[programme.Report](t)(s.SaveReport(ctx, clerk, own))
		if err := issue(leader, read); err != nil {
			t.Errorf("written by the clerk, issued by the leader: %v", err)
		}
	})
}
