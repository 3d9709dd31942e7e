package web_test

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// typedProject is a form that is in order.
func (o *office) typedProject() url.Values {
	return url.Values{
		"recorded": {"1"}, "programme": {strconv.FormatInt(o.of.ID, 10)}, "code": {"DP-2018-07"}, "title": {"Máy sấy cá"}, "kind": {"project"}, "content": {"KC3c"},
		"level": {"local"}, "year": {"2018"}, "stage": {"completed"}, "establishment": {"co so dang van on"}, "place": {"kế sách"},
		"approved_local": {"145tr"}, "done_local": {"145.000.000"}, "approved_cash": {"1,5 tỷ"}, "done_cash": {"1.500.000.000"},
		"name_other": {"OCOP"}, "done_other": {"20tr"}, "name_other_2": {"Nông thôn mới"}, "approved_other_2": {"30 triệu"},
		"commitment": {"1,5 tỷ"}, "promised_jobs": {"5"}, "actual_jobs": {"0"}, "actual_income": {"6tr"}, "note": {"Ghi \"chú\" & <dài>"},
	}
}

// TestMoneyBoxesAreNamed reads what is read aloud of the boxes for money: each
// has a name of its own, in words.
func TestMoneyBoxesAreNamed(t *testing.T) {
	o := newOffice(t)
	page := html.UnescapeString(o.send(http.MethodGet, "/projects/new?recorded=1", nil).Body.String())
	met := map[string]bool{}
	for _, label := range regexp.MustCompile(`aria-label="([^"]*, đồng)"`).FindAllStringSubmatch(page, -1) {
		if met[label[1]] {
			t.Errorf("two boxes are named %q", label[1])
		}
		met[label[1]] = true
	}
	for _, want := range []string{"Đóng góp bằng hiện vật, đề nghị, đồng", "Chương trình khác lồng ghép, đề nghị, đồng", "Chương trình khác lồng ghép 2, đề nghị, đồng"} {
		if !met[want] {
			t.Errorf("no box is named %q", want)
		}
	}
}

func TestProjectCreate(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodPost, "/projects", o.typedProject())
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	id, _ := strconv.ParseInt(strings.TrimPrefix(w.Header().Get("Location"), "/projects/"), 10, 64)
	p, err := o.store.Project(ctx, me, id)
	if err != nil {
		t.Fatal(err)
	}
	a, d := p.Approved(), p.Done()
	if a.Support != 145*programme.Million || a.Counterpart != 1500*programme.Million || a.Other != 30*programme.Million || d.Other != 20*programme.Million {
		t.Errorf("approved %+v, done %+v", a, d)
	}
	if p.Establishment.ID != o.maker.ID || p.Place.Code != "943" || p.Commitment != 1500*programme.Million || p.Note != "Ghi \"chú\" & <dài>" {
		t.Errorf("%+v", p)
	}
	if len(p.Outcomes) != 2 || p.Line(programme.FromOther).Name != "OCOP" {
		t.Errorf("outcomes %+v, lines %+v", p.Outcomes, p.Lines)
	}

	t.Run("saving the form as it is shown changes nothing", func(t *testing.T) {
		before := p.Fields()
		page := o.send(http.MethodGet, "/projects/"+strconv.FormatInt(id, 10)+"/edit", nil)
		w := o.send(http.MethodPost, "/projects/"+strconv.FormatInt(id, 10), formOf(page.Body.String()))
		after, _ := o.store.Project(ctx, me, id)
		if w.Code != http.StatusSeeOther || len(programme.Changes(before, after.Fields())) != 0 {
			t.Fatalf("%d: %+v\n%s", w.Code, programme.Changes(before, after.Fields()), read(w))
		}
	})
}

var (
	inputs   = regexp.MustCompile(`<input[^>]* name="([^"]+)" value="([^"]*)"`)
	selects  = regexp.MustCompile(`(?s)<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>`)
	selected = regexp.MustCompile(`<option value="([^"]*)" selected`)
	areas    = regexp.MustCompile(`(?s)<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>`)
)

