package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
)

// remarkOf is the sample's remark of a kind with the given place.
func (o *office) remarkOf(kind programme.RemarkKind, position int) programme.Remark {
	o.t.Helper()
	for _, m := range o.evaluation().Remarks {
		if m.Kind == kind && m.Position == position {
			return m
		}
	}
	o.t.Fatalf("no remark %s %d", kind, position)
	return programme.Remark{}
}

// ticked is the form of a page with its boxes as they are ticked.
func ticked(page string) url.Values {
	f := formOf(page)
	for _, box := range strings.Split(page, "<input")[1:] {
		box, _, _ = strings.Cut(box, ">")
		if strings.Contains(box, `type="checkbox"`) {
			_, name, _ := strings.Cut(box, `name="`)
			name, _, _ = strings.Cut(name, `"`)
			f.Del(name)
			if strings.Contains(box, " checked") {
				f.Set(name, "1")
			}
		}
	}
	return f
}

func TestRemarkCreate(t *testing.T) {
	o := sampleOffice(t)
	address := "/remarks/new?" + o.evaluation().Query("kind", "remedy")
	w := o.send(http.MethodGet, address, nil)
	for _, ev := range o.evaluation().Evidence() {
		contains(t, read(w), ev.Sentence)
	}
	f := ticked(w.Body.String())
	if f.Get("kind") != "remedy" || f.Get("position") != "7" || f.Has("evidence_levels") {
		t.Fatalf("the empty form: %v", f)
	}
	f.Set("text", "Mở thêm hai lớp truyền nghề.\r\nMời nghệ nhân.")
	f.Set("position", "")
	f.Set("evidence_training", "1")
	f.Set("evidence_levels", "1")
	w = o.send(http.MethodPost, "/remarks", f)
	if want := "/evaluation?" + o.evaluation().Query() + "#kho-khan"; w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
		t.Fatalf("%d to %q\n%s", w.Code, w.Header().Get("Location"), read(w))
	}
	m := o.remarkOf(programme.Remedy, 7)
	if !strings.HasPrefix(m.Text, "Mở thêm hai lớp") || !slices.Equal(m.Evidence, []string{"levels", "training"}) || m.Period != programme.Years(2016, 2018) {
		t.Fatalf("%+v", m)
	}
}

