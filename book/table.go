package book

import (
	"slices"

	"khuyencong/programme"
)

// table goes through the lines under one heading.
type table struct {
	layout
	header header
	sheet  *Sheet
	reader *reader

	base         facts
	planned      bool
	open         sections
	closed       []section
	lastRow      int // index of the project that a further line belongs to, -1 for none
	last         *Row
	from         int // the table's first row
	pageFrom     int
	totalFrom    int
	projects     int
	done         bool // the total of all was met: what follows without a number is no project
	numbersBelow bool // projects are numbered 1.1 or a, so that 1 may be a section
	firstText    int
	sums         [][amounts]programme.Money // of the sheet's rows up to each
	shares       [amounts]programme.Money   // of the members of the group above, where its own line has the sum
	shared       bool

	merges  []merge // of the sheet, by their first line
	next    int
	active  []merge
	spanned map[int]spannedText // what stands in cells joined downwards, by column
}

// spannedText is the text of a cell that is joined over several lines.
type spannedText struct {
	cell   Cell
	bottom int
}

// mergesAt is the joined cells that a line is part of. Lines come in order.
func (t *table) mergesAt(line int) []merge {
	for t.next < len(t.merges) && t.merges[t.next].top <= line {
		t.active = append(t.active, t.merges[t.next])
		t.next++
	}
	t.active = slices.DeleteFunc(t.active, func(m merge) bool { return m.bottom < line })
	return t.active
}

// span keeps what cells joined downwards say, for the lines below.
func (t *table) span(l Line) {
	for _, m := range t.mergesAt(l.Number) {
		if m.top == l.Number && m.bottom > l.Number {
			delete(t.spanned, m.left)
			if c := l.at(m.left); c != nil {
				t.spanned[m.left] = spannedText{*c, m.bottom}
			}
		}
	}
}

// text is what a line has in the column of a field, as it is; the text of a
// joined cell stands on each of its lines.
func (t *table) text(f Field, l Line) string {
	c, ok := t.at[f]
	if !ok {
		return ""
	}
	if cell := t.cell(c, l); cell != nil {
		return cell.Text
	}
	return ""
}

// cell is the cell of a column, or the joined one that reaches down to it.
func (t *table) cell(column int, l Line) *Cell {
	if c := l.at(column); c != nil {
		return c
	}
	if s, ok := t.spanned[column]; ok && l.Number <= s.bottom {
		return &s.cell
	}
	return nil
}

// line reads one line under the heading.
func (t *table) line(l Line) LineKind {
	r := t.see(l)
	kind := t.kind(r)
	t.span(l)
	if kind != FurtherLine {
		t.endMembers()
	}
	switch kind {
	case SectionLine:
		t.section(r)
	case TotalLine, CarriedLine:
		t.total(r, kind == CarriedLine)
	case ProjectLine:
		t.project(r)
	case FurtherLine:
		t.further(r)
	case HeadingLine:
		return kind
	}
	if t.last = nil; t.lastRow >= 0 {
		t.last = &t.sheet.Rows[t.lastRow]
	}
	t.faults(l, kind)
	return kind
}

// faults tells of formulas that gave an error in lines that are no projects,
// and in columns of projects that are not read.
func (t *table) faults(l Line, kind LineKind) {
	for _, c := range l.Cells {
		if c.Kind != FaultCell || kind == ProjectLine && amountOf(t.fieldAt(c.Column)) >= 0 {
			continue
		}
		t.reader.faulty(t.sheet, l.Number, c)
	}
}

func (t *table) fieldAt(column int) Field {
	for _, c := range t.columns {
		if c.Index == column {
			return c.Field
		}
	}
	return NoField
}

// project begins a project.
func (t *table) project(r row) {
	l := r.line
	f := t.open.facts(t.base)
	p := Row{Line: l.Number, LastLine: l.Number, Section: t.open.line(), Hidden: l.Hidden, Level: f.level, Content: f.content, Year: f.year, Period: f.period,
		Planned: t.planned, Code: cleanText(t.text(Code, l)), Title: t.titleOf(l), TaxCode: cleanText(t.text(TaxCode, l)), Note: cleanText(t.text(Note, l))}
	t.parties(&p, l, f)
	t.ownFacts(&p, l)
	t.reader.places.find(&p, f)
	t.papers(&p, l)
	t.amountsOn(&p, l)
	t.texts(&p, l)
	if t.reader.letters.seen[inTCVN3] > 0 {
		for i, b := range p.Beneficiaries {
			p.Beneficiaries[i] = nameCapitals(b)
		}
	}
	t.projects++
	t.done = false
	t.sheet.Rows = append(t.sheet.Rows, p)
	t.lastRow = len(t.sheet.Rows) - 1
	t.addSum(p.Amounts)
	t.reader.duplicate(t.sheet, t.lastRow, t.at)
}

func (t *table) addSum(a Amounts) {
	sums := t.sums[len(t.sums)-1]
	for i, q := range a {
		sums[i] += q.Money()
	}
	t.sums = append(t.sums, sums)
}

// titleOf is the title of a line; one that begins with a sign keeps it.
func (t *table) titleOf(l Line) string { return cleanText(t.text(Title, l)) }
