package web

import (
	"cmp"
	"fmt"
	"strings"

	"khuyencong/programme"
)

// yearColumn is one year's result in its parts, and the year's plan.
type yearColumn struct {
	stackRow  // Label is the year: "2018", or "9 tháng 2018"
	Plan      int64
	PlanKnown bool
	Mark      string // what the line is; "" is the plan
}

func (c yearColumn) mark() string { return cmp.Or(c.Mark, "kế hoạch") }

// yearsHeight is the height in pixels of the longest column.
const yearsHeight = 160

// yearsChart draws a column a year, national under local money, with the
// year's plan as a line across the column.
func yearsChart(id, title string, unit programme.FigureUnit, years []yearColumn) string {
	var most int64
	rows, planned := []stackRow{}, ""
	for _, c := range years {
		most = max(most, c.total(), c.Plan)
		if c.PlanKnown {
			planned = c.mark()
		}
		rows = append(rows, c.stackRow)
	}
	var d drawing
	x, top := d.hues(rows), 0
	if planned != "" {
		fmt.Fprintf(&d.b, `<line class="mark" x1="%d" y1="9" x2="%d" y2="9"/>`+"\n"+`<text class="quiet-text" x="%d" y="14">%s</text>`+"\n", x, x+16, x+22, planned)
	}
	if x > 0 || planned != "" {
		top = 32
	}
	base := top + 20 + yearsHeight
	var said []string
	for i, c := range years {
		d.column(c, most, unit, base, whole*i/len(years), whole/len(years))
		said = append(said, c.sentence(unit))
	}
	d.line("axis", 0, base, whole, base)
	return draw(id, "years", title, strings.Join(said, " "), base+26, d.b.String())
}

// column draws one year in the slot that begins at x.
func (d *drawing) column(c yearColumn, most int64, unit programme.FigureUnit, base, x, slot int) {
	left, width, middle := x+slot/5, slot*3/5, x+slot/2
	y := base
	for _, p := range stackParts {
		if h := part(p.of(c.stackRow), most, yearsHeight); h > 0 {
			d.rect(p.class, left, y-h, width, h)
			if y < base {
				d.line("gap", left, y, left+width, y)
			}
			y -= h
		}
	}
	if c.PlanKnown {
		plan := base - part(c.Plan, most, yearsHeight)
		d.line("mark", x+slot/10, plan, x+slot*9/10, plan)
		// The number stands over the column, or over the plan's line where
		// that would strike it through.
		if plan <= y && plan > y-24 {
			y = plan
		} else if plan < y-44 {
			d.text("middle quiet-text", middle, plan-7, amount(c.Plan, unit))
		}
	}
	d.text("middle strong", middle, y-7, amount(c.total(), unit))
	d.text("middle quiet-text", middle, base+18, c.Label)
}

// sentence is the year as a screen reader says it.
func (c yearColumn) sentence(unit programme.FigureUnit) string {
	s := strings.TrimSuffix(c.stackRow.sentence(unit), ".")
	if c.PlanKnown {
		s += ", " + c.mark() + " " + amount(c.Plan, unit)
	}
	return s + "."
}
