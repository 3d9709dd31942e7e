package programme

import (
	"slices"
	"strings"
	"unicode"
)

// SerialKeys are the machine's serials as they are compared: letters and
// digits alone, capital; what is too short to tell a machine is left out.
func (m Machine) SerialKeys() (keys []string) {
	for _, typed := range strings.FieldsFunc(m.Serials, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if key := codeKey(typed); len(key) >= 3 && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// InvoiceKey tells an invoice: its number without series marks and leading
// zeros, and its date; "" while one of the two is missing.
func (m Machine) InvoiceKey() string {
	number := strings.TrimLeft(codeKey(m.Invoice), "0")
	if number == "" || m.InvoiceDate == 0 {
		return ""
	}
	return number + "/" + m.InvoiceDate.ISO()
}

// NameKey is the machine's name as it is compared: folded words.
func (m Machine) NameKey() string {
	return strings.Join(strings.FieldsFunc(Fold(m.Name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// ModelKey is the model as it is compared; "" when none is known.
func (m Machine) ModelKey() string { return codeKey(m.Model) }

// codeKey is a code with its letters and digits alone, capital and without
// tones, so that "SL-25/071" and "sl 25071" are one.
func codeKey(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Fold(s)))
}

// sameKind tells two machines that may be one by what they are, with the words
// for it: one model, or one name where not both models are known.
func sameKind(a, b Machine) (how string, same bool) {
	if x, y := a.ModelKey(), b.ModelKey(); x != "" && y != "" {
		return "cùng model " + a.Model, x == y
	}
	x, y := a.NameKey(), b.NameKey()
	switch {
	case x == "" || y == "":
		return "", false
	case x == y:
		return "cùng tên máy", true
	}
	return "tên máy gần giống", hasWords(y, x) || hasWords(x, y)
}

// hasWords tells whether the words of a short name, at least three, stand in the
// longer one in the same order without a gap.
func hasWords(long, short string) bool {
	return strings.Count(short, " ") >= 2 && strings.Contains(" "+long+" ", " "+short+" ")
}
