package programme

import (
	"slices"
	"strings"
	"testing"
)

func dryer() Project {
	return Project{Recorded: true,
		Code: "DP-2017-01", Title: "Máy sấy chè", Kind: KindProject, Content: "KC3c", Level: Local, Year: 2017, Stage: Completed, Commitment: 300 * tr,
		Lines: []FundingLine{
			{Source: FromLocal, Approved: 150 * tr, Done: 145 * tr},
			{Source: FromCash, Approved: 200 * tr, Done: 210 * tr},
			{Source: FromCredit, Approved: 100 * tr, Done: 100 * tr},
			{Source: FromOther, Name: "OCOP", Done: 20 * tr},
		},
		Outcomes: []Outcome{{Jobs, Q(5), Q(6)}, {Income, Q(6_000_000), Quantity{}}},
	}
}

func TestProjectSums(t *testing.T) {
	p := dryer()
	if want := (Sums{1, 0, 145 * tr, 310 * tr, 20 * tr}); p.Done() != want || p.Done().Total() != 475*tr {
		t.Errorf("done %+v", p.Done())
	}
	if want := (Sums{1, 0, 150 * tr, 300 * tr, 0}); p.Approved() != want {
		t.Errorf("approved %+v", p.Approved())
	}
	p.Kind = KindPlan
	if d := p.Done(); d.Projects != 0 || d.Plans != 1 || d.Support != 145*tr {
		t.Errorf("a plan is counted beside projects: %+v", d)
	}
	if l := p.Line(FromCredit); l.Done != 100*tr {
		t.Errorf("credit %+v", l)
	}
	if l := p.Line(FromInKind); l != (FundingLine{Source: FromInKind}) {
		t.Errorf("a source without a line: %+v", l)
	}
	for _, s := range Sources {
		if s.IsSupport() && s.IsCounterpart() || s.Label() == string(s) {
			t.Errorf("%s", s)
		}
	}
}

func TestProjectCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Project)
		want  []string
	}{
		{"complete", func(*Project) {}, nil},
		{"without establishment, place and outcomes", func(p *Project) { p.Outcomes = nil }, nil},
		{"no code", func(p *Project) { p.Code = "" }, []string{"code"}},
		{"no title", func(p *Project) { p.Title = "" }, []string{"title"}},
		{"longest title", func(p *Project) { p.Title = strings.Repeat("ẳ", 500) }, nil},
		{"longer title", func(p *Project) { p.Title = strings.Repeat("ẳ", 501) }, []string{"title"}},
		{"no kind", func(p *Project) { p.Kind = "" }, []string{"kind"}},
		{"content not in the law", func(p *Project) { p.Content = "KC99" }, []string{"content"}},
		{"level of both", func(p *Project) { p.Level = AllLevels }, []string{"level"}},
		{"year before", func(p *Project) { p.Year = 2015 }, []string{"year"}},
		{"year after", func(p *Project) { p.Year = 2021 }, []string{"year"}},
		{"no stage", func(p *Project) { p.Stage = "" }, []string{"stage"}},
		{"completed for nothing", func(p *Project) { p.Lines, p.Commitment = nil, 0 }, []string{"stage"}},
		{"submitted without money", func(p *Project) { p.Stage, p.Lines = Submitted, nil }, nil},
		{"negative approved", func(p *Project) { p.Lines[0].Approved = -1 }, []string{"approved_local"}},
		{"negative done", func(p *Project) { p.Lines[2].Done = -1 }, []string{"done_credit"}},
		{"dearest line", func(p *Project) { p.Lines[1].Done = MaxProjectCost }, nil},
		{"dearer line", func(p *Project) { p.Lines[1].Done = MaxProjectCost + 1 }, []string{"done_cash"}},
		{"one đồng below the commitment", func(p *Project) { p.Lines[1].Done = 200*tr - 1 }, []string{"done_cash"}},
		{"just the commitment", func(p *Project) { p.Lines[1].Done = 200 * tr }, nil},
		{"approved below the commitment, underway", func(p *Project) { p.Stage, p.Lines[1].Approved = Underway, 0 }, []string{"approved_cash"}},
		{"below the commitment, but stopped", func(p *Project) { p.Stage, p.Lines = Stopped, nil }, nil},
		{"below the commitment, but only submitted", func(p *Project) { p.Stage, p.Lines = Submitted, nil }, nil},
		{"negative commitment", func(p *Project) { p.Commitment = -1 }, []string{"commitment"}},
		{"absurd commitment", func(p *Project) { p.Commitment = MaxProjectCost + 1 }, []string{"commitment"}},
		{"negative outcome", func(p *Project) { p.Outcomes[0].Actual = Q(-1) }, []string{"outcome_jobs"}},
		{"unknown indicator", func(p *Project) { p.Outcomes[0].Indicator = "luck" }, []string{"outcome_luck"}},
		{"one indicator twice", func(p *Project) { p.Outcomes[1] = p.Outcomes[0] }, []string{"outcome_jobs"}},
		{"unknown source", func(p *Project) { p.Lines[0].Source = "gold" }, []string{"done_gold"}},
		{"one source twice", func(p *Project) { p.Lines = append(p.Lines, FundingLine{Source: FromLocal, Done: 1}) }, []string{"done_local"}},
		{"two other programmes", func(p *Project) {
			p.Lines = append(p.Lines, FundingLine{Source: FromOther, Name: "Nông thôn mới", Done: 1})
		}, nil},
		{"several at once", func(p *Project) { p.Code, p.Content, p.Year, p.Lines[0].Done = "", "x", 1, -5 }, []string{"code", "content", "year", "done_local"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := dryer()
			tt.spoil(&p)
			if got := refusedFields(p.Check(fiveYears)); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, p.Check(fiveYears))
			}
		})
	}
}

func TestProjectFields(t *testing.T) {
	before, after := dryer(), dryer()
	after.Lines[0].Done, after.Note, after.Outcomes[1].Actual = 146*tr, "Thêm", Q(6_500_000)
	after.Lines = after.Lines[:3]
	want := []Change{
		{"done_local", "Khuyến công địa phương (thực hiện)", "145.000.000 đồng", "146.000.000 đồng"},
		{"actual_income", "Thu nhập bình quân của lao động (thực tế)", "", "6.500.000 đồng/người/tháng"},
		{"note", "Ghi chú", "", "Thêm"},
		{"approved_otherOCOP", "Chương trình khác lồng ghép – OCOP (kế hoạch duyệt)", "0 đồng", ""},
		{"done_otherOCOP", "Chương trình khác lồng ghép – OCOP (thực hiện)", "20.000.000 đồng", ""},
	}
	if got := Changes(before.Fields(), after.Fields()); !slices.Equal(got, want) {
		t.Errorf("changes %+v", got)
	}
	if got := Changes(before.Fields(), dryer().Fields()); len(got) != 0 {
		t.Errorf("nothing changed, yet %+v", got)
	}
}

func TestPlaceDay(t *testing.T) {
	if d := (Project{Year: 2025}).PlaceDay(); d != 2025_01_01 {
		t.Errorf("places of 2025 are those of %s", d)
	}
}
