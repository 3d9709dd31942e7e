package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// AreaReach says how far a row of a list covers a place.
type AreaReach int

const (
	WhollyInside AreaReach = iota // the place lies in the listed unit
	PartlyInside                  // only a part of the place is listed, or a village in it
	FormerInside                  // the list names a unit that the place was made of or came from
)

// AreaMatch is a row of a list that touches a place on a day.
type AreaMatch struct {
	Area  Area
	Reach AreaReach
}

// Counts tells whether the row settles the question by itself: somebody has
// confirmed it and the whole place lies in it.
func (m AreaMatch) Counts() bool { return m.Reach == WhollyInside && m.Area.Confirmed() }

// Sentence is the match with its source: "Xã Lai Hòa nằm trong danh mục Miền
// núi (QĐ 1/QĐ-TTg, từ 01/01/2026)."
func (m AreaMatch) Sentence() string {
	name := m.Area.Place.Name
	if m.Area.Name != "" {
		name = m.Area.Name + " (" + name + ")"
	}
	s := fmt.Sprintf("%s có trong danh mục “%s” – %s", name, m.Area.Kind.Label(), m.Area.Citation())
	switch {
	case m.Area.Kind == AreaCraftVillage:
		s += "; cần người xác định cơ sở có nằm trong làng nghề không"
	case m.Reach == PartlyInside:
		s += "; danh mục chỉ có một phần địa bàn đã ghi, cần người xác định"
	case m.Reach == FormerInside:
		s += "; danh mục ghi theo đơn vị cũ, cần người xác định"
	}
	if !m.Area.Confirmed() {
		s += "; dòng này chưa được xác nhận nên không áp dụng"
	}
	return s + "."
}

// AreaBook (các danh mục địa bàn) is all lists of areas with the units of all
// times, for asking what a place was on a day.
type AreaBook struct {
	areas []Area
	units *Gazetteer
}

// NewAreaBook joins rows and units for looking up.
func NewAreaBook(areas []Area, units *Gazetteer) AreaBook { return AreaBook{areas, units} }

// AreasOf lists the rows that touch a place on a day, in the order of
// AreaKinds, those that count first. recorded is the day whose list of units
// the place was looked up in (Project.PlaceDay), 0 when not known.
func (b AreaBook) AreasOf(place PlaceRef, recorded, day Day) []AreaMatch {
	at := b.units.UnitsOn(place, recorded, day)
	var all []AreaMatch
	for _, a := range b.areas {
		if !a.On(day) {
			continue
		}
		if reach, ok := b.reach(a, place, at, day); ok {
			all = append(all, AreaMatch{a, reach})
		}
	}
	slices.SortStableFunc(all, func(x, y AreaMatch) int {
		return cmp.Or(cmp.Compare(slices.Index(AreaKinds, x.Area.Kind), slices.Index(AreaKinds, y.Area.Kind)), cmp.Compare(rankMatch(x), rankMatch(y)))
	})
	return all
}

func rankMatch(m AreaMatch) int {
	if m.Counts() {
		return 0
	}
	return 1 + int(m.Reach)
}

// Has lists the rows of some kinds only.
func (b AreaBook) Has(place PlaceRef, recorded, day Day, kinds ...AreaKind) (all []AreaMatch) {
	for _, m := range b.AreasOf(place, recorded, day) {
		if slices.Contains(kinds, m.Area.Kind) {
			all = append(all, m)
		}
	}
	return all
}

// Known tells whether there is a confirmed list of a kind on a day at all:
// where there is none, that a place is not in it says nothing.
func (b AreaBook) Known(kind AreaKind, day Day) bool {
	return slices.ContainsFunc(b.areas, func(a Area) bool { return a.Kind == kind && a.On(day) && a.Confirmed() })
}

// reach tells how far a row covers the units at a place.
func (b AreaBook) reach(a Area, place PlaceRef, at []Place, day Day) (AreaReach, bool) {
	inside, within := 0, false
	for _, unit := range at {
		if slices.ContainsFunc(b.units.Above(unit, day), func(p Place) bool { return p.Ref() == a.Place }) {
			inside++
		}
		within = within || b.lies(a.Place, unit, day)
	}
	switch {
	case a.Place == place && len(at) == 0:
		inside = 1
	case inside > 0 && inside < len(at), inside == 0 && within:
		return PartlyInside, true
	case inside == 0:
		return FormerInside, b.former(a, at, day)
	}
	if a.Kind == AreaCraftVillage {
		return PartlyInside, true
	}
	return WhollyInside, true
}

// lies tells whether a listed unit lies in another on a day.
func (b AreaBook) lies(listed PlaceRef, in Place, day Day) bool {
	if len(listed.Code) <= len(in.Code) {
		return false
	}
	unit, ok := b.units.recorded(listed, day)
	return ok && unit.On(day) && slices.Contains(b.units.Above(unit, day), in)
}

// former tells whether a row names a unit of another time that shares
// territory with the units at a place.
func (b AreaBook) former(a Area, at []Place, day Day) bool {
	unit, ok := b.units.recorded(a.Place, a.From)
	if !ok || unit.On(day) {
		return false
	}
	heirs := b.units.after(unit, day)
	return slices.ContainsFunc(at, func(p Place) bool { return slices.Contains(heirs, p) })
}
