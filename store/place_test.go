package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

const (
	oldFrom, oldTo programme.Day = 2004_01_01, 2025_06_30
	newFrom        programme.Day = 2025_07_01
)

// list reads a list of units in the product's form.
func list(t *testing.T, from, to programme.Day, rows string) programme.PlaceImport {
	t.Helper()
	im := programme.PlaceImport{File: "u.csv", List: "DM " + from.ISO(), From: from, To: to}
	var err error
	if im.Units, err = programme.ReadPlaceRows("u.csv", []byte("code,name,parent_code\n"+rows)); err != nil {
		t.Fatal(err)
	}
	return im
}

// crosswalk adds a table to an import.
func crosswalk(t *testing.T, im *programme.PlaceImport, name, rows string) {
	t.Helper()
	c, err := programme.ReadCrosswalk(name, []byte("old_code,new_code\n"+rows))
	if err != nil {
		t.Fatal(err)
	}
	im.Tables = append(im.Tables, c)
}

// longPhu imports a small old and new list whose tables disagree on one unit.
func longPhu(t *testing.T, s *store.Store) {
	t.Helper()
	in := must[programme.PlaceImportPlan](t)
	in(s.ImportPlaces(ctx, me, list(t, oldFrom, oldTo, "94,Tỉnh Sóc Trăng,\n946,Huyện Long Phú,94\n31669,Xã Long Phú,946\n31639,Thị trấn Long Phú,946\n"), false))
	im := list(t, newFrom, 0, "92,Thành phố Cần Thơ,\n31639,Xã Long Phú,92\n31480,Phường Long Phú 1,92\n")
	crosswalk(t, &im, "a.csv", "94,92\n31639,31639\n31669,31639\n31669,31480\n")
	crosswalk(t, &im, "b.csv", "94,92\n31639,31639\n31669,31639\n")
	in(s.ImportPlaces(ctx, me, im, false))
}

func TestImportAndDecide(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		longPhu(t, s)
		unit := programme.PlaceKey{Code: "31669", From: oldFrom}
		right, wrong := programme.PlaceKey{Code: "31639", From: newFrom}, programme.PlaceKey{Code: "31480", From: newFrom}
		questions := must[[]store.PlaceQuestion](t)(s.PlaceQuestions(ctx, me))
		if len(questions) != 1 || questions[0].Place.Key() != unit || !questions[0].Disputed || len(questions[0].Successors) != 2 {
			t.Fatalf("%+v", questions)
		}
		record := must[store.PlaceRecord](t)
		if r := record(s.PlaceRecord(ctx, me, unit)); r.Fate != programme.Undecided || len(r.Changes) != 2 || len(r.Above) != 1 || r.Names[right].Name != "Xã Long Phú" {
			t.Fatalf("%+v", r)
		}
		if r := record(s.PlaceRecord(ctx, me, right)); len(r.Came) != 2 || r.Names[unit].Name != "Xã Long Phú" {
			t.Fatalf("%+v", r)
		}
		if r := record(s.PlaceRecord(ctx, me, programme.PlaceKey{Code: "946", From: oldFrom})); len(r.Below) != 2 || r.Fate != programme.Gone {
			t.Fatalf("%+v", r)
		}
		d := programme.PlaceDecision{Unit: unit, Successors: []programme.PlaceKey{right}, Reason: "NQ 1668/NQ-UBTVQH15"}
		for name, bad := range map[string]programme.PlaceDecision{
			"no reason":          {Unit: unit, Successors: d.Successors},
			"a unit that exists": {Unit: right, Reason: "NQ"},
			"a district":         {Unit: programme.PlaceKey{Code: "946", From: oldFrom}, Successors: d.Successors, Reason: "NQ"},
			"an earlier unit":    {Unit: unit, Successors: []programme.PlaceKey{{Code: "31639", From: oldFrom}}, Reason: "NQ"},
		} {
			if err := s.DecidePlace(ctx, me, bad); programme.KindOf(err) != programme.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := s.DecidePlace(ctx, me, d); err != nil {
			t.Fatal(err)
		}
		r := record(s.PlaceRecord(ctx, me, unit))
		if r.Fate != programme.Lives || r.Decision.Version != 1 || r.Decision.RecordsTo != right || r.Decision.By != me.Name || r.Decision.On != 2026_01_05 {
			t.Fatalf("%+v", r)
		}
		if questions := must[[]store.PlaceQuestion](t)(s.PlaceQuestions(ctx, me)); len(questions) != 0 {
			t.Fatalf("%+v", questions)
		}
		if err := s.DecidePlace(ctx, me, d); programme.KindOf(err) != programme.Conflict {
			t.Fatalf("decided twice: %v", err)
		}
		// The same tables again leave the decision; another decision replaces it.
		longPhu(t, s)
		d.Version, d.Successors = 1, []programme.PlaceKey{right, wrong}
		if r := record(s.PlaceRecord(ctx, me, unit)); r.Fate != programme.Lives {
			t.Fatalf("%+v", r)
		}
		if err := s.DecidePlace(ctx, me, d); err != nil {
			t.Fatal(err)
		}
		if r := record(s.PlaceRecord(ctx, me, unit)); r.Fate != programme.Gone || r.Decision.Version != 2 || len(r.Decision.Successors) != 2 {
			t.Fatalf("%+v", r)
		}
		events := must[[]programme.Event](t)(s.History(ctx, me, programme.SPlace, unit.Number()))
		if len(events) != 2 || !strings.Contains(events[1].Note, "Kế thừa: Xã Long Phú (31639); hồ sơ chuyển về Xã Long Phú (31639). Căn cứ: NQ 1668") {
			t.Fatalf("%+v", events)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, me, programme.SPlaces, 0)); len(events) != 4 || events[0].Action != "imported" {
			t.Fatalf("%+v", events)
		}
	})
}

