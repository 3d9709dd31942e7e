package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"khuyencong/programme"
)

// The wordings of notices, which an office may write itself.
func (s *Server) templateRoutes() []route {
	return []route{
		{"GET /templates", reads, s.templateList},
		{"GET /templates/{template}", reads, s.templateEdit},
		{"POST /templates/{template}", writes, s.templateUpdate},
		{"POST /templates/{template}/preview", writes, s.templatePreview},
		{"POST /templates/{template}/reset", writes, s.templateReset},
	}
}

func templatePath(k programme.TemplateKey) string { return "/templates/" + string(k) }

// templateListPage is all templates with the wording that counts.
type templateListPage struct {
	Info pageInfo
	Rows []templateRow
}

type templateRow struct {
	programme.Template
	Current programme.TemplateVersion
}

func (s *Server) templateList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	own, err := s.store.Templates(r.Context(), u)
	if err != nil {
		return err
	}
	page := templateListPage{Info: pageInfo{Title: "Mẫu thông báo", Version: s.version, Flash: takeFlash(w, r), Breadcrumbs: []crumb{{"Thông báo", "/notices"}}}}
	for _, t := range programme.Templates {
		row := templateRow{t, t.Shipped()}
		if v, ok := own[t.Key]; ok {
			row.Current = v
		}
		page.Rows = append(page.Rows, row)
	}
	return render(w, r, http.StatusOK, templateListView(page))
}

// templatePage is the form of one wording, what it would say, and the wordings
// before it.
type templatePage struct {
	Info     pageInfo
	Template programme.Template
	Current  programme.TemplateVersion
	Versions []programme.TemplateVersion
	Form     recordForm
	Values   map[string]string // what the fields say in the preview
	Title    string            // what the wording in the form would say; "" for one that cannot be
	Text     string
	Saved    bool // the form holds the wording that counts
	Records  bool // the user may preview with a project
}

func (s *Server) templateEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.templateForm(w, r, u, recordForm{}, http.StatusOK)
}

// templateForm draws the form, with what the wording in it would say.
func (s *Server) templateForm(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, status int) error {
	key := programme.TemplateKey(r.PathValue("template"))
	versions, err := s.store.TemplateVersions(r.Context(), u, key)
	if err != nil {
		return err
	}
	t, _ := programme.TemplateOf(key)
	page := templatePage{Template: t, Current: t.Shipped(), Versions: versions, Form: f, Records: u.May(programme.ReadRecords)}
	if len(versions) > 0 {
		page.Current = versions[0]
	}
	if f.Typed == nil {
		page.Saved = true
		page.Form.Typed = url.Values{"title": {page.Current.Title}, "text": {page.Current.Text}, "number": {number(page.Current.Number)}}
	}
	if err := s.templateShow(r, u, &page); err != nil {
		return err
	}
	page.Info = pageInfo{Title: t.Name, Version: s.version, Flash: takeFlash(w, r), Breadcrumbs: []crumb{{"Thông báo", "/notices"}, {"Mẫu thông báo", "/templates"}}}
	return render(w, r, status, templateEditView(page))
}

// templateShow fills the preview in: of the project that the form names, or of
// the made-up one where that is refused.
func (s *Server) templateShow(r *http.Request, u programme.User, page *templatePage) (err error) {
	code := strings.TrimSpace(page.Form.Typed.Get("code"))
	if page.Form.Problems.For("code") != "" {
		code = ""
	}
	page.Values, err = s.store.TemplateValues(r.Context(), u, page.Template.Key, code)
	if err != nil {
		return err
	}
	v := programme.TemplateVersion{Key: page.Template.Key, Title: page.Form.Typed.Get("title"), Text: page.Form.Typed.Get("text")}
	if v.Check() == nil {
		page.Title, page.Text = v.Fill(page.Values)
	}
	return nil
}

// templateTyped is the wording as it was typed.
func templateTyped(r *http.Request) (programme.TemplateVersion, *form) {
	f := readForm(r)
	text := strings.ReplaceAll(f.text("text"), "\r\n", "\n")
	return programme.TemplateVersion{Key: programme.TemplateKey(r.PathValue("template")), Number: f.id("number"), Title: f.text("title"), Text: text}, f
}

func (s *Server) templateUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, f := templateTyped(r)
	_, err := s.store.SaveTemplate(r.Context(), u, v)
	if err == nil {
		return seeOther(w, r, templatePath(v.Key), "Đã lưu mẫu. Thông báo từ bây giờ dùng mẫu này.")
	}
	return s.templateRefused(w, r, u, v, f, err)
}

// templateRefused draws the form with what is wrong and all that was typed.
func (s *Server) templateRefused(w http.ResponseWriter, r *http.Request, u programme.User, v programme.TemplateVersion, f *form, refused error) error {
	again, status, err := s.redraw(r, u, f, refused, func() (savedRecord, error) {
		versions, err := s.store.TemplateVersions(r.Context(), u, v.Key)
		t, _ := programme.TemplateOf(v.Key)
		now := append(versions, t.Shipped())[0]
		f.typed.Set("number", number(now.Number))
		return savedRecord{programme.STemplate, t.Number(), now.Number, v.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.templateForm(w, r, u, again, status)
}

// templatePreview shows what the wording in the form would say, and saves
// nothing.
func (s *Server) templatePreview(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, f := templateTyped(r)
	_, err := s.store.TemplateValues(r.Context(), u, v.Key, f.text("code"))
	if err = errors.Join(v.Check(), err); err != nil {
		return s.templateRefused(w, r, u, v, f, err)
	}
	return s.templateForm(w, r, u, recordForm{Typed: f.typed}, http.StatusOK)
}

// templateReset goes back to the wording that the program ships.
func (s *Server) templateReset(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, f := templateTyped(r)
	t, _ := programme.TemplateOf(v.Key)
	v.Title, v.Text, v.Shipped = t.Title, t.Text, true
	if _, err := s.store.SaveTemplate(r.Context(), u, v); err != nil {
		f.typed.Set("title", v.Title) // the form did not send them
		f.typed.Set("text", v.Text)
		return s.templateRefused(w, r, u, v, f, err)
	}
	return seeOther(w, r, templatePath(v.Key), "Đã trở về mẫu gốc của chương trình. Các bản trước vẫn còn ở dưới.")
}

// title and text are the fields of the form.
func (p templatePage) title() fieldView {
	return p.Form.fill(fieldView{Name: "title", Label: "Tiêu đề", Help: "Một dòng; cũng là tiêu đề của thư."})
}

func (p templatePage) text() fieldView {
	return p.Form.fill(fieldView{Name: "text", Label: "Nội dung", Rows: 8, Help: "Phần trong [[ ]] chỉ hiện khi mọi trường trong đó có giá trị."})
}

func (p templatePage) code() fieldView {
	return p.Form.fill(fieldView{Name: "code", Label: "Xem thử với đề án", Optional: true, Width: "medium", Help: "Mã đề án, ví dụ DP-2027-01. Để trống thì dùng một đề án minh họa."})
}
