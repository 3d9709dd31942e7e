package web_test

import (
	"bytes"
	"fmt"
	"html"
	"log/slog"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khuyencong/store/storetest"
	"khuyencong/web"
)

// writtenReport has one planted error: the two sources give 520 triệu đồng of
// support, the total says 530.
const writtenReport = `Kết quả khuyến công năm 2017

Năm 2017, toàn tỉnh hoàn thành 7 đề án, ngân sách hỗ trợ 530,00 triệu đồng. Cụ thể:
- Khuyến công quốc gia: hoàn thành 2 đề án, ngân sách hỗ trợ 210,00 triệu đồng.
- Khuyến công địa phương: hoàn thành 5 đề án, ngân sách hỗ trợ 310,00 triệu đồng.

Năm 2018 dự kiến hỗ trợ 9 đề án.
`

// upload sends a form as the pages of a check do, with a file unless name is "".
func (o *office) upload(address string, fields url.Values, name string, file []byte) *httptest.ResponseRecorder {
	o.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if err := m.WriteField(field, strings.ReplaceAll(fields.Get(field), "\n", "\r\n")); err != nil { // as browsers send
			o.t.Fatal(err)
		}
	}
	if name != "" {
		part, err := m.CreateFormFile("file", name)
		if err != nil {
			o.t.Fatal(err)
		}
		part.Write(file)
	}
	m.Close()
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+address, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	o.server.ServeHTTP(w, r)
	return w
}

// checks sends a form that must give a result, and returns the page.
func (o *office) checks(t *testing.T, address string, fields url.Values) string {
	t.Helper()
	w := o.upload(address, fields, "", nil)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d\n%s", address, w.Code, read(w))
	}
	return w.Body.String()
}

func wordsOf(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, " "))), " ")
}

// resultForm is the form of a result as a browser would send it: without the
// boxes that are not ticked.
func resultForm(page string) url.Values {
	v := formOf(page)
	for _, box := range regexp.MustCompile(`<input[^>]* type="checkbox"[^>]*>`).FindAllString(page, -1) {
		if name := regexp.MustCompile(` name="([^"]*)"`).FindStringSubmatch(box)[1]; !strings.Contains(box, " checked") {
			v.Del(name)
		}
	}
	return v
}

// marked is the text of the page as it was given, and its marks by state.
func marked(t *testing.T, page string) (text string, states map[string]int) {
	t.Helper()
	box := regexp.MustCompile(`(?s)<div class="check-text[^>]*>(.*?)</div>`).FindStringSubmatch(page)
	if box == nil {
		t.Fatalf("no text on the page:\n%s", wordsOf(page))
	}
	states = map[string]int{}
	for _, m := range regexp.MustCompile(`<mark class="(\w+)"`).FindAllStringSubmatch(box[1], -1) {
		states[m[1]]++
	}
	plain := regexp.MustCompile(`<sup.*?</sup>|<span class="visually-hidden">.*?</span>`).ReplaceAllString(box[1], "")
	return html.UnescapeString(tag.ReplaceAllString(plain, "")), states
}

