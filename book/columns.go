package book

import (
	"slices"

	"khuyencong/programme"
)

// Column (cột) is one column of a table and what it was taken for.
type Column struct {
	Index      int
	Heading    []string // its words, topmost group first
	Hidden     bool
	Field      Field
	Confidence int             // in percent; 100 where a person or the dictionary decided
	Unit       programme.Money // đồng that one of its numbers means; 0 for no money
	UnitFrom   UnitSource
}

// Letter is the column as Excel names it: "E".
func (c Column) Letter() string { return ColumnName(c.Index) }

// UnitSource is where the unit of a column of money comes from.
type UnitSource byte

const (
	NoUnit     UnitSource = iota
	FromColumn            // its heading
	FromSheet             // a line above the table
	FromSize              // nothing states it: the size of its numbers
	FromOther             // the other columns of money
	FromCells             // each cell states its own
)

// layout is the columns of a table by what they mean.
type layout struct {
	columns []Column
	at      map[Field]int // the column of a field
	amounts [amounts]int  // -1 where there is none
	money   map[int]programme.Money
	styles  map[int]style // the separators that a column is typed with
}

// layoutOf gives each column its meaning: the headings first, then what the
// lines under them tell.
func layoutOf(h header, hidden map[int]bool, sample []Line, sheetUnit programme.Money, learned map[string]Field, chosen map[int]Field) layout {
	l := layout{at: map[Field]int{}, money: map[int]programme.Money{}, styles: map[int]style{}}
	indexes := make([]int, 0, len(h.paths))
	for c := range h.paths {
		indexes = append(indexes, c)
	}
	for c := range chosen {
		if h.paths[c] == nil {
			indexes = append(indexes, c)
		}
	}
	slices.Sort(indexes)
	for _, c := range indexes {
		m := meaningOf(h.paths[c], learned)
		if f, ok := chosen[c]; ok {
			m = meaning{f, 101}
		} else if amountOf(m.field) >= 0 || m.field == vagueMoney {
			m = notText(m, c, h.paths[c], sample)
		} else if m.field == Level || m.field == Content {
			m = notNumbers(m, c, sample)
		}
		l.columns = append(l.columns, Column{Index: c, Heading: h.paths[c], Hidden: hidden[c], Field: m.field, Confidence: m.confidence})
	}
	l.settle()
	l.setUnits(h, sheetUnit, sample)
	return l
}

// notText takes a column of money back whose cells are mostly words.
func notText(m meaning, column int, heading []string, sample []Line) meaning {
	words, numbers := count(column, sample)
	if words > 2*numbers && words > 2 && len(heading) > 0 {
		return looseMeaning(headingWords(heading[len(heading)-1]))
	}
	return m
}

// notNumbers makes a column called "Nguồn vốn" money where it has numbers.
func notNumbers(m meaning, column int, sample []Line) meaning {
	if words, numbers := count(column, sample); numbers > 2*words && numbers > 2 {
		return meaning{vagueMoney, 50}
	}
	return m
}

func count(column int, sample []Line) (words, numbers int) {
	for _, line := range sample {
		c := line.at(column)
		if c == nil {
			continue
		}
		if a := readAmount(c, column, programme.Million); len(a.readings) > 0 || c.Kind == FaultCell || a.wrong == Scale || a.wrong == Ambiguous {
			numbers++
		} else {
			words++
		}
	}
	return words, numbers
}

// settle leaves each meaning to one column.
func (l *layout) settle() {
	order := make([]int, len(l.columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return l.columns[b].Confidence - l.columns[a].Confidence })
	for _, i := range order {
		c := &l.columns[i]
		if c.Confidence > 100 {
			c.Confidence = 100
		}
		switch f := c.Field; {
		case f == NoField || f == ignored || f == vagueMoney || f == OtherMoney:
		case !l.has(f):
			l.at[f] = c.Index
		case f == Title && !l.has(Content):
			c.Field = Content
			l.at[Content] = c.Index
		case f == Note:
		default:
			c.Field, c.Confidence = ignored, 40
		}
	}
	l.settleTitle()
	l.settleMoney()
	l.settleOther()
	l.amounts = [amounts]int{}
	for i, f := range amountFields {
		l.amounts[i] = -1
		if c, ok := l.at[f]; ok {
			l.amounts[i] = c
		}
	}
}

func (l layout) has(f Field) bool { _, ok := l.at[f]; return ok }

