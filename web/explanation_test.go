package web_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store/storetest"
	"khuyencong/web"
)

// sampleOffice is a server on the illustrative province.
func sampleOffice(t *testing.T) *office {
	t.Helper()
	s := storetest.Open(t, filepath.Join(t.TempDir(), "sample.db"))
	if err := sample.Fill(ctx, s); err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, store: s, server: web.New(s, "test", slog.New(slog.DiscardHandler))}
	var err error
	if o.of, err = s.ProgrammeByCode(ctx, me, sample.Code); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) evaluation() programme.Evaluation {
	o.t.Helper()
	period := programme.Years(2016, 2018)
	d, err := o.store.EvaluationData(ctx, me, o.of.ID, period)
	if err != nil {
		o.t.Fatal(err)
	}
	e, err := programme.Evaluate(d, period)
	if err != nil {
		o.t.Fatal(err)
	}
	return e
}

// partsOfSupport is the contradiction that the sample's report contains: its
// two levels of support are 87,79 triệu đồng more than its total.
func (o *office) partsOfSupport() programme.Difference {
	o.t.Helper()
	e := o.evaluation()
	for _, d := range append(e.Differences, e.Holds...) {
		if d.Kind == programme.PartsAgainstTotal && strings.Contains(d.Title, "địa phương – ngân sách hỗ trợ, thực hiện") {
			return d
		}
	}
	o.t.Fatal("the sample has no check of support by level")
	return programme.Difference{}
}

func (o *office) differenceAddress(key string) string {
	return "/differences?" + o.evaluation().Query("key", key)
}

// shift makes the stated total of support larger, as a person who mends the
// published figure would.
func (o *office) shift(d programme.Difference, by int64) {
	o.t.Helper()
	f, err := o.store.StatedFigure(ctx, me, d.FigureIDs[len(d.FigureIDs)-1])
	if err != nil {
		o.t.Fatal(err)
	}
	f.Figure.Value += by
	if err := o.store.SaveStatedFigures(ctx, me, f); err != nil {
		o.t.Fatal(err)
	}
}

// fillExplanation fills in the form of a difference's page.
func (o *office) fillExplanation(d programme.Difference) url.Values {
	f := formOf(o.send(http.MethodGet, o.differenceAddress(d.Key), nil).Body.String())
	f.Set("by", "Nguyễn Thị Mận, kế toán")
	f.Set("reason", "Một khoản của đơn vị thụ hưởng bị ghi vào phần hỗ trợ.")
	f.Set("evidence", "Bảng đối chiếu ngày 12/03/2019")
	f.Set("counts", "left")
	return f
}

func contains(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

func TestExplanation(t *testing.T) {
	o := sampleOffice(t)
	d := o.partsOfSupport()
	address := o.differenceAddress(d.Key)
	raw := o.send(http.MethodGet, address, nil).Body.String()
	contains(t, o.open(address), "Chưa giải trình", "5.990,15 triệu đồng", "5.902,36 triệu đồng", "+87,79 triệu đồng", "đoạn 4", "“3.893,55 triệu đồng”")
	for _, id := range d.FigureIDs {
		contains(t, raw, `href="/figures#figure-`+strconv.FormatInt(id, 10)+`"`)
	}

	w := o.send(http.MethodPost, "/explanations", o.fillExplanation(d))
	back := "/evaluation?from=2016&programme=" + strconv.FormatInt(o.of.ID, 10) + "&to=2018#chenh-lech"
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != back {
		t.Fatalf("%d to %q\n%s", w.Code, w.Header().Get("Location"), read(w))
	}
	got := o.partsOfSupport().Explanation
	if got == nil || got.By != "Nguyễn Thị Mận, kế toán" || got.Difference != 87_790_000 || got.Counts != programme.CountLeft || got.On != programme.DayOf(storetest.Start) {
		t.Fatalf("%+v", got)
	}
	contains(t, o.open(address), "Đã giải trình", "Giải trình đã lưu Người giải trình Nguyễn Thị Mận, kế toán Ngày 05/01/2026", "Số được dùng Cộng các phần", "Lịch sử giải trình Tạo mới")

	change := formOf(o.send(http.MethodGet, address, nil).Body.String())
	change.Set("counts", "right")
	if w := o.send(http.MethodPost, "/explanations", change); w.Code != http.StatusSeeOther {
		t.Fatalf("a second version: %d\n%s", w.Code, read(w))
	}
	contains(t, o.open(address), "Số được dùng từ “Cộng các phần” thành “Tài liệu ghi”")
}

// A comparison with records leads to just the projects that were added up.
func TestDifferenceLeadsToItsRecords(t *testing.T) {
	o := sampleOffice(t)
	found := 0
	for _, d := range o.evaluation().Differences {
		if d.Kind != programme.StatedAgainstRecords {
			continue
		}
		found++
		raw := o.send(http.MethodGet, o.differenceAddress(d.Key), nil).Body.String()
		contains(t, raw, `/projects?from=2016&amp;programme=1&amp;stage=completed&amp;to=2018`, `href="/figures#figure-`+strconv.FormatInt(d.FigureIDs[0], 10)+`"`)
	}
	if found != 2 {
		t.Errorf("%d published figures contradict the records of the sample, want 2", found)
	}
}

func TestExplanationRefused(t *testing.T) {
	tests := []struct {
		name    string
		field   string
		typed   string
		message string
	}{
		{"nobody", "by", "", "Chưa nhập người giải trình."},
		{"no reason", "reason", "", "Chưa nhập nội dung giải trình."},
		{"no evidence", "evidence", "", "Chưa nhập căn cứ."},
		{"no figure", "counts", "", "Chọn số liệu được dùng từ nay."},
		{"no such day", "on", "31/02/2026", "Ngày “31/02/2026” không có trong lịch"},
	}
	o := sampleOffice(t)
	d := o.partsOfSupport()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			typed := o.fillExplanation(d)
			typed.Set(tt.field, tt.typed)
			w := o.send(http.MethodPost, "/explanations", typed)
			if w.Code != http.StatusUnprocessableEntity {
				t.Fatalf("%d\n%s", w.Code, read(w))
			}
			contains(t, read(w), tt.message, "Chưa lưu được: có 1 chỗ cần sửa")
			shown := formOf(w.Body.String())
			for name := range typed {
				if typed.Get(name) != shown.Get(name) {
					t.Errorf("%s: typed %q, shown again %q", name, typed.Get(name), shown.Get(name))
				}
			}
		})
	}
	if o.partsOfSupport().Explained() {
		t.Error("a refused explanation was saved")
	}
}

