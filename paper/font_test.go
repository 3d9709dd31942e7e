package paper

import (
	"testing"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
)

// vietnamese is the 134 letters that Vietnamese writes with a mark, each one
// composed character.
const vietnamese = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ" +
	"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

func TestFontHasEveryVietnameseLetter(t *testing.T) {
	letters := []rune(vietnamese)
	if len(letters) != 134 {
		t.Fatalf("the list has %d letters, want 134", len(letters))
	}
	for _, r := range letters {
		if !drawable(r) {
			t.Errorf("no glyph for %c", r)
		}
		if up := unicode.ToUpper(r); !drawable(up) {
			t.Errorf("no glyph for %c", up)
		}
	}
	for _, r := range "0123456789.,;:!?()[]%/+-–—−×≥≤…“”‘’«»₫ \u00a0" + string(unknownLetter) {
		if !drawable(r) {
			t.Errorf("no glyph for %q", r)
		}
	}
	for _, r := range "😀中\u0301\x01" {
		if r != '\u0301' && drawable(r) {
			t.Errorf("%q is said to be drawable", r)
		}
	}
}

// TestWidthsAreThePDFs holds our measure to the library's: a line that was
// measured to fit must be drawn as wide as it was measured.
func TestWidthsAreThePDFs(t *testing.T) {
	pdf := fpdf.New("P", "pt", "A4", "")
	for st, f := range fontFiles {
		pdf.AddUTF8FontFromBytes("serif", f.name, f.ttf)
		pdf.SetFont("serif", f.name, 1000)
		for _, r := range vietnamese + " abcxyzABCXYZ0123456789.,-–−%" {
			got, want := width(string(r), style(st), 1000), pdf.GetStringWidth(string(r))
			if got < want-0.5 || got > want+0.5 {
				t.Errorf("%c in style %d: %v, the PDF has %v", r, st, got, want)
			}
		}
	}
}
