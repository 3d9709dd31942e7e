package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func newTarget() url.Values {
	return url.Values{
		"from": {"2016"}, "to": {"2018"}, "level": {"all"}, "content": {""}, "projects": {"49"}, "plans": {""},
		"support": {"7.210 triệu"}, "counterpart": {"18.550 triệu đồng"}, "note": {"Số đã công bố"}, "version": {""},
	}
}

func TestTargetCreate(t *testing.T) {
	o := newOffice(t)
	address := fmt.Sprintf("/programmes/%d", o.of.ID)
	if at := o.saves(t, address+"/targets", newTarget()); !strings.HasPrefix(at, address+"#target-") {
		t.Fatalf("leads to %s", at)
	}
	o.saves(t, address+"/targets", with(newTarget(), map[string]string{"level": "national", "projects": "3", "support": "850 tr", "counterpart": ""}))
	o.saves(t, address+"/targets", with(newTarget(), map[string]string{"level": "local", "projects": "46", "support": "6.360tr", "counterpart": ""}))
	o.saves(t, address+"/targets", with(newTarget(), map[string]string{"content": "KC7d", "projects": "", "support": "", "counterpart": ""}))
	page := o.open(address)
	for _, want := range []string{
		"Cả hai nguồn 49 – 7.210,00 18.550,00",
		"Quốc gia 3 – 850,00 –",
		"Địa phương 46 – 6.360,00 –",
		"Đầu tư kết cấu hạ tầng cụm công nghiệp Cả hai nguồn – – – –",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if strings.Contains(page, "Lệch") {
		t.Errorf("a sum that ties is marked:\n%s", page)
	}
}

// Where the two levels do not add up to the target for all, the difference
// stands beside it with its sign.
func TestTargetThatDoesNotTie(t *testing.T) {
	o := newOffice(t)
	for _, g := range []programme.Target{
		{Level: programme.AllLevels, Projects: programme.Q(49), Support: programme.Q(7_210_000_000)},
		{Level: programme.National, Projects: programme.Q(4), Support: programme.Q(850_000_000)},
		{Level: programme.Local, Projects: programme.Q(46), Support: programme.Q(6_272_210_000)},
	} {
		g.ProgrammeID, g.Period = o.of.ID, programme.Years(2016, 2018)
		if _, err := o.store.SaveTarget(ctx, me, g); err != nil {
			t.Fatal(err)
		}
	}
	page := o.open(fmt.Sprintf("/programmes/%d", o.of.ID))
	const against = "giữa tổng hai nguồn và mục tiêu chung"
	if want := "Cả hai nguồn ≠ Lệch +1 " + against + " 49 – ≠ Lệch −87,79 " + against + " 7.210,00 –"; !strings.Contains(page, want) {
		t.Fatalf("the page lacks %q:\n%s", want, page)
	}
}

func TestTargetBadInput(t *testing.T) {
	o := newOffice(t)
	address := fmt.Sprintf("/programmes/%d/targets", o.of.ID)
	tests := []struct {
		name, field string
		change      map[string]string
		says        string
	}{
		{"period outside the programme", "from", map[string]string{"from": "2015"}, "nằm ngoài chương trình (2016-2020)"},
		{"years turned round", "from", map[string]string{"from": "2019"}, "Năm đầu 2019 sau năm cuối 2018"},
		{"negative amount", "support", map[string]string{"support": "-850 triệu"}, "là số âm"},
		{"absurd amount", "counterpart", map[string]string{"counterpart": "18.550.000.000 triệu"}, "lớn bất thường"},
		{"letters in a money field", "support", map[string]string{"support": "bảy tỷ"}, "Không đọc được số tiền"},
		{"only a field that cannot be read", "support", map[string]string{"projects": "", "counterpart": "", "support": "?"}, "Không đọc được số tiền"},
		{"negative count", "projects", map[string]string{"projects": "-3"}, "không phải số đếm"},
		{"nothing at all", "projects", map[string]string{"projects": "", "support": "", "counterpart": ""}, "Chưa nhập mục tiêu nào"},
		{"level of no list", "level", map[string]string{"level": "heaven"}, "Chọn nguồn"},
		{"content of no list", "content", map[string]string{"content": "KC99"}, "không có trong danh mục"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o.refuses(t, address, with(newTarget(), tt.change), tt.field, tt.says)
			if all, err := o.store.Targets(ctx, me, o.of.ID); err != nil || len(all) != 0 {
				t.Fatalf("%d targets are stored, %v", len(all), err)
			}
		})
	}
	t.Run("entered twice", func(t *testing.T) {
		o.saves(t, address, newTarget())
		o.refuses(t, address, newTarget(), "level", "Đã có mục tiêu giai đoạn 2016-2018, toàn chương trình")
	})
}

