package programme

import (
	"slices"
	"testing"
	"time"
)

// at is eight in the morning of a day in Vietnam.
func at(d Day) time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 1, 0, 0, 0, time.UTC)
}

// TestTakeClock follows one dossier through two returns: the clock of who
// asked for a correction stands still, and it goes back to who asked.
func TestTakeClock(t *testing.T) {
	var (
		applicant = User{ID: 1, Role: RoleEstablishment}
		officer   = User{ID: 2, Role: RoleCentreOfficer}
		director  = User{ID: 3, Role: RoleCentreDirector}
		appraiser = User{ID: 4, Role: RoleDepartmentOfficer}
	)
	p := takenFrom(Draft, Local)
	p.Round = 0
	for _, step := range []struct {
		on    Day
		move  Move
		by    User
		stage Stage
		due   Day
		left  int
		round int
	}{
		{2026_03_02, Submit, applicant, Submitted, 2026_03_05, 0, 1},     // Monday: three working days
		{2026_03_04, Return, officer, Returned, 2026_03_18, 1, 1},        // one of the three was left
		{2026_03_16, Resubmit, applicant, Submitted, 2026_03_17, 0, 2},   // to the officer, with that one
		{2026_03_17, Check, officer, Checked, 2026_03_19, 0, 2},          //
		{2026_03_18, Forward, director, BaseAppraisal, 2026_04_01, 0, 2}, // ten
		{2026_04_03, Return, appraiser, Returned, 2026_04_17, 1, 2},      // two days late: one is left all the same
		{2026_04_13, Resubmit, applicant, BaseAppraisal, 2026_04_14, 0, 3},
		{2026_04_14, Withdraw, applicant, Withdrawn, 0, 0, 3},
		{2026_04_15, Reopen, applicant, Draft, 0, 0, 3},
	} {
		moved, err := p.Take(step.move, step.by, enough(Step{}), "Lý do", at(step.on))
		if err != nil {
			t.Fatalf("%s on %s: %v", step.move, step.on, err)
		}
		if p.Stage != step.stage || p.Due != step.due || p.DaysLeft != step.left || p.Round != step.round || moved.Due != step.due || moved.Round != step.round || !p.StageSince.Equal(at(step.on)) {
			t.Errorf("%s on %s: %s due %s, %d left, round %d", step.move, step.on, p.Stage, p.Due, p.DaysLeft, p.Round)
		}
	}
}

// TestWhoNever says in the law's words, not the table's, what must stay
// refused however the table is changed.
func TestWhoNever(t *testing.T) {
	idle := []Role{RoleDistrictOfficer, RoleCentreAccountant, RoleFinanceOfficer, RoleAuditor, RoleAdministrator, RoleLocal, ""}
	only := map[Move][]Role{
		Check: {RoleCentreOfficer}, Forward: {RoleCentreDirector},
		PassBase: {RoleDepartmentLeader}, FailBase: {RoleDepartmentLeader}, Register: {RoleDepartmentLeader}, Propose: {RoleDepartmentLeader},
		PassMinistry: {RoleNationalAgency}, FailMinistry: {RoleNationalAgency},
		Approve: {RoleProvincialCommittee, RoleNationalAgency, RoleDepartmentLeader}, Stop: {RoleProvincialCommittee, RoleNationalAgency},
	}
	outside := []Role{RoleEstablishment, RoleCollaborator, RoleCommuneOfficer}
	for _, s := range Workflow {
		for _, r := range s.By {
			if slices.Contains(idle, r) {
				t.Errorf("%s reads or runs the system, and takes %s", r, s.Move)
			}
			if who, limited := only[s.Move]; limited && !slices.Contains(who, r) {
				t.Errorf("%s takes %s", r, s.Move)
			}
			if slices.Contains(outside, r) && !slices.Contains([]Move{Begin, Draw, Submit, Resubmit, Withdraw, Reopen}, s.Move) {
				t.Errorf("who applies takes %s", s.Move)
			}
			if s.Move == Approve && s.Level == National != (r == RoleNationalAgency) {
				t.Errorf("%s approves on the %s path", r, s.Level)
			}
		}
		if checks := slices.Contains([]Move{Check, Forward, PassBase, FailBase, PassMinistry, FailMinistry, Approve}, s.Move); checks && len(s.NotBy) == 0 {
			t.Errorf("whoever prepared may take %s", s.Move)
		}
	}
}
