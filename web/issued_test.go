package web

import (
	"bytes"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// issueReport issues the house's draft report, so that there is a paper.
func (h *house) issueReport(t *testing.T) (code string) {
	t.Helper()
	page := h.send(http.MethodGet, "/reports/1/issue", nil, nil).Body.String()
	version := regexp.MustCompile(`name="version" value="(\d+)"`).FindStringSubmatch(page)
	w := h.send(http.MethodPost, "/reports/1/issue", url.Values{"version": {version[1]}, "number": {"15"}, "date": {"05/02/2026"}, "seat": {"Cần Thơ"}, "signer_power": {"GIÁM ĐỐC"},
		"signer_name": {"Trần Văn A"}, "reason": {"Đã báo cáo lãnh đạo các chênh lệch"}}, nil)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("issue: %d %s", w.Code, w.Body.String())
	}
	l, err := h.store.IssuedPapers(t.Context(), programme.LocalUser, store.IssuedFilter{})
	if err != nil || len(l.Papers) != 1 {
		t.Fatalf("the register: %+v, %v", l, err)
	}
	return l.Papers[0].Code
}

// sendFile sends a form with a file.
func (h *house) sendFile(path, name string, content []byte, values url.Values) *httptest.ResponseRecorder {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for k := range values {
		m.WriteField(k, values.Get(k))
	}
	part, _ := m.CreateFormFile("file", name)
	part.Write(content)
	m.Close()
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+path, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	h.server.ServeHTTP(w, r)
	return w
}

// TestIssuedReport: an issued report is in the register, leads to its page of
// verification, compares with a file in hand and takes a signed copy.
func TestIssuedReport(t *testing.T) {
	h := newHouse(t)
	code := h.issueReport(t)
	list := h.send(http.MethodGet, "/issued", nil, nil).Body.String()
	if !strings.Contains(list, "15/BC-TTKC") || !strings.Contains(list, "Trần Văn A") {
		t.Error("the register does not show the report")
	}
	show := h.send(http.MethodGet, "/issued/1", nil, nil)
	if show.Code != http.StatusOK || !strings.Contains(show.Body.String(), code) || !strings.Contains(show.Body.String(), `class="seal"`) {
		t.Errorf("%d, no seal", show.Code)
	}
	file := h.send(http.MethodGet, "/issued/1/pdf", nil, nil).Body.Bytes()
	for path, want := range map[string]int{"/verify": 200, "/verify?code=" + strings.ToLower(code): 303, "/verify/" + code: 200, "/verify/7KQM-4RTX-W2NB-PD9H": 404, "/verify/x": 404, "/verify?code=sai": 422, "/issued/1/xlsx": 404, "/issued/99": 404} {
		target, query, _ := strings.Cut(path, "?")
		values, _ := url.ParseQuery(query)
		if w := h.send(http.MethodGet, target, values, nil); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	for name, tt := range map[string]struct {
		content []byte
		status  int
		says    string
	}{
		"same.pdf":    {file, 200, "Đúng tệp đã phát hành"},
		"changed.pdf": {append(bytes.Clone(file), ' '), 200, "Không phải tệp đã phát hành"},
		"large.pdf":   {make([]byte, 30<<20), 422, "lớn hơn 20 MB"},
	} {
		before := h.records()
		if w := h.sendFile("/verify/"+code, name, tt.content, nil); w.Code != tt.status || !strings.Contains(html.UnescapeString(w.Body.String()), tt.says) {
			t.Errorf("%s: %d, does not say %q", name, w.Code, tt.says)
		}
		if h.records() != before {
			t.Errorf("%s was kept", name)
		}
	}

	signed, err := os.ReadFile("../paper/testdata/signed_twice.pdf")
	if err != nil {
		t.Fatal(err)
	}
	of := url.Values{"sort": {"report"}, "of": {"1"}, "key": {""}, "issued": {"1"}, "note": {"bản lưu văn thư"}}
	if w := h.sendFile("/signed", "ky.docx", []byte("PK\x03\x04"), of); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "bản lưu văn thư") {
		t.Errorf("a broken file: %d, or what was typed is lost", w.Code)
	}
	if w := h.sendFile("/signed", "ky.pdf", signed, of); w.Code != http.StatusSeeOther {
		t.Fatalf("signed copy: %d %s", w.Code, w.Body.String())
	}
	page := h.send(http.MethodGet, "/signed", of, nil).Body.String()
	for _, says := range []string{"Nguyễn Văn Thử", "Trung tâm Khuyến công thử", "CA thử nghiệm", "không đổi kể từ khi ký", "chưa kiểm tra nơi cấp chứng thư"} {
		if !strings.Contains(page, says) {
			t.Errorf("the page of signed copies does not say %q", says)
		}
	}
	if got := h.send(http.MethodGet, "/signed/1", nil, nil).Body.Bytes(); !bytes.Equal(got, signed) {
		t.Error("the signed copy comes back changed")
	}
	if w := h.sendFile("/signed", "ky.pdf", signed, url.Values{"sort": {"report"}, "of": {"99"}}); w.Code != http.StatusNotFound {
		t.Errorf("of a report that is not there: %d", w.Code)
	}

	if w := h.send(http.MethodPost, "/issued/1/withdrawal", url.Values{"version": {"1"}, "reason": {"sai"}}, nil); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("withdrawn without a reason: %d", w.Code)
	}
	if w := h.send(http.MethodPost, "/issued/1/withdrawal", url.Values{"version": {"1"}, "reason": {"Sai số liệu năm 2017"}}, nil); w.Code != http.StatusSeeOther {
		t.Errorf("withdrawn: %d", w.Code)
	}
	if page := h.send(http.MethodGet, "/verify/"+code, nil, nil).Body.String(); !strings.Contains(page, "đã bị thu hồi") || !strings.Contains(page, "Sai số liệu năm 2017") {
		t.Error("the page of verification does not say that the paper was withdrawn")
	}
}
