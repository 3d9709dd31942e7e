package book

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestReadAmount(t *testing.T) {
	const mil = programme.Million
	tests := []struct {
		text  string
		unit  programme.Money
		want  []programme.Money
		wrong ProblemKind
	}{
		{"1.334,7", mil, []programme.Money{1_334_700_000}, ""},
		{"1,334.7", mil, []programme.Money{1_334_700_000}, ""},
		{"1.250", mil, []programme.Money{1_250_000_000, 1_250_000}, ""},
		{"1,250", mil, []programme.Money{1_250_000_000, 1_250_000}, ""},
		{"1,250,000", 1000, []programme.Money{1_250_000_000}, ""},
		{"55\u00a0000", 1000, []programme.Money{55_000_000}, ""},
		{"300 000 000", 1, []programme.Money{300_000_000}, ""},
		{"1'250'000", 1000, []programme.Money{1_250_000_000}, ""},
		{"0.357", mil, []programme.Money{357_000}, ""},
		{" 240.000  ", 1000, []programme.Money{240_000_000, 240_000}, ""},
		{"-", mil, []programme.Money{0}, ""},
		{"(50.000)", 1000, []programme.Money{-50_000_000, -50_000}, ""},
		{"-240", mil, []programme.Money{-240_000_000}, ""},
		{"150.000.000 đ", mil, []programme.Money{150_000_000}, ""},
		{"1,5 tỷ", mil, []programme.Money{1_500_000_000}, ""},
		{"45tr", 1, []programme.Money{45_000_000}, ""},
		{"1 tỷ 250 triệu đồng", mil, []programme.Money{1_250_000_000}, ""},
		{"１２０", mil, []programme.Money{120_000_000}, ""},
		{"", mil, nil, ""},
		{"chờ báo giá", mil, nil, NotANumber},
		{"khoảng 90 - 100", mil, nil, NotANumber},
		{"hơn 45", mil, nil, NotANumber},
		{"300 (đã tạm ứng)", mil, nil, NumberInText},
		{"120²", mil, nil, NumberInText},
		{"1.25.000", mil, nil, Ambiguous},
		{"1 25", mil, nil, Ambiguous},
		{"0,3", 1, nil, Ambiguous},
		{"1.250.000.000", programme.Billion, nil, Scale},
	}
	for _, tt := range tests {
		a := readAmount(&Cell{Text: tt.text}, 0, tt.unit)
		var got []programme.Money
		for _, r := range a.readings {
			got = append(got, r.value)
		}
		if !reflect.DeepEqual(got, tt.want) || a.wrong != tt.wrong {
			t.Errorf("%q: %v %q, want %v %q", tt.text, got, a.wrong, tt.want, tt.wrong)
		}
	}
	stored := map[string]programme.Money{"2045.6": 2_045_600_000, "4446.5399999999991": 4_446_540_000, "1.1E+3": 1_100_000_000, "-50": -50_000_000, "66.6666666666667": 66_666_667, "0": 0}
	for text, want := range stored {
		if a := readAmount(&Cell{Kind: NumberCell, Text: text}, 0, mil); len(a.readings) != 1 || a.readings[0].value != want {
			t.Errorf("%s: %+v", text, a.readings)
		}
	}
}

func TestReadDate(t *testing.T) {
	tests := []struct {
		cell Cell
		want string
		bad  bool
	}{
		{Cell{Text: "05/12/2022"}, "2022-12-05", false},
		{Cell{Text: "5.12.22"}, "2022-12-05", false},
		{Cell{Text: "2022-12-13"}, "2022-12-13", false},
		{Cell{Text: "ngày 05 tháng 12 năm 2022"}, "2022-12-05", false},
		{Cell{Kind: NumberCell, Text: "44908"}, "2022-12-13", false},
		{Cell{Kind: DateCell, Text: "44908.5"}, "2022-12-13", false},
		{Cell{Text: "44908"}, "2022-12-13", false},
		{Cell{Text: "31/02/2018"}, "", true},
		{Cell{Text: "12/25/2013"}, "", true},
		{Cell{Text: "không rõ"}, "", true},
		{Cell{Text: "quý IV/2016"}, "", false},
		{Cell{Text: "tháng 12/2013"}, "", false},
		{Cell{Text: "-"}, "", false},
	}
	for _, tt := range tests {
		if d := readDate(&tt.cell, false); d.day.ISO() != tt.want || d.wrong != tt.bad {
			t.Errorf("%v: %v %v", tt.cell, d.day.ISO(), d.wrong)
		}
	}
	if d := readDate(&Cell{Kind: NumberCell, Text: "43446"}, true); d.day.ISO() != "2022-12-13" {
		t.Errorf("a book that counts from 1904: %v", d.day.ISO())
	}
}

