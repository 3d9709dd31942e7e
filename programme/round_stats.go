package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// RoundSubject is a project as the statistics of rounds know it.
type RoundSubject struct {
	ID      int64
	Code    string
	Title   string
	Content string
	Level   Level
	Place   PlaceRef
	Stage   Stage
	Moves   []RoundMove // oldest first
	Causes  []Cause     // of every point of every return
}

// RoundMove is one move of such a project.
type RoundMove struct {
	Move     Move
	To       Stage
	At       time.Time
	UserName string
}

// RoundBy (xem theo) is how the statistics are grouped.
type RoundBy string

const (
	RoundsByContent RoundBy = "content"
	RoundsByOfficer RoundBy = "officer"
	RoundsByPlace   RoundBy = "place"
	RoundsByQuarter RoundBy = "quarter"
)

// RoundBys in the order of lists.
var RoundBys = []RoundBy{RoundsByContent, RoundsByOfficer, RoundsByPlace, RoundsByQuarter}

// Label is the grouping in Vietnamese.
func (b RoundBy) Label() string {
	switch b {
	case RoundsByOfficer:
		return "Cán bộ kiểm tra hồ sơ"
	case RoundsByPlace:
		return "Địa bàn"
	case RoundsByQuarter:
		return "Quý nộp lần đầu"
	}
	return "Nội dung hỗ trợ"
}

// RoundItem is what one project's way came to.
type RoundItem struct {
	RoundSubject
	Key, Group  string // of the row that it is counted in
	First       Day    // of the first submission
	Submissions int
	Returns     int
	Decided     bool // found complete or returned at least once
	Accepted    bool // found complete at the first submission
	Hands       map[Hand]Days
	ToPass      int // working days from the first submission to the passed base-level appraisal; 0: not passed
}

// roundItem reads the way of one project up to a day.
func roundItem(s RoundSubject, by RoundBy, today Day) RoundItem {
	i := RoundItem{RoundSubject: s, Hands: map[Hand]Days{}}
	officer := ""
	for n, m := range s.Moves {
		at, until := DayOf(m.At), today
		if n+1 < len(s.Moves) {
			until = DayOf(s.Moves[n+1].At)
		}
		if hand := HandOf(m.To, s.Level); hand != "" {
			i.Hands[hand] = i.Hands[hand].Plus(stretch(at, until))
		}
		switch m.Move {
		case Submit, Resubmit:
			i.Submissions++
			if i.First == 0 {
				i.First = at
			}
		case Return:
			i.Returns++
			i.Decided = true
		case Check:
			i.Accepted = i.Accepted || !i.Decided && i.Submissions == 1
			i.Decided = true
		case PassBase:
			if i.ToPass == 0 {
				i.ToPass = max(1, WorkingDaysUntil(i.First, at))
			}
		}
		if officer == "" && (m.Move == Check || m.Move == Return) {
			officer = m.UserName
		}
	}
	i.Key, i.Group = roundGroup(s, by, i.First, officer)
	return i
}

func roundGroup(s RoundSubject, by RoundBy, first Day, officer string) (key, label string) {
	switch by {
	case RoundsByOfficer:
		if officer == "" {
			return "-", "Chưa ai kiểm tra"
		}
		return officer, officer
	case RoundsByPlace:
		if s.Place.Code == "" {
			return "-", "Không ghi địa bàn"
		}
		return s.Place.Code + "@" + s.Place.Name, s.Place.Name
	case RoundsByQuarter:
		quarter := (first.Month() + 2) / 3
		return fmt.Sprintf("%d-%d", first.Year(), quarter), fmt.Sprintf("Quý %d/%d", quarter, first.Year())
	}
	c, _ := ContentByCode(s.Content)
	return s.Content, c.Name
}

// RoundRow is the statistics of a group, or of all.
type RoundRow struct {
	Key, Label  string
	Projects    int64
	Submissions int64
	Returns     int64
	Decided     int64
	Accepted    int64
	Hands       map[Hand]Days
	passes      []int
}

func (r *RoundRow) add(i RoundItem) {
	r.Projects++
	r.Submissions += int64(i.Submissions)
	r.Returns += int64(i.Returns)
	if i.Decided {
		r.Decided++
	}
	if i.Accepted {
		r.Accepted++
	}
	for hand, days := range i.Hands {
		r.Hands[hand] = r.Hands[hand].Plus(days)
	}
	if i.ToPass > 0 {
		r.passes = append(r.passes, i.ToPass)
	}
}

