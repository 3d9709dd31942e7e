package statement

import (
	"strings"

	"khuyencong/programme"
)

// sign is one thing in a sentence that the reader reacts to: a cue of the
// dictionary, a number, a period, or punctuation.
type sign struct {
	from, to int
	cues     []entry
	num      *printedNumber
	per      *mention
	compared bool // a period behind "so với": a base, not the sentence's own
	punct    string
	years    []programme.Period // "năm 2017, 2018 và 2019": each of them
	given    *given             // what "lần lượt" says of the number
}

func (s sign) is(kinds ...cueKind) bool {
	for _, e := range s.cues {
		for _, k := range kinds {
			if e.kind == k {
				return true
			}
		}
	}
	return false
}

// value is what the first cue of the kind says; "" for none.
func (s sign) value(kind cueKind) string {
	for _, e := range s.cues {
		if e.kind == kind {
			return e.value
		}
	}
	return ""
}

// signs reads the tokens of a block from left to right.
func signs(ts []token) []sign {
	var out []sign
	versus := -10 // token after the last "so với"
	for i := 0; i < len(ts); {
		t := ts[i]
		if dateInWords(ts, i) {
			i += 6
			continue
		}
		if m, ok := readPeriod(ts, i); ok {
			out = append(out, sign{from: i, to: m.to, per: &m, compared: i-versus <= 3 || hasPhrase(ts[max(0, i-5):i], "còn lại của") || i > 1 && ts[i-1].text == "từ" && ts[i-2].text == "tiếp" || i > 0 && ts[i-1].text == "tiếp" && t.text == "từ"})
			if last := &out[len(out)-1]; last.compared {
				versus = -10 // "so với năm 2017; năm 2018 …"
			} else if years, to := yearsListed(ts, m); years != nil {
				m.to, m.period = to, programme.Years(years[0].From, years[len(years)-1].To)
				last.to, last.years = to, years
			}
			i = m.to
			continue
		}
		switch t.kind {
		case number:
			if p, ok := readNumber(ts, i); ok {
				if q, rest, ok := fraction(ts, i); ok {
					out = append(out, sign{from: i, to: i + 1, num: &q}, sign{from: i + 2, to: rest.to, num: &rest})
					i = rest.to
					continue
				}
				out = append(out, sign{from: i, to: p.to, num: &p})
				i = p.to
				continue
			}
			i++
		case word:
			if name, n := province(ts, i); n > 0 {
				out = append(out, sign{from: i, to: i + 1 + n, cues: []entry{{words: []string{"tỉnh"}, kind: cueScope, value: "tỉnh " + name}}})
				i += 1 + n
				continue
			}
			if d := numerals[t.text]; d != "" {
				if m, noun, n := countedNoun(ts, i+1); n > 0 && m != programme.MOther && m != programme.MPlans && !(i > 0 && (ts[i-1].text == "thứ" || ts[i-1].text == "cả")) {
					v := int64(d[0] - '0')
					if len(d) == 2 {
						v = 10
					}
					out = append(out, sign{from: i, to: i + 1 + n, num: &printedNumber{from: i, to: i + 1 + n, value: v, step: 1, unit: programme.UnitCount, measure: m, noun: noun}})
					i += 1 + n
					continue
				}
			}
			if l := bareLevels[t.text+" "+textAt(ts, i+1)]; l != "" && i+2 < len(ts) && (ts[i+2].kind == number || ts[i+2].text == "chiếm") && i > 0 && ts[i-1].kind == mark {
				out = append(out, sign{from: i, to: i + 2, cues: []entry{{words: []string{t.text}, kind: cueLevel, value: string(l)}}})
				i += 2
				continue
			}
			if es, n := match(ts, i); n > 0 {
				if ofProvince(ts, i, n) {
					i += n - 1 // "kinh phí khuyến công tỉnh Hà Tĩnh" is of both sources
					continue
				}
				if es[0].kind != cueSkip {
					out = append(out, sign{from: i, to: i + n, cues: es})
				}
				for _, e := range es {
					if e.kind == cueVersus && e.value == "" && strings.HasPrefix(e.words[0], "so") {
						versus = i + n
					}
					if e.kind == cueBefore && i-versus <= 2 {
						versus = i + n
					}
				}
				i += n
				continue
			}
			if t.text == "giá" && i+1 < len(ts) && (ts[i+1].text == "năm" || ts[i+1].text == "so" || ts[i+1].text == "cố") {
				i += 3
				continue
			}
			i++
		case mark:
			p := t.text
			if p == "-" && !(t.spaced && i+1 < len(ts) && ts[i+1].spaced) {
				p = ""
			}
			if p != "" && strings.Contains(",;:()[].!?-", p) {
				out = append(out, sign{from: i, to: i + 1, punct: p})
			}
			i++
		case tab:
			out = append(out, sign{from: i, to: i + 1, punct: ","})
			i++
		default:
			i++
		}
	}
	return out
}

