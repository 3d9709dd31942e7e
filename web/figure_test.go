package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func newFigure() url.Values {
	return url.Values{
		"measure": {"support"}, "value": {"5.902,36 triệu đồng"}, "qualifier": {"exact"}, "period": {"2016-2018"}, "kind": {"result"}, "level": {"all"},
		"content": {""}, "source": {"Báo cáo 12/BC-SCT"}, "locator": {"đoạn 4"}, "quote": {"ngân sách hỗ trợ 5.902,36 triệu đồng"},
		"scope": {""}, "detail": {""}, "note": {""}, "version": {""},
	}
}

// figures lists what is stored, in the order in which it was entered.
func figures(t *testing.T, o *office) []programme.StatedFigure {
	t.Helper()
	all, err := o.store.StatedFigures(ctx, me, o.of.ID)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFigureCreate(t *testing.T) {
	tests := []struct {
		measure, value string
		want           programme.Figure
		printed        string
	}{
		{"support", "5.902,36 triệu đồng", programme.Figure{Value: 5_902_360_000, Step: 10_000, Unit: programme.UnitVND}, "5.902,36 triệu đồng"},
		{"total_cost", "51.154,2 triệu", programme.Figure{Value: 51_154_200_000, Step: 100_000, Unit: programme.UnitVND}, "51.154,2 triệu đồng"},
		{"counterpart", "2.096,60 triệu", programme.Figure{Value: 2_096_600_000, Step: 10_000, Unit: programme.UnitVND}, "2.096,60 triệu đồng"},
		{"projects", "６６", programme.Figure{Value: 66, Step: 1, Unit: programme.UnitCount}, "66"},
		{"percent", "84,06 %", programme.Figure{Value: 840_600, Step: 100, Unit: programme.UnitPercent}, "84,06 %"},
		{"growth", "-3,2 %", programme.Figure{Value: -32_000, Step: 1000, Unit: programme.UnitPercent}, "−3,2 %"},
	}
	o := newOffice(t)
	for i, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			at := o.saves(t, "/figures", with(newFigure(), map[string]string{"measure": tt.measure, "value": tt.value}))
			if page := o.open(at); !strings.Contains(page, tt.printed) {
				t.Errorf("%s lacks %q:\n%s", at, tt.printed, page)
			}
			got := figures(t, o)[i]
			if f := got.Figure; f.Value != tt.want.Value || f.Step != tt.want.Step || f.Unit != tt.want.Unit {
				t.Errorf("stored as %+v", f)
			}
			// The form as it is shown, saved untouched, changes nothing.
			address := fmt.Sprintf("/figures/%d", got.ID)
			at = o.saves(t, address, formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String()))
			list, line, _ := strings.Cut(at, "#")
			if line != fmt.Sprintf("figure-%d", got.ID) || !strings.Contains(o.send(http.MethodGet, list, nil).Body.String(), `id="`+line+`"`) {
				t.Errorf("leads to %s", at)
			}
			if again := figures(t, o)[i]; again.Figure != got.Figure || again.Source != got.Source {
				t.Errorf("saved untouched it became %+v, was %+v", again, got)
			}
		})
	}
	if at := o.saves(t, "/figures", with(newFigure(), map[string]string{"again": "1"})); !strings.HasPrefix(at, "/figures/new?") {
		t.Fatalf("leads to %s", at)
	} else if next := formOf(o.send(http.MethodGet, at, nil).Body.String()); next.Get("source") != "Báo cáo 12/BC-SCT" || next.Get("period") != "2016-2018" || next.Get("value") != "" {
		t.Fatalf("the next form begins with %v", next)
	}
}

