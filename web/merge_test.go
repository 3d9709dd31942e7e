package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// double records the office's establishment a second time, with a project.
func double(t *testing.T, o *office) programme.Establishment {
	t.Helper()
	e, err := o.store.SaveEstablishment(ctx, me, programme.Establishment{
		Name: "DNTN Đặng Văn Ơn", LegalForm: "private", TaxCode: "0312687878", Address: "Ấp 5", Trade: "Mộc", Place: o.maker.Place})
	if err != nil {
		t.Fatal(err)
	}
	p := o.sample("DP-2019-01", 2019, programme.Local, programme.Completed)
	p.Establishment.ID = e.ID
	if o.project, err = o.store.SaveProject(ctx, me, p); err != nil {
		t.Fatal(err)
	}
	return e
}

var radios = regexp.MustCompile(`type="radio" name="([^"]*)" value="([^"]*)"( checked)?`)

// mergeFormOf is the form with the choices that are ticked.
func mergeFormOf(page string) url.Values {
	v := formOf(page)
	for _, m := range radios.FindAllStringSubmatch(page, -1) {
		if m[3] != "" {
			v.Set(m[1], m[2])
		}
	}
	return v
}

func TestEstablishmentThatMayBeThere(t *testing.T) {
	o := newOffice(t)
	typed := typedEstablishment()
	typed.Set("name", "DNTN đặng văn ơn")
	w := o.send(http.MethodPost, "/establishments", typed)
	if text := read(w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(text, "Có thể đã có trong sổ") || !strings.Contains(text, "Cơ sở Đặng Văn Ơn (#1)") || !strings.Contains(text, "cùng địa bàn") {
		t.Fatalf("%d\n%s", w.Code, text)
	}
	form := formOf(w.Body.String())
	assertKept(t, typed, form, "")
	if list, err := o.store.Establishments(ctx, me, store.EstablishmentFilter{}); err != nil || list.Total != 1 {
		t.Fatalf("%d are stored, %v", list.Total, err)
	}
	form.Set("distinct", "1")
	if w := o.send(http.MethodPost, "/establishments", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	// Editing asks again only when what tells it from others is changed.
	edit := formOf(o.send(http.MethodGet, "/establishments/2/edit", nil).Body.String())
	edit.Set("phone", "0299 999")
	if w := o.send(http.MethodPost, "/establishments/2", edit); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	edit = formOf(o.send(http.MethodGet, "/establishments/2/edit", nil).Body.String())
	edit.Set("name", "HTX Đặng Văn Ơn")
	if w := o.send(http.MethodPost, "/establishments/2", edit); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Đây là cơ sở khác, vẫn lưu") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
}

func TestDuplicateList(t *testing.T) {
	o := newOffice(t)
	if page := o.open("/establishments/duplicates"); !strings.Contains(page, "Không thấy cơ sở nào ghi hai lần") {
		t.Error(page)
	}
	if page := o.open("/establishments"); strings.Contains(page, "có thể trùng") {
		t.Error(page)
	}
	double(t, o)
	if page := o.open("/establishments"); !strings.Contains(page, "1 nhóm có thể trùng") {
		t.Error(page)
	}
	page := o.open("/establishments/duplicates")
	for _, says := range []string{"Nhiều khả năng trùng", "#1 và #2: Cùng tên (không kể loại hình và dấu), cùng địa bàn.", "mã số thuế 0312687878", "Gộp vào #1"} {
		if !strings.Contains(page, says) {
			t.Errorf("does not say %q:\n%s", says, page)
		}
	}
}

func TestMerge(t *testing.T) {
	o := newOffice(t)
	double(t, o)
	if page := o.open("/projects/4"); strings.Contains(page, "đã được hỗ trợ") {
		t.Errorf("before: %s", page)
	}
	if page := o.open("/establishments/2/merge"); !strings.Contains(page, "Gộp vào Cơ sở Đặng Văn Ơn (#1)") {
		t.Fatal(page)
	}
	w := o.send(http.MethodGet, "/establishments/2/merge?into=1", nil)
	if page := read(w); !strings.Contains(page, "1 đề án của hồ sơ bị gộp sẽ chuyển") {
		t.Fatal(page)
	}
	form := mergeFormOf(w.Body.String())
	form.Set("pick_trade", "kept")
	// The form as it comes takes what only the merged record has.
	if form.Get("pick_tax_code") != "merged" || form.Get("pick_name") != "kept" {
		t.Fatalf("%v", form)
	}
	w = o.send(http.MethodPost, "/establishments/2/merge", form)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/establishments/1" {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	e, err := o.store.Establishment(ctx, me, 1)
	if err != nil || e.Name != "Cơ sở Đặng Văn Ơn" || e.TaxCode != "0312687878" || e.Address != "Ấp 5" || e.Trade != "" {
		t.Fatalf("%+v, %v", e, err)
	}
	for address, says := range map[string]string{
		"/establishments/1":              "Nhận cơ sở gộp vào: Mã số thuế ghi “0312687878”",
		"/establishments/2":              "Hồ sơ này đã được gộp vào hồ sơ khác",
		"/establishments/2/merge?into=1": "Hồ sơ này đã được gộp vào hồ sơ khác",
		"/projects/4":                    "Cơ sở này đã được hỗ trợ: 2 đề án, 40,35 triệu đồng (năm 2017, 2018)",
		"/establishments?q=dang":         "Cơ sở Đặng Văn Ơn",
	} {
		if page := o.open(address); !strings.Contains(page, says) {
			t.Errorf("%s does not say %q:\n%s", address, says, page)
		}
	}
	for _, address := range []string{"/establishments", "/projects/new"} {
		if page := o.send(http.MethodGet, address, nil).Body.String(); strings.Contains(page, "DNTN Đặng Văn Ơn") {
			t.Errorf("%s still offers the merged record", address)
		}
	}
	if w := o.send(http.MethodGet, "/establishments/2/edit", nil); w.Code != http.StatusSeeOther {
		t.Errorf("the merged record may be edited: %d", w.Code)
	}
}

func TestMergeRefusedOnThePage(t *testing.T) {
	o := newOffice(t)
	double(t, o)
	form := func() url.Values {
		return mergeFormOf(o.send(http.MethodGet, "/establishments/2/merge?into=1", nil).Body.String())
	}
	tests := []struct {
		name  string
		spoil func(url.Values)
		code  int
		says  string
	}{
		{"into nothing", func(v url.Values) { v.Del("into") }, 422, "Chưa chọn hồ sơ giữ lại"},
		{"into itself", func(v url.Values) { v.Set("into", "2") }, 422, "vào chính nó"},
		{"into what is not there", func(v url.Values) { v.Set("into", "99") }, 422, "không có số #99"},
		{"of an old page", func(v url.Values) { v.Set("version", "0"); v.Set("pick_trade", "kept") }, 409, "vừa được người khác lưu – chưa gộp"},
		{"onto an old page", func(v url.Values) { v.Set("into_version", "0") }, 409, "vừa được người khác lưu – chưa gộp"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := form()
			tt.spoil(v)
			w := o.send(http.MethodPost, "/establishments/2/merge", v)
			if w.Code != tt.code || !strings.Contains(read(w), tt.says) {
				t.Fatalf("%d, does not say %q\n%s", w.Code, tt.says, read(w))
			}
			if e, err := o.store.Establishment(ctx, me, 2); err != nil || e.MergedInto != 0 {
				t.Fatalf("merged all the same: %+v, %v", e, err)
			}
			if again := mergeFormOf(w.Body.String()); tt.code == 409 && (again.Get("pick_trade") != v.Get("pick_trade") || again.Get("version") != "1" || again.Get("into_version") != "1") {
				t.Fatalf("the page again has %v", again)
			}
		})
	}
}
