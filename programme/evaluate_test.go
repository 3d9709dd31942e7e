package programme

import (
	"slices"
	"strings"
	"testing"
)

const tr = Million

// cell is a cell of projects that cost what was approved, tr 300 counterpart
// on every 100 of support unless said otherwise.
func cell(year int, level Level, content, place string, stage Stage, projects int64, support Money) Cell {
	c := Cell{Year: year, Level: level, Content: content, Stage: stage,
		Approved: Sums{Projects: projects, Support: support + 10*tr, Counterpart: 3 * support}}
	if place != "" {
		c.Place = PlaceRef{place, "Huyện " + place}
	}
	c.Done = Sums{Projects: projects}
	if stage == Completed {
		c.Done = Sums{Projects: projects, Support: support, Counterpart: 3 * support}
	}
	return c
}

// smallData is a programme of five years with work in the first three.
func smallData() EvaluationData {
	p := fiveYears
	p.ID = 7
	plan := cell(2017, Local, "KC9d", "", Completed, 0, 0)
	plan.Approved, plan.Done = Sums{Plans: 1, Support: 50 * tr}, Sums{Plans: 1, Support: 40 * tr}
	merged := cell(2018, National, "KC3a", "A", Completed, 1, 200*tr)
	merged.Done.Other = 30 * tr
	return EvaluationData{
		Programme: p,
		Cells: []Cell{
			cell(2016, Local, "KC3c", "A", Completed, 2, 100*tr),
			cell(2016, Local, "KC3c", "B", Completed, 1, 60*tr),
			cell(2017, Local, "KC3c", "A", Underway, 1, 70*tr),
			plan,
			cell(2017, Local, "KC4e", "B", Stopped, 1, 20*tr),
			cell(2018, Local, "KC1", "B", Submitted, 3, 90*tr),
			merged,
			cell(2019, Local, "KC3c", "C", Completed, 4, 500*tr), // after the period
		},
		Plans:     []Plan{{Year: 2016, Level: Local}, {Year: 2018, Level: National}, {Year: 2019, Level: Local}},
		Districts: []Place{{Code: "A", Name: "Huyện A"}, {Code: "B", Name: "Huyện B"}, {Code: "C", Name: "Huyện C"}},
	}
}

