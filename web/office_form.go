package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/wordform"
)

// The Word forms that an office made itself.
func (s *Server) officeFormRoutes() []route {
	return []route{
		{"GET /forms", reads, s.officeFormList},
		{"GET /forms/new", reads, s.officeFormNew},
		{"POST /forms", uploads, s.officeFormCreate},
		{"GET /forms/{id}", reads, s.officeFormShow},
		{"GET /forms/{id}/file", reads, s.officeFormFile},
		{"GET /forms/{id}/filled", reads, s.officeFormFilled},
		{"POST /forms/{id}/withdraw", writes, s.officeFormWithdraw},
		{"GET /projects/{id}/forms", reads, s.projectForms},
		{"GET /projects/{id}/forms/{form}", reads, s.projectFormFill},
	}
}

func officeFormPath(id int64) string { return "/forms/" + number(id) }

var officeFormCrumb = crumb{"Mẫu giấy của cơ quan", "/forms"}

// knownFields are the fields that the program fills, as the reader of forms
// wants them.
var knownFields = func() wordform.Known {
	known := wordform.Known{Texts: map[string]bool{}, Lists: map[string]wordform.Known{}}
	for _, f := range programme.FormFields {
		known.Texts[f.Key] = true
	}
	for _, l := range programme.FormLists {
		lines := wordform.Known{Texts: map[string]bool{}}
		for _, c := range l.Columns {
			lines.Texts[c.Key] = true
		}
		known.Lists[l.Key] = lines
	}
	return known
}()

// formValues are what the fields say of a project.
func formValues(d programme.FormData) wordform.Values {
	v := wordform.Values{Texts: map[string]string{}, Lists: map[string][]wordform.Values{}}
	for _, f := range programme.FormFields {
		v.Texts[f.Key] = f.Value(d)
	}
	for _, l := range programme.FormLists {
		lines := []wordform.Values{}
		for _, texts := range l.Lines(d) {
			line := wordform.Values{Texts: map[string]string{}}
			for i, c := range l.Columns {
				line.Texts[c.Key] = texts[i]
			}
			lines = append(lines, line)
		}
		v.Lists[l.Key] = lines
	}
	return v
}

// officeFormListPage is all forms, and what may stand in one.
type officeFormListPage struct {
	Info  pageInfo
	All   []programme.OfficeForm
	Today programme.Day
	Edits bool
}

func (s *Server) officeFormList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.OfficeForms(r.Context(), u)
	if err != nil {
		return err
	}
	p := officeFormListPage{Info: pageInfo{Title: officeFormCrumb.Label, Version: s.version, Flash: takeFlash(w, r)}, All: all, Today: programme.DayOf(s.store.Now()), Edits: u.May(programme.EditLists)}
	return render(w, r, http.StatusOK, officeFormListView(p))
}

// officeFormNewPage is the form by which a Word form is put in.
type officeFormNewPage struct {
	Info pageInfo
	Form recordForm
}

func (s *Server) officeFormNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	today := programme.DayOf(s.store.Now())
	return s.officeFormAsk(w, r, recordForm{Typed: url.Values{"from": {today.String()}}}, http.StatusOK)
}

func (s *Server) officeFormAsk(w http.ResponseWriter, r *http.Request, f recordForm, status int) error {
	info := pageInfo{Title: "Thêm mẫu", Version: s.version, Breadcrumbs: []crumb{officeFormCrumb}}
	return render(w, r, status, officeFormNewView(officeFormNewPage{Info: info, Form: f}))
}

// officeFormCreate reads the file and stores it only if every field in it is
// known.
func (s *Server) officeFormCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	mine := programme.OfficeForm{Paper: programme.FormPaper(f.text("paper")), Name: f.text("name"), From: f.day("from"), Note: f.text("note")}
	mine.File.Name = programme.FileName(sent.file, programme.FileDOCX)
	var saved programme.OfficeForm
	if err == nil {
		err = errors.Join(f.err(), checkForm(sent.content))
	}
	if err == nil {
		saved, err = s.store.AddOfficeForm(r.Context(), u, mine, sent.content)
	} else if programme.KindOf(err) == programme.Invalid {
		err = errors.Join(mine.Check(programme.DayOf(s.store.Now())), err)
	}
	if err == nil {
		return seeOther(w, r, officeFormPath(saved.ID), "Đã thêm mẫu “"+saved.Name+"”, dùng từ "+saved.From.String()+".")
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.officeFormAsk(w, r, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, http.StatusUnprocessableEntity)
}

func checkForm(content []byte) error {
	if content == nil {
		return programme.Refuse(programme.Invalid, "file", "Chọn tệp Word (.docx) của mẫu.")
	}
	read, err := wordform.Read(content)
	if err != nil {
		return err
	}
	return read.CheckError(knownFields)
}

// officeFormPage is one form: what stands in it, and what it says of a project.
type officeFormPage struct {
	Info    pageInfo
	Form    programme.OfficeForm
	State   string
	Fields  []string
	Code    string // of the project that it is tried with
	Problem string
	Preview []string
	Edits   bool
	Tries   bool // the user sees projects
	History []historyEntry
}

