package web

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// paceView holds how far a programme has come against how much of its time is
// gone: 41 % of the projects but 24 % of the money at 60 % of the time.
type paceView struct {
	Periods []string        // names of the equal parts of the time: "2016" … "2020"
	Elapsed programme.Ratio // share of the time that is gone
	Series  []paceSeries    // one to three
}

// paceSeries is one measure, added up from the beginning.
type paceSeries struct {
	Label  string // short, at most 16 letters: "Số đề án", "Kinh phí"
	Points []pacePoint
}

// pacePoint is the share of the whole programme done when a share of its time
// was gone.
type pacePoint struct{ Elapsed, Done programme.Ratio }

const (
	paceHeight = 200   // pixels of 100 % done
	paceWidth  = 6_200 // across the plot; labels stand to the right of it
)

// paceChart draws the measures as they grew, against the line of an even
// pace. More than 100 % done stretches the scale.
func paceChart(id, title string, v paceView) string {
	end := int64(whole)
	for _, s := range v.Series {
		for _, p := range s.Points {
			end = max(end, p.Done.TenThousandths)
		}
	}
	up := func(r programme.Ratio) int { return paceHeight + 16 - part(r.TenThousandths, end, paceHeight) }
	along := func(r programme.Ratio) int { return part(r.TenThousandths, whole, paceWidth) }
	base := paceHeight + 16
	full := programme.Ratio{TenThousandths: whole, Known: true}

	var d drawing
	d.line("grid", 0, up(full), paceWidth, up(full))
	d.text("quiet-text", 0, up(full)-4, "100 %")
	d.line("axis", 0, base, paceWidth, base)
	d.line("even", 0, base, paceWidth, up(full))
	d.line("even", along(v.Elapsed), base, along(v.Elapsed), up(v.Elapsed))
	labels := []paceLabel{{"Thời gian", v.Elapsed.Percent(), along(v.Elapsed), up(v.Elapsed), up(v.Elapsed)}}
	said := []string{"Thời gian đã qua " + v.Elapsed.Percent() + "."}
	for i, s := range v.Series {
		class := []string{"", " second", " third"}[i%3]
		x, y := 0, base
		last := programme.Ratio{}
		for _, p := range s.Points {
			d.line("trace"+class, x, y, along(p.Elapsed), up(p.Done))
			x, y, last = along(p.Elapsed), up(p.Done), p.Done
		}
		labels = append(labels, paceLabel{s.Label, last.Percent(), x, y, y})
		said = append(said, s.Label+" đạt "+last.Percent()+".")
	}
	for _, l := range spread(labels, 40, 18, base-18) {
		d.line("grid", l.x, l.y, paceWidth+150, l.at)
		d.text("quiet-text", paceWidth+300, l.at-2, l.label)
		d.text("strong", paceWidth+300, l.at+16, l.value)
	}
	for i, l := range labels {
		d.dot([]string{"dot time", "dot", "dot second", "dot third"}[i%4], l.x, l.y)
	}
	for i, name := range v.Periods {
		if len(v.Periods) <= 6 || i%2 == 0 {
			d.text("middle quiet-text", paceWidth*(2*i+1)/(2*len(v.Periods)), base+20, name)
		}
	}
	return draw(id, "pace", title, strings.Join(said, " "), base+28, d.b.String())
}

// paceLabel is the words at the end of a line: the point they belong to, and
// the height at which they stand.
type paceLabel struct {
	label, value string
	x, y, at     int
}

// spread moves labels apart until none is closer than gap to the next, and
// keeps them between top and bottom.
func spread(labels []paceLabel, gap, top, bottom int) []paceLabel {
	out := slices.Clone(labels)
	slices.SortStableFunc(out, func(a, b paceLabel) int { return a.at - b.at })
	for i := range out {
		out[i].at = max(out[i].at, top)
		if i > 0 {
			out[i].at = max(out[i].at, out[i-1].at+gap)
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i].at = min(out[i].at, bottom)
		if i < len(out)-1 {
			out[i].at = min(out[i].at, out[i+1].at-gap)
		}
	}
	return out
}
