package programme

import (
	"strings"
	"testing"
	"time"
)

func TestStageLimit(t *testing.T) {
	key := Submitted.DaysRule()
	if key == "" || Draft.DaysRule() != "" || key.Label() != "Thời hạn xử lý: chờ kiểm tra hồ sơ" {
		t.Fatalf("rule of the days: %q, %q", key, key.Label())
	}
	own := Rule{Key: key, Value: 5, Working: true, Source: "QĐ 12/QĐ-UBND", Clause: "Điều 6", From: 2026_01_05, ConfirmedBy: "Lan"}
	open, calendar, none := own, own, own
	open.ConfirmedBy, calendar.Working, none.Value = "", false, 0
	for _, tt := range []struct {
		name  string
		rules RuleBook
		since Day
		text  string
		from  string // the rule
		due   Day
	}{
		{"nobody set any", nil, 2026_01_05, "3 ngày làm việc", "mặc định", 2026_01_08},
		{"the province's", RuleBook{own}, 2026_01_05, "5 ngày làm việc", "QĐ 12/QĐ-UBND", 2026_01_10},
		{"before it is in force", RuleBook{own}, 2025_12_29, "3 ngày làm việc", "mặc định", 2026_01_05},
		{"not confirmed", RuleBook{open}, 2026_01_05, "3 ngày làm việc", "mặc định", 2026_01_08},
		// 02/01/2026 was off and Saturday 10/01 worked instead.
		{"days of the calendar", RuleBook{calendar}, 2026_01_05, "5 ngày", "QĐ 12/QĐ-UBND", 2026_01_10},
		{"no limit", RuleBook{none}, 2026_01_05, "", "QĐ 12/QĐ-UBND", 0},
	} {
		l := tt.rules.StageLimit(Submitted, tt.since)
		if l.Text() != tt.text || !strings.Contains(l.Rule, tt.from) || l.after(tt.since) != tt.due {
			t.Errorf("%s: %q by %q until %s, want %q by %q until %s", tt.name, l.Text(), l.Rule, l.after(tt.since), tt.text, tt.from, tt.due)
		}
	}
	for _, r := range knownStageLimits() {
		if r.Confirmed() || r.Check() != nil {
			t.Errorf("%s: %v", r.Title(), r.Check())
		}
	}
}

// A dossier is given the days of the province's rule where it goes.
func TestTakeByTheProvincesDays(t *testing.T) {
	p := Project{ID: 1, Level: Local, Stage: Submitted, Round: 1}
	officer := User{ID: 7, Role: RoleCentreOfficer}
	rules := RuleBook{{Key: Checked.DaysRule(), Value: 4, Working: true, Source: "QĐ", Clause: "1", From: 2026_01_01, ConfirmedBy: "Lan"}}
	m, err := p.Take(Check, officer, Facts{Rules: rules}, "", time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))
	if err != nil || m.Due != 2026_03_06 {
		t.Errorf("until %s, %v", m.Due, err)
	}
}
