package paper

import "fmt"

// opening is everything above the body: label, letterhead, title, addressees.
func (w *docx) opening(d Doc) {
	room := w.sheet.text()
	if d.Label != "" {
		side := (room-width(d.Label, bold, sizeLabel))/2 - 2
		w.p(pp{align: Centre, left: side, right: side, box: true}, sizeLabel, Bold(d.Label))
		w.p(pp{}, 4)
	}
	w.letterhead(d, room)
	if kind, subject, rule := d.titleLines(room); kind != nil {
		for i, l := range append(kind, subject...) {
			o := pp{align: Centre, keepNext: true}
			if i == 0 {
				o.before = 20
			}
			w.p(o, sizeBody, Bold(l))
		}
		w.rule(rule, room)
	}
	for i, l := range d.addressees() {
		o := pp{align: Centre, before: paragraphGap / 2, spacing: lineSpacing}
		if i == 0 {
			o.before = 14
		}
		if len(d.To) > 1 {
			o.align, o.left = Left, toIndent(i)
		}
		w.p(o, sizeBody, Plain(l))
	}
}

// rule is a line in the middle of a column: the upper border of a paragraph
// without text, drawn in from both sides.
func (w *docx) rule(length, room float64) {
	side := max(room-length, 0) / 2
	w.p(pp{align: Centre, left: side, right: side, before: 3, topRule: true}, 1)
}

// letterhead is a table without lines: names above, number and date below.
func (w *docx) letterhead(d Doc, room float64) {
	h := d.letterhead(room)
	w.layout([]float64{h.left, h.right})
	w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	w.cell(h.left, func() {
		w.each(h.parent, regular, sizeNation)
		w.each(h.issuer, bold, sizeNation)
		w.rule(h.issuerRule, h.left)
	})
	w.cell(h.right, func() {
		w.each([]string{nation}, bold, sizeNation)
		w.each([]string{motto}, bold, sizeMotto)
		w.rule(h.mottoRule, h.right)
	})
	w.body.WriteString(`</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	w.cell(h.left, func() {
		w.each([]string{d.numberLine()}, regular, sizeNumber)
		w.each(h.about, regular, sizeAbout)
	})
	w.cell(h.right, func() { w.each([]string{d.dateLine()}, italic, sizeNumber) })
	w.body.WriteString(`</w:tr></w:tbl>`)
	w.tabled = true
}

// each writes centred lines under each other.
func (w *docx) each(lines []string, st style, size float64) {
	for _, l := range lines {
		w.p(pp{align: Centre}, size, Runs{{Text: l, Bold: st&bold != 0, Italic: st&italic != 0}})
	}
}

// layout begins a table without lines that only sets things side by side.
func (w *docx) layout(columns []float64) {
	if w.tabled {
		w.spacer()
	}
	fmt.Fprintf(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`, twips(sum(columns)))
	w.columns(columns)
}

func (w *docx) columns(columns []float64) {
	w.body.WriteString(`<w:tblGrid>`)
	for _, c := range columns {
		fmt.Fprintf(&w.body, `<w:gridCol w:w="%d"/>`, twips(c))
	}
	w.body.WriteString(`</w:tblGrid>`)
}

// cell is one cell of a layout; fill must write at least a paragraph.
func (w *docx) cell(width float64, fill func()) {
	fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, twips(width))
	before := w.body.Len()
	fill()
	if w.body.Len() == before {
		w.p(pp{}, sizeBody)
	}
	w.body.WriteString(`</w:tc>`)
}

// signatures are the rows of signers that blocks begin with.
func signatures(blocks Blocks) (rows []Signature) {
	for _, b := range blocks {
		s, ok := b.(Signature)
		if !ok {
			break
		}
		rows = append(rows, s)
	}
	return rows
}

// together sets several rows of signers on one page: within the one cell of a
// table whose row no page splits. Keeping tables together by their paragraphs
// is not a thing that every word processor does.
func (w *docx) together(rows []Signature) {
	room := w.sheet.text()
	w.layout([]float64{room})
	w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	w.cell(room, func() {
		for _, s := range rows {
			w.signature(s)
		}
		w.spacer()
	})
	w.body.WriteString(`</w:tr></w:tbl>`)
	w.tabled = true
}

// signature sets Nơi nhận and the signers side by side, never over two pages.
func (w *docx) signature(s Signature) {
	parts := s.columns()
	if len(parts) == 0 {
		return
	}
	room := w.sheet.text() / float64(len(parts))
	columns := make([]float64, len(parts))
	for i := range columns {
		columns[i] = room
	}
	w.p(pp{before: 12, keepNext: true}, 4)
	w.layout(columns)
	w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for _, c := range parts {
		w.cell(room, func() {
			for _, l := range c.lines(room) {
				w.p(pp{align: l.align, before: l.gap}, l.size, l.text)
			}
		})
	}
	w.body.WriteString(`</w:tr></w:tbl>`)
	w.tabled = true
}
