package programme

import (
	"slices"
	"testing"
)

func TestSpan(t *testing.T) {
	for _, tt := range []struct {
		months, month int
		label         string
		first, until  Day
	}{
		{1, 2, "tháng 2/2024", 2024_02_01, 2024_02_29}, {3, 10, "quý IV/2024", 2024_10_01, 2024_12_31},
		{6, 1, "6 tháng đầu năm 2024", 2024_01_01, 2024_06_30}, {6, 7, "6 tháng cuối năm 2024", 2024_07_01, 2024_12_31}, {12, 1, "năm 2024", 2024_01_01, 2024_12_31},
	} {
		s, ok := NewSpan(tt.months, tt.month, 2024)
		if !ok || s.Label() != tt.label || s.First != tt.first || s.Until != tt.until || s.Opening != 2023_12_31 || s.check() != nil {
			t.Errorf("%v %+v %s", ok, s, s.Label())
		}
		s.Until = tt.until.Plus(1)
		if KindOf(s.check()) != Invalid {
			t.Errorf("%s may end on %s", s.Label(), s.Until)
		}
	}
	for _, bad := range [][2]int{{0, 1}, {2, 1}, {3, 2}, {6, 4}, {12, 7}, {1, 13}, {1, 0}} {
		if s, ok := NewSpan(bad[0], bad[1], 2024); ok {
			t.Errorf("%v is a period: %+v", bad, s)
		}
	}
}

// Each year owes 24 monthly reports, 8 quarterly, 2 half-yearly and 2 yearly
// ones as long as the province has changed nothing.
func TestReportsDue(t *testing.T) {
	all := RuleBook(nil).ReportsDue(2026, nil)
	count := map[int]int{}
	for _, d := range all {
		count[d.Span.Months]++
	}
	if count[1] != 24 || count[3] != 8 || count[6] != 2 || count[12] != 2 {
		t.Errorf("%v", count)
	}
	if len(RuleBook(nil).ReportsDue(2013, nil)) != 0 {
		t.Error("something is due before the rule is in force")
	}
	book := RuleBook{
		{Key: RuleReportDepartmentQuarter, Value: 311, Source: "QĐ 1", From: 2020_01_01, ConfirmedBy: "Lê Thị Thử"},
		{Key: RuleReportDepartmentQuarter, Value: 321, Source: "QĐ 2", From: 2021_01_01},
		{Key: RuleReportDepartmentMonth, Value: 125, Source: "QĐ 3", From: 2020_01_01, To: 2025_12_31, ConfirmedBy: "Lê Thị Thử"},
	}
	all = book.ReportsDue(2026, nil)
	i := slices.IndexFunc(all, func(d DueReport) bool { return d.Duty.Rule == RuleReportDepartmentQuarter && d.Span.Month == 7 })
	if d := all[i]; d.Due != 2026_09_10 || d.Rule.Source != "QĐ 1" || d.Opens != 2026_09_01 {
		t.Errorf("the confirmed rule: %+v", d)
	}
	if slices.ContainsFunc(all, func(d DueReport) bool { return d.Duty.Rule == RuleReportDepartmentMonth }) {
		t.Error("a duty that has ended is still owed")
	}
}

func TestDueReport(t *testing.T) {
	span, _ := NewSpan(3, 7, 2026)
	due := DueReport{Duty: ReportDuties[1], Span: span, Opens: 2026_09_01, Due: 2026_09_19}
	draft, issued := due, due
	draft.Report = Report{ID: 1}
	issued.Report = Report{ID: 1, IssuedAt: Day(2026_09_18).start()}
	for _, tt := range []struct {
		d     DueReport
		today Day
		state DueState
		left  string
		asked bool
	}{
		{due, 2026_08_31, DueAhead, "còn 19 ngày", false}, {due, 2026_09_01, DueOpen, "còn 18 ngày", true}, {due, 2026_09_19, DueOpen, "hôm nay là ngày cuối", true},
		{due, 2026_09_20, DueOverdue, "quá hạn 1 ngày", true}, {draft, 2026_09_10, DueDraft, "còn 9 ngày", true}, {draft, 2026_09_21, DueOverdue, "quá hạn 2 ngày", true},
		{issued, 2026_09_21, DueIssued, "quá hạn 2 ngày", false}, {due, 2027_01_02, DueOverdue, "quá hạn 105 ngày", false}, {due, 2027_09_01, DuePast, "quá hạn 347 ngày", false},
	} {
		if got := tt.d.State(tt.today); got != tt.state || tt.d.Left(tt.today) != tt.left || tt.d.AskedOf(RoleCentreOfficer, tt.today) != tt.asked {
			t.Errorf("%s: %s, %s, %v", tt.today, got, tt.d.Left(tt.today), tt.d.AskedOf(RoleCentreOfficer, tt.today))
		}
	}
	if due.AskedOf(RoleDepartmentOfficer, 2026_09_10) || !due.AskedOf(RoleLocal, 2026_09_10) || due.Title() != "Báo cáo quý III/2026 gửi Sở Công Thương" {
		t.Errorf("who writes it, %s", due.Title())
	}
	again := latestOf([]Report{{ID: 1, Office: ToDepartment, Span: span}, {ID: 2, Office: ToDepartment, Span: span, IssuedAt: Day(2026_09_18).start()}, {ID: 3, Office: ToDepartment, Span: span}, {ID: 4, Office: ToAgency, Span: span}}, span, ToDepartment)
	if again.ID != 2 {
		t.Errorf("an issued report stands before drafts: %d", again.ID)
	}
}
