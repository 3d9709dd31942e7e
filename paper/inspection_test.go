package paper

import (
	"bytes"
	"encoding/json"
	"image"
	"image/jpeg"
	"os"
	"strconv"
	"strings"
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

// TestPhotosArePrinted: two beside each other and one below, and a file that is
// no picture by its caption alone, in every drawing with the same words.
func TestPhotosArePrinted(t *testing.T) {
	var photos []Picture
	for _, side := range []int{40, 300, 80} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, side, 120)), nil); err != nil {
			t.Fatal(err)
		}
		photos = append(photos, Picture{Image: b.Bytes(), Caption: "Ảnh rộng " + strconv.Itoa(side)})
	}
	photos = append(photos, Picture{Image: []byte("không phải ảnh"), Caption: "Ảnh hỏng"})
	d := sampleInspection()
	d.Blocks = append(Blocks{Pictures{Items: photos}}, d.Blocks...)
	sameWords(t, d)
	var page bytes.Buffer
	if err := HTML(&page, d); err != nil || strings.Count(page.String(), `src="data:image/jpeg;base64,`) != 3 || strings.Count(page.String(), "<figcaption>") != 4 {
		t.Errorf("%v: %s", err, page.String())
	}
	stored, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var again Doc
	if err := json.Unmarshal(stored, &again); err != nil || Text(again) != Text(d) {
		t.Errorf("stored and read again: %v", err)
	}
}
