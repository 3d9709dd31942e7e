package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"khuyencong/programme"
)

func (s *Server) projectPaperRoutes() []route {
	return []route{
		{"GET /projects/{id}/papers", reads, s.projectPaperList},
		{"POST /projects/{id}/papers", uploads, s.projectPaperCreate},
		{"GET /projects/{id}/papers/{paper}", reads, s.projectPaperFile},
		{"POST /projects/{id}/papers/drop", writes, s.projectPaperDrop},
		{"POST /projects/{id}/papers/check", writes, s.projectPaperCheck},
	}
}

func papersPath(id int64) string { return projectPath(id) + "/papers" }

// projectPaperPage is the checklist of a project's papers: who applies adds to
// it, who checks the dossier ticks it.
type projectPaperPage struct {
	Info     pageInfo
	Project  programme.Project
	Lines    []projectPaperLine
	Other    projectPaperLine // to add a paper that nobody asks for
	Missing  []string         // what the next step lacks
	MayAdd   bool
	MayCheck bool
	NotOK    int // lines that were found not in order
	OnBehalf bool
	Clock    programme.Clock
	Today    programme.Day
	Form     recordForm
}

// projectPaperLine is one line with what the user may do about it.
type projectPaperLine struct {
	programme.PaperLine
	MayAdd bool
	Open   bool // the form to add a version is shown unfolded
}

func (s *Server) projectPaperList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.projectPaperDraw(w, r, u, recordForm{Typed: url.Values{}}, "", http.StatusOK)
}

// projectPaperDraw draws the checklist; open is the code of the line whose form
// was refused.
func (s *Server) projectPaperDraw(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, open string, status int) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	lines, err := s.store.Papers(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	moves, err := s.store.Moves(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	page := projectPaperPage{
		Project: p, Form: f, Missing: programme.MissingPapers(p.Stage, lines), Today: programme.DayOf(s.store.Now()), OnBehalf: u.Role != programme.RoleEstablishment,
		MayCheck: !p.Recorded && p.Stage == programme.Submitted && p.Stage.HeldBy(u.Role, p.Level) && u.May(programme.Appraise),
		Info:     s.info(w, r, of, navProjects, "Giấy tờ của hồ sơ", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)}),
	}
	page.Clock = programme.ClockOf(p, moves, page.Today)
	add := func(l programme.PaperLine) projectPaperLine {
		line := projectPaperLine{PaperLine: l, MayAdd: p.MayWritePaper(u, l) == nil, Open: open == l.Code}
		page.MayAdd = page.MayAdd || line.MayAdd
		return line
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, add(l))
		if found, looked := l.Looked(); looked && !found.OK {
			page.NotOK++
		}
	}
	page.Other = add(programme.PaperLine{Code: programme.OtherPaper})
	return render(w, r, status, projectPaperView(page))
}

// field is a field of the form of one line.
func (p projectPaperPage) field(code string, v fieldView) fieldView {
	v.Name += "_" + code
	return p.Form.fill(v)
}

// verdict is the choice of what was found of a line.
func (p projectPaperPage) verdict(l projectPaperLine) fieldView {
	v := fieldView{Name: "ok", Label: "Kết quả", Options: []option{{"", "Chưa kiểm tra"}, {"yes", "Đạt"}, {"no", "Chưa đạt"}}}
	return p.checked(l, v, func(c programme.PaperCheck) string {
		if c.OK {
			return "yes"
		}
		return "no"
	})
}

func (p projectPaperPage) cause(l projectPaperLine) fieldView {
	v := fieldView{Name: "cause", Label: "Nguyên nhân, nếu chưa đạt", Options: []option{{"", "–"}}}
	for _, c := range programme.Causes(true) {
		v.Options = append(v.Options, option{string(c), c.Label()})
	}
	return p.checked(l, v, func(c programme.PaperCheck) string { return string(c.Cause) })
}

