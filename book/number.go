package book

import (
	"strconv"
	"strings"
	"unicode"

	"khuyencong/programme"
)

// decimal is a number as printed: digits, of which the last places are behind
// the decimal sign.
type decimal struct {
	digits int64
	places int
	neg    bool
	style  style
}

// style is whose separators a number was printed with.
type style byte

const (
	plain      style = iota // none that would tell
	vietnamese              // 1.234,5
	english                 // 1,234.5
)

// times is the number in a unit, rounded to the đồng. ok is false when it is
// more than any book can mean.
func (d decimal) times(unit programme.Money) (programme.Money, bool) {
	m := programme.Money(d.digits).Share(int64(unit), pow10(d.places))
	if m > programme.MaxMoney {
		return 0, false
	}
	if d.neg {
		m = -m
	}
	return m, true
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// parseStored reads a number as a workbook stores it: "2045.6",
// "4446.5399999999991", "1.1E+3". Excel computes with fifteen digits; what is
// behind them is noise of its arithmetic.
func parseStored(s string) (d decimal, ok bool) {
	s, exponent, hasExponent := strings.Cut(strings.ToUpper(s), "E")
	e := 0
	if hasExponent {
		var err error
		if e, err = strconv.Atoi(exponent); err != nil || e > 40 || e < -400 {
			return d, false
		}
	}
	if rest, minus := strings.CutPrefix(s, "-"); minus {
		d.neg, s = true, rest
	}
	whole, frac, _ := strings.Cut(s, ".")
	digits := whole + frac
	if digits == "" || strings.Trim(digits, "0123456789") != "" || len(digits) > 400 {
		return d, false
	}
	point := len(whole) + e // how many of the digits are before the decimal sign
	trimmed := strings.TrimLeft(digits, "0")
	point -= len(digits) - len(trimmed)
	up := int64(0)
	if len(trimmed) > 15 {
		if trimmed[15] >= '5' {
			up = 1
		}
		trimmed = trimmed[:15]
	}
	if d.digits, _ = strconv.ParseInt("0"+trimmed, 10, 64); d.digits+up == 0 {
		return decimal{}, true
	}
	d.digits += up
	d.places = len(trimmed) - point
	for d.places > 0 && d.digits%10 == 0 {
		d.digits, d.places = d.digits/10, d.places-1
	}
	for d.places > 12 {
		d.digits, d.places = d.digits/10, d.places-1
	}
	for ; d.places < 0; d.places++ {
		if d.digits > 1<<58/10 {
			return d, false
		}
		d.digits *= 10
	}
	return d, true
}

// parseTyped reads a number typed as text. One separator before three digits
// can be read in two ways: both come back. None comes back for what is no
// number.
func parseTyped(s string) []decimal {
	s = joinGroups(s)
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots == 0 && commas == 0:
		return read(s, 0, 0, plain)
	case dots > 0 && commas > 0:
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			return read(s, '.', ',', vietnamese)
		}
		return read(s, ',', '.', english)
	}
	sep, grouping, deciding := byte('.'), vietnamese, english
	if commas > 0 {
		sep, grouping, deciding = ',', english, vietnamese
	}
	if dots+commas > 1 {
		return read(s, sep, 0, grouping)
	}
	at := strings.IndexByte(s, sep)
	if len(s)-at-1 != 3 || at > 3 || at == 0 || s[0] == '0' {
		return read(s, 0, sep, deciding)
	}
	return append(read(s, sep, 0, grouping), read(s, 0, sep, deciding)...)
}

// joinGroups takes out blanks and apostrophes between groups of three digits.
func joinGroups(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return groupBlank(r) }) {
		return s
	}
	groups := strings.FieldsFunc(s, groupBlank)
	for i, g := range groups {
		digits := g
		if i == len(groups)-1 {
			if at := strings.IndexAny(g, ".,"); at >= 0 {
				digits = g[:at]
			}
		}
		if i > 0 && len(digits) != 3 || i == 0 && len(digits) > 3 || strings.Trim(digits, "0123456789") != "" {
			return "x"
		}
	}
	return strings.Join(groups, "")
}

func groupBlank(r rune) bool { return unicode.IsSpace(r) || r == '\'' || r == '’' || r == '\u202f' }

// read reads digits with a sign between thousands and one before decimals; 0
// for a sign that does not occur.
func read(s string, thousands, point byte, how style) []decimal {
	whole, frac := s, ""
	if point != 0 {
		at := strings.LastIndexByte(s, point)
		whole, frac = s[:at], s[at+1:]
		if frac == "" || len(frac) > 12 {
			return nil
		}
	}
	if thousands != 0 {
		for i, g := range strings.Split(whole, string(thousands)) {
			if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3) {
				return nil
			}
		}
		whole = strings.ReplaceAll(whole, string(thousands), "")
	}
	digits := strings.TrimLeft(whole, "0") + frac
	if whole == "" || len(digits) > 17 {
		return nil
	}
	v, err := strconv.ParseUint("0"+digits, 10, 62)
	if err != nil {
		return nil
	}
	return []decimal{{digits: int64(v), places: len(frac), style: how}}
}
