package main

import (
	"fmt"
	"math/rand/v2"

	"khuyencong/programme"
)

// count is how many projects are invented: far more than any programme has.
const count = 100_000

// inventor invents projects of a programme; the same ones in every run. They
// are spread as real ones are: few contents and the districts take most of
// them, most are completed records of old books, a tenth of those spent less
// than was approved, and every fifth is on its way into the plan of the last
// year.
type inventor struct {
	random         *rand.Rand
	programmeID    int64
	from, to       int
	places         []programme.PlaceRef
	establishments []int64
}

func (v inventor) project(n int) programme.Project {
	r := v.random
	p := programme.Project{Recorded: true,
		ProgrammeID: v.programmeID, Code: fmt.Sprintf("SO-%06d", n), Kind: programme.KindProject, Level: programme.Local,
		Title: fmt.Sprintf("Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong sản xuất, đề án thứ %d", n),
		Year:  v.from + r.IntN(v.to-v.from+1), Place: v.places[r.IntN(len(v.places))], Stage: programme.Completed, Note: "Số liệu minh họa.",
		StageSince: written,
	}
	switch n := r.IntN(20); {
	case n < 4:
		p.Recorded, p.Year, p.Stage = false, v.to, living[r.IntN(len(living))]
		p.Due, p.Round = programme.Day(20_210_101+r.IntN(28)), 1
	case n < 7:
		p.Stage = []programme.Stage{programme.Approved, programme.Underway, programme.Stopped}[r.IntN(3)]
	}
	p.Establishment.ID = v.establishments[r.IntN(len(v.establishments))]
	p.Content = "KC3c"
	if r.IntN(2) == 0 {
		p.Content = programme.Contents[r.IntN(len(programme.Contents))].Code
	}
	support := programme.FromLocal
	switch r.IntN(10) {
	case 0:
		p.Level, support = programme.National, programme.FromNational
	case 1:
		p.Kind = programme.KindPlan
	}
	p.Lines = []programme.FundingLine{v.line(p.Stage, support, 30, 300)}
	for i, source := range []programme.Source{programme.FromCash, programme.FromCredit, programme.FromInKind} {
		if r.IntN(i+1) == 0 {
			p.Lines = append(p.Lines, v.line(p.Stage, source, 50, 2_000))
		}
	}
	for i, indicator := range programme.Promisable {
		if r.IntN(i+1) == 0 {
			p.Outcomes = append(p.Outcomes, v.outcome(p.Stage, indicator))
		}
	}
	return p
}

// living are the stages of the projects on their way into a plan.
var living = []programme.Stage{
	programme.Need, programme.Draft, programme.Submitted, programme.Returned, programme.Checked, programme.BaseAppraisal, programme.BasePassed,
}

// line is an amount between two numbers of millions; only a completed project
// has carried it out.
func (v inventor) line(stage programme.Stage, source programme.Source, least, most int64) programme.FundingLine {
	amount := programme.Money(least+v.random.Int64N(most-least)) * programme.Million
	if !stage.InPlan() {
		return programme.FundingLine{Source: source, Requested: amount}
	}
	l := programme.FundingLine{Source: source, Approved: amount}
	if stage == programme.Completed {
		l.Done = amount
		if v.random.IntN(10) == 0 {
			l.Done -= programme.Money(v.random.Int64N(10_000_000))
		}
		if source.IsSupport() {
			l.Disbursed = l.Done
		}
	}
	return l
}

func (v inventor) outcome(stage programme.Stage, indicator programme.Indicator) programme.Outcome {
	value := 1 + v.random.Int64N(100)
	if indicator.IsMoney() {
		value *= 100_000
	}
	o := programme.Outcome{Indicator: indicator, Promised: programme.Q(value)}
	if stage == programme.Completed {
		o.Actual = programme.Q(value + value/10)
	}
	return o
}
