package web_test

import (
	"strings"
	"testing"

	"khuyencong/store/storetest"
)

// TestInstallmentPage: what was awarded and has no schedule is named; filters
// narrow, what an address says wrongly does not; the board leaves as a file.
func TestInstallmentPage(t *testing.T) {
	o := newOffice(t)
	if page := o.page("/installments"); !strings.Contains(page, "Không có đợt chi nào") {
		t.Error("projects of old books have instalments")
	}
	p := o.asks("DP-2018-09", 2018)
	storetest.Exec(t, o.file, `UPDATE projects SET stage = 'approved', approved_support = 150000000 WHERE id = $1`, p.ID)
	for address, want := range map[string]bool{
		"/installments": true, "/installments?level=local&place=943": true, "/installments?level=national": false, "/installments?place=949": false,
		"/installments?officer=77": false, "/installments?officer=x&level=y&year=z": true,
	} {
		if page := o.page(address); strings.Contains(page, "DP-2018-09") != want {
			t.Errorf("%s: shown %v", address, !want)
		}
	}
	if w := o.send("GET", "/installments?format=xlsx&level=local", nil); w.Code != 200 || w.Body.Len() < 3000 {
		t.Errorf("xlsx: %d", w.Code)
	}
}
