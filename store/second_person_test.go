package store_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestSecondPersonConfirms: an officer writes for an establishment that has an
// account. Without a confirmed rule nothing is asked; with one the dossier is
// submitted only as another person confirmed it.
func TestSecondPersonConfirms(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		writer, other, owner := o.people["trung.tam"], o.people["ke.sach"], o.people["co.so"]
		second := func() programme.SecondPerson {
			t.Helper()
			got, _, err := s.SecondPerson(ctx, writer, o.project.ID)
			if err != nil {
				t.Fatal(err)
			}
			return got
		}
		edit := func(u programme.User, title string) {
			t.Helper()
			o.now = o.now.Add(time.Minute)
			o.project.Title = title
			o.project = must[programme.Project](t)(s.SaveProject(ctx, u, o.project))
		}
		refusedSubmit := func(u programme.User) {
			t.Helper()
			if _, err := s.Move(ctx, u, o.project.ID, o.project.Version, programme.Submit, ""); !refused(err, programme.Invalid, "second") {
				t.Errorf("%s submits: %v", u.Name, err)
			}
		}
		edit(writer, "Máy ép gạch không nung")
		rule := must[programme.Rule](t)(s.SaveRule(ctx, me, programme.Rule{Key: programme.RuleSecondPerson, Value: 1, Source: "QĐ thử", Clause: "Điều 3", From: 2010_01_01}))
		if second().Asked() {
			t.Error("an unconfirmed rule is applied")
		}
		rule.ConfirmedBy, rule.ConfirmedOn = "Người xác nhận", programme.DayOf(o.now)
		must[programme.Rule](t)(s.SaveRule(ctx, me, rule))
		if got := second(); !got.Asked() || !got.OwnAccount || got.Stands() || len(got.Writers) != 1 || got.Writers[0].ID != writer.ID {
			t.Fatalf("%+v", got)
		}
		refusedSubmit(writer)
		for _, u := range []programme.User{writer, other} {
			if err := s.ConfirmDossier(ctx, u, o.project.ID, second().Digest); programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s confirms: %v", u.Name, err)
			}
		}
		old := second().Digest
		edit(writer, "Máy ép gạch không nung tự động")
		if err := s.ConfirmDossier(ctx, owner, o.project.ID, old); programme.KindOf(err) != programme.Conflict {
			t.Errorf("what was not read is confirmed: %v", err)
		}
		if err := s.ConfirmDossier(ctx, owner, o.project.ID, second().Digest); err != nil || !second().Stands() {
			t.Fatalf("%v, %+v", err, second())
		}
		edit(writer, "Máy ép gạch")
		refusedSubmit(owner)
		if err := s.ConfirmDossier(ctx, owner, o.project.ID, second().Digest); err != nil {
			t.Fatal(err)
		}
		history := must[[]programme.Event](t)(s.History(ctx, owner, programme.SProject, o.project.ID))
		if e := history[0]; e.Action != "second_confirmed" || e.UserName != owner.Name || !strings.Contains(e.Note, writer.Name) {
			t.Errorf("%+v", e)
		}
		o.move("trung.tam", programme.Submit)
	})
}

// TestSecondOfficerConfirms: where the establishment has no account in use,
// another officer confirms; what it writes itself is nobody's to confirm.
func TestSecondOfficerConfirms(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		must[programme.Rule](t)(s.SaveRule(ctx, me, programme.Rule{Key: programme.RuleSecondPerson, Value: 1, Source: "QĐ thử", Clause: "Điều 3", From: 2010_01_01,
			ConfirmedBy: "A", ConfirmedOn: programme.DayOf(o.now)}))
		second, _, err := s.SecondPerson(ctx, o.people["co.so"], o.project.ID)
		if err != nil || second.Asked() {
			t.Fatalf("the establishment's own dossier: %+v, %v", second, err)
		}
		o.now = o.now.Add(time.Minute)
		o.project.Title = "Máy ép gạch không nung"
		o.project = must[programme.Project](t)(s.SaveProject(ctx, o.people["trung.tam"], o.project))
		post, holders, err := s.Post(ctx, o.admin, o.people["co.so"].PostID)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.EndHolding(ctx, o.admin, post.ID, post.Version, holders[0].ID, programme.DayOf(o.now).Plus(-1)); err != nil {
			t.Fatal(err)
		}
		second, _, err = s.SecondPerson(ctx, o.people["ke.sach"], o.project.ID)
		if err != nil || second.OwnAccount || !second.Asked() {
			t.Fatalf("%+v, %v", second, err)
		}
		if err := s.ConfirmDossier(ctx, o.people["ke.sach"], o.project.ID, second.Digest); err != nil {
			t.Fatal(err)
		}
		o.move("trung.tam", programme.Submit)
	})
}
