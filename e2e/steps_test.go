package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// screens is where pictures of the pages go; git ignores it.
const screens = "../build/screens"

// screenshot keeps a picture of the whole page at a width, as NAME-WIDTH.png.
// A page that must be scrolled sideways at that width fails the test.
func (v *visitor) screenshot(name string, width int) {
	v.t.Helper()
	what := fmt.Sprintf("take a picture at %d px", width)
	v.resize(width)
	page := run(v, what, chromedp.Evaluate[int](`document.documentElement.scrollWidth`))
	png := run(v, what, chromedp.FullScreenshot(100))
	file := savePicture(v.t, fmt.Sprintf("%s-%d", name, width), png)
	if page > width {
		v.t.Errorf("%s is %d px wide on a screen of %d px (%s)", v.path(), page, width, file)
	}
	v.resize(wide)
}

// resize shows the page on a screen of the width, as a phone where it is one,
// with its letters loaded.
func (v *visitor) resize(width int) {
	v.t.Helper()
	var options []chromedp.EmulateViewportOption
	if width < 600 {
		options = append(options, chromedp.EmulateMobile) // honours the viewport that the page asks for
	}
	v.do(fmt.Sprintf("show the page at %d px", width), chromedp.EmulateViewport(int64(width), 900, options...),
		chromedp.Evaluate[chromedp.Void](`document.fonts.ready.then(() => {})`, chromedp.EvalAwaitPromise))
}

// savePicture writes a picture into screens and gives its path.
func savePicture(t *testing.T, name string, png []byte) string {
	t.Helper()
	path := filepath.Join(screens, strings.ReplaceAll(name, "/", "-")+".png")
	if err := os.MkdirAll(screens, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, png, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// do runs steps of the browser one after the other, with patience for all.
func (v *visitor) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	v.must(what, chromedp.Do(ctx, steps...))
}

// run does one step that gives something back.
func run[T any](v *visitor, what string, step chromedp.Action[T]) T {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, step)
	v.must(what, err)
	return result
}

// load runs a step that opens a page and gives the HTTP status of the answer.
func (v *visitor) load(what string, step chromedp.Action[chromedp.Void]) int {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, step)
	v.must(what, err)
	return int(response.Status)
}

func (v *visitor) must(what string, err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatalf("could not %s: %v", what, err)
	}
}

// command makes a step of a protocol command whose answer does not matter.
func command[P, R any](cmd cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cmd, params)
		return err
	})
}

// quote writes a text as JavaScript does.
func quote(text string) string {
	js, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always marshals
	}
	return string(js)
}
