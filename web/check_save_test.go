package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestCheckSave(t *testing.T) {
	o := newOffice(t)
	form := resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}}))
	form = with(form, map[string]string{"source": "Báo cáo 45/BC-TTKC", "qualifier-7": "about"})
	form.Del("save-4")
	w := o.upload("/checks/save", form, "", nil)
	if want := "/evaluation?programme=1&from=2017&to=2017#chenh-lech"; w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
		t.Fatalf("%d %s\n%s", w.Code, w.Header().Get("Location"), read(w))
	}
	flash, err := url.QueryUnescape(w.Result().Cookies()[len(w.Result().Cookies())-1].Value)
	if err != nil || !strings.Contains(flash, "Đã lưu 6 số liệu của “Báo cáo 45/BC-TTKC”") {
		t.Errorf("says %q", flash)
	}
	all := figures(t, o)
	if len(all) != 6 {
		t.Fatalf("%d figures are stored", len(all))
	}
	at := strings.Index(writtenReport, "530,00 triệu đồng")
	start := len([]rune(writtenReport[:at]))
	total := all[1]
	if total.Quote != "530,00 triệu đồng" || total.Locator != "dòng 3, ký tự "+strconv.Itoa(start)+"–"+strconv.Itoa(start+len([]rune(total.Quote))) || total.Source != "Báo cáo 45/BC-TTKC" {
		t.Errorf("stored as %+v", total)
	}
	want := programme.Figure{ID: total.ID, Period: programme.Years(2017, 2017), Kind: programme.Result, Level: programme.AllLevels, Measure: programme.MSupport,
		Unit: programme.UnitVND, Value: 530 * int64(programme.Million), Step: 10_000, Qualifier: programme.Exact}
	if total.Figure != want {
		t.Errorf("stored as %+v, want %+v", total.Figure, want)
	}
	if all[5].Figure.Qualifier != programme.About {
		t.Errorf("the correction is not stored: %+v", all[5])
	}

	// A second time the same document is refused, with the figures named; the
	// one that was left out can still be saved.
	form.Set("save-4", "1")
	w = o.upload("/checks/save", form, "", nil)
	if w.Code != http.StatusConflict || !strings.Contains(read(w), "đã có 6 số liệu trong chương trình này") || !strings.Contains(read(w), "(đã lưu là 530,00 triệu đồng)") || !strings.Contains(read(w), "và 1 số khác") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	again := resultForm(w.Body.String())
	for name := range form {
		if form.Get(name) != again.Get(name) {
			t.Errorf("%s: typed %q, shown again %q", name, form.Get(name), again.Get(name))
		}
	}
	if len(figures(t, o)) != 6 {
		t.Fatal("the refused figures are stored")
	}
	for _, id := range []string{"1", "2", "3", "5", "6", "7"} {
		again.Del("save-" + id)
	}
	if w = o.upload("/checks/save", again, "", nil); w.Code != http.StatusSeeOther || len(figures(t, o)) != 7 {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
}

func TestCheckSaveBadInput(t *testing.T) {
	o := newOffice(t)
	form := with(resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}})), map[string]string{"source": "Báo cáo 45/BC-TTKC"})
	none := with(form, nil)
	for _, id := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		none.Del("save-" + id)
	}
	tests := []struct {
		name string
		form url.Values
		says string
	}{
		{"no source", with(form, map[string]string{"source": " "}), "Chưa nhập tên tài liệu nguồn"},
		{"a source too long", with(form, map[string]string{"source": strings.Repeat("dài ", 100)}), "300"},
		{"nothing ticked", none, "Chưa chọn số liệu nào"},
		{"a correction that cannot be read", with(form, map[string]string{"value-2": "?"}), "Không đọc được"},
		{"a year far away", with(form, map[string]string{"period-2": "2150"}), "Số 2 (“530,00 triệu đồng”): Kỳ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := o.upload("/checks/save", tt.form, "", nil)
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), tt.says) || !strings.Contains(read(w), "Chưa lưu được") {
				t.Fatalf("%d, does not say %q", w.Code, tt.says)
			}
			again := resultForm(w.Body.String())
			for name := range tt.form {
				if tt.form.Get(name) != again.Get(name) {
					t.Errorf("%s: typed %q, shown again %q", name, tt.form.Get(name), again.Get(name))
				}
			}
			if len(figures(t, o)) != 0 {
				t.Fatal("something is stored")
			}
		})
	}
}

// A report about years outside the programme is kept with the figures.
func TestCheckSaveOtherYears(t *testing.T) {
	o := newOffice(t)
	text := strings.NewReplacer("2017", "2012", "2018", "2013").Replace(writtenReport)
	form := with(resultForm(o.checks(t, "/checks", url.Values{"text": {text}})), map[string]string{"source": "Báo cáo cũ"})
	w := o.upload("/checks/save", form, "", nil)
	if at := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/figures?programme=1") || len(figures(t, o)) != 7 {
		t.Fatalf("%d %s, %d figures\n%s", w.Code, at, len(figures(t, o)), read(w))
	}
}
