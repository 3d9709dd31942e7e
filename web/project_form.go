package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
)

// projectForm is which form of a project is shown.
type projectForm string

const (
	needForm  projectForm = "need"   // a need: few fields, for a phone
	draftForm projectForm = "draft"  // a dossier on its way
	bookForm  projectForm = "record" // what stands in old books
)

// formOf tells which form a project has.
func formOf(p programme.Project) projectForm {
	switch {
	case p.Recorded:
		return bookForm
	case p.Stage == programme.Need:
		return needForm
	}
	return draftForm
}

// projectFormPage is the form of a project, new or saved.
type projectFormPage struct {
	Info           pageInfo
	Form           projectForm
	User           programme.User
	Heading        string
	Action         string // address that the form is sent to
	Back           string // where giving up leads
	Of             programme.Programme
	Now            programme.Project // as it is stored; ID 0 for a new one
	Values         url.Values        // as typed, or as saved
	Problems       problems
	Conflict       *conflictView
	Places         []option
	Establishments []option
	Notes          returnedNotes // what a reviewer wants mended, by field
	Own            string        // the establishment of who applies for himself; "" for others
	Proposed       string        // the code that a new project gets
}

// New tells the form of a project that is not stored yet.
func (p projectFormPage) New() bool { return p.Now.ID == 0 }

// Offers tells whether the form has a field, by its name or the beginning of
// it: one that may be written where the project stands, and that is the user's
// to write.
func (p projectFormPage) Offers(field string) bool { return offers(p.Form, p.User, p.Now, field) }

func offers(form projectForm, u programme.User, now programme.Project, field string) bool {
	if form == bookForm {
		return field != "appraised_"
	}
	switch field {
	case "kind", "norm_exception":
		return form == draftForm && u.May(programme.EditProjects) && now.Writes(field)
	case "code":
		return u.May(programme.EditProjects) && now.Writes(field)
	case "stage", "appraised_", "approved_":
		return false
	case "level", "commitment", "promised_":
		return form == draftForm && now.Writes(field)
	case "actual_":
		return form == draftForm && now.Writes(field) && now.Stage.InPlan()
	}
	return now.Writes(field)
}

// OffersAny tells whether the form has one of several fields: a dossier that
// came back has only those that are to be mended.
func (p projectFormPage) OffersAny(fields ...string) bool {
	return slices.ContainsFunc(fields, p.Offers)
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

// projectNew offers the form of a draft, of a need (?stage=need), or of a
// record of old books (?recorded=1).
func (s *Server) projectNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	start := projectStart(r, of)
	if err := start.MayWrite(programme.Project{}, u); err != nil {
		return err
	}
	values := url.Values{"kind": {string(programme.KindProject)}, "stage": {string(start.Stage)}, "year": {r.FormValue("year")}, "level": {r.FormValue("level")}}
	if !start.Recorded {
		next := programme.DayOf(s.store.Now()).Year() + 1
		values.Set("year", orElse(values.Get("year"), strconv.Itoa(min(max(next, of.From), of.To))))
		values.Set("level", orElse(values.Get("level"), string(orElse(u.Scope.Level, programme.Local))))
	}
	for _, name := range []string{"content", "place"} { // as the self-check hands them on
		values.Set(name, programme.Clean(r.URL.Query().Get(name)))
	}
	id, _ := strconv.ParseInt(r.FormValue("establishment"), 10, 64)
	if id = orElse(u.Scope.EstablishmentID, id); id != 0 {
		e, err := s.store.Establishment(r.Context(), u, id)
		if err != nil {
			return err
		}
		values.Set("establishment", establishmentText(programme.EstablishmentRef{ID: e.ID, Name: e.Name}))
		if !start.Recorded {
			values.Set("place", orElse(values.Get("place"), e.Place.String()))
		}
	}
	return s.projectForm(w, r, u, http.StatusOK, projectFormPage{Form: formOf(start), Of: of, Values: values}, programme.Project{})
}

// projectStart is a new project as the address or the form asks for it.
func projectStart(r *http.Request, of programme.Programme) programme.Project {
	p := programme.Project{ProgrammeID: of.ID, Kind: programme.KindProject, Level: programme.Local, Recorded: r.FormValue("recorded") == "1"}
	switch p.Stage = programme.Stage(r.FormValue("stage")); {
	case p.Stage != "":
	case p.Recorded:
		p.Stage = programme.Submitted
	default:
		p.Stage = programme.Draft
	}
	return p
}

