package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func newRule() url.Values {
	return url.Values{"key": {"advance"}, "value": {"70"}, "source": {"TT thử/BTC"}, "clause": {"Điều 8"}, "from": {"11/05/2018"}, "to": {""}, "note": {""}, "confirmed_by": {""}, "version": {""}}
}

func TestRulePages(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/rules/known", nil)
	page := o.open("/rules")
	for _, want := range []string{"Tạm ứng tối đa trước nghiệm thu 70 %", "22/01 năm sau", "Doanh nghiệp nhỏ không quá 100 lao động và (doanh thu không quá 50.000 triệu đồng", "chưa, không áp dụng"} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %q:\n%s", want, page)
		}
	}
	o.saves(t, "/rules", newRule())
	for field, wrong := range map[string]string{"key": "", "value": "bảy mươi", "source": "", "clause": "", "from": "31/02/2018", "to": "01/01/2017"} {
		w := o.send(http.MethodPost, "/rules", with(newRule(), map[string]string{field: wrong}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-"+field+"-error") {
			t.Errorf("%s %q: %d\n%s", field, wrong, w.Code, read(w))
		}
	}
	rules, err := o.store.Rules(ctx, me)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules { // every rule is read back from its own form
		address := "/rules/" + programme.CountText(r.ID)
		form := filled(o.send(http.MethodGet, address+"/edit", nil).Body.String())
		o.saves(t, address, with(form, map[string]string{"confirmed_by": "Lê Thị Thử"}))
		got, err := o.store.Rule(ctx, me, r.ID)
		if err != nil || got.Value != r.Value || got.Working != r.Working || got.From != r.From || got.To != r.To || got.Note != r.Note || !got.Confirmed() || got.ConfirmedOn == 0 {
			t.Errorf("%+v became %+v, %v", r, got, err)
		}
	}
	stale := filled(o.send(http.MethodGet, "/rules/1/edit", nil).Body.String())
	o.saves(t, "/rules/1", with(stale, map[string]string{"note": "một"}))
	w := o.send(http.MethodPost, "/rules/1", with(stale, map[string]string{"note": "hai"}))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), ">hai</textarea>") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	o.saves(t, "/rules/1", filled(w.Body.String()))
	sizes, _ := o.store.SizeRules(ctx, me)
	for _, r := range sizes {
		address := "/size_rules/" + programme.CountText(r.ID)
		form := filled(o.send(http.MethodGet, address+"/edit", nil).Body.String())
		o.saves(t, address, with(form, map[string]string{"confirmed_by": "Lê Thị Thử"}))
		if got, err := o.store.SizeRule(ctx, me, r.ID); err != nil || got.Workers != r.Workers || got.Revenue != r.Revenue || got.Capital != r.Capital || !got.Confirmed() {
			t.Errorf("%+v became %+v, %v", r, got, err)
		}
	}
	if w := o.send(http.MethodPost, "/size_rules", url.Values{"class": {"small"}, "test": {"workers_and_money"}, "workers": {"-1"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-workers-error") {
		t.Errorf("%d\n%s", w.Code, read(w))
	}
}

func TestSizeOnTheEstablishmentPage(t *testing.T) {
	o := newOffice(t)
	at := "/establishments/" + programme.CountText(o.maker.ID)
	form := filled(o.send(http.MethodGet, at+"/edit", nil).Body.String())
	form = with(form, map[string]string{"legal_form": "limited", "workers": "42", "revenue": "12 tỷ", "capital": "", "data_year": "2025", "sector": "NN1", "vsic": "1030", "vsic_list": "2018",
		"owner": "Đặng Văn Ơn", "women_owned": "1"})
	o.saves(t, at, form)
	if page := o.open(at); !strings.Contains(page, "Chưa xếp được Chưa có quy định trong kho về quy mô") || !strings.Contains(page, "42 lao động, doanh thu 12.000 triệu đồng (năm 2025)") || !strings.Contains(page, "Phụ nữ làm chủ") {
		t.Errorf("%s", page)
	}
	if _, err := o.store.AddKnownRules(ctx, me); err != nil {
		t.Fatal(err)
	}
	sizes, _ := o.store.SizeRules(ctx, me)
	for _, r := range sizes {
		r.ConfirmedBy = "Lê Thị Thử"
		if _, err := o.store.SaveSizeRule(ctx, me, r); err != nil {
			t.Fatal(err)
		}
	}
	if page := o.open(at); !strings.Contains(page, "Doanh nghiệp nhỏ Doanh nghiệp nhỏ theo NĐ 80/2021/NĐ-CP") {
		t.Errorf("%s", page)
	}
	o.saves(t, at, filled(o.send(http.MethodGet, at+"/edit", nil).Body.String()))
	e, err := o.store.Establishment(ctx, me, o.maker.ID)
	if err != nil || e.Size.Workers != programme.Q(42) || e.Size.Revenue != programme.Q(12_000_000_000) || e.Size.Capital.Known || e.Size.Year != 2025 || !e.WomenOwned || e.MinorityOwned || e.Sector != "NN1" || e.VSICList != "2018" {
		t.Errorf("saved as it is shown: %+v %v", e, err)
	}
	for field, wrong := range map[string]string{"workers": "nhiều", "revenue": "-5", "data_year": "25", "vsic": "10", "sector": "NN99", "old_tax_code": "0100233480", "owner_birth": "31/02/1980"} {
		form := filled(o.send(http.MethodGet, at+"/edit", nil).Body.String())
		w := o.send(http.MethodPost, at, with(form, map[string]string{field: wrong}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-"+field+"-error") {
			t.Errorf("%s %q: %d\n%s", field, wrong, w.Code, read(w))
		}
	}
}

func TestAreaPages(t *testing.T) {
	o := newOffice(t)
	many := url.Values{"kind": {"minority"}, "place": {"Huyện Kế Sách\r\n\r\n943"}, "name": {""}, "source": {"QĐ thử"}, "clause": {"Phụ lục"}, "from": {"01/01/2016"}, "to": {""}, "note": {""}, "confirmed_by": {""}}
	if w := o.send(http.MethodPost, "/areas", many); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Danh mục đã có Huyện Kế Sách (943)") || !strings.Contains(w.Body.String(), "Phụ lục") {
		t.Fatalf("one unit twice: %d\n%s", w.Code, read(w))
	}
	if rows, _ := o.store.Areas(ctx, me, store.AreaFilter{}); len(rows) != 0 {
		t.Fatalf("some rows of a refused list were kept: %+v", rows)
	}
	many.Set("place", "Huyện Kế Sách\r\nXã Không Có")
	if w := o.send(http.MethodPost, "/areas", many); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Xã Không Có") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	many.Set("place", "huyen ke sach")
	o.saves(t, "/areas", many)
	if page := o.open("/areas?place=943&day=02/03/2018"); !strings.Contains(page, "Huyện Kế Sách (943), ngày 02/03/2018") || !strings.Contains(page, "chưa được xác nhận nên không áp dụng") {
		t.Errorf("%s", page)
	}
	o.saves(t, "/areas/confirm", url.Values{"kind": {"minority"}, "source": {"QĐ thử"}, "from": {"01/01/2016"}, "confirmed_by": {"Lê Thị Thử"}})
	if page := o.open("/areas?kind=minority&state=confirmed"); !strings.Contains(page, "đã xác nhận Lê Thị Thử") {
		t.Errorf("%s", page)
	}
	if w := o.send(http.MethodPost, "/areas/confirm", url.Values{"kind": {"minority"}, "source": {"QĐ thử"}, "from": {"01/01/2016"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("confirmed by nobody: %d", w.Code)
	}
	form := filled(o.send(http.MethodGet, "/areas/1/edit", nil).Body.String())
	o.saves(t, "/areas/1", form)
	if a, err := o.store.Area(ctx, me, 1); err != nil || a.Place.Code != "943" || !a.Confirmed() || a.ConfirmedOn == 0 {
		t.Errorf("saved as it is shown: %+v %v", a, err)
	}
	w := o.send(http.MethodPost, "/areas/1", with(form, map[string]string{"clause": "Phụ lục 2"}))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `value="Phụ lục 2"`) {
		t.Errorf("%d\n%s", w.Code, read(w))
	}
	for field, wrong := range map[string]string{"kind": "", "source": "", "from": "", "to": "01/01/2015"} {
		w := o.send(http.MethodPost, "/areas", with(many, map[string]string{field: wrong}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-"+field+"-error") {
			t.Errorf("%s %q: %d\n%s", field, wrong, w.Code, read(w))
		}
	}
}

func TestNormPreview(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/norms", with(newNorm(), map[string]string{"confirmed_by": ""})) // not applied: nothing to preview
	form := filled(o.send(http.MethodGet, "/norms/1/edit", nil).Body.String())
	form = with(form, map[string]string{"confirmed_by": "Lê Thị Thử", "cap": "100tr", "from": "01/01/2015"})
	w := o.send(http.MethodPost, "/norms/1", form)
	page := read(w)
	for _, want := range []string{"Áp dụng từ 01/01/2015: 1 đề án chưa duyệt thay đổi mức tối đa, 1 đề án trở thành vượt mức.", "Máy sấy chè DP-2016-01", "chưa có 100,00 150,00 vượt 50,00", "Chưa có gì được lưu"} {
		if w.Code != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%d lacks %q:\n%s", w.Code, want, page)
		}
	}
	if n, _ := o.store.Norm(ctx, me, 1); n.Confirmed() {
		t.Fatal("the preview has saved")
	}
	again := filled(w.Body.String())
	w = o.send(http.MethodPost, "/norms/1", with(again, map[string]string{"step": "edit"}))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `value="100tr"`) {
		t.Errorf("back to the form: %d\n%s", w.Code, read(w))
	}
	o.saves(t, "/norms/1", with(again, map[string]string{"step": "save"}))
	if n, _ := o.store.Norm(ctx, me, 1); !n.Confirmed() || n.Cap.Value != 100_000_000 {
		t.Errorf("%+v", n)
	}
	stale := o.send(http.MethodPost, "/norms/1", with(again, map[string]string{"step": "save"}))
	if stale.Code != http.StatusConflict {
		t.Errorf("an old version: %d", stale.Code)
	}
}
