package web

import (
	"fmt"
	"net/http"
	"net/url"

	"khuyencong/programme"
)

func (s *Server) appraisalCriterionRoutes() []route {
	return []route{
		{"GET /appraisal_criteria", reads, s.appraisalCriterionList},
		{"POST /appraisal_criteria/known", writes, s.appraisalCriterionKnown},
		{"GET /appraisal_criteria/new", reads, s.appraisalCriterionNew},
		{"POST /appraisal_criteria", writes, s.appraisalCriterionCreate},
		{"GET /appraisal_criteria/{id}/edit", reads, s.appraisalCriterionEdit},
		{"POST /appraisal_criteria/{id}", writes, s.appraisalCriterionUpdate},
	}
}

const appraisalCriteriaPath = "/appraisal_criteria"

type appraisalCriterionListPage struct {
	Info     pageInfo
	Criteria []programme.AppraisalCriterion
	Today    programme.Day
	Rules    []ruleToday // what holds today, for each kind of money
}

// ruleToday is a label with its sentence.
type ruleToday struct{ Label, Text string }

func (s *Server) appraisalCriterionList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.AppraisalCriteria(r.Context(), u)
	if err != nil {
		return err
	}
	p := appraisalCriterionListPage{Criteria: all, Today: programme.DayOf(s.store.Now()), Info: s.info(w, r, of, navProgrammes, "Tiêu chí thẩm định", crumb{"Chương trình", "/programmes"})}
	for _, level := range []programme.Level{programme.Local, programme.National} {
		_, _, rule := programme.AppliedCriteria(all, level, p.Today)
		p.Rules = append(p.Rules, ruleToday{level.Label(), rule})
	}
	return render(w, r, http.StatusOK, appraisalCriterionListView(p))
}

// appraisalCriterionKnown adds the rows to begin with, unconfirmed.
func (s *Server) appraisalCriterionKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownAppraisalCriteria(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, appraisalCriteriaPath, "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, appraisalCriteriaPath, fmt.Sprintf("Đã thêm %d dòng, chưa xác nhận. Sửa điểm theo quy chế của tỉnh rồi xác nhận để áp dụng.", n))
}

type appraisalCriterionFormPage struct {
	Info    pageInfo
	ID      int64
	Form    recordForm
	Codes   []option
	History []historyEntry
}

func (p appraisalCriterionFormPage) action() string {
	if p.ID == 0 {
		return appraisalCriteriaPath
	}
	return appraisalCriteriaPath + "/" + number(p.ID)
}

func (s *Server) appraisalCriterionNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.appraisalCriterionForm(w, r, u, 0, recordForm{Typed: url.Values{"level": {string(programme.AllLevels)}}}, http.StatusOK)
}

func (s *Server) appraisalCriterionEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	c, err := s.store.AppraisalCriterion(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.appraisalCriterionForm(w, r, u, id, recordForm{Typed: typedAppraisalCriterion(c)}, http.StatusOK)
}

func (s *Server) appraisalCriterionForm(w http.ResponseWriter, r *http.Request, u programme.User, id int64, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := appraisalCriterionFormPage{ID: id, Form: f, Codes: appraisalCodes(f.Typed.Get("code"))}
	title := "Thêm tiêu chí thẩm định"
	if id != 0 {
		title = "Sửa, xác nhận tiêu chí thẩm định"
		events, err := s.store.History(r.Context(), u, programme.SAppraisalCriterion, id)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	p.Info = s.info(w, r, of, navProgrammes, title, crumb{"Chương trình", "/programmes"}, crumb{"Tiêu chí thẩm định", appraisalCriteriaPath})
	return render(w, r, status, appraisalCriterionFormView(p))
}

// appraisalCodes are the tests of the law, the total, and a new one of the
// province's own.
func appraisalCodes(now string) []option {
	all := []option{{"", "Tiêu chí riêng của tỉnh"}}
	known := now == ""
	for _, c := range programme.KnownAppraisalCriteria() {
		all = append(all, option{c.Code, c.Name})
		known = known || c.Code == now
	}
	if !known {
		all = append(all, option{now, "Tiêu chí riêng của tỉnh (mã " + now + ")"})
	}
	return all
}

func (s *Server) appraisalCriterionCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.appraisalCriterionSave(w, r, u, programme.AppraisalCriterion{})
}

func (s *Server) appraisalCriterionUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	old, err := s.store.AppraisalCriterion(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.appraisalCriterionSave(w, r, u, old)
}

func (s *Server) appraisalCriterionSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.AppraisalCriterion) error {
	f := readForm(r)
	c := readAppraisalCriterion(f, old)
	f.also(c.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SaveAppraisalCriterion(r.Context(), u, c); err == nil {
			return seeOther(w, r, appraisalCriteriaPath, "Đã lưu tiêu chí “"+c.Name+"”.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.AppraisalCriterion(r.Context(), u, old.ID)
		return savedRecord{programme.SAppraisalCriterion, now.ID, now.Version, c.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.appraisalCriterionForm(w, r, u, old.ID, again, status)
}

// readAppraisalCriterion takes over what was typed. The day of confirmation
// stays while the same person's confirmation stays.
func readAppraisalCriterion(f *form, old programme.AppraisalCriterion) programme.AppraisalCriterion {
	c := programme.AppraisalCriterion{
		ID: old.ID, Code: f.text("code"), Name: f.text("name"), Looks: f.text("looks"), Level: programme.Level(f.text("level")),
		Weight: f.count("weight").Value, Scale: f.count("scale").Value, Least: f.count("least").Value, Source: f.text("source"), Clause: f.text("clause"),
		From: f.day("from"), To: f.day("to"), ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version"),
	}
	if c.Code == "" {
		c.Code = programme.CriterionCode(c.Name)
	}
	if c.ConfirmedBy == old.ConfirmedBy {
		c.ConfirmedOn = old.ConfirmedOn
	}
	return c
}

// typedAppraisalCriterion is a saved row as its form shows it.
func typedAppraisalCriterion(c programme.AppraisalCriterion) url.Values {
	v := url.Values{
		"code": {c.Code}, "name": {c.Name}, "looks": {c.Looks}, "level": {string(c.Level)}, "source": {c.Source}, "clause": {c.Clause}, "from": {c.From.String()}, "to": {c.To.String()},
		"confirmed_by": {c.ConfirmedBy}, "note": {c.Note}, "version": {number(c.Version)},
	}
	for name, n := range map[string]int64{"weight": c.Weight, "scale": c.Scale, "least": c.Least} {
		if n != 0 {
			v.Set(name, number(n))
		}
	}
	return v
}
