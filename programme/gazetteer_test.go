package programme

import (
	"math/rand/v2"
	"slices"
	"testing"
)

const (
	oldFrom, oldTo Day = 2004_01_01, 2025_06_30
	newFrom        Day = 2025_07_01
)

func old(code string) PlaceKey   { return PlaceKey{code, oldFrom} }
func fresh(code string) PlaceKey { return PlaceKey{code, newFrom} }

// change is one that is confirmed for the whole unit.
func change(from, to PlaceKey) PlaceChange {
	return PlaceChange{From: from, To: to, Share: WholeShare, State: ConfirmedChange, Date: newFrom}
}

func TestStanding(t *testing.T) {
	part := change(old("31588"), fresh("31582"))
	part.Share = PartShare
	open := change(old("31582"), fresh("31480"))
	open.State = OpenChange
	refused := change(old("31669"), fresh("31480"))
	refused.State = RefusedChange
	units := append(slices.Clone(mergedUnits),
		Place{"31588", "Xã Hưng Phú", "944", oldFrom, oldTo, ""}, Place{"31600", "Xã Không Rõ", "944", oldFrom, oldTo, ""},
		Place{"31639", "Phường Long Phú", "92", 2027_01_01, 0, ""}, Place{"92", "Thành phố Cần Thơ", "", newFrom, 0, ""}, Place{"31733", "Xã Vòng Quanh", "92", oldFrom, oldTo, ""},
		Place{"755", "Huyện đảo", "94", oldFrom, oldTo, ""})
	for i := range units { // the commune of the merger becomes a ward two years later
		if units[i].Key() == fresh("31639") {
			units[i].ValidTo = 2026_12_31
		}
	}
	changes := []PlaceChange{
		change(old("31669"), fresh("31639")), refused, change(old("31639"), fresh("31639")),
		change(fresh("31639"), PlaceKey{"31639", 2027_01_01}),
		change(PlaceKey{"31582", 2008_09_24}, fresh("31582")), open, part,
		change(old("94"), fresh("92")), {From: old("943"), To: fresh("31537"), Share: PartShare, State: ConfirmedChange},
		change(old("31733"), old("31733")), change(old("755"), fresh("31582")),
		change(old("31537"), fresh("31537")), change(old("31537"), fresh("31639")),
	}
	open.From = PlaceKey{"31582", 2008_09_24}
	changes[5] = open
	tests := []struct {
		name, place, code string
		on                Day
		label             string
		fate              Fate
	}{
		{"a commune to its one successor", "Xã Long Phú", "31669", 2026_01_01, "Xã Long Phú", Lives},
		{"a town to the commune of its own code", "Thị trấn Long Phú", "31639", 2026_01_01, "Xã Long Phú", Lives},
		{"two steps", "Xã Long Phú", "31669", 2027_01_01, "Phường Long Phú", Lives},
		{"on its last day", "Xã Long Phú", "31669", oldTo, "Xã Long Phú", Lives},
		{"the old province", "Tỉnh Sóc Trăng", "94", newFrom, "Thành phố Cần Thơ", Lives},
		{"tables disagree", "Xã Phú Tân", "31582", newFrom, "Xã Phú Tân (đã bãi bỏ 01/07/2025, chờ quyết định)", Undecided},
		{"only a part is known", "Xã Hưng Phú", "31588", newFrom, "Xã Hưng Phú (đã bãi bỏ 01/07/2025, chờ quyết định)", Undecided},
		{"split in two", "Xã Phong Nẫm", "31537", newFrom, "Xã Phong Nẫm (đã bãi bỏ 01/07/2025, chờ quyết định)", Undecided},
		{"only the district is known", "Huyện Kế Sách", "943", newFrom, "Huyện Kế Sách (đã bãi bỏ 01/07/2025)", Gone},
		{"a district that became one commune", "Huyện đảo", "755", newFrom, "Xã Thuận Hòa", Lives},
		{"no successor known", "Xã Không Rõ", "31600", newFrom, "Xã Không Rõ (đã bãi bỏ 01/07/2025)", Gone},
		{"a table that leads in a circle", "Xã Vòng Quanh", "31733", newFrom, "Xã Vòng Quanh (đã bãi bỏ 01/07/2025)", Gone},
		{"the code of one, the name of another", "Xã Thuận Hòa", "31669", newFrom, "Xã Thuận Hòa", Unlisted},
		{"written with the tone elsewhere", "Xã Phú Tân", "31582", oldTo, "Xã Phú Tân", Lives},
		{"not in the list", "Huyện Mất", "999", newFrom, "Huyện Mất", Unlisted},
		{"no place", "", "", newFrom, "Không ghi địa bàn", Unplaced},
		{"a unit to come", "Xã Thuận Hòa", "31582", 2020_01_01, "Xã Thuận Hòa", Lives},
	}
	g := NewGazetteer(units, changes, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := g.Standing(PlaceRef{tt.code, tt.place}, 2016_01_01, tt.on)
			if got.Label != tt.label || got.Fate != tt.fate {
				t.Fatalf("%+v", got)
			}
		})
	}
	t.Run("a decision moves the records", func(t *testing.T) {
		unit := PlaceKey{"31582", 2008_09_24}
		ref := PlaceRef{"31582", "Xã Phú Tân"}
		for to, want := range map[PlaceKey]string{fresh("31480"): "Phường Long Phú 1", {}: "Xã Phú Tân (đã bãi bỏ 01/07/2025)"} {
			d := PlaceDecision{Unit: unit, Successors: []PlaceKey{fresh("31480"), fresh("31582")}, RecordsTo: to, Reason: "NQ"}
			all := d.Apply([]PlaceChange{changes[4], changes[5]}, newFrom)
			if got := NewGazetteer(units, all, []PlaceDecision{d}).Standing(ref, 2016_01_01, newFrom); got.Label != want {
				t.Errorf("records to %v: %+v", to, got)
			}
		}
	})
}

