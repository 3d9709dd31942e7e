package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// planOf is a local plan of 2027 with a budget and lines of these supports:
// candidates unless fn says otherwise.
func planOf(budget Money, supports ...Money) AnnualPlan {
	a := AnnualPlan{
		Plan: Plan{ID: 1, ProgrammeID: 1, Year: 2027, Level: Local}, Programme: Programme{ID: 1, From: 2026, To: 2030}, Today: 2027_02_01,
		Budgets: []PlanBudget{{ID: 1, Amount: budget, Document: "9/QĐ", Dated: 2026_12_10}},
	}
	for i, m := range supports {
		l := PlanLine{Rank: i + 1, Project: Project{
			ID: int64(i + 1), Code: fmt.Sprintf("DP-%02d", i+1), Title: "Máy", Kind: KindProject, Content: "KC3c", Level: Local, Year: 2027, Stage: BasePassed,
			Establishment: EstablishmentRef{ID: 3, Name: "HTX"}, Place: PlaceRef{Code: "1", Name: "Xã Một"},
			Lines: []FundingLine{{Source: FromLocal, Requested: m + 10*Million, Appraised: m}, {Source: FromCash, Requested: 2 * m, Appraised: 2 * m}},
		}}
		l.Choice = l.Usual()
		a.Lines = append(a.Lines, l)
	}
	return a
}

func (a *AnnualPlan) approve(i int, m Money) {
	l := &a.Lines[i]
	l.Terms = l.Project.Granted(m)
	l.Terms.Apply(&l.Project)
	l.Stage = Approved
}

func TestCutLine(t *testing.T) {
	a := planOf(300*Million, 100*Million, 120*Million, 90*Million, 10*Million)
	tests := []struct {
		name  string
		do    func()
		cut   string
		total Money
	}{
		{"by rank, strictly", func() {}, "DP-03", 320 * Million},
		{"less is proposed for one", func() { a.Lines[1].Choice = PlanChoice{ProjectID: 2, Chosen: true, Amount: 100 * Million} }, "", 300 * Million},
		{"what is approved has its money first", func() { a.approve(3, 10*Million) }, "", 300 * Million},
		{"the budget is cut", func() {
			a.Budgets = append(a.Budgets, PlanBudget{ID: 2, Amount: 5 * Million, Document: "10/QĐ", Dated: 2027_01_10})
		}, "DP-04", 300 * Million},
		{"nobody knows the budget", func() { a.Budgets = nil }, "", 300 * Million},
	}
	for _, tt := range tests {
		tt.do()
		steps, s := a.Steps(), PlanStep{}
		if at := slices.IndexFunc(steps, func(s PlanStep) bool { return s.Cut }); at >= 0 {
			s = steps[at]
		}
		if s.Code != tt.cut || steps[len(steps)-1].Running != tt.total {
			t.Errorf("%s: cut at %q, running %s", tt.name, s.Code, steps[len(steps)-1].Running.Dong())
		}
	}
	if left := (AnnualPlan{}).Left(); left.Known {
		t.Errorf("nothing is known and %v is left", left)
	}
}

func TestBeyondTargets(t *testing.T) {
	a := planOf(Billion, 100*Million, 120*Million)
	a.Targets = []Target{{Period: Years(2026, 2030), Level: Local, Content: "KC3c", Support: Q(int64(250 * Million)), Projects: Q(3)}, {Period: Years(2026, 2030), Level: Local, Support: Q(int64(400 * Million))}}
	a.Cells = []Cell{
		{Year: 2026, Level: Local, Content: "KC3c", Stage: Completed, Place: PlaceRef{Code: "1", Name: "Xã Một"}, Approved: Sums{Projects: 1, Support: 60 * Million}},
		{Year: 2026, Level: National, Content: "KC3c", Stage: Completed, Approved: Sums{Projects: 1, Support: 500 * Million}},
		{Year: 2026, Level: Local, Content: "KC3c", Stage: Rejected, Approved: Sums{Projects: 1, Support: 500 * Million}},
	}
	a.Lines[0].Choice.Chosen = true
	steps := a.Steps()
	if len(steps[0].Beyond) != 0 || len(steps[1].Beyond) != 1 || !strings.Contains(steps[1].Beyond[0], "cộng dồn 280 triệu đồng") {
		t.Errorf("%v, %v", steps[0].Beyond, steps[1].Beyond)
	}
	r := a.RestByContent()
	if len(r) != 1 || r[0].Before.Support != 60*Million || r[0].Asking.Support != 100*Million || r[0].Open.Support != 120*Million || r[0].Left().Support != Q(int64(90*Million)) || r[0].Left().Projects != Q(1) {
		t.Errorf("%+v", r)
	}
	places := a.RestByPlace()
	if len(places) != 1 || places[0].Before.Projects != 1 || places[0].Asking.Projects != 1 || places[0].Open.Projects != 1 {
		t.Errorf("%+v", places)
	}
	var sum Money
	for _, p := range places {
		sum += p.Before.Support + p.Here.Support + p.Asking.Support + p.Open.Support
	}
	whole := a.restOf(Years(2026, 2030), "")
	if want := whole.Before.Support + whole.Here.Support + whole.Asking.Support + whole.Open.Support; sum != want {
		t.Errorf("places add up to %s, the level to %s", sum.Dong(), want.Dong())
	}
}

