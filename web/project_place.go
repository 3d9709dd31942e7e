package web

import (
	"khuyencong/programme"
)

// mostSuggestions keeps a page light where the list of units is long.
const mostSuggestions = 400

// placeDuring tells whether a unit existed in some year of a programme.
func placeDuring(u programme.Place, of programme.Programme) bool {
	first, _ := programme.NewDay(of.From, 1, 1)
	last, _ := programme.NewDay(of.To, 12, 31)
	return u.ValidFrom <= last && (u.ValidTo == 0 || u.ValidTo >= first)
}

// placeWords names the unit that a code of the filter means; "-" is the
// records without a place.
func placeWords(of programme.Programme, units []programme.Place, code string) (string, bool) {
	if code == "-" {
		return "không ghi địa bàn", true
	}
	name := ""
	for _, u := range units {
		if u.Code == code && (name == "" || placeDuring(u, of)) {
			name = u.Name
		}
	}
	return name, name != ""
}

// provinceUnits are the province and the units straight below it in the years
// of the programme; every unit of those years where the province is not known.
func provinceUnits(of programme.Programme, units []programme.Place) []programme.Place {
	var all []programme.Place
	for _, u := range units {
		own := of.ProvinceCode == "" || u.Code == of.ProvinceCode || u.ParentCode == of.ProvinceCode
		if own && placeDuring(u, of) && len(all) < mostSuggestions {
			all = append(all, u)
		}
	}
	return all
}

// projectPlaces are the choices of the place filter. A chosen unit that is not
// among the usual ones is added; name is its name where no list has it.
func projectPlaces(of programme.Programme, units []programme.Place, chosen, name string) []option {
	all := []option{{"", "Mọi địa bàn"}}
	found := chosen == "" || chosen == "-"
	for _, u := range provinceUnits(of, units) {
		all = append(all, option{u.Code, u.Name})
		found = found || u.Code == chosen
	}
	if !found {
		if name == "" {
			name, _ = placeWords(of, units, chosen)
		}
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
		if len(all) < mostSuggestions {
			all = append(all, option{programme.PlaceRef{Code: u.Code, Name: u.Name}.String(), until})
		}
	}
	return all
}
