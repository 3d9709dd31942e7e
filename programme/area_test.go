package programme

import (
	"strings"
	"testing"
)

// vinhChau is a corner of two provinces, before and after 01/07/2025.
func vinhChau() *Gazetteer {
	const old, end, now Day = 2004_01_01, 2025_06_30, 2025_07_01
	units := []Place{
		{Code: "94", Name: "Tỉnh Sóc Trăng", ValidFrom: old, ValidTo: end},
		{Code: "950", Name: "Thị xã Vĩnh Châu", ParentCode: "94", ValidFrom: old, ValidTo: end},
		{Code: "31783", Name: "Phường 1", ParentCode: "950", ValidFrom: old, ValidTo: end},
		{Code: "31786", Name: "Xã Lạc Hòa", ParentCode: "950", ValidFrom: old, ValidTo: end},
		{Code: "31807", Name: "Xã Vĩnh Tân", ParentCode: "950", ValidFrom: old, ValidTo: end},
		{Code: "31810", Name: "Xã Lai Hòa", ParentCode: "950", ValidFrom: old, ValidTo: end},
		{Code: "92", Name: "Thành phố Cần Thơ", ValidFrom: old},
		{Code: "31783", Name: "Phường Vĩnh Châu", ParentCode: "92", ValidFrom: now},
		{Code: "31810", Name: "Xã Lai Hòa", ParentCode: "92", ValidFrom: now},
	}
	change := func(from, to string) PlaceChange {
		return PlaceChange{From: PlaceKey{from, old}, To: PlaceKey{to, now}, Share: WholeShare, State: ConfirmedChange, Date: now}
	}
	return NewGazetteer(units, []PlaceChange{change("31783", "31783"), change("31786", "31783"), change("31807", "31810"), change("31810", "31810")}, nil)
}

func area(kind AreaKind, code, name string, from, to Day, by string) Area {
	return Area{Kind: kind, Place: PlaceRef{code, name}, Source: "QĐ thử", From: from, To: to, ConfirmedBy: by}
}

func TestAreasOf(t *testing.T) {
	village := area(AreaCraftVillage, "31783", "Phường Vĩnh Châu", 2025_07_01, 0, "A")
	village.Name = "Làng nghề hành tím"
	book := NewAreaBook([]Area{
		area(AreaMinority, "950", "Thị xã Vĩnh Châu", 2016_01_01, 2025_06_30, "A"),
		area(AreaNewRural, "31810", "Xã Lai Hòa", 2018_01_01, 2018_12_31, "A"),
		area(AreaNewRural, "31786", "Xã Lạc Hòa", 2018_01_01, 2018_12_31, "A"),
		area(AreaDifficult, "31810", "Xã Lai Hòa", 2025_07_01, 0, ""),
		area(AreaSpeciallyDifficult, "31786", "Xã Lạc Hòa", 2021_01_01, 0, "A"),
		village,
	}, vinhChau())
	lacHoa, laiHoa, ward := PlaceRef{"31786", "Xã Lạc Hòa"}, PlaceRef{"31810", "Xã Lai Hòa"}, PlaceRef{"31783", "Phường Vĩnh Châu"}
	tests := []struct {
		name  string
		place PlaceRef
		day   Day
		want  string // kind, reach, and * where it counts
	}{
		{"a commune lies in its district", lacHoa, 2017_05_01, "minority 0*"},
		{"lists of a year hold in that year", lacHoa, 2018_05_01, "minority 0* new_rural 0*"},
		{"a district with two of its communes listed is only partly inside", PlaceRef{"950", "Thị xã Vĩnh Châu"}, 2018_05_01, "minority 0* new_rural 1 new_rural 1"},
		{"what nobody has confirmed is there and does not count", laiHoa, 2026_01_01, "difficult 0"},
		{"a village does not make the whole ward one; an old row is only a hint", ward, 2026_01_01, "specially_difficult 2 craft_village 1"},
		{"a place of today asked before it existed stands for all it was made of", ward, 2018_05_01, "minority 0* new_rural 1"},
		{"an old commune asked today is the ward that it came into", lacHoa, 2026_01_01, "specially_difficult 2 craft_village 1"},
		{"unknown places are in no list", PlaceRef{"99999", "Xã Lạ"}, 2018_05_01, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range book.AreasOf(tt.place, 0, tt.day) {
				s := string(m.Area.Kind) + " " + string(rune('0'+int(m.Reach)))
				if m.Counts() {
					s += "*"
				}
				got = append(got, s)
			}
			if g := strings.Join(got, " "); g != tt.want {
				t.Errorf("got %q, want %q", g, tt.want)
			}
		})
	}
	if !book.Known(AreaMinority, 2018_01_01) || book.Known(AreaDifficult, 2026_01_01) || book.Known(AreaMinority, 2026_01_01) {
		t.Error("which lists are known and confirmed")
	}
	for _, m := range book.Has(ward, 0, 2026_01_01, AreaCraftVillage) {
		if want := "Làng nghề hành tím (Phường Vĩnh Châu) có trong danh mục “Làng nghề được công nhận” – QĐ thử, từ 01/07/2025; cần người xác định cơ sở có nằm trong làng nghề không."; m.Sentence() != want {
			t.Errorf("got  %s\nwant %s", m.Sentence(), want)
		}
	}
}

func TestAreaCheck(t *testing.T) {
	good := area(AreaMountain, "943", "Huyện Kế Sách", 2016_01_01, 0, "")
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for field, wrong := range map[string]func(*Area){
		"kind": func(a *Area) { a.Kind = "city" }, "place": func(a *Area) { a.Place = PlaceRef{} }, "source": func(a *Area) { a.Source = "" },
		"from": func(a *Area) { a.From = 0 }, "to": func(a *Area) { a.To = 2015_12_31 }, "name": func(a *Area) { a.Kind = AreaCraftVillage },
	} {
		a := good
		wrong(&a)
		if pr := Problems(a.Check()); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
}
