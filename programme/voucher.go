package programme

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// VoucherKind (loại chứng từ) is what sort of paper proves that money was
// spent.
type VoucherKind string

const (
	VoucherInvoice VoucherKind = "invoice" // hóa đơn
	VoucherReceipt VoucherKind = "receipt" // phiếu chi, giấy nhận tiền
	VoucherBank    VoucherKind = "bank"    // chứng từ chuyển khoản
	VoucherList    VoucherKind = "list"    // bảng kê có ký nhận, giấy xác nhận hiện vật, ngày công
)

// VoucherKinds in the order of lists.
var VoucherKinds = []VoucherKind{VoucherInvoice, VoucherReceipt, VoucherBank, VoucherList}

// Label is the kind in Vietnamese.
func (k VoucherKind) Label() string {
	switch k {
	case VoucherInvoice:
		return "Hóa đơn"
	case VoucherReceipt:
		return "Phiếu chi, giấy nhận tiền"
	case VoucherBank:
		return "Chứng từ chuyển khoản"
	case VoucherList:
		return "Bảng kê ký nhận, xác nhận hiện vật"
	}
	return string(k)
}

// Voucher (chứng từ) is one line of a project's table of vouchers (bảng kê
// chứng từ, Mẫu 8a/8b). What was wrong is voided with a reason and stays.
type Voucher struct {
	ID          int64
	ProjectID   int64
	Kind        VoucherKind
	Series      string // ký hiệu hóa đơn: "1C26TAA"
	Number      string
	Dated       Day
	Seller      string
	TaxCode     string // of the seller
	Content     string
	Quantity    Volume // of what was bought; 0: not counted
	Unit        string
	UnitPrice   Money  // 0: not counted
	Amount      Money  // whole amount of the paper that counts for this line
	CostID      int64  // the cost line that it proves
	Source      Source // who paid; "": as the cost line's sources share it
	File        PaperFile
	Explanation string // why it counts all the same: a day outside the contract, a price far from others
	Voided      bool
	VoidReason  string
	Entered     Entered
	Version     int64
	UpdatedAt   time.Time
}

// InvoiceKey is the same for the same invoice, however it was typed; "" where
// the paper is no invoice that can be told from others.
func (v Voucher) InvoiceKey() string {
	if v.Kind != VoucherInvoice || v.TaxCode == "" || v.Number == "" {
		return ""
	}
	plain := func(s string) string {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune(" .-/", r) {
				return -1
			}
			return r
		}, strings.ToUpper(Fold(s)))
		return s
	}
	return plain(v.TaxCode) + "|" + plain(v.Series) + "|" + strings.TrimLeft(plain(v.Number), "0")
}

// Paper names the voucher: "Hóa đơn 1C26TAA số 00012 ngày 05/02/2026".
func (v Voucher) Paper() string {
	text := v.Kind.Label()
	if v.Series != "" {
		text += " " + v.Series
	}
	return text + " số " + paperText(v.Number, v.Dated)
}

// Check refuses a voucher that cannot be, naming every wrong field.
func (v Voucher) Check(c Contract, today Day) error {
	errs := []error{
		required("number", "số chứng từ", v.Number, 60), required("content", "nội dung", v.Content, 500), required("seller", "người bán, người nhận tiền", v.Seller, 200),
		atMost("series", "ký hiệu", v.Series, 30), atMost("unit", "đơn vị tính", v.Unit, 40), atMost("explanation", "giải trình", v.Explanation, 1000),
		normalised("tax_code", v.TaxCode), v.checkKind(), v.checkAmount(), v.checkDay(c, today),
	}
	if line, ok := c.Cost(v.CostID); !ok {
		errs = append(errs, Refuse(Invalid, "cost", "Chọn dòng dự toán mà chứng từ chứng minh."))
	} else if v.Source != "" && line.fromSource(v.Source) == 0 {
		errs = append(errs, Refuse(Invalid, "source", "Dòng dự toán “%s” không có nguồn “%s”. Chọn nguồn khác, hoặc để theo cơ cấu của dòng.", line.Item, v.Source.Label()))
	}
	return errors.Join(errs...)
}

// fromSource is the line's money of a source, whatever programme it is of.
func (l CostLine) fromSource(s Source) (sum Money) {
	for _, a := range l.Amounts {
		if a.Source == s {
			sum += a.Amount
		}
	}
	return sum
}

func (v Voucher) checkKind() error {
	if v.Kind.Label() == string(v.Kind) {
		return Refuse(Invalid, "kind", "Chọn loại chứng từ.")
	}
	if v.Kind != VoucherInvoice {
		return nil
	}
	var errs []error
	if v.TaxCode == "" {
		errs = append(errs, Refuse(Invalid, "tax_code", "Hóa đơn phải có mã số thuế của người bán. Nếu không phải hóa đơn, chọn loại chứng từ khác."))
	}
	if v.Series == "" {
		errs = append(errs, Refuse(Invalid, "series", "Nhập ký hiệu hóa đơn, ví dụ 1C26TAA."))
	}
	return errors.Join(errs...)
}

