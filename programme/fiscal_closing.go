package programme

import (
	"errors"
	"fmt"
	"strings"
)

// FiscalClosing (khóa sổ) is a fund's fiscal year about to be closed, or
// closed: what keeps it open, and what becomes of the money that was not paid
// out.
type FiscalClosing struct {
	Programme Programme
	Level     Level
	Year      int
	PlanID    int64 // of the year; 0: there is none, so nothing can be closed
	Closed    ClosedYear
	Draft     ClosingDraft // as it was prepared; Version 0: not yet
	Rests     []ClosingRest
	Facts     ClosingFacts
}

// ClosedYear is the paper that closed a year; Dated 0: it is open.
type ClosedYear struct {
	Document string
	Dated    Day
	Note     string
	Entered  Entered
}

// Paper names the paper: "12/QĐ-TTKC ngày 31/01/2027".
func (c ClosedYear) Paper() string { return paperText(c.Document, c.Dated) }

// ClosingDraft (chuẩn bị khóa sổ) is what somebody has prepared for another to
// confirm: the papers by which rests are carried over or cancelled.
type ClosingDraft struct {
	CarryDocument  string
	CarryDated     Day
	CancelDocument string
	CancelDated    Day
	Note           string
	Version        int64
	Prepared       Entered
}

// ClosingRest (số dư cuối năm) is what one project has left of the year, and
// what becomes of it.
type ClosingRest struct {
	ProjectID   int64
	Code, Title string
	Stage       Stage
	InYear      Balances // of the project's lines in the fund's year
	All         Balances // of all its lines
	Carry       Money    // to the next year
	Cancel      Money
	Document    string // of carrying this project over; "" for that of all
	Dated       Day
}

// ClosingFacts is what the checklist looks at besides the rests.
type ClosingFacts struct {
	Requests   []string // for money, still open
	Unsettled  []string // projects accepted and not settled
	Advanced   []string // projects with advances and without acceptance
	Treasury   Reconciliation
	Unallotted Money    // of the budget, which no project has: it ends with the year
	Due        Deadline // of liquidating, of the national fund
	NextShut   bool     // the next year is closed already
	Today      Day
}

// Rest is what of the year's money of the project was not paid out; negative
// where more was paid than the year has of it.
func (r ClosingRest) Rest() Money {
	b := r.InYear
	return b.Approved() + b.Of(ECarried) - b.Disbursed()
}

// Proposed is what usually becomes of the rest: a project that goes on takes
// it along, one that ended only what is still to be paid.
func (r ClosingRest) Proposed() (carry, cancel Money) {
	rest := max(r.Rest(), 0)
	if r.Stage == Completed || r.Stage == Stopped {
		carry = min(rest, max(r.All.Of(ESettled)-r.All.Disbursed(), 0))
		return carry, rest - carry
	}
	return rest, 0
}

// Title names the closing.
func (c FiscalClosing) Title() string {
	return fmt.Sprintf("Khóa sổ %s, năm ngân sách %d", lowerFirst(c.Level.Label()), c.Year)
}

// Overspent is what projects were paid above what they have in the year: it is
// to come back, and is part of no rest.
func (c FiscalClosing) Overspent() (sum Money) {
	for _, r := range c.Rests {
		sum += max(-r.Rest(), 0)
	}
	return sum
}

// Totals are the rests added up, and what is proposed of them: once all is
// prepared, carry and cancel are rest.
func (c FiscalClosing) Totals() (rest, carry, cancel Money) {
	for _, r := range c.Rests {
		rest += max(r.Rest(), 0)
		carry += r.Carry
		cancel += r.Cancel
	}
	return rest, carry, cancel
}

// ReopenRule is why a closed year stays closed.
const ReopenRule = "Sổ đã khóa không mở lại: số đã báo cáo của năm đó không được đổi. Sai sót phát hiện sau thì ghi bút toán điều chỉnh vào năm ngân sách hiện nay, nêu bút toán được điều chỉnh."

