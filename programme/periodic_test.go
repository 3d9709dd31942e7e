package programme

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// periodicData is a year with projects in every state: done in an earlier
// quarter, in this one, accepted, late, stopped, not yet in the plan, and two
// of the year before.
func periodicData(t *testing.T, months, month int) PeriodicData {
	t.Helper()
	span, ok := NewSpan(months, month, 2018)
	if !ok {
		t.Fatal("no span")
	}
	state := func(stage Stage, support, paid Money) PeriodicState {
		s := PeriodicState{Stage: stage, Approved: Sums{Projects: 1, Support: support, Counterpart: 2 * support}, Disbursed: paid}
		if stage == Completed {
			s.Done = Sums{Projects: 1, Support: support - tr, Counterpart: 2 * support}
		}
		return s
	}
	none := PeriodicState{}
	at := func(id int64, year int, level Level, content string, ends Day, opening, before, until PeriodicState) PeriodicProject {
		return PeriodicProject{ID: id, Code: fmt.Sprintf("P%d", id), Title: fmt.Sprintf("Đề án số %d", id), Kind: KindProject, Content: content, Level: level, Year: year,
			Beneficiary: "Cơ sở Thử", Place: "Xã Thử", Ends: ends, Opening: opening, Before: before, Until: until}
	}
	all := []PeriodicProject{
		at(1, 2018, National, "KC3a", 2018_06_30, none, state(Completed, 200*tr, 199*tr), state(Completed, 200*tr, 199*tr)),
		at(2, 2018, Local, "KC3c", 2018_09_30, none, state(Approved, 100*tr, 40*tr), state(Completed, 100*tr, 99*tr)),
		at(3, 2018, Local, "KC3c", 2018_12_31, none, state(Approved, 80*tr, 0), state(Accepted, 80*tr, 30*tr)),
		at(4, 2018, Local, "KC4e", 2018_07_31, none, state(Approved, 60*tr, 20*tr), state(Approved, 60*tr, 20*tr)),
		at(5, 2018, Local, "KC3c", 0, none, none, state(Stopped, 50*tr, 0)),
		at(6, 2018, Local, "KC1", 0, none, none, none),
		at(7, 2017, Local, "KC3c", 2018_03_31, state(Approved, 70*tr, 35*tr), state(Approved, 70*tr, 35*tr), state(Completed, 70*tr, 69*tr)),
		at(8, 2017, Local, "KC3c", 0, state(Completed, 90*tr, 89*tr), state(Completed, 90*tr, 89*tr), state(Completed, 90*tr, 89*tr)),
	}
	d := EvaluationData{Programme: fiveYears, On: span.Until}
	for _, p := range all {
		if s := p.Until; s.Stage != "" {
			d.Cells = append(d.Cells, Cell{Year: p.Year, Level: p.Level, Content: p.Content, Stage: s.Stage, Approved: s.Approved, Disbursed: s.Disbursed, Done: s.Done})
		}
	}
	return PeriodicData{Span: span, Office: ToDepartment, Today: 2019_01_05, Year: evaluate(t, d, Years(2018, 2018)), Projects: all,
		Obstacles: []PeriodicObstacle{{"Chậm tiến độ", 3, 2, 1}, {"Vốn đối ứng", 1, 1, 0}},
		Estimates: []Estimate{{Level: Local, Items: Q(2), Support: Q(int64(140 * tr)), By: "Lê Thị Thử", On: 2018_10_02}}}
}

func TestPeriodicFigures(t *testing.T) {
	p := NewPeriodic(periodicData(t, 3, 7))
	if len(p.Year.Differences) != 0 {
		t.Errorf("%+v", p.Year.Differences)
	}
	for _, tt := range []struct {
		figure  PeriodicFigure
		level   Level
		content string
		carried bool
		want    int64
		behind  string
	}{
		{"plan.items", AllLevels, "", false, 5, "1 2 3 4 5"},
		{"plan.support", Local, "", false, int64(290 * tr), "2 3 4 5"},
		{"period.items", AllLevels, "", false, 1, "2"},
		{"period.support", Local, "KC3c", false, int64(99 * tr), "2"},
		{"period.paid", AllLevels, "", false, int64(89 * tr), "2 3"},
		{"done.items", AllLevels, "", false, 2, "1 2"},
		{"done.paid", AllLevels, "", false, int64(348 * tr), "1 2 3 4"},
		{"done.support", National, "", false, int64(199 * tr), "1"},
		{"plan.support", AllLevels, "", true, int64(70 * tr), "7"},
		{"period.support", AllLevels, "", true, int64(69 * tr), "7"},
		{"done.paid", AllLevels, "", true, int64(34 * tr), "7"}, // of 69 paid 35 were in the year before
		{"done.support", National, "", true, 0, ""},
	} {
		cell := PeriodicCell{Figure: tt.figure, Level: tt.level, Content: tt.content, Carried: tt.carried}
		var behind []string
		for _, x := range p.Behind(cell) {
			behind = append(behind, fmt.Sprint(x.ID))
		}
		if got := p.Value(cell); got != tt.want || strings.Join(behind, " ") != tt.behind {
			t.Errorf("%+v is %d of %v, want %d of %s", cell, got, behind, tt.want, tt.behind)
		}
	}
}

