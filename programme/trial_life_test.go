package programme

import (
	"fmt"
	"slices"
)

// by is the next paper.
func (l *life) by(name string) Basis {
	l.did = name
	return Basis{Document: fmt.Sprintf("%d/%s", len(l.deeds)+1, name), Dated: Day(2027_03_01 + 100*l.r.IntN(9))}
}

func (l *life) funds() (all []Source) {
	for _, one := range l.p.Lines {
		if one.Source.IsSupport() {
			all = append(all, one.Source)
		}
	}
	return all
}

func (l *life) fund() Source { return l.funds()[l.r.IntN(len(l.funds()))] }

// act takes one random act, legal or not.
func (l *life) act() bool {
	acts := []func() bool{l.approve, l.contract, l.contract, l.pay, l.pay, l.pay, l.pay, l.recover, l.accept, l.accept, l.settle, l.settle, l.carry, l.takeBack, l.takeBack}
	if l.r.IntN(12) == 0 {
		return l.stop()
	}
	return acts[l.r.IntN(len(acts))]()
}

// approve sets what is approved of a fund to another amount.
func (l *life) approve() bool {
	if l.p.Stage == Stopped || l.p.Stage == Completed {
		return false
	}
	return l.giveTo(l.some(200*Million), l.by("QĐ"))
}

func (l *life) giveTo(m Money, by Basis) bool {
	was := l.p
	l.p.Lines = slices.Clone(l.p.Lines)
	of := account{Kind: ECommitted, Source: l.fund(), Year: 2027}
	moved := map[account]Money{}
	for i, line := range l.p.Lines {
		if line.Source == of.Source {
			moved[of] = m - line.Approved
			l.p.Lines[i].Approved = m
		}
	}
	lines := l.p.TermEntries(l.balances(), by)
	if by.Stopping {
		over := l.kept()[account{Kind: EContracted, Source: of.Source, Year: 2027}] - m
		lines = append(lines, l.p.StopEntries(BalancesOf(append(slices.Clone(l.entries), lines...)), by)...)
		if over > 0 {
			moved[account{Kind: EContracted, Source: of.Source, Year: 2027}] = -over
		}
	}
	return l.post(was, ECommitted, by, lines, moved)
}

// stop ends the work: less is approved, and the contract falls with it.
func (l *life) stop() bool {
	if l.p.Stage == Stopped || l.p.Stage == Completed {
		return false
	}
	was := l.p
	l.p.Stage = Stopped
	by := l.by("QĐ-NGUNG")
	by.Stopping = true
	if !l.giveTo(l.some(60*Million), by) {
		l.p = was
		return false
	}
	return true
}

// contract sets what is contracted of a fund, and what is pledged.
func (l *life) contract() bool {
	if l.p.Stage != Approved && l.p.Stage != Underway {
		return false
	}
	was, by, moved := l.p, l.by("HĐ"), map[account]Money{}
	l.p.Stage = Underway
	var c CostLine
	for _, line := range l.p.Lines {
		of := account{Kind: EContracted, Source: line.Source, Year: 2027}
		if !line.Source.IsSupport() {
			of.Kind = EPledged
		}
		m := l.some(200 * Million)
		if line.Source.IsSupport() && l.r.IntN(4) > 0 {
			m = min(m, line.Approved)
		}
		c.Amounts = append(c.Amounts, SourceAmount{Source: line.Source, Amount: m})
		moved[of] = m - l.kept()[of]
	}
	return l.post(was, EContracted, by, ContractTerms{Costs: []CostLine{c}}.Entries(l.p, l.balances(), by), moved)
}

// pay advances or pays, of this year or the next.
func (l *life) pay() bool {
	m := Matter{ID: 1, Amount: l.some(90 * Million), Type: string(PayAdvance), Pay: Payment{Source: l.fund(), Year: 2027}}
	of := account{Kind: EAdvanced, Source: m.Pay.Source, Year: 2027}
	if l.r.IntN(2) == 0 {
		m.Type, of.Kind = string(PayRest), EPaid
	}
	if l.r.IntN(5) == 0 {
		m.Pay.Year, of.Year = 2028, 2028
	}
	by := l.by("UNC")
	return l.post(l.p, of.Kind, by, []Entry{m.PaidEntry(l.p, by)}, map[account]Money{of: m.Amount})
}

// recover brings money back; what the ledger has nowhere to take it from is cut
// off by RecoveryEntries.
func (l *life) recover() bool {
	by, moved, kept := l.by("GNT"), map[account]Money{}, l.kept()
	m := l.some(50 * Million)
	left := m
	for year := 2028; year >= 2027; year-- {
		for _, s := range l.funds() {
			in := func(k EntryKind) Money { return kept[account{Kind: k, Source: s, Year: year}] }
			back := max(min(left, in(EAdvanced)+in(EPaid)-in(ERecovered)), 0)
			if back > 0 {
				moved[account{Kind: ERecovered, Source: s, Year: year}] = back
				left -= back
			}
		}
	}
	return l.post(l.p, ERecovered, by, l.p.RecoveryEntries(l.balances(), ContractPaper{Document: by.Document, Dated: by.Dated, Amount: m}), moved)
}

