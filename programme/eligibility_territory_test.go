package programme

import (
	"strings"
	"testing"
)

// TestTerritoryVinhChau are golden values G10 and G11, and the window in which
// neither text fits a ward.
func TestTerritoryVinhChau(t *testing.T) {
	book := NewAreaBook(nil, vinhChau())
	village := area(AreaCraftVillage, "31783", "Phường Vĩnh Châu", 2025_07_01, 0, "A")
	village.Name = "Làng nghề thử"
	withVillage := NewAreaBook([]Area{village}, vinhChau())
	oldWard, newWard, laiHoa := PlaceRef{"31783", "Phường 1"}, PlaceRef{"31783", "Phường Vĩnh Châu"}, PlaceRef{"31810", "Xã Lai Hòa"}
	tests := []struct {
		name     string
		book     AreaBook
		place    PlaceRef
		recorded Day
		day      Day
		want     TerritoryState
		says     string
	}{
		{"G10 under the old law: a ward of a town", book, oldWard, 2025_01_01, 2025_06_01, TerritoryInside, "nằm trong Thị xã Vĩnh Châu"},
		{"G10 asked by today's ward: all that it was made of was inside", book, newWard, 2026_01_01, 2025_06_01, TerritoryInside, "Vĩnh Châu"},
		{"in the window a ward is nobody's", book, newWard, 2026_01_01, 2025_08_01, TerritoryAsk, "cần cơ quan có thẩm quyền xác định"},
		{"the last day of the window", book, newWard, 2026_01_01, 2025_10_14, TerritoryAsk, "cần cơ quan có thẩm quyền xác định"},
		{"G10 under the new law: a ward of a centrally-run city", book, newWard, 2026_01_01, 2025_11_01, TerritoryOutside, "phường của Thành phố Cần Thơ"},
		{"the old ward has become that ward", book, oldWard, 2025_01_01, 2025_11_01, TerritoryOutside, "NĐ 235/2025/NĐ-CP"},
		{"with a craft village a person decides", withVillage, newWard, 2026_01_01, 2025_11_01, TerritoryAsk, "Làng nghề thử"},
		{"G11 a commune", book, laiHoa, 2026_01_01, 2025_11_01, TerritoryInside, "xã, đặc khu"},
		{"a commune in the window", book, laiHoa, 2026_01_01, 2025_08_01, TerritoryInside, "xã, thị trấn"},
		{"a district known only by name", book, PlaceRef{"950", "Thị xã Vĩnh Châu"}, 2018_01_01, 2018_05_01, TerritoryInside, "huyện, thị xã"},
		{"before the decree", book, laiHoa, 2012_01_01, 2012_07_04, TerritoryAsk, "Chưa có quy định trong kho"},
		{"no place", book, PlaceRef{}, 0, 2026_01_01, TerritoryAsk, "Chưa ghi địa bàn"},
		{"an unknown place", book, PlaceRef{"99999", "Xã Lạ"}, 0, 2026_01_01, TerritoryAsk, "không có trong danh mục"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := TerritoryOf(tt.book, confirmedRules(), tt.place, tt.recorded, tt.day, tt.day.Year()-1)
			if got.State != tt.want || !strings.Contains(got.Sentence, tt.says) {
				t.Errorf("%d: %s", got.State, got.Sentence)
			}
		})
	}
}

// city is a province with one city and two wards, the second made from a
// commune, and a city of its own with a quận.
func city() *Gazetteer {
	const old Day = 2004_01_01
	return NewGazetteer([]Place{
		{Code: "94", Name: "Tỉnh Thử", ValidFrom: old}, {Code: "941", Name: "Thành phố Thử", ParentCode: "94", ValidFrom: old},
		{Code: "31501", Name: "Phường 1", ParentCode: "941", ValidFrom: old}, {Code: "31502", Name: "Phường 2", ParentCode: "941", ValidFrom: 2010_03_01},
		{Code: "31503", Name: "Xã Ven", ParentCode: "941", ValidFrom: old},
		{Code: "92", Name: "Thành phố Lớn", ValidFrom: old}, {Code: "916", Name: "Quận Ninh Thử", ParentCode: "92", ValidFrom: old},
		{Code: "31117", Name: "Phường Cái Thử", ParentCode: "916", ValidFrom: old},
	}, nil, nil)
}

