package programme

import (
	"slices"
	"strings"
	"unicode"
)

// legalWords are the words of a name that say what form or line of business an
// establishment has, not which one it is: folded, by their first word, the
// longer before what they begin with.
var legalWords = func() map[string][][]string {
	all := map[string][][]string{}
	for _, words := range []string{
		"cong ty trach nhiem huu han", "cong ty co phan", "cong ty hop danh", "cong ty", "cty", "trach nhiem huu han", "tnhh",
		"mot thanh vien", "hai thanh vien", "mtv", "co phan", "cp", "doanh nghiep tu nhan", "doanh nghiep", "dntn",
		"lien hiep hop tac xa", "hop tac xa", "htx", "to hop tac", "tht", "ho kinh doanh", "hkd", "co so san xuat", "co so",
		"thuong mai", "tm", "san xuat", "sx", "dich vu", "dv", "xuat nhap khau", "xnk",
	} {
		parts := strings.Fields(words)
		all[parts[0]] = append(all[parts[0]], parts)
	}
	return all
}()

// NameKey is what tells an establishment's name from others: folded, without
// marks, legal form and the words of every other name. It is "" for a name of
// nothing else.
func NameKey(name string) string {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var kept []string
	for len(words) > 0 {
		if n := legalPrefix(words); n > 0 {
			words = words[n:]
			continue
		}
		joins := words[0] == "va" && len(words) > 1 && (len(kept) == 0 || legalPrefix(words[1:]) > 0)
		if !joins { // "sản xuất và thương mại"
			kept = append(kept, words[0])
		}
		words = words[1:]
	}
	return strings.Join(kept, " ")
}

// legalPrefix is how many of the first words are one of legalWords.
func legalPrefix(words []string) int {
	for _, legal := range legalWords[words[0]] {
		if len(words) >= len(legal) && slices.Equal(words[:len(legal)], legal) {
			return len(legal)
		}
	}
	return 0
}

// shortest is the least letters of a word in which one letter may be a slip:
// shorter Vietnamese syllables differ by one letter and are other words.
const shortest = 5

// spelled tells a word in which a slip of one letter is looked for: plain
// letters, and long enough.
func spelled(word string) bool {
	return len(word) >= shortest && !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

// typo tells two names that differ in one word and there by one letter, with
// that word of each.
func typo(a, b []string) (one, other string, is bool) {
	if len(a) != len(b) {
		return "", "", false
	}
	at := -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 || !spelled(a[i]) || !spelled(b[i]) || !oneEdit(a[i], b[i]) {
			return "", "", false
		}
		at = i
	}
	if at < 0 {
		return "", "", false
	}
	return a[at], b[at], true
}

// oneEdit tells two different words that one letter changed, added or left out
// makes the same.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