func TestFigureBadInput(t *testing.T) {
	o := newOffice(t)
	tests := []struct {
		name, field string
		change      map[string]string
		says        string
	}{
		{"no measure", "measure", map[string]string{"measure": "", "value": "66"}, "Chọn chỉ tiêu"},
		{"no value", "value", map[string]string{"value": ""}, "Chưa nhập giá trị"},
		{"money without its unit", "value", map[string]string{"value": "7.210"}, "7.210 triệu đồng hoặc 7.210 đồng"},
		{"negative amount", "value", map[string]string{"value": "-5 triệu"}, "là số âm"},
		{"absurd amount", "value", map[string]string{"value": "5.902.360.000 triệu"}, "lớn bất thường"},
		{"half a project", "value", map[string]string{"measure": "projects", "value": "66,5"}, "không phải số đếm"},
		{"percentage with a point", "value", map[string]string{"measure": "percent", "value": "84.06 %"}, "dấu chấm"},
		{"no period", "period", map[string]string{"period": ""}, "Chưa nhập kỳ"},
		{"years turned round", "period", map[string]string{"period": "2018-2016"}, "Năm đầu 2018 sau năm cuối 2016"},
		{"half years of no kind", "period", map[string]string{"period": "2017-H3"}, "Không đọc được kỳ"},
		{"a year that cannot be", "period", map[string]string{"period": "1217"}, "từ 1975 đến 2100"},
		{"no source", "source", map[string]string{"source": "  "}, "Chưa nhập tên tài liệu nguồn"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o.refuses(t, "/figures", with(newFigure(), tt.change), tt.field, tt.says)
			if all := figures(t, o); len(all) != 0 {
				t.Fatalf("%d figures are stored", len(all))
			}
		})
	}
}

func TestFigureFilter(t *testing.T) {
	o := newOffice(t)
	for _, change := range []map[string]string{
		{"locator": "dòng một"},
		{"locator": "dòng hai", "kind": "plan"},
		{"locator": "dòng ba", "period": "2017-H1"},
		{"locator": "dòng bốn", "measure": "projects", "value": "66"},
		{"locator": "dòng năm", "source": "Quyết định 15/QĐ-UBND", "content": "training"},
	} {
		o.saves(t, "/figures", with(newFigure(), change))
	}
	tests := []struct {
		query    url.Values
		want     []string
		sentence string
	}{
		{nil, []string{"một", "hai", "ba", "bốn", "năm"}, "5 số liệu, từ 2 tài liệu"},
		{url.Values{"kind": {"plan"}}, []string{"hai"}, "1 trong 5 số liệu"},
		{url.Values{"period": {"2017-H1"}}, []string{"ba"}, "1 trong 5 số liệu"},
		{url.Values{"measure": {"support"}, "kind": {"result"}}, []string{"một", "ba", "năm"}, "3 trong 5 số liệu, từ 2 tài liệu"},
		{url.Values{"source": {"Quyết định 15/QĐ-UBND"}}, []string{"năm"}, "Đào tạo nghề, truyền nghề"},
		{url.Values{"measure": {"projects"}, "kind": {"plan"}}, nil, "Không có số liệu nào khớp bộ lọc"},
	}
	for _, tt := range tests {
		t.Run(tt.query.Encode(), func(t *testing.T) {
			page := o.open("/figures?" + tt.query.Encode())
			if !strings.Contains(page, tt.sentence) {
				t.Errorf("lacks %q:\n%s", tt.sentence, page)
			}
			for _, line := range []string{"một", "hai", "ba", "bốn", "năm"} {
				want := strings.Contains(strings.Join(tt.want, " "), line)
				if shown := strings.Contains(page, "dòng "+line); shown != want {
					t.Errorf("dòng %s shown: %v, want %v", line, shown, want)
				}
			}
		})
	}
}

func TestFigureSavedByTwo(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/figures", newFigure())
	address := fmt.Sprintf("/figures/%d", figures(t, o)[0].ID)
	o.clashes(t, address+"/edit", address, map[string]string{"value": "5.902,37 triệu"}, map[string]string{"value": "5.902,4 triệu", "qualifier": "about"},
		"Giá trị 5.902,4 triệu đồng 5.902,37 triệu đồng Mức chính xác khoảng đúng")
}

func TestFigureDelete(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/figures", newFigure())
	address := fmt.Sprintf("/figures/%d", figures(t, o)[0].ID)
	ask := o.send(http.MethodGet, address+"/delete", nil)
	if ask.Code != http.StatusOK || len(figures(t, o)) != 1 {
		t.Fatalf("asking: %d, %d figures", ask.Code, len(figures(t, o)))
	}
	o.saves(t, address+"/delete", formOf(ask.Body.String()))
	if len(figures(t, o)) != 0 {
		t.Fatal("still there")
	}
	if gone := o.send(http.MethodGet, address+"/edit", nil); gone.Code != http.StatusNotFound || !strings.Contains(read(gone), "Giá trị 5.902,36 triệu đồng") {
		t.Fatalf("the history of the deleted figure: %d\n%s", gone.Code, read(gone))
	}
}
