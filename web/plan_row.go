package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"khuyencong/programme"
)

// planRow is one annual plan with what its projects add up to. ID 0 stands for
// a year and level that has projects in a plan nobody has entered.
type planRow struct {
	programme.Plan
	Approved programme.Sums
	Waiting  int64 // projects and plans of the year and level that no plan has taken up yet
}

// projectsPath is the list of the projects of a plan's year and level.
func (p planRow) projectsPath() string {
	return fmt.Sprintf("/projects?programme=%d&from=%d&to=%d&level=%s", p.ProgrammeID, p.Year, p.Year, p.Level)
}

func (p planRow) yearText() string { return strconv.Itoa(p.Year) }

// newPath is the form for a plan that is missing, filled in as far as known.
func (p planRow) newPath() string {
	return fmt.Sprintf("%s/plans/new?year=%d&level=%s", programmePath(p.ProgrammeID), p.Year, p.Level)
}

// planRows adds up the projects of every annual plan, and of every year and
// level whose plan is missing.
func planRows(d programme.EvaluationData) []planRow {
	var rows []planRow
	at := func(year int, level programme.Level) int {
		return slices.IndexFunc(rows, func(r planRow) bool { return r.Year == year && r.Level == level })
	}
	for _, p := range d.Plans {
		rows = append(rows, planRow{Plan: p})
	}
	for _, c := range d.Cells {
		i := at(c.Year, c.Level)
		if i < 0 {
			i = len(rows)
			rows = append(rows, planRow{Plan: programme.Plan{ProgrammeID: d.Programme.ID, Year: c.Year, Level: c.Level}})
		}
		if c.Stage.InPlan() {
			rows[i].Approved = rows[i].Approved.Plus(c.Approved)
		} else {
			rows[i].Waiting += c.Approved.Projects + c.Approved.Plans
		}
	}
	slices.SortStableFunc(rows, func(a, b planRow) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(levelOrder(a.Level), levelOrder(b.Level)))
	})
	return rows
}
