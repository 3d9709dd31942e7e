package book

import (
	"khuyencong/programme"
)

// Row (dòng đề án) is one project as a book has it. What the book does not say
// is empty.
type Row struct {
	Line, LastLine int // of the sheet: its first and its last
	Section        int // line of the innermost section that it stands under, 0 for none
	Hidden         bool

	Code          string
	Title         string
	Beneficiaries []string // several share one sum
	TaxCode       string   // as written
	Address       string
	District      string
	Place         programme.PlaceRef // the commune, else the district, of the units of the day; empty when not found
	DistrictPlace programme.PlaceRef // the district alone, where there was one
	Content       programme.ContentGroup
	Planned       bool   // the sheet lists what is planned, not what was carried out
	ContentCode   string // where the content is named as the law names it
	Level         programme.Level
	Year          int // 0: none, or several
	Period        string
	Kind          string // Plan, Adjustment or "" for an ordinary project
	Amounts       Amounts
	Decision      string
	DecisionDate  programme.Day
	Acceptance    programme.Day
	Note          string
}

// What a row is when it is no ordinary project.
const (
	PlanRow       = "plan"       // kế hoạch
	AdjustmentRow = "adjustment" // điều chỉnh
)
