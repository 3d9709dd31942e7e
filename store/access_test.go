package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
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
