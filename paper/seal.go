package paper

import (
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"rsc.io/qr"

	"khuyencong/programme"
)

// Seal (mã kiểm tra) leads from an issued paper to the page that says whether it
// stands: a QR picture, with the address and the code as text beside it for who
// has no camera.
type Seal struct {
	Address string `json:"address"`
	Code    string `json:"code"`
}

const (
	sealSide = 60.0 // of the picture with its white border, in points: 21 mm
	sealGap  = 8.0  // between the picture and the words
	sizeSeal = 11
)

func (Seal) kind() string { return "seal" }

func (s Seal) clean(c func(string) string) Block {
	s.Address, s.Code = c(s.Address), c(s.Code)
	return s
}

// lines are the words beside the picture.
func (s Seal) lines() []Runs {
	return []Runs{Bold("Mã kiểm tra văn bản: " + s.Code), Plain("Quét mã bên trái hoặc mở địa chỉ dưới đây để biết văn bản còn hiệu lực hay không và đối chiếu tệp đang có:"), Plain(s.Address)}
}

// picture is the QR code as a PNG file; nil for an address that is too long for
// one, of which the words still stand.
func (s Seal) picture() []byte {
	code, err := qr.Encode(s.Address, qr.M)
	if err != nil {
		return nil
	}
	return code.PNG()
}

// Issue is what a paper gets when it is issued (phát hành).
type Issue struct {
	Number  string // "15", "15a"
	Symbol  string // "HĐ-TTKC"
	Date    programme.Day
	Powers  []string // "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
	Signer  string
	Address string // of the page that says whether it stands
	Code    string
}

// draftLabel is what an issued paper no longer says.
const draftLabel = "DỰ THẢO"

// Issued is the paper as it goes out: numbered, dated, no draft any more, with
// its seal under the signatures. The name of who signs is put in where one
// person alone signs; the sides of a contract stay as they are.
func (d Doc) Issued(i Issue) Doc {
	d.Number, d.Symbol, d.Whole = numberOf(i.Number+"/"+i.Symbol, i.Symbol)
	d.Date = i.Date
	var labels []string
	for _, l := range strings.Split(d.Label, " – ") {
		if l != draftLabel {
			labels = append(labels, l)
		}
	}
	d.Label = strings.Join(labels, " – ")
	_, alone := d.signer()
	blocks := make(Blocks, len(d.Blocks))
	for n, b := range d.Blocks {
		if sign, is := b.(Signature); is && alone {
			sign.Signers = []Signer{{Powers: i.Powers, Name: i.Signer}}
			b = sign
		}
		blocks[n] = b
	}
	d.Blocks = blocks
	return d.Sealed(Seal{Address: i.Address, Code: i.Code})
}

// Sealed is the paper with its seal under the last signature, before its
// annexes.
func (d Doc) Sealed(s Seal) Doc {
	at := len(d.Blocks)
	for n, b := range d.Blocks {
		if _, is := b.(Signature); is {
			at = n + 1
		}
	}
	d.Blocks = append(append(append(Blocks{}, d.Blocks[:at]...), s), d.Blocks[at:]...)
	return d
}

// Signer is who the paper itself names under it: the one who signs alone, or
// the first of several.
func (d Doc) Signer() Signer {
	s, _ := d.signer()
	return s
}

// signer is the first signer, and whether there is no other.
func (d Doc) signer() (first Signer, alone bool) {
	var all []Signer
	for _, b := range d.Blocks {
		if s, is := b.(Signature); is {
			all = append(all, s.Signers...)
		}
	}
	if len(all) == 0 {
		return Signer{}, false
	}
	return all[0], len(all) == 1
}

// NumberText is the number as the paper itself has it, and its symbol: "15" and
// "HĐ-KC"; "" for a number that the clerk gives.
func (d Doc) NumberText() (number, symbol string) {
	switch {
	case d.Whole != "":
		number, symbol, _ = strings.Cut(d.Whole, "/")
		return number, symbol
	case d.Number > 0:
		return fmt.Sprintf("%02d", d.Number), d.Symbol
	}
	return "", d.Symbol
}

// seal is one strip: the picture at the left, the words beside it.
func (p *press) seal(s Seal) []strip {
	var words []strip
	height := 0.0
	set := set{x: marginLeft + sealSide + sealGap, room: p.sheet.text() - sealSide - sealGap, size: sizeSeal, spacing: 1, align: Left}
	for _, l := range s.lines() {
		for _, line := range p.strips(l, set, 0) {
			words, height = append(words, line), height+line.height
		}
	}
	return []strip{{gap: blockGap, height: max(sealSide, height), draw: func(top float64) {
		if picture := s.picture(); picture != nil {
			p.images++
			name := fmt.Sprintf("picture%d", p.images)
			p.pdf.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "png"}, strings.NewReader(string(picture)))
			p.pdf.ImageOptions(name, marginLeft, top, sealSide, sealSide, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
		}
		y := top + max(sealSide-height, 0)/2
		for _, line := range words {
			line.draw(y)
			y += line.height
		}
	}}}
}

// seal is a table without lines: the picture, the words.
func (w *docx) seal(s Seal) {
	room := w.sheet.text()
	w.p(pp{before: 6}, 4)
	w.layout([]float64{sealSide + sealGap, room - sealSide - sealGap})
	w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	w.cell(sealSide+sealGap, func() {
		if picture := s.picture(); picture != nil {
			w.body.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>`)
			w.drawing(docxImage{"png", picture}, sealSide, sealSide, "Mã QR: "+s.Address)
			w.body.WriteString(`</w:p>`)
		}
	})
	w.cell(room-sealSide-sealGap, func() {
		for _, l := range s.lines() {
			w.p(pp{align: Left}, sizeSeal, l)
		}
	})
	w.body.WriteString(`</w:tr></w:tbl>`)
	w.tabled = true
}
