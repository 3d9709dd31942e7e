package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestVisitsAndNetwork(t *testing.T) {
	storetest.Engines(t, testVisits)
}

func testVisits(t *testing.T, s *store.Store) {
	o := newOffice(t, s)
	nam := officer(t, s, o.admin, "nam", programme.Post{Title: "Cộng tác viên Kế Thành", Role: programme.RoleCollaborator, Scope: programme.Scope{Places: []string{"31201"}}})
	here := programme.PlaceRef{Code: "31201", Name: "Xã Kế Thành"}
	today := programme.DayOf(s.Now())
	v := programme.Visit{Key: "form-1", On: today.Plus(-1), Place: here, Purpose: programme.VisitNeed, Reached: 3, Text: "Gặp ba cơ sở xay xát"}
	first := must[programme.Visit](t)(s.SaveVisit(ctx, nam, v))
	if again := must[programme.Visit](t)(s.SaveVisit(ctx, nam, v)); again.ID != first.ID {
		t.Errorf("one form sent twice is visits %d and %d", first.ID, again.ID)
	}
	v.Key, v.Place = "form-2", programme.PlaceRef{Code: "950", Name: "Huyện Khác"}
	if _, err := s.SaveVisit(ctx, nam, v); programme.KindOf(err) != programme.Invalid {
		t.Errorf("out of his places: %v", err)
	}
	if _, err := s.SaveVisit(ctx, o.people["co.so"], v); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("an establishment logs a visit: %v", err)
	}
	first.Text = "Gặp bốn cơ sở xay xát"
	edited := must[programme.Visit](t)(s.SaveVisit(ctx, nam, first))
	if _, err := s.SaveVisit(ctx, nam, first); programme.KindOf(err) != programme.Conflict {
		t.Errorf("an outdated version: %v", err)
	}
	state := func() programme.CommuneState {
		for _, c := range must[programme.Network](t)(s.Network(ctx, o.people["trung.tam"], 1)).Communes {
			if c.Unit.Code == "31201" {
				return c.State()
			}
		}
		return ""
	}
	if got := state(); got != programme.CommuneQuiet {
		t.Errorf("a visit that nobody confirmed makes the commune %q", got)
	}
	if _, err := s.DecideVisit(ctx, nam, edited.ID, edited.Version, programme.VisitConfirmed, ""); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("his own confirmation: %v", err)
	}
	if _, err := s.DecideVisit(ctx, o.people["noi.khac"], edited.ID, edited.Version, programme.VisitConfirmed, ""); programme.KindOf(err) != programme.NotFound {
		t.Errorf("by an officer of elsewhere: %v", err)
	}
	must[programme.Visit](t)(s.DecideVisit(ctx, o.people["trung.tam"], edited.ID, edited.Version, programme.VisitConfirmed, ""))
	if got := state(); got != programme.CommuneActive {
		t.Errorf("a confirmed visit leaves the commune %q", got)
	}
	pay := must[[]programme.Allowance](t)(s.Allowances(ctx, o.people["giam.doc"], v.On))
	if len(pay) != 1 || pay[0].Confirmed != 1 || pay[0].Due != 0 || pay[0].Why == "" {
		t.Errorf("without a confirmed rule: %+v", pay)
	}
	if list := must[store.VisitList](t)(s.Visits(ctx, o.people["noi.khac"], store.VisitFilter{})); list.Total != 0 {
		t.Errorf("an officer of elsewhere sees %d visits", list.Total)
	}
}
