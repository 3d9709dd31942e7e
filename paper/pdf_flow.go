package paper

import "strconv"

// strip is a slice of a page's content that is never cut: a line, a row.
type strip struct {
	gap    float64 // above, left away at the top of a page
	height float64
	keep   bool              // on one page with the next strip
	draw   func(top float64) // draws it between the margins, top down
	head   []strip           // printed first where the strip begins a page
}

// print puts the pending strips on pages.
func (p *press) print() {
	strips := p.pending
	p.pending = nil
	p.flow(strips)
}

func (p *press) flow(strips []strip) {
	for len(strips) > 0 {
		n, height := chunk(strips)
		if !p.fits(strips[0].gap+height) && height <= p.bottom()-marginTop {
			p.turn(strips[0])
		}
		for _, s := range strips[:n] {
			if !p.fits(s.gap + s.height) {
				p.turn(s)
			}
			p.put(s)
		}
		strips = strips[n:]
	}
}

// chunk is how many strips are kept together at the start, and their height.
func chunk(strips []strip) (n int, height float64) {
	for n < len(strips) {
		if n > 0 {
			height += strips[n].gap
		}
		height += strips[n].height
		n++
		if !strips[n-1].keep {
			break
		}
	}
	return n, height
}

func (p *press) bottom() float64 { return p.sheet.height - marginBottom }

// fits allows for the last digit of adding up.
func (p *press) fits(height float64) bool {
	return p.fresh() || p.y+height <= p.bottom()+0.01
}

func (p *press) fresh() bool { return p.y == marginTop }

func (p *press) put(s strip) {
	if !p.fresh() {
		p.y += s.gap
	}
	s.draw(p.y)
	p.y += s.height
}

// turn begins a new page on which s stands first.
func (p *press) turn(s strip) {
	if p.fresh() {
		return
	}
	p.newPage()
	for _, h := range s.head {
		p.put(h)
	}
}

// newPage begins a page. From the second on, of the paper or of an annex, it
// bears its number in the middle of the top margin; the label is there on every
// page but the very first, which has it in its body.
func (p *press) newPage() {
	p.number++
	p.sheet = p.size(p.landscape)
	p.pdf.AddPageFormat("P", fpdfSize(p.sheet))
	p.y = marginTop
	baseline := pageNumberTop + sizeNumber*fontAscent
	if p.number > 1 {
		p.centred(strconv.Itoa(p.number), regular, sizeNumber, marginLeft, p.sheet.text(), baseline)
	}
	if p.label != "" && p.pdf.PageNo() > 1 {
		p.boxed(p.label, sizeRecipient, p.sheet.width-marginRight, baseline)
	}
}
