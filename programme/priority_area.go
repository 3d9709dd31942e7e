package programme

import "strings"

// AreaStanding is which of the law's area groups a place is in, and by which
// list.
type AreaStanding struct {
	Rank    int    // 1 to 4 for the groups a to d, NoArea for none
	Why     string // the row of the list
	Unclear string // rows that touch the place and do not settle it; "" for none
}

// groupKinds are the lists of each area group, in the order of AreaGroups.
var groupKinds = [][]AreaKind{
	{AreaMountain, AreaIsland, AreaBorder, AreaMinority}, {AreaPoor}, {AreaNewRural}, {AreaDifficult, AreaSpeciallyDifficult},
}

// AreaStandingOf looks up a place in the lists of a day. recorded is the day
// whose list of units the place was looked up in.
func AreaStandingOf(book AreaBook, place PlaceRef, recorded, day Day) AreaStanding {
	s := AreaStanding{Rank: NoArea}
	if place == (PlaceRef{}) {
		s.Why = "đề án chưa ghi địa bàn"
		return s
	}
	var unclear, unknown []string
	for i, kinds := range groupKinds {
		known := false
		for _, m := range book.Has(place, recorded, day, kinds...) {
			known = true
			if m.Counts() && s.Rank == NoArea {
				s.Rank, s.Why = i+1, strings.TrimSuffix(m.Sentence(), ".")
			} else if !m.Counts() && s.Rank == NoArea {
				unclear = append(unclear, m.Sentence())
			}
		}
		for _, k := range kinds {
			known = known || book.Known(k, day)
		}
		if !known && s.Rank == NoArea {
			unknown = append(unknown, AreaGroups[i][:1])
		}
	}
	if s.Rank == NoArea {
		s.Why = place.Name + " không có trong danh mục nào của ngày " + day.String()
		if len(unknown) > 0 {
			s.Why += "; chưa có danh mục đã xác nhận của nhóm " + strings.Join(unknown, ", ")
		}
	}
	s.Unclear = strings.Join(unclear, " ")
	return s
}

// newRural is what the lists say of the province's criterion of that name.
func newRural(book AreaBook, place PlaceRef, recorded, day Day) (why string, ok bool) {
	for _, m := range book.Has(place, recorded, day, AreaNewRural) {
		if m.Counts() {
			return strings.TrimSuffix(m.Sentence(), "."), true
		}
	}
	return "", false
}