func evaluate(t *testing.T, d EvaluationData, p Period) Evaluation {
	t.Helper()
	e, err := Evaluate(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEvaluateAddsUp(t *testing.T) {
	e := evaluate(t, smallData(), Years(2016, 2018))
	all, national, local := e.Level(AllLevels), e.Level(National), e.Level(Local)

	if want := (Sums{3, 1, 200 * tr, 480 * tr, 0}); local.Done != want {
		t.Errorf("local done %+v", local.Done)
	}
	if want := (Sums{1, 0, 200 * tr, 600 * tr, 30 * tr}); national.Done != want {
		t.Errorf("national done %+v", national.Done)
	}
	if all.Done != national.Done.Plus(local.Done) || all.Approved != national.Approved.Plus(local.Approved) {
		t.Errorf("all is not national + local: %+v", all)
	}
	if all.Done.Total() != 1_510*tr || all.Done.Total() != all.Done.Support+all.Done.Counterpart+all.Done.Other {
		t.Errorf("whole cost %s", all.Done.Total())
	}
	// What is only registered is in no plan; what was stopped still was approved.
	if want := (Sums{5, 1, 340 * tr, 750 * tr, 0}); local.Approved != want {
		t.Errorf("local approved %+v", local.Approved)
	}
	if all.Leverage().Times() != "2,70" || all.SupportShare().Percent() != "26,5 %" || all.MeanSupport() != 100*tr {
		t.Errorf("leverage %s, share %s, mean %s", all.Leverage().Times(), all.SupportShare().Percent(), all.MeanSupport())
	}

	for name, rows := range map[string][]Row{"years": e.Years, "contents": e.Contents, "places": e.Places} {
		var done, approved, byLevel Sums
		for _, r := range rows {
			done, approved = done.Plus(r.Done), approved.Plus(r.Approved)
			byLevel = byLevel.Plus(r.National).Plus(r.Local)
		}
		if done != all.Done || approved != all.Approved || byLevel != all.Done {
			t.Errorf("%s add up to %+v done, %+v approved, %+v of both levels", name, done, approved, byLevel)
		}
	}
	labels := func(rows []Row) string {
		var s []string
		for _, r := range rows {
			s = append(s, r.Label)
		}
		return strings.Join(s, "; ")
	}
	if got := labels(e.Years); got != "2016; 2017; 2018" {
		t.Errorf("years %s", got)
	}
	if got := labels(e.Places); got != "Huyện A; Huyện B; Không ghi địa bàn" {
		t.Errorf("places %s", got)
	}
	if got := e.Contents[0].Key + e.Contents[len(e.Contents)-1].Key; got != "KC1KC9d" || len(e.Contents) != 5 {
		t.Errorf("contents %s", labels(e.Contents))
	}
	if len(e.Plans) != 2 || !e.HasRecords {
		t.Errorf("plans of the period %+v", e.Plans)
	}
	stages := map[Stage]int64{}
	for _, s := range e.Stages {
		stages[s.Stage] = s.Sums.Projects + s.Sums.Plans
	}
	if len(stages) != 4 || stages[Submitted] != 3 || stages[Underway] != 1 || stages[Completed] != 5 || stages[Stopped] != 1 {
		t.Errorf("stages %v", stages)
	}
}

func TestEvaluateRefusesPeriods(t *testing.T) {
	for _, p := range []Period{Years(2015, 2018), Years(2016, 2021), Years(2018, 2016), {}, {2017, 2017, "H1"}, Years(2021, 2025)} {
		if e, err := Evaluate(smallData(), p); KindOf(err) != Invalid || len(e.Levels) != 0 {
			t.Errorf("%q: %v", p, err)
		}
	}
}

// Of a period known from its published figures only, nothing is said that
// only records can tell.
func TestEvaluateStatedOnly(t *testing.T) {
	d := EvaluationData{Programme: fiveYears, Districts: []Place{{Code: "1", Name: "Huyện A"}},
		Targets: []Target{{Period: Years(2016, 2020), Level: AllLevels, Content: "KC7d"}, {Period: Years(2016, 2018), Level: AllLevels, Support: Q(7_210_000_000)}},
		Remarks: []Remark{{Kind: Difficulty, Text: "Khó.", Evidence: []string{"idle", "unused", "beneficiaries", "training"}}},
	}
	for id, f := range []Figure{{Measure: MProjects, Value: 66, Unit: UnitCount}, {Measure: MSupport, Value: 5_902_360_000, Unit: UnitVND}} {
		f.ID, f.Kind, f.Level, f.Period = int64(id+1), Result, AllLevels, Years(2016, 2018)
		d.Stated = append(d.Stated, StatedFigure{Figure: f, Source: "Báo cáo"})
	}
	e := evaluate(t, d, Years(2016, 2018))
	text := ""
	for _, s := range e.Narrative() {
		text += s.Text + "\n"
	}
	for _, wrong := range []string{"đã thụ hưởng", "Huyện A", "không có đề án nào", "chưa thực hiện"} {
		if strings.Contains(text, wrong) {
			t.Errorf("“%s” in:\n%s", wrong, text)
		}
	}
	if !strings.Contains(text, "kinh phí hỗ trợ đạt 81,9 %") {
		t.Error(text)
	}
	if tables := e.Tables(); len(tables) != 3 {
		t.Errorf("%d tables of a period without records", len(tables))
	}
}

func TestEvaluateWithoutRecords(t *testing.T) {
	e := evaluate(t, EvaluationData{Programme: fiveYears}, Years(2016, 2018))
	if e.HasRecords || len(e.Differences) != 0 || len(e.Stages) != 0 || e.Level(AllLevels).Leverage().Known || e.Level(AllLevels).MeanSupport() != 0 {
		t.Errorf("%+v", e)
	}
	if len(e.Narrative()) != 7 || len(e.Tables()) == 0 {
		t.Error("a programme without records has no report")
	}
	for _, ev := range e.Evidence() {
		if strings.Contains(ev.Sentence, "NaN") || strings.Contains(ev.Sentence, "%!") {
			t.Errorf("%s: %s", ev.Key, ev.Sentence)
		}
	}
}

func target(p Period, l Level, projects int64, support Money) Target {
	return Target{Period: p, Level: l, Projects: Q(projects), Support: Q(int64(support))}
}

func TestGoals(t *testing.T) {
	three, whole := Years(2016, 2018), Years(2016, 2020)
	tests := []struct {
		name              string
		targets           []Target
		level             Level
		projects, support Quantity
	}{
		{"none", nil, AllLevels, Quantity{}, Quantity{}},
		{"of just the period", []Target{target(three, Local, 46, 6_360*tr)}, Local, Q(46), Q(6_360_000_000)},
		{"of the whole programme only", []Target{target(whole, Local, 152, 10_950*tr)}, Local, Quantity{}, Quantity{}},
		{"a chain of years", []Target{target(Years(2017, 2017), Local, 3, 30*tr), target(Years(2016, 2016), Local, 1, 10*tr), target(Years(2018, 2018), Local, 5, 50*tr)}, Local, Q(9), Q(90_000_000)},
		{"a chain of unlike pieces", []Target{target(Years(2016, 2016), Local, 1, 10*tr), target(Years(2017, 2018), Local, 7, 70*tr)}, Local, Q(8), Q(80_000_000)},
		{"of two chains the one that reaches the end", []Target{target(Years(2016, 2017), Local, 99, 990*tr), target(Years(2016, 2016), Local, 1, 10*tr), target(Years(2017, 2018), Local, 7, 70*tr)}, Local, Q(8), Q(80_000_000)},
		{"a chain with a gap", []Target{target(Years(2016, 2016), Local, 1, 10*tr), target(Years(2018, 2018), Local, 5, 50*tr)}, Local, Quantity{}, Quantity{}},
		{"a chain that overlaps", []Target{target(Years(2016, 2017), Local, 1, 10*tr), target(Years(2017, 2018), Local, 5, 50*tr)}, Local, Quantity{}, Quantity{}},
		{"the period before its chain", []Target{target(Years(2016, 2016), Local, 1, 10*tr), target(Years(2017, 2018), Local, 7, 70*tr), target(three, Local, 46, 6_360*tr)}, Local, Q(46), Q(6_360_000_000)},
		{"one unknown link", []Target{{Period: Years(2016, 2016), Level: Local, Projects: Q(1)}, target(Years(2017, 2018), Local, 7, 70*tr)}, Local, Q(8), Quantity{}},
		{"both levels are national + local", []Target{target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, AllLevels, Q(49), Q(7_210_000_000)},
		{"stated for both levels, even against the parts", []Target{target(three, AllLevels, 50, 7_000*tr), target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, AllLevels, Q(50), Q(7_000_000_000)},
		{"stated in part", []Target{{Period: three, Level: AllLevels, Projects: Q(50)}, target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, AllLevels, Q(50), Q(7_210_000_000)},
		{"one level unknown", []Target{target(three, National, 3, 850*tr)}, AllLevels, Quantity{}, Quantity{}},
		{"both levels give no single level", []Target{target(three, AllLevels, 50, 7_000*tr)}, National, Quantity{}, Quantity{}},
		{"of one content only", []Target{{Period: three, Level: Local, Content: "KC1", Projects: Q(4)}}, Local, Quantity{}, Quantity{}},
		{"a target of 0 is a target", []Target{target(three, Local, 0, 0)}, Local, Q(0), Q(0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, targets := range [][]Target{tt.targets, reversed(tt.targets)} {
				e := evaluate(t, EvaluationData{Programme: fiveYears, Targets: targets}, three)
				if g := e.Level(tt.level).Goal; g.Projects != tt.projects || g.Support != tt.support {
					t.Errorf("goal %+v, want %+v and %+v", g, tt.projects, tt.support)
				}
			}
		})
	}
}

func reversed(all []Target) []Target {
	all = slices.Clone(all)
	slices.Reverse(all)
	return all
}

func TestRest(t *testing.T) {
	d := smallData()
	d.Targets = []Target{target(Years(2016, 2020), National, 1, 2_000*tr), target(Years(2016, 2020), Local, 20, 1_000*tr)}

	t.Run("after three years", func(t *testing.T) {
		e := evaluate(t, d, Years(2016, 2018))
		r := e.Rest[0]
		if r.YearsGone != 3 || r.YearsLeft != 2 || r.Whole.Support != Q(3_000_000_000) || r.Left.Support != Q(2_600_000_000) || r.Left.Projects != Q(17) {
			t.Errorf("%+v", r)
		}
		if r.SupportPace != 133_333_333 || r.SupportNeed != Q(1_300_000_000) || r.ProjectsNeed != Q(9) { // 17 in two years: rounded up
			t.Errorf("pace %s, need %+v and %+v projects", r.SupportPace, r.SupportNeed, r.ProjectsNeed)
		}
		if n := e.Rest[1]; n.Left.Projects != Q(0) || n.ProjectsNeed != Q(0) {
			t.Errorf("a level that has reached its number of projects: %+v", n)
		}
		if r.Left.Counterpart.Known {
			t.Error("nothing was set for counterpart, so nothing is known to be left")
		}
	})
	t.Run("a period that begins later counts from the programme's first year", func(t *testing.T) {
		r := evaluate(t, d, Years(2018, 2018)).Rest[0]
		if r.YearsGone != 3 || r.Done.Support != 400*tr || r.Left.Support != Q(2_600_000_000) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("after the last year", func(t *testing.T) {
		r := evaluate(t, d, Years(2016, 2020)).Rest[0]
		if r.YearsLeft != 0 || r.SupportNeed.Known || r.ProjectsNeed.Known || r.Done.Support != 900*tr {
			t.Errorf("%+v", r)
		}
	})
	t.Run("more done than was set", func(t *testing.T) {
		d.Targets = []Target{target(Years(2016, 2020), Local, 2, 100*tr)}
		r := evaluate(t, d, Years(2016, 2018)).Rest[2]
		if r.Left.Projects != Q(-1) || r.Left.Support != Q(-100_000_000) || r.ProjectsNeed != Q(0) || r.SupportNeed != Q(0) {
			t.Errorf("%+v", r)
		}
	})
}

func TestUnusedAndIdle(t *testing.T) {
	d := smallData()
	d.Targets = []Target{
		{Period: Years(2016, 2020), Level: AllLevels, Content: "KC7d", Note: "thiếu vốn"},
		{Period: Years(2019, 2020), Level: Local, Content: "KC7h", Note: "chỉ từ 2019"},
		{Period: Years(2016, 2020), Level: AllLevels, Content: "KC3c", Note: "đã dùng"},
	}
	e := evaluate(t, d, Years(2016, 2018))
	var codes []string
	for _, u := range e.Unused {
		codes = append(codes, u.Content.Code+":"+u.Note)
	}
	// KC4e was approved and stopped; KC1 is only registered; KC7h is of later years.
	if got := strings.Join(codes, " "); got != "KC4e: KC7d:thiếu vốn" {
		t.Errorf("unused %q", got)
	}
	if e.Unused[0].Approved.Support != 30*tr {
		t.Errorf("approved for the stopped content: %+v", e.Unused[0].Approved)
	}
	if len(e.Idle) != 1 || e.Idle[0].Code != "C" {
		t.Errorf("without a project: %+v", e.Idle)
	}
	if e := evaluate(t, d, Years(2016, 2020)); len(e.Idle) != 0 {
		t.Errorf("with 2019, still without a project: %+v", e.Idle)
	}
}
