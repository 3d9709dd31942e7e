package book

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"khuyencong/programme"
)

// reader goes through the sheets of one book.
type reader struct {
	ctx      context.Context
	options  Options
	places   *places
	book     *Book
	from1904 bool
	letters  letters

	rows, problems int
	full           error              // set when the book has more than is read
	met            map[uint64]rowAt   // the first project of a title and beneficiary
	more           map[uint64][]rowAt // and further ones
	words          map[string]facts   // what words that come again say
}

func newReader(ctx context.Context, name string, o Options) *reader {
	return &reader{ctx: ctx, options: o, places: newPlaces(o.Units), book: &Book{Name: name}, met: map[uint64]rowAt{}, more: map[uint64][]rowAt{}, words: map[string]facts{}}
}

// factsOf reads a cell of a content, a level or a time.
func (r *reader) factsOf(text string) facts {
	if f, met := r.words[text]; met {
		return f
	}
	folded := programme.Fold(text)
	f := facts{content: contentOf(folded), level: levelOf(folded)}
	if c, ok := statutory[folded]; ok {
		f.content, f.code = c.Group, c.Code
	}
	f.year, f.period = yearsOf(text)
	if len(r.words) < 10_000 {
		r.words[strings.Clone(text)] = f
	}
	return f
}

// rowAt is a project that was read before.
type rowAt struct{ sheet, row int32 }

// ahead is how many lines are looked at before the first of them is read: a
// heading is told by them, and how its columns are typed.
const ahead = 400

// sheet reads one sheet.
func (r *reader) sheet(name string, frame sheetFrame, lines func(func(Line) error) error) error {
	r.book.Sheets = append(r.book.Sheets, Sheet{Name: name, Sections: map[int]int{}})
	slices.SortStableFunc(frame.merges, func(a, b merge) int { return a.top - b.top })
	w := &window{reader: r, sheet: &r.book.Sheets[len(r.book.Sheets)-1], frame: frame}
	r.letters = letters{file: r.letters.file, known: r.letters.known}
	corrected := correctionsOf(r.options.Corrected[name])
	err := lines(func(l Line) error {
		for _, c := range corrected[l.Number] {
			l.put(c)
		}
		for i, c := range l.Cells {
			if c.Kind == TextCell {
				l.Cells[i].Text = r.letters.mend(c.Text)
			}
		}
		w.lines = append(w.lines, l)
		if len(w.lines) < ahead {
			return nil
		}
		if l.Number%64 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if l.Number%progressLines == 0 && r.options.Progress != nil {
			r.options.Progress(name, l.Number)
		}
		return w.step()
	})
	if err == nil {
		err = r.ctx.Err()
	}
	for err == nil && len(w.lines) > 0 {
		err = w.step()
	}
	if err != nil {
		return err
	}
	w.finish()
	slices.SortStableFunc(w.sheet.Totals, func(a, b Total) int { return a.Line - b.Line })
	slices.SortStableFunc(w.sheet.Problems, func(a, b Problem) int { return a.Line - b.Line })
	return r.full
}

// window is the lines of a sheet that were read and not yet understood.
type window struct {
	reader  *reader
	sheet   *Sheet
	frame   sheetFrame
	lines   []Line
	table   *table
	context []string // texts above the next table
}

// step understands the first line, or the heading that begins with it.
func (w *window) step() error {
	l := w.lines[0]
	if w.table == nil || startsHeading(l) && !w.table.header.again(l) {
		if h, size, ok := headerAt(w.lines, w.frame.merges); ok && w.begin(h, size) {
			for _, l := range w.lines[:size] {
				w.mark(l, HeadingLine)
			}
			w.lines = w.lines[size:]
			return w.reader.full
		}
	}
	kind, told := OtherLine, len(w.sheet.Problems)
	if w.table != nil {
		kind = w.table.line(l)
	} else {
		for _, c := range l.Cells {
			w.reader.faulty(w.sheet, l.Number, c)
		}
	}
	if kind == OtherLine {
		w.aside(l)
	}
	w.reader.told(w.sheet, told, l)
	w.mark(l, kind)
	w.lines = w.lines[1:]
	return w.reader.full
}

