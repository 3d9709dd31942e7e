package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestPaymentRulePages: the known rules come unconfirmed, every row is read
// back from its own form and confirmed, and what cannot be is refused at its
// field with everything typed kept.
func TestPaymentRulePages(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/payment_rules/known", nil)
	page := o.open("/payment_rules")
	for _, want := range []string{"nhiều nhất 30 %, khi khối lượng trên 50 % hạng mục được hỗ trợ", "Mọi nội dung", "chưa, không áp dụng"} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %q", want)
		}
	}
	rules, err := o.store.PaymentRules(ctx, me)
	if err != nil || len(rules) < 20 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	for _, r := range rules[:20] {
		address := "/payment_rules/" + programme.CountText(r.ID)
		o.saves(t, address, with(filled(o.send(http.MethodGet, address+"/edit", nil).Body.String()), map[string]string{"confirmed_by": "Lê Thị Thử"}))
		got, err := o.store.PaymentRule(ctx, me, r.ID)
		if err != nil || got.Text() != r.Text() || got.Content != r.Content || got.Stage != r.Stage || got.From != r.From || !got.Confirmed() {
			t.Errorf("%+v became %+v, %v", r, got, err)
		}
	}
	own := url.Values{"content": {"KC3c"}, "stage": {"advance"}, "percent": {"50"}, "volume": {""}, "volume_of": {""}, "item": {""}, "source": {"QĐ thử"}, "clause": {"Điều 8"},
		"from": {"11/05/2018"}, "to": {""}, "note": {""}, "confirmed_by": {""}, "version": {""}}
	o.saves(t, "/payment_rules", own)
	for field, wrong := range map[string]string{"content": "KC99", "stage": "", "percent": "bảy mươi", "volume": "120", "item": "Một giấy", "source": "", "from": "31/02/2018", "to": "01/01/2017"} {
		w := o.send(http.MethodPost, "/payment_rules", with(own, map[string]string{field: wrong}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-"+field+"-error") {
			t.Errorf("%s %q: %d\n%s", field, wrong, w.Code, read(w))
		}
	}
}
