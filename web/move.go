package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// A move of the workflow that needs no more than a note is taken by a POST to
// its own address under the project. The address names the step, never a stage.
func (s *Server) moveRoutes() []route {
	return []route{
		{"GET /projects/{id}/moves/{move}", reads, s.moveNew},
		{"POST /projects/{id}/moves/{move}", writes, s.moveCreate},
	}
}

// movePage is the form of one step: what it does, the reason that it asks for;
// or why it cannot be taken, with what happened meanwhile.
type movePage struct {
	Info      pageInfo
	User      programme.User
	Project   programme.Project
	Step      nextStep
	Open      bool // the step leads on for this user where the project stands
	Leads     string
	Note      fieldView
	Problems  problems
	Meanwhile []wayEntry // the last moves, where somebody else was faster
}

func (s *Server) moveNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	rec, err := s.store.ProjectRecord(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.moveForm(w, r, u, rec, nil)
}

func (s *Server) moveCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f, move := readForm(r), programme.Move(r.PathValue("move"))
	p, err := s.store.Move(r.Context(), u, id, f.id("version"), move, f.text("note"))
	if err == nil {
		return seeOther(w, r, afterMove(p, u, move), movedSentence(p, u, move))
	}
	if kind := programme.KindOf(err); kind == programme.Internal || kind == programme.NotFound {
		return err
	}
	rec, failed := s.store.ProjectRecord(r.Context(), u, id)
	if failed != nil {
		return err
	}
	return s.moveForm(w, r, u, rec, err)
}

// afterMove is where a step leads: who draws up a proposal goes on writing it.
func afterMove(p programme.Project, u programme.User, m programme.Move) string {
	if m == programme.Draw && mayEdit(u, p) {
		return projectPath(p.ID) + "/edit"
	}
	return projectPath(p.ID)
}

// movedSentence says what was done and who is next.
func movedSentence(p programme.Project, u programme.User, m programme.Move) string {
	text := "Đã xong: " + lowerStart(m.Done()) + ". Hồ sơ nay ở “" + p.Stage.LabelFor(u) + "”"
	if p.Due != 0 {
		text += ", hạn hết ngày " + p.Due.String()
	}
	return text + "."
}

// moveForm draws the form of the step that the address names; refused is why
// it was not taken.
func (s *Server) moveForm(w http.ResponseWriter, r *http.Request, u programme.User, rec store.ProjectRecord, refused error) error {
	page, status := movePageOf(u, rec, programme.Move(r.PathValue("move")), refused), http.StatusOK
	switch {
	case page.Open && page.Step.Way != programme.Bare && refused == nil:
		return seeOther(w, r, page.Step.Href, "")
	case r.Method == http.MethodGet && page.Step.Source == "":
		return programme.Refuse(programme.NotFound, "", "Không có bước xử lý “%s”.", page.Step.Label)
	case len(page.Problems) > 0:
		status = statuses[page.Problems[0].Kind]
	}
	if status == http.StatusConflict {
		page.Meanwhile = wayOf(rec.Moves)
		page.Meanwhile = page.Meanwhile[:min(3, len(page.Meanwhile))]
	}
	page.Note.Value = r.PostForm.Get("note")
	page.Info = s.info(w, r, rec.Programme, navProjects, page.Step.Label, crumb{"Đề án", "/projects"}, crumb{rec.Project.Code, projectPath(rec.Project.ID)})
	return render(w, r, status, moveView(page))
}

// movePageOf is the page of a step; where nobody was refused, and the step does
// not lead on, it says why.
func movePageOf(u programme.User, rec store.ProjectRecord, move programme.Move, refused error) movePage {
	p := rec.Project
	page := movePage{User: u, Project: p, Step: nextStep{Step: programme.Step{Move: move}, Label: move.Label()}}
	for _, step := range programme.Workflow {
		if step.Move == move {
			page.Step.Step = step
		}
	}
	for _, step := range p.Next(u) {
		if step.Move == move {
			page.Open, page.Step, page.Leads = true, nextStepOf(step, u, rec), leadsTo(step, p, u, rec.Facts)
		}
	}
	if !page.Open && refused == nil {
		_, refused = p.Take(move, u, rec.Facts, "–", p.UpdatedAt) // only to hear why not: p is not stored
	}
	page.Problems = programme.Problems(refused)
	page.Note = fieldView{Name: "note", Label: "Lý do", Error: page.Problems.For("note"), Optional: !page.Step.Note,
		Help: "Ghi rõ để người nhận hiểu; lý do được giữ trong hồ sơ."}
	return page
}

// leadsTo says what a step does with the project.
func leadsTo(s programme.Step, p programme.Project, u programme.User, f programme.Facts) string {
	to := s.To
	if to == "" {
		to = p.BackTo
	}
	text := "Hồ sơ sẽ chuyển từ “" + p.Stage.LabelFor(u) + "” sang “" + to.LabelFor(u) + "”."
	if holders := programme.RolesText(to.Holders(p.Level)); holders != "" && !to.Writable() {
		text += " Người xử lý tiếp: " + holders + "."
	}
	if limit := f.Rules.StageLimit(to, f.Today).Text(); limit != "" && p.DaysLeft == 0 {
		text += " Thời hạn: " + limit + "."
	}
	return text
}
