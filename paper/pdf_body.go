package paper

// body is the set of running text.
func (p *press) body() set {
	return set{x: marginLeft, room: p.sheet.text(), size: sizeBody, spacing: lineSpacing}
}

func (p *press) heading(h Heading) []strip {
	s := p.body()
	s.indent, s.align = firstIndent, Left
	if h.Level == Part {
		s.indent, s.align = 0, Centre
	}
	out := p.strips(h.runs(), s, headingGap)
	for i := range out {
		out[i].keep = true
	}
	if h.Level <= Arabic {
		draw := out[0].draw
		out[0].draw = func(top float64) {
			draw(top)
			p.outline(h, top)
		}
	}
	return out
}

// outline enters a heading in the list that a reader shows beside the pages.
func (p *press) outline(h Heading, top float64) {
	level := 0
	if h.Level == Arabic && p.outlined {
		level = 1
	}
	p.outlined = p.outlined || level == 0
	p.pdf.SetY(top)
	p.pdf.Bookmark(printable(h.Text), level, -1)
}

// runs is the heading in its style: a) is bold italic, the rest bold.
func (h Heading) runs() Runs {
	return Runs{{Text: h.Text, Bold: true, Italic: h.Level >= Letter}}
}

func (p *press) para(b Para) []strip {
	s := p.body()
	s.indent = firstIndent
	if b.Centre {
		s.indent, s.align = 0, Centre
	}
	return p.strips(b.Text, s, paragraphGap)
}

func (p *press) list(b List) []strip {
	var out []strip
	for _, item := range b.Items {
		out = append(out, p.para(Para{Text: b.marked(item)})...)
	}
	return out
}

// marked is a point behind its mark, from which no line breaks it.
func (l List) marked(item Runs) Runs {
	return append(Plain(l.mark()+nbsp), item...)
}

// notice draws a frame around its texts, one strip a line, so that a long
// notice may run over the page.
func (p *press) notice(n Notice) []strip {
	room := p.sheet.text()
	s := set{x: marginLeft + boxPad, room: room - 2*boxPad, size: sizeNotice, spacing: 1}
	var in []strip
	for i, t := range n.texts() {
		gap := paragraphGap / 2
		if i == 0 {
			gap = 0
		}
		in = append(in, p.strips(t, s, gap)...)
	}
	out := make([]strip, len(in))
	for i, line := range in {
		above, below := line.gap, 0.0
		gap := 0.0
		if i == 0 {
			gap, above = blockGap, boxPad-2
		}
		if i == len(in)-1 {
			below = boxPad
		}
		height := above + line.height + below
		out[i] = strip{gap: gap, height: height, keep: line.keep || i == 0, draw: func(top float64) {
			p.pdf.Line(marginLeft, top, marginLeft, top+height)
			p.pdf.Line(marginLeft+room, top, marginLeft+room, top+height)
			if i == 0 {
				p.rule(marginLeft, top, room)
			}
			if i == len(in)-1 {
				p.rule(marginLeft, top+height, room)
			}
			line.draw(top + above)
		}}
	}
	if len(out) > 0 {
		out[len(out)-1].keep = false
	}
	return out
}

// texts are the notice's title, bold, and its paragraphs.
func (n Notice) texts() []Runs {
	if n.Title == "" {
		return n.Paras
	}
	return append([]Runs{Bold(n.Title)}, n.Paras...)
}
