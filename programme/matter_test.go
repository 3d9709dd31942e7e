package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

var matterNow = time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC) // a Monday

// inForce is what paying asks of a contract.
var inForce = PaymentFacts{Contract: "07/HĐ-TTKC"}

// working is a project under way with 100 million of support.
func working() Project {
	return Project{ID: 7, Code: "DP-7", Title: "Máy sấy chè", Kind: KindProject, Content: "KC3c", Level: Local, Year: 2026, Stage: Underway,
		Lines: []FundingLine{{Source: FromLocal, Requested: 120 * tr, Approved: 100 * tr}, {Source: FromCash, Requested: 150 * tr, Approved: 150 * tr}}}
}

func as(id int64, r Role) User {
	return User{ID: id, Name: "Người " + string(r), Role: r, PostTitle: r.Label()}
}

// TestMatterTables holds what every line of the tables must be, whatever it
// says.
func TestMatterTables(t *testing.T) {
	for _, table := range Matters {
		if table.Label == "" || table.Open == "" || table.Ask.Text == "" {
			t.Errorf("%s: words are missing", table.Kind)
		}
		reached := map[MatterState]bool{}
		for i, s := range table.Steps {
			name := fmt.Sprintf("%s %d %s", table.Kind, i, s.Act)
			if s.Label == "" || s.Done == "" || s.Source == "" || s.Asked == (len(s.By) > 0) {
				t.Errorf("%s: a step without words or source, or not taken by either roles or who was asked", name)
			}
			if (s.From == nil) != (s.Act == ActAsk) {
				t.Errorf("%s: only %s opens a matter", name, ActAsk)
			}
			for _, state := range append(slices.Clone(s.From), s.To) {
				if table.station(state).Label == string(state) {
					t.Errorf("%s: no state %q", name, state)
				}
			}
			for _, from := range s.From {
				if table.station(from).Ended && s.Act != ActReopen && s.Act != ActTakeBack {
					t.Errorf("%s: leads on from the end %q", name, from)
				}
			}
			if table.station(s.To).Ended && s.Days != 0 {
				t.Errorf("%s: a deadline where nothing is to be done", name)
			}
			reached[s.To] = true
		}
		for _, s := range table.States {
			m := Matter{Kind: table.Kind, State: s.State, Asked: RoleFinanceOfficer, Type: first(table.Types)}
			if !reached[s.State] {
				t.Errorf("%s: %q is never reached", table.Kind, s.State)
			}
			if holders := m.Holders(working()); s.Ended != (len(holders) == 0) {
				t.Errorf("%s: %q waits for %v", table.Kind, s.State, holders)
			}
		}
	}
}

func first(types []MatterType) string {
	if len(types) == 0 {
		return ""
	}
	return types[0].Type
}

// TestMatterWhoMay tries every act in every state as every role: a role that is
// not in the line, a state that the line does not begin at, and the auditor are
// refused, and nothing changes.
func TestMatterWhoMay(t *testing.T) {
	paper := MatterEntry{Note: "Vì", PaperNo: "12/SCT", PaperDate: 20260301, Amount: 10 * tr}
	for _, table := range Matters {
		for _, state := range table.States {
			for _, step := range table.Steps {
				for _, role := range Roles {
					m := Matter{ID: 3, Kind: table.Kind, State: state.State, Type: first(table.Types), Asked: RoleFinanceOfficer, OpenedRole: RoleEstablishment, OpenedBy: 1, Amount: 10 * tr}
					before := m
					u := as(9, role)
					_, err := m.Take(step.Act, working(), u, paper, MatterFacts{Record: true, Pay: inForce}, matterNow)
					want := slices.ContainsFunc(table.Steps, func(s MatterStep) bool {
						return s.Act == step.Act && s.on(before, working()) && s.by(before, u)
					}) && u.May(ReadRecords) && before.SeenBy(u)
					if (err == nil) != want {
						t.Errorf("%s %q: %s by %s: %v, want done %v", table.Kind, state.State, step.Act, role, err, want)
					}
					if err != nil && (m != before || KindOf(err) == Internal) {
						t.Errorf("%s %q: %s by %s changed the matter or has no words: %v", table.Kind, state.State, step.Act, role, err)
					}
					if err == nil && (role == RoleAuditor || role == RoleAdministrator || role == RoleDistrictOfficer) {
						t.Errorf("%s may %s", role, step.Act)
					}
				}
			}
		}
	}
}

