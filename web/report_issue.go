package web

import (
	"fmt"
	"net/http"

	"khuyencong/programme"
)

// reportIssueNew asks for what a paper must have before it is frozen.
func (s *Server) reportIssueNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	report, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	if report.Issued() {
		return report.CheckIssue(b.Figures())
	}
	return s.drawReportIssue(w, r, http.StatusOK, reportFormPage{R: report, E: b.Evaluation, Typed: reportTyped(report)})
}

func (s *Server) drawReportIssue(w http.ResponseWriter, r *http.Request, status int, p reportFormPage) error {
	p.Info = s.info(w, r, p.E.Programme, navReports, "Phát hành báo cáo", crumb{"Báo cáo", "/reports"}, crumb{p.R.Title(), fmt.Sprintf("/reports/%d", p.R.ID)})
	return render(w, r, status, reportIssueView(p))
}

// reportIssueCreate freezes the report with its figures and files.
func (s *Server) reportIssueCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	old, b, err := s.loadReport(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	report := old
	report.Number, report.Date, report.Seat = f.text("number"), f.day("date"), f.text("seat")
	report.SignerPower, report.SignerName, report.Reason = sameLines(f.text("signer_power")), f.text("signer_name"), sameLines(f.text("reason"))
	report.Version = f.id("version")
	if report.Periodic() {
		report.Span.Until = f.day("until")
	}
	if err = f.err(); err == nil {
		report, err = s.store.IssueReport(r.Context(), u, report, drawReport(s.site(r)))
	}
	if err != nil {
		return s.refuseReport(w, r, u, old, report, b.Evaluation, f, err, s.drawReportIssue)
	}
	return seeOther(w, r, fmt.Sprintf("/reports/%d", report.ID), "Đã phát hành. Báo cáo và số liệu của nó được giữ nguyên từ nay.")
}
