package programme

import (
	"slices"
	"strings"
	"testing"
)

// published is a figure of a report: an amount in hundredths of triệu đồng, or a count.
func published(id int64, k FigureKind, l Level, m Measure, value int64) StatedFigure {
	f := Figure{ID: id, Period: Years(2016, 2018), Kind: k, Level: l, Measure: m, Unit: m.Unit(), Value: value, Step: 1, Qualifier: Exact}
	if f.Unit == UnitVND {
		f.Value, f.Step = value*10_000, 10_000
	}
	return StatedFigure{ID: id, Figure: f, Source: "Báo cáo 12/BC"}
}

// realReport is a published report whose totals of support and counterpart
// contradict their parts by 87,79 triệu đồng, and the records behind it.
func realReport() EvaluationData {
	d := EvaluationData{Programme: fiveYears}
	for i, f := range []struct {
		l Level
		m Measure
		v int64
	}{
		{AllLevels, MPlans, 1}, {AllLevels, MProjects, 66}, {AllLevels, MTotalCost, 51_154_20}, {AllLevels, MSupport, 5_902_36}, {AllLevels, MCounterpart, 45_251_84},
		{National, MProjects, 8}, {National, MTotalCost, 13_259_34}, {National, MSupport, 2_096_60}, {National, MCounterpart, 11_162_74},
		{Local, MPlans, 1}, {Local, MProjects, 58}, {Local, MTotalCost, 37_894_86}, {Local, MSupport, 3_893_55}, {Local, MCounterpart, 34_001_31},
	} {
		d.Stated = append(d.Stated, published(int64(i+1), Result, f.l, f.m, f.v))
	}
	d.Cells = []Cell{
		{Year: 2017, Level: National, Content: "KC3a", Stage: Completed, Done: Sums{Projects: 8, Support: 2_096_600_000, Counterpart: 11_162_740_000}},
		{Year: 2018, Level: Local, Content: "KC3c", Stage: Completed, Done: Sums{Projects: 58, Support: 3_893_550_000, Counterpart: 34_001_310_000}},
		{Year: 2018, Level: Local, Content: "KC9d", Stage: Completed, Done: Sums{Plans: 1}},
	}
	return d
}

func TestTheReportsOwnContradiction(t *testing.T) {
	const gap = 87_790_000
	t.Run("known from publication alone", func(t *testing.T) {
		d := realReport()
		d.Cells = nil
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 2 {
			t.Fatalf("differences %+v", e.Differences)
		}
		support, counterpart := e.Differences[0], e.Differences[1]
		if support.Amount != gap || support.Left != 5_990_150_000 || support.Right != 5_902_360_000 || support.AmountText() != "+87,79 triệu đồng" {
			t.Errorf("support %+v", support)
		}
		if counterpart.Amount != -gap || counterpart.Left != 45_164_050_000 || counterpart.Right != 45_251_840_000 || counterpart.AmountText() != "−87,79 triệu đồng" {
			t.Errorf("counterpart %+v", counterpart)
		}
		for _, x := range e.Differences {
			if x.Kind != PartsAgainstTotal || !strings.Contains(x.Cause, "“hỗ trợ”") || !strings.Contains(x.Cause, "“đóng góp”") || !strings.Contains(x.Cause, "87,79 triệu đồng") {
				t.Errorf("%s: %q", x.Kind, x.Cause)
			}
		}
		// Sums of projects and plans, the three whole costs, and their two levels.
		if len(e.Holds) < 6 {
			t.Errorf("%d checks hold: %+v", len(e.Holds), e.Holds)
		}
	})
	t.Run("the records side with the parts", func(t *testing.T) {
		e := evaluate(t, realReport(), Years(2016, 2018))
		byKind := map[CheckKind][]int64{}
		for _, x := range e.Differences {
			byKind[x.Kind] = append(byKind[x.Kind], x.Amount)
		}
		for _, k := range []CheckKind{StatedAgainstRecords, PartsAgainstTotal} {
			if !slices.Equal(byKind[k], []int64{gap, -gap}) {
				t.Errorf("%s: %v", k, byKind[k])
			}
		}
		cause := e.Differences[0].Cause
		if want := "được xếp vào “ngân sách hỗ trợ” trong hồ sơ nhưng vào “đơn vị thụ hưởng đóng góp” trong số công bố"; !strings.Contains(cause, want) || cause != e.Differences[1].Cause {
			t.Errorf("cause %q", cause)
		}
		if e.Unexplained() != 4 {
			t.Errorf("%d unexplained", e.Unexplained())
		}
	})
	t.Run("nothing fails when the figures agree", func(t *testing.T) {
		d := realReport()
		for i := range d.Stated {
			switch f := &d.Stated[i].Figure; {
			case f.Level == AllLevels && f.Measure == MSupport:
				f.Value += gap
			case f.Level == AllLevels && f.Measure == MCounterpart:
				f.Value -= gap
			}
		}
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 0 || e.Unexplained() != 0 {
			t.Errorf("differences %+v", e.Differences)
		}
	})
	t.Run("each figure moved by one printed digit is found", func(t *testing.T) {
		for i := range realReport().Stated {
			d := realReport()
			d.Stated[i].Figure.Value += 3 * d.Stated[i].Figure.Step
			e := evaluate(t, d, Years(2016, 2018))
			found := false
			for _, x := range e.Differences {
				found = found || slices.Contains(x.FigureIDs, d.Stated[i].ID)
			}
			if !found {
				t.Errorf("%s moved and nothing fails", d.Stated[i].Title())
			}
		}
	})
}