func (s *Server) officeFormShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, read, err := s.officeFormRead(r, u, "id")
	if err != nil {
		return err
	}
	all, err := s.store.OfficeForms(r.Context(), u)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SOfficeForm, of.ID)
	if err != nil {
		return err
	}
	p := officeFormPage{
		Info: pageInfo{Title: of.Name, Version: s.version, Flash: takeFlash(w, r), Breadcrumbs: []crumb{officeFormCrumb}}, Form: of, State: of.State(all, programme.DayOf(s.store.Now())),
		Fields: read.Fields(), Code: programme.Clean(strings.TrimSpace(r.URL.Query().Get("code"))), Edits: u.May(programme.EditLists), Tries: u.May(programme.ReadInternal), History: history(events),
	}
	if p.Code != "" && p.Tries {
		d, err := s.store.FormDataOf(r.Context(), u, p.Code)
		if err == nil {
			p.Preview, err = read.Preview(formValues(d))
		}
		if err != nil && programme.KindOf(err) != programme.Invalid {
			return err
		}
		if err != nil {
			p.Problem = programme.Problems(err)[0].Message
		}
	}
	return render(w, r, http.StatusOK, officeFormView(p))
}

// officeFormRead loads the form that a part of the address names.
func (s *Server) officeFormRead(r *http.Request, u programme.User, part string) (of programme.OfficeForm, read wordform.Form, err error) {
	id, err := strconv.ParseInt(r.PathValue(part), 10, 64)
	if err != nil {
		return of, read, programme.Refuse(programme.NotFound, "", "Không tìm thấy mẫu “%s”.", r.PathValue(part))
	}
	of, content, err := s.store.OfficeForm(r.Context(), u, id)
	if err == nil {
		read, err = wordform.Read(content)
	}
	return of, read, err
}

func (s *Server) officeFormFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	of, content, err := s.store.OfficeForm(r.Context(), u, id)
	if err != nil {
		return err
	}
	sendFile(w, "docx", of.Name, content)
	return nil
}

// officeFormFilled is the form filled with the project of a code.
func (s *Server) officeFormFilled(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, read, err := s.officeFormRead(r, u, "id")
	if err != nil {
		return err
	}
	d, err := s.store.FormDataOf(r.Context(), u, programme.Clean(r.URL.Query().Get("code")))
	if err != nil {
		return err
	}
	return sendForm(w, of, read, d)
}

func sendForm(w http.ResponseWriter, of programme.OfficeForm, read wordform.Form, d programme.FormData) error {
	b, err := read.Fill(formValues(d))
	if err != nil {
		return err
	}
	sendFile(w, "docx", of.Name+" "+d.Project.Code, b)
	return nil
}

func (s *Server) officeFormWithdraw(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	of, err := s.store.WithdrawOfficeForm(r.Context(), u, id, readForm(r).id("version"))
	if err != nil {
		return err
	}
	return seeOther(w, r, officeFormPath(id), "Mẫu “"+of.Name+"” không dùng nữa từ hôm nay.")
}

// projectFormsPage is the office's forms that a project can be written on.
type projectFormsPage struct {
	Info    pageInfo
	Project programme.Project
	On      programme.Day // of the paper
	Typed   string        // that day as it was typed
	Problem string
	Forms   []programme.OfficeForm
	Edits   bool
}

// formDay is the day of the paper that the address names; today where it names
// none. A paper of an older day is written on the form of that day.
func formDay(r *http.Request, today programme.Day) (programme.Day, error) {
	on, err := programme.ParseDay("on", r.FormValue("on"))
	switch {
	case err != nil:
		return today, err
	case on == 0:
		return today, nil
	case on > today.Plus(366):
		return today, programme.Refuse(programme.Invalid, "on", "Ngày %s quá một năm sau hôm nay. Kiểm tra lại ngày ghi trên giấy.", on)
	}
	return on, nil
}

// projectForms lists the forms in force on the day of the paper.
func (s *Server) projectForms(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	d, err := s.store.FormData(r.Context(), u, id)
	if err != nil {
		return err
	}
	all, err := s.store.OfficeForms(r.Context(), u)
	if err != nil {
		return err
	}
	p := projectFormsPage{Info: s.info(w, r, d.Programme, navProjects, "Giấy theo mẫu của cơ quan", crumb{"Đề án", "/projects"}, crumb{d.Project.Code, projectPath(id)}), Project: d.Project,
		Typed: programme.Clean(r.FormValue("on")), Edits: u.May(programme.EditLists)}
	status := http.StatusOK
	if p.On, err = formDay(r, d.Today); err != nil {
		p.Problem, status = programme.Problems(err)[0].Message, http.StatusUnprocessableEntity
	} else {
		p.Forms = programme.FormsOn(all, p.On)
	}
	return render(w, r, status, projectFormsView(p))
}

// projectFormFill is a form filled with a project, dated as the address says.
func (s *Server) projectFormFill(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	of, read, err := s.officeFormRead(r, u, "form")
	if err != nil {
		return err
	}
	d, err := s.store.FormData(r.Context(), u, id)
	if err != nil {
		return err
	}
	if d.Today, err = formDay(r, d.Today); err != nil {
		return err
	}
	return sendForm(w, of, read, d)
}

// projectFormPath is the form filled with the project, as a paper of the day.
func (p projectFormsPage) projectFormPath(of programme.OfficeForm) string {
	return projectPath(p.Project.ID) + "/forms/" + number(of.ID) + "?on=" + url.QueryEscape(p.On.String())
}
