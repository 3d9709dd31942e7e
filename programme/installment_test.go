package programme

import (
	"testing"
	"time"
)

func TestInstallmentLines(t *testing.T) {
	c := &ScheduledContract{Project: Project{ID: 3, Code: "DP-1", Stage: Underway}, State: ContractEffective, Approved: 100, Contracted: 100, Disbursed: 45,
		Schedule: []Installment{
			{ID: 1, Label: "Đợt 1", Due: 2027_02_01, Amount: 30, Source: FromLocal}, {ID: 2, Label: "Đợt 2", Due: 2027_03_01, Amount: 20, Source: FromLocal},
			{ID: 3, Label: "Đợt 3", Due: 2027_03_20, Amount: 20, Source: FromNational}, {ID: 4, Label: "Đợt 4", Due: 2027_09_01, Amount: 20, Source: FromLocal},
		}, Linked: map[int64]Money{2: 10}}
	today := Day(2027_03_05)
	lines := c.Lines(today)
	for i, want := range []struct {
		paid  Money
		state InstallmentState
	}{{30, InstallmentPaid}, {15, InstallmentLate}, {0, InstallmentDue}, {0, InstallmentLater}} {
		if l := lines[i]; l.Paid != want.paid || l.State != want.state {
			t.Errorf("%s: %s paid, %s", l.Label, l.Paid, l.State)
		}
	}
	if c.Unscheduled() != 10 {
		t.Errorf("unscheduled %s", c.Unscheduled())
	}
	if lines[1].Reminder(today) == nil || lines[1].Reminder(today).Kind != NoticeLate || lines[0].Reminder(today) != nil || lines[3].Reminder(today) != nil {
		t.Error("reminders")
	}
	b := NewInstallmentBoard([]*ScheduledContract{c}, [12]FundMoney{}, 2027, today)
	if b.Lines[0].ID != 2 || b.LeftIn(InstallmentLate) != 5 || b.Due[2] != (FundMoney{20, 20}) || b.UnscheduledSum() != 10 {
		t.Errorf("%+v", b)
	}
	for state, want := range map[ContractState]InstallmentState{ContractDraft: InstallmentDrafted, ContractSuspended: InstallmentHeld, ContractStopped: InstallmentHeld} {
		c.State = state
		if l := c.Lines(today)[1]; l.State != want || l.Reminder(today) != nil {
			t.Errorf("%s: %s", state, l.State)
		}
	}
	c.Project.Stage = Completed
	if c.Unscheduled() != 0 {
		t.Error("an ended project waits for a schedule")
	}
}

func TestMissedPeriods(t *testing.T) {
	rules := RuleBook{{Key: RuleProgressLocal, Value: 125, Source: "QĐ", From: 2020_01_01, ConfirmedBy: "A", ConfirmedOn: 2026_08_10}}
	p := Project{Stage: Underway, Level: Local, StageSince: time.Date(2026, 6, 1, 3, 0, 0, 0, time.UTC)}
	keys := func(asked ...string) (all []string) {
		for _, m := range rules.PeriodsToAsk(p, asked, 2026_11_26) {
			all = append(all, m.Key)
		}
		return all
	}
	for _, tt := range []struct {
		name  string
		asked []string
		want  []string
	}{
		{"since the rule was confirmed", nil, []string{"2026-08/1", "2026-09/1", "2026-10/1", "2026-11/1"}},
		{"since the last that was asked", []string{"2026-09/1"}, []string{"2026-10/1", "2026-11/1"}},
		{"nothing was missed", []string{"2026-11/1"}, nil},
	} {
		if got := keys(tt.asked...); len(got) != len(tt.want) || len(got) > 0 && (got[0] != tt.want[0] || got[len(got)-1] != tt.want[len(tt.want)-1]) {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	p.StageSince = time.Date(2026, 11, 15, 3, 0, 0, 0, time.UTC)
	if got := keys(); len(got) != 0 {
		t.Errorf("work of ten days: %v", got)
	}
}
