package programme

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// moneyUnits are the words that may follow a typed amount, folded, longest first.
var moneyUnits = []struct {
	word string
	unit Money
}{
	{"nghin ty dong", 1000 * Billion}, {"nghin ty", 1000 * Billion},
	{"ty dong", Billion}, {"ti dong", Billion}, {"ty", Billion}, {"ti", Billion},
	{"trieu dong", Million}, {"trd", Million}, {"trieu", Million}, {"tr", Million},
	{"nghin dong", 1000}, {"ngan dong", 1000}, {"nghin", 1000}, {"ngan", 1000}, {"k", 1000},
	{"dong", Dong}, {"vnd", Dong}, {"d", Dong}, {"", Dong},
}

// ParseMoney reads an amount as people type it in Vietnam: "145.000.000",
// "145tr", "1,5 tỷ", "7.210 triệu đồng". Without a unit it is đồng. Dots
// between thousands and a decimal comma are expected; an amount that can be
// read in two ways, that has a fraction of a đồng, or that is absurdly large
// is refused with a sentence that says what to type.
func ParseMoney(field, typed string) (Money, error) {
	s := plainText(typed)
	if s == "" {
		return 0, Refuse(Invalid, field, "Chưa nhập số tiền. Ví dụ: 145.000.000 hoặc 145 tr.")
	}
	neg := false
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			neg, s = true, strings.TrimSpace(rest)
			break
		}
	}
	end := strings.LastIndexFunc(s, unicode.IsDigit) + 1
	number, word := s[:end], strings.Join(strings.Fields(Fold(s[end:])), " ")
	unit := Money(0)
	for _, u := range moneyUnits {
		if word == u.word {
			unit = u.unit
			break
		}
	}
	if unit == 0 || end == 0 {
		return 0, Refuse(Invalid, field, "Không đọc được số tiền “%s”. Nhập như 145.000.000 (đồng), 145 tr hoặc 1,5 tỷ.", typed)
	}
	m, problem := parseDecimal(number, unit)
	if problem != "" {
		return 0, Refuse(Invalid, field, "Số tiền “%s” %s", typed, problem)
	}
	if neg && m != 0 {
		return 0, Refuse(Invalid, field, "Số tiền “%s” là số âm. Nhập số từ 0 trở lên.", typed)
	}
	if m > MaxMoney {
		return 0, Refuse(Invalid, field, "Số tiền “%s” lớn bất thường (trên 1.000.000 tỷ đồng). Kiểm tra lại đơn vị tính.", typed)
	}
	return m, nil
}

// plainText is typed text with full-width digits and no-break spaces made
// plain. A raised digit stays what it is, so that the mark of a footnote
// ("5.902,36¹") is refused and never becomes a digit of the number.
func plainText(typed string) string {
	raised := func(r rune) bool { return unicode.Is(unicode.No, r) }
	if strings.ContainsFunc(typed, raised) {
		return strings.TrimSpace(norm.NFC.String(typed))
	}
	return strings.TrimSpace(norm.NFKC.String(typed))
}

// parseDecimal reads number (digits, dots, one comma, spaces between
// thousands) times unit. The second result says in Vietnamese what is wrong.
func parseDecimal(number string, unit Money) (Money, string) {
	number = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '.'
		}
		return r
	}, number)
	whole, frac, hasComma := strings.Cut(number, ",")
	if strings.Contains(frac, ",") || strings.Contains(frac, ".") {
		return 0, "viết theo kiểu nước ngoài. Dùng dấu chấm ngăn hàng nghìn và dấu phẩy cho phần lẻ, ví dụ 1.234,5."
	}
	if hasComma && len(frac) == 3 && unit == Dong {
		return 0, "có thể hiểu hai cách vì dấu phẩy. Dùng dấu chấm ngăn hàng nghìn, ví dụ 1.234.000."
	}
	groups := strings.Split(whole, ".")
	for i, g := range groups {
		if g == "" || (i > 0 && len(g) != 3) || (i == 0 && len(groups) > 1 && len(g) > 3) {
			return 0, "có dấu chấm đặt sai chỗ. Dấu chấm chỉ ngăn từng nhóm ba chữ số, phần lẻ dùng dấu phẩy, ví dụ 1.234,5."
		}
	}
	digits := strings.TrimLeft(strings.Join(groups, ""), "0") + frac
	if len(digits) > 18 || len(frac) > 12 {
		return 0, "có quá nhiều chữ số. Kiểm tra lại đơn vị tính."
	}
	var v int64
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, "có ký tự không phải chữ số. Nhập như 145.000.000, 145 tr hoặc 1,5 tỷ."
		}
		v = v*10 + int64(d-'0')
	}
	den := int64(1)
	for range frac {
		den *= 10
	}
	m := mulDiv(v, int64(unit), den)
	if mulDiv(m, den, int64(unit)) != v {
		return 0, "có phần lẻ nhỏ hơn 1 đồng. Làm tròn đến đồng."
	}
	return Money(m), ""
}
