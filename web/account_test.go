package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestTheFirstAccountIsMadeOnThePage(t *testing.T) {
	h := newHouse(t)
	form := url.Values{"name": {"Trần Quản Trị"}, "login": {"quan.tri"}, "password": {"ngắn"}}
	w := h.send(http.MethodPost, "/accounts", form, nil)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "ít nhất 14 ký tự") || !strings.Contains(w.Body.String(), `value="Trần Quản Trị"`) || strings.Contains(w.Body.String(), "ngắn\"") {
		t.Fatalf("%d", w.Code)
	}
	form.Set("password", password)
	if w := h.send(http.MethodPost, "/accounts", form, nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if w := h.send(http.MethodGet, "/projects", nil, nil); outcome(w) != "login" {
		t.Errorf("nobody has to sign in: %d", w.Code)
	}
}

// An administrator gives a post, hands it over and closes the account, on the
// pages alone.
func TestHandOverOnThePages(t *testing.T) {
	o := newOffice(t)
	admin, officer := string(programme.RoleAdministrator), string(programme.RoleCentreOfficer)
	lan, next := o.users[officer], o.users[noPost]
	post := fmt.Sprintf("/posts/%d", lan.PostID)
	closing := fmt.Sprintf("/accounts/%d/disable", lan.ID)

	w := o.as(admin, http.MethodPost, closing, nil)
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "bàn giao") {
		t.Fatalf("closed with a post: %d", w.Code)
	}
	w = o.as(admin, http.MethodPost, post+"/handover", url.Values{"version": {"1"}, "person": {""}, "from": {"31/02/2026"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="31/02/2026"`) {
		t.Errorf("a day that is not: %d", w.Code)
	}
	form := hiddenFields(o.as(admin, http.MethodGet, post+"/handover", nil))
	form.Set("person", number(next.ID))
	form.Set("from", programme.DayOf(o.now).String())
	if w = o.as(admin, http.MethodPost, post+"/handover", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%.600s", w.Code, w.Body)
	}
	if w = o.as(admin, http.MethodPost, post+"/handover", form); w.Code != http.StatusConflict {
		t.Errorf("the same form again: %d", w.Code)
	}
	if w = o.as(officer, http.MethodGet, "/projects", nil); w.Code != http.StatusForbidden {
		t.Errorf("the leaver still opens projects: %d", w.Code)
	}
	if w = o.as(noPost, http.MethodGet, "/projects", nil); w.Code != http.StatusOK {
		t.Errorf("the next holder: %d", w.Code)
	}
	if w = o.as(admin, http.MethodPost, closing, nil); w.Code != http.StatusSeeOther {
		t.Errorf("closing: %d", w.Code)
	}
	if w = o.as(officer, http.MethodGet, "/me", nil); outcome(w) != "login" {
		t.Errorf("a closed account is still signed in: %d", w.Code)
	}
	history := o.as(admin, http.MethodGet, post, nil).Body.String()
	for _, word := range []string{"Bàn giao", "Người centre_officer", "Người mới"} {
		if !strings.Contains(history, word) {
			t.Errorf("the post's page does not say %q", word)
		}
	}
}

func TestPostForm(t *testing.T) {
	o := newOffice(t)
	admin := string(programme.RoleAdministrator)
	form := url.Values{"title": {"Cán bộ xã"}, "role": {"commune_officer"}, "places": {"Huyện Kế Sách\nHuyện không có"}, "valid_from": {"01/07/2025"}}
	w := o.as(admin, http.MethodPost, "/posts", form)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Huyện không có") {
		t.Fatalf("an unknown unit: %d", w.Code)
	}
	form.Set("places", "Huyện Kế Sách\n944")
	form["contents"] = []string{"KC3c", "KC99"}
	w = o.as(admin, http.MethodPost, "/posts", form)
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "KC99") || !strings.Contains(page, `value="KC3c" checked`) {
		t.Fatalf("an unknown content: %d", w.Code)
	}
	form["contents"] = []string{"KC3c", "KC4e"}
	w = o.as(admin, http.MethodPost, "/posts", form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%.800s", w.Code, w.Body)
	}
	var id int64
	fmt.Sscanf(w.Header().Get("Location"), "/posts/%d", &id)
	p, _, err := o.store.Post(context.Background(), programme.LocalUser, id)
	if err != nil || fmt.Sprint(p.Scope.Places, p.Scope.Contents) != "[943 944] [KC3c KC4e]" {
		t.Errorf("%v %v", p.Scope, err)
	}
	edit := o.as(admin, http.MethodGet, postPath(id)+"/edit", nil).Body.String()
	if !strings.Contains(edit, "Huyện Kế Sách (943)\nHuyện Mỹ Tú (944)") {
		t.Error("the form does not show the units again")
	}
	if strings.Count(edit, " checked") != 2 || !strings.Contains(edit, "Đang chọn 2 nội dung") {
		t.Error("the form does not show the contents again")
	}
	if shown := o.as(admin, http.MethodGet, postPath(id), nil).Body.String(); !strings.Contains(shown, "nội dung Ứng dụng máy móc, thiết bị tiên tiến; Xây dựng, đăng ký thương hiệu") {
		t.Error("the post's page does not name its contents")
	}
	form.Set("version", "0")
	if w = o.as(admin, http.MethodPost, postPath(id), form); w.Code != http.StatusConflict {
		t.Errorf("an old version: %d", w.Code)
	}
}

func TestOwnPassword(t *testing.T) {
	o := newOffice(t)
	officer := string(programme.RoleCentreOfficer)
	form := url.Values{"old": {password}, "new": {"một mật khẩu mới khác"}, "again": {"một mật khẩu mới lạ"}}
	if w := o.as(officer, http.MethodPost, "/me/password", form); w.Code != http.StatusUnprocessableEntity || strings.Contains(w.Body.String(), "mật khẩu mới khác") {
		t.Errorf("two different: %d", w.Code)
	}
	form.Set("again", form.Get("new"))
	if w := o.as(officer, http.MethodPost, "/me/password", form); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if w := o.as(officer, http.MethodGet, "/me", nil); w.Code != http.StatusOK {
		t.Errorf("the own session ended: %d", w.Code)
	}
}

// One person's posts go to another in one act; a form that is out of date
// hands over nothing and keeps what was ticked.
func TestHandOverAllOnThePages(t *testing.T) {
	o := newOffice(t)
	admin := string(programme.RoleAdministrator)
	lan, next := o.users[string(programme.RoleCentreOfficer)], o.users[noPost]
	second := o.users[string(programme.RoleCentreAccountant)]
	path := accountPath(lan.ID) + "/handover"
	if err := o.store.HandOver(context.Background(), programme.LocalUser, second.PostID, 1, lan.ID, programme.DayOf(o.now)); err != nil {
		t.Fatal(err)
	}
	page := o.as(admin, http.MethodGet, path, nil)
	if strings.Count(page.Body.String(), " checked") != 2 {
		t.Fatalf("not every post is ticked\n%.300s", page.Body)
	}
	form := hiddenFields(page)
	form["posts"] = []string{number(lan.PostID), number(second.PostID)}
	form.Set("from", "31/02/2026")
	w := o.as(admin, http.MethodPost, path, form)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="31/02/2026"`) || strings.Count(w.Body.String(), " checked") != 2 {
		t.Errorf("a day that is not: %d", w.Code)
	}
	form.Set("from", programme.DayOf(o.now).String())
	form.Set("person", number(next.ID))
	form.Set("version."+number(second.PostID), "1")
	if w = o.as(admin, http.MethodPost, path, form); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "chưa bàn giao chức vụ nào") {
		t.Errorf("a post that somebody changed: %d", w.Code)
	}
	again := hiddenFields(w)
	again["posts"], again["person"], again["from"] = form["posts"], form["person"], form["from"]
	if w = o.as(admin, http.MethodPost, path, again); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%.600s", w.Code, w.Body)
	}
	all, err := o.store.Holdings(context.Background(), next)
	if err != nil || len(all) != 2 {
		t.Errorf("the receiver holds %+v, %v", all, err)
	}
	if shown := o.as(admin, http.MethodGet, accountPath(lan.ID), nil).Body.String(); strings.Contains(shown, "Bàn giao tất cả") {
		t.Error("there is nothing left to hand over")
	}
}

// The auditor reads who held which post, and is offered nothing to change.
func TestAuditorReadsPosts(t *testing.T) {
	o := newOffice(t)
	auditor := string(programme.RoleAuditor)
	post := postPath(o.users[string(programme.RoleCentreOfficer)].PostID)
	for _, path := range []string{"/posts", post} {
		page := o.as(auditor, http.MethodGet, path, nil)
		if body := page.Body.String(); page.Code != http.StatusOK || !strings.Contains(body, "Người centre_officer") || strings.Contains(body, "/accounts") || strings.Contains(body, "/new") || strings.Contains(body, "/end") || strings.Contains(body, "Việc tiếp theo") {
			t.Errorf("%s: %d", path, page.Code)
		}
	}
}
