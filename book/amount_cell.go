package book

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"khuyencong/programme"
)

// reading is one way to read a cell of money.
type reading struct {
	value programme.Money
	style style
}

// amountCell is a cell of money with the ways to read it.
type amountCell struct {
	cell     *Cell
	column   int
	readings []reading // none: not read
	unit     programme.Money
	own      bool // the cell states its unit itself
	exact    bool // whole đồng that are only shown as thousands or millions: no other unit is meant
	number   []decimal
	wrong    ProblemKind // why not; "" where it is read
}

var (
	amountForm = regexp.MustCompile(`^([(\[])?\s*([-−–])?\s*(\d[\d.,\s'’]*?)\s*([\p{L}][\p{L}\s./]*)?([)\]])?$`)
	partForm   = regexp.MustCompile(`(\d[\d.,]*)\s*(tỷ|tỉ|triệu|tr|nghìn|ngàn)\s*(?:đồng|đ|vnđ)?`)
	dashes     = regexp.MustCompile(`^[-–—−_\s]+$`)
)

// readAmount finds the ways to read a cell in a column's unit. An empty cell
// has none and nothing wrong.
func readAmount(c *Cell, column int, unit programme.Money) amountCell {
	a := amountCell{cell: c, column: column, unit: unit}
	switch {
	case c == nil:
		return a
	case c.Kind == FaultCell || c.Formula && c.Text == "":
		a.wrong = BadFormula
	case c.Kind == NumberCell:
		d, ok := parseStored(c.Text)
		if !ok {
			a.wrong = NotANumber
			return a
		}
		a.exact = c.Thousands > 0 && d.places == 0 && !a.small(d)
		for range c.Thousands { // shown in the heading's unit, stored larger
			d.places += 3
		}
		a.add(d)
	case c.Kind == DateCell || c.Kind == PercentCell:
		a.wrong = Ambiguous // Excel took what was typed for a date
	default:
		a.typed(c.Text)
	}
	return a
}

// small tells digits that may be typed in the unit that is shown.
func (a *amountCell) small(d decimal) bool { return d.digits != 0 && d.digits < int64(leastShare) }

func (a *amountCell) add(ds ...decimal) {
	for _, d := range ds {
		if d.places > 18 {
			a.wrong = NotANumber
			return
		}
		v, ok := d.times(a.unit)
		if ok && v == 0 && d.digits != 0 { // less than half a đồng: it is typed in a larger unit
			a.wrong = Ambiguous
			return
		}
		if ok {
			a.readings = append(a.readings, reading{v, d.style})
			a.number = append(a.number, d)
		}
	}
	if len(a.readings) == 0 && len(ds) > 0 {
		a.wrong, a.number = Scale, ds
	}
}

// typed reads an amount typed as text.
func (a *amountCell) typed(text string) {
	if text != "" && strings.Trim(text, "0123456789.,") == "" { // most of them
		if ds := parseTyped(text); len(ds) > 0 {
			a.add(ds...)
		} else {
			a.wrong = Ambiguous
		}
		return
	}
	s := strings.ToLower(cleanText(norm.NFKC.String(strings.Map(notRaised, text))))
	switch {
	case s == "":
		return
	case dashes.MatchString(s):
		a.readings, a.number = []reading{{}}, []decimal{{}}
		return
	case strings.ContainsRune(text, '\u00b9') || strings.ContainsRune(text, '\u00b2') || strings.ContainsRune(text, '\u00b3'):
		a.wrong = NumberInText // the mark of a footnote is no digit
		return
	}
	if m := amountForm.FindStringSubmatch(s); m != nil && (m[1] == "") == (m[5] == "") {
		u, ok := programme.Money(0), false
		if m[4] != "" {
			u, ok = unitWords[unitKey(m[4])]
		}
		if m[4] == "" || ok {
			if ok {
				a.unit, a.own = u, true
			}
			ds := parseTyped(strings.TrimSpace(m[3]))
			for i := range ds {
				ds[i].neg = (m[1] != "") != (m[2] != "") && ds[i].digits != 0
			}
			if a.add(ds...); len(ds) == 0 {
				a.wrong = Ambiguous
			}
			return
		}
	}
	if v, ok := compound(s); ok {
		a.own, a.readings, a.number = true, []reading{{v, plain}}, []decimal{{digits: int64(v)}}
		a.unit = programme.Dong
		return
	}
	a.wrong = NotANumber
	if strings.ContainsAny(s, "0123456789") && !vague.MatchString(programme.Fold(s)) {
		a.wrong = NumberInText
	}
}

// vague are the words of a figure that nobody knows for certain.
var vague = regexp.MustCompile(`khoang|hon|gan|tren|duoi|tu |den |~|uoc|du kien|toi da|toi thieu|\d\s*[-–]\s*\d|<|>|chua|cho |\?`)

// compound reads "1 tỷ 250 triệu đồng".
func compound(s string) (programme.Money, bool) {
	all := partForm.FindAllStringSubmatchIndex(s, 5)
	if len(all) < 2 || all[0][0] != 0 {
		return 0, false
	}
	sum, last, end := programme.Money(0), programme.MaxMoney, 0
	for _, m := range all {
		if strings.TrimSpace(s[end:m[0]]) != "" {
			return 0, false
		}
		end = m[1]
		unit := unitWords[unitKey(s[m[4]:m[5]])]
		ds := parseTyped(s[m[2]:m[3]])
		if len(ds) != 1 || unit >= last {
			return 0, false
		}
		v, ok := ds[0].times(unit)
		if !ok || v >= last {
			return 0, false
		}
		sum, last = sum+v, unit
	}
	return sum, strings.Trim(s[end:], " đồng.") == ""
}

func notRaised(r rune) rune {
	if r == '\u00b9' || r == '\u00b2' || r == '\u00b3' {
		return -1
	}
	return r
}
