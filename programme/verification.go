package programme

import (
	"fmt"
	"slices"
	"time"
)

// Verification (đối chiếu sổ quỹ) is one time that everything the program shows
// of money was added up again from the lines of the ledger.
type Verification struct {
	ID       int64
	At       time.Time
	Took     time.Duration
	By       string // who asked for it; "" for the program itself, by night
	Projects int64  // how many of each were held against the ledger
	Lines    int64
	Funds    int64 // fiscal years of a fund
	Reports  int64 // issued ones
	Wrong    int64 // how many disagreements there are
	Found    []Disagreement
}

// Summary is the result in a sentence, Read what was read for it.
func (v Verification) Summary() string {
	if v.Agrees() {
		return "Mọi số liệu khớp với sổ quỹ."
	}
	return CountText(v.Wrong) + " chỗ không khớp với sổ quỹ."
}

func (v Verification) Read() string {
	return fmt.Sprintf("Đã cộng lại %s đề án, %s bút toán, %s năm ngân sách của các nguồn, %s báo cáo đã phát hành trong %s giây.",
		CountText(v.Projects), CountText(v.Lines), CountText(v.Funds), CountText(v.Reports), v.Seconds())
}

// Seconds is how long it took, "0,4".
func (v Verification) Seconds() string {
	tenths := (v.Took.Milliseconds() + 50) / 100
	return fmt.Sprintf("%d,%d", tenths/10, tenths%10)
}

// MostFound is how many disagreements a verification keeps; it counts them all.
const MostFound = 200

// Agrees tells that everything is what the ledger adds up to.
func (v Verification) Agrees() bool { return v.Wrong == 0 }

// Add takes in what disagrees.
func (v *Verification) Add(all ...Disagreement) {
	v.Wrong += int64(len(all))
	v.Found = append(v.Found, all[:min(len(all), MostFound-len(v.Found))]...)
}

// Disagreement (chỗ không khớp) is a record that shows what its ledger does not
// give, or a line that no act can have written.
type Disagreement struct {
	Subject Subject `json:"subject"`
	ID      int64   `json:"id"`     // of the record
	Record  string  `json:"record"` // what it is called
	What    string  `json:"what"`
}

// ShownSums are the sums that lists and evaluations read of a project; they
// stand beside its funding lines.
type ShownSums struct{ Approved, Disbursed, Done Sums }

// Verify names all that a project shows and its ledger does not give. A project
// taken over from old books keeps no order between its amounts.
func (p Project) Verify(shown ShownSums, b Balances, book bool) (all []string) {
	if what := p.Disagrees(b); what != "" {
		all = append(all, what)
	}
	for _, k := range []struct {
		name      string
		is, shown Sums
	}{{"kế hoạch duyệt", p.Approved(), shown.Approved}, {"đã giải ngân", p.Disbursed(), shown.Disbursed}, {"thực hiện", p.Done(), shown.Done}} {
		for _, m := range []Measure{MSupport, MCounterpart} {
			if is, was := Money(k.is.Of(m)), Money(k.shown.Of(m)); is != was {
				all = append(all, fmt.Sprintf("Tổng %s, %s: đề án ghi %s, cộng các nguồn được %s", k.name, lowerFirst(m.Label()), was.Dong(), is.Dong()))
			}
		}
		if k.is.Other != k.shown.Other {
			all = append(all, fmt.Sprintf("Tổng %s, nguồn khác: đề án ghi %s, cộng các nguồn được %s", k.name, k.shown.Other.Dong(), k.is.Other.Dong()))
		}
	}
	if !book {
		all = append(all, b.Broken(p.Stage == Stopped)...)
	}
	return all
}

// BookDocument is the paper of lines that were taken over from old books.
const BookDocument = "Sổ cũ"

// Suspect finds the last line of the ledger that the running amounts of a
// project do not know: without it they would agree.
func (p Project) Suspect(entries []Entry) (Entry, bool) {
	for i := len(entries) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(entries), i, i+1)
		if p.Disagrees(BalancesOf(without)) == "" {
			return entries[i], true
		}
	}
	return Entry{}, false
}