func TestExplanationSavedByTwo(t *testing.T) {
	o := sampleOffice(t)
	d := o.partsOfSupport()
	first, second := o.fillExplanation(d), o.fillExplanation(d)
	second.Set("reason", "Lý do của người thứ hai")
	if w := o.send(http.MethodPost, "/explanations", first); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	w := o.send(http.MethodPost, "/explanations", second)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, read(w), "Hồ sơ này vừa được người khác lưu", "Nội dung Lý do của người thứ hai Một khoản của đơn vị thụ hưởng")
	if got := o.partsOfSupport().Explanation; got.Reason != first.Get("reason") {
		t.Fatalf("the first save is gone: %+v", got)
	}
	if w := o.send(http.MethodPost, "/explanations", formOf(w.Body.String())); w.Code != http.StatusSeeOther {
		t.Fatalf("saving knowingly: %d\n%s", w.Code, read(w))
	}
	if got := o.partsOfSupport().Explanation; got.Reason != "Lý do của người thứ hai" {
		t.Fatalf("%+v", got)
	}
}

// What somebody writes about one amount is never kept for another.
func TestExplanationOfAChangedDifference(t *testing.T) {
	o := sampleOffice(t)
	d := o.partsOfSupport()
	typed := o.fillExplanation(d)
	o.shift(d, 7_790_000)
	w := o.send(http.MethodPost, "/explanations", typed)
	if w.Code != http.StatusConflict || o.partsOfSupport().Explained() {
		t.Fatalf("%d, explained: %v", w.Code, o.partsOfSupport().Explained())
	}
	contains(t, read(w), "Chênh lệch này vừa đổi từ +87,79 triệu đồng thành +80 triệu đồng")
	again := formOf(w.Body.String())
	if again.Get("reason") != typed.Get("reason") || again.Get("difference") != "80000000" {
		t.Fatalf("%v", again)
	}
	if w := o.send(http.MethodPost, "/explanations", again); w.Code != http.StatusSeeOther || !o.partsOfSupport().Explained() {
		t.Fatalf("saving again: %d\n%s", w.Code, read(w))
	}

	o.shift(d, 10_000_000) // after it was explained
	page := o.open(o.differenceAddress(d.Key))
	contains(t, page, "Chưa giải trình", "Khi giải trình, chênh lệch là +80 triệu đồng; nay là +70 triệu đồng.")
	w = o.send(http.MethodPost, "/explanations", o.fillExplanation(d))
	if got := o.partsOfSupport().Explanation; w.Code != http.StatusSeeOther || got == nil || got.Difference != 70_000_000 {
		t.Fatalf("%d, %+v", w.Code, got)
	}
}

