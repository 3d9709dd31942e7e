package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestPathOf(t *testing.T) {
	local := []Stage{Need, Draft, Submitted, Checked, BaseAppraisal, BasePassed, Proposed, Approved, Underway, Accepted, Completed}
	if got := PathOf(Local); !slices.Equal(got, local) {
		t.Errorf("%v", got)
	}
	if got := PathOf(National); !slices.Equal(got, slices.Insert(slices.Clone(local), 6, MinistryAppraisal, MinistryPassed)) {
		t.Errorf("%v", got)
	}
	for _, s := range Stages {
		for _, u := range []User{{Role: RoleEstablishment}, {Role: RoleCentreOfficer}} {
			if s.ShortFor(u) == "" {
				t.Errorf("%s has no short label", s)
			}
		}
	}
}

// drawn writes a path: passed stages, [where it stands], what is to come.
func drawn(all []Waypoint) string {
	var words []string
	for _, s := range all {
		switch {
		case s.Here:
			words = append(words, "["+string(s.Stage)+"]")
		case s.Passed:
			words = append(words, string(s.Stage)+"<"+s.By.UserName)
		default:
			words = append(words, string(s.Stage))
		}
	}
	return strings.Join(words, " ")
}

func TestPath(t *testing.T) {
	way := func(stages ...Stage) (all []Moved) {
		for i, s := range stages {
			all = append(all, Moved{To: s, UserName: string(rune('a' + i))})
		}
		return all
	}
	const ahead = " base_passed proposed approved underway accepted completed"
	for _, tt := range []struct {
		name  string
		p     Project
		moves []Moved
		want  string
	}{
		{"a need", Project{Stage: Need}, way(Need), "[need] draft submitted checked base_appraisal" + ahead},
		{"begun as a draft", Project{Stage: Submitted}, way(Draft, Submitted), "draft<a [submitted] checked base_appraisal" + ahead},
		{"returned by the department", Project{Stage: Returned, BackTo: BaseAppraisal}, way(Draft, Submitted, Checked, BaseAppraisal, Returned),
			"draft<a submitted<b checked<c [returned] base_appraisal" + ahead},
		{"back with the department", Project{Stage: BaseAppraisal}, way(Draft, Submitted, Checked, BaseAppraisal, Returned, BaseAppraisal),
			"draft<a submitted<b checked<c [base_appraisal]" + ahead},
		{"returned twice by the centre", Project{Stage: Submitted}, way(Draft, Submitted, Returned, Submitted), "draft<a [submitted] checked base_appraisal" + ahead},
		{"not supported", Project{Stage: Rejected, BackTo: BaseAppraisal}, way(Draft, Submitted, Checked, BaseAppraisal, Rejected), "draft<a submitted<b checked<c base_appraisal<d [rejected]"},
		{"withdrawn", Project{Stage: Withdrawn}, way(Draft, Submitted, Withdrawn), "draft<a submitted<b [withdrawn]"},
		{"drawn up again", Project{Stage: Draft}, way(Draft, Submitted, Withdrawn, Draft), "[draft] submitted checked base_appraisal" + ahead},
		{"stopped", Project{Stage: Stopped, BackTo: Approved}, way(Draft, Submitted, Checked, BaseAppraisal, BasePassed, Proposed, Approved, Stopped),
			"draft<a submitted<b checked<c base_appraisal<d base_passed<e proposed<f approved<g [stopped]"},
		{"completed", Project{Stage: Completed}, way(Approved, Underway, Completed), "approved<a underway<b [completed]"},
	} {
		tt.p.Level = Local
		if got := drawn(tt.p.Path(tt.moves)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestTimeLeft(t *testing.T) {
	for _, tt := range []struct {
		due, today Day
		stage      Stage
		words      string
		late, soon bool
	}{
		{0, 2026_03_02, Need, "", false, false},
		{2026_03_05, 2026_03_02, Submitted, "còn 3 ngày làm việc", false, false},
		{2026_03_05, 2026_03_03, Submitted, "còn 2 ngày làm việc", false, true},
		{2026_03_05, 2026_03_05, Submitted, "hết hạn hôm nay", false, true},
		{2026_03_06, 2026_03_07, Submitted, "quá hạn 1 ngày làm việc", true, false}, // Saturday
		{2026_03_06, 2026_03_09, Submitted, "quá hạn 1 ngày làm việc", true, false}, // Monday
		{2026_03_06, 2026_03_10, Submitted, "quá hạn 2 ngày làm việc", true, false},
	} {
		c := Project{Stage: tt.stage, Due: tt.due}.TimeLeft(tt.today)
		if c.Words() != tt.words || c.Late() != tt.late || c.Soon() != tt.soon {
			t.Errorf("due %s on %s: %q, %+v", tt.due, tt.today, c.Words(), c)
		}
	}
	if c := (Project{Stage: Returned, Due: 2026_03_18, DaysLeft: 2}).TimeLeft(2026_03_04); c.Paused != 2 {
		t.Errorf("%+v", c)
	}
	if c := (Project{Stage: Submitted, Due: 2026_03_18, Recorded: true}).TimeLeft(2026_03_04); c != (TimeLeft{}) {
		t.Errorf("a record of old books has a clock: %+v", c)
	}
}