func TestGaps(t *testing.T) {
	a := planOf(Billion, 100*Million)
	a.Targets = []Target{{Period: Years(2026, 2030), Level: Local, Content: "KC3c", Support: Q(1)}, {Period: Years(2026, 2030), Level: Local, Content: "KC1", Support: Q(int64(Million))}, {Period: Years(2026, 2030), Level: National, Content: "KC2a", Support: Q(1)}}
	a.Cells = []Cell{
		{Year: 2027, Level: Local, Content: "KC1", Stage: Need, Approved: Sums{Projects: 2}}, {Year: 2027, Level: Local, Content: "KC1", Stage: Returned, Approved: Sums{Projects: 1}},
		{Year: 2027, Level: Local, Content: "KC1", Stage: Rejected, Approved: Sums{Projects: 3}}, {Year: 2026, Level: Local, Content: "KC1", Stage: Withdrawn, Approved: Sums{Projects: 9}},
	}
	g := a.GapRows()
	if len(g) != 1 || g[0].Content.Code != "KC1" || g[0].Needs != 2 || g[0].Drafts != 1 || g[0].Rejected != 3 || g[0].Withdrawn != 0 {
		t.Fatalf("%+v", g)
	}
	if got := g[0].Suggested(); !slices.Equal(got, []GapReason{GapIncomplete, GapRejected}) {
		t.Errorf("%v", got)
	}
	for _, r := range GapReasons() {
		if r.Label() == string(r) {
			t.Errorf("%s has no words", r)
		}
	}
}

func TestSettleState(t *testing.T) {
	approve, adjust, undone := PlanDecision{Kind: DecisionApprove}, PlanDecision{Kind: DecisionAdjust}, PlanDecision{Kind: DecisionAdjust, CancelledBy: 9}
	for _, tt := range []struct {
		name      string
		number    string
		waiting   int64
		in        int64
		decisions []PlanDecision
		want      PlanState
	}{
		{"new", "", 0, 0, nil, PlanAssembling},
		{"of old books", "1/QĐ", 0, 5, nil, PlanApproved},
		{"of old books without a number", "", 0, 5, nil, PlanApproved},
		{"submitted", "", 3, 0, nil, PlanSubmitted},
		{"partly decided", "1/QĐ", 1, 2, []PlanDecision{approve}, PlanSubmitted},
		{"decided", "1/QĐ", 0, 3, []PlanDecision{approve}, PlanApproved},
		{"changed", "1/QĐ", 0, 3, []PlanDecision{approve, adjust}, PlanAdjusted},
		{"the change was cancelled", "1/QĐ", 0, 3, []PlanDecision{approve, undone}, PlanApproved},
	} {
		if got := (Plan{DecisionNo: tt.number}).SettleState(tt.waiting, tt.in, tt.decisions); got != tt.want || got.Label() == string(got) {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestCall(t *testing.T) {
	c := Call{ID: 1, From: 2026_03_02, To: 2026_03_31, Source: "QĐ 1"}
	for day, want := range map[Day]string{2026_03_01: "Chưa mở", 2026_03_30: "còn 1 ngày làm việc", 2026_03_31: "hôm nay là ngày cuối", 2026_04_01: "Đã đóng từ 01/04/2026"} {
		if got := c.Status(day); !strings.Contains(got, want) {
			t.Errorf("%s: %s", day, got)
		}
	}
	if leap := (Call{From: 2028_02_29, To: 2028_03_31}).Copied(Plan{Year: 2028}, Plan{Year: 2029}); leap.From != 2029_02_28 || leap.To != 2029_03_31 {
		t.Errorf("%+v", leap)
	}
	p := Plan{Year: 2026}
	for _, tt := range []struct {
		name, field string
		c           Call
	}{
		{"days turned round", "to", Call{From: 2026_03_02, To: 2026_03_01, Source: "x", Reason: "x"}},
		{"no days", "from", Call{To: 2026_03_01, Source: "x", Reason: "x"}},
		{"of another year", "from", Call{From: 2023_03_02, To: 2026_03_01, Source: "x", Reason: "x"}},
		{"after the year", "to", Call{From: 2026_03_02, To: 2027_03_01, Source: "x", Reason: "x"}},
		{"no source", "source", Call{From: 2026_03_02, To: 2026_04_01, Reason: "x"}},
		{"longer without a reason", "reason", Call{From: 2026_03_02, To: 2026_04_01, Source: "QĐ 1"}},
		{"shorter without a reason", "reason", Call{From: 2026_03_02, To: 2026_03_30, Source: "QĐ 1"}},
		{"the same", "to", Call{From: 2026_03_02, To: 2026_03_31, Source: "QĐ 1"}},
	} {
		if pr := Problems(tt.c.Check(p, c)); len(pr) != 1 || pr[0].Field != tt.field {
			t.Errorf("%s: %v", tt.name, tt.c.Check(p, c))
		}
	}
}
