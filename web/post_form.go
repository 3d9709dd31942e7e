package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"khuyencong/programme"
)

func (s *Server) postNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	typed := url.Values{"valid_from": {programme.DayOf(s.store.Now()).String()}}
	return s.postForm(w, r, u, http.StatusOK, programme.Post{}, recordForm{Typed: typed})
}

func (s *Server) postEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	item, _, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	p := item.Post
	typed := url.Values{
		"title": {p.Title}, "role": {string(p.Role)}, "level": {string(p.Scope.Level)}, "places": {typedPlaces(p.Scope.Places, units)},
		"contents": p.Scope.Contents, "valid_from": {p.From.String()}, "valid_to": {p.To.String()},
	}
	if p.Scope.EstablishmentID != 0 {
		typed.Set("establishment", number(p.Scope.EstablishmentID))
	}
	return s.postForm(w, r, u, http.StatusOK, p, recordForm{Typed: typed})
}

// typedPlaces writes units as a person types them, one a line.
func typedPlaces(codes []string, units []programme.Place) string {
	var all []string
	for _, code := range codes {
		ref := programme.PlaceRef{Code: code, Name: code}
		for _, unit := range units {
			if unit.Code == code {
				ref.Name = unit.Name
			}
		}
		all = append(all, ref.String())
	}
	return strings.Join(all, "\n")
}

// postForm draws the form of a post; p is the post as it is stored.
func (s *Server) postForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p programme.Post, f recordForm) error {
	page := s.postForms(w, r, p, "Thêm chức vụ")
	page.Action, page.Button = "/posts", "Lưu chức vụ"
	if p.ID != 0 {
		page.Heading, page.Action = "Sửa chức vụ", postPath(p.ID)
		if v := f.Typed.Get("version"); v != "" {
			page.Hidden[0].Value = v
		}
	}
	page.Lead = "Chức vụ quyết định được làm gì (vai trò) và thấy hồ sơ nào (phạm vi). Người giữ chức vụ có thể thay đổi."
	page.Problems, page.Conflict = f.Problems, f.Conflict
	page.Fields = []accessField{
		{"text", fieldView{Name: "title", Label: "Tên chức vụ", Value: f.Typed.Get("title"), Help: "Như trong quyết định phân công, ví dụ Chuyên viên Phòng Khuyến công."}},
		{"select", fieldView{Name: "role", Label: "Vai trò", Value: f.Typed.Get("role"), Options: labelChoices("Chọn vai trò", programme.Roles...)}},
		{"area", fieldView{Name: "places", Label: "Địa bàn", Value: f.Typed.Get("places"), Optional: true, Rows: 3, Help: "Mỗi dòng một đơn vị hành chính: tên hoặc mã. Gồm cả các xã bên trong. Để trống là toàn tỉnh."}},
		{"select", fieldView{Name: "level", Label: "Nguồn vốn", Value: f.Typed.Get("level"), Options: labelChoices("Cả hai nguồn vốn", programme.National, programme.Local)}},
		{"contents", fieldView{Name: "contents", Label: "Nội dung hỗ trợ", Value: strings.Join(f.Typed["contents"], " "), Optional: true, Help: "Chỉ thấy đề án thuộc các nội dung được chọn. Không chọn là tất cả."}},
		{"text", fieldView{Name: "establishment", Label: "Cơ sở", Value: f.Typed.Get("establishment"), Optional: true, Width: "medium", Help: "Chỉ cho vai trò Cơ sở CNNT: mã số thuế, hoặc số thứ tự trong sổ cơ sở."}},
		{"date", fieldView{Name: "valid_from", Label: "Có từ ngày", Value: f.Typed.Get("valid_from")}},
		{"date", fieldView{Name: "valid_to", Label: "Đến hết ngày", Value: f.Typed.Get("valid_to"), Optional: true}},
	}
	return render(w, r, status, accessFormView(page.problemsIn()))
}

func (s *Server) postCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.postSave(w, r, u, programme.Post{})
}

func (s *Server) postUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	item, _, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	return s.postSave(w, r, u, item.Post)
}

// postSave stores what was typed over old, or draws the form again.
func (s *Server) postSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.Post) error {
	f := readForm(r)
	p, err := s.postTyped(r, u, f, old)
	if err != nil {
		return err
	}
	if err = f.err(); err == nil {
		if p, err = s.store.SavePost(r.Context(), u, p); err == nil {
			return seeOther(w, r, postPath(p.ID), "Đã lưu chức vụ “"+p.Title+"”.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, _, err := s.store.Post(r.Context(), u, old.ID)
		return savedRecord{programme.SPost, now.ID, now.Version, p.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.postForm(w, r, u, status, old, again)
}

// postTyped reads the form of a post.
func (s *Server) postTyped(r *http.Request, u programme.User, f *form, old programme.Post) (programme.Post, error) {
	p := programme.Post{
		ID: old.ID, Version: f.id("version"), Title: f.text("title"), Role: programme.Role(f.text("role")),
		Scope: programme.Scope{Level: programme.Level(f.text("level")), Contents: f.typed["contents"]}, From: f.day("valid_from"), To: f.day("valid_to"),
	}
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return p, err
	}
	for _, line := range strings.FieldsFunc(f.text("places"), func(c rune) bool { return c == '\n' || c == '\r' || c == ';' }) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		code := line
		if !slices.ContainsFunc(units, func(unit programme.Place) bool { return unit.Code == line }) {
			ref, err := programme.FindPlace("places", line, units, 0)
			f.keep(err)
			code = ref.Code
		}
		if code != "" && !slices.Contains(p.Scope.Places, code) {
			p.Scope.Places = append(p.Scope.Places, code)
		}
	}
	if typed := f.text("establishment"); typed != "" {
		id, err := s.store.EstablishmentNumber(r.Context(), u, typed)
		if programme.KindOf(err) != programme.Invalid && err != nil {
			return p, err
		}
		f.keep(err)
		p.Scope.EstablishmentID = id
	}
	if len(f.errs) == 0 {
		f.keep(p.Check())
	}
	return p, nil
}