func textAt(ts []token, i int) string {
	if i < len(ts) {
		return ts[i].text
	}
	return ""
}

// ofProvince tells whether a phrase that ends in "khuyến công tỉnh" or "khuyến
// công huyện" goes on with a name: it is the programme there, not its money.
func ofProvince(ts []token, i, n int) bool {
	if n < 3 || i+n >= len(ts) || ts[i+n-1].text != "tỉnh" && ts[i+n-1].text != "huyện" || wordsAt(ts, i+n-3, "khuyến công") == 0 {
		return false
	}
	next := ts[i+n]
	return next.kind == word && next.upper && next.text != "năm" && next.text != "giai" && next.text != "theo" && next.text != "và"
}

// province reads the name behind "tỉnh": one to three capitalised words.
func province(ts []token, i int) (name string, n int) {
	if ts[i].text != "tỉnh" || ts[i].caps {
		return "", 0
	}
	for i+1+n < len(ts) && n < 3 && ts[i+1+n].kind == word && ts[i+1+n].upper {
		n++
	}
	if n == 0 {
		return "", 0
	}
	return join(ts[i+1 : i+1+n]), n
}

// dateInWords tells whether "ngày 15 tháng 02 năm 2017" begins at i.
func dateInWords(ts []token, i int) bool {
	return i+5 < len(ts) && ts[i].text == "ngày" && ts[i+2].text == "tháng" && ts[i+4].text == "năm"
}

// fraction reads "17/28 đề án": 17 of the 28; and so with money.
func fraction(ts []token, i int) (part, whole printedNumber, ok bool) {
	if i+3 >= len(ts) || ts[i+1].text != "/" || ts[i+2].kind != number || ts[i+1].spaced && !ts[i+2].spaced {
		return part, whole, false
	}
	whole, ok = readNumber(ts, i+2)
	d := parseDecimal(ts[i].text, true)
	if ok && d.ok && whole.unit == programme.UnitVND && whole.to > i+3 { // "5.990,15/25.000 triệu đồng"
		worth, n := moneyUnit(ts, i+3)
		part = whole
		part.from, part.to = i, i+1
		part.value, part.step, ok = d.times(worth)
		return part, whole, ok && n > 0
	}
	if !ok || whole.unit != programme.UnitCount || !d.ok || d.decimals > 0 {
		return part, whole, false
	}
	part = whole
	part.from, part.to, part.value = i, i+1, d.digits
	return part, whole, true
}

// sentences cuts signs at full stops. A stop ends a sentence when a capital, a
// number or nothing follows it.
func sentences(ts []token, ss []sign) [][]sign {
	var out [][]sign
	from := 0
	for i, s := range ss {
		ends := s.punct == "!" || s.punct == "?" || s.punct == "." && (s.to >= len(ts) || ts[s.to].upper || ts[s.to].kind != word) && !(s.from > 0 && len([]rune(ts[s.from-1].text)) == 1 && ts[s.from-1].kind == word)
		if ends {
			out = append(out, ss[from:i+1])
			from = i + 1
		}
	}
	if from < len(ss) {
		out = append(out, ss[from:])
	}
	return out
}
