package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) meRoutes() []route {
	return []route{
		{"GET /me", reads, s.meShow},
		{"POST /me/post", writes, s.mePost},
		{"POST /me/password", writes, s.mePassword},
		{"POST /me/mail", writes, s.meMail},
	}
}

// mePage is one's own account: who one is, the posts that one may act in, the
// password.
type mePage struct {
	Info     pageInfo
	User     programme.User
	Local    bool // no accounts: nothing to sign in to
	Today    []programme.Holding
	Later    []programme.Holding
	Problems problems

	Mail        mailForm
	Server      bool   // there is a mail server
	HasCalendar bool   // a phone may subscribe
	CalendarURL string // the address for it, just made; "" else
}

func (s *Server) meShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.meDraw(w, r, u, http.StatusOK, nil)
}

func (s *Server) meDraw(w http.ResponseWriter, r *http.Request, u programme.User, status int, refused error) error {
	return s.meDrawWith(w, r, u, status, refused, "")
}

// meDrawWith draws the page with the calendar's address that was just made.
func (s *Server) meDrawWith(w http.ResponseWriter, r *http.Request, u programme.User, status int, refused error, calendar string) error {
	page := mePage{User: u, Local: u.Role == programme.RoleLocal, Problems: programme.Problems(refused), Server: s.Mails, CalendarURL: calendar}
	if !page.Local {
		a, err := s.store.MyAccount(r.Context(), u)
		if err != nil {
			return err
		}
		page.HasCalendar, page.Mail = a.Calendar, mailFormOf("/me/mail", a, r, page.Problems)
		choices, err := s.store.MyMailChoices(r.Context(), u)
		if err != nil {
			return err
		}
		page.Mail.Kinds = mailKinds(u, choices, r, page.Problems)
	}
	all, err := s.store.Holdings(r.Context(), u)
	if err != nil {
		return err
	}
	today := programme.DayOf(s.store.Now())
	for _, h := range all {
		if h.On(today) {
			page.Today = append(page.Today, h)
		} else {
			page.Later = append(page.Later, h)
		}
	}
	page.Info = pageInfo{Title: "Tài khoản của tôi", Version: s.version, Flash: takeFlash(w, r)}
	return render(w, r, status, meView(page))
}

// mePost chooses the post to act in.
func (s *Server) mePost(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if u.Role == programme.RoleLocal {
		return errNoAccounts
	}
	err := s.store.ActIn(r.Context(), u, sessionToken(r), readForm(r).id("post"))
	if programme.KindOf(err) == programme.Invalid {
		return s.meDraw(w, r, u, http.StatusUnprocessableEntity, err)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, "/me", "Từ bây giờ bạn làm việc với chức vụ vừa chọn.")
}

var errNoAccounts = programme.Refuse(programme.Conflict, "", "Chương trình chưa có tài khoản nào nên không có gì để đổi.")

// mePassword chooses a new password.
func (s *Server) mePassword(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if u.Role == programme.RoleLocal {
		return errNoAccounts
	}
	f := r.PostForm
	var err error = programme.Refuse(programme.Invalid, "again", "Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai.")
	if f.Get("new") == f.Get("again") {
		err = s.store.ChangePassword(r.Context(), u, sessionToken(r), f.Get("old"), f.Get("new"))
	}
	if programme.KindOf(err) == programme.Invalid {
		return s.meDraw(w, r, u, http.StatusUnprocessableEntity, err)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, "/me", "Đã đổi mật khẩu. Các phiên làm việc khác của bạn đã kết thúc.")
}
