package programme

import (
	"slices"
	"strings"
	"time"
)

// Round (vòng nộp) is what was submitted once, kept as it was. It is written
// with the submission and never again.
type Round struct {
	ProjectID int64
	Number    int
	At        time.Time
	UserName  string
	PostTitle string
	Fields    []FieldValue // of the project, its machines and its papers
	Receipt   Receipt
}

// Who is who submitted it.
func (r Round) Who() string { return Event{UserName: r.UserName, PostTitle: r.PostTitle}.Who() }

// Compared is one value of a dossier in two versions of it, side by side.
type Compared struct {
	Field, Label string
	Group        string // under which it stands
	Old, New     string
	Pieces       []Piece // of the words, where both have some
	Difference   string  // of two amounts, with its sign; "" for words
	Corrections  []Correction
}

// Changed tells a value that is not the same in both, Blank one that neither
// has.
func (c Compared) Changed() bool { return c.Old != c.New }
func (c Compared) Blank() bool   { return c.Old == "" && c.New == "" }

// Correction (đính chính) is a change of what was submitted, made after the
// submission: an officer's with its reason, or who applied, mending.
type Correction struct {
	At       time.Time
	Who      string
	Old, New string
	Reason   string
}

// Groups of a comparison: money first, then words, lists, papers.
var comparedGroups = []struct {
	label  string
	begins []string
}{
	{"Kinh phí", []string{"requested_", "commitment", "norm_exception"}},
	{"Kết quả cam kết", []string{"promised_"}},
	{"Thông tin chung", []string{"code", "title", "kind", "content", "level", "year", "establishment", "place", "note"}},
	{"Máy móc", []string{"machine_"}},
	{"Giấy tờ", []string{"paper:"}},
}

// othersActs are fields that later acts write beside what was submitted: they
// are no part of a comparison of submissions.
var othersActs = []string{"stage", "appraised_", "approved_", "done_", "actual_"}

// CompareRounds holds two versions of a dossier side by side, money first.
func CompareRounds(old, now []FieldValue) (all []Compared) {
	find := func(in []FieldValue, field string) string {
		if i := slices.IndexFunc(in, func(f FieldValue) bool { return f.Field == field }); i >= 0 {
			return in[i].Value
		}
		return ""
	}
	seen := map[string]bool{}
	for _, f := range slices.Concat(now, old) {
		if seen[f.Field] || begins(f.Field, othersActs) {
			continue
		}
		seen[f.Field] = true
		c := Compared{Field: f.Field, Label: f.Label, Group: comparedGroup(f.Field), Old: find(old, f.Field), New: find(now, f.Field)}
		if nothing(c.Old) && nothing(c.New) {
			c.Old, c.New = "", ""
		}
		if c.Changed() {
			c.Difference = moneyDifference(c.Old, c.New)
			if c.Difference == "" && c.Old != "" && c.New != "" {
				c.Pieces = CompareWords(c.Old, c.New)
			}
		}
		all = append(all, c)
	}
	place := func(c Compared) int {
		return slices.IndexFunc(comparedGroups, func(g struct {
			label  string
			begins []string
		}) bool {
			return g.label == c.Group
		})
	}
	slices.SortStableFunc(all, func(a, b Compared) int { return place(a) - place(b) })
	return all
}

func nothing(value string) bool { return value == "" || value == Money(0).Dong() }

func comparedGroup(field string) string {
	for _, g := range comparedGroups {
		if begins(field, g.begins) {
			return g.label
		}
	}
	return "Thông tin chung"
}

// moneyDifference is the new amount less the old one with its sign; "" where
// either is none.
func moneyDifference(old, now string) string {
	if !strings.HasSuffix(old, "đồng") && !strings.HasSuffix(now, "đồng") {
		return ""
	}
	amount := func(s string) (Money, bool) {
		if s == "" {
			return 0, true
		}
		q, err := ParseQuantity("", strings.TrimSuffix(s, " đồng"))
		return q.Money(), err == nil && q.Known
	}
	a, okA := amount(old)
	b, okB := amount(now)
	if !okA || !okB || a == b {
		return ""
	}
	if b > a {
		return "+" + (b - a).Dong()
	}
	return (b - a).Dong()
}

// WithCorrections puts to each value its changes since a moment, out of the
// record's history, the oldest first.
func WithCorrections(all []Compared, events []Event, since time.Time) []Compared {
	for _, e := range slices.Backward(events) { // the newest comes first
		if e.Action != "changed" || !e.At.After(since) {
			continue
		}
		for _, c := range e.Changes {
			if i := slices.IndexFunc(all, func(x Compared) bool { return x.Field == c.Field }); i >= 0 {
				all[i].Corrections = append(all[i].Corrections, Correction{At: e.At, Who: e.Who(), Old: c.Old, New: c.New, Reason: e.Note})
			}
		}
	}
	return all
}
