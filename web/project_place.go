package web

import (
	"context"

	"khuyencong/programme"
)

// provincePlaces are the province of a programme and the units straight below
// it in its years.
func (s *Server) provincePlaces(ctx context.Context, u programme.User, of programme.Programme) ([]programme.Place, error) {
	first, last := programme.Day(0), programme.Day(9999_12_31) // before there is a programme
	if of.ID != 0 {
		first, _ = programme.NewDay(of.From, 1, 1)
		last, _ = programme.NewDay(of.To, 12, 31)
	}
	return s.store.ProvincePlaces(ctx, u, of.ProvinceCode, first, last)
}

// placeWords names the unit that a code of the filter means; "-" is the
// records without a place. Of several units of one code it is the one of the
// programme's years.
func (s *Server) placeWords(ctx context.Context, u programme.User, of programme.Programme, code string) (name string, ok bool, err error) {
	if code == "-" {
		return "không ghi địa bàn", true, nil
	}
	units, err := s.store.PlacesOfCode(ctx, u, code)
	for _, unit := range units {
		last, _ := programme.NewDay(of.To, 12, 31)
		if name == "" || unit.ValidFrom <= last && (unit.ValidTo == 0 || unit.ValidTo.Year() >= of.From) {
			name = unit.Name
		}
	}
	return name, name != "", err
}

// projectPlaces are the choices of the place filter. A chosen unit that is not
// among the usual ones is added by its name.
func projectPlaces(units []programme.Place, chosen, name string) []option {
	all := []option{{"", "Mọi địa bàn"}}
	found := chosen == "" || chosen == "-"
	for _, u := range units {
		all = append(all, option{u.Code, u.Name})
		found = found || u.Code == chosen
	}
	if !found {
		all = append(all, option{chosen, name})
	}
	return append(all, option{"-", "Không ghi địa bàn"})
}

// placeSuggestions are units as a text field takes them: "Huyện Kế Sách (943)".
func placeSuggestions(units []programme.Place) []option {
	var all []option
	for _, u := range units {
		until := ""
		if u.ValidTo != 0 {
			until = "đến " + u.ValidTo.String()
		}
		all = append(all, option{programme.PlaceRef{Code: u.Code, Name: u.Name}.String(), until})
	}
	return all
}
