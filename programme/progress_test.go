package programme

import (
	"strings"
	"testing"
	"time"
)

func TestReportPeriods(t *testing.T) {
	rule := func(key RuleKey, value int64, by string) Rule {
		return Rule{Key: key, Value: value, Source: "QĐ thử", Clause: "Điều 1", From: 20140210, ConfirmedBy: by}
	}
	for _, tt := range []struct {
		value                  int64
		day                    Day
		key, label             string
		from, until, opens, du Day
	}{
		{125, 20261103, "2026-11/1", "Tháng 11/2026", 20261101, 20261130, 20261101, 20261124},
		{125, 20261225, "2026-12/1", "Tháng 12/2026", 20261201, 20261231, 20261201, 20261224},
		{325, 20261231, "2026-10/3", "Quý IV/2026", 20261001, 20261231, 20261201, 20261224},
		{302, 20260101, "2026-01/3", "Quý I/2026", 20260101, 20260331, 20260301, 20260301},
		{615, 20260630, "2026-01/6", "6 tháng đầu năm 2026", 20260101, 20260630, 20260601, 20260614},
		{615, 20260701, "2026-07/6", "6 tháng cuối năm 2026", 20260701, 20261231, 20261201, 20261214},
		{1220, 20280229, "2028-01/12", "Năm 2028", 20280101, 20281231, 20281201, 20281219},
	} {
		p, _, unknown := RuleBook{rule(RuleProgressLocal, tt.value, "Lan")}.ReportPeriod(Local, tt.day)
		if want := (ReportPeriod{tt.key, tt.label, tt.from, tt.until, tt.opens, tt.du}); p != want || unknown != "" {
			t.Errorf("%d on %s: %+v, want %+v %s", tt.value, tt.day, p, want, unknown)
		}
	}
	if _, _, unknown := (RuleBook{rule(RuleProgressLocal, 125, "")}).ReportPeriod(Local, 20261103); !strings.Contains(unknown, "chưa được xác nhận") {
		t.Errorf("a rule that nobody confirmed: %q", unknown)
	}
	if _, _, unknown := (RuleBook{rule(RuleProgressLocal, 125, "Lan")}).ReportPeriod(National, 20261103); unknown == "" {
		t.Error("the rule of one fund asks the other")
	}
}

func TestReportPeriodAsks(t *testing.T) {
	p := periodOf(1, 25, 20261103)
	began := func(day Day) Project {
		from, _ := day.Moments()
		return Project{Stage: Underway, StageSince: from}
	}
	recorded, done := began(20260901), began(20260901)
	recorded.Recorded, done.Stage = true, Accepted
	for _, tt := range []struct {
		name  string
		p     Project
		today Day
		want  bool
	}{
		{"long under way", began(20260901), 20261101, true},
		{"before the month", began(20260901), 20261031, false},
		{"on the last day", began(20260901), 20261124, true},
		{"after it, where it was missed", began(20260901), 20261125, true},
		{"begun ten days before", began(20261114), 20261120, true},
		{"begun nine days before", began(20261115), 20261120, false},
		{"of old books", recorded, 20261110, false},
		{"accepted", done, 20261110, false},
	} {
		if got := p.Asks(tt.p, tt.today); got != tt.want {
			t.Errorf("%s: asks %v", tt.name, got)
		}
	}
}

func TestPeriodRuleTyped(t *testing.T) {
	for typed, want := range map[string]int64{"1/25": 125, " 3 / 20 ": 320, "12/15": 1215} {
		v, err := ParseRuleValue("value", RuleProgressLocal, typed)
		r := Rule{Key: RuleProgressLocal, Value: v}
		if err != nil || v != want || r.checkValue() != nil {
			t.Errorf("%q: %d, %v, %v", typed, v, err, r.checkValue())
		}
	}
	for _, typed := range []string{"", "25", "2/25", "1/31", "0/5", "1/1", "1/-5", "x/25"} {
		v, err := ParseRuleValue("value", RuleProgressLocal, typed)
		if err == nil && (Rule{Key: RuleProgressLocal, Value: v}).checkValue() == nil {
			t.Errorf("%q is taken as %d", typed, v)
		}
	}
	if s := (Rule{Key: RuleProgressLocal, Value: 325}).Text(); s != "hằng quý, trước ngày 25 của tháng cuối quý" {
		t.Error(s)
	}
}

func TestProgressReportCheck(t *testing.T) {
	good := ProgressReport{Done: "Đã lắp máy", Percent: 60, SpentSupport: 100 * tr, Ends: 20260401}
	before := &ProgressReport{Percent: 70}
	for _, tt := range []struct {
		name   string
		change func(*ProgressReport)
		before *ProgressReport
		field  string
	}{
		{"good", func(*ProgressReport) {}, nil, ""},
		{"nothing said", func(r *ProgressReport) { r.Done = "" }, nil, "done"},
		{"101 percent", func(r *ProgressReport) { r.Percent = 101 }, nil, "percent"},
		{"less than before", func(*ProgressReport) {}, before, "percent"},
		{"less than before, and why", func(r *ProgressReport) { r.Done = strings.Repeat("Phải làm lại nền móng. ", 3) }, before, ""},
		{"more than the support", func(r *ProgressReport) { r.SpentSupport = 100*tr + 1 }, nil, "spent_support"},
		{"an absurd amount", func(r *ProgressReport) { r.SpentOwn = 999_999_999_999_999 }, nil, "spent_own"},
		{"without an end", func(r *ProgressReport) { r.Ends = 0 }, nil, "ends"},
		{"ended before today", func(r *ProgressReport) { r.Ends = 20260301 }, nil, "ends"},
		{"done, later", func(r *ProgressReport) { r.Percent = 100 }, nil, "ends"},
		{"done", func(r *ProgressReport) { r.Percent, r.Ends = 100, 0 }, nil, ""},
		{"an obstacle of no kind", func(r *ProgressReport) { r.Obstacle = "Thiếu vốn" }, nil, "obstacle_type"},
		{"a kind without words", func(r *ProgressReport) { r.ObstacleType = "capital" }, nil, "obstacle"},
	} {
		r := good
		tt.change(&r)
		err := r.Check(working(), tt.before, DayOf(matterNow))
		var fields []string
		for _, p := range Problems(err) {
			fields = append(fields, p.Field)
		}
		if strings.Join(fields, " ") != tt.field {
			t.Errorf("%s: %v, want %q: %v", tt.name, fields, tt.field, err)
		}
	}
	late := ProgressReport{Due: 20260224, At: time.Date(2026, 3, 1, 20, 0, 0, 0, time.UTC)} // the 2nd in Vietnam
	if late.DaysLate() != 6 {
		t.Errorf("%d days late", late.DaysLate())
	}
}
