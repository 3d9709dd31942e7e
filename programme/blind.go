package programme

import (
	"slices"
	"strings"
	"unicode"
)

// Hidden stands where a name was left out of a text.
const Hidden = "[…]"

// WithoutNames is a text in which proper names (tên riêng) are hidden: words
// with a capital that stand in one of the names, with the words of a legal form
// or of a kind of unit before them. Words that are written small are no names:
// "máy sấy trái cây" stays where a co-operative is called “Trái cây Kế Sách”.
func WithoutNames(text string, names ...string) string {
	var whole [][]string
	for _, name := range names {
		if words := strings.Fields(NameKey(name)); len(words) > 0 {
			whole = append(whole, words)
		}
	}
	var out strings.Builder
	for len(text) > 0 {
		word := leadingWord(text)
		if word == "" {
			n := strings.IndexFunc(text, wordRune)
			if n < 0 {
				n = len(text)
			}
			out.WriteString(text[:n])
			text = text[n:]
			continue
		}
		if n := nameLength(text, whole); n > 0 {
			out.WriteString(Hidden)
			text = text[n:]
			continue
		}
		out.WriteString(word)
		text = text[len(word):]
	}
	return out.String()
}

// unitWords are what stands before the name of a place, folded.
var unitWords = [][]string{{"xa"}, {"phuong"}, {"thi", "tran"}, {"thi", "xa"}, {"huyen"}, {"quan"}, {"tinh"}, {"thanh", "pho"}, {"ap"}, {"khom"}, {"thon"}}

// nameLength is how much of the text's beginning is a name, with what leads to
// it; 0 for none.
func nameLength(text string, names [][]string) int {
	words, ends := firstWords(text, 24)
	folded := foldAll(words)
	n := 0
	for n < len(words) {
		k := legalPrefix(folded[n:])
		if k == 0 {
			k = unitPrefix(folded[n:])
		}
		if k == 0 {
			break
		}
		n += k
	}
	led := n
	for _, name := range names {
		if rest := folded[n:]; n == led && len(rest) >= len(name) && startsUpper(words[n]) && slices.Equal(rest[:len(name)], name) {
			n += len(name)
		}
	}
	inNames := func(word string) bool {
		return slices.ContainsFunc(names, func(name []string) bool { return slices.Contains(name, word) })
	}
	for n < len(words) && startsUpper(words[n]) && inNames(folded[n]) {
		n++
	}
	if n == led {
		return 0
	}
	return ends[n-1]
}

func unitPrefix(folded []string) int {
	for _, unit := range unitWords {
		if len(folded) > len(unit) && slices.Equal(folded[:len(unit)], unit) {
			return len(unit)
		}
	}
	return 0
}

// firstWords are the words at the beginning of a text that only blanks part,
// at most so many, and where each ends.
func firstWords(text string, most int) (words []string, ends []int) {
	at := 0
	for len(words) < most {
		word := leadingWord(text[at:])
		if word == "" {
			break
		}
		at += len(word)
		words, ends = append(words, word), append(ends, at)
		rest := strings.TrimLeft(text[at:], " ")
		if rest == text[at:] {
			break
		}
		at = len(text) - len(rest)
	}
	return words, ends
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func leadingWord(text string) string {
	n := strings.IndexFunc(text, func(r rune) bool { return !wordRune(r) })
	if n < 0 {
		return text
	}
	return text[:n]
}

func startsUpper(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return false
}

func foldAll(words []string) (folded []string) {
	for _, w := range words {
		folded = append(folded, Fold(w))
	}
	return folded
}
