package programme

import (
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	tests := []struct {
		typed string
		want  Day // -1: refused
	}{
		{"", 0}, {"  ", 0},
		{"05/02/2026", 2026_02_05},
		{"5/2/2026", 2026_02_05},
		{"05-02-2026", 2026_02_05},
		{"5.2.2026", 2026_02_05},
		{" 5 2 2026 ", 2026_02_05},
		{"05 / 02 / 2026", 2026_02_05},
		{"05\u00a0/\u00a002\u00a0/\u00a02026", 2026_02_05},
		{"０５/０２/２０２６", 2026_02_05},
		{"29/02/2016", 2016_02_29},
		{"29/02/2000", 2000_02_29},
		{"31/12/2020", 2020_12_31},
		{"01/01/1900", 1900_01_01},

		{"29/02/2017", -1}, {"29/02/1900", -1}, {"29/02/2100", -1},
		{"31/02/2026", -1}, {"31/04/2026", -1}, {"00/01/2026", -1}, {"01/00/2026", -1}, {"12/13/2026", -1}, {"32/01/2026", -1},
		{"2026-02-05", -1}, {"05/02/26", -1}, {"05/02", -1}, {"05022026", -1}, {"05/02/02026", -1}, {"31/12/1899", -1}, {"01/01/2201", -1},
		{"ngày 5 tháng 2", -1}, {"05/02/2026a", -1}, {"-5/2/2026", -1}, {"5//2026", -1},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			got, err := ParseDay("date", tt.typed)
			if tt.want < 0 {
				if pr := Problems(err); len(pr) != 1 || pr[0].Kind != Invalid || pr[0].Field != "date" || got != 0 {
					t.Fatalf("read as %s, %v", got, err)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Fatalf("read as %s, %v; want %s", got, err, tt.want)
			}
			if again, err := ParseDay("", got.String()); err != nil || again != got {
				t.Fatalf("%q is read back as %s, %v", got, again, err)
			}
		})
	}
}

func TestDayPrinted(t *testing.T) {
	d, ok := NewDay(2026, 2, 5)
	if !ok || d.String() != "05/02/2026" || d.ISO() != "2026-02-05" || d.Year() != 2026 || d.Month() != 2 || d.DayOfMonth() != 5 {
		t.Errorf("%v %s %s %d %d %d", ok, d, d.ISO(), d.Year(), d.Month(), d.DayOfMonth())
	}
	if none := Day(0); none.String() != "" || none.ISO() != "" {
		t.Errorf("no date prints %q and %q", none, none.ISO())
	}
}

// TestEveryDay walks 201 years: both forms are read back, and days in order
// are numbers in order.
func TestEveryDay(t *testing.T) {
	before, count := Day(0), 0
	for at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2200; at = at.AddDate(0, 0, 1) {
		d, ok := NewDay(at.Year(), int(at.Month()), at.Day())
		if !ok || d <= before || ParseISO(d.ISO()) != d {
			t.Fatalf("%s: %v, after %s, %s reads as %s", at, ok, before, d.ISO(), ParseISO(d.ISO()))
		}
		before, count = d, count+1
	}
	if count != 73_414 {
		t.Errorf("%d days", count)
	}
}

func TestParseISO(t *testing.T) {
	for typed, want := range map[string]Day{
		"2026-02-05": 2026_02_05, "2016-02-29": 2016_02_29,
		"": 0, "2017-02-29": 0, "05/02/2026": 0, "2026-02": 0, "2026-13-01": 0, "2026-02-05T00:00:00Z": 0, "2026-02-051": 0, "2026-2-5": 0, "+026-02-05": 0,
	} {
		if got := ParseISO(typed); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
}

// TestDayOfVietnam: a document signed early in the morning is not of the day
// before, whatever the zone of the machine.
func TestDayOfVietnam(t *testing.T) {
	for at, want := range map[string]string{
		"2025-12-31T16:59:59Z": "23:59 ngày 31/12/2025", "2025-12-31T17:00:00Z": "00:00 ngày 01/01/2026",
		"2026-01-01T00:30:00-08:00": "15:30 ngày 01/01/2026", "2026-01-02T08:05:00+07:00": "08:05 ngày 02/01/2026",
	} {
		m, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Moment(m); got != want {
			t.Errorf("%s is %q in Vietnam, want %q", at, got, want)
		}
	}
}

func TestMonthSpan(t *testing.T) {
	for day, want := range map[Day][2]Day{2026_02_15: {2026_02_01, 2026_02_28}, 2024_02_29: {2024_02_01, 2024_02_29}, 2026_12_31: {2026_12_01, 2026_12_31}, 2026_01_01: {2026_01_01, 2026_01_31}} {
		if first, last := day.MonthSpan(); first != want[0] || last != want[1] {
			t.Errorf("%s: %s to %s", day, first, last)
		}
	}
}
