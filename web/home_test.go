package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestHomeOfEachRole: everybody who signs in begins with his own work.
func TestHomeOfEachRole(t *testing.T) {
	o := newOffice(t)
	p := o.dossier(nil)
	o.take("establishment", p, programme.Submit, "")
	o.dossier(url.Values{"title": {"Lò sấy lúa"}})
	o.now = o.now.AddDate(0, 0, 7) // past the three days of the centre
	for who := range o.tokens {
		o.signIn(who) // the sessions of a week ago have ended
	}
	for who, says := range map[string][]string{
		"establishment":        {"Đang soạn hồ sơ", "Lò sấy lúa", "Đang được xử lý", "Máy sấy bơm nhiệt", "Ghi nhu cầu"},
		"commune_officer":      {"Dự thảo", "Đang được xử lý"},
		"centre_officer":       {"Có 1 hồ sơ, 1 quá hạn", "Máy sấy bơm nhiệt", "quá hạn 3 ngày làm việc", "Bên nộp đang soạn", "Có gì mới", "Nộp hồ sơ"},
		"centre_director":      {"Không có hồ sơ nào đang chờ bạn", "Hồ sơ theo bước", "Theo người giữ chức vụ", "Người centre_officer"},
		"auditor":              {"Hồ sơ theo bước", "Chờ kiểm tra hồ sơ"},
		"provincial_committee": {"Hồ sơ theo bước"},
		"administrator":        {"Việc quản trị", "Chức vụ chưa có người giữ"},
	} {
		w := o.as(who, http.MethodGet, "/", nil)
		page := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " ")), " ")
		for _, want := range says {
			if w.Code != http.StatusOK || !strings.Contains(page, want) {
				t.Errorf("%s: %d, no %q:\n%s", who, w.Code, want, page)
			}
		}
		if strings.Contains(page, "Máy sấy bơm nhiệt") && who == "administrator" {
			t.Error("the administrator sees a project")
		}
	}
	if w := o.as(noPost, http.MethodGet, "/", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/me" {
		t.Errorf("without a post: %d", w.Code)
	}
}

// TestHomeSeen: what changed stays until it is marked as seen, and a home page
// that is asked for marks nothing.
func TestHomeSeen(t *testing.T) {
	o := newOffice(t)
	o.take("establishment", o.dossier(nil), programme.Submit, "")
	news := func() (page, to string) {
		page = o.as("centre_officer", http.MethodGet, "/", nil).Body.String()
		if m := regexp.MustCompile(`name="to" value="(\d+)"`).FindStringSubmatch(page); m != nil {
			to = m[1]
		}
		return page, to
	}
	if _, to := news(); to == "" {
		t.Fatal("nothing new")
	}
	page, to := news()
	if !strings.Contains(page, "Trong 7 ngày qua") || to == "" {
		t.Fatalf("gone after it was shown once:\n%s", page)
	}
	if w := o.as("centre_officer", http.MethodPost, "/seen", url.Values{"to": {to}}); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	if page, to := news(); to != "" || !strings.Contains(page, "chưa có thay đổi nào của người khác") {
		t.Error("still new after it was marked as seen")
	}
}

// TestHomeOfAMachineWithoutAccounts is the evaluation, until a dossier is on
// its way there.
func TestHomeOfAMachineWithoutAccounts(t *testing.T) {
	h := newHouse(t)
	if w := h.send(http.MethodGet, "/", nil, nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/evaluation" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Location"))
	}
	_, err := h.store.SaveProject(context.Background(), programme.LocalUser, programme.Project{
		ProgrammeID: 1, Title: "Lò sấy lúa", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2018, Stage: programme.Need})
	if err != nil {
		t.Fatal(err)
	}
	if w := h.send(http.MethodGet, "/", nil, nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Lò sấy lúa") {
		t.Errorf("%d", w.Code)
	}
}
