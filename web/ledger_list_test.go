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
