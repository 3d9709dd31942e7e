package book

import (
	"regexp"
	"slices"

	"khuyencong/programme"
)

// progressLines is after how many lines somebody is told how far reading is.
const progressLines = 2000

// correctionsOf are the cells that were typed anew, by line. What names no cell
// is nothing.
func correctionsOf(cells map[string]string) map[int][]Cell {
	if len(cells) == 0 {
		return nil
	}
	all := map[int][]Cell{}
	for name, text := range cells {
		if column, line, ok := parseCellName([]byte(name)); ok {
			all[line] = append(all[line], Cell{Column: column, Kind: TextCell, Text: text})
		}
	}
	return all
}

// put sets a cell of a line; an empty text leaves it empty.
func (l *Line) put(c Cell) {
	i, has := slices.BinarySearchFunc(l.Cells, c.Column, func(c Cell, column int) int { return c.Column - column })
	switch {
	case has && cleanText(c.Text) == "":
		l.Cells = slices.Delete(l.Cells, i, i+1)
	case has:
		l.Cells[i] = c
	case cleanText(c.Text) != "":
		l.Cells = slices.Insert(l.Cells, i, c)
	}
}

// plannedList tells by a sheet's name and the lines above its table whether it
// lists what is planned.
func plannedList(name string, lines []string) bool {
	planned := false
	for _, text := range append([]string{name}, lines...) {
		folded := " " + programme.Fold(text) + " "
		if doneWords.MatchString(folded) {
			return false
		}
		planned = planned || planWords.MatchString(folded)
	}
	return planned
}

var (
	doneWords = regexp.MustCompile(`\b(ket qua|quyet toan|nghiem thu|thuc hien|da ho tro|tong hop)\b`)
	planWords = regexp.MustCompile(`\b(ke hoach|kh|du kien|dang ky|de nghi|du toan)\b`)
)
