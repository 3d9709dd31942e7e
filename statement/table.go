package statement

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// column is what the head of a table says of the figures under it.
type column struct {
	set     setting
	measure programme.Measure
	percent bool
	of      programme.Measure // of what the column's percentages are, if it says
	growth  bool
	plan    bool // a percentage of the plan
	share   bool // a percentage of the whole
	before  bool // compared with the period before
	label   bool // holds words, row numbers or years, not figures
	years   bool
	order   bool // row numbers
	sum     bool // "Tổng", "Cộng": the sum of other columns
	unit    bool // units of measure of the rows
	left    bool // "Còn lại": planned less done
	mean    bool // "mỗi năm", "bình quân": averages, which make up no sum
	text    string
}

// row is a row of figures.
type row struct {
	set     setting
	thing   bool // the label names one thing, not what is counted
	measure programme.Measure
	label   string
	rank    int
	total   bool
	cells   []int // index of the figure in each column, −1 for none
	named   bool  // its own words set it apart (level, content, period)
}

// sheet is a table while it is read.
type sheet struct {
	r       *reader
	columns []column
	rows    []row

	totalRows []int // the first few
	projects  bool  // every row is one project, under rows that name a source
	worth     int64
	around    setting
}

// table reads a table: its head, its rows, and what must add up in it.
func (r *reader) table(b block) {
	head := 0
	for head < len(b.rows) && !dataRow(b.rows[head]) {
		head++
	}
	if head == len(b.rows) {
		return
	}
	s := &sheet{r: r, around: r.around(), worth: r.around().worth}
	if n := len(r.frames); n > 0 && r.frames[n-1].set.worth > 0 {
		s.worth = r.frames[n-1].set.worth
	}
	s.readHead(b.rows[:head], b.rows[head:])
	for _, cells := range b.rows[head:] {
		if !numbersOfColumns(cells) {
			s.readRow(cells)
		}
	}
	s.relate()
}

// plain reads a cell that holds one number, with its unit if it has one.
func plain(cell []token) (p printedNumber, ok bool) {
	for len(cell) > 0 && (cell[0].text == "(" || cell[0].text == "-" && len(cell) > 1 || cell[0].text == "+") {
		cell = cell[1:]
	}
	if len(cell) == 0 || cell[0].kind != number || len(cell) > 5 {
		return p, false
	}
	p, ok = readNumber(cell, 0)
	if !ok {
		return p, false
	}
	for _, t := range cell[p.to:] {
		if t.kind == word || t.kind == number {
			return p, false
		}
	}
	return p, true
}

// negative tells whether a cell's number has a minus or stands in brackets.
func negative(cell []token) bool {
	return len(cell) > 1 && (cell[0].text == "-" || cell[0].text == "(" && cell[len(cell)-1].text == ")")
}

func bareYear(cell []token) bool {
	if len(cell) == 2 && cell[0].text == "năm" {
		cell = cell[1:]
	}
	if len(cell) != 1 {
		return false
	}
	_, ok := year(cell[0])
	return ok
}

// dataRow tells whether a row holds a figure besides row numbers and years.
func dataRow(cells [][]token) bool {
	if numbersOfColumns(cells) {
		return false
	}
	for i, c := range cells {
		if _, ok := plain(c); ok && !bareYear(c) && i > 0 {
			return true
		}
	}
	return false
}

// numbersOfColumns tells a row that numbers the columns: 1, 2, 3 or (1), (2).
func numbersOfColumns(cells [][]token) bool {
	n := int64(0)
	for _, c := range cells {
		p, ok := plain(c)
		if len(c) == 0 {
			continue
		}
		if !ok || p.digits.decimals > 0 {
			if n == 0 && len(c) == 1 && len([]rune(c[0].text)) == 1 {
				continue // A, B, 1, 2
			}
			return false
		}
		if p.digits.digits != n+1 {
			return false
		}
		n++
	}
	return n >= 3
}

