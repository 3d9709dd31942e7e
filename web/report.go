package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/paper"
	"khuyencong/programme"
)

func (s *Server) reportRoutes() []route {
	return []route{
		{"GET /reports", reads, s.reportList},
		{"POST /reports", writes, s.reportCreate},
		{"POST /reports/periodic", writes, s.periodicCreate},
		{"GET /reports/{id}", reads, s.reportShow},
		{"GET /reports/{id}/records", reads, s.periodicRecords},
		{"GET /reports/{id}/edit", reads, s.reportEdit},
		{"POST /reports/{id}", writes, s.reportUpdate},
		{"GET /reports/{id}/issue", reads, s.reportIssueNew},
		{"POST /reports/{id}/issue", writes, s.reportIssueCreate},
		{"GET /reports/{id}/files/{format}", reads, s.reportFile},
		{"GET /paper.css", reads, paperStyle},
	}
}

// paperStyle serves the stylesheet of papers shown in a page.
func paperStyle(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, err := w.Write([]byte(paper.CSS()))
	return err
}

// reportCreate begins a draft from the evaluation of a period.
func (s *Server) reportCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.evaluate(w, r, u)
	if err != nil {
		return err
	}
	draft, err := s.store.SaveReport(r.Context(), u, NewReport(e))
	if err != nil {
		return err
	}
	return seeOther(w, r, fmt.Sprintf("/reports/%d/edit", draft.ID), "Đã lập bản dự thảo. Sửa lời văn rồi lưu; số liệu tự cập nhật đến khi phát hành.")
}

// loadReport loads a report with the figures that it stands on today.
func (s *Server) loadReport(r *http.Request, u programme.User) (report programme.Report, b programme.ReportBasis, err error) {
	id, err := pathID(r)
	if err != nil {
		return report, b, err
	}
	if report, err = s.store.Report(r.Context(), u, id); err != nil {
		return report, b, err
	}
	if b, err = s.store.ReportBasis(r.Context(), u, report); err == nil && !report.Issued() {
		report = report.FollowFigures(b.Figures())
	}
	return report, b, err
}

type reportShowPage struct {
	Info         pageInfo
	R            programme.Report
	E            programme.Evaluation
	Periodic     *programme.Periodic // of a periodic report
	Paper        string              // the paper as HTML, drawn by package paper
	Restatements []programme.Restatement
	Since        []programme.Event // what changed after it was issued
	Lock         programme.Lock    // what came into the ledger after it
	History      []historyEntry
}

func (s *Server) reportShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	report, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	p := reportShowPage{R: report, E: b.Evaluation, Periodic: b.Periodic}
	if report.Issued() {
		p.Restatements = programme.Restatements(report.Figures, b.Figures().KeyFigures())
		if p.Since, err = s.store.ChangesSince(r.Context(), u, report); err != nil {
			return err
		}
		if p.Lock, err = s.store.Lock(r.Context(), u, report); err != nil {
			return err
		}
		frozen, err := s.store.ReportFile(r.Context(), u, report.ID, frozenDoc)
		if err != nil {
			return err
		}
		if p.Paper, err = drawFrozen(frozen.Bytes); err != nil {
			return err
		}
	} else if p.Paper, err = previewPaper(report, b); err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SReport, report.ID)
	if err != nil {
		return err
	}
	p.History = history(events)
	p.Info = s.info(w, r, p.E.Programme, navReports, report.Title(), crumb{"Báo cáo", "/reports"})
	return render(w, r, http.StatusOK, reportShowView(p))
}

// previewPaper draws a draft as it will be printed.
func previewPaper(report programme.Report, b programme.ReportBasis) (string, error) {
	var buf bytes.Buffer
	err := paper.HTML(&buf, reportDoc(report, b))
	return buf.String(), err
}

type reportFormPage struct {
	Info     pageInfo
	R        programme.Report
	E        programme.Evaluation
	Typed    map[string]string
	Problems problems
	Conflict *conflictView
}

func (s *Server) reportEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	report, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	if report.Issued() {
		return programme.Refuse(programme.Conflict, "", "Báo cáo đã phát hành lúc %s nên không sửa được. Lập báo cáo mới nếu cần đính chính.", programme.Moment(report.IssuedAt))
	}
	return s.drawReportForm(w, r, http.StatusOK, reportFormPage{R: report, E: b.Evaluation, Typed: reportTyped(report)})
}

