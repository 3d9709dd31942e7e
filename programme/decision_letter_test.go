package programme

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// letterCase is a project that was approved, adjusted, then stopped.
func letterCase() (Project, []PlanDecision) {
	terms := PlanTerms{InPlan: true, Fund: FromLocal, Until: 2027_10_30, Money: []TermLine{{FromLocal, "", 200 * Million}, {FromCash, "", 300 * Million}}}
	lower, stopped := terms.WithSupport(150*Million), terms.WithSupport(150*Million)
	stopped.Stopped = true
	entered := func(day Day) Entered { at, _ := day.Moments(); return Entered{At: at.Add(9 * time.Hour)} }
	line := func(before, after PlanTerms) []DecisionLine {
		return []DecisionLine{{ProjectID: 9, Before: before, After: after}, {ProjectID: 8, After: terms}}
	}
	return Project{ID: 9, Code: "DP-1", Level: Local, Year: 2027, Stage: Stopped}, []PlanDecision{
		{ID: 3, Kind: DecisionStop, Number: "77/QĐ-UBND", Dated: 2027_06_01, Effective: 2027_06_01, Reason: "Cơ sở giải thể.", Entered: entered(2027_06_03), Lines: line(lower, stopped)},
		{ID: 1, Kind: DecisionApprove, Number: "15/QĐ-UBND", Dated: 2027_01_15, Effective: 2027_01_15, Reason: "Theo tờ trình.", Entered: entered(2027_01_20), Lines: line(PlanTerms{}, terms)},
		{ID: 2, Kind: DecisionAdjust, Number: "40/QĐ-SCT", Dated: 2027_03_01, Effective: 2027_03_01, Entered: entered(2027_03_01), Lines: line(terms, lower)},
	}
}

func TestDecisionLetters(t *testing.T) {
	p, decisions := letterCase()
	all := DecisionLettersOf(p, decisions, nil, nil, nil)
	if len(all) != 2 || all[0].Result != Approve || all[1].Result != Stop {
		t.Fatalf("%+v", all)
	}
	granted, stopped := all[0], all[1]
	if granted.Terms.Support() != 200*Million || granted.Now.Support() != 150*Million || !reflect.DeepEqual(granted.Amended, []string{"40/QĐ-SCT ngày 01/03/2027"}) || granted.Told != 2027_01_20 {
		t.Errorf("%+v", granted)
	}
	if stopped.Reason != "Cơ sở giải thể." || stopped.Decision.Number != "77/QĐ-UBND" || granted.Reason != "" || len(stopped.Decision.Lines) != 0 {
		t.Errorf("%+v", stopped)
	}

	for i := range decisions {
		decisions[i].CancelledBy = 99
	}
	if got := DecisionLettersOf(p, decisions, nil, nil, nil); len(got) != 0 {
		t.Errorf("letters of cancelled decisions: %+v", got)
	}
	p.Recorded = true
	if got := DecisionLettersOf(p, decisions, nil, nil, nil); len(got) != 0 {
		t.Errorf("letters of a record of old books: %+v", got)
	}
}

// TestLetterOfRejection: of several rejections the last counts, with its own
// report; a dossier that was taken up again has none.
func TestLetterOfRejection(t *testing.T) {
	at := func(day Day) time.Time { from, _ := day.Moments(); return from.Add(9 * time.Hour) }
	moves := []Moved{
		{ID: 4, Move: FailBase, At: at(2027_02_01), Note: "Lần trước."}, {ID: 5, Move: Reopen, At: at(2027_02_05), Note: "Xét lại."},
		{ID: 6, Move: FailBase, At: at(2027_03_01), Note: "Không đủ vốn."},
	}
	reports := []Appraisal{
		{ID: 1, Round: 1, At: BaseAppraisal, State: AppraisalSentBack, Conclusion: ConcludedFail}, {ID: 2, Round: 1, At: BaseAppraisal, State: AppraisalUsed, Conclusion: ConcludedFail},
		{ID: 3, Round: 1, At: MinistryAppraisal, State: AppraisalUsed, Conclusion: ConcludedFail},
	}
	p := Project{ID: 9, Stage: Rejected, Round: 1}
	all := DecisionLettersOf(p, nil, moves, reports, nil)
	if len(all) != 1 || all[0].Key != "r6" || all[0].Reason != "Không đủ vốn." || all[0].Report.ID != 2 || all[0].Told != 2027_03_01 {
		t.Fatalf("%+v", all)
	}
	p.Stage = BaseAppraisal
	if got := DecisionLettersOf(p, nil, moves, reports, nil); len(got) != 0 {
		t.Errorf("a letter of what is appraised again: %+v", got)
	}
}

// TestLetterSaysNoUnconfirmedRule: days and shares stand in a letter only by
// rules that somebody has confirmed.
func TestLetterSaysNoUnconfirmedRule(t *testing.T) {
	p, decisions := letterCase()
	says := func(rules RuleBook) string {
		l := DecisionLettersOf(p, decisions, nil, nil, rules)[0]
		return strings.Join(l.Next, "\n") + "\n" + l.Complain
	}
	rules := RuleBook(KnownRules())
	figures := []string{"70 %", "15 ngày", "22/01/2028", "20/04/2027"} // advance, settlement, liquidation, 90 days after 20/01
	before := says(rules)
	for i := range rules {
		rules[i].ConfirmedBy, rules[i].ConfirmedOn = "Trần Thị Lúa", 2026_01_05
	}
	after := says(rules)
	for _, figure := range figures {
		if strings.Contains(before, figure) || !strings.Contains(after, figure) {
			t.Errorf("%q: before confirmation\n%s\nafter\n%s", figure, before, after)
		}
	}
	if !strings.Contains(after, "30/10/2027") {
		t.Errorf("the end of the work is not said:\n%s", after)
	}
}
