package programme

import "strconv"

// Exported is an evaluation as exchanged data: every amount is whole đồng,
// every ratio a quotient, what is not known is null. Names are never changed
// once released.
type Exported struct {
	Programme   exportedProgramme    `json:"programme"`
	Period      string               `json:"period"`
	Boundary    Boundary             `json:"places_boundary"`
	PlacesOn    string               `json:"places_on,omitempty"` // day of the units, for the current boundary
	On          string               `json:"as_of,omitempty"`     // day as of which money and counts are told
	Levels      []exportedLevel      `json:"levels"`
	Years       []exportedRow        `json:"years"`
	Contents    []exportedRow        `json:"contents"`
	Places      []exportedRow        `json:"places"`
	Sources     []exportedSource     `json:"sources"`
	Outcomes    []exportedOutcome    `json:"outcomes"`
	Unused      []exportedUnused     `json:"unused_contents"`
	Rest        []exportedRest       `json:"rest"`
	Differences []exportedDifference `json:"differences"`
	Holds       []exportedDifference `json:"holds"`
	Remarks     []exportedRemark     `json:"remarks"`
	Stated      []exportedStated     `json:"stated_figures"`
}

type exportedProgramme struct {
	Code         string `json:"code"`
	Name         string `json:"name"`
	From         int    `json:"from"`
	To           int    `json:"to"`
	Illustrative bool   `json:"illustrative"`
}

type exportedGoal struct {
	Projects    Quantity `json:"projects"`
	Plans       Quantity `json:"plans"`
	Support     Quantity `json:"support"`
	Counterpart Quantity `json:"counterpart"`
	Total       Quantity `json:"total"`
}

type exportedSums struct {
	Projects    int64 `json:"projects"`
	Plans       int64 `json:"plans"`
	Support     Money `json:"support"`
	Counterpart Money `json:"counterpart"`
	Other       Money `json:"other"`
	Total       Money `json:"total"`
}

type exportedLevel struct {
	Level       Level            `json:"level"`
	Target      exportedGoal     `json:"target"`
	Whole       exportedGoal     `json:"programme_target"`
	Approved    exportedSums     `json:"approved"`
	Computed    exportedSums     `json:"computed"`
	Stated      exportedGoal     `json:"stated"`
	Counted     exportedSums     `json:"counted"`
	Completion  map[string]Ratio `json:"completion"`
	Leverage    Ratio            `json:"counterpart_per_support"`
	MeanSupport Money            `json:"mean_support"`
	Share       Ratio            `json:"support_share"`
	Life        exportedLife     `json:"support_life"`
}

type exportedLife struct {
	Approved  Money `json:"approved"`
	Disbursed Money `json:"disbursed"`
	Settled   Money `json:"settled"`
	Stopped   Money `json:"settled_of_stopped"`
	Waiting   Money `json:"approved_accepted_not_settled"`
	Open      Money `json:"approved_under_way"`
}

func exportLife(l Life) exportedLife {
	return exportedLife{l.Approved, l.Disbursed, l.Settled, l.Stopped, l.Waiting.Support, l.Open.Support}
}

type exportedRow struct {
	Key      string       `json:"key"`
	Label    string       `json:"label"`
	Target   exportedGoal `json:"target"`
	Approved exportedSums `json:"approved"`
	Computed exportedSums `json:"computed"`
	National exportedSums `json:"national"`
	Local    exportedSums `json:"local"`
	Life     exportedLife `json:"support_life"`
}

type exportedSource struct {
	Source    Source `json:"source"`
	Approved  Money  `json:"approved"`
	Disbursed Money  `json:"disbursed"`
	Done      Money  `json:"done"`
}

type exportedOutcome struct {
	Indicator Indicator              `json:"indicator"`
	Averaged  bool                   `json:"averaged"`
	Promised  Quantity               `json:"promised"`
	Actual    Quantity               `json:"actual"`
	Reported  int64                  `json:"projects_reporting"`
	Asked     int64                  `json:"projects_asked"`
	LeftOut   int64                  `json:"left_out_as_double"`
	Bases     map[ReadingBasis]int64 `json:"bases"`
}

type exportedUnused struct {
	Content string       `json:"content"`
	Name    string       `json:"name"`
	Target  exportedGoal `json:"target"`
	Reason  string       `json:"reason"`
}

type exportedRest struct {
	Level        Level        `json:"level"`
	Target       exportedGoal `json:"target"`
	Done         exportedSums `json:"done"`
	Left         exportedGoal `json:"left"`
	YearsGone    int          `json:"years_gone"`
	YearsLeft    int          `json:"years_left"`
	SupportPace  Money        `json:"support_per_year_so_far"`
	SupportNeed  Quantity     `json:"support_per_year_needed"`
	ProjectsNeed Quantity     `json:"projects_per_year_needed"`
}

type exportedDifference struct {
	Key         string       `json:"key"`
	Kind        CheckKind    `json:"kind"`
	Title       string       `json:"title"`
	LeftLabel   string       `json:"left_label"`
	Left        int64        `json:"left"`
	RightLabel  string       `json:"right_label"`
	Right       int64        `json:"right"`
	Difference  int64        `json:"difference"`
	Unit        FigureUnit   `json:"unit"`
	Figures     []int64      `json:"figures"`
	Cause       string       `json:"likely_cause,omitempty"`
	Explanation *exportedWhy `json:"explanation,omitempty"`
}