func (w *window) mark(l Line, kind LineKind) {
	if missing := l.Number + 1 - len(w.sheet.Lines); missing > 0 {
		w.sheet.Lines = append(w.sheet.Lines, make([]LineKind, missing)...)
	}
	w.sheet.Lines[l.Number] = kind
}

// startsHeading tells a line that may begin another table's heading: quickly,
// for it is asked of every line.
func startsHeading(l Line) bool {
	for _, c := range l.Cells {
		if c.Kind == TextCell && c.Text != "" && len(c.Text) <= 16 && strings.IndexByte(" tTsS", c.Text[0]) >= 0 {
			if f, ok := exact[strings.Join(headingWords(c.Text), " ")]; ok && f == Number {
				return true
			}
		}
	}
	return false
}

// aside keeps what stands above a table: its title, its unit.
func (w *window) aside(l Line) {
	for _, c := range l.Cells {
		if c.Kind == TextCell {
			w.context = append(w.context, cleanText(c.Text))
		}
	}
	if n := len(w.context) - 40; n > 0 {
		w.context = slices.Clone(w.context[n:])
	}
}

// begin begins the table under a heading; ok is false for a heading of a table
// that lists no projects.
func (w *window) begin(h header, size int) bool {
	base, unit := contextFacts(w.sheet.Name, w.context)
	sample := w.lines[size:]
	l := layoutOf(h, w.frame.hidden, sample, unit, w.reader.options.Learned, w.reader.options.Chosen[w.sheet.Name])
	money := slices.ContainsFunc(l.amounts[:], func(c int) bool { return c >= 0 })
	if !(l.has(Title) && (money || l.has(Beneficiary)) || l.has(Beneficiary) && money) {
		return false
	}
	w.finish()
	t := &table{layout: l, header: h, sheet: w.sheet, reader: w.reader, base: base, planned: plannedList(w.sheet.Name, w.context), lastRow: -1, merges: w.frame.merges, spanned: map[int]spannedText{}}
	t.from = len(w.sheet.Rows)
	t.pageFrom, t.totalFrom = t.from, t.from
	t.sums = make([][amounts]programme.Money, t.from+1)
	t.firstText = h.firstColumn()
	if c, ok := l.at[Number]; ok {
		t.numbersBelow = slices.ContainsFunc(sample, func(l Line) bool {
			s := labelOf(l.text(c), "").style
			return s == lowerLabel || s == bulletLabel || strings.HasPrefix(string(s), string(dottedLabel))
		})
	}
	w.table, w.context = t, nil
	w.sheet.Tables = append(w.sheet.Tables, Table{h.from, h.to, l.columns})
	t.doubtUnits()
	return true
}

// finish ends the table at hand.
func (w *window) finish() {
	if w.table != nil {
		w.table.endMembers()
		w.table.close(0)
	}
	w.table = nil
}

// firstColumn is the first column of words.
func (h header) firstColumn() int {
	for c := 0; c < readColumns; c++ {
		if path := h.paths[c]; len(path) > 0 && exact[strings.Join(headingWords(path[0]), " ")] != Number {
			return c
		}
	}
	return 0
}

// contextFacts is what the sheet's name and the lines above a table say of all
// its rows.
func contextFacts(name string, lines []string) (f facts, unit programme.Money) {
	for _, text := range append([]string{name}, lines...) {
		if u := unitIn(text); u != 0 {
			unit = u
		}
	}
	for _, text := range append(slices.Clone(lines), name) {
		folded := strings.TrimLeft(programme.Fold(text), "( ")
		if strings.HasPrefix(folded, "kem theo") || strings.HasPrefix(folded, "ban hanh") || strings.HasPrefix(folded, "theo ") {
			continue
		}
		own := factsOf(text)
		if f.level == "" {
			f.level = own.level
		}
		if f.year == 0 {
			f.year = own.year
		}
		if f.district == "" {
			f.district = own.district
		}
	}
	return f, unit
}

