package programme

import "strings"

// Inert is a text that no spreadsheet works out as a formula: one that begins
// like a formula, after blanks and apostrophes too, stands behind one more
// apostrophe. FromInert takes it away again.
func Inert(s string) string {
	if formulaLike(s) {
		return "'" + s
	}
	return s
}

// FromInert is the text that Inert was given.
func FromInert(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && formulaLike(bare) {
		return bare
	}
	return s
}

// formulaLike tells a text that some spreadsheet might work out.
func formulaLike(s string) bool {
	if s != "" && (s[0] == '\t' || s[0] == '\r') {
		return true
	}
	s = strings.TrimLeft(s, " \u00a0\n'")
	return s != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(s)[0])
}
