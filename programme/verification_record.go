package programme

import (
	"fmt"
	"slices"
)

// RecordedMoney is an amount that a record says moved: the ledger has to have
// the same of that kind and source.
type RecordedMoney struct {
	Record string // "Hợp đồng 07/HĐ-TTKC ngày 20/01/2020"
	Kind   EntryKind
	Source Source
	Name   string // which programme, for FromOther
	Amount Money
}

// PaidRecord is what one request for money says was paid, or, from the ledger,
// what was paid by it.
type PaidRecord struct {
	Matter int64 // 0: by no request
	Kind   EntryKind
	Source Source
	Year   int
	Amount Money
}

// Records (chứng cứ) are what the records of a living project say of its money.
type Records struct {
	Planned  bool // a decision on the plan says what is approved, pledged and carried over
	Signed   bool // a contract says what is contracted, and pledged since
	Money    []RecordedMoney
	Payments []PaidRecord // paid requests
	Paid     []PaidRecord // lines of the ledger
}

// recordedKinds are the kinds of which each line rests on a record, in the order
// of a project's life. What is approved is held as one, under ECommitted.
func (r Records) recordedKinds() (all []EntryKind) {
	if r.Planned {
		all = append(all, ECommitted)
	}
	all = append(all, EContracted)
	if r.Planned || r.Signed {
		all = append(all, EPledged)
	}
	return append(all, EAccepted, ESettled, EEvidenced)
}

// VerifyRecords names each kind of money that the ledger has otherwise than the
// records that it rests on.
func (p Project) VerifyRecords(b Balances, r Records) (all []string) {
	for _, k := range r.recordedKinds() {
		for _, l := range r.sources(k, b) {
			is := b.From(k, l.Source, l.Name)
			if k == ECommitted {
				is -= b.From(ECancelled, l.Source, l.Name)
			}
			said, record := r.said(k, l)
			if k == EContracted && p.Stage == Stopped {
				said = min(said, b.Line(l.Source, l.Name).Approved) // what the decision left of it
			}
			all = append(all, differs(k.Label()+", "+lowerFirst(l.Source.Label()), record, said, is)...)
		}
	}
	back, record := r.said(ERecovered, FundingLine{})
	all = append(all, differs(ERecovered.Label(), record, back, b.Of(ERecovered))...)
	if r.Planned {
		carried, record := r.said(ECarried, FundingLine{})
		all = append(all, differs(ECarried.Label(), record, carried, -b.In(ECarried, p.Year))...)
	}
	return append(all, r.verifyPayments()...)
}

// said is what the records say of a kind and source, and which of them.
func (r Records) said(k EntryKind, l FundingLine) (sum Money, record string) {
	for _, m := range r.Money {
		if m.Kind == k && m.Source == l.Source && m.Name == l.Name {
			sum, record = sum+m.Amount, m.Record
		}
	}
	return sum, record
}

// sources are those that the ledger or a record knows of a kind.
func (r Records) sources(k EntryKind, b Balances) []FundingLine {
	all := slices.DeleteFunc(b.Sources(), func(l FundingLine) bool { return l.Source.IsSupport() != k.ofSupport() })
	for _, m := range r.Money {
		l := FundingLine{Source: m.Source, Name: m.Name}
		if m.Kind == k && !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}

func differs(what, record string, said, is Money) []string {
	switch {
	case said == is:
		return nil
	case record == "":
		return []string{fmt.Sprintf("%s: sổ quỹ cộng lại %s, không có văn bản nào còn hiệu lực ghi số này", what, is.Dong())}
	}
	return []string{fmt.Sprintf("%s: %s ghi %s, sổ quỹ cộng lại %s", what, lowerFirst(record), said.Dong(), is.Dong())}
}

// verifyPayments holds each paid request against the lines that paid it.
func (r Records) verifyPayments() (all []string) {
	type key struct {
		PaidRecord // without its amount
	}
	of := func(p PaidRecord) key { p.Amount = 0; return key{p} }
	said, is := map[key]Money{}, map[key]Money{}
	var keys []key
	for _, side := range []struct {
		lines []PaidRecord
		sums  map[key]Money
	}{{r.Payments, said}, {r.Paid, is}} {
		for _, p := range side.lines {
			if !slices.Contains(keys, of(p)) {
				keys = append(keys, of(p))
			}
			side.sums[of(p)] += p.Amount
		}
	}
	for _, k := range keys {
		what := fmt.Sprintf("%s từ %s, năm ngân sách %d", k.Kind.Label(), lowerFirst(k.Source.Label()), k.Year)
		switch {
		case said[k] == is[k]:
		case k.Matter == 0:
			all = append(all, fmt.Sprintf("%s: sổ quỹ có %s không theo đề nghị chi nào", what, is[k].Dong()))
		default:
			all = append(all, fmt.Sprintf("%s: đề nghị chi số %d ghi đã chi %s, sổ quỹ cộng lại %s", what, k.Matter, said[k].Dong(), is[k].Dong()))
		}
	}
	return all
}