func TestExplanationOfADifferenceThatWentAway(t *testing.T) {
	o := sampleOffice(t)
	d := o.partsOfSupport()
	typed := o.fillExplanation(d)
	o.shift(d, d.Amount)
	contains(t, o.open(o.differenceAddress(d.Key)), "Hai số khớp", "Hai số khớp nhau, không phải giải trình.")
	w := o.send(http.MethodPost, "/explanations", typed)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, read(w), "Những gì bạn vừa gõ chưa được lưu", "Một khoản của đơn vị thụ hưởng bị ghi vào phần hỗ trợ.")
	for _, key := range []string{"", "identity:không có"} {
		w := o.send(http.MethodGet, o.differenceAddress(key), nil)
		if w.Code != http.StatusNotFound {
			t.Errorf("key %q: %d", key, w.Code)
		}
		contains(t, read(w), "Không tìm thấy chênh lệch này trong đánh giá giai đoạn 2016-2018.")
	}
}

// Targets that do not add up have no document: the page leads to the programme.
func TestDifferenceOfTargets(t *testing.T) {
	o := sampleOffice(t)
	targets, err := o.store.Targets(ctx, me, o.of.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range targets {
		if target.Level == programme.Local && target.Period == programme.Years(2016, 2018) {
			target.Projects = programme.Q(target.Projects.Value + 2)
			if _, err := o.store.SaveTarget(ctx, me, target); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, d := range o.evaluation().Differences {
		if d.Kind == programme.PartsAgainstGoal && d.Amount == 2 {
			raw := o.send(http.MethodGet, o.differenceAddress(d.Key), nil).Body.String()
			contains(t, raw, "Quốc gia + địa phương", "<span>51</span>", "<span>49</span>", `href="/programmes/`+strconv.FormatInt(o.of.ID, 10)+`#targets"`)
			return
		}
	}
	t.Fatal("no difference of targets was found")
}

// An explanation outlives its difference: its page still tells what it was.
func TestExplanationWithoutItsFigures(t *testing.T) {
	o := sampleOffice(t)
	d := o.partsOfSupport()
	typed := o.fillExplanation(d)
	if w := o.send(http.MethodPost, "/explanations", typed); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	f, err := o.store.StatedFigure(ctx, me, d.FigureIDs[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := o.store.DeleteStatedFigure(ctx, me, f.ID, f.Version); err != nil {
		t.Fatal(err)
	}
	contains(t, o.open(o.differenceAddress(d.Key)), "Chênh lệch không còn trong kỳ đánh giá", "Nội dung Một khoản của đơn vị thụ hưởng", "Số được dùng Số tính được", "Tạo mới")
	if w := o.send(http.MethodPost, "/explanations", typed); w.Code != http.StatusConflict {
		t.Errorf("%d", w.Code)
	}
}

// TestChooseCandidates: projects that give a difference become its explanation
// by one click, with who chose them and when; what no longer gives it does not.
func TestChooseCandidates(t *testing.T) {
	o := sampleOffice(t)
	data, err := o.store.EvaluationData(ctx, me, o.of.ID, programme.Years(2016, 2018))
	if err != nil {
		t.Fatal(err)
	}
	gap := int64(0)
	for _, c := range data.Candidates {
		if gap = int64(c.Amount); gap != 0 {
			break
		}
	}
	d := o.partsOfSupport()
	o.shift(d, d.Amount-gap) // from now on the difference is that of one project
	raw := o.send(http.MethodGet, o.differenceAddress(d.Key), nil).Body.String()
	_, form, ok := strings.Cut(raw, `action="/explanations/candidates"`)
	if !ok {
		t.Fatal("no project is proposed")
	}
	send := url.Values{}
	form, _, _ = strings.Cut(form, "</form>")
	for _, input := range regexp.MustCompile(`name="(\w+)" value="([^"]*)"`).FindAllStringSubmatch(form, -1) {
		send.Set(input[1], html.UnescapeString(input[2]))
	}
	wrong := url.Values{}
	for name, all := range send {
		wrong[name] = all
	}
	wrong.Set("set", "DP-khác")
	if w := o.send(http.MethodPost, "/explanations/candidates", wrong); w.Code != http.StatusConflict {
		t.Errorf("projects that do not give it: %d", w.Code)
	}
	if w := o.send(http.MethodPost, "/explanations/candidates", send); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	got := o.partsOfSupport().Explanation
	if got == nil || got.By != me.Name || got.On != programme.DayOf(storetest.Start) || !strings.Contains(got.Evidence, send.Get("set")) {
		t.Fatalf("%+v", got)
	}
	noted := false
	for _, table := range o.evaluation().Tables() {
		for _, note := range table.Notes {
			noted = noted || strings.Contains(note, got.Evidence)
		}
	}
	if !noted {
		t.Error("the report's notes do not name the evidence")
	}
	if w := o.send(http.MethodPost, "/explanations/candidates", send); w.Code != http.StatusConflict {
		t.Errorf("chosen twice from one page: %d", w.Code)
	}
}
