package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store/storetest"
)

// TestDecisionLetterPage: who applies opens and downloads the letter about a
// rejection, with its reason and no more; before that there is none.
func TestDecisionLetterPage(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	who := string(programme.RoleEstablishment)
	if page := words(o.as(who, http.MethodGet, letterPath(p.ID), nil)); !strings.Contains(page, "Chưa có kết quả để thông báo") {
		t.Errorf("a letter of what is not decided:\n%s", page)
	}
	if w := o.as(who, http.MethodGet, letterPath(p.ID)+"/pdf", nil); w.Code != http.StatusNotFound {
		t.Errorf("a file of it: %d", w.Code)
	}
	storetest.Exec(t, o.file, `UPDATE projects SET stage = 'rejected' WHERE id = $1`, p.ID)
	storetest.Exec(t, o.file, `INSERT INTO project_moves (project_id, move, from_stage, to_stage, at, user_id, user_name, post_id, post_title, role, note, round, due)
		VALUES ($1, 'fail_base', 'base_appraisal', 'rejected', '2020-02-03 01:00:00', 9, 'Trần Thị Lúa', 0, 'Phó Giám đốc Sở', 'department_leader', 'Vốn đối ứng chưa rõ.', 1, 0)`, p.ID)
	page := words(o.as(who, http.MethodGet, letterPath(p.ID), nil))
	for _, want := range []string{"THÔNG BÁO", "không đạt", "Vốn đối ứng chưa rõ.", "Khiếu nại một quyết định", "Tải PDF"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	if page := words(o.as(who, http.MethodGet, projectPath(p.ID), nil)); !strings.Contains(page, "Thông báo kết quả") {
		t.Error("the project's page does not lead to the letter")
	}
	for format, status := range map[string]int{"pdf": http.StatusOK, "docx": http.StatusOK, "xlsx": http.StatusNotFound} {
		if w := o.as(who, http.MethodGet, letterPath(p.ID)+"/"+format, nil); w.Code != status {
			t.Errorf("%s: %d", format, w.Code)
		}
	}
	if w := o.as(who, http.MethodGet, letterPath(p.ID), url.Values{"of": {"d77"}}); w.Code != http.StatusNotFound {
		t.Errorf("a letter that does not exist: %d", w.Code)
	}
}
