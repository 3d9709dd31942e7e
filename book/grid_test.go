package book

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"khuyencong/programme"
)

// grid is a sheet of a made-up book: texts as string, numbers as int or
// float64, and the kinds of cells below.
type grid struct {
	name   string
	cells  [][]any
	merges []string
	hidden []int // lines
}

type day string                           // a date kept as a serial: "2022-12-05"
type formula struct{ text, value string } // with the value last worked out, "" for none
type shown struct{ dong int64 }           // stored in đồng, shown as triệu đồng

// add appends a line and gives its number.
func (g *grid) add(cells ...any) int {
	g.cells = append(g.cells, cells)
	return len(g.cells)
}

// join merges cells: "A1:C1".
func (g *grid) join(ranges ...string) { g.merges = append(g.merges, ranges...) }

func serialOf(d day) int {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		panic(err)
	}
	return int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// xlsx writes a workbook into a folder of the test.
func xlsx(t testing.TB, name string, grids ...*grid) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	dateFormat, millions := "dd/mm/yyyy", "#,##0.00,,"
	dates, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &dateFormat})
	scaled, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &millions})
	for i, g := range grids {
		if i == 0 {
			f.SetSheetName("Sheet1", g.name)
		} else if _, err := f.NewSheet(g.name); err != nil {
			t.Fatal(err)
		}
		for row, cells := range g.cells {
			for column, v := range cells {
				at := CellName(column, row+1)
				switch v := v.(type) {
				case nil:
				case day:
					f.SetCellInt(g.name, at, int64(serialOf(v)))
					f.SetCellStyle(g.name, at, at, dates)
				case shown:
					f.SetCellInt(g.name, at, v.dong)
					f.SetCellStyle(g.name, at, at, scaled)
				case formula:
					if n, err := strconv.ParseFloat(v.value, 64); err == nil {
						f.SetCellValue(g.name, at, n)
					}
					f.SetCellFormula(g.name, at, v.text)
				case string:
					if v != "" {
						f.SetCellStr(g.name, at, v)
					}
				default:
					f.SetCellValue(g.name, at, v)
				}
			}
		}
		for _, m := range g.merges {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell(g.name, from, to); err != nil {
				t.Fatal(err)
			}
		}
		for _, row := range g.hidden {
			f.SetRowVisible(g.name, row, false)
		}
	}
	file := filepath.Join(t.TempDir(), name+".xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

// csvBook writes a grid as CSV in a code of letters.
func csvBook(t testing.TB, g *grid, comma rune, encode func(string) []byte) string {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, true
	for _, cells := range g.cells {
		line := make([]string, 12)
		for i, v := range cells {
			switch v := v.(type) {
			case nil:
			case day:
				line[i] = string(v[8:10]) + "/" + string(v[5:7]) + "/" + string(v[:4])
			default:
				line[i] = fmt.Sprint(v)
			}
		}
		w.Write(line)
	}
	w.Flush()
	file := filepath.Join(t.TempDir(), g.name+".csv")
	if err := os.WriteFile(file, encode(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func inUTF8(s string) []byte { return []byte(s) }

func withMark(s string) []byte { return append([]byte("\xef\xbb\xbf"), s...) }

// inWindows1258 writes tones as marks of their own, as that code does.
func inWindows1258(s string) []byte {
	var out []byte
	for _, r := range norm.NFC.String(s) {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		letter, tone := []rune{}, rune(0)
		for _, d := range norm.NFD.String(string(r)) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", d) {
				tone = d
			} else {
				letter = append(letter, d)
			}
		}
		for _, d := range norm.NFC.String(string(letter)) {
			b, ok := charmap.Windows1258.EncodeRune(d)
			if !ok {
				b = '?'
			}
			out = append(out, b)
		}
		if b, ok := charmap.Windows1258.EncodeRune(tone); ok && tone != 0 {
			out = append(out, b)
		}
	}
	return out
}

// toTCVN3 and toVNI are text with the letters of the old codes.
func toTCVN3(s string) string {
	back := map[string]rune{}
	for r := rune(0xa1); r <= 0xff; r++ {
		if v := programme.FromTCVN3(string(r)); v != string(r) || r == 'ý' {
			back[v] = r
		}
	}
	var out []rune
	for _, r := range norm.NFC.String(s) {
		if b, ok := back[string(r)]; ok {
			out = append(out, b)
		} else if b, ok := back[string(unicode.ToLower(r))]; ok && r > 127 {
			out = append(out, b)
		} else {
			out = append(out, r)
		}
	}
	return string(out)
}

func toVNI(s string) string {
	back := map[string]string{}
	for _, base := range "aeouyôöAEOUYÔÖ" {
		for m := rune(0xc0); m <= 0xff; m++ {
			if v := programme.FromVNI(string(base) + string(m)); len([]rune(v)) == 1 {
				if _, met := back[v]; !met {
					back[v] = string(base) + string(m)
				}
			}
		}
	}
	for r := rune(0xc0); r <= 0xff; r++ {
		if v := programme.FromVNI(string(r)); v != string(r) {
			back[v] = string(r)
		}
	}
	var out strings.Builder
	for _, r := range norm.NFC.String(s) {
		if b, ok := back[string(r)]; ok && r > 127 {
			out.WriteString(b)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// bytesOf writes each letter of the old codes as its byte.
func bytesOf(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}

func inTCVN3Bytes(s string) []byte { return bytesOf(toTCVN3(s)) }
func inVNIBytes(s string) []byte   { return bytesOf(toVNI(s)) }