// formOf is what a browser would send of the page's form untouched.
func formOf(page string) url.Values {
	v := url.Values{}
	for _, m := range append(inputs.FindAllStringSubmatch(page, -1), areas.FindAllStringSubmatch(page, -1)...) {
		if m[1] != "q" {
			v.Set(m[1], html.UnescapeString(m[2]))
		}
	}
	for _, m := range selects.FindAllStringSubmatch(page, -1) {
		if chosen := selected.FindStringSubmatch(m[2]); chosen != nil {
			v.Set(m[1], html.UnescapeString(chosen[1]))
		}
	}
	return v
}

func TestProjectBadInput(t *testing.T) {
	o := newOffice(t)
	tests := []struct {
		name, field string
		change      map[string]string
		says        string
	}{
		{"negative amount", "done_local", map[string]string{"done_local": "-5.000.000"}, "là số âm"},
		{"absurd amount", "approved_local", map[string]string{"approved_local": "999.999.999.999"}, "lớn bất thường"},
		{"absurd amount of the second other programme", "approved_other_2", map[string]string{"approved_other_2": "999.999.999.999"}, "lớn bất thường"},
		{"more than an amount can hold", "done_cash", map[string]string{"done_cash": "99999999999999999999"}, "quá nhiều chữ số"},
		{"letters in a money field", "approved_cash", map[string]string{"approved_cash": "một trăm"}, "Không đọc được số tiền"},
		{"an amount read in two ways", "commitment", map[string]string{"commitment": "1,500"}, "hai cách"},
		{"counterpart below the commitment", "done_cash", map[string]string{"done_cash": "1.499.999.999"}, "thấp hơn cam kết 1.500.000.000 đồng, thiếu 1 đồng"},
		{"unknown place", "place", map[string]string{"place": "Huyện Không Có"}, "Không có đơn vị hành chính"},
		{"place that did not exist in that year", "place", map[string]string{"place": "Thị xã Mới Lập (949)"}, "Vào ngày 01/01/2018 không có đơn vị"},
		{"year outside the programme", "year", map[string]string{"year": "2021"}, "nằm ngoài chương trình"},
		{"year that is none", "year", map[string]string{"year": "hai nghìn"}, "không phải năm"},
		{"code that is taken", "code", map[string]string{"code": "DP-2017-01"}, "đã có đề án mang mã DP-2017-01"},
		{"unknown establishment", "establishment", map[string]string{"establishment": "Cơ sở Lạ"}, "Chọn trong danh sách hoặc tạo cơ sở mới trước"},
		{"half a name", "establishment", map[string]string{"establishment": "Đặng Văn"}, "Gần giống: Cơ sở Đặng Văn Ơn (#"},
		{"number of another establishment", "establishment", map[string]string{"establishment": "Cơ sở Khác (#1)"}, "không phải “Cơ sở Khác”"},
		{"number that is not there", "establishment", map[string]string{"establishment": "Cơ sở (#99)"}, "không có số #99"},
		{"completed without money", "stage", map[string]string{"done_local": "", "done_cash": "", "done_other": "", "commitment": ""}, "phải có kinh phí thực hiện"},
		{"other programme without a name", "name_other", map[string]string{"name_other": ""}, "Chưa nhập tên chương trình"},
		{"other programme twice", "name_other_2", map[string]string{"name_other_2": "ocop"}, "đã có ở dòng trên"},
		{"outcome that is no count", "actual_jobs", map[string]string{"actual_jobs": "nhiều"}, "không phải số đếm"},
		{"content of no list", "content", map[string]string{"content": "KC99"}, "Chọn nội dung hỗ trợ"},
		{"no title", "title", map[string]string{"title": "  "}, "Chưa nhập tên đề án"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			typed := o.typedProject()
			for k, v := range tt.change {
				typed.Set(k, v)
			}
			w := o.send(http.MethodPost, "/projects", typed)
			page := w.Body.String()
			if w.Code != http.StatusUnprocessableEntity {
				t.Fatalf("status %d\n%s", w.Code, read(w))
			}
			beside := regexp.MustCompile(`(?s)id="f-` + tt.field + `-error">.*?<span>.*?</span>(.*?)</span>`).FindStringSubmatch(page)
			if beside == nil || !strings.Contains(html.UnescapeString(beside[1]), tt.says) || !strings.Contains(page, `href="#f-`+tt.field+`"`) {
				t.Fatalf("not beside %s: %q\n%s", tt.field, tt.says, read(w))
			}
			if n := strings.Count(page, `class="field-error"`); n != 1 {
				t.Errorf("%d fields are marked, want 1:\n%s", n, read(w))
			}
			assertKept(t, typed, formOf(page), tt.field)
			if list, err := o.store.Projects(ctx, me, store.ProjectFilter{}); err != nil || list.Total != 3 {
				t.Fatalf("%d projects are stored, %v", list.Total, err)
			}
		})
	}
}

