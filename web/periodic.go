package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// reportListPage is the periodic reports of a year, written and owed, and the
// evaluations that were written.
type reportListPage struct {
	Info    pageInfo
	P       programme.Programme
	Year    int
	Today   programme.Day
	Due     []programme.DueReport
	Reports []programme.Report // the others: evaluations, and periodic ones written twice
	Writes  bool
}

func (s *Server) reportList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	p := reportListPage{P: of, Today: programme.DayOf(s.store.Now()), Writes: u.May(programme.WriteReport)}
	p.Year = min(max(p.Today.Year(), of.From), of.To)
	if year, ok := programme.ParseYear(r.FormValue("year")); ok && year >= of.From && year <= of.To {
		p.Year = year
	}
	if p.Due, err = s.store.ReportsDue(r.Context(), u, of.ID, p.Year); err != nil {
		return err
	}
	all, err := s.store.Reports(r.Context(), u, of.ID)
	if err != nil {
		return err
	}
	for _, report := range all {
		listed := slices.ContainsFunc(p.Due, func(d programme.DueReport) bool { return d.Report.ID == report.ID })
		if !report.Periodic() || report.Span.Year == p.Year && !listed {
			p.Reports = append(p.Reports, report)
		}
	}
	p.Info = s.info(w, r, of, navReports, "Báo cáo")
	return render(w, r, http.StatusOK, reportListView(p))
}

// periodicCreate begins a draft of a periodic report, or opens the one begun.
func (s *Server) periodicCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	span, ok := readSpan(r.PostFormValue("period"))
	office := programme.ReportOffice(r.PostFormValue("office"))
	if !ok || !slices.Contains(programme.ReportOffices, office) || span.Year < of.From || span.Year > of.To {
		return programme.Refuse(programme.Invalid, "period", "Không rõ kỳ báo cáo hoặc nơi nhận. Mở trang Báo cáo và bấm “Lập báo cáo” ở dòng cần lập.")
	}
	due, err := s.store.ReportsDue(r.Context(), u, of.ID, span.Year)
	if err != nil {
		return err
	}
	for _, d := range due {
		if d.Span.Key() == span.Key() && d.Duty.Office == office && d.Report.ID != 0 && !d.Report.Issued() {
			return seeOther(w, r, reportHref(d.Report, "/edit"), "Báo cáo này đang có bản dự thảo; soạn tiếp bản đó.")
		}
	}
	if span, err = s.store.NewSpan(r.Context(), u, of.ID, office, span); err != nil {
		return err
	}
	draft, err := s.store.SaveReport(r.Context(), u, newPeriodic(of, span, office))
	if err != nil {
		return err
	}
	return seeOther(w, r, reportHref(draft, "/edit"), "Đã lập bản dự thảo. Sửa lời văn rồi lưu; số liệu tự cập nhật đến khi phát hành.")
}

// readSpan reads "3-2026-10".
func readSpan(key string) (span programme.Span, ok bool) {
	parts := strings.Split(key, "-")
	if len(parts) != 3 {
		return span, false
	}
	months, err1 := strconv.Atoi(parts[0])
	year, err2 := strconv.Atoi(parts[1])
	month, err3 := strconv.Atoi(parts[2])
	if err1 != nil || err2 != nil || err3 != nil {
		return span, false
	}
	return programme.NewSpan(months, month, year)
}

// newPeriodic is a draft with the usual wording of who writes it. Its words are
// written from the figures each time that it is looked at.
func newPeriodic(p programme.Programme, span programme.Span, office programme.ReportOffice) programme.Report {
	r := programme.Report{
		ProgrammeID: p.ID, Period: programme.Years(span.Year, span.Year), Span: span, Office: office,
		Symbol: "BC-TTKC", Seat: p.Seat, To: office.Addressee(span.Until), Recipients: "Như trên\nLưu: VT, KC", SignerPower: "GIÁM ĐỐC",
	}
	if r.ByDepartment() {
		r.Symbol = "BC-SCT"
		if p.Approver != "" {
			r.To += "\n" + p.Approver
		}
	}
	return r
}

