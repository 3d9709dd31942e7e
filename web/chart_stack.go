package web

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// stackRow is one category: a content of support, a district, a year.
type stackRow struct {
	Label           string
	National, Local int64
	Other           int64 // of either money, or not told apart
}

func (r stackRow) total() int64 { return r.National + r.Local + r.Other }

// stackParts are the parts of a stack, first to last, in the hues of the two
// monies.
var stackParts = []struct {
	class, name string
	of          func(stackRow) int64
}{
	{"bar national", "Quốc gia", func(r stackRow) int64 { return r.National }},
	{"bar local", "Địa phương", func(r stackRow) int64 { return r.Local }},
	{"bar both", "Không tách nguồn", func(r stackRow) int64 { return r.Other }},
}

// stackChart draws amounts by category, national and local money one after
// the other in each bar. The order of rows is the caller's.
func stackChart(id, title string, unit programme.FigureUnit, rows []stackRow) string {
	var most int64
	for _, r := range rows {
		most = max(most, r.total())
	}
	var d drawing
	var said []string
	y := d.key(rows)
	for _, r := range rows {
		y = d.stack(r, most, unit, y)
		said = append(said, r.sentence(unit))
	}
	return draw(id, "stack", title, strings.Join(said, " "), y, d.b.String())
}

// stack draws one row from y and returns where the next begins.
func (d *drawing) stack(r stackRow, most int64, unit programme.FigureUnit, y int) int {
	for i, line := range wrap(r.Label, beside) {
		if i > 0 {
			y += 20
		}
		d.text("", 0, y+14, line)
	}
	d.text("end strong", whole, y+14, amount(r.total(), unit))
	y += 21
	d.rect("track", 0, y, whole, 12)
	x := 0
	for _, p := range stackParts {
		if width := part(p.of(r), most, whole); width > 0 && p.of(r) > 0 {
			width = min(width, whole-x)
			if x > 0 {
				d.line("gap", x, y, x, y+12)
			}
			d.rect(p.class, x, y, width, 12)
			x += width
		}
	}
	return y + 12 + 16
}

// key names the hues that the rows use, once, on the line above them, and
// returns where the drawing goes on; amounts not told apart need no name.
func (d *drawing) key(rows []stackRow) int {
	x := d.hues(rows)
	if x == 0 {
		return 0
	}
	return 32
}

// hues writes the names of the hues side by side and returns where they end.
func (d *drawing) hues(rows []stackRow) int {
	x := 0
	for i, p := range stackParts {
		used := false
		for _, r := range rows {
			used = used || p.of(r) != 0
		}
		if !used || (i == len(stackParts)-1 && x == 0) {
			continue
		}
		fmt.Fprintf(&d.b, `<rect class="%s" x="%d" y="%d" width="10" height="10"/>`+"\n"+`<text class="quiet-text" x="%d" y="%d">%s</text>`+"\n",
			p.class, x, 4, x+16, 14, p.name)
		x += 16 + 8*len([]rune(p.name)) + 18
	}
	return x
}

// sentence is the row as a screen reader says it.
func (r stackRow) sentence(unit programme.FigureUnit) string {
	s := r.Label + ": " + amount(r.total(), unit)
	var of []string
	for _, p := range stackParts {
		if v := p.of(r); v != 0 && v != r.total() {
			of = append(of, strings.ToLower(p.name)+" "+amount(v, unit))
		}
	}
	if len(of) > 0 {
		s += " (" + strings.Join(of, ", ") + ")"
	}
	return s + "."
}
