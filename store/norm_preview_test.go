package store_test

import (
	"database/sql"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestPreviewNorm(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		a := before(t, s)
		norm := must[programme.Norm](t)(s.SaveNorm(ctx, me, programme.Norm{Content: "KC3c", Level: programme.AllLevels, Rate: programme.Q(5000), Cap: programme.Q(int64(300 * tr)),
			Source: "TT thử", Clause: "Điều 5", From: 2018_05_11, ConfirmedBy: "Lê Thị Thử"}))
		norm.Cap = programme.Q(int64(150 * tr))
		got := must[programme.NormPreview](t)(s.PreviewNorm(ctx, me, norm))
		if got.Looked != 1 || len(got.Changed) != 1 || got.Newly != 1 || got.Changed[0].Before.Amount != 250*tr || got.Changed[0].After.Amount != 150*tr || got.Changed[0].Asked != 200*tr {
			t.Fatalf("%+v", got)
		}
		if again := must[programme.Norm](t)(s.Norm(ctx, me, norm.ID)); again.Cap.Money() != 300*tr {
			t.Error("the preview has saved")
		}
		if _, err := s.PreviewNorm(ctx, a.officer, norm); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an officer previews: %v", err)
		}
		t.Run("a factor that is confirmed raises priority areas", func(t *testing.T) {
			must[programme.Area](t)(s.SaveArea(ctx, me, programme.Area{Kind: programme.AreaMinority, Place: a.project.Place, Source: "QĐ thử", From: 2025_07_01, ConfirmedBy: "A"}))
			rule := must[programme.Rule](t)(s.SaveRule(ctx, me, programme.Rule{Key: programme.RulePriority, Value: 15_000, Source: "TT thử", Clause: "Điều 6", From: 2018_05_11}))
			c := must[programme.Ceiling](t)(s.Ceiling(ctx, me, a.project))
			if c.Amount != 250*tr || !strings.Contains(c.Sentence, "chưa được xác nhận nên không áp dụng") {
				t.Errorf("before it is confirmed: %s", c.Sentence)
			}
			rule.ConfirmedBy = "A"
			must[programme.Rule](t)(s.SaveRule(ctx, me, rule))
			norm.Cap, norm.Rate = programme.Q(int64(150*tr)), programme.Q(9000)
			got := must[programme.NormPreview](t)(s.PreviewNorm(ctx, me, norm))
			if len(got.Changed) != 1 || got.Changed[0].After.Amount != 225*tr || got.Above != 0 || !strings.Contains(got.Changed[0].After.Sentence, "Xã Lai Hòa") {
				t.Fatalf("%+v", got.Changed)
			}
			must[programme.Norm](t)(s.SaveNorm(ctx, me, norm))
			if c := must[programme.Ceiling](t)(s.Ceiling(ctx, me, a.project)); c.Amount != 225*tr {
				t.Errorf("on the project's page: %s", c.Sentence)
			}
			if f := must[programme.Facts](t)(s.Facts(ctx, me, a.project)); f.AboveNorm != nil {
				t.Errorf("the workflow refuses: %v", f.AboveNorm)
			}
		})
	})
}

func TestWatches(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		a := before(t, s)
		flag := programme.Watch{EstablishmentID: a.project.Establishment.ID, Reason: "Chưa nộp hồ sơ quyết toán đề án năm 2025"}
		if _, err := s.AddWatch(ctx, a.applicant, flag); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the applicant flags: %v", err)
		}
		short := flag
		short.Reason = "Kém"
		if _, err := s.AddWatch(ctx, a.officer, short); !refused(err, programme.Invalid, "reason") {
			t.Errorf("a reason that says nothing: %v", err)
		}
		saved := must[programme.Watch](t)(s.AddWatch(ctx, a.officer, flag))
		all := must[[]programme.Watch](t)(s.Watches(ctx, a.officer, flag.EstablishmentID))
		if len(all) != 1 || all[0] != saved || saved.By != "Lê Thị Thử – Chuyên viên Sở" || saved.On == 0 {
			t.Errorf("%+v, saved %+v", all, saved)
		}
		if seen := must[[]programme.Watch](t)(s.Watches(ctx, a.applicant, flag.EstablishmentID)); len(seen) != 0 {
			t.Errorf("the applicant sees %+v", seen)
		}
		if _, err := s.History(ctx, a.applicant, programme.SWatch, flag.EstablishmentID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the applicant reads the watch list's history: %v", err)
		}
		for _, e := range must[[]programme.Event](t)(s.History(ctx, a.applicant, programme.SEstablishment, flag.EstablishmentID)) {
			if strings.Contains(e.Note, "quyết toán") {
				t.Errorf("the establishment's own history tells: %+v", e)
			}
		}
		if err := s.LiftWatch(ctx, a.officer, saved.ID, saved.Version, ""); !refused(err, programme.Invalid, "lifted_reason") {
			t.Errorf("lifted without a reason: %v", err)
		}
		if err := s.LiftWatch(ctx, a.officer, saved.ID, saved.Version, "Đã nộp đủ hồ sơ ngày 12/01/2026"); err != nil {
			t.Error(err)
		}
		if err := s.LiftWatch(ctx, a.officer, saved.ID, saved.Version, "Đã nộp đủ hồ sơ ngày 12/01/2026"); programme.KindOf(err) != programme.Conflict {
			t.Errorf("lifted twice: %v", err)
		}
		all = must[[]programme.Watch](t)(s.Watches(ctx, a.officer, flag.EstablishmentID))
		if len(all) != 1 || all[0].Holds() || len(programme.StandingWatches(all)) != 0 || all[0].LiftedBy == "" {
			t.Errorf("lifted: %+v", all)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, a.officer, programme.SWatch, flag.EstablishmentID)); len(events) != 2 || events[0].Action != "lifted" || events[1].Action != "flagged" {
			t.Errorf("history: %+v", events)
		}
	})
}
