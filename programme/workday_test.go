package programme

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// closedWeekdays are the weekdays without work of each known year, and the
// Saturdays worked, written down from the notices and newspapers of the year
// and not from the table they test.
var closedWeekdays = map[int]string{
	2016: "01/01 08/02 09/02 10/02 11/02 12/02 18/04 02/05 03/05 02/09",
	2017: "02/01 26/01 27/01 30/01 31/01 01/02 06/04 01/05 02/05 04/09",
	2018: "01/01 14/02 15/02 16/02 19/02 20/02 25/04 30/04 01/05 03/09 31/12",
	2019: "01/01 +05/01 04/02 05/02 06/02 07/02 08/02 15/04 29/04 30/04 01/05 +04/05 02/09",
	2020: "01/01 23/01 24/01 27/01 28/01 29/01 02/04 30/04 01/05 02/09",
	2021: "01/01 10/02 11/02 12/02 15/02 16/02 21/04 30/04 03/05 02/09 03/09",
	2022: "03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09",
	2023: "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09",
	2024: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 +04/05 02/09 03/09",
	2025: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 +26/04 30/04 01/05 02/05 01/09 02/09",
	2026: "01/01 02/01 +10/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 +22/08 31/08 01/09 02/09 24/11",
	2027: "01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11",
	2028: "03/01 01/05 02/05 04/09 24/11", // only the days that the law dates
}

func TestClosedWeekdays(t *testing.T) {
	for year, want := range closedWeekdays {
		got := ""
		for d := Day(year*10000 + 101); d.Year() == year; d = d.Plus(1) {
			switch {
			case d.weekend() && d.IsWorkingDay():
				got += fmt.Sprintf(" +%.5s", d)
			case !d.weekend() && !d.IsWorkingDay():
				got += fmt.Sprintf(" %.5s", d)
			}
		}
		if got != " "+want {
			t.Errorf("%d closes\n%s, want\n %s", year, got, want)
		}
		if HolidaysKnown(year) != (year <= 2027) {
			t.Errorf("%d known: %v", year, HolidaysKnown(year))
		}
		for _, h := range Holidays(year) {
			if h.Name == "" || h.Source == "" || h.Day.Year() != year {
				t.Errorf("%+v", h)
			}
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	tests := []struct {
		from Day
		n    int
		want Day
	}{
		{2026_02_13, 0, 2026_02_13},
		{2026_02_13, 1, 2026_02_23},  // over Tết 2026
		{2026_02_13, 3, 2026_02_25},  // …
		{2026_02_17, 1, 2026_02_23},  // given on the first day of Tết
		{2026_08_28, 1, 2026_09_03},  // over Quốc khánh and the exchanged Monday
		{2026_08_21, 1, 2026_08_22},  // the Saturday worked for it
		{2026_11_20, 7, 2026_12_02},  // Ngày Văn hóa Việt Nam
		{2025_11_20, 7, 2025_12_01},  // not yet a holiday
		{2026_02_23, -1, 2026_02_13}, // back over Tết
		{2026_12_31, 1, 2027_01_04},
		{2030_09_01, 1, 2030_09_03}, // only fixed dates known
	}
	for _, tt := range tests {
		if got := tt.from.AddWorkingDays(tt.n); got != tt.want {
			t.Errorf("%s and %d working days is %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestWorkingDaysUntilUndoesAddWorkingDays(t *testing.T) {
	for d := Day(2015_12_20); d < 2028_01_20; d = d.Plus(3) {
		for _, n := range []int{-23, -2, -1, 0, 1, 2, 5, 23} {
			to := d.AddWorkingDays(n)
			if got := WorkingDaysUntil(d, to); got != n {
				t.Fatalf("%s and %d working days is %s, counted back as %d", d, n, to, got)
			}
			if n != 0 && !to.IsWorkingDay() {
				t.Fatalf("%s and %d working days ends on %s, when offices are closed", d, n, to)
			}
		}
	}
}

// TestWorkingDaysUntilCountsEachDay holds the count against the calendar read
// day by day.
func TestWorkingDaysUntilCountsEachDay(t *testing.T) {
	for _, from := range []Day{1900_01_01, 2015_12_26, 2025_04_26, 2026_02_14} {
		before, after := 0, 0
		for d := from; d < from+15_00_00; {
			if got := WorkingDaysUntil(from, d); got != after {
				t.Fatalf("from %s to %s there are %d working days, counted %d", from, d, after, got)
			}
			if got := WorkingDaysUntil(d, from); got != -before {
				t.Fatalf("from %s back to %s there are %d working days, counted %d", d, from, before, got)
			}
			if d.IsWorkingDay() {
				before++
			}
			if d = d.Plus(1); d.IsWorkingDay() {
				after++
			}
		}
	}
}

// TestLunarDays holds the table against the moon: the first day of Tết's month
// and 10/3 less nine days are days of new moon in UTC+7. Only the mean moon is
// computed, in whole seconds; the true one is at most 15 hours beside it.
func TestLunarDays(t *testing.T) {
	const month = 2551443 // seconds, 29,530588 days
	first := time.Date(2000, 1, 6, 14, 20, 0, 0, time.UTC)
	newYears := map[int]Day{2016: 2016_02_08, 2017: 2017_01_28, 2018: 2018_02_16, 2019: 2019_02_05, 2020: 2020_01_25, 2021: 2021_02_12,
		2022: 2022_02_01, 2023: 2023_01_22, 2024: 2024_02_10, 2025: 2025_01_29, 2026: 2026_02_17, 2027: 2027_02_06}
	for _, y := range knownYears {
		tet := newYears[y.Year]
		if before := slices.Index([]Day{y.TetFirst, y.TetFirst.Plus(1), y.TetFirst.Plus(2)}, tet); before < 1 {
			t.Errorf("Tết %d, %s, is not the second or third of the five days from %s", y.Year, tet, y.TetFirst)
		}
		for _, d := range []Day{tet, y.HungKings.Plus(-9)} {
			noon := time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 12, 0, 0, 0, vietnam)
			off := (int(noon.Sub(first)/time.Second) + month/2) % month
			if off -= month / 2; off < -27*3600 || off > 27*3600 {
				t.Errorf("noon of %s is %d hours from the new moon", d, off/3600)
			}
		}
	}
}
