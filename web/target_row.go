package web

import (
	"cmp"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// targetRow is one line of a programme's targets. The line for all levels
// wears a mark where the two levels do not add up to it.
type targetRow struct {
	programme.Target
	Group   bool // the first line of a period and content
	Differs map[programme.Measure]differenceView
}

// targetRows orders the targets by period and content, all levels first, and
// marks those that the checks of the evaluation found not to tie.
func targetRows(d programme.EvaluationData) ([]targetRow, error) {
	e, err := programme.Evaluate(d, d.Programme.Period())
	if err != nil {
		return nil, err
	}
	found := map[string]programme.Difference{}
	for _, f := range e.Differences {
		found[f.Key] = f
	}
	targets := slices.Clone(d.Targets)
	slices.SortStableFunc(targets, func(a, b programme.Target) int {
		return cmp.Or(
			cmp.Compare(b.Period.To-b.Period.From, a.Period.To-a.Period.From),
			cmp.Compare(a.Period.From, b.Period.From),
			cmp.Compare(a.Content, b.Content),
			cmp.Compare(levelOrder(a.Level), levelOrder(b.Level)))
	})
	var rows []targetRow
	for i, t := range targets {
		row := targetRow{Target: t, Group: i == 0 || targets[i-1].Period != t.Period || targets[i-1].Content != t.Content}
		if t.Level == programme.AllLevels {
			row.Differs = targetDifferences(t, found)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func levelOrder(l programme.Level) int {
	return slices.Index([]programme.Level{programme.AllLevels, programme.National, programme.Local}, l)
}

func targetDifferences(t programme.Target, found map[string]programme.Difference) map[programme.Measure]differenceView {
	marks := map[programme.Measure]differenceView{}
	for _, m := range []programme.Measure{programme.MProjects, programme.MPlans, programme.MSupport, programme.MCounterpart} {
		f, ok := found[fmt.Sprintf("target:%s:%s:%s", t.Period, t.Content, m)]
		if !ok {
			continue
		}
		v := differenceView{
			Amount:  programme.CountText(f.Amount),
			Against: "giữa tổng hai nguồn và mục tiêu chung",
			Href:    fmt.Sprintf("/evaluation?programme=%d&from=%d&to=%d#chenh-lech", t.ProgrammeID, t.Period.From, t.Period.To),
		}
		if f.Unit == programme.UnitVND {
			v.Amount = programme.Money(f.Amount).MillionsFixed()
		}
		if f.Amount > 0 {
			v.Amount = "+" + v.Amount
		}
		marks[m] = v
	}
	return marks
}
