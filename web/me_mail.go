package web

import (
	"net/http"

	"khuyencong/programme"
)

// meMail keeps where one's notices go by mail.
func (s *Server) meMail(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if u.Role == programme.RoleLocal {
		return errNoAccounts
	}
	f := readForm(r)
	err := s.store.SaveMail(r.Context(), u, u.ID, f.text("email"), f.checked("by_mail"))
	if programme.KindOf(err) == programme.Invalid {
		return s.meDraw(w, r, u, http.StatusUnprocessableEntity, err)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, "/me", "Đã lưu cách nhận thông báo.")
}

// accountMail keeps it for somebody else.
func (s *Server) accountMail(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err == nil {
		f := readForm(r)
		err = s.store.SaveMail(r.Context(), u, id, f.text("email"), f.checked("by_mail"))
	}
	return s.accountDone(w, r, u, err, "Đã lưu địa chỉ thư điện tử.")
}

// mailForm is the address and the wish, as stored or as typed and refused.
type mailForm struct {
	Action   string
	Email    string
	ByMail   bool
	Problems problems
}

// mailFormOf keeps what was typed where the form was just refused.
func mailFormOf(action string, a programme.Account, r *http.Request, refused problems) mailForm {
	form := mailForm{Action: action, Email: a.Email, ByMail: a.ByMail, Problems: refused}
	if r.PostForm.Has("email") {
		form.Email, form.ByMail = r.PostForm.Get("email"), r.PostForm.Get("by_mail") == "1"
	}
	return form
}
