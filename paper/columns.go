package paper

import "strings"

// tableSizes are the sizes tried for a table's letters, largest first.
var tableSizes = []float64{12, 11, 10, 9}

// fit chooses the size of a table's letters and the widths of its columns in
// points. Columns too narrow for a word or a number take from the others; the
// largest size wins at which no column gives up more than a fifth for that.
func (t Table) fit(g grid, room float64) (size float64, columns []float64) {
	asked := t.shares(g.columns, room)
	for _, size = range tableSizes {
		columns = widen(asked, leastWidths(g, size, room), room)
		if !squeezed(columns, asked) {
			return size, columns
		}
	}
	for _, size = range tableSizes {
		least := leastWidths(g, size, room)
		columns = widen(asked, least, room)
		if sum(least) <= room {
			break
		}
	}
	return size, columns
}

// squeezed tells whether some column has much less than was asked for it.
func squeezed(columns, asked []float64) bool {
	for i := range columns {
		if columns[i] < 0.8*asked[i] {
			return true
		}
	}
	return false
}

// shares are the widths by the columns' shares; a column without a share has
// the mean of the others'.
func (t Table) shares(n int, room float64) []float64 {
	widths := make([]float64, n)
	total, given := 0, 0
	for _, c := range t.Columns[:min(n, len(t.Columns))] {
		if c.Share > 0 {
			total += c.Share
			given++
		}
	}
	mean := 1.0
	if given > 0 {
		mean = float64(total) / float64(given)
	}
	for i := range widths {
		widths[i] = mean
		if i < len(t.Columns) && t.Columns[i].Share > 0 {
			widths[i] = float64(t.Columns[i].Share)
		}
	}
	return scaled(widths, room)
}

// leastWidths is what each column needs so that no word of it is broken. No
// single word is let have more than half the table.
func leastWidths(g grid, size, room float64) []float64 {
	least := make([]float64, g.columns)
	for i := range g.at {
		for _, s := range g.row(i) {
			if s.cols > 1 {
				continue
			}
			for _, w := range strings.Fields(strings.ReplaceAll(s.text, nbsp, "_")) {
				least[s.col] = max(least[s.col], min(width(w, s.style, size)+2*cellSide+1, room/2))
			}
		}
	}
	return least
}

// widen gives each column its least width and hands out the rest of the room by
// how much more each column had asked for.
func widen(asked, least []float64, room float64) []float64 {
	spare := room - sum(least)
	if spare <= 0 {
		return scaled(least, room)
	}
	wants := make([]float64, len(asked))
	for i := range asked {
		wants[i] = max(asked[i]-least[i], 0)
	}
	if sum(wants) == 0 {
		wants = asked
	}
	wants = scaled(wants, spare)
	for i := range wants {
		wants[i] += least[i]
	}
	return wants
}

func scaled(widths []float64, room float64) []float64 {
	total := sum(widths)
	out := make([]float64, len(widths))
	for i, w := range widths {
		out[i] = w * room / total
	}
	return out
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}
