package programme

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTrialBalance: over 1,000 random histories of funds, with acts that the
// ledger takes and acts that it refuses, every account is what the test itself
// kept of the acts, every book of a fund's year ties to the đồng with the sum of
// its projects, and nothing appears or vanishes between years and sources.
func TestTrialBalance(t *testing.T) {
	taken, refused := 0, 0
	for seed := range uint64(1_000) {
		r := rand.New(rand.NewPCG(seed, 7))
		var all []Entry
		kept := map[account]Money{}
		inPlan, settled := 0, 0
		for n := range 1 + r.IntN(3) {
			l := newLife(r, int64(n+1))
			for range 22 {
				if l.act() {
					taken++
				} else {
					refused++
				}
				if what := l.wrong(); what != "" {
					t.Fatalf("history %d, project %d, after %q: %s\n%+v", seed, n+1, l.did, what, l.deeds)
				}
			}
			all = append(all, l.entries...)
			for a, m := range l.kept() {
				kept[a] += m
			}
			inPlan, settled = inPlan+1, settled+l.settled()
		}
		b := BalancesOf(all)
		if b.InPlan() != inPlan || b.Settled() != settled || b.Of(ECarried) != 0 {
			t.Fatalf("history %d: %d projects in the plan, %d settled, %s carried nowhere", seed, b.InPlan(), b.Settled(), b.Of(ECarried))
		}
		if what := tied(all, kept); what != "" {
			t.Fatalf("history %d: %s", seed, what)
		}
	}
	if taken < 6_000 || refused < 6_000 {
		t.Errorf("%d acts were taken, %d refused: too few to show anything", taken, refused)
	}
}

// tied holds each fund's book of each year against what was kept of the acts;
// "" where all are the same.
func tied(all []Entry, kept map[account]Money) string {
	for _, fund := range []Source{FromNational, FromLocal} {
		for year := 2027; year <= 2028; year++ {
			of := slices.DeleteFunc(slices.Clone(all), func(e Entry) bool { return e.Source != fund || e.Year != year })
			b := NewFundBook(Programme{}, Level(fund), year, 0, of, nil)
			if wrong := b.Ties(); len(wrong) > 0 {
				return fmt.Sprintf("%s %d: %q", fund, year, wrong)
			}
			for k, is := range map[EntryKind]Money{
				ECommitted: b.Approved(), ECarried: b.Total(ECarried), EContracted: b.Total(EContracted), EAdvanced: b.Total(EAdvanced), EPaid: b.Total(EPaid),
				ERecovered: b.Total(ERecovered), EAccepted: b.Total(EAccepted), ESettled: b.Total(ESettled),
			} {
				if want := kept[account{Kind: k, Source: fund, Year: year}]; is != want {
					return fmt.Sprintf("%s %d, %s: the book has %s, the acts gave %s", fund, year, k, is, want)
				}
			}
			pace := b.Pace()
			if pace[11] != b.Disbursed() {
				return fmt.Sprintf("%s %d: %s by the months, %s in all", fund, year, pace[11], b.Disbursed())
			}
		}
	}
	return ""
}

// life is one project's random history: its ledger, and beside it what the test
// itself knows of each act. What is approved is kept as one account, committed
// less cancelled.
type life struct {
	r       *rand.Rand
	p       Project
	entries []Entry
	deeds   []deed
	did     string
	fault   string // of the rules, where they judge otherwise than the test's own book
}

type deed struct {
	kind  EntryKind
	by    Basis
	moved map[account]Money
	gone  bool // taken back
}

func newLife(r *rand.Rand, id int64) *life {
	l := &life{r: r, p: Project{ID: id, ProgrammeID: 1, Code: fmt.Sprint("P", id), Level: Local, Year: 2027, Stage: Proposed, Lines: []FundingLine{{Source: FromLocal}, {Source: FromCash}}}}
	if r.IntN(2) == 0 {
		l.p.Level = National // with money of both funds
		l.p.Lines = []FundingLine{{Source: FromNational}, {Source: FromLocal}, {Source: FromCash}}
	}
	l.p.Stage = Approved
	for !l.approve() {
	}
	return l
}

// kept adds up what the acts that stand have moved.
func (l *life) kept() map[account]Money {
	all := map[account]Money{}
	for _, d := range l.deeds {
		if d.gone {
			continue
		}
		for a, m := range d.moved {
			all[a] += m
		}
	}
	return all
}

func (l *life) balances() Balances { return BalancesOf(l.entries) }

func (l *life) settled() int {
	if l.p.Stage == Completed {
		return 1
	}
	return 0
}

// some is an amount, now and then one with odd đồng.
func (l *life) some(most Money) Money {
	m := 1 + Money(l.r.Int64N(int64(most)))
	if l.r.IntN(3) > 0 {
		m = (m/Million + 1) * Million
	}
	return m
}

// post lets an act into the ledger if its rules do, with what it moves by the
// test's own book; otherwise the project stays as it was.
func (l *life) post(was Project, kind EntryKind, by Basis, lines []Entry, moved map[account]Money) bool {
	before, after := l.balances(), BalancesOf(append(slices.Clone(l.entries), lines...))
	refused := CheckPosting(before, after, by) != nil
	kept := l.kept()
	now := maps.Clone(kept)
	for a, m := range moved {
		now[a] += m
	}
	if want := breaks(kept, now, by.Stopping); refused != want {
		l.fault = fmt.Sprintf("refused: %v, by the test's own book: %v, of %v", refused, want, moved)
	}
	if refused || len(lines) == 0 {
		l.p = was
		return false
	}
	for _, e := range lines {
		e.ID = int64(len(l.entries) + 1)
		l.entries = append(l.entries, e)
	}
	l.p = l.p.WithBalances(after)
	l.deeds = append(l.deeds, deed{kind: kind, by: by, moved: moved})
	return true
}

// breaks says by plain sums whether an act breaks a limit or breaks one
// further: of each fund, and of each of its years.
func breaks(was, is map[account]Money, stopping bool) bool {
	sum := func(book map[account]Money, fund Source, year int, plus []EntryKind, minus ...EntryKind) (m Money) {
		for a, amount := range book {
			if a.Source != fund || year != 0 && a.Year != year {
				continue
			}
			if slices.Contains(plus, a.Kind) {
				m += amount
			}
			if slices.Contains(minus, a.Kind) {
				m -= amount
			}
		}
		return m
	}
	type k = []EntryKind
	for _, fund := range []Source{FromNational, FromLocal} {
		over := func(book map[account]Money) map[string]Money {
			all := map[string]Money{
				"contracted": sum(book, fund, 0, k{EContracted}, ECommitted), "paid": sum(book, fund, 0, k{EAdvanced, EPaid}, ERecovered, EContracted),
				"accepted!": sum(book, fund, 0, k{EAccepted}, EContracted), "settled!": sum(book, fund, 0, k{ESettled}, EAccepted), "recovered!": sum(book, fund, 0, k{ERecovered}, EAdvanced, EPaid),
			}
			for year := 2027; year <= 2028; year++ {
				all[fmt.Sprint(year)] = sum(book, fund, year, k{EAdvanced, EPaid}, ERecovered, ECommitted, ECarried)
			}
			return all
		}
		before := over(was)
		for name, m := range over(is) {
			if m > 0 && m > before[name] && !(stopping && name[len(name)-1] != '!') {
				return true
			}
		}
	}
	return false
}
