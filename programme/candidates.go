package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Candidate is one record that may explain a residual: a project, with the
// amount by which its two figures differ (approved less settled, say).
type Candidate struct {
	Label  string
	Amount Money
}

// CandidateSet is a set of records whose amounts add up to a residual.
type CandidateSet struct {
	Candidates []Candidate
	Sum        Money
	Off        Money // residual − Sum, within the tolerance
}

// mostCandidates bounds the search: with it, pairs and triples take about two
// million steps.
const mostCandidates = 2000

// FindCandidates finds the sets of at most three records whose amounts (taken with
// the sign of the residual or against it) add up to the residual within the
// tolerance: single records first, then pairs, then triples; at most limit of
// them. Only the 2.000 records with the largest amounts are tried.
func FindCandidates(residual, tolerance Money, records []Candidate, limit int) []CandidateSet {
	if residual < 0 {
		residual = -residual
	}
	var cs []Candidate
	for _, c := range records {
		if c.Amount < 0 {
			c.Amount = -c.Amount
		}
		if c.Amount > 0 && c.Amount <= residual+tolerance {
			cs = append(cs, c)
		}
	}
	slices.SortStableFunc(cs, func(a, b Candidate) int { return cmp.Compare(a.Amount, b.Amount) })
	if len(cs) > mostCandidates {
		cs = cs[len(cs)-mostCandidates:]
	}
	var out []CandidateSet
	add := func(set ...Candidate) bool {
		var sum Money
		for _, c := range set {
			sum += c.Amount
		}
		out = append(out, CandidateSet{set, sum, residual - sum})
		return len(out) >= limit
	}
	if limit <= 0 || residual == 0 {
		return nil
	}
	for _, c := range cs {
		if near(c.Amount, residual, tolerance) && add(c) {
			return out
		}
	}
	if pairs(cs, residual, tolerance, func(a, b Candidate) bool { return add(a, b) }) {
		return out
	}
	for k, c := range cs {
		if pairs(cs[k+1:], residual-c.Amount, tolerance, func(a, b Candidate) bool { return add(c, a, b) }) {
			return out
		}
	}
	return out
}

func near(a, b, tolerance Money) bool { return a-b <= tolerance && b-a <= tolerance }

// pairs walks the sorted amounts from both ends; found returns true to stop.
func pairs(cs []Candidate, want, tolerance Money, found func(a, b Candidate) bool) bool {
	for i, j := 0, len(cs)-1; i < j; {
		switch s := cs[i].Amount + cs[j].Amount; {
		case near(s, want, tolerance):
			if found(cs[i], cs[j]) {
				return true
			}
			i++
		case s < want:
			i++
		default:
			j--
		}
	}
	return false
}

// Key names the records of the set by their codes, with which labels begin.
func (e CandidateSet) Key() string {
	var codes []string
	for _, c := range e.Candidates {
		code, _, _ := strings.Cut(c.Label, " – ")
		codes = append(codes, code)
	}
	return strings.Join(codes, "|")
}

// Explain makes of the set the explanation of a difference: what was found is
// its evidence, who chose it and when stand beside it. The figure that the
// records give counts.
func (e CandidateSet) Explain(d Difference, by User, on Day) Explanation {
	var parts []string
	for _, c := range e.Candidates {
		parts = append(parts, fmt.Sprintf("%s: duyệt và thực hiện lệch %s", c.Label, c.Amount.Dong()))
	}
	found := fmt.Sprintf("Sổ quỹ đề án, tính ngày %s: %s; cộng %s", on, strings.Join(parts, "; "), e.Sum.Dong())
	who := Event{UserName: by.Name, PostTitle: by.PostTitle}.Who()
	return Explanation{Key: d.Key, Difference: d.Amount, By: who, On: on, Reason: cutTo(e.Sentence(), 2000), Evidence: cutTo(found, 1000), Counts: CountLeft}
}

// cutTo keeps a text within so many letters.
func cutTo(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// Sentence names the records of the set.
func (e CandidateSet) Sentence() string {
	var names []string
	for _, c := range e.Candidates {
		names = append(names, fmt.Sprintf("“%s” (%s)", c.Label, c.Amount.InMillions()))
	}
	return fmt.Sprintf("Chênh lệch bằng số tiền của %s.", joinLabels(names))
}
