package paper

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// PDF draws the paper as a PDF file with its fonts inside. It needs nothing
// from the machine, so it is the same bytes everywhere.
func PDF(d Doc) ([]byte, error) {
	return pdfOn(d, sheetOf)
}

// pdfOn draws on other sheets than A4; tests take one that never ends.
func pdfOn(d Doc, size func(landscape bool) sheet) ([]byte, error) {
	d = d.cleaned()
	p := &press{pdf: fpdf.New("P", "pt", "A4", ""), size: size, landscape: d.Landscape, label: d.Label}
	p.setUp(d)
	p.newPage()
	p.flow(p.opening(d))
	for i, b := range d.Blocks {
		if br, ok := b.(PageBreak); ok {
			p.print()
			p.landscape = br.Landscape
			if br.Annex {
				p.number = 0
			}
			p.newPage()
			continue
		}
		strips := p.block(b)
		if i+1 < len(d.Blocks) {
			strips = withNext(strips, d.Blocks[i+1])
		}
		p.pending = append(p.pending, strips...)
		if len(strips) == 0 || !strips[len(strips)-1].keep {
			p.print()
		}
	}
	p.print()
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("paper: pdf: %w", err)
	}
	return out.Bytes(), nil
}

// press prints strips of content on pages, from top to bottom.
type press struct {
	pdf       *fpdf.Fpdf
	size      func(landscape bool) sheet
	landscape bool
	sheet     sheet
	label     string
	number    int     // of the page, in the paper or in its annex
	y         float64 // how far the page is filled
	pending   []strip // not yet printed: the last is kept with what follows
	outlined  bool    // a heading stands in the outline
	images    int     // pictures that were drawn
}

const fontFamily = "liberationserif"

// setUp loads the fonts and fixes everything that would differ from one run to
// the next.
func (p *press) setUp(d Doc) {
	for _, f := range fontFiles {
		p.pdf.AddUTF8FontFromBytes(fontFamily, f.name, f.ttf)
	}
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCellMargin(0)
	p.pdf.SetLineWidth(thinRule)
	p.pdf.SetCatalogSort(true)
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if d.Date != 0 {
		made = time.Date(d.Date.Year(), time.Month(d.Date.Month()), d.Date.DayOfMonth(), 0, 0, 0, 0, time.UTC)
	}
	p.pdf.SetCreationDate(made)
	p.pdf.SetModificationDate(made)
	p.pdf.SetProducer("khuyencong", true)
	p.pdf.SetTitle(d.Title(), true)
	p.pdf.SetAuthor(d.Issuer, true)
	p.pdf.SetLang("vi-VN")
}

// block turns a block into strips of the width of the text.
func (p *press) block(b Block) []strip {
	switch b := b.(type) {
	case Heading:
		return p.heading(b)
	case Para:
		return p.para(b)
	case FillIn:
		return p.fillIn(b)
	case List:
		return p.list(b)
	case Notice:
		return p.notice(b)
	case Table:
		return p.table(b)
	case Pictures:
		return p.pictures(b)
	case Signature:
		return p.signature(b)
	case Seal:
		return p.seal(b)
	}
	return nil
}

// withNext keeps the end of a text with the signature under it, and that with
// the seal: neither stands on a page alone.
func withNext(strips []strip, next Block) []strip {
	_, signed := next.(Signature)
	_, sealed := next.(Seal)
	if (signed || sealed) && len(strips) > 0 {
		strips[len(strips)-1].keep = true
	}
	return strips
}

// printable is text as it goes into the file: a blank that does not break is a
// blank once the lines are broken.
func printable(s string) string { return strings.ReplaceAll(s, nbsp, " ") }
