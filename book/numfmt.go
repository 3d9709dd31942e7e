package book

import "strings"

// numberFormat is what a cell's format makes of its number.
type numberFormat struct {
	kind      CellKind // NumberCell, DateCell or PercentCell
	thousands byte
}

// formatOf reads a format by its number, or its code where it has one.
func formatOf(id int, code string) numberFormat {
	if code == "" {
		switch {
		case id == 9 || id == 10:
			return numberFormat{kind: PercentCell}
		case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
			return numberFormat{kind: DateCell}
		}
		return numberFormat{kind: NumberCell}
	}
	code, _, _ = strings.Cut(bareFormat(code), ";")
	switch {
	case strings.Contains(code, "%"):
		return numberFormat{kind: PercentCell}
	case strings.ContainsAny(code, "yd"):
		return numberFormat{kind: DateCell}
	}
	last := strings.LastIndexAny(code, "0#?")
	f := numberFormat{kind: NumberCell}
	for _, c := range code[last+1:] {
		if c != ',' || last < 0 || f.thousands == 3 {
			break
		}
		f.thousands++
	}
	return f
}

// bareFormat is a format's code in lower case without what it prints as is:
// quoted and escaped text, and what stands in brackets.
func bareFormat(code string) string {
	var b strings.Builder
	quoted, bracket, skip := false, false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case skip:
			skip = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\\' || r == '_' || r == '*':
			skip = true
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket:
			b.WriteRune(r)
		}
	}
	if strings.TrimSpace(b.String()) == "general" {
		return ""
	}
	return b.String()
}
