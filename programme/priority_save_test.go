package programme

import "testing"

func TestWhoSavesWhatOfASheet(t *testing.T) {
	const today = rankDay
	owner, officer := User{ID: 2, Name: "Chủ", Role: RoleEstablishment}, User{ID: 3, Name: "Thẩm", Role: RoleDepartmentOfficer}
	claimed := PriorityAnswer{Code: "ocop", Claimed: PriorityProof{Value: Q(1), Evidence: "QĐ 5", Dated: 2026_01_05}, ClaimedBy: "Chủ", ClaimedByID: 2}
	confirmed := changed(claimed, func(a *PriorityAnswer) {
		a.Verdict, a.Found, a.By, a.On = ProofAccepted, a.Claimed, "Thẩm", 2026_02_01
	})
	old := PrioritySheet{Answers: []PriorityAnswer{confirmed, {Code: "asked_no_more", Note: "còn"}}}
	reclaimed := changed(confirmed, func(a *PriorityAnswer) { a.Claimed.Evidence = "QĐ 6" })
	corrected := changed(confirmed, func(a *PriorityAnswer) { a.Found.Value = Q(0) })
	tests := []struct {
		name  string
		by    User
		stage Stage
		give  PriorityAnswer
		want  Kind // -1: saved
	}{
		{"nothing changed", owner, Returned, confirmed, -1},
		{"claimed anew in a project that came back", owner, Returned, reclaimed, -1},
		{"claimed anew while it is appraised", owner, BaseAppraisal, reclaimed, Conflict},
		{"corrected by an officer", officer, BaseAppraisal, corrected, -1},
		{"corrected by who claimed", User{ID: 2, Role: RoleDepartmentOfficer}, BaseAppraisal, corrected, Forbidden},
		{"corrected by the owner", owner, BaseAppraisal, corrected, Forbidden},
		{"corrected after a plan has it", officer, Approved, corrected, Conflict},
		{"confirmed before it is submitted", officer, Draft, corrected, Conflict},
		{"claimed by who may draft nothing", User{ID: 9, Role: RoleAuditor}, Returned, reclaimed, Forbidden},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			saved, err := PrioritySheet{Answers: []PriorityAnswer{tt.give}}.SavedBy(tt.by, Project{Stage: tt.stage, Open: []string{PartPriority}}, old, today)
			if tt.want >= 0 {
				if KindOf(err) != tt.want {
					t.Fatalf("%v", err)
				}
				return
			}
			if err != nil || len(saved.Answers) != 2 {
				t.Fatalf("%v %+v", err, saved)
			}
			switch got := saved.Answer("ocop"); tt.give {
			case confirmed:
				if got != confirmed {
					t.Errorf("%+v", got)
				}
			case reclaimed:
				if got.Verdict != NotChecked || got.By != "" || got.Found != confirmed.Found {
					t.Errorf("a claim that was changed stays confirmed: %+v", got)
				}
			case corrected:
				if got.By != "Thẩm" || got.On != today || got.Claimed != claimed.Claimed || got.ClaimedBy != "Chủ" {
					t.Errorf("%+v", got)
				}
			}
		})
	}
	gone, err := PrioritySheet{Answers: []PriorityAnswer{{Code: "ocop"}}}.SavedBy(officer, Project{Stage: Submitted}, PrioritySheet{}, today)
	if err != nil || len(gone.Answers) != 0 {
		t.Errorf("an answer that says nothing is kept: %+v %v", gone, err)
	}
}
