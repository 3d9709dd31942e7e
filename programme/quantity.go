package programme

import (
	"strconv"
	"strings"
)

// Quantity is a count or an amount of đồng that may be unknown. An unknown
// plan is not a plan of 0: "chưa công bố" is never shown as 0.
type Quantity struct {
	Value int64
	Known bool
}

// MarshalJSON writes the number, or null when it is unknown.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if !q.Known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, q.Value, 10), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (q *Quantity) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*q = Quantity{}
		return nil
	}
	v, err := strconv.ParseInt(string(b), 10, 64)
	*q = Quantity{v, err == nil}
	return err
}

// Q is a known quantity.
func Q(v int64) Quantity { return Quantity{v, true} }

// Plus is the sum of two quantities; unknown if either is.
func (q Quantity) Plus(o Quantity) Quantity {
	if !q.Known || !o.Known {
		return Quantity{}
	}
	return Q(q.Value + o.Value)
}

// Money is the quantity as an amount.
func (q Quantity) Money() Money { return Money(q.Value) }

// Count prints a count; "–" when unknown.
func (q Quantity) Count() string {
	if !q.Known {
		return "–"
	}
	return groupInt(q.Value)
}

// Millions prints triệu đồng with two decimals; "–" when unknown.
func (q Quantity) Millions() string {
	if !q.Known {
		return "–"
	}
	return q.Money().MillionsFixed()
}

// ParseQuantity reads an optional amount of money; empty is unknown.
func ParseQuantity(field, typed string) (Quantity, error) {
	if strings.TrimSpace(typed) == "" {
		return Quantity{}, nil
	}
	m, err := ParseMoney(field, typed)
	return Quantity{int64(m), err == nil}, err
}

// ParseCount reads an optional count from 0 to 9.999.999; empty is unknown.
func ParseCount(field, typed string) (Quantity, error) {
	s := plainText(typed)
	if s == "" {
		return Quantity{}, nil
	}
	n, problem := parseDecimal(s, 1)
	if problem != "" || strings.Contains(s, ",") || n > maxCount {
		return Quantity{}, Refuse(Invalid, field, "“%s” không phải số đếm từ 0 đến 9.999.999. Nhập số nguyên, dấu chấm chỉ ngăn hàng nghìn, ví dụ 49 hoặc 1.255.", typed)
	}
	return Q(int64(n)), nil
}

// CountText prints a count with dots between thousands.
func CountText(n int64) string { return groupInt(n) }
