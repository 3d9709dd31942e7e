package web_test

import (
	"strings"
	"testing"
)

func (o *office) page(address string) string {
	return o.send("GET", address, nil).Body.String()
}

// TestLedgerLines: the figures of the three views lead to the lines that they
// are the sums of, of a day too; what an address says wrongly is named.
func TestLedgerLines(t *testing.T) {
	o := newOffice(t)
	page := o.page("/evaluation?from=2016&to=2018")
	for _, want := range []string{"Tiền được duyệt đã đi đến đâu?", "/ledger?", "view=disbursed"} {
		if !strings.Contains(page, want) {
			t.Errorf("the evaluation lacks %q", want)
		}
	}
	settled := o.page("/ledger?view=settled&from=2016&to=2018")
	if !strings.Contains(settled, "DP-2017-01") || !strings.Contains(settled, "QG-2018-01") || strings.Contains(settled, "DP-2016-01") || !strings.Contains(settled, "Cộng tất cả") {
		t.Error("the settled lines are not those of the completed projects")
	}
	if before := o.page("/ledger?view=approved&on=31/12/2016"); !strings.Contains(before, "Không có bút toán nào") {
		t.Error("a day before the first paper has lines")
	}
	wrong := o.page("/ledger?view=x&from=1800&content=KC99&on=31/02/2017")
	for _, want := range []string{"Cách xem “x”", "Từ năm “1800”", "Nội dung “KC99”", "Ngày “31/02/2017”"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("a wrong address does not name %s", want)
		}
	}
}

// TestFundBooks: a fund's year ties to the đồng with its lines, as of a day
// too, and leaves as a file; a project's book says the same.
func TestFundBooks(t *testing.T) {
	o := newOffice(t)
	book := o.page("/funds/local/2017")
	for _, want := range []string{"Khớp đến từng đồng", "DP-2017-01", "/projects/3/ledger", "Đối ứng đã có chứng từ đến đâu?", "310.050.000", "vạch ngang là kinh phí được giao"} {
		if !strings.Contains(book, want) {
			t.Errorf("the book lacks %q", want)
		}
	}
	if early := o.page("/funds/local/2017?on=31/12/2016"); !strings.Contains(early, "Chưa có đề án nào") {
		t.Error("the book of the day before has projects")
	}
	if w := o.send("GET", "/funds/local/2017?on=32/12/2016", nil); w.Code != 422 || !strings.Contains(w.Body.String(), "32/12/2016") {
		t.Errorf("a day that there is not: %d", w.Code)
	}
	for _, missing := range []string{"/funds/local/1999", "/funds/x/2017", "/funds/local/2017?format=exe"} {
		if w := o.send("GET", missing, nil); w.Code != 404 {
			t.Errorf("%s: %d", missing, w.Code)
		}
	}
	if w := o.send("GET", "/funds/local/2017?format=csv", nil); w.Code != 200 || !strings.Contains(w.Body.String(), "DP-2017-01") {
		t.Errorf("csv: %d", w.Code)
	}
	if list := o.page("/funds"); !strings.Contains(list, "/funds/local/2017") {
		t.Error("the list lacks the book")
	}
	if own := o.page("/projects/3/ledger"); !strings.Contains(own, "Khớp: số trên trang đề án") || !strings.Contains(own, "Cộng dồn") {
		t.Error("the project's book does not tie")
	}
}
