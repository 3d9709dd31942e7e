package programme

import (
	"errors"
	"regexp"
	"slices"
)

// Sector (ngành nghề được hưởng chính sách khuyến công) is one of the fields
// of industry that the law supports: NĐ 45/2012/NĐ-CP, Điều 5, with what
// NĐ 235/2025/NĐ-CP added.
type Sector string

// sectors in the order of the law.
var sectors = []struct {
	Code   Sector
	Label  string
	Source string
	From   Day
}{
	{"NN1", "Chế biến nông - lâm - thủy sản, thực phẩm", "NĐ 45/2012/NĐ-CP, Điều 5.1.a", ruralDecree},
	{"NN2", "Hàng tiêu dùng, hàng xuất khẩu, hàng thay thế nhập khẩu", "NĐ 45/2012/NĐ-CP, Điều 5.1.b", ruralDecree},
	{"NN3", "Hóa chất phục vụ nông nghiệp, nông thôn; vật liệu xây dựng", "NĐ 45/2012/NĐ-CP, Điều 5.1.c", ruralDecree},
	{"NN4", "Cơ khí, điện, điện tử - tin học; lắp ráp, sửa chữa máy; linh kiện, bán thành phẩm, công nghiệp hỗ trợ", "NĐ 45/2012/NĐ-CP, Điều 5.1.d", ruralDecree},
	{"NN5", "Tiểu thủ công nghiệp", "NĐ 45/2012/NĐ-CP, Điều 5.1.đ", ruralDecree},
	{"NN6", "Khai thác, chế biến khoáng sản ở địa bàn khó khăn", "NĐ 45/2012/NĐ-CP, Điều 5.1.e", ruralDecree},
	{"NN7", "Áp dụng sản xuất sạch hơn; xử lý ô nhiễm tại cụm công nghiệp, cơ sở CNNT", "NĐ 45/2012/NĐ-CP, Điều 5.1.g", ruralDecree},
	{"NN8", "Công nghệ cao, công nghiệp sạch, tiết kiệm năng lượng, công nghiệp môi trường", "NĐ 235/2025/NĐ-CP", NewRuralDecree},
}

// ruralDecree and NewRuralDecree are the days on which NĐ 45/2012/NĐ-CP and its
// amendment NĐ 235/2025/NĐ-CP came into force.
const (
	ruralDecree    Day = 2012_07_05
	NewRuralDecree Day = 2025_10_15
)

// Sectors lists the sectors in the order of the law.
func Sectors() (all []Sector) {
	for _, s := range sectors {
		all = append(all, s.Code)
	}
	return all
}

// Label is the sector in Vietnamese; "" for none.
func (s Sector) Label() string {
	if i := s.index(); i >= 0 {
		return sectors[i].Label
	}
	return string(s)
}

// Citation is the clause that names the sector; On tells whether it is
// supported on a day.
func (s Sector) Citation() string {
	if i := s.index(); i >= 0 {
		return sectors[i].Source
	}
	return ""
}

func (s Sector) On(d Day) bool {
	i := s.index()
	return i >= 0 && sectors[i].From <= d
}

func (s Sector) index() int {
	for i, one := range sectors {
		if one.Code == s {
			return i
		}
	}
	return -1
}

// VSICList is the edition of the classification of economic activities (hệ
// thống ngành kinh tế Việt Nam) that a code is of.
type VSICList string

const (
	VSIC2018 VSICList = "2018" // QĐ 27/2018/QĐ-TTg
	VSIC2025 VSICList = "2025" // QĐ 36/2025/QĐ-TTg, in force 15/11/2025
)

// VSICLists, the edition in force last.
var VSICLists = []VSICList{VSIC2018, VSIC2025}

// Label is the edition's decision.
func (l VSICList) Label() string {
	switch l {
	case VSIC2018:
		return "QĐ 27/2018/QĐ-TTg"
	case VSIC2025:
		return "QĐ 36/2025/QĐ-TTg"
	}
	return string(l)
}

var vsicForm = regexp.MustCompile(`^[0-9]{4,5}$`)

func (e Establishment) vsicText() string {
	if e.VSIC == "" {
		return ""
	}
	return e.VSIC + " (" + e.VSICList.Label() + ")"
}

func (e Establishment) checkSector() error {
	var errs []error
	if e.Sector != "" && e.Sector.index() < 0 {
		errs = append(errs, Refuse(Invalid, "sector", "Chọn ngành nghề trong danh sách, hoặc để trống nếu chưa rõ."))
	}
	if e.VSIC != "" && !vsicForm.MatchString(e.VSIC) {
		errs = append(errs, Refuse(Invalid, "vsic", "Mã ngành “%s” không đúng. Nhập 4 chữ số như trên giấy đăng ký (hoặc 5), ví dụ 1030.", e.VSIC))
	}
	if e.VSIC != "" && !slices.Contains(VSICLists, e.VSICList) {
		errs = append(errs, Refuse(Invalid, "vsic_list", "Chọn bảng mã ngành mà mã này thuộc về."))
	}
	return errors.Join(errs...)
}
