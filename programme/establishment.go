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

// Establishment (cơ sở công nghiệp nông thôn) is who benefits from a project.
type Establishment struct {
	ID           int64
	Name         string
	LegalForm    LegalForm
	TaxCode      string   // mã số thuế, normalised; "" when none
	Place        PlaceRef // of production, which decides eligibility (TT 46/2012/TT-BCT, Điều 3)
	Address      string
	Trade        string // ngành nghề, sản phẩm chính
	Phone        string
	Note         string
	Illustrative bool
	MergedInto   int64 // the establishment that this one turned out to be (gộp vào); 0 for none
	Version      int64
	UpdatedAt    time.Time
}

// Check refuses an establishment that cannot be, naming every wrong field.
func (e Establishment) Check() error {
	errs := []error{
		required("name", "tên cơ sở", e.Name, 200),
		atMost("address", "địa chỉ", e.Address, 300),
		atMost("trade", "ngành nghề", e.Trade, 300),
		atMost("phone", "điện thoại", e.Phone, 30),
		atMost("note", "ghi chú", e.Note, 4000),
	}
	if e.LegalForm.Label() == string(e.LegalForm) {
		errs = append(errs, Refuse(Invalid, "legal_form", "Chọn loại hình của cơ sở."))
	}
	switch code, err := ParseTaxCode("tax_code", e.TaxCode); {
	case err != nil:
		errs = append(errs, err)
	case code != e.TaxCode:
		errs = append(errs, Refuse(Invalid, "tax_code", "Mã số thuế phải viết liền: %s.", code))
	}
	return errors.Join(errs...)
}

// Fields lists the establishment as people read it.
func (e Establishment) Fields() []FieldValue {
	return []FieldValue{
		{"name", "Tên cơ sở", e.Name}, {"legal_form", "Loại hình", e.LegalForm.Label()}, {"tax_code", "Mã số thuế", e.TaxCode},
		{"place", "Địa bàn sản xuất", e.Place.String()}, {"address", "Địa chỉ", e.Address}, {"trade", "Ngành nghề, sản phẩm", e.Trade},
		{"phone", "Điện thoại", e.Phone}, {"note", "Ghi chú", e.Note},
	}
}
