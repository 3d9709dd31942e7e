package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) returnRoutes() []route {
	return []route{
		{"GET /projects/{id}/return", reads, s.returnShow},
		{"POST /projects/{id}/return", writes, s.returnCreate},
		{"POST /projects/{id}/answers", writes, s.returnAnswer},
	}
}

func returnPath(id int64) string { return projectPath(id) + "/return" }

// returnPage is what came back and why: for a reviewer the form to send a
// dossier back, for who applies the one checklist of what to mend, for all
// what was asked and answered before.
type returnPage struct {
	Info      pageInfo
	Project   programme.Project
	Clock     programme.Clock
	MayReturn bool
	MayAnswer bool
	Form      recordForm
	Rows      []int // of the form to send it back
	Parts     []programme.Part
	Now       *programme.Returning // that is being answered; nil: the dossier is not with who applies
	Before    []programme.Returning
}

func (s *Server) returnShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.returnDraw(w, r, u, recordForm{}, 0, http.StatusOK)
}

// returnDraw draws the page; f is what was typed, of which rows are to be
// shown.
func (s *Server) returnDraw(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, rows, status int) error {
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
	page := returnPage{Project: p, Form: f, Parts: p.Parts(lines), Clock: programme.ClockOf(p, moves, programme.DayOf(s.store.Now()))}
	if page.Before, err = s.store.Returns(r.Context(), u, p.ID); err != nil {
		return err
	}
	if p.Stage == programme.Returned && len(page.Before) > 0 && !p.Recorded {
		page.Now, page.Before = &page.Before[0], page.Before[1:]
		page.MayAnswer = mayAnswerPoints(u, p)
	}
	page.MayReturn = u.May(programme.Appraise) && slices.ContainsFunc(p.Next(u), func(s programme.Step) bool { return s.Move == programme.Return })
	if page.MayReturn && page.Form.Typed == nil {
		page.Form.Typed, rows = typedReturn(lines, r.FormValue("field"))
		rows++
	}
	for row := range min(rows, programme.MaxPoints) {
		page.Rows = append(page.Rows, row+1)
	}
	title := "Yêu cầu bổ sung"
	if page.MayReturn {
		title = "Trả lại để bổ sung"
	}
	page.Info = s.info(w, r, of, navProjects, title, crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})
	return render(w, r, status, returnView(page))
}

// typedReturn begins the form with the papers that were found not in order,
// and with the field that the reviewer came from.
func typedReturn(lines []programme.PaperLine, field string) (v url.Values, rows int) {
	v = url.Values{}
	for _, l := range lines {
		found, looked := l.Looked()
		if !looked || found.OK {
			continue
		}
		rows++
		at := func(name string) string { return name + "_" + strconv.Itoa(rows) }
		v.Set(at("field"), "paper:"+l.Code)
		v.Set(at("cause"), string(found.Cause))
		v.Set(at("text"), found.Note)
		v.Set(at("remedy"), "Nộp lại giấy tờ này.")
	}
	if field != "" {
		rows++
		v.Set("field_"+strconv.Itoa(rows), field)
	}
	return v, rows
}

// returnCreate sends a dossier back with the points that were typed.
func (s *Server) returnCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	rows := closePoints(f.typed)
	if f.text("do") == "more" {
		return s.returnDraw(w, r, u, recordForm{Typed: f.typed}, rows+3, http.StatusOK)
	}
	p, err = s.store.ReturnProject(r.Context(), u, p.ID, f.id("version"), f.text("note"), pointsTyped(f, rows))
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.returnDraw(w, r, u, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, rows+1, http.StatusUnprocessableEntity)
	case programme.Conflict: // it has moved or changed meanwhile: what was typed stays, with what became of it
		return s.returnDraw(w, r, u, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, rows+1, http.StatusConflict)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, returnPath(p.ID), "Đã trả lại hồ sơ "+p.Code+" với "+strconv.Itoa(rows)+" điểm cần bổ sung. Cơ sở được thông báo.")
}

// pointNames are the fields of one row, as they begin.
var pointNames = []string{"field", "cause", "text", "remedy"}

// closePoints moves the rows in which something stands up over those in which
// nothing does, so that errors name rows as they are drawn.
func closePoints(typed url.Values) (filled int) {
	for row := 1; row <= programme.MaxPoints+20; row++ {
		from, something := strconv.Itoa(row), false
		for _, name := range pointNames {
			something = something || programme.Clean(typed.Get(name+"_"+from)) != ""
		}
		if something {
			filled++
		}
		for _, name := range pointNames {
			value := typed.Get(name + "_" + from)
			typed.Del(name + "_" + from)
			if something {
				typed.Set(name+"_"+strconv.Itoa(filled), value)
			}
		}
	}
	return filled
}

func pointsTyped(f *form, rows int) (all []programme.Point) {
	for row := 1; row <= rows; row++ {
		at := func(name string) string { return name + "_" + strconv.Itoa(row) }
		all = append(all, programme.Point{Field: f.text(at("field")), Cause: programme.Cause(f.text(at("cause"))), Text: f.text(at("text")), Remedy: f.text(at("remedy"))})
	}
	return all
}

// field is one field of a row of the form.
func (p returnPage) field(row int, v fieldView) fieldView {
	v.Name += "_" + strconv.Itoa(row)
	return p.Form.fill(v)
}

// groups are the parts of the dossier under their headings, as the choice of a
// point's field shows them.
func (p returnPage) groups() (all []partGroup) {
	for _, part := range p.Parts {
		if n := len(all); n == 0 || all[n-1].Label != part.Group {
			all = append(all, partGroup{Label: part.Group})
		}
		all[len(all)-1].Parts = append(all[len(all)-1].Parts, part)
	}
	return all
}

type partGroup struct {
	Label string
	Parts []programme.Part
}

func causeOptions() []option {
	all := []option{{"", "Chọn nguyên nhân"}}
	for _, c := range programme.AllCauses() {
		all = append(all, option{string(c), c.Label()})
	}
	return all
}

// value is what stands in a part of the dossier now.
func (p returnPage) value(field string) string {
	for _, part := range p.Parts {
		if part.Field == field {
			return part.Value
		}
	}
	return ""
}
