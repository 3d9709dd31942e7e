package paper

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestTextGolden(t *testing.T) {
	d := sampleReport()
	for i, b := range d.Blocks {
		if t, ok := b.(Table); ok && len(t.Rows) > 50 {
			t.Rows = t.Rows[57:] // the long list says the same sixty times
			d.Blocks[i] = t
		}
	}
	got := Text(d)
	if *update {
		if err := os.WriteFile("testdata/report.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/report.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the text differs from testdata/report.txt; it is now:\n%s", got)
	}
}

func TestNumberAndDate(t *testing.T) {
	tests := []struct {
		d            Doc
		number, date string
	}{
		{Doc{Number: 7, Symbol: "BC-TTKC", Place: "Cần Thơ", Date: 20260205}, "Số: 07/BC-TTKC", "Cần Thơ, ngày 05 tháng 02 năm 2026"},
		{Doc{Number: 15, Symbol: "KH-TTKC", Place: "Cần Thơ", Date: 20261031}, "Số: 15/KH-TTKC", "Cần Thơ, ngày 31 tháng 10 năm 2026"},
		{Doc{Number: 120, Symbol: "QĐ-SCT", Place: "Huế", Date: 20260309}, "Số: 120/QĐ-SCT", "Huế, ngày 09 tháng 3 năm 2026"},
		{Doc{Symbol: "BC-TTKC", Place: "Cần Thơ"}, "Số:      /BC-TTKC", "Cần Thơ, ngày     tháng     năm     "},
	}
	for _, tt := range tests {
		if got := printable(tt.d.numberLine()); got != tt.number {
			t.Errorf("number %q, want %q", got, tt.number)
		}
		if got := printable(tt.d.dateLine()); got != tt.date {
			t.Errorf("date %q, want %q", got, tt.date)
		}
	}
}

// TestJSONRoundTrip: an issued paper that is read back draws the same bytes.
func TestJSONRoundTrip(t *testing.T) {
	d := sampleReport()
	stored, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Doc
	if err := json.Unmarshal(stored, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, back) {
		t.Error("the paper is another after a round trip")
	}
	before, after := drawPDF(t, d), drawPDF(t, back)
	if !bytes.Equal(before, after) {
		t.Error("the PDF is another after a round trip")
	}
	if err := json.Unmarshal([]byte(`{"issuer":"A","blocks":[{"kind":"song","block":{}}]}`), &back); err == nil {
		t.Error("a block of an unknown kind was taken")
	}
}

// TestSameBytes draws twice, at the same time, so that shared fonts that one
// drawing wrote into would show.
func TestSameBytes(t *testing.T) {
	d := sampleReport()
	pdf, word := drawPDF(t, d), drawDOCX(t, d)
	done := make(chan bool)
	for range 3 {
		go func() {
			p, _ := PDF(d)
			w, _ := DOCX(d)
			done <- bytes.Equal(p, pdf) && bytes.Equal(w, word)
		}()
	}
	for range 3 {
		if !<-done {
			t.Error("a second drawing has other bytes")
		}
	}
}

func TestLongTableIsQuick(t *testing.T) {
	d := Doc{Issuer: "TRUNG TÂM KHUYẾN CÔNG", Kind: "BÁO CÁO", Blocks: Blocks{projectTable(400)}}
	start := time.Now()
	pdf := drawPDF(t, d)
	drawDOCX(t, d)
	var page bytes.Buffer
	if err := HTMLPage(&page, d); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("400 rows in three drawings took %v, want less than a second", took)
	}
	if n := bytes.Count(pdf, []byte("/Type /Page\n")); n < 12 {
		t.Errorf("the table is on %d pages", n)
	}
}

func TestLetterheadFits(t *testing.T) {
	h := sampleReport().letterhead(sheetOf(false).text())
	if w := width(nation, bold, sizeNation); w > h.right-4 {
		t.Errorf("the quốc hiệu is %.0f pt wide, its column %.0f", w, h.right)
	}
	for _, l := range append(h.parent, h.issuer...) {
		if w := width(l, bold, sizeNation); w > h.left {
			t.Errorf("%q is wider than its column", l)
		}
	}
	if got := strings.Join(h.issuer, " | "); strings.Contains(got, "KHUYẾN | CÔNG") {
		t.Errorf("a term is broken: %s", got)
	}
}

func drawPDF(t *testing.T, d Doc) []byte {
	t.Helper()
	b, err := PDF(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func drawDOCX(t *testing.T, d Doc) []byte {
	t.Helper()
	b, err := DOCX(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
