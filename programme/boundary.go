package programme

import "fmt"

// Boundary (địa giới) is how an evaluation tells places: as each record has
// them, or by the units of today.
type Boundary string

const (
	RecordedBoundary Boundary = "recorded"
	CurrentBoundary  Boundary = "current"
)

// Boundaries are the two ways, the usual one first.
var Boundaries = []Boundary{RecordedBoundary, CurrentBoundary}

// Label is the way in Vietnamese.
func (b Boundary) Label() string {
	if b == CurrentBoundary {
		return "hiện hành"
	}
	return "lúc ghi nhận"
}

// ParseBoundary reads the way of an address or a flag; empty is the usual one.
func ParseBoundary(s string) (Boundary, error) {
	switch Boundary(s) {
	case "", RecordedBoundary:
		return RecordedBoundary, nil
	case CurrentBoundary:
		return CurrentBoundary, nil
	}
	return RecordedBoundary, Refuse(Invalid, "boundary", "Không có cách tính địa giới “%s”. Chọn recorded (địa giới lúc ghi nhận) hoặc current (địa giới hiện hành).", s)
}

// PlacesNote says which boundaries the places of the evaluation are told by,
// as every table and paper prints it.
func (e Evaluation) PlacesNote() string {
	if e.Boundary != CurrentBoundary {
		return "Địa bàn theo tên và địa giới lúc ghi nhận đề án."
	}
	return fmt.Sprintf("Địa bàn theo địa giới hiện hành (ngày %s). Hồ sơ không đủ căn cứ để chuyển được giữ dưới tên đơn vị cũ, không chia cho các đơn vị mới.", e.PlacesOn)
}

// placeRows adds up the cells by place. Places with one code and two names are
// two: codes were given to other territory.
func placeRows(cells []Cell, standing func(Cell) Standing) []Row {
	byKey := map[string]*Row{}
	for _, c := range cells {
		at := standing(c)
		r := byKey[at.Key]
		if r == nil {
			r = &Row{Key: at.Key, Label: at.Label}
			byKey[at.Key] = r
		}
		r.add(c)
	}
	rows := make([]Row, 0, len(byKey))
	for _, r := range byKey {
		rows = append(rows, *r)
	}
	return bySupport(rows)
}

// standing is where the places of the cells stand in the asked boundaries.
func (d EvaluationData) standing(cells []Cell) func(Cell) Standing {
	if d.Boundary == CurrentBoundary && d.Gazetteer != nil {
		return func(c Cell) Standing { return d.Gazetteer.Standing(c.Place, RecordedDay(c.Year), d.Today) }
	}
	name, several := map[string]string{}, map[string]bool{}
	for _, c := range cells {
		if known, seen := name[c.Place.Code]; seen && known != c.Place.Name {
			several[c.Place.Code] = true
		}
		name[c.Place.Code] = c.Place.Name
	}
	return func(c Cell) Standing {
		switch {
		case c.Place == (PlaceRef{}):
			return Standing{Label: "Không ghi địa bàn", Fate: Unplaced}
		case c.Place.Code == "" || several[c.Place.Code]:
			return Standing{Key: c.Place.String(), Label: c.Place.Name}
		}
		return Standing{Key: c.Place.Code, Label: c.Place.Name}
	}
}

// RecordedDay is the day whose list the places of a year's projects are of.
func RecordedDay(year int) Day { return Project{Year: year}.PlaceDay() }