func (s *Server) drawReportForm(w http.ResponseWriter, r *http.Request, status int, p reportFormPage) error {
	p.Info = s.info(w, r, p.E.Programme, navReports, "Sửa báo cáo", crumb{"Báo cáo", "/reports"}, crumb{p.R.Title(), fmt.Sprintf("/reports/%d", p.R.ID)})
	return render(w, r, status, reportFormView(p))
}

// reportTyped is a report as its form shows it.
func reportTyped(report programme.Report) map[string]string {
	typed := map[string]string{
		"number": report.Number, "symbol": report.Symbol, "date": report.Date.String(), "seat": report.Seat, "to": report.To,
		"recipients": report.Recipients, "signer_power": report.SignerPower, "signer_name": report.SignerName, "reason": report.Reason,
		"version": strconv.FormatInt(report.Version, 10),
	}
	for _, sec := range report.Sections {
		typed["section_"+sec.Key] = sec.Text
	}
	periodicTyped(report, typed)
	return typed
}

// readReport takes over what was typed. A section whose text is not what the
// figures give is the office's own from now on.
func readReport(f *form, report programme.Report, figures programme.ReportFigures) programme.Report {
	report.Number, report.Symbol, report.Date, report.Seat = f.text("number"), f.text("symbol"), f.day("date"), f.text("seat")
	report.To, report.Recipients = sameLines(f.text("to")), sameLines(f.text("recipients"))
	report.SignerPower, report.SignerName = sameLines(f.text("signer_power")), f.text("signer_name")
	report.Version = f.id("version")
	sections := figures.Narrative()
	for i := range sections {
		sec := &sections[i]
		typed, sent := f.typed["section_"+sec.Key]
		if !sent || f.checked("reset_"+sec.Key) {
			continue
		}
		text := sameLines(programme.Clean(strings.Join(typed, "\n")))
		sec.Own = text != sec.Text
		sec.Text = text
	}
	report.Sections = sections
	return report
}

// sameLines has one kind of line end: forms send two letters for it.
func sameLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func (s *Server) reportUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	old, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	report := readReport(f, readPeriodic(f, u, programme.DayOf(s.store.Now()), old), b.Figures())
	if err = f.err(); err == nil {
		report, err = s.store.SaveReport(r.Context(), u, report)
	}
	if err != nil {
		return s.refuseReport(w, r, u, old, report, b.Evaluation, f, err, s.drawReportForm)
	}
	return seeOther(w, r, fmt.Sprintf("/reports/%d", report.ID), "Đã lưu bản dự thảo.")
}

// refuseReport shows a form again with what was wrong or what somebody else
// saved, and everything typed.
func (s *Server) refuseReport(w http.ResponseWriter, r *http.Request, u programme.User, saved, mine programme.Report, e programme.Evaluation,
	f *form, err error, draw func(http.ResponseWriter, *http.Request, int, reportFormPage) error) error {
	kind := programme.KindOf(err)
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	p := reportFormPage{R: saved, E: e, Problems: programme.Problems(err), Typed: map[string]string{}}
	for name := range f.typed {
		p.Typed[name] = f.typed.Get(name)
	}
	if kind == programme.Conflict && !saved.Issued() { // of an issued report only the words typed are saved from loss
		events, err := s.store.History(r.Context(), u, programme.SReport, saved.ID)
		if err != nil {
			return err
		}
		p.Conflict, p.Problems = conflict(mine.Fields(), saved.Fields(), events), nil
		p.Typed["version"] = strconv.FormatInt(saved.Version, 10)
	}
	return draw(w, r, statuses[kind], p)
}

func (s *Server) reportFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	report, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	name := fmt.Sprintf("bao-cao-%s-%s", b.Evaluation.Programme.Code, report.Period)
	if report.Periodic() {
		name = report.Title() + " " + b.Evaluation.Programme.Code
	}
	if report.Issued() {
		if !slices.Contains(ReportFormats, format) {
			return programme.Refuse(programme.NotFound, "", "Báo cáo này không có tệp .%s.", format)
		}
		f, err := s.store.ReportFile(r.Context(), u, report.ID, format)
		if err != nil {
			return err
		}
		sendFile(w, format, name+"-so-"+report.Number, f.Bytes)
		return nil
	}
	drawn, err := ReportFile(format, report, b)
	if err != nil {
		return err
	}
	sendFile(w, format, name+"-du-thao", drawn)
	return nil
}
