package web

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"khuyencong/programme"
)

// Charts are SVG drawn here, from whole numbers, without a script. Lengths
// across are percentages of the width and heights are pixels, and there is no
// viewBox: a bar stretches with the page while its letters keep their size,
// from 360 px to a printed sheet. Labels stand above their bar, never beside
// it. Colours are classes of the stylesheet, so the dark scheme and print
// change them too.

// How many letters of a label fit on the smallest screen: alone on its line, or
// with its number at the other end. A longer label is wrapped between words.
const (
	alone  = 43
	beside = 33
)

// drawing is one SVG being written.
type drawing struct {
	b strings.Builder
}

// draw makes an SVG of which screen readers hear the title and the summary.
// id must be unique on the page.
func draw(id, class, title, summary string, height int, body string) string {
	e := html.EscapeString
	return fmt.Sprintf(`<svg class="chart %s" role="img" aria-labelledby="%s-title %s-desc" width="100%%" height="%d">`+
		"\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n%s</svg>\n",
		class, e(id), e(id), height, e(id), e(title), e(id), e(summary), body)
}

// rect draws a bar. x and width are in hundredths of a percent of the width.
func (d *drawing) rect(class string, x, y, width, height int) {
	fmt.Fprintf(&d.b, `<rect class="%s" x="%s" y="%d" width="%s" height="%d"/>`+"\n", class, across(x), y, across(max(width, 0)), height)
}

// line draws a line; x in hundredths of a percent, y in pixels.
func (d *drawing) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(&d.b, `<line class="%s" x1="%s" y1="%d" x2="%s" y2="%d"/>`+"\n", class, across(x1), y1, across(x2), y2)
}

// text writes words; y is the baseline.
func (d *drawing) text(class string, x, y int, words string) {
	fmt.Fprintf(&d.b, `<text class="%s" x="%s" y="%d">%s</text>`+"\n", class, across(x), y, html.EscapeString(words))
}

// dot marks a point.
func (d *drawing) dot(class string, x, y int) {
	fmt.Fprintf(&d.b, `<circle class="%s" cx="%s" cy="%d" r="5"/>`+"\n", class, across(x), y)
}

// whole is 100 % of the width.
const whole = 10_000

// across prints hundredths of a percent: 4520 is "45.2%".
func across(v int) string {
	s := fmt.Sprintf("%d.%02d", v/100, v%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".") + "%"
}

// part is v of all, scaled to span; 0 when all is 0 and never negative: a
// chart of amounts starts at zero, a negative amount has no bar and stands in
// the label.
func part(v, all int64, span int) int {
	r := programme.RatioOf(v, all)
	if !r.Known || r.TenThousandths <= 0 {
		return 0
	}
	return int(programme.Money(span).Share(min(r.TenThousandths, whole), whole))
}

// wrap breaks a label between words into lines of at most n letters; a single
// longer word stays whole, and so do words tied by a no-break space.
func wrap(label string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(label, func(r rune) bool { return r == ' ' }) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= n:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// amount prints a value with what its unit needs in a label: money as triệu
// đồng, counts with dots.
func amount(v int64, unit programme.FigureUnit) string {
	if unit == programme.UnitVND {
		return programme.Money(v).MillionsShort()
	}
	return programme.Money(v).String()
}

// completionBar is the small bar of a statTile: how much of the plan is done.
// Beyond the plan the whole bar is full and the plan's mark stands inside it.
// It says nothing to a screen reader, for the percentage stands beside it.
func completionBar(done programme.Ratio) string {
	var d drawing
	d.rect("track", 0, 2, whole, 6)
	if done.Known {
		end := max(done.TenThousandths, whole)
		d.rect("bar", 0, 2, part(done.TenThousandths, end, whole), 6)
		if done.TenThousandths > whole {
			x := part(whole, end, whole)
			d.line("mark", x, 0, x, 10)
		}
	}
	return `<svg class="completion" aria-hidden="true" focusable="false" width="100%" height="10">` + "\n" + d.b.String() + "</svg>\n"
}
