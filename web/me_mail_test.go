package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestWhichMailsWhen(t *testing.T) {
	o := newOffice(t)
	officer, owner := string(programme.RoleCentreOfficer), string(programme.RoleEstablishment)
	bad := o.as(officer, http.MethodPost, "/me/mail", url.Values{"email": {"hoa@coquan.vn"}, "by_mail": {"1"}, "mail_late": {"đôi khi"}, "mail_message": {"daily"}})
	if bad.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", bad.Code)
	}
	contains(t, bad.Body.String(), "Quá hạn: chọn nhận thư ngay", `value="hoa@coquan.vn"`, `<option value="daily" selected>`, `href="#f-mail_late"`)
	if w := o.as(officer, http.MethodPost, "/me/mail", url.Values{"email": {"hoa@coquan.vn"}, "by_mail": {"1"}, "mail_late": {"never"}, "mail_note": {"daily"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	page := o.as(officer, http.MethodGet, "/me", nil).Body.String()
	if strings.Count(page, `<option value="never" selected>`) != 1 || strings.Count(page, `<option value="daily" selected>`) != 1 {
		t.Error("the choices do not stand in the form")
	}
	if page := o.as(owner, http.MethodGet, "/me", nil).Body.String(); strings.Contains(page, "mail_note") || !strings.Contains(page, "mail_message") {
		t.Error("who applies is asked about internal notes, or not about messages")
	}
	if page := o.as(string(programme.RoleAdministrator), http.MethodGet, accountPath(o.users[officer].ID), nil).Body.String(); strings.Contains(page, "mail_late") {
		t.Error("the administrator chooses for others")
	}
}
