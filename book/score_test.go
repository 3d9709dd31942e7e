package book

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// expected is what has to be read out of a book.
type expected struct {
	Rows []struct {
		Sheet  string
		Row    int
		Fields map[string]any
		Accept map[string][]any
	}
	NotRows             map[string][]int `json:"not_rows"`
	SheetsWithoutRows   []string         `json:"sheets_without_rows"`
	Totals              []expectedTotal
	TotalsDisagree      []expectedTotal `json:"totals_disagree"`
	TotalsMayDisagree   []expectedTotal `json:"totals_may_disagree"`
	Problems, MayReport []expectedProblem
	May                 []expectedProblem `json:"may_report"`
}

type expectedTotal struct {
	Sheet, Field     string
	Row              int
	Stated, Computed int64
}

type expectedProblem struct{ Sheet, Cell, Kind string }

// score is how a reading stands against what is expected.
type score struct {
	rows, right, money, silent int // rows; all right; money right; a wrong amount and no problem told
	cells, cellsRight          int
	problems, told             int // problems expected; told with their kind
	extra                      int // told without cause
	totals, totalsRight        int
	faults                     []string
}

var decisive = []string{"title", "beneficiary", "beneficiaries", "level", "year", "content",
	"total_cost", "support", "support_national", "support_local", "counterpart", "support_requested", "support_paid", "support_settled"}

func isMoney(field string) bool { return amountOf(Field(field)) >= 0 }

// readJSON reads a file as the command prints it.
func readJSON(t testing.TB, file string) []sheetJSON {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Read(context.Background(), filepath.Base(file), f, info.Size(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkMarked(t, file, b)
	var out bytes.Buffer
	if err := WriteJSON(&out, b); err != nil {
		t.Fatal(err)
	}
	var got struct{ Sheets []sheetJSON }
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got.Sheets
}

// scoreOf compares cell by cell.
func scoreOf(sheets []sheetJSON, want expected) (s score) {
	fault := func(format string, args ...any) { s.faults = append(s.faults, fmt.Sprintf(format, args...)) }
	bySheet := map[string]sheetJSON{}
	for _, sh := range sheets {
		bySheet[sh.Name] = sh
	}
	expectedLines := map[string]bool{}
	for _, w := range want.Rows {
		expectedLines[fmt.Sprint(w.Sheet, "!", w.Row)] = true
		s.rows++
		sh := bySheet[w.Sheet]
		i := slices.IndexFunc(sh.Rows, func(r rowJSON) bool { return r.Row == w.Row })
		if i < 0 {
			fault("%s!%d: not read", w.Sheet, w.Row)
			continue
		}
		got := sh.Rows[i].Fields
		right, moneyRight := true, true
		for field, value := range w.Fields {
			s.cells++
			ok := same(got[field], value) || slices.ContainsFunc(w.Accept[field], func(v any) bool { return same(got[field], v) })
			if ok {
				s.cellsRight++
				continue
			}
			fault("%s!%d %s: %v, want %v", w.Sheet, w.Row, field, got[field], value)
			right = right && !slices.Contains(decisive, field)
			if isMoney(field) && got[field] != nil {
				moneyRight = false
			}
		}
		for _, field := range decisive {
			if _, listed := w.Fields[field]; !listed && isMoney(field) && got[field] != nil && field != "counterpart" {
				fault("%s!%d %s: invented %v", w.Sheet, w.Row, field, got[field])
				right, moneyRight = false, false
			}
		}
		if right {
			s.right++
		}
		if moneyRight {
			s.money++
		} else if !slices.ContainsFunc(sh.Problems, func(p problemJSON) bool {
			return strings.HasSuffix(p.Cell, fmt.Sprint(w.Row)) && strings.Trim(strings.TrimSuffix(p.Cell, fmt.Sprint(w.Row)), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
		}) {
			s.silent++
		}
	}
	for _, sh := range sheets {
		for _, r := range sh.Rows {
			if !expectedLines[fmt.Sprint(sh.Name, "!", r.Row)] {
				fault("%s!%d: no project, read as %v", sh.Name, r.Row, r.Fields)
				s.silent++
			}
		}
		for _, p := range sh.Problems {
			one := expectedProblem{sh.Name, p.Cell, string(p.Kind)}
			if !slices.Contains(want.Problems, one) && !slices.Contains(want.May, one) && !slices.Contains(want.MayReport, one) {
				s.extra++
				fault("told without cause: %v %s", one, p.Message)
			}
		}
	}
	for _, p := range want.Problems {
		s.problems++
		if slices.ContainsFunc(bySheet[p.Sheet].Problems, func(g problemJSON) bool { return g.Cell == p.Cell && string(g.Kind) == p.Kind }) {
			s.told++
		} else {
			fault("not told: %v", p)
		}
	}
	s.scoreTotals(bySheet, want, fault)
	return s
}

func (s *score) scoreTotals(bySheet map[string]sheetJSON, want expected, fault func(string, ...any)) {
	find := func(w expectedTotal) *totalJSON {
		for i, g := range bySheet[w.Sheet].Totals {
			if g.Row == w.Row && string(g.Field) == w.Field {
				return &bySheet[w.Sheet].Totals[i]
			}
		}
		return nil
	}
	for _, w := range want.Totals {
		s.totals++
		if g := find(w); g != nil && int64(g.Stated) == w.Stated && g.Stated == g.Computed {
			s.totalsRight++
		} else {
			fault("total %v: %v", w, g)
		}
	}
	for _, w := range want.TotalsDisagree {
		s.totals++
		if g := find(w); g != nil && int64(g.Stated) == w.Stated && int64(g.Computed) == w.Computed {
			s.totalsRight++
		} else {
			fault("total %v: %v", w, g)
		}
	}
	for name, sh := range bySheet {
		for _, g := range sh.Totals {
			known := func(w expectedTotal) bool { return w.Sheet == name && w.Row == g.Row && w.Field == string(g.Field) }
			if g.Stated != g.Computed && !slices.ContainsFunc(want.TotalsDisagree, known) && !slices.ContainsFunc(want.TotalsMayDisagree, known) {
				fault("total told without cause: %s %v", name, g)
				s.extra++
			}
		}
	}
}

// same compares values as JSON has them; what is missing is null.
func same(got, want any) bool {
	if n, ok := want.(int); ok {
		want = float64(n)
	}
	if n, ok := want.(int64); ok {
		want = float64(n)
	}
	return reflect.DeepEqual(got, want)
}

func (s score) line(name string) string {
	return fmt.Sprintf("%-26s rows %3d/%-3d  silent %d  cells %4d/%-4d  problems %2d/%-2d  without cause %d  totals %2d/%-2d",
		name, s.right, s.rows, s.silent, s.cellsRight, s.cells, s.told, s.problems, s.extra, s.totalsRight, s.totals)
}

func TestSharedBooks(t *testing.T) {
	files, _ := filepath.Glob("../../shared/books/*.expected.json")
	if len(files) == 0 {
		t.Skip("the shared books are not here")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want expected
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		book := strings.TrimSuffix(file, ".expected.json") + ".xlsx"
		s := scoreOf(readJSON(t, book), want)
		t.Log(s.line(filepath.Base(book)))
		for _, f := range s.faults {
			t.Error(f)
		}
	}
}
