package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// The days by which periodic reports are sent are rules like others: dated,
// with their source, changed and confirmed by the province.
const (
	RuleReportDepartmentMonth   RuleKey = "report_department_month"
	RuleReportDepartmentQuarter RuleKey = "report_department_quarter"
	RuleReportDepartmentHalf    RuleKey = "report_department_half"
	RuleReportDepartmentYear    RuleKey = "report_department_year"
	RuleReportAgencyMonth       RuleKey = "report_agency_month"
	RuleReportAgencyQuarter     RuleKey = "report_agency_quarter"
	RuleReportAgencyHalf        RuleKey = "report_agency_half"
	RuleReportAgencyYear        RuleKey = "report_agency_year"
)

// ReportDuty (chế độ báo cáo định kỳ) is one periodic report that somebody owes
// a superior.
type ReportDuty struct {
	Rule   RuleKey
	Office ReportOffice
	By     []Role // who writes it
	Half   bool   // of the first half of the year only: the report of the year stands for the second
}

// ReportDuties in the order of lists. The centre reports to the department, the
// department to the ministry's agency; the monthly one comes from who carries
// the projects out.
var ReportDuties = []ReportDuty{
	{Rule: RuleReportDepartmentMonth, Office: ToDepartment, By: centre},
	{Rule: RuleReportDepartmentQuarter, Office: ToDepartment, By: centre},
	{Rule: RuleReportDepartmentHalf, Office: ToDepartment, By: centre, Half: true},
	{Rule: RuleReportDepartmentYear, Office: ToDepartment, By: centre},
	{Rule: RuleReportAgencyMonth, Office: ToAgency, By: centre},
	{Rule: RuleReportAgencyQuarter, Office: ToAgency, By: departments},
	{Rule: RuleReportAgencyHalf, Office: ToAgency, By: departments, Half: true},
	{Rule: RuleReportAgencyYear, Office: ToAgency, By: departments},
}

// reportRules are the rules of the duties, for the list of rules.
func reportRules() (all []ruleKind) {
	const help = "Số tháng của kỳ, gạch chéo, ngày: 3/25 là hằng quý, gửi trước ngày 25 của tháng cuối quý."
	labels := map[string]string{"month": "tháng", "quarter": "quý", "half": "6 tháng", "year": "năm"}
	for _, d := range ReportDuties {
		name := string(d.Rule)[len("report_")+len(d.Office)+1:]
		all = append(all, ruleKind{d.Rule, "Hạn báo cáo " + labels[name] + " gửi " + d.Office.Label(), PeriodRule, help})
	}
	return all
}

// knownReportRules are the days that are known or proposed, unconfirmed. Only
// the month's is in the circular; where it names no day, the note says so.
func knownReportRules() []Rule {
	const (
		seen     = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
		proposed = "Văn bản không ghi ngày; ngày là đề nghị, tỉnh quyết định rồi xác nhận. NĐ 09/2019/NĐ-CP, Điều 12 có thể buộc chốt số liệu ngày 14 tháng cuối kỳ. " + seen
	)
	row := func(key RuleKey, value int64, source, clause, note string) Rule {
		return Rule{Key: key, Value: value, Source: source, Clause: clause, From: 2014_02_10, Note: note}
	}
	const circular, province, terms = "TT 36/2013/TT-BCT", "Quy chế của tỉnh", "chế độ báo cáo"
	return []Rule{
		row(RuleReportDepartmentMonth, 125, circular, "Điều 23.3", seen),
		row(RuleReportDepartmentQuarter, 320, province, terms, proposed),
		row(RuleReportDepartmentHalf, 620, province, terms, proposed),
		row(RuleReportDepartmentYear, 1220, province, terms, proposed),
		row(RuleReportAgencyMonth, 125, circular, "Điều 23.3", seen),
		row(RuleReportAgencyQuarter, 325, circular, "Điều 21.5", proposed),
		row(RuleReportAgencyHalf, 625, circular, "Điều 21.5", proposed),
		row(RuleReportAgencyYear, 1225, circular, "Điều 21.5", proposed),
	}
}

// DueReport (báo cáo đến hạn) is one report that is owed, with the one that was
// written for it.
type DueReport struct {
	Duty   ReportDuty
	Span   Span
	Opens  Day // it is asked for from this day on
	Due    Day // the last day to send it
	Rule   Rule
	Report Report // ID 0: nobody has begun it
}

// DueState is where an owed report stands.
type DueState string

