package programme

import (
	"slices"
	"testing"
)

// sides are one user of each side.
var (
	officerOfAll = User{ID: 2, Role: RoleDepartmentOfficer}
	applying     = []User{{ID: 3, Role: RoleEstablishment, Scope: Scope{EstablishmentID: 1}}, {ID: 4, Role: RoleCollaborator, Scope: Scope{Places: []string{"1"}}}, {ID: 5, Role: RoleCommuneOfficer, Scope: Scope{Places: []string{"1"}}}}
)

func TestWhoDoesNotSeeInternal(t *testing.T) {
	outside := []Role{RoleEstablishment, RoleCollaborator, RoleCommuneOfficer, RoleDistrictOfficer, RoleAdministrator}
	for _, r := range Roles {
		u := User{ID: 2, Role: r}
		if got, want := u.May(ReadInternal), !slices.Contains(outside, r); got != want {
			t.Errorf("%s: %v, want %v", r, got, want)
		}
		if u.MayMessage(true) != (u.May(ReadInternal) && r != RoleAuditor) {
			t.Errorf("%s writes notes: %v", r, u.MayMessage(true))
		}
	}
}

func TestEventsForWhoApplies(t *testing.T) {
	change := func(fields ...string) (all []Change) {
		for _, f := range fields {
			all = append(all, Change{Field: f, Label: f, Old: "a", New: "b"})
		}
		return all
	}
	start := ProjectStart{}.Fields()
	tests := []struct {
		name    string
		e       Event
		seen    bool
		changes []string
	}{
		{"a correction with its reason", Event{Action: "changed", Changes: change("title", "requested_local", "promised_jobs"), Note: "Sai chính tả"}, true, []string{"title", "requested_local", "promised_jobs"}},
		{"what an appraisal recommends", Event{Action: "changed", Changes: change("appraised_local")}, false, nil},
		{"both", Event{Action: "changed", Changes: change("appraised_local", "note")}, true, []string{"note"}},
		{"a claim and what was found of it", Event{Action: "changed", Changes: change("claimed_workers", "found_workers")}, true, []string{"claimed_workers"}},
		{"what was found", Event{Action: "changed", Changes: change("found_workers")}, false, nil},
		{"another place in the ranking", Event{Action: "changed", Changes: change("rank", "signer", "document"), Note: "12/SCT"}, false, nil},
		{"the paper of it alone", Event{Action: "changed", Changes: []Change{{Field: "document", Label: "Văn bản xếp lại", New: "12/SCT"}}}, false, nil},
		{"the paper of a purchase", Event{Action: "changed", Changes: []Change{{Field: "document", Label: start[3].Label, New: "HĐ 12"}}}, true, []string{"document"}},
		{"a conclusion on double funding", Event{Action: "changed", Changes: change("double_funding"), Note: "Trùng với đề án khác"}, false, nil},
		{"a decision on the plan", Event{Action: "changed", Changes: change("approved_local", "done_local")}, true, []string{"approved_local", "done_local"}},
		{"a step", Event{Action: "moved", Note: "Chuyển Sở thẩm định: xem kỹ", Changes: change("stage", "appraised_local")}, true, nil},
		{"papers that were checked", Event{Action: "papers_checked", Note: "Báo giá: chưa đạt"}, false, nil},
		{"a paper", Event{Action: "paper_added", Note: "bản 1"}, true, nil},
		{"saved without a change", Event{Action: "changed"}, true, nil},
		{"what nobody has thought of", Event{Action: "weighed"}, false, nil},
	}
	for _, tt := range tests {
		if got := EventsFor(officerOfAll, []Event{tt.e}); len(got) != 1 || len(got[0].Changes) != len(tt.e.Changes) {
			t.Errorf("%s: an officer sees %+v", tt.name, got)
		}
		for _, u := range applying {
			got := EventsFor(u, []Event{tt.e})
			if (len(got) == 1) != tt.seen {
				t.Errorf("%s: %s sees %+v", tt.name, u.Role, got)
				continue
			}
			var fields []string
			for _, e := range got {
				for _, c := range e.Changes {
					fields = append(fields, c.Field)
				}
			}
			if !slices.Equal(fields, tt.changes) {
				t.Errorf("%s: %s sees %v, want %v", tt.name, u.Role, fields, tt.changes)
			}
		}
	}
}

// The reason of a step goes with it where it is meant for who applies, whatever
// it says itself.
func TestReasonsOfSteps(t *testing.T) {
	for _, s := range Workflow {
		e := Event{Action: "moved", Note: s.Done + ": lý do: Trả lại để bổ sung: thêm"}
		want := s.Done
		if s.Move.toldWhy() {
			want = e.Note
		}
		if got := EventsFor(applying[0], []Event{e}); len(got) != 1 || got[0].Note != want {
			t.Errorf("%s: %+v, want %q", s.Move, got, want)
		}
		if got := (Moved{Move: s.Move, Note: "lý do"}).For(applying[0]); (got.Note != "") != s.Move.toldWhy() {
			t.Errorf("%s: %q", s.Move, got.Note)
		}
	}
}

