package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// InstallmentState says where an instalment of a contract stands today.
type InstallmentState string

const (
	InstallmentLate    InstallmentState = "late"    // its day has passed
	InstallmentDue     InstallmentState = "due"     // within the next 30 days
	InstallmentLater   InstallmentState = "later"   // after that
	InstallmentHeld    InstallmentState = "held"    // the contract is suspended, stopped or ended
	InstallmentDrafted InstallmentState = "drafted" // the contract is not in force yet
	InstallmentPaid    InstallmentState = "paid"
)

// InstallmentStates in the order in which pages list them.
var InstallmentStates = []InstallmentState{InstallmentLate, InstallmentDue, InstallmentLater, InstallmentDrafted, InstallmentHeld, InstallmentPaid}

// Label is the state in Vietnamese.
func (s InstallmentState) Label() string {
	return map[InstallmentState]string{
		InstallmentLate: "Quá hạn", InstallmentDue: "Đến hạn trong 30 ngày", InstallmentLater: "Chưa đến hạn", InstallmentHeld: "Đang dừng theo hợp đồng",
		InstallmentDrafted: "Chưa có hợp đồng hiệu lực", InstallmentPaid: "Đã chi",
	}[s]
}

// dueAhead is how many days ahead an instalment counts as due.
const dueAhead = 30

// ScheduledContract (tiến độ chi của một đề án) is what a project's contract
// promises, and what was paid of it.
type ScheduledContract struct {
	Project     Project       // without lines
	Party       string        // the establishment
	State       ContractState // "" where there is no contract
	Number      string
	OfficerID   int64 // who wrote the contract; 0 where there is none
	OfficerName string
	Approved    Money
	Contracted  Money
	Disbursed   Money
	Schedule    []Installment
	Linked      map[int64]Money // paid by requests that named the instalment
}

// InstallmentLine is one instalment with what was paid of it.
type InstallmentLine struct {
	Installment
	Contract *ScheduledContract
	Paid     Money
	State    InstallmentState
}

// Left is what is still to be paid.
func (l InstallmentLine) Left() Money { return max(l.Amount-l.Paid, 0) }

// Lines are the instalments by their day. What was paid without naming one
// belongs to the earliest that are not paid yet.
func (c *ScheduledContract) Lines(today Day) (all []InstallmentLine) {
	loose := c.Disbursed
	for _, i := range c.Schedule {
		paid := min(c.Linked[i.ID], i.Amount)
		loose -= paid
		all = append(all, InstallmentLine{Installment: i, Contract: c, Paid: paid})
	}
	slices.SortStableFunc(all, func(a, b InstallmentLine) int { return cmp.Compare(a.Due, b.Due) })
	for n := range all {
		l := &all[n]
		if more := min(l.Left(), max(loose, 0)); more > 0 {
			l.Paid += more
			loose -= more
		}
		l.State = c.stateOf(*l, today)
	}
	return all
}

func (c *ScheduledContract) stateOf(l InstallmentLine, today Day) InstallmentState {
	switch {
	case l.Left() == 0:
		return InstallmentPaid
	case c.State == ContractDraft || c.State == "":
		return InstallmentDrafted
	case c.State != ContractEffective:
		return InstallmentHeld
	case l.Due < today:
		return InstallmentLate
	case l.Due <= today.Plus(dueAhead):
		return InstallmentDue
	}
	return InstallmentLater
}

// Unscheduled is what was awarded and no instalment promises; 0 where the
// project has ended.
func (c *ScheduledContract) Unscheduled() Money {
	switch c.Project.Stage {
	case Approved, Underway, Accepted:
	default:
		return 0
	}
	awarded := c.Approved
	if c.Contracted > 0 {
		awarded = c.Contracted
	}
	for _, i := range c.Schedule {
		awarded -= i.Amount
	}
	return max(awarded, 0)
}

// InstallmentBoard (lịch chi) is the instalments of many contracts on a day.
type InstallmentBoard struct {
	Today       Day
	Year        int // of the months
	Lines       []InstallmentLine
	Unscheduled []*ScheduledContract
	Due, Paid   [12]FundMoney // in each month of the year: promised by contracts in force, and paid by the ledger
}

// FundMoney is money of the two funds.
type FundMoney struct{ National, Local Money }

// Sum is both together.
func (m FundMoney) Sum() Money { return m.National + m.Local }

// Add puts an amount to its fund.
func (m *FundMoney) Add(s Source, amount Money) {
	if s == FromNational {
		m.National += amount
	} else {
		m.Local += amount
	}
}