func TestPlaceDecisionApply(t *testing.T) {
	d := PlaceDecision{Unit: old("1"), Successors: []PlaceKey{fresh("2"), fresh("4")}}
	got := d.Apply([]PlaceChange{{From: old("1"), To: fresh("2"), State: OpenChange}, {From: old("1"), To: fresh("3"), State: ConfirmedChange}}, newFrom)
	states := map[string]PlaceChangeState{}
	for _, c := range got {
		states[c.To.Code] = c.State
		if c.State == ConfirmedChange && c.Share != PartShare {
			t.Errorf("%+v", c)
		}
	}
	if len(got) != 3 || states["2"] != ConfirmedChange || states["3"] != RefusedChange || states["4"] != ConfirmedChange {
		t.Fatalf("%+v", got)
	}
	for name, bad := range map[string]PlaceDecision{
		"no reason":                       {Unit: old("1")},
		"records to what is no successor": {Unit: old("1"), Reason: "NQ", Successors: []PlaceKey{fresh("2")}, RecordsTo: fresh("3")},
		"records somewhere, no successor": {Unit: old("1"), Reason: "NQ", RecordsTo: fresh("3")},
	} {
		if KindOf(bad.Check()) != Invalid {
			t.Errorf("%s: %v", name, bad.Check())
		}
	}
}

func TestPlaceKey(t *testing.T) {
	seen := map[int64]PlaceKey{}
	for _, k := range []PlaceKey{{"01", oldFrom}, {"001", oldFrom}, {"00001", oldFrom}, {"00001", newFrom}, {"31582", newFrom}} {
		if got, ok := ParsePlaceKey(k.String()); !ok || got != k {
			t.Errorf("%s reads as %v", k, got)
		}
		if other, twice := seen[k.Number()]; twice {
			t.Errorf("%s and %s have one number", k, other)
		}
		seen[k.Number()] = k
	}
	for _, s := range []string{"", "31582", "@2025-07-01", "31582@", "31582@01/07/2025", "31582@2025-02-30"} {
		if k, ok := ParsePlaceKey(s); ok {
			t.Errorf("%q reads as %v", s, k)
		}
	}
}

