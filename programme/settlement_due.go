package programme

import (
	"fmt"
	"slices"
)

// ClosingCase (đề án cần khép lại) is a project whose money is not settled or
// whose contract is not liquidated yet.
type ClosingCase struct {
	Project   Project // without lines
	Accepted  Day     // of the standing acceptance record; 0: none
	Filed     Day     // settlement file handed in; 0: not yet
	Settled   bool
	Contract  ContractState
	Disbursed Money
}

// closers are those whose work it is to close a project.
var closers = []Role{RoleCentreOfficer, RoleCentreAccountant, RoleCentreDirector}

// Closes tells whether deadlines of closing stand on a role's calendar; who sits
// at a machine without accounts has all work.
func Closes(r Role) bool { return r == RoleLocal || slices.Contains(closers, r) }

// DueDates are the deadlines that the case runs into: the settlement file after
// acceptance, the liquidation, and the end of the fiscal year. A rule that
// nobody has confirmed sets no day.
func (c ClosingCase) DueDates(rules RuleBook) (all []DueDate) {
	add := func(key, title string, d Deadline, source string) {
		if d.Day != 0 {
			all = append(all, DueDate{Key: fmt.Sprintf("closing-%d-%s", c.Project.ID, key), Day: d.Day, Title: title + ": " + c.Project.Title,
				Text: c.Project.called() + ". " + d.Sentence, Source: source, Subject: SProject, SubjectID: c.Project.ID})
		}
	}
	end, _ := NewDay(c.Project.Year, 12, 31)
	switch {
	case c.Project.Stage == Accepted && c.Filed == 0:
		r, _ := rules.On(RuleSettlement, c.Accepted)
		add("file", "Nộp hồ sơ quyết toán", rules.SettlementDue(c.Accepted), r.Citation())
	case c.Project.Stage == Underway:
		add("year", "Nghiệm thu trong năm ngân sách", Deadline{end, fmt.Sprintf("Hết năm ngân sách ngày %s: nghiệm thu và quyết toán trước ngày này, hoặc đề nghị chuyển nguồn sang năm sau.", end)}, "Luật Ngân sách nhà nước")
	}
	if open := c.Contract == ContractEffective || c.Contract == ContractSuspended || c.Contract == ContractStopped; open && c.Accepted != 0 && c.Project.Level == National {
		r, _ := rules.On(RuleLiquidation, c.Accepted)
		add("liquidation", "Thanh lý hợp đồng", rules.LiquidationDue(c.Accepted), r.Citation())
	}
	return all
}

// ClosingReminder is what is to be told of a deadline today: that it ends by
// the next working day, or has passed; nil for neither.
func (c ClosingCase) ClosingReminder(d DueDate, today Day) *Telling {
	t := c.Project.remind(fmt.Sprintf("%d:%s", c.Project.ID, d.Key), lowerFirst(d.Title), c.Project.Stage.Label(), d.Day, today)
	if t != nil {
		t.Roles = closers
	}
	return t
}

// SettlementLate says how the day of the file stands to its deadline: "trong
// hạn", or by how much it is late.
func SettlementLate(filed Day, due Deadline) string {
	switch {
	case due.Day == 0:
		return due.Sentence
	case filed == 0:
		return "Chưa nộp. " + due.Sentence
	case filed <= due.Day:
		return "Nộp trong hạn. " + due.Sentence
	}
	days := 0
	for d := due.Day; d < filed; d = d.Plus(1) {
		days++
	}
	return fmt.Sprintf("Nộp chậm %d ngày. %s", days, due.Sentence)
}
