package programme

import "slices"

// UnitsOn are the units that stood on a day where a record's place is; recorded
// is the day whose list the place was looked up in, 0 when not known. There are
// several where the day is before units were joined, and none where the place
// is not in the list.
func (g *Gazetteer) UnitsOn(ref PlaceRef, recorded, day Day) []Place {
	unit, ok := g.recorded(ref, recorded)
	if !ok {
		unit, ok = g.recorded(ref, day)
	}
	if !ok {
		return nil
	}
	if day < unit.ValidFrom {
		return g.before(unit, day)
	}
	at := g.Standing(ref, unit.ValidFrom, day)
	if at.Fate != Lives {
		return g.after(unit, day)
	}
	return []Place{at.Unit}
}

// before are the units that a unit was made of, on an earlier day.
func (g *Gazetteer) before(unit Place, day Day) (all []Place) {
	if unit.ValidFrom <= day {
		return []Place{unit}
	}
	for from, changes := range g.changes {
		old, known := g.byKey[from]
		if !known || old.Tier() != unit.Tier() || old.ValidFrom >= unit.ValidFrom {
			continue
		}
		for _, c := range changes {
			if c.To == unit.Key() && c.State != RefusedChange {
				all = append(all, g.before(old, day)...)
				break
			}
		}
	}
	return sortPlaces(all)
}

// after are the units that an abolished unit's territory came into, by a later
// day: all of them, where a record cannot be moved to one.
func (g *Gazetteer) after(unit Place, day Day) (all []Place) {
	if unit.ValidTo == 0 || day <= unit.ValidTo {
		return []Place{unit}
	}
	for _, c := range g.changes[unit.Key()] {
		next, known := g.byKey[c.To]
		if known && c.State != RefusedChange && next.ValidFrom > unit.ValidFrom {
			all = append(all, g.after(next, day)...)
		}
	}
	return sortPlaces(all)
}

func sortPlaces(all []Place) []Place {
	slices.SortFunc(all, func(a, b Place) int { return int(a.Key().Number() - b.Key().Number()) })
	return slices.Compact(all)
}

// Above are the unit and the units that it lay in on a day, the nearest first.
func (g *Gazetteer) Above(unit Place, day Day) []Place {
	all := []Place{unit}
	for code := unit.ParentCode; code != "" && len(all) < 4; {
		parents := g.byCode[code]
		i := slices.IndexFunc(parents, func(p Place) bool { return p.On(day) })
		if i < 0 {
			break
		}
		all = append(all, parents[i])
		code = parents[i].ParentCode
	}
	return all
}
