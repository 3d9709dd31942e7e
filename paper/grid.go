package paper

// grid is a Table with every cell in its place. Whatever the rows were, it is
// a full rectangle: short rows are filled up, long ones widen the table, and a
// span ends at the edge of the heading or of the body.
type grid struct {
	columns int
	head    int         // number of heading rows
	at      [][]*spread // by row and column; a cell that spans stands in several places
}

// spread is a cell in its place.
type spread struct {
	text       string
	style      style
	align      Align
	head       bool
	row, col   int // its upper left
	rows, cols int
}

// starts tells whether the cell's upper left is at a place.
func (s *spread) starts(row, col int) bool { return s.row == row && s.col == col }

// runs is a line of the cell in its style.
func (s *spread) runs(text string) Runs {
	return Runs{{Text: text, Bold: s.style&bold != 0, Italic: s.style&italic != 0}}
}

// maxColumns stops a hostile span from filling the memory.
const maxColumns = 60

func (t Table) grid() grid {
	g := grid{columns: min(len(t.Columns), maxColumns), head: len(t.Head)}
	g.at = make([][]*spread, len(t.Head)+len(t.Rows))
	for i, r := range t.Head {
		g.place(i, len(t.Head), r, t, true)
	}
	for i, r := range t.Rows {
		g.place(len(t.Head)+i, len(g.at), r, t, false)
	}
	for i := range g.at {
		for col := range g.columns {
			if g.free(i, col) {
				g.put(&spread{row: i, col: col, rows: 1, cols: 1, head: i < g.head})
			}
		}
	}
	return g
}

// place puts the cells of a row where there is room, left to right; until is
// the row that no cell of this part reaches.
func (g *grid) place(row, until int, r Row, t Table, head bool) {
	col := 0
	for _, c := range r.Cells {
		for !g.free(row, col) {
			col++
		}
		if col >= maxColumns {
			g.at[row][maxColumns-1].text += "\n" + c.Text
			continue
		}
		s := &spread{text: c.Text, align: c.Align, head: head, row: row, col: col,
			rows: min(max(c.Rows, 1), until-row), cols: 1}
		s.style = styleOf(c.Bold || r.Bold || head && !c.Italic, c.Italic)
		for s.cols < min(c.Cols, max(g.columns, 1)-col) && g.free(row, col+s.cols) {
			s.cols++
		}
		switch {
		case s.align != "":
		case head:
			s.align = Centre
		case col < len(t.Columns):
			s.align = t.Columns[col].Align
		}
		g.put(s)
	}
}

func (g *grid) free(row, col int) bool {
	return col >= len(g.at[row]) || g.at[row][col] == nil
}

func (g *grid) put(s *spread) {
	for i := s.row; i < s.row+s.rows; i++ {
		for len(g.at[i]) < s.col+s.cols {
			g.at[i] = append(g.at[i], nil)
		}
		for col := s.col; col < s.col+s.cols; col++ {
			g.at[i][col] = s
		}
	}
	g.columns = max(g.columns, s.col+s.cols)
}

// row lists the cells that begin in a row.
func (g grid) row(i int) []*spread {
	var cells []*spread
	for col, s := range g.at[i] {
		if s.starts(i, col) {
			cells = append(cells, s)
		}
	}
	return cells
}

// linked tells whether a cell reaches from row i into the next, so that the
// two stay on one page.
func (g grid) linked(i int) bool {
	for _, s := range g.at[i] {
		if s.row+s.rows > i+1 {
			return true
		}
	}
	return false
}

// unlink ends every cell in its first row, from row first to row last; empty
// cells stand below.
func (g grid) unlink(first, last int) {
	for i := first; i <= last; i++ {
		for _, s := range g.row(i) {
			for below := i + 1; below < i+s.rows; below++ {
				g.put(&spread{row: below, col: s.col, rows: 1, cols: s.cols, head: s.head})
			}
			s.rows = 1
		}
	}
}
