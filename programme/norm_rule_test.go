package programme

import (
	"strings"
	"testing"
)

// confirmedRules are the known rules as an office has confirmed them.
func confirmedRules() RuleBook {
	all := KnownRules()
	for i := range all {
		all[i].ConfirmedBy, all[i].ConfirmedOn = "Lê Thị Thử", 2026_01_05
	}
	return all
}

func TestKnownRulesAreRules(t *testing.T) {
	for _, r := range KnownRules() {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.Title(), err)
		}
		if r.Confirmed() {
			t.Errorf("%s: comes confirmed by nobody", r.Title())
		}
	}
}

// TestCertificateUntil is golden value G13.
func TestCertificateUntil(t *testing.T) {
	d := confirmedRules().CertificateUntil(2025_11_12)
	if d.Day != 2027_12_31 || !strings.Contains(d.Sentence, "TT 26/2014/TT-BCT, Điều 17.3") {
		t.Errorf("%v %s", d.Day, d.Sentence)
	}
	if d := RuleBook(KnownRules()).CertificateUntil(2025_11_12); d.Day != 0 || !strings.Contains(d.Sentence, "Chưa có quy định trong kho") || !strings.Contains(d.Sentence, "chưa được xác nhận") {
		t.Errorf("an unconfirmed rule was applied: %v %s", d.Day, d.Sentence)
	}
	if d := confirmedRules().CertificateUntil(2013_11_12); d.Day != 0 {
		t.Errorf("before there was a rule: %v", d)
	}
}

// TestSettlementDue is golden value G14, with the switch between days of the
// calendar and working days.
func TestSettlementDue(t *testing.T) {
	rules := confirmedRules()
	if d := rules.SettlementDue(2026_12_20); d.Day != 2027_01_04 {
		t.Errorf("settlement due %v, want 04/01/2027: %s", d.Day, d.Sentence)
	}
	if d := rules.LiquidationDue(2026_12_20); d.Day != 2027_01_22 {
		t.Errorf("liquidation by %v, want 22/01/2027: %s", d.Day, d.Sentence)
	}
	for i := range rules {
		rules[i].Working = rules[i].Key == RuleSettlement
	}
	d := rules.SettlementDue(2026_12_20)
	if want := Day(2026_12_20).AddWorkingDays(15); d.Day != want || d.Day <= 2027_01_04 || !strings.Contains(d.Sentence, "15 ngày làm việc") {
		t.Errorf("in working days %v, want %v: %s", d.Day, want, d.Sentence)
	}
}

// TestCheckAdvance is golden value G15.
func TestCheckAdvance(t *testing.T) {
	rules := confirmedRules()
	const support = 300 * Million
	if err := rules.CheckAdvance("advance", support, support.Share(71, 100), 2026_03_01); KindOf(err) != Invalid || Problems(err)[0].Field != "advance" || !strings.Contains(err.Error(), "vượt mức cho phép 3.000.000 đồng") {
		t.Errorf("71 %%: %v", err)
	}
	if err := rules.CheckAdvance("advance", support, support.Share(70, 100), 2026_03_01); err != nil {
		t.Errorf("70 %%: %v", err)
	}
	if err := RuleBook(KnownRules()).CheckAdvance("advance", support, support, 2026_03_01); err != nil {
		t.Errorf("an unconfirmed rule refuses: %v", err)
	}
	if _, sentence, ok := (RuleBook{}).MostAdvance(support, 2026_03_01); ok || !strings.Contains(sentence, "Chưa có quy định trong kho") {
		t.Errorf("no rule: %s", sentence)
	}
}

func TestRuleText(t *testing.T) {
	for _, tt := range []struct {
		rule Rule
		want string
	}{
		{Rule{Key: RuleAdvance, Value: 7_000}, "70 %"}, {Rule{Key: RuleAdvance, Value: 3_750}, "37,5 %"}, {Rule{Key: RulePriority, Value: 15_000}, "150 %"},
		{Rule{Key: RuleLiquidation, Value: 122}, "22/01 năm sau"}, {Rule{Key: RuleNovelty, Value: 2}, "cấp huyện"}, {Rule{Key: RuleCertificate, Value: 3}, "3 năm"},
		{Rule{Key: RuleSettlement, Value: 15, Working: true}, "15 ngày làm việc"},
	} {
		if got := tt.rule.Text(); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

func TestRuleCheck(t *testing.T) {
	good := Rule{Key: RuleAdvance, Value: 7_000, Source: "TT thử", Clause: "Điều 1", From: 2020_01_01}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for field, wrong := range map[string]func(*Rule){
		"key": func(r *Rule) { r.Key = "other" }, "value": func(r *Rule) { r.Value = 10_001 }, "source": func(r *Rule) { r.Source = "" },
		"clause": func(r *Rule) { r.Clause = "" }, "from": func(r *Rule) { r.From = 0 }, "to": func(r *Rule) { r.To = 2019_12_31 },
	} {
		r := good
		wrong(&r)
		if pr := Problems(r.Check()); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
	for _, wrong := range []Rule{{Key: RuleLiquidation, Value: 1340}, {Key: RuleNovelty, Value: 4}, {Key: RuleCertificate}, {Key: RuleStarted, Value: -1}} {
		wrong.Source, wrong.Clause, wrong.From = "x", "y", 2020_01_01
		if pr := Problems(wrong.Check()); len(pr) != 1 || pr[0].Field != "value" {
			t.Errorf("%+v: %v", wrong, pr)
		}
	}
}

func TestRuleBookLatestCounts(t *testing.T) {
	b := RuleBook{{ID: 1, Key: RuleAdvance, Value: 5_000, From: 2018_01_01, ConfirmedBy: "A"}, {ID: 2, Key: RuleAdvance, Value: 7_000, From: 2020_01_01, ConfirmedBy: "A"}}
	if r, _ := b.On(RuleAdvance, 2021_01_01); r.ID != 2 {
		t.Errorf("got %+v", r)
	}
	if r, _ := b.On(RuleAdvance, 2019_01_01); r.ID != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestParseRuleValue(t *testing.T) {
	for _, tt := range []struct {
		key   RuleKey
		typed string
		want  int64 // -1: refused
	}{
		{RuleAdvance, "70", 7_000}, {RuleAdvance, "37,5 %", 3_750}, {RuleAdvance, "", -1}, {RuleAdvance, "bảy mươi", -1},
		{RuleLiquidation, "22/01", 122}, {RuleLiquidation, "1/2", 201}, {RuleLiquidation, "32/01", -1}, {RuleLiquidation, "22", -1},
		{RuleSettlement, "15", 15}, {RuleSettlement, "1,5", -1}, {RuleNovelty, "2", 2},
	} {
		got, err := ParseRuleValue("value", tt.key, tt.typed)
		if tt.want < 0 && (KindOf(err) != Invalid || Problems(err)[0].Field != "value") || tt.want >= 0 && (err != nil || got != tt.want) {
			t.Errorf("%s %q is %d, %v", tt.key, tt.typed, got, err)
		}
	}
	for _, r := range KnownRules() {
		if got, err := ParseRuleValue("value", r.Key, r.Typed()); err != nil || got != r.Value {
			t.Errorf("%s is typed %q and read as %d, %v", r.Title(), r.Typed(), got, err)
		}
	}
}
