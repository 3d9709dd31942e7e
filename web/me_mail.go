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
	choices := programme.MailChoices{}
	for _, k := range programme.ChoosableKinds(u) {
		if f.typed.Has(mailField(k)) {
			choices[k] = programme.MailChoice(f.text(mailField(k)))
		}
	}
	err := s.store.SaveMyMail(r.Context(), u, f.text("email"), f.checked("by_mail"), choices)
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

// mailForm is the address and the wish, as stored or as typed and refused, and
// on one's own page when one wants which notices.
type mailForm struct {
	Action   string
	Email    string
	ByMail   bool
	Problems problems
	Kinds    []fieldView
}

func mailField(k programme.NoticeKind) string { return "mail_" + string(k) }

// mailKinds are the choices of one's own page, as stored or as typed and
// refused.
func mailKinds(u programme.User, stored programme.MailChoices, r *http.Request, refused problems) (all []fieldView) {
	for _, k := range programme.ChoosableKinds(u) {
		f := fieldView{Name: mailField(k), Label: k.Label(), Help: k.About() + ".", Value: string(stored.Of(k)), Error: refused.For(mailField(k))}
		if r.PostForm.Has(f.Name) {
			f.Value = r.PostForm.Get(f.Name)
		}
		for _, c := range programme.MailOptions {
			f.Options = append(f.Options, option{string(c), c.Label()})
		}
		all = append(all, f)
	}
	return all
}

// mailFormOf keeps what was typed where the form was just refused.
func mailFormOf(action string, a programme.Account, r *http.Request, refused problems) mailForm {
	form := mailForm{Action: action, Email: a.Email, ByMail: a.ByMail, Problems: refused}
	if r.PostForm.Has("email") {
		form.Email, form.ByMail = r.PostForm.Get("email"), r.PostForm.Get("by_mail") == "1"
	}
	return form
}
