package paper

import (
	"strings"
	"testing"
)

// TestRowsOfSignersStayTogether: several rows of signers are in one row of a
// table that no page splits, in Word; in the PDF they are on one page.
func TestRowsOfSignersStayTogether(t *testing.T) {
	row := Signature{Signers: []Signer{{Powers: []string{"ĐẠI DIỆN"}, Name: "Trần Văn A"}, {Powers: []string{"ĐẠI DIỆN"}, Name: "Lê Thị B"}}}
	need(t, "pdftotext")
	for lines := 20; lines < 34; lines++ {
		d := Doc{Issuer: "A", Kind: "BIÊN BẢN"}
		for range lines {
			d.Blocks = append(d.Blocks, Para{Text: Plain("Một dòng.")})
		}
		d.Blocks = append(d.Blocks, row, row)
		signed := 0
		for _, page := range pdfPages(t, drawPDF(t, d)) {
			text := strings.Join(page, " ")
			if n := strings.Count(text, "Trần Văn A"); n > 0 {
				signed++
				if n != 2 || !strings.Contains(text, "dòng.") {
					t.Errorf("after %d lines a page has %d rows of signers: %s", lines, n, text)
				}
			}
		}
		if signed != 1 {
			t.Errorf("after %d lines the signers are on %d pages", lines, signed)
		}
	}
	w := &docx{sheet: sheetOf(false)}
	w.together([]Signature{row, row})
	if xml := w.body.String(); strings.Count(xml, "<w:tbl>") != 3 || !strings.HasPrefix(xml[strings.Index(xml, "<w:tr>"):], "<w:tr><w:trPr><w:cantSplit/>") {
		t.Errorf("the rows are not in one: %s", xml)
	}
}
