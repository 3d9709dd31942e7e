package store_test

import (
	"fmt"
	"math/big"
	"strings"

	"khuyencong/programme"
)

// What a history keeps on its own: plain lists of what each act moved, added up
// in the test and nowhere else.

// heading is a kind of money in a fiscal year; committed is what is approved,
// committed less cancelled.
type heading struct {
	kind programme.EntryKind
	year int
}

type sums map[heading]programme.Money

func (s sums) add(k programme.EntryKind, year int, m programme.Money) {
	if k == programme.ECancelled {
		k, m = programme.ECommitted, -m
	}
	s[heading{k, year}] += m
}

func (s sums) of(k programme.EntryKind) (sum programme.Money) {
	for a, m := range s {
		if a.kind == k {
			sum += m
		}
	}
	return sum
}

// differ says where the program's sums are not these; "" for nowhere.
func (s sums) differ(want sums) string {
	var all []string
	for _, k := range programme.EntryKinds {
		for year := 2019; year <= 2022; year++ {
			if a := (heading{k, year}); s[a] != want[a] {
				all = append(all, fmt.Sprintf("%s of %d is %s, the acts gave %s", k, year, s[a].Dong(), want[a].Dong()))
			}
		}
	}
	return strings.Join(all, "; ")
}

// ownAct is an act that was done.
type ownAct struct {
	paper string // number of its paper, or what else names it
	kind  string
	moved sums
	gone  bool // taken back
}

// ownProject is a project's list of acts, and what an act needs to know that is
// to rest on another.
type ownProject struct {
	id   int64
	acts []*ownAct
	gave programme.Money // support in the contract's cost table
}

func (p *ownProject) did(paper, kind string, moved sums) {
	p.acts = append(p.acts, &ownAct{paper: paper, kind: kind, moved: moved})
}

// takenBack strikes the last standing act of this kind, by this paper where one
// is named.
func (p *ownProject) takenBack(kind, paper string) {
	for i := len(p.acts) - 1; i >= 0; i-- {
		if a := p.acts[i]; a.kind == kind && !a.gone && (paper == "" || a.paper == paper) {
			a.gone = true
			return
		}
	}
}

func (p *ownProject) sums() sums {
	all := sums{}
	for _, a := range p.acts {
		if a.gone {
			continue
		}
		for h, m := range a.moved {
			all[h] += m
		}
	}
	return all
}

func (p *ownProject) of(k programme.EntryKind) programme.Money { return p.sums().of(k) }

// settlingYear is the year into which money was carried, else the plan's.
func (p *ownProject) settlingYear() int {
	if p.sums()[heading{programme.ECarried, 2021}] > 0 {
		return 2021
	}
	return 2020
}

// share is m × part/whole, rounded half up.
func share(m, part, whole programme.Money) programme.Money {
	n := new(big.Int).Mul(big.NewInt(int64(m)), big.NewInt(int64(part)))
	n.Add(n.Lsh(n, 1), big.NewInt(int64(whole)))
	return programme.Money(n.Quo(n, big.NewInt(2*int64(whole))).Int64())
}

// ownBudget is what a paper assigned to 2020.
type ownBudget struct {
	dated  programme.Day
	amount programme.Money
}

// budgetOf is what the latest paper says, of two of one day that entered last.
func budgetOf(all []ownBudget, year int) (m programme.Money) {
	var last programme.Day
	for _, b := range all {
		if year == 2020 && b.dated >= last {
			last, m = b.dated, b.amount
		}
	}
	return m
}