func (v Voucher) checkAmount() error {
	switch {
	case v.Amount <= 0:
		return Refuse(Invalid, "amount", "Số tiền chứng từ phải lớn hơn 0.")
	case v.Amount > MaxProjectCost:
		return Refuse(Invalid, "amount", "Số tiền %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", v.Amount.Dong(), MaxProjectCost.Dong())
	case v.Quantity < 0 || v.UnitPrice < 0:
		return Refuse(Invalid, "unit_price", "Số lượng và đơn giá không được âm.")
	case (v.Quantity == 0) != (v.UnitPrice == 0):
		return Refuse(Invalid, "unit_price", "Có số lượng thì phải có đơn giá. Nhập cả hai, hoặc bỏ trống cả hai.")
	case v.UnitPrice > MaxProjectCost:
		return Refuse(Invalid, "unit_price", "Đơn giá %s lớn bất thường. Kiểm tra lại đơn vị tính.", v.UnitPrice.Dong())
	case v.Quantity != 0 && v.UnitPrice.Share(int64(v.Quantity), 1000) > v.Amount:
		return Refuse(Invalid, "amount", "Số lượng × đơn giá là %s, lớn hơn số tiền chứng từ %s. Sửa lại số lượng, đơn giá hoặc số tiền.", v.UnitPrice.Share(int64(v.Quantity), 1000).Dong(), v.Amount.Dong())
	}
	return nil
}

// checkDay refuses a voucher of the future, and one outside the contract that
// nobody has explained.
func (v Voucher) checkDay(c Contract, today Day) error {
	switch {
	case v.Dated == 0:
		return Refuse(Invalid, "dated", "Nhập ngày chứng từ.")
	case v.Dated > today:
		return Refuse(Invalid, "dated", "Ngày chứng từ %s ở sau hôm nay (%s).", v.Dated, today)
	case v.Explanation != "":
		return nil
	}
	return c.CheckDay("dated", "Ngày chứng từ", v.Dated)
}

// OutsideContract tells a voucher whose day is not in the contract's time.
func (v Voucher) OutsideContract(c Contract) bool { return c.CheckDay("", "", v.Dated) != nil }

// Fields lists the voucher as people read it.
func (v Voucher) Fields() []FieldValue {
	source := "Theo cơ cấu của dòng dự toán"
	if v.Source != "" {
		source = v.Source.Label()
	}
	all := []FieldValue{
		{"kind", "Loại chứng từ", v.Kind.Label()}, {"series", "Ký hiệu", v.Series}, {"number", "Số", v.Number}, {"dated", "Ngày", v.Dated.String()},
		{"seller", "Người bán, người nhận", v.Seller}, {"tax_code", "Mã số thuế", Masked(v.TaxCode)}, {"content", "Nội dung", v.Content},
		{"amount", "Số tiền", v.Amount.Dong()}, {"cost", "Dòng dự toán", fmt.Sprint(v.CostID)}, {"source", "Nguồn", source}, {"explanation", "Giải trình", v.Explanation},
	}
	if v.Quantity != 0 {
		all = append(all, FieldValue{"unit_price", "Số lượng × đơn giá", fmt.Sprintf("%s %s × %s", v.Quantity, v.Unit, v.UnitPrice.Dong())})
	}
	if v.File.Name != "" {
		all = append(all, FieldValue{"file", "Tệp", fmt.Sprintf("%s (%s)", v.File.Name, SizeText(v.File.Size))})
	}
	if v.Voided {
		all = append(all, FieldValue{"voided", "Loại khỏi bảng kê", v.VoidReason})
	}
	return all
}

// Standing keeps the vouchers that count.
func StandingVouchers(all []Voucher) (kept []Voucher) {
	for _, v := range all {
		if !v.Voided {
			kept = append(kept, v)
		}
	}
	return kept
}

// Void takes the voucher out of the table; version is the one that the user
// saw.
func (v *Voucher) Void(version int64, reason string) error {
	switch {
	case v.Voided:
		return Refuse(Conflict, "", "Chứng từ này đã được loại khỏi bảng kê rồi.")
	case v.Version != version:
		return Refuse(Conflict, "", "Chứng từ đã được sửa sau khi bạn mở trang. Tải lại trang rồi làm lại.")
	}
	if err := required("void_reason", "lý do loại chứng từ", reason, 500); err != nil {
		return err
	}
	v.Voided, v.VoidReason = true, reason
	return nil
}

// MayWriteVouchers refuses where vouchers are not open yet, or no more.
func MayWriteVouchers(p Project, c Contract, settled bool) error {
	switch {
	case p.Recorded:
		return Refuse(Conflict, "", "Hồ sơ sổ cũ ghi thẳng số thực hiện, không lập bảng kê chứng từ.")
	case !c.Signed():
		return Refuse(Conflict, "", "Đề án chưa có hợp đồng có hiệu lực nên chưa ghi chứng từ được.")
	case settled:
		return Refuse(Conflict, "", "Đề án đã quyết toán nên bảng kê chứng từ không sửa được nữa. Hủy quyết toán trước nếu cần sửa.")
	}
	return nil
}