func TestHeadings(t *testing.T) {
	tests := map[string]Field{
		"TT": Number, "Số TT": Number, "Tên đề án": Title, "Danh mục đề án": Title, "Đơn vị thụ hưởng, địa chỉ": Beneficiary, "Cơ sở CNNT được hỗ trợ": Beneficiary,
		"Địa điểm\nthực hiện": Address, "Huyện, thị xã, thành phố": District, "Nội dung hoạt động": Content, "Loại hình hỗ trợ": Content, "Nguồn vốn": Level,
		"Tổng\nkinh phí": TotalCost, "Tổng mức đầu tư (tỷ đồng)": TotalCost, "Kinh phí thực hiện > Tổng số": TotalCost, "Nguồn vốn > Tổng cộng": TotalCost,
		"Kinh phí hỗ trợ > Tổng số": Support, "Khuyến công hỗ trợ": Support, "Kinh phí KC": Support, "Nguồn vốn > Ngân sách hỗ trợ": Support, "NSNN hỗ trợ": Support,
		"Trong đó > Kinh phí hỗ trợ > KCQG": SupportNational, "Kinh phí > TW": SupportNational, "Trong đó > Kinh phí hỗ trợ > KCĐP": SupportLocal,
		"Nguồn vốn > Cơ sở đóng góp": Counterpart, "Kinh phí > Đơn vị thụ hưởng": Counterpart, "Vốn tự có của cơ sở": Counterpart, "Đối ứng": Counterpart,
		"KC đề nghị ban đầu": SupportRequested, "Kinh phí đã giải ngân": SupportPaid, "Kinh phí quyết toán": SupportSettled, "Quyết toán > KCQG": ignored,
		"Quyết định > Số": Decision, "Quyết định > Ngày": DecisionDate, "Ngày QĐ phê duyệt": DecisionDate, "Ngày nghiệm thu": AcceptanceDate, "Tỷ lệ hỗ trợ (%)": Rate,
		"Thời gian thực hiện": Period, "Ghi chú": Note, "Số đề án": NoField, "Điện thoại": NoField, "Số lao động": NoField, "Ngân sách huyện": OtherMoney,
	}
	for heading, want := range tests {
		if m := meaningOf(strings.Split(heading, " > "), nil); m.field != want {
			t.Errorf("%q: %q, want %q", heading, m.field, want)
		}
	}
	path := []string{"Kinh phí (triệu đồng)", "Cột lạ"}
	if m := meaningOf(path, map[string]Field{HeadingKey(path): Counterpart}); m.field != Counterpart || m.confidence != 100 {
		t.Errorf("what the office taught: %+v", m)
	}
}