func TestMatterBegin(t *testing.T) {
	local, national := working(), working()
	national.Level, national.Lines[0].Source = National, FromNational
	appraised := working()
	appraised.Stage = BaseAppraisal
	plan := Moved{ID: 5, Move: FailBase, At: matterNow.AddDate(0, 0, -3)}
	signed := func(others ...Matter) MatterFacts {
		return MatterFacts{Pay: PaymentFacts{Contract: inForce.Contract, Others: others}}
	}
	facts := MatterFacts{Decisions: []Moved{plan}, Decided: DayOf(plan.At), Complain: Deadline{Day: 20260529, Sentence: "Khiếu nại chậm nhất ngày 29/05/2026."}}
	late := facts
	late.Complain = Deadline{Day: 20260228, Sentence: "Khiếu nại chậm nhất ngày 28/02/2026: 90 ngày."}
	change := Matter{Kind: MatterChange, Type: "time", Text: "Máy về chậm", Was: "Tháng 4", Wanted: "Tháng 9"}
	tests := []struct {
		name  string
		p     Project
		m     Matter
		e     MatterEntry
		f     MatterFacts
		u     User
		want  Kind
		field string
	}{
		{"a change by the centre", local, change, MatterEntry{}, MatterFacts{}, as(2, RoleCentreOfficer), -1, ""},
		{"a change without what is wanted", local, Matter{Kind: MatterChange, Type: "time", Text: "Máy về chậm", Was: "Tháng 4"}, MatterEntry{}, MatterFacts{}, as(2, RoleCentreOfficer), Invalid, "wanted"},
		{"a change of no type", local, Matter{Kind: MatterChange, Text: "x", Was: "a", Wanted: "b"}, MatterEntry{}, MatterFacts{}, as(2, RoleCentreOfficer), Invalid, "type"},
		{"a change by finance", local, change, MatterEntry{}, MatterFacts{}, as(2, RoleFinanceOfficer), Forbidden, ""},
		{"a change before the plan", appraised, change, MatterEntry{}, MatterFacts{}, as(2, RoleCentreOfficer), Conflict, ""},
		{"an opinion", appraised, Matter{Kind: MatterOpinion, Asked: RoleFinanceOfficer, Text: "Nguồn đối ứng?"}, MatterEntry{}, MatterFacts{}, as(2, RoleDepartmentOfficer), -1, ""},
		{"an opinion of an office outside", appraised, Matter{Kind: MatterOpinion, About: "Sở Nông nghiệp và Môi trường", Text: "Môi trường?"}, MatterEntry{}, MatterFacts{}, as(2, RoleDepartmentOfficer), -1, ""},
		{"an opinion of nobody", appraised, Matter{Kind: MatterOpinion, Text: "?"}, MatterEntry{}, MatterFacts{}, as(2, RoleDepartmentOfficer), Invalid, "about"},
		{"an opinion of the auditor", appraised, Matter{Kind: MatterOpinion, Asked: RoleAuditor, Text: "?"}, MatterEntry{}, MatterFacts{}, as(2, RoleDepartmentOfficer), Invalid, "asked"},
		{"an opinion of the agency on local money", appraised, Matter{Kind: MatterOpinion, Asked: RoleNationalAgency, Text: "?"}, MatterEntry{}, MatterFacts{}, as(2, RoleDepartmentOfficer), Invalid, "asked"},
		{"an opinion due yesterday", appraised, Matter{Kind: MatterOpinion, Asked: RoleFinanceOfficer, Text: "?"}, MatterEntry{Due: 20260301}, MatterFacts{}, as(2, RoleDepartmentOfficer), Invalid, "due"},
		{"an opinion asked by who applies", appraised, Matter{Kind: MatterOpinion, Asked: RoleFinanceOfficer, Text: "?"}, MatterEntry{}, MatterFacts{}, as(2, RoleEstablishment), Forbidden, ""},
		{"a payment of all support", local, Matter{Kind: MatterPayment, Type: "advance", Text: "HĐ"}, MatterEntry{Amount: 100 * tr}, signed(), as(2, RoleCentreOfficer), -1, ""},
		{"a payment above the support", local, Matter{Kind: MatterPayment, Type: "advance", Text: "HĐ"}, MatterEntry{Amount: 100*tr + 1}, signed(), as(2, RoleCentreOfficer), Invalid, "amount"},
		{"a payment above what is left", local, Matter{Kind: MatterPayment, Type: "rest", Text: "HĐ"}, MatterEntry{Amount: 31 * tr}, signed(Matter{Kind: MatterPayment, State: "asked", Amount: 70 * tr}), as(2, RoleCentreOfficer), Invalid, "amount"},
		{"a payment of nothing", local, Matter{Kind: MatterPayment, Type: "rest", Text: "HĐ"}, MatterEntry{}, signed(), as(2, RoleCentreOfficer), Invalid, "amount"},
		{"a payment without a contract in force", local, Matter{Kind: MatterPayment, Type: "advance", Text: "HĐ"}, MatterEntry{Amount: 10 * tr}, MatterFacts{}, as(2, RoleCentreOfficer), Conflict, ""},
		{"a complaint", local, Matter{Kind: MatterComplaint, AboutMove: 5, Text: "Không đúng"}, MatterEntry{}, facts, as(2, RoleEstablishment), -1, ""},
		{"a complaint about nothing", local, Matter{Kind: MatterComplaint, AboutMove: 6, Text: "Không đúng"}, MatterEntry{}, MatterFacts{Decisions: []Moved{plan}}, as(2, RoleEstablishment), Invalid, "about"},
		{"a complaint too late", local, Matter{Kind: MatterComplaint, AboutMove: 5, Text: "Không đúng"}, MatterEntry{}, late, as(2, RoleEstablishment), Conflict, "about_move"},
		{"a late complaint on paper", local, Matter{Kind: MatterComplaint, AboutMove: 5, Text: "Không đúng"}, MatterEntry{PaperNo: "Đơn", PaperDate: 20260302}, late, as(2, RoleDepartmentOfficer), -1, ""},
		{"a complaint on paper without the paper", local, Matter{Kind: MatterComplaint, AboutMove: 5, Text: "Không đúng"}, MatterEntry{}, facts, as(2, RoleDepartmentOfficer), Invalid, "paper_no"},
		{"of an unknown kind", local, Matter{Kind: "song", Text: "x"}, MatterEntry{}, MatterFacts{}, as(2, RoleCentreOfficer), Invalid, "kind"},
		{"out of scope", local, change, MatterEntry{}, MatterFacts{}, User{ID: 2, Role: RoleCentreOfficer, Scope: Scope{Level: National}}, NotFound, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := tt.m
			line, err := m.Begin(tt.p, tt.u, tt.e, tt.f, matterNow)
			if tt.want < 0 {
				if err != nil || !m.Open() || line.From != "" || line.To != m.State || m.OpenedBy != tt.u.ID || m.Due == 0 || m.ProjectID != 7 {
					t.Fatalf("%v, %+v, %+v", err, m, line)
				}
				return
			}
			if pr := Problems(err); len(pr) == 0 || pr[0].Kind != tt.want || pr[0].Field != tt.field || m.State != "" {
				t.Fatalf("%v, state %q", err, m.State)
			}
		})
	}
}

