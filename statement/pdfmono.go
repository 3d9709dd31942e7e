package statement

import (
	"strings"
	"unicode/utf8"
)

// A PDF made of a plain text file is set in letters of one width, with tab
// stops at fixed distances: there the tabs themselves can be found again.

// stop is the distance of LibreOffice's tab stops (1,25 cm), in hundredths of a point.
const stop = 3543

// letterWidth is the width of every letter of a page set in one width, in
// tenths of a point; 0 when letters differ.
func letterWidth(words []piece) int {
	width, n := 0, 0
	for _, w := range words {
		letters := utf8.RuneCountInString(w.text)
		if letters < 3 {
			continue
		}
		each := (w.end - w.at + letters/2) / letters
		if width == 0 {
			width = each
		}
		if abs(each-width) > 1 {
			return 0
		}
		n++
	}
	if n < 10 {
		return 0
	}
	return width
}

// writeTyped writes the lines of a page set in one width. A gap that is not
// one blank wide is as many tabs as there are stops in it.
func writeTyped(b *strings.Builder, lines [][]piece, width int) {
	left, right := 1<<30, 0
	for _, l := range lines {
		left, right = min(left, l[0].at), max(right, l[len(l)-1].end)
	}
	tabs := func(from, to int) int {
		return max(1, (to-left+8)*10/stop-(from-left-2)*10/stop)
	}
	tabbed := false
	for i, l := range lines {
		if i > 0 {
			prev := lines[i-1]
			end, first := prev[len(prev)-1].end, l[0]
			switch {
			case tabbed && end+width+first.end-first.at > right && l[0].at-left < width && !hasTab(l, width):
				b.WriteByte(' ') // a row of a table broken at the margin
			case first.top-prev[0].bottom > (first.bottom-first.top)/2:
				b.WriteString("\n\n")
			default:
				b.WriteByte('\n')
			}
		}
		tabbed = l[0].at-left > width || hasTab(l, width)
		if l[0].at-left > width {
			b.WriteString(strings.Repeat("\t", tabs(left, l[0].at)))
		}
		for k, w := range l {
			if k > 0 {
				if gap := w.at - l[k-1].end; abs(gap-width) > 2 {
					b.WriteString(strings.Repeat("\t", tabs(l[k-1].end, w.at)))
				} else {
					b.WriteByte(' ')
				}
			}
			b.WriteString(w.text)
		}
	}
	b.WriteByte('\n')
}

func hasTab(l []piece, width int) bool {
	for k := 1; k < len(l); k++ {
		if abs(l[k].at-l[k-1].end-width) > 2 {
			return true
		}
	}
	return false
}
