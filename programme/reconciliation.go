package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Reconciliation (đối chiếu với Kho bạc) holds what the ledger paid out of one
// fund's fiscal year against what the Treasury says.
type Reconciliation struct {
	Programme  Programme
	Level      Level
	Year       int
	Closed     bool
	Entries    []TreasuryEntry // that moved money, by day
	Lines      []TreasuryLine  // by day
	Matches    map[int64]TreasuryMatch
	Statements []TreasuryStatement
	Signed     []SignedReconciliation // the newest first
}

// SignedReconciliation (biên bản đối chiếu) is what both sides have signed for
// the year up to a day.
type SignedReconciliation struct {
	ID        int64
	Until     Day
	Document  string
	Dated     Day
	Note      string
	Ledger    Money
	Treasury  Money
	LastEntry int64 // lines with higher numbers were entered later
	LastLine  int64
	Entered   Entered
}

// Paper names the minutes: "02/BB-ĐC ngày 05/04/2027".
func (s SignedReconciliation) Paper() string { return paperText(s.Document, s.Dated) }

// ReconciledMonth is one line of the reconciliation.
type ReconciledMonth struct {
	Label        string
	Ledger       Money // what the ledger paid out, less what came back
	Treasury     Money
	Matched      Money // of the ledger's lines
	OpenLedger   Money // that the Treasury does not explain
	OpenTreasury Money // that the ledger does not explain
}

// Difference is what the ledger has more than the Treasury.
func (m ReconciledMonth) Difference() Money { return m.Ledger - m.Treasury }

// offset tells lines that were taken back before the Treasury paid: with their
// reversal they are nothing.
func (r Reconciliation) offset() map[int64]bool {
	open, all := map[int64]bool{}, map[int64]bool{}
	for _, e := range r.Entries {
		open[e.ID] = e.Match == 0
	}
	for _, e := range r.Entries {
		if e.Reverses != 0 && open[e.ID] && open[e.Reverses] {
			all[e.ID], all[e.Reverses] = true, true
		}
	}
	return all
}

// OpenEntries are the ledger's lines that the Treasury does not explain.
func (r Reconciliation) OpenEntries() (all []TreasuryEntry) {
	gone := r.offset()
	for _, e := range r.Entries {
		if e.Match == 0 && !gone[e.ID] {
			all = append(all, e)
		}
	}
	return all
}

// OpenLines are the Treasury's lines that the ledger does not explain.
func (r Reconciliation) OpenLines() (all []TreasuryLine) {
	for _, l := range r.Lines {
		if l.Match == 0 {
			all = append(all, l)
		}
	}
	return all
}

// upTo is the reconciliation of the papers up to a day.
func (r Reconciliation) upTo(day Day) Reconciliation {
	entries, lines := r.Entries, r.Lines
	r.Entries, r.Lines = nil, nil
	for _, e := range entries {
		if e.Dated <= day {
			r.Entries = append(r.Entries, e)
		}
	}
	for _, l := range lines {
		if l.Dated <= day {
			r.Lines = append(r.Lines, l)
		}
	}
	return r
}

// monthOf is the row of a day: the months of the year, then what came after
// it. What was paid before the year counts into its first month.
func (r Reconciliation) monthOf(d Day) int {
	switch {
	case d.Year() < r.Year:
		return 0
	case d.Year() > r.Year:
		return 12
	}
	return d.Month() - 1
}

// Months are the months of the fiscal year, and the time after it in which it
// is still paid out of, where there is anything.
func (r Reconciliation) Months() []ReconciledMonth {
	all := make([]ReconciledMonth, 13)
	for i := range all {
		all[i].Label = fmt.Sprintf("Tháng %d", i+1)
	}
	all[12].Label = fmt.Sprintf("Sau 31/12/%d", r.Year)
	gone := r.offset()
	for _, e := range r.Entries {
		m := &all[r.monthOf(e.Dated)]
		m.Ledger += e.Moved()
		switch {
		case e.Match != 0:
			m.Matched += e.Moved()
		case !gone[e.ID]:
			m.OpenLedger += e.Moved()
		}
	}
	for _, l := range r.Lines {
		m := &all[r.monthOf(l.Dated)]
		m.Treasury += l.Amount
		if l.Match == 0 {
			m.OpenTreasury += l.Amount
		}
	}
	if last := all[12]; last.Ledger == 0 && last.Treasury == 0 {
		return all[:12]
	}
	return all
}

