package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"khuyencong/paper"
	"khuyencong/programme"
)

// chartID is the name of a chart on its page; "" for none.
func chartID(svg string) string {
	_, after, _ := strings.Cut(svg, ` aria-labelledby="`)
	id, _, _ := strings.Cut(after, "-title")
	return id
}

// sendChart sends a chart of a drawn page as a picture.
func sendChart(w http.ResponseWriter, r *http.Request, format string, p drawnPage) error {
	a, _ := r.Context().Value(addressKey{}).(pageAddress)
	id := a.query.Get("chart")
	for _, svg := range find(p.root, "svg", "chart") {
		if id == "" || strings.TrimSuffix(strings.Fields(attr(svg, "aria-labelledby") + " ")[0], "-title") != id {
			continue
		}
		c := p.chart(svg, a.today)
		b := paper.ChartSVG(c)
		if format == "png" {
			var err error
			if b, err = paper.ChartPNG(c); err != nil {
				return err
			}
		}
		sendFile(w, format, p.title+" "+id, b)
		return nil
	}
	return programme.Refuse(programme.NotFound, "", "Trang này không có biểu đồ “%s”. Mở lại trang rồi bấm Tải hình dưới biểu đồ.", id)
}

// chart is a chart of the page as a picture with its words: its caption, and
// whose figures it draws.
func (p drawnPage) chart(svg *html.Node, today programme.Day) paper.Chart {
	c := paper.Chart{High: pixels(attr(svg, "height"), 0)}
	if t := first(svg, "title", ""); t != nil {
		c.Title = textOf(t)
	}
	if figure := nearest(svg, "figure"); figure != nil {
		if caption := first(figure, "figcaption", ""); caption != nil {
			if unit := first(caption, "span", "unit"); unit != nil {
				c.Unit = strings.TrimPrefix(oneLine(cellWords(unit)), "Đơn vị: ")
				caption.RemoveChild(unit)
			}
			c.Title = strings.TrimSuffix(oneLine(cellWords(caption)), ".")
		}
	}
	source := []string{"Nguồn: " + strings.Trim(p.title+", "+p.programme, ", ") + ", số liệu ngày " + today.String()}
	source = append(source, p.conditions...)
	if p.label != "" {
		source = append(source, strings.TrimSuffix(p.label, "."))
	}
	c.Source = strings.Join(source, ". ") + "."
	root := strings.Fields(attr(svg, "class"))
	walk(svg, func(n *html.Node) bool {
		if m, ok := chartMark(n, root); ok {
			c.Marks = append(c.Marks, m)
		}
		return true
	})
	if first(svg, "text", "") == nil { // a chart without words says them under it
		if d := first(svg, "desc", ""); d != nil {
			c.Key = []string{textOf(d)}
		}
	}
	return c
}

func textOf(n *html.Node) (text string) {
	walk(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			text += n.Data
		}
		return true
	})
	return strings.TrimSpace(text)
}

// chartMark is one shape of a chart in the colours of the light page.
func chartMark(n *html.Node, root []string) (m paper.Mark, ok bool) {
	x := func(key string) float64 { return pixels(attr(n, key), paper.ChartWide) }
	class := strings.Fields(attr(n, "class"))
	m = paper.Mark{Text: textOf(n), Size: 14, Bold: slices.Contains(class, "strong")}
	switch n.Data {
	case "rect":
		m.Shape, m.X, m.Y, m.Width, m.Height = paper.Bar, x("x"), x("y"), x("width"), x("height")
	case "line":
		m.Shape, m.X, m.Y, m.ToX, m.ToY = paper.Line, x("x1"), x("y1"), x("x2"), x("y2")
	case "circle":
		m.Shape, m.X, m.Y, m.Radius = paper.Dot, x("cx"), x("cy"), x("r")
	case "text":
		m.Shape, m.X, m.Y, m.Fill = paper.Words, x("x"), x("y"), inkColour
	default:
		return m, false
	}
	switch {
	case slices.Contains(class, "middle"):
		m.Anchor = paper.Centre
	case slices.Contains(class, "end"):
		m.Anchor = paper.Right
	}
	for _, look := range chartLooks {
		if look.fits(class, root) {
			look.paint(&m)
		}
	}
	return m, true
}

// pixels is a length of a drawing; "%" is of all.
func pixels(s string, all float64) float64 {
	if share, ok := strings.CutSuffix(s, "%"); ok {
		v, _ := strconv.ParseFloat(share, 64)
		return v * all / 100
	}
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// The colours of the light page (static/app.css); a test holds them equal.
const (
	inkColour, quietColour  = "#1b1a17", "#57534b"
	accentColour            = "#1b4a86"
	nationalColour          = "#7a3a98"
	localColour             = "#0d7d73"
	trackColour, ruleColour = "#e9e6df", "#dfdcd5"
	edgeColour, ground      = "#858078", "#ffffff"
)

// chartLook is what the classes of a shape make of it, as in the stylesheet.
type chartLook struct {
	class        string // all of them, with blanks between; "in x" asks it of the drawing
	fill, stroke string
	thick, dash  float64
	fade         int // percent of the ground that the colour is mixed with
}

var chartLooks = []chartLook{
	{class: "quiet-text", fill: quietColour},
	{class: "track", fill: trackColour},
	{class: "bar", fill: accentColour},
	{class: "bar national", fill: nationalColour}, {class: "bar in-national", fill: nationalColour},
	{class: "bar local", fill: localColour}, {class: "bar in-local", fill: localColour},
	{class: "bar waits", fade: 50}, {class: "bar choice", fade: 76},
	{class: "plan-track", stroke: edgeColour, thick: 1, dash: 3},
	{class: "mark", stroke: inkColour, thick: 2},
	{class: "axis", stroke: inkColour, thick: 1},
	{class: "grid", stroke: ruleColour, thick: 1},
	{class: "even", stroke: edgeColour, thick: 1, dash: 4},
	{class: "gap", stroke: ground, thick: 2},
	{class: "trace", stroke: accentColour, thick: 3},
	{class: "trace second", stroke: quietColour, thick: 3}, {class: "trace third", stroke: localColour, thick: 3},
	{class: "dot", fill: accentColour, stroke: ground, thick: 2},
	{class: "dot second", fill: quietColour}, {class: "dot third", fill: localColour},
	{class: "dot time", fill: ground, stroke: edgeColour, thick: 2},
}

func (l chartLook) fits(class, root []string) bool {
	for _, one := range strings.Fields(l.class) {
		if in, ok := strings.CutPrefix(one, "in-"); ok && slices.Contains(root, in) {
			continue
		}
		if !slices.Contains(class, one) {
			return false
		}
	}
	return true
}

func (l chartLook) paint(m *paper.Mark) {
	if l.fill != "" {
		m.Fill = l.fill
	}
	if l.stroke != "" {
		m.Stroke, m.Thick, m.Dash = l.stroke, l.thick, l.dash
	}
	if l.fade > 0 {
		m.Fill = faded(m.Fill, l.fade)
	}
}

// faded is a colour mixed with so many percent of white.
func faded(colour string, percent int) string {
	var r, g, b int
	fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b)
	mix := func(v int) int { return v + (255-v)*percent/100 }
	return fmt.Sprintf("#%02x%02x%02x", mix(r), mix(g), mix(b))
}
