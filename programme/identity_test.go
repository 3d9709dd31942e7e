package programme

import (
	"slices"
	"strings"
	"testing"
)

// money is an amount printed with n decimals of triệu đồng.
func amount(id int64, m Measure, l Level, triệu100 int64) Figure {
	return Figure{ID: id, Period: Years(2016, 2018), Kind: Result, Level: l, Measure: m, Unit: UnitVND,
		Value: triệu100 * 10_000, Step: 10_000, Qualifier: Exact}
}

// TestIdentitiesFromDimensions works on structured figures alone, as the
// evaluation has them.
func TestIdentitiesFromDimensions(t *testing.T) {
	figures := []Figure{
		amount(1, MTotalCost, AllLevels, 1000), amount(2, MSupport, AllLevels, 300), amount(3, MCounterpart, AllLevels, 700),
		amount(4, MSupport, National, 100), amount(5, MSupport, Local, 190),
	}
	got := Identities(figures)
	if len(got) != 2 {
		t.Fatalf("%d identities: %v", len(got), got)
	}
	want := []struct {
		verdict Verdict
		left    int64
		of      []int64
	}{{Holds, 10_000_000, []int64{2, 3, 1}}, {Fails, 2_900_000, []int64{4, 5, 2}}}
	for i, w := range want {
		if got[i].Verdict != w.verdict || got[i].Left != w.left || !slices.Equal(got[i].Figures(), w.of) {
			t.Errorf("identity %d: %+v", i, got[i])
		}
	}
}

func TestPeriodsAddUp(t *testing.T) {
	count := func(id int64, period string, v int64) Figure {
		p, ok := ParsePeriod(period)
		if !ok {
			t.Fatal(period)
		}
		return Figure{ID: id, Period: p, Kind: Result, Level: AllLevels, Measure: MProjects, Unit: UnitCount, Value: v, Step: 1}
	}
	tests := []struct {
		name  string
		parts []string
		whole string
		want  int // identities
	}{
		{"years", []string{"2016", "2017", "2018"}, "2016-2018", 1},
		{"a year is missing", []string{"2016", "2018"}, "2016-2018", 0},
		{"two ranges", []string{"2016-2018", "2019-2020"}, "2016-2020", 1},
		{"halves", []string{"2017-H1", "2017-H2"}, "2017", 1},
		{"quarters", []string{"2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"}, "2017", 1},
		{"half and quarter", []string{"2017-H1", "2017-Q3"}, "2017-M09", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var figures []Figure
			for i, p := range tt.parts {
				figures = append(figures, count(int64(i+1), p, 10))
			}
			figures = append(figures, count(99, tt.whole, int64(10*len(tt.parts))))
			got := Identities(figures)
			if len(got) != tt.want || tt.want == 1 && got[0].Verdict != Holds {
				t.Errorf("%v", got)
			}
		})
	}
}

