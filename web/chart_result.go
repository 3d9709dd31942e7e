package web

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// resultChart draws before, promise and now of the same projects: three bars on
// one scale that begins at zero.
func resultChart(id string, o programme.OutcomeSum) chartView {
	unit := programme.UnitCount
	if o.Indicator.IsMoney() {
		unit = programme.UnitVND
	}
	bars := []struct {
		label, class string
		value        programme.Quantity
	}{{"Trước khi hỗ trợ", "track", o.Same.Before}, {"Cam kết", "plan-track", o.Same.Promised}, {"Lần đo mới nhất", "bar", o.Same.Actual}}
	var most int64
	for _, b := range bars {
		most = max(most, b.value.Value)
	}
	var d drawing
	var said []string
	y := 0
	for _, b := range bars {
		if !b.value.Known {
			continue
		}
		d.text("", 0, y+14, b.label)
		d.text("strong end", whole, y+14, amount(b.value.Value, unit))
		d.rect(b.class, 0, y+22, max(part(b.value.Value, most, whole), 30), 14)
		said = append(said, fmt.Sprintf("%s: %s.", b.label, amount(b.value.Value, unit)))
		y += 48
	}
	return chartView{
		Caption: o.Indicator.Label() + changeWordsOf(o), Unit: chartUnit(o, unit),
		SVG: draw(id, "result", o.Indicator.Label(), strings.Join(said, " "), y, d.b.String()),
	}
}

func chartUnit(o programme.OutcomeSum, unit programme.FigureUnit) string {
	label := o.Indicator.TotalUnit()
	if unit == programme.UnitVND {
		label = "triệu " + label
	}
	return fmt.Sprintf("%s; %s đề án có đủ số để so", label, programme.CountText(o.Same.N))
}

// changeWordsOf says how far now is from before, or from the promise.
func changeWordsOf(o programme.OutcomeSum) string {
	against, words := o.Same.Before, "so với trước khi hỗ trợ"
	if !against.Known {
		against, words = o.Same.Promised, "so với cam kết"
	}
	if !against.Known || !o.Same.Actual.Known || against.Value == 0 {
		return ""
	}
	change := programme.RatioOf(o.Same.Actual.Value-against.Value, against.Value)
	sign := ""
	if change.TenThousandths > 0 {
		sign = "+"
	}
	return ": " + sign + change.Percent() + " " + words
}
