package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// DueDate (hạn) is the last day of something that waits for somebody.
type DueDate struct {
	Key       string // the same as long as it is the same deadline: calendars know it by this
	Day       Day
	Title     string
	Text      string
	Source    string  // the rule that sets the day
	Subject   Subject // the record that it is about; "" for a duty of the calendar
	SubjectID int64
}

// Late tells a deadline that has passed.
func (d DueDate) Late(today Day) bool { return d.Day < today }

// DueDate is the last day of who has the project now; false where there is
// none.
func (p Project) DueDate(rules RuleBook) (DueDate, bool) {
	if p.Recorded || p.Due == 0 || len(p.Stage.Holders(p.Level)) == 0 {
		return DueDate{}, false
	}
	return DueDate{
		Key: fmt.Sprintf("project-%d-%s-%d", p.ID, p.Stage, p.Round), Day: p.Due,
		Title: p.Stage.Label() + ": " + p.Title, Text: p.called() + ". Hạn xử lý: hết ngày " + p.Due.String() + ".",
		Source: rules.StageLimit(p.Stage, DayOf(p.StageSince)).Rule, Subject: SProject, SubjectID: p.ID,
	}, true
}

// Duty (việc định kỳ) is what the law wants done by a day of every year, or of
// every month where Month is 0.
type Duty struct {
	Code       string
	Month, Day int
	Title      string
	Note       string
	Roles      []Role
	Source     string
	From, To   Day  // the days on which the rule is in force; To 0: until further notice
	Unchecked  bool // known by hearsay, not held against the text of the law
}

// SortDueDates puts the nearest day first.
func SortDueDates(all []DueDate) {
	slices.SortFunc(all, func(a, b DueDate) int { return cmp.Or(int(a.Day)-int(b.Day), cmp.Compare(a.Key, b.Key)) })
}

// DutiesOf lists what is due from a role between two days, both included, the
// nearest first. Whoever sits at a machine without accounts has all of it.
func DutiesOf(role Role, from, to Day) (all []DueDate) {
	for _, duty := range Duties {
		if role != RoleLocal && !slices.Contains(duty.Roles, role) {
			continue
		}
		for year := from.Year(); year <= to.Year(); year++ {
			for month := 1; month <= 12; month++ {
				d, ok := NewDay(year, month, duty.Day)
				if ok && (duty.Month == 0 || duty.Month == month) && from <= d && d <= to && duty.From <= d && (duty.To == 0 || d <= duty.To) {
					all = append(all, duty.on(d))
				}
			}
		}
	}
	SortDueDates(all)
	return all
}

func (y Duty) on(d Day) DueDate {
	text := y.Note
	add := func(sentence string) {
		if text != "" {
			text += " "
		}
		text += sentence
	}
	if !d.IsWorkingDay() {
		add("Ngày này là ngày nghỉ; ngày làm việc liền trước là " + d.AddWorkingDays(-1).String() + ".")
	}
	if y.Unchecked {
		add("Chưa đối chiếu với toàn văn quy định.")
	}
	return DueDate{Key: fmt.Sprintf("duty-%s-%d", y.Code, d), Day: d, Title: y.Title, Text: text, Source: y.Source}
}

// HeldBy tells whether a project of a level that stands here is the work of a
// role; who sits at a machine without accounts has all work.
func (s Stage) HeldBy(role Role, level Level) bool {
	holders := s.Holders(level)
	return len(holders) > 0 && (role == RoleLocal || slices.Contains(holders, role))
}
