package programme

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is text as people search it: lower case, tones and marks off, đ as d.
// "Máy sấy Chè Đường" folds to "may say che duong". It is applied to stored
// text at write and to the query alike, so that both engines find the same.
func Fold(s string) string {
	b := make([]byte, 0, len(s))
	table := folded()
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			b = append(b, byte(r))
		case int(r) >= len(table) || table[r] == wholeFold:
			return foldWhole(s)
		case table[r] != 0:
			b = utf8.AppendRune(b, table[r])
		}
	}
	return string(b)
}

// wholeFold marks a letter that folds to more than one: its text is folded the
// long way.
const wholeFold = utf8.RuneError

// folded is what each letter up to the end of the Vietnamese ones folds to, 0
// for nothing: taking texts apart is ten times slower, and lists and books
// fold thousands of them.
var folded = sync.OnceValue(func() *[0x1f00]rune {
	var table [0x1f00]rune
	for r := range table {
		out := []rune(foldWhole(string(rune(r))))
		switch {
		case len(out) > 1:
			table[r] = wholeFold
		case len(out) == 1:
			table[r] = out[0]
		}
	}
	return &table
})

func foldWhole(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Clean is text as it is stored: composed letters (NFC), no blanks at the ends,
// nothing that no database or paper takes (control characters but for line
// ends and tabs, bytes that are no text).
func Clean(s string) string {
	return strings.TrimSpace(norm.NFC.String(Printable(s)))
}

// Printable is text without what no database or paper takes.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
