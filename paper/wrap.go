package paper

import "strings"

// piece is a part of a word in one style.
type piece struct {
	text  string
	style style
}

// word is what no line breaks within.
type word struct {
	pieces []piece
	width  float64
}

// textLine is one line of set text.
type textLine struct {
	words []word
	width float64 // with its blanks
	end   bool    // the last of its paragraph: not stretched
}

// wordsOf cuts a text into words at a size. A word may change its style
// inside: "**Bảng 1**:" keeps its colon.
func wordsOf(t Runs, size float64) []word {
	var words []word
	open := false // the last word may still grow
	for _, r := range t {
		st := styleOf(r.Bold, r.Italic)
		for i, part := range strings.Split(r.Text, " ") {
			if i > 0 {
				open = false
			}
			if part == "" {
				continue
			}
			if !open {
				words = append(words, word{})
			}
			w := &words[len(words)-1]
			w.pieces = append(w.pieces, piece{part, st})
			w.width += width(part, st, size)
			open = true
		}
	}
	return words
}

// wrap breaks a text into lines: the first as wide as first, the others rest.
func wrap(t Runs, size, first, rest float64) []textLine {
	blank := width(" ", regular, size)
	var lines []textLine
	var cur textLine
	room := first
	next := func() {
		lines = append(lines, cur)
		cur, room = textLine{}, rest
	}
	for _, w := range wordsOf(t, size) {
		if len(cur.words) > 0 && cur.width+blank+w.width > room {
			next()
		}
		for w.width > room {
			head, tail := w.cut(size, room)
			if len(tail.pieces) == 0 { // one letter, wider than the line
				break
			}
			cur = textLine{words: []word{head}, width: head.width}
			next()
			w = tail
		}
		if len(cur.words) > 0 {
			cur.width += blank
		}
		cur.words = append(cur.words, w)
		cur.width += w.width
	}
	cur.end = true
	return append(lines, cur)
}

// cut breaks a word that is wider than a line after the last letter that fits,
// and after one letter at least.
func (w word) cut(size, room float64) (head, tail word) {
	for n, p := range w.pieces {
		for i, r := range p.text {
			letter := width(string(r), p.style, size)
			if head.width > 0 && head.width+letter > room {
				head.add(p.text[:i], p.style)
				tail.add(p.text[i:], p.style)
				tail.pieces = append(tail.pieces, w.pieces[n+1:]...)
				tail.width = w.width - head.width
				return head, tail
			}
			head.width += letter
		}
		head.add(p.text, p.style)
	}
	return head, tail
}

func (w *word) add(text string, st style) {
	if text != "" {
		w.pieces = append(w.pieces, piece{text, st})
	}
}

// balance breaks a title or a name into as few lines as fit, of about the same
// length: a title does not end in a line of one word. The lines are broken here
// for Word too, which has no such rule.
func balance(s string, st style, size, room float64) []string {
	t := Runs{{Text: bound(s), Bold: st&bold != 0, Italic: st&italic != 0}}
	n := len(wrap(t, size, room, room))
	narrow, wide := room/float64(n)*0.8, room
	for wide-narrow > 1 {
		if mid := (narrow + wide) / 2; len(wrap(t, size, mid, mid)) > n {
			narrow = mid
		} else {
			wide = mid
		}
	}
	var out []string
	for _, l := range wrap(t, size, wide, wide) {
		out = append(out, strings.ReplaceAll(l.String(), term, " "))
	}
	return out
}

// String is the line's words with blanks between.
func (l textLine) String() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, p := range w.pieces {
			b.WriteString(p.text)
		}
	}
	return b.String()
}
