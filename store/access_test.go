package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

const password = "bốn từ không liên quan"

// administrator makes the first account and signs it in.
func administrator(t *testing.T, s *store.Store) programme.User {
	t.Helper()
	_, err := s.CreateAccount(ctx, me, programme.Account{Login: "quan.tri", Name: "Trần Quản Trị"}, password,
		&programme.Post{Title: "Quản trị hệ thống", Role: programme.RoleAdministrator})
	if err != nil {
		t.Fatal(err)
	}
	return signIn(t, s, "quan.tri")
}

func signIn(t *testing.T, s *store.Store, login string) programme.User {
	t.Helper()
	return session(t, s, must[string](t)(s.SignIn(ctx, login, password, "")))
}

// session is the user of a token that must be good.
func session(t *testing.T, s *store.Store, token string) programme.User {
	t.Helper()
	u, ok, err := s.Session(ctx, token)
	if err != nil || !ok {
		t.Fatalf("no session: %v", err)
	}
	return u
}

// officer makes an account and a post for it.
func officer(t *testing.T, s *store.Store, admin programme.User, login string, p programme.Post) programme.User {
	t.Helper()
	if _, err := s.CreateAccount(ctx, admin, programme.Account{Login: login, Name: "Người " + login}, password, &p); err != nil {
		t.Fatal(err)
	}
	return signIn(t, s, login)
}

func TestTheFirstAccountIsAnAdministrators(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		a := programme.Account{Login: "hoa", Name: "Nguyễn Thị Hoa"}
		for name, first := range map[string]*programme.Post{"no post": nil, "an officer": {Title: "Chuyên viên", Role: programme.RoleCentreOfficer}} {
			if _, err := s.CreateAccount(ctx, me, a, password, first); !refused(err, programme.Invalid, "role") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if has, err := s.HasAccounts(ctx); has || err != nil {
			t.Fatalf("a refused account exists: %v", err)
		}
		admin := administrator(t, s)
		if admin.Role != programme.RoleAdministrator || admin.ID == programme.LocalUser.ID || admin.PostTitle != "Quản trị hệ thống" {
			t.Errorf("%+v", admin)
		}
		if has, _ := s.HasAccounts(ctx); !has {
			t.Error("no accounts")
		}
		if _, err := s.CreateAccount(ctx, admin, a, "ngắn", nil); !refused(err, programme.Invalid, "password") {
			t.Errorf("short password: %v", err)
		}
		must[programme.Account](t)(s.CreateAccount(ctx, admin, a, password, nil))
		if _, err := s.CreateAccount(ctx, admin, a, password, nil); !refused(err, programme.Invalid, "login") {
			t.Errorf("the same login: %v", err)
		}
		hoa := signIn(t, s, " HOA ")
		if hoa.Role != "" || hoa.May(programme.ReadRecords) || !hoa.May(programme.OwnAccount) {
			t.Errorf("without a post: %+v", hoa)
		}
		if _, err := s.CreateAccount(ctx, hoa, programme.Account{Login: "x1", Name: "X"}, password, nil); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("not an administrator: %v", err)
		}
	})
}

func TestSessionsEnd(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		now := storetest.Start
		s.Now = func() time.Time { return now }
		admin := administrator(t, s)
		officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer})
		alive := func(token string) bool {
			t.Helper()
			_, ok, err := s.Session(ctx, token)
			if err != nil {
				t.Fatal(err)
			}
			return ok
		}
		begin := func() string { return must[string](t)(s.SignIn(ctx, "lan", password, "")) }

		idle := begin()
		if other := begin(); other == idle {
			t.Fatal("the same token twice")
		}
		now = now.Add(29 * time.Minute)
		if !alive(idle) {
			t.Error("ended before half an hour")
		}
		now = now.Add(29 * time.Minute)
		if !alive(idle) {
			t.Error("use did not keep it")
		}
		now = now.Add(31 * time.Minute)
		if alive(idle) {
			t.Error("lives after half an hour of nothing")
		}

		long := begin()
		for range 35 {
			now = now.Add(20 * time.Minute)
			if !alive(long) {
				t.Fatal("ended while in use")
			}
		}
		now = now.Add(20 * time.Minute)
		if alive(long) {
			t.Error("lives after twelve hours")
		}

		first := begin()
		second := must[string](t)(s.SignIn(ctx, "lan", password, first))
		if alive(first) || !alive(second) {
			t.Error("signing in again did not end the session that the browser had")
		}
		if err := s.SignOut(ctx, second); err != nil || alive(second) {
			t.Errorf("signed out: %v", err)
		}
		if alive("") || alive("không phải") {
			t.Error("a made-up token is good")
		}

		here, there := begin(), begin()
		lan := session(t, s, here)
		if err := s.ChangePassword(ctx, lan, here, "sai mật khẩu rồi nhé", "một mật khẩu mới khác"); !refused(err, programme.Invalid, "old") {
			t.Errorf("wrong old password: %v", err)
		}
		if err := s.ChangePassword(ctx, lan, here, password, "một mật khẩu mới khác"); err != nil {
			t.Fatal(err)
		}
		if !alive(here) || alive(there) {
			t.Error("changing the password must end the other sessions, and only those")
		}
		if _, err := s.SignIn(ctx, "lan", password, ""); programme.KindOf(err) != programme.Invalid {
			t.Errorf("the old password still opens: %v", err)
		}
		if err := s.ResetPassword(ctx, admin, lan.ID, password); err != nil || alive(here) {
			t.Errorf("reset: %v, the session lives: %v", err, alive(here))
		}
	})
}

