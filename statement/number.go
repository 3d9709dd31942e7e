package statement

import (
	"strings"

	"khuyencong/programme"
)

// printedNumber is a number phrase of the text: digits with the unit or the
// counted noun behind them.
type printedNumber struct {
	from, to int // tokens
	value    int64
	step     int64
	unit     programme.FigureUnit // "" for a bare number
	measure  programme.Measure    // of a counted noun; "" for money and percentages
	noun     string
	digits   decimal
}

// decimal is a number as printed: digits and how many of them are decimals.
type decimal struct {
	digits   int64
	decimals int
	ok       bool
}

// parseDecimal reads "51.154,2", "7.210", "1.5", "25 000". count says that a
// whole number is expected, so that "1,400" is one thousand four hundred.
func parseDecimal(s string, count bool) decimal {
	s = strings.ReplaceAll(s, " ", ".")
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	lastDot, lastComma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	sep := byte(0)
	switch {
	case dots > 0 && commas > 0:
		if lastComma > lastDot && commas == 1 {
			sep = ','
		} else if lastDot > lastComma && dots == 1 {
			sep = '.'
		} else {
			return decimal{}
		}
	case commas == 1 && !(count && len(s)-lastComma == 4):
		sep = ','
	case dots == 1 && (len(s)-lastDot != 4 || lastDot > 3 || s[0] == '0' && lastDot == 1):
		sep = '.'
	}
	d := decimal{ok: true}
	after, group := false, 0
	grouped := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if d.digits > 1<<58/10 {
				return decimal{}
			}
			d.digits = d.digits*10 + int64(c-'0')
			group++
			if after {
				d.decimals++
			}
		case c == sep && i == strings.LastIndexByte(s, sep):
			if grouped && group != 3 {
				return decimal{}
			}
			after, group = true, 0
		default:
			if after || group > 3 || grouped && group != 3 || group == 0 {
				return decimal{}
			}
			grouped, group = true, 0
		}
	}
	if grouped && !after && group != 3 || d.decimals > 9 {
		return decimal{}
	}
	return d
}

// times is the number in a unit, with one unit of its last digit.
func (d decimal) times(unit int64) (value, step int64, ok bool) {
	for range d.decimals {
		if unit%10 != 0 {
			return 0, 0, false
		}
		unit /= 10
	}
	const most = int64(programme.MaxMoney)
	if d.digits != 0 && unit > most*100/d.digits {
		return 0, 0, false
	}
	return d.digits * unit, unit, true
}

// moneyUnits are the words of money, longest first; worth is in đồng.
var moneyUnits = []struct {
	words string
	worth int64
}{
	{"nghìn tỷ đồng", 1e12}, {"ngàn tỷ đồng", 1e12}, {"nghìn tỷ", 1e12}, {"tỷ đồng", 1e9}, {"tỉ đồng", 1e9}, {"tỷ vnđ", 1e9}, {"tỷ vnd", 1e9},
	{"triệu đồng", 1e6}, {"triệu vnđ", 1e6}, {"triệu vnd", 1e6}, {"nghìn đồng", 1e3}, {"ngàn đồng", 1e3}, {"tr . đồng", 1e6}, {"tr đồng", 1e6}, {"tr . đ", 1e6}, {"tr đ", 1e6},
	{"trđ", 1e6}, {"trđồng", 1e6}, {"tỷ", 1e9}, {"tỉ", 1e9}, {"triệu", 1e6}, {"đồng", 1}, {"vnđ", 1}, {"vnd", 1}, {"đ", 1}, {"nghìn", 1e3}, {"tr", 1e6},
}

func wordsAt(ts []token, i int, words string) int {
	n := 0
	for w := range strings.FieldsSeq(words) {
		if i+n >= len(ts) || ts[i+n].text != w || ts[i+n].kind == number {
			return 0
		}
		n++
	}
	return n
}

// moneyUnit reads a unit of money at token i; n is 0 when there is none.
func moneyUnit(ts []token, i int) (worth int64, n int) {
	for _, u := range moneyUnits {
		if n := wordsAt(ts, i, u.words); n > 0 {
			if i+n < len(ts) && foreign[ts[i+n].text] {
				return 0, 0
			}
			return u.worth, n
		}
	}
	return 0, 0
}

// foreign units after "triệu" or "tỷ" make it no money of ours.
var foreign = map[string]bool{"usd": true, "đô": true, "sản": true, "lượt": true, "người": true, "kwh": true, "tấn": true, "con": true, "m2": true, "m3": true, "euro": true, "cái": true, "bộ": true, "chiếc": true, "lít": true, "viên": true}

