package store_test

import (
	"database/sql"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestAreas(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		const from, end programme.Day = 2004_01_01, 2025_06_30
		units := []programme.Place{
			{Code: "94", Name: "Tỉnh Sóc Trăng", ValidFrom: from, ValidTo: end}, {Code: "943", Name: "Huyện Kế Sách", ParentCode: "94", ValidFrom: from, ValidTo: end},
			{Code: "31528", Name: "Xã Kế Sách", ParentCode: "92", ValidFrom: 2025_07_01},
		}
		if err := s.AddPlaces(ctx, me, units); err != nil {
			t.Fatal(err)
		}
		row := programme.Area{Kind: programme.AreaMinority, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Source: "QĐ thử", From: 2016_01_01, To: end}
		saved := must[programme.Area](t)(s.SaveArea(ctx, me, row))
		if _, err := s.SaveArea(ctx, me, row); !refused(err, programme.Invalid, "place") {
			t.Errorf("the same row twice: %v", err)
		}
		late := row
		late.From, late.To = 2025_07_01, 0
		if _, err := s.SaveArea(ctx, me, late); !refused(err, programme.Invalid, "place") {
			t.Errorf("a unit that was no more: %v", err)
		}
		if _, err := s.SaveArea(ctx, programme.User{ID: 2, Role: programme.RoleCentreOfficer}, late); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an officer edits lists: %v", err)
		}
		book := must[programme.AreaBook](t)(s.AreaBook(ctx, me))
		if m := book.AreasOf(row.Place, 0, 2018_01_01); len(m) != 1 || m[0].Counts() {
			t.Errorf("an unconfirmed row counts: %+v", m)
		}
		saved.ConfirmedBy = "Lê Thị Thử"
		confirmed := must[programme.Area](t)(s.SaveArea(ctx, me, saved))
		if got := must[programme.Area](t)(s.Area(ctx, me, saved.ID)); got != confirmed || got.ConfirmedOn == 0 {
			t.Errorf("read back %+v, saved %+v", got, confirmed)
		}
		if _, err := s.SaveArea(ctx, me, saved); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version: %v", err)
		}
		book = must[programme.AreaBook](t)(s.AreaBook(ctx, me))
		if m := book.AreasOf(row.Place, 0, 2018_01_01); len(m) != 1 || !m[0].Counts() {
			t.Errorf("a confirmed row does not count: %+v", m)
		}
		for f, want := range map[store.AreaFilter]int{{Kind: programme.AreaPoor}: 0, {Kind: programme.AreaMinority, On: 2018_01_01, State: "confirmed"}: 1, {State: "open"}: 0, {On: 2026_01_01}: 0} {
			if all := must[[]programme.Area](t)(s.Areas(ctx, me, f)); len(all) != want {
				t.Errorf("%+v lists %d", f, len(all))
			}
		}
		if events := must[[]programme.Event](t)(s.History(ctx, me, programme.SArea, saved.ID)); len(events) != 2 || events[0].Action != "changed" {
			t.Errorf("history: %+v", events)
		}
	})
}
