package programme

import (
	"cmp"
	"slices"
)

// NormCase is a project that is not approved yet, with the day that decides
// which norms it is held against and what raises its caps.
type NormCase struct {
	Project Project
	Day     Day
	Factor  Rule   // of priority areas; zero for none
	Why     string // the place is one
}

// norms are the norms as they apply to the project.
func (c NormCase) norms(all []Norm) []Norm {
	if c.Factor.Value == 0 {
		return all
	}
	return WithPriority(all, c.Factor, c.Why)
}

// NormEffect is what a change of a norm does to one project.
type NormEffect struct {
	Project       Project
	Day           Day
	Asked         Money // support asked for
	Before, After Ceiling
}

// Above tells whether what is asked for is above the ceiling; a paper that
// allows it makes it not so.
func (e NormEffect) Above() bool {
	return e.After.Known && e.Asked > e.After.Amount && e.Project.NormException == ""
}

// WasAbove is the same before the change.
func (e NormEffect) WasAbove() bool {
	return e.Before.Known && e.Asked > e.Before.Amount && e.Project.NormException == ""
}

// NormPreview (xem trước ảnh hưởng) is what saving a norm would do.
type NormPreview struct {
	Norm    Norm
	Looked  int          // projects not approved that were held against it
	Changed []NormEffect // whose ceiling changes, those above it first
	Above   int          // of Changed: above the new ceiling
	Newly   int          // of Above: not above the old one
}

// PreviewNorm works out what saving a norm would do to projects that are not
// approved: the norm replaces the row of its ID, or is added where it has none.
func PreviewNorm(norms []Norm, edited Norm, cases []NormCase) NormPreview {
	after := slices.DeleteFunc(slices.Clone(norms), func(n Norm) bool { return edited.ID != 0 && n.ID == edited.ID })
	after = append(after, edited)
	preview := NormPreview{Norm: edited, Looked: len(cases)}
	for _, c := range cases {
		p, asked := c.Project, c.Project.Requested()
		e := NormEffect{Project: p, Day: c.Day, Asked: asked.Support,
			Before: CeilingFor(c.norms(norms), p.Content, p.Level, c.Day, asked.Total()), After: CeilingFor(c.norms(after), p.Content, p.Level, c.Day, asked.Total())}
		if e.Before.Known == e.After.Known && e.Before.Amount == e.After.Amount {
			continue
		}
		preview.Changed = append(preview.Changed, e)
		if e.Above() {
			preview.Above++
			if !e.WasAbove() {
				preview.Newly++
			}
		}
	}
	slices.SortStableFunc(preview.Changed, func(a, b NormEffect) int {
		return cmp.Or(boolCompare(b.Above(), a.Above()), cmp.Compare(b.Asked-b.After.Amount, a.Asked-a.After.Amount), cmp.Compare(a.Project.ID, b.Project.ID))
	})
	return preview
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