// TestTerritoryOfConvertedWard is golden value G12.
func TestTerritoryOfConvertedWard(t *testing.T) {
	classOne := area(AreaCityOne, "941", "Thành phố Thử", 2005_01_01, 0, "A")
	ward := area(AreaConvertedWard, "31502", "Phường 2", 2010_03_01, 0, "A")
	open := ward
	open.ConfirmedBy = ""
	two := PlaceRef{"31502", "Phường 2"}
	tests := []struct {
		name  string
		areas []Area
		rules RuleBook
		place PlaceRef
		built int
		want  TerritoryState
		says  string
	}{
		{"G12 plan built in 2014", []Area{classOne, ward}, confirmedRules(), two, 2014, TerritoryInside, "đến 31/12/2013 (năm trước năm lập kế hoạch 2014) được 3 năm 10 tháng"},
		{"plan built in 2015: 4 years 10 months", []Area{classOne, ward}, confirmedRules(), two, 2015, TerritoryInside, "4 năm 10 tháng"},
		{"G12 plan built in 2016", []Area{classOne, ward}, confirmedRules(), two, 2016, TerritoryOutside, "5 năm 10 tháng"},
		{"the conversion is not confirmed", []Area{classOne, open}, confirmedRules(), two, 2014, TerritoryAsk, "chưa được xác nhận"},
		{"the rule is not confirmed", []Area{classOne, ward}, KnownRules(), two, 2014, TerritoryAsk, "Chưa có quy định trong kho"},
		{"no day of conversion", []Area{classOne}, confirmedRules(), PlaceRef{"31501", "Phường 1"}, 2014, TerritoryAsk, "chưa có ngày chuyển"},
		{"no class of the city", nil, confirmedRules(), two, 2014, TerritoryAsk, "chưa có hạng đô thị"},
		{"a class-2 city", []Area{area(AreaCityTwo, "941", "Thành phố Thử", 2005_01_01, 0, "A")}, confirmedRules(), PlaceRef{"31501", "Phường 1"}, 2014, TerritoryInside, "đô thị loại II"},
		{"an unconfirmed class", []Area{area(AreaCityTwo, "941", "Thành phố Thử", 2005_01_01, 0, "")}, confirmedRules(), two, 2014, TerritoryAsk, "chưa được xác nhận"},
		{"a commune of the city", []Area{classOne}, confirmedRules(), PlaceRef{"31503", "Xã Ven"}, 2014, TerritoryInside, "xã, thị trấn"},
		{"a ward of a special city", []Area{area(AreaSpecialCity, "92", "Thành phố Lớn", 2005_01_01, 0, "A")}, confirmedRules(), PlaceRef{"31117", "Phường Cái Thử"}, 2014, TerritoryOutside, "đô thị loại đặc biệt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := TerritoryOf(NewAreaBook(tt.areas, city()), tt.rules, tt.place, 2014_01_01, 2014_06_01, tt.built)
			if got.State != tt.want || !strings.Contains(got.Sentence, tt.says) {
				t.Errorf("%d: %s", got.State, got.Sentence)
			}
		})
	}
}

func TestYearsAndMonths(t *testing.T) {
	for _, tt := range []struct {
		from, until Day
		want        string
	}{
		{2010_03_01, 2013_12_31, "3 năm 10 tháng"}, {2010_03_15, 2013_12_31, "3 năm 9 tháng"}, {2010_01_01, 2014_12_31, "5 năm"}, {2010_03_15, 2010_04_14, "0 tháng"},
		{2010_03_15, 2010_04_15, "1 tháng"}, {2015_01_01, 2013_12_31, "0 tháng"},
	} {
		if got := yearsAndMonths(tt.from, tt.until); got != tt.want {
			t.Errorf("%v to %v is %s, want %s", tt.from, tt.until, got, tt.want)
		}
	}
}
