package sample_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// filledOffice fills an empty store with the office on a working day.
func filledOffice(t *testing.T, s *store.Store) programme.Day {
	t.Helper()
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	s.Now = func() time.Time { return now }
	if err := sample.FillOffice(ctx, s); err != nil {
		t.Fatal(err)
	}
	if !s.Now().Equal(now) {
		t.Error("the store's clock was not set back")
	}
	return programme.DayOf(now)
}

func TestOffice(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		today := filledOffice(t, s)
		t.Run("ledger", func(t *testing.T) { ledgerAgrees(t, s) })
		t.Run("accounts", func(t *testing.T) { accountForEveryRole(t, s) })
		t.Run("establishments", func(t *testing.T) { everyLegalForm(t, s, today) })
		t.Run("projects", func(t *testing.T) { projectsHaveComeTheirWay(t, s, today) })
		t.Run("machines and ranks", func(t *testing.T) { machinesAndRanks(t, s) })
		t.Run("conditions and lists", func(t *testing.T) { conditionsAndLists(t, s) })
	})
}

// ledgerAgrees: what every project shows is what its ledger adds up to.
func ledgerAgrees(t *testing.T, s *store.Store) {
	t.Helper()
	v, err := s.Verify(ctx, programme.LocalUser)
	if err != nil || v.Projects == 0 {
		t.Fatalf("%+v: %v", v, err)
	}
	for _, w := range v.Found {
		t.Errorf("%s: %s", w.Record, w.What)
	}
}

func accountForEveryRole(t *testing.T, s *store.Store) {
	all, err := s.SampleAccounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	has := map[programme.Role]bool{}
	for _, a := range all {
		has[a.Post.Role] = true
		token, err := s.SignIn(ctx, a.Login, sample.OfficePassword, "")
		if err != nil || a.Password != sample.OfficePassword {
			t.Fatalf("%s does not sign in: %v", a.Login, err)
		}
		u, _, err := s.Session(ctx, token)
		if err != nil || a.Held != (u.Role == a.Post.Role) {
			t.Errorf("%s acts as %q, shown as %q (held today: %v), %v", a.Login, u.Role, a.Post.Role, a.Held, err)
		}
		if !a.Held && (a.Post.Role != programme.RoleDistrictOfficer || a.Post.To != 2025_06_30 || u.Role != "") {
			t.Errorf("%s holds no post", a.Login)
		}
	}
	for _, r := range programme.Roles {
		if !has[r] {
			t.Errorf("no account for %s", r)
		}
	}
	mine, err := s.Accounts(ctx, me)
	if err != nil || len(mine) != len(all) {
		t.Errorf("%d accounts, %d shown, %v", len(mine), len(all), err)
	}
	standing := 0
	for _, a := range mine {
		for _, h := range a.Posts {
			if h.StandingIn {
				standing++
			}
		}
	}
	if standing != 1 {
		t.Errorf("%d people stand in", standing)
	}
}

func TestOfficeIsForAnEmptyDatabase(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		filled(t, s)
		if err := sample.FillOffice(ctx, s); programme.KindOf(err) != programme.Conflict {
			t.Errorf("beside another programme: %v", err)
		}
		if all, err := s.SampleAccounts(ctx); err != nil || len(all) != 0 {
			t.Errorf("accounts are shown: %v, %v", all, err)
		}
	})
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, err := s.CreateAccount(ctx, me, programme.Account{Login: "quan.tri", Name: "Trần Quản Trị"}, sample.OfficePassword,
			&programme.Post{Title: "Quản trị hệ thống", Role: programme.RoleAdministrator})
		if err != nil {
			t.Fatal(err)
		}
		if err := sample.FillOffice(ctx, s); programme.KindOf(err) != programme.Conflict {
			t.Errorf("beside other accounts: %v", err)
		}
	})
}

func everyLegalForm(t *testing.T, s *store.Store, today programme.Day) {
	list, err := s.Establishments(ctx, me, store.EstablishmentFilter{})
	if err != nil {
		t.Fatal(err)
	}
	forms := map[programme.LegalForm]int{}
	for _, e := range list.Items {
		forms[e.LegalForm]++
		if !e.Illustrative || !strings.HasPrefix(e.Note, "Số liệu minh họa") || e.TaxCode == "" || e.Phone != "" {
			t.Errorf("%+v", e.Establishment)
		}
		if !strings.HasPrefix(e.TaxCode, "99") && !strings.HasPrefix(e.TaxCode, "0929") && !strings.HasPrefix(e.TaxCode, "0928") {
			t.Errorf("%s: the tax code %s may be somebody's", e.Name, e.TaxCode)
		}
		if err := programme.CheckTaxCodeOn("tax_code", e.TaxCode, e.LegalForm, today); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	for _, f := range programme.LegalForms {
		if forms[f] == 0 && f != "partnership" && f != "other" {
			t.Errorf("no establishment is a %s", f)
		}
	}
}

// Every project has come its way: each move by a role that may take it, in the
// order of days, up to where it stands.
func projectsHaveComeTheirWay(t *testing.T, s *store.Store, today programme.Day) {
	all, err := s.AllProjects(ctx, me, store.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	stages := map[programme.Stage]int{}
	living, late, tomorrow := 0, 0, 0
	for _, p := range all {
		if !strings.HasPrefix(p.Note, "Số liệu minh họa.") {
			t.Errorf("%s: note %q", p.Code, p.Note)
		}
		if p.Recorded {
			followed := p.Year < 2026 && p.Stage == programme.Completed // of the programme before, looked at since
			if p.Year != 2026 && !followed || !p.Stage.InPlan() {
				t.Errorf("%s of %d was taken over as %s", p.Code, p.Year, p.Stage)
			}
			continue
		}
		living++
		stages[p.Stage]++
		if p.Due != 0 && p.Due < today {
			late++
		}
		if p.Due == today.AddWorkingDays(1) {
			tomorrow++
		}
		followed(t, s, p.Project)
	}
	for _, want := range []programme.Stage{programme.Need, programme.Draft, programme.Submitted, programme.Checked, programme.BaseAppraisal, programme.BasePassed,
		programme.MinistryAppraisal, programme.MinistryPassed, programme.Proposed, programme.Approved, programme.Underway, programme.Accepted, programme.Completed, programme.Stopped, programme.Returned, programme.Rejected, programme.Withdrawn} {
		if stages[want] == 0 {
			t.Errorf("no project is at %s", want)
		}
	}
	if late < 3 || tomorrow < 3 {
		t.Errorf("%d projects are late and %d have until tomorrow, of %d", late, tomorrow, living)
	}
}

// followed holds a project's moves against the workflow.
func followed(t *testing.T, s *store.Store, p programme.Project) {
	t.Helper()
	moves, err := s.Moves(ctx, me, p.ID)
	if err != nil || len(moves) == 0 {
		t.Fatalf("%s has no moves: %v", p.Code, err)
	}
	var at programme.Stage
	for i, m := range moves {
		if m.From != at || i > 0 && m.At.Before(moves[i-1].At) || m.UserID == me.ID || m.PostTitle == "" {
			t.Errorf("%s: move %d %+v follows %s", p.Code, i, m, at)
		}
		at = m.To
	}
	if at != p.Stage {
		t.Errorf("%s stands at %s, its moves end at %s", p.Code, p.Stage, at)
	}
}
