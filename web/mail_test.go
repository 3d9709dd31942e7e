package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
)

// claim takes the letters that are to be sent now.
func (o *office) claim() []programme.Letter {
	o.t.Helper()
	all, err := o.store.ClaimLetters(context.Background(), 20, time.Minute)
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// mailed gives an account an address, with which the programme writes to it.
func (o *office) mailed(who string) {
	o.t.Helper()
	if err := o.store.SaveMail(context.Background(), o.users[who], o.users[who].ID, login(who)+"@coquan.vn", true); err != nil {
		o.t.Fatal(err)
	}
}

func TestMailThatFailedIsSentAgain(t *testing.T) {
	o, p, path := talk(t)
	officer, administrator := string(programme.RoleCentreOfficer), string(programme.RoleAdministrator)
	o.mailed(officer)
	o.as("establishment", http.MethodPost, path+"/messages", url.Values{"text": {"Xin hỏi về báo giá."}})
	sent := o.claim()
	if len(sent) != 1 {
		t.Fatalf("%+v", sent)
	}
	if err := o.store.LetterFailed(context.Background(), sent[0], "550 không có hộp thư <này>", true); err != nil {
		t.Fatal(err)
	}

	page := o.as(administrator, http.MethodGet, "/mails", nil).Body.String()
	contains(t, page, "Không gửi được (1)", "550 không có hộp thư &lt;này&gt;", "centre.officer@coquan.vn", "Trao đổi")
	if strings.Contains(page, "báo giá") || strings.Contains(page, p.Title) {
		t.Error("the page tells what the mail says")
	}
	again := fmt.Sprintf("/mails/%d/again", sent[0].Mails[0].ID)
	for who, want := range map[string]int{officer: http.StatusForbidden, "establishment": http.StatusForbidden, administrator: http.StatusSeeOther} {
		if got := o.as(who, http.MethodGet, "/mails", nil).Code; (got == http.StatusOK) != (who == administrator) {
			t.Errorf("%s: the list is %d", who, got)
		}
		if got := o.as(who, http.MethodPost, again, nil).Code; got != want {
			t.Errorf("%s: %d, want %d", who, got, want)
		}
	}
	contains(t, o.as(administrator, http.MethodGet, "/mails", url.Values{"state": {"waiting"}}).Body.String(), "Chờ gửi (1)", "centre.officer@coquan.vn")
	if once := o.claim(); len(once) != 1 || once[0].Mails[0].ID != sent[0].Mails[0].ID {
		t.Errorf("to send: %+v", once)
	}
	if w := o.as(administrator, http.MethodPost, again, nil); w.Code != http.StatusNotFound {
		t.Errorf("a mail that did not fail is sent again: %d", w.Code)
	}
}

func TestNoMailOfAnInternalNoteToWhoApplies(t *testing.T) {
	o, _, path := talk(t)
	applicants := []string{"establishment", "collaborator", "commune_officer"}
	for _, who := range append(applicants, "centre_officer", "centre_director") {
		if _, ok := o.users[who]; !ok {
			t.Fatalf("nobody is %s", who)
		}
		o.mailed(who)
		o.as(who, http.MethodPost, path+"/messages", url.Values{"text": {"Tôi theo dõi hồ sơ này."}}) // all who write are told from now on
	}
	o.claim() // those are taken
	if w := o.as("centre_director", http.MethodPost, path+"/messages", url.Values{"internal": {"1"}, "text": {"Xem kỹ báo giá của bên bán."}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	told := false
	for _, l := range o.claim() {
		for _, m := range l.Mails {
			told = told || m.Address == "centre.officer@coquan.vn"
			if m.Address != "centre.officer@coquan.vn" || strings.Contains(m.Notice.Title+m.Notice.Text, "báo giá") {
				t.Errorf("%s is mailed %q", m.Address, m.Notice.Text)
			}
		}
	}
	if !told {
		t.Error("the offices are not mailed")
	}
	for _, who := range applicants {
		for _, page := range []string{"/notices", path, path + "/messages", "/", "/projects", "/calendar"} {
			if body := o.as(who, http.MethodGet, page, nil).Body.String(); strings.Contains(body, "báo giá của bên bán") || strings.Contains(body, "hi chú nội bộ") {
				t.Errorf("%s reads of the note on %s", who, page)
			}
		}
	}
}