// rename gives the column of a field another meaning.
func (l *layout) rename(from, to Field) {
	for i := range l.columns {
		if c := &l.columns[i]; c.Field == from && l.at[from] == c.Index {
			c.Field, c.Confidence = to, min(c.Confidence, 75)
			l.at[to] = c.Index
			delete(l.at, from)
			return
		}
	}
}

// settleTitle takes "Nội dung hỗ trợ" for the title where no other column is.
func (l *layout) settleTitle() {
	if !l.has(Title) && l.has(Content) {
		l.rename(Content, Title)
	}
}

// settleOther takes the one column of money of other sources; several are not
// read, for none of them is the rest of the total.
func (l *layout) settleOther() {
	column, n := 0, 0
	for _, c := range l.columns {
		if c.Field == OtherMoney {
			column, n = c.Index, n+1
		}
	}
	if n == 1 {
		l.at[OtherMoney] = column
	}
}

// settleMoney tells what a column called only "Kinh phí" is, and that the only
// column of national or of local money is all the support.
func (l *layout) settleMoney() {
	for i := range l.columns {
		c := &l.columns[i]
		if c.Field != vagueMoney {
			continue
		}
		anySupport := l.has(Support) || l.has(SupportNational) || l.has(SupportLocal)
		switch {
		case anySupport && !l.has(TotalCost):
			c.Field, c.Confidence = TotalCost, 65
		case !anySupport:
			c.Field, c.Confidence = Support, 55
		default:
			c.Field, c.Confidence = ignored, 40
			continue
		}
		l.at[c.Field] = c.Index
	}
	switch {
	case l.has(Support):
	case l.has(SupportNational) && !l.has(SupportLocal):
		l.rename(SupportNational, Support)
	case l.has(SupportLocal) && !l.has(SupportNational):
		l.rename(SupportLocal, Support)
	}
}

// setUnits finds the unit of each column of money and its separators.
func (l *layout) setUnits(h header, sheetUnit programme.Money, sample []Line) {
	for i := range l.columns {
		c := &l.columns[i]
		if amountOf(c.Field) < 0 {
			continue
		}
		switch {
		case h.units[c.Index] != 0:
			c.Unit, c.UnitFrom = h.units[c.Index], FromColumn
		case sheetUnit != 0:
			c.Unit, c.UnitFrom = sheetUnit, FromSheet
		}
		l.styles[c.Index] = styleOf(c.Index, sample)
	}
	l.guessUnits(sample)
	for _, c := range l.columns {
		if c.Unit != 0 {
			l.money[c.Index] = c.Unit
		}
	}
}

// guessUnits fills what nothing states: by the other columns, else by the size
// that amounts of projects have.
func (l *layout) guessUnits(sample []Line) {
	stated := programme.Money(0)
	for _, c := range l.columns {
		if c.Unit != 0 {
			stated = c.Unit
		}
	}
	for i := range l.columns {
		c := &l.columns[i]
		if amountOf(c.Field) < 0 || c.Unit != 0 {
			continue
		}
		c.Unit, c.UnitFrom = sizeUnit(c.Index, sample)
		if c.UnitFrom != FromSize && stated != 0 {
			c.Unit, c.UnitFrom = stated, FromOther
		}
	}
}

// sizeUnit is the unit in which most numbers of a column are amounts of
// projects: tens of millions to billions of đồng.
func sizeUnit(column int, sample []Line) (programme.Money, UnitSource) {
	var values []programme.Money
	for _, line := range sample {
		if a := readAmount(line.at(column), column, programme.Dong); len(a.readings) > 0 && a.readings[0].value > 0 && !a.own {
			values = append(values, a.readings[0].value)
		}
	}
	if len(values) == 0 {
		return programme.Million, FromCells
	}
	slices.Sort(values)
	switch middle := values[len(values)/2]; {
	case middle >= 5_000_000:
		return programme.Dong, FromSize
	case middle >= 10_000:
		return 1000, FromSize
	default:
		return programme.Million, FromSize
	}
}

// styleOf is the separators that the cells of a column tell beyond doubt;
// plain where they tell none or both.
func styleOf(column int, sample []Line) style {
	var seen [3]int
	for _, line := range sample {
		c := line.at(column)
		if c == nil || c.Kind != TextCell {
			continue
		}
		if a := readAmount(c, column, programme.Dong); len(a.number) == 1 {
			seen[a.number[0].style]++
		}
	}
	switch {
	case seen[vietnamese] > 2*seen[english]:
		return vietnamese
	case seen[english] > 2*seen[vietnamese]:
		return english
	}
	return plain
}
