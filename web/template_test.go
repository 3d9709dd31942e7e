package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

const director = string(programme.RoleCentreDirector)

// wording is a form of /templates/returned.
func wording(number, title, text string) url.Values {
	return url.Values{"number": {number}, "title": {title}, "text": {text}}
}

func TestTemplateOnThePage(t *testing.T) {
	o := newOffice(t)
	const path = "/templates/returned"
	contains(t, o.as(director, http.MethodGet, "/templates", nil).Body.String(), `href="/templates/returned"`, "Cần bổ sung hồ sơ: {{tên đề án}}", "Mẫu gốc")
	page := o.as(director, http.MethodGet, path, nil).Body.String()
	contains(t, page, `value="Cần bổ sung hồ sơ: {{tên đề án}}"`, "Cần bổ sung hồ sơ: Hỗ trợ máy sấy trái cây", "Thông báo sẽ như sau", `data-field="hạn"`)
	if strings.Contains(page, path+"/reset") {
		t.Error("what is as shipped goes back to it")
	}

	// What cannot be is refused with all that was typed, and the fields there are.
	bad := o.as(director, http.MethodPost, path, wording("0", "Trả lại {{tên dự án}}", "Xem <b>{{đề án}}"))
	if bad.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", bad.Code)
	}
	contains(t, bad.Body.String(), "không có trường {{tên dự án}}", "{{tên đề án}}, {{mã đề án}}", `value="Trả lại {{tên dự án}}"`, "Xem &lt;b&gt;{{đề án}}", `href="#f-title"`, "chưa xem thử được")

	// A preview says it, and saves nothing.
	seen := o.as(director, http.MethodPost, path+"/preview", wording("0", "Trả lại: {{tên đề án}}", "Xem <b>{{đề án}}.\r\n[[Hạn {{hạn}}.]]"))
	if seen.Code != http.StatusOK {
		t.Fatalf("%d", seen.Code)
	}
	contains(t, seen.Body.String(), "Xem thử, chưa lưu", "Trả lại: Hỗ trợ máy sấy trái cây", "Xem &lt;b&gt;Đề án “Hỗ trợ máy sấy trái cây”", "\nHạn 15/01/2027.", `value="Trả lại: {{tên đề án}}"`)
	if page := o.as(director, http.MethodGet, path, nil).Body.String(); !strings.Contains(page, "Đang dùng mẫu gốc") {
		t.Error("a preview was saved")
	}

	if w := o.as(director, http.MethodPost, path, wording("0", "Trả lại: {{tên đề án}}", "Bản một.")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	contains(t, o.as(director, http.MethodGet, path, nil).Body.String(), "Đang dùng mẫu do", "Bản một.", path+"/reset", `name="number" value="1"`)

	// Who saw an older one is shown both, and saves again knowingly.
	late := o.as(director, http.MethodPost, path, wording("0", "Trả lại: {{tên đề án}}", "Bản hai."))
	if late.Code != http.StatusConflict {
		t.Fatalf("%d", late.Code)
	}
	contains(t, late.Body.String(), "Bản một.", "Bản hai.", `name="number" value="1"`)
	if w := o.as(director, http.MethodPost, path+"/reset", url.Values{"number": {"0"}}); w.Code != http.StatusConflict {
		t.Fatalf("%d", w.Code)
	} else {
		contains(t, w.Body.String(), `value="Cần bổ sung hồ sơ: {{tên đề án}}"`, "Bản một.")
	}
	if w := o.as(director, http.MethodPost, path+"/reset", url.Values{"number": {"1"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	contains(t, o.as(director, http.MethodGet, path, nil).Body.String(), "Đang dùng mẫu gốc", "Bản 2", "trở về mẫu gốc", "Bản một.")
	if w := o.as(director, http.MethodGet, "/templates/rumour", nil); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}

func TestTemplatePreviewOfAProject(t *testing.T) {
	o, p, _ := talk(t)
	typed := wording("0", "{{tên đề án}}", "{{mã đề án}}, {{số đề nghị}}")
	typed.Set("code", " "+p.Code+" ")
	contains(t, o.as(director, http.MethodPost, "/templates/arrived/preview", typed).Body.String(), "<strong data-told=\"title\">"+p.Title, p.Code+", 100.000.000 đồng")
	typed.Set("code", "DP-1999-01")
	w := o.as(director, http.MethodPost, "/templates/arrived/preview", typed)
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", w.Code)
	}
	contains(t, w.Body.String(), "Không tìm thấy đề án mang mã “DP-1999-01”", `value="DP-1999-01"`, "<strong data-told=\"title\">Hỗ trợ máy sấy trái cây")

	// Who looks after the accounts writes wordings, and sees no project.
	typed.Set("code", p.Code)
	w = o.as(string(programme.RoleAdministrator), http.MethodPost, "/templates/arrived/preview", typed)
	if w.Code != http.StatusUnprocessableEntity || strings.Contains(w.Body.String(), p.Title) {
		t.Errorf("%d, or the project is told", w.Code)
	}
}
