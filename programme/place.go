package programme

import (
	"fmt"
	"slices"
	"strings"
)

// Place (đơn vị hành chính) is an administrative unit with the days on which
// it existed. Codes were used again for other territory on 01/07/2025, so a
// unit is known by its code and ValidFrom together.
type Place struct {
	Code       string
	Name       string // with the type word: "Huyện Kế Sách"
	ParentCode string
	ValidFrom  Day
	ValidTo    Day    // 0: still exists
	List       string // official list that the unit was read from; "" when not noted
}

// On tells whether the unit existed on a day.
func (p Place) On(d Day) bool { return p.ValidFrom <= d && (p.ValidTo == 0 || d <= p.ValidTo) }

// PlaceRef is a place as a record has it: the code and name of its day, never
// overwritten when units are merged or renamed later.
type PlaceRef struct{ Code, Name string }

// String is the name with its code, as a form shows it: "Huyện Kế Sách (943)".
func (r PlaceRef) String() string {
	if r.Code == "" {
		return r.Name
	}
	return r.Name + " (" + r.Code + ")"
}

// FindPlace reads a place as typed – a code, a name with or without its type
// word and tones, or "name (code)" – among the units that existed on a day; day 0 is any
// day.
// A name that fits several units is refused with the choices.
func FindPlace(field, typed string, units []Place, on Day) (PlaceRef, error) {
	name, query := placeQuery(typed)
	if query == "" {
		return PlaceRef{}, Refuse(Invalid, field, "Chưa nhập địa bàn. Nhập tên huyện, xã hoặc mã đơn vị hành chính.")
	}
	var found []PlaceRef
	var gone []string
	for _, u := range units {
		ref := PlaceRef{u.Code, u.Name}
		switch own := Fold(u.Name); {
		case query != u.Code && query != own && query != withoutType(own), slices.Contains(found, ref):
		case on == 0 || u.On(on):
			found = append(found, ref)
		default:
			gone = append(gone, existence(u))
		}
	}
	// One code may have been two units at different times: then the name tells.
	if named := slices.DeleteFunc(slices.Clone(found), func(r PlaceRef) bool { return Fold(r.Name) != name }); len(named) == 1 {
		found = named
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		var names []string
		for _, ref := range found {
			names = append(names, ref.String())
		}
		return PlaceRef{}, Refuse(Invalid, field, "“%s” có thể là nhiều đơn vị: %s. Nhập tên đầy đủ hoặc mã.", typed, strings.Join(names, "; "))
	case len(gone) > 0:
		return PlaceRef{}, Refuse(Invalid, field, "Vào ngày %s không có đơn vị “%s” (%s). Chọn đơn vị có hiệu lực ngày đó.", on, typed, strings.Join(gone, "; "))
	default:
		return PlaceRef{}, Refuse(Invalid, field, "Không có đơn vị hành chính “%s” trong danh mục. Chọn trong danh sách gợi ý, hoặc nhập mã.", typed)
	}
}

// PlaceQuery is what of a typed place names the unit, folded: the code of
// "Huyện Kế Sách (943)", else all of it.
func PlaceQuery(typed string) string {
	_, query := placeQuery(typed)
	return query
}

func placeQuery(typed string) (name, query string) {
	query = strings.Join(strings.Fields(Fold(typed)), " ")
	if i := strings.LastIndexByte(query, '('); i >= 0 && strings.HasSuffix(query, ")") {
		name, query = strings.TrimSpace(query[:i]), strings.TrimSpace(query[i+1:len(query)-1])
	}
	return name, query
}

// typeWords begin the folded names of units.
var typeWords = []string{"thanh pho ", "thi xa ", "huyen ", "quan ", "phuong ", "thi tran ", "xa ", "tinh "}

func withoutType(folded string) string {
	for _, w := range typeWords {
		if rest, ok := strings.CutPrefix(folded, w); ok {
			return rest
		}
	}
	return folded
}

func existence(u Place) string {
	if u.ValidTo == 0 {
		return fmt.Sprintf("%s có từ %s", u.Name, u.ValidFrom)
	}
	return fmt.Sprintf("%s có đến %s", u.Name, u.ValidTo)
}