func (p projectPaperPage) note(l projectPaperLine) fieldView {
	return p.checked(l, fieldView{Name: "note", Label: "Giải thích"}, func(c programme.PaperCheck) string { return c.Note })
}

// checked fills a field of the check with what was typed, else with what was
// found before.
func (p projectPaperPage) checked(l projectPaperLine, v fieldView, of func(programme.PaperCheck) string) fieldView {
	v = p.field(l.Code, v)
	if found, looked := l.Looked(); looked && !p.Form.Typed.Has(v.Name) {
		v.Value = of(found)
	}
	return v
}

// projectPaperDrop says that a paper is no longer part of the dossier. Its
// versions stay.
func (s *Server) projectPaperDrop(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	code := f.text("code")
	saved, err := s.store.SavePaper(r.Context(), u, programme.Paper{ProjectID: id, Code: code, Name: "-", Dropped: true, Note: f.text("drop_" + code)}, nil)
	if err == nil {
		return seeOther(w, r, papersPath(id)+"#paper-"+code, "Đã bỏ “"+saved.Name+"” khỏi hồ sơ. Các bản cũ vẫn được giữ.")
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.projectPaperDraw(w, r, u, recordForm{Typed: f.typed, Problems: besideLine(err, code, map[string]string{"note": "drop"})}, code, http.StatusUnprocessableEntity)
}

// projectPaperCheck keeps what was found of each paper.
func (s *Server) projectPaperCheck(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	lines, err := s.store.Papers(r.Context(), u, id)
	if err != nil {
		return err
	}
	f := readForm(r)
	var checks []programme.PaperCheck
	for _, l := range lines {
		current, has := l.Current()
		c := programme.PaperCheck{Code: l.Code, PaperID: f.id("paper_" + l.Code), OK: f.text("ok_"+l.Code) == "yes", Cause: programme.Cause(f.text("cause_" + l.Code)), Note: f.text("note_" + l.Code)}
		if f.text("do") == "all" {
			if !has {
				continue
			}
			c = programme.PaperCheck{Code: l.Code, PaperID: current.ID, OK: true}
			if shown := f.id("paper_" + l.Code); shown != current.ID {
				c.PaperID = shown // another version than the one on the page: the store says so
			}
		} else if f.text("ok_"+l.Code) == "" {
			continue
		}
		if c.OK {
			c.Cause, c.Note = "", ""
		}
		checks = append(checks, c)
	}
	err = s.store.CheckPapers(r.Context(), u, id, f.id("version"), checks)
	if programme.KindOf(err) == programme.Invalid {
		return s.projectPaperDraw(w, r, u, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, "", http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, papersPath(id), "Đã lưu kết quả kiểm tra giấy tờ.")
}

// besideLine puts refusals beside the fields of one line's form; others names
// fields that the form calls otherwise.
func besideLine(err error, code string, others map[string]string) (all problems) {
	for _, p := range programme.Problems(err) {
		field := p.Field
		if other, ok := others[field]; ok {
			field = other
		}
		if field != "" && !strings.HasSuffix(field, "_"+code) {
			field += "_" + code
		}
		all = append(all, &programme.Error{Kind: p.Kind, Field: field, Message: p.Message})
	}
	return all
}

// older are the versions before the one that counts.
func (l projectPaperLine) older() []programme.Paper {
	if _, has := l.Current(); has {
		return l.Papers[1:]
	}
	return slices.Clone(l.Papers)
}

// state is the line's standing in a word.
func (l projectPaperLine) state(stage programme.Stage) (meaning, string) {
	current, has := l.Current()
	found, looked := l.Looked()
	switch {
	case looked && found.OK && has:
		return good, "đạt"
	case looked && !found.OK:
		return wrong, "chưa đạt"
	case has && current.File.Name == "":
		return neutral, "có bản giấy"
	case has:
		return neutral, "đã có"
	case l.Required && stage.Writable():
		return attention, "còn thiếu"
	case l.Required:
		return wrong, "không có"
	}
	return neutral, "chưa có"
}
