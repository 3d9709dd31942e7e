package paper

import (
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
)

// style is one of the four faces of the paper's font. Liberation Serif 2 has
// the letter widths of Times New Roman, so a line broken here breaks in Word at
// the same place.
type style int

const (
	regular style = iota
	bold
	italic
	boldItalic
)

func styleOf(isBold, isItalic bool) style {
	s := regular
	if isBold {
		s |= bold
	}
	if isItalic {
		s |= italic
	}
	return s
}

// fontFiles are the faces, by style, with the names the PDF library gives them.
var fontFiles = [4]struct {
	name string
	ttf  []byte
}{
	regular:    {"", liberationserifregular.TTF},
	bold:       {"B", liberationserifbold.TTF},
	italic:     {"I", liberationserifitalic.TTF},
	boldItalic: {"BI", liberationserifbolditalic.TTF},
}

// The font's line is higher than its letters: ascent, descent and gap, as
// shares of the size. They are those of Times New Roman.
const (
	fontAscent = 0.891
	fontLine   = 1.149
)

// widths are the advance widths of each face in thousandths of the size, as the
// PDF states them, by letter; noGlyph marks a letter that is missing.
var widths = sync.OnceValue(func() (w [4][]uint16) {
	for i, f := range fontFiles {
		w[i] = glyphWidths(f.ttf)
	}
	return w
})

const noGlyph = 0xFFFF

// drawable tells whether all four faces have the letter.
func drawable(r rune) bool {
	for _, face := range widths() {
		if int(r) >= len(face) || face[r] == noGlyph {
			return false
		}
	}
	return true
}

// width is the length of a text in points at a size.
func width(s string, st style, size float64) float64 {
	face := widths()[st]
	sum := 0
	for _, r := range s {
		if int(r) >= len(face) || face[r] == noGlyph {
			r = unknownLetter
		}
		sum += int(face[r])
	}
	return float64(sum) * size / 1000
}

// glyphWidths reads a TrueType file's table of letters (cmap, format 4) and
// its advance widths. The files are our own, embedded: a broken one would
// fail every test, so nothing is checked here.
func glyphWidths(ttf []byte) []uint16 {
	u16 := func(at int) int { return int(ttf[at])<<8 | int(ttf[at+1]) }
	u32 := func(at int) int { return u16(at)<<16 | u16(at+2) }
	tables := map[string]int{}
	for i := range u16(4) {
		entry := 12 + 16*i
		tables[string(ttf[entry:entry+4])] = u32(entry + 8)
	}
	unitsPerEm := u16(tables["head"] + 18)
	longMetrics := u16(tables["hhea"] + 34)
	advance := func(glyph int) int {
		units := u16(tables["hmtx"] + 4*min(glyph, longMetrics-1))
		return (units*1000 + unitsPerEm/2) / unitsPerEm
	}

	cmap := tables["cmap"]
	sub := 0
	for i := range u16(cmap + 2) {
		if at := cmap + u32(cmap+4+8*i+4); u16(at) == 4 {
			sub = at
			break
		}
	}
	found := make([]uint16, 0xFFFF)
	for i := range found {
		found[i] = noGlyph
	}
	segments := u16(sub+6) / 2
	for i := range segments {
		end, start := u16(sub+14+2*i), u16(sub+16+2*segments+2*i)
		delta := u16(sub + 16 + 4*segments + 2*i)
		offsetAt := sub + 16 + 6*segments + 2*i
		offset := u16(offsetAt)
		for r := start; r <= end && r < 0xFFFF; r++ {
			glyph := r + delta
			if offset != 0 {
				if glyph = u16(offsetAt + offset + 2*(r-start)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph &= 0xFFFF; glyph != 0 {
				found[r] = uint16(advance(glyph))
			}
		}
	}
	return found
}
