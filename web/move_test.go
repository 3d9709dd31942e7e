package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// dossier is a draft of the establishment who signs in in the office, saved by
// it through the form.
func (o *office) dossier(change url.Values) programme.Project {
	o.t.Helper()
	form := url.Values{
		"stage": {"draft"}, "title": {"Máy sấy bơm nhiệt"}, "content": {"KC3c"}, "level": {"local"}, "year": {"2018"}, "place": {"Huyện Kế Sách (943)"},
		"requested_support": {"100tr"}, "requested_cash": {"150tr"}, "commitment": {"150tr"}, "promised_jobs": {"3"},
	}
	for name, values := range change {
		form[name] = values
	}
	w := o.as("establishment", http.MethodPost, "/projects", form)
	if w.Code != http.StatusSeeOther {
		o.t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	return o.at(w.Header().Get("Location"))
}

// at loads the project that an address leads to.
func (o *office) at(address string) programme.Project {
	o.t.Helper()
	var id int64
	fmt.Sscanf(address, "/projects/%d", &id)
	p, err := o.store.Project(context.Background(), programme.LocalUser, id)
	if err != nil {
		o.t.Fatalf("%s: %v", address, err)
	}
	return p
}

// take sends a step as somebody who saw the project as it is given.
func (o *office) take(who string, p programme.Project, m programme.Move, note string) *httptest.ResponseRecorder {
	o.t.Helper()
	return o.as(who, http.MethodPost, movePath(p.ID, m), url.Values{"version": {itoa(p.Version)}, "note": {note}})
}

func TestMoveByButtons(t *testing.T) {
	o := newOffice(t)
	p := o.dossier(nil)
	if p.Code != "DP-2018-"+p.Code[len("DP-2018-"):] || p.Stage != programme.Draft || p.Recorded || p.Establishment.ID != 2 || p.Line(programme.FromLocal).Requested != 100*programme.Million {
		t.Fatalf("%+v", p)
	}
	page := o.as("establishment", http.MethodGet, projectPath(p.ID), nil).Body.String()
	for _, want := range []string{"Soạn hồ sơ", "Hồ sơ đang chờ bạn xử lý", `action="` + movePath(p.ID, programme.Submit) + `"`, "Rút hồ sơ"} {
		if !strings.Contains(page, want) {
			t.Errorf("the applicant's page has no %q", want)
		}
	}
	if strings.Contains(page, movePath(p.ID, programme.Check)) {
		t.Error("the applicant is offered a step of the centre")
	}
	if w := o.take("establishment", p, programme.Submit, ""); w.Code != http.StatusSeeOther || w.Header().Get("Location") != projectPath(p.ID) {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	page = o.as("centre_officer", http.MethodGet, projectPath(p.ID), nil).Body.String()
	for _, want := range []string{"Xác nhận hồ sơ đầy đủ", "Chờ kiểm tra hồ sơ", "còn 3 ngày làm việc", "Căn cứ: "} {
		if !strings.Contains(page, want) {
			t.Errorf("the officer's page has no %q", want)
		}
	}
	page = o.as("auditor", http.MethodGet, projectPath(p.ID), nil).Body.String()
	if strings.Contains(page, "/moves/") || !strings.Contains(page, "Đang chờ: <strong>Chuyên viên trung tâm</strong>") {
		t.Error("the auditor's page offers steps, or does not say who is waited for")
	}
}

// TestMoveRefused sends what must be refused: with the kind, the rule, the
// remedy, and what was typed still there.
func TestMoveRefused(t *testing.T) {
	o := newOffice(t)
	p := o.dossier(nil)
	old := p
	o.take("establishment", p, programme.Submit, "")
	submitted := o.at(projectPath(p.ID))
	lacking := o.dossier(url.Values{"requested_support": {""}, "place": {""}})
	book, _ := o.store.Project(context.Background(), programme.LocalUser, 1)
	tests := []struct {
		name, who string
		p         programme.Project
		m         programme.Move
		note      string
		code      int
		says      []string
	}{
		{"a double click", "establishment", old, programme.Submit, "", 409, []string{"Đề án đã thay đổi sau khi bạn mở trang", "Những bước gần nhất", "Người establishment"}},
		{"out of order", "department_leader", submitted, programme.Register, "", 409, []string{"không thể đăng ký với cơ quan quốc gia", "Hồ sơ đang chờ: Chuyên viên trung tâm"}},
		{"by the wrong role", "auditor", submitted, programme.Check, "Thử", 403, []string{"không làm bước “xác nhận hồ sơ đầy đủ”", "Việc này của: Chuyên viên trung tâm", "Thử"}},
		{"without a reason", "establishment", submitted, programme.Withdraw, " ", 422, []string{"Nêu lý do", `aria-invalid="true"`}},
		{"without what is needed", "establishment", lacking, programme.Submit, "", 422, []string{"Chưa có địa bàn sản xuất", "Chưa có số đề nghị hỗ trợ", "/edit#f-requested_support", "/edit#f-place"}},
		{"an unknown step", "centre_officer", submitted, "fly", "Bay đi", 422, []string{"Không có bước xử lý “fly”", "Bay đi"}},
		{"the way of another page", "provincial_committee", submitted, programme.Approve, "", 422, []string{"không làm riêng được"}},
		{"a record of old books", "centre_officer", book, programme.Check, "", 409, []string{"không thể xác nhận hồ sơ đầy đủ"}},
		{"another's project, by its number", "establishment", book, programme.Withdraw, "Của ai?", 404, []string{"Không tìm thấy"}},
		{"no version", "centre_officer", programme.Project{ID: submitted.ID}, programme.Check, "", 409, []string{"Đề án đã thay đổi"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := o.at(projectPath(tt.p.ID))
			w := o.take(tt.who, tt.p, tt.m, tt.note)
			if w.Code != tt.code {
				t.Fatalf("%d\n%s", w.Code, w.Body)
			}
			for _, want := range tt.says {
				if !strings.Contains(w.Body.String(), want) {
					t.Errorf("does not say %q:\n%s", want, w.Body)
				}
			}
			if now := o.at(projectPath(tt.p.ID)); now.Version != before.Version || now.Stage != before.Stage {
				t.Errorf("now %s, version %d", now.Stage, now.Version)
			}
		})
	}
}

// TestMoveTwoOfficers: the second of two who had the same page open is told
// what the first did, and keeps his words.
func TestMoveTwoOfficers(t *testing.T) {
	o := newOffice(t)
	p := o.dossier(nil)
	o.take("establishment", p, programme.Submit, "")
	p = o.at(projectPath(p.ID))
	if w := o.take("centre_officer", p, programme.Withdraw, "Cơ sở xin rút"); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	w := o.take("centre_director", p, programme.Withdraw, "Trùng hồ sơ năm trước")
	for _, want := range []string{"Trùng hồ sơ năm trước", "Cơ sở xin rút", "Người centre_officer", "Đã rút"} {
		if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%d, no %q:\n%s", w.Code, want, w.Body)
		}
	}
	if now := o.at(projectPath(p.ID)); now.Stage != programme.Withdrawn {
		t.Errorf("%s", now.Stage)
	}
}

// TestMovePage is the page of a step that asks for a reason.
func TestMovePage(t *testing.T) {
	o := newOffice(t)
	p := o.dossier(nil)
	w := o.as("establishment", http.MethodGet, movePath(p.ID, programme.Withdraw), nil)
	for _, want := range []string{"Hồ sơ sẽ chuyển từ “Đang soạn hồ sơ” sang “Đã rút hồ sơ”", `name="note"`, `name="version" value="` + itoa(p.Version) + `"`} {
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%d, no %q", w.Code, want)
		}
	}
	if w := o.as("centre_officer", http.MethodGet, movePath(p.ID, programme.Check), nil); w.Code != http.StatusConflict || strings.Contains(w.Body.String(), `<form class="form"`) {
		t.Errorf("a step that does not lead on: %d", w.Code)
	}
	if w := o.as("centre_officer", http.MethodGet, movePath(p.ID, "fly"), nil); w.Code != http.StatusNotFound {
		t.Errorf("a step that there is not: %d", w.Code)
	}
	o.take("establishment", p, programme.Submit, "")
	if w := o.as("centre_officer", http.MethodGet, movePath(p.ID, programme.Return), nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != projectPath(p.ID)+"/return" {
		t.Errorf("a step with a page of its own: %d %s", w.Code, w.Header().Get("Location"))
	}
}
