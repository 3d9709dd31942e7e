package programme

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// scored are confirmed rows that give the five tests 20 points each, but for
// the last, which is marked on another scale, and ask for 50 altogether.
func scored() []AppraisalCriterion {
	all := KnownAppraisalCriteria()
	for i := range all {
		all[i].ID, all[i].ConfirmedBy = int64(i+1), "Sở Công Thương"
	}
	all[1].Least = 12
	all[4].Scale = 3
	return all
}

// underAppraisal is a project at the base level, and a council's whole report
// on it.
func underAppraisal() (Project, Appraisal) {
	p := working()
	p.Stage, p.Round = BaseAppraisal, 1
	for i := range p.Lines {
		p.Lines[i].Approved = 0
	}
	a := Appraisal{ID: 4, ProjectID: p.ID, Round: 1, At: BaseAppraisal, Attempt: 1, State: AppraisalDraft, By: ByCouncil, Conclusion: ConcludedPass, WrittenBy: []int64{2}}
	b := &a.Body
	b.Office = "SỞ CÔNG THƯƠNG"
	b.Criteria, b.Total, b.Rule = AppliedCriteria(scored(), Local, 20260302)
	b.Members = []Member{
		{1, "Lê Văn An", "Phó Giám đốc Sở", Chair, false, NoInterest, ""}, {2, "Trần Thị Bình", "Chuyên viên", Secretary, false, NoInterest, ""},
		{3, "Phạm Văn Cường", "Sở Tài chính", Reviewer, false, NoInterest, ""}, {4, "Đỗ Thị Dung", "UBND xã", Ordinary, false, Interested, "em ruột chủ cơ sở"},
		{5, "Vũ Văn Em", "Trung tâm", Ordinary, true, Undeclared, ""},
	}
	for _, c := range b.Criteria {
		for no, score := range map[int]int64{1: 800, 2: 750, 3: 700} {
			if c.Scale == 3 {
				score = 200
			}
			b.Marks = append(b.Marks, Mark{Member: no, Code: c.Code, Score: Q(score)})
		}
	}
	b.Figures = AppraisalFigures(p)
	b.Minutes = Minutes{Number: "05", Date: 20260227, Place: "Sở Công Thương"}
	return p, a
}

func TestPointsAreExact(t *testing.T) {
	_, a := underAppraisal()
	b := a.Body
	// Each gives four criteria on the scale of 10 and one 2 of 3: 4×20×8/10 + 20×2/3.
	for no, want := range map[int]string{1: "77,33", 2: "73,33", 3: "69,33"} {
		if got := b.MemberPoints(no).Times(); got != want {
			t.Errorf("member %d gives %s, want %s", no, got, want)
		}
	}
	if got := b.TotalText(); got != "73,33/100 điểm" {
		t.Errorf("altogether %s", got)
	}
	// The mean of rounded thirds would be 40/3 = 13,33; of the sum it is the same
	// quotient, rounded once.
	if got := b.Result(b.Criteria[4]); got != "13,33/20 điểm" {
		t.Errorf("the last criterion %s", got)
	}
	if b.Points().reaches(74) || !b.Points().reaches(73) {
		t.Error("73,33 points reach 74, or not 73")
	}
	// Exactly on the line: 2/3 of 30 points reach 20.
	line := AppraisalBody{Members: b.Members[:1], Criteria: []AppliedCriterion{{Code: "x", Weight: 30, Scale: 3, Least: 20}}, Marks: []Mark{{Member: 1, Code: "x", Score: Q(200)}}}
	if !line.Passes(line.Criteria[0]) {
		t.Error("a score exactly on the line does not pass")
	}
	// Who has an interest or is absent does not count, whatever is sent.
	b.Marks = append(slices.Clone(b.Marks), Mark{Member: 4, Code: b.Criteria[0].Code, Score: Q(0)})
	if got := b.TotalText(); got != "73,33/100 điểm" {
		t.Errorf("with the mark of a member who has an interest: %s", got)
	}
	b.Marks = b.Marks[1:]
	if b.Points().Known {
		t.Error("a total though one has not marked everything")
	}
}

