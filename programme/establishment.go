package programme

import (
	"errors"
	"time"
)

// LegalForm (loại hình) of a rural industrial establishment.
type LegalForm string

// LegalForms in the order in which forms list them.
var LegalForms = []LegalForm{"household", "group", "cooperative", "union", "private", "limited", "joint_stock", "partnership", "other"}

// Label is the form in Vietnamese.
func (f LegalForm) Label() string {
	switch f {
	case "household":
		return "Hộ kinh doanh"
	case "group":
		return "Tổ hợp tác"
	case "cooperative":
		return "Hợp tác xã"
	case "union":
		return "Liên hiệp hợp tác xã"
	case "private":
		return "Doanh nghiệp tư nhân"
	case "limited":
		return "Công ty TNHH"
	case "joint_stock":
		return "Công ty cổ phần"
	case "partnership":
		return "Công ty hợp danh"
	case "other":
		return "Khác"
	}
	return string(f)
}

// Enterprise tells the forms that the law on small and medium enterprises
// classes by size. Households, groups and co-operatives are not classed.
func (f LegalForm) Enterprise() bool {
	return f == "private" || f == "limited" || f == "joint_stock" || f == "partnership"
}

// Establishment (cơ sở công nghiệp nông thôn) is who benefits from a project.
type Establishment struct {
	ID            int64
	Name          string
	LegalForm     LegalForm
	TaxCode       string   // mã số thuế, normalised; "" when none
	OldTaxCode    string   // mã số thuế cũ: of a household before 01/07/2025
	Owner         string   // chủ hộ, người đại diện theo pháp luật
	OwnerBirth    Day      // ngày sinh của chủ hộ, which its personal number repeats in part
	Place         PlaceRef // of production, which decides eligibility (TT 46/2012/TT-BCT, Điều 3)
	Address       string
	Sector        Sector // ngành nghề khuyến công; "" when not known
	VSIC          string // mã ngành kinh tế, 4 or 5 digits; "" when not known
	VSICList      VSICList
	Trade         string      // ngành nghề, sản phẩm chính
	Size          SizeFigures // lao động, doanh thu, vốn
	WomenOwned    bool        // do phụ nữ làm chủ
	MinorityOwned bool        // do người dân tộc thiểu số làm chủ
	Phone         string
	Note          string
	Illustrative  bool
	MergedInto    int64 // the establishment that this one turned out to be (gộp vào); 0 for none
	Version       int64
	UpdatedAt     time.Time
}

// Check refuses an establishment that cannot be, naming every wrong field.
func (e Establishment) Check() error {
	errs := []error{
		required("name", "tên cơ sở", e.Name, 200),
		atMost("address", "địa chỉ", e.Address, 300),
		atMost("trade", "ngành nghề", e.Trade, 300),
		atMost("phone", "điện thoại", e.Phone, 30),
		atMost("note", "ghi chú", e.Note, 4000),
		atMost("owner", "người đại diện", e.Owner, 120),
		e.checkSector(), e.checkSize(), e.checkOldTaxCode(), e.checkOwner(),
	}
	if e.LegalForm.Label() == string(e.LegalForm) {
		errs = append(errs, Refuse(Invalid, "legal_form", "Chọn loại hình của cơ sở."))
	}
	errs = append(errs, normalised("tax_code", e.TaxCode))
	return errors.Join(errs...)
}

// Fields lists the establishment as people read it.
func (e Establishment) Fields() []FieldValue {
	return []FieldValue{
		{"name", "Tên cơ sở", e.Name}, {"legal_form", "Loại hình", e.LegalForm.Label()}, {"tax_code", "Mã số thuế", e.TaxCode},
		{"old_tax_code", "Mã số thuế cũ", e.OldTaxCode}, {"owner", "Người đại diện", e.Owner}, {"owner_birth", "Ngày sinh người đại diện", e.OwnerBirth.String()},
		{"place", "Địa bàn sản xuất", e.Place.String()}, {"address", "Địa chỉ", e.Address},
		{"sector", "Ngành nghề khuyến công", e.Sector.Label()}, {"vsic", "Mã ngành kinh tế", e.vsicText()}, {"trade", "Ngành nghề, sản phẩm", e.Trade},
		{"size", "Lao động, doanh thu, vốn", e.Size.Text()}, {"women_owned", "Do phụ nữ làm chủ", yes(e.WomenOwned)}, {"minority_owned", "Do người dân tộc thiểu số làm chủ", yes(e.MinorityOwned)},
		{"phone", "Điện thoại", e.Phone}, {"note", "Ghi chú", e.Note},
	}
}

func yes(b bool) string {
	if b {
		return "Có"
	}
	return ""
}

// maxWorkers and maxFirmMoney are the largest numbers that are believed of one
// establishment; more is a slip of the unit.
const (
	maxWorkers   = 1_000_000
	maxFirmMoney = 100_000 * Billion
)

func (e Establishment) checkSize() error {
	var errs []error
	if s := e.Size; s.Workers.Value < 0 || s.Workers.Value > maxWorkers {
		errs = append(errs, Refuse(Invalid, "workers", "Số lao động phải từ 0 đến %s.", groupInt(maxWorkers)))
	}
	for _, m := range []struct {
		field, name string
		q           Quantity
	}{{"revenue", "Doanh thu", e.Size.Revenue}, {"capital", "Vốn", e.Size.Capital}} {
		if m.q.Value < 0 || m.q.Money() > maxFirmMoney {
			errs = append(errs, Refuse(Invalid, m.field, "%s phải từ 0 đến %s. Kiểm tra đơn vị tính.", m.name, maxFirmMoney.Dong()))
		}
	}
	if y := e.Size.Year; y != 0 && (y < 1990 || y > 2200) {
		errs = append(errs, Refuse(Invalid, "data_year", "Năm số liệu %d không có lý. Nhập bốn chữ số, ví dụ 2025.", y))
	} else if y == 0 && e.Size.Text() != "" {
		errs = append(errs, Refuse(Invalid, "data_year", "Nhập năm của số liệu lao động, doanh thu, vốn."))
	}
	return errors.Join(errs...)
}