// periodicTyped adds what a periodic report has to a form.
func periodicTyped(r programme.Report, typed map[string]string) {
	typed["until"] = r.Span.Until.String()
	for _, level := range reportLevels {
		x := r.Estimate(level)
		typed["estimate_items_"+string(level)], typed["estimate_support_"+string(level)] = typedCount(x.Items), typedMoney(x.Support)
	}
}

func typedCount(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Count()
}

func typedMoney(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Money().String()
}

var reportLevels = []programme.Level{programme.National, programme.Local}

// readPeriodic takes over the day and the estimates. Who changes an estimate is
// the one who gave it.
func readPeriodic(f *form, u programme.User, today programme.Day, r programme.Report) programme.Report {
	if !r.Periodic() {
		return r
	}
	r.Span.Until = f.day("until")
	var all []programme.Estimate
	for _, level := range reportLevels {
		x := r.Estimate(level)
		items, support := f.count("estimate_items_"+string(level)), f.amount("estimate_support_"+string(level))
		if items != x.Items || support != x.Support {
			x.By, x.On = u.Name, today
		}
		x.Items, x.Support = items, support
		if items.Known || support.Known {
			all = append(all, x)
		}
	}
	r.Estimates = all
	return r
}

// periodicRecordsPage is the projects that a figure of a periodic report is the
// sum of.
type periodicRecordsPage struct {
	Info     pageInfo
	R        programme.Report
	P        programme.Periodic
	Cell     programme.PeriodicCell
	Projects []programme.PeriodicProject
}

func (s *Server) periodicRecords(w http.ResponseWriter, r *http.Request, u programme.User) error {
	report, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	cell := programme.PeriodicCell{
		Figure: programme.PeriodicFigure(q.Get("figure")), Level: programme.Level(q.Get("level")),
		Content: programme.Clean(q.Get("content")), Carried: q.Get("carried") == "1",
	}
	if b.Periodic == nil || !cell.Figure.Known() || cell.Level != "" && !slices.Contains(reportLevels, cell.Level) {
		return programme.Refuse(programme.NotFound, "", "Không có số liệu này trong báo cáo. Mở lại báo cáo và bấm vào một con số trong bảng.")
	}
	p := periodicRecordsPage{R: report, P: *b.Periodic, Cell: cell, Projects: b.Periodic.Behind(cell)}
	p.Info = s.info(w, r, b.Evaluation.Programme, navReports, cell.Figure.Label(), crumb{"Báo cáo", "/reports"}, crumb{report.Title(), reportHref(report, "")})
	return render(w, r, http.StatusOK, periodicRecordsView(p))
}

// narrowed says what the projects of a figure were narrowed to.
func (p periodicRecordsPage) narrowed() string {
	parts := []string{fmt.Sprintf("kế hoạch năm %d", p.R.Span.Year)}
	if p.Cell.Carried {
		parts[0] = "đề án năm trước chuyển sang"
	}
	if p.Cell.Level != "" {
		parts = append(parts, lowerWords(p.Cell.Level.Label()))
	}
	if c, ok := programme.ContentByCode(p.Cell.Content); ok {
		parts = append(parts, lowerWords(c.Name))
	}
	return strings.Join(parts, ", ")
}

// amount prints what a project adds to the figure, in whole đồng.
func (p periodicRecordsPage) amount(v int64) string {
	return programme.CountText(v)
}

// dueMeaning is how the state of an owed report looks.
func dueMeaning(d programme.DueReport, today programme.Day) (meaning, string) {
	switch d.State(today) {
	case programme.DueIssued:
		if d.Report.Date > d.Due {
			return attention, "đã phát hành, sau hạn"
		}
		return good, "đã phát hành"
	case programme.DueOverdue:
		if d.Report.ID != 0 {
			return wrong, d.Left(today) + ", đang soạn"
		}
		return wrong, d.Left(today)
	case programme.DueDraft:
		return attention, "đang soạn, " + d.Left(today)
	case programme.DueOpen:
		return attention, "đến kỳ, " + d.Left(today)
	case programme.DuePast:
		return neutral, "không lập trong phần mềm"
	}
	return neutral, "chưa đến kỳ"
}

// ruleState says whether the day of a duty has been confirmed.
func ruleState(r programme.Rule) string {
	if r.Confirmed() {
		return r.Citation()
	}
	return r.Citation() + " – chưa xác nhận"
}
