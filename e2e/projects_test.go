package e2e

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// wrongProject is a new project with one fault in nearly every field.
var wrongProject = map[string]string{
	"code": "DP-2018-99", "title": "Hỗ trợ ứng dụng máy sấy lúa tĩnh vỉ ngang",
	"year": "2031", "place": "Huyện Không Có Thật", "note": "Hồ sơ nhập thử, có dấu: ă â đ ê ô ơ ư.",
	"approved_local": "mấy chục triệu", "done_local": "-5.000.000", "done_cash": "999.999.999.999", "actual_jobs": "ba",
}

// rightProject mends what is wrong, but for the counterpart.
var rightProject = map[string]string{
	"year": "2018", "place": "Huyện Châu Thành", "approved_local": "80tr", "done_local": "80.000.000", "approved_cash": "250tr", "done_cash": "200 triệu", "commitment": "250.000.000", "actual_jobs": "3",
}

// TestProjectNew types a project with everything wrong that can be, sees each
// fault beside its field, mends it, and finds it in the evaluation.
func TestProjectNew(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/projects/new?recorded=1")
	newProject(t, v)

	v.open("/evaluation")
	want(t, "the evaluation", oneLine(v.text(".stats")), "67 đề án", "6.070,15", "45.364,05", "51.434,2") // 80 more, 200 more
	v.open("/projects?q=may+say+lua+tinh")
	want(t, "the list", v.text("tbody"), "DP-2018-99", "Huyện Châu Thành")
}

// newProject sends the form wrong, half mended and mended.
func newProject(t *testing.T, v *visitor) {
	for _, name := range slices.Sorted(maps.Keys(wrongProject)) {
		v.fill("[name="+name+"]", wrongProject[name])
	}
	v.choose("form.form [name=content]", "KC3c")
	v.choose("form.form [name=level]", "local")
	v.choose("form.form [name=stage]", "completed")
	if status := v.follow(save); status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong project is answered with %d", status)
	}
	for name, message := range map[string]string{
		"year": "Năm 2031 nằm ngoài chương trình", "place": "Không có đơn vị hành chính “Huyện Không Có Thật”",
		"approved_local": "mấy chục triệu", "done_local": "là số âm", "done_cash": "lớn bất thường", "actual_jobs": "“ba”",
	} {
		beside := v.text("#f-" + name + "-error > span")
		want(t, "beside the field "+name, beside, message)
		want(t, "the list of errors", oneLine(v.text(".error-summary")), oneLine(strings.TrimPrefix(beside, "Lỗi:")))
	}
	kept(t, v, wrongProject)
	if got := v.value("form.form [name=content]"); got != "KC3c" {
		t.Errorf("the content chosen is now %q", got)
	}

	for _, name := range slices.Sorted(maps.Keys(rightProject)) {
		v.fill("[name="+name+"]", rightProject[name])
	}
	v.follow(save)
	v.see("thấp hơn cam kết")
	kept(t, v, rightProject)
	if v.path() != "/projects" {
		t.Errorf("a refused project is shown at %s", v.path())
	}

	v.fill("[name=commitment]", "200tr")
	v.follow(save)
	v.see("Đã lưu đề án DP-2018-99.")
	want(t, "the record", v.text("main"), "80,00", "200,00", "Huyện Châu Thành", wrongProject["note"])
}

// kept checks that every field holds what was typed, to the letter.
func kept(t *testing.T, v *visitor, typed map[string]string) {
	t.Helper()
	for name, text := range typed {
		if got := v.value("[name=" + name + "]"); got != text {
			t.Errorf("the field %s now holds %q, typed was %q", name, got, text)
		}
	}
}

// TestProjectTwoPeople has two people save the same record.
func TestProjectTwoPeople(t *testing.T) {
	base := demo(t)
	hoa, nam := visit(t, base), visit(t, base)
	hoa.open("/projects/60/edit")
	nam.open("/projects/60/edit")
	hoa.fill("[name=note]", "Hoa ghi: đã nghiệm thu.")
	hoa.follow(save)
	hoa.see("Đã lưu đề án DP-2018-12.")

	nam.fill("[name=note]", "Nam ghi: chờ biên bản.")
	nam.fill("[name=done_local]", "69.000.000")
	if status := nam.follow(save); status != http.StatusConflict {
		t.Errorf("the second person is answered with %d", status)
	}
	want(t, "the two versions", oneLine(nam.text(".conflict")), "Hồ sơ này vừa được người khác lưu",
		"Hoa ghi: đã nghiệm thu.", "Nam ghi: chờ biên bản.", "70.000.000", "69.000.000")
	kept(t, nam, map[string]string{"note": "Nam ghi: chờ biên bản.", "done_local": "69.000.000"})
	nam.axe()
	hoa.open("/projects/60")
	hoa.see("Hoa ghi: đã nghiệm thu.")

	nam.follow(save)
	nam.see("Đã lưu đề án DP-2018-12.")
	nam.see("Nam ghi: chờ biên bản.")
	want(t, "the history", nam.text(".history"), "từ “Hoa ghi: đã nghiệm thu.” thành “Nam ghi: chờ biên bản.”", "từ “70.000.000 đồng” thành “69.000.000 đồng”")
}

// TestSearch finds a project by words typed without their marks.
func TestSearch(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/reports")
	v.fill("#search", "may say lua")
	v.follow(".search button")
	if !strings.HasPrefix(v.path(), "/projects?q=") {
		t.Errorf("the search leads to %s", v.path())
	}
	want(t, "what is found", v.text("tbody"), "Hỗ trợ ứng dụng máy sấy lúa vỉ ngang")
	if strings.Contains(v.text("tbody"), "máy tách màu") {
		t.Error("the search finds what was not asked for")
	}
	if got := v.value("#search"); got != "may say lua" {
		t.Errorf("the search box now holds %q", got)
	}
	v.fill("#search", "khong co de an nay")
	v.follow(".search button")
	v.see("Không có hồ sơ nào phù hợp")
}
