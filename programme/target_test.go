package programme

import (
	"slices"
	"strings"
	"testing"
)

// refusedFields lists the fields that an error marks, in order.
func refusedFields(err error) []string {
	var fields []string
	for _, p := range Problems(err) {
		fields = append(fields, p.Field)
	}
	return fields
}

var fiveYears = Programme{Code: "T-2016-2020", Name: "Chương trình thử", Province: "tỉnh Thử", From: 2016, To: 2020}

func TestTargetCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Target)
		want  []string // fields refused
	}{
		{"as published", func(*Target) {}, nil},
		{"only support known", func(g *Target) { g.Projects = Quantity{} }, nil},
		{"a content without any amount", func(g *Target) { *g = Target{Period: g.Period, Level: Local, Content: "KC7d"} }, nil},
		{"a target of 0 is known", func(g *Target) { g.Projects, g.Support = Q(0), Quantity{} }, nil},
		{"nothing known", func(g *Target) { g.Projects, g.Support = Quantity{}, Quantity{} }, []string{"projects"}},
		{"before the programme", func(g *Target) { g.Period.From = 2015 }, []string{"from"}},
		{"after the programme", func(g *Target) { g.Period.To = 2021 }, []string{"from"}},
		{"years turned round", func(g *Target) { g.Period = Years(2018, 2016) }, []string{"from"}},
		{"half a year", func(g *Target) { g.Period = Period{2017, 2017, "H1"} }, []string{"from"}},
		{"no level", func(g *Target) { g.Level = "" }, []string{"level"}},
		{"content not in the law", func(g *Target) { g.Content = "KC99" }, []string{"content"}},
		{"negative amount", func(g *Target) { g.Support = Q(-1) }, []string{"support"}},
		{"absurd amount", func(g *Target) { g.Counterpart = Q(int64(MaxMoney) + 1) }, []string{"counterpart"}},
		{"largest amount", func(g *Target) { g.Counterpart = Q(int64(MaxMoney)) }, nil},
		{"negative counts", func(g *Target) { g.Projects, g.Plans = Q(-3), Q(-1) }, []string{"projects", "plans"}},
		{"absurd count", func(g *Target) { g.Plans = Q(10_000_000) }, []string{"plans"}},
		{"a novel for a note", func(g *Target) { g.Note = strings.Repeat("ế", 2001) }, []string{"note"}},
		{"several at once", func(g *Target) { g.Period.From, g.Level, g.Support = 1999, "x", Q(-1) }, []string{"from", "level", "support"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := Target{Period: Years(2016, 2018), Level: National, Projects: Q(3), Support: Q(850_000_000)}
			tt.spoil(&g)
			if got := refusedFields(g.Check(fiveYears)); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, g.Check(fiveYears))
			}
		})
	}
}

func TestPlanCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Plan)
		want  []string
	}{
		{"of the year", func(*Plan) {}, nil},
		{"signed at the end of the year before", func(p *Plan) { p.DecisionDate = 2016_12_29 }, nil},
		{"decision not entered", func(p *Plan) { p.DecisionNo, p.DecisionDate = "", 0 }, nil},
		{"signed two years before", func(p *Plan) { p.DecisionDate = 2015_12_29 }, []string{"decision_date"}},
		{"signed a year late", func(p *Plan) { p.DecisionDate = 2018_01_02 }, []string{"decision_date"}},
		{"before the programme", func(p *Plan) { p.Year, p.DecisionDate = 2015, 0 }, []string{"year"}},
		{"of both levels", func(p *Plan) { p.Level = AllLevels }, []string{"level"}},
		{"overlong texts", func(p *Plan) { p.DecisionNo, p.Signer = strings.Repeat("1", 61), strings.Repeat("ă", 101) }, []string{"decision_no", "signer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Plan{Year: 2017, Level: Local, DecisionNo: "184/QĐ-UBND", DecisionDate: 2017_01_20}
			tt.spoil(&p)
			if got := refusedFields(p.Check(fiveYears)); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, p.Check(fiveYears))
			}
		})
	}
}

func TestProgrammeCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Programme)
		want  []string
	}{
		{"five years", func(*Programme) {}, nil},
		{"one year", func(p *Programme) { p.To = 2016 }, nil},
		{"nothing entered", func(p *Programme) { *p = Programme{From: 2016, To: 2020} }, []string{"code", "name", "province"}},
		{"years turned round", func(p *Programme) { p.From, p.To = 2020, 2016 }, []string{"from"}},
		{"before there were programmes", func(p *Programme) { p.From, p.To = 1989, 1995 }, []string{"from"}},
		{"sixteen years", func(p *Programme) { p.To = 2031 }, []string{"from"}},
		{"decided the year before", func(p *Programme) { p.DecisionDate = 2015_12_11 }, nil},
		{"decided long before", func(p *Programme) { p.DecisionDate = 2012_12_31 }, []string{"decision_date"}},
		{"decided when it was over", func(p *Programme) { p.DecisionDate = 2021_01_01 }, []string{"decision_date"}},
		{"overlong office", func(p *Programme) { p.Office = strings.Repeat("Ộ", 201) }, []string{"office"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := fiveYears
			tt.spoil(&p)
			if got := refusedFields(p.Check()); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, p.Check())
			}
		})
	}
}