func TestWrongPasswordsLock(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		now := storetest.Start
		s.Now = func() time.Time { return now }
		administrator(t, s)
		said := map[string][]string{}
		for _, login := range []string{"quan.tri", "khong.co"} {
			for range 6 {
				_, err := s.SignIn(ctx, login, "một mật khẩu sai hẳn", "")
				if programme.KindOf(err) != programme.Invalid {
					t.Fatalf("%s: %v", login, err)
				}
				said[login] = append(said[login], err.Error())
			}
		}
		if !slices.Equal(said["quan.tri"], said["khong.co"]) {
			t.Errorf("one learns which logins exist:\n%q\n%q", said["quan.tri"], said["khong.co"])
		}
		if said["quan.tri"][4] == said["quan.tri"][5] {
			t.Error("the sixth try was not locked")
		}
		if _, err := s.SignIn(ctx, "quan.tri", password, ""); programme.KindOf(err) != programme.Invalid {
			t.Errorf("the right password opens a locked login: %v", err)
		}
		now = now.Add(14 * time.Minute)
		if _, err := s.SignIn(ctx, "quan.tri", password, ""); programme.KindOf(err) != programme.Invalid {
			t.Errorf("open after 14 minutes: %v", err)
		}
		now = now.Add(2 * time.Minute)
		admin := signIn(t, s, "quan.tri")
		events := must[[]programme.Event](t)(s.History(ctx, admin, programme.SAccount, admin.ID))
		if !slices.ContainsFunc(events, func(e programme.Event) bool { return e.Action == "locked" }) {
			t.Errorf("the lock is not in the history: %+v", events)
		}
	})
}

