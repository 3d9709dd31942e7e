package sample

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestQuotesAreTheValues reads every number back from its quote.
func TestQuotesAreTheValues(t *testing.T) {
	if len(published) != 28 {
		t.Errorf("%d figures, want 28", len(published))
	}
	for _, f := range statedFigures(1) {
		v, step := f.Figure.Value, f.Figure.Step
		if err := f.Check(); err != nil {
			t.Errorf("%s: %v", f.Title(), err)
		}
		if v%step != 0 {
			t.Errorf("%s: %d is not a whole number of steps of %d", f.Title(), v, step)
		}
		if f.Figure.Unit == programme.UnitVND {
			if f.Quote != programme.Money(v).InMillions() {
				t.Errorf("%s: %q, value %d", f.Title(), f.Quote, v)
			}
			_, decimals, _ := strings.Cut(strings.TrimSuffix(f.Quote, " triệu đồng"), ",")
			want := int64(programme.Million)
			for range decimals {
				want /= 10
			}
			if step != want {
				t.Errorf("%s: step %d of %q, want %d", f.Title(), step, f.Quote, want)
			}
			continue
		}
		number, _, _ := strings.Cut(f.Quote, " ")
		if strings.TrimLeft(number, "0") != programme.CountText(v) || step != 1 {
			t.Errorf("%s: %q, value %d, step %d", f.Title(), f.Quote, v, step)
		}
	}
}

// TestFiguresAgainstTheReport compares them with a reading of the report that
// was made by hand, where it lies beside the repository.
func TestFiguresAgainstTheReport(t *testing.T) {
	text, err := os.ReadFile("../../shared/reports/soc-trang-2016-2018.expected.json")
	if err != nil {
		t.Skip("the reading of the report is not beside the repository; TestQuotesAreTheValues checks the figures in themselves")
	}
	var read struct {
		Figures []struct {
			Period, Kind, Level, Measure, Quote string
			Value                               int64
		}
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Figures) != len(published) {
		t.Fatalf("%d figures in the report, %d here", len(read.Figures), len(published))
	}
	for i, want := range read.Figures {
		got := published[i]
		quote := strings.Join(strings.Fields(want.Quote), " ")
		if got.period.String() != want.Period || string(got.kind) != want.Kind || string(got.level) != want.Level ||
			string(got.measure) != want.Measure || got.value != want.Value || got.quote != quote {
			t.Errorf("figure %d is %+v, want %+v", i+1, got, want)
		}
	}
}
