package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
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
	refers := map[string]string{}
	for _, name := range f.GetDefinedName() {
		refers[name.Name] = name.RefersTo
	}
	if refers["_xlnm.Print_Titles"] != "'Đề án'!$5:$6" || refers["_xlnm._FilterDatabase"] != "'Đề án'!$A$6:$B$7" {
		t.Errorf("the heading on each page, the filter: %v", refers)
	}
	if panes, err := f.GetPanes("Đề án"); err != nil || !panes.Freeze || panes.YSplit != 6 {
		t.Errorf("the heading does not stay: %+v, %v", panes, err)
	}
}

// What begins like a formula is a text in both files, wherever it stands, and a
// spreadsheet that opens them works nothing out.
func TestWriteInert(t *testing.T) {
	nasty := []string{`=cmd|' /C calc'!A0`, "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "\n=1", "'=1+1", "＝1+1", `=HYPERLINK("http://a","b")`}
	table := programme.DataTable{Key: "=K", Title: "=T", Above: []string{"=A"}, Columns: []programme.DataColumn{{Head: "=H", Share: 10}, {Head: "Số", Kind: programme.CountValue}}, Notes: []string{"=N"}}
	for _, text := range nasty {
		table.Rows = append(table.Rows, programme.DataRow{Values: []programme.Value{programme.TextCell(text), programme.CountCell(-5)}})
	}
	var book, plain bytes.Buffer
	if err := errors.Join(Write(&book, "=Tên", "=nhãn", []programme.DataTable{table}), WriteCSV(&plain, table)); err != nil {
		t.Fatal(err)
	}
	parts, err := zip.NewReader(bytes.NewReader(book.Bytes()), int64(book.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("<f>")) || bytes.Contains(text, []byte("<f ")) || strings.Contains(part.Name, "externalLink") {
			t.Errorf("%s has a formula or a link outside", part.Name)
		}
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(plain.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if records[0][0] != "'=H" {
		t.Errorf("heading %q", records[0][0])
	}
	for i, record := range records[1:] {
		if record[0] == "" || record[0][0] != '\'' || record[1] != "-5" {
			t.Errorf("%q is written as %q, %q", nasty[i], record[0], record[1])
		}
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