// readHead reads the columns. A cell of an upper row spans the blank cells to
// its right as far as lower rows have words there.
func (s *sheet) readHead(head, data [][][]token) {
	width := 0
	for _, cells := range append(head[:len(head):len(head)], data...) {
		width = max(width, len(cells))
	}
	for c := range min(width, 40) {
		var words []token
		var own []token
		for k, cells := range head {
			if numbersOfColumns(cells) {
				continue
			}
			at := c
			for k+1 < len(head) && at > 0 && at < len(cells) && len(cells[at]) == 0 && c < len(head[k+1]) && len(head[k+1][c]) > 0 {
				at--
			}
			if at < len(cells) {
				if len(words) > 0 {
					words = append(words, token{text: ",", kind: mark})
				}
				words = append(words, cells[at]...)
				if len(cells[at]) > 0 {
					own = cells[at]
				}
			}
		}
		s.columns = append(s.columns, s.readColumn(words, own))
	}
	s.sumOfSources()
	s.projects = slices.ContainsFunc(s.columns, func(c column) bool { return strings.HasPrefix(c.text, "tên đề án") || c.text == "mã đề án" })
	for c := range s.columns {
		col := &s.columns[c]
		numbers, wordy, years := 0, 0, 0
		for _, cells := range data {
			if c >= len(cells) || len(cells[c]) == 0 {
				continue
			}
			if bareYear(cells[c]) {
				years++
			} else if _, ok := plain(cells[c]); ok {
				numbers++
			} else if cells[c][0].kind == word {
				wordy++
			}
		}
		switch {
		case col.order || col.unit:
			col.label = true
		case years > 0 && years >= numbers && (c < 3 || col.measure == "" && !col.percent && strings.HasPrefix(col.text, "năm")):
			col.label, col.years = true, true
		case wordy > numbers:
			col.label = true
		case c == 0 && col.text == "":
			col.label = true
		}
	}
}

// sumOfSources takes a column "Tổng cộng" beside columns of both sources for
// that of both together.
func (s *sheet) sumOfSources() {
	national, local := false, false
	for _, col := range s.columns {
		national = national || col.set.level == programme.National
		local = local || col.set.level == programme.Local
	}
	planned := slices.ContainsFunc(s.columns, func(c column) bool { return strings.HasPrefix(c.text, "kinh phí kế hoạch") })
	for c := range s.columns {
		if col := &s.columns[c]; planned && strings.HasPrefix(col.text, "kinh phí thực hiện") {
			col.measure, col.set.kind = programme.MSupport, programme.Result // the same kinh phí as the planned
		}
		if col := &s.columns[c]; national && local && col.sum && col.set.level == "" {
			col.set.level = programme.AllLevels
		}
	}
}

func (s *sheet) readColumn(words, own []token) column {
	col := column{text: join(words)}
	col.set, _, _ = headingSetting(words, false)
	col.set.content = ""
	var money, noun programme.Measure
	weak := false
	for _, g := range signs(words) {
		for _, e := range g.cues {
			switch e.kind {
			case cueMoney:
				money = programme.Measure(e.value)
			case cueWeakMoney:
				if e.value != "" && money == "" {
					money = programme.Measure(e.value)
				}
				weak = true
			case cueNoun:
				if e.value != string(programme.MPlans) {
					noun = programme.Measure(e.value)
				}
			case cueContent:
				col.set.content = programme.ContentGroup(e.value)
			case cueRise, cueFall:
				col.growth = true
			case cueBefore:
				col.before = true
			case cueShare:
				col.share = true
			}
		}
	}
	for i, t := range words {
		switch {
		case t.text == "%":
			col.percent = true
		case t.text == "stt" || t.text == "tt" && len(words) < 3:
			col.order = true
		case t.text == "đvt" || wordsAt(words, i, "đơn vị tính") > 0:
			col.unit = true
		}
		if worth, n := moneyUnit(words, i); n > 0 && col.set.worth == 0 {
			col.set.worth = worth
		}
	}
	text := join(own)
	col.sum = isTotal(text) || text == "tổng" || text == "chung"
	col.left = text == "còn lại"
	col.mean = hasPhrase(words, "bình quân", "trung bình", "mỗi năm", "trên mỗi", "hằng năm", "hàng năm")
	col.percent = col.percent || hasPhrase(words, "tỷ lệ", "tỷ trọng", "so sánh")
	col.plan = col.percent && (col.set.kind == programme.Planned || hasPhrase(words, "kh", "kế hoạch"))
	col.growth = col.growth && col.percent
	switch {
	case col.percent:
		if col.of = noun; money != "" || weak {
			col.of = programme.MSupport
		}
	case noun != "" && money == "" && col.set.worth == 0:
		col.measure = noun
	case money != "":
		col.measure = money
	case weak || col.set.worth > 0:
		col.measure = programme.MSupport
		if m := s.around.money; m != "" {
			col.measure = m
		}
	}
	if col.unit {
		col.measure, col.percent = "", false
	}
	return col
}

func join(ts []token) string {
	var words []string
	for _, t := range ts {
		if t.kind == word || t.kind == number {
			words = append(words, t.text)
		}
	}
	return strings.Join(words, " ")
}
