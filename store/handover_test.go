package store_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// Lan holds two posts and stands in for her director; all of it goes to Minh
// in one act, or nothing does.
func TestHandOverAll(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		now := storetest.Start // 05/01/2026
		s.Now = func() time.Time { return now }
		admin := administrator(t, s)
		director := officer(t, s, admin, "giam.doc", programme.Post{Title: "Giám đốc", Role: programme.RoleCentreDirector})
		lan := officer(t, s, admin, "lan", programme.Post{Title: "Chuyên viên khuyến công", Role: programme.RoleCentreOfficer})
		minh := must[programme.Account](t)(s.CreateAccount(ctx, admin, programme.Account{Login: "minh", Name: "Phạm Văn Minh"}, password, nil))
		second := must[programme.Post](t)(s.SavePost(ctx, admin, programme.Post{Title: "Thủ quỹ", Role: programme.RoleCentreAccountant, From: 2026_01_01}))
		give := func(post int64, standingIn bool, to programme.Day) {
			t.Helper()
			p, _, err := s.Post(ctx, admin, post)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Give(ctx, admin, p.Version, programme.Holding{PostID: post, UserID: lan.ID, From: 2026_01_05, To: to, StandingIn: standingIn}); err != nil {
				t.Fatal(err)
			}
		}
		give(second.ID, false, 0)
		give(director.PostID, true, 2026_02_28)

		seen := map[int64]int64{}
		events := map[int64]int{}
		for _, id := range []int64{lan.PostID, second.ID, director.PostID} {
			p, _, err := s.Post(ctx, admin, id)
			if err != nil {
				t.Fatal(err)
			}
			seen[id], events[id] = p.Version, len(must[[]programme.Event](t)(s.History(ctx, admin, programme.SPost, id)))
		}
		act := store.Handover{Leaver: lan.ID, Receiver: minh.ID, From: 2026_01_20, Posts: seen}
		for name, tt := range map[string]struct {
			u      programme.User
			change func(*store.Handover)
			kind   programme.Kind
			field  string
		}{
			"by an officer":   {lan, func(*store.Handover) {}, programme.Forbidden, ""},
			"to nobody":       {admin, func(h *store.Handover) { h.Receiver = 0 }, programme.Invalid, "person"},
			"to oneself":      {admin, func(h *store.Handover) { h.Receiver = lan.ID }, programme.Invalid, "person"},
			"to a stranger":   {admin, func(h *store.Handover) { h.Receiver = 999 }, programme.Invalid, "person"},
			"of a stranger":   {admin, func(h *store.Handover) { h.Leaver = 999 }, programme.NotFound, ""},
			"on no day":       {admin, func(h *store.Handover) { h.From = 0 }, programme.Invalid, "from"},
			"of no post":      {admin, func(h *store.Handover) { h.Posts = nil }, programme.Invalid, "posts"},
			"of another post": {admin, func(h *store.Handover) { h.Posts = map[int64]int64{admin.PostID: 1} }, programme.Invalid, "posts"},
			"as it was before": {admin, func(h *store.Handover) {
				h.Posts = map[int64]int64{lan.PostID: seen[lan.PostID], second.ID: seen[second.ID] - 1}
			}, programme.Conflict, ""},
		} {
			h := act
			tt.change(&h)
			if err := s.HandOverAll(ctx, tt.u, h); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if all := must[[]programme.Holding](t)(s.Holdings(ctx, lan)); len(all) != 3 || all[0].To != 0 {
			t.Fatalf("a refused act changed something: %+v", all)
		}

		if err := s.HandOverAll(ctx, admin, act); err != nil {
			t.Fatal(err)
		}
		for id, n := range events {
			all := must[[]programme.Event](t)(s.History(ctx, admin, programme.SPost, id))
			if len(all) != n+1 || all[0].Action != "handed_over" || !strings.Contains(all[0].Note, "Người lan") {
				t.Errorf("post %d: %d new lines, the newest %+v", id, len(all)-n, all[0])
			}
		}
		if err := s.HandOverAll(ctx, admin, act); programme.KindOf(err) != programme.Conflict {
			t.Errorf("the same form again: %v", err)
		}
		if u := signIn(t, s, "lan"); u.PostID != lan.PostID {
			t.Error("the leaver lost her posts before the last day")
		}
		now = now.AddDate(0, 0, 15)
		if all := must[[]programme.Holding](t)(s.Holdings(ctx, lan)); len(all) != 0 {
			t.Errorf("the leaver still holds %+v", all)
		}
		got := must[[]programme.Holding](t)(s.Holdings(ctx, programme.User{ID: minh.ID}))
		if len(got) != 2 || got[0].StandingIn || got[1].StandingIn || got[0].From != 2026_01_20 {
			t.Errorf("the receiver holds %+v", got)
		}
		if err := s.DisableAccount(ctx, admin, lan.ID); err != nil {
			t.Errorf("closing the account: %v", err)
		}
	})
}
