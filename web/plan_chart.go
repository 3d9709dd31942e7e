package web

import (
	"fmt"

	"khuyencong/programme"
)

// budgetPart is one part of what a year's budget is used for.
type budgetPart struct {
	Class, Label string
	Amount       programme.Money
}

// budgetParts are what is approved, waits for a decision and is chosen.
func budgetParts(a programme.AnnualPlan) []budgetPart {
	return []budgetPart{
		{"approved", "Đã duyệt", a.Granted()}, {"waits", "Đã trình, chờ duyệt", a.Waits()}, {"choice", "Đang chọn, chưa trình", a.Choosing()},
	}
}

// budgetChart draws what uses a budget, one part after the other, with the
// budget as an upright line; what goes beyond it stands behind the line.
func budgetChart(a programme.AnnualPlan) string {
	budget, known := a.Budget()
	var used programme.Money
	said := ""
	for _, p := range budgetParts(a) {
		used += p.Amount
		said += fmt.Sprintf("%s: %s. ", p.Label, p.Amount.InMillions())
	}
	most := int64(max(used, budget.Amount))
	var d drawing
	d.rect("track", 0, 6, part(int64(budget.Amount), most, whole), 22)
	x := 0
	for _, p := range budgetParts(a) {
		width := part(int64(p.Amount), most, whole)
		if width == 0 {
			continue
		}
		width = min(width, whole-x)
		d.rect("bar "+p.Class, x, 6, width, 22)
		if x > 0 {
			d.line("gap", x, 6, x, 28)
		}
		x += width
	}
	if known {
		at := part(int64(budget.Amount), most, whole)
		d.line("mark", at, 0, at, 34)
		said += "Kinh phí được giao: " + budget.Amount.InMillions() + "."
	}
	return draw("budget", "budget "+levelClass(a.Plan.Level), "Kinh phí được giao và phần đã dùng", said, 36, d.b.String())
}

// restRows are what is used of each content's target of support.
func restRows(a programme.AnnualPlan) (rows []bulletRow) {
	for _, r := range a.RestByContent() {
		used := r.Before.Plus(r.Here).Plus(r.Asking)
		if r.Goal.Support.Known {
			rows = append(rows, bulletRow{r.Label, a.Plan.Level, programme.UnitVND, int64(used.Support), r.Goal.Support.Value, true, ""})
		}
	}
	return rows
}
