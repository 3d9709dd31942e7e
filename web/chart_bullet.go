package web

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// bulletRow is one measure, or one level, held against its plan.
type bulletRow struct {
	Label     string
	Level     programme.Level // hue of the bar; zero for the accent
	Unit      programme.FigureUnit
	Done      int64
	Plan      int64
	PlanKnown bool   // false: nobody planned it, and there is no percentage
	Against   string // what the plan is called; "" for "mục tiêu"
}

// done is the completion, unknown without a plan or with a plan of nothing.
func (r bulletRow) done() programme.Ratio {
	if !r.PlanKnown || r.Plan <= 0 {
		return programme.Ratio{}
	}
	return programme.RatioOf(r.Done, r.Plan)
}

// mostDone is where the scale of a bullet chart ends at the latest: three
// times the plan. A longer bar is drawn broken, its percentage stays true.
const mostDone = 3 * whole

// bulletChart draws what is done against what was planned, each row in percent
// of its own plan, so that đồng and đề án share one scale and the plan of
// every row is the same upright line.
func bulletChart(id, title string, rows []bulletRow) string {
	end := int64(whole)
	for _, r := range rows {
		if p := r.done(); p.Known {
			end = min(max(end, p.TenThousandths), mostDone)
		}
	}
	planAt := part(whole, end, whole)
	var d drawing
	var said []string
	d.text("quiet-text"+anchor(planAt), planAt, 14, against(rows)+" = 100 %")
	y := 32
	for _, r := range rows {
		y = d.bullet(r, end, planAt, y)
		said = append(said, r.sentence())
	}
	return draw(id, "bullet", title, strings.Join(said, " "), y, d.b.String())
}

// bullet draws one row from y and returns where the next begins.
func (d *drawing) bullet(r bulletRow, end int64, planAt, y int) int {
	done := r.done()
	for i, line := range wrap(r.Label+unitAfter(r.Unit), alone) {
		if i > 0 {
			y += 20
		}
		d.text("", 0, y+14, line)
	}
	y += 22
	switch {
	case done.Known:
		d.rect("track", 0, y, planAt, 14)
		d.rect("bar "+levelClass(r.Level), 0, y, part(done.TenThousandths, end, whole), 14)
		if done.TenThousandths > end {
			d.line("gap", 9_300, y-1, 9_400, y+15)
			d.line("gap", 9_500, y-1, 9_600, y+15)
		}
		d.line("mark", planAt, y-4, planAt, y+18)
	default:
		d.line("even", 0, y+7, whole, y+7)
	}
	y += 14
	if done.Known {
		d.text("strong", 0, y+19, done.Percent())
		d.text("quiet-text end", whole, y+19, amount(r.Done, r.Unit)+" / "+r.planText())
	} else {
		d.text("quiet-text", 0, y+19, amount(r.Done, r.Unit)+" – "+r.planText())
	}
	return y + 40
}

func (r bulletRow) planText() string {
	if !r.PlanKnown {
		return "không có " + r.against()
	}
	return r.against() + " " + amount(r.Plan, r.Unit)
}

func (r bulletRow) against() string {
	if r.Against == "" {
		return "mục tiêu"
	}
	return r.Against
}

// against is what the upright line of a chart means.
func against(rows []bulletRow) string {
	if len(rows) == 0 {
		return bulletRow{}.against()
	}
	return rows[0].against()
}

// sentence is the row as a screen reader says it.
func (r bulletRow) sentence() string {
	s := fmt.Sprintf("%s: thực hiện %s, %s", r.Label+unitAfter(r.Unit), amount(r.Done, r.Unit), r.planText())
	if p := r.done(); p.Known {
		s += ", đạt " + p.Percent()
	}
	return s + "."
}

// unitAfter is the unit said once, after a label.
func unitAfter(u programme.FigureUnit) string {
	if u == programme.UnitVND {
		return " (triệu\u00a0đồng)"
	}
	return ""
}

// anchor keeps words about the point x inside the drawing.
func anchor(x int) string {
	switch {
	case x < whole/4:
		return ""
	case x > whole*3/4:
		return " end"
	default:
		return " middle"
	}
}
