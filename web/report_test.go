package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// A draft that somebody else issued while it was being edited cannot be saved
// any more; the words typed meanwhile come back.
func TestReportIssuedMeanwhile(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodPost, "/reports", url.Values{"programme": {strconv.FormatInt(o.of.ID, 10)}, "from": {"2016"}, "to": {"2018"}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	edit := w.Header().Get("Location")
	report := strings.TrimSuffix(edit, "/edit")
	typed := formOf(o.send(http.MethodGet, edit, nil).Body.String())
	issue := formOf(o.send(http.MethodGet, report+"/issue", nil).Body.String())
	for field, value := range map[string]string{"number": "15", "date": "05/02/2026", "seat": "Cần Thơ", "signer_power": "GIÁM ĐỐC", "signer_name": "Lê Thị Thử"} {
		issue.Set(field, value)
	}
	if w := o.send(http.MethodPost, report+"/issue", issue); w.Code != http.StatusSeeOther {
		t.Fatalf("issue: %d\n%s", w.Code, read(w))
	}
	typed.Set("section_results", "Lời văn gõ dở của người thứ nhất.")
	w = o.send(http.MethodPost, report, typed)
	if page := w.Body.String(); w.Code != http.StatusConflict || !strings.Contains(page, "Lời văn gõ dở của người thứ nhất.") || !strings.Contains(page, "đã phát hành") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
}
