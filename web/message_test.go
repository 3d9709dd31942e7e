package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// talk is an office with one living project of its establishment.
func talk(t *testing.T) (o *office, p programme.Project, path string) {
	t.Helper()
	o = newOffice(t)
	p = o.living("DP-2020-90", o.users["establishment"].Scope.EstablishmentID)
	return o, p, projectPath(p.ID)
}

// living makes a project on its way in Huyện Kế Sách.
func (o *office) living(code string, establishment int64) programme.Project {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	p, err := o.store.SaveProject(ctx, me, programme.Project{
		ProgrammeID: 1, Code: code, Title: "Máy sấy lạnh của " + code, Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
		Establishment: programme.EstablishmentRef{ID: establishment}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 300 * programme.Million}},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// contains checks that a page says all of some things.
func contains(t *testing.T, page string, all ...string) {
	t.Helper()
	for _, one := range all {
		if !strings.Contains(page, one) {
			t.Errorf("the page does not say %q", one)
		}
	}
}

var formKey = regexp.MustCompile(`name="key" value="([^"]+)"`)

func TestMessageOnThePage(t *testing.T) {
	o, _, path := talk(t)
	page := o.as("centre_officer", http.MethodGet, path+"/messages", nil).Body.String()
	key := formKey.FindStringSubmatch(page)
	if key == nil {
		t.Fatalf("the form has no key:\n%s", page)
	}
	typed := url.Values{"key": {key[1]}, "field": {"requested_local"}, "text": {"Nộp thêm báo giá <thứ hai>.\nTrước ngày 15."}}
	for range 2 { // the button pressed twice
		w := o.as("centre_officer", http.MethodPost, path+"/messages", typed)
		if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), path+"/messages#m-") {
			t.Fatalf("%d to %q", w.Code, w.Header().Get("Location"))
		}
	}
	mine := o.as("centre_officer", http.MethodGet, path+"/messages", nil).Body.String()
	if strings.Count(mine, "Nộp thêm báo giá") != 1 || strings.Contains(mine, "Chưa đọc") {
		t.Errorf("sent twice it stands more than once, or is new to who wrote it:\n%s", mine)
	}
	theirs := o.as("establishment", http.MethodGet, path+"/messages", nil).Body.String()
	contains(t, theirs, "Nộp thêm báo giá &lt;thứ hai&gt;.", "Trước ngày 15.", "Người centre_officer", "Chức vụ Chuyên viên trung tâm", "Chưa đọc", "Về mục: Khuyến công địa phương (đề nghị)", "Đánh dấu đã đọc")
	if strings.Contains(theirs, "nội bộ") {
		t.Error("who applies is led to internal notes")
	}
	notices := o.as("establishment", http.MethodGet, "/notices", nil).Body.String()
	contains(t, notices, path+"/messages", "Nộp thêm báo giá")
	newest := regexp.MustCompile(`name="newest" value="(\d+)"`).FindStringSubmatch(theirs)
	if w := o.as("establishment", http.MethodPost, path+"/messages/read", url.Values{"newest": {newest[1]}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	if after := o.as("establishment", http.MethodGet, path+"/messages", nil).Body.String(); strings.Contains(after, "Chưa đọc") {
		t.Error("still new after it was marked as read")
	}
}

func TestMessageRefusedKeepsWhatWasTyped(t *testing.T) {
	o, _, path := talk(t)
	long := strings.Repeat("dài ", programme.MaxMessage/4) + "hết"
	w := o.as("establishment", http.MethodPost, path+"/messages", url.Values{"key": {"k1"}, "field": {"colour"}, "text": {long}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", w.Code)
	}
	contains(t, w.Body.String(), long, `value="colour" selected`, `value="k1"`, "nhiều nhất 4000", `href="#f-text"`, `href="#f-field"`)
	for who, want := range map[string]int{"establishment": http.StatusForbidden, "collaborator": http.StatusForbidden, "commune_officer": http.StatusForbidden, "auditor": http.StatusForbidden, "finance_officer": http.StatusSeeOther} {
		if w := o.as(who, http.MethodPost, path+"/messages", url.Values{"internal": {"1"}, "text": {"Ghi chú"}}); w.Code != want {
			t.Errorf("an internal note by %s: %d, want %d", who, w.Code, want)
		}
	}
	for who, want := range map[string]int{"establishment": http.StatusForbidden, "commune_officer": http.StatusForbidden, "auditor": http.StatusOK} {
		if w := o.as(who, http.MethodGet, path+"/messages", url.Values{"notes": {"1"}}); w.Code != want {
			t.Errorf("the notes read by %s: %d, want %d", who, w.Code, want)
		}
	}
}

func TestMessagePanel(t *testing.T) {
	o, p, path := talk(t)
	o.as("establishment", http.MethodPost, path+"/messages", url.Values{"text": {strings.Repeat("Câu hỏi của cơ sở. ", 30)}})
	o.as("finance_officer", http.MethodPost, path+"/messages", url.Values{"internal": {"1"}, "text": {"Chỉ trong cơ quan."}})
	panel := func(who string) string {
		t.Helper()
		u := o.users[who]
		talk, err := o.store.Talk(context.Background(), u, p.ID, 2)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		r := withUser(httptest.NewRequest(http.MethodGet, "/", nil), u)
		if err := messagePanelView(messagePanel{Project: p, User: u, Talk: talk, Writes: u.MayMessage(false)}).Render(r.Context(), &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	officer := panel("centre_officer")
	contains(t, officer, "1 chưa đọc", "Chỉ trong cơ quan.", "1 ghi chú, 1 chưa đọc", path+"/messages?notes=1", "…")
	for _, who := range []string{"establishment", "commune_officer"} {
		if got := panel(who); strings.Contains(got, "Chỉ trong cơ quan") || strings.Contains(got, "nội bộ") || !strings.Contains(got, "Câu hỏi của cơ sở") {
			t.Errorf("%s reads:\n%s", who, got)
		}
	}
	if got := panel("auditor"); !strings.Contains(got, "Chỉ trong cơ quan") {
		t.Errorf("the auditor reads:\n%s", got)
	}
}
