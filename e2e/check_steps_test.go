package e2e

import (
	"strings"

	"github.com/chromedp/chromedp"
)

// plain puts a plain space where one keeps a number with its unit.
func plain(text string) string { return oneLine(strings.ReplaceAll(text, "\u00a0", " ")) }

// figureOf is the number of the figure that a checked text prints so.
func (v *visitor) figureOf(printed string) string {
	v.t.Helper()
	id := run(v, "find “"+printed+"” in the table", chromedp.Evaluate[string](`[...document.querySelectorAll('tr[id^=dong-]')]
		.filter(row => row.querySelector('.row-link').textContent.includes(`+quote(printed)+`)).map(row => row.id.slice(5))[0] || ''`))
	if id == "" {
		v.t.Fatalf("no figure of the table reads “%s”", printed)
	}
	return id
}

// unfold opens a disclosure by its own line, unless it is open already.
func (v *visitor) unfold(selector string) {
	v.t.Helper()
	if !run(v, "look at "+selector, chromedp.Evaluate[bool](`document.querySelector(`+quote(selector)+`).open`)) {
		v.click(selector + " > summary")
	}
}

// upload chooses files for a field.
func (v *visitor) upload(selector string, files ...string) {
	v.t.Helper()
	v.do("choose a file in "+selector, chromedp.SetUploadFiles(chromedp.CSS(selector), files))
}
