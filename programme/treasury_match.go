package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// TreasuryEntry is a line of the ledger that moved money at the Treasury.
type TreasuryEntry struct {
	Entry
	Code  string // of the project
	Match int64  // 0 for none
}

// Moved is what the line took out of the Treasury; negative for money that
// came back.
func (e TreasuryEntry) Moved() Money { return disbursing(e.Entry) }

// TreasuryMatch (cặp khớp) says that some lines of the Treasury are the same
// money as some lines of the ledger: both sides have one sum.
type TreasuryMatch struct {
	ID      int64
	ByRule  bool // same number and amount; else a person said so
	Entered Entered
}

// TreasuryPair is lines of both sides that are, or may be, the same money.
type TreasuryPair struct {
	Entries []TreasuryEntry
	Lines   []TreasuryLine
	Why     string
}

// matchDays is how many days a paper may take to be booked at the Treasury.
const matchDays = 10

// Pair is the lines of a match.
func (r Reconciliation) Pair(match int64) (p TreasuryPair) {
	for _, e := range r.Entries {
		if e.Match == match {
			p.Entries = append(p.Entries, e)
		}
	}
	for _, l := range r.Lines {
		if l.Match == match {
			p.Lines = append(p.Lines, l)
		}
	}
	return p
}

// Pairs are all that is matched, by the day of the Treasury's lines.
func (r Reconciliation) Pairs() (all []TreasuryPair) {
	at := map[int64]int{}
	for _, l := range r.Lines {
		if l.Match == 0 {
			continue
		}
		if _, known := at[l.Match]; !known {
			at[l.Match] = len(all)
			all = append(all, TreasuryPair{})
		}
		p := &all[at[l.Match]]
		p.Lines = append(p.Lines, l)
	}
	for _, e := range r.Entries {
		if i, known := at[e.Match]; known {
			all[i].Entries = append(all[i].Entries, e)
		}
	}
	return all
}

// Sum is what each side of the pair adds up to.
func (p TreasuryPair) Sum() Money { return treasurySum(p.Lines) }

// CheckMatch refuses a pair whose sides are not one sum, or of which a line is
// matched already.
func (p TreasuryPair) CheckMatch() error {
	if len(p.Entries) == 0 || len(p.Lines) == 0 {
		return Refuse(Invalid, "match", "Chọn ít nhất một dòng của mỗi bên rồi mới ghép.")
	}
	for _, e := range p.Entries {
		if e.Match != 0 {
			return Refuse(Conflict, "match", "Bút toán %s %s đã khớp với dòng khác. Tải lại trang.", e.Document, e.Moved().Dong())
		}
	}
	for _, l := range p.Lines {
		if l.Match != 0 {
			return Refuse(Conflict, "match", "Dòng Kho bạc %s %s đã khớp với bút toán khác. Tải lại trang.", l.Document, l.Amount.Dong())
		}
	}
	if ours, theirs := entriesSum(p.Entries), treasurySum(p.Lines); ours != theirs {
		return Refuse(Invalid, "match", "Hai bên không bằng nhau: sổ quỹ %s, Kho bạc %s, lệch %s. Chọn lại cho bằng nhau từng đồng.", ours.Dong(), theirs.Dong(), (ours - theirs).Dong())
	}
	return nil
}

// Text says what the pair is of, for history.
func (p TreasuryPair) Text() string {
	var ours, theirs []string
	for _, e := range p.Entries {
		ours = append(ours, e.Code+" "+e.Document)
	}
	for _, l := range p.Lines {
		theirs = append(theirs, l.Document)
	}
	return fmt.Sprintf("%s: sổ quỹ %s; Kho bạc %s.", treasurySum(p.Lines).Dong(), strings.Join(ours, ", "), strings.Join(theirs, ", "))
}

func entriesSum(all []TreasuryEntry) (sum Money) {
	for _, e := range all {
		sum += e.Moved()
	}
	return sum
}

// SurePairs are lines with the same number of the paper and the same amount:
// nobody has to be asked.
func (r Reconciliation) SurePairs() (all []TreasuryPair) {
	type key struct {
		number string
		amount Money
	}
	free := map[key][]TreasuryEntry{}
	for _, e := range r.OpenEntries() {
		k := key{treasuryNumber(e.Document), e.Moved()}
		free[k] = append(free[k], e)
	}
	for _, l := range r.OpenLines() {
		k := key{treasuryNumber(l.Document), l.Amount}
		if same := free[k]; len(same) > 0 && k.number != "" {
			all = append(all, TreasuryPair{same[:1], []TreasuryLine{l}, "Cùng số chứng từ và số tiền."})
			free[k] = same[1:]
		}
	}
	return all
}

// Proposals are lines that may be the same money; a person has to say so. Each
// line is proposed once: first one paper that paid several projects, then the
// same amount within some days.
func (r Reconciliation) Proposals() (all []TreasuryPair) {
	used := map[int64]bool{}
	byNumber, byAmount := map[string][]TreasuryEntry{}, map[Money][]TreasuryEntry{}
	for _, e := range r.OpenEntries() {
		number := treasuryNumber(e.Document)
		byNumber[number] = append(byNumber[number], e)
		if base, _, ok := cutLast(number, "/"); ok {
			byNumber[base] = append(byNumber[base], e)
		}
		byAmount[e.Moved()] = append(byAmount[e.Moved()], e)
	}
	var rest []TreasuryLine
	for _, l := range r.OpenLines() {
		parts := slices.DeleteFunc(slices.Clone(byNumber[treasuryNumber(l.Document)]), func(e TreasuryEntry) bool { return used[e.ID] })
		if len(parts) < 2 || entriesSum(parts) != l.Amount {
			rest = append(rest, l)
			continue
		}
		all = append(all, TreasuryPair{parts, []TreasuryLine{l}, fmt.Sprintf("Một chứng từ chi cho %d dòng của sổ quỹ; cộng lại bằng nhau.", len(parts))})
		for _, e := range parts {
			used[e.ID] = true
		}
	}
	for _, l := range rest {
		near := slices.DeleteFunc(slices.Clone(byAmount[l.Amount]), func(e TreasuryEntry) bool { return used[e.ID] || daysApart(e.Dated, l.Dated) > matchDays })
		if len(near) == 0 {
			continue
		}
		e := slices.MinFunc(near, func(a, b TreasuryEntry) int {
			return cmp.Or(cmp.Compare(daysApart(a.Dated, l.Dated), daysApart(b.Dated, l.Dated)), cmp.Compare(a.ID, b.ID))
		})
		used[e.ID] = true
		apart := "cùng ngày"
		if n := daysApart(e.Dated, l.Dated); n > 0 {
			apart = fmt.Sprintf("ngày cách nhau %d ngày", n)
		}
		why := "Cùng số tiền, " + apart + ", khác số chứng từ."
		if len(near) > 1 {
			why += fmt.Sprintf(" Sổ quỹ có %d bút toán như vậy: xem kỹ trước khi nhận.", len(near))
		}
		all = append(all, TreasuryPair{[]TreasuryEntry{e}, []TreasuryLine{l}, why})
	}
	return all
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// daysApart is how many days lie between two dates, at most one more than
// matters.
func daysApart(a, b Day) (n int) {
	if a > b {
		a, b = b, a
	}
	for ; a < b && n <= matchDays; n++ {
		a = a.Plus(1)
	}
	return n
}
