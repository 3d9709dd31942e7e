package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// wordFile is a Word file that says a text.
func wordFile(t *testing.T, says string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + says + `</w:t></w:r></w:p></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	return b.Bytes()
}

// wordSays is the body of a Word file.
func wordSays(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

func TestOfficeFormOnThePages(t *testing.T) {
	o, p := living(t)
	typed := url.Values{"paper": {"contract"}, "name": {"Hợp đồng <máy>"}, "from": {"01/01/2020"}, "note": {"Theo mẫu Sở"}}
	send := func(values url.Values, file []byte) (int, string) {
		t.Helper()
		w := o.sendPhotos(director, "/forms", values, file)
		return w.Code, w.Body.String()
	}
	contains(t, o.as(director, http.MethodGet, "/forms", nil).Body.String(), "Chưa có mẫu nào", "{{ten_de_an}}", "{{#du_toan}}", "/forms/new")

	// What cannot be a form is refused with what is wrong, and all that was typed.
	for want, file := range map[string][]byte{
		"Không có trường “ten_du_an”; có lẽ là “ten_de_an”": wordFile(t, "{{ten_du_an}}"),
		"chưa đóng bằng }}":           wordFile(t, "{{ten_de_an"),
		"{{#du_toan}} chưa kết thúc":  wordFile(t, "{{#du_toan}}"),
		"không phải tệp Word (.docx)": []byte("xin chào"),
	} {
		status, page := send(typed, file)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", want, status)
		}
		contains(t, page, want, `value="Hợp đồng &lt;máy&gt;"`, "Theo mẫu Sở", `href="#f-file"`)
	}
	if w := o.as(director, http.MethodPost, "/forms", typed); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Chọn tệp Word") {
		t.Errorf("without a file: %d", w.Code)
	}
	if status, page := send(url.Values{}, wordFile(t, "a")); status != http.StatusUnprocessableEntity || strings.Count(page, `aria-invalid="true"`) != 3 {
		t.Errorf("with nothing typed: %d\n%s", status, page)
	}
	contains(t, o.as(director, http.MethodGet, "/forms", nil).Body.String(), "Chưa có mẫu nào")

	if status, page := send(typed, wordFile(t, "Số {{so_hop_dong}}: {{Tên đề án}} – {{kinh_phi}} {{ma_de_an}} {{#kinh_phi}}{{nguon}} {{de_nghi}};{{/kinh_phi}}")); status != http.StatusUnprocessableEntity {
		t.Errorf("a list as a field: %d\n%s", status, page)
	}
	if status, page := send(typed, wordFile(t, "Số {{so_hop_dong}}: {{Tên đề án}} {{ma_de_an}} {{#kinh_phi}}{{nguon}} {{de_nghi}};{{/kinh_phi}} lập {{ngay_lap}}")); status != http.StatusSeeOther {
		t.Fatalf("%d\n%s", status, page)
	}
	contains(t, o.as(director, http.MethodGet, "/forms", nil).Body.String(), "Hợp đồng &lt;máy&gt;", "Đang dùng")
	page := o.as(director, http.MethodGet, "/forms/1", url.Values{"code": {p.Code}}).Body.String()
	contains(t, page, "kinh_phi/nguon", "Số ……: "+p.Title+" "+p.Code, "100.000.000;", "/forms/1/filled?code=")
	contains(t, o.as(director, http.MethodGet, "/forms/1", url.Values{"code": {"khong-co"}}).Body.String(), "Không tìm thấy đề án mang mã")

	// Whoever works on the project takes it filled; the establishment does not.
	address := fmt.Sprintf("/projects/%d/forms", p.ID)
	contains(t, o.as(checker, http.MethodGet, address, nil).Body.String(), address+"/1", "Hợp đồng &lt;máy&gt;")
	w := o.as(checker, http.MethodGet, address+"/1", nil)
	if got := wordSays(t, w.Body.Bytes()); !strings.Contains(got, p.Title+" "+p.Code+" Khuyến công địa phương 100.000.000;") || !strings.Contains(w.Header().Get("Content-Disposition"), "hop-dong-may") {
		t.Errorf("%s, %v", got, w.Header())
	}
	for _, path := range []string{address, address + "/1", "/forms/1/filled"} {
		if w := o.as(applicant, http.MethodGet, path, nil); w.Code != http.StatusForbidden {
			t.Errorf("the establishment at %s: %d", path, w.Code)
		}
	}

	if w := o.as(director, http.MethodPost, "/forms/1/withdraw", url.Values{"version": {"1"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if w := o.as(director, http.MethodPost, "/forms/1/withdraw", url.Values{"version": {"1"}}); w.Code != http.StatusConflict {
		t.Errorf("%d", w.Code)
	}
	contains(t, o.as(checker, http.MethodGet, address, nil).Body.String(), "chưa có mẫu riêng")

	// A paper of an older day is still written on the form of that day.
	old := o.as(checker, http.MethodGet, address, url.Values{"on": {"02/01/2020"}}).Body.String()
	contains(t, old, address+"/1?on=02%2F01%2F2020", `value="02/01/2020"`)
	for typed, want := range map[string]string{"31/02/2020": "31/02/2020", "01/01/2090": "quá một năm"} {
		if w := o.as(checker, http.MethodGet, address, url.Values{"on": {typed}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), `value="`+typed+`"`) {
			t.Errorf("%s: %d", typed, w.Code)
		}
	}
	w = o.as(checker, http.MethodGet, address+"/1", url.Values{"on": {"02/01/2020"}})
	if got := wordSays(t, w.Body.Bytes()); !strings.Contains(got, "lập 02/01/2020") {
		t.Errorf("dated %s", got)
	}
}