func TestHandOver(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		now := storetest.Start // 05/01/2026
		s.Now = func() time.Time { return now }
		admin := administrator(t, s)
		p, e := province(t, s)
		lan := officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên khuyến công", Role: programme.RoleCentreOfficer})
		minh := must[programme.Account](t)(s.CreateAccount(ctx, admin, programme.Account{Login: "minh", Name: "Phạm Văn Minh"}, password, nil))
		made := must[programme.Project](t)(s.SaveProject(ctx, lan, project(p, e)))

		if err := s.DisableAccount(ctx, admin, lan.ID); programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), "Chuyên viên khuyến công") {
			t.Fatalf("closed with an open post: %v", err)
		}
		post, _, err := s.Post(ctx, admin, lan.PostID)
		if err != nil {
			t.Fatal(err)
		}
		from := programme.Day(2026_01_20)
		if err := s.HandOver(ctx, admin, post.ID, post.Version, lan.ID, from); !refused(err, programme.Invalid, "person") {
			t.Errorf("to oneself: %v", err)
		}
		if err := s.HandOver(ctx, lan, post.ID, post.Version, minh.ID, from); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("by an officer: %v", err)
		}
		if err := s.HandOver(ctx, admin, post.ID, post.Version, minh.ID, from); err != nil {
			t.Fatal(err)
		}
		if err := s.HandOver(ctx, admin, post.ID, post.Version, minh.ID, from); programme.KindOf(err) != programme.Conflict {
			t.Errorf("twice with the same version: %v", err)
		}
		if u := signIn(t, s, "lan"); u.PostID != post.ID {
			t.Error("the leaver lost the post before its last day")
		}
		if u := signIn(t, s, "minh"); u.Role != "" {
			t.Error("the next holder has the post before the first day")
		}
		now = now.AddDate(0, 0, 15)
		if u := signIn(t, s, "lan"); u.Role != "" {
			t.Error("the leaver still acts")
		}
		next := signIn(t, s, "minh")
		if next.PostID != post.ID || !next.May(programme.EditProjects) {
			t.Errorf("the next holder: %+v", next)
		}
		if all := must[[]programme.Holding](t)(s.Holdings(ctx, programme.User{ID: lan.ID})); len(all) != 0 {
			t.Errorf("open posts of the leaver: %+v", all)
		}
		if err := s.DisableAccount(ctx, admin, lan.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SignIn(ctx, "lan", password, ""); programme.KindOf(err) != programme.Invalid {
			t.Errorf("a closed account signs in: %v", err)
		}
		made.Title += " (đợt 2)"
		must[programme.Project](t)(s.SaveProject(ctx, next, made))
		events := must[[]programme.Event](t)(s.History(ctx, next, programme.SProject, made.ID))
		if len(events) != 2 || events[1].Who() != "Người lan – Chuyên viên khuyến công" || events[0].Who() != "Phạm Văn Minh – Chuyên viên khuyến công" {
			t.Errorf("history: %q, %q", events[0].Who(), events[1].Who())
		}
	})
}

func TestStandingIn(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		now := storetest.Start
		s.Now = func() time.Time { return now }
		admin := administrator(t, s)
		leader := officer(t, s, admin, "lanh.dao", programme.Post{Title: "Giám đốc", Role: programme.RoleCentreDirector})
		lan := officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer})
		post, _, err := s.Post(ctx, admin, leader.PostID)
		if err != nil {
			t.Fatal(err)
		}
		h := programme.Holding{PostID: post.ID, UserID: lan.ID, From: 2026_01_05, To: 2026_01_06, StandingIn: true}
		if err := s.Give(ctx, admin, post.Version, h); err != nil {
			t.Fatal(err)
		}
		token := must[string](t)(s.SignIn(ctx, "lan", password, ""))
		u := session(t, s, token)
		if u.Role != programme.RoleCentreOfficer {
			t.Errorf("one begins in the own post: %+v", u)
		}
		if err := s.ActIn(ctx, u, token, post.ID); err != nil {
			t.Fatal(err)
		}
		if u = session(t, s, token); u.Role != programme.RoleCentreDirector || !u.StandingIn || u.PostTitle != "Giám đốc (ủy quyền)" {
			t.Errorf("standing in: %+v", u)
		}
		if err := s.ActIn(ctx, u, token, admin.PostID); !refused(err, programme.Invalid, "post") {
			t.Errorf("a post of somebody else: %v", err)
		}
		now = now.AddDate(0, 0, 2)
		token = must[string](t)(s.SignIn(ctx, "lan", password, ""))
		if err := s.ActIn(ctx, session(t, s, token), token, post.ID); !refused(err, programme.Invalid, "post") {
			t.Errorf("standing in is over: %v", err)
		}
	})
}

// scopes are posts that see parts of the sample, and one that sees all of it.
func scopes() map[string]programme.Post {
	return map[string]programme.Post{
		"all":           {Title: "Chuyên viên", Role: programme.RoleDepartmentOfficer},
		"districts":     {Title: "Cụm 1", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943", "944"}}},
		"district":      {Title: "Huyện Kế Sách", Role: programme.RoleDistrictOfficer, Scope: programme.Scope{Places: []string{"943"}}},
		"national":      {Title: "Cục", Role: programme.RoleNationalAgency, Scope: programme.Scope{Level: programme.National}},
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
			"handing over":   s.HandOver(ctx, auditor, 1, 1, auditor.ID, 2026_01_05),
		} {
			if programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}

		local := officer(t, s, admin, "cum.1", programme.Post{Title: "Cụm 1", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943"}}})
		mine := must[[]store.ProjectItem](t)(s.AllProjects(ctx, local, store.ProjectFilter{}))[0].Project
		mine = must[programme.Project](t)(s.Project(ctx, local, mine.ID))
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
