package programme

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// Words is the amount as a contract writes it (bằng chữ), with its unit and a
// capital first letter: "Năm mươi mốt tỷ một trăm năm mươi bốn triệu hai trăm
// nghìn đồng".
func (m Money) Words() string {
	words := numberWords(absU(int64(m)))
	if m < 0 {
		words = append([]string{"âm"}, words...)
	}
	s := strings.Join(append(words, "đồng"), " ")
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// numberWords reads a number aloud, one element a word.
func numberWords(n uint64) []string {
	if n == 0 {
		return []string{digitWords[0]}
	}
	return billionWords(nil, n, false)
}

// billionWords reads n in groups of nine digits, since the language names
// nothing above tỷ: 10^15 is "một triệu tỷ", 10^18 "một tỷ tỷ". After tells that
// a larger group has been read, so that leading zeros are spoken.
func billionWords(words []string, n uint64, after bool) []string {
	const billion = 1_000_000_000
	if high := n / billion; high > 0 {
		words = append(billionWords(words, high, after), "tỷ")
		after = true
	}
	low := n % billion
	for _, g := range []struct {
		value uint64
		name  string
	}{{low / 1_000_000, "triệu"}, {low / 1000 % 1000, "nghìn"}, {low % 1000, ""}} {
		if g.value == 0 {
			continue
		}
		words = hundredWords(words, int(g.value), after)
		if g.name != "" {
			words = append(words, g.name)
		}
		after = true
	}
	return words
}

// hundredWords reads 1 to 999. After a larger group the hundreds are always
// spoken, "một nghìn không trăm lẻ năm", so that nothing can be written in.
func hundredWords(words []string, n int, after bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	if hundreds > 0 || after {
		words = append(words, digitWords[hundreds], "trăm")
	}
	switch {
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	case ones > 0 && (hundreds > 0 || after):
		words = append(words, "lẻ")
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		words = append(words, "mốt")
	case ones == 5 && tens > 0:
		words = append(words, "lăm")
	default:
		words = append(words, digitWords[ones])
	}
	return words
}
