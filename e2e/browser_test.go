// Package e2e walks through the finished program as a person does: the real
// binary, a real browser, the sample. It knows no package of the house.
//
//	func TestEvaluation(t *testing.T) {
//		v := visit(t, demo(t))
//		v.open("/")
//		v.follow("a.evaluation")
//		v.see("87,79")
//		v.axe()
//		v.screenshot("evaluation", wide)
//	}
package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The widths, in CSS pixels, at which pages are looked at: a desk and a phone.
const (
	wide   = 1280
	narrow = 360
)

// patience is the longest that one step of a journey may take, on a machine
// that does much else.
const patience = time.Minute

// needFull skips a test that needs a browser where `make test` does not run it.
func needFull(t *testing.T) {
	t.Helper()
	if os.Getenv("KHUYENCONG_FULL") != "1" {
		t.Skip("needs Chromium and the built program; `make test` runs it (KHUYENCONG_FULL=1)")
	}
}

// visitor is one person at a browser of their own. A step that does not
// succeed ends the test and leaves a picture of the page in build/screens.
type visitor struct {
	t         *testing.T
	ctx       context.Context
	base      string
	downloads string
	arrived   chan file

	mu     sync.Mutex
	names  map[string]string // of downloads that have begun, by their id
	faults []string          // what the page did wrong by itself
	asked  int               // how often a page asked before it was left
}

// file is a download that has arrived.
type file struct {
	name string
	data []byte
}

// visit opens a new browser with no history for the site at base. At the end
// of the test it fails if a script threw, or if a page asked another host.
func visit(t *testing.T, base string) *visitor {
	t.Helper()
	needFull(t)
	temp, err := os.MkdirTemp("", "khuyencong-e2e-")
	if err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], // with --no-sandbox when root
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "vi"),
		chromedp.Flag("force-prefers-reduced-motion", true), // a page that still scrolls makes a click miss
		chromedp.UserDataDir(filepath.Join(temp, "profile")),
		chromedp.Env("TMPDIR="+temp),
		chromedp.WindowSize(wide, 900),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocated)
	v := &visitor{
		t: t, ctx: ctx, base: strings.TrimSuffix(base, "/"), downloads: temp,
		arrived: make(chan file, 8), names: map[string]string{},
	}
	t.Cleanup(func() {
		v.leave()
		closeTab()
		stop()
		removeSoon(temp)
	})
	v.must("start Chromium", chromedp.Listen(ctx, v.hear))
	v.must("receive downloads", chromedp.Do(ctx, command(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: v.downloads, EventsEnabled: new(true),
	}), chromedp.EmulateViewport(wide, 900)))
	return v
}

