package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// ReportOffice (nơi nhận báo cáo) is the superior that a periodic report goes
// to; "" for a report that is not periodic.
type ReportOffice string

const (
	ToDepartment ReportOffice = "department" // Sở Công Thương
	ToAgency     ReportOffice = "agency"     // cơ quan khuyến công của Bộ
)

// ReportOffices in the order of lists.
var ReportOffices = []ReportOffice{ToDepartment, ToAgency}

// Label names the office in a sentence.
func (o ReportOffice) Label() string {
	if o == ToAgency {
		return "Cục (Bộ Công Thương)"
	}
	return "Sở Công Thương"
}

// Addressee is the office as a paper of a day addresses it: the ministry's
// agency has changed its name.
func (o ReportOffice) Addressee(on Day) string {
	switch {
	case o != ToAgency:
		return "Sở Công Thương"
	case on < 2025_03_01:
		return "Cục Công Thương địa phương"
	}
	return "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"
}

// Span (kỳ báo cáo) is what a periodic report is about: some months of one
// year. What happened from First to Until is its period; what happened since
// the day after Opening is the year. The lines of the year's own plan count
// from the day on which they were written, however early.
type Span struct {
	Months  int // 1, 3, 6 or 12; 0 for a report that is not periodic
	Month   int // the first
	Year    int
	Opening Day // the last day of the year before
	First   Day
	Until   Day // ngày chốt số liệu
}

// NewSpan is a period of the calendar; false for none.
func NewSpan(months, month, year int) (s Span, ok bool) {
	if !slices.Contains(spanMonths, months) || month < 1 || month > 12 || (month-1)%months != 0 {
		return s, false
	}
	first, ok := NewDay(year, month, 1)
	if !ok {
		return s, false
	}
	newYear, _ := NewDay(year, 1, 1)
	return Span{months, month, year, newYear.Plus(-1), first, first.monthsOn(months).Plus(-1)}, true
}

// spanMonths are the lengths that reports have.
var spanMonths = []int{1, 3, 6, 12}

// Label is the period in Vietnamese: "quý IV/2026".
func (s Span) Label() string { return lowerFirst(s.calendar().Label) }

// calendar is the whole period, whatever the day on which the figures end.
func (s Span) calendar() ReportPeriod {
	first, _ := NewDay(s.Year, s.Month, 1)
	return periodOf(s.Months, 28, first)
}

// Leads tells whether the year's reports begin with this one.
func (s Span) Leads() bool { return s.First == s.Opening.Plus(1) }

// Key names the period in an address: "3-2026-10".
func (s Span) Key() string { return fmt.Sprintf("%d-%04d-%02d", s.Months, s.Year, s.Month) }

// check refuses a period that is none.
func (s Span) check() error {
	whole, ok := NewSpan(s.Months, s.Month, s.Year)
	if !ok {
		return Refuse(Invalid, "period", "Kỳ báo cáo không đúng. Chọn tháng, quý, 6 tháng hoặc năm.")
	}
	if s.Until < s.First || s.Until > whole.Until {
		return Refuse(Invalid, "until", "Ngày chốt số liệu phải từ %s đến %s, là ngày cuối của %s.", s.First, whole.Until, s.Label())
	}
	return nil
}

// PeriodicState is where a project stood on a day, by the ledger.
type PeriodicState struct {
	Stage     Stage // "" where it was in no plan yet
	Approved  Sums
	Done      Sums // of what was settled
	Disbursed Money
}

// PeriodicProject is one project behind a periodic report, on the last days of
// the year before, of the period before, and of the period.
type PeriodicProject struct {
	ID                 int64
	Code, Title        string
	Kind               ProjectKind
	Content            string
	Level              Level
	Year               int
	Beneficiary, Place string
	Ends               Day // of its contract; 0 for none
	Opening, Before    PeriodicState
	Until              PeriodicState
}

// PeriodicObstacle is how often something stood in the way at the end of the
// period.
type PeriodicObstacle struct {
	Type     string // "Chậm tiến độ"
	Findings int64
	Projects int64
	Late     int64 // past the day by which they were to be mended
}

// PeriodicData is all that a periodic report is made from, loaded at one moment.
type PeriodicData struct {
	Span       Span
	Office     ReportOffice
	Today      Day
	Year       Evaluation // of the year, as of Until
	Projects   []PeriodicProject
	Obstacles  []PeriodicObstacle
	Estimates  []Estimate
	LastReport Report // the last one issued of the period that ends where this one begins; ID 0 for none
}

// Periodic (báo cáo định kỳ) answers for a month, a quarter, half a year or a
// year: planned for the year, done in the period, done since the beginning of
// the year. Every figure is a sum over its projects.
type Periodic struct {
	PeriodicData // Year.Differences has every figure that contradicts another
}

// NewPeriodic makes the account of a period and holds its figures against the
// evaluation of the year and against the report before.
func NewPeriodic(d PeriodicData) Periodic {
	d.Projects = slices.DeleteFunc(slices.Clone(d.Projects), func(p PeriodicProject) bool { return !d.Span.counts(p) })
	slices.SortStableFunc(d.Projects, func(a, b PeriodicProject) int {
		return cmp.Or(cmp.Compare(slices.Index(levels, a.Level), slices.Index(levels, b.Level)), cmp.Compare(b.Year, a.Year), cmp.Compare(a.Code, b.Code), cmp.Compare(a.ID, b.ID))
	})
	p := Periodic{d}
	p.Year.Differences = append(slices.Clone(d.Year.Differences), p.contradictions()...)
	return p
}

var levels = []Level{National, Local}

// carried tells a project of an earlier year's plan.
func (s Span) carried(p PeriodicProject) bool { return p.Year < s.Year }

// counts tells the projects that the report is about: those of the year's plan,
// and those of earlier plans that were not through when the year began or moved
// since.
func (s Span) counts(p PeriodicProject) bool {
	if !s.carried(p) {
		return p.Until.Stage != ""
	}
	open := p.Opening.Stage != "" && p.Opening.Stage != Completed && p.Opening.Stage != Stopped
	return open || p.Opening != p.Until
}

// Unexplained counts the contradictions that nobody has explained.
func (p Periodic) Unexplained() int { return p.Year.Unexplained() }

// Title names the report: "Báo cáo quý IV/2026 gửi Sở Công Thương".
func (s Span) Title(to ReportOffice) string { return "Báo cáo " + s.Label() + " gửi " + to.Label() }

// ReportFigures (số liệu của báo cáo) is what a report stands on: an evaluation or
// the account of a period.
type ReportFigures interface {
	Narrative() []Section
	KeyFigures() []KeyFigure
	Unexplained() int
}

// ReportBasis is what a report is made from at one moment.
type ReportBasis struct {
	Evaluation Evaluation         // of a periodic report that of the year, as of its last day
	Projects   []CompletedProject // of an evaluation report
	Periodic   *Periodic          // of a periodic report
}

// Figures are what the report stands on.
func (b ReportBasis) Figures() ReportFigures {
	if b.Periodic != nil {
		return *b.Periodic
	}
	return b.Evaluation
}
