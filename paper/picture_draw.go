package paper

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// pictures are rows of two; a row is never cut.
func (p *press) pictures(b Pictures) (out []strip) {
	for _, row := range b.rows() {
		room := p.sheet.half()
		var parts []strip
		high := 0.0
		for i, one := range row {
			part := p.picture(one, marginLeft+float64(i)*(room+pictureGap), room)
			parts, high = append(parts, part), max(high, part.height)
		}
		out = append(out, strip{gap: blockGap, height: high, draw: func(top float64) {
			for _, part := range parts {
				part.draw(top)
			}
		}})
	}
	return out
}

// picture is one picture and its caption in a column.
func (p *press) picture(one Picture, x, room float64) strip {
	form, width, height := one.form(room)
	caption := p.strips(Italic(one.Caption), set{x: x, room: room, size: sizeUnit, spacing: 1, align: Centre}, 0)
	high := height
	for _, line := range caption {
		high += line.height
	}
	return strip{height: high, draw: func(top float64) {
		if form != "" {
			p.images++
			name, options := fmt.Sprintf("picture%d", p.images), fpdf.ImageOptions{ImageType: form}
			p.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(one.Image))
			p.pdf.ImageOptions(name, x+(room-width)/2, top, width, height, false, options, 0, "")
		}
		top += height
		for _, line := range caption {
			line.draw(top)
			top += line.height
		}
	}}
}

// pictures are a table of two columns without rules.
func (w *docx) pictures(b Pictures) {
	room := w.sheet.half()
	w.p(pp{keepNext: true}, 3)
	fmt.Fprintf(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`, twips(w.sheet.text()))
	w.columns([]float64{w.sheet.text() / 2, w.sheet.text() / 2})
	for _, row := range b.rows() {
		w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range 2 {
			w.cell(w.sheet.text()/2, func() {
				if i < len(row) {
					w.picture(row[i], room)
				} else {
					w.p(pp{}, sizeUnit)
				}
			})
		}
		w.body.WriteString(`</w:tr>`)
	}
	w.body.WriteString(`</w:tbl>`)
	w.tabled = true
}

// emus are English Metric Units, in which Word measures pictures.
func emus(points float64) int { return int(points * 12_700) }

func (w *docx) picture(one Picture, room float64) {
	form, width, height := one.form(room)
	if form != "" {
		fmt.Fprintf(&w.body, `<w:p><w:pPr><w:keepNext/><w:spacing w:before="%d" w:after="0"/><w:jc w:val="center"/></w:pPr>`, twips(blockGap))
		w.drawing(docxImage{form, one.Image}, width, height, one.Caption)
		w.body.WriteString(`</w:p>`)
	}
	w.p(pp{align: Centre}, sizeUnit, Italic(one.Caption))
}

// drawing is a picture in a line of text; words say what it shows.
func (w *docx) drawing(one docxImage, width, height float64, words string) {
	w.images = append(w.images, one)
	n := len(w.images)
	fmt.Fprintf(&w.body, `<w:r><w:drawing>`+
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[4]s" descr="%[5]s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[6]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		emus(width), emus(height), n, fmt.Sprintf("image%d.%s", n, one.form), escaped(words), imageRel(n))
}

// docxImage is a picture's file in a Word file.
type docxImage struct {
	form    string
	content []byte
}

// imageRel is the mark by which the body calls its nth picture.
func imageRel(n int) string { return fmt.Sprintf("rIdImage%d", n) }

// imageName is where the nth picture lies, below word/.
func (i docxImage) name(n int) string { return fmt.Sprintf("media/image%d.%s", n, i.form) }

// withImages adds the pictures to the relations of the body.
func withImages(rels string, images []docxImage) string {
	var b strings.Builder
	for i, one := range images {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%simage" Target="%s"/>`, imageRel(i+1), relTypes, one.name(i+1))
	}
	return strings.Replace(rels, `</Relationships>`, b.String()+`</Relationships>`, 1)
}

// pictures are figures; their files stand in the page, which so can be saved
// whole.
func (h *htmlWriter) pictures(b Pictures) {
	h.b.WriteString(`<div class="pictures">`)
	for _, one := range b.Items {
		h.b.WriteString(`<figure>`)
		if form, _, _ := one.form(1); form != "" {
			fmt.Fprintf(&h.b, `<img alt="" src="data:image/%s;base64,%s">`, form, base64.StdEncoding.EncodeToString(one.Image))
		}
		h.el("figcaption", "", one.Caption)
		h.b.WriteString(`</figure>`)
	}
	h.b.WriteString("</div>\n")
}