// Every event of the workflow's own fields is one that who applies sees, so
// that a new field of a project is decided on here.
func TestEveryFieldOfAProjectIsDecidedOn(t *testing.T) {
	p := Project{Lines: []FundingLine{{Source: FromLocal, Requested: 1, Appraised: 1, Approved: 1, Done: 1}}, Outcomes: []Outcome{{Indicator: Indicators[0]}}}
	for _, f := range p.Fields() {
		c := Change{Field: f.Field, Label: f.Label}
		if !c.own() && !begins(c.Field, innerFields) {
			t.Errorf("%s: neither seen nor hidden", f.Field)
		}
	}
	for _, f := range FieldsFor(applying[0], p.Fields()) {
		if f.Field == "appraised_local" {
			t.Error("the appraised amount in a submission")
		}
	}
}

func TestAppraisedIsNotToldBeforeItStands(t *testing.T) {
	for _, stage := range Stages {
		stored := Project{Stage: stage, Lines: []FundingLine{{Source: FromLocal, Requested: 5, Appraised: 3}, {Source: FromNational, Appraised: 2}}}
		told := slices.Contains([]Stage{BasePassed, MinistryPassed, Proposed, Approved, Underway, Accepted, Completed, Stopped}, stage)
		for _, u := range applying {
			seen := stored.For(u)
			if (seen.Appraised().Support != 0) != told {
				t.Errorf("%s at %s: %v", u.Role, stage, seen.Appraised())
			}
			seen.Lines = []FundingLine{{Source: FromCash, Requested: 4}, seen.Lines[0]} // the form dropped a line and added one
			seen.KeepUnseen(stored, u)
			if got := seen.Line(FromLocal); !told && (got.Appraised != 3 || got.Requested != 5 || seen.Line(FromNational).Appraised != 2 || len(seen.Lines) != 3) {
				t.Errorf("%s at %s saves %+v", u.Role, stage, seen.Lines)
			}
		}
		if stored.Lines[0].Appraised != 3 || stored.For(officerOfAll).Appraised().Support == 0 {
			t.Errorf("%s: the stored project changed, or an officer does not see it", stage)
		}
	}
}

func TestASheetKeepsWhatIsNotSeen(t *testing.T) {
	old := PrioritySheet{Answers: []PriorityAnswer{
		{Code: "workers", Claimed: PriorityProof{Value: Q(20), Evidence: "Bảng lương"}, Found: PriorityProof{Value: Q(12)}, Verdict: ProofRefused, Note: "Chỉ có 12"},
		{Code: "ocop", Verdict: ProofRefused, Note: "Không có"},
	}}
	u := applying[0]
	seen := old.For(u)
	if len(seen.Answers) != 1 || seen.Answers[0].Note != "" || seen.Answers[0].Verdict != NotChecked || seen.Answers[0].Found.Value.Known || seen.Answers[0].Claimed.Evidence != "Bảng lương" {
		t.Errorf("%+v", seen)
	}
	kept := seen.KeepUnseen(old, u)
	if !kept.Answers[0].sameFinding(old.Answers[0]) {
		t.Errorf("%+v", kept)
	}
	forged := seen
	forged.Answers = []PriorityAnswer{{Code: "workers", Verdict: ProofAccepted}}
	if got := forged.KeepUnseen(old, u); got.Answers[0].Verdict != ProofAccepted {
		t.Error("a made-up finding is swallowed instead of refused")
	}
}

func TestOpinionsAreSeenByWhoIsAsked(t *testing.T) {
	asked := Matter{Kind: MatterOpinion, Asked: RoleCommuneOfficer}
	other := Matter{Kind: MatterOpinion, Asked: RoleFinanceOfficer}
	outside := Matter{Kind: MatterOpinion, About: "Công an tỉnh"}
	for _, u := range applying {
		if got := asked.SeenBy(u); got != (u.Role == RoleCommuneOfficer) {
			t.Errorf("%s sees what the commune is asked: %v", u.Role, got)
		}
		if other.SeenBy(u) || outside.SeenBy(u) || !(Matter{Kind: MatterPayment}).SeenBy(u) {
			t.Errorf("%s sees others' opinions, or not a payment", u.Role)
		}
	}
}

func TestAUsedReportForWhoApplies(t *testing.T) {
	a := Appraisal{State: AppraisalUsed, Conclusion: ConcludedPass, Reasons: "Đủ điều kiện", Remark: "Đồng ý", WrittenBy: []int64{7}, Body: AppraisalBody{
		Members: []Member{{No: 1, Name: "A"}}, Marks: []Mark{{Member: 1}}, Opinions: []OpinionGiven{{Office: "STC"}}, Seen: []FieldValue{{Field: "doubles"}}, Statement: "Nhận xét", Minutes: Minutes{Number: "3"}}}
	got := a.For(applying[0])
	if got.Body.Members != nil || got.Body.Marks != nil || got.Body.Opinions != nil || got.Body.Seen != nil || got.Body.Minutes.Number != "" || got.Remark != "" || got.WrittenBy != nil {
		t.Errorf("%+v", got)
	}
	if got.Reasons == "" || got.Body.Statement == "" || a.For(officerOfAll).Body.Members == nil {
		t.Error("the conclusion is hidden, or something from an officer")
	}
	a.Conclusion, a.Remark = ConcludedFail, "Không đủ năng lực"
	if a.For(applying[0]).Remark == "" {
		t.Error("why it was refused is not told")
	}
}
