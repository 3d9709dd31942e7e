package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestMachineSeen(t *testing.T) {
	listed := Listed{Name: "Máy ép", Maker: "Hưng Thịnh", Model: "HT-500", Serial: "HT-500-0071, HT-500-0072"}
	for _, tt := range []struct {
		name  string
		seen  MachineSeen
		wrong bool
		says  string
	}{
		{"the same, written otherwise", MachineSeen{Maker: "HUNG THINH", Model: "ht 500", Serial: "ht500 0072", Run: SeenYes}, false, "đúng số máy"},
		{"another number", MachineSeen{Serial: "HT-500-9999", Run: SeenYes}, true, "số máy trên máy “HT-500-9999”"},
		{"another maker", MachineSeen{Maker: "Khác", Serial: "HT-500-0071", Run: SeenYes}, true, "hãng trên máy “Khác”"},
		{"does not run", MachineSeen{Serial: "HT-500-0071", Run: SeenNo}, true, "chạy thử không đạt"},
		{"not tried", MachineSeen{Serial: "HT-500-0071", Run: SeenNone}, false, "chưa chạy thử"},
		{"not there", MachineSeen{Absent: true}, true, "không có tại nơi kiểm tra"},
		{"no plate", MachineSeen{Note: "Nhãn mờ", Run: SeenYes}, false, "không đọc được số máy"},
	} {
		tt.seen.Row, tt.seen.Listed = 1, listed
		if tt.seen.Wrong() != tt.wrong || !strings.Contains(tt.seen.Verdict(), tt.says) {
			t.Errorf("%s: wrong %v, %s", tt.name, tt.seen.Wrong(), tt.seen.Verdict())
		}
	}
	unlisted := MachineSeen{Row: 1, Serial: "X-1", Run: SeenYes}
	if unlisted.Wrong() {
		t.Errorf("a list without numbers makes it wrong: %s", unlisted.Verdict())
	}
}

func TestInspectionIsComplete(t *testing.T) {
	whole := func() Inspection {
		return Inspection{Number: "1/BB", Held: 20260302, Body: InspectionBody{
			Where: "Xưởng", Work: "Đang lắp", Conclusion: "Đạt", Percent: "60",
			Members:  []InspectionMember{{SideCentre, "Lan", ""}, {SideEstablishment, "Tám", "Chủ cơ sở"}},
			Points:   []InspectionAnswer{{Code: "a", Text: "Đúng nơi", Answer: SeenYes}},
			Machines: []MachineSeen{{Row: 1, Serial: "X", Run: SeenYes}},
		}}
	}
	for _, tt := range []struct {
		name   string
		change func(*Inspection)
		field  string
		always bool // wrong also while it is written
	}{
		{"whole", func(*Inspection) {}, "", false},
		{"no number", func(i *Inspection) { i.Number = "" }, "number", false},
		{"held tomorrow", func(i *Inspection) { i.Held = 20260303 }, "held", true},
		{"not held", func(i *Inspection) { i.Held = 0 }, "held", false},
		{"nobody of the establishment", func(i *Inspection) { i.Body.Members = i.Body.Members[:1] }, "member_1", false},
		{"nobody who inspects", func(i *Inspection) { i.Body.Members = i.Body.Members[1:] }, "member_1", false},
		{"a title without a name", func(i *Inspection) { i.Body.Members[1].Name = "" }, "member_2", true},
		{"of no side", func(i *Inspection) { i.Body.Members = append(i.Body.Members, InspectionMember{"x", "Ba", ""}) }, "side_3", true},
		{"an open point", func(i *Inspection) { i.Body.Points[0].Answer = SeenOpen }, "point_a", false},
		{"wrong without a word", func(i *Inspection) { i.Body.Points[0].Answer = SeenNo }, "remark_a", false},
		{"nobody looked at the machine", func(i *Inspection) { i.Body.Machines[0] = MachineSeen{Row: 1, Run: SeenYes} }, "serial_1", false},
		{"nobody tried it", func(i *Inspection) { i.Body.Machines[0].Run = SeenOpen }, "run_1", false},
		{"not there, and not why", func(i *Inspection) { i.Body.Machines[0] = MachineSeen{Row: 1, Absent: true} }, "machine_note_1", false},
		{"half a percent", func(i *Inspection) { i.Body.Percent = "60,5" }, "percent", true},
		{"more than all", func(i *Inspection) { i.Body.Percent = "101" }, "percent", true},
	} {
		i := whole()
		tt.change(&i)
		for _, concluded := range []bool{false, true} {
			want := tt.field
			if !concluded && !tt.always {
				want = ""
			}
			var fields []string
			for _, p := range Problems(i.Check(20260302, concluded)) {
				fields = append(fields, p.Field)
			}
			if got := strings.Join(fields, " "); got != want {
				t.Errorf("%s, concluded %v: %q, want %q", tt.name, concluded, got, want)
			}
		}
	}
	i := whole()
	i.Body.Points[0].Answer, i.Body.Points[0].Remark = SeenNo, "Khác nơi"
	if i.Concludes(0) == nil || i.Concludes(1) != nil {
		t.Error("something wrong needs a finding, and no more")
	}
}

