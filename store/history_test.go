package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// TestRandomHistories takes the projects of a plan through random acts of all
// who work with their money, legal and illegal ones mixed, on both engines.
// After every act the ledger is what the test's own list of acts gives, the
// order of the amounts holds, every book ties, and verification finds nothing.
//
// The histories are the same in every run. KHUYENCONG_HISTORIES=200 runs more of
// them, KHUYENCONG_SEED=17 begins with that one, which is how one that failed is
// run again.
func TestRandomHistories(t *testing.T) {
	histories, first := setting(t, "KHUYENCONG_HISTORIES", 3), setting(t, "KHUYENCONG_SEED", 1)
	taken, tried := map[string]int{}, map[string]int{}
	for seed := first; seed < first+histories; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			withPlan(t, 3, func(t *testing.T, y *planYear) {
				h := newHistory(y, uint64(seed))
				for h.step < 120 && !t.Failed() {
					h.next()
					h.check()
					tried[h.name]++
					if h.err == nil {
						taken[h.name]++
					}
				}
				if t.Failed() {
					t.Logf("seed %d:\n%s", seed, strings.Join(h.log, "\n"))
				}
			})
		})
	}
	for name, n := range tried {
		if histories >= 12 && taken[name] == 0 {
			t.Errorf("“%s” was never done in %d tries: that shows nothing", name, n)
		}
	}
	t.Logf("done %v\nof   %v", taken, tried)
}

func setting(t *testing.T, name string, normal int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return normal
	}
	return must[int](t)(strconv.Atoi(text))
}

// history is one run of random acts on a plan of 2020 with three projects.
type history struct {
	*planYear
	r        *rand.Rand
	day      programme.Day
	step     int
	budgets  []ownBudget
	projects []*ownProject
	papers   []string    // numbers that were used already, for whatever purpose
	at       *ownProject // of the last act
	name     string      // of the last act
	err      error
	log      []string
}

// newHistory approves the projects with 100 triệu each and assigns the budget.
func newHistory(y *planYear, seed uint64) *history {
	h := &history{planYear: y, r: rand.New(rand.NewPCG(seed, 11)), day: 2020_02_03}
	y.exec(`UPDATE programmes SET year_to = 2021`)
	y.exec(`UPDATE paper_rules SET required = FALSE`)
	y.approved()
	h.budgets = []ownBudget{{2019_12_10, 400 * tr}}
	for _, id := range y.ids {
		p := &ownProject{id: id}
		p.did("15/QĐ-UBND", "decision", sums{{programme.ECommitted, 2020}: 100 * tr, {programme.EPledged, 2020}: 150 * tr})
		h.projects = append(h.projects, p)
	}
	return h
}

// next takes one random act, on the same day as the last or a little later.
func (h *history) next() {
	h.step++
	h.day = h.day.Plus(h.r.IntN(3))
	h.today(h.day)
	if h.err != nil || follows[h.name] == "" || h.r.IntN(4) == 0 {
		h.at, h.name = h.projects[h.r.IntN(len(h.projects))], ""
	}
	p := h.at
	act := h.choose(p)
	h.name, h.err = act.name, act.do(p)
	result := "done"
	if h.err != nil {
		result = "refused: " + strings.ReplaceAll(h.err.Error(), "\n", " / ")
	}
	h.log = append(h.log, fmt.Sprintf("%3d  %s  project %d  %s: %s", h.step, h.day, p.id, act.name, result))
	if h.err != nil && len(programme.Problems(h.err)) == 0 {
		h.t.Errorf("%s ended in no refusal: %v", h.name, h.err)
	}
	for _, problem := range programme.Problems(h.err) {
		if problem.Kind == programme.Internal || problem.Message == "" {
			h.t.Errorf("%s is not refused in words: %v", h.name, problem)
		}
	}
}

// follows is what is done next where an act got through; without it few projects
// would ever come to their end.
var follows = map[string]string{
	"sign the contract": "ask for money", "ask for money": "confirm", "confirm": "pay", "pay": "inspect", "recall": "recover",
	"accept": "answer the outcome", "answer the outcome": "prove by a voucher", "prove by a voucher": "settle", "settle": "ask for money", "find something": "close a finding", "recover": "liquidate",
}

