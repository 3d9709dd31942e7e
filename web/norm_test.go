package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func newNorm() url.Values {
	return url.Values{
		"content": {"KC3c"}, "level": {"all"}, "rate": {"50"}, "cap": {"300tr"}, "per": {"cơ sở"}, "source": {"TT thử/BTC"}, "clause": {"Điều 5"},
		"from": {"01/01/2018"}, "to": {""}, "note": {""}, "confirmed_by": {"Lê Thị Thử"}, "version": {""},
	}
}

func TestNorms(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/norms", newNorm())
	page := o.open("/norms")
	for _, want := range []string{"50 % chi phí, nhiều nhất 300 triệu đồng/cơ sở", "TT thử/BTC, Điều 5, hiệu lực từ 01/01/2018", "Lê Thị Thử"} {
		if !strings.Contains(page, want) {
			t.Errorf("the list lacks %q:\n%s", want, page)
		}
	}
	t.Run("the calculator says why", func(t *testing.T) {
		page := o.open("/norms?content=KC3c&level=local&day=2/3/2018&cost=" + url.QueryEscape("500 tr"))
		if want := "Tối đa 250.000.000 đồng vì min(50 % × 500 triệu đồng, 300 triệu đồng) – TT thử/BTC, Điều 5"; !strings.Contains(page, want) {
			t.Errorf("lacks %q:\n%s", want, page)
		}
		if page := o.open("/norms?content=KC4b&level=local&day=2/3/2018&cost=5tr"); !strings.Contains(page, "Chưa có quy định trong kho") {
			t.Errorf("an unknown rule was invented:\n%s", page)
		}
	})
	t.Run("saving the form as it is shown changes nothing", func(t *testing.T) {
		w := o.send(http.MethodGet, "/norms/1/edit", nil)
		o.saves(t, "/norms/1", formOf(w.Body.String()))
		n, err := o.store.Norm(ctx, me, 1)
		if err != nil || n.Rate.Value != 5000 || n.Cap.Value != 300_000_000 || !n.Confirmed() || n.ConfirmedOn == 0 {
			t.Fatalf("%+v %v", n, err)
		}
	})
	t.Run("support above the norm is refused with the rule and the remedy", func(t *testing.T) {
		above := o.typedProject()
		above.Set("approved_local", "300.000.001")
		w := o.send(http.MethodPost, "/projects", above)
		page := read(w)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "vượt mức cho phép 1 đồng") || !strings.Contains(page, "TT thử/BTC, Điều 5") {
			t.Fatalf("%d\n%s", w.Code, page)
		}
		if !strings.Contains(w.Body.String(), `value="300.000.001"`) {
			t.Error("what was typed is gone")
		}
		above.Set("norm_exception", "Công văn 12/UBND ngày 03/02/2018")
		if w := o.send(http.MethodPost, "/projects", above); w.Code != http.StatusSeeOther {
			t.Fatalf("a paper allows it: %d\n%s", w.Code, read(w))
		}
	})
}

func TestNormRefused(t *testing.T) {
	o := newOffice(t)
	for field, wrong := range map[string]string{
		"rate": "150", "cap": "ba trăm triệu", "source": "", "clause": "", "from": "31/02/2018", "to": "01/01/2017", "content": "KC99",
	} {
		w := o.send(http.MethodPost, "/norms", with(newNorm(), map[string]string{field: wrong}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-"+field+"-error") {
			t.Errorf("%s %q: %d\n%s", field, wrong, w.Code, read(w))
		}
	}
	if norms, _ := o.store.Norms(ctx, me); len(norms) != 0 {
		t.Errorf("a refused norm was stored: %+v", norms)
	}
	if w := o.send(http.MethodPost, "/norms", newNorm()); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	if w := o.send(http.MethodPost, "/norms", newNorm()); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Đã có định mức này") {
		t.Errorf("the same norm twice: %d", w.Code)
	}
}
