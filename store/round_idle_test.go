package store_test

import (
	"slices"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestIdleDraftsAreToldOnceAndNeverDeleted follows a draft over its months.
func TestIdleDraftsAreToldOnceAndNeverDeleted(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		in := func(months, days int) {
			t.Helper()
			o.now = storetest.Start.AddDate(0, months, days)
			for range 2 {
				if err := s.Remind(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
		list := func() store.IdleList {
			t.Helper()
			return must[store.IdleList](t)(s.IdleDrafts(ctx, o.people["co.so"]))
		}
		in(8, 0)
		if l := list(); l.Unknown == "" || l.Late != 0 || len(l.Drafts) != 1 || o.told(programme.NoticeIdle) != nil {
			t.Errorf("without a rule: %+v", l)
		}
		must[programme.Rule](t)(s.SaveRule(ctx, me, programme.Rule{Key: programme.RuleDraftIdle, Value: 6, Source: "Quy chế", Clause: "5", From: 2025_01_01, ConfirmedBy: "Phước"}))
		in(6, 0) // touched on the first day that is not too long ago
		if l := list(); l.Late != 0 || l.Since != 2026_01_05 || o.told(programme.NoticeIdle) != nil {
			t.Errorf("after six months: %+v", l)
		}
		in(6, 1)
		want := []string{"co.so", "ke.sach", "trung.tam"}
		if l := list(); l.Late != 1 || !l.Drafts[0].Late || !slices.Equal(o.told(programme.NoticeIdle, "Máy ép gạch", "6 tháng", "không bị xóa"), want) {
			t.Errorf("a day later: %+v, told %v", l, o.told(programme.NoticeIdle))
		}
		first := o.now
		in(7, 0)
		o.now = first // the notices are as old as the first telling
		if got := o.told(programme.NoticeIdle); !slices.Equal(got, want) {
			t.Errorf("told again: %v", got)
		}
		o.now = storetest.Start.AddDate(0, 8, 0)
		p := must[programme.Project](t)(s.Project(ctx, o.people["co.so"], o.project.ID))
		p.Note = "Viết tiếp"
		must[programme.Project](t)(s.SaveProject(ctx, o.people["co.so"], p))
		if l := list(); l.Late != 0 || !l.Drafts[0].Touched.Equal(o.now.Truncate(time.Second)) || l.Drafts[0].By != "Người co.so" {
			t.Errorf("touched again: %+v", l)
		}
		if l := must[store.IdleList](t)(s.IdleDrafts(ctx, o.people["noi.khac"])); len(l.Drafts) != 0 {
			t.Errorf("out of scope: %+v", l)
		}
	})
}
