package programme

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// mergedUnits has what makes places hard: one name in several districts, codes
// that were given to other territory on 01/07/2025, and a district and a
// commune of the same name.
var mergedUnits = []Place{
	{"946", "Huyện Long Phú", "94", 2004_01_01, 2025_06_30, ""},
	{"31639", "Thị trấn Long Phú", "946", 2004_01_01, 2025_06_30, ""},
	{"31639", "Xã Long Phú", "92", 2025_07_01, 0, ""},
	{"31669", "Xã Long Phú", "946", 2004_01_01, 2025_06_30, ""},
	{"31480", "Phường Long Phú 1", "92", 2025_07_01, 0, ""},
	{"31501", "Phường 2", "941", 2007_02_08, 2025_06_30, ""},
	{"31733", "Phường 2", "948", 2013_12_29, 2025_06_30, ""},
	{"31785", "Phường 2", "950", 2011_08_25, 2025_06_30, ""},
	{"31582", "Xã Phú Tân", "942", 2008_09_24, 2025_06_30, ""},
	{"31582", "Xã Thuận Hòa", "92", 2025_07_01, 0, ""},
	{"941", "Thành phố Sóc Trăng", "94", 2007_02_08, 2025_06_30, ""},
	{"94", "Tỉnh Sóc Trăng", "", 2004_01_01, 2025_06_30, ""},
	{"943", "Huyện Kế Sách", "94", 2004_01_01, 2025_06_30, ""},
	{"31537", "Xã Phong Nẫm", "943", 2004_01_01, 2025_06_30, ""},
	{"31537", "Xã Phong Nẫm", "92", 2025_07_01, 0, ""},
}

func TestFindPlace(t *testing.T) {
	const before, after, ancient, anyDay = Day(2017_01_01), Day(2025_07_01), Day(2000_01_01), Day(0)
	tests := []struct {
		name, typed string
		on          Day
		want        string // "code name"; or words of the refusal
		refused     bool
	}{
		{"full name", "Huyện Kế Sách", before, "943 Huyện Kế Sách", false},
		{"without its type word", "Kế Sách", before, "943 Huyện Kế Sách", false},
		{"without tones", "ke sach", before, "943 Huyện Kế Sách", false},
		{"letters and marks apart", norm.NFD.String("Kế Sách"), before, "943 Huyện Kế Sách", false},
		{"capitals and blanks", "  HUYỆN   KẾ SÁCH ", before, "943 Huyện Kế Sách", false},
		{"code", "943", before, "943 Huyện Kế Sách", false},
		{"name and code as the form shows it", "Huyện Kế Sách (943)", before, "943 Huyện Kế Sách", false},
		{"the other place of the tone", "Thuận Hoà", after, "31582 Xã Thuận Hòa", false},
		{"the last day of a unit", "Kế Sách", 2025_06_30, "943 Huyện Kế Sách", false},
		{"a code before it was given away", "31582", before, "31582 Xã Phú Tân", false},
		{"a code after it was given away", "31582", after, "31582 Xã Thuận Hòa", false},
		{"town before the merger", "31639", before, "31639 Thị trấn Long Phú", false},
		{"commune after the merger, never the ward of like name", "Long Phú", after, "31639 Xã Long Phú", false},
		{"ward of like name", "Long Phú 1", after, "31480 Phường Long Phú 1", false},
		{"one name, one code, chosen by code", "Phường 2 (31733)", before, "31733 Phường 2", false},
		{"one code of two times, chosen by name", "Xã Phú Tân (31582)", anyDay, "31582 Xã Phú Tân", false},
		{"a commune that came under another parent", "Phong Nẫm", anyDay, "31537 Xã Phong Nẫm", false},
		{"a name beside another unit's code: the code counts", "Huyện Mỹ Tú (943)", before, "943 Huyện Kế Sách", false},
		{"a city and its province", "Thành phố Sóc Trăng", before, "941 Thành phố Sóc Trăng", false},

		{"three wards of one name", "Phường 2", before, "Phường 2 (31501); Phường 2 (31733); Phường 2 (31785)", true},
		{"district, town and commune", "Long Phú", before, "Huyện Long Phú (946); Thị trấn Long Phú (31639); Xã Long Phú (31669)", true},
		{"a district that is gone", "Huyện Kế Sách", after, "có đến 30/06/2025", true},
		{"a commune that is not yet", "Thuận Hòa", before, "có từ 01/07/2025", true},
		{"before every list", "Kế Sách", ancient, "Vào ngày 01/01/2000", true},
		{"one code of two times, any day", "31582", anyDay, "Xã Phú Tân (31582); Xã Thuận Hòa (31582)", true},
		{"unknown", "Huyện Không Có", before, "Không có đơn vị hành chính", true},
		{"part of a name", "Kế", before, "Không có đơn vị hành chính", true},
		{"only a type word", "huyện", before, "Không có đơn vị hành chính", true},
		{"nothing", "  ", before, "Chưa nhập", true},
		{"empty code", "Huyện Kế Sách ()", before, "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := FindPlace("place", tt.typed, mergedUnits, tt.on)
			if tt.refused {
				pr := Problems(err)
				if len(pr) != 1 || pr[0].Kind != Invalid || pr[0].Field != "place" || !strings.Contains(pr[0].Message, tt.want) || got != (PlaceRef{}) {
					t.Fatalf("found %+v, %v", got, err)
				}
				return
			}
			if err != nil || got.Code+" "+got.Name != tt.want {
				t.Fatalf("found %+v, %v", got, err)
			}
			if again, err := FindPlace("", got.String(), mergedUnits, tt.on); err != nil || again != got {
				t.Fatalf("the form shows %q, which finds %+v, %v", got, again, err)
			}
		})
	}
}

func TestPlaceOn(t *testing.T) {
	p := Place{"943", "Huyện Kế Sách", "94", 2004_01_01, 2025_06_30, ""}
	for d, want := range map[Day]bool{2003_12_31: false, 2004_01_01: true, 2025_06_30: true, 2025_07_01: false} {
		if p.On(d) != want {
			t.Errorf("on %s: %v", d, p.On(d))
		}
	}
	if open := (Place{ValidFrom: 2025_07_01}); !open.On(2100_01_01) || open.On(2025_06_30) {
		t.Error("a unit without an end still exists")
	}
	if got := (PlaceRef{Name: "Ngoài tỉnh"}).String(); got != "Ngoài tỉnh" {
		t.Errorf("a place without a code prints %q", got)
	}
}
