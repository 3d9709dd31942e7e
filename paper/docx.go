package paper

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// DOCX writes the paper as a Word file. It is the same bytes for the same Doc:
// no part carries the time it was made or a random mark.
func DOCX(d Doc) ([]byte, error) {
	d = d.cleaned()
	w := &docx{label: d.Label, sheet: sheetOf(d.Landscape), landscape: d.Landscape}
	w.opening(d)
	for i := 0; i < len(d.Blocks); i++ {
		if rows := signatures(d.Blocks[i:]); len(rows) > 1 {
			w.together(rows)
			i += len(rows) - 1
			continue
		}
		_, signed := next(d.Blocks, i).(Signature)
		w.block(d.Blocks[i], signed)
	}
	w.lastSection()

	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", coreProperties(d)},
		{"word/document.xml", document(w.body.String())},
		{"word/_rels/document.xml.rels", withImages(documentRels, w.images)},
		{"word/styles.xml", docxStyles()},
		{"word/settings.xml", docxSettings},
		{"word/header1.xml", pageHeader(d.Label, sheetOf(false), true)},
		{"word/header2.xml", pageHeader(d.Label, sheetOf(true), true)},
		{"word/header3.xml", pageHeader(d.Label, sheetOf(false), false)},
		{"word/header4.xml", pageHeader(d.Label, sheetOf(true), false)},
	}
	for i, one := range w.images {
		parts = append(parts, struct{ name, content string }{"word/" + one.name(i+1), string(one.content)})
	}
	for _, part := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: zipTime})
		if err == nil {
			_, err = f.Write([]byte(part.content))
		}
		if err != nil {
			return nil, fmt.Errorf("paper: docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("paper: docx: %w", err)
	}
	return out.Bytes(), nil
}

// zipTime is the oldest moment a zip file can state.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func next(blocks Blocks, i int) Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

// docx writes the body of word/document.xml.
type docx struct {
	body      strings.Builder
	label     string
	sheet     sheet
	landscape bool
	later     bool // the first section is closed
	annex     bool // the section is numbered on its own
	tabled    bool // the last thing written is a table
	images    []docxImage
}

// block writes a block; signed tells that a signature follows, from which no
// page parts it.
func (w *docx) block(b Block, signed bool) {
	switch b := b.(type) {
	case Heading:
		w.heading(b)
	case Para:
		w.para(b, signed)
	case FillIn:
		w.fillIn(b, signed)
	case List:
		for i, item := range b.Items {
			w.para(Para{Text: b.marked(item)}, signed && i == len(b.Items)-1)
		}
	case Notice:
		w.notice(b)
	case Table:
		w.table(b, signed)
	case Pictures:
		w.pictures(b)
	case PageBreak:
		w.pageBreak(b)
	case Signature:
		w.signature(b)
	case Seal:
		w.seal(b)
	}
}

// pageBreak closes a section, for only a section can lie sideways.
func (w *docx) pageBreak(b PageBreak) {
	w.body.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`)
	w.section()
	w.body.WriteString(`</w:pPr></w:p>`)
	w.tabled = false
	w.landscape, w.annex = b.Landscape, b.Annex
	w.sheet = sheetOf(b.Landscape)
}

// lastSection ends the body. Word wants a paragraph after a table.
func (w *docx) lastSection() {
	if w.tabled {
		w.spacer()
	}
	w.section()
}

func (w *docx) section() {
	header, first, orient := "rId3", "rId5", ""
	if w.landscape {
		header, first, orient = "rId4", "rId6", ` w:orient="landscape"`
	}
	references := `<w:headerReference w:type="default" r:id="` + header + `"/>`
	numbering := ""
	switch {
	case !w.later: // no number on page 1, and the label is in its body
		numbering = `<w:titlePg/>`
	case w.annex:
		references += `<w:headerReference w:type="first" r:id="` + first + `"/>`
		numbering = `<w:pgNumType w:start="1"/><w:titlePg/>`
	}
	w.later = true
	fmt.Fprintf(&w.body, `<w:sectPr>%s<w:type w:val="nextPage"/>`+
		`<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s</w:sectPr>`,
		references, twips(w.sheet.width), twips(w.sheet.height), orient, twips(marginTop), twips(marginRight),
		twips(marginBottom), twips(marginLeft), twips(pageNumberTop), twips(pageNumberTop), numbering)
}

// spacer is a paragraph of no height: between two tables, which Word would join.
func (w *docx) spacer() {
	w.body.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`)
	w.tabled = false
}

// twips is a length in twentieths of a point, Word's own measure.
func twips(points float64) int { return int(points*20 + 0.5) }
