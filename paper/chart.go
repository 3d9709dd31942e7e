package paper

import (
	"fmt"
	"html"
	"strings"
)

// Chart (biểu đồ) is a drawn chart as a picture of its own: it says what it
// shows, in which unit, whose figures these are and of which day. Lengths are
// in pixels, from the upper left corner of the drawing.
type Chart struct {
	Title  string // what to see
	Unit   string // "triệu đồng"; "" when the labels say it
	Source string // whose records, drawn when
	Key    []string
	High   float64 // of the drawing alone
	Marks  []Mark
}

// ChartWide is how wide the drawing of a Chart is.
const ChartWide = 720.0

// Mark is one bar, line, dot or text of a Chart.
type Mark struct {
	Shape         Shape
	X, Y          float64 // of a text: where its line of letters stands
	Width, Height float64 // of a Bar
	ToX, ToY      float64 // of a Line
	Radius        float64 // of a Dot
	Fill, Stroke  string  // "#1b4a86"; "" for none
	Thick         float64 // of the stroke
	Dash          float64 // length of dashes and gaps; 0 for a whole line
	Text          string
	Size          float64
	Bold          bool
	Anchor        Align // Left: the text begins at X; Centre; Right: it ends there
}

// Shape is what a Mark is.
type Shape int

const (
	Bar Shape = iota
	Line
	Dot
	Words
)

// The frame of the picture: its edge, and the sizes of its words.
const (
	chartEdge   = 24.0
	chartTitle  = 18.0
	chartSmall  = 13.0
	chartInk    = "#1b1a17"
	chartQuiet  = "#57534b"
	chartGround = "#ffffff"
)

// framed is the chart with its words around it as marks, and how high it is.
func (c Chart) framed() (marks []Mark, high float64) {
	y := chartEdge
	say := func(text string, size float64, bold bool, colour string) {
		for _, line := range wrapSans(text, bold, size, ChartWide) {
			y += size * 1.4
			marks = append(marks, Mark{Shape: Words, X: chartEdge, Y: y - size*0.35, Text: line, Size: size, Bold: bold, Fill: colour})
		}
	}
	say(c.Title, chartTitle, true, chartInk)
	if c.Unit != "" {
		say("Đơn vị: "+c.Unit, chartSmall, false, chartQuiet)
	}
	y += 14
	for _, m := range c.Marks {
		m.X, m.ToX, m.Y, m.ToY = m.X+chartEdge, m.ToX+chartEdge, m.Y+y, m.ToY+y
		marks = append(marks, m)
	}
	y += c.High + 6
	for _, line := range c.Key {
		say(line, chartSmall, false, chartInk)
	}
	y += 6
	say(c.Source, chartSmall, false, chartQuiet)
	return marks, y + chartEdge
}

// ChartSVG is the picture as an SVG file.
func ChartSVG(c Chart) []byte {
	marks, high := c.framed()
	var b strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%.0f" viewBox="0 0 %[1]g %.0[2]f" role="img" font-family="'Be Vietnam Pro', 'Liberation Sans', Arial, sans-serif">`+"\n", ChartWide+2*chartEdge, high)
	fmt.Fprintf(&b, "<title>%s</title>\n", e(c.Title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", chartGround)
	for _, m := range marks {
		paint := fmt.Sprintf(`fill="%s"`, orNone(m.Fill))
		if m.Stroke != "" {
			paint += fmt.Sprintf(` stroke="%s" stroke-width="%g"`, m.Stroke, m.Thick)
		}
		if m.Dash > 0 {
			paint += fmt.Sprintf(` stroke-dasharray="%g %[1]g"`, m.Dash)
		}
		switch m.Shape {
		case Bar:
			fmt.Fprintf(&b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" %s/>`, m.X, m.Y, m.Width, m.Height, paint)
		case Line:
			fmt.Fprintf(&b, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" %s/>`, m.X, m.Y, m.ToX, m.ToY, paint)
		case Dot:
			fmt.Fprintf(&b, `<circle cx="%.2f" cy="%.2f" r="%g" %s/>`, m.X, m.Y, m.Radius, paint)
		case Words:
			fmt.Fprintf(&b, `<text x="%.2f" y="%.2f" font-size="%g"%s%s %s>%s</text>`, m.X, m.Y, m.Size, boldSVG(m.Bold), anchorSVG(m.Anchor), paint, e(m.Text))
		}
		b.WriteString("\n")
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func orNone(colour string) string {
	if colour == "" {
		return "none"
	}
	return colour
}

func boldSVG(bold bool) string {
	if bold {
		return ` font-weight="600"`
	}
	return ""
}

func anchorSVG(a Align) string {
	switch a {
	case Centre:
		return ` text-anchor="middle"`
	case Right:
		return ` text-anchor="end"`
	}
	return ""
}
