package paper

import (
	"fmt"
	"html"
	"strings"
)

// FillIn (dòng để điền) is a labelled line of a form: what is known of it, else
// dotted lines for the pen.
type FillIn struct {
	Label string `json:"label,omitempty"`
	Value string `json:"value,omitempty"`
	Lines int    `json:"lines,omitempty"` // dotted lines where nothing is known; 0 is 1
}

// penSpacing is how far apart dotted lines are, so that a hand can write there.
const penSpacing = 1.35

// leastDots is the shortest dotted line that somebody can write on.
const leastDots = 60.0

// runs are the words of the line.
func (f FillIn) runs() Runs {
	switch {
	case f.Label == "":
		return Plain(f.Value)
	case f.Value == "":
		return Plain(f.Label + ":")
	}
	return Runs{{Text: f.Label + ": "}, {Text: f.Value, Bold: !strings.HasPrefix(f.Value, box)}}
}

// box is an empty box to tick.
const box = "□" + nbsp

// boxes are answers to choose from, each with a box that no line parts from it.
func boxes(answers ...string) string { return box + strings.Join(answers, nbsp+nbsp+" "+box) }

// open tells a line that the pen fills.
func (f FillIn) open() bool { return f.Value == "" }

func (f FillIn) lines() int { return min(max(f.Lines, 1), 40) }

func (w *docx) fillIn(f FillIn, keepNext bool) {
	o := pp{align: Left, before: paragraphGap / 2, spacing: lineSpacing, keepNext: keepNext}
	if !f.open() {
		w.p(o, sizeBody, f.runs())
		return
	}
	o.spacing, o.leader = penSpacing, w.sheet.text()
	lines := []Runs{f.runs()}
	for range f.lines() - 1 {
		lines = append(lines, nil)
	}
	w.p(o, sizeBody, lines...)
}

// fillIn sets the label and draws the dots behind it; where too little room is
// left behind the label, the first dots stand on a line of their own.
func (p *press) fillIn(f FillIn) []strip {
	s := p.body()
	s.align = Left
	if !f.open() {
		return p.strips(f.runs(), s, paragraphGap/2)
	}
	s.spacing = penSpacing
	lines, from := f.lines(), 0.0
	var out []strip
	if f.Label != "" {
		out = p.strips(f.runs(), s, paragraphGap/2)
		set := wrap(f.runs(), s.size, s.room, s.room)
		from = set[len(set)-1].width + 3
	}
	if len(out) > 0 && s.room-from >= leastDots {
		last := &out[len(out)-1]
		words := last.draw
		last.draw = func(top float64) {
			words(top)
			p.dots(marginLeft+from, top+last.height, s.room-from)
		}
		lines--
	}
	height := lineHeight(s.size, s.spacing)
	for range lines {
		if len(out) > 0 {
			out[len(out)-1].keep = len(out) < 4
		}
		out = append(out, strip{height: height, draw: func(top float64) { p.dots(marginLeft, top+height, s.room) }})
	}
	return out
}

// dots draws a dotted line that ends a line of text whose bottom is given.
func (p *press) dots(x, bottom, length float64) {
	p.pdf.SetDashPattern([]float64{0.8, 2.2}, 0)
	p.rule(x, bottom-3.5, length)
	p.pdf.SetDashPattern(nil, 0)
}

func (h *htmlWriter) fillIn(f FillIn) {
	if !f.open() {
		h.open("p", "fill")
		h.text(f.runs())
		h.b.WriteString("</p>\n")
		return
	}
	h.open("p", "fill open")
	if f.Label != "" {
		fmt.Fprintf(&h.b, "<span>%s</span>", html.EscapeString(f.runs().String()))
	}
	for i := range f.lines() {
		class := "dots"
		if i > 0 || f.Label == "" {
			class = "dots whole"
		}
		fmt.Fprintf(&h.b, `<span class="%s"></span>`, class)
	}
	h.b.WriteString("</p>\n")
}
