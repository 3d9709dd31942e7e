package book

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khuyencong/programme"
)

// cleanText is text as it is kept: composed letters, blanks folded to one.
func cleanText(s string) string {
	if tidy(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(programme.Clean(s), blank), " ")
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' }

// tidy tells text that cleanText leaves as it is, without making a new one.
func tidy(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	for _, r := range s {
		if r < ' ' || r >= 0x7f && (r < 0xa1 || blank(r) || unicode.IsControl(r) || r == utf8.RuneError) {
			return false
		}
	}
	return composed(s)
}

// composed tells text whose letters are composed; for the usual letters
// without taking it apart.
func composed(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x1ea0 || r > 0x1ef9) && (r < 0x2010 || r > 0x2027) {
			return norm.NFC.IsNormalString(s)
		}
	}
	return true
}

func notLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !legacySign(r)
}

// legacySign tells the signs of western Europe that stand for letters in
// TCVN3 and VNI.
func legacySign(r rune) bool { return r >= 0xa1 && r <= 0xff && !unicode.IsLetter(r) || r == '\u00ad' }

// code is how the letters of a text were typed.
type code byte

const (
	inUnicode code = iota
	inTCVN3
	inVNI
)

// letters mends the texts of one sheet: a cell typed in TCVN3 or VNI is known
// by its words, which are no Vietnamese syllables as they stand; one whose
// words do not tell follows the other cells of the sheet.
type letters struct {
	file  code            // of a file whose bytes are all in one code
	known map[string]int8 // words met: 1 a syllable, -1 none
	seen  [3]int          // cells met by their code
}

// mend is a cell's text in Unicode and composed, its line ends kept.
func (l *letters) mend(s string) string {
	if ascii(s) {
		return s
	}
	if s = l.unicode(s); composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

func (l *letters) unicode(s string) string {
	how := l.file
	if how == inUnicode {
		how = l.codeOf(s)
	}
	if how != inUnicode || strings.ContainsFunc(s, vietnameseOnly) {
		l.seen[how]++
	}
	switch how {
	case inTCVN3:
		return firstCapital(programme.FromTCVN3(s))
	case inVNI:
		return programme.FromVNI(s)
	}
	return s
}

func (l *letters) codeOf(s string) code {
	if strings.ContainsFunc(s, vietnameseOnly) {
		return inUnicode
	}
	mostly := inUnicode
	for _, c := range []code{inTCVN3, inVNI} {
		if l.seen[c] > l.seen[mostly] {
			mostly = c
		}
	}
	scores := [3]int{l.score(norm.NFC.String(s)), l.score(programme.FromTCVN3(s)), l.score(programme.FromVNI(s))}
	best := inUnicode
	for _, c := range []code{inTCVN3, inVNI} {
		likelier := scores[c] == scores[best] && (c == mostly || best != mostly && best != inUnicode && vniShaped(s))
		if scores[c] > scores[best] || likelier {
			best = c
		}
	}
	if best == inUnicode && mostly != inUnicode && scores[mostly] >= scores[best] && strings.ContainsFunc(s, foreign) {
		return mostly
	}
	return best
}

// vniShaped tells text in which each sign stands behind a vowel, as the marks
// of VNI do.
func vniShaped(s string) bool {
	last := ' '
	for _, r := range s {
		if r >= 0xa1 && !strings.ContainsRune("aeouyôöAEOUYÔÖ", last) && !strings.ContainsRune("ñôöæóòîÑÔÖÆÓÒÎ", r) {
			return false
		}
		last = r
	}
	return true
}

// foreign tells a sign or letter of western Europe that no Vietnamese text has.
func foreign(r rune) bool {
	return r >= 0xa1 && r <= 0xff && !strings.ContainsRune("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ", r)
}

// vietnameseOnly tells letters that neither TCVN3 nor VNI is typed with.
func vietnameseOnly(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("ăĂđĐơƠưƯĩĨũŨ", r) || unicode.Is(unicode.Mn, r)
}

// score is the words that are syllables less those that are none.
func (l *letters) score(s string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(s, notLetter) {
		if ascii(w) && len(w) > 0 {
			continue
		}
		k, met := l.known[w]
		if !met {
			k = -1
			if programme.IsSyllable(w) {
				k = 1
			}
			if l.known == nil || len(l.known) > 20_000 {
				l.known = map[string]int8{}
			}
			l.known[strings.Clone(w)] = k
		}
		n += int(k)
	}
	return n
}

// firstCapital gives a text its capital back where TCVN3 has none for it.
func firstCapital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r < utf8.RuneSelf && n > 0 || !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// nameCapitals gives the words of a name that came from TCVN3 their capitals
// back: "út Nếp" among capitals is "Út Nếp".
func nameCapitals(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if r < utf8.RuneSelf || !unicode.IsLower(r) || i+1 >= len(words) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(words[i+1])
		if strings.ContainsRune("đăâêôơư", r) || !unicode.IsUpper(next) {
			continue
		}
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// lostLetters tells text some of whose letters were lost on the way: a
// question mark or the sign of a damaged letter inside a word.
func lostLetters(s string) bool {
	if strings.ContainsRune(s, utf8.RuneError) {
		return true
	}
	if strings.IndexByte(s, '?') < 0 {
		return false
	}
	inside, rs := 0, []rune(s)
	for i, r := range rs {
		if r != '?' {
			continue
		}
		before := i > 0 && unicode.IsLetter(rs[i-1])
		after := i+1 < len(rs) && unicode.IsLetter(rs[i+1])
		if before && after {
			return true
		}
		if after || before && i+1 < len(rs) && rs[i+1] != ' ' {
			inside++
		} else if before {
			inside++
		}
	}
	return inside >= 2
}
