package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestPrintedPapers opens every paper that a project's page offers, in all its
// forms, as who applies and as an office.
func TestPrintedPapers(t *testing.T) {
	o, p, path := talk(t)
	for _, who := range []string{"establishment", string(programme.RoleCentreOfficer)} {
		page := o.as(who, http.MethodGet, path, nil).Body.String()
		contains(t, page, `id="printed"`, path+"/print/registration/view", path+"/print/proposal/docx", path+"/print/request/pdf")
		for _, key := range []string{"need", "registration", "request", "proposal", "advance", "rest"} {
			for format, kind := range contentTypes {
				if format != "docx" && format != "pdf" {
					continue
				}
				if w := o.as(who, http.MethodGet, printPath(p.ID, key)+"/"+format, nil); w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind {
					t.Errorf("%s, %s as %s: %d %s", who, key, format, w.Code, w.Header().Get("Content-Type"))
				}
			}
			w := o.as(who, http.MethodGet, printPath(p.ID, key)+"/view", nil)
			if w.Code != http.StatusOK || inline.FindString(w.Body.String()) != "" {
				t.Errorf("%s, %s on a page: %d", who, key, w.Code)
			}
			contains(t, w.Body.String(), `class="paper"`, printPath(p.ID, key)+"/docx", path+"#printed")
		}
	}
	text := words(o.as("establishment", http.MethodGet, printPath(p.ID, "proposal")+"/view", nil))
	contains(t, text, "ĐỀ ÁN KHUYẾN CÔNG", p.Title, "KC3c", "100.000.000", "300.000.000", "Mẫu 1")
}

// TestPrintedPapersOfOthers: a project out of sight has no papers, and what
// does not exist says what to do.
func TestPrintedPapersOfOthers(t *testing.T) {
	o, p, _ := talk(t)
	other := o.living("DP-2020-93", 5)
	for _, tt := range []struct {
		who, path string
		code      int
	}{
		{"establishment", printPath(other.ID, "proposal") + "/view", http.StatusNotFound},
		{"establishment", printPath(99999, "proposal") + "/pdf", http.StatusNotFound},
		{"administrator", printPath(p.ID, "proposal") + "/view", http.StatusForbidden},
		{"", printPath(p.ID, "proposal") + "/view", http.StatusSeeOther},
		{"establishment", printPath(p.ID, "song") + "/view", http.StatusNotFound},
		{"establishment", printPath(p.ID, "proposal") + "/exe", http.StatusNotFound},
		{"establishment", printPath(p.ID, "advance") + "/view?matter=77", http.StatusNotFound},
		{"establishment", printPath(p.ID, "advance") + "/view?matter=" + strings.Repeat("9", 40), http.StatusNotFound},
		{"establishment", "/blank_forms/proposal/view", http.StatusUnprocessableEntity},
		{"establishment", "/blank_forms/proposal/view?content=KC99", http.StatusUnprocessableEntity},
		{"establishment", "/blank_forms/registration/view?content=KC1&level=national", http.StatusOK},
		{"establishment", "/blank_forms/advance/docx?content=KC7d", http.StatusOK},
	} {
		path, query, _ := strings.Cut(tt.path, "?")
		values, _ := url.ParseQuery(query)
		if w := o.as(tt.who, http.MethodGet, path, values); w.Code != tt.code {
			t.Errorf("%q, %s: %d, want %d: %s", tt.who, tt.path, w.Code, tt.code, words(w))
		}
	}
}

// TestBlankForms: the page asks for a content and gives that content's forms,
// without a word of anybody's.
func TestBlankForms(t *testing.T) {
	o := newOffice(t)
	contains(t, o.as("establishment", http.MethodGet, "/projects/new", nil).Body.String(), `href="/blank_forms"`)
	page := o.as("establishment", http.MethodGet, "/blank_forms", url.Values{"content": {"KC1"}}).Body.String()
	contains(t, page, "/blank_forms/registration/pdf?content=KC1", "Phiếu đăng ký nhu cầu")
	text := words(o.as("establishment", http.MethodGet, "/blank_forms/proposal/view", url.Values{"content": {"KC1"}}))
	contains(t, text, "Nghề đào tạo", "Lao động được đào tạo", "Tên cơ sở:")
	if strings.Contains(text, "Ghe Xuồng") || strings.Contains(text, "SỐ LIỆU MINH HỌA") {
		t.Error("a blank form has somebody's words")
	}
}

// TestProjectListOnPaper: the list is printed as it was narrowed.
func TestProjectListOnPaper(t *testing.T) {
	o := newOffice(t)
	page := o.as(string(programme.RoleCentreOfficer), http.MethodGet, "/projects", url.Values{"level": {"national"}}).Body.String()
	contains(t, page, "/project_list/view?level=national")
	text := words(o.as(string(programme.RoleCentreOfficer), http.MethodGet, "/project_list/view", url.Values{"level": {"national"}, "from": {"2017"}}))
	contains(t, text, "DANH MỤC ĐỀ ÁN", "Phạm vi: nguồn: ", "Khuyến công quốc gia: ")
	if strings.Contains(text, "Khuyến công địa phương: ") {
		t.Error("local projects stand in the list of national ones")
	}
}
