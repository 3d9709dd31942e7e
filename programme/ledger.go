package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// EntryKind (loại bút toán) is what a line of the ledger says of the money.
type EntryKind string

const (
	EBudget     EntryKind = "budget"     // kinh phí giao cho năm và nguồn
	ECommitted  EntryKind = "committed"  // duyệt cho đề án trong kế hoạch
	ECancelled  EntryKind = "cancelled"  // hủy, giảm phần đã duyệt
	ECarried    EntryKind = "carried"    // chuyển nguồn sang năm sau: ra khỏi năm này (âm), vào năm sau (dương)
	EContracted EntryKind = "contracted" // ký hợp đồng
	EAdvanced   EntryKind = "advanced"   // tạm ứng
	EPaid       EntryKind = "paid"       // thanh toán
	ERecovered  EntryKind = "recovered"  // thu hồi
	EAccepted   EntryKind = "accepted"   // nghiệm thu
	ESettled    EntryKind = "settled"    // quyết toán
	EPledged    EntryKind = "pledged"    // đối ứng, vốn lồng ghép đã cam kết
	EEvidenced  EntryKind = "evidenced"  // đối ứng, vốn lồng ghép đã có chứng từ
)

// EntryKinds in the order of a project's life. Those up to ESettled are of
// khuyến công money, the last two of everybody else's.
var EntryKinds = []EntryKind{EBudget, ECommitted, ECancelled, ECarried, EContracted, EAdvanced, EPaid, ERecovered, EAccepted, ESettled, EPledged, EEvidenced}

var entryLabels = map[EntryKind]string{
	EBudget: "Kinh phí được giao", ECommitted: "Duyệt trong kế hoạch", ECancelled: "Hủy, giảm kế hoạch", ECarried: "Chuyển nguồn",
	EContracted: "Hợp đồng", EAdvanced: "Tạm ứng", EPaid: "Thanh toán", ERecovered: "Thu hồi", EAccepted: "Nghiệm thu", ESettled: "Quyết toán",
	EPledged: "Đối ứng, lồng ghép cam kết", EEvidenced: "Đối ứng, lồng ghép có chứng từ",
}

// Label is the kind in Vietnamese.
func (k EntryKind) Label() string {
	if label, ok := entryLabels[k]; ok {
		return label
	}
	return string(k)
}

// ofSupport tells kinds of khuyến công money from those of other money.
func (k EntryKind) ofSupport() bool { return k != EPledged && k != EEvidenced }

// Entry (bút toán) is one line of the ledger: an amount of one source, by one
// paper. Lines are only ever added; what was wrong is taken back by a line of
// the same kind with the opposite amount, and every balance is a sum of lines.
type Entry struct {
	ID          int64
	ProgrammeID int64
	ProjectID   int64 // 0: of the whole fund of a year
	PlanID      int64 // of EBudget
	Kind        EntryKind
	Source      Source
	Name        string // which programme, for FromOther
	Year        int    // fiscal year (năm ngân sách)
	Amount      Money  // in đồng, negative where it takes back
	Count       int    // projects that the line counts into the plan (ECommitted, ECancelled) or the result (ESettled): 1, 0 or -1
	Document    string // number of the paper
	Dated       Day    // of the paper: from which day it counts
	Reason      string
	Entered     Entered
	Role        Role
	Reverses    int64 // the line that this one takes back; 0 for none
	Matter      int64 // the request that it pays; 0 for none
}

// Basis (căn cứ) is the paper that lets an act move money, and why.
type Basis struct {
	Document string
	Dated    Day
	Reason   string
	Cancels  *Basis // the paper whose lines are taken back; nil for none
	Stopping bool   // by a decision that stops the project: what is contracted or paid above it is to be recovered
	Book     bool   // taken over from old books, as they are: their amounts need not keep the order of the law
}

// Paper names the basis: "356/QĐ-UBND ngày 05/02/2027".
func (e Entry) Paper() string { return paperText(e.Document, e.Dated) }

// Reversal is the line that takes this one back.
func (e Entry) Reversal(by Basis) Entry {
	back := e
	back.ID, back.Reverses, back.Amount, back.Count = 0, e.ID, -e.Amount, -e.Count
	back.Document, back.Dated, back.Reason = by.Document, by.Dated, by.Reason
	return back
}

