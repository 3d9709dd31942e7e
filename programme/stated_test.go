package programme

import (
	"slices"
	"testing"
)

func TestStatedFigureCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*StatedFigure)
		want  []string
	}{
		{"as published", func(*StatedFigure) {}, nil},
		{"of years before the programme", func(s *StatedFigure) { s.Figure.Period = Years(2008, 2010) }, nil},
		{"of half a year", func(s *StatedFigure) { s.Figure.Period = Period{2017, 2017, "H1"} }, nil},
		{"a fall", func(s *StatedFigure) { s.Figure.Measure, s.Figure.Unit, s.Figure.Value = MGrowth, UnitPercent, -32_000 }, nil},
		{"no period", func(s *StatedFigure) { s.Figure.Period = Period{} }, []string{"period"}},
		{"a year that cannot be", func(s *StatedFigure) { s.Figure.Period = Years(217, 217) }, []string{"period"}},
		{"no kind", func(s *StatedFigure) { s.Figure.Kind = "" }, []string{"kind"}},
		{"no level", func(s *StatedFigure) { s.Figure.Level = "" }, []string{"level"}},
		{"no measure", func(s *StatedFigure) { s.Figure.Measure = "" }, []string{"measure"}},
		{"unknown content", func(s *StatedFigure) { s.Figure.Content = "magic" }, []string{"content"}},
		{"negative", func(s *StatedFigure) { s.Figure.Value = -1 }, []string{"value"}},
		{"absurd", func(s *StatedFigure) { s.Figure.Value = int64(MaxMoney) + 1 }, []string{"value"}},
		{"no source", func(s *StatedFigure) { s.Source = "" }, []string{"source"}},
		{"several at once", func(s *StatedFigure) { s.Figure.Period, s.Figure.Kind, s.Source = Period{}, "x", "" }, []string{"period", "kind", "source"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := StatedFigure{Source: "Báo cáo 12/BC", Figure: Figure{
				Period: Years(2016, 2018), Kind: Result, Level: AllLevels, Measure: MSupport, Unit: UnitVND, Value: 5_902_360_000, Step: 10_000, Qualifier: Exact,
			}}
			tt.spoil(&s)
			if got := refusedFields(s.Check()); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, s.Check())
			}
		})
	}
}

