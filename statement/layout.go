package statement

import (
	"slices"
	"strings"
)

// block is a run of the text that is read as one: a heading, a paragraph, an
// item of a list, or a table.
type block struct {
	kind   blockKind
	tokens []token // without line ends; tables keep theirs in rows
	rows   [][][]token
	bullet string // style of the bullet: "-", "1.", "a)", "I.", "1.1."
	title  bool   // one of the lines before the text proper
	number bool   // bullet is a number, letter or roman numeral
}

type blockKind byte

const (
	paragraph blockKind = iota
	heading
	item
	table
)

// line is one line of the text with what the layout needs of it.
type line struct {
	tokens []token
	cells  [][]token // more than one: the line is a row of a table
	length int       // code points
	blank  bool      // a blank line stands before it
	bullet string
	skip   int // tokens of the bullet
}

func lines(ts []token) []line {
	var out []line
	blank := false
	for i := 0; i <= len(ts); {
		j := i
		for j < len(ts) && ts[j].kind != newline {
			j++
		}
		if l := trimTabs(ts[i:j]); len(l) > 0 {
			n := line{tokens: l, blank: blank, length: l[len(l)-1].end - l[0].start}
			n.cells = cells(ts[i:j])
			n.bullet, n.skip = bullet(l)
			out = append(out, n)
			blank = false
		} else if i < len(ts) {
			blank = true
		}
		i = j + 1
	}
	return out
}

func trimTabs(ts []token) []token {
	for len(ts) > 0 && ts[0].kind == tab {
		ts = ts[1:]
	}
	for len(ts) > 0 && ts[len(ts)-1].kind == tab {
		ts = ts[:len(ts)-1]
	}
	return ts
}

// cells cuts a line at its tabs; nil when fewer than two cells hold anything.
func cells(ts []token) [][]token {
	var out [][]token
	full, from := 0, 0
	for i := 0; i <= len(ts); i++ {
		if i == len(ts) || ts[i].kind == tab {
			if i > from {
				full++
			}
			out = append(out, ts[from:i])
			from = i + 1
		}
	}
	if full < 2 {
		return nil
	}
	return out
}

var romans = map[string]bool{"i": true, "ii": true, "iii": true, "iv": true, "v": true, "vi": true, "vii": true, "viii": true, "ix": true, "x": true, "xi": true, "xii": true}

// bullet tells the style of the bullet that a line begins with.
func bullet(l []token) (style string, skip int) {
	at := func(i int) string {
		if i < len(l) {
			return l[i].text
		}
		return ""
	}
	t := l[0]
	switch {
	case t.kind == mark && strings.Contains("-+*•·●○▪■–", t.text):
		if t.text == "-" && len(l) > 1 && l[1].kind == number && !l[1].spaced {
			return "", 0
		}
		return t.text, 1
	case t.kind == number && (at(1) == "." || at(1) == ")" || at(1) == "/") && len(l) > 2 && l[2].spaced && len(t.text) <= 2 && !l[1].spaced:
		return "1" + at(1), 2
	case t.kind == number && strings.Count(t.text, ".") > 0 && len(t.text) <= 5 && !strings.Contains(t.text, ",") && len(l) > 1 && (at(1) == "." && len(l) > 2 && l[2].upper || l[1].upper):
		if at(1) == "." {
			return strings.Repeat("1.", 1+strings.Count(t.text, ".")), 2
		}
		return strings.Repeat("1.", 1+strings.Count(t.text, ".")), 1
	case t.kind == word && t.upper && romans[t.text] && (at(1) == "." || at(1) == "/" || at(1) == ")") && !l[1].spaced:
		return "I.", 2
	case t.kind == word && len([]rune(t.text)) == 1 && (at(1) == ")" || at(1) == "." || at(1) == "/") && !l[1].spaced && len(l) > 2:
		if t.upper {
			return "A.", 2
		}
		return "a" + at(1), 2
	case t.text == "o" && len(l) > 1 && l[1].upper:
		return "o", 1
	case t.text == "(" && len(l) > 3 && at(2) == ")" && (l[1].kind == number && len(at(1)) <= 2 || romans[at(1)]):
		return "(1)", 3
	}
	return "", 0
}