// TestBoundariesAddUpTheSame makes random units, changes and records, and
// compares the sums of the two ways of telling places.
func TestBoundariesAddUpTheSame(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := randomPlaces(r)
		recorded := evaluate(t, d, Years(2016, 2018))
		d.Boundary = CurrentBoundary
		current := evaluate(t, d, Years(2016, 2018))
		if recorded.Boundary != RecordedBoundary || current.Boundary != CurrentBoundary || current.PlacesOn != d.Today {
			t.Fatalf("modes %q, %q on %s", recorded.Boundary, current.Boundary, current.PlacesOn)
		}
		if a, b := sumRows(recorded.Places), sumRows(current.Places); a != b || a.Done != current.Level(AllLevels).Done || a.Approved != current.Level(AllLevels).Approved {
			t.Fatalf("seed %d: as recorded %+v, of today %+v", seed, a, b)
		}
		keys := map[string]bool{}
		for _, row := range current.Places {
			if keys[row.Key] {
				t.Fatalf("seed %d: %q stands twice", seed, row.Key)
			}
			keys[row.Key] = true
		}
	}
}

func sumRows(rows []Row) (sum Row) {
	for _, r := range rows {
		sum.Approved, sum.Done = sum.Approved.Plus(r.Approved), sum.Done.Plus(r.Done)
		sum.National, sum.Local = sum.National.Plus(r.National), sum.Local.Plus(r.Local)
	}
	return sum
}

// randomPlaces has few codes, so that names, codes and times clash.
func randomPlaces(r *rand.Rand) EvaluationData {
	d := smallData()
	d.Today = 2026_11_23
	codes := []string{"94", "943", "31582", "31639", "31669"}
	var units []Place
	for _, code := range codes {
		name := []string{"Xã A", "Xã B", "Huyện C"}
		units = append(units, Place{code, name[r.IntN(3)], "", oldFrom, oldTo, ""}, Place{code, name[r.IntN(3)], "", newFrom, 0, ""})
		if r.IntN(4) == 0 {
			units[len(units)-1].ValidTo = 2026_01_01
		}
	}
	pick := func() Place { return units[r.IntN(len(units))] }
	var changes []PlaceChange
	for range r.IntN(12) {
		changes = append(changes, PlaceChange{From: pick().Key(), To: pick().Key(),
			Share: []PlaceShare{WholeShare, PartShare, UnknownShare}[r.IntN(3)], State: []PlaceChangeState{ConfirmedChange, OpenChange, RefusedChange}[r.IntN(3)]})
	}
	decisions := []PlaceDecision{{Unit: pick().Key(), RecordsTo: pick().Key()}, {Unit: pick().Key()}}
	d.Gazetteer = NewGazetteer(units, changes, decisions)
	for i := range 40 {
		c := cell(2016+r.IntN(4), []Level{National, Local}[r.IntN(2)], "KC3c", "", Stages[r.IntN(len(Stages))], int64(r.IntN(3)), Money(r.IntN(1_000_000_000)))
		switch at := pick(); i % 5 {
		case 0: // no place
		case 1:
			c.Place = PlaceRef{at.Code, "Tên khác"}
		default:
			c.Place = at.Ref()
		}
		d.Cells = append(d.Cells, c)
	}
	return d
}

// TestOneCodeTwoNames: places as recorded are two where the code was given to
// other territory.
func TestOneCodeTwoNames(t *testing.T) {
	d := smallData()
	a, b := cell(2016, Local, "KC3c", "", Completed, 1, 70*tr), cell(2017, Local, "KC3c", "", Completed, 1, 80*tr)
	a.Place, b.Place = PlaceRef{"31582", "Xã Phú Tân"}, PlaceRef{"31582", "Xã Thuận Hòa"}
	d.Cells = append(d.Cells, a, b)
	var keys []string
	for _, r := range evaluate(t, d, Years(2016, 2018)).Places {
		keys = append(keys, r.Key+" "+r.Label)
	}
	for _, want := range []string{"Xã Phú Tân (31582) Xã Phú Tân", "Xã Thuận Hòa (31582) Xã Thuận Hòa", "A Huyện A"} {
		if !slices.Contains(keys, want) {
			t.Errorf("%q is not in %q", want, keys)
		}
	}
}