// account is one heading of the ledger: a kind, of a source, in a year.
type account struct {
	Kind   EntryKind
	Source Source
	Name   string
	Year   int
}

// Balances (số dư) are the sums of ledger lines. They are never stored: they
// are added up from the lines whenever they are asked.
type Balances struct {
	sums   map[account]Money
	counts map[EntryKind]int
}

// BalancesOf adds up lines.
func BalancesOf(entries []Entry) Balances {
	b := Balances{map[account]Money{}, map[EntryKind]int{}}
	for _, e := range entries {
		b.sums[account{e.Kind, e.Source, e.Name, e.Year}] += e.Amount
		b.counts[e.Kind] += e.Count
	}
	return b
}

// sum adds the balances that a filter lets through.
func (b Balances) sum(of func(account) bool) (sum Money) {
	for a, m := range b.sums {
		if of(a) {
			sum += m
		}
	}
	return sum
}

// Of is the balance of a kind over all sources and years.
func (b Balances) Of(k EntryKind) Money {
	return b.sum(func(a account) bool { return a.Kind == k })
}

// From is the balance of a kind of one source; name tells the programme of
// FromOther and is "" for all others.
func (b Balances) From(k EntryKind, s Source, name string) Money {
	return b.sum(func(a account) bool { return a.Kind == k && a.Source == s && a.Name == name })
}

// In is the balance of a kind of khuyến công money in a fiscal year.
func (b Balances) In(k EntryKind, year int) Money {
	return b.sum(func(a account) bool { return a.Kind == k && a.Year == year })
}

// Years lists the fiscal years that have a balance.
func (b Balances) Years() (all []int) {
	for a := range b.sums {
		if !slices.Contains(all, a.Year) {
			all = append(all, a.Year)
		}
	}
	slices.Sort(all)
	return all
}

// Approved is what stands approved: committed less cancelled; Disbursed what
// was advanced and paid less what came back.
func (b Balances) Approved() Money  { return b.Of(ECommitted) - b.Of(ECancelled) }
func (b Balances) Disbursed() Money { return b.Of(EAdvanced) + b.Of(EPaid) - b.Of(ERecovered) }

// InPlan and Settled are how many projects the lines count into the plan and
// into the result.
func (b Balances) InPlan() int {
	return b.counts[ECommitted] + b.counts[EPledged] + b.counts[ECancelled]
}
func (b Balances) Settled() int { return b.counts[ESettled] + b.counts[EEvidenced] }

// Line is the running money of one source, as a project shows it: approved,
// disbursed and done.
func (b Balances) Line(s Source, name string) FundingLine {
	of := func(k EntryKind) Money { return b.From(k, s, name) }
	l := FundingLine{Source: s, Name: name, Approved: of(EPledged), Done: of(EEvidenced)}
	if s.IsSupport() {
		l.Approved, l.Disbursed, l.Done = of(ECommitted)-of(ECancelled), of(EAdvanced)+of(EPaid)-of(ERecovered), of(ESettled)
	}
	return l
}

// FundYear is one fund's fiscal year.
type FundYear struct {
	ProgrammeID int64
	Year        int
	Fund        Source
}

// Number is the fund's year as one number, by which its history is kept.
func (f FundYear) Number() int64 {
	n := f.ProgrammeID*100_000 + int64(f.Year)*10
	if f.Fund == FromNational {
		return n + 1
	}
	return n + 2
}

// Title names the book of the fund's year.
func (f FundYear) Title() string {
	return fmt.Sprintf("Sổ quỹ %s, năm ngân sách %d", lowerFirst(Level(f.Fund).Label()), f.Year)
}

// Sources lists the sources with a balance, in the order of papers.
func (b Balances) Sources() (all []FundingLine) {
	seen := map[FundingLine]bool{}
	for a := range b.sums {
		l := FundingLine{Source: a.Source, Name: a.Name}
		if !seen[l] && a.Kind != EBudget {
			seen[l] = true
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b FundingLine) int {
		return cmp.Or(cmp.Compare(slices.Index(Sources, a.Source), slices.Index(Sources, b.Source)), cmp.Compare(a.Name, b.Name))
	})
	return all
}