func (s *Server) projectEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	if err := p.MayWrite(p, u); err != nil {
		return err
	}
	return s.projectForm(w, r, u, http.StatusOK, projectFormPage{Form: formOf(p), Of: of, Values: projectValues(p)}, p)
}

func (s *Server) projectCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	return s.projectSave(w, r, u, of, projectStart(r, of))
}

func (s *Server) projectUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.projectSave(w, r, u, of, p)
}

// projectSave stores what was typed, or shows the same form again with every
// refusal beside its field. now is the record as it is stored, or a new one.
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
		return seeOther(w, r, projectPath(saved.ID), savedSentence(mine, saved))
	}
	page := projectFormPage{Form: formOf(now), Of: of, Values: f.typed, Problems: besideFields(programme.Problems(err), mine)}
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
		page.Form, page.Values = formOf(now), maps.Clone(f.typed)
		page.Values.Set("version", strconv.FormatInt(now.Version, 10))
		return s.projectForm(w, r, u, http.StatusConflict, page, now)
	}
	return err
}

func savedSentence(mine, saved programme.Project) string {
	switch {
	case mine.ID != 0 && saved.Version == mine.Version:
		return "Không có gì thay đổi nên không lưu thêm bản nào."
	case mine.ID == 0 && saved.Stage == programme.Need && !saved.Recorded:
		return "Đã ghi nhu cầu, mã " + saved.Code + "."
	}
	return "Đã lưu đề án " + saved.Code + "."
}

// projectForm fills in what the form needs besides its values and draws it.
func (s *Server) projectForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p projectFormPage, now programme.Project) error {
	p.User, p.Now = u, now
	err := s.projectChoices(r, u, &p)
	if err != nil {
		return err
	}
	if p.Notes, err = s.returnedNotes(r.Context(), u, now); err != nil {
		return err
	}
	p.Action, p.Back = "/projects", "/projects"
	crumbs := []crumb{{"Đề án", "/projects"}}
	switch {
	case now.ID != 0:
		p.Heading, p.Action, p.Back = editLabel(now)+" "+now.Code, projectPath(now.ID), projectPath(now.ID)
		crumbs = append(crumbs, crumb{now.Code, p.Back})
	case p.Form == needForm:
		p.Heading = "Ghi nhu cầu"
	case p.Form == draftForm:
		p.Heading = "Lập dự thảo đề án"
	default:
		p.Heading = "Ghi hồ sơ đã có trong sổ cũ"
	}
	p.Info = s.info(w, r, p.Of, navProjects, p.Heading, crumbs...)
	return render(w, r, status, projectFormView(p))
}

// projectChoices loads what the form offers to choose from.
func (s *Server) projectChoices(r *http.Request, u programme.User, p *projectFormPage) (err error) {
	units, err := s.provincePlaces(r.Context(), u, p.Of)
	if err != nil {
		return err
	}
	p.Places = placeSuggestions(units)
	if u.Scope.EstablishmentID != 0 {
		e, err := s.store.Establishment(r.Context(), u, u.Scope.EstablishmentID)
		p.Own = e.Name
		return err
	}
	if p.Establishments, err = s.establishmentSuggestions(r.Context(), u); err != nil || !p.New() || p.Form == bookForm {
		return err
	}
	year, _ := strconv.Atoi(p.Values.Get("year"))
	p.Proposed, err = s.store.NextCode(r.Context(), u, p.Of.ID, orElse(programme.Level(p.Values.Get("level")), programme.Local), year)
	return err
}

// orElse is the first value, or the second where there is none.
func orElse[T comparable](v, other T) T {
	var none T
	if v == none {
		return other
	}
	return v
}

// topFields are the fields above the money, from the top of the form.
var topFields = []string{"code", "title", "kind", "content", "level", "year", "stage", "establishment", "place"}

// besideFields puts refusals in the order in which the form is read; those of
// the money and below come in that order already. Those of fields that the
// form does not have stand on top alone.
func besideFields(all problems, p programme.Project) problems {
	place := func(problem *programme.Error) int {
		if i := slices.Index(topFields, problem.Field); i >= 0 {
			return i
		}
		return len(topFields)
	}
	slices.SortStableFunc(all, func(a, b *programme.Error) int { return place(a) - place(b) })
	for i, problem := range all {
		field := problem.Field
		if !p.Recorded {
			field = livingField(problem.Field, p)
		}
		all[i] = &programme.Error{Kind: problem.Kind, Field: field, Message: problem.Message}
	}
	return all
}
