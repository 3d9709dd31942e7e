package sample

import "khuyencong/programme"

// Days on which units of the list begin and end. Our list of the old units
// begins on 01/01/2004, which says nothing of when each was founded: some are
// younger, and their founding days are not in it. Districts ended, and
// provinces merged, with 30/06/2025.
const (
	listBegins programme.Day = 2004_01_01
	lastOfOld  programme.Day = 2025_06_30
	firstOfNew programme.Day = 2025_07_01
)

// The lists that the units are of.
const (
	oldList = "Danh mục đơn vị hành chính trước 01/07/2025"
	newList = "QĐ 19/2025/QĐ-TTg"
)

// Codes of the old province and the city that it is now part of.
const (
	oldProvince = "94"
	newCity     = "92"
)

// Codes of the districts, by which the sample's records name them.
const (
	socTrang  = "941"
	chauThanh = "942"
	keSach    = "943"
	myTu      = "944"
	cuLaoDung = "945"
	longPhu   = "946"
	myXuyen   = "947"
	ngaNam    = "948"
	thanhTri  = "949"
	vinhChau  = "950"
	tranDe    = "951"
)

// districts of the old province, with the units of 01/07/2025 that their
// territory came into. Three of those came from two districts.
var districts = []struct {
	code, name string
	became     []string
}{
	{socTrang, "Thành phố Sóc Trăng", []string{"31507", "31510", "31684"}},
	{chauThanh, "Huyện Châu Thành", []string{"31569", "31570", "31582", "31594"}},
	{keSach, "Huyện Kế Sách", []string{"31528", "31531", "31537", "31540", "31552", "31561"}},
	{myTu, "Huyện Mỹ Tú", []string{"31567", "31579", "31591", "31603"}},
	{cuLaoDung, "Huyện Cù Lao Dung", []string{"31615", "31633"}},
	{longPhu, "Huyện Long Phú", []string{"31552", "31639", "31645", "31654", "31666"}},
	{myXuyen, "Huyện Mỹ Xuyên", []string{"31684", "31708", "31717", "31723", "31726"}},
	{ngaNam, "Thị xã Ngã Năm", []string{"31732", "31741", "31753"}},
	{thanhTri, "Huyện Thạnh Trị", []string{"31741", "31756", "31759", "31777"}},
	{vinhChau, "Thị xã Vĩnh Châu", []string{"31783", "31789", "31795", "31804", "31810"}},
	{tranDe, "Huyện Trần Đề", []string{"31673", "31675", "31679", "31687", "31699"}},
}

// newUnits are the communes and wards of the former province since 01/07/2025,
// in the order of the districts that they came from.
var newUnits = []struct{ code, name string }{
	{"31507", "Phường Sóc Trăng"}, {"31510", "Phường Phú Lợi"}, {"31684", "Phường Mỹ Xuyên"},
	{"31569", "Xã Phú Tâm"}, {"31570", "Xã Hồ Đắc Kiện"}, {"31582", "Xã Thuận Hòa"}, {"31594", "Xã An Ninh"},
	{"31528", "Xã Kế Sách"}, {"31531", "Xã An Lạc Thôn"}, {"31537", "Xã Phong Nẫm"}, {"31540", "Xã Thới An Hội"},
	{"31561", "Xã Đại Hải"}, {"31552", "Xã Nhơn Mỹ"},
	{"31567", "Xã Mỹ Tú"}, {"31579", "Xã Long Hưng"}, {"31591", "Xã Mỹ Hương"}, {"31603", "Xã Mỹ Phước"},
	{"31615", "Xã An Thạnh"}, {"31633", "Xã Cù Lao Dung"},
	{"31639", "Xã Long Phú"}, {"31645", "Xã Đại Ngãi"}, {"31654", "Xã Trường Khánh"}, {"31666", "Xã Tân Thạnh"},
	{"31708", "Xã Nhu Gia"}, {"31717", "Xã Hòa Tú"}, {"31723", "Xã Ngọc Tố"}, {"31726", "Xã Gia Hòa"},
	{"31732", "Phường Ngã Năm"}, {"31753", "Phường Mỹ Quới"}, {"31741", "Xã Tân Long"},
	{"31756", "Xã Phú Lộc"}, {"31759", "Xã Lâm Tân"}, {"31777", "Xã Vĩnh Lợi"},
	{"31783", "Phường Vĩnh Châu"}, {"31789", "Phường Khánh Hòa"}, {"31804", "Phường Vĩnh Phước"},
	{"31795", "Xã Vĩnh Hải"}, {"31810", "Xã Lai Hòa"},
	{"31673", "Xã Trần Đề"}, {"31675", "Xã Liêu Tú"}, {"31679", "Xã Lịch Hội Thượng"}, {"31687", "Xã Tài Văn"},
	{"31699", "Xã Thạnh Thới An"},
}

// places is the list of units, old and new.
func places() []programme.Place {
	all := []programme.Place{
		{Code: oldProvince, Name: "Tỉnh Sóc Trăng", ValidFrom: listBegins, ValidTo: lastOfOld, List: oldList},
		{Code: newCity, Name: "Thành phố Cần Thơ", ValidFrom: firstOfNew, List: newList},
	}
	for _, d := range districts {
		all = append(all, programme.Place{Code: d.code, Name: d.name, ParentCode: oldProvince, ValidFrom: listBegins, ValidTo: lastOfOld, List: oldList})
	}
	for _, u := range newUnits {
		all = append(all, programme.Place{Code: u.code, Name: u.name, ParentCode: newCity, ValidFrom: firstOfNew, List: newList})
	}
	return all
}

// placeChanges are what became of the old units: the province as a whole, the
// districts in parts. Communes before 01/07/2025 are not in the sample, so what
// knows only its district stays under the abolished district.
func placeChanges() []programme.PlaceChange {
	change := func(from, to string, share programme.PlaceShare, clause string) programme.PlaceChange {
		return programme.PlaceChange{
			From: programme.PlaceKey{Code: from, From: listBegins}, To: programme.PlaceKey{Code: to, From: firstOfNew},
			Share: share, State: programme.ConfirmedChange, Clause: clause, Date: firstOfNew,
		}
	}
	all := []programme.PlaceChange{change(oldProvince, newCity, programme.WholeShare, "NQ 202/2025/QH15")}
	for _, d := range districts {
		for _, to := range d.became {
			all = append(all, change(d.code, to, programme.PartShare, "NQ 1668/NQ-UBTVQH15"))
		}
	}
	return all
}

// placeRef is a unit of the old list as records name it: a district, or the
// province for what serves all of it.
func placeRef(code string) programme.PlaceRef {
	for _, p := range places() {
		if p.Code == code {
			return programme.PlaceRef{Code: p.Code, Name: p.Name}
		}
	}
	return programme.PlaceRef{}
}
