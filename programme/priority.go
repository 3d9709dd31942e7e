package programme

import (
	"slices"
	"time"
)

// RankCandidate is a project with all that its place in the order of priority
// rests on.
type RankCandidate struct {
	ProjectID     int64
	Code, Title   string
	Content       string
	Level         Level
	Year          int
	Stage         Stage
	Establishment EstablishmentRef
	Place         PlaceRef
	Support       Money     // appraised, else asked for
	SubmittedAt   time.Time // of the first submission; zero when not known
	Area          AreaStanding
	NewRural      string // the confirmed list that has the place for the province's criterion; "" for none
	Answers       PrioritySheet
	Override      *PriorityOverride
}

// Locate looks up in the lists of a day what the place of the project is.
func (c *RankCandidate) Locate(book AreaBook, recorded, day Day) {
	c.Area = AreaStandingOf(book, c.Place, recorded, day)
	c.NewRural, _ = newRural(book, c.Place, recorded, day)
}

// CriterionPoints is what one criterion of the province gives a project.
type CriterionPoints struct {
	Criterion Criterion // the row that counts; the one with the fewest points where none does
	Fact      PriorityFact
	Points    int64
}

// Priority (mức ưu tiên) is what is proven of one project on a day: the values
// that the order compares, and every question with its answer.
type Priority struct {
	Key              bool
	AreaRank         int // 1 to 4 for the groups a to d, NoArea
	AreaWhy          string
	Sector           int // 1 for the group that comes first, 2 for the next, NoSector
	Capacity         int64
	Effect, Urgency  int64
	Points           int64
	Facts            []PriorityFact    // of the law's questions, in their order
	Criteria         []CriterionPoints // of the province's, in theirs
	UnconfirmedRules []Criterion       // in force, but nobody has confirmed them: shown, not applied
}

// NoSector is the sector rank of a project in no priority group.
const NoSector = 3

// PriorityOf works out what is proven of a project on a day.
func PriorityOf(c RankCandidate, criteria []Criterion, on Day) Priority {
	p := Priority{AreaRank: c.Area.Rank, AreaWhy: c.Area.Why, Sector: NoSector}
	if p.AreaRank == 0 {
		p.AreaRank = NoArea
	}
	for _, q := range PriorityQuestions(c.Content, nil, on) {
		f := q.judge(c.Answers.Answer(q.Code), on)
		p.Facts = append(p.Facts, f)
		if !f.Counts {
			continue
		}
		switch q.For {
		case StepKey:
			p.Key = true
		case StepArea:
			if int(f.Value) < p.AreaRank {
				p.AreaRank, p.AreaWhy = int(f.Value), f.Why
			}
		case StepSectorB:
			p.Sector = 1
		case StepSectorA:
			p.Sector = min(p.Sector, 2)
		case StepCapacity:
			p.Capacity = f.Value
		case StepCleaner:
			if q.Code == qEffect {
				p.Effect = f.Value
			} else {
				p.Urgency = f.Value
			}
		}
	}
	p.Criteria, p.UnconfirmedRules = c.points(criteria, on)
	for _, got := range p.Criteria {
		p.Points += got.Points
	}
	return p
}

// points holds a project against the province's criteria: of the rows of one
// code the one with the most points that it meets.
func (c RankCandidate) points(criteria []Criterion, on Day) (all []CriterionPoints, unconfirmed []Criterion) {
	for _, row := range criteria {
		if !row.On(on) {
			continue
		}
		if !row.Confirmed() {
			unconfirmed = append(unconfirmed, row)
			continue
		}
		got := CriterionPoints{Criterion: row, Fact: row.Question().judge(c.Answers.Answer(row.Code), on)}
		if row.Code == qNewRural && !got.Fact.Counts && c.NewRural != "" {
			got.Fact.Counts, got.Fact.Value, got.Fact.Why = true, 1, c.NewRural
		}
		if got.Fact.Counts {
			got.Points = row.Points
		}
		at := slices.IndexFunc(all, func(have CriterionPoints) bool { return have.Criterion.Code == row.Code })
		switch {
		case at < 0:
			all = append(all, got)
		case got.Points > all[at].Points, got.Points == all[at].Points && row.Points < all[at].Criterion.Points:
			all[at] = got
		}
	}
	return all, unconfirmed
}