// Total adds the months up. What is matched is the same sum on both sides, so
// the difference of the total is what is not explained.
func (r Reconciliation) Total() (sum ReconciledMonth) {
	sum.Label = "Cả năm"
	for _, m := range r.Months() {
		sum.Ledger += m.Ledger
		sum.Treasury += m.Treasury
		sum.Matched += m.Matched
		sum.OpenLedger += m.OpenLedger
		sum.OpenTreasury += m.OpenTreasury
	}
	return sum
}

// Open tells whether anything is not explained; amounts that cancel each other
// are not explained either.
func (r Reconciliation) Open() bool { return len(r.OpenEntries()) > 0 || len(r.OpenLines()) > 0 }

// Sentence says what remains to be explained.
func (r Reconciliation) Sentence() string {
	sum, entries, lines := r.Total(), r.OpenEntries(), r.OpenLines()
	if len(entries) == 0 && len(lines) == 0 {
		return fmt.Sprintf("Không còn chênh lệch: sổ quỹ và Kho bạc cùng ghi %s, từng dòng đã khớp.", sum.Ledger.Dong())
	}
	var parts []string
	if len(entries) > 0 {
		parts = append(parts, fmt.Sprintf("sổ quỹ có %d bút toán (%s) Kho bạc chưa có", len(entries), sum.OpenLedger.Dong()))
	}
	if len(lines) > 0 {
		parts = append(parts, fmt.Sprintf("Kho bạc có %d dòng (%s) sổ quỹ chưa có", len(lines), sum.OpenTreasury.Dong()))
	}
	start := "Hai tổng bằng nhau nhưng chưa khớp từng dòng"
	switch d := sum.Difference(); {
	case d > 0:
		start = fmt.Sprintf("Sổ quỹ nhiều hơn Kho bạc %s", d.Dong())
	case d < 0:
		start = fmt.Sprintf("Sổ quỹ ít hơn Kho bạc %s", (-d).Dong())
	}
	return start + ": " + strings.Join(parts, "; ") + "."
}

// Until is the last day that is signed; 0 for none.
func (r Reconciliation) Until() Day {
	if len(r.Signed) == 0 {
		return 0
	}
	return r.Signed[0].Until
}

// ReconciledChange is a line that came into a signed period after it was
// signed.
type ReconciledChange struct {
	Dated  Day
	What   string
	Amount Money
	Who    Entered
}

// Changed lists what came into a signed period later.
func (r Reconciliation) Changed(s SignedReconciliation) (all []ReconciledChange) {
	for _, e := range r.Entries {
		if e.Dated <= s.Until && e.ID > s.LastEntry {
			all = append(all, ReconciledChange{e.Dated, "Sổ quỹ: " + e.Code + ", " + lowerFirst(e.Kind.Label()) + ", " + e.Document, e.Moved(), e.Entered})
		}
	}
	who := map[int64]Entered{}
	for _, t := range r.Statements {
		who[t.ID] = t.Entered
	}
	for _, l := range r.Lines {
		if l.Dated <= s.Until && l.ID > s.LastLine {
			all = append(all, ReconciledChange{l.Dated, "Kho bạc: " + l.Document + ", " + l.Content, l.Amount, who[l.StatementID]})
		}
	}
	return all
}