func savedTarget(t *testing.T, o *office) programme.Target {
	t.Helper()
	g, err := o.store.SaveTarget(ctx, me, programme.Target{ProgrammeID: o.of.ID, Period: programme.Years(2016, 2018), Level: programme.Local, Projects: programme.Q(46), Support: programme.Q(6_360_000_000)})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTargetSavedByTwo(t *testing.T) {
	o := newOffice(t)
	address := fmt.Sprintf("/targets/%d", savedTarget(t, o).ID)
	o.clashes(t, address+"/edit", address, map[string]string{"projects": "47"}, map[string]string{"projects": "48", "support": "6,5 tỷ"},
		"Số đề án 48 47 Ngân sách hỗ trợ 6.500.000.000 đồng 6.360.000.000 đồng")
	if page := o.open(address + "/edit"); !strings.Contains(page, "Số đề án từ “47” thành “48”") {
		t.Errorf("the history lacks the change:\n%s", page)
	}
}

func TestTargetDelete(t *testing.T) {
	o := newOffice(t)
	g := savedTarget(t, o)
	address := fmt.Sprintf("/targets/%d", g.ID)
	ask := o.send(http.MethodGet, address+"/delete", nil)
	if !strings.Contains(read(ask), "Xóa mục tiêu này?") || !strings.Contains(read(ask), "6.360.000.000 đồng") {
		t.Fatalf("asks:\n%s", read(ask))
	}

	g.Projects = programme.Q(50)
	if _, err := o.store.SaveTarget(ctx, me, g); err != nil {
		t.Fatal(err)
	}
	again := o.send(http.MethodPost, address+"/delete", formOf(ask.Body.String()))
	if again.Code != http.StatusConflict || !strings.Contains(read(again), "vừa được người khác sửa") || !strings.Contains(read(again), "Số đề án 50") {
		t.Fatalf("deleting what somebody changed: %d\n%s", again.Code, read(again))
	}

	typed := formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	if at := o.saves(t, address+"/delete", formOf(again.Body.String())); at != fmt.Sprintf("/programmes/%d", o.of.ID) {
		t.Fatalf("leads to %s", at)
	}
	if all, err := o.store.Targets(ctx, me, o.of.ID); err != nil || len(all) != 0 {
		t.Fatalf("%d targets are left, %v", len(all), err)
	}
	gone := o.send(http.MethodGet, address+"/edit", nil)
	if gone.Code != http.StatusNotFound || !strings.Contains(read(gone), "Bản ghi này đã bị xóa") || !strings.Contains(read(gone), "Số đề án 50") {
		t.Fatalf("the history of the deleted target: %d\n%s", gone.Code, read(gone))
	}
	late := o.send(http.MethodPost, address, with(typed, map[string]string{"note": "Gõ dở dang"}))
	if late.Code != http.StatusNotFound || !strings.Contains(read(late), "Ghi chú Gõ dở dang") {
		t.Fatalf("what was typed meanwhile: %d\n%s", late.Code, read(late))
	}
	if w := o.send(http.MethodGet, "/targets/999/edit", nil); w.Code != http.StatusNotFound || !strings.Contains(read(w), "Không tìm thấy mục tiêu này") {
		t.Fatalf("a target that never was: %d\n%s", w.Code, read(w))
	}
}
