package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
)

func (s *Server) receiptRoutes() []route {
	return []route{
		{"GET /projects/{id}/receipt", reads, s.receiptShow},
		{"GET /projects/{id}/receipt/{format}", reads, s.receiptFile},
	}
}

func receiptPath(id int64) string { return projectPath(id) + "/receipt" }

// receiptShowPage is the receipt of a submission, as it is printed.
type receiptShowPage struct {
	Info    pageInfo
	Project programme.Project
	Rounds  []programme.Round
	Round   programme.Round // shown; Number 0: never submitted
	Paper   string          // drawn by package paper
	Clock   programme.Clock // today's
}

// receiptOf loads the round that the address names, else the last, and the
// paper of it.
func (s *Server) receiptOf(r *http.Request, u programme.User) (p receiptShowPage, of programme.Programme, doc paper.Doc, err error) {
	if p.Project, of, err = s.projectOf(r, u); err != nil {
		return p, of, doc, err
	}
	if p.Rounds, err = s.store.Rounds(r.Context(), u, p.Project.ID); err != nil {
		return p, of, doc, err
	}
	moves, err := s.store.Moves(r.Context(), u, p.Project.ID)
	if err != nil {
		return p, of, doc, err
	}
	p.Clock = programme.ClockOf(p.Project, moves, programme.DayOf(s.store.Now()))
	asked, _ := strconv.Atoi(r.FormValue("round"))
	for _, round := range p.Rounds {
		if round.Number == asked || asked == 0 {
			p.Round = round
		}
	}
	if asked != 0 && p.Round.Number == 0 {
		return p, of, doc, programme.Refuse(programme.NotFound, "", "Hồ sơ này không có lần nộp thứ %d.", asked)
	}
	return p, of, paper.Receipt(of, p.Project, p.Round, programme.ClockAtRound(p.Project, moves, p.Round)), nil
}

func (s *Server) receiptShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, doc, err := s.receiptOf(r, u)
	if err != nil {
		return err
	}
	if p.Round.Number != 0 {
		var buf bytes.Buffer
		if err := paper.HTML(&buf, doc); err != nil {
			return err
		}
		p.Paper = buf.String()
	}
	p.Info = s.info(w, r, of, navProjects, "Giấy tiếp nhận", crumb{"Đề án", "/projects"}, crumb{p.Project.Code, projectPath(p.Project.ID)})
	return render(w, r, http.StatusOK, receiptShowView(p))
}

// receiptFile draws the receipt of a round. The same round is the same bytes.
func (s *Server) receiptFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, doc, err := s.receiptOf(r, u)
	if err != nil {
		return err
	}
	if p.Round.Number == 0 {
		return programme.Refuse(programme.NotFound, "", "Hồ sơ này chưa nộp lần nào nên chưa có giấy tiếp nhận.")
	}
	draw := map[string]func(paper.Doc) ([]byte, error){"pdf": paper.PDF, "docx": paper.DOCX}[r.PathValue("format")]
	if draw == nil {
		return programme.Refuse(programme.NotFound, "", "Giấy tiếp nhận không có dạng tệp .%s. Chọn pdf hoặc docx.", r.PathValue("format"))
	}
	b, err := draw(doc)
	if err != nil {
		return err
	}
	sendFile(w, r.PathValue("format"), fmt.Sprintf("giay tiep nhan %s %d", p.Project.Code, p.Round.Number), b)
	return nil
}

// receiptHref is the address of one round's receipt in one form; "" for the
// page.
func receiptHref(id int64, round int, format string) string {
	path := receiptPath(id)
	if format != "" {
		path += "/" + format
	}
	return path + "?" + url.Values{"round": {strconv.Itoa(round)}}.Encode()
}

// dossierPage is one of the pages of a dossier, for the links between them.
type dossierPage struct{ Key, Label, Href string }

// dossierPages are the pages that a living dossier has besides its own.
func dossierPages(p programme.Project) []dossierPage {
	all := []dossierPage{{"project", "Đề án", projectPath(p.ID)}, {"papers", "Giấy tờ", papersPath(p.ID)}}
	if p.Stage.InPlan() && p.Kind == programme.KindProject {
		all = append(all, dossierPage{"results", "Kết quả", resultsPath(p.ID)})
	}
	if p.Recorded {
		return all
	}
	all = append(all, dossierPage{"return", "Yêu cầu bổ sung", returnPath(p.ID)}, dossierPage{"rounds", "Các vòng nộp", roundsPath(p.ID)}, dossierPage{"receipt", "Giấy tiếp nhận", receiptPath(p.ID)})
	if hasLetter(p) {
		all = append(all, dossierPage{"letter", "Thông báo kết quả", letterPath(p.ID)})
	}
	return all
}

// clockText is the legal clock in a sentence: received, due, paused.
func clockText(c programme.Clock) string {
	s := fmt.Sprintf("Nhận hồ sơ ngày %s. ", c.Received)
	switch {
	case c.Paused:
		s += fmt.Sprintf("Thời hạn đang tạm dừng từ %s vì hồ sơ ở nơi nộp", c.Pauses[len(c.Pauses)-1].From)
		if c.Due != 0 {
			s += fmt.Sprintf("; nộp lại chậm nhất hết ngày %s", c.Due)
		}
		if c.Left > 0 {
			s += fmt.Sprintf("; khi nộp lại, nơi xử lý còn %d ngày làm việc", c.Left)
		}
		s += "."
	case c.Due != 0 && c.Left < 0:
		s += fmt.Sprintf("Bước “%s” đã quá hạn %d ngày làm việc (hạn: %s).", c.Stage.Label(), -c.Left, c.Due)
	case c.Due != 0:
		s += fmt.Sprintf("Bước “%s” còn %d ngày làm việc, đến hết ngày %s.", c.Stage.Label(), c.Left, c.Due)
	}
	if days := c.PausedDays(); days > 0 {
		s += fmt.Sprintf(" Tổng thời gian tạm dừng: %d ngày làm việc.", days)
	}
	return s
}