func TestAppliedCriteria(t *testing.T) {
	const day = 20260302
	all, total, rule := AppliedCriteria(nil, Local, day)
	if len(all) != 5 || total != 0 || slices.ContainsFunc(all, AppliedCriterion.Scored) || !strings.Contains(rule, "Chưa có quy định trong kho") {
		t.Errorf("without rows: %d criteria, %d, %q", len(all), total, rule)
	}
	all, _, rule = AppliedCriteria(KnownAppraisalCriteria(), Local, day)
	if slices.ContainsFunc(all, AppliedCriterion.Scored) || !strings.Contains(rule, "6 dòng chưa được xác nhận") {
		t.Errorf("rows that nobody confirmed are applied, or not said: %q", rule)
	}
	rows := scored()
	own := AppraisalCriterion{ID: 20, Code: "own", Name: "Sản phẩm đặc trưng", Level: National, Weight: 10, Scale: 10, Source: "QĐ 1", Clause: "Điều 2", From: 20250101, ConfirmedBy: "A"}
	later := rows[0]
	later.ID, later.Weight, later.From = 21, 25, 20260301
	gone := rows[1]
	gone.ID, gone.Weight, gone.From, gone.To = 22, 90, 20260101, 20260301
	all, total, rule = AppliedCriteria(append(rows, own, later, gone), Local, day)
	if len(all) != 5 || all[0].Weight != 25 || all[1].Weight != 20 || total != 50 || !strings.Contains(rule, "cao nhất 105, đạt từ 50 điểm") {
		t.Errorf("%+v, %d, %q", all, total, rule)
	}
	if all, _, _ = AppliedCriteria(append(rows, own), National, day); len(all) != 6 || all[5].Code != "own" {
		t.Errorf("the province's own criterion for national money: %+v", all)
	}
	for _, r := range append(rows, own) {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.Code, err)
		}
	}
}

func TestAppraisalConclude(t *testing.T) {
	norm := Norm{Content: "KC3c", Level: Local, Cap: Q(int64(110 * tr)), Rate: Q(5000), Source: "QĐ 12", Clause: "Điều 3", From: 20200101, ConfirmedBy: "A"}
	fig := func(b *AppraisalBody, i int, v Money, why string) {
		b.Figures[i].Found, b.Figures[i].Reason = Q(int64(v)), why
	}
	tests := []struct {
		name  string
		spoil func(*Appraisal, *Project)
		want  []string // fields; none: it goes to the leader
	}{
		{"whole, support cut with a reason", func(a *Appraisal, p *Project) { fig(&a.Body, 0, 100*tr, "Giá máy theo báo giá thấp hơn") }, nil},
		{"as asked, above the norm", func(a *Appraisal, p *Project) {}, []string{"found_local"}},
		{"above the norm by a paper", func(a *Appraisal, p *Project) { p.NormException = "CV 12" }, nil},
		{"one đồng above half the cost", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr+2, "Giảm")
			fig(&a.Body, 1, 100*tr, "Giảm")
		}, []string{"found_local"}},
		{"a change without a reason", func(a *Appraisal, p *Project) { fig(&a.Body, 0, 90*tr, "") }, []string{"reason_found_local"}},
		{"more than asked without a reason", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			fig(&a.Body, 1, 200*tr, "")
		}, []string{"reason_found_cash"}},
		{"no support at all", func(a *Appraisal, p *Project) { fig(&a.Body, 0, 0, "Không hỗ trợ") }, []string{"found_local"}},
		{"a member with an interest marks", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Marks = append(a.Body.Marks, Mark{Member: 4, Code: "fit", Score: Q(1000)})
		}, []string{"mark_4_fit"}},
		{"an absent member marks", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Marks = append(a.Body.Marks, Mark{Member: 5, Code: "fit", Score: Q(1000)})
		}, []string{"mark_5_fit"}},
		{"a mark beyond the scale", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			i := slices.IndexFunc(a.Body.Marks, func(m Mark) bool { return m.Member == 2 && m.Code == "fit" })
			a.Body.Marks[i].Score = Q(1001)
		}, []string{"mark_2_fit"}},
		{"an interest without saying which", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Members[3].Interest = ""
		}, []string{"interest_4"}},
		{"somebody has declared nothing", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Members[2].Declared = Undeclared
		}, []string{"declared_3"}},
		{"the chair has an interest", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Members[0].Declared, a.Body.Members[0].Interest = Interested, "góp vốn"
			a.Body.Marks = slices.DeleteFunc(a.Body.Marks, func(m Mark) bool { return m.Member == 1 })
		}, []string{"role_1", "members"}},
		{"two chairs", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Members[2].Role = Chair
		}, []string{"members"}},
		{"no minutes", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Minutes = Minutes{}
		}, []string{"minutes_number", "minutes_place", "minutes_date"}},
		{"a meeting tomorrow", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Minutes.Date = 20260303
		}, []string{"minutes_date"}},
		{"a criterion under its least points", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			for i, m := range a.Body.Marks {
				if m.Code == "effect" {
					a.Body.Marks[i].Score = Q(550)
				}
			}
		}, []string{"conclusion"}},
		{"too few points", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Body.Total = 80
		}, []string{"conclusion"}},
		{"no conclusion", func(a *Appraisal, p *Project) { a.Conclusion = NotConcluded }, []string{"conclusion"}},
		{"a fail without cause and words", func(a *Appraisal, p *Project) { a.Conclusion = ConcludedFail }, []string{"causes", "reasons"}},
		{"a fail", func(a *Appraisal, p *Project) {
			a.Conclusion, a.Causes, a.Reasons = ConcludedFail, []FailCause{"effect"}, "Không rõ đầu ra"
		}, nil},
		{"a pass with a cause", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.Causes = []FailCause{"file"}
		}, []string{"causes"}},
		{"a cause that is not in the list", func(a *Appraisal, p *Project) {
			a.Conclusion, a.Causes, a.Reasons = ConcludedFail, []FailCause{"weather"}, "Mưa"
		}, []string{"causes"}},
		{"an officer with an interest", func(a *Appraisal, p *Project) {
			fig(&a.Body, 0, 100*tr, "Giảm")
			a.By = ByOfficer
			a.Body.Members = []Member{{1, "Trần Thị Bình", "", Appraiser, false, Interested, "quen chủ cơ sở"}}
			a.Body.Marks = nil
		}, []string{"declared_1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, a := underAppraisal()
			tt.spoil(&a, &p)
			err := a.CheckConclude(p, []Norm{norm}, 20260101, 20260302)
			var got []string
			for _, problem := range Problems(err) {
				got = append(got, problem.Field)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%v\nfields %v, want %v", err, got, tt.want)
			}
		})
	}
}

