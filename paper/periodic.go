package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Periodic is the report of a month, a quarter, half a year or a year as an
// official paper: the office's prose, every contradiction in a box at the top,
// and the prescribed tables (biểu) as an annex.
func Periodic(r programme.Report, p programme.Periodic) Doc {
	number, _ := strconv.Atoi(r.Number)
	d := Doc{
		Parent: p.Year.Programme.ParentOffice, Issuer: p.Year.Programme.Office, Number: number, Symbol: r.Symbol, Place: r.Seat, Date: r.Date,
		Kind: "BÁO CÁO", Subject: "Kết quả công tác khuyến công " + r.Span.Label(), To: textLines(r.To), Label: label(r, p.Year),
	}
	if r.ByDepartment() { // the department's own paper, not the centre's
		d.Parent, d.Issuer = "", p.Year.Programme.ParentOffice
	}
	if box, needed := contradictions(r, p.Year); needed {
		d.Blocks = append(d.Blocks, box)
	}
	chapter := 0
	for _, s := range r.Sections {
		if s.Key != "closing" {
			chapter++
			d.Blocks = append(d.Blocks, Heading{Level: Roman, Text: roman(chapter) + ". " + strings.ToUpper(s.Title)})
		}
		d.Blocks = append(d.Blocks, prose(s.Text)...)
	}
	d.Blocks = append(d.Blocks, Signature{Recipients: textLines(r.Recipients), Signers: []Signer{{Powers: textLines(r.SignerPower), Name: r.SignerName}}})
	d.Blocks = append(d.Blocks, PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "BIỂU KÈM THEO BÁO CÁO"})
	for i, t := range p.Tables() {
		t.Title = fmt.Sprintf("Biểu %d. %s", i+1, t.Title)
		d.Blocks = append(d.Blocks, drawTable(0, t))
	}
	return d
}
