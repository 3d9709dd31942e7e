package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// projectFormPage is the form of a project, new or saved.
type projectFormPage struct {
	Info           pageInfo
	Heading        string
	Action         string // address that the form is sent to
	Back           string // where giving up leads
	Of             programme.Programme
	Values         url.Values // as typed, or as saved
	Others         []string   // suffixes of the rows for other programmes' money
	Problems       problems
	Conflict       *conflictView
	Places         []option
	Establishments []option
}

// field is one field with what stands in it.
func (p projectFormPage) field(name, label string) fieldView {
	return fieldView{Name: name, Label: label, Value: p.Values.Get(name), Error: p.Problems.For(name)}
}

// optional is a field that may stay empty.
func (p projectFormPage) optional(name, label, help string) fieldView {
	f := p.field(name, label)
	f.Optional, f.Help = true, help
	return f
}

// list is a field with choices or suggestions.
func (p projectFormPage) list(f fieldView, options []option) fieldView {
	f.Options = options
	return f
}

func (s *Server) projectNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	values := url.Values{"kind": {string(programme.KindProject)}, "stage": {string(programme.Submitted)}, "year": {r.FormValue("year")}, "level": {r.FormValue("level")}}
	if id, _ := strconv.ParseInt(r.FormValue("establishment"), 10, 64); id != 0 {
		e, err := s.store.Establishment(r.Context(), u, id)
		if err != nil {
			return err
		}
		values.Set("establishment", establishmentText(programme.EstablishmentRef{ID: e.ID, Name: e.Name}))
	}
	return s.projectForm(w, r, u, http.StatusOK, projectFormPage{Of: of, Values: values}, programme.Project{})
}

func (s *Server) projectEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.projectForm(w, r, u, http.StatusOK, projectFormPage{Of: of, Values: projectValues(p)}, p)
}

func (s *Server) projectCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	return s.projectSave(w, r, u, of, programme.Project{ProgrammeID: of.ID, Recorded: true})
}

func (s *Server) projectUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.projectSave(w, r, u, of, p)
}

// projectSave stores what was typed, or shows the same form again with every
// refusal beside its field. now is the record as it is stored.
func (s *Server) projectSave(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, now programme.Project) error {
	f := readForm(r)
	mine, err := s.projectTyped(r.Context(), u, f, of, now)
	if err != nil {
		return err
	}
	saved := mine
	if err = f.err(); err == nil {
		saved, err = s.store.SaveProject(r.Context(), u, mine)
	}
	if err == nil {
		return seeOther(w, r, projectPath(saved.ID), "Đã lưu đề án "+saved.Code+".")
	}
	page := projectFormPage{Of: of, Values: f.typed, Problems: inFormOrder(programme.Problems(err))}
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.projectForm(w, r, u, http.StatusUnprocessableEntity, page, now)
	case programme.Conflict:
		if now, err = s.store.Project(r.Context(), u, now.ID); err != nil {
			return err
		}
		events, err := s.store.History(r.Context(), u, programme.SProject, now.ID)
		if err != nil {
			return err
		}
		page.Conflict, page.Problems = conflict(mine.Fields(), now.Fields(), events), nil
		page.Values = maps.Clone(f.typed)
		page.Values.Set("version", strconv.FormatInt(now.Version, 10))
		return s.projectForm(w, r, u, http.StatusConflict, page, now)
	}
	return err
}

// projectForm fills in what the form needs besides its values and draws it.
func (s *Server) projectForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p projectFormPage, now programme.Project) error {
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	if p.Establishments, err = s.establishmentSuggestions(r.Context(), u); err != nil {
		return err
	}
	p.Places, p.Others = placeSuggestions(provinceUnits(p.Of, units)), otherRows(p.Values)
	p.Heading, p.Action, p.Back = "Thêm đề án", "/projects", "/projects"
	crumbs := []crumb{{"Đề án", "/projects"}}
	if now.ID != 0 {
		p.Heading, p.Action, p.Back = "Sửa đề án "+now.Code, projectPath(now.ID), projectPath(now.ID)
		crumbs = append(crumbs, crumb{now.Code, p.Back})
	}
	p.Info = s.info(w, r, p.Of, navProjects, p.Heading, crumbs...)
	return render(w, r, status, projectFormView(p))
}

// topFields are the fields above the money, from the top of the form.
var topFields = []string{"code", "title", "kind", "content", "level", "year", "stage", "establishment", "place"}

// inFormOrder puts refusals in the order in which the form is read; those of
// the money and below come in that order already.
func inFormOrder(all problems) problems {
	place := func(p *programme.Error) int {
		if i := slices.Index(topFields, p.Field); i >= 0 {
			return i
		}
		return len(topFields)
	}
	slices.SortStableFunc(all, func(a, b *programme.Error) int { return place(a) - place(b) })
	return all
}

// projectShort narrows a field and adds its help; mode is its keyboard.
func projectShort(f fieldView, width, mode, help string) fieldView {
	f.Width, f.Mode, f.Help = width, mode, help
	return f
}

func projectLines(f fieldView, rows int) fieldView {
	f.Rows = rows
	return f
}

func projectYearHelp(of programme.Programme) string {
	return fmt.Sprintf("Từ %d đến %d.", of.From, of.To)
}

func projectProgramme(of programme.Programme) string { return strconv.FormatInt(of.ID, 10) }

// rowNumber tells the rows for other programmes' money apart when read aloud.
func rowNumber(suffix string) string { return strings.Replace(suffix, "_", " ", 1) }
