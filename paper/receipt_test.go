package paper

import (
	"bytes"
	"os"
	"testing"
	"time"

	"khuyencong/programme"
)

// sampleReceipt is of a dossier that came back once. Its names are invented.
func sampleReceipt() Doc {
	at := func(d programme.Day) time.Time { from, _ := d.Moments(); return from.Add(8 * time.Hour) }
	p := programme.Project{ID: 7, Level: programme.Local, Stage: programme.Checked, DaysLeft: 1}
	moves := []programme.Moved{
		{Move: programme.Submit, To: programme.Submitted, At: at(2026_03_05), Round: 1, Due: 2026_03_10},
		{Move: programme.Return, From: programme.Submitted, To: programme.Returned, At: at(2026_03_09), Round: 1, UserName: "Trương Ngọc Lan", PostTitle: "Chuyên viên", Due: 2026_03_23},
		{Move: programme.Resubmit, From: programme.Returned, To: programme.Submitted, At: at(2026_03_18), Round: 2, Due: 2026_03_19},
		{Move: programme.Check, From: programme.Submitted, To: programme.Checked, At: at(2026_03_19), Round: 2},
	}
	r := programme.Round{
		Number: 2, At: at(2026_03_18), UserName: "Sơn Thị Ngọc Diệp", PostTitle: "Đại diện Hợp tác xã", Receipt: programme.Receipt{Year: 2026, Number: 15},
		Fields: []programme.FieldValue{
			{Field: "code", Label: "Mã đề án", Value: "DP-2027-18"}, {Field: "title", Label: "Tên đề án", Value: "Hỗ trợ ứng dụng máy sấy thăng hoa trái cây"},
			{Field: "content", Label: "Nội dung", Value: "Ứng dụng máy móc, thiết bị tiên tiến"}, {Field: "establishment", Label: "Đơn vị", Value: "Hợp tác xã Trái cây sấy Mỵ Nương"},
			{Field: "requested_local", Label: "Khuyến công địa phương (đề nghị)", Value: "280.000.000 đồng"}, {Field: "requested_cash", Label: "Đóng góp bằng tiền (đề nghị)", Value: "420.000.000 đồng"},
			{Field: "requested_in_kind", Label: "Hiện vật (đề nghị)", Value: "0 đồng"},
			{Field: "paper:request", Label: "Giấy tờ: Đơn đề nghị hỗ trợ", Value: "bản 1: don.pdf (120 KB), mã 9f86d081…"},
			{Field: "paper:quotations", Label: "Giấy tờ: Báo giá máy móc, thiết bị", Value: "bản 2: bản giấy giữ tại Văn thư Trung tâm, Trương Ngọc Lan nhận 17/03/2026"},
		},
	}
	of := programme.Programme{ParentOffice: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Office: "TRUNG TÂM KHUYẾN CÔNG", Seat: "Minh Họa", Illustrative: true}
	return Receipt(of, p, r, programme.ClockAtRound(p, moves, r))
}

func TestReceiptGolden(t *testing.T) {
	got := Text(sampleReceipt())
	if *update {
		if err := os.WriteFile("testdata/receipt.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/receipt.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the receipt differs from testdata/receipt.txt; it is now:\n%s", got)
	}
}

// TestReceiptDraws: it fits one page, with little and with nothing in it.
func TestReceiptDraws(t *testing.T) {
	for name, d := range map[string]Doc{"sample": sampleReceipt(), "empty": Receipt(programme.Programme{}, programme.Project{}, programme.Round{}, programme.Clock{})} {
		if n := bytes.Count(drawPDF(t, d), []byte("/Type /Page\n")); n != 1 {
			t.Errorf("%s: %d pages", name, n)
		}
		drawDOCX(t, d)
	}
}
