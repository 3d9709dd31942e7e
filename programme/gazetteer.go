package programme

// Gazetteer (danh mục đơn vị hành chính qua các thời kỳ) is units of all times
// with what became of them.
type Gazetteer struct {
	byCode  map[string][]Place
	byKey   map[PlaceKey]Place
	changes map[PlaceKey][]PlaceChange
	decided map[PlaceKey]PlaceDecision
}

// NewGazetteer joins units, changes and decisions for looking up.
func NewGazetteer(units []Place, changes []PlaceChange, decisions []PlaceDecision) *Gazetteer {
	g := &Gazetteer{map[string][]Place{}, map[PlaceKey]Place{}, map[PlaceKey][]PlaceChange{}, map[PlaceKey]PlaceDecision{}}
	for _, u := range units {
		g.byCode[u.Code] = append(g.byCode[u.Code], u)
		g.byKey[u.Key()] = u
	}
	for _, c := range changes {
		g.changes[c.From] = append(g.changes[c.From], c)
	}
	for _, d := range decisions {
		g.decided[d.Unit] = d
	}
	return g
}

// Fate is why a recorded place stands where it does on another day.
type Fate int

const (
	Lives     Fate = iota // the unit exists that day, the recorded one or its one successor
	Gone                  // abolished, and nothing says where its records belong
	Undecided             // abolished and split or disputed: a person is asked
	Unlisted              // no unit of the list is called so
	Unplaced              // the record has no place
)

// Standing is where a recorded place is shown on another day. Key groups the
// records and is their filter; it is "" for records without a place.
type Standing struct {
	Key, Label string
	Fate       Fate
	Unit       Place // zero for Unlisted and Unplaced
}

// Standing follows a recorded place to the units of a day. recorded is the day
// whose list the record's place was looked up in. Records are never spread
// over several units: what cannot be moved whole stays under its old one.
func (g *Gazetteer) Standing(ref PlaceRef, recorded, on Day) Standing {
	if ref == (PlaceRef{}) {
		return Standing{Label: "Không ghi địa bàn", Fate: Unplaced}
	}
	unit, ok := g.recorded(ref, recorded)
	if !ok {
		return Standing{Key: ref.String(), Label: ref.Name, Fate: Unlisted}
	}
	for {
		if unit.ValidTo == 0 || on <= unit.ValidTo {
			return Standing{unit.Key().String(), unit.Name, Lives, unit}
		}
		next, fate := g.Successor(unit)
		// Time only runs forward, so a table that leads in a circle ends here.
		if fate != Lives || next.ValidFrom <= unit.ValidFrom {
			label := unit.Title()
			if fate == Undecided {
				label = unit.Name + " (đã bãi bỏ " + unit.Abolished().String() + ", chờ quyết định)"
			}
			return Standing{unit.Key().String(), label, max(fate, Gone), unit}
		}
		unit = next
	}
}

// Successor is the one unit that records of an abolished unit go to, with
// Lives; or why there is none.
func (g *Gazetteer) Successor(unit Place) (Place, Fate) {
	decision, decided := g.decided[unit.Key()]
	if decided && decision.RecordsTo != (PlaceKey{}) {
		return g.known(decision.RecordsTo)
	}
	var confirmed []PlaceChange
	for _, c := range g.changes[unit.Key()] {
		switch c.State {
		case OpenChange:
			return Place{}, Undecided
		case ConfirmedChange:
			confirmed = append(confirmed, c)
		}
	}
	switch {
	case len(confirmed) == 1 && confirmed[0].Share != PartShare && !decided:
		return g.known(confirmed[0].To)
	case len(confirmed) == 0, decided, unit.Tier() == DistrictTier:
		// A record that knows only its district knows no part of it: that is no
		// question which a person could answer for all of them.
		return Place{}, Gone
	}
	return Place{}, Undecided
}

func (g *Gazetteer) known(k PlaceKey) (Place, Fate) {
	if u, ok := g.byKey[k]; ok {
		return u, Lives
	}
	return Place{}, Gone
}

// recorded finds the unit that a record means: code and name as the record has
// them, in the list of its day; else the only unit ever called so.
func (g *Gazetteer) recorded(ref PlaceRef, day Day) (found Place, ok bool) {
	named := 0
	for _, u := range g.byCode[ref.Code] {
		if Fold(u.Name) != Fold(ref.Name) {
			continue
		}
		if u.On(day) {
			return u, true
		}
		found, named = u, named+1
	}
	return found, named == 1
}
