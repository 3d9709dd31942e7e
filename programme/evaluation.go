package programme

// Cell is the projects of one year, level, content, place and stage, added up.
// It is the finest grain that an evaluation needs, so a hundred thousand
// projects are a few hundred cells.
type Cell struct {
	Year     int
	Level    Level
	Content  string
	Place    PlaceRef
	Stage    Stage
	Approved Sums // counts and approved money of all these projects

	Disbursed Money // support paid out, less what came back
	Done      Sums  // counts and money settled
}

// SourceSum is the money of one source in a period.
type SourceSum struct {
	Source                    Source `json:"source"`
	Approved, Disbursed, Done Money
}

// EvaluationData is all that an evaluation is made from, loaded at one moment.
type EvaluationData struct {
	Programme     Programme
	Targets       []Target
	Plans         []Plan
	Cells         []Cell       // every year of the programme
	Sources       []SourceSum  // of the period
	Outcomes      []OutcomeSum // of the period
	Beneficiaries int64        // distinct establishments with a completed project in the period
	Stated        []StatedFigure
	Explanations  []Explanation
	Remarks       []Remark
	Candidates    []Candidate // projects of the period whose approved and done support differ, the largest first
	Districts     []Place     // units of the province that existed in the period, to name those without a project
	Boundary      Boundary    // how places are told; "" is as recorded
	Gazetteer     *Gazetteer  // what became of the recorded places, for CurrentBoundary
	Today         Day         // the day of the current boundaries
	On            Day         // the day as of which money and counts are told; 0 for now
}

// Evaluation answers for a programme and a period: what was planned, what was
// done, what is left, and where figures contradict each other. Counts and
// money always stand beside the target that they are measured against.
type Evaluation struct {
	Programme     Programme
	Period        Period
	Levels        []LevelResult // all, national, local
	Years         []Row
	Contents      []Row
	Places        []Row
	Boundary      Boundary // by which Places are told
	PlacesOn      Day      // the day of the units, for CurrentBoundary
	Sources       []SourceSum
	Outcomes      []OutcomeSum
	Beneficiaries int64
	Stages        []StageCount // of the projects in the period's annual plans
	Plans         []Plan       // annual plans of the period
	Unused        []Unused     // contents that were planned and never used
	Idle          []Place      // units of the province without a project in the period
	Rest          []Rest       // all, national, local
	Differences   []Difference // every figure that contradicts another
	Holds         []Difference // every check that was made and holds
	Remarks       []Remark
	Stated        []StatedFigure
	On            Day  // as of which day money and counts are told; 0 for now
	HasRecords    bool // false when the period is known from stated figures only
}

// Goal is what was set for a period and a level.
type Goal struct {
	Projects, Plans, Support, Counterpart Quantity
}

// Total is support and counterpart; unknown if either is.
func (g Goal) Total() Quantity { return g.Support.Plus(g.Counterpart) }

// Of is the goal of a measure; unknown for measures that have none.
func (g Goal) Of(m Measure) Quantity {
	switch m {
	case MProjects:
		return g.Projects
	case MPlans:
		return g.Plans
	case MSupport:
		return g.Support
	case MCounterpart:
		return g.Counterpart
	case MTotalCost:
		return g.Total()
	}
	return Quantity{}
}

// LevelResult is one level's line of the evaluation.
type LevelResult struct {
	Level    Level
	Goal     Goal // of the period
	Whole    Goal // of the whole programme
	Approved Sums // in the annual plans of the period
	Done     Sums // computed from records
	Life     Life // the same money on its way
	Stated   StatedResult
	Counted  Sums // the result that counts: Done, unless there are no records or an explanation says otherwise

	partial bool // support or counterpart is not known: their quotients are not either
}

// StatedResult is what documents state as the result of a period and a level.
type StatedResult struct {
	Projects, Plans, Support, Counterpart, Total Quantity
}

// Of is the stated result of a measure.
func (s StatedResult) Of(m Measure) Quantity {
	if m == MTotalCost {
		return s.Total
	}
	return Goal{s.Projects, s.Plans, s.Support, s.Counterpart}.Of(m)
}

// Leverage (đòn bẩy) is đồng of counterpart for each đồng of support.
func (r LevelResult) Leverage() Ratio {
	if r.partial {
		return Ratio{}
	}
	return RatioOf(int64(r.Counted.Counterpart), int64(r.Counted.Support))
}

// SupportShare is support as a part of the whole cost.
func (r LevelResult) SupportShare() Ratio {
	if r.partial {
		return Ratio{}
	}
	return RatioOf(int64(r.Counted.Support), int64(r.Counted.Total()))
}

// MeanSupport is the average support of a project, plans not counted.
func (r LevelResult) MeanSupport() Money { return r.Counted.Support.Mean(int(r.Counted.Projects)) }

// Row is one line of a breakdown by year, content or place: what the annual
// plans approved, what was done, and the programme's own target where it has
// one for just this line.
type Row struct {
	Key      string // year, content code or place code: the filter of the records behind it
	Label    string
	Group    ContentGroup // of a content
	Goal     Goal
	Approved Sums
	Done     Sums
	National Sums // of Done
	Local    Sums // of Done
	Life     Life
}

// StageCount is how many projects and plans of the period stand where.
type StageCount struct {
	Stage Stage
	Sums  Sums
}

// Unused is a content that the programme or an annual plan provided for and
// that no completed project of the period used.
type Unused struct {
	Content  Content
	Goal     Goal
	Approved Sums   // what annual plans had provided
	Note     string // the office's reason, from the target
}

// Rest is what is left of the whole programme's target after the period, and
// the pace that it asks for.
type Rest struct {
	Level        Level
	Whole        Goal
	Done         Sums // from the programme's first year to the end of the period
	Left         Goal
	YearsGone    int
	YearsLeft    int
	SupportPace  Money // support a year so far
	SupportNeed  Quantity
	ProjectsNeed Quantity // a year, rounded up
}
