package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

func (s *Server) announcementRoutes() []route {
	return []route{
		{"GET /announcements", reads, s.announcementList},
		{"GET /announcements/new", reads, s.announcementNew},
		{"POST /announcements", writes, s.announcementCreate},
		{"GET /announcements/{id}", reads, s.announcementShow},
	}
}

// announcementListPage is what was announced.
type announcementListPage struct {
	Info pageInfo
	All  []programme.Announcement
}

func (s *Server) announcementList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := announcementListPage{Info: s.info(w, r, of, navHome, "Thông báo chung")}
	if p.All, err = s.store.Announcements(r.Context(), u); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, announcementListView(p))
}

// announcementFormPage is the form; To is whom it would go to, once asked.
type announcementFormPage struct {
	Info   pageInfo
	Form   recordForm
	Places []option
	Asked  bool
	To     []programme.AnnouncedTo
}

func (s *Server) announcementNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawAnnouncement(w, r, u, http.StatusOK, announcementFormPage{Form: recordForm{Typed: url.Values{"key": {rand.Text()}}}})
}

// announcementCreate shows whom it goes to, or sends it, by the button.
func (s *Server) announcementCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f := readForm(r)
	a := programme.Announcement{Key: f.text("key"), Title: f.text("title"), Text: f.text("text")}
	for _, role := range programme.AnnouncedRoles {
		if f.checked("role_" + string(role)) {
			a.Roles = append(a.Roles, role)
		}
	}
	var err error
	if typed := f.text("place"); typed != "" {
		a.Place, err = s.store.FindPlace(r.Context(), u, "place", typed, programme.DayOf(s.store.Now()))
		f.keep(err)
	}
	f.also(a.Check(u))
	p := announcementFormPage{Form: recordForm{Typed: f.typed}}
	if err = f.err(); err == nil {
		if p.To, err = s.store.AnnouncementAudience(r.Context(), u, a); err == nil && f.text("act") != "send" {
			p.Asked = true
			return s.drawAnnouncement(w, r, u, http.StatusOK, p)
		}
	}
	if err == nil {
		var sent programme.Announcement
		if sent, err = s.store.Announce(r.Context(), u, a); err == nil {
			return seeOther(w, r, "/announcements/"+number(sent.ID), "Đã gửi tới "+programme.CountText(sent.Sent)+" người.")
		}
	}
	kind := programme.KindOf(err)
	if kind != programme.Invalid {
		return err
	}
	p.Form.Problems = programme.Problems(err)
	return s.drawAnnouncement(w, r, u, statuses[kind], p)
}

func (s *Server) drawAnnouncement(w http.ResponseWriter, r *http.Request, u programme.User, status int, p announcementFormPage) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.store.Places(r.Context(), u, programme.DayOf(s.store.Now()))
	if err != nil {
		return err
	}
	p.Places = communeSuggestions(u, units)
	p.Info = s.info(w, r, of, navHome, "Soạn thông báo chung", crumb{"Thông báo chung", "/announcements"})
	return render(w, r, status, announcementFormView(p))
}

// shown are the first people it goes to.
func (p announcementFormPage) shown() []programme.AnnouncedTo { return p.To[:min(len(p.To), 50)] }

// announcementShowPage is one announcement with who has read it.
type announcementShowPage struct {
	Info pageInfo
	A    programme.Announcement
	To   []programme.AnnouncedTo
}

func (s *Server) announcementShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p := announcementShowPage{}
	if p.A, p.To, err = s.store.Announcement(r.Context(), u, id); err != nil {
		return err
	}
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p.Info = s.info(w, r, of, navHome, p.A.Title, crumb{"Thông báo chung", "/announcements"})
	return render(w, r, http.StatusOK, announcementShowView(p))
}

// rolesProblem is what is wrong with the choice of groups; "" for nothing.
func (p announcementFormPage) rolesProblem() string {
	i := slices.IndexFunc(p.Form.Problems, func(e *programme.Error) bool { return e.Field == "roles" })
	if i < 0 {
		return ""
	}
	return p.Form.Problems[i].Message
}

func readAt(one programme.AnnouncedTo) string {
	if one.ReadAt.IsZero() {
		return "chưa đọc"
	}
	return programme.Moment(one.ReadAt)
}