func TestCheckFindsThePlantedError(t *testing.T) {
	o := newOffice(t)
	page := o.checks(t, "/checks", url.Values{"text": {writtenReport}})
	said := wordsOf(page)
	for _, want := range []string{
		"Có 1 chỗ không khớp trong 2 phép tính kiểm tra được.", "Đọc được 7 số liệu; 1 phép tính khớp, 1 số không kiểm chứng được.",
		"Khuyến công quốc gia 210,00", "Khuyến công địa phương 310,00", "Các phần cộng lại 520,00", "Báo cáo ghi 530,00", "≠ Lệch −10,00",
		"Số 7: số đề án, kế hoạch năm 2018 – không kiểm chứng được",
	} {
		if !strings.Contains(strings.NewReplacer(" (xem trong văn bản, dòng 3)", "", " (xem trong văn bản, dòng 4)", "", " (xem trong văn bản, dòng 5)", "").Replace(said), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	text, states := marked(t, page)
	if text != writtenReport {
		t.Errorf("the text changed:\n%q", text)
	}
	if want := map[string]int{"fails": 3, "holds": 3, "unverifiable": 1}; !maps.Equal(states, want) {
		t.Errorf("marked %v, want %v", states, want)
	}
	for id := 1; id <= 7; id++ {
		for _, link := range []string{`id="so-%d"`, `href="#dong-%d"`, `id="dong-%d"`} {
			if !strings.Contains(page, fmt.Sprintf(link, id)) {
				t.Errorf("figure %d lacks %s", id, link)
			}
		}
	}
	if n := len(figures(t, o)); n != 0 {
		t.Errorf("%d figures are stored by looking", n)
	}
}

func TestCheckRecheck(t *testing.T) {
	o := newOffice(t)
	shown := resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}}))
	tests := []struct {
		name   string
		change map[string]string
		says   []string
	}{
		{"nothing", nil, []string{"Có 1 chỗ không khớp trong 2"}},
		{"a value", map[string]string{"value-2": "520,00 triệu đồng"}, []string{"2 phép tính, tất cả đều khớp", "đã sửa cách hiểu 1 số. Chưa có gì được lưu"}},
		{"a measure", map[string]string{"measure-2": "total_cost"}, []string{"1 phép tính, tất cả đều khớp; 4 số không kiểm chứng được", "Tổng kinh phí, thực hiện năm 2017 đã sửa"}},
		{"a measure of another unit", map[string]string{"measure-7": "support", "value-7": "9 triệu đồng"}, []string{"đã sửa cách hiểu 1 số", "Ngân sách hỗ trợ, kế hoạch năm 2018 đã sửa"}},
		{"no figure at all", map[string]string{"ignore-2": "1"}, []string{"1 phép tính, tất cả đều khớp", "bỏ qua 1 số không phải số liệu"}},
		{"two", map[string]string{"kind-7": "result", "period-1": "2016"}, []string{"đã sửa cách hiểu 2 số"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			typed := with(shown, tt.change)
			// A second time from the page that this gave: what was corrected stays.
			for range 2 {
				page := o.checks(t, "/checks/recheck", typed)
				for _, want := range tt.says {
					if !strings.Contains(wordsOf(page), want) {
						t.Fatalf("does not say %q", want)
					}
				}
				if text, _ := marked(t, page); text != writtenReport {
					t.Fatalf("the text changed:\n%q", text)
				}
				typed = resultForm(page)
			}
		})
	}
}

// A corrected figure says what it was first understood as, and goes back to
// that with one tick, whatever is typed beside it.
func TestCheckReset(t *testing.T) {
	o := newOffice(t)
	shown := resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}}))
	if shown.Has("reset-2") {
		t.Error("a figure that nobody corrected can be set back")
	}
	typed := with(shown, map[string]string{"measure-2": "total_cost", "value-2": "520,00 triệu đồng", "ignore-1": "1"})
	page := o.checks(t, "/checks/recheck", typed)
	for _, want := range []string{"Lúc đầu được hiểu là: ngân sách hỗ trợ, thực hiện năm 2017, 530 triệu đồng.", "Lúc đầu được hiểu là: số đề án, thực hiện năm 2017, 7."} {
		if !strings.Contains(strings.ReplaceAll(wordsOf(page), "\u00a0", " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	typed = with(resultForm(page), map[string]string{"reset-1": "1", "reset-2": "1", "value-2": "không đọc được"})
	page = o.checks(t, "/checks/recheck", typed)
	if again := resultForm(page); !maps.EqualFunc(again, shown, slices.Equal) {
		t.Errorf("set back, the form is\n%v\nand was\n%v", again, shown)
	}
	if said := wordsOf(page); !strings.Contains(said, "Có 1 chỗ không khớp trong 2") || strings.Contains(said, "tính lại theo ý bạn") {
		t.Error("the sums are not those of the text again")
	}
}

func TestCheckCorrectionThatCannotBeRead(t *testing.T) {
	o := newOffice(t)
	shown := resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}}))
	tests := []struct {
		field, typed, says string
	}{
		{"value-2", "năm trăm", "Không đọc được"},
		{"value-1", "7 triệu đồng", "không phải số đếm"},
		{"period-2", "2018-2016", "Năm đầu 2018 sau năm cuối 2016"},
		{"period-3", "", "Chưa nhập kỳ"},
		{"level-3", "district", "Chọn một mục trong danh sách"},
	}
	for _, tt := range tests {
		t.Run(tt.field, func(t *testing.T) {
			w := o.upload("/checks/recheck", with(shown, map[string]string{tt.field: tt.typed, "source": "Báo cáo đang gõ dở"}), "", nil)
			page := w.Body.String()
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `id="f-`+tt.field+`-error"`) || !strings.Contains(page, `href="#f-`+tt.field+`"`) || !strings.Contains(read(w), tt.says) {
				t.Fatalf("status %d\n%s", w.Code, read(w))
			}
			again := resultForm(page)
			if again.Get(tt.field) != tt.typed || again.Get("source") != "Báo cáo đang gõ dở" || again.Get("text") != writtenReport {
				t.Errorf("typed %q, shown again %q; source %q", tt.typed, again.Get(tt.field), again.Get("source"))
			}
		})
	}
}