// removeSoon removes the folder of a browser whose last processes may still be
// writing there as they end.
func removeSoon(dir string) {
	for range 50 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// withoutScripts makes every page that is opened from now on work as it does
// before, or without, its scripts.
func (v *visitor) withoutScripts() {
	v.t.Helper()
	v.do("switch scripts off", command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
}

// open goes to a path of the site and gives the HTTP status of the answer.
func (v *visitor) open(path string) int {
	v.t.Helper()
	return v.load("open "+path, chromedp.Navigate(v.base+path))
}

// follow clicks, waits for the page that the click opens, and gives its HTTP
// status.
func (v *visitor) follow(selector string) int {
	v.t.Helper()
	return v.load("follow "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// click clicks and waits for nothing; see tells when the page has answered.
func (v *visitor) click(selector string) {
	v.t.Helper()
	v.do("click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// fill replaces what is in a field by text, typed as by an input method. In a
// list of choices, it takes the one that reads so.
func (v *visitor) fill(selector, text string) {
	v.t.Helper()
	field := chromedp.CSS(selector)
	if run(v, "find "+selector, chromedp.JavascriptAttribute[string](field, "tagName")) == "SELECT" {
		v.pick(selector, "text", text)
		return
	}
	typed := command(input.InsertText, input.InsertTextParams{Text: text})
	if text == "" {
		typed = chromedp.KeyEvent(kb.Delete)
	}
	v.do("fill "+selector, chromedp.WaitVisible(field), chromedp.Focus(field),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`), typed, chromedp.Blur(field))
}

// choose takes the choice of a list that has the value: a choice whose words
// are long or may change.
func (v *visitor) choose(selector, value string) {
	v.t.Helper()
	v.pick(selector, "value", value)
}

// pick takes the choice of a list whose property, "text" or "value", is want.
func (v *visitor) pick(selector, property, want string) {
	v.t.Helper()
	found := run(v, "choose in "+selector, chromedp.Evaluate[bool](`((select, property, want) => {
		const option = [...select.options].find(o => o[property].trim() === want)
		if (option) { select.value = option.value; select.dispatchEvent(new Event('input', {bubbles: true})) }
		return !!option
	})(document.querySelector(`+quote(selector)+`), `+quote(property)+`, `+quote(want)+`)`))
	if !found {
		v.t.Fatalf("%s has no choice %q", selector, want)
	}
}

// text is what a person reads in the first element that matches.
func (v *visitor) text(selector string) string {
	v.t.Helper()
	return strings.TrimSpace(run(v, "read "+selector, chromedp.Text(chromedp.CSS(selector))))
}

// value is what stands in a field.
func (v *visitor) value(selector string) string {
	v.t.Helper()
	return run(v, "read the field "+selector, chromedp.Value(chromedp.CSS(selector)))
}

// path is the part of the address bar after the site: path, query, fragment.
func (v *visitor) path() string {
	v.t.Helper()
	return strings.TrimPrefix(run(v, "read the address", chromedp.Location()), v.base)
}

// see waits until the page shows the text. A space that keeps a number with
// its unit counts as a space.
func (v *visitor) see(text string) {
	v.t.Helper()
	const body = `document.body ? document.body.innerText : ""`
	shown, last := "", time.Now().Add(patience)
	for time.Now().Before(last) {
		// An error here is a page that is being left; the next try asks the new one.
		shown, _ = chromedp.Run(v.ctx, chromedp.Evaluate[string](body))
		shown = strings.ReplaceAll(shown, "\u00a0", " ")
		if strings.Contains(shown, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	v.t.Fatalf("the page %s does not show %q. It reads:\n%s", v.path(), text, shown)
}

// download clicks and gives the name and the bytes of the file that arrives.
func (v *visitor) download(selector string) (name string, data []byte) {
	v.t.Helper()
	v.click(selector)
	select {
	case f := <-v.arrived:
		return f.name, f.data
	case <-time.After(patience):
		v.t.Fatalf("no file arrived after a click on %s", selector)
		return "", nil
	}
}

// hear takes note of what the browser tells by itself, and says yes to a page
// that asks before it is left. It must return at once.
func (v *visitor) hear(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *browser.EventDownloadWillBegin:
		v.names[e.GUID] = e.SuggestedFilename
	case *browser.EventDownloadProgress:
		if e.State == browser.DownloadProgressStateCompleted {
			data, err := os.ReadFile(filepath.Join(v.downloads, e.GUID))
			if err != nil {
				v.faults = append(v.faults, err.Error())
			}
			v.arrived <- file{v.names[e.GUID], data}
		}
	case *page.EventJavascriptDialogOpening:
		v.asked++
		go chromedp.Call(v.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}) // yes, leave
	case *runtime.EventExceptionThrown:
		what := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			what += " " + e.ExceptionDetails.Exception.Description
		}
		v.faults = append(v.faults, "a script failed: "+what)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; strings.HasPrefix(url, "http") && !strings.HasPrefix(url, v.base+"/") {
			v.faults = append(v.faults, "a page asked another host: "+url)
		}
	}
}

// leave tells the faults and, of a test that failed, keeps a last picture.
func (v *visitor) leave() {
	v.mu.Lock()
	faults := v.faults
	v.mu.Unlock() // the picture below makes the browser tell more
	for _, fault := range faults {
		v.t.Error(fault)
	}
	if v.t.Failed() {
		ctx, cancel := context.WithTimeout(v.ctx, patience)
		defer cancel()
		if png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100)); err == nil {
			v.t.Log("last seen: " + savePicture(v.t, "failed-"+v.t.Name(), png))
		}
	}
}

// move is the same site at another address from now on.
func (v *visitor) move(base string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.base = base
}