// assertKept checks that everything typed stands in the form again. A choice
// that no list has cannot stand there.
func assertKept(t *testing.T, typed, shown url.Values, refused string) {
	t.Helper()
	for name := range typed {
		if typed.Get(name) != shown.Get(name) && !(name == refused && name == "content") {
			t.Errorf("%s: typed %q, shown again %q", name, typed.Get(name), shown.Get(name))
		}
	}
}

func TestProjectSavedByTwo(t *testing.T) {
	o := newOffice(t)
	address := "/projects/" + strconv.FormatInt(o.project.ID, 10)
	first := formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	second := maps.Clone(first)
	first.Set("title", "Tên của người thứ nhất")
	second.Set("title", "Tên của người thứ hai")
	second.Set("note", "Gõ dở")
	if w := o.send(http.MethodPost, address, first); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	w := o.send(http.MethodPost, address, second)
	page := read(w)
	if w.Code != http.StatusConflict || !strings.Contains(page, "Tên đề án Tên của người thứ hai Tên của người thứ nhất") || !strings.Contains(page, "Người dùng tại máy đã lưu hồ sơ lúc") {
		t.Fatalf("%d\n%s", w.Code, page)
	}
	if now, _ := o.store.Project(ctx, me, o.project.ID); now.Title != "Tên của người thứ nhất" || now.Note != "" {
		t.Fatalf("the first save is gone: %+v", now)
	}
	again := formOf(w.Body.String())
	if again.Get("title") != "Tên của người thứ hai" || again.Get("note") != "Gõ dở" {
		t.Fatalf("what was typed is gone: %v", again)
	}
	if w := o.send(http.MethodPost, address, again); w.Code != http.StatusSeeOther {
		t.Fatalf("saving knowingly: %d\n%s", w.Code, read(w))
	}
	if now, _ := o.store.Project(ctx, me, o.project.ID); now.Title != "Tên của người thứ hai" {
		t.Fatalf("%+v", now)
	}
}

func TestProjectProblemsAreReadFromTheTop(t *testing.T) {
	o := newOffice(t)
	typed := o.typedProject()
	for k, v := range map[string]string{"done_cash": "x", "place": "Huyện Không Có", "year": "2031", "title": "", "establishment": "Cơ sở Lạ"} {
		typed.Set(k, v)
	}
	w := o.send(http.MethodPost, "/projects", typed)
	var order []string
	for _, m := range regexp.MustCompile(`href="#f-(\w+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		order = append(order, m[1])
	}
	if got := strings.Join(order, " "); got != "title year establishment place done_cash" {
		t.Fatalf("refused in the order %s", got)
	}
}

func TestProjectNewFromEstablishment(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodGet, "/projects/new?recorded=1&year=2018&establishment="+strconv.FormatInt(o.maker.ID, 10), nil)
	f := formOf(w.Body.String())
	if f.Get("establishment") != "Cơ sở Đặng Văn Ơn (#1)" || f.Get("year") != "2018" || f.Get("stage") != "submitted" {
		t.Fatalf("%v", f)
	}
}
