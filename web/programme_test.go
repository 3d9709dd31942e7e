package web_test

import (
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// refuses sends a form that must come back with the message beside one field,
// everything kept as typed.
func (o *office) refuses(t *testing.T, address string, typed url.Values, field, says string) {
	t.Helper()
	w := o.send(http.MethodPost, address, typed)
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("status %d\n%s", w.Code, read(w))
	}
	beside := regexp.MustCompile(`(?s)id="f-` + field + `-error">.*?<span>.*?</span>(.*?)</span>`).FindStringSubmatch(page)
	if beside == nil || !strings.Contains(html.UnescapeString(beside[1]), says) || !strings.Contains(page, `href="#f-`+field+`"`) {
		t.Fatalf("not beside %s: %q\n%s", field, says, read(w))
	}
	if n := strings.Count(page, `class="field-error"`); n != 1 {
		t.Errorf("%d fields are marked, want 1:\n%s", n, read(w))
	}
	assertKept(t, typed, formOf(page), "")
}

// saves sends a form that must be taken, and tells where it leads.
func (o *office) saves(t *testing.T, address string, typed url.Values) string {
	t.Helper()
	w := o.send(http.MethodPost, address, typed)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d\n%s", w.Code, read(w))
	}
	return w.Header().Get("Location")
}

// with is a form with some fields changed.
func with(typed url.Values, change map[string]string) url.Values {
	all := maps.Clone(typed)
	for name, value := range change {
		all.Set(name, value)
	}
	return all
}

// clashes lets two people save the same form and looks for both versions. The
// second save then wins knowingly.
func (o *office) clashes(t *testing.T, edit, address string, first, second map[string]string, rows string) {
	t.Helper()
	shown := formOf(o.send(http.MethodGet, edit, nil).Body.String())
	o.saves(t, address, with(shown, first))
	w := o.send(http.MethodPost, address, with(shown, second))
	if w.Code != http.StatusConflict || !strings.Contains(read(w), rows) {
		t.Fatalf("status %d, want both versions: %q\n%s", w.Code, rows, read(w))
	}
	again := formOf(w.Body.String())
	for name, value := range second {
		if again.Get(name) != value {
			t.Errorf("%s: typed %q, shown again %q", name, value, again.Get(name))
		}
	}
	o.saves(t, address, again)
}

func newProgramme() url.Values {
	return url.Values{
		"code": {"T-2021-2025"}, "name": {"Chương trình khuyến công tỉnh Thử giai đoạn 2021-2025"}, "province": {"tỉnh Thử"}, "province_code": {"94"},
		"from": {"2021"}, "to": {"2025"}, "approver": {"UBND tỉnh Thử"}, "decision_no": {""}, "decision_date": {""},
		"parent_office": {"SỞ CÔNG THƯƠNG"}, "office": {"TRUNG TÂM KHUYẾN CÔNG"}, "seat": {"Thử"}, "illustrative": {"1"}, "version": {""},
	}
}

func TestProgrammeCreate(t *testing.T) {
	o := newOffice(t)
	address := o.saves(t, "/programmes", newProgramme())
	page := o.open(address)
	for _, want := range []string{"Chương trình khuyến công tỉnh Thử giai đoạn 2021-2025", "Quyết định phê duyệt chưa nhập", "Chưa có mục tiêu nào", "Tạo mới"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s lacks %q:\n%s", address, want, page)
		}
	}
	o.saves(t, address, with(formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String()), map[string]string{"decision_no": "15/QĐ-UBND", "decision_date": "5/2/2021"}))
	for _, at := range []string{address, "/programmes"} {
		if page := o.open(at); !strings.Contains(page, "15/QĐ-UBND ngày 05/02/2021") {
			t.Errorf("%s lacks the decision:\n%s", at, page)
		}
	}
}

func TestProgrammeBadInput(t *testing.T) {
	o := newOffice(t)
	tests := []struct {
		name, field string
		change      map[string]string
		says        string
	}{
		{"no name", "name", map[string]string{"name": " "}, "Chưa nhập tên chương trình"},
		{"code that is taken", "code", map[string]string{"code": "T-2016-2020"}, "Đã có chương trình mang mã T-2016-2020"},
		{"years turned round", "from", map[string]string{"from": "2025", "to": "2021"}, "Năm đầu 2025 sau năm cuối 2021"},
		{"first year that is none", "from", map[string]string{"from": "hai nghìn"}, "không phải năm"},
		{"last year that is none", "to", map[string]string{"to": "25"}, "không phải năm"},
		{"a century", "from", map[string]string{"to": "2099"}, "dài nhất 15 năm"},
		{"a day of no calendar", "decision_date", map[string]string{"decision_date": "31/02/2021"}, "không có trong lịch"},
		{"decided after it was over", "decision_date", map[string]string{"decision_date": "01/01/2026"}, "sau năm cuối 2025"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o.refuses(t, "/programmes", with(newProgramme(), tt.change), tt.field, tt.says)
			if all, err := o.store.Programmes(ctx, me); err != nil || len(all) != 1 {
				t.Fatalf("%d programmes are stored, %v", len(all), err)
			}
		})
	}
	t.Run("a period that leaves projects outside", func(t *testing.T) {
		address := fmt.Sprintf("/programmes/%d", o.of.ID)
		shown := formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String())
		o.refuses(t, address, with(shown, map[string]string{"from": "2017"}), "from", "Có 1 đề án nằm ngoài giai đoạn 2017-2020")
	})
}

func TestProgrammeSavedByTwo(t *testing.T) {
	o := newOffice(t)
	address := fmt.Sprintf("/programmes/%d", o.of.ID)
	o.clashes(t, address+"/edit", address, map[string]string{"seat": "Sóc Trăng"}, map[string]string{"seat": "Cần Thơ", "approver": "UBND tỉnh"},
		"Cơ quan phê duyệt UBND tỉnh Địa danh Cần Thơ Sóc Trăng")
	if p, err := o.store.Programme(ctx, me, o.of.ID); err != nil || p.Seat != "Cần Thơ" {
		t.Fatalf("%+v %v", p, err)
	}
}

// The numbers beside a plan are the sums of the projects that its link lists.
func TestProgrammeShowsPlansWithTheirProjects(t *testing.T) {
	o := newOffice(t)
	if _, err := o.store.SavePlan(ctx, me, programme.Plan{ProgrammeID: o.of.ID, Year: 2017, Level: programme.Local, DecisionNo: "184/QĐ-UBND", DecisionDate: 2017_01_20, Signer: "Trần Thị Lúa"}); err != nil {
		t.Fatal(err)
	}
	page := o.open(fmt.Sprintf("/programmes/%d", o.of.ID))
	for _, want := range []string{
		"Năm 2016 Địa phương chưa nhập kế hoạch Nhập – 0 và 1 chưa vào kế hoạch 0 0,00",
		"Năm 2017 Địa phương 184/QĐ-UBND ngày 20/01/2017 Trần Thị Lúa 1 0 150,00",
		"Năm 2018 Quốc gia chưa nhập kế hoạch Nhập – 1 0 150,00",
		"Cộng 2 0 300,00",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	list := o.open(fmt.Sprintf("/projects?programme=%d&from=2017&to=2017&level=local", o.of.ID))
	if !strings.Contains(list, "DP-2017-01") || strings.Contains(list, "DP-2016-01") || strings.Contains(list, "QG-2018-01") {
		t.Errorf("the link of the plan of 2017 lists:\n%s", list)
	}
}
