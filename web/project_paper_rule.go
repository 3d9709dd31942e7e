package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

func (s *Server) paperRuleRoutes() []route {
	return []route{
		{"GET /papers", reads, s.paperRuleList},
		{"POST /papers/known", writes, s.paperRuleKnown},
		{"GET /papers/new", reads, s.paperRuleNew},
		{"POST /papers", writes, s.paperRuleCreate},
		{"GET /papers/{id}/edit", reads, s.paperRuleEdit},
		{"POST /papers/{id}", writes, s.paperRuleUpdate},
	}
}

type paperRuleListPage struct {
	Info  pageInfo
	Rules []programme.PaperRule
	Today programme.Day
}

func (s *Server) paperRuleList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.PaperRules(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, paperRuleListView(paperRuleListPage{
		Info: s.info(w, r, of, navProgrammes, "Thành phần hồ sơ", crumb{"Chương trình", "/programmes"}), Rules: all, Today: programme.DayOf(s.store.Now()),
	}))
}

// paperRuleKnown adds the papers that are known to be asked for, unconfirmed.
func (s *Server) paperRuleKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownPapers(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/papers", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/papers", fmt.Sprintf("Đã thêm %d dòng, chưa xác nhận. Đối chiếu từng dòng với văn bản rồi xác nhận; dòng chưa xác nhận được hiện ra nhưng không bắt buộc.", n))
}

type paperRuleFormPage struct {
	Info    pageInfo
	ID      int64
	Form    recordForm
	History []historyEntry
}

func (p paperRuleFormPage) action() string {
	if p.ID == 0 {
		return "/papers"
	}
	return paperRulePath(p.ID)
}

// picked tells whether a content is ticked.
func (p paperRuleFormPage) picked(code string) bool {
	return slices.Contains(p.Form.Typed["contents"], code)
}

func paperRulePath(id int64) string { return "/papers/" + number(id) }

func (s *Server) paperRuleNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	typed := url.Values{"level": {string(programme.AllLevels)}, "kind": {string(programme.KindProject)}, "required": {"1"}}
	return s.paperRuleForm(w, r, u, programme.PaperRule{}, recordForm{Typed: typed}, http.StatusOK)
}

func (s *Server) paperRuleEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rule, err := s.pathPaperRule(r, u)
	if err != nil {
		return err
	}
	return s.paperRuleForm(w, r, u, rule, recordForm{Typed: typedPaperRule(rule)}, http.StatusOK)
}

func (s *Server) pathPaperRule(r *http.Request, u programme.User) (programme.PaperRule, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.PaperRule{}, err
	}
	return s.store.PaperRule(r.Context(), u, id)
}

func (s *Server) paperRuleForm(w http.ResponseWriter, r *http.Request, u programme.User, rule programme.PaperRule, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p, title := paperRuleFormPage{ID: rule.ID, Form: f}, "Thêm giấy tờ vào danh mục"
	if rule.ID != 0 {
		title = "Sửa, xác nhận thành phần hồ sơ"
		events, err := s.store.History(r.Context(), u, programme.SPaperRule, rule.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	p.Info = s.info(w, r, of, navProgrammes, title, crumb{"Chương trình", "/programmes"}, crumb{"Thành phần hồ sơ", "/papers"})
	return render(w, r, status, paperRuleFormView(p))
}

func (s *Server) paperRuleCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.paperRuleSave(w, r, u, programme.PaperRule{})
}

func (s *Server) paperRuleUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rule, err := s.pathPaperRule(r, u)
	if err != nil {
		return err
	}
	return s.paperRuleSave(w, r, u, rule)
}

func (s *Server) paperRuleSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.PaperRule) error {
	f := readForm(r)
	rule := readPaperRule(f, old)
	f.also(rule.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SavePaperRule(r.Context(), u, rule); err == nil {
			return seeOther(w, r, "/papers", "Đã lưu “"+rule.Name+"”.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.PaperRule(r.Context(), u, old.ID)
		return savedRecord{programme.SPaperRule, now.ID, now.Version, rule.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.paperRuleForm(w, r, u, old, again, status)
}

// readPaperRule takes over what was typed. The day of confirmation stays while
// the same person's confirmation stays.
func readPaperRule(f *form, old programme.PaperRule) programme.PaperRule {
	rule := programme.PaperRule{
		ID: old.ID, Code: f.text("code"), Name: f.text("name"), Kind: programme.ProjectKind(f.text("kind")), Level: programme.Level(f.text("level")), Required: f.checked("required"),
		Form: f.text("form"), Source: f.text("source"), Clause: f.text("clause"), From: f.day("from"), To: f.day("to"),
		ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version"),
	}
	for _, c := range programme.Contents { // in the order of the law, each once
		if slices.Contains(f.typed["contents"], c.Code) {
			rule.Contents = append(rule.Contents, c.Code)
		}
	}
	if rule.ConfirmedBy == old.ConfirmedBy {
		rule.ConfirmedOn = old.ConfirmedOn
	}
	return rule
}

// typedPaperRule is a saved row as its form shows it.
func typedPaperRule(r programme.PaperRule) url.Values {
	v := url.Values{
		"code": {r.Code}, "name": {r.Name}, "kind": {string(r.Kind)}, "level": {string(r.Level)}, "form": {r.Form}, "source": {r.Source}, "clause": {r.Clause},
		"from": {r.From.String()}, "to": {r.To.String()}, "confirmed_by": {r.ConfirmedBy}, "note": {r.Note}, "version": {number(r.Version)}, "contents": r.Contents,
	}
	if r.Required {
		v.Set("required", "1")
	}
	return v
}

func paperKindOptions() []option {
	return []option{{string(programme.KindProject), programme.KindProject.Label()}, {string(programme.KindPlan), programme.KindPlan.Label()}, {"", "Cả hai"}}
}
