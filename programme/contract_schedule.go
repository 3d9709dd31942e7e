package programme

import (
	"errors"
	"fmt"
	"strconv"
)

// InstallmentKind says what an instalment of a contract is.
type InstallmentKind string

const (
	KindAdvance   InstallmentKind = "advance"   // tạm ứng
	KindPayment   InstallmentKind = "payment"   // thanh toán
	KindRetention InstallmentKind = "retention" // giữ lại đến khi thanh lý
)

// InstallmentKinds in the order in which forms list them.
var InstallmentKinds = []InstallmentKind{KindAdvance, KindPayment, KindRetention}

// Label is the kind in Vietnamese.
func (k InstallmentKind) Label() string {
	switch k {
	case KindAdvance:
		return "Tạm ứng"
	case KindPayment:
		return "Thanh toán"
	case KindRetention:
		return "Giữ lại đến thanh lý"
	}
	return string(k)
}

// Installment (đợt chi) is one part of the support that the contract promises
// to send, when, and on which condition. The ID stays the same in every version
// of the contract. The JSON names are stored: they are never changed.
type Installment struct {
	ID        int64           `json:"id"`
	Label     string          `json:"label"`
	Kind      InstallmentKind `json:"kind"`
	Source    Source          `json:"source"`
	Due       Day             `json:"due"`
	Amount    Money           `json:"amount"`
	Condition string          `json:"condition,omitempty"`
}

// Empty tells a row of the form in which nothing was typed.
func (i Installment) Empty() bool {
	return i.Label == "" && i.Due == 0 && i.Amount == 0 && i.Condition == ""
}

// String is the instalment as history and comparisons say it.
func (i Installment) String() string {
	s := fmt.Sprintf("%s (%s), %s từ %s, hạn %s", i.Label, lowerFirst(i.Kind.Label()), i.Amount.Dong(), lowerFirst(i.Source.Label()), i.Due)
	if i.Condition != "" {
		s += "; điều kiện: " + i.Condition
	}
	return s
}

// maxInstallments is the most instalments of one contract.
const maxInstallments = 24

// InstallmentField names a field of a row of the schedule, rows counted from 1.
func InstallmentField(name string, row int) string { return "plan_" + name + "_" + strconv.Itoa(row) }

// checkSchedule refuses a schedule that cannot be. Whether it adds up to the
// support is told by the checklist.
func (t ContractTerms) checkSchedule() error {
	var errs []error
	if len(t.Schedule) > maxInstallments {
		errs = append(errs, Refuse(Invalid, "schedule", "Tiến độ chi có %d đợt, nhiều nhất %d.", len(t.Schedule), maxInstallments))
	}
	for n, i := range t.Schedule {
		at := func(name string) string { return InstallmentField(name, n+1) }
		wrong := func(name, format string, args ...any) {
			errs = append(errs, Refuse(Invalid, at(name), "Đợt %d: %s", n+1, fmt.Sprintf(format, args...)))
		}
		errs = append(errs, atMost(at("label"), "tên đợt", i.Label, 200), atMost(at("condition"), "điều kiện", i.Condition, 500))
		if i.Label == "" {
			wrong("label", "chưa nhập tên đợt, ví dụ “Tạm ứng đợt 1”.")
		}
		if i.Kind != KindAdvance && i.Kind != KindPayment && i.Kind != KindRetention {
			wrong("kind", "chọn tạm ứng, thanh toán hay giữ lại.")
		}
		if !i.Source.IsSupport() {
			wrong("source", "chọn nguồn khuyến công quốc gia hay địa phương.")
		}
		if i.Amount <= 0 || i.Amount > MaxProjectCost {
			wrong("amount", "số tiền phải lớn hơn 0 và không quá %s.", MaxProjectCost.Dong())
		}
		switch last := t.Until.Plus(lastPaymentDays); {
		case i.Due == 0:
			wrong("due", "chưa nhập ngày chi dự kiến.")
		case t.From != 0 && i.Due < t.From:
			wrong("due", "ngày %s ở trước ngày bắt đầu hợp đồng %s. Sửa ngày chi, hoặc thời gian thực hiện.", i.Due, t.From)
		case t.Until != 0 && i.Due > last:
			wrong("due", "ngày %s quá xa ngày kết thúc hợp đồng %s: chi chậm nhất %s, sau khi nghiệm thu, thanh lý.", i.Due, t.Until, last)
		}
	}
	return errors.Join(errs...)
}

// lastPaymentDays is how long after the end of the work the last instalment may
// still be due: acceptance, settlement and liquidation lie between.
const lastPaymentDays = 120

// Scheduled is what the schedule promises of a source.
func (t ContractTerms) Scheduled(s Source) (sum Money) {
	for _, i := range t.Schedule {
		if i.Source == s {
			sum += i.Amount
		}
	}
	return sum
}
