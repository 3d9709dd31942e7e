package sample

import "khuyencong/programme"

// Days on which units of the list begin and end. The list itself begins on
// 01/01/2004; a unit that is younger begins on the day on which its resolution
// was signed. Districts ended, and provinces merged, with 30/06/2025.
const (
	listBegins programme.Day = 2004_01_01
	lastOfOld  programme.Day = 2025_06_30
	firstOfNew programme.Day = 2025_07_01
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

var districts = []struct {
	code, name string
	from       programme.Day
}{
	{socTrang, "Thành phố Sóc Trăng", 2007_02_08},
	{chauThanh, "Huyện Châu Thành", 2008_09_24},
	{keSach, "Huyện Kế Sách", listBegins},
	{myTu, "Huyện Mỹ Tú", listBegins},
	{cuLaoDung, "Huyện Cù Lao Dung", listBegins},
	{longPhu, "Huyện Long Phú", listBegins},
	{myXuyen, "Huyện Mỹ Xuyên", listBegins},
	{ngaNam, "Thị xã Ngã Năm", 2013_12_29},
	{thanhTri, "Huyện Thạnh Trị", listBegins},
	{vinhChau, "Thị xã Vĩnh Châu", 2011_08_25},
	{tranDe, "Huyện Trần Đề", 2009_12_23},
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
		{Code: oldProvince, Name: "Tỉnh Sóc Trăng", ValidFrom: listBegins, ValidTo: lastOfOld},
		{Code: newCity, Name: "Thành phố Cần Thơ", ValidFrom: firstOfNew},
	}
	for _, d := range districts {
		all = append(all, programme.Place{Code: d.code, Name: d.name, ParentCode: oldProvince, ValidFrom: d.from, ValidTo: lastOfOld})
	}
	for _, u := range newUnits {
		all = append(all, programme.Place{Code: u.code, Name: u.name, ParentCode: newCity, ValidFrom: firstOfNew})
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
