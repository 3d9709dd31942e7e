package paper

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// pp is how a paragraph is set; lengths in points.
type pp struct {
	style        string // a paragraph style of styles.xml
	align        Align  // "" is justified
	before       float64
	spacing      float64 // 0 is single
	indent       float64 // of the first line
	left, right  float64 // of the whole
	keepNext     bool
	box, topRule bool
	leader       float64 // where dots behind each line end; 0 for none
}

// p writes a paragraph; its lines are broken where the texts end.
func (w *docx) p(o pp, size float64, lines ...Runs) {
	b := &w.body
	b.WriteString(`<w:p><w:pPr>`)
	if o.style != "" {
		fmt.Fprintf(b, `<w:pStyle w:val="%s"/>`, o.style)
	}
	if o.keepNext {
		b.WriteString(`<w:keepNext/>`)
	}
	if o.box {
		b.WriteString(`<w:pBdr>`)
		for _, side := range []string{"top", "left", "bottom", "right"} {
			fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="4" w:color="000000"/>`, side)
		}
		b.WriteString(`</w:pBdr>`)
	}
	if o.topRule {
		b.WriteString(`<w:pBdr><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:pBdr>`)
	}
	if o.leader > 0 {
		fmt.Fprintf(b, `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, twips(o.leader))
	}
	line, rule := int(240*max(o.spacing, 1)+0.5), "auto"
	if o.topRule {
		line, rule = 80, "exact"
	}
	fmt.Fprintf(b, `<w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="%s"/>`, twips(o.before), line, rule)
	fmt.Fprintf(b, `<w:ind w:left="%d" w:right="%d" w:firstLine="%d"/>`, twips(o.left), twips(o.right), twips(o.indent))
	fmt.Fprintf(b, `<w:jc w:val="%s"/>`, justification(o.align))
	fmt.Fprintf(b, `<w:rPr><w:sz w:val="%d"/></w:rPr></w:pPr>`, halves(size))
	for i, l := range lines {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		for _, r := range l {
			w.run(r, size)
		}
		if o.leader > 0 {
			b.WriteString(`<w:r><w:tab/></w:r>`)
		}
	}
	b.WriteString(`</w:p>`)
	w.tabled = false
}

func (w *docx) run(r Run, size float64) {
	if r.Text == "" {
		return
	}
	b := &w.body
	b.WriteString(`<w:r><w:rPr>`)
	if r.Bold {
		b.WriteString(`<w:b/>`)
	}
	if r.Italic {
		b.WriteString(`<w:i/>`)
	}
	fmt.Fprintf(b, `<w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, halves(size), escaped(r.Text))
}

// halves is a size in half points.
func halves(size float64) int { return int(size*2 + 0.5) }

func justification(a Align) string {
	switch a {
	case Left:
		return "left"
	case Right:
		return "right"
	case Centre:
		return "center"
	}
	return "both"
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

func (w *docx) heading(h Heading) {
	o := pp{align: Left, before: headingGap, spacing: lineSpacing, indent: firstIndent, keepNext: true,
		style: fmt.Sprintf("Heading%d", min(max(h.Level, Roman), Letter))}
	if h.Level <= Part {
		o.align, o.indent, o.style = Centre, 0, "Title"
	}
	w.p(o, sizeBody, h.runs())
}

func (w *docx) para(b Para, keepNext bool) {
	o := pp{before: paragraphGap, spacing: lineSpacing, indent: firstIndent, keepNext: keepNext}
	if b.Centre {
		o.align, o.indent = Centre, 0
	}
	w.p(o, sizeBody, b.Text)
}

// notice is one frame around paragraphs of the same borders and indents.
func (w *docx) notice(n Notice) {
	for i, t := range n.texts() {
		o := pp{left: boxPad, right: boxPad, box: true, before: paragraphGap / 2, keepNext: i == 0 && n.Title != ""}
		if i == 0 {
			o.before = blockGap
		}
		w.p(o, sizeNotice, t)
	}
}
