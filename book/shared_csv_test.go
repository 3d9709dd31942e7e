package book

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestSharedBooksAsCSV reads each sheet of the shared books as the CSV file
// that an office saves of it, in every code and with every separator: joined
// cells are gone, and formulas are their values.
func TestSharedBooksAsCSV(t *testing.T) {
	files, _ := filepath.Glob("../../shared/books/*.expected.json")
	if len(files) == 0 {
		t.Skip("the shared books are not here")
	}
	ways := []struct {
		name   string
		comma  rune
		encode func(string) []byte
	}{{"utf-8", ',', inUTF8}, {"bom", ';', withMark}, {"windows-1258", '\t', inWindows1258}, {"tcvn3", ';', inTCVN3Bytes}, {"vni", ',', inVNIBytes}}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want expected
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenFile(strings.TrimSuffix(file, ".expected.json") + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for _, sheet := range f.GetSheetList() {
			if visible, _ := f.GetSheetVisible(sheet); !visible {
				continue
			}
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, way := range ways {
				g := &grid{name: sheet}
				old := false
				for _, row := range rows {
					cells := make([]any, len(row))
					for i, v := range row {
						old = old || strings.ContainsAny(v, "®\u00ad¸µ") || strings.Contains(v, "oâ") || strings.Contains(v, "uaá")
						cells[i] = v
					}
					g.add(cells...)
				}
				if old && !strings.HasPrefix(way.name, "utf") && way.name != "bom" {
					continue // typed in an old code already
				}
				s := scoreOf(readJSON(t, csvBook(t, g, way.comma, way.encode)), want.only(sheet))
				t.Log(s.line(filepath.Base(file)[:12] + " " + sheet + " " + way.name))
				for _, fault := range s.faults {
					t.Log("    ", fault)
				}
				if s.silent > 0 || s.right < s.rows || s.told < s.problems || s.extra > 0 {
					t.Errorf("%s as %s is not read like the workbook", sheet, way.name)
				}
			}
		}
	}
}

// only is what is expected of one sheet.
func (e expected) only(sheet string) (o expected) {
	for _, r := range e.Rows {
		if r.Sheet == sheet {
			o.Rows = append(o.Rows, r)
		}
	}
	for _, l := range []struct{ from, to *[]expectedTotal }{{&e.Totals, &o.Totals}, {&e.TotalsDisagree, &o.TotalsDisagree}, {&e.TotalsMayDisagree, &o.TotalsMayDisagree}} {
		for _, x := range *l.from {
			if x.Sheet == sheet {
				*l.to = append(*l.to, x)
			}
		}
	}
	for _, l := range []struct{ from, to *[]expectedProblem }{{&e.Problems, &o.Problems}, {&e.May, &o.May}} {
		for _, x := range *l.from {
			if x.Sheet == sheet && !(x.Kind == string(DuplicateProject) && sheet == "Năm 2018") { // of another sheet
				*l.to = append(*l.to, x)
			}
		}
	}
	return o
}
