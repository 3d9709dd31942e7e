package programme

import (
	"fmt"
	"slices"
	"strings"
)

// FundBook (sổ quỹ của một nguồn trong một năm ngân sách) is the ledger of one
// fund's fiscal year, project by project, as of a day.
type FundBook struct {
	Programme Programme
	Level     Level
	Year      int
	On        Day // 0: all papers entered
	Closed    bool
	Papers    []Entry // what papers assigned to the year
	Rows      []FundRow
	Months    [13]Money // disbursed in each month of the papers; 0 is before the year, 12 also what came after it
	Planned   [12]Money // that contracts in force promise in each month of the year
	Own       []OwnShare
	Proof     Balances // the whole year's lines added up apart from the rows
}

// FundRow is one project's sums in the fund's year.
type FundRow struct {
	ProjectID   int64
	Code, Title string
	Stage       Stage
	Sums        Balances
}

// OwnShare (đối ứng, vốn lồng ghép) is the money of others in one project of
// the fund's year: what was pledged, and what vouchers have shown.
type OwnShare struct {
	ProjectID          int64
	Code, Title        string
	Pledged, Evidenced Money
}

// OwnTotal adds the money of others up.
func (b FundBook) OwnTotal() (sum OwnShare) {
	for _, o := range b.Own {
		sum.Pledged += o.Pledged
		sum.Evidenced += o.Evidenced
	}
	return sum
}

// PlannedPace is what contracts promise up to the end of each month; known is
// false where none promises anything.
func (b FundBook) PlannedPace() (all [12]Money, known bool) {
	var sum Money
	for m := range all {
		sum += b.Planned[m]
		all[m] = sum
	}
	return all, sum > 0
}

// FundColumns are the kinds that a fund's book shows, in the order of the
// money's way.
var FundColumns = []EntryKind{ECommitted, ECancelled, ECarried, EContracted, EAdvanced, EPaid, ERecovered, EAccepted, ESettled}

// Budget is what the year was assigned.
func (b FundBook) Budget() (sum Money) {
	for _, e := range b.Papers {
		sum += e.Amount
	}
	return sum
}

// Total is a kind added up over the rows.
func (b FundBook) Total(k EntryKind) (sum Money) {
	for _, r := range b.Rows {
		sum += r.Sums.Of(k)
	}
	return sum
}

// Approved, Disbursed and Settled are the three views of the year.
func (b FundBook) Approved() Money  { return b.Total(ECommitted) - b.Total(ECancelled) }
func (b FundBook) Disbursed() Money { return b.Total(EAdvanced) + b.Total(EPaid) - b.Total(ERecovered) }
func (b FundBook) Settled() Money   { return b.Total(ESettled) }

// Unallotted is what of the budget no project has; negative where a cut came
// after approvals.
func (b FundBook) Unallotted() Money { return b.Budget() - b.Approved() }

// ToPay is what the year still owes by its approvals: approved, less what went
// to other years, less what was paid.
func (b FundBook) ToPay() Money { return b.Approved() + b.Total(ECarried) - b.Disbursed() }

// DisbursedShare is what of the budget was paid out (tỷ lệ giải ngân).
func (b FundBook) DisbursedShare() Ratio { return RatioOf(int64(b.Disbursed()), int64(b.Budget())) }

// Ties names the kinds whose rows do not add up to the year's own sum; none
// where the book ties to the đồng.
func (b FundBook) Ties() (wrong []string) {
	for _, k := range FundColumns {
		if rows, whole := b.Total(k), b.Proof.Of(k); rows != whole {
			wrong = append(wrong, fmt.Sprintf("%s: các dòng cộng %s, cả năm %s", k.Label(), rows.Dong(), whole.Dong()))
		}
	}
	if budget, whole := b.Budget(), b.Proof.Of(EBudget); budget != whole {
		wrong = append(wrong, fmt.Sprintf("%s: các văn bản cộng %s, cả năm %s", EBudget.Label(), budget.Dong(), whole.Dong()))
	}
	return wrong
}

// NewFundBook groups the lines of a fund's year by project. titles names the
// projects.
func NewFundBook(of Programme, level Level, year int, on Day, lines []Entry, titles map[int64]FundRow) FundBook {
	b := FundBook{Programme: of, Level: level, Year: year, On: on, Proof: BalancesOf(lines)}
	byProject := map[int64][]Entry{}
	for _, e := range lines {
		if e.Kind == EBudget {
			b.Papers = append(b.Papers, e)
			continue
		}
		byProject[e.ProjectID] = append(byProject[e.ProjectID], e)
		if m := disbursing(e); m != 0 {
			b.Months[b.month(e.Dated)] += m
		}
	}
	for id, own := range byProject {
		r := titles[id]
		r.ProjectID, r.Sums = id, BalancesOf(own)
		b.Rows = append(b.Rows, r)
	}
	slices.SortFunc(b.Rows, func(x, y FundRow) int { return strings.Compare(x.Code, y.Code) })
	return b
}

// disbursing is what a line pays out; negative for money that comes back.
func disbursing(e Entry) Money {
	switch e.Kind {
	case EAdvanced, EPaid:
		return e.Amount
	case ERecovered:
		return -e.Amount
	}
	return 0
}

func (b FundBook) month(d Day) int {
	switch {
	case d.Year() < b.Year:
		return 0
	case d.Year() > b.Year:
		return 12
	}
	return d.Month()
}

// Pace is what was paid out from the beginning up to the end of each month.
func (b FundBook) Pace() (all [12]Money) {
	sum := b.Months[0]
	for m := range all {
		sum += b.Months[m+1]
		all[m] = sum
	}
	return all
}

// Table is the book as a table of a workbook.
func (b FundBook) Table() DataTable {
	t := DataTable{Key: "Sổ quỹ", Title: b.Title(), Money: true, Columns: []DataColumn{{Head: "Mã", Share: 10}, {Head: "Đề án", Share: 34}, {Head: "Tình trạng", Share: 14}}}
	for _, k := range FundColumns {
		t.Columns = append(t.Columns, DataColumn{Head: k.Label(), Kind: MoneyValue})
	}
	t.Columns = append(t.Columns, DataColumn{Head: "Đã giải ngân", Kind: MoneyValue})
	row := func(bold bool, code, title, stage string, of func(EntryKind) Money) {
		values := []Value{textValue(code), textValue(title), textValue(stage)}
		for _, k := range FundColumns {
			values = append(values, money(of(k)))
		}
		t.add(bold, append(values, money(of(EAdvanced)+of(EPaid)-of(ERecovered)))...)
	}
	for _, r := range b.Rows {
		row(false, r.Code, r.Title, r.Stage.Label(), r.Sums.Of)
	}
	row(true, "", "Tổng cộng", "", b.Total)
	t.Notes = []string{"Kinh phí được giao: " + b.Budget().Dong() + ". Chưa phân bổ: " + b.Unallotted().Dong() + "."}
	return t
}

// Title names the book.
func (b FundBook) Title() string {
	title := fmt.Sprintf("Sổ quỹ %s, năm ngân sách %d", lowerFirst(b.Level.Label()), b.Year)
	if b.On != 0 {
		title += ", tại ngày " + b.On.String()
	}
	return title
}
