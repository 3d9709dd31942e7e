package book

// ProblemKind is what is wrong with a cell, by the name that exchanged data
// uses.
type ProblemKind string

const (
	NotANumber       ProblemKind = "not_a_number"
	Ambiguous        ProblemKind = "ambiguous_number"
	Scale            ProblemKind = "scale" // typed in another unit
	SupportOver      ProblemKind = "support_exceeds_total"
	SettledOver      ProblemKind = "settled_exceeds_support"
	SumMismatch      ProblemKind = "sum_mismatch" // does not add across
	Negative         ProblemKind = "negative"
	BadFormula       ProblemKind = "bad_formula"
	BadDate          ProblemKind = "bad_date"
	MissingTitle     ProblemKind = "missing_title"
	MissingParty     ProblemKind = "missing_beneficiary"
	DuplicateProject ProblemKind = "duplicate"
	SwappedColumns   ProblemKind = "swapped_columns"
	DamagedText      ProblemKind = "damaged_text"   // letters were lost
	NumberInText     ProblemKind = "number_in_text" // an amount among words
)

// Problem is one thing in one cell that a person has to look at.
type Problem struct {
	Line    int
	Column  int
	Kind    ProblemKind
	Text    string // what stands in the cell, as people would type it; "" for nothing
	Message string // in Vietnamese: what is wrong and what was expected
}

// Cell is where the problem is: "E22".
func (p Problem) Cell() string { return CellName(p.Column, p.Line) }
