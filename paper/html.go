package paper

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"
)

//go:embed paper.css
var paperCSS string

// CSS is the style of a paper on screen and in print. It touches nothing
// outside the element of class "paper", so a page may include it beside its own.
func CSS() string {
	var b strings.Builder
	b.WriteString(paperCSS)
	for percent := 1; percent <= 100; percent++ {
		fmt.Fprintf(&b, ".paper .w%d{width:%d%%}", percent, percent)
	}
	return b.String()
}

// HTML writes the paper as one element, to be set into a page that has CSS and
// its own first heading.
func HTML(w io.Writer, d Doc) error {
	h := htmlWriter{top: 2}
	h.paper(d.cleaned())
	_, err := io.WriteString(w, h.b.String())
	return err
}

// HTMLPage writes the paper as a file of its own.
func HTMLPage(w io.Writer, d Doc) error {
	d = d.cleaned()
	h := htmlWriter{top: 1}
	h.b.WriteString("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">" +
		`<meta name="viewport" content="width=device-width, initial-scale=1"><title>` + html.EscapeString(d.Title()) +
		"</title><style>" + CSS() + pageCSS(d.Label) + `</style></head><body class="paper-page"><main>`)
	h.paper(d)
	h.b.WriteString("</main></body></html>\n")
	_, err := io.WriteString(w, h.b.String())
	return err
}

// pageCSS numbers the printed pages and repeats the label from the second on.
func pageCSS(label string) string {
	var b strings.Builder
	b.WriteString(`@page{@top-center{content:counter(page);font:13pt "Times New Roman",serif}`)
	if label != "" {
		b.WriteString(`@top-right{content:"`)
		for _, r := range label { // as code points, so that no letter can end the string
			fmt.Fprintf(&b, `\%06x`, r)
		}
		b.WriteString(`";font:bold 11pt "Times New Roman",serif}`)
	}
	return b.String() + `}@page:first{@top-center{content:""}@top-right{content:""}}`
}

type htmlWriter struct {
	b     strings.Builder
	top   int   // level of the title's heading
	sheet sheet // that a table's columns are measured for
}

func (h *htmlWriter) paper(d Doc) {
	h.sheet = sheetOf(d.Landscape)
	h.b.WriteString(`<article class="paper" lang="vi">`)
	h.section(d.Landscape)
	h.opening(d)
	for _, b := range d.Blocks {
		h.block(b)
	}
	h.b.WriteString(`</section></article>`)
}

// el writes an element with escaped text; an empty text writes nothing.
func (h *htmlWriter) el(tag, class, text string) {
	if text == "" {
		return
	}
	h.open(tag, class)
	h.b.WriteString(html.EscapeString(text))
	h.b.WriteString("</" + tag + ">\n")
}

func (h *htmlWriter) open(tag, class string) {
	h.b.WriteString("<" + tag)
	if class != "" {
		h.b.WriteString(` class="` + class + `"`)
	}
	h.b.WriteString(">")
}

func (h *htmlWriter) opening(d Doc) {
	h.el("p", "label", d.Label)
	h.b.WriteString(`<header class="letterhead"><div class="issuer">`)
	h.el("p", "", bound(d.Parent))
	h.el("p", "name", bound(d.Issuer))
	h.b.WriteString(`</div><div class="nation">`)
	h.el("p", "", nation)
	h.el("p", "motto", motto)
	h.b.WriteString(`</div><div class="number">`)
	h.el("p", "", d.numberLine())
	h.el("p", "about", bound(d.about()))
	h.b.WriteString(`</div>`)
	h.el("p", "date", d.dateLine())
	h.b.WriteString("</header>\n")
	if d.Kind != "" {
		h.open(fmt.Sprintf("h%d", h.top), "title")
		h.el("span", "kind", d.Kind)
		h.el("span", "subject", bound(d.Subject))
		fmt.Fprintf(&h.b, "</h%d>\n", h.top)
	}
	if lines := d.addressees(); len(lines) > 0 {
		class := "to"
		if len(lines) > 1 {
			class = "to many"
		}
		h.open("div", class)
		for _, l := range lines {
			h.el("p", "", l)
		}
		h.b.WriteString("</div>\n")
	}
}

func (h *htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		level := min(max(b.Level, Part), Letter)
		h.el(fmt.Sprintf("h%d", h.top+max(level, Roman)), fmt.Sprintf("level%d", level), b.Text)
	case Para:
		class := ""
		if b.Centre {
			class = "centre"
		}
		h.open("p", class)
		h.text(b.Text)
		h.b.WriteString("</p>\n")
	case FillIn:
		h.fillIn(b)
	case List:
		h.b.WriteString(`<ul role="list">`)
		for _, item := range b.Items {
			h.b.WriteString("<li>")
			h.text(b.marked(item))
			h.b.WriteString("</li>\n")
		}
		h.b.WriteString("</ul>\n")
	case Notice:
		h.b.WriteString(`<div class="notice" role="note">`)
		for _, t := range b.texts() {
			h.b.WriteString("<p>")
			h.text(t)
			h.b.WriteString("</p>\n")
		}
		h.b.WriteString("</div>\n")
	case Table:
		h.table(b)
	case Pictures:
		h.pictures(b)
	case PageBreak:
		h.sheet = sheetOf(b.Landscape)
		h.b.WriteString(`</section>`)
		h.section(b.Landscape)
	case Signature:
		h.signature(b)
	case Seal:
		h.seal(b)
	}
}

// section begins a sheet.
func (h *htmlWriter) section(landscape bool) {
	class := "sheet"
	if landscape {
		class = "sheet landscape"
	}
	h.open("section", class)
}

// seal is the picture beside its words.
func (h *htmlWriter) seal(s Seal) {
	h.b.WriteString(`<div class="seal">`)
	if picture := s.picture(); picture != nil {
		fmt.Fprintf(&h.b, `<img alt="Mã QR dẫn đến trang kiểm tra văn bản" src="data:image/png;base64,%s">`, base64.StdEncoding.EncodeToString(picture))
	}
	h.b.WriteString(`<div>`)
	for _, l := range s.lines() {
		h.b.WriteString("<p>")
		h.text(l)
		h.b.WriteString("</p>\n")
	}
	h.b.WriteString("</div></div>\n")
}

// text writes runs, bold and italic as such.
func (h *htmlWriter) text(t Runs) {
	for _, r := range t {
		s := html.EscapeString(r.Text)
		if r.Italic {
			s = "<i>" + s + "</i>"
		}
		if r.Bold {
			s = "<b>" + s + "</b>"
		}
		h.b.WriteString(s)
	}
}

func (h *htmlWriter) signature(s Signature) {
	h.b.WriteString(`<footer class="signature">`)
	for _, c := range s.columns() {
		if c.empty() {
			h.b.WriteString(`<div>`)
		} else if c.signer == nil {
			h.b.WriteString(`<div class="recipients">`)
			for _, l := range c.words() {
				h.el("p", "", l)
			}
		} else {
			h.b.WriteString(`<div class="signer">`)
			for _, power := range c.signer.Powers {
				h.el("p", "", power)
			}
			h.el("p", "name", c.signer.Name)
		}
		h.b.WriteString("</div>")
	}
	h.b.WriteString("</footer>\n")
}
