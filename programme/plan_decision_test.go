package programme

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestAuthorities holds that the table decides everything there is, that who it
// lets decide has the right to, and what the law says of the large changes.
func TestAuthorities(t *testing.T) {
	for _, level := range []Level{National, Local} {
		for _, grouped := range []bool{false, true} {
			for _, one := range planChanges {
				c := one.Change
				a, ok := AuthorityFor(level, grouped, c)
				if !ok || a.Decider == "" || a.Source == "" || len(a.By) == 0 || c.Label() == string(c) {
					t.Errorf("%s, %s, grouped %v: %+v", c, level, grouped, a)
				}
				need := AdjustPlan
				if c == ChangeApprove || c == ChangeAdd {
					need = ApprovePlan
				}
				for _, r := range a.By {
					if !(User{ID: 1, Role: r}).May(need) {
						t.Errorf("%s decides on %s and has not the right %s", r, c, need)
					}
				}
				if slices.Contains(greatChanges, c) && len(a.By) != 1 {
					t.Errorf("%s of a %s plan is decided by %v", c, level, a.By)
				}
			}
		}
	}
	for _, tt := range []struct {
		level   Level
		grouped bool
		change  PlanChange
		role    Role
		want    bool
	}{
		{Local, false, ChangeRaise, RoleProvincialCommittee, true}, {Local, false, ChangeRaise, RoleDepartmentLeader, false},
		{Local, false, ChangeLower, RoleDepartmentLeader, true}, {Local, false, ChangePlace, RoleCentreDirector, false},
		{Local, true, ChangePlace, RoleCentreDirector, true}, {Local, true, ChangeLower, RoleCentreDirector, false},
		{National, false, ChangeStop, RoleNationalAgency, true}, {National, false, ChangeStop, RoleProvincialCommittee, false},
		{National, true, ChangeBeneficiary, RoleDepartmentLeader, true}, {National, false, ChangeBeneficiary, RoleDepartmentLeader, false},
		{Local, false, ChangeExtend, RoleLocal, true}, {Local, false, "fly", RoleProvincialCommittee, false},
	} {
		p := Project{Code: "DP-1", Level: tt.level, Establishment: EstablishmentRef{ID: 3}}
		if tt.grouped {
			p.Establishment.ID = 0
		}
		if err := (User{ID: 1, Role: tt.role}).MayChange(p, []PlanChange{tt.change}); (err == nil) != tt.want {
			t.Errorf("%s of a %s project, grouped %v, by %s: %v", tt.change, tt.level, tt.grouped, tt.role, err)
		}
	}
}

