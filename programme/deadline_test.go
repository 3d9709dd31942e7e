package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestDutiesOf(t *testing.T) {
	year := func(r Role) (days []string) {
		for _, d := range DutiesOf(r, 2026_01_01, 2026_12_31) {
			days = append(days, d.Day.String()[:5])
		}
		return days
	}
	tests := []struct {
		role Role
		want string
	}{
		{RoleCentreOfficer, "22/01 25/01 25/02 25/03 25/04 20/05 25/05 25/06 25/07 25/08 25/09 25/10 25/11 25/12"},
		{RoleCentreAccountant, "22/01 31/01"},
		{RoleFinanceOfficer, "31/01"},
		{RoleDepartmentLeader, "22/01 14/06 20/06 30/06 10/12 14/12 31/12"},
		{RoleCommuneOfficer, "14/06 25/06 30/11 14/12 25/12"},
		{RoleEstablishment, ""},
		{RoleAdministrator, ""},
	}
	for _, tt := range tests {
		if got := strings.Join(year(tt.role), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.role, got, tt.want)
		}
	}
	if all := DutiesOf(RoleLocal, 2026_01_01, 2026_12_31); len(all) < 20 || !slices.IsSortedFunc(all, func(a, b DueDate) int { return int(a.Day - b.Day) }) {
		t.Errorf("at a machine without accounts %d", len(all))
	}
	// A rule counts in its own time only: NĐ 139/2025 until 01/03/2027.
	for _, d := range DutiesOf(RoleCommuneOfficer, 2027_03_02, 2028_12_31) {
		if strings.HasPrefix(d.Key, "duty-phan-cap") {
			t.Errorf("%+v", d)
		}
	}
	keys := map[string]bool{}
	for _, d := range DutiesOf(RoleLocal, 2026_01_01, 2029_12_31) {
		if keys[d.Key] || d.Title == "" || d.Source == "" || d.Subject != "" {
			t.Errorf("%+v", d)
		}
		keys[d.Key] = true
	}
	// 20/06/2026 is a Saturday.
	for _, d := range DutiesOf(RoleDepartmentOfficer, 2026_06_20, 2026_06_20) {
		if !strings.Contains(d.Text, "ngày nghỉ; ngày làm việc liền trước là 19/06/2026") {
			t.Errorf("%+v", d)
		}
	}
}

func TestDueDateOfAProject(t *testing.T) {
	p := Project{ID: 17, Code: "DP-01", Title: "Máy ép gạch", Level: Local, Stage: Submitted, Due: 2026_01_08, Round: 2}
	d, ok := p.DueDate(nil)
	if !ok || d.Key != "project-17-submitted-2" || d.Day != p.Due || d.SubjectID != 17 || !strings.Contains(d.Text, "DP-01") || d.Source == "" || !d.Late(2026_01_09) || d.Late(2026_01_08) {
		t.Errorf("%+v, %v", d, ok)
	}
	for name, other := range map[string]Project{"no deadline": {Stage: Submitted}, "old books": {Stage: Submitted, Due: 1, Recorded: true}, "ended": {Stage: Completed, Due: 2026_01_08}} {
		if d, ok := other.DueDate(nil); ok {
			t.Errorf("%s: %+v", name, d)
		}
	}
	for _, stage := range Stages {
		for _, level := range []Level{National, Local} {
			for _, role := range Roles {
				if stage.HeldBy(role, level) != slices.Contains(stage.Holders(level), role) {
					t.Errorf("%s, %s, %s", stage, level, role)
				}
			}
			if stage.HeldBy(RoleLocal, level) != (len(stage.Holders(level)) > 0) {
				t.Errorf("%s at a machine without accounts", stage)
			}
		}
	}
}
