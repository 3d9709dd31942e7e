package paper

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

func fpdfSize(s sheet) fpdf.SizeType { return fpdf.SizeType{Wd: s.width, Ht: s.height} }

// setLine draws a line of text from x on, its blanks each wider by extra.
func (p *press) setLine(l textLine, size, x, baseline, extra float64) {
	var open strings.Builder
	st, from, length := regular, x, 0.0
	flush := func() {
		if open.Len() > 0 {
			p.show(open.String(), st, size, from, baseline, length)
		}
		from, length = from+length, 0
		open.Reset()
	}
	add := func(text string, as style, w float64) {
		if as != st {
			flush()
			st = as
		}
		open.WriteString(text)
		length += w + extra*float64(strings.Count(text, nbsp))
	}
	for i, w := range l.words {
		if i > 0 { // the blank has the style of the word before it
			open.WriteByte(' ')
			length += width(" ", st, size) + extra
		}
		for _, pc := range w.pieces {
			add(pc.text, pc.style, width(pc.text, pc.style, size))
		}
	}
	flush()
}

// show draws a stretch of one style so that it is exactly as long as length.
func (p *press) show(text string, st style, size, x, baseline, length float64) {
	p.pdf.SetFont(fontFamily, fontFiles[st].name, size)
	p.pdf.SetXY(x, baseline-0.3*size)
	p.pdf.CellFormat(length, 0, printable(text), "", 0, "J", false, 0, "")
}

// stretch is what each blank of a line gains so that it fills the room.
func (l textLine) stretch(room float64) float64 {
	gaps := len(l.words) - 1 + strings.Count(l.String(), nbsp)
	if l.end || gaps < 1 {
		return 0
	}
	return max(room-l.width, 0) / float64(gaps)
}

// centred draws one line in the middle of a column.
func (p *press) centred(s string, st style, size, x, room, baseline float64) {
	w := width(s, st, size)
	p.show(s, st, size, x+(room-w)/2, baseline, w)
}

// boxed draws a label in a frame that ends at right.
func (p *press) boxed(s string, size, right, baseline float64) {
	w := width(s, bold, size)
	p.pdf.Rect(right-w-12, baseline-size, w+12, size*1.4, "D")
	p.show(s, bold, size, right-w-6, baseline, w)
}

func (p *press) rule(x, y, length float64) {
	p.pdf.Line(x, y, x+length, y)
}

// set is how a stretch of lines is laid: where from, how wide, how far apart.
type set struct {
	x, room float64
	indent  float64 // of the first line
	size    float64
	spacing float64
	align   Align // "" is justified
}

// strips are the lines of a text. A paragraph's first two lines stay together,
// and so do its last two.
func (p *press) strips(t Runs, s set, gap float64) []strip {
	lines := wrap(t, s.size, s.room-s.indent, s.room)
	out := make([]strip, len(lines))
	for i, l := range lines {
		x, room := s.x, s.room
		if i == 0 {
			x, room = x+s.indent, room-s.indent
		} else {
			gap = 0
		}
		height := lineHeight(s.size, s.spacing)
		out[i] = strip{gap: gap, height: height, draw: func(top float64) {
			p.aligned(l, s, x, room, top+height-s.size*(fontLine-fontAscent))
		}}
		out[i].keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
	}
	return out
}

func (p *press) aligned(l textLine, s set, x, room, baseline float64) {
	extra := 0.0
	switch s.align {
	case Left:
	case Right:
		x += room - l.width
	case Centre:
		x += (room - l.width) / 2
	default:
		extra = l.stretch(room)
	}
	p.setLine(l, s.size, x, baseline, extra)
}
