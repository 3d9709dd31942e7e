package paper

import "strings"

// tableSizes are the sizes tried for a table's letters, largest first.
var tableSizes = []float64{12, 11, 10, 9}

// fit chooses the size of a table's letters and the widths of its columns in
// points. Columns too narrow for a word or a number take from the others; the
// largest size wins at which no column gives up more than a fifth for that.
func (t Table) fit(g grid, room float64) (size float64, columns []float64) {
	shares := t.shares(g.columns, room)
	asked := shares
	for _, size = range tableSizes {
		if !t.Pen {
			asked = settle(shares, mostWidths(g, size))
		}
		least := leastWidths(g, size, room)
		columns = widen(asked, least, room)
		if sum(least) <= room && !squeezed(columns, asked) {
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

// mostWidths is what each column can use: its widest cell on one line, its
// heading on two.
func mostWidths(g grid, size float64) []float64 {
	most := make([]float64, g.columns)
	for i := range g.at {
		for _, s := range g.row(i) {
			if s.cols > 1 {
				continue
			}
			for _, text := range strings.Split(s.text, "\n") {
				w := width(text, s.style, size)
				if s.head {
					w = onTwoLines(strings.Fields(text), s.style, size)
				}
				most[s.col] = max(most[s.col], w+2*cellSide+6)
			}
		}
	}
	return most
}

// onTwoLines is the width of words broken once, at the best place.
func onTwoLines(words []string, st style, size float64) float64 {
	best := width(strings.Join(words, " "), st, size)
	for i := 1; i < len(words) && len(words) < 20; i++ {
		upper, lower := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		best = min(best, max(width(upper, st, size), width(lower, st, size)))
	}
	return best
}

// settle moves what a column cannot use to the columns that lack room, so that
// figures do not stand in wide empty columns beside a text of five lines.
func settle(asked, most []float64) []float64 {
	lacks := make([]float64, len(asked))
	surplus := 0.0
	for i := range asked {
		lacks[i] = max(most[i]-asked[i], 0)
		surplus += max(asked[i]-most[i], 0)
	}
	lack := sum(lacks)
	if lack == 0 || surplus == 0 {
		return asked
	}
	moved := min(lack, surplus)
	out := make([]float64, len(asked))
	for i := range asked {
		out[i] = asked[i] + lacks[i]*moved/lack - max(asked[i]-most[i], 0)*moved/surplus
	}
	return out
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
