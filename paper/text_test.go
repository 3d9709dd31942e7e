package paper

import "strings"

// Text is the paper as plain text, in the order it is read: for tests, for
// searching, and to compare two versions of a paper line by line.
func Text(d Doc) string {
	d = d.cleaned()
	var t textWriter
	t.line(d.Label)
	t.line(d.Parent)
	t.line(d.Issuer)
	t.line(nation)
	t.line(motto)
	t.line(d.numberLine())
	t.line(d.about())
	t.line(d.dateLine())
	if d.Kind != "" {
		t.b.WriteByte('\n')
		t.line(d.Kind)
		t.line(d.Subject)
	}
	for _, l := range d.addressees() {
		t.line(l)
	}
	for _, b := range d.Blocks {
		t.block(b)
	}
	return t.b.String()
}

type textWriter struct{ b strings.Builder }

// line writes a line; an empty text is no line.
func (t *textWriter) line(s string) {
	if s = strings.TrimSpace(strings.ReplaceAll(s, nbsp, " ")); s != "" {
		t.b.WriteString(s + "\n")
	}
}

func (t *textWriter) block(b Block) {
	t.b.WriteByte('\n')
	switch b := b.(type) {
	case Heading:
		t.line(b.Text)
	case Para:
		t.line(b.Text.String())
	case FillIn:
		t.line(b.runs().String())
	case List:
		for _, item := range b.Items {
			t.line(b.marked(item).String())
		}
	case Notice:
		for _, p := range b.texts() {
			t.line(p.String())
		}
	case Pictures:
		for _, one := range b.Items {
			t.line(one.Caption)
		}
	case Table:
		t.table(b)
	case Seal:
		for _, l := range b.lines() {
			t.line(l.String())
		}
	case Signature:
		for _, c := range b.columns() {
			for _, l := range c.words() {
				t.line(l)
			}
		}
	}
}

// table writes a row a line, its cells between bars; what a cell spans is left
// out.
func (t *textWriter) table(tb Table) {
	t.line(tb.Caption)
	t.line(tb.Unit)
	g := tb.grid()
	for i := range g.at {
		t.b.WriteByte('|')
		for _, s := range g.row(i) {
			text := strings.ReplaceAll(strings.ReplaceAll(s.text, nbsp, " "), "\n", " ")
			t.b.WriteString(strings.TrimRight(" "+text, " ") + " |")
		}
		t.b.WriteByte('\n')
	}
	for _, n := range tb.Notes {
		t.line(n)
	}
}
