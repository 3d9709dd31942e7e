package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"khuyencong/programme"
)

func (s *Server) calendarRoutes() []route {
	return []route{
		{"GET /calendar", reads, s.calendarShow},
		{"GET /calendar.ics", reads, s.calendarDownload},
		{"GET /calendar/{token}", reads, s.calendarSubscribed},
		{"POST /me/calendar", writes, s.calendarCreate},
		{"POST /me/calendar/end", writes, s.calendarEnd},
	}
}

// calendarPage is one month of what is due from the user.
type calendarPage struct {
	Info       pageInfo
	Month      string // "Tháng 11 năm 2026"
	Weeks      [][]calendarDay
	Late       []programme.DueDate // still waiting, from before today
	Next, Back string              // addresses of the months beside; "" where there is nothing to see
	Year       int
	Known      bool // the year's holidays are in the program
	Holidays   []programme.Holiday
}

// calendarDay is one day of the month, or of the weeks at its ends.
type calendarDay struct {
	Day     programme.Day
	Outside bool // of another month
	Today   bool
	Closed  bool   // no working day
	Holiday string // its name, or that it is worked in exchange
	Due     []programme.DueDate
}

// weekdays by the number of time.Weekday.
var weekdays = []string{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// Months that the calendar shows: what is due is known from a month ago to a
// year from now.
const (
	monthsBack  = 1
	monthsAhead = 12
)

func (s *Server) calendarShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Deadlines(r.Context(), u)
	if err != nil {
		return err
	}
	today := programme.DayOf(s.store.Now())
	month := monthOf(r.FormValue("month"), today)
	page := newCalendarPage(all, today, month)
	page.Info = pageInfo{Title: "Lịch công việc", Version: s.version, Flash: takeFlash(w, r)}
	return render(w, r, http.StatusOK, calendarView(page))
}

// monthOf reads yyyy-mm as a number of months; anything that the calendar does
// not show is the month of today.
func monthOf(typed string, today programme.Day) int {
	now := today.Year()*12 + today.Month() - 1
	t, err := time.Parse("2006-01", typed)
	month := t.Year()*12 + int(t.Month()) - 1
	if err != nil || month < now-monthsBack || month > now+monthsAhead {
		return now
	}
	return month
}

func newCalendarPage(all []programme.DueDate, today programme.Day, month int) calendarPage {
	year, m := month/12, month%12+1
	p := calendarPage{
		Month: fmt.Sprintf("Tháng %d năm %d", m, year), Year: year, Known: programme.HolidaysKnown(year), Holidays: programme.Holidays(year),
	}
	now := today.Year()*12 + today.Month() - 1
	if month > now-monthsBack {
		p.Back = fmt.Sprintf("/calendar?month=%04d-%02d", (month-1)/12, (month-1)%12+1)
	}
	if month < now+monthsAhead {
		p.Next = fmt.Sprintf("/calendar?month=%04d-%02d", (month+1)/12, (month+1)%12+1)
	}
	due := map[programme.Day][]programme.DueDate{}
	for _, d := range all {
		due[d.Day] = append(due[d.Day], d)
		if d.Late(today) && d.Subject != "" {
			p.Late = append(p.Late, d)
		}
	}
	names := map[programme.Day]string{}
	for _, y := range []int{year - 1, year, year + 1} {
		for _, h := range programme.Holidays(y) {
			names[h.Day] = h.Name
		}
	}
	first, _ := programme.NewDay(year, m, 1)
	day := first.Plus(-(int(first.Weekday()) + 6) % 7) // the Monday before
	for day.Year()*12+day.Month()-1 <= month {
		var week []calendarDay
		for range 7 {
			week = append(week, calendarDay{
				Day: day, Outside: day.Month() != m, Today: day == today, Closed: !day.IsWorkingDay(), Holiday: names[day], Due: due[day],
			})
			day = day.Plus(1)
		}
		p.Weeks = append(p.Weeks, week)
	}
	return p
}

// calendarDownload is the calendar of who is signed in, to save or to open in
// the machine's own calendar.
func (s *Server) calendarDownload(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Deadlines(r.Context(), u)
	if err != nil {
		return err
	}
	return s.sendCalendar(w, r, all)
}

// calendarSubscribed is the calendar by its secret address, for a phone that
// does not sign in.
func (s *Server) calendarSubscribed(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	token := strings.TrimSuffix(r.PathValue("token"), ".ics")
	r.URL.Path = "/calendar/…" // no log keeps the secret
	all, err := s.store.CalendarOf(r.Context(), token)
	if err != nil {
		return err
	}
	return s.sendCalendar(w, r, all)
}

func (s *Server) sendCalendar(w http.ResponseWriter, r *http.Request, all []programme.DueDate) error {
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="khuyencong.ics"`)
	_, err := w.Write(calendarFile(all, s.site(r), s.store.Now()))
	return err
}

// site is the address that people open the pages at.
func (s *Server) site(r *http.Request) string {
	switch {
	case s.Site != "":
		return s.Site
	case s.HTTPS:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// calendarCreate makes a new secret address and shows it this once.
func (s *Server) calendarCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if u.Role == programme.RoleLocal {
		return errNoAccounts
	}
	token, err := s.store.NewCalendar(r.Context(), u)
	if err != nil {
		return err
	}
	return s.meDrawWith(w, r, u, http.StatusOK, nil, s.site(r)+"/calendar/"+token+".ics")
}

// calendarEnd ends the secret address.
func (s *Server) calendarEnd(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if u.Role == programme.RoleLocal {
		return errNoAccounts
	}
	if err := s.store.EndCalendar(r.Context(), u); err != nil {
		return err
	}
	return seeOther(w, r, "/me", "Đã hủy địa chỉ lịch. Điện thoại đã đăng ký sẽ không cập nhật nữa.")
}