// doubtUnits tells of a table that states no unit.
func (t *table) doubtUnits() {
	for _, c := range t.columns {
		if c.UnitFrom == FromSize {
			t.say(t.header.from, c.Index, Scale, "Sổ không ghi đơn vị tính. Theo độ lớn của các số, cột này được đọc bằng %s. Ghi đơn vị tính phía trên bảng, ví dụ “Đơn vị tính: triệu đồng”.", unitName(c.Unit))
			return
		}
	}
}

// say keeps a problem.
func (r *reader) say(s *Sheet, p Problem) {
	if r.problems++; r.problems > maxProblems {
		r.full = refuse("Sổ có hơn %d ô không đọc được chắc chắn, có thể đơn vị tính hoặc tiêu đề cột không đúng. Ô đầu tiên: %s – %s", maxProblems, s.Name, p.Message)
		return
	}
	s.Problems = append(s.Problems, p)
}

// faulty tells of a formula that gave an error.
func (r *reader) faulty(s *Sheet, line int, c Cell) {
	if c.Kind == FaultCell {
		r.say(s, Problem{Line: line, Column: c.Column, Kind: BadFormula, Message: "Công thức trong ô bị lỗi (" + cleanText(c.Text) + "). Sửa công thức hoặc gõ số vào ô."})
	}
}

// duplicate tells of a project that the book has already: the same title and
// beneficiary, and no other money.
func (r *reader) duplicate(s *Sheet, at int, columns map[Field]int) {
	if r.rows++; r.rows > maxRows {
		r.full = refuse("Sổ có hơn %d đề án nên không được đọc. Hãy tách thành nhiều tệp rồi thử lại.", maxRows)
	}
	p := &s.Rows[at]
	if p.Title == "" || len(p.Beneficiaries) == 0 {
		return
	}
	h := fnv.New64a()
	for w := range strings.FieldsFuncSeq(programme.Fold(p.Title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		h.Write([]byte(w + " "))
	}
	for _, b := range p.Beneficiaries {
		h.Write([]byte("|" + programme.NameKey(b)))
	}
	key := h.Sum64()
	own := rowAt{int32(len(r.book.Sheets) - 1), int32(at)}
	first, met := r.met[key]
	if !met {
		r.met[key] = own
		return
	}
	for _, m := range append([]rowAt{first}, r.more[key]...) {
		sheet := &r.book.Sheets[m.sheet]
		before := &sheet.Rows[m.row]
		if !before.same(p) {
			continue
		}
		c, ok := columns[Title]
		if !ok {
			c = columns[Beneficiary]
		}
		where := fmt.Sprintf("dòng %d", before.Line)
		if sheet.Name != s.Name {
			where += " của trang “" + sheet.Name + "”"
		}
		r.say(s, Problem{Line: p.Line, Column: c, Kind: DuplicateProject, Message: "Đề án này có vẻ đã ghi ở " + where + " (cùng tên, cùng đơn vị thụ hưởng). Nếu là một đề án thì bỏ bớt một dòng; nếu là hai thì ghi rõ điểm khác nhau."})
		break
	}
	if len(r.more[key]) < 20 {
		r.more[key] = append(r.more[key], own)
	}
}

// same tells two rows of one title and beneficiary whose money does not speak
// against being one project.
func (p *Row) same(o *Row) bool {
	if p.Code != "" && p.Code == o.Code {
		return true
	}
	was, is := p.Amounts, o.Amounts
	if was[total].Known && is[total].Known && was[total] != is[total] || was[support].Known && is[support].Known && was[support] != is[support] {
		return p.Year == o.Year && was[total] == is[total]
	}
	return true
}