func TestImportIsAllOrNothing(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		im := list(t, oldFrom, oldTo, "94,Tỉnh Sóc Trăng,\n946,Huyện Long Phú,94\n")
		if plan, err := s.ImportPlaces(ctx, me, im, true); err != nil || len(plan.Added) != 2 {
			t.Fatalf("%+v, %v", plan, err)
		}
		bad := list(t, oldFrom, oldTo, "94,Tỉnh Sóc Trăng,\n947,Huyện Mỹ Xuyên,93\n")
		if _, err := s.ImportPlaces(ctx, me, bad, false); programme.KindOf(err) != programme.Invalid {
			t.Fatalf("%v", err)
		}
		if all := must[[]programme.Place](t)(s.Places(ctx, me, 0)); len(all) != 0 {
			t.Fatalf("%+v", all)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, me, programme.SPlaces, 0)); len(events) != 0 {
			t.Fatalf("%+v", events)
		}
	})
}

func TestPlaceList(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		longPhu(t, s)
		for want, f := range map[string]store.PlaceFilter{
			"31480 31639 31639 31669 946": {Text: "LONG PHÚ"},
			"31639 31669":                 {Text: "long phu", On: 2016_01_01, Tier: programme.CommuneTier},
			"31480 31639":                 {Text: "phu", On: newFrom},
			"94":                          {Text: "94", Tier: programme.ProvinceTier},
			"":                            {Text: "%"},
		} {
			var codes []string
			for _, p := range must[store.PlaceList](t)(s.PlaceList(ctx, me, f)).Items {
				codes = append(codes, p.Code)
			}
			if got := strings.Join(codes, " "); got != want {
				t.Errorf("%+v finds %q, want %q", f, got, want)
			}
		}
	})
}

// TestImportOfAWholeCountry is a list of the size of the country's, old and
// new, with a table for each commune.
func TestImportOfAWholeCountry(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		var old, fresh, pairs strings.Builder
		old.WriteString("10,Tỉnh A,\n100,Huyện A,10\n")
		fresh.WriteString("10,Tỉnh A mới,\n")
		for i := range 10_000 {
			fmt.Fprintf(&old, "%05d,Xã %d,100\n", i, i)
			if i%3 == 0 {
				fmt.Fprintf(&fresh, "%05d,Xã mới %d,10\n", i, i)
			}
			fmt.Fprintf(&pairs, "%05d,%05d\n", i, i/3*3)
		}
		began := time.Now()
		im := list(t, newFrom, 0, fresh.String())
		crosswalk(t, &im, "a.csv", pairs.String())
		crosswalk(t, &im, "b.csv", pairs.String())
		must[programme.PlaceImportPlan](t)(s.ImportPlaces(ctx, me, list(t, oldFrom, oldTo, old.String()), false))
		plan := must[programme.PlaceImportPlan](t)(s.ImportPlaces(ctx, me, im, false))
		if plan.Confirmed != 10_000 || len(plan.Disputed) != 0 {
			t.Fatal(plan.Summary())
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("the import took %v", took)
		} else {
			t.Logf("the import took %v", took)
		}
		began = time.Now()
		if all := must[[]store.PlaceQuestion](t)(s.PlaceQuestions(ctx, me)); len(all) != 0 {
			t.Fatalf("%d questions", len(all))
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("the questions took %v", took)
		} else {
			t.Logf("the questions took %v", took)
		}
	})
}
