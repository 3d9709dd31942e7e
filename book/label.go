package book

import (
	"regexp"
	"strconv"
	"strings"
)

// labelStyle is how a line is numbered; lines numbered alike stand at the same
// depth of a book.
type labelStyle string

const (
	noLabel     labelStyle = ""
	letterLabel labelStyle = "A"
	romanLabel  labelStyle = "I"
	arabicLabel labelStyle = "1"
	lowerLabel  labelStyle = "a"
	dottedLabel labelStyle = "1.1" // and a dot more for each further number
	bulletLabel labelStyle = "-"
	otherLabel  labelStyle = "?"
)

// label is the numbering of a line.
type label struct {
	style labelStyle
	text  string // as printed, without dots and brackets at its ends
	value int    // which one of its style
}

var (
	romanForm  = regexp.MustCompile(`^[IVXL]{1,7}$`)
	dottedForm = regexp.MustCompile(`^(?:[A-Z]|[IVXL]+|\d{1,4})(?:[.\-]\d{1,4})+$`)
	leadLabel  = regexp.MustCompile(`^([A-Z]|[IVXL]{1,7}|\d{1,3}|\d{1,2}\.\d{1,2})\s*[.)\-–:/]\s+(\S.*)$`)
)

// labelOf reads a numbering. last is the letter before it at its depth, which
// tells the letter C from the numeral C, and I behind H from the numeral I.
func labelOf(text string, lastLetter string) label {
	t := strings.Trim(cleanText(text), " .,)(:/")
	l := label{text: t}
	if t == "" {
		if s := cleanText(text); s == "" {
			return l
		}
		l.style = otherLabel
		return l
	}
	switch {
	case len(t) <= 6 && strings.Trim(t, "0123456789") == "":
		l.style = arabicLabel
		l.value, _ = strconv.Atoi(t)
	case strings.Trim(t, "-–+*•") == "":
		l.style = bulletLabel
	case dottedForm.MatchString(t):
		l.style = dottedLabel + labelStyle(strings.Repeat(".", strings.Count(t, ".")+strings.Count(t, "-")-1))
	case len(t) == 1 && lastLetter != "" && t[0] == lastLetter[0]+1:
		l.style, l.value = letterLabel, int(t[0]-'A')+1
	case romanForm.MatchString(t) && roman(t) > 0:
		l.style, l.value = romanLabel, roman(t)
	case len(t) == 1 && t[0] >= 'A' && t[0] <= 'Z':
		l.style, l.value = letterLabel, int(t[0]-'A')+1
	case len(t) == 1 && t[0] >= 'a' && t[0] <= 'z':
		l.style, l.value = lowerLabel, int(t[0]-'a')+1
	case len(t) <= 6 && t[0] >= '0' && t[0] <= '9':
		l.style = arabicLabel // 1a, 2-3
	default:
		l.style = otherLabel
	}
	return l
}

func roman(s string) int {
	digits := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}
	n := 0
	for i := range len(s) {
		d := digits[s[i]]
		if i+1 < len(s) && d < digits[s[i+1]] {
			d = -d
		}
		n += d
	}
	return n
}