func TestUnits(t *testing.T) {
	tests := map[string]programme.Money{
		"Đơn vị tính: triệu đồng": 1e6, "ĐVT: 1.000 đồng": 1000, "(Đvt: Tr.đồng)": 1e6, "Tổng kinh phí (triệu đồng)": 1e6, "Hỗ trợ (tr.đ)": 1e6, "Hỗ trợ (đồng)": 1,
		"TỔNG HỢP 2016-2018 (triệu đồng)": 1e6, "ĐVT: 1.000đ": 1000, "Tổng mức đầu tư (tỷ đồng)": 1e9, "Kinh phí, nghìn đồng": 1000, "Giá trị hợp đồng": 0, "Tên đơn vị": 0, "Đơn vị thụ hưởng": 0,
	}
	for text, want := range tests {
		if got := unitIn(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestPartyAndAddress(t *testing.T) {
	tests := map[string][2]string{
		"Cơ sở Năm Khạp - ấp An Trạch, xã An Hiệp":               {"Cơ sở Năm Khạp", "ấp An Trạch, xã An Hiệp"},
		"Công ty TNHH Gió Nồm\nĐC: xã Phú Tâm, huyện Châu Thành": {"Công ty TNHH Gió Nồm", "xã Phú Tâm, huyện Châu Thành"},
		"HKD Út Sậy, thị trấn Kế Sách":                           {"HKD Út Sậy", "thị trấn Kế Sách"},
		"HTX Nắng Giồng (xã Nhơn Mỹ, huyện Kế Sách)":             {"HTX Nắng Giồng", "xã Nhơn Mỹ, huyện Kế Sách"},
		"Cơ sở Tư Lung; Thị trấn Phú Lộc":                        {"Cơ sở Tư Lung", "Thị trấn Phú Lộc"},
		"Công ty TNHH SX - TM Minh Phát - P. 3, TP. Bạc Liêu":    {"Công ty TNHH SX - TM Minh Phát", "P. 3, TP. Bạc Liêu"},
		"UBND xã Thuận Hòa - xã Thuận Hòa":                       {"UBND xã Thuận Hòa", "xã Thuận Hòa"},
		"Công ty CP Thương mại - Dịch vụ An Khang":               {"Công ty CP Thương mại - Dịch vụ An Khang", ""},
		"Hộ kinh doanh Hai Cồn, Địa chỉ: Xã Ngọc Tố":             {"Hộ kinh doanh Hai Cồn", "Xã Ngọc Tố"},
	}
	for text, want := range tests {
		if party, address := partyAndAddress(text); party != want[0] || address != want[1] {
			t.Errorf("%q: %q, %q", text, party, address)
		}
	}
}

func TestYears(t *testing.T) {
	tests := map[string]string{
		"KẾT QUẢ NĂM 2017": "2017 ", "(Kèm theo Báo cáo số /BC-SCT ngày 05 tháng 01 năm 2018)": "0 ", "2016-2018": "0 2016-2018", "T3-T11/2017": "2017 ",
		"quý III - IV/2017": "2017 ", "Quyết định số 15/2020/QĐ-UBND": "0 ", "từ năm 2019 đến năm 2020": "0 2019 đến năm 2020", "05/12/2022": "0 ",
	}
	for text, want := range tests {
		year, period := yearsOf(text)
		if got := fmt.Sprint(year, " ", period); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestUnitOf(t *testing.T) {
	tests := map[string]string{
		"H. Trần Đề": "Huyện Trần Đề", "TP Sóc Trăng": "Thành phố Sóc Trăng", "TX. Ngã Năm": "Thị xã Ngã Năm", "HUYỆN KẾ SÁCH": "Huyện Kế Sách", "TT. Trần Đề": "Thị trấn Trần Đề",
		"P.3": "Phường 3", "Hỗ trợ máy sấy": "", "Quản lý chương trình": "", "Phương án sản xuất": "",
	}
	for text, want := range tests {
		if got, _ := unitOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if _, tier := unitOf("thành phố Cần Thơ"); tier != provinceUnit {
		t.Error("Cần Thơ is a province")
	}
	if d := districtOf("Xã Mỹ Tú, thành phố Cần Thơ (trước đây: xã Mỹ Tú, huyện Mỹ Tú, tỉnh Sóc Trăng)"); d != "" {
		t.Errorf("an address of today has no district: %q", d)
	}
}

// Places are those of the day: two communes of one name are told apart by
// their district, a district without its type word gets it.
func TestPlacesOfTheYear(t *testing.T) {
	units := []programme.Place{
		{Code: "94", Name: "Tỉnh Sóc Trăng", ValidFrom: 20040101, ValidTo: 20250630},
		{Code: "943", Name: "Huyện Kế Sách", ParentCode: "94", ValidFrom: 20040101, ValidTo: 20250630},
		{Code: "944", Name: "Huyện Mỹ Tú", ParentCode: "94", ValidFrom: 20040101, ValidTo: 20250630},
		{Code: "31001", Name: "Xã Long Hưng", ParentCode: "943", ValidFrom: 20040101, ValidTo: 20250630},
		{Code: "31002", Name: "Xã Long Hưng", ParentCode: "944", ValidFrom: 20040101, ValidTo: 20250630},
	}
	text := "STT;Tên đề án;Đơn vị thụ hưởng;Địa chỉ;Huyện;Năm;Hỗ trợ (đồng)\n1;Hỗ trợ máy A;HTX Một;xã Long Hưng;Mỹ Tú;2019;50000000\n2;Hỗ trợ máy B;HTX Hai;xã Long Hưng;;2019;50000000\n3;Hỗ trợ máy C;HTX Ba;xã Long Hưng;Mỹ Tú;2026;50000000\n"
	b, err := Read(context.Background(), "a.csv", strings.NewReader(text), int64(len(text)), Options{Units: units})
	if err != nil {
		t.Fatal(err)
	}
	want := []programme.PlaceRef{{Code: "31002", Name: "Xã Long Hưng"}, {}, {}}
	for i, r := range b.Sheets[0].Rows {
		if r.Place != want[i] {
			t.Errorf("line %d: %v, want %v", r.Line, r.Place, want[i])
		}
	}
	if d := b.Sheets[0].Rows[0].District; d != "Huyện Mỹ Tú" {
		t.Errorf("district %q", d)
	}
}

// What a person chooses for a column wins over its heading.
func TestChosenColumn(t *testing.T) {
	text := "STT;Tên đề án;Đơn vị thụ hưởng;Số tiền A (đồng);Số tiền B (đồng)\n1;Hỗ trợ máy;HTX Một;300000000;100000000\n"
	o := Options{Chosen: map[string]map[int]Field{"a": {3: TotalCost, 4: Support}}}
	b, err := Read(context.Background(), "a.csv", strings.NewReader(text), int64(len(text)), o)
	if err != nil {
		t.Fatal(err)
	}
	if r := b.Sheets[0].Rows[0]; r.Amounts.Of(TotalCost).Value != 300_000_000 || r.Amounts.Of(Support).Value != 100_000_000 {
		t.Fatalf("%+v", r.Amounts)
	}
}
