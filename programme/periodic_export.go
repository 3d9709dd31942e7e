package programme

// ExportedPeriodic is a periodic report as exchanged data: whole đồng, null for
// what is not known. Names are never changed once released.
type ExportedPeriodic struct {
	Programme   exportedProgramme    `json:"programme"`
	Office      ReportOffice         `json:"to"`
	Year        int                  `json:"year"`
	Months      int                  `json:"months"`
	Month       int                  `json:"first_month"`
	Opening     string               `json:"year_before_until"`
	First       string               `json:"from"`
	Until       string               `json:"until"`
	Lines       []exportedLine       `json:"lines"`
	Outcomes    []exportedOutcome    `json:"outcomes"`
	Estimates   []exportedEstimate   `json:"estimates"`
	Obstacles   []exportedObstacle   `json:"obstacles"`
	Differences []exportedDifference `json:"differences"`
	Projects    []exportedPeriodic   `json:"projects"`
}

type exportedLine struct {
	Level   Level            `json:"level"`
	Content string           `json:"content,omitempty"`
	Carried bool             `json:"of_earlier_plans"`
	Plan    map[string]int64 `json:"plan"`
	Period  map[string]int64 `json:"period"`
	Done    map[string]int64 `json:"since_new_year"`
}

type exportedEstimate struct {
	Level   Level    `json:"level"`
	Items   Quantity `json:"items"`
	Support Quantity `json:"support"`
	By      string   `json:"by"`
	On      string   `json:"on"`
}

type exportedObstacle struct {
	Type     string `json:"type"`
	Findings int64  `json:"findings"`
	Projects int64  `json:"projects"`
	Late     int64  `json:"overdue"`
}

type exportedPeriodic struct {
	Code    string           `json:"code"`
	Title   string           `json:"title"`
	Kind    ProjectKind      `json:"kind"`
	Content string           `json:"content"`
	Level   Level            `json:"level"`
	Year    int              `json:"year"`
	Ends    string           `json:"contract_until,omitempty"`
	Stage   Stage            `json:"stage"`
	Late    bool             `json:"late"`
	Plan    map[string]int64 `json:"plan"`
	Period  map[string]int64 `json:"period"`
	Done    map[string]int64 `json:"since_new_year"`
}

// Export is the report as exchanged data.
func (p Periodic) Export() ExportedPeriodic {
	of, s := p.Year.Programme, p.Span
	x := ExportedPeriodic{
		Programme: exportedProgramme{of.Code, of.Name, of.From, of.To, of.Illustrative}, Office: p.Office, Year: s.Year, Months: s.Months, Month: s.Month,
		Opening: s.Opening.ISO(), First: s.First.ISO(), Until: s.Until.ISO(), Outcomes: p.Year.Export().Outcomes, Differences: list(exportDifferences(p.Year.Differences)),
	}
	for _, carried := range []bool{false, true} {
		for _, level := range []Level{AllLevels, National, Local} {
			x.Lines = append(x.Lines, p.exportLine(PeriodicCell{Level: level, Carried: carried}))
			for _, c := range p.contents(level, carried) {
				x.Lines = append(x.Lines, p.exportLine(PeriodicCell{Level: level, Content: c.Code, Carried: carried}))
			}
		}
	}
	for _, e := range p.Estimates {
		x.Estimates = append(x.Estimates, exportedEstimate{e.Level, e.Items, e.Support, e.By, e.On.ISO()})
	}
	for _, o := range p.Obstacles {
		x.Obstacles = append(x.Obstacles, exportedObstacle(o))
	}
	for _, y := range p.Projects {
		of := func(f PeriodicFigure) int64 { return s.Of(y, f) }
		x.Projects = append(x.Projects, exportedPeriodic{y.Code, y.Title, y.Kind, y.Content, y.Level, y.Year, y.Ends.ISO(), y.Until.Stage, p.Late(y),
			exportFigures(inPlanFigure, of), exportFigures(inPeriod, of), exportFigures(sinceNewYear, of)})
	}
	x.Estimates, x.Obstacles, x.Projects = list(x.Estimates), list(x.Obstacles), list(x.Projects)
	return x
}

func (p Periodic) exportLine(at PeriodicCell) exportedLine {
	of := func(f PeriodicFigure) int64 { at.Figure = f; return p.Value(at) }
	return exportedLine{at.Level, at.Content, at.Carried, exportFigures(inPlanFigure, of), exportFigures(inPeriod, of), exportFigures(sinceNewYear, of)}
}

// exportFigures are the figures of one time by name.
func exportFigures(when string, of func(PeriodicFigure) int64) map[string]int64 {
	all := map[string]int64{}
	for _, w := range periodicWhats {
		if f := PeriodicFigure(when + "." + w.What); f.Known() {
			all[w.What] = of(f)
		}
	}
	return all
}
