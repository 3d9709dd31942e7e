package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// A periodic report from the list to the issued paper: begun once however often
// it is asked for, refused with everything typed kept, with figures that lead
// to their records.
func TestPeriodicReport(t *testing.T) {
	o := newOffice(t)
	id := strconv.FormatInt(o.of.ID, 10)
	if page := o.send(http.MethodGet, "/reports?programme="+id+"&year=2017", nil).Body.String(); !strings.Contains(page, "Báo cáo năm 2017 gửi Sở Công Thương") || !strings.Contains(page, "chưa xác nhận") {
		t.Fatalf("the list\n%s", page)
	}
	for _, bad := range []url.Values{{"period": {"3-2017-02"}}, {"period": {"12-1999-01"}}, {"period": {"x"}}, {"period": {"12-2017-01"}, "office": {"nobody"}}, {}} {
		bad.Set("programme", id)
		if bad.Get("office") == "" {
			bad.Set("office", "department")
		}
		if w := o.send(http.MethodPost, "/reports/periodic", bad); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", bad, w.Code)
		}
	}
	ask := url.Values{"programme": {id}, "period": {"12-2017-01"}, "office": {"department"}}
	edit := o.send(http.MethodPost, "/reports/periodic", ask).Header().Get("Location")
	if again := o.send(http.MethodPost, "/reports/periodic", ask).Header().Get("Location"); edit == "" || again != edit {
		t.Fatalf("begun twice: %q, %q", edit, again)
	}
	report := strings.TrimSuffix(edit, "/edit")
	typed := formOf(o.send(http.MethodGet, edit, nil).Body.String())
	typed.Set("until", "05/01/2018")
	typed.Set("estimate_support_local", "12.000.000")
	typed.Set("section_obstacles", "Lời của trung tâm.")
	if w := o.send(http.MethodPost, report, typed); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Lời của trung tâm.") || !strings.Contains(w.Body.String(), "05/01/2018") {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	typed.Set("until", "31/12/2017")
	if w := o.send(http.MethodPost, report, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	page := o.send(http.MethodGet, report, nil).Body.String()
	for _, want := range []string{"Lời của trung tâm.", "Số ước của khuyến công địa phương do", "12,00", "/records?figure=plan.support"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if w := o.send(http.MethodGet, report+"/records?figure=plan.support&level=local", nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Kinh phí hỗ trợ, kế hoạch năm") {
		t.Errorf("%d\n%s", w.Code, read(w))
	}
	for _, bad := range []string{"figure=plan.paid", "figure=", "figure=done.support&level=moon", "figure=project.code"} {
		if w := o.send(http.MethodGet, report+"/records?"+bad, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	issue := formOf(o.send(http.MethodGet, report+"/issue", nil).Body.String())
	for field, value := range map[string]string{"number": "15", "date": "05/01/2018", "seat": "Cần Thơ", "signer_power": "GIÁM ĐỐC", "signer_name": "Lê Thị Thử", "reason": "Chờ đối chiếu số công bố"} {
		issue.Set(field, value)
	}
	if w := o.send(http.MethodPost, report+"/issue", issue); w.Code != http.StatusSeeOther {
		t.Fatalf("issue: %d\n%s", w.Code, read(w))
	}
	page = o.send(http.MethodGet, report, nil).Body.String()
	if !strings.Contains(page, "Số liệu từ khi phát hành đến nay không thay đổi") {
		t.Errorf("something is restated\n%s", page)
	}
	for _, format := range []string{"docx", "pdf", "xlsx", "json", "html"} {
		if w := o.send(http.MethodGet, report+"/files/"+format, nil); w.Code != http.StatusOK || w.Body.Len() < 1000 {
			t.Errorf("%s: %d, %d bytes", format, w.Code, w.Body.Len())
		}
	}
	if page = o.send(http.MethodGet, "/reports?year=2017", nil).Body.String(); !strings.Contains(page, "đã phát hành") {
		t.Errorf("the list does not know it\n%s", page)
	}
}
