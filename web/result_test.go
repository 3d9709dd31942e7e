package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// done makes a completed project of old books.
func (o *office) done(code string, year int) programme.Project {
	o.t.Helper()
	p, err := o.store.SaveProject(ctx, me, programme.Project{
		Recorded: true, ProgrammeID: o.of.ID, Code: code, Title: "Máy sấy " + code, Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: year,
		Establishment: programme.EstablishmentRef{ID: o.maker.ID}, Place: o.maker.Place, Stage: programme.Completed,
		Lines:    []programme.FundingLine{{Source: programme.FromLocal, Approved: 100 * programme.Million, Done: 100 * programme.Million}},
		Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5)}},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// html is a page as it is sent.
func (o *office) html(address string) string {
	o.t.Helper()
	o.open(address)
	return o.send(http.MethodGet, address, nil).Body.String()
}

// typedSheet is the form of a sheet as a person sends it: what is asked has a
// number or a reason.
func typedSheet(page string) url.Values {
	typed := formOf(page)
	typed.Del("apart") // as a browser, which sends no box that is not ticked
	for name := range typed {
		if must, ok := strings.CutPrefix(name, "must_"); ok && must != "jobs" {
			typed.Set("why_"+must, "Không theo dõi riêng")
		}
	}
	return with(typed, map[string]string{"on": "1/12/2017", "in_use": "yes", "value_jobs": "4", "value_jobs_women": "3", "class_jobs": "stated"})
}

func TestResultForm(t *testing.T) {
	o := newOffice(t)
	p := o.done("DP-2017-91", 2017)
	at := under(p, "/results/0")
	page := o.html(at)
	for _, want := range []string{"Việc làm tạo thêm", "Thu nhập bình quân", "Sản lượng sản phẩm chính", "cam kết 5"} {
		if !strings.Contains(page, want) {
			t.Errorf("the form lacks %q", want)
		}
	}
	if asked, _, _ := strings.Cut(page, "Ghi thêm chỉ tiêu khác"); strings.Contains(asked, "Lao động được đào tạo") || strings.Contains(asked, "Điện năng") {
		t.Error("the form asks for what another content asks for")
	}
	for _, tt := range []struct{ field, typed, says string }{
		{"value_jobs_women", "5", "không thể nhiều hơn số chung"}, {"value_jobs", "nhiều", "không phải số đếm"}, {"class_jobs", "", "chọn số này từ đâu ra"},
		{"on", "1/12/2077", "ở sau hôm nay"}, {"on", "", "Nhập ngày của số liệu"}, {"why_income", "", "lý do không có số"}, {"class_jobs", "measured", "kèm giấy tờ hoặc ảnh"},
	} {
		w := o.send(http.MethodPost, at, with(typedSheet(page), map[string]string{tt.field: tt.typed}))
		again := formOf(w.Body.String())
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), tt.says) || again.Get(tt.field) != tt.typed || again.Get("value_jobs_women") == "" {
			t.Errorf("%s %q: %d\n%v", tt.field, tt.typed, w.Code, again)
		}
	}
	if r, _ := o.store.Results(ctx, me, p.ID); len(r.Sheets) != 0 {
		t.Fatalf("a refused sheet was stored: %+v", r.Sheets)
	}
	if to := o.saves(t, at, typedSheet(page)); to != under(p, "/results") {
		t.Errorf("leads to %s", to)
	}
	shown := o.open(under(p, "/results"))
	for _, want := range []string{"Đã xác nhận", "Số liệu ngày 01/12/2017", "không có số", "Quá hạn"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page of results lacks %q", want)
		}
	}
	t.Run("a correction needs a reason and keeps the old version", func(t *testing.T) {
		typed := with(formOf(o.html(at)), map[string]string{"value_jobs": "6"})
		w := o.send(http.MethodPost, at, typed)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "lý do sửa phiếu") {
			t.Errorf("%d", w.Code)
		}
		o.saves(t, at, with(typed, map[string]string{"reason": "Đếm sót hai người"}))
		if r, _ := o.store.Results(ctx, me, p.ID); len(r.Sheets) != 2 || r.Sheets[0].Value(programme.Jobs) != programme.Q(4) || r.Sheets[1].Value(programme.Jobs) != programme.Q(6) {
			t.Errorf("%+v", r.Sheets)
		}
	})
	t.Run("two people at once", func(t *testing.T) {
		before := with(formOf(o.html(at)), map[string]string{"value_jobs": "7", "reason": "Thêm một người"})
		o.saves(t, at, with(formOf(o.html(at)), map[string]string{"value_jobs": "8", "reason": "Thêm hai người"}))
		w := o.send(http.MethodPost, at, before)
		again := formOf(w.Body.String())
		if w.Code != http.StatusConflict || again.Get("value_jobs") != "7" || again.Get("version") != "3" {
			t.Fatalf("%d %v", w.Code, again)
		}
		o.saves(t, at, again)
	})
}

