package programme

import (
	"fmt"
	"time"
)

// IdleDraft (dự thảo để lâu) is a need or a draft that nobody has touched for
// a while. It is listed and its people are told; nothing ever deletes it.
type IdleDraft struct {
	ID            int64
	Code, Title   string
	Stage         Stage
	Establishment EstablishmentRef
	Touched       time.Time // the last time that anything of it was saved
	By            string    // who did that
	Late          bool      // untouched for longer than the confirmed rule
}

// BackMonths is the day some months earlier, the last of its month where that
// is shorter.
func (d Day) BackMonths(n int) Day {
	month := d.Year()*12 + d.Month() - 1 - n
	for day := d.DayOfMonth(); day > 0; day-- {
		if back, ok := NewDay(month/12, month%12+1, day); ok {
			return back
		}
	}
	return 0
}

// IdleSince is the day before which a draft must have been touched last to be
// called idle; unknown says why there is none.
func (b RuleBook) IdleSince(today Day) (since Day, rule Rule, unknown string) {
	rule, unknown = b.On(RuleDraftIdle, today)
	if unknown != "" {
		return 0, rule, unknown
	}
	return today.BackMonths(int(rule.Value)), rule, ""
}

// IdleTelling tells the people of an idle draft, once for each time that it
// was left.
func (p Project) IdleTelling(touched time.Time, rule Rule) Telling {
	return p.told(Telling{
		Kind: NoticeIdle, Key: fmt.Sprintf("%s:%d:%d", NoticeIdle, p.ID, touched.Unix()), Subject: SProject, SubjectID: p.ID,
		Applicant: true, Roles: []Role{RoleCentreOfficer},
	}, TellIdle, map[string]string{"từ ngày": DayOf(touched).String(), "thời hạn": rule.Text(), "căn cứ": rule.Citation()})
}
