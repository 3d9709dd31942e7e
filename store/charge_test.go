package store_test

import (
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestCharge: a director puts a post in charge of dossiers and takes them to
// another; the lists, the load and the notices follow, and a handed-over post
// keeps its dossiers.
func TestCharge(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		director, first, second := o.people["giam.doc"], o.people["trung.tam"], o.people["ke.sach"]
		assign := func(u programme.User, post, was int64, reason string) error {
			return s.AssignCharges(ctx, u, programme.Assignment{Office: programme.RoleCentreOfficer, PostID: post, Reason: reason, Projects: map[int64]int64{o.project.ID: was}})
		}
		expect := func(what string, err error, kind programme.Kind, field string) {
			t.Helper()
			if !refused(err, kind, field) {
				t.Errorf("%s: %v", what, err)
			}
		}
		expect("a draft", assign(director, first.PostID, 0, ""), programme.Invalid, "projects")
		o.move("co.so", programme.Submit)
		expect("an officer assigns", assign(first, first.PostID, 0, ""), programme.Forbidden, "")
		expect("a director's post", assign(director, director.PostID, 0, ""), programme.Invalid, "post")
		expect("out of sight", assign(director, o.people["noi.khac"].PostID, 0, ""), programme.Invalid, "post")
		expect("another office", s.AssignCharges(ctx, director, programme.Assignment{Office: programme.RoleDepartmentOfficer, PostID: first.PostID, Projects: map[int64]int64{o.project.ID: 0}}), programme.Forbidden, "")
		if err := assign(director, first.PostID, 0, ""); err != nil {
			t.Fatal(err)
		}
		expect("an old page", assign(director, second.PostID, 0, "nghỉ phép"), programme.Conflict, "")
		expect("without a reason", assign(director, second.PostID, first.PostID, " "), programme.Invalid, "reason")
		expect("to the same", assign(director, first.PostID, first.PostID, "giao lại"), programme.Invalid, "post")
		if err := assign(director, second.PostID, first.PostID, "Chị đi học ba tháng"); err != nil {
			t.Fatal(err)
		}
		if got := o.told(programme.NoticeCharged, "phụ trách", o.project.Code); !slices.Equal(got, []string{"ke.sach", "trung.tam"}) {
			t.Errorf("told: %v", got)
		}
		if all := must[[]programme.Charge](t)(s.ProjectCharges(ctx, director, o.project.ID)); len(all) != 2 || all[0].PostID != second.PostID || all[0].Reason != "Chị đi học ba tháng" || all[1].Holder != first.Name {
			t.Errorf("%+v", all)
		}
		if e := must[[]programme.Event](t)(s.History(ctx, director, programme.SProject, o.project.ID))[0]; e.Action != "charged" || !strings.Contains(e.Changes[0].Old, first.Name) || !strings.Contains(e.Changes[0].New, second.Name) {
			t.Errorf("%+v", e)
		}
		testChargeSeen(t, o, director, first, second)
		expect("taken off without a reason", assign(director, 0, second.PostID, ""), programme.Invalid, "reason")
		if err := assign(director, 0, second.PostID, "Chờ người mới"); err != nil {
			t.Fatal(err)
		}
	})
}

// testChargeSeen looks at who sees the dossier as his: lists, load, home page,
// and who is told of its next step; then hands the post over.
func testChargeSeen(t *testing.T, o *office, director, first, second programme.User) {
	t.Helper()
	mine := func(u programme.User) int64 {
		return must[store.ProjectList](t)(o.Projects(ctx, u, store.ProjectFilter{Office: programme.RoleCentreOfficer, Charge: u.PostID})).Total
	}
	if mine(first) != 0 || mine(second) != 1 {
		t.Errorf("lists: %d and %d", mine(first), mine(second))
	}
	b := must[store.ChargeBoard](t)(o.ChargeBoard(ctx, director, programme.RoleCentreOfficer))
	if l := b.Loads[0]; l.PostID != second.PostID || l.Holder != second.Name || l.Open != 1 || l.Waiting != 1 || b.Nobody.Open != 0 {
		t.Errorf("%+v", b)
	}
	if k := must[store.Work](t)(o.Work(ctx, second)); len(k.Charged.Items) != 1 || k.Charged.Total != 1 || len(k.Mine) > 0 && k.Mine[0].Total != 0 {
		t.Errorf("%+v", k)
	}
	if k := must[store.Work](t)(o.Work(ctx, first)); len(k.Charged.Items) != 0 {
		t.Errorf("%+v", k.Charged)
	}
	o.now = o.now.AddDate(0, 0, 10)
	if err := o.Remind(ctx); err != nil {
		t.Fatal(err)
	}
	if got := o.told(programme.NoticeLate); !slices.Equal(got, []string{"ke.sach"}) {
		t.Errorf("reminded: %v", got)
	}
	if all := must[[]store.PostWork](t)(o.WorkByPost(ctx, director)); len(all) != 1 || all[0].Post.ID != second.PostID || all[0].Late != 1 {
		t.Errorf("by post: %+v", all)
	}
	next := officer(t, o.Store, o.admin, "nguoi.moi", programme.Post{Title: "Chức vụ khác", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Level: programme.National}})
	post, _, err := o.Post(ctx, o.admin, second.PostID)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.HandOverAll(ctx, o.admin, store.Handover{Leaver: second.ID, Receiver: next.ID, From: programme.DayOf(o.now), Posts: map[int64]int64{post.ID: post.Version}}); err != nil {
		t.Fatal(err)
	}
	b = must[store.ChargeBoard](t)(o.ChargeBoard(ctx, director, programme.RoleCentreOfficer))
	if l := b.Loads[0]; l.PostID != second.PostID || l.Holder != next.Name || l.Open != 1 {
		t.Errorf("handed over: %+v", b)
	}
}