const (
	DueIssued  DueState = "issued"  // đã phát hành
	DueOverdue DueState = "overdue" // quá hạn
	DueDraft   DueState = "draft"   // đang soạn
	DueOpen    DueState = "open"    // đến kỳ
	DueAhead   DueState = "ahead"   // chưa đến kỳ
	DuePast    DueState = "past"    // đã qua lâu, không có trong phần mềm
)

// longPast is how many days after its last day an unwritten report is no longer
// asked for: it was written before the program came.
const longPast = 183

// State is where the report stands on a day.
func (d DueReport) State(today Day) DueState {
	switch {
	case d.Report.Issued():
		return DueIssued
	case d.Report.ID == 0 && d.Due.Plus(longPast) < today:
		return DuePast
	case d.Due < today:
		return DueOverdue
	case d.Report.ID != 0:
		return DueDraft
	case d.Opens <= today:
		return DueOpen
	}
	return DueAhead
}

// Title names the report: "Báo cáo quý III/2026 gửi Sở Công Thương".
func (d DueReport) Title() string { return d.Span.Title(d.Duty.Office) }

// Left says how long there is: "còn 3 ngày", "quá hạn 2 ngày".
func (d DueReport) Left(today Day) string {
	switch {
	case d.Due < today:
		return fmt.Sprintf("quá hạn %d ngày", d.Due.DaysUntil(today))
	case d.Due == today:
		return "hôm nay là ngày cuối"
	}
	return fmt.Sprintf("còn %d ngày", today.DaysUntil(d.Due))
}

// OwedBy tells whether a role writes the report; who sits at a machine without
// accounts writes all.
func (d ReportDuty) OwedBy(r Role) bool { return r == RoleLocal || slices.Contains(d.By, r) }

// dutyRule is the row that sets a duty's day: a confirmed one before others. A
// province that has no row of the kind is shown what is known.
func (b RuleBook) dutyRule(key RuleKey, day Day) (rule Rule, ok bool) {
	if rule, unknown := b.On(key, day); unknown == "" {
		return rule, true
	}
	rows := b
	if !slices.ContainsFunc(b, func(r Rule) bool { return r.Key == key }) {
		rows = knownReportRules()
	}
	for _, r := range rows {
		if r.Key == key && r.On(day) && (!ok || r.From >= rule.From) {
			rule, ok = r, true
		}
	}
	return rule, ok
}

// ReportsDue lists the periodic reports of a year, the nearest day first, each
// with the latest one written for it.
func (b RuleBook) ReportsDue(year int, written []Report) (all []DueReport) {
	for _, duty := range ReportDuties {
		for month := 1; month <= 12; month++ {
			day, ok := NewDay(year, month, 1)
			if !ok {
				continue
			}
			rule, ok := b.dutyRule(duty.Rule, day)
			months := int(rule.Value / 100)
			span, begins := NewSpan(months, month, year)
			if !ok || !begins || duty.Half && month > 6 {
				continue
			}
			p := periodOf(months, int(rule.Value%100), day)
			all = append(all, DueReport{duty, span, p.Opens, p.Due, rule, latestOf(written, span, duty.Office)})
		}
	}
	slices.SortStableFunc(all, func(a, b DueReport) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Span.Months, b.Span.Months))
	})
	return all
}

// latestOf is the report of a period: an issued one before a draft, then the
// one written last.
func latestOf(written []Report, s Span, to ReportOffice) (found Report) {
	for _, r := range written {
		if r.Office != to || r.Span.Key() != s.Key() || r.ID == 0 {
			continue
		}
		if found.ID == 0 || r.Issued() && !found.Issued() || r.Issued() == found.Issued() && r.ID > found.ID {
			found = r
		}
	}
	return found
}

// AskedOf tells whether a role has to write the report on a day: it is asked
// for, not issued, and of one of the last two periods.
func (d DueReport) AskedOf(role Role, today Day) bool {
	state := d.State(today)
	recent := d.Opens.monthsOn(d.Span.Months+1) > today
	return d.Duty.OwedBy(role) && recent && (state == DueOpen || state == DueOverdue || state == DueDraft)
}

// ByDepartment tells a periodic report that the department writes.
func (r Report) ByDepartment() bool { return r.Office == ToAgency && r.Span.Months > 1 }

// Issuer is the office whose paper the report is.
func (b ReportBasis) Issuer(r Report) string {
	if r.ByDepartment() {
		return b.Evaluation.Programme.ParentOffice
	}
	return b.Evaluation.Programme.Office
}
