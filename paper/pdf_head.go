package paper

// opening is everything above the body: label, letterhead, title, addressees.
func (p *press) opening(d Doc) []strip {
	var out []strip
	if d.Label != "" {
		w := width(d.Label, bold, sizeLabel)
		out = append(out, strip{height: sizeLabel*1.4 + 8, draw: func(top float64) {
			p.boxed(d.Label, sizeLabel, marginLeft+(p.sheet.text()+w)/2+6, top+sizeLabel)
		}})
	}
	out = append(out, p.letterhead(d)...)
	out = append(out, p.title(d)...)
	return append(out, p.addressees(d)...)
}

// letterhead draws two strips of two columns: the names, then the number
// beside place and date, which stand on one line.
func (p *press) letterhead(d Doc) []strip {
	h := d.letterhead(p.sheet.text())
	rightX := marginLeft + h.left
	line := lineHeight(sizeMotto, 1)
	names := max(float64(len(h.parent)+len(h.issuer)), 2)*line + 8
	below := line + float64(len(h.about))*lineHeight(sizeAbout, 1)
	return []strip{
		{height: names, draw: func(top float64) {
			y := p.column(h.parent, regular, sizeNation, marginLeft, h.left, line, top)
			y = p.column(h.issuer, bold, sizeNation, marginLeft, h.left, line, y)
			p.rule(marginLeft+(h.left-h.issuerRule)/2, y+2, h.issuerRule)
			y = p.column([]string{nation}, bold, sizeNation, rightX, h.right, line, top)
			y = p.column([]string{motto}, bold, sizeMotto, rightX, h.right, line, y)
			p.rule(rightX+(h.right-h.mottoRule)/2, y+2, h.mottoRule)
		}},
		{gap: 4, height: below, draw: func(top float64) {
			y := p.column([]string{d.numberLine()}, regular, sizeNumber, marginLeft, h.left, line, top)
			p.column(h.about, regular, sizeAbout, marginLeft, h.left, lineHeight(sizeAbout, 1), y)
			p.column([]string{d.dateLine()}, italic, sizeNumber, rightX, h.right, line, top)
		}},
	}
}

// column draws centred lines under each other and tells where they end.
func (p *press) column(lines []string, st style, size, x, room, height, top float64) float64 {
	for _, l := range lines {
		p.centred(l, st, size, x, room, top+height-size*(fontLine-fontAscent))
		top += height
	}
	return top
}

func (p *press) title(d Doc) []strip {
	room := p.sheet.text()
	kind, subject, rule := d.titleLines(room)
	if kind == nil {
		return nil
	}
	line := lineHeight(sizeBody, 1)
	return []strip{{gap: 20, height: float64(len(kind)+len(subject))*line + 14, draw: func(top float64) {
		y := p.column(kind, bold, sizeBody, marginLeft, room, line, top)
		y = p.column(subject, bold, sizeBody, marginLeft, room, line, y)
		p.rule(marginLeft+(room-rule)/2, y+3, rule)
	}}}
}

func (p *press) addressees(d Doc) []strip {
	s := p.body()
	s.align = Centre
	var out []strip
	for i, l := range d.addressees() {
		if len(d.To) > 1 {
			s = p.body()
			s.x, s.room, s.align = marginLeft+toIndent(i), s.room-toIndent(i), Left
		}
		gap := paragraphGap / 2
		if i == 0 {
			gap = 14
		}
		out = append(out, p.strips(Plain(l), s, gap)...)
	}
	return out
}

// toIndent is how far in a line of several addressees stands.
func toIndent(i int) float64 {
	if i == 0 {
		return mm(30)
	}
	return mm(45)
}

// signature draws its columns side by side as one strip.
func (p *press) signature(s Signature) []strip {
	columns := s.columns()
	room := p.sheet.text() / float64(max(len(columns), 1))
	height := 0.0
	for _, c := range columns {
		height = max(height, c.height(room))
	}
	return []strip{{gap: 18, height: height, draw: func(top float64) {
		for i, c := range columns {
			y := top
			for _, l := range c.lines(room) {
				y += l.gap
				set := set{x: marginLeft + room*float64(i), room: room, align: l.align, size: l.size, spacing: 1}
				for _, line := range p.strips(l.text, set, 0) {
					line.draw(y)
					y += line.height
				}
			}
		}
	}}}
}
