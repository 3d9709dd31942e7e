package programme

import (
	"fmt"
	"slices"
)

// The amounts that a project shows as approved, disbursed and done are running
// sums of its ledger: TermEntries and BookEntries write the lines that bring
// the ledger to what an act gives, and WithBalances takes the amounts back from
// it.

// TermEntries are the lines by which a decision brings what the ledger says is
// approved to what the project now has: support that rises is committed, that
// falls cancelled; what others give is pledged.
func (p Project) TermEntries(b Balances, by Basis) (all []Entry) {
	for _, l := range p.runningLines(b) {
		change := p.inPlan(l.Approved) - b.Line(l.Source, l.Name).Approved
		kind := EPledged
		switch {
		case change == 0:
			continue
		case l.Source.IsSupport() && change < 0:
			kind, change = ECancelled, -change
		case l.Source.IsSupport():
			kind = ECommitted
		}
		all = append(all, p.entry(kind, l, change, by))
	}
	want := 0
	if p.Stage.InPlan() {
		want = 1
	}
	return p.counting(all, want-b.InPlan(), ECommitted, by)
}

// BookEntries are the lines that bring the ledger to what a record of old books
// says was carried out. Books tell one amount: of a project that ended it was
// paid, accepted and settled, of any other paid.
func (p Project) BookEntries(b Balances, by Basis) (all []Entry) {
	ended := p.Stage == Completed || p.Stage == Stopped
	for _, l := range p.runningLines(b) {
		for _, k := range []EntryKind{EPaid, EAccepted, ESettled, EEvidenced} {
			want := p.inPlan(l.Done)
			if l.Source.IsSupport() != k.ofSupport() || !ended && k != EPaid && k != EEvidenced {
				want = 0
			}
			if change := want - b.From(k, l.Source, l.Name); change != 0 {
				all = append(all, p.entry(k, l, change, by))
			}
		}
	}
	want := 0
	if p.Stage == Completed {
		want = 1
	}
	return p.counting(all, want-b.Settled(), ESettled, by)
}

// BookLines are all lines that bring the ledger, which has had some already, to
// what a record of old books says, and the balances after them.
func (p Project) BookLines(had []Entry, today Day) (lines []Entry, after Balances) {
	approved, done := p.BookBases(today)
	lines = p.TermEntries(BalancesOf(had), approved)
	lines = append(lines, p.BookEntries(BalancesOf(slices.Concat(had, lines)), done)...)
	return lines, BalancesOf(slices.Concat(had, lines))
}

// inPlan is an amount that counts: of a project in an approved plan.
func (p Project) inPlan(m Money) Money {
	if !p.Stage.InPlan() {
		return 0
	}
	return m
}

// runningLines are the project's lines and those of which only the ledger
// knows.
func (p Project) runningLines(b Balances) []FundingLine {
	lines := slices.Clone(p.Lines)
	for _, known := range b.Sources() {
		if !slices.ContainsFunc(lines, func(l FundingLine) bool { return l.Source == known.Source && l.Name == known.Name }) {
			lines = append(lines, known)
		}
	}
	return lines
}

func (p Project) entry(k EntryKind, l FundingLine, m Money, by Basis) Entry {
	return Entry{
		ProgrammeID: p.ProgrammeID, ProjectID: p.ID, Kind: k, Source: l.Source, Name: l.Name, Year: p.Year, Amount: m,
		Document: by.Document, Dated: by.Dated, Reason: by.Reason,
	}
}

// counting hangs a change in the number of projects on the first line of
// support, or on one of its own.
func (p Project) counting(all []Entry, change int, k EntryKind, by Basis) []Entry {
	if change == 0 {
		return all
	}
	for i := range all {
		if all[i].Kind == k {
			all[i].Count = change
			return all
		}
	}
	e := p.entry(k, FundingLine{Source: p.Fund()}, 0, by)
	e.Count = change
	return append(all, e)
}

