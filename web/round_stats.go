package web

import (
	"net/http"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
	"khuyencong/store"
)

// roundStatsPage is how often dossiers came back, for what, and where they lay.
type roundStatsPage struct {
	Info     pageInfo
	Filter   store.RoundFilter
	From, To string // as typed
	Key      string // of the group whose projects are shown; "" for all
	Cause    programme.Cause
	Stats    programme.RoundStats
	Items    []programme.RoundItem // that are shown
	Found    int                   // of which so many are meant
	Chart    chartView
	Problems problems
	href     func(key, value string) string
}

// mostItems is how many projects the page lists.
const mostItems = 100

func (s *Server) roundStats(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	q := &form{typed: r.URL.Query()}
	p := roundStatsPage{From: q.text("from"), To: q.text("to"), Key: q.text("key"), Cause: programme.Cause(q.text("cause")),
		href: func(key, value string) string { return withQuery(r, key, value) + "#projects" }}
	p.Filter = roundFilter(q, programme.DayOf(s.store.Now()))
	p.Problems = programme.Problems(q.err())
	if len(p.Problems) == 0 {
		p.From, p.To = p.Filter.From.String(), p.Filter.To.String()
	}
	if p.Stats, err = s.store.RoundStats(r.Context(), u, p.Filter); err != nil {
		return err
	}
	for _, i := range p.Stats.Items {
		if (p.Key == "" || i.Key == p.Key) && (p.Cause == "" || slices.Contains(i.Causes, p.Cause)) {
			p.Found++
			if len(p.Items) < mostItems {
				p.Items = append(p.Items, i)
			}
		}
	}
	p.Chart = handsChart(p.Stats.All)
	p.Info = s.info(w, r, of, navProjects, "Vòng bổ sung hồ sơ", crumb{"Đề án", "/projects"})
	return render(w, r, http.StatusOK, roundStatsView(p))
}

// roundFilter reads the days and the grouping of an address; a year stands for
// its first or last day. Days that cannot be read or are none leave the year so
// far.
func roundFilter(q *form, today programme.Day) store.RoundFilter {
	begin, _ := programme.NewDay(today.Year(), 1, 1)
	day := func(name string, month, last int) programme.Day {
		if year, err := strconv.Atoi(q.text(name)); err == nil {
			if d, ok := programme.NewDay(year, month, last); ok {
				return d
			}
		}
		return q.day(name)
	}
	f := store.RoundFilter{From: day("from", 1, 1), To: day("to", 12, 31), By: programme.RoundBy(q.text("by"))}
	if f.From == 0 {
		f.From = begin
	}
	if f.To == 0 {
		f.To = today
	}
	if f.To < f.From {
		q.keep(programme.Refuse(programme.Invalid, "to", "Ngày cuối %s đứng trước ngày đầu %s. Sửa một trong hai ngày.", f.To, f.From))
		f.To = f.From
	}
	if !slices.Contains(programme.RoundBys, f.By) {
		f.By = programme.RoundsByContent
	}
	return f
}

// handsChart draws how long a dossier lies in each hand on average.
func handsChart(all programme.RoundRow) chartView {
	var rows []stackRow
	for _, h := range programme.Hands {
		if days := all.Hands[h]; all.Projects > 0 && days.Working > 0 {
			rows = append(rows, stackRow{Label: h.Label(), Other: days.Working})
		}
	}
	if len(rows) == 0 {
		return chartView{}
	}
	const title = "Ngày làm việc hồ sơ nằm ở từng nơi, tổng của các hồ sơ"
	return chartView{Caption: "Hồ sơ nằm ở đâu lâu nhất", Unit: "ngày làm việc, cộng các hồ sơ", SVG: stackChart("hands", title, "", rows)}
}

func roundByOptions() (all []option) {
	for _, by := range programme.RoundBys {
		all = append(all, option{string(by), by.Label()})
	}
	return all
}

// handsUsed are the hands in which any of the projects has lain.
func handsUsed(all programme.RoundRow) (used []programme.Hand) {
	for _, h := range programme.Hands {
		if all.Hands[h] != (programme.Days{}) {
			used = append(used, h)
		}
	}
	return used
}

// handDays is the days in one hand: working days, and those of the calendar.
func handDays(r programme.RoundRow, h programme.Hand) string {
	if r.Hands[h] == (programme.Days{}) {
		return "–"
	}
	working, _ := r.Average(h)
	return working
}

func countText(n int64) string { return programme.CountText(n) }

// checkedBy says what of the program catches a cause before submission.
func checkedBy(c programme.Cause) string {
	if c.CheckedBy() == "" {
		return ""
	}
	return "Khi nộp, chương trình hỏi: " + c.CheckedBy().Label() + "."
}

// roundDraftsPage is the drafts that were touched longest ago.
type roundDraftsPage struct {
	Info  pageInfo
	List  store.IdleList
	Today programme.Day
}

func (s *Server) roundDrafts(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	list, err := s.store.IdleDrafts(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, roundDraftsView(roundDraftsPage{
		Info: s.info(w, r, of, navProjects, "Dự thảo để lâu", crumb{"Đề án", "/projects"}), List: list, Today: programme.DayOf(s.store.Now()),
	}))
}

// shown says how many of the projects meant are listed.
func (p roundStatsPage) shown() string {
	if p.Found > len(p.Items) {
		return strconv.Itoa(len(p.Items)) + " trong " + programme.CountText(int64(p.Found)) + " hồ sơ, nhiều lần trả lại nhất trước"
	}
	return programme.CountText(int64(p.Found)) + " hồ sơ"
}

// smallFirst is a label within a phrase.
func smallFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
