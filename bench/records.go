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
// them, most are completed, and a tenth spent less than was approved.
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
		Year:  v.from + r.IntN(v.to-v.from+1), Place: v.places[r.IntN(len(v.places))], Stage: v.stage(), Note: "Số liệu minh họa.",
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
	for i, indicator := range programme.Indicators {
		if r.IntN(i+1) == 0 {
			p.Outcomes = append(p.Outcomes, v.outcome(p.Stage, indicator))
		}
	}
	return p
}

func (v inventor) stage() programme.Stage {
	if n := v.random.IntN(20); n < len(programme.Stages) {
		return programme.Stages[n]
	}
	return programme.Completed
}

// line is an amount between two numbers of millions; only a completed project
// has carried it out.
func (v inventor) line(stage programme.Stage, source programme.Source, least, most int64) programme.FundingLine {
	amount := programme.Money(least+v.random.Int64N(most-least)) * programme.Million
	l := programme.FundingLine{Source: source, Approved: amount}
	if stage == programme.Completed {
		l.Done = amount
		if v.random.IntN(10) == 0 {
			l.Done -= programme.Money(v.random.Int64N(10_000_000))
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
