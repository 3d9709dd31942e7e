package paper

import (
	"fmt"
	"html"
	"strings"
)

// table writes a table in a box of its own, which scrolls on a narrow screen
// while the page does not.
func (h *htmlWriter) table(t Table) {
	g := t.grid()
	if g.columns == 0 || len(g.at) == 0 {
		h.el("p", "caption", t.Caption)
		h.el("p", "unit", t.Unit)
		h.notes(t)
		return
	}
	name := t.Caption
	if name == "" {
		name = "Bảng số liệu"
	}
	class := "few"
	if g.columns > 8 {
		class = "many"
	} else if g.columns > 4 {
		class = "some"
	}
	fmt.Fprintf(&h.b, `<div class="table" role="region" tabindex="0" aria-label="%s"><table class="%s">`, html.EscapeString(name), class)
	if t.Caption+t.Unit != "" {
		h.b.WriteString("<caption>")
		h.el("span", "caption", t.Caption)
		h.el("span", "unit", t.Unit)
		h.b.WriteString("</caption>")
	}
	_, columns := t.fit(g, h.sheet.text())
	h.b.WriteString("<colgroup>")
	for _, c := range columns {
		fmt.Fprintf(&h.b, `<col class="w%d">`, max(int(100*c/h.sheet.text()+0.5), 1))
	}
	h.b.WriteString("</colgroup><thead>\n")
	title := t.titleColumn()
	for i := range g.at {
		if i == g.head {
			h.b.WriteString("</thead><tbody>\n")
		}
		h.b.WriteString("<tr>")
		for _, s := range g.row(i) {
			h.tableCell(s, s.col == title)
		}
		h.b.WriteString("</tr>\n")
	}
	if g.head == len(g.at) {
		h.b.WriteString("</thead><tbody>")
	}
	h.b.WriteString("</tbody></table></div>\n")
	h.notes(t)
}

func (h *htmlWriter) notes(t Table) {
	for _, n := range t.Notes {
		h.el("p", "note", n)
	}
}

// titleColumn is the column that says what a row is about: the first of text.
func (t Table) titleColumn() int {
	for i, c := range t.Columns {
		if c.Align == "" || c.Align == Left {
			return i
		}
	}
	return 0
}

func (h *htmlWriter) tableCell(s *spread, title bool) {
	tag, scope := "td", ""
	switch {
	case s.text == "": // an empty cell heads nothing
	case s.head && s.cols > 1:
		tag, scope = "th", "colgroup"
	case s.head:
		tag, scope = "th", "col"
	case title:
		tag, scope = "th", "row"
	}
	h.b.WriteString("<" + tag)
	if scope != "" {
		h.b.WriteString(` scope="` + scope + `"`)
	}
	if s.rows > 1 {
		fmt.Fprintf(&h.b, ` rowspan="%d"`, s.rows)
	}
	if s.cols > 1 {
		fmt.Fprintf(&h.b, ` colspan="%d"`, s.cols)
	}
	var classes []string
	if s.align == Right || s.align == Centre {
		classes = append(classes, string(s.align))
	}
	if s.style&bold != 0 {
		classes = append(classes, "bold")
	}
	if s.style&italic != 0 {
		classes = append(classes, "italic")
	}
	if len(classes) > 0 {
		h.b.WriteString(` class="` + strings.Join(classes, " ") + `"`)
	}
	h.b.WriteString(">" + strings.ReplaceAll(html.EscapeString(s.text), "\n", "<br>") + "</" + tag + ">")
}
