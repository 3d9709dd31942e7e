package e2e

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// perShape is how many pages of one shape the walk looks at.
const perShape = 2

var numbers = regexp.MustCompile(`[0-9]+`)

// shape is an address without what tells its records apart.
func shape(link *url.URL) string {
	s := numbers.ReplaceAllString(link.Path, "{id}")
	if link.RawQuery != "" {
		s += "?"
	}
	return s
}

// TestEveryPage follows every link from the first page on, a few of each
// shape, and holds each page to the same rules on a desk and on a phone.
func TestEveryPage(t *testing.T) {
	v := visit(t, demo(t))
	aReport(v)
	seen, shapes := map[string]bool{}, map[string]int{}
	for next := []string{"/", "/no-such-page", "/evaluation?from=2019&to=2020"}; len(next) > 0; {
		path := next[0]
		next = next[1:]
		link, err := url.Parse(path)
		if err != nil || seen[path] || strings.HasPrefix(path, "/api/") || shapes[shape(link)] >= perShape {
			continue
		}
		seen[path] = true
		shapes[shape(link)]++
		if status := v.open(path); status != http.StatusOK && path != "/no-such-page" {
			t.Errorf("%s, which a page leads to, is answered with %d", path, status)
			continue
		}
		next = append(next, v.links()...)
		v.fits(wide)
		v.axe()
		v.fits(narrow)
		v.axe()
	}
	if len(shapes) < 30 {
		t.Errorf("the walk found only %d shapes of pages: %v", len(shapes), shapes)
	}
}

// aReport leaves a draft and an issued report behind.
func aReport(v *visitor) {
	for _, number := range []string{"", "15"} {
		v.open("/evaluation")
		v.follow(`form[action="/reports"] button`)
		v.follow(save)
		if number == "" {
			continue
		}
		v.follow(`a[href$="/issue"]`)
		v.fill("[name=number]", number)
		v.fill("[name=date]", "05/02/2019")
		v.fill("[name=signer_name]", "Lưu Thị Mẫu")
		v.fill("[name=reason]", "Số liệu đang được rà soát, sẽ đính chính.")
		v.follow(save)
	}
}

// links are the addresses of the site that the page leads to, files left out.
func (v *visitor) links() []string {
	v.t.Helper()
	all := run(v, "read the links", chromedp.Evaluate[[]string](`[...document.querySelectorAll('a[href]:not([download])')]
		.filter(a => a.origin === location.origin).map(a => a.pathname + a.search)`))
	var pages []string
	for _, link := range all {
		if !strings.Contains(link, "/files/") && !strings.HasPrefix(link, "/static/") {
			pages = append(pages, link)
		}
	}
	return pages
}

// fits shows the page at a width; a page that must be scrolled sideways there
// fails the test.
func (v *visitor) fits(width int) {
	v.t.Helper()
	v.resize(width)
	if page := run(v, "measure the page", chromedp.Evaluate[int](`document.documentElement.scrollWidth`)); page > width {
		v.t.Errorf("%s is %d px wide on a screen of %d px; the widest: %s", v.path(), page, width, run(v, "find the widest",
			chromedp.Evaluate[string](`[...document.body.querySelectorAll('*')].sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0].outerHTML.slice(0, 200)`)))
	}
}

// dark shows pages as a browser set to dark does, or as usual again.
func (v *visitor) dark(on bool) {
	v.t.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	v.do("set the colours", command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
}

// TestScreens keeps a picture of each main page, to be looked at; in dark they
// are held to the same contrast.
func TestScreens(t *testing.T) {
	v := visit(t, demo(t))
	aReport(v)
	pages := []struct{ name, path string }{
		{"evaluation", "/evaluation"}, {"projects", "/projects"}, {"project", "/projects/60"}, {"project-edit", "/projects/60/edit"},
		{"establishments", "/establishments"}, {"establishment", "/establishments/41"}, {"establishment-new", "/establishments/new"},
		{"programmes", "/programmes"}, {"programme", "/programmes/1"}, {"programme-edit", "/programmes/1/edit"}, {"target-edit", "/targets/1/edit"},
		{"target-delete", "/targets/1/delete"}, {"plan-edit", "/plans/1/edit"}, {"figures", "/figures"}, {"figure-edit", "/figures/1/edit"},
		{"reports", "/reports"}, {"report-draft", "/reports/1"}, {"report-edit", "/reports/1/edit"}, {"report-issue", "/reports/1/issue"}, {"report-issued", "/reports/2"},
		{"remark-new", "/remarks/new"}, {"not-found", "/no-such-page"}, {"nothing-found", "/projects?q=khong+co+de+an+nay"},
	}
	for _, page := range pages {
		v.open(page.path)
		v.screenshot(page.name, wide)
		v.screenshot(page.name, narrow)
	}
	v.open("/evaluation")
	v.follow(`.note.wrong a[href^="/differences"]`)
	v.screenshot("difference", wide)
	v.screenshot("difference", narrow)
	v.open("/projects/new?recorded=1")
	v.fill("[name=done_local]", "mấy chục triệu")
	v.follow(save)
	v.screenshot("project-new-refused", wide)
	v.screenshot("project-new-refused", narrow)
	v.dark(true)
	v.axe()
	for _, page := range append(pages[:4:4], pages[16]) { // and the paper, which stays white
		v.open(page.path)
		v.screenshot(page.name+"-dark", wide)
		v.axe()
	}
}
