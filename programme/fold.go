package programme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is text as people search it: lower case, tones and marks off, đ as d.
// "Máy sấy Chè Đường" folds to "may say che duong". It is applied to stored
// text at write and to the query alike, so that both engines find the same.
func Fold(s string) string {
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