// TestMatterDays: an opinion has five working days, a complaint ten days of the
// calendar, and what is late says so.
func TestMatterDays(t *testing.T) {
	m := Matter{Kind: MatterOpinion, Asked: RoleFinanceOfficer, Text: "?"}
	p := working()
	p.Stage = BaseAppraisal
	if _, err := m.Begin(p, as(2, RoleDepartmentOfficer), MatterEntry{}, MatterFacts{}, matterNow); err != nil || m.Due != 20260309 {
		t.Fatalf("%v, due %s", err, m.Due)
	}
	if m.Late(20260309) || !m.Late(20260310) {
		t.Error("late on the last day, or not after it")
	}
	c := Matter{Kind: MatterComplaint, AboutMove: 5, Text: "x"}
	f := MatterFacts{Decisions: []Moved{{ID: 5, Move: FailBase, At: matterNow}}, Decided: 20260302}
	if _, err := c.Begin(p, as(2, RoleEstablishment), MatterEntry{}, f, matterNow); err != nil || c.Due != 20260312 {
		t.Fatalf("%v, due %s", err, c.Due)
	}
	confirmed := RuleBook{{Key: RuleComplaint, Value: 90, Source: "Luật", Clause: "Điều 9", From: 20120701, ConfirmedBy: "A"}}
	if d := confirmed.ComplaintDue(20260302); d.Day != 20260531 || !strings.Contains(d.Sentence, "90 ngày") {
		t.Errorf("%+v", d)
	}
	confirmed[0].ConfirmedBy = ""
	if d := confirmed.ComplaintDue(20260302); d.Day != 0 || !strings.Contains(d.Sentence, "Chưa có quy định") {
		t.Errorf("a row that nobody confirmed is applied: %+v", d)
	}
}