// numerals are the small numbers that reports write in words.
var numerals = map[string]string{"hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}

// readNumber reads the number phrase at token i. ok is false when it is no
// quantity at all: a date, the number of a paper, an ordinal.
func readNumber(ts []token, i int) (p printedNumber, ok bool) {
	p = printedNumber{from: i, to: i + 1}
	d := parseDecimal(ts[i].text, false)
	if !d.ok || partOfCode(ts, i) {
		return p, false
	}
	p.digits = d
	after := afterWords(ts, i+1)
	if after < len(ts) && (ts[after].text == "%" || wordsAt(ts, after, "phần trăm") > 0) {
		p.unit, p.to = programme.UnitPercent, after+1
		if ts[after].kind == word {
			p.to++
		}
		p.value, p.step, ok = d.times(programme.PercentPoint)
		return p, ok
	}
	if worth, n := moneyUnit(ts, after); n > 0 {
		p.unit, p.to = programme.UnitVND, after+n
		if p.value, p.step, ok = d.times(worth); !ok || worth == 1 && p.value < 1000 {
			return p, false // "cứ 1 đồng vốn hỗ trợ" is a manner of speaking
		}
		return compound(ts, p, worth), true
	}
	if d = parseDecimal(ts[i].text, true); d.ok && d.decimals == 0 {
		if m, noun, n := countedNoun(ts, after); n > 0 {
			p.digits, p.unit, p.measure, p.noun, p.to = d, programme.UnitCount, m, noun, after+n
			p.value, p.step = d.digits, 1
		}
	}
	return p, true
}

// afterWords skips the number said again in words: "05 (năm) đề án".
func afterWords(ts []token, i int) int {
	if i >= len(ts) || ts[i].text != "(" {
		return i
	}
	for k := i + 1; k < len(ts) && k < i+9; k++ {
		switch {
		case ts[k].text == ")" && k > i+1:
			return k + 1
		case ts[k].kind != word || !numberWords[ts[k].text]:
			return i
		}
	}
	return i
}

var numberWords = map[string]bool{"không": true, "một": true, "hai": true, "ba": true, "bốn": true, "tư": true, "năm": true, "lăm": true, "sáu": true, "bảy": true, "tám": true, "chín": true, "mười": true, "mươi": true, "mốt": true, "trăm": true, "linh": true, "lẻ": true, "nghìn": true, "ngàn": true, "triệu": true}

// compound adds the second half of "2 tỷ 500 triệu đồng".
func compound(ts []token, p printedNumber, worth int64) printedNumber {
	if p.to >= len(ts) || ts[p.to].kind != number {
		return p
	}
	d := parseDecimal(ts[p.to].text, false)
	w, n := moneyUnit(ts, p.to+1)
	if !d.ok || n == 0 || w >= worth {
		return p
	}
	if v, step, ok := d.times(w); ok && v < worth {
		p.value, p.step, p.to = p.value+v, step, p.to+1+n
		return compound(ts, p, w)
	}
	return p
}

// countedNoun reads what is counted: "đề án", "chương trình, đề án", "lao động".
func countedNoun(ts []token, i int) (programme.Measure, string, int) {
	if i >= len(ts) || ts[i].kind == number {
		return "", "", 0
	}
	for _, e := range dictionary[ts[i].text] { // longest first
		if e.kind == cueNoun && e.at(ts, i) {
			return programme.Measure(e.value), strings.Join(e.words, " "), len(e.words)
		}
	}
	return "", "", 0
}

// partOfCode tells whether the number belongs to a date, a paper's number, an
// article of a law, a telephone number or a span of time.
func partOfCode(ts []token, i int) bool {
	prev := func(k int) string {
		if i-k >= 0 {
			return ts[i-k].text
		}
		return ""
	}
	next := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].text
		}
		return ""
	}
	isNumber := func(k int) bool { return i+k >= 0 && i+k < len(ts) && ts[i+k].kind == number }
	switch prev(1) {
	case "ngày", "điều", "khoản", "mục", "điểm", "lẻ", "thoại", "đt", "fax", "chương", "phụ", "biểu", "bảng", "lần", "thứ", "tháng", "quý", "trang", "nq", "qđ", "tt", "nđ", "hình", "cấp", "lục", "mẫu", "đợt", "kỳ", "khóa", "quận", "phường":
		if prev(1) == "mục" && prev(2) == "hạng" || prev(1) == "điểm" && prev(2) == "thời" {
			return false
		}
		return !(isNumber(0) && (next(1) == "đề" || next(1) == "%"))
	case "năm":
		return len(ts[i].text) == 4
	case "số":
		return next(1) == "/" || next(1) == "-" && i+1 < len(ts) && !ts[i+1].spaced || next(1) == "ngày" || prev(2) == "tin" || prev(2) == "nghị" || prev(2) == "định" || prev(2) == "hoạch" && next(1) != "đề"
	}
	if next(1) == "/" && i+1 < len(ts) && !ts[i+1].spaced {
		if isNumber(2) {
			if next(3) == "/" {
				return true // 15/02/2017
			}
			_, n := countedNounAt(ts, i+3)
			_, money := moneyUnit(ts, i+3)
			return n == 0 && money == 0
		}
		if i+2 < len(ts) && ts[i+2].caps && !ts[i+2].spaced {
			return true // 45/QĐ-UBND
		}
	}
	if prev(1) == "/" && i > 1 && (ts[i-2].text == "đồng" || ts[i-2].text == "tỷ" || ts[i-2].text == "triệu") {
		return false // 6.732 triệu đồng/8.500 triệu đồng
	}
	if prev(1) == "/" && i > 0 && !ts[i].spaced {
		if i > 1 && ts[i-2].kind == number {
			if i > 3 && ts[i-3].text == "/" && ts[i-4].kind == number {
				return true
			}
			_, n := countedNounAt(ts, i+1)
			_, money := moneyUnit(ts, i+1)
			return n == 0 && money == 0
		}
		return true
	}
	switch next(1) {
	case "tháng", "ngày", "năm", "tuổi", "giờ", "phút", "tuần", "buổi", "lần", "km", "ha", "m2", "m3", "kg", "tấn", "kw", "kwh", "xã", "huyện", "tỉnh":
		return true
	}
	return prev(1) == "-" && !ts[i].spaced && i > 1 && ts[i-2].kind == word && !ts[i-1].spaced // CV-12
}

func countedNounAt(ts []token, i int) (string, int) {
	_, noun, n := countedNoun(ts, i)
	return noun, n
}
