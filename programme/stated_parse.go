package programme

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxPercent is the largest percentage that is believed, in the unit of
// Figure.Value: a hundred thousand points.
const maxPercent = 100_000 * PercentPoint

// ParseStated reads the value of a stated figure as a document prints it, for
// the form field "value". Value is in the unit of StatedUnit(m, typed); step is
// one unit of the last printed digit, in the same unit, so that later checks
// know how exactly the number was printed: "5.902,36 triệu" is 5.902.360.000
// đồng with a step of 10.000, "84,06 %" is 840.600 with a step of 100.
func ParseStated(m Measure, typed string) (value, step int64, err error) {
	s := plainText(typed)
	if s == "" {
		return 0, 0, Refuse(Invalid, "value", "Chưa nhập giá trị. Gõ con số đúng như tài liệu in, ví dụ 5.902,36 triệu đồng, 66 hoặc 84,06 %%.")
	}
	switch StatedUnit(m, typed) {
	case UnitVND:
		return parseStatedMoney(s, typed)
	case UnitPercent:
		return parseStatedPercent(m, s, typed)
	default:
		return parseStatedCount(s, typed)
	}
}

// StatedUnit is the unit in which a typed figure of the measure is kept. Only
// figures of no named measure may be anything: there the typed unit decides.
func StatedUnit(m Measure, typed string) FigureUnit {
	if m != MOther {
		return m.Unit()
	}
	_, word := splitUnit(plainText(typed))
	switch {
	case word == "%":
		return UnitPercent
	case word == "" || moneyUnit(word) == 0:
		return UnitCount
	default:
		return UnitVND
	}
}

func parseStatedMoney(s, typed string) (value, step int64, err error) {
	amount, err := ParseMoney("value", typed)
	if err != nil {
		return 0, 0, err
	}
	number, word := splitUnit(s)
	if word == "" && amount > 0 && amount < Million {
		return 0, 0, Refuse(Invalid, "value", "“%s” không có đơn vị nên chỉ là %s. Ghi rõ đơn vị như tài liệu, ví dụ %s triệu đồng hoặc %s đồng.", typed, amount.Dong(), s, s)
	}
	return int64(amount), max(1, int64(moneyUnit(word))/tenTo(decimals(number))), nil
}

func parseStatedPercent(m Measure, s, typed string) (value, step int64, err error) {
	number, word := splitUnit(s)
	sign := int64(1)
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(number, minus); ok {
			sign, number = -1, strings.TrimSpace(rest)
			break
		}
	}
	if word != "" && word != "%" {
		return 0, 0, Refuse(Invalid, "value", "Không đọc được tỷ lệ “%s”. Gõ con số và dấu phần trăm, ví dụ 84,06 %%.", typed)
	}
	if decimals(number) > 4 {
		return 0, 0, Refuse(Invalid, "value", "Tỷ lệ “%s” có quá bốn chữ số lẻ. Làm tròn đến bốn chữ số lẻ.", typed)
	}
	v, problem := parseDecimal(number, PercentPoint)
	if problem != "" {
		return 0, 0, Refuse(Invalid, "value", "Tỷ lệ “%s” %s", typed, problem)
	}
	if sign < 0 && m != MGrowth && v != 0 {
		return 0, 0, Refuse(Invalid, "value", "Tỷ lệ “%s” là số âm. Nhập số từ 0 trở lên; mức giảm so với kỳ trước thì chọn chỉ tiêu “%s”.", typed, MGrowth.Label())
	}
	if v > maxPercent {
		return 0, 0, Refuse(Invalid, "value", "Tỷ lệ “%s” lớn bất thường (trên 100.000 %%). Kiểm tra lại con số trong tài liệu.", typed)
	}
	return sign * int64(v), PercentPoint / tenTo(decimals(number)), nil
}

