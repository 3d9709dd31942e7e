package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// pngScale is how many dots of a PNG a pixel of a Chart is: enough for print.
const pngScale = 2.0

// sans are the two faces of a chart's letters.
var sans = sync.OnceValues(func() (faces [2]*opentype.Font, err error) {
	for i, ttf := range [2][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		if faces[i], err = opentype.Parse(ttf); err != nil {
			return faces, fmt.Errorf("letters of charts: %w", err)
		}
	}
	return faces, nil
})

// sansFace is a face at a size in dots.
func sansFace(bold bool, size float64) (font.Face, error) {
	faces, err := sans()
	if err != nil {
		return nil, err
	}
	one := faces[0]
	if bold {
		one = faces[1]
	}
	return opentype.NewFace(one, &opentype.FaceOptions{Size: size, DPI: 72})
}

// wrapSans breaks a text between words into lines of a width.
func wrapSans(text string, bold bool, size, room float64) (lines []string) {
	face, err := sansFace(bold, size)
	if err != nil {
		return []string{text}
	}
	defer face.Close()
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && float64(font.MeasureString(face, longer))/64 > room {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// ChartPNG is the picture as a PNG file, sharp enough for print.
func ChartPNG(c Chart) ([]byte, error) {
	marks, high := c.framed()
	into := image.NewRGBA(image.Rect(0, 0, int((ChartWide+2*chartEdge)*pngScale), int(math.Ceil(high*pngScale))))
	draw.Draw(into, into.Bounds(), image.NewUniform(colourOf(chartGround)), image.Point{}, draw.Src)
	for _, m := range marks {
		if m.Shape == Words {
			if err := drawWords(into, m); err != nil {
				return nil, err
			}
			continue
		}
		if m.Shape != Line && m.Fill != "" {
			fill(into, m.outline(0), m.Fill)
		}
		if m.Stroke != "" {
			drawStroke(into, m)
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, into)
	return out.Bytes(), err
}

// point is a place of the picture in pixels.
type point struct{ x, y float64 }

// outline is the edge of a bar or dot, so much wider on every side.
func (m Mark) outline(more float64) (all []point) {
	if m.Shape == Bar {
		return []point{{m.X - more, m.Y - more}, {m.X + m.Width + more, m.Y - more}, {m.X + m.Width + more, m.Y + m.Height + more}, {m.X - more, m.Y + m.Height + more}}
	}
	for i := range 48 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 24)
		all = append(all, point{m.X + (m.Radius+more)*cos, m.Y + (m.Radius+more)*sin})
	}
	return all
}

// drawStroke draws a line, or the edge of a dot or bar.
func drawStroke(into *image.RGBA, m Mark) {
	if m.Shape != Line {
		edge := m.outline(0)
		for i, from := range edge {
			drawLine(into, from, edge[(i+1)%len(edge)], m)
		}
		return
	}
	drawLine(into, point{m.X, m.Y}, point{m.ToX, m.ToY}, m)
}

// drawLine draws a straight line, in dashes where the mark has them.
func drawLine(into *image.RGBA, from, to point, m Mark) {
	long := math.Hypot(to.x-from.x, to.y-from.y)
	if long == 0 {
		return
	}
	ux, uy := (to.x-from.x)/long, (to.y-from.y)/long
	step := m.Dash
	if step == 0 {
		step = long
	}
	for at := 0.0; at < long; at += 2 * step {
		end := min(at+step, long)
		a, b := point{from.x + ux*at, from.y + uy*at}, point{from.x + ux*end, from.y + uy*end}
		wx, wy := -uy*m.Thick/2, ux*m.Thick/2
		fill(into, []point{{a.x + wx, a.y + wy}, {b.x + wx, b.y + wy}, {b.x - wx, b.y - wy}, {a.x - wx, a.y - wy}}, m.Stroke)
	}
}

// fill paints what stands inside an edge.
func fill(into *image.RGBA, edge []point, colour string) {
	from, to := edge[0], edge[0]
	for _, p := range edge {
		from, to = point{min(from.x, p.x), min(from.y, p.y)}, point{max(to.x, p.x), max(to.y, p.y)}
	}
	box := image.Rect(int(from.x*pngScale)-1, int(from.y*pngScale)-1, int(to.x*pngScale)+2, int(to.y*pngScale)+2).Intersect(into.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range edge {
		x, y := float32(p.x*pngScale-float64(box.Min.X)), float32(p.y*pngScale-float64(box.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
			continue
		}
		r.LineTo(x, y)
	}
	r.ClosePath()
	r.Draw(into, box, image.NewUniform(colourOf(colour)), image.Point{})
}

// drawWords writes a line of letters.
func drawWords(into *image.RGBA, m Mark) error {
	face, err := sansFace(m.Bold, m.Size*pngScale)
	if err != nil {
		return err
	}
	defer face.Close()
	d := font.Drawer{Dst: into, Src: image.NewUniform(colourOf(m.Fill)), Face: face}
	x := fixed.Int26_6(m.X * pngScale * 64)
	switch wide := d.MeasureString(m.Text); m.Anchor {
	case Centre:
		x -= wide / 2
	case Right:
		x -= wide
	}
	d.Dot = fixed.Point26_6{X: x, Y: fixed.Int26_6(m.Y * pngScale * 64)}
	d.DrawString(m.Text)
	return nil
}

// colourOf reads "#1b4a86".
func colourOf(s string) color.RGBA {
	c := color.RGBA{A: 255}
	fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	return c
}
