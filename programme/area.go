package programme

import (
	"errors"
	"fmt"
)

// AreaKind (loại địa bàn) is why a law treats a place apart.
type AreaKind string

const (
	AreaMountain           AreaKind = "mountain"            // miền núi
	AreaIsland             AreaKind = "island"              // hải đảo
	AreaBorder             AreaKind = "border"              // biên giới đất liền
	AreaMinority           AreaKind = "minority"            // vùng đồng bào dân tộc thiểu số
	AreaPoor               AreaKind = "poor"                // huyện nghèo theo Nghị quyết 30a/2008/NQ-CP
	AreaNewRural           AreaKind = "new_rural"           // xã trong kế hoạch xây dựng nông thôn mới của năm
	AreaDifficult          AreaKind = "difficult"           // địa bàn có điều kiện kinh tế - xã hội khó khăn
	AreaSpeciallyDifficult AreaKind = "specially_difficult" // địa bàn đặc biệt khó khăn
	AreaConvertedWard      AreaKind = "converted_ward"      // phường chuyển từ xã; From is the day of the conversion
	AreaCraftVillage       AreaKind = "craft_village"       // làng nghề được UBND cấp tỉnh công nhận
	AreaSpecialCity        AreaKind = "city_special"        // đô thị loại đặc biệt
	AreaCityOne            AreaKind = "city_1"              // đô thị loại I
	AreaCityTwo            AreaKind = "city_2"              // đô thị loại II
	AreaCityThree          AreaKind = "city_3"              // đô thị loại III
)

// AreaKinds in the order in which lists and forms show them: the order of the
// law's priorities first.
var AreaKinds = []AreaKind{
	AreaMountain, AreaIsland, AreaBorder, AreaMinority, AreaPoor, AreaNewRural, AreaDifficult, AreaSpeciallyDifficult,
	AreaConvertedWard, AreaCraftVillage, AreaSpecialCity, AreaCityOne, AreaCityTwo, AreaCityThree,
}

var areaLabels = map[AreaKind]string{
	AreaMountain: "Miền núi", AreaIsland: "Hải đảo", AreaBorder: "Biên giới đất liền", AreaMinority: "Vùng đồng bào dân tộc thiểu số",
	AreaPoor: "Huyện nghèo theo Nghị quyết 30a/2008/NQ-CP", AreaNewRural: "Xã trong kế hoạch nông thôn mới của năm",
	AreaDifficult: "Địa bàn kinh tế - xã hội khó khăn", AreaSpeciallyDifficult: "Địa bàn kinh tế - xã hội đặc biệt khó khăn",
	AreaConvertedWard: "Phường chuyển từ xã", AreaCraftVillage: "Làng nghề được công nhận",
	AreaSpecialCity: "Đô thị loại đặc biệt", AreaCityOne: "Đô thị loại I", AreaCityTwo: "Đô thị loại II", AreaCityThree: "Đô thị loại III",
}

// Label is the kind in Vietnamese.
func (k AreaKind) Label() string {
	if l, ok := areaLabels[k]; ok {
		return l
	}
	return string(k)
}

// Area (dòng danh mục địa bàn) says that a place was in one of the lists for
// some days. It is data with its source. A row that nobody has held against
// the text is shown and never applied.
type Area struct {
	ID          int64
	Kind        AreaKind
	Place       PlaceRef // the unit as the list names it, in the units of From
	Name        string   // of the craft village; "" for a list of whole units
	Source      string   // the document: "QĐ 861/QĐ-TTg"
	Clause      string   // the place in it: "Phụ lục, dòng 12"
	From, To    Day      // both included; To 0: until further notice
	ConfirmedBy string   // who has held the row against the text; "" for nobody
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the row holds on a day.
func (a Area) On(d Day) bool { return a.From <= d && (a.To == 0 || d <= a.To) }

// Confirmed tells whether somebody has held the row against the text.
func (a Area) Confirmed() bool { return a.ConfirmedBy != "" }

// Title names the row: "Miền núi: Huyện Kế Sách (943), từ 01/01/2016".
func (a Area) Title() string {
	name := a.Place.String()
	if a.Name != "" {
		name = a.Name + ", " + name
	}
	return fmt.Sprintf("%s: %s, từ %s", a.Kind.Label(), name, a.From)
}

// Citation is the row's source with the days on which it holds.
func (a Area) Citation() string {
	s := a.Source
	if a.Clause != "" {
		s += ", " + a.Clause
	}
	s += ", từ " + a.From.String()
	if a.To != 0 {
		s += " đến " + a.To.String()
	}
	return s
}

// Check refuses a row that cannot be: every row names its source and the day
// from which it holds.
func (a Area) Check() error {
	errs := []error{
		required("source", "văn bản", a.Source, 200), atMost("clause", "điều, khoản, dòng", a.Clause, 100),
		atMost("name", "tên làng nghề", a.Name, 200), atMost("note", "ghi chú", a.Note, 2000), atMost("confirmed_by", "người xác nhận", a.ConfirmedBy, 200),
	}
	if _, ok := areaLabels[a.Kind]; !ok {
		errs = append(errs, Refuse(Invalid, "kind", "Chọn danh mục mà dòng này thuộc về."))
	}
	if a.Place == (PlaceRef{}) {
		errs = append(errs, Refuse(Invalid, "place", "Chưa nhập địa bàn. Nhập tên huyện, xã hoặc mã đơn vị hành chính."))
	}
	if a.Kind == AreaCraftVillage && a.Name == "" {
		errs = append(errs, Refuse(Invalid, "name", "Nhập tên làng nghề: một xã có thể có nhiều làng nghề, và không phải cả xã là làng nghề."))
	}
	switch {
	case a.From == 0 && a.Kind == AreaConvertedWard:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày xã trở thành phường: thời hạn 5 năm tính từ ngày đó."))
	case a.From == 0:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày danh mục có hiệu lực, ví dụ 01/01/2026."))
	case a.To != 0 && a.To < a.From:
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", a.To, a.From))
	}
	return errors.Join(errs...)
}

// Fields lists the row as people read it.
func (a Area) Fields() []FieldValue {
	confirmed := "Chưa"
	if a.Confirmed() {
		confirmed = a.ConfirmedBy + ", " + a.ConfirmedOn.String()
	}
	return []FieldValue{
		{"kind", "Danh mục", a.Kind.Label()}, {"place", "Địa bàn", a.Place.String()}, {"name", "Làng nghề", a.Name},
		{"source", "Văn bản", a.Source}, {"clause", "Điều, khoản, dòng", a.Clause}, {"from", "Từ", a.From.String()}, {"to", "Đến", a.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", a.Note},
	}
}
