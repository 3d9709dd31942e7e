package programme

import (
	"slices"
	"strings"
	"testing"
)

var treasurySheet = [][]string{
	{"KHO BẠC NHÀ NƯỚC TỈNH THỬ"},
	{"Bảng kê từ ngày 01/01/2027"},
	nil,
	{"STT", "Số chứng từ", "Ngày hạch toán", "Diễn giải", "Số tiền (đồng)", "Nộp trả"},
	{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)"},
	{"1", "UNC 7", "05/03/2027", "Tạm ứng đề án 1", "70.000.000", ""},
	{"2", "UNC 8", "6/3/2027", "Thanh toán", "30000000", "0"},
	{"3", "GNT-01", "07/03/2027", "Nộp trả tạm ứng", "", "5.000.000"},
	{"4", "UNC 8", "6/3/2027", "Thanh toán", "30000000"},
	{"", "", "", "Cộng", "130.000.000"},
}

func TestParseTreasury(t *testing.T) {
	f, err := ParseTreasury("kb.xlsx", treasurySheet, 2027, 2027_06_30)
	if err != nil {
		t.Fatal(err)
	}
	want := []Money{70 * Million, 30 * Million, -5 * Million, 30 * Million}
	if len(f.Lines) != len(want) || f.Sum() != 125*Million {
		t.Fatalf("%d lines, sum %s", len(f.Lines), f.Sum())
	}
	keys := map[string]bool{}
	for i, l := range f.Lines {
		keys[l.Key] = true
		if l.Amount != want[i] || l.Row != i+6 {
			t.Errorf("line %d: row %d, %s", i, l.Row, l.Amount)
		}
	}
	if again, err := ParseTreasury("kb.xlsx", f.Rows(), 2027, 2027_06_30); err != nil || !slices.Equal(again.Lines, f.Lines) {
		t.Errorf("read again: %+v %v", again.Lines, err)
	}
	if f.Lines[0].Dated != 2027_03_05 || f.Lines[0].Document != "UNC 7" || f.Lines[0].Content != "Tạm ứng đề án 1" || len(keys) != 4 {
		t.Errorf("%+v", f.Lines[0])
	}
	if _, _, err := f.New(keys); KindOf(err) != Invalid {
		t.Errorf("the same file twice: %v", err)
	}
	delete(keys, f.Lines[2].Key)
	if fresh, had, err := f.New(keys); err != nil || len(fresh.Lines) != 1 || had != 3 {
		t.Errorf("a file that goes on: %d new, %d had, %v", len(fresh.Lines), had, err)
	}
}

func TestParseTreasuryUnits(t *testing.T) {
	rows := [][]string{{"Ngày", "Số CT", "Nội dung", "Số tiền (triệu đồng)"}, {"05/03/2027", "7", "x", "70,5"}, {"05/03/2027", "8", "x", "(1,25)"}}
	f, err := ParseTreasury("kb.csv", rows, 2027, 2027_06_30)
	if err != nil || f.Lines[0].Amount != 70_500_000 || f.Lines[1].Amount != -1_250_000 {
		t.Errorf("%+v %v", f.Lines, err)
	}
}

// TestParseTreasuryRefuses: what cannot be read is named by its cell.
func TestParseTreasuryRefuses(t *testing.T) {
	row := func(cells ...string) [][]string {
		return [][]string{{"Ngày", "Số chứng từ", "Nội dung", "Số tiền"}, {"05/03/2027", "UNC 1", "x", "1.000"}, cells}
	}
	tests := []struct {
		name string
		rows [][]string
		says string
	}{
		{"no headings", [][]string{{"a", "b"}, {"1", "2"}}, "Không thấy hàng tiêu đề"},
		{"a heading is missing", [][]string{{"Ngày", "Số chứng từ", "Nội dung", "Ghi chú"}}, "không có cột “Số tiền”. Các cột đang có: Ngày; Số chứng từ"},
		{"no lines", [][]string{{"Ngày", "Số chứng từ", "Nội dung", "Số tiền"}}, "không có dòng nào"},
		{"a day that there is not", row("31/02/2027", "UNC 2", "x", "5"), "Ô A3 (Ngày)"},
		{"another year", row("05/03/2025", "UNC 2", "x", "5"), "ngoài năm ngân sách 2027"},
		{"tomorrow", row("01/07/2027", "UNC 2", "x", "5"), "sau hôm nay"},
		{"no number", row("05/03/2027", "", "x", "5"), "Ô B3 (Số chứng từ): chưa có"},
		{"words for money", row("05/03/2027", "UNC 2", "x", "năm đồng"), "Ô D3 (Số tiền)"},
		{"an absurd amount", row("05/03/2027", "UNC 2", "x", "9999999999999999"), "Ô D3 (Số tiền)"},
		{"nothing", row("05/03/2027", "UNC 2", "x", "0"), "bằng 0"},
		{"a foreign amount", row("05/03/2027", "UNC 2", "x", "1,000"), "hai cách"},
	}
	for _, tt := range tests {
		f, err := ParseTreasury("kb.xlsx", tt.rows, 2027, 2027_06_30)
		if KindOf(err) != Invalid || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %+v %v", tt.name, f.Lines, err)
		}
	}
}

func TestTreasuryNumber(t *testing.T) {
	for _, same := range [][]string{{"UNC 7", "unc-7", "UNC07", "Unc.007"}, {"7-2", "7/02", "07 - 2"}} {
		for _, s := range same {
			if got := treasuryNumber(s); got != treasuryNumber(same[0]) {
				t.Errorf("%q is %q, %q is %q", s, got, same[0], treasuryNumber(same[0]))
			}
		}
	}
	if treasuryNumber("UNC 72") == treasuryNumber("UNC 7-2") || treasuryNumber("UNC 70") == treasuryNumber("UNC 7") {
		t.Error("different numbers look the same")
	}
}
