package programme

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Holiday (ngày nghỉ lễ, tết) is a day on which offices are closed though it
// is no Saturday or Sunday, or, where Worked is set, a Saturday on which they
// work in exchange (làm bù).
type Holiday struct {
	Day    Day
	Name   string // "Quốc khánh", "Nghỉ bù Quốc khánh", "Làm bù cho 02/05/2025"
	Source string // the law or the notice that says so
	Worked bool
}

// IsWorkingDay tells whether offices are open on the day (ngày làm việc):
// Monday to Friday without holidays, and the Saturdays worked in exchange.
// In years that HolidaysKnown denies, only the holidays of fixed date count.
func (d Day) IsWorkingDay() bool {
	if h, ok := closures()[d]; ok {
		return h.Worked
	}
	return !d.weekend()
}

// AddWorkingDays is the n-th working day after d, which itself is not counted
// (Bộ luật Dân sự 2015, Điều 147); for a negative n the n-th before it, for 0
// the day itself.
func (d Day) AddWorkingDays(n int) Day {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.Plus(step)
		if d.IsWorkingDay() {
			n--
		}
	}
	return d
}

// WorkingDaysUntil counts the working days after from up to and with to: what
// is left until a deadline. It is negative when to has passed. It undoes
// AddWorkingDays: WorkingDaysUntil(d, d.AddWorkingDays(n)) is n.
func WorkingDaysUntil(from, to Day) int {
	if to < from {
		return to.Plus(-1).workingDays() - from.Plus(-1).workingDays()
	}
	return to.workingDays() - from.workingDays()
}

// workingDays counts the working days of the calendar up to and with d: five a
// week from its first day on, a Monday, and what closures change. A list of
// dossiers years late asks it for each, so it does not go day by day.
func (d Day) workingDays() int {
	days := int(d.midnight().Sub(firstMonday)/(24*time.Hour)) + 1
	all := shifts()
	i, _ := slices.BinarySearchFunc(all, d+1, func(s shift, d Day) int { return int(s.day - d) })
	n := days/7*5 + min(days%7, 5)
	if i > 0 {
		n += all[i-1].sum
	}
	return n
}

// firstMonday is 1 January 1900, which began the calendar with a Monday.
var firstMonday = Day(1900_01_01).midnight()

// shift is a day on which offices are not as on other days of its weekday, and
// how many working days more there have been by then than weekdays.
type shift struct {
	day Day
	sum int
}

var shifts = sync.OnceValue(func() (all []shift) {
	sum := 0
	for _, day := range slices.Sorted(maps.Keys(closures())) {
		switch worked := closures()[day].Worked; {
		case worked && day.weekend():
			sum++
		case !worked && !day.weekend():
			sum--
		}
		all = append(all, shift{day, sum})
	}
	return all
})

// HolidaysKnown tells whether all holidays of a year are in the program. In
// other years a deadline in working days knows only those of fixed date: it
// may come some days early, and what shows it says so.
func HolidaysKnown(year int) bool {
	return slices.ContainsFunc(knownYears, func(y yearNotice) bool { return y.Year == year })
}

// Holidays lists the holidays of a year and the Saturdays worked in exchange,
// in order of the day.
func Holidays(year int) (all []Holiday) {
	for _, h := range closures() {
		if h.Day.Year() == year {
			all = append(all, h)
		}
	}
	slices.SortFunc(all, func(a, b Holiday) int { return int(a.Day) - int(b.Day) })
	return all
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.midnight().Weekday() }

func (d Day) midnight() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, vietnam)
}

func (d Day) weekend() bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// closures is every holiday of the years that a Day may have, by its day.
var closures = sync.OnceValue(func() map[Day]Holiday {
	all := map[Day]Holiday{}
	for year := 1900; year <= 2200; year++ {
		closeYear(all, year)
	}
	return all
})

// closeYear adds the holidays of one year. A holiday on a Saturday or Sunday
// is made up on the next working day (Điều 111.3), in the order of the days:
// so 30/4 on a Saturday and 1/5 on a Sunday close Monday and Tuesday.
func closeYear(all map[Day]Holiday, year int) {
	days := lawHolidays(year)
	var known yearNotice
	if i := slices.IndexFunc(knownYears, func(y yearNotice) bool { return y.Year == year }); i >= 0 {
		known = knownYears[i]
		days = append(days, known.holidays()...)
	}
	slices.SortFunc(days, func(a, b Holiday) int { return int(a.Day) - int(b.Day) })
	for _, h := range days {
		all[h.Day] = h
	}
	for _, s := range known.Swaps {
		all[s.Off] = Holiday{s.Off, "Nghỉ hoán đổi", s.Source, false}
		all[s.Worked] = Holiday{s.Worked, "Làm bù cho " + s.Off.String(), s.Source, true}
	}
	for _, h := range days {
		if !h.Day.weekend() || h.Source == cultureDaySource { // not among the days of Điều 112.1
			continue
		}
		next := h.Day.Plus(1)
		for _, taken := all[next]; taken || next.weekend(); _, taken = all[next] {
			next = next.Plus(1)
		}
		all[next] = Holiday{next, "Nghỉ bù " + strings.TrimPrefix(h.Name, "Ngày "), h.Source, false}
	}
}
