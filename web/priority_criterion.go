package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

func (s *Server) criterionRoutes() []route {
	return []route{
		{"GET /criteria", reads, s.criterionList},
		{"POST /criteria/known", writes, s.criterionKnown},
		{"GET /criteria/new", reads, s.criterionNew},
		{"POST /criteria", writes, s.criterionCreate},
		{"GET /criteria/{id}/edit", reads, s.criterionEdit},
		{"POST /criteria/{id}", writes, s.criterionUpdate},
	}
}

type criterionListPage struct {
	Info     pageInfo
	Criteria []programme.Criterion
	Today    programme.Day
}

func (s *Server) criterionList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.Criteria(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, criterionListView(criterionListPage{
		Info: s.info(w, r, of, navProgrammes, "Tiêu chí ưu tiên của tỉnh", crumb{"Chương trình", "/programmes"}), Criteria: all, Today: programme.DayOf(s.store.Now()),
	}))
}

// criterionKnown adds the criteria that are known to exist, unconfirmed.
func (s *Server) criterionKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownCriteria(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/criteria", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/criteria", fmt.Sprintf("Đã thêm %d tiêu chí, chưa xác nhận. Sửa điểm, ngưỡng theo quyết định của tỉnh rồi xác nhận để áp dụng.", n))
}

type criterionFormPage struct {
	Info    pageInfo
	ID      int64
	Form    recordForm
	Codes   []option // questions that there are already
	History []historyEntry
}

func (p criterionFormPage) action() string {
	if p.ID == 0 {
		return "/criteria"
	}
	return criterionPath(p.ID)
}

func criterionPath(id int64) string { return "/criteria/" + number(id) }

func (s *Server) criterionNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.criterionForm(w, r, u, programme.Criterion{}, recordForm{Typed: url.Values{"ask": {string(programme.AskYes)}}}, http.StatusOK)
}

func (s *Server) criterionEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	c, err := s.pathCriterion(r, u)
	if err != nil {
		return err
	}
	return s.criterionForm(w, r, u, c, recordForm{Typed: typedCriterion(c)}, http.StatusOK)
}

func (s *Server) pathCriterion(r *http.Request, u programme.User) (programme.Criterion, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.Criterion{}, err
	}
	return s.store.Criterion(r.Context(), u, id)
}

func (s *Server) criterionForm(w http.ResponseWriter, r *http.Request, u programme.User, c programme.Criterion, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.Criteria(r.Context(), u)
	if err != nil {
		return err
	}
	p := criterionFormPage{ID: c.ID, Form: f, Codes: []option{{"", "Tiêu chí mới"}}}
	for _, one := range all {
		if !slices.ContainsFunc(p.Codes, func(o option) bool { return o.Value == one.Code }) {
			p.Codes = append(p.Codes, option{one.Code, one.Name})
		}
	}
	title := "Thêm tiêu chí"
	if c.ID != 0 {
		title = "Sửa, xác nhận tiêu chí"
		events, err := s.store.History(r.Context(), u, programme.SCriterion, c.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	p.Info = s.info(w, r, of, navProgrammes, title, crumb{"Chương trình", "/programmes"}, crumb{"Tiêu chí ưu tiên", "/criteria"})
	return render(w, r, status, criterionFormView(p))
}

func (s *Server) criterionCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.criterionSave(w, r, u, programme.Criterion{})
}

func (s *Server) criterionUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	c, err := s.pathCriterion(r, u)
	if err != nil {
		return err
	}
	return s.criterionSave(w, r, u, c)
}

func (s *Server) criterionSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.Criterion) error {
	f := readForm(r)
	c := readCriterion(f, old)
	f.also(c.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SaveCriterion(r.Context(), u, c); err == nil {
			return seeOther(w, r, "/criteria", "Đã lưu tiêu chí “"+c.Name+"”.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Criterion(r.Context(), u, old.ID)
		return savedRecord{programme.SCriterion, now.ID, now.Version, c.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.criterionForm(w, r, u, old, again, status)
}

// readCriterion takes over what was typed. The day of confirmation stays while
// the same person's confirmation stays.
func readCriterion(f *form, old programme.Criterion) programme.Criterion {
	c := programme.Criterion{
		ID: old.ID, Code: f.text("code"), Name: f.text("name"), Ask: programme.PriorityMeasure(f.text("ask")), Unit: f.text("unit"), Least: 1,
		Points: f.count("points").Value, Needs: f.text("needs"), Source: f.text("source"), Clause: f.text("clause"),
		From: f.day("from"), To: f.day("to"), ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version"),
	}
	if c.Code == "" {
		c.Code = programme.CriterionCode(c.Name)
	}
	if c.Ask != programme.AskYes {
		c.Least = f.measured("least", c.Ask).Value
	}
	if c.ConfirmedBy == old.ConfirmedBy {
		c.ConfirmedOn = old.ConfirmedOn
	}
	return c
}

// typedCriterion is a saved row as its form shows it.
func typedCriterion(c programme.Criterion) url.Values {
	v := url.Values{
		"code": {c.Code}, "name": {c.Name}, "ask": {string(c.Ask)}, "unit": {c.Unit}, "points": {number(c.Points)}, "needs": {c.Needs}, "source": {c.Source}, "clause": {c.Clause},
		"from": {c.From.String()}, "to": {c.To.String()}, "confirmed_by": {c.ConfirmedBy}, "note": {c.Note}, "version": {number(c.Version)},
	}
	if c.Ask != programme.AskYes {
		v.Set("least", programme.CountText(c.Least))
	}
	return v
}

// askOptions are the ways in which a criterion is answered.
func askOptions() []option {
	return []option{{string(programme.AskYes), "Có hoặc không"}, {string(programme.AskCount), "Số đếm, từ một ngưỡng"}, {string(programme.AskMoney), "Số tiền, từ một ngưỡng"}}
}