func TestStatedAgainstRecords(t *testing.T) {
	tests := []struct {
		name     string
		change   func(*Figure)
		compared bool
		want     int64 // records − publication
	}{
		{"as recorded", func(f *Figure) {}, true, 0},
		{"rounded to whole triệu", func(f *Figure) { f.Value, f.Step = 3_894*int64(tr), int64(tr) }, true, 0},
		{"rounded wrongly", func(f *Figure) { f.Value, f.Step = 3_893*int64(tr), int64(tr) }, true, 550_000},
		{"about", func(f *Figure) { f.Value, f.Step, f.Qualifier = 3_900*int64(tr), 100*int64(tr), About }, true, 0},
		{"over", func(f *Figure) { f.Value, f.Step, f.Qualifier = 3_800*int64(tr), 100*int64(tr), Over }, true, 0},
		{"over, but records hold less", func(f *Figure) { f.Value, f.Step, f.Qualifier = 4_000*int64(tr), 100*int64(tr), Over }, true, -106_450_000},
		{"nearly, but records hold much less", func(f *Figure) { f.Value, f.Step, f.Qualifier = 5_000*int64(tr), 100*int64(tr), Under }, true, -1_106_450_000},
		{"two đồng of an exact figure", func(f *Figure) { f.Value, f.Step = f.Value-2, 1 }, true, 2},
		{"of another period", func(f *Figure) { f.Value, f.Period = 1, Years(2016, 2017) }, false, 0},
		{"a plan", func(f *Figure) { f.Value, f.Kind = 1, Planned }, false, 0},
		{"of one content", func(f *Figure) { f.Value, f.Content = 1, Machinery }, false, 0},
		{"of a region", func(f *Figure) { f.Value, f.Scope = 1, "khu vực phía Nam" }, false, 0},
		{"of one district", func(f *Figure) { f.Value, f.Detail = 1, "huyện Mỹ Xuyên" }, false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := realReport()
			s := published(1, Result, Local, MSupport, 3_893_55)
			tt.change(&s.Figure)
			d.Stated = []StatedFigure{s}
			e := evaluate(t, d, Years(2016, 2018))
			made := slices.Concat(e.Differences, e.Holds)
			switch {
			case len(made) > 1 || (len(made) == 1) != tt.compared:
				t.Fatalf("compared: %+v", made)
			case tt.compared && (made[0].Amount != tt.want || (len(e.Differences) == 1) != (tt.want != 0)):
				t.Errorf("%+v, %d differences", made[0], len(e.Differences))
			}
			if shown := e.Level(Local).Stated.Support.Known; shown != tt.compared {
				t.Errorf("shown as the published support: %v", shown)
			}
		})
	}
	t.Run("said twice in one document is one difference", func(t *testing.T) {
		d := realReport()
		d.Stated = []StatedFigure{published(1, Result, Local, MSupport, 1), published(2, Result, Local, MSupport, 1)}
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 1 || !slices.Equal(e.Differences[0].FigureIDs, []int64{1, 2}) {
			t.Errorf("%+v", e.Differences)
		}
	})
	t.Run("amounts that cancel between levels", func(t *testing.T) {
		d := realReport()
		d.Stated = []StatedFigure{published(1, Result, National, MSupport, 2_196_60), published(2, Result, Local, MSupport, 3_793_55)}
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 2 || !strings.Contains(e.Differences[0].Cause, "“khuyến công địa phương” trong hồ sơ") || !strings.Contains(e.Differences[0].Cause, "“khuyến công quốc gia” trong số công bố") {
			t.Errorf("%+v", e.Differences)
		}
	})
	t.Run("unrelated amounts that happen to cancel have no such cause", func(t *testing.T) {
		d := realReport()
		d.Stated = []StatedFigure{published(1, Result, National, MSupport, 2_196_60), published(2, Result, Local, MCounterpart, 33_901_31)}
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 2 || e.Differences[0].Cause != "" || e.Differences[1].Cause != "" {
			t.Errorf("%+v", e.Differences)
		}
	})
	t.Run("the project that makes the difference", func(t *testing.T) {
		d := realReport()
		d.Stated = []StatedFigure{published(1, Result, Local, MSupport, 3_893_55-12_00)}
		d.Candidates = []Candidate{{"DP-1 – Máy sấy", 30 * tr}, {"DP-2 – Máy ép", -12 * tr}}
		e := evaluate(t, d, Years(2016, 2018))
		if len(e.Differences) != 1 || !strings.Contains(e.Differences[0].Cause, "DP-2 – Máy ép") {
			t.Errorf("%+v", e.Differences)
		}
	})
}

