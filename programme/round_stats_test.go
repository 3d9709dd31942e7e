package programme

import (
	"fmt"
	"slices"
	"testing"
)

// roundSubject is a project of the statistics out of its way.
func roundSubject(id int64, content string, causes []Cause, way []Moved) RoundSubject {
	s := RoundSubject{ID: id, Code: fmt.Sprintf("DP-%02d", id), Content: content, Level: Local, Place: PlaceRef{"31", "Xã Thử"}, Causes: causes, Stage: Draft}
	for _, m := range way {
		s.Moves = append(s.Moves, RoundMove{Move: m.Move, To: m.To, At: m.At, UserName: m.UserName})
		s.Stage = m.To
	}
	return s
}

func TestCountRounds(t *testing.T) {
	smooth := walk(Begin, 2026_03_02, Submit, 2026_03_05, Check, 2026_03_09, Forward, 2026_03_10, PassBase, 2026_03_16, Propose, 2026_03_18)
	back := walk(Begin, 2026_03_02, Submit, 2026_03_30, Return, 2026_03_31, Resubmit, 2026_04_10, Return, 2026_04_13, Resubmit, 2026_04_14, Check, 2026_04_15)
	waiting := walk(Begin, 2026_04_01, Submit, 2026_04_02)
	projects := []RoundSubject{
		roundSubject(1, "KC3c", nil, smooth),
		roundSubject(2, "KC3c", []Cause{CauseUnsigned, CauseUnsigned, CauseMissing}, back),
		roundSubject(3, "KC1", nil, waiting),
	}
	const today = 2026_04_20
	s := CountRounds(projects, RoundsByContent, today)
	if a := s.All; a.Projects != 3 || a.Submissions != 5 || a.Returns != 2 || a.Decided != 2 || a.Accepted != 1 || a.FirstTime().Percent() != "50,0 %" || a.Rounds() != "1,7" {
		t.Errorf("all: %+v %s %s", a, a.FirstTime().Percent(), a.Rounds())
	}
	for hand, want := range map[Hand]Days{
		HandDraft:     {3 + 28 + 1, 3 + 20 + 1}, // 02-05/03, 02-30/03, 01-02/04
		HandApplicant: {10 + 1, 8 + 1},          // 31/03-10/04, 13-14/04
		HandCentre: {
			4 + 1 + 1 + 3 + 1 + 5 + 18, // with what still lies there today
			2 + 1 + 1 + 1 + 1 + 3 + 12,
		},
		HandDepartment: {6 + 2, 4 + 2}, HandCommittee: {33, 23}, HandMinistry: {},
	} {
		if got := s.All.Hands[hand]; got != want {
			t.Errorf("%s: %+v, want %+v", hand, got, want)
		}
	}
	if s.All.Median() != "7" || (RoundRow{}).Median() != "–" || (RoundRow{passes: []int{1, 4}}).Median() != "2,5" {
		t.Errorf("median %s", s.All.Median())
	}
	var keys []string
	var projectsIn, returns int64
	for _, r := range s.Rows {
		keys = append(keys, r.Key)
		projectsIn, returns = projectsIn+r.Projects, returns+r.Returns
	}
	if !slices.Equal(keys, []string{"KC3c", "KC1"}) || projectsIn != s.All.Projects || returns != s.All.Returns {
		t.Errorf("rows %q of %d projects, %d returns", keys, projectsIn, returns)
	}
	if s.Items[0].ID != 2 || s.Items[0].Returns != 2 || s.Items[0].Accepted || !s.Items[1].Accepted || s.Items[2].Decided {
		t.Errorf("%+v", s.Items)
	}
	for by, want := range map[RoundBy][]string{
		RoundsByOfficer: {"returner", "-", "checker"}, RoundsByPlace: {"31@Xã Thử"}, RoundsByQuarter: {"2026-1", "2026-2"},
	} {
		var got []string
		for _, r := range CountRounds(projects, by, today).Rows {
			got = append(got, r.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %s: %q, want %q", by, got, want)
		}
	}
}

// TestRecurringCauses: a cause that keeps coming back is listed as long as
// nothing before submission catches it.
func TestRecurringCauses(t *testing.T) {
	way := walk(Begin, 2026_03_02, Submit, 2026_03_05)
	for n := range RecurringFrom + 2 {
		s := CountRounds([]RoundSubject{
			roundSubject(1, "KC1", slices.Repeat([]Cause{CauseUnsigned}, n), way), roundSubject(2, "KC1", slices.Repeat([]Cause{CauseMissing}, n), way),
		}, RoundsByContent, 2026_03_06)
		recurring := s.Recurring()
		if (len(recurring) == 1) != (n >= RecurringFrom) || len(recurring) == 1 && (recurring[0].Cause != CauseUnsigned || recurring[0].Points != int64(n) || recurring[0].Projects != 1) {
			t.Errorf("%d times: %+v", n, recurring)
		}
	}
}

// TestHands holds where a dossier is said to lie against whose work it is.
func TestHands(t *testing.T) {
	of := map[Role]Hand{
		RoleCentreOfficer: HandCentre, RoleCentreDirector: HandCentre, RoleDepartmentOfficer: HandDepartment, RoleDepartmentLeader: HandDepartment,
		RoleNationalAgency: HandMinistry, RoleProvincialCommittee: HandCommittee, RoleEstablishment: HandApplicant,
	}
	for _, level := range []Level{Local, National} {
		for _, stage := range Stages {
			hand := HandOf(stage, level)
			if stage.InPlan() || stage.Ended() {
				if hand != "" {
					t.Errorf("%s lies with %s", stage, hand)
				}
				continue
			}
			holder := of[stage.Holders(level)[0]]
			if stage == Need || stage == Draft {
				holder = HandDraft
			}
			if hand != holder || !slices.Contains(Hands, hand) {
				t.Errorf("%s of %s lies with %s, and is the work of %s", stage, level, hand, holder)
			}
		}
	}
}