func TestParseStated(t *testing.T) {
	tests := []struct {
		m           Measure
		typed       string
		value, step int64 // step 0: refused
		printed     string
	}{
		{MSupport, "5.902,36 triệu", 5_902_360_000, 10_000, "5.902,36 triệu đồng"},
		{MTotalCost, "51.154,2 triệu đồng", 51_154_200_000, 100_000, "51.154,2 triệu đồng"},
		{MSupport, "5.902,30 triệu đồng", 5_902_300_000, 10_000, "5.902,30 triệu đồng"},
		{MSupport, "5.902,360000 triệu đồng", 5_902_360_000, 1, "5.902.360.000 đồng"},
		{MCounterpart, "125.920 triệu đồng", 125_920_000_000, Million.int(), "125.920 triệu đồng"},
		{MCounterpart, "1,5 tỷ", 1_500_000_000, 100_000_000, "1,5 tỷ đồng"},
		{MCounterpart, "2 nghìn tỷ đồng", 2_000_000_000_000, 1_000_000_000_000, "2 nghìn tỷ đồng"},
		{MDisbursed, "145.000.000 đồng", 145_000_000, 1, "145.000.000 đồng"},
		{MDisbursed, "145.000.000", 145_000_000, 1, "145.000.000 đồng"},
		{MDisbursed, "850 nghìn", 850_000, 1000, "0,850 triệu đồng"},
		{MSupport, "５．９０２，３６ triệu đồng", 5_902_360_000, 10_000, "5.902,36 triệu đồng"},             // full-width digits
		{MSupport, "850\u00a0trie\u0323\u0302u đồng", 850_000_000, Million.int(), "850 triệu đồng"}, // letters and marks apart
		{MSupport, "0 đồng", 0, 1, "0 đồng"},
		{MSupport, "", 0, 0, ""},
		{MSupport, "7.210", 0, 0, ""}, // đồng, or was triệu đồng meant?
		{MSupport, "5902.36 triệu", 0, 0, ""},
		{MSupport, "−12 triệu", 0, 0, ""},
		{MSupport, "9.999.999 nghìn tỷ", 0, 0, ""},
		{MSupport, "49 đề án", 0, 0, ""},

		{MProjects, "66", 66, 1, "66"},
		{MProjects, "08", 8, 1, "8"},
		{MWorkers, "1.255", 1255, 1, "1.255"},
		{MWorkers, "１２", 12, 1, "12"},
		{MProjects, "0", 0, 1, "0"},
		{MProjects, "66 đề án", 0, 0, ""},
		{MProjects, "1.5", 0, 0, ""},
		{MProjects, "1,5", 0, 0, ""},
		{MProjects, "-3", 0, 0, ""},
		{MProjects, "99.999.999", 0, 0, ""},
		{MProjects, "sáu mươi", 0, 0, ""},

		{MPercent, "84,06 %", 840_600, 100, "84,06 %"},
		{MPercent, "84,06％", 840_600, 100, "84,06 %"},
		{MPercent, "97", 970_000, 10_000, "97 %"},
		{MPercent, "134,70%", 1_347_000, 100, "134,70 %"},
		{MPercent, "33,3333 %", 333_333, 1, "33,3333 %"},
		{MGrowth, "-3,2 %", -32_000, 1000, "−3,2 %"},
		{MGrowth, "−3,2%", -32_000, 1000, "−3,2 %"},
		{MPercent, "-3,2 %", 0, 0, ""},
		{MPercent, "84.06 %", 0, 0, ""},
		{MPercent, "33,33333 %", 0, 0, ""},
		{MPercent, "100.001 %", 0, 0, ""},
		{MPercent, "84 điểm", 0, 0, ""},
		{MPercent, "%", 0, 0, ""},

		{MOther, "12 tỷ đồng", 12_000_000_000, 1_000_000_000, "12 tỷ đồng"},
		{MOther, "12,5 %", 125_000, 1000, "12,5 %"},
		{MOther, "12", 12, 1, "12"},
	}
	for _, tt := range tests {
		t.Run(string(tt.m)+" "+tt.typed, func(t *testing.T) {
			value, step, err := ParseStated(tt.m, tt.typed)
			if tt.step == 0 {
				if got := refusedFields(err); !slices.Equal(got, []string{"value"}) {
					t.Fatalf("read as %d (step %d), error %v; want it refused", value, step, err)
				}
				return
			}
			if err != nil || value != tt.value || step != tt.step {
				t.Fatalf("read as %d (step %d), error %v; want %d (step %d)", value, step, err, tt.value, tt.step)
			}
			f := Figure{Measure: tt.m, Unit: StatedUnit(tt.m, tt.typed), Value: value, Step: step}
			if f.Printed() != tt.printed {
				t.Fatalf("printed %q, want %q", f.Printed(), tt.printed)
			}
			again, stepAgain, err := ParseStated(tt.m, f.Printed())
			if err != nil || again != value || stepAgain != step {
				t.Fatalf("%q is read back as %d (step %d), error %v", f.Printed(), again, stepAgain, err)
			}
		})
	}
}

func (m Money) int() int64 { return int64(m) }

func TestParseStatedPeriod(t *testing.T) {
	tests := []struct {
		typed string
		want  Period // zero: refused
	}{
		{"2017", Years(2017, 2017)},
		{"2016-2018", Years(2016, 2018)},
		{" 2016 – 2018 ", Years(2016, 2018)},
		{"２０１６－２０１８", Years(2016, 2018)},
		{"2017-h1", Period{2017, 2017, "H1"}},
		{"2017-M09", Period{2017, 2017, "M09"}},
		{"2018-2016", Period{}},
		{"2017-H3", Period{}},
		{"17", Period{}},
		{"", Period{}},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			got, err := ParseStatedPeriod(tt.typed)
			refused := slices.Equal(refusedFields(err), []string{"period"})
			if got != tt.want || refused != (tt.want == Period{}) {
				t.Fatalf("got %v, %v", got, err)
			}
		})
	}
}