// choose is what follows the last act, or mostly an act that is due where the
// project stands, else any.
func (h *history) choose(p *ownProject) historyAct {
	all := h.acts()
	for _, a := range all {
		if a.name == follows[h.name] {
			return a
		}
	}
	if h.r.IntN(4) == 0 {
		return all[h.r.IntN(len(all))]
	}
	stage := must[programme.Project](h.t)(h.Project(ctx, me, p.id)).Stage
	var due []historyAct
	for _, a := range all {
		for _, at := range strings.Fields(a.at) {
			if at == string(stage) {
				due = append(due, a)
			}
		}
	}
	return due[h.r.IntN(len(due))]
}

// check holds everything that the program says of money against the test's own
// list of acts.
func (h *history) check() {
	for _, p := range h.projects {
		h.checkProject(p)
	}
	for _, year := range []int{2020, 2021} {
		h.checkFund(year)
	}
	v := must[programme.Verification](h.t)(h.Verify(ctx, me))
	if !v.Agrees() {
		h.t.Errorf("verification: %+v", v.Found)
	}
}

func (h *history) checkProject(own *ownProject) {
	p := must[programme.Project](h.t)(h.Project(ctx, me, own.id))
	entries := must[[]programme.Entry](h.t)(h.Ledger(ctx, me, own.id))
	is, want := sums{}, own.sums()
	for _, e := range entries {
		is.add(e.Kind, e.Year, e.Amount)
	}
	if diff := is.differ(want); diff != "" {
		h.t.Errorf("project %d: %s", own.id, diff)
	}
	approved, contracted, accepted, settled := want.of(programme.ECommitted), want.of(programme.EContracted), want.of(programme.EAccepted), want.of(programme.ESettled)
	paid := want.of(programme.EAdvanced) + want.of(programme.EPaid) - want.of(programme.ERecovered)
	local, cash := p.Line(programme.FromLocal), p.Line(programme.FromCash)
	if local.Approved != approved || local.Disbursed != paid || local.Done != settled || cash.Approved != want.of(programme.EPledged) || cash.Done != want.of(programme.EEvidenced) {
		h.t.Errorf("project %d shows %+v and %+v, the acts gave %v", own.id, local, cash, want)
	}
	stopped := p.Stage == programme.Stopped
	switch {
	case accepted > contracted, settled > accepted, contracted > approved && !stopped, paid > contracted && !stopped, paid < 0:
		h.t.Errorf("project %d, %s: out of order: %v", own.id, p.Stage, want)
	}
	for year, carried := range map[int]programme.Money{2020: 0, 2021: 0} {
		carried = want[heading{programme.ECommitted, year}] + want[heading{programme.ECarried, year}]
		if gone := want[heading{programme.EAdvanced, year}] + want[heading{programme.EPaid, year}] - want[heading{programme.ERecovered, year}]; gone > carried && !stopped {
			h.t.Errorf("project %d: %s of %d paid, it has %s", own.id, gone.Dong(), year, carried.Dong())
		}
	}
}

// checkFund holds the book of a fund's year, and its line in the list of books,
// against the sum of the projects.
func (h *history) checkFund(year int) {
	want := sums{}
	for _, p := range h.projects {
		for a, m := range p.sums() {
			if a.year == year {
				want[a] += m
			}
		}
	}
	b := must[programme.FundBook](h.t)(h.FundBook(ctx, me, h.of.ID, programme.Local, year, 0))
	is := sums{}
	for _, k := range programme.FundColumns {
		is.add(k, year, b.Total(k))
	}
	for _, k := range []programme.EntryKind{programme.EPledged, programme.EEvidenced} {
		is.add(k, year, want[heading{k, year}]) // not of the fund
	}
	if diff := is.differ(want); diff != "" || b.Ties() != nil {
		h.t.Errorf("book of %d: %s %q", year, diff, b.Ties())
	}
	if budget := budgetOf(h.budgets, year); b.Budget() != budget {
		h.t.Errorf("book of %d: budget %s, assigned %s", year, b.Budget().Dong(), budget.Dong())
	}
	for _, f := range must[[]store.FundTotals](h.t)(h.FundYears(ctx, me, h.of.ID)) {
		if f.Year == year && (f.Approved != b.Approved() || f.Disbursed != b.Disbursed() || f.Settled != b.Settled() || f.Budget != b.Budget()) {
			h.t.Errorf("the list of books: %+v", f)
		}
	}
}