func parseStatedCount(s, typed string) (value, step int64, err error) {
	number, word := splitUnit(s)
	if word != "" || strings.Contains(number, ",") {
		return 0, 0, Refuse(Invalid, "value", "“%s” không phải số đếm. Chỉ gõ số nguyên, không kèm đơn vị, ví dụ 66 hoặc 1.255.", typed)
	}
	v, problem := parseDecimal(number, 1)
	if problem != "" {
		return 0, 0, Refuse(Invalid, "value", "Không đọc được số đếm “%s”. Gõ số nguyên từ 0 trở lên, dấu chấm chỉ ngăn hàng nghìn, ví dụ 66 hoặc 1.255.", typed)
	}
	if v > maxCount {
		return 0, 0, Refuse(Invalid, "value", "Số đếm “%s” lớn bất thường (trên %s). Kiểm tra lại con số trong tài liệu.", typed, groupInt(maxCount))
	}
	return int64(v), 1, nil
}

// splitUnit divides a number from the folded word after its last digit.
func splitUnit(s string) (number, word string) {
	end := strings.LastIndexFunc(s, func(r rune) bool { return '0' <= r && r <= '9' }) + 1
	return s[:end], strings.Join(strings.FieldsFunc(Fold(s[end:]), unicode.IsSpace), " ")
}

// moneyUnit is the amount that a folded word stands for; 0 when it is no unit
// of money.
func moneyUnit(word string) Money {
	for _, u := range moneyUnits {
		if word == u.word {
			return u.unit
		}
	}
	return 0
}

// decimals counts the digits after the decimal comma.
func decimals(number string) int {
	_, frac, _ := strings.Cut(number, ",")
	return len(frac)
}

// tenTo is 10^n, at most 10^18.
func tenTo(n int) int64 {
	p := int64(1)
	for range min(n, 18) {
		p *= 10
	}
	return p
}

// ParseStatedPeriod reads the period of a stated figure as people type it, for
// the form field "period": the text form of Period, small letters and other
// dashes allowed.
func ParseStatedPeriod(typed string) (Period, error) {
	s := strings.Join(strings.Fields(strings.ToUpper(norm.NFKC.String(typed))), "")
	s = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-").Replace(s)
	if s == "" {
		return Period{}, Refuse(Invalid, "period", "Chưa nhập kỳ của số liệu. Nhập như 2017, 2016-2018 hoặc 2017-H1 (6 tháng đầu năm).")
	}
	p, ok := ParsePeriod(s)
	switch {
	case p.From > p.To:
		return Period{}, Refuse(Invalid, "period", "Năm đầu %d sau năm cuối %d. Đổi lại thứ tự hai năm, ví dụ %d-%d.", p.From, p.To, p.To, p.From)
	case !ok:
		return Period{}, Refuse(Invalid, "period", "Không đọc được kỳ “%s”. Nhập như 2017, 2016-2018, 2017-H1 (6 tháng đầu năm), 2017-Q3 (quý 3) hoặc 2017-M09 (9 tháng đầu năm).", typed)
	}
	return p, nil
}

// Printed writes the value as a form takes it back, with all the digits that
// Step says were printed: "5.902,30 triệu đồng". ParseStated of it gives Value
// and Step again.
func (f Figure) Printed() string {
	zeros := 0
	for s := f.Step; s > 9 && s%10 == 0; s /= 10 {
		zeros++
	}
	exact := f.Step == tenTo(zeros) && f.Value%f.Step == 0
	switch {
	case f.Unit == UnitPercent && exact && zeros <= 4:
		return FixedDecimal(f.Value/f.Step, 4-zeros) + " %"
	case f.Unit == UnitPercent:
		return f.ValueText()
	case f.Unit != UnitVND:
		return groupInt(f.Value)
	case !exact || zeros == 0 || zeros > 12:
		return Money(f.Value).Dong()
	case zeros <= 6:
		return FixedDecimal(f.Value/f.Step, 6-zeros) + " triệu đồng"
	case zeros <= 9:
		return FixedDecimal(f.Value/f.Step, 9-zeros) + " tỷ đồng"
	default:
		return FixedDecimal(f.Value/f.Step, 12-zeros) + " nghìn tỷ đồng"
	}
}
