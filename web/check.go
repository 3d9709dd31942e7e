package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/statement"
)

func (s *Server) checkRoutes() []route {
	return []route{
		{"GET /checks", reads, s.checkNew},
		{"POST /checks", uploads, s.checkRun},
		{"POST /checks/recheck", uploads, s.checkAgain},
		{"POST /checks/save", uploads, s.checkSave},
	}
}

// checkNewPage asks for a report: pasted, or a file.
type checkNewPage struct {
	Info     pageInfo
	Text     string // as pasted
	Problems problems
}

// checkNew is the page that asks for a report.
func (s *Server) checkNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.checkAsk(w, r, u, "", nil, http.StatusOK)
}

// checkAsk draws the page that asks for a report, with what was pasted and
// what is wrong with it.
func (s *Server) checkAsk(w http.ResponseWriter, r *http.Request, u programme.User, text string, refused error, status int) error {
	p, _, err := s.checkProgramme(w, r, u)
	if err != nil {
		return err
	}
	return render(w, r, status, checkNewView(checkNewPage{
		Info: s.info(w, r, p, navChecks, "Kiểm tra số liệu"), Text: text, Problems: programme.Problems(refused),
	}))
}

// checkProgramme is the current programme and all others. A report can be
// checked before there is any.
func (s *Server) checkProgramme(w http.ResponseWriter, r *http.Request, u programme.User) (p programme.Programme, all []programme.Programme, err error) {
	if all, err = s.store.Programmes(r.Context(), u); err != nil || len(all) == 0 {
		return p, nil, err
	}
	p, err = s.current(w, r, u)
	return p, all, err
}

// checkRun reads a report that was pasted or uploaded and checks it. Nothing
// is stored: the text travels in the form of the page.
func (s *Server) checkRun(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readSent(r)
	if err == nil && sent.values.Get("back") == "1" {
		return s.checkAsk(w, r, u, lines(sent.values.Get("text")), nil, http.StatusOK)
	}
	var c checked
	if err == nil {
		c, err = openSent(sent)
	}
	if err != nil {
		return s.checkRefused(w, r, u, sent, err)
	}
	return s.checkResult(w, r, u, c, http.StatusOK)
}

// checkAgain works the identities out again with the figures as corrected.
func (s *Server) checkAgain(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readSent(r)
	var c checked
	if err == nil {
		c, err = recheckSent(sent)
	}
	if err != nil {
		return s.checkRefused(w, r, u, sent, err)
	}
	if len(c.Form.Problems) > 0 {
		c.Refused = "Chưa tính lại được hết"
		return s.checkResult(w, r, u, c, http.StatusUnprocessableEntity)
	}
	return s.checkResult(w, r, u, c, http.StatusOK)
}

// checkRefused draws the page that asks again; what was pasted is kept.
func (s *Server) checkRefused(w http.ResponseWriter, r *http.Request, u programme.User, sent sentForm, err error) error {
	status := statuses[programme.KindOf(err)]
	if status == 0 {
		return err
	}
	if sent.tooLarge {
		status = http.StatusRequestEntityTooLarge
	}
	return s.checkAsk(w, r, u, lines(sent.values.Get("text")), err, status)
}

// checkResult draws what the check found.
func (s *Server) checkResult(w http.ResponseWriter, r *http.Request, u programme.User, c checked, status int) error {
	p, all, err := s.checkProgramme(w, r, u)
	if err != nil {
		return err
	}
	page := newCheckPage(c)
	page.Programme, page.Programmes = p, all
	if page.Candidates, err = s.checkCandidates(r.Context(), u, p, c.Now); err != nil {
		return err
	}
	page.Info = s.info(w, r, p, navChecks, "Kết quả kiểm tra số liệu", crumb{"Kiểm tra số liệu", "/checks"})
	return render(w, r, status, checkShowView(page))
}

// noFigures refuses a text without figures.
func noFigures(rep statement.Report, field string) error {
	if len(rep.Figures) > 0 {
		return nil
	}
	return programme.Refuse(programme.Invalid, field, "Không tìm thấy số liệu nào về số đề án, kinh phí, lao động hay tỷ lệ trong văn bản. Kiểm tra lại xem có đúng là báo cáo khuyến công không.")
}