// Reversals take back every line that a cancelled paper wrote. A number alone
// does not name a paper: a contract, or a decision of another year, may have the
// same one.
func Reversals(entries []Entry, by Basis) (all []Entry) {
	back := map[int64]bool{}
	for _, e := range entries {
		back[e.Reverses] = true
	}
	for _, e := range entries {
		if e.on(*by.Cancels) && e.Reverses == 0 && !back[e.ID] {
			all = append(all, e.Reversal(by))
		}
	}
	return all
}

// on tells whether the line was written on a basis.
func (e Entry) on(by Basis) bool {
	return e.Document == by.Document && e.Dated == by.Dated && e.Reason == by.Reason
}

// StopEntries lower what is contracted to what a stopping decision leaves
// approved.
func (p Project) StopEntries(b Balances, by Basis) (all []Entry) {
	for _, l := range p.runningLines(b) {
		if over := b.From(EContracted, l.Source, l.Name) - b.Line(l.Source, l.Name).Approved; l.Source.IsSupport() && over > 0 {
			all = append(all, p.entry(EContracted, l, -over, by))
		}
	}
	return all
}

// CarryEntries move money of the project's fund from its year to the next.
func (p Project) CarryEntries(m Money, by Basis) []Entry {
	if m == 0 {
		return nil
	}
	out := p.entry(ECarried, FundingLine{Source: p.Fund()}, -m, by)
	in := out
	in.Amount, in.Year = m, p.Year+1
	return []Entry{out, in}
}

// BookBases are what the lines of a record of old books rest on: approved at
// the beginning of the plan's year, done at its end, as far as that has come.
func (p Project) BookBases(today Day) (approved, done Basis) {
	first, _ := NewDay(p.Year, 1, 1)
	last, _ := NewDay(p.Year, 12, 31)
	by := Basis{Document: BookDocument, Reason: "Số liệu theo sổ cũ.", Book: true}
	approved, done = by, by
	approved.Dated, done.Dated = min(first, today), min(last, today)
	return approved, done
}

// WithBalances is the project with the running amounts of its ledger.
func (p Project) WithBalances(b Balances) Project {
	p.Lines = p.runningLines(b)
	for i, l := range p.Lines {
		is := b.Line(l.Source, l.Name)
		p.Lines[i].Approved, p.Lines[i].Disbursed, p.Lines[i].Done = is.Approved, is.Disbursed, is.Done
	}
	return p
}

// Disagrees names the first amount that the project shows and its ledger does
// not give; "" where all agree.
func (p Project) Disagrees(b Balances) string {
	ended := p.Stage == Completed || p.Stage == Stopped
	for _, l := range p.runningLines(b) {
		is, name := b.Line(l.Source, l.Name), l.Source.Label()
		switch done := p.inPlan(l.Done); {
		case p.inPlan(l.Approved) != is.Approved:
			return disagreement(name+", kế hoạch duyệt", l.Approved, is.Approved)
		case l.Disbursed != is.Disbursed:
			return disagreement(name+", đã giải ngân", l.Disbursed, is.Disbursed)
		case p.Recorded && !ended && l.Source.IsSupport() && done != is.Disbursed:
			return disagreement(name+", thực hiện", l.Done, is.Disbursed)
		case (!p.Recorded || ended || !l.Source.IsSupport()) && done != is.Done:
			return disagreement(name+", thực hiện", l.Done, is.Done)
		}
	}
	in, settled := 0, 0
	if p.Stage.InPlan() {
		in = 1
	}
	if p.Stage == Completed {
		settled = 1
	}
	if b.InPlan() != in || b.Settled() != settled {
		return fmt.Sprintf("tình trạng “%s”, sổ quỹ đếm %d đề án trong kế hoạch, %d đề án hoàn thành", p.Stage.Label(), b.InPlan(), b.Settled())
	}
	return ""
}

func disagreement(what string, shown, ledger Money) string {
	return fmt.Sprintf("%s: đề án ghi %s, sổ quỹ cộng lại %s", what, shown.Dong(), ledger.Dong())
}