// parts are random amounts of the project's funds, at most what a balance has,
// but for now and then; none where there is none.
func (l *life) parts(k EntryKind, within EntryKind, year int) (all []SourceAmount, moved map[account]Money) {
	moved = map[account]Money{}
	for _, s := range l.funds() {
		var most Money
		for y := 2027; y <= 2028; y++ {
			most += l.kept()[account{Kind: within, Source: s, Year: y}]
		}
		m := l.some(most + 1)
		if l.r.IntN(4) > 0 {
			m = min(m, most)
		}
		if m > 0 {
			all = append(all, SourceAmount{Source: s, Amount: m})
			moved[account{Kind: k, Source: s, Year: year}] = m
		}
	}
	return all, moved
}

func (l *life) standing(k EntryKind) bool {
	return slices.ContainsFunc(l.deeds, func(d deed) bool { return d.kind == k && !d.gone })
}

func (l *life) accept() bool {
	if l.p.Stage != Underway && l.p.Stage != Stopped || l.standing(EAccepted) {
		return false
	}
	was, by, year := l.p, l.by("BB-NT"), l.p.SettlingYear(l.balances())
	parts, moved := l.parts(EAccepted, EContracted, year)
	if l.p.Stage == Underway {
		l.p.Stage = Accepted
	}
	a := Acceptance{Number: by.Document, Dated: by.Dated, Body: AcceptanceBody{Sources: parts}}
	return l.post(was, EAccepted, a.LedgerBasis(), a.Entries(l.p, year), moved)
}

func (l *life) settle() bool {
	if l.p.Stage != Accepted && l.p.Stage != Stopped || l.standing(ESettled) || !l.standing(EAccepted) {
		return false
	}
	was, by, year := l.p, l.by("QT"), l.p.SettlingYear(l.balances())
	parts, moved := l.parts(ESettled, EAccepted, year)
	s := Settlement{Number: by.Document, Dated: by.Dated, Body: SettlementBody{Sources: parts, Stopped: l.p.Stage == Stopped, Others: []SourceAmount{{Source: FromCash, Amount: 3 * Million}}}}
	moved[account{Kind: EEvidenced, Source: FromCash, Year: 2027}] = 3 * Million
	if l.p.Stage == Accepted {
		l.p.Stage = Completed
	}
	return l.post(was, ESettled, s.LedgerBasis(), s.Entries(l.p, year), moved)
}

func (l *life) carry() bool {
	by, m := l.by("QĐ-CN"), l.some(80*Million)
	in := func(year int) account { return account{Kind: ECarried, Source: l.p.Fund(), Year: year} }
	return l.post(l.p, ECarried, by, l.p.CarryEntries(m, by), map[account]Money{in(2027): -m, in(2028): m})
}

// takeBack takes a whole paper back: an acceptance only before the settlement
// that rests on it, and never what began it all or what stopped it.
func (l *life) takeBack() bool {
	i := 1 + l.r.IntN(max(len(l.deeds), 2))
	if i >= len(l.deeds) || l.deeds[i].gone || l.deeds[i].moved == nil {
		return false
	}
	d := &l.deeds[i]
	was, by := l.p, l.by("HUY")
	switch {
	case d.kind == EContracted, d.kind == ECommitted, d.kind == EAccepted && l.standing(ESettled):
		return false
	case d.kind == EAccepted && l.p.Stage != Stopped:
		l.p.Stage = Underway
	case d.kind == ESettled && l.p.Stage != Stopped:
		l.p.Stage = Accepted
	}
	by.Cancels = &d.by
	back := map[account]Money{}
	for a, m := range d.moved {
		back[a] = -m
	}
	if !l.post(was, "", by, Reversals(l.entries, by), back) {
		return false
	}
	l.deeds[i].gone, l.deeds[len(l.deeds)-1].gone = true, true
	return true
}

// wrong says what of the project's ledger is not what the acts gave; "" for
// nothing.
func (l *life) wrong() string {
	if l.fault != "" {
		return l.fault
	}
	b, kept := l.balances(), l.kept()
	if what := l.p.Disagrees(b); what != "" {
		return what
	}
	if broken := b.Broken(l.p.Stage == Stopped); len(broken) > 0 {
		return fmt.Sprintf("%q", broken)
	}
	for _, k := range []EntryKind{ECarried, EContracted, EAdvanced, EPaid, ERecovered, EAccepted, ESettled, EPledged, EEvidenced} {
		var want Money
		for a, m := range kept {
			if a.Kind == k {
				want += m
			}
		}
		if is := b.Of(k); is != want {
			return fmt.Sprintf("%s: the ledger has %s, the acts gave %s", k, is, want)
		}
	}
	if l.p.Stage != Stopped && (b.Approved() < b.Of(EContracted) || b.Of(EContracted) < b.Disbursed()) || b.Of(ESettled) > b.Of(EAccepted) {
		return fmt.Sprintf("out of order: approved %s, contracted %s, paid %s, accepted %s, settled %s", b.Approved(), b.Of(EContracted), b.Disbursed(), b.Of(EAccepted), b.Of(ESettled))
	}
	return ""
}