// FirstTime is the share found complete at the first submission, of those that
// were found complete or returned.
func (r RoundRow) FirstTime() Ratio { return RatioOf(r.Accepted, r.Decided) }

// Rounds is how many submissions a project took on average: "1,4".
func (r RoundRow) Rounds() string { return average(r.Submissions, r.Projects) }

// Average is how long a project lay in a hand on average, in working days and
// of the calendar: "3,5".
func (r RoundRow) Average(h Hand) (working, calendar string) {
	return average(r.Hands[h].Working, r.Projects), average(r.Hands[h].Calendar, r.Projects)
}

// Median is the median of working days from the first submission to the passed
// appraisal of the base level; "–" where none has passed.
func (r RoundRow) Median() string {
	if len(r.passes) == 0 {
		return "–"
	}
	sorted := slices.Sorted(slices.Values(r.passes))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return strconv.Itoa(sorted[middle])
	}
	return average(int64(sorted[middle-1]+sorted[middle]), 2)
}

// average prints a / n with one decimal, rounded half up; "–" for none.
func average(a, n int64) string {
	if n == 0 {
		return "–"
	}
	return trimZeros(FixedDecimal((a*20+n)/(2*n), 1))
}

// CauseCount is how often a cause was named, and in how many projects.
type CauseCount struct {
	Cause    Cause
	Points   int64
	Projects int64
}

// RecurringFrom is from how many points on a cause is one that keeps coming
// back, which the program itself should ask about before a submission.
const RecurringFrom = 3

// Recurring tells a cause that keeps coming back and that no check before
// submission catches yet.
func (c CauseCount) Recurring() bool { return c.Points >= RecurringFrom && c.Cause.CheckedBy() == "" }

// RoundStats (thống kê vòng bổ sung) is how often dossiers came back, for what,
// and where they lay.
type RoundStats struct {
	By     RoundBy
	All    RoundRow
	Rows   []RoundRow
	Causes []CauseCount // the most frequent first
	Items  []RoundItem  // those with the most returns first
}

// CountRounds makes the statistics of projects, as of a day.
func CountRounds(projects []RoundSubject, by RoundBy, today Day) RoundStats {
	s := RoundStats{By: by, All: RoundRow{Label: "Tất cả", Hands: map[Hand]Days{}}}
	rows, counts := map[string]*RoundRow{}, map[Cause]*CauseCount{}
	for _, p := range projects {
		i := roundItem(p, by, today)
		s.Items = append(s.Items, i)
		s.All.add(i)
		if rows[i.Key] == nil {
			rows[i.Key] = &RoundRow{Key: i.Key, Label: i.Group, Hands: map[Hand]Days{}}
		}
		rows[i.Key].add(i)
		seen := map[Cause]bool{}
		for _, c := range p.Causes {
			if counts[c] == nil {
				counts[c] = &CauseCount{Cause: c}
			}
			counts[c].Points++
			if !seen[c] {
				counts[c].Projects++
			}
			seen[c] = true
		}
	}
	for _, r := range rows {
		s.Rows = append(s.Rows, *r)
	}
	slices.SortFunc(s.Rows, func(a, b RoundRow) int {
		if by == RoundsByQuarter {
			return cmp.Compare(a.Key, b.Key)
		}
		return cmp.Or(cmp.Compare(b.Returns, a.Returns), cmp.Compare(b.Projects, a.Projects), cmp.Compare(a.Label, b.Label))
	})
	for _, c := range counts {
		s.Causes = append(s.Causes, *c)
	}
	order := AllCauses()
	slices.SortFunc(s.Causes, func(a, b CauseCount) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), slices.Index(order, a.Cause)-slices.Index(order, b.Cause))
	})
	slices.SortStableFunc(s.Items, func(a, b RoundItem) int { return cmp.Or(b.Returns-a.Returns, cmp.Compare(a.Code, b.Code)) })
	return s
}

// Recurring lists the causes that keep coming back and that nothing catches.
func (s RoundStats) Recurring() (all []CauseCount) {
	for _, c := range s.Causes {
		if c.Recurring() {
			all = append(all, c)
		}
	}
	return all
}
