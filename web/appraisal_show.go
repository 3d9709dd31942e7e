package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
)

// appraisalShowPage is a report as it is printed, with what can be done by it.
type appraisalShowPage struct {
	Info    pageInfo
	A       programme.Appraisal
	Project programme.Project
	Sheet   string // the report as HTML
	Minutes string // of a council; "" for none
	Decide  []appraisalStep
	Back    bool // the user may send it back
	Write   bool // the user may go on writing it
	Why     string
	Form    recordForm
	History []historyEntry
}

// appraisalStep is a conclusion that the user may draw, and what it still
// lacks.
type appraisalStep struct {
	programme.Step
	Missing problems
}

// appraisalOf loads the report that the address names; one of another project
// is not there.
func (s *Server) appraisalOf(r *http.Request, u programme.User) (a programme.Appraisal, p programme.Project, err error) {
	id, err := pathID(r)
	if err != nil {
		return a, p, err
	}
	aid, err := strconv.ParseInt(r.PathValue("aid"), 10, 64)
	if err == nil {
		a, p, err = s.store.Appraisal(r.Context(), u, aid)
	} else {
		err = nil
	}
	if err == nil && (a.ID == 0 || p.ID != id) {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có phiếu thẩm định “%s”.", r.PathValue("aid"))
	}
	return a, p, err
}

func (s *Server) appraisalShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.appraisalOf(r, u)
	if err != nil {
		return err
	}
	return s.drawAppraisalShow(w, r, u, http.StatusOK, appraisalShowPage{A: a, Project: p})
}

func (s *Server) drawAppraisalShow(w http.ResponseWriter, r *http.Request, u programme.User, status int, page appraisalShowPage) error {
	a, p := page.A, page.Project
	of, err := s.store.Programme(r.Context(), u, p.ProgrammeID)
	if err != nil {
		return err
	}
	if page.Sheet, err = paperHTML(paper.Appraisal(a, of)); err != nil {
		return err
	}
	if hasMinutes(a, u) {
		if page.Minutes, err = paperHTML(paper.AppraisalMinutes(a, of)); err != nil {
			return err
		}
	}
	page.Write = a.MayWrite(p, u) == nil
	if a.State == programme.AppraisalConcluded && a.Current(p) {
		f, err := s.store.Facts(r.Context(), u, p)
		if err != nil {
			return err
		}
		if why := a.MayDecide(p, u); why != nil {
			page.Why = programme.Problems(why)[0].Message
		}
		for _, step := range p.Next(u) {
			if step.Way == programme.ByReport && step.Move == a.Decision() && page.Why == "" {
				page.Decide = append(page.Decide, appraisalStep{step, programme.Problems(step.Missing(p, u, f))})
			}
		}
		page.Back = len(page.Decide) > 0
	}
	events, err := s.store.History(r.Context(), u, programme.SAppraisal, a.ID)
	if err != nil {
		return err
	}
	page.History = history(events)
	page.Info = s.info(w, r, of, navProjects, a.Title(), crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})
	return render(w, r, status, appraisalShowView(page))
}

// hasMinutes tells whether the user sees minutes of the report: marks of single
// members are not for who applies.
func hasMinutes(a programme.Appraisal, u programme.User) bool {
	return a.By == programme.ByCouncil && (programme.Appraisal{State: programme.AppraisalConcluded}).SeenBy(u)
}

func paperHTML(d paper.Doc) (string, error) {
	var buf bytes.Buffer
	err := paper.HTML(&buf, d)
	return buf.String(), err
}

// appraisalFile is the report or the minutes as a file.
func (s *Server) appraisalFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.appraisalOf(r, u)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, p.ProgrammeID)
	if err != nil {
		return err
	}
	which, format := r.PathValue("paper"), r.PathValue("format")
	if which == "score" && hasMinutes(a, u) {
		return s.scoreSheet(w, r, a, p, of)
	}
	draw := map[string]func(programme.Appraisal, programme.Programme) paper.Doc{"sheet": paper.Appraisal, "minutes": paper.AppraisalMinutes, "blind": paper.BlindSheet}[which]
	if draw == nil || which != "sheet" && !hasMinutes(a, u) || !slices.Contains([]string{"docx", "pdf"}, format) {
		return programme.Refuse(programme.NotFound, "", "Phiếu thẩm định này không có tệp “%s.%s”.", which, format)
	}
	make := paper.DOCX
	if format == "pdf" {
		make = paper.PDF
	}
	b, err := make(draw(a, of))
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", contentTypes[format])
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s-%d-%s.%s"`, map[string]string{"sheet": "phieu-tham-dinh", "minutes": "bien-ban-hoi-dong", "blind": "phieu-cham"}[which], a.ID, a.At, format))
	_, err = w.Write(b)
	return err
}

// appraisalDecide is the leader's conclusion by the report.
func (s *Server) appraisalDecide(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, _, err := s.appraisalOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	m := programme.Move(f.text("move"))
	p, err := s.store.DecideAppraisal(r.Context(), u, a.ID, f.id("version"), m, f.text("note"))
	if err != nil {
		return s.appraisalRefused(w, r, u, a, f, err)
	}
	return seeOther(w, r, projectPath(p.ID), m.Done()+". Đề án nay ở tình trạng “"+p.Stage.Label()+"”.")
}

// appraisalSendBack gives the report back to its writers.
func (s *Server) appraisalSendBack(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, p, err := s.appraisalOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	if _, err := s.store.SendBackAppraisal(r.Context(), u, a.ID, f.id("version"), f.text("remark")); err != nil {
		return s.appraisalRefused(w, r, u, a, f, err)
	}
	return seeOther(w, r, projectPath(p.ID), "Đã trả phiếu thẩm định cho chuyên viên.")
}

// appraisalRefused shows the report again with what was typed and why nothing
// was done. Whoever acted on an older version sees the newer one.
func (s *Server) appraisalRefused(w http.ResponseWriter, r *http.Request, u programme.User, a programme.Appraisal, f *form, refused error) error {
	kind := programme.KindOf(refused)
	if kind == programme.Internal || kind == programme.NotFound {
		return refused
	}
	now, p, err := s.store.Appraisal(r.Context(), u, a.ID)
	if err != nil {
		return err
	}
	for _, problem := range programme.Problems(refused) {
		if problem.Field != "note" && problem.Field != "remark" {
			problem.Field = "" // what is lacking is mended on another page
		}
	}
	return s.drawAppraisalShow(w, r, u, statuses[kind], appraisalShowPage{A: now, Project: p, Form: recordForm{Typed: f.typed, Problems: programme.Problems(refused)}})
}