func TestTolerance(t *testing.T) {
	const tr, ty = int64(Million), int64(Billion)
	f := func(v, step int64, q Qualifier) Figure {
		return Figure{Value: v, Step: step, Unit: UnitVND, Qualifier: q, Measure: MSupport}
	}
	tests := []struct {
		name  string
		parts []Figure
		whole Figure
		want  Verdict
	}{
		{"exact", []Figure{f(2*ty, ty, Exact), f(3*ty, ty, Exact)}, f(5*ty, ty, Exact), Holds},
		{"short round amounts stand for themselves", []Figure{f(2*ty, ty, Exact), f(3*ty, ty, Exact)}, f(6*ty, ty, Exact), Fails},
		{"half a last digit each", []Figure{f(1_240_000, 10_000, Exact), f(1_240_000, 10_000, Exact)}, f(2_490_000, 10_000, Exact), HoldsRounding},
		{"more than that", []Figure{f(1_240_000, 10_000, Exact), f(1_240_000, 10_000, Exact)}, f(2_500_000, 10_000, Exact), Fails},
		{"a coarser total", []Figure{f(8_850*tr, 10*tr, Exact), f(1_400*tr, 100*tr, Exact)}, f(10_300*tr, 100*tr, Exact), HoldsRounding},
		{"gần on one side", []Figure{f(2*ty, ty, Exact), f(1_600*tr, 100*tr, Under)}, f(3_600*tr, 100*tr, Under), Holds},
		{"trên reaches up to 5 percent", []Figure{f(104*tr, tr, Exact)}, f(100*tr, tr, Over), Holds},
		{"and no further", []Figure{f(106*tr, tr, Exact)}, f(100*tr, tr, Over), Fails},
		{"nor down", []Figure{f(99*tr, tr, Exact)}, f(100*tr, tr, Over), Fails},
		{"khoảng reaches both ways", []Figure{f(96*tr, tr, Exact)}, f(100*tr, tr, About), Holds},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := append(slices.Clone(tt.parts), tt.whole)
			var r Relation
			for i := range all {
				all[i].ID = int64(i + 1)
				if i < len(tt.parts) {
					r.Of = append(r.Of, all[i].ID)
				}
			}
			r.Type, r.Whole = SumIdentity, int64(len(all))
			got, ok := Judge(r, func(id int64) (Figure, bool) { return all[id-1], true })
			if !ok || got.Verdict != tt.want {
				t.Errorf("%+v", got)
			}
		})
	}
}

// An average is rounded however short it is printed, but not by more.
func TestAverages(t *testing.T) {
	for _, tt := range []struct {
		stated, step int64
		qualifier    Qualifier
		want         Verdict
	}{
		{127 * int64(Million), int64(Million), Exact, Holds}, // 127,116…
		{127_100_000, 100_000, Exact, Holds},
		{128 * int64(Million), int64(Million), Exact, HoldsRounding},
		{129 * int64(Million), int64(Million), Exact, Fails},
		{130 * int64(Million), 10 * int64(Million), Exact, Holds},
		{127 * int64(Million), int64(Million), Over, Holds},
		{128 * int64(Million), int64(Million), Over, Fails},
	} {
		all := []Figure{
			{ID: 1, Value: 14_237 * int64(Million), Step: int64(Million), Unit: UnitVND, Measure: MSupport},
			{ID: 2, Value: 112, Step: 1, Unit: UnitCount, Measure: MProjects},
			{ID: 3, Value: tt.stated, Step: tt.step, Unit: UnitVND, Measure: MSupport, Qualifier: tt.qualifier},
		}
		got, ok := Judge(Relation{Type: MeanIdentity, Of: []int64{1}, Base: 2, Whole: 3}, func(id int64) (Figure, bool) { return all[id-1], true })
		if !ok || got.Verdict != tt.want {
			t.Errorf("%s %d: %s, want %s", tt.qualifier, tt.stated, got.Verdict, tt.want)
		}
	}
}

