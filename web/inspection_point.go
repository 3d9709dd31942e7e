package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

func (s *Server) inspectionPointRoutes() []route {
	return []route{
		{"GET /inspection_points", reads, s.inspectionPointList},
		{"POST /inspection_points/known", writes, s.inspectionPointKnown},
		{"GET /inspection_points/new", reads, s.inspectionPointNew},
		{"POST /inspection_points", writes, s.inspectionPointCreate},
		{"GET /inspection_points/{id}/edit", reads, s.inspectionPointEdit},
		{"POST /inspection_points/{id}", writes, s.inspectionPointUpdate},
	}
}

type inspectionPointListPage struct {
	Info  pageInfo
	Rules []programme.InspectionPoint
	Today programme.Day
}

func (s *Server) inspectionPointList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.InspectionPoints(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, inspectionPointListView(inspectionPointListPage{
		Info: s.info(w, r, of, navProjects, "Nội dung kiểm tra", crumb{"Tồn tại, vướng mắc", "/obstacles"}), Rules: all, Today: programme.DayOf(s.store.Now()),
	}))
}

// inspectionPointKnown adds the lines that a checklist begins with, unconfirmed.
func (s *Server) inspectionPointKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownInspectionPoints(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/inspection_points", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/inspection_points", fmt.Sprintf("Đã thêm %d dòng, chưa xác nhận. Sửa theo quy chế của tỉnh rồi xác nhận.", n))
}

type inspectionPointFormPage struct {
	Info    pageInfo
	ID      int64
	Form    recordForm
	History []historyEntry
}

func (p inspectionPointFormPage) action() string {
	if p.ID == 0 {
		return "/inspection_points"
	}
	return inspectionPointPath(p.ID)
}

// picked tells whether a content is ticked.
func (p inspectionPointFormPage) picked(code string) bool {
	return slices.Contains(p.Form.Typed["contents"], code)
}

func inspectionPointPath(id int64) string { return "/inspection_points/" + number(id) }

func (s *Server) inspectionPointNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.inspectionPointForm(w, r, u, programme.InspectionPoint{}, recordForm{Typed: url.Values{}}, http.StatusOK)
}

func (s *Server) inspectionPointEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rule, err := s.pathInspectionPoint(r, u)
	if err != nil {
		return err
	}
	return s.inspectionPointForm(w, r, u, rule, recordForm{Typed: typedInspectionPoint(rule)}, http.StatusOK)
}

func (s *Server) pathInspectionPoint(r *http.Request, u programme.User) (programme.InspectionPoint, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.InspectionPoint{}, err
	}
	return s.store.InspectionPoint(r.Context(), u, id)
}

func (s *Server) inspectionPointForm(w http.ResponseWriter, r *http.Request, u programme.User, rule programme.InspectionPoint, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p, title := inspectionPointFormPage{ID: rule.ID, Form: f}, "Thêm nội dung kiểm tra"
	if rule.ID != 0 {
		title = "Sửa, xác nhận nội dung kiểm tra"
		events, err := s.store.History(r.Context(), u, programme.SInspectionPoint, rule.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	p.Info = s.info(w, r, of, navProjects, title, crumb{"Tồn tại, vướng mắc", "/obstacles"}, crumb{"Nội dung kiểm tra", "/inspection_points"})
	return render(w, r, status, inspectionPointFormView(p))
}

func (s *Server) inspectionPointCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.inspectionPointSave(w, r, u, programme.InspectionPoint{})
}

func (s *Server) inspectionPointUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rule, err := s.pathInspectionPoint(r, u)
	if err != nil {
		return err
	}
	return s.inspectionPointSave(w, r, u, rule)
}

func (s *Server) inspectionPointSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.InspectionPoint) error {
	f := readForm(r)
	rule := readInspectionPoint(f, old)
	f.also(rule.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SaveInspectionPoint(r.Context(), u, rule); err == nil {
			return seeOther(w, r, "/inspection_points", "Đã lưu “"+rule.Text+"”.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.InspectionPoint(r.Context(), u, old.ID)
		return savedRecord{programme.SInspectionPoint, now.ID, now.Version, rule.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.inspectionPointForm(w, r, u, old, again, status)
}

// readInspectionPoint takes over what was typed. The day of confirmation stays while
// the same person's confirmation stays.
func readInspectionPoint(f *form, old programme.InspectionPoint) programme.InspectionPoint {
	rule := programme.InspectionPoint{
		ID: old.ID, Code: f.text("code"), Text: f.text("text"), Type: f.text("type"), Source: f.text("source"), Clause: f.text("clause"), From: f.day("from"), To: f.day("to"),
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

// typedInspectionPoint is a saved row as its form shows it.
func typedInspectionPoint(r programme.InspectionPoint) url.Values {
	return url.Values{
		"code": {r.Code}, "text": {r.Text}, "type": {r.Type}, "source": {r.Source}, "clause": {r.Clause},
		"from": {r.From.String()}, "to": {r.To.String()}, "confirmed_by": {r.ConfirmedBy}, "note": {r.Note}, "version": {number(r.Version)}, "contents": r.Contents,
	}
}

// visitTypeOptions are the kinds of visit that may ask a line.
func visitTypeOptions() []option {
	all := []option{{"", "Mọi lần kiểm tra"}}
	for _, t := range programme.MatterVisit.Table().Types {
		all = append(all, option{t.Type, t.Label})
	}
	return all
}