// layout joins lines that were broken in the middle and tells headings, items
// and tables from paragraphs.
func layout(ts []token) []block {
	ls := lines(ts)
	wrap := wrapWidth(ls)
	var out []block
	front := true // still among the lines of the title
	for i, l := range ls {
		if l.cells != nil {
			if n := len(out); n > 0 && out[n-1].kind == table && !(l.blank && len(l.cells) != len(out[n-1].rows[len(out[n-1].rows)-1])) {
				out[n-1].rows = append(out[n-1].rows, l.cells)
			} else {
				out = append(out, block{kind: table, rows: [][][]token{l.cells}})
			}
			front = false
			continue
		}
		if i > 0 && len(out) > 0 && continues(ls[i-1], l, wrap, i == 1) {
			out[len(out)-1].tokens = append(out[len(out)-1].tokens, l.tokens...)
			continue
		}
		b := block{kind: paragraph, tokens: slices.Clone(l.tokens[l.skip:]), bullet: l.bullet, number: l.bullet != "" && strings.ContainsAny(l.bullet, "1IAa")}
		if l.bullet != "" {
			b.kind = item
		}
		out = append(out, b)
	}
	for i := range out {
		if out[i].heads() {
			out[i].kind = heading
		}
	}
	for i := range out {
		b := &out[i]
		if b.kind == table || b.bullet != "" || i > 12 || len(b.tokens) > 60 {
			break
		}
		if last := b.tokens[len(b.tokens)-1].text; !front && b.kind != heading || last == "." || last == ";" || last == ":" || hasFigure(b.tokens) {
			break
		}
		b.title = true
	}
	return out
}

// wrapWidth is the length of a full line where the text was broken by width,
// 0 where every paragraph stands on one line.
func wrapWidth(ls []line) int {
	var lens []int
	for _, l := range ls {
		if l.cells == nil {
			lens = append(lens, l.length)
		}
	}
	if len(lens) < 4 {
		return 0
	}
	slices.Sort(lens)
	longest, high := lens[len(lens)-1], lens[len(lens)*8/10]
	if longest > 260 || longest > high*2 {
		return 0
	}
	return high
}

// continues tells whether line l goes on with the sentence of prev.
func continues(prev, l line, wrap int, second bool) bool {
	if l.blank || prev.cells != nil || len(prev.tokens) == 0 {
		return false
	}
	last, first := prev.tokens[len(prev.tokens)-1], l.tokens[0]
	if l.bullet != "" {
		// "2016 -" broken before its second year is no bullet.
		return l.bullet == "-" && last.kind == number && len(l.tokens) > 1 && l.tokens[1].kind == number && len(last.text) == 4 && len(l.tokens[1].text) == 4
	}
	if prev.bullet != "" && prev.skip == len(prev.tokens) {
		return true // the bullet stands alone on its line
	}
	full := wrap > 0 && prev.length*10 >= wrap*8
	switch {
	case allCaps(prev.tokens) || allCaps(l.tokens) && len(l.tokens) > 2:
		return false
	case last.text == "." || last.text == ";" || last.text == "!" || last.text == "?" || last.text == ":":
		if last.text != "." && wrap > 0 {
			return !first.upper
		}
		return full && last.text != ":" && last.text != ";" || !first.upper && first.kind == word && last.text != ";" && last.text != ":"
	case first.upper:
		return !second && (full || last.text == "," || wrap == 0 && last.kind == word && !last.upper && len(prev.tokens) > 25 || last.text == "(" || last.text == "-")
	}
	return true
}

func allCaps(ts []token) bool {
	n := 0
	for _, t := range ts {
		if t.kind == word {
			if !t.caps && len([]rune(t.text)) > 1 {
				return false
			}
			n++
		}
	}
	return n > 1
}

// heads tells whether a block is a heading: all capitals, or a short numbered
// line that ends no sentence.
func (b block) heads() bool {
	if len(b.tokens) == 0 || b.kind == table {
		return false
	}
	if allCaps(b.tokens) {
		return true
	}
	last := b.tokens[len(b.tokens)-1].text
	if b.number && len(b.tokens) < 40 && last != "." && last != ";" && last != "," && !hasFigure(b.tokens) {
		return true
	}
	return false
}

// hasFigure tells whether a number with a unit stands in the tokens.
func hasFigure(ts []token) bool {
	for i := range ts {
		if ts[i].kind == number {
			if n, ok := readNumber(ts, i); ok && n.unit != "" {
				return true
			}
		}
	}
	return false
}