func TestPointsFor(t *testing.T) {
	all := KnownInspectionPoints()
	for n, l := range all {
		l.ID = int64(n)
		if err := l.Check(); err != nil {
			t.Errorf("%s: %v", l.Code, err)
		}
	}
	codes := func(content, visit string) (codes []string) {
		for _, p := range PointsFor(all, Project{Content: content}, visit, 20260302, nil) {
			codes = append(codes, p.Code)
		}
		return codes
	}
	if got := codes("KC1", "during"); !slices.Contains(got, "hoc_vien") || slices.Contains(got, "may_moi") || slices.Contains(got, "mat_bang") {
		t.Errorf("a course is asked %v", got)
	}
	if got := codes("KC3c", "after"); !slices.Contains(got, "con_dung") || slices.Contains(got, "khoi_luong") {
		t.Errorf("a machine after the support is asked %v", got)
	}
	kept := PointsFor(all, Project{Content: "KC3c"}, "during", 20260302, []InspectionAnswer{{Code: "doi_ung", Answer: SeenNo, Remark: "Chưa có"}, {Code: "bia_ra", Answer: SeenYes}})
	i := slices.IndexFunc(kept, func(a InspectionAnswer) bool { return a.Code == "doi_ung" })
	if i < 0 || kept[i].Remark != "Chưa có" || slices.ContainsFunc(kept, func(a InspectionAnswer) bool { return a.Code == "bia_ra" }) {
		t.Errorf("%+v", kept)
	}
}

func TestRisk(t *testing.T) {
	const today Day = 20260601
	base := RiskCase{Support: 100 * tr, Heard: today, Before: 1, Percent: -1}
	points := func(change func(*RiskCase)) (int64, []RuleKey) {
		c := base
		change(&c)
		r := RuleBook{}.RiskOf(c, today)
		var keys []RuleKey
		for _, f := range r.Factors {
			keys = append(keys, f.Key)
		}
		return r.Points, keys
	}
	if n, keys := points(func(*RiskCase) {}); n != 5 || !slices.Equal(keys, []RuleKey{RuleRiskAmount}) {
		t.Errorf("an ordinary project has %d of %v", n, keys)
	}
	for _, tt := range []struct {
		name   string
		change func(*RiskCase)
		key    RuleKey
		more   int64
	}{
		{"all advanced", func(c *RiskCase) { c.Advanced = 100 * tr }, RuleRiskAdvance, 30},
		{"more than all advanced", func(c *RiskCase) { c.Advanced = 900 * tr }, RuleRiskAdvance, 30},
		{"70 % advanced", func(c *RiskCase) { c.Advanced = 70 * tr }, RuleRiskAdvance, 21},
		{"30 days of silence", func(c *RiskCase) { c.Heard = today.Plus(-30) }, "", 0},
		{"75 days of silence", func(c *RiskCase) { c.Heard = today.Plus(-75) }, RuleRiskSilence, 10},
		{"a year of silence", func(c *RiskCase) { c.Heard = today.Plus(-365) }, RuleRiskSilence, 20},
		{"past its end", func(c *RiskCase) { c.Ends, c.Percent = today.Plus(-1), 90 }, RuleRiskLate, 15},
		{"past its end, and done", func(c *RiskCase) { c.Ends, c.Percent = today.Plus(-1), 100 }, "", 0},
		{"reports late", func(c *RiskCase) { c.ReportsLate = 4 }, RuleRiskLate, 8},
		{"for the first time", func(c *RiskCase) { c.Before = 0 }, RuleRiskFirst, 5},
		{"a blocking finding", func(c *RiskCase) { c.Open, c.Blocking = 1, 1 }, RuleRiskFinding, 15},
		{"an open finding", func(c *RiskCase) { c.Open = 1 }, RuleRiskFinding, 10},
		{"a finding once", func(c *RiskCase) { c.Past = 1 }, RuleRiskFinding, 3},
	} {
		n, keys := points(tt.change)
		if n != 5+tt.more || tt.key != "" && !slices.Contains(keys, tt.key) {
			t.Errorf("%s: %d of %v, want %d", tt.name, n, keys, 5+tt.more)
		}
	}
	never := base
	never.Advanced, never.Project.ID = 1, 2
	quiet := base
	quiet.Heard, quiet.Advanced, quiet.Held = today.Plus(-365), 100*tr, 1
	ranked := RuleBook{}.RankRisks([]RiskCase{base, quiet, never}, today)
	if ranked[0].Case.Project.ID != 2 || ranked[0].Must == "" || ranked[1].Case.Heard != quiet.Heard {
		t.Errorf("%+v", ranked)
	}
	none := RuleBook{{Key: RuleRiskAmount, Value: 0, From: 20140101, ConfirmedBy: "Lan"}}
	if r := none.RiskOf(base, today); len(r.Factors) != 0 {
		t.Errorf("a reason that counts nothing is named: %+v", r.Factors)
	}
}

func TestInspectionFacts(t *testing.T) {
	blocking := []Matter{{Kind: MatterFinding, Type: "machine", State: "open", Due: 20260401, Blocking: true}}
	for _, tt := range []struct {
		name            string
		f               InspectionFacts
		accept, cleared bool
	}{
		{"no advance, no visit", InspectionFacts{}, true, true},
		{"an advance, no visit", InspectionFacts{Advanced: 1}, false, true},
		{"an advance, visited", InspectionFacts{Advanced: 1, Held: 1}, true, true},
		{"a blocking finding", InspectionFacts{Held: 1, Blocking: blocking, Open: 1}, false, false},
		{"a finding that does not block", InspectionFacts{Open: 1}, true, true},
	} {
		if err := tt.f.BeforeAcceptance(); (err == nil) != tt.accept || err != nil && KindOf(err) != Conflict {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err := tt.f.Cleared(); (err == nil) != tt.cleared {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