// NewInstallmentBoard puts the contracts together; paid is what the ledger paid
// out in each month of the year.
func NewInstallmentBoard(all []*ScheduledContract, paid [12]FundMoney, year int, today Day) InstallmentBoard {
	b := InstallmentBoard{Today: today, Year: year, Paid: paid}
	for _, c := range all {
		for _, l := range c.Lines(today) {
			b.Lines = append(b.Lines, l)
			if l.Due.Year() == year && l.State != InstallmentDrafted {
				b.Due[l.Due.Month()-1].Add(l.Source, l.Amount)
			}
		}
		if c.Unscheduled() > 0 {
			b.Unscheduled = append(b.Unscheduled, c)
		}
	}
	slices.SortStableFunc(b.Lines, func(x, y InstallmentLine) int {
		return cmp.Or(cmp.Compare(slices.Index(InstallmentStates, x.State), slices.Index(InstallmentStates, y.State)), cmp.Compare(x.Due, y.Due), cmp.Compare(x.Contract.Project.ID, y.Contract.Project.ID))
	})
	return b
}

// In are the lines of a state, and Left what they still have to be paid.
func (b InstallmentBoard) In(s InstallmentState) (all []InstallmentLine) {
	for _, l := range b.Lines {
		if l.State == s {
			all = append(all, l)
		}
	}
	return all
}

// LeftIn is what the lines of a state still have to be paid.
func (b InstallmentBoard) LeftIn(s InstallmentState) (sum Money) {
	for _, l := range b.In(s) {
		sum += l.Left()
	}
	return sum
}

// UnscheduledSum is what was awarded and no instalment promises.
func (b InstallmentBoard) UnscheduledSum() (sum Money) {
	for _, c := range b.Unscheduled {
		sum += c.Unscheduled()
	}
	return sum
}

// Tables are the board as sheets of a workbook.
func (b InstallmentBoard) Tables() []DataTable {
	lines := DataTable{Key: "Đợt chi", Title: fmt.Sprintf("Lịch chi theo hợp đồng, ngày %s", b.Today), Money: true, Columns: []DataColumn{
		{Head: "Tình trạng", Share: 16}, {Head: "Hạn", Share: 10}, {Head: "Đề án", Share: 12}, {Head: "Đơn vị thụ hưởng", Share: 24}, {Head: "Hợp đồng", Share: 12}, {Head: "Đợt", Share: 18},
		{Head: "Nguồn", Share: 12}, {Head: "Số tiền", Kind: MoneyValue}, {Head: "Đã chi", Kind: MoneyValue}, {Head: "Còn lại", Kind: MoneyValue}, {Head: "Điều kiện", Share: 24},
	}}
	var amount, paid, left Money
	for _, l := range b.Lines {
		p := l.Contract.Project
		lines.add(false, textValue(l.State.Label()), textValue(l.Due.String()), textValue(p.Code), textValue(l.Contract.Party), textValue(l.Contract.Number), textValue(l.Label),
			textValue(l.Source.Label()), money(l.Amount), money(l.Paid), money(l.Left()), textValue(l.Condition))
		amount, paid, left = amount+l.Amount, paid+l.Paid, left+l.Left()
	}
	none := textValue("")
	lines.add(true, textValue("Tổng cộng"), none, none, none, none, none, none, money(amount), money(paid), money(left), none)
	open := DataTable{Key: "Chưa có lịch chi", Title: "Đã duyệt nhưng chưa có lịch chi", Money: true, Columns: []DataColumn{
		{Head: "Đề án", Share: 12}, {Head: "Tên", Share: 40}, {Head: "Duyệt", Kind: MoneyValue}, {Head: "Hợp đồng", Kind: MoneyValue}, {Head: "Chưa có lịch", Kind: MoneyValue}}}
	for _, c := range b.Unscheduled {
		open.add(false, textValue(c.Project.Code), textValue(c.Project.Title), money(c.Approved), money(c.Contracted), money(c.Unscheduled()))
	}
	return []DataTable{lines, open}
}

// payers are those whose work it is to pay by a contract.
var payers = []Role{RoleCentreOfficer, RoleCentreAccountant}

// Reminder is what is to be told of an instalment today; nil for nothing.
func (l InstallmentLine) Reminder(today Day) *Telling {
	if l.State != InstallmentLate && l.State != InstallmentDue {
		return nil
	}
	p := l.Contract.Project
	t := p.remind(fmt.Sprintf("installment:%d:%d", p.ID, l.ID), fmt.Sprintf("chi đợt “%s”, còn %s", l.Label, l.Left().Dong()), p.Stage.Label(), l.Due, today)
	if t != nil {
		t.Roles = payers
	}
	return t
}

// RecallReminder is what is to be told of money that a contract asks back; nil
// for nothing.
func (c Contract) RecallReminder(p Project, b Balances, today Day) *Telling {
	owed := c.Money(b).Owed
	due := c.RecallDue(b)
	if owed <= 0 {
		return nil
	}
	t := p.remind(fmt.Sprintf("recall:%d", p.ID), "thu hồi "+owed.Dong()+" theo hợp đồng", c.State.Label(), due, today)
	if t != nil {
		t.Roles = payers
	}
	return t
}
