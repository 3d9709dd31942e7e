package e2e

import (
	"fmt"
	"os"
	"strings"

	"github.com/chromedp/chromedp"
)

const axeFile = "node_modules/axe-core/axe.min.js"

// violation is one rule of accessibility that a page breaks.
type violation struct {
	ID, Impact, Help, HelpURL string
	Nodes                     []struct {
		HTML           string
		FailureSummary string
	}
}

// axe fails the test where the page, as it is shown now, breaks a rule of
// WCAG 2.2 level A or AA that a program can check.
func (v *visitor) axe() {
	v.t.Helper()
	for _, rule := range v.violations() {
		text := fmt.Sprintf("accessibility (%s): %s [%s]\n  %s", rule.Impact, rule.Help, rule.ID, rule.HelpURL)
		for _, node := range rule.Nodes {
			text += "\n  " + node.HTML + "\n    " + strings.ReplaceAll(node.FailureSummary, "\n", "\n    ")
		}
		v.t.Errorf("%s: %s", v.path(), text)
	}
}

// violations runs axe-core in the page.
func (v *visitor) violations() []violation {
	v.t.Helper()
	script, err := os.ReadFile(axeFile)
	if err != nil {
		v.t.Fatalf("axe-core is not installed; run `npm ci --prefix e2e` (`make test` does): %v", err)
	}
	v.do("load axe-core", chromedp.Evaluate[chromedp.Void](string(script)))
	return run(v, "run axe-core", chromedp.Evaluate[[]violation](`axe.run(document, {
		runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']},
		resultTypes: ['violations'],
	}).then(result => result.violations.map(({id, impact, help, helpUrl, nodes}) => ({
		ID: id, Impact: impact, Help: help, HelpURL: helpUrl,
		Nodes: nodes.map(({html, failureSummary}) => ({HTML: html, FailureSummary: failureSummary})),
	})))`, chromedp.EvalAwaitPromise))
}