// A report names what contradicts the evaluation of the year, and what the
// report of the period before had said otherwise.
func TestPeriodicContradictions(t *testing.T) {
	d := periodicData(t, 3, 7)
	d.LastReport = Report{ID: 4, Number: "12", Symbol: "BC-TTKC", Figures: []KeyFigure{
		{"done.support.national", "", UnitVND, Q(int64(199 * tr))}, {"done.support.local", "", UnitVND, Q(int64(7 * tr))}, {"life.disbursed.local", "", UnitVND, Q(int64(60 * tr))},
	}}
	p := NewPeriodic(d)
	if len(p.Year.Differences) != 1 || p.Unexplained() != 1 || p.Year.Differences[0].Amount != -int64(7*tr) || !strings.Contains(p.Year.Differences[0].RightLabel, "12/BC-TTKC") {
		t.Errorf("%+v", p.Year.Differences)
	}
	d = periodicData(t, 3, 7)
	d.Projects = d.Projects[1:]
	var named []string
	for _, x := range NewPeriodic(d).Year.Differences {
		named = append(named, x.Title)
	}
	if len(named) == 0 || !strings.Contains(strings.Join(named, "\n"), "khuyến công quốc gia") || strings.Contains(strings.Join(named, "\n"), "khuyến công địa phương") {
		t.Errorf("%q", named)
	}
}

// Each kind of report in words and tables, held against its golden file.
func TestPeriodicGolden(t *testing.T) {
	for name, of := range map[string][2]int{"month": {1, 9}, "quarter": {3, 7}, "half": {6, 7}, "year": {12, 1}} {
		t.Run(name, func(t *testing.T) {
			d := periodicData(t, of[0], of[1])
			if of[0] == 12 { // the year begins with its first day: everything was done in it
				for i := range d.Projects {
					d.Projects[i].Before = d.Projects[i].Opening
				}
			}
			got := periodicText(NewPeriodic(d))
			file := filepath.Join("testdata", "periodic-"+name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || got != string(want) {
				t.Errorf("%v, or not as in %s; -update writes it anew\n%s", err, file, got)
			}
		})
	}
}

func periodicText(p Periodic) string {
	var b strings.Builder
	fmt.Fprintln(&b, p.Span.Title(p.Office))
	for _, s := range p.Narrative() {
		fmt.Fprintf(&b, "\n# %s\n%s\n", s.Title, s.Text)
	}
	for _, t := range p.Tables() {
		fmt.Fprintf(&b, "\n## %s\n", t.Title)
		var head []string
		for _, c := range t.Columns {
			head = append(head, strings.TrimPrefix(c.Group+": "+c.Head, ": "))
		}
		fmt.Fprintln(&b, strings.Join(head, " | "))
		for _, r := range t.Rows {
			var cells []string
			for _, v := range r.Values {
				cells = append(cells, v.String())
			}
			fmt.Fprintln(&b, strings.Join(cells, " | "))
		}
		for _, n := range t.Notes {
			fmt.Fprintln(&b, n)
		}
	}
	return b.String()
}

// The rows of a form name figures and contents that exist, each content once.
func TestPeriodicFormsAreWhole(t *testing.T) {
	for _, f := range PeriodicForms {
		for _, c := range f.Columns {
			when, _ := c.Figure.parts()
			if !c.Figure.Known() && c.Figure != "share" && when != "estimate" && when != "project" {
				t.Errorf("%s: %s is no figure", f.Key, c.Figure)
			}
		}
		seen := map[string]int{}
		for _, l := range f.Lines {
			if l.Outcome == "" && l.Share[0] == "" && !l.Figure.Known() {
				t.Errorf("%s: %s is no figure", f.Key, l.Figure)
			}
			for _, c := range l.Contents {
				seen[c]++
			}
		}
		for _, c := range Contents {
			if f.Rows == RowsIndicators && seen[c.Code] != 1 {
				t.Errorf("%s has content %s %d times", f.Key, c.Code, seen[c.Code])
			}
		}
	}
}