type exportedWhy struct {
	By       string   `json:"by"`
	On       string   `json:"on"`
	Reason   string   `json:"reason"`
	Evidence string   `json:"evidence"`
	Counts   Counting `json:"counts"`
}

type exportedRemark struct {
	Kind     RemarkKind `json:"kind"`
	Text     string     `json:"text"`
	Evidence []string   `json:"evidence"`
}

type exportedStated struct {
	ID      int64      `json:"id"`
	Period  string     `json:"period"`
	Kind    FigureKind `json:"kind"`
	Level   Level      `json:"level"`
	Measure Measure    `json:"measure"`
	Unit    FigureUnit `json:"unit"`
	Value   int64      `json:"value"`
	Source  string     `json:"source"`
	Locator string     `json:"locator"`
	Quote   string     `json:"quote"`
}

// Export is the evaluation as exchanged data.
func (e Evaluation) Export() Exported {
	p := e.Programme
	x := Exported{
		Programme: exportedProgramme{p.Code, p.Name, p.From, p.To, p.Illustrative}, Period: e.Period.String(),
		Boundary: e.Boundary, PlacesOn: e.PlacesOn.ISO(), On: e.On.ISO(),
		Years: exportRows(e.Years), Contents: exportRows(e.Contents), Places: exportRows(e.Places),
		Differences: exportDifferences(e.Differences), Holds: exportDifferences(e.Holds),
	}
	for _, l := range e.Levels {
		done := map[string]Ratio{}
		for name, m := range map[string]Measure{"projects": MProjects, "support": MSupport, "counterpart": MCounterpart, "total": MTotalCost} {
			done[name] = e.completed(l, m)
		}
		x.Levels = append(x.Levels, exportedLevel{l.Level, exportGoal(l.Goal), exportGoal(l.Whole), exportSums(l.Approved), exportSums(l.Done),
			exportedGoal(l.Stated), exportSums(l.Counted), done, l.Leverage(), l.MeanSupport(), l.SupportShare(), exportLife(l.Life)})
	}
	for _, s := range e.Sources {
		x.Sources = append(x.Sources, exportedSource(s))
	}
	for _, o := range e.Outcomes {
		x.Outcomes = append(x.Outcomes, exportedOutcome{o.Indicator, o.Indicator.Averages(), o.Promised, o.Actual, o.Reported, o.Asked, o.LeftOut, o.basesByName()})
	}
	for _, u := range e.Unused {
		x.Unused = append(x.Unused, exportedUnused{u.Content.Code, u.Content.Name, exportGoal(u.Goal), u.Note})
	}
	for _, r := range e.Rest {
		x.Rest = append(x.Rest, exportedRest{r.Level, exportGoal(r.Whole), exportSums(r.Done), exportGoal(r.Left), r.YearsGone, r.YearsLeft, r.SupportPace, r.SupportNeed, r.ProjectsNeed})
	}
	for _, r := range e.Remarks {
		remark := exportedRemark{r.Kind, r.Text, []string{}}
		for _, ev := range e.EvidenceFor(r) {
			remark.Evidence = append(remark.Evidence, ev.Sentence)
		}
		x.Remarks = append(x.Remarks, remark)
	}
	for _, s := range e.Stated {
		f := s.Figure
		x.Stated = append(x.Stated, exportedStated{s.ID, f.Period.String(), f.Kind, f.Level, f.Measure, f.Unit, f.Value, s.Source, s.Locator, s.Quote})
	}
	x.Years, x.Contents, x.Places, x.Sources, x.Outcomes = list(x.Years), list(x.Contents), list(x.Places), list(x.Sources), list(x.Outcomes)
	x.Unused, x.Rest, x.Remarks, x.Stated = list(x.Unused), list(x.Rest), list(x.Remarks), list(x.Stated)
	x.Differences, x.Holds = list(x.Differences), list(x.Holds)
	return x
}

// list is written as [] where it is empty, never as null.
func list[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

func exportGoal(g Goal) exportedGoal {
	return exportedGoal{g.Projects, g.Plans, g.Support, g.Counterpart, g.Total()}
}

func exportSums(s Sums) exportedSums {
	return exportedSums{s.Projects, s.Plans, s.Support, s.Counterpart, s.Other, s.Total()}
}

func exportRows(rows []Row) (all []exportedRow) {
	for _, r := range rows {
		all = append(all, exportedRow{r.Key, r.Label, exportGoal(r.Goal), exportSums(r.Approved), exportSums(r.Done), exportSums(r.National), exportSums(r.Local), exportLife(r.Life)})
	}
	return all
}

func exportDifferences(differences []Difference) (all []exportedDifference) {
	for _, d := range differences {
		x := exportedDifference{d.Key, d.Kind, d.Title, d.LeftLabel, d.Left, d.RightLabel, d.Right, d.Amount, d.Unit, list(d.FigureIDs), d.Cause, nil}
		if why := d.Explanation; why != nil {
			x.Explanation = &exportedWhy{why.By, why.On.ISO(), why.Reason, why.Evidence, why.Counts}
		}
		all = append(all, x)
	}
	return all
}

// ParseYear reads a year of an address or a flag; ok is false for others.
func ParseYear(s string) (year int, ok bool) {
	year, err := strconv.Atoi(s)
	return year, err == nil && year >= 1000 && year <= 9999
}