// CheckList is everything that the year needs before it is closed.
func (c FiscalClosing) CheckList() (all []ClosePoint) {
	add := func(name string, ok, soft bool, has, lacks string) {
		p := ClosePoint{Name: name, OK: ok, Text: lacks, Soft: soft}
		if ok {
			p.Text = has
		}
		all = append(all, p)
	}
	list := func(some []string) string { return strings.Join(some, "; ") }
	f, end := c.Facts, Day(c.Year*10_000+1231)
	add("Năm ngân sách đã hết", f.Today > end, false, fmt.Sprintf("Hết ngày %s.", end), fmt.Sprintf("Năm ngân sách kết thúc ngày %s; khóa sổ từ hôm sau.", end))
	if c.Level == National && f.Due.Day != 0 {
		due := f.Due.Day
		add("Hạn thanh lý của nguồn quốc gia", f.Today <= due, true, f.Due.Sentence, "Đã quá hạn. "+f.Due.Sentence)
	}
	add("Kế hoạch năm", c.PlanID != 0, false, "Có kế hoạch năm.", "Chưa có kế hoạch năm của nguồn này, nên không có gì để khóa. Lập ở trang Chương trình.")
	add("Không còn đề nghị chi đang mở", len(f.Requests) == 0, false, "Không có.", "Còn: "+list(f.Requests)+". Chi xong hoặc rút đề nghị.")
	add("Sổ quỹ khớp với Kho bạc", !f.Treasury.Open(), false, f.Treasury.Sentence(), f.Treasury.Sentence()+" Đối chiếu cho hết.")
	add("Đã ký đối chiếu cả năm", c.reconciled(), true, "Đã ký.", "Chưa có biên bản đối chiếu đến hết năm, hoặc kỳ đã ký nay có thay đổi.")
	add("Đã nghiệm thu thì đã quyết toán", len(f.Unsettled) == 0, true, "Không còn đề án chờ quyết toán.", "Chưa quyết toán: "+list(f.Unsettled)+". Phần còn phải chi thì chuyển nguồn.")
	add("Đã tạm ứng thì đã nghiệm thu", len(f.Advanced) == 0, true, "Không còn tạm ứng chưa nghiệm thu.", "Tạm ứng chưa nghiệm thu: "+list(f.Advanced)+". Phần còn lại thì chuyển nguồn cùng đề án.")
	add("Số dư từng đề án đã có cách xử lý", len(c.undecided()) == 0, false, "Mỗi số dư đã chuyển nguồn hoặc hủy.", "Chưa xử lý hết: "+list(c.undecided())+".")
	if over := c.overpaid(); len(over) > 0 {
		add("Không chi vượt số của năm", false, true, "", "Chi vượt, chờ thu hồi: "+list(over)+".")
	}
	if _, carry, _ := c.Totals(); carry > 0 {
		add("Năm sau còn nhận được", !f.NextShut, false, fmt.Sprintf("Chuyển sang năm %d.", c.Year+1), fmt.Sprintf("Năm ngân sách %d đã khóa sổ nên không nhận chuyển nguồn.", c.Year+1))
	}
	return all
}

// reconciled tells whether minutes up to the end of the year stand unchanged.
func (c FiscalClosing) reconciled() bool {
	t := c.Facts.Treasury
	if len(t.Entries) == 0 && len(t.Lines) == 0 {
		return true
	}
	return t.Until() >= Day(c.Year*10_000+1231) && len(t.Changed(t.Signed[0])) == 0
}

func (c FiscalClosing) undecided() (all []string) {
	if c.Draft.Version == 0 && len(c.Rests) > 0 {
		return []string{"chưa lưu bản chuẩn bị"}
	}
	for _, r := range c.Rests {
		if rest := max(r.Rest(), 0); r.Carry+r.Cancel != rest {
			all = append(all, fmt.Sprintf("%s còn %s", r.Code, (rest-r.Carry-r.Cancel).Dong()))
		}
	}
	return all
}

func (c FiscalClosing) overpaid() (all []string) {
	for _, r := range c.Rests {
		if r.Rest() < 0 {
			all = append(all, r.Code+" "+(-r.Rest()).Dong())
		}
	}
	return all
}

// Check refuses what cannot be prepared: more or less than a project has left,
// or money that moves without a paper.
func (c FiscalClosing) Check() error {
	if c.Closed.Dated != 0 {
		return Refuse(Conflict, "", "Năm ngân sách %d đã khóa sổ theo %s. %s", c.Year, c.Closed.Paper(), ReopenRule)
	}
	var errs []error
	papers := map[string]bool{} // of which there is money
	for _, r := range c.Rests {
		rest := max(r.Rest(), 0)
		switch {
		case r.Carry < 0 || r.Cancel < 0:
			errs = append(errs, Refuse(Invalid, ClosingField("carry", r.ProjectID), "%s: số tiền không âm.", r.Code))
		case r.Carry+r.Cancel > rest:
			errs = append(errs, Refuse(Invalid, ClosingField("carry", r.ProjectID), "%s: chuyển nguồn %s và hủy %s vượt số còn lại %s.", r.Code, r.Carry.Dong(), r.Cancel.Dong(), rest.Dong()))
		}
		papers["carry"] = papers["carry"] || r.Carry > 0 && r.Document == ""
		papers["cancel"] = papers["cancel"] || r.Cancel > 0
		if r.Document != "" && r.Dated == 0 {
			errs = append(errs, Refuse(Invalid, ClosingField("document", r.ProjectID), "%s: quyết định chuyển nguồn riêng cần cả số và ngày, ví dụ 15/QĐ-UBND ngày 20/01/%d.", r.Code, c.Year+1))
		}
		if r.Dated > c.Facts.Today {
			errs = append(errs, Refuse(Invalid, ClosingField("document", r.ProjectID), "%s: ngày quyết định %s ở sau hôm nay.", r.Code, r.Dated))
		}
	}
	d := c.Draft
	errs = append(errs, c.paper("carry", "quyết định chuyển nguồn", d.CarryDocument, d.CarryDated, papers["carry"]), c.paper("cancel", "quyết định hủy dự toán", d.CancelDocument, d.CancelDated, papers["cancel"]),
		atMost("note", "ghi chú", d.Note, 2000))
	return errors.Join(errs...)
}