// TestTestsWithoutPoints: where no points are in force each test is met or not,
// by more than half of who votes.
func TestTestsWithoutPoints(t *testing.T) {
	_, a := underAppraisal()
	b := &a.Body
	b.Criteria, b.Total, b.Rule = AppliedCriteria(nil, Local, 20260302)
	b.Marks = nil
	c := b.Criteria[0]
	for _, tt := range []struct {
		met    [3]ConditionAnswer
		passes bool
		want   string
	}{
		{[3]ConditionAnswer{Met, Met, NotMet}, true, "Đạt (2/3)"},
		{[3]ConditionAnswer{Met, NotMet, NotMet}, false, "Không đạt (1/3)"},
		{[3]ConditionAnswer{Met, Met, Unanswered}, true, "–"},
	} {
		b.Marks = nil
		for i, m := range tt.met {
			b.Marks = append(b.Marks, Mark{Member: i + 1, Code: c.Code, Met: m})
		}
		if got := b.Result(c); b.Passes(c) != tt.passes || got != tt.want {
			t.Errorf("%v: %v, %q", tt.met, b.Passes(c), got)
		}
	}
	b.Members[2].Absent = true // one of two is not more than half
	b.Marks = []Mark{{Member: 1, Code: c.Code, Met: Met}, {Member: 2, Code: c.Code, Met: NotMet}}
	if b.Passes(c) || b.TotalText() != "" {
		t.Error("one of two voices passes, or points are given")
	}
}

