package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
)

// TestFiscalClosing: what is left of a year is prepared, kept as typed where it
// is refused, confirmed when nothing is open, and never opened again.
func TestFiscalClosing(t *testing.T) {
	o := newOffice(t)
	o.store.Now = func() time.Time { return time.Date(2018, 1, 20, 2, 0, 0, 0, time.UTC) }
	const at = "/funds/local/2017/closing"
	if page := o.page(at); !strings.Contains(page, "Chưa có kế hoạch năm của nguồn này") || strings.Contains(page, "Lưu bản chuẩn bị") {
		t.Error("a year without a plan may be prepared")
	}
	if _, err := o.store.SavePlan(ctx, me, programme.Plan{ProgrammeID: o.of.ID, Year: 2017, Level: programme.Local}); err != nil {
		t.Fatal(err)
	}
	page := o.page(at)
	for _, want := range []string{"DP-2017-01", "129.830.000", "Lưu bản chuẩn bị"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "Xác nhận khóa sổ") {
		t.Error("confirmed before it was prepared")
	}
	send := url.Values{"version": {"0"}, "carry_3": {"0"}, "cancel_3": {"130.000.000"}, "document_3": {""}, "cancel_document": {"16/QĐ"}, "cancel_dated": {"15/01/2018"}, "note": {"Giữ lại chữ này"}}
	if w := o.send("POST", at, send); w.Code != 422 || !strings.Contains(w.Body.String(), "vượt số còn lại 129.830.000") || !strings.Contains(w.Body.String(), "Giữ lại chữ này") {
		t.Errorf("more than is left: %d", w.Code)
	}
	send.Set("cancel_3", "năm trăm")
	if w := o.send("POST", at, send); w.Code != 422 || !strings.Contains(w.Body.String(), "năm trăm") {
		t.Errorf("words for money: %d", w.Code)
	}
	send.Set("cancel_3", "129,83 tr")
	if w := o.send("POST", at, send); w.Code != 303 {
		t.Fatalf("prepare: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at, send); w.Code != 409 {
		t.Errorf("an old version: %d", w.Code)
	}
	confirm := url.Values{"version": {"1"}, "document": {"20/QĐ"}, "dated": {"20/01/2018"}}
	if w := o.send("POST", at+"/confirmation", confirm); w.Code != 409 || !strings.Contains(w.Body.String(), "Sổ quỹ khớp với Kho bạc") || !strings.Contains(w.Body.String(), "20/QĐ") {
		t.Errorf("closed with a difference: %d", w.Code)
	}
	rows := "Ngày;Số chứng từ;Nội dung;Số tiền\n31/12/2017;Sổ cũ;x;20.170.000\n"
	if w := o.send("POST", "/funds/local/2017/treasury/statements", url.Values{"name": {"kb"}, "rows": {rows}}); w.Code != 303 {
		t.Fatalf("statement: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at+"/confirmation", confirm); w.Code != 303 {
		t.Fatalf("close: %d\n%s", w.Code, w.Body)
	}
	page = o.page(at)
	if !strings.Contains(page, "Đã khóa sổ theo 20/QĐ") || !strings.Contains(page, "không mở lại") {
		t.Error("the closed year does not say so")
	}
	if w := o.send("POST", at+"/confirmation", confirm); w.Code != 409 || !strings.Contains(w.Body.String(), "Sổ đã khóa không mở lại") {
		t.Errorf("closed again: %d", w.Code)
	}
	if book := o.page("/funds/local/2017"); !strings.Contains(book, "Đã khóa sổ") || !strings.Contains(book, "Khớp đến từng đồng") {
		t.Error("the book does not tie after closing")
	}
}