func TestGoalsAgainstParts(t *testing.T) {
	three := Years(2016, 2018)
	tests := []struct {
		name    string
		targets []Target
		want    []int64
	}{
		{"agree", []Target{target(three, AllLevels, 49, 7_210*tr), target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, nil},
		{"projects disagree", []Target{target(three, AllLevels, 50, 7_210*tr), target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, []int64{-1}},
		{"support disagrees", []Target{target(three, AllLevels, 49, 7_200*tr), target(three, National, 3, 850*tr), target(three, Local, 46, 6_360*tr)}, []int64{10_000_000}},
		{"a part unknown", []Target{target(three, AllLevels, 50, 1), target(three, National, 3, 850*tr)}, nil},
		{"of one content", []Target{{Period: three, Level: AllLevels, Content: "KC1", Projects: Q(5)}, {Period: three, Level: National, Content: "KC1", Projects: Q(1)}, {Period: three, Level: Local, Content: "KC1", Projects: Q(1)}}, []int64{-3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int64
			for _, x := range evaluate(t, EvaluationData{Programme: fiveYears, Targets: tt.targets}, three).Differences {
				got = append(got, x.Amount)
				if x.Kind != PartsAgainstGoal {
					t.Errorf("%+v", x)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("differences %v, want %v", got, tt.want)
			}
		})
	}
}

func TestExplanationIsOfOneAmount(t *testing.T) {
	d := realReport()
	key := evaluate(t, d, Years(2016, 2018)).Differences[0].Key
	d.Explanations = []Explanation{{Key: key, Difference: 87_790_000, By: "Nguyễn Văn A", On: 2019_01_15, Reason: "Xếp nhầm nguồn", Evidence: "Công văn 5", Counts: CountLeft}}
	e := evaluate(t, d, Years(2016, 2018))
	if !e.Differences[0].Explained() || e.Unexplained() != 3 {
		t.Fatalf("not explained: %+v", e.Differences[0])
	}
	if e.Differences[0].Left != 5_990_150_000 || e.Level(AllLevels).Stated.Support != Q(5_902_360_000) {
		t.Error("an explanation rewrote a figure")
	}
	table := e.Tables()[len(e.Tables())-1]
	if note := table.Notes[0]; !strings.Contains(note, "Xếp nhầm nguồn.") || !strings.Contains(note, "15/01/2019") || !strings.Contains(note, "Số được dùng: tính từ hồ sơ") {
		t.Errorf("footnote %q", note)
	}

	d.Cells[0].Done.Support += 1 // the records move on by one đồng
	e = evaluate(t, d, Years(2016, 2018))
	for _, x := range e.Differences {
		if x.Explained() {
			t.Errorf("the explanation of another amount is used for %s", x.AmountText())
		}
	}
}
