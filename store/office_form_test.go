package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestOfficeForms(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		f := programme.OfficeForm{Paper: "contract", Name: "Hợp đồng hỗ trợ máy", From: 2026_01_10, File: programme.PaperFile{Name: "hop-dong.docx"}}
		clerk := programme.User{ID: 9, Name: "Chuyên viên", Role: programme.RoleCentreOfficer}
		if _, err := s.AddOfficeForm(ctx, clerk, f, []byte("PK")); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("put in by an officer: %v", err)
		}
		if _, err := s.AddOfficeForm(ctx, me, programme.OfficeForm{}, []byte("PK")); programme.KindOf(err) != programme.Invalid {
			t.Errorf("without anything: %v", err)
		}
		f = must[programme.OfficeForm](t)(s.AddOfficeForm(ctx, me, f, []byte("PK\x00tệp")))
		again, content, err := s.OfficeForm(ctx, clerk, f.ID)
		if err != nil || string(content) != "PK\x00tệp" || again.Name != f.Name || again.File.SHA256 != f.File.SHA256 || len(f.File.SHA256) != 64 {
			t.Errorf("%+v, %q, %v", again, content, err)
		}
		f = must[programme.OfficeForm](t)(s.WithdrawOfficeForm(ctx, me, f.ID, f.Version))
		if f.Withdrawn != programme.DayOf(storetest.Start) {
			t.Errorf("withdrawn on %s", f.Withdrawn)
		}
		if _, err := s.WithdrawOfficeForm(ctx, me, f.ID, 1); programme.KindOf(err) != programme.Conflict {
			t.Errorf("withdrawn twice: %v", err)
		}
		if all := must[[]programme.OfficeForm](t)(s.OfficeForms(ctx, clerk)); len(all) != 1 || all[0].Withdrawn != f.Withdrawn {
			t.Errorf("%+v", all)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, me, programme.SOfficeForm, f.ID)); len(events) != 2 {
			t.Errorf("%+v", events)
		}
	})
}