// TestMatterHands: who prepares does not decide, who confirms the volume does
// not pay, who asked does not answer.
func TestMatterHands(t *testing.T) {
	p := working()
	pay := Matter{ID: 1, Kind: MatterPayment, Type: "advance", State: "checked", Amount: 50 * tr}
	entry := MatterEntry{PaperNo: "UNC 1", PaperDate: 20260302, Amount: 50 * tr}
	if _, err := pay.Take(ActPay, p, as(4, RoleCentreAccountant), entry, MatterFacts{TakenBy: map[MatterAct]int64{ActConfirm: 4}}, matterNow); KindOf(err) != Forbidden {
		t.Errorf("who confirmed the volume pays: %v", err)
	}
	more := entry
	more.Amount = 50*tr + 1
	if _, err := pay.Take(ActPay, p, as(4, RoleCentreAccountant), more, MatterFacts{Pay: inForce}, matterNow); KindOf(err) != Invalid {
		t.Errorf("more is paid than was checked: %v", err)
	}
	if _, err := pay.Take(ActPay, p, as(4, RoleCentreAccountant), entry, MatterFacts{Pay: inForce, TakenBy: map[MatterAct]int64{ActConfirm: 3}}, matterNow); err != nil || pay.State != "paid" || pay.Open() {
		t.Errorf("%v, %+v", err, pay)
	}
	held := inForce
	held.Findings = []string{"Chưa che trục quay"}
	for name, f := range map[string]PaymentFacts{"a finding that blocks": held, "a contract that is suspended": {}} {
		for act, state := range map[MatterAct]MatterState{ActConfirm: "asked", ActPay: "checked"} {
			m := pay
			m.State, m.OpenedBy = state, 9
			u := as(4, map[MatterAct]Role{ActConfirm: RoleCentreDirector, ActPay: RoleCentreAccountant}[act])
			e := entry
			e.Note = "Theo hợp đồng"
			if _, err := m.Take(act, p, u, e, MatterFacts{Pay: f}, matterNow); KindOf(err) != Conflict || m.State != state {
				t.Errorf("%s does not hold back %s: %v", name, act, err)
			}
			if _, err := m.Take(act, p, u, e, MatterFacts{Pay: inForce}, matterNow); err != nil {
				t.Errorf("%s: %v", act, err)
			}
		}
	}
	asked := Matter{ID: 2, Kind: MatterOpinion, State: "asked", Asked: RoleDepartmentLeader, OpenedBy: 5, OpenedRole: RoleDepartmentLeader}
	if _, err := asked.Take(ActAgree, p, as(5, RoleDepartmentLeader), MatterEntry{}, MatterFacts{TakenBy: map[MatterAct]int64{ActAsk: 5}}, matterNow); KindOf(err) != Invalid {
		t.Errorf("who asked answers himself without a paper: %v", err)
	}
	if _, err := asked.Take(ActAgree, p, as(6, RoleDepartmentLeader), MatterEntry{}, MatterFacts{TakenBy: map[MatterAct]int64{ActAsk: 5}}, matterNow); err != nil || asked.State != "agreed" {
		t.Errorf("%v, %+v", err, asked)
	}
}

// TestWhoDecidesChanges is the table of the law: who decides which change of
// whose money.
func TestWhoDecidesChanges(t *testing.T) {
	for _, one := range changes.Types {
		for level, want := range map[Level]Role{National: RoleNationalAgency, Local: RoleDepartmentLeader} {
			if level == Local && slices.Contains(largeChanges, one.Type) {
				want = RoleProvincialCommittee
			}
			p := working()
			p.Level = level
			m := Matter{Kind: MatterChange, Type: one.Type, State: "confirmed"}
			if got := m.Holders(p); len(got) != 1 || got[0] != want {
				t.Errorf("%s, %s: decided by %v, want %s", one.Label, level, got, want)
			}
		}
	}
}
