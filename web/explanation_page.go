package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"khuyencong/programme"
)

// compareState is what became of a check of the evaluation.
type compareState int

const (
	compareGone    compareState = iota // its figures are not there any more
	compareDiffers                     // the two figures contradict each other
	compareHolds                       // they agree
)

// comparison is one check of an evaluation, with what is stored to explain it.
type comparison struct {
	E          programme.Evaluation
	Key        string
	D          programme.Difference
	State      compareState
	Given      programme.Explanation // ID 0 when nobody has explained it
	Candidates []programme.CandidateSet
}

// comparison finds the check that an address or a form names.
func (s *Server) comparison(w http.ResponseWriter, r *http.Request, u programme.User) (c comparison, err error) {
	p, err := s.current(w, r, u)
	if err != nil {
		return c, err
	}
	period, err := s.period(r, u, p)
	if err != nil {
		return c, err
	}
	data, err := s.store.EvaluationData(r.Context(), u, p.ID, period)
	if err != nil {
		return c, err
	}
	if c.E, err = programme.Evaluate(data, period); err != nil {
		return c, err
	}
	c.Key = r.FormValue("key")
	named := func(d programme.Difference) bool { return d.Key == c.Key }
	if i := slices.IndexFunc(c.E.Differences, named); i >= 0 {
		c.State, c.D = compareDiffers, c.E.Differences[i]
	} else if i := slices.IndexFunc(c.E.Holds, named); i >= 0 {
		c.State, c.D = compareHolds, c.E.Holds[i]
	}
	for _, x := range data.Explanations {
		if x.Key == c.Key {
			c.Given = x
		}
	}
	if c.State == compareDiffers && c.D.Unit == programme.UnitVND && c.D.Kind != programme.PartsAgainstGoal {
		c.Candidates = programme.FindCandidates(programme.Money(c.D.Amount), 0, data.Candidates, 3)
	}
	return c, nil
}

// back is the list of all differences of the evaluation.
func (c comparison) back() string { return "/evaluation?" + c.E.Query() + "#chenh-lech" }

func (c comparison) title() string {
	if c.State == compareGone {
		return "Chênh lệch không còn trong kỳ đánh giá"
	}
	return c.D.Title
}

// outdated tells an explanation that was given for another amount.
func (c comparison) outdated() bool {
	return c.State == compareDiffers && c.Given.ID != 0 && c.Given.Difference != c.D.Amount
}

// statedSide is one published figure of the comparison and its side.
type statedSide struct {
	Side string
	programme.StatedFigure
}

// stated lists the published figures that take part. Of a sum the last is the
// total, the others are its parts.
func (c comparison) stated() []statedSide {
	var all []statedSide
	for i, id := range c.D.FigureIDs {
		side := c.D.RightLabel
		if c.D.Kind == programme.PartsAgainstTotal && i < len(c.D.FigureIDs)-1 {
			side = c.D.LeftLabel
		}
		for _, f := range c.E.Stated {
			if f.ID == id {
				all = append(all, statedSide{side, f})
			}
		}
	}
	return all
}

// sides says where the two numbers come from.
func (c comparison) sides() (left, right provenanceView) {
	stated := c.stated()
	if len(stated) == 0 { // the programme's own targets
		return left, right
	}
	last := stated[len(stated)-1]
	right = provenanceView{Source: statedPlace(last.StatedFigure), Href: figureHref(last.ID)}
	if c.D.Kind == programme.StatedAgainstRecords {
		f := last.Figure
		return provenanceView{Computed: true, Href: projectsHref(c.E, f.Level, f.Measure)}, right
	}
	return provenanceView{Source: "các phần liệt kê bên dưới", Href: "#so-lieu-cong-bo"}, right
}

func figureHref(id int64) string { return "/figures#figure-" + number(id) }

// statedPlace is the document and the place in it.
func statedPlace(f programme.StatedFigure) string {
	if f.Locator == "" {
		return f.Source
	}
	return f.Source + ", " + f.Locator
}

// candidateHref finds a project by the code that its label begins with.
func (c comparison) candidateHref(k programme.Candidate) string {
	code, _, _ := strings.Cut(k.Label, " – ")
	return "/projects?" + c.E.Query("q", code)
}

// likelyCause is the cause in words, where the candidates do not say the same.
func (c comparison) likelyCause() string {
	for _, set := range c.Candidates {
		if c.D.Cause == set.Sentence() {
			return ""
		}
	}
	return c.D.Cause
}

// amountText is another amount of the same difference, with sign and unit.
func amountText(d programme.Difference, amount int64) string {
	d.Amount = amount
	return d.AmountText()
}

// countingLabel says which of the two figures counts.
func countingLabel(d programme.Difference, counts programme.Counting) string {
	left, right := "Số tính được", "Số công bố"
	if d.LeftLabel != "" {
		left, right = d.LeftLabel, d.RightLabel
	}
	switch counts {
	case programme.CountLeft, programme.Counting(programme.CountLeft.Label()): // history has the label
		return left
	case programme.CountRight, programme.Counting(programme.CountRight.Label()):
		return right
	}
	return string(counts)
}

// countingOptions are the two figures, written out.
func countingOptions(d programme.Difference) []option {
	return []option{
		{"", "Chọn số được dùng"},
		{string(programme.CountLeft), d.LeftLabel + ": " + d.Text(d.Left)},
		{string(programme.CountRight), d.RightLabel + ": " + d.Text(d.Right)},
	}
}

// typedExplanation is a stored explanation as its form shows it.
func typedExplanation(x programme.Explanation) url.Values {
	return url.Values{
		"by": {x.By}, "on": {x.On.String()}, "reason": {x.Reason}, "evidence": {x.Evidence},
		"counts": {string(x.Counts)}, "version": {number(x.Version)},
	}
}

// explanationFields lists an explanation in the words of its difference.
func explanationFields(x programme.Explanation, d programme.Difference) []programme.FieldValue {
	var all []programme.FieldValue
	for _, f := range x.Fields() {
		switch f.Field {
		case "key":
			continue
		case "counts":
			f.Value = countingLabel(d, x.Counts)
		}
		all = append(all, f)
	}
	return all
}

// explanationHistory is history in the words of the difference; the first
// explanation is quoted, later ones say what they changed.
func explanationHistory(events []programme.Event, d programme.Difference) []historyEntry {
	events = slices.Clone(events)
	for i := range events {
		e := &events[i]
		e.Changes = slices.Clone(e.Changes)
		for j := range e.Changes {
			c := &e.Changes[j]
			switch {
			case c.Field == "counts":
				c.Old, c.New = countingLabel(d, programme.Counting(c.Old)), countingLabel(d, programme.Counting(c.New))
			case c.Field == "reason" && e.Action == "created":
				e.Note = c.New
			}
		}
	}
	return history(events)
}

// explanationPage is the page of one comparison.
type explanationPage struct {
	comparison
	Info    pageInfo
	Form    recordForm
	Unsaved []programme.FieldValue // typed for a difference that is no more
	History []historyEntry
}
