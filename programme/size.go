package programme

import (
	"errors"
	"fmt"
	"slices"
)

// SizeClass (quy mô doanh nghiệp) of an enterprise by the law on small and
// medium enterprises.
type SizeClass string

const (
	MicroSize  SizeClass = "micro"
	SmallSize  SizeClass = "small"
	MediumSize SizeClass = "medium"
)

// SizeClasses from below.
var SizeClasses = []SizeClass{MicroSize, SmallSize, MediumSize}

// Label is the class in Vietnamese.
func (c SizeClass) Label() string {
	switch c {
	case MicroSize:
		return "Doanh nghiệp siêu nhỏ"
	case SmallSize:
		return "Doanh nghiệp nhỏ"
	case MediumSize:
		return "Doanh nghiệp vừa"
	}
	return string(c)
}

// SizeTest says how the ceilings of a class are joined.
type SizeTest string

const (
	// WorkersOrCapital: either suffices (NĐ 56/2009).
	WorkersOrCapital SizeTest = "workers_or_capital"
	// WorkersAndMoney: workers, and revenue or capital (NĐ 39/2018, NĐ 80/2021).
	WorkersAndMoney SizeTest = "workers_and_money"
)

// SizeTests in the order of forms.
var SizeTests = []SizeTest{WorkersAndMoney, WorkersOrCapital}

// Label is the test in Vietnamese.
func (t SizeTest) Label() string {
	if t == WorkersOrCapital {
		return "Lao động hoặc vốn"
	}
	return "Lao động, và doanh thu hoặc vốn"
}

// SizeRule (tiêu chí quy mô) is the ceilings of one class for industry, with
// source and days. What nobody has confirmed is shown and not applied.
type SizeRule struct {
	ID          int64
	Class       SizeClass
	Test        SizeTest
	Workers     Quantity // the most workers, this number included
	Revenue     Quantity // the most revenue of the year, in đồng; unknown where the law names none
	Capital     Quantity // the most capital, in đồng; unknown where the law names none
	Source      string
	Clause      string
	From, To    Day // both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the rule is in force on a day; Confirmed whether somebody
// has held it against the text.
func (r SizeRule) On(d Day) bool   { return r.From <= d && (r.To == 0 || d <= r.To) }
func (r SizeRule) Confirmed() bool { return r.ConfirmedBy != "" }

// Citation is the rule's source with the days it is in force.
func (r SizeRule) Citation() string {
	return Norm{Source: r.Source, Clause: r.Clause, From: r.From, To: r.To}.Citation()
}

// Title names the rule.
func (r SizeRule) Title() string { return fmt.Sprintf("%s, từ %s", r.Class.Label(), r.From) }

// Text is the ceilings in words.
func (r SizeRule) Text() string {
	var money []string
	if r.Revenue.Known {
		money = append(money, "doanh thu không quá "+r.Revenue.Money().InMillions())
	}
	if r.Capital.Known {
		money = append(money, "vốn không quá "+r.Capital.Money().InMillions())
	}
	workers := "không quá " + groupInt(r.Workers.Value) + " lao động"
	switch {
	case len(money) == 0:
		return workers
	case r.Test == WorkersOrCapital:
		return workers + " hoặc " + money[len(money)-1]
	case len(money) == 1:
		return workers + " và " + money[0]
	}
	return workers + " và (" + money[0] + " hoặc " + money[1] + ")"
}

// Check refuses a rule that cannot be.
func (r SizeRule) Check() error {
	errs := []error{
		required("source", "văn bản quy định", r.Source, 200), required("clause", "điều, khoản", r.Clause, 100),
		atMost("note", "ghi chú", r.Note, 2000), atMost("confirmed_by", "người xác nhận", r.ConfirmedBy, 200),
	}
	if !slices.Contains(SizeClasses, r.Class) {
		errs = append(errs, Refuse(Invalid, "class", "Chọn siêu nhỏ, nhỏ hoặc vừa."))
	}
	if !slices.Contains(SizeTests, r.Test) {
		errs = append(errs, Refuse(Invalid, "test", "Chọn cách xét các tiêu chí."))
	}
	if !r.Workers.Known || r.Workers.Value <= 0 || r.Workers.Value > 100_000 {
		errs = append(errs, Refuse(Invalid, "workers", "Nhập số lao động tối đa của loại quy mô này."))
	}
	for _, m := range []struct {
		field, name string
		q           Quantity
	}{{"revenue", "doanh thu", r.Revenue}, {"capital", "vốn", r.Capital}} {
		if m.q.Known && m.q.Value <= 0 {
			errs = append(errs, Refuse(Invalid, m.field, "Mức %s phải trên 0; để trống nếu văn bản không quy định.", m.name))
		}
	}
	if r.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 15/10/2021."))
	}
	if r.To != 0 && r.To < r.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", r.To, r.From))
	}
	return errors.Join(errs...)
}

// Fields lists the rule as people read it.
func (r SizeRule) Fields() []FieldValue {
	confirmed := "Chưa"
	if r.Confirmed() {
		confirmed = r.ConfirmedBy + ", " + r.ConfirmedOn.String()
	}
	return []FieldValue{
		{"class", "Quy mô", r.Class.Label()}, {"rule", "Tiêu chí", r.Text()}, {"source", "Văn bản", r.Source}, {"clause", "Điều, khoản", r.Clause},
		{"from", "Hiệu lực từ", r.From.String()}, {"to", "Đến", r.To.String()}, {"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", r.Note},
	}
}