// Sign checks minutes of a period that are about to be signed, and completes
// them with what both sides have.
func (r Reconciliation) Sign(s SignedReconciliation, u User, today Day) (SignedReconciliation, error) {
	errs := []error{required("document", "số biên bản", s.Document, 100), atMost("note", "ghi chú", s.Note, 2000)}
	refuse := func(field, format string, args ...any) { errs = append(errs, Refuse(Invalid, field, format, args...)) }
	switch {
	case s.Until == 0:
		refuse("until", "Chưa nhập ngày cuối của kỳ đối chiếu.")
	case s.Until > today:
		refuse("until", "Ngày cuối kỳ %s ở sau hôm nay. Chỉ ký kỳ đã qua.", s.Until)
	case s.Until <= r.Until() && len(r.Changed(r.Signed[0])) == 0:
		refuse("until", "Đã ký đối chiếu đến %s và từ đó không có gì thay đổi. Chọn ngày sau đó.", r.Until())
	case s.Until < r.Until():
		refuse("until", "Đã ký đối chiếu đến %s. Ký lại thì chọn ngày đó hoặc sau đó.", r.Until())
	}
	switch {
	case s.Dated == 0:
		refuse("dated", "Chưa nhập ngày biên bản.")
	case s.Dated > today:
		refuse("dated", "Ngày biên bản %s ở sau hôm nay.", s.Dated)
	case s.Dated < s.Until:
		refuse("dated", "Ngày biên bản %s ở trước ngày cuối kỳ %s.", s.Dated, s.Until)
	}
	period := r.upTo(s.Until)
	if len(period.Lines) == 0 && len(period.Entries) == 0 {
		refuse("until", "Đến ngày này chưa có bút toán chi hay dòng Kho bạc nào.")
	}
	if period.Open() {
		errs = append(errs, Refuse(Conflict, "until", "Chưa ký được đến %s. %s", s.Until, period.Sentence()))
	}
	if err := r.maySign(u); err != nil {
		errs = append(errs, err)
	}
	sum := period.Total()
	s.Ledger, s.Treasury = sum.Ledger, sum.Treasury
	for _, e := range r.Entries {
		s.LastEntry = max(s.LastEntry, e.ID)
	}
	for _, l := range r.Lines {
		s.LastLine = max(s.LastLine, l.ID)
	}
	return s, errors.Join(errs...)
}

// maySign refuses who has prepared what he would sign.
func (r Reconciliation) maySign(u User) error {
	if u.Role == RoleLocal {
		return nil
	}
	own := func(e Entered) bool { return e.UserID == u.ID }
	for _, t := range r.Statements {
		if own(t.Entered) {
			return Refuse(Forbidden, "", "Bạn đã nhập bảng kê “%s” nên không tự ký đối chiếu. Người khác phải ký.", t.Name)
		}
	}
	for _, m := range r.Matches {
		if !m.ByRule && own(m.Entered) {
			return Refuse(Forbidden, "", "Bạn đã ghép dòng của kỳ này nên không tự ký đối chiếu. Người khác phải ký.")
		}
	}
	return nil
}

// CheckUnmatch refuses to take a match of a signed period apart.
func (r Reconciliation) CheckUnmatch(match int64) error {
	p, until := r.Pair(match), r.Until()
	in := slices.ContainsFunc(p.Entries, func(e TreasuryEntry) bool { return e.Dated <= until }) || slices.ContainsFunc(p.Lines, func(l TreasuryLine) bool { return l.Dated <= until })
	if in {
		return Refuse(Conflict, "match", "Cặp này thuộc kỳ đã ký đối chiếu đến %s (%s) nên không tách được.", until, r.Signed[0].Paper())
	}
	return nil
}

// Keys are those of the lines that are stored.
func (r Reconciliation) Keys() map[string]bool {
	all := map[string]bool{}
	for _, l := range r.Lines {
		all[l.Key] = true
	}
	return all
}

// Title names the reconciliation.
func (r Reconciliation) Title() string {
	return fmt.Sprintf("Đối chiếu với Kho bạc, %s, năm ngân sách %d", lowerFirst(r.Level.Label()), r.Year)
}