func TestChangesBetween(t *testing.T) {
	base := PlanTerms{InPlan: true, Fund: FromLocal, Content: "KC3c", Place: PlaceRef{Code: "1"}, Establishment: EstablishmentRef{ID: 3}, Until: 2027_10_30,
		Money: []TermLine{{FromLocal, "", 100 * Million}, {FromCash, "", 200 * Million}}}
	for _, tt := range []struct {
		name string
		fn   func(*PlanTerms)
		want []PlanChange
	}{
		{"nothing", func(*PlanTerms) {}, nil},
		{"a name alone", func(t *PlanTerms) { t.Establishment.Name = "HTX" }, nil},
		{"more", func(t *PlanTerms) { *t = t.WithSupport(101 * Million) }, []PlanChange{ChangeRaise}},
		{"less", func(t *PlanTerms) { *t = t.WithSupport(99 * Million) }, []PlanChange{ChangeLower}},
		{"own part", func(t *PlanTerms) { t.Money = t.Money[:1] }, []PlanChange{ChangeOther}},
		{"stopped with less", func(t *PlanTerms) { *t = t.WithSupport(0); t.Stopped = true }, []PlanChange{ChangeStop}},
		{"later in the year", func(t *PlanTerms) { t.Until = 2027_12_30 }, []PlanChange{ChangeTime}},
		{"into the next year", func(t *PlanTerms) { t.Until = 2028_03_30 }, []PlanChange{ChangeExtend}},
		{"carried", func(t *PlanTerms) { t.Carried = 1 }, []PlanChange{ChangeExtend}},
		{"all at once", func(t *PlanTerms) {
			t.Content, t.Place, t.Establishment.ID, t.Partner = "KC3d", PlaceRef{Code: "2"}, 4, "Hội"
		}, []PlanChange{ChangeContent, ChangePlace, ChangeBeneficiary, ChangePartner}},
	} {
		after := base
		after.Money = slices.Clone(base.Money)
		tt.fn(&after)
		if got := ChangesBetween(base, after, 2027); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestTermsStored holds the names that stored decisions are read by.
func TestTermsStored(t *testing.T) {
	full := PlanTerms{true, true, Stopped, "Máy", "KC3c", PlaceRef{"1", "Xã"}, EstablishmentRef{3, "HTX"}, "Hội", 2027_01_01, 2027_12_31, FromLocal, []TermLine{{FromOther, "OCOP", 5}}, 7}
	b, err := json.Marshal(full)
	want := `{"in_plan":true,"stopped":true,"stage":"stopped","title":"Máy","content":"KC3c","place":{"Code":"1","Name":"Xã"},"establishment":{"ID":3,"Name":"HTX"},"partner":"Hội","from":20270101,"until":20271231,"fund":"local","money":[{"source":"other","name":"OCOP","amount":5}],"carried":7}`
	if err != nil || string(b) != want {
		t.Fatalf("%v\n%s\n%s", err, b, want)
	}
	var back PlanTerms
	if err := json.Unmarshal(b, &back); err != nil || fmt.Sprint(back) != fmt.Sprint(full) {
		t.Errorf("%v, %+v", err, back)
	}
}

// TestGrantedKeepsFourAmounts: approving writes the approved amount of each
// source and nothing else of it.
func TestGrantedKeepsFourAmounts(t *testing.T) {
	p := Project{Level: Local, Lines: []FundingLine{{FromLocal, "", 120, 100, 0, 0, 0}, {FromCash, "", 300, 0, 0, 0, 0}, {FromOther, "OCOP", 50, 40, 0, 0, 0}}}
	terms := p.Granted(80)
	terms.Apply(&p)
	want := []FundingLine{{FromLocal, "", 120, 100, 80, 0, 0}, {FromCash, "", 300, 0, 0, 0, 0}, {FromOther, "OCOP", 50, 40, 40, 0, 0}}
	if !slices.Equal(p.Lines, want) || terms.Support() != 80 || terms.Total() != 120 {
		t.Errorf("%+v", p.Lines)
	}
	asked := Project{Level: National, Lines: []FundingLine{{FromNational, "", 120, 0, 0, 0, 0}, {FromCash, "", 300, 0, 0, 0, 0}}}
	asked.Granted(110).Apply(&asked)
	if asked.Lines[0].Approved != 110 || asked.Lines[1].Approved != 300 || asked.Lines[0].Requested != 120 {
		t.Errorf("%+v", asked.Lines)
	}
}

// TestVersionsAddUp: of any history of decisions, the plan as of its last day is
// the plan as it is, each decision's money is the difference of the versions
// around it, and nothing is told of the days before it.
func TestVersionsAddUp(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		a := planOf(Billion, 100*Million, 120*Million, 90*Million)
		now := map[int64]PlanTerms{}
		day := Day(2027_01_04)
		for id := int64(1); id <= 12; id++ {
			d := PlanDecision{ID: id, Kind: DecisionAdjust, Number: fmt.Sprint(id), Dated: day, Effective: day}
			for i, l := range a.Lines {
				before := now[l.ID]
				switch {
				case r.IntN(2) == 0:
					continue
				case !before.InPlan:
					before = TermsOf(l.Project, PlanTerms{})
				}
				after := l.Project.Granted(Money(1+r.Int64N(100)) * Million)
				if before.InPlan && r.IntN(4) == 0 {
					after = before
					after.InPlan = false // its approval was cancelled
				}
				now[l.ID] = after
				d.Lines = append(d.Lines, DecisionLine{ProjectID: l.ID, Code: a.Lines[i].Code, Before: before, After: after})
			}
			a.Decisions = append(a.Decisions, d)
			day = day.Plus(1 + r.IntN(20))
		}
		var sum Money
		for _, terms := range now {
			sum += terms.counted()
		}
		if got := a.AsOf(day).Support(); got != sum {
			t.Fatalf("seed %d: %s, want %s", seed, got.Dong(), sum.Dong())
		}
		earlier := a.AsOf(2027_01_03)
		if len(earlier.Lines) != 0 {
			t.Fatalf("seed %d: something stood before the first decision", seed)
		}
		for _, d := range a.Decisions {
			v := a.AsOf(d.Effective)
			var moved Money
			for _, one := range earlier.Diff(v) {
				moved += one.Money
			}
			if v.Support()-earlier.Support() != d.MoneyChange() || moved != d.MoneyChange() {
				t.Fatalf("seed %d, decision %d: versions differ by %s, the decision says %s, the lines %s", seed, d.ID, (v.Support() - earlier.Support()).Dong(), d.MoneyChange().Dong(), moved.Dong())
			}
			earlier = v
		}
	}
}

func TestMandate(t *testing.T) {
	p := Project{Code: "DP-1", Level: Local}
	limit := ApprovalLimit{UpTo: 50 * Million, Source: "QĐ 5", Clause: "Điều 3", From: 2027_01_01, ConfirmedBy: "x"}
	leader, committee := User{Role: RoleDepartmentLeader}, User{Role: RoleProvincialCommittee}
	for _, tt := range []struct {
		name  string
		u     User
		m     Money
		limit ApprovalLimit
		says  string
	}{
		{"the committee without a limit", committee, Billion, ApprovalLimit{}, ""},
		{"the department without a limit", leader, Million, ApprovalLimit{}, "chưa phân cấp"},
		{"up to it", leader, 50 * Million, limit, ""},
		{"above it", leader, 50*Million + 1, limit, "trên mức 50.000.000 đồng"},
	} {
		err := tt.u.CheckMandate(p, tt.m, tt.limit)
		if (err == nil) != (tt.says == "") || err != nil && (KindOf(err) != Forbidden || !strings.Contains(err.Error(), tt.says)) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	late, open := limit, limit
	late.ID, late.From, late.UpTo = 2, 2027_06_01, 80*Million
	open.ID, open.ConfirmedBy, open.UpTo = 3, "", Billion
	all := []ApprovalLimit{limit, late, open}
	for day, want := range map[Day]Money{2026_12_31: 0, 2027_01_01: 50 * Million, 2027_06_01: 80 * Million} {
		if got, _ := LimitOn(all, day); got.UpTo != want {
			t.Errorf("%s: %s", day, got.UpTo.Dong())
		}
	}
}

func TestAnnexOfPlan(t *testing.T) {
	a := planOf(Billion, 100*Million, 120*Million)
	a.Programme.Office = "TRUNG TÂM KHUYẾN CÔNG"
	a.approve(0, 90*Million)
	a.Lines[1].Stage, a.Lines[1].Choice = Proposed, PlanChoice{ProjectID: 2, Chosen: true, Amount: 110 * Million}
	for drafted, want := range map[bool][]string{false: {"290,00", "90,00"}, true: {"350,00", "110,00"}} {
		table := a.PlanAnnex(drafted)
		last := table.Rows[len(table.Rows)-1].Values
		if len(table.Rows) != 3 || last[6].String() != want[0] || last[7].String() != want[1] || !strings.Contains(last[1].String(), "1 đề án") {
			t.Errorf("drafted %v: %v", drafted, last)
		}
		if len(table.Columns) != 9 || table.Columns[3].Head != "Mục tiêu và nội dung chính" || table.Columns[7].Head != "Trong đó KCĐP" {
			t.Errorf("%v", table.Columns)
		}
	}
}
