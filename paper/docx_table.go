package paper

import (
	"fmt"
	"strings"
)

// table writes caption and unit, the rows, the notes; the end of a signed one
// stays with the signature.
func (w *docx) table(t Table, signed bool) {
	if t.Caption != "" {
		w.p(pp{align: Centre, before: blockGap, keepNext: true}, sizeBody, Bold(t.Caption))
	}
	if t.Unit != "" {
		w.p(pp{align: Right, before: 3, keepNext: true}, sizeUnit, Italic(t.Unit))
	}
	w.p(pp{keepNext: true}, 3)
	if g := t.grid(); g.columns > 0 && len(g.at) > 0 {
		w.grid(t, g, signed)
	}
	for i, n := range t.Notes {
		o := pp{align: Left, keepNext: signed && i == len(t.Notes)-1}
		if i == 0 {
			o.before = 3
		}
		w.p(o, sizeUnit, Italic(n))
	}
}

func (w *docx) grid(t Table, g grid, signed bool) {
	size, columns := t.fit(g, w.sheet.text())
	b := &w.body
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, twips(sum(columns)))
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	fmt.Fprintf(b, `</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="%[1]d" w:type="dxa"/><w:left w:w="%[2]d" w:type="dxa"/>`+
		`<w:bottom w:w="%[1]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tblCellMar></w:tblPr>`, twips(cellTop), twips(cellSide))
	w.columns(columns)
	for i, row := range g.at {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if i < g.head {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		keep := i < g.head || g.linked(i) || i == len(g.at)-2 || i == len(g.at)-1 && (signed || len(t.Notes) > 0)
		for col := 0; col < len(row); col += row[col].cols {
			w.tableCell(row[col], i, size, sum(columns[col:col+row[col].cols]), keep)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	w.tabled = true
}

// tableCell writes a cell in row i; below its first row a cell that spans rows
// is written again without its text, as Word wants it.
func (w *docx) tableCell(s *spread, i int, size, width float64, keep bool) {
	b := &w.body
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, twips(width))
	if s.cols > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, s.cols)
	}
	var lines []Runs
	switch {
	case i > s.row:
		b.WriteString(`<w:vMerge/>`)
	case s.rows > 1:
		b.WriteString(`<w:vMerge w:val="restart"/>`)
		fallthrough
	default:
		for _, line := range strings.Split(s.text, "\n") {
			lines = append(lines, s.runs(line))
		}
	}
	b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	o := pp{align: s.align, keepNext: keep}
	if o.align == "" {
		o.align = Left
	}
	w.p(o, size, lines...)
	b.WriteString(`</w:tc>`)
}
