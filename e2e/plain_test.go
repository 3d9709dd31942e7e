package e2e

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestWithoutScripts does the main work in a browser that runs no script.
func TestWithoutScripts(t *testing.T) {
	v := visit(t, demo(t))
	v.withoutScripts()
	v.open("/")
	for _, figure := range published {
		v.see(figure)
	}
	v.follow(`#muc-tieu a.figure[href*="level=local"]:not([href*="kind="])`)
	v.see("hỗ trợ 3.893,55")
	v.follow("tbody tr:first-child th a")
	v.see("Kinh phí theo nguồn")
	v.open("/evaluation")
	_, data := v.download(`a[href^="/evaluation/files/docx"]`)
	want(t, "the .docx", wordText(t, data), published...)

	v.open("/projects")
	v.follow(`a[href="/projects/new?recorded=1"]`)
	newProject(t, v)
	v.open("/evaluation")
	v.see("67")
	v.see("6.070,15")
}

// TestKeyboard works without a mouse.
func TestKeyboard(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/evaluation")
	v.press(kb.Tab)
	if got := v.focused(); got != "Đến nội dung chính" {
		t.Errorf("the first stop of the Tab key is %q", got)
	}
	v.tabTo("Lập báo cáo", 20)
	v.stroke("/")
	if got := run(v, "ask for the focus", chromedp.Evaluate[string](`document.activeElement.id`)); got != "search" {
		t.Errorf("the key / leads to %q", got)
	}
	if got := v.value("#search"); got != "" {
		t.Errorf("the key / typed %q into the search", got)
	}
	v.press("lap xuong")
	v.press(kb.Enter)
	v.see("Đang lọc")
	want(t, "what is found", v.text("tbody"), "lạp xưởng")

	v.open("/projects/60/edit")
	v.fill("[name=note]", "a")
	v.do("go back to the field", chromedp.Focus(chromedp.CSS("[name=note]")))
	v.press(kb.End)
	v.stroke("/")
	v.press("b")
	if got := v.value("[name=note]"); got != "a/b" {
		t.Errorf("a stroke typed into a field became %q", got)
	}
	v.tabTo("Lưu đề án", 3)
	v.press(kb.Enter)
	v.see("Đã lưu đề án DP-2018-12.")
	if v.asked != 0 {
		t.Error("a form that was sent still asks before it is left")
	}
}

// TestGuards types and goes away, and presses the button of a form twice.
func TestGuards(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/projects/60/edit")
	v.follow("main .button.quiet")
	if v.asked != 0 {
		t.Error("an untouched form asks before it is left")
	}
	v.open("/projects/60/edit")
	v.fill("[name=note]", "Chưa lưu")
	v.follow("main .button.quiet")
	if v.asked != 1 {
		t.Errorf("a form with something typed asked %d times before it was left", v.asked)
	}
	v.see("Kinh phí theo nguồn")

	v.open("/projects/new?recorded=1")
	for name, text := range map[string]string{"code": "DP-2018-98", "title": "Bấm lưu hai lần", "year": "2018"} {
		v.fill("[name="+name+"]", text)
	}
	v.choose("form.form [name=content]", "KC3c")
	v.choose("form.form [name=level]", "local")
	v.load("press the button twice", chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(b => { b.click(); b.click() })(document.querySelector(%s))`, quote(save))))
	v.see("Đã lưu đề án DP-2018-98.")
	if v.open("/projects?q=DP-2018-98"); v.text("tbody th a") != "Bấm lưu hai lần" {
		t.Error("the project is not in the list")
	}
	v.see("1 hồ sơ")
	if status := v.open("/projects/60"); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

// press types keys where the focus is.
func (v *visitor) press(keys string) {
	v.t.Helper()
	v.do("press keys", chromedp.KeyEvent(keys))
}

// stroke presses the key of one letter as a keyboard does: the letter is typed
// only if the page lets it be.
func (v *visitor) stroke(letter string) {
	v.t.Helper()
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: letter, Text: letter}
	v.do("press the key "+letter, command(input.DispatchKeyEvent, key))
	key = input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: letter}
	v.do("let go of the key "+letter, command(input.DispatchKeyEvent, key))
}

// focused is what a person reads on the element that has the focus.
func (v *visitor) focused() string {
	v.t.Helper()
	return run(v, "ask for the focus", chromedp.Evaluate[string](`document.activeElement.innerText.trim()`))
}

// tabTo presses the Tab key until the focus is on what reads so.
func (v *visitor) tabTo(text string, most int) {
	v.t.Helper()
	for range most {
		v.press(kb.Tab)
		if v.focused() == text {
			return
		}
	}
	v.t.Errorf("the Tab key does not reach %q within %d stops; it is on %q", text, most, v.focused())
}
