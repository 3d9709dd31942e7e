package book

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"khuyencong/programme"
)

// header is the heading of a table: its lines and the words over each column.
type header struct {
	from, to int              // lines
	paths    map[int][]string // by column, topmost group first
	units    map[int]programme.Money
	texts    []map[int]string // of each line, to know it again
}

const maxHeadingLines = 5

// headerAt tells whether a heading begins with the first of the lines, and
// reads it. merges are those of the sheet near it.
func headerAt(lines []Line, merges []merge) (h header, size int, ok bool) {
	top := lines[0]
	known, texts, naming := 0, 0, false
	for _, c := range top.Cells {
		if c.Kind != TextCell || utf8.RuneCountInString(c.Text) > 100 {
			if c.Kind == TextCell {
				return h, 0, false
			}
			continue
		}
		texts++
		if m := meaningOf([]string{cleanText(c.Text)}, nil); m.confidence >= 80 {
			known++
			naming = naming || m.field == Number || m.field == Title || m.field == Beneficiary
		}
	}
	if texts*2 <= len(top.Cells) || !naming || known < 2 || known < 3 && known*2 < texts || known*3 < texts {
		return h, 0, false
	}
	size = headingSize(lines, merges)
	h = header{from: top.Number, to: lines[size-1].Number, paths: map[int][]string{}, units: map[int]programme.Money{}}
	words := size
	if size > 1 && numberLine(lines[size-1]) {
		words--
	}
	h.read(lines[:words], merges)
	return h, size, true
}

// headingSize is how many lines the heading has, the line of column numbers
// with it.
func headingSize(lines []Line, merges []merge) int {
	top, bottom, joined := lines[0], lines[0].Number, false
	for _, m := range merges {
		if m.top != top.Number || top.at(m.left) == nil {
			continue
		}
		joined = true
		if m.bottom < top.Number+maxHeadingLines {
			bottom = max(bottom, m.bottom)
		}
	}
	size := 1
	for size < len(lines) && size <= maxHeadingLines {
		next := lines[size]
		if numberLine(next) {
			return size + 1
		}
		if next.Number > bottom && !headingGoesOn(top, next, joined && bottom > top.Number) {
			break
		}
		size++
	}
	return size
}

// headingGoesOn tells a further line of a heading that no joined cells hold
// together: short words below groups, nothing below the number of a project.
func headingGoesOn(top, next Line, joined bool) bool {
	known, inside := 0, 0
	for _, c := range next.Cells {
		if c.Kind != TextCell || utf8.RuneCountInString(c.Text) > 60 || strings.ContainsAny(c.Text, "0123456789") && unitIn(c.Text) == 0 {
			return false
		}
		group := top.at(c.Column) == nil
		if !group {
			for _, d := range top.Cells {
				if d.Column == c.Column {
					if f, met := exact[strings.Join(headingWords(d.Text), " ")]; met && f == Number {
						return false
					}
				}
			}
			group = top.at(c.Column+1) == nil && next.at(c.Column+1) != nil
		}
		path := []string{headingAbove(top, c.Column), cleanText(c.Text)}
		if m := meaningOf(path, nil); m.confidence >= 60 {
			known++
		}
		if group {
			inside++
		}
	}
	if joined {
		return known > 0 && inside == len(next.Cells) && known*2 >= len(next.Cells)
	}
	return inside > 0 && known*2 >= len(next.Cells)
}

// headingAbove is the text of a line over a column, of a group to its left
// where it has none.
func headingAbove(l Line, column int) string {
	text := ""
	for _, c := range l.Cells {
		if c.Column <= column {
			text = c.Text
		}
	}
	return cleanText(text)
}

var columnNumber = regexp.MustCompile(`^\(?\s*(\d{1,2}|[A-Ea-e])\s*\)?(\s*=\s*[\d\s()+\-*/x:.,%]+)?$`)

// numberLine tells the line that numbers the columns: (1), (2), (5)=(6)+(7).
func numberLine(l Line) bool {
	last, numbers := 0, 0
	for _, c := range l.Cells {
		m := columnNumber.FindStringSubmatch(strings.TrimSpace(c.Text))
		if m == nil || c.Kind != TextCell && c.Kind != NumberCell {
			return false
		}
		if n := m[1][0]; n >= '0' && n <= '9' {
			value := int(n - '0')
			if len(m[1]) > 1 {
				value = value*10 + int(m[1][1]-'0')
			}
			if value <= last && m[2] == "" || value > last+6 {
				return false
			}
			last = value
			numbers++
		}
	}
	return numbers >= 3 && numbers*3 >= len(l.Cells)*2-1 || numbers >= 2 && len(l.Cells) <= numbers+2 && last > 2
}

// read finds the words over each column.
func (h *header) read(lines []Line, merges []merge) {
	right := 0
	for _, l := range lines {
		for _, c := range l.Cells {
			right = max(right, c.Column)
		}
	}
	joined := false
	for _, m := range merges {
		if m.top >= h.from && m.bottom <= h.to {
			joined = true
			right = max(right, min(m.right, readColumns-1))
		}
	}
	for column := 0; column <= right; column++ {
		var path []string
		for i, l := range lines {
			text := cleanText(l.text(column))
			if text == "" {
				text = cleanText(groupOver(lines, i, column, merges, joined))
			}
			if text == "" || len(path) > 0 && path[len(path)-1] == text {
				continue
			}
			if u := unitIn(text); u != 0 {
				h.units[column] = u // the lowest that states one
			}
			path = append(path, text)
		}
		if len(path) > 0 {
			h.paths[column] = path
		}
	}
	for _, l := range lines {
		texts := map[int]string{}
		for _, c := range l.Cells {
			texts[c.Column] = cleanText(c.Text)
		}
		h.texts = append(h.texts, texts)
	}
}

// groupOver is the text of a cell that reaches over a column from the left or
// from above: a joined one, or in a heading without joined cells one with
// nothing between that has words of its own below.
func groupOver(lines []Line, i, column int, merges []merge, joined bool) string {
	for _, m := range merges {
		if m.holds(lines[i].Number, column) {
			if m.top < lines[0].Number {
				continue
			}
			for _, l := range lines {
				if l.Number == m.top {
					return l.text(m.left)
				}
			}
		}
	}
	if joined || i+1 >= len(lines) || lines[i+1].at(column) == nil {
		return ""
	}
	for left := column - 1; left >= 0; left-- {
		if c := lines[i].at(left); c != nil {
			if lines[i+1].at(left) == nil {
				return "" // what is to the left has no words below it: no group
			}
			return c.Text
		}
	}
	return ""
}

// again tells whether a line is one of the heading's, printed again on a new
// page.
func (h header) again(l Line) bool {
	if len(l.Cells) < 2 {
		return false
	}
	for _, texts := range h.texts {
		same := 0
		for _, c := range l.Cells {
			if t := texts[c.Column]; t != "" && c.Kind == TextCell && (t == c.Text || len(t) <= len(c.Text) && t == cleanText(c.Text)) {
				same++
			}
		}
		if same >= 2 && same*5 >= len(l.Cells)*4 {
			return true
		}
	}
	return false
}
