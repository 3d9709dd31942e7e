package programme

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Day is a date on a paper, yyyymmdd as one number; 0 is no date. It has no
// zone: a decision signed on 05/02/2026 is of that day everywhere.
type Day int

// NewDay makes a Day; ok is false when the calendar has no such day.
func NewDay(year, month, day int) (d Day, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1900 || year > 2200 {
		return 0, false
	}
	return Day(year*10000 + month*100 + day), true
}

// vietnam is UTC+7 all year: no zone files are needed, also on Windows.
var vietnam = time.FixedZone("ICT", 7*60*60)

// DayOf is the date in Vietnam at a moment.
func DayOf(t time.Time) Day {
	t = t.In(vietnam)
	return Day(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// Moment prints a moment as an office reads it: "08:05 ngày 02/01/2026".
func Moment(t time.Time) string { return t.In(vietnam).Format("15:04") + " ngày " + DayOf(t).String() }

// Year, Month and DayOfMonth are the parts of the date.
func (d Day) Year() int       { return int(d) / 10000 }
func (d Day) Month() int      { return int(d) / 100 % 100 }
func (d Day) DayOfMonth() int { return int(d) % 100 }

// String prints dd/mm/yyyy; "" for no date.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.DayOfMonth(), d.Month(), d.Year())
}

// ISO prints yyyy-mm-dd, the form that is stored and exchanged; "" for no date.
func (d Day) ISO() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.DayOfMonth())
}

// MonthSpan is the first and the last day of the day's month.
func (d Day) MonthSpan() (first, last Day) {
	first = d - d%100 + 1
	next := first.Plus(31)
	return first, (next - next%100 + 1).Plus(-1)
}

// Plus is the date some days later, or earlier for a negative number.
func (d Day) Plus(days int) Day {
	return DayOf(time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth()+days, 0, 0, 0, 0, vietnam))
}

// ParseISO reads yyyy-mm-dd; anything else is no date.
func ParseISO(s string) Day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0
	}
	d, _ := NewDay(t.Year(), int(t.Month()), t.Day())
	return d
}

var dayForm = regexp.MustCompile(`^(\d{1,2}) ?[/.\- ] ?(\d{1,2}) ?[/.\- ] ?(\d{4})$`)

// ParseDay reads a date as typed, day before month: "5/2/2026", "05-02-2026".
// Empty is no date.
func ParseDay(field, typed string) (Day, error) {
	s := plainText(typed)
	if s == "" {
		return 0, nil
	}
	if m := dayForm.FindStringSubmatch(s); m != nil {
		dd, _ := strconv.Atoi(m[1])
		mm, _ := strconv.Atoi(m[2])
		yy, _ := strconv.Atoi(m[3])
		if d, ok := NewDay(yy, mm, dd); ok {
			return d, nil
		}
	}
	return 0, Refuse(Invalid, field, "Ngày “%s” không có trong lịch hoặc sai cách viết. Nhập ngày/tháng/năm, ví dụ 05/02/2026.", typed)
}
