package book

import (
	"khuyencong/programme"
)

// places finds the units that rows name, among those of their year.
type places struct {
	units []programme.Place
	found map[placeQuery]programme.PlaceRef
	below map[string][]programme.Place // by the code of the unit above
}

type placeQuery struct {
	name, parent string
	year         int
}

func newPlaces(units []programme.Place) *places {
	p := &places{units: units, found: map[placeQuery]programme.PlaceRef{}, below: map[string][]programme.Place{}}
	for _, u := range units {
		p.below[u.ParentCode] = append(p.below[u.ParentCode], u)
	}
	return p
}

// find sets a row's place: its commune, else its district. A district written
// without its type word gets it from the list.
func (p *places) find(r *Row, f facts) {
	if len(p.units) == 0 {
		return
	}
	district := p.named(placeQuery{r.District, "", r.Year})
	if district.Name != "" {
		r.District, r.Place, r.DistrictPlace = district.Name, district, district
	}
	commune := communeOf(r.Address)
	if commune == "" {
		commune = f.place
	}
	if c := p.named(placeQuery{commune, district.Code, r.Year}); c.Name != "" {
		r.Place = c
	}
}

// named is the one unit of that name on a day of the year; none where there
// are several.
func (p *places) named(q placeQuery) programme.PlaceRef {
	if q.name == "" {
		return programme.PlaceRef{}
	}
	if ref, met := p.found[q]; met {
		return ref
	}
	units := p.units
	if q.parent != "" {
		units = p.below[q.parent]
	}
	days := []programme.Day{0}
	if q.year != 0 { // the units of the middle of the year, then of its end and beginning
		days = []programme.Day{programme.Day(q.year*10000 + 630), programme.Day(q.year*10000 + 1231), programme.Day(q.year*10000 + 101)}
	}
	var ref programme.PlaceRef
	for _, day := range days {
		var err error
		if ref, err = programme.FindPlace("place", q.name, units, day); err == nil {
			break
		}
		ref = programme.PlaceRef{}
	}
	p.found[q] = ref
	return ref
}
