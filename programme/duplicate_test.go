package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNameKey(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Công ty TNHH MTV Đại Thành", "dai thanh"},
		{"CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN ĐẠI THÀNH", "dai thanh"},
		{"Cty CP SX-TM & DV Đại Thành", "dai thanh"},
		{"Công ty cổ phần Sản xuất và Thương mại Đại Thành", "dai thanh"},
		{"DNTN Đại Thành", "dai thanh"},
		{"Doanh nghiệp tư nhân “Đại Thành”", "dai thanh"},
		{"HTX Đại Thành 2", "dai thanh 2"},
		{"Cơ sở Hồ Văn Và", "ho van va"},
		{"Hộ kinh doanh Hồ Văn Và", "ho van va"},
		{"Cơ sở sản xuất", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := NameKey(tt.name); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// alike holds two establishments against each other.
func alike(a, b Establishment) (Duplicate, bool) { return traitsOf(a).alike(traitsOf(b)) }

func TestAlike(t *testing.T) {
	here, there := PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, PlaceRef{Code: "944", Name: "Huyện Mỹ Tú"}
	e := func(name, tax string, place PlaceRef) Establishment {
		return Establishment{Name: name, TaxCode: tax, Place: place}
	}
	tests := []struct {
		name string
		a, b Establishment
		want string // "", "possible", "likely"
		says string
	}{
		{"the same tax code, however written", e("Cây Khế", "0312687878", here), e("Thạch Sanh", "0312.687.878", there), "likely", "Cùng mã số thuế 0312687878"},
		{"a branch and its parent", e("Cây Khế", "0312687878", here), e("Cây Khế", "0312687878-001", here), "", ""},
		{"two branches", e("Cây Khế", "0312687878-001", here), e("Cây Khế", "0312687878-002", here), "", ""},
		{"the same branch", e("Cây Khế", "0312687878-001", here), e("Cây Khế", "0312687878001", here), "likely", "Cùng mã số thuế 0312687878-001, cùng tên"},
		{"the same name, other form and tones", e("Cơ sở Cây Khế", "", here), e("DNTN CAY KHE", "", here), "likely", "cùng địa bàn"},
		{"the same name elsewhere", e("Cơ sở Cây Khế", "", here), e("Cơ sở Cây Khế", "", there), "", ""},
		{"the same name, one without place", e("Cơ sở Cây Khế", "", here), e("Cơ sở Cây Khế", "", PlaceRef{}), "likely", "một bên chưa ghi địa bàn"},
		{"the same name, both without place", e("Cơ sở Cây Khế", "", PlaceRef{}), e("Cơ sở Cây Khế", "", PlaceRef{}), "likely", "cả hai chưa ghi địa bàn"},
		{"the same name, other tax codes", e("Hộ Cây Khế", "0312687878", here), e("Hộ Cây Khế", "094085000123", here), "possible", "mã số thuế khác nhau"},
		{"a letter changed", e("HTX Thạch Sanh", "", here), e("HTX Thạch Danh", "", here), "", ""},
		{"a letter of five changed", e("HTX Thanh Bình", "", here), e("HTX Thinh Bình", "", here), "possible", "“thanh” và “thinh”"},
		{"a letter left out", e("HTX Phương Nam", "", here), e("HTX Phươg Nam", "", here), "possible", "một chữ cái"},
		{"a letter left out makes it short", e("HTX Thanh Bình", "", here), e("HTX Than Bình", "", here), "", ""},
		{"two letters", e("HTX Phương Nam", "", here), e("HTX Phưnng Nam", "", here), "possible", ""},
		{"two words with a letter each", e("HTX Phương Thanh", "", here), e("HTX Phưong Thinh", "", here), "possible", ""},
		{"two slips", e("HTX Phương Thanh", "", here), e("HTX Phưnng Thinh", "", here), "", ""},
		{"numbered", e("HTX Quyết Thắng 10001", "", here), e("HTX Quyết Thắng 10002", "", here), "", ""},
		{"a near name elsewhere", e("HTX Thanh Bình", "", here), e("HTX Thinh Bình", "", there), "", ""},
		{"no name of their own", e("Cơ sở sản xuất", "", here), e("Cơ sở sản xuất", "", here), "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.a.ID, tt.b.ID = 2, 1
			d, ok := alike(tt.a, tt.b)
			got := ""
			if ok {
				got = map[bool]string{true: "likely", false: "possible"}[d.Likely()]
			}
			if got != tt.want || !strings.Contains(d.Reason, tt.says) || ok && (d.One != 1 || d.Other != 2) {
				t.Fatalf("%q, want %q: %+v", got, tt.want, d)
			}
			if back, _ := alike(tt.b, tt.a); back.Score != d.Score {
				t.Fatalf("the other way round %+v", back)
			}
			// The search by buckets finds what the comparison of two finds.
			if found := Duplicates([]Establishment{tt.a, tt.b}); (len(found) == 1) != ok {
				t.Fatalf("searched: %+v", found)
			}
			if found := DuplicatesOf(tt.a, []Establishment{tt.a, tt.b}); (len(found) == 1) != ok {
				t.Fatalf("searched for one: %+v", found)
			}
		})
	}
}

// The search finds every pair that comparing each with each finds, as long as
// no name is the name of a crowd.
func TestDuplicatesFindsAllPairs(t *testing.T) {
	var all []Establishment
	for i := range 400 {
		e := Establishment{ID: int64(i + 1), Name: fmt.Sprintf("HTX %s %s", []string{"Thanh", "Thinh", "Phương", "Phươg", "Khế"}[i%5], strings.Repeat("a", i%17+1))}
		if i%7 > 0 {
			e.Place = PlaceRef{Code: fmt.Sprint(940 + i%4), Name: "Huyện"}
		}
		if i%11 == 0 {
			e.TaxCode = fmt.Sprintf("0940850001%02d", i%23)
		}
		all = append(all, e)
	}
	var want []Duplicate
	for i, a := range all {
		for _, b := range all[i+1:] {
			if d, ok := alike(a, b); ok {
				want = append(want, d)
			}
		}
	}
	slices.SortFunc(want, surest)
	got := Duplicates(all)
	pairs := func(all []Duplicate) (ids [][3]int64) {
		for _, d := range all {
			ids = append(ids, [3]int64{int64(d.Score), d.One, d.Other})
		}
		return ids
	}
	if len(want) < 100 || !slices.Equal(pairs(got), pairs(want)) {
		t.Fatalf("%d pairs, want %d", len(got), len(want))
	}
}

// A name that everybody has must not cost the square of the register.
func TestDuplicatesOfACrowd(t *testing.T) {
	all := make([]Establishment, 5000)
	for i := range all {
		all[i] = Establishment{ID: int64(i + 1), Name: "Cơ sở Thanh Bình"}
	}
	found := Duplicates(all)
	if len(found) > len(all)*2*compared {
		t.Fatalf("%d pairs", len(found))
	}
	if groups := DuplicateGroups(found); len(groups) != 1 || len(groups[0].IDs) != len(all) {
		t.Fatalf("%d groups", len(groups))
	}
}

func TestDuplicateGroups(t *testing.T) {
	groups := DuplicateGroups([]Duplicate{{5, 9, 100, "a"}, {1, 2, 80, "b"}, {2, 7, 80, "c"}, {3, 9, 40, "d"}})
	var ids [][]int64
	for _, g := range groups {
		ids = append(ids, g.IDs)
	}
	if want := [][]int64{{3, 5, 9}, {1, 2, 7}}; fmt.Sprint(ids) != fmt.Sprint(want) || len(groups[1].Pairs) != 2 {
		t.Fatalf("%v, want %v", ids, want)
	}
}
