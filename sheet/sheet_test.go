package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// The workbook is read back as another program would: amounts as numbers in
// đồng, a page that prints as wide as the paper with its heading on each.
func TestWrite(t *testing.T) {
	table := programme.DataTable{Key: "Đề án", Title: "Danh sách đề án", Money: true,
		Columns: []programme.DataColumn{{Head: "Tên", Kind: programme.TextValue, Share: 20}, {Group: "Thực hiện", Head: "Hỗ trợ", Kind: programme.MoneyValue, Share: 10}},
		Rows: []programme.DataRow{{Values: []programme.Value{{Kind: programme.TextValue, Text: "=Máy tách màu trong xay xát gạo xuất khẩu của hợp tác xã"},
			{Kind: programme.MoneyValue, Amount: programme.Q(87_790_001)}}}},
		Notes: []string{"Ghi chú"},
	}
	var buf bytes.Buffer
	if err := Write(&buf, "Báo cáo", "Số liệu minh họa", []programme.DataTable{table}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw := excelize.Options{RawCellValue: true}
	for at, want := range map[string]string{"A1": "Báo cáo", "A5": "Tên", "B5": "Thực hiện", "B6": "Hỗ trợ",
		"A7": "=Máy tách màu trong xay xát gạo xuất khẩu của hợp tác xã", "B7": "87790001", "A8": "Ghi chú"} {
		if got, err := f.GetCellValue("Đề án", at, raw); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", at, got, err, want)
		}
	}
	if kind, _ := f.GetCellType("Đề án", "B7"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the amount is no number: %v", kind)
	}
	if formula, _ := f.GetCellFormula("Đề án", "A7"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
	if high, _ := f.GetRowHeight("Đề án", 7); high < 2*17 {
		t.Errorf("a text of two lines stands in a row %v points high", high)
	}
	page, err := f.GetPageLayout("Đề án")
	if err != nil || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
		t.Errorf("page: %+v, %v", page, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'Đề án'!$5:$6" {
		t.Errorf("the heading on each page: %+v", names)
	}
}

// The same figures are the same bytes, however often they are written.
func TestWriteSameBytes(t *testing.T) {
	var tables []programme.DataTable
	for _, key := range []string{"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"} {
		tables = append(tables, programme.DataTable{Key: key, Columns: []programme.DataColumn{{Head: "Tên", Kind: programme.TextValue, Share: 20}}})
	}
	var first bytes.Buffer
	if err := Write(&first, "Báo cáo", "", tables); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var again bytes.Buffer
		if err := Write(&again, "Báo cáo", "", tables); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatalf("written again the workbook differs (%v)", err)
		}
	}
}