func TestCheckEditsTheText(t *testing.T) {
	o := newOffice(t)
	page := o.checks(t, "/checks", url.Values{"text": {writtenReport}, "back": {"1"}})
	if got := formOf(page).Get("text"); got != writtenReport {
		t.Fatalf("the text to edit is %q", got)
	}
}

// What stands in a report is somebody else's: it never becomes markup.
func TestCheckEscapesTheText(t *testing.T) {
	o := newOffice(t)
	const hostile = `Năm 2017 hỗ trợ 5 đề án <script>alert(1)</script> với 10 "triệu" đồng' onx=" & &lt;b&gt; </textarea></div><img src=x onerror=alert(2)>; tỉnh "><svg/onload=alert(3)> hoàn thành 7 đề án được hỗ trợ.`
	page := o.checks(t, "/checks", url.Values{"text": {hostile}})
	if text, _ := marked(t, page); text != hostile {
		t.Errorf("the text is shown as %q", text)
	}
	if got := formOf(page).Get("text"); got != hostile {
		t.Errorf("the text is carried as %q", got)
	}
	for _, bad := range []string{"<script>alert", "<img", "<svg/", "</textarea></div>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if w := o.upload("/checks", nil, `"><script>alert(4)</script>.txt`, []byte(hostile)); strings.Contains(w.Body.String(), "<script>alert") {
		t.Errorf("the file's name became markup")
	}
}

// A residual that one project's approved − done support gives names it.
func TestCheckNamesProjects(t *testing.T) {
	o := newOffice(t)
	text := strings.ReplaceAll(writtenReport, "530,00", "649,83") // 520 + 129,83: what DP-2017-01 left unspent
	said := wordsOf(o.checks(t, "/checks", url.Values{"text": {text}}))
	if !strings.Contains(said, "Đề án có thể giải thích chênh lệch") || !strings.Contains(said, "DP-2017-01") {
		t.Errorf("does not name the project:\n%s", said)
	}
	if said := wordsOf(o.checks(t, "/checks", url.Values{"text": {writtenReport}})); strings.Contains(said, "Đề án có thể giải thích") {
		t.Errorf("names projects of other amounts:\n%s", said)
	}
}

func TestCheckWithoutProgrammes(t *testing.T) {
	s := storetest.Open(t, filepath.Join(t.TempDir(), "empty.db"))
	o := &office{t: t, store: s, server: web.New(s, "test", slog.New(slog.DiscardHandler))}
	o.open("/checks")
	form := resultForm(o.checks(t, "/checks", url.Values{"text": {writtenReport}}))
	if w := o.upload("/checks/save", with(form, map[string]string{"source": "Báo cáo"}), "", nil); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Chưa có chương trình nào") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
}

// The published report that contradicts itself: both places, the pair, nothing
// green that was not checked.
func TestCheckPublishedReport(t *testing.T) {
	text, err := os.ReadFile("../../shared/reports/soc-trang-2016-2018.txt")
	if err != nil {
		t.Skip("the folder of published reports is not here")
	}
	o := newOffice(t)
	page := o.checks(t, "/checks", url.Values{"text": {string(text)}})
	for _, want := range []string{"Có 2 chỗ không khớp", "+87,79", "−87,79", "xếp vào “hỗ trợ” ở phần chi tiết và “đóng góp” ở dòng tổng"} {
		if !strings.Contains(wordsOf(page), want) {
			t.Errorf("does not say %q", want)
		}
	}
	shown, states := marked(t, page)
	if shown != strings.ReplaceAll(string(text), "\r\n", "\n") {
		t.Error("the text changed")
	}
	if states["fails"] != 6 || states["unverifiable"] != 2 || states["holds"] != 20 {
		t.Errorf("marked %v", states)
	}
}
