package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store/storetest"
)

// says checks that a page holds all these words.
func (o *office) says(path string, words ...string) {
	o.t.Helper()
	w := o.send(http.MethodGet, path, nil)
	text := read(w)
	for _, word := range words {
		if w.Code != http.StatusOK || !strings.Contains(text, word) {
			o.t.Errorf("%s: %d, does not say %q\n%s", path, w.Code, word, text)
		}
	}
}

func TestVerificationPage(t *testing.T) {
	o := newOffice(t)
	o.says("/verification", "Chưa đối chiếu lần nào")
	verify := func() {
		t.Helper()
		if w := o.send(http.MethodPost, "/verification", url.Values{}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/verification" {
			t.Fatalf("%d\n%s", w.Code, read(w))
		}
	}
	verify()
	o.says("/verification", "Mọi số liệu khớp với sổ quỹ", "Đã cộng lại 3 đề án")
	storetest.Exec(t, o.file, `UPDATE projects SET done_support = done_support + 1 WHERE id = $1`, o.project.ID)
	verify()
	o.says("/verification", "1 chỗ không khớp với sổ quỹ", "DP-2017-01", "Tổng thực hiện, ngân sách hỗ trợ")
	if page := o.send(http.MethodGet, "/verification", nil).Body.String(); !strings.Contains(page, `href="/projects/`+strconv.FormatInt(o.project.ID, 10)+`"`) {
		t.Error("no link to the project")
	}
}

// An issued report and the evaluation of its period tell which lines of the
// ledger came after it, and how they move its figures.
func TestReportTellsWhatCameLater(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodPost, "/reports", url.Values{"programme": {strconv.FormatInt(o.of.ID, 10)}, "from": {"2016"}, "to": {"2018"}})
	report := strings.TrimSuffix(w.Header().Get("Location"), "/edit")
	issue := formOf(o.send(http.MethodGet, report+"/issue", nil).Body.String())
	for field, value := range map[string]string{"number": "15", "date": "05/02/2026", "seat": "Cần Thơ", "signer_power": "GIÁM ĐỐC", "signer_name": "Lê Thị Thử"} {
		issue.Set(field, value)
	}
	if w := o.send(http.MethodPost, report+"/issue", issue); w.Code != http.StatusSeeOther {
		t.Fatalf("issue: %d\n%s", w.Code, read(w))
	}
	evaluation := "/evaluation?programme=" + strconv.FormatInt(o.of.ID, 10) + "&from=2016&to=2018"
	o.says(report, "kỳ này không có bút toán nào thêm")
	o.says(evaluation, "Kỳ này đã báo cáo; số đã báo cáo chưa bị bút toán nào làm đổi")
	p, err := o.store.Project(ctx, me, o.project.ID)
	if err != nil {
		t.Fatal(err)
	}
	before := p.Done().Support
	for i := range p.Lines {
		if p.Lines[i].Source == programme.FromLocal {
			p.Lines[i].Done += programme.Million
		}
	}
	if _, err := o.store.SaveProject(ctx, me, p); err != nil {
		t.Fatal(err)
	}
	was, is := before.InMillions(), (before + programme.Million).InMillions()
	o.says(report, "Bút toán ghi sau khi phát hành", "DP-2017-01", "1.000.000", "Sổ cũ ngày 31/12/2017", me.Name, "Ngân sách hỗ trợ thực hiện, khuyến công địa phương: "+was+" → "+is)
	o.says(evaluation, "Kỳ này đã báo cáo; sau đó có 2 bút toán làm đổi số đã báo cáo")
}
