package statement

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// piece is a run of words of a page with where it begins and ends, in tenths
// of a point.
type piece struct {
	at, end, top, bottom int
	text                 string
	words                []piece // of a run
}

// laidOut turns the words of pages into lines: words side by side are a line,
// a wide gap is a cell's boundary where several lines in a row have one.
func laidOut(pages []byte) string {
	var b strings.Builder
	var words []piece
	x := xml.NewDecoder(bytes.NewReader(pages))
	x.Strict = false
	x.Entity = xml.HTMLEntity
	for {
		t, err := x.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "word" {
				p := piece{}
				for _, a := range t.Attr {
					v, _ := strconv.ParseFloat(a.Value, 64)
					switch a.Name.Local {
					case "xMin":
						p.at = int(v * 10)
					case "xMax":
						p.end = int(v * 10)
					case "yMin":
						p.top = int(v * 10)
					case "yMax":
						p.bottom = int(v * 10)
					}
				}
				if x.DecodeElement(&p.text, &t) == nil {
					words = append(words, p)
				}
			}
		case xml.EndElement:
			if t.Name.Local == "page" {
				writePage(&b, words)
				words = words[:0]
			}
		}
	}
	writePage(&b, words)
	return b.String()
}

// writePage writes the lines of a page.
func writePage(b *strings.Builder, words []piece) {
	slices.SortStableFunc(words, func(a, c piece) int { return cmp.Compare(a.top+a.bottom, c.top+c.bottom) })
	var rows, lines [][]piece
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && (words[j].top+words[j].bottom)-(words[i].top+words[i].bottom) < words[i].bottom-words[i].top {
			j++
		}
		l := slices.Clone(words[i:j])
		slices.SortStableFunc(l, func(a, c piece) int { return cmp.Compare(a.at, c.at) })
		lines = append(lines, l)
		rows = append(rows, runs(l))
		i = j
	}
	if width := letterWidth(words); width > 0 {
		writeTyped(b, lines, width)
		return
	}
	if n := len(rows); n > 2 {
		for _, k := range []int{n - 1, 0} { // a page number alone on its line
			if len(rows[k]) == 1 && len(rows[k][0].text) <= 3 && strings.Trim(rows[k][0].text, "0123456789") == "" {
				rows = slices.Delete(rows, k, k+1)
			}
		}
	}
	for i := 0; i < len(rows); {
		j := i
		for j < len(rows) && len(rows[j]) > 1 {
			j++
		}
		if j-i >= 2 {
			writeTable(b, rows[i:j])
			i = j
			continue
		}
		if i > 0 && len(rows[i]) > 0 && len(rows[i-1]) > 0 && rows[i][0].top-rows[i-1][0].bottom > (rows[i][0].bottom-rows[i][0].top)/2 {
			b.WriteByte('\n') // a gap between paragraphs
		}
		for k, p := range rows[i] {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.text)
		}
		b.WriteByte('\n')
		i++
	}
}

// runs joins words that stand as close as in a sentence.
func runs(words []piece) []piece {
	var out []piece
	for _, w := range words {
		if n := len(out); n > 0 && w.at-out[n-1].end < (w.bottom-w.top)*4/5 {
			out[n-1].text += " " + w.text
			out[n-1].end = max(out[n-1].end, w.end)
			out[n-1].words = append(out[n-1].words, w)
			continue
		}
		w.words = []piece{w}
		out = append(out, w)
	}
	return out
}

// writeTable puts pieces that stand under each other into one column. The
// columns are those of the row that most other rows agree with.
func writeTable(b *strings.Builder, rows [][]piece) {
	const near = 20
	agree := func(a, c []piece) int {
		n := 0
		for _, p := range a {
			for _, q := range c {
				if abs(p.at-q.at) < near || abs(p.end-q.end) < near || abs(p.at+p.end-q.at-q.end) < 2*near {
					n++
					break
				}
			}
		}
		return n
	}
	var cols []piece
	best := -1
	for i, r := range rows {
		n := 0
		for _, o := range rows[:min(len(rows), 60)] {
			n += agree(r, o)
		}
		if n = n*4 + len(r)*len(rows)*2; n > best && i < 60 {
			best, cols = n, slices.Clone(r)
		}
	}
	for _, r := range rows {
		if len(r) != len(cols) {
			r = splitAt(r, cols)
		}
		cells := make([]string, len(cols))
		from := 0
		for i, p := range r {
			k, dist := from, 1<<30
			for c := from; c < len(cols); c++ {
				d := min(abs(p.at-cols[c].at), abs(p.end-cols[c].end), abs(p.at+p.end-cols[c].at-cols[c].end)/2)
				if d < dist {
					k, dist = c, d
				}
			}
			if len(r) == len(cols) {
				k = i
			}
			cells[k] = strings.TrimSpace(cells[k] + " " + p.text)
			from = min(k+1, len(cols)-1)
		}
		b.WriteString(strings.Join(cells, "\t"))
		b.WriteByte('\n')
	}
}

// splitAt cuts runs where a word begins exactly at a column.
func splitAt(r, cols []piece) []piece {
	var out []piece
	for _, p := range r {
		cur := piece{}
		for i, w := range p.words {
			starts := false
			for _, c := range cols {
				starts = starts || abs(w.at-c.at) < 5
			}
			if i == 0 || starts {
				if i > 0 {
					out = append(out, cur)
				}
				cur = w
				cur.words = []piece{w}
				continue
			}
			cur.text += " " + w.text
			cur.end = w.end
		}
		out = append(out, cur)
	}
	return out
}

func abs(v int) int { return max(v, -v) }
