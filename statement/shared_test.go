package statement

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
)

// expected is what must be found in a text: the shape of the report folder's
// NAME.expected.json, which the project's own fixtures share.
type expected struct {
	Notes    string             `json:"notes,omitempty"`
	Figures  []expectedFigure   `json:"figures"`
	Failures []expectedIdentity `json:"failures"`
	Holds    []expectedIdentity `json:"holds"`
	Either   []expectedIdentity `json:"either,omitempty"`
}

type expectedFigure struct {
	Period    string      `json:"period"`
	Kind      string      `json:"kind"`
	Level     string      `json:"level"`
	Measure   string      `json:"measure"`
	Value     json.Number `json:"value"`
	Quote     string      `json:"quote"`
	Start     int         `json:"start"`
	End       int         `json:"end"`
	Optional  bool        `json:"optional,omitempty"`
	MeasureOr []string    `json:"measure_or,omitempty"`
	LevelOr   []string    `json:"level_or,omitempty"`
}

type expectedIdentity struct {
	Identity string `json:"identity"`
	LeftOf   []int  `json:"left_of"`
	RightOf  []int  `json:"right_of"`
}

// score is how a text was read.
type score struct {
	name                               string
	figures, found, value, all         int
	failures, missed, alarms, notHolds int
	extra                              int
	problems                           []string
}

func (s *score) say(format string, args ...any) {
	s.problems = append(s.problems, fmt.Sprintf(format, args...))
}

// measure holds a report against what is expected of it.
func measure(name string, rep Report, want expected) score {
	s := score{name: name}
	at := map[int]int64{} // index of an expected figure → ID
	used := map[int64]bool{}
	for i, w := range want.Figures {
		k := slices.IndexFunc(rep.Figures, func(f Figure) bool { return f.Start < w.End && w.Start < f.End && !used[f.ID] })
		if k >= 0 {
			at[i] = rep.Figures[k].ID
			used[rep.Figures[k].ID] = true
		}
		if w.Optional {
			continue
		}
		s.figures++
		if k < 0 {
			s.say("not found: %d %q", i, w.Quote)
			continue
		}
		s.found++
		f := rep.Figures[k]
		v, _ := w.Value.Float64()
		if f.Unit == programme.UnitPercent {
			v *= programme.PercentPoint
		}
		if int64(v+0.5*sign1(v)) != f.Value || string(f.Measure) != w.Measure && !slices.Contains(w.MeasureOr, string(f.Measure)) {
			s.say("%d %q: %s %d, want %s %s", i, w.Quote, f.Measure, f.Value, w.Measure, w.Value)
			continue
		}
		s.value++
		if f.Period.String() != w.Period || string(f.Kind) != w.Kind || string(f.Level) != w.Level && !slices.Contains(w.LevelOr, string(f.Level)) {
			s.say("%d %q: %s %s %s, want %s %s %s", i, w.Quote, f.Period, f.Kind, f.Level, w.Period, w.Kind, w.Level)
			continue
		}
		s.all++
	}
	for _, f := range rep.Figures {
		if !used[f.ID] {
			s.extra++
			s.say("not expected: %q (%s)", f.Quote, f.Understood)
		}
	}
	var fs []programme.Figure
	for _, f := range rep.Figures {
		fs = append(fs, f.Figure)
	}
	repeats := programme.Repeats(fs) // a figure said twice is as good the second time
	once := func(ids []int64) (out []int64) {
		for _, id := range ids {
			if first, again := repeats[id]; again {
				id = first
			}
			out = append(out, id)
		}
		return out
	}
	same := func(i programme.Identity, w expectedIdentity) bool {
		ids := func(ks []int) (out []int64) {
			for _, k := range ks {
				out = append(out, at[k])
			}
			return out
		}
		return slices.Equal(once(i.RightOf), once(ids(w.RightOf))) && slices.Equal(sorted(once(i.LeftOf)), sorted(once(ids(w.LeftOf))))
	}
	holding := rep.Holds()
	for _, w := range want.Failures {
		s.failures++
		if !slices.ContainsFunc(rep.Failures(), func(i programme.Identity) bool { return same(i, w) }) {
			s.missed++
			s.say("missed: %s", w.Identity)
		}
	}
	for _, w := range want.Holds {
		if !slices.ContainsFunc(holding, func(i programme.Identity) bool { return same(i, w) }) {
			s.notHolds++
			s.say("does not hold: %s", w.Identity)
		}
	}
	for _, i := range rep.Failures() {
		if !slices.ContainsFunc(append(want.Failures, want.Either...), func(w expectedIdentity) bool { return same(i, w) }) {
			s.alarms++
			s.say("false alarm: %s %v", i.Message, i.Figures())
		}
	}
	return s
}

