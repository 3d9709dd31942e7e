package sample

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// row is one invented project. Its code tells its level (QG national, DP and
// KH local), its kind (KH is a plan) and its year.
type row struct {
	code, content string
	place         string // code of the district, or of the province
	tale          string // of the establishment; "" where the centre works for many
	title         string
	money         money
	outcomes      []programme.Outcome
	stage         programme.Stage
	note          string
}

// money is a project's money in thousands of đồng. Of a completed project it
// is what was carried out, of any other what was approved.
type money struct {
	support          int64 // khuyến công money of the project's level
	cash, loan, kind int64 // counterpart: own money, credit, in kind
	other            int64 // merged from the programme for new rural areas
	saved            int64 // support that was approved and not needed
	cut              int64 // own money that was approved and not needed
	pledge           int64 // commitment of the establishment
}

func completed(code, content, place, tale, title string, m money, outcomes ...programme.Outcome) row {
	return row{code, content, place, tale, title, m, outcomes, programme.Completed, ""}
}

// pending is a project that is not completed.
func pending(stage programme.Stage, code, content, place, tale, title string, m money, outcomes ...programme.Outcome) row {
	return row{code, content, place, tale, title, m, outcomes, stage, ""}
}

// because adds a note.
func (r row) because(note string) row {
	r.note = " " + note
	return r
}

// unknown is an outcome that nobody reported yet.
const unknown = -1

// The outcomes that projects promise and reach: workers, thousands of đồng a
// worker and month, millions of đồng a year, households.
func jobs(promised, actual int64) programme.Outcome {
	return outcome(programme.Jobs, promised, actual, 1)
}
func income(promised, actual int64) programme.Outcome {
	return outcome(programme.Income, promised, actual, 1_000)
}
func output(promised, actual int64) programme.Outcome {
	return outcome(programme.OutputValue, promised, actual, 1_000_000)
}
func poor(promised, actual int64) programme.Outcome {
	return outcome(programme.PoorHouseholds, promised, actual, 1)
}
func trained(promised, actual int64) programme.Outcome {
	return outcome(programme.TrainedWorkers, promised, actual, 1)
}

func outcome(i programme.Indicator, promised, actual, unit int64) programme.Outcome {
	o := programme.Outcome{Indicator: i, Promised: programme.Q(promised * unit)}
	if actual != unknown {
		o.Actual = programme.Q(actual * unit)
	}
	return o
}

// projects are all invented projects of a programme.
func projects(programmeID int64, establishments map[string]int64) ([]programme.Project, error) {
	var all []programme.Project
	for _, year := range [][]row{in2016, in2017, in2018, after2018} {
		for _, r := range year {
			p, err := r.project()
			if err != nil {
				return nil, err
			}
			if r.tale != "" {
				id, known := establishments[r.tale]
				if !known {
					return nil, fmt.Errorf("sample project %s: no establishment %q", r.code, r.tale)
				}
				p.Establishment.ID = id
			}
			p.ProgrammeID = programmeID
			all = append(all, p)
		}
	}
	return all, nil
}

func (r row) project() (programme.Project, error) {
	series, rest, _ := strings.Cut(r.code, "-")
	year, err := strconv.Atoi(rest[:4])
	if err != nil {
		return programme.Project{}, fmt.Errorf("sample project %s: %w", r.code, err)
	}
	p := programme.Project{
		Code: r.code, Title: r.title, Kind: programme.KindProject, Content: r.content, Level: programme.Local, Year: year,
		Place: placeRef(r.place), Stage: r.stage, Recorded: true, Commitment: thousands(r.money.pledge), Outcomes: r.outcomes,
		Note: "Số liệu minh họa." + r.note,
	}
	from := programme.FromLocal
	switch series {
	case "QG":
		p.Level, from = programme.National, programme.FromNational
	case "KH":
		p.Kind = programme.KindPlan
	}
	m := r.money
	p.Lines = []programme.FundingLine{r.line(from, m.support, m.saved)}
	if m.other > 0 {
		l := r.line(programme.FromOther, m.other, 0)
		l.Name = "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
		p.Lines = append(p.Lines, l)
	}
	for _, l := range []programme.FundingLine{
		r.line(programme.FromCash, m.cash, m.cut), r.line(programme.FromInKind, m.kind, 0), r.line(programme.FromCredit, m.loan, 0),
	} {
		if l.Approved > 0 {
			p.Lines = append(p.Lines, l)
		}
	}
	if !r.stage.InPlan() { // what is only asked for stands in no plan
		for i, l := range p.Lines {
			p.Lines[i].Requested, p.Lines[i].Approved = l.Approved, 0
		}
	}
	return p, nil
}

// line is one source's part; only a completed project has carried it out.
func (r row) line(from programme.Source, amount, unspent int64) programme.FundingLine {
	l := programme.FundingLine{Source: from, Approved: thousands(amount + unspent)}
	if r.stage == programme.Completed {
		l.Done = thousands(amount)
	}
	return l
}

func thousands(n int64) programme.Money { return programme.Money(n) * 1_000 }