func TestPercentages(t *testing.T) {
	percent := func(v, step int64, q Qualifier) Figure {
		return Figure{ID: 3, Value: v, Step: step, Unit: UnitPercent, Qualifier: q, Measure: MPercent}
	}
	count := func(id, v int64) Figure {
		return Figure{ID: id, Value: v, Step: 1, Unit: UnitCount, Measure: MProjects}
	}
	tests := []struct {
		name       string
		typ        IdentityType
		part, base int64
		stated     Figure
		want       Verdict
	}{
		{"rounded", PercentIdentity, 30, 32, percent(938_000, 1000, Exact), Holds},
		{"cut off", PercentIdentity, 30, 32, percent(937_000, 1000, Exact), Holds}, // 93,75 lies between
		{"cut off by nearly a digit", PercentIdentity, 47, 49, percent(959_000, 1000, Exact), Holds},
		{"truncated", PercentIdentity, 2, 3, percent(660_000, 10_000, Exact), HoldsRounding},
		{"wrong", PercentIdentity, 13, 46, percent(263_000, 1000, Exact), Fails},
		{"gần 60", PercentIdentity, 572, 1000, percent(600_000, 10_000, Under), Holds},
		{"growth", GrowthIdentity, 30, 25, percent(200_000, 10_000, Exact), Holds},
		{"fall", GrowthIdentity, 24, 25, percent(-40_000, 10_000, Exact), Holds},
		{"base of zero", PercentIdentity, 1, 0, percent(0, 1, Exact), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := []Figure{count(1, tt.part), count(2, tt.base), tt.stated}
			got, _ := Judge(Relation{Type: tt.typ, Of: []int64{1}, Base: 2, Whole: 3}, func(id int64) (Figure, bool) { return all[id-1], true })
			if got.Verdict != tt.want {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestDiagnose(t *testing.T) {
	tests := []struct {
		name    string
		figures []Figure
		says    string
		of      []int64
	}{
		{"residuals that cancel", []Figure{
			amount(1, MSupport, AllLevels, 590236), amount(2, MSupport, National, 209660), amount(3, MSupport, Local, 389355),
			amount(4, MCounterpart, AllLevels, 4525184), amount(5, MCounterpart, National, 1116274), amount(6, MCounterpart, Local, 3400131),
		}, "“hỗ trợ” ở phần chi tiết và “đóng góp” ở dòng tổng", []int64{1, 2, 3, 4, 5, 6}},
		{"swapped digits", []Figure{amount(1, MSupport, AllLevels, 36755), amount(2, MSupport, National, 23655), amount(3, MSupport, Local, 14000)},
			"hai chữ số liền nhau bị đảo", []int64{1}},
		{"a thousand times", []Figure{amount(1, MSupport, AllLevels, 5), amount(2, MSupport, National, 2000), amount(3, MSupport, Local, 3000)},
			"nhầm đơn vị", []int64{1}},
		{"equal to one amount", []Figure{amount(1, MSupport, AllLevels, 50000), amount(2, MSupport, National, 20000), amount(3, MSupport, Local, 17000),
			{ID: 4, Period: Years(2016, 2018), Kind: Result, Level: Local, Measure: MSupport, Unit: UnitVND, Value: 130_000_000, Step: 10_000, Detail: "một đề án"}},
			"bị bỏ sót", []int64{4, 1}},
		{"an earlier period's number", []Figure{amount(1, MSupport, AllLevels, 50000), amount(2, MSupport, National, 20000), amount(3, MSupport, Local, 37000),
			{ID: 4, Period: Years(2013, 2015), Kind: Result, Level: AllLevels, Measure: MSupport, Unit: UnitVND, Value: 500_000_000, Step: 10_000}},
			"chưa được cập nhật", []int64{1, 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ds := Diagnose(tt.figures, Identities(tt.figures))
			k := slices.IndexFunc(ds, func(d Diagnosis) bool { return strings.Contains(d.Sentence, tt.says) })
			if k < 0 || !slices.Equal(ds[k].Figures, tt.of) {
				t.Fatalf("%v", ds)
			}
			for i, d := range ds {
				if d.Rank != i+1 {
					t.Errorf("rank %d at %d", d.Rank, i)
				}
			}
		})
	}
}

func TestFindCandidates(t *testing.T) {
	records := []Candidate{{"Máy sấy", 50 * Million}, {"Lò hơi", -30 * Million}, {"Máy ép", 20 * Million}, {"Nhà xưởng", 900 * Million}, {"Bao bì", 0}}
	tests := []struct {
		residual Money
		want     string
	}{
		{50 * Million, "Máy sấy; Máy ép+Lò hơi"}, {-100 * Million, "Máy ép+Lò hơi+Máy sấy"}, {70 * Million, "Máy ép+Máy sấy"}, {1, ""}, {0, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range FindCandidates(tt.residual, 0, records, 10) {
			var names []string
			for _, c := range s.Candidates {
				names = append(names, c.Label)
			}
			got = append(got, strings.Join(names, "+"))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%d: %q, want %q", tt.residual, got, tt.want)
		}
	}
}