func (c FiscalClosing) paper(field, name, document string, dated Day, needed bool) error {
	switch {
	case needed && (document == "" || dated == 0):
		return Refuse(Invalid, field+"_document", "Nhập số và ngày %s.", name)
	case dated > c.Facts.Today:
		return Refuse(Invalid, field+"_dated", "Ngày %s %s ở sau hôm nay.", name, dated)
	}
	return atMost(field+"_document", "số "+name, document, 100)
}

// ClosingField is the name of a field of one project's rest.
func ClosingField(what string, project int64) string { return fmt.Sprintf("%s_%d", what, project) }

// Confirm checks the paper that closes the year: by another person than who
// prepared it, with nothing open on the checklist.
func (c FiscalClosing) Confirm(by ClosedYear, u User) error {
	if err := c.Check(); err != nil {
		return err
	}
	if u.Role != RoleLocal && u.ID == c.Draft.Prepared.UserID {
		return Refuse(Forbidden, "", "Bạn đã chuẩn bị khóa sổ năm này nên không tự xác nhận. Người khác phải xác nhận.")
	}
	errs := []error{required("document", "số văn bản khóa sổ", by.Document, 100), atMost("confirm_note", "ghi chú", by.Note, 2000)}
	switch {
	case c.Draft.Version == 0:
		errs = append(errs, Refuse(Conflict, "", "Chưa ai chuẩn bị khóa sổ năm này: kế toán lưu cách xử lý số dư trước."))
	case by.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Chưa nhập ngày văn bản khóa sổ."))
	case by.Dated > c.Facts.Today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày văn bản %s ở sau hôm nay.", by.Dated))
	}
	if missing := MissingToClose(c.CheckList()); len(missing) > 0 {
		errs = append(errs, Refuse(Conflict, "", "Chưa khóa sổ được. %s.", strings.Join(missing, ". ")))
	}
	return errors.Join(errs...)
}

// Moves are the lines by which the rest of a project leaves the year, each with
// the paper it rests on. What is cancelled is no longer contracted either.
func (c FiscalClosing) Moves(p Project, r ClosingRest) (all []ClosingMove) {
	l := FundingLine{Source: Source(c.Level)}
	if r.Carry > 0 {
		by := Basis{Document: r.Document, Dated: r.Dated, Reason: fmt.Sprintf("Chuyển nguồn khi khóa sổ năm %d.", c.Year)}
		if by.Document == "" {
			by.Document, by.Dated = c.Draft.CarryDocument, c.Draft.CarryDated
		}
		out, in := p.entry(ECarried, l, -r.Carry, by), p.entry(ECarried, l, r.Carry, by)
		out.Year, in.Year = c.Year, c.Year+1
		all = append(all, ClosingMove{by, []Entry{out, in}})
	}
	if r.Cancel > 0 {
		by := Basis{Document: c.Draft.CancelDocument, Dated: c.Draft.CancelDated, Reason: fmt.Sprintf("Hủy dự toán còn lại khi khóa sổ năm %d.", c.Year)}
		cancelled := p.entry(ECancelled, l, r.Cancel, by)
		cancelled.Year = c.Year
		move := ClosingMove{by, []Entry{cancelled}}
		if over := r.All.Of(EContracted) - (r.All.Approved() - r.Cancel); over > 0 {
			lowered := p.entry(EContracted, l, -min(over, r.Cancel), by)
			lowered.Year = c.Year
			move.Lines = append(move.Lines, lowered)
		}
		all = append(all, move)
	}
	return all
}

// ClosingMove is lines of the ledger by one paper.
type ClosingMove struct {
	By    Basis
	Lines []Entry
}

// YearAfterClosing is the fiscal year that a line belongs to once its own is
// closed: the one that the project's money was carried into; of money that
// comes back, the year of its paper. Who pays names the year himself, and what
// is taken back stays where it was.
func (p Project) YearAfterClosing(e Entry, b Balances) int {
	switch {
	case !e.Source.IsSupport() || e.Reverses != 0 || e.Kind == EAdvanced || e.Kind == EPaid || e.Kind == ECarried:
		return e.Year
	case e.Kind == ERecovered:
		return max(e.Year, e.Dated.Year())
	}
	return max(e.Year, p.SettlingYear(b))
}
