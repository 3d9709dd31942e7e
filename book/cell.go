package book

import "strconv"

// CellKind is what the workbook keeps in a cell; cells of CSV are all text.
type CellKind byte

const (
	TextCell    CellKind = iota
	NumberCell           // Cell.Text is its digits: "2045.6", "1.1E+3"
	DateCell             // a number shown as a date: Cell.Text is the day's serial
	PercentCell          // a number shown with %: Cell.Text is the ratio
	FaultCell            // an error value: Cell.Text is "#REF!"
)

// Cell (ô) is one cell that is not empty. A formula's cell has the value that
// was last worked out.
type Cell struct {
	Column  int // from 0
	Kind    CellKind
	Formula bool
	// Thousands is how often the format divides by a thousand before it shows
	// the number: 2 for đồng shown as triệu đồng.
	Thousands byte
	Text      string
}

// Line (dòng) is one line of a sheet or record of a CSV file, from 1.
type Line struct {
	Number int
	Hidden bool
	Cells  []Cell // by column
}

// at is the cell of a column; nil where it is empty.
func (l Line) at(column int) *Cell {
	for i := range l.Cells {
		if l.Cells[i].Column == column {
			return &l.Cells[i]
		}
	}
	return nil
}

// text is what stands in a column, "" for nothing.
func (l Line) text(column int) string {
	if c := l.at(column); c != nil {
		return c.Text
	}
	return ""
}

// merge is a range of cells joined to one; lines from 1, columns from 0.
type merge struct{ top, left, bottom, right int }

func (m merge) holds(line, column int) bool {
	return line >= m.top && line <= m.bottom && column >= m.left && column <= m.right
}

// ColumnName is the letters of a column from 0: "A", "AB".
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// CellName is "E22".
func CellName(column, line int) string { return ColumnName(column) + strconv.Itoa(line) }

// parseCellName reads "E22"; ok is false for anything else.
func parseCellName(name []byte) (column, line int, ok bool) {
	i := 0
	for i < len(name) && i < 4 && name[i] >= 'A' && name[i] <= 'Z' {
		column = column*26 + int(name[i]-'A') + 1
		i++
	}
	if i == 0 || i == len(name) || len(name)-i > 7 {
		return 0, 0, false
	}
	for _, c := range name[i:] {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		line = line*10 + int(c-'0')
	}
	return column - 1, line, line >= 1 && line <= mostLines && column <= mostColumns
}
