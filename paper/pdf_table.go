package paper

import "strings"

// table draws caption and unit, then a strip for each row, then the notes.
func (p *press) table(t Table) []strip {
	body := p.body()
	body.spacing, body.align = 1, Centre
	var out []strip
	if t.Caption != "" {
		out = p.strips(Bold(t.Caption), body, blockGap)
	}
	body.size = sizeUnit
	if t.Unit != "" {
		body.align = Right
		out = append(out, p.strips(Italic(t.Unit), body, 3)...)
	}
	for i := range out {
		out[i].keep = true
	}
	out = append(out, p.rows(t)...)
	body.align = Left
	for i, n := range t.Notes {
		notes := p.strips(Italic(n), body, 0)
		if i == 0 {
			notes[0].gap = 3
			out[len(out)-1].keep = true
		}
		out = append(out, notes...)
	}
	if len(out) > 0 {
		out[len(out)-1].keep = false
		out[0].gap = blockGap
	}
	return out
}

// rows makes the strips of a table's rows. The heading stays with the first
// row, the last row (the total, as a rule) with the one above it.
func (p *press) rows(t Table) []strip {
	page := p.bottom() - marginTop
	l := layTable(t, p.sheet.text(), page)
	var head, out []strip
	for i := range l.at {
		row := l.row(i, p, page)
		for j := range row {
			row[j].keep = j == len(row)-1 && (i < l.head || l.linked(i) || i == len(l.at)-2)
		}
		if i < l.head {
			head = append(head, row...)
		}
		out = append(out, row...)
	}
	if len(out) > 0 {
		out[0].gap = 4
	}
	height := 0.0
	for _, h := range head {
		height += h.height
	}
	if height < page/3 { // a heading that fills the page is not repeated
		for i := len(head); i < len(out); i++ {
			out[i].head = head
		}
	}
	return out
}

// laidTable is a table measured for a width.
type laidTable struct {
	grid
	size    float64
	left    []float64 // where each column begins; one more for the right edge
	heights []float64 // of the rows
	lines   map[*spread][]textLine
}

// layTable measures a table. Rows that a cell links and that together are too
// high for a page are unlinked first: the cell's text stays in the first row.
func layTable(t Table, room, page float64) laidTable {
	l := laidTable{grid: t.grid(), lines: map[*spread][]textLine{}}
	size, columns := t.fit(l.grid, room)
	l.size, l.left = size, make([]float64, len(columns)+1)
	for i, w := range columns {
		l.left[i+1] = l.left[i] + w
	}
	l.measure()
	for i := 0; i < len(l.at); i++ {
		first := i
		for l.linked(i) {
			i++
		}
		if i > first && sum(l.heights[first:i+1]) > page/2 {
			l.unlink(first, i)
		}
	}
	l.measure()
	return l
}

// measure breaks the cells' lines and adds up the rows' heights.
func (l *laidTable) measure() {
	l.heights = make([]float64, len(l.at))
	for i := range l.at {
		for _, s := range l.grid.row(i) {
			l.lines[s] = l.wrap(s)
			if s.rows == 1 {
				l.heights[i] = max(l.heights[i], l.height(s))
			}
		}
	}
	l.stretch()
}

// wrap breaks a cell's text at its width, and where it says so.
func (l laidTable) wrap(s *spread) []textLine {
	room := l.left[s.col+s.cols] - l.left[s.col] - 2*cellSide
	var lines []textLine
	for _, part := range strings.Split(s.text, "\n") {
		lines = append(lines, wrap(s.runs(part), l.size, room, room)...)
	}
	return lines
}

func (l laidTable) height(s *spread) float64 {
	return float64(len(l.lines[s]))*lineHeight(l.size, 1) + 2*cellTop
}

// stretch gives the last row of a tall cell what the cell still needs.
func (l laidTable) stretch() {
	for i := range l.at {
		for _, s := range l.at[i] {
			if last := s.row + s.rows - 1; last == i && s.rows > 1 {
				l.heights[i] = max(l.heights[i], l.height(s)-sum(l.heights[s.row:i]))
			}
		}
	}
}

// row is one strip; a row higher than a page is cut between its lines, since
// its words must stand somewhere.
func (l laidTable) row(i int, p *press, page float64) []strip {
	height := l.heights[i]
	if height <= page/2 {
		return []strip{{height: height, draw: func(top float64) {
			for _, s := range l.grid.row(i) {
				l.draw(p, s, l.lines[s], top, sum(l.heights[i:i+s.rows]))
			}
		}}}
	}
	n := int(page * 0.3 / lineHeight(l.size, 1))
	var out []strip
	for from := 0; float64(from)*lineHeight(l.size, 1) < height; from += n {
		longest := 0
		for _, s := range l.grid.row(i) {
			longest = max(longest, min(len(l.lines[s])-from, n))
		}
		if longest == 0 {
			break
		}
		part := float64(longest)*lineHeight(l.size, 1) + 2*cellTop
		out = append(out, strip{height: part, draw: func(top float64) {
			for _, s := range l.grid.row(i) {
				lines := l.lines[s]
				l.draw(p, s, lines[min(from, len(lines)):min(from+n, len(lines))], top, part)
			}
		}})
	}
	return out
}

// draw sets a cell's lines in the middle of its height, and its frame.
func (l laidTable) draw(p *press, s *spread, lines []textLine, top, height float64) {
	x, wide := marginLeft+l.left[s.col], l.left[s.col+s.cols]-l.left[s.col]
	p.pdf.Rect(x, top, wide, height, "D")
	line := lineHeight(l.size, 1)
	y := top + (height-float64(len(lines))*line)/2
	how := set{size: l.size, align: s.align}
	if how.align == "" {
		how.align = Left
	}
	for _, t := range lines {
		y += line
		p.aligned(t, how, x+cellSide, wide-2*cellSide, y-l.size*(fontLine-fontAscent))
	}
}
