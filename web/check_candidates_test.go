package web_test

import (
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// A residual that a project of the records explains is named with it: the
// planted error is 10 triệu đồng, and one project was settled so much below
// what was approved.
func TestCheckNamesCandidates(t *testing.T) {
	o := newOffice(t)
	title := "Đề án có thể giải thích chênh lệch"
	if page := o.checks(t, "/checks", url.Values{"text": {writtenReport}}); strings.Contains(page, title) {
		t.Error("a project is named that explains nothing")
	}
	p := o.sample("DP-2017-02", 2017, programme.Local, programme.Completed)
	p.Lines[0].Done = p.Lines[0].Approved - 10*programme.Million
	if _, err := o.store.SaveProject(ctx, me, p); err != nil {
		t.Fatal(err)
	}
	page := o.checks(t, "/checks", url.Values{"text": {writtenReport}})
	_, section, _ := strings.Cut(page, `id="de-an"`)
	section, _, _ = strings.Cut(section, "</section>")
	if said := wordsOf("<p " + section); !strings.Contains(said, title) || !strings.Contains(said, "DP-2017-02") || strings.Contains(said, "DP-2017-01") {
		t.Errorf("the section of candidates says: %s", said)
	}
	if page = o.checks(t, "/checks", url.Values{"text": {strings.ReplaceAll(writtenReport, "2017", "2019")}}); strings.Contains(page, title) {
		t.Error("a project of another year is named")
	}
}