func TestResultTotalsOpenToTheirReadings(t *testing.T) {
	o := newOffice(t)
	a, b := o.done("DP-2017-91", 2017), o.done("DP-2017-92", 2017)
	for i, p := range []programme.Project{a, b} {
		page := o.html(under(p, "/results/0"))
		o.saves(t, under(p, "/results/0"), with(typedSheet(page), map[string]string{"value_jobs": strconv.Itoa(40 + i), "on": "0" + strconv.Itoa(1+i) + "/12/2017"}))
	}
	filter := "?programme=" + strconv.FormatInt(o.of.ID, 10) + "&from=2017&to=2017&content=KC3c"
	d, err := o.store.ResultData(ctx, me, store.ResultFilter{ProgrammeID: o.of.ID, From: 2017, To: 2017, Content: "KC3c"})
	if err != nil {
		t.Fatal(err)
	}
	want := d.Total(programme.Jobs)
	page := o.html("/results" + filter)
	if want.LeftOut != 1 || !strings.Contains(page, ">"+want.Actual.Count()+"</a>") || !strings.Contains(page, "1 không cộng vì trùng") {
		t.Errorf("%+v is not on the page", want)
	}
	behind := o.open("/results/jobs" + filter)
	for _, text := range []string{"DP-2017-91", "DP-2017-92", "có thể là cùng những người đó", want.Actual.Count() + " người"} {
		if !strings.Contains(behind, text) {
			t.Errorf("behind the figure is no %q", text)
		}
	}
	if w := o.send(http.MethodGet, "/results/luck", nil); w.Code != http.StatusNotFound {
		t.Errorf("an indicator that there is not: %d", w.Code)
	}
	if due := o.open("/results/due"); !strings.Contains(due, "Sau 36 tháng: Máy sấy DP-2017-91") {
		t.Error("the follow-ups that are late are not listed")
	}
}

func TestStoryPages(t *testing.T) {
	o := newOffice(t)
	p := o.done("DP-2017-91", 2017)
	o.saves(t, under(p, "/results/0"), typedSheet(o.html(under(p, "/results/0"))))
	typed := with(formOf(o.html(under(p, "/stories/new"))), map[string]string{"title": "Lò sấy mới", "text": "Trước đây <b>phơi nắng</b>.\nNay mưa cũng sấy.", "quote": "Mừng lắm", "quoted_by": "Bà Diệp", "figure": "jobs"})
	w := o.send(http.MethodPost, under(p, "/stories"), with(typed, map[string]string{"quoted_by": ""}))
	if again := formOf(w.Body.String()); w.Code != http.StatusUnprocessableEntity || again.Get("text") != typed.Get("text") {
		t.Errorf("%d %v", w.Code, again)
	}
	story := o.saves(t, under(p, "/stories"), typed)
	page := o.html(story)
	if strings.Contains(page, "<b>phơi") || !strings.Contains(page, "&lt;b&gt;phơi nắng") || !strings.Contains(page, "“Mừng lắm”") || !strings.Contains(page, "khi nghiệm thu, 01/12/2017") {
		t.Error("the story is not drawn as written")
	}
	act := func(do string) (int, string) {
		v := url.Values{"version": {formOf(o.html(story)).Get("version")}, "do": {do}}
		w := o.send(http.MethodPost, story+"/decision", v)
		return w.Code, w.Body.String()
	}
	if code, body := act("submit"); code != http.StatusUnprocessableEntity || !strings.Contains(body, "Chưa có ngày cơ sở đồng ý") {
		t.Errorf("handed in without consent: %d", code)
	}
	edit := with(formOf(o.html(story+"/edit")), map[string]string{"consent_on": "2/12/2017", "consent_by": "Bà Diệp", "figure": "jobs"})
	o.saves(t, story, edit)
	if w := o.send(http.MethodPost, story, edit); w.Code != http.StatusConflict {
		t.Errorf("saved over a version not seen: %d", w.Code)
	}
	for _, do := range []string{"submit", "publish"} {
		if code, body := act(do); code != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", do, code, body)
		}
	}
	if page := o.html(story); !strings.Contains(page, "Được công bố") || !strings.Contains(page, "duyệt công bố ngày") {
		t.Error("the story is not published")
	}
	if page := o.open("/stories"); !strings.Contains(page, "Lò sấy mới") {
		t.Error("the story is not listed")
	}
}
