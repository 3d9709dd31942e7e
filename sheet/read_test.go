package sheet

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// TestReadWorkbook: numbers keep every digit, dates are dates however they are
// shown, texts that look like numbers stay texts.
func TestReadWorkbook(t *testing.T) {
	f := excelize.NewFile()
	day := time.Date(2027, 3, 5, 0, 0, 0, 0, time.UTC)
	shown := "dd\\-mm\\-yyyy"
	custom, err := f.NewStyle(&excelize.Style{CustomNumFmt: &shown})
	if err != nil {
		t.Fatal(err)
	}
	coloured := `[Red]#,##0 "đ"`
	money, err := f.NewStyle(&excelize.Style{CustomNumFmt: &coloured})
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range map[string]any{"A1": "Ngày", "B1": "Số", "A2": day, "B2": int64(123_456_789_012), "C2": 0.5, "D2": "007", "A3": 46_451, "B3": 1.5e12, "D3": true} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	f.SetCellStyle("Sheet1", "A3", "A3", custom)
	f.SetCellStyle("Sheet1", "B3", "B3", money)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := Read("kho-bac.XLSX", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"Ngày", "Số"}, {"05/03/2027", "123456789012", "0,5", "007"}, {"05/03/2027", "1500000000000"}} {
		if got := rows[i][:len(want)]; !slices.Equal(got, want) {
			t.Errorf("row %d: %q, want %q", i+1, got, want)
		}
	}
}

func TestReadCSV(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"a.csv", "\ufeffNgày;Số tiền\n05/03/2027;1.500,5\n", []string{"05/03/2027", "1.500,5"}},
		{"b.csv", "Ngày,\"Số tiền\"\n05/03/2027,\"1,500\"\n", []string{"05/03/2027", "1,500"}},
		{"c.csv", "\n\nNgày\tSố\n05/03/2027\t7\n", []string{"05/03/2027", "7"}},
	}
	for _, tt := range tests {
		rows, err := Read(tt.name, []byte(tt.content))
		if err != nil || !slices.Equal(rows[len(rows)-1], tt.want) {
			t.Errorf("%s: %q %v", tt.name, rows, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, content := range map[string]string{
		"a.xls": "x", "b.xlsx": "not a workbook", "c.xlsx": "", "d.csv": "Ng\xe0y;1\n",
	} {
		if rows, err := Read(name, []byte(content)); programme.KindOf(err) != programme.Invalid {
			t.Errorf("%s: %q %v", name, rows, err)
		}
	}
}
