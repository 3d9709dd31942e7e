package paper

import (
	"bytes"
	"os"
	"testing"

	"khuyencong/programme"
)

// sampleInspection is of a machine that is not the one of the list. Its names
// are invented.
func sampleInspection() Doc {
	p := programme.Project{Code: "DP-2026-41", Title: "Hỗ trợ ứng dụng máy dập thủy lực", Content: "KC3c", Level: programme.Local, Year: 2026,
		Establishment: programme.EstablishmentRef{Name: "Hộ kinh doanh Cơ khí Trống Đồng"}, Place: programme.PlaceRef{Name: "Xã Kế Sách"},
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Approved: 120 * programme.Million}}}
	visit := programme.Matter{Kind: programme.MatterVisit, Type: "during"}
	i := programme.Inspection{Number: "12/BB-TTKC", Held: 20261103, Concluded: true, Body: programme.InspectionBody{
		Where: "Ấp 3, xã Kế Sách", From: "8 giờ 30", Until: "10 giờ 15", Work: "Máy đã về, đang đấu điện.", Percent: "65", Said: "Thống nhất.", Conclusion: "Khắc phục hai tồn tại rồi chạy thử.",
		Members: []programme.InspectionMember{
			{Side: programme.SideEstablishment, Name: "Kim Văn Trống", Title: "Chủ cơ sở"}, {Side: programme.SideCentre, Name: "Trương Ngọc Lan", Title: "Chuyên viên"}, {Side: programme.SideCommune, Name: "Lê Thị Bé Ba"},
		},
		Points: []programme.InspectionAnswer{
			{Code: "dung_noi", Text: "Địa điểm, đơn vị thụ hưởng đúng như đề án được duyệt", Answer: programme.SeenYes}, {Code: "an_toan", Text: "An toàn lao động bảo đảm", Answer: programme.SeenNo, Remark: "Trục quay chưa che"},
		},
		Machines: []programme.MachineSeen{
			{Row: 1, Listed: programme.Listed{Name: "Máy dập thủy lực", Maker: "Đại Tín", Model: "DT-63", Serial: "DT63-0418"}, Model: "DT 63", Serial: "DT63-9999", Plates: 1, Run: programme.SeenNo, Note: "Chưa có điện"},
			{Row: 2, Listed: programme.Listed{Name: "Máy cắt"}, Absent: true, Note: "Chưa giao"},
		},
		Findings: []string{"Máy không đúng danh mục: Số máy khác (Chuyên viên trung tâm, hạn 17/11/2026)"}, Photos: []string{"Nhãn máy, số máy (máy thứ 1) – nhan.jpg (120 KB), mã 9f86d081…"},
	}}
	of := programme.Programme{ParentOffice: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Office: "TRUNG TÂM KHUYẾN CÔNG", Seat: "Minh Họa", Illustrative: true}
	return Inspection(of, p, visit, i)
}

func TestInspectionGolden(t *testing.T) {
	got := Text(sampleInspection())
	if *update {
		if err := os.WriteFile("testdata/inspection.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/inspection.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the minutes differ from testdata/inspection.txt; they are now:\n%s", got)
	}
}

// TestInspectionDraws: with little and with nothing in them, and with as many
// people as may take part.
func TestInspectionDraws(t *testing.T) {
	full := programme.Inspection{Concluded: true}
	for range programme.MostMembers {
		full.Body.Members = append(full.Body.Members, programme.InspectionMember{Side: programme.SideOther, Name: "Nguyễn Thị Tên Rất Dài Của Một Người"})
	}
	for name, d := range map[string]Doc{
		"sample": sampleInspection(), "empty": Inspection(programme.Programme{}, programme.Project{}, programme.Matter{}, programme.Inspection{}), "full": Inspection(programme.Programme{}, programme.Project{}, programme.Matter{}, full),
	} {
		if b := drawPDF(t, d); !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Errorf("%s: no PDF", name)
		}
		drawDOCX(t, d)
	}
}