func sign1(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

func sorted(ids []int64) []int64 {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

func (s score) String() string {
	return fmt.Sprintf("%-36s figures %3d found %3d value+measure %3d all %3d extra %2d | failures %d missed %d false alarms %d | holds not seen %d",
		s.name, s.figures, s.found, s.value, s.all, s.extra, s.failures, s.missed, s.alarms, s.notHolds)
}

// scores reads every NAME.txt of a folder that has a NAME.expected.json.
func scores(t *testing.T, dir string) []score {
	files, _ := filepath.Glob(filepath.Join(dir, "*.expected.json"))
	var out []score
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want expected
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(file, err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".expected.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, measure(strings.TrimSuffix(filepath.Base(file), ".expected.json"), Check(string(text)), want))
	}
	return out
}

// TestSharedReports prints the table of scores over the shared folder of
// report texts, and fails on any missed failure or false alarm.
func TestSharedReports(t *testing.T) {
	const dir = "../../shared/reports"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the shared report texts are not on this machine: the scores are not measured")
	}
	held(t, scores(t, dir))
}

var update = flag.Bool("update", false, "write what is read as what is expected; look at the difference before committing it")

// TestOwnReports reads the project's own texts, most with a mistake planted.
func TestOwnReports(t *testing.T) {
	if *update {
		texts, _ := filepath.Glob("testdata/*.txt")
		for _, file := range texts {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out, err := json.MarshalIndent(asExpected(Check(string(text))), "", " ")
			if err == nil {
				err = os.WriteFile(strings.TrimSuffix(file, ".txt")+".expected.json", append(out, '\n'), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	all := scores(t, "testdata")
	if len(all) < 15 {
		t.Errorf("only %d own texts found", len(all))
	}
	held(t, all)
	for _, s := range all {
		if s.all < s.figures || s.extra > 0 {
			t.Errorf("%s: %d of %d figures right, %d not expected", s.name, s.all, s.figures, s.extra)
		}
	}
}

func asExpected(rep Report) expected {
	e := expected{Failures: []expectedIdentity{}, Holds: []expectedIdentity{}}
	for _, f := range rep.Figures {
		e.Figures = append(e.Figures, expectedFigure{Period: f.Period.String(), Kind: string(f.Kind), Level: string(f.Level),
			Measure: string(f.Measure), Value: plainNumber(f.Value, f.Unit), Quote: f.Quote, Start: f.Start, End: f.End})
	}
	add := func(to *[]expectedIdentity, is []programme.Identity) {
		for _, i := range is {
			w := expectedIdentity{Identity: i.Label}
			for _, id := range i.LeftOf {
				w.LeftOf = append(w.LeftOf, int(id-1))
			}
			for _, id := range i.RightOf {
				w.RightOf = append(w.RightOf, int(id-1))
			}
			*to = append(*to, w)
		}
	}
	add(&e.Failures, rep.Failures())
	add(&e.Holds, rep.Holds())
	return e
}

func held(t *testing.T, all []score) {
	t.Helper()
	var sum score
	for _, s := range all {
		t.Log(s)
		for _, p := range s.problems {
			t.Log("    " + p)
		}
		if s.missed > 0 || s.alarms > 0 || s.notHolds > 0 {
			t.Errorf("%s: %d failures missed, %d false alarms, %d identities not confirmed", s.name, s.missed, s.alarms, s.notHolds)
		}
		sum.figures, sum.value, sum.all = sum.figures+s.figures, sum.value+s.value, sum.all+s.all
	}
	if sum.value*100 < sum.figures*95 || sum.all*100 < sum.figures*90 {
		t.Errorf("of %d figures %d right in value and measure, %d in all", sum.figures, sum.value, sum.all)
	}
}
