package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// Accounts are shown with their password nowhere but in an illustrative
// database, and there no longer than the password is the known one.
func TestSampleAccounts(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		admin := administrator(t, s)
		lan := officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer})
		shown := func() (logins []string) {
			t.Helper()
			for _, a := range must[[]store.SampleAccount](t)(s.SampleAccounts(ctx)) {
				logins = append(logins, a.Login)
			}
			return logins
		}
		if err := s.MarkSample(ctx, admin, password); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a database without a programme: %v", err)
		}
		made := programme.Programme{Code: "T-2026-2030", Name: "Chương trình thử", Province: "tỉnh Thử", ProvinceCode: "92", From: 2026, To: 2030}
		made = must[programme.Programme](t)(s.SaveProgramme(ctx, me, made))
		if made.Illustrative {
			t.Error("a real programme became illustrative")
		}
		if err := s.MarkSample(ctx, admin, password); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a real database: %v", err)
		}
		if all := shown(); len(all) != 0 {
			t.Fatalf("a real database shows %v", all)
		}

		made.Illustrative = true
		must[programme.Programme](t)(s.SaveProgramme(ctx, me, made))
		if err := s.MarkSample(ctx, lan, password); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("by an officer: %v", err)
		}
		if err := s.MarkSample(ctx, admin, password); err != nil {
			t.Fatal(err)
		}
		if all := shown(); len(all) != 2 || all[0] != "lan" || all[1] != "quan.tri" {
			t.Errorf("shown %v", all)
		}
		other := must[programme.Programme](t)(s.SaveProgramme(ctx, me, programme.Programme{Code: "T-2031-2035", Name: "Chương trình sau", Province: "tỉnh Thử", From: 2031, To: 2035}))
		if again := must[programme.Programme](t)(s.Programme(ctx, me, other.ID)); !again.Illustrative {
			t.Error("a programme beside accounts with a known password passes for real")
		}
		if err := s.ResetPassword(ctx, admin, lan.ID, "một mật khẩu mới khác"); err != nil {
			t.Fatal(err)
		}
		if all := shown(); len(all) != 1 || all[0] != "quan.tri" {
			t.Errorf("an account whose password is another one is shown: %v", all)
		}
	})
}