func TestRemarkEdit(t *testing.T) {
	o := sampleOffice(t)
	old := o.remarkOf(programme.Remedy, 2) // rests on levels, rest, differences
	address := "/remarks/" + strconv.FormatInt(old.ID, 10)
	f := ticked(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	f.Del("evidence_rest")
	f.Set("evidence_idle", "1")
	f.Set("evidence_invented", "1") // no sentence of the evaluation
	if w := o.send(http.MethodPost, address, f); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	m := o.remarkOf(programme.Remedy, 2)
	if !slices.Equal(m.Evidence, []string{"levels", "differences", "idle"}) || m.Text != old.Text || m.Version != old.Version+1 {
		t.Fatalf("%+v", m)
	}
	contains(t, o.open(address+"/edit"), "Số liệu minh chứng từ “Kinh phí hỗ trợ so với mục tiêu kỳ; Kinh phí còn phải hỗ trợ mỗi năm; Số liệu không khớp” thành")
}

// Evidence that the figures cannot give just now stays with its remark.
func TestRemarkKeepsEvidenceWithoutFigures(t *testing.T) {
	o := sampleOffice(t)
	m, err := o.store.SaveRemark(ctx, me, programme.Remark{ProgrammeID: o.of.ID, Period: programme.Years(2020, 2020), Kind: programme.Difficulty, Position: 1, Text: "Chưa rõ", Evidence: []string{"stopped", "mean"}})
	if err != nil {
		t.Fatal(err)
	}
	address := "/remarks/" + strconv.FormatInt(m.ID, 10)
	w := o.send(http.MethodGet, address+"/edit", nil)
	contains(t, read(w), "Đề án phải ngừng Kỳ này chưa có số liệu cho mục này")
	if w := o.send(http.MethodPost, address, ticked(w.Body.String())); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	if m, _ = o.store.Remark(ctx, me, m.ID); !slices.Equal(m.Evidence, []string{"stopped", "mean"}) {
		t.Fatalf("%+v", m)
	}
}

func TestRemarkRefused(t *testing.T) {
	tests := []struct{ name, field, typed, message string }{
		{"no text", "text", " ", "Chưa nhập nội dung."},
		{"no kind", "kind", "", "Chọn khó khăn hoặc giải pháp."},
		{"position in words", "position", "thứ ba", "thứ ba"},
	}
	o := sampleOffice(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			typed := ticked(o.send(http.MethodGet, "/remarks/new?"+o.evaluation().Query("kind", "difficulty"), nil).Body.String())
			typed.Set("text", "Đang gõ dở")
			typed.Set("evidence_jobs", "1")
			typed.Set(tt.field, tt.typed)
			w := o.send(http.MethodPost, "/remarks", typed)
			if w.Code != http.StatusUnprocessableEntity {
				t.Fatalf("%d\n%s", w.Code, read(w))
			}
			contains(t, read(w), tt.message, "Chưa lưu được: có 1 chỗ cần sửa")
			shown := ticked(w.Body.String())
			for name := range typed {
				if typed.Get(name) != shown.Get(name) {
					t.Errorf("%s: typed %q, shown again %q", name, typed.Get(name), shown.Get(name))
				}
			}
		})
	}
	if n := len(o.evaluation().Remarks); n != 12 {
		t.Errorf("%d remarks, want the sample's 12", n)
	}
}

func TestRemarkSavedByTwo(t *testing.T) {
	o := sampleOffice(t)
	address := "/remarks/" + strconv.FormatInt(o.remarkOf(programme.Difficulty, 1).ID, 10)
	first := ticked(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	second := ticked(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	first.Set("text", "Bản của người thứ nhất")
	second.Set("text", "Bản của người thứ hai")
	if w := o.send(http.MethodPost, address, first); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	w := o.send(http.MethodPost, address, second)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, read(w), "Nội dung Bản của người thứ hai Bản của người thứ nhất")
	if w := o.send(http.MethodPost, address, ticked(w.Body.String())); w.Code != http.StatusSeeOther {
		t.Fatalf("saving knowingly: %d\n%s", w.Code, read(w))
	}
	contains(t, o.open(address+"/edit"), "Nội dung từ “Bản của người thứ nhất” thành “Bản của người thứ hai”")
}

func TestRemarkDelete(t *testing.T) {
	o := sampleOffice(t)
	m := o.remarkOf(programme.Difficulty, 3)
	address := "/remarks/" + strconv.FormatInt(m.ID, 10)
	stale := formOf(o.send(http.MethodGet, address+"/delete", nil).Body.String())
	m.Text = "Sửa sau khi trang xóa đã mở"
	if _, err := o.store.SaveRemark(ctx, me, m); err != nil {
		t.Fatal(err)
	}
	w := o.send(http.MethodPost, address+"/delete", stale)
	if w.Code != http.StatusConflict {
		t.Fatalf("deleted what was not read: %d", w.Code)
	}
	contains(t, read(w), "Sửa sau khi trang xóa đã mở", "Số liệu minh chứng Đề án phải ngừng")
	if w := o.send(http.MethodPost, address+"/delete", formOf(w.Body.String())); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	w = o.send(http.MethodPost, address, url.Values{"text": {"Gõ dở khi người khác xóa"}, "kind": {"difficulty"}})
	if w.Code != http.StatusNotFound {
		t.Fatalf("%d", w.Code)
	}
	contains(t, read(w), "Bản ghi này đã bị xóa", "Gõ dở khi người khác xóa", "Sửa sau khi trang xóa đã mở")
}
