package web_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var sentRows = regexp.MustCompile(`name="rows" value="([^"]*)"`)

// TestTreasury: a statement is shown before it is stored and stored once; what
// cannot be read is named by its cell; a pair is matched and taken apart; the
// minutes are signed when nothing is left.
func TestTreasury(t *testing.T) {
	o := newOffice(t)
	const at = "/funds/local/2017/treasury"
	if page := o.page(at); !strings.Contains(page, "Chưa nhập bảng kê nào") || !strings.Contains(page, "20.170.000") {
		t.Errorf("before the first statement: %.2000s", page)
	}
	for content, says := range map[string]string{
		"": "trống", "a;b\n1;2\n": "Không thấy hàng tiêu đề",
		"Ngày;Số chứng từ;Nội dung;Số tiền\n31/02/2017;UNC 1;x;5\n05/03/2017;UNC 2;x;năm\n": "Ô D3 (Số tiền)",
	} {
		if w := o.upload(at, nil, "kb.csv", []byte(content)); w.Code != 422 || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%q: %d, does not say %q", content, w.Code, says)
		}
	}
	w := o.upload(at, nil, "kb.csv", []byte("Ngày;Số chứng từ;Nội dung;Số tiền\n28/12/2017;UNC 1;Chi đề án <b>;20.170.000\n"))
	found := sentRows.FindStringSubmatch(w.Body.String())
	if w.Code != 200 || found == nil || !strings.Contains(w.Body.String(), "Nhập 1 dòng") || strings.Contains(w.Body.String(), "<b>") {
		t.Fatalf("preview: %d\n%s", w.Code, w.Body)
	}
	if page := o.page(at); !strings.Contains(page, "Chưa nhập bảng kê nào") {
		t.Error("the preview stored something")
	}
	send := url.Values{"name": {"kb.csv"}, "rows": {html.UnescapeString(found[1])}}
	if w := o.send("POST", at+"/statements", send); w.Code != 303 {
		t.Fatalf("import: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at+"/statements", send); w.Code != 422 || !strings.Contains(w.Body.String(), "đã được nhập trước đó") {
		t.Errorf("the same file again: %d", w.Code)
	}
	page := o.page(at)
	for _, want := range []string{"Có thể là một", "Hai tổng bằng nhau nhưng chưa khớp từng dòng", "Sổ cũ", "UNC 1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	sign := url.Values{"until": {"31/12/2017"}, "document": {"1/BB"}, "dated": {"05/01/2018"}, "note": {"Ghi chú giữ lại"}}
	if w := o.send("POST", at+"/minutes", sign); w.Code != 409 || !strings.Contains(w.Body.String(), "Ghi chú giữ lại") {
		t.Errorf("signed while lines are open: %d", w.Code)
	}
	line, entry := field(t, page, "line"), field(t, page, "entry")
	if w := o.send("POST", at+"/matches", url.Values{"do": {"pair"}, "line": {line}}); w.Code != 422 {
		t.Errorf("one side: %d", w.Code)
	}
	if w := o.send("POST", at+"/matches", url.Values{"do": {"pair"}, "line": {line}, "entry": {entry}}); w.Code != 303 {
		t.Fatalf("pair: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at+"/matches", url.Values{"do": {"pair"}, "line": {line}, "entry": {entry}}); w.Code != 409 {
		t.Errorf("paired twice: %d", w.Code)
	}
	match := field(t, o.page(at), "match")
	for _, do := range []url.Values{{"do": {"apart"}, "match": {match}}, {"do": {"pair"}, "line": {line}, "entry": {entry}}} {
		if w := o.send("POST", at+"/matches", do); w.Code != 303 {
			t.Errorf("%v: %d", do, w.Code)
		}
	}
	if w := o.send("POST", at+"/minutes", sign); w.Code != 303 {
		t.Errorf("sign: %d\n%s", w.Code, w.Body)
	}
	if page := o.page(at); !strings.Contains(page, "Không còn chênh lệch") || !strings.Contains(page, "1/BB") {
		t.Error("what is signed does not show")
	}
	if w := o.send("GET", at+"?format=xlsx", nil); w.Code != 200 || w.Body.Len() < 3000 {
		t.Errorf("xlsx: %d", w.Code)
	}
	if w := o.send("GET", "/funds/local/1999/treasury", nil); w.Code != 404 {
		t.Errorf("a year that there is not: %d", w.Code)
	}
}

// field is the first value of a hidden field of a page.
func field(t *testing.T, page, name string) string {
	t.Helper()
	found := regexp.MustCompile(`type="hidden" name="` + name + `" value="(\d+)"`).FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("the page has no %s", name)
	}
	return found[1]
}
