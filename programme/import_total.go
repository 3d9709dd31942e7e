package programme

import (
	"fmt"
	"iter"
	"slices"
)

// ReadImport is what reading a book with a person's choices gave: what a
// confirmation stores.
type ReadImport struct {
	Rows     iter.Seq[BookRow] // may be run more than once
	Totals   []BookTotal       // that the rows do not give
	Headings map[string]string // of chosen columns, with what they mean
}

// Stated are the totals that are to be kept as stated figures.
func (r ReadImport) Stated(i BookImport) (all []StatedFigure, err error) {
	for _, t := range r.Totals {
		if !slices.Contains(i.Choices.Stated, t.TotalAt) {
			continue
		}
		f, err := t.Figure(i)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// BookTotal (số cộng của sổ) is a sum that a book states beside what its rows
// give.
type BookTotal struct {
	TotalAt
	Line     int
	Measure  Measure
	Level    Level // whose money
	Kind     FigureKind
	Years    Period // of the rows of its sheet; zero where they do not say it
	Whole    bool   // of all rows of its sheet
	Stated   Money
	Computed Money
	Label    string // what it adds up, as people read it
}

// Agrees tells whether the rows give what the book states.
func (t BookTotal) Agrees() bool { return t.Stated == t.Computed }

// Figure is the total as a stated figure: a part of a sheet keeps its line as
// its detail, so that it is never held against the whole.
func (t BookTotal) Figure(i BookImport) (StatedFigure, error) {
	years := t.Years
	if years.From == 0 && i.Choices.Year != 0 {
		years = Years(i.Choices.Year, i.Choices.Year)
	}
	if years.From == 0 {
		return StatedFigure{}, Refuse(Invalid, "stated", "Số cộng ở trang “%s”, ô %s: sổ không ghi năm nên không giữ làm số liệu công bố được. Chọn năm cho các dòng không ghi, hoặc thôi giữ số này.", t.Sheet, t.Cell)
	}
	f := StatedFigure{ProgrammeID: i.ProgrammeID, Source: i.File.Name, Locator: fmt.Sprintf("Trang “%s”, ô %s", t.Sheet, t.Cell),
		Quote: t.Stated.Dong(), Note: fmt.Sprintf("%s. Cộng các dòng của sổ được %s.", t.Label, t.Computed.Dong()),
		Figure: Figure{Period: years, Kind: t.Kind, Level: t.Level, Measure: t.Measure, Unit: UnitVND, Value: int64(t.Stated), Step: 1, Qualifier: Exact}}
	if !t.Whole {
		f.Figure.Detail = fmt.Sprintf("trang %s, dòng %d", t.Sheet, t.Line)
	}
	return f, f.Check()
}
