package programme

import (
	"errors"
	"time"
)

// PlanBudget (kinh phí được giao) is what a paper assigns to one level for one
// year. Every amendment is a version of its own; earlier ones are kept.
type PlanBudget struct {
	ID       int64
	PlanID   int64
	Amount   Money
	Document string // "2156/QĐ-UBND"
	Dated    Day
	Note     string // why it was amended
	Entered  Entered
}

// Entered is who wrote a record that is never changed afterwards, in which
// post, and when.
type Entered struct {
	UserID    int64
	UserName  string
	PostTitle string
	At        time.Time
}

// Who is the person and the post that he acted in.
func (e Entered) Who() string { return Event{UserName: e.UserName, PostTitle: e.PostTitle}.Who() }

// EnteredBy is a record's author at a moment.
func EnteredBy(u User, at time.Time) Entered { return Entered{u.ID, u.Name, u.PostTitle, at} }

// Check refuses a budget that cannot be. had tells that there is one already:
// an amendment says why.
func (b PlanBudget) Check(p Plan, today Day, had bool) error {
	errs := []error{
		required("document", "số văn bản giao kinh phí", b.Document, 100), atMost("note", "lý do", b.Note, 2000),
		checkDated("dated", "Ngày văn bản", b.Dated, p.Year, today),
	}
	if b.Amount < 0 || b.Amount > MaxMoney {
		errs = append(errs, Refuse(Invalid, "amount", "Kinh phí %s là không thể có. Nhập số từ 0 đến %s.", b.Amount.Dong(), MaxMoney.Dong()))
	}
	if had && b.Note == "" {
		errs = append(errs, Refuse(Invalid, "note", "Kế hoạch này đã được giao kinh phí. Nêu lý do điều chỉnh."))
	}
	return errors.Join(errs...)
}

// checkDated refuses the date of a paper about a plan that is missing, still to
// come, or years away from the plan.
func checkDated(field, name string, d Day, year int, today Day) error {
	switch {
	case d == 0:
		return Refuse(Invalid, field, "Chưa nhập %s.", lowerFirst(name))
	case d > today:
		return Refuse(Invalid, field, "%s %s ở sau hôm nay (%s). Nhập ngày ghi trên văn bản đã ký.", name, d, today)
	case d.Year() < year-2 || d.Year() > year+2:
		return Refuse(Invalid, field, "%s %s cách năm kế hoạch %d quá xa. Kiểm tra lại ngày.", name, d, year)
	}
	return nil
}

// Title is the paper: "2156/QĐ-UBND ngày 10/12/2026".
func (b PlanBudget) Title() string { return paperText(b.Document, b.Dated) }

// paperText names a paper by its number and date, as far as known.
func paperText(number string, dated Day) string {
	switch {
	case number == "":
		return ""
	case dated == 0:
		return number
	}
	return number + " ngày " + dated.String()
}

// Fields lists the budget as people read it.
func (b PlanBudget) Fields() []FieldValue {
	return []FieldValue{
		{"amount", "Kinh phí được giao", b.Amount.Dong()}, {"document", "Văn bản giao", b.Title()}, {"note", "Lý do điều chỉnh", b.Note},
	}
}

// BudgetOn is the budget that holds on a day: that of the latest paper up to
// it, and of two papers of one day the one entered last. Day 0 asks for the
// latest of all.
func BudgetOn(versions []PlanBudget, on Day) (b PlanBudget, known bool) {
	for _, v := range versions {
		if (on == 0 || v.Dated <= on) && (!known || v.Dated > b.Dated || v.Dated == b.Dated && v.ID > b.ID) {
			b, known = v, true
		}
	}
	return b, known
}

// BudgetEntries are the ledger lines of a new paper, so that the sum of the
// lines up to any day is the budget that holds on it: what the paper assigns
// more or less than the one before it, and, where a later paper is entered
// already, the same taken back on that paper's day.
func BudgetEntries(p Plan, had []PlanBudget, b PlanBudget) (all []Entry) {
	before, _ := BudgetOn(had, b.Dated)
	change := b.Amount - before.Amount
	if change == 0 {
		return nil
	}
	line := Entry{
		ProgrammeID: p.ProgrammeID, PlanID: p.ID, Kind: EBudget, Source: Source(p.Level), Year: p.Year, Amount: change,
		Document: b.Document, Dated: b.Dated, Reason: b.Note,
	}
	all = append(all, line)
	var next PlanBudget
	for _, v := range had {
		if v.Dated > b.Dated && (next.ID == 0 || v.Dated < next.Dated || v.Dated == next.Dated && v.ID > next.ID) {
			next = v
		}
	}
	if next.ID != 0 {
		line.Amount, line.Document, line.Dated = -change, next.Document, next.Dated
		line.Reason = "Thay văn bản " + b.Title() + ", được ghi sau."
		all = append(all, line)
	}
	return all
}