func TestWhoAppraisesAndDecides(t *testing.T) {
	p, a := underAppraisal()
	national := p
	national.Level, national.Stage = National, MinistryAppraisal
	for _, r := range Roles {
		u := as(30, r)
		if want := r == RoleDepartmentOfficer || r == RoleDepartmentLeader; (p.MayAppraise(u) == nil) != want {
			t.Errorf("%s appraises at the base level: %v", r, p.MayAppraise(u))
		}
		if want := r == RoleNationalAgency; (national.MayAppraise(u) == nil) != want {
			t.Errorf("%s appraises at the ministry: %v", r, national.MayAppraise(u))
		}
	}
	a.State, a.ConcludedBy = AppraisalConcluded, 2
	interested := as(31, RoleDepartmentLeader)
	interested.Name = "ĐỖ THỊ DUNG"
	older := a
	older.Round = 0
	tests := []struct {
		name string
		a    Appraisal
		u    User
		want Kind
	}{
		{"another leader", a, as(30, RoleDepartmentLeader), -1},
		{"who wrote it", a, as(2, RoleDepartmentLeader), Forbidden},
		{"who has an interest", a, interested, Forbidden},
		{"a report of an older round", older, as(30, RoleDepartmentLeader), Conflict},
		{"the machine without accounts", a, LocalUser, -1},
	}
	for _, tt := range tests {
		if err := tt.a.MayDecide(p, tt.u); tt.want < 0 && err != nil || tt.want >= 0 && KindOf(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if err := a.MaySendBack(p, as(30, RoleDepartmentLeader), ""); KindOf(err) != Invalid {
		t.Errorf("sent back without a reason: %v", err)
	}
	if err := a.MaySendBack(p, as(30, RoleDepartmentOfficer), "Xem lại giá"); KindOf(err) != Forbidden {
		t.Errorf("an officer sends back: %v", err)
	}
	if err := a.MayWrite(p, as(2, RoleDepartmentOfficer)); KindOf(err) != Conflict {
		t.Errorf("a concluded report is written: %v", err)
	}
	for state, want := range map[AppraisalState][3]bool{AppraisalDraft: {true, false, false}, AppraisalConcluded: {true, true, false}, AppraisalUsed: {true, true, true}} {
		a.State = state
		got := [3]bool{a.SeenBy(as(2, RoleDepartmentOfficer)), a.SeenBy(as(3, RoleAuditor)), a.SeenBy(as(4, RoleEstablishment))}
		if got != want {
			t.Errorf("%s is seen by officer, auditor, applicant: %v", state, got)
		}
	}
}

// TestAppraisedBesideRequested: what an appraisal recommends never overwrites
// what was asked, and a fail recommends nothing.
func TestAppraisedBesideRequested(t *testing.T) {
	p, a := underAppraisal()
	a.Body.Figures[0].Found = Q(int64(80 * tr))
	a.ApplyTo(&p)
	if l := p.Lines[0]; l.Appraised != 80*tr || l.Requested != 120*tr || l.Approved != 0 || p.Lines[1].Appraised != 150*tr {
		t.Errorf("%+v", p.Lines)
	}
	a.Conclusion = ConcludedFail
	a.ApplyTo(&p)
	if p.Appraised().Total() != 0 || p.Requested().Support != 120*tr {
		t.Errorf("%+v", p.Lines)
	}
}

// TestFiguresAreKept: what was found stays beside what is asked, whatever a
// client sends as asked.
func TestFiguresAreKept(t *testing.T) {
	p, a := underAppraisal()
	b := a.Body
	b.Figures = []AppraisedFigure{{Source: FromLocal, Asked: Quantity{}, Found: Q(int64(80 * tr)), Reason: "Giảm"}, {Source: FromCredit, Found: Q(int64(tr))}}
	b.KeepFigures(AppraisalFigures(p))
	if len(b.Figures) != 2 || b.Figures[0].Asked != Q(int64(120*tr)) || b.Figures[0].Found != Q(int64(80*tr)) || b.Figures[1].Found != Q(int64(150*tr)) {
		t.Errorf("%+v", b.Figures)
	}
	p.Lines[0].Requested = 130 * tr
	b.KeepFigures(AppraisalFigures(p))
	if b.Figures[0].Asked != Q(int64(130*tr)) || b.Figures[0].Found != Q(int64(80*tr)) {
		t.Errorf("%+v", b.Figures[0])
	}
}

func TestAppraisalBodyIsKeptWhole(t *testing.T) {
	_, a := underAppraisal()
	a.Body.Opinions = []OpinionGiven{{Office: "Sở Tài chính", Question: "?", Verdict: "Đồng ý"}}
	stored, err := json.Marshal(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	var back AppraisalBody
	if err := json.Unmarshal(stored, &back); err != nil || !reflect.DeepEqual(a.Body, back) {
		t.Errorf("%v\n%+v\n%+v", err, a.Body, back)
	}
}

func TestParseScore(t *testing.T) {
	for typed, want := range map[string]int64{"8": 800, "7,5": 750, " 9,25 ": 925, "0": 0} {
		if q, err := ParseScore("x", typed); err != nil || q != Q(want) {
			t.Errorf("%q: %v, %v", typed, q, err)
		}
	}
	if q, err := ParseScore("x", " "); err != nil || q.Known {
		t.Errorf("empty: %v, %v", q, err)
	}
	for _, typed := range []string{"7.5", "tám", "-1", "7,555", "99999999"} {
		if q, err := ParseScore("x", typed); KindOf(err) != Invalid || q.Known {
			t.Errorf("%q: %v, %v", typed, q, err)
		}
	}
}

func TestInterestHints(t *testing.T) {
	members := []Member{{No: 1, Name: "Trần Thị BÌNH"}, {No: 2, Name: "Lê Văn An"}, {No: 3, Name: "Phạm Cường", Declared: Interested, Interest: "chủ"}, {No: 4}}
	way := []Moved{{Move: Submit, UserName: "Lê văn an"}, {Move: Check, UserName: "Trần Thị Bình"}}
	all := InterestHints(members, "trần thị bình", way)
	if len(all) != 2 || !strings.Contains(all[0], "người đại diện") || !strings.Contains(all[1], "Lê Văn An trùng tên với người đã lập") {
		t.Errorf("%q", all)
	}
	if all := InterestHints(members, "Phạm Cường", nil); len(all) != 0 {
		t.Errorf("who has declared it is asked again: %q", all)
	}
}
