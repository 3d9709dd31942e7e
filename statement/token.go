package statement

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

type tokenKind byte

const (
	word    tokenKind = iota // letters
	number                   // digits with dots and commas between them
	mark                     // one punctuation sign
	tab                      // boundary of a table cell
	newline                  // end of a line
)

// token is one word, number or sign of the text.
type token struct {
	text       string // composed letters, lower case; dashes as "-"
	kind       tokenKind
	start, end int  // place in the text, in code points
	upper      bool // begins with a capital
	caps       bool // all capitals, two letters or more
	spaced     bool // blank (or nothing) before it
}

// glyph is a composed letter with the place of what it was composed from.
type glyph struct {
	r          rune
	start, end int
}

// glyphs composes decomposed letters, maps blanks and dashes to plain ones and
// drops signs without width. Places stay those of the given text.
func glyphs(text string) []glyph {
	out := make([]glyph, 0, len(text))
	at := 0
	for _, r := range text {
		g := glyph{r, at, at + 1}
		at++
		switch {
		case r == '\uFEFF' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u00AD' || r == '\u2060' || r == '\r':
			continue
		case unicode.Is(unicode.Mn, r) && len(out) > 0:
			last := &out[len(out)-1]
			last.end = g.end
			// A letter takes at most a few marks; more of them are dropped, so
			// that a hostile text cannot make this slow.
			if c := []rune(norm.NFC.String(string(last.r) + string(r))); len(c) == 1 {
				last.r = c[0]
			} else if c := recompose(last.r, r); c != 0 {
				last.r = c
			}
			continue
		case r == '\u2028' || r == '\u2029' || r == '\f' || r == '\v':
			g.r = '\n'
		case r == '|':
			g.r = '\t'
		case r != '\n' && r != '\t' && (unicode.IsSpace(r) || r == '\u00A0' || r == '\u202F'):
			g.r = ' '
		case strings.ContainsRune("‐‑‒–—―−", r):
			g.r = '-'
		case r == '％':
			g.r = '%'
		}
		out = append(out, g)
	}
	return out
}

// recompose joins a mark to a letter that already carries one when they were
// typed in the other order (tone before circumflex).
func recompose(letter, m rune) rune {
	d := []rune(norm.NFD.String(string(letter)))
	if len(d) > 3 {
		return 0
	}
	c := []rune(norm.NFC.String(string(d[0]) + string(m) + string(d[1:])))
	if len(c) == 1 {
		return c[0]
	}
	return 0
}

// tokenize cuts a text into tokens, in one pass.
func tokenize(text string) []token {
	gs := glyphs(text)
	out := make([]token, 0, len(gs)/4+8)
	spaced := true
	for i := 0; i < len(gs); {
		g := gs[i]
		switch {
		case g.r == ' ':
			spaced = true
			i++
		case g.r == '\n' || g.r == '\t':
			k := tab
			if g.r == '\n' {
				k = newline
			}
			out = append(out, token{kind: k, start: g.start, end: g.end, spaced: spaced})
			spaced = true
			i++
		case unicode.IsLetter(g.r):
			j, caps := i, true
			var b strings.Builder
			for j < len(gs) && j-i < 60 && (unicode.IsLetter(gs[j].r) || j > i && gs[j].r < 128 && unicode.IsDigit(gs[j].r)) {
				caps = caps && !unicode.IsLower(gs[j].r)
				b.WriteRune(unicode.ToLower(gs[j].r))
				j++
			}
			out = append(out, token{placeTone(b.String()), word, g.start, gs[j-1].end, unicode.IsUpper(g.r), caps && j-i > 1, spaced})
			spaced, i = false, j
		case g.r < 128 && unicode.IsDigit(g.r):
			j := numberEnd(gs, i)
			var b strings.Builder
			for _, x := range gs[i:j] {
				b.WriteRune(x.r)
			}
			out = append(out, token{b.String(), number, g.start, gs[j-1].end, false, false, spaced})
			spaced, i = false, j
		default:
			out = append(out, token{string(g.r), mark, g.start, g.end, false, false, spaced})
			spaced = false
			i++
		}
	}
	return out
}

// numberEnd is where the number that begins at i ends: digits, with single
// dots or commas between digits, or single blanks between groups of three.
func numberEnd(gs []glyph, i int) int {
	digit := func(k int) bool { return k < len(gs) && gs[k].r >= '0' && gs[k].r <= '9' }
	j := i
	for j < len(gs) && j-i < 40 {
		switch {
		case digit(j):
			j++
		case (gs[j].r == '.' || gs[j].r == ',') && digit(j+1):
			j++
		case gs[j].r == ' ' && j-i <= 3+4*((j-i)/4) && digit(j+1) && digit(j+2) && digit(j+3) && !digit(j+4) && groupsOfThree(gs[i:j]) &&
			!(j+4 < len(gs) && (gs[j+4].r == '.' && digit(j+5) || gs[j+4].r == '/')):
			j += 4
		default:
			return j
		}
	}
	return j
}

// groupsOfThree tells whether what was read so far can be the head of a number
// with blanks between thousands: one to three digits, then groups of three.
func groupsOfThree(gs []glyph) bool {
	run, groups := 0, 0
	for _, g := range gs {
		switch {
		case g.r == ' ':
			if groups > 0 && run != 3 {
				return false
			}
			groups, run = groups+1, 0
		case g.r == '.' || g.r == ',':
			return false
		default:
			run++
		}
	}
	return run <= 3 && (groups == 0 || run == 3)
}

// placeTone writes a final oà, oè, uỳ and their like as òa, òe, ùy: both
// spellings are in use, and the dictionary needs one.
func placeTone(s string) string {
	r := []rune(s)
	n := len(r)
	if n < 2 || n > 2 && r[n-3] == 'q' {
		return s
	}
	if to, ok := tonePlaces[string(r[n-2:])]; ok {
		return string(r[:n-2]) + to
	}
	return s
}

var tonePlaces = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
