package wordform

import (
	"strings"

	"khuyencong/programme"
)

// mark is one {{…}} of a text.
type mark struct {
	kind     byte // '=' a field, '#' a list begins, '/' it ends
	name     string
	from, to int // in the text
}

// marks finds the marks of a text; open is what stands after a {{ that is never
// closed, "" for none.
func marks(text string) (all []mark, open string) {
	for at := 0; ; {
		i := strings.Index(text[at:], "{{")
		if i < 0 {
			return all, ""
		}
		from := at + i
		end := strings.Index(text[from:], "}}")
		if next := strings.Index(text[from+2:], "{{"); end < 0 || next >= 0 && from+2+next < from+end {
			return all, text[from:]
		}
		m := mark{kind: '=', from: from, to: from + end + 2}
		name := strings.TrimSpace(text[from+2 : from+end])
		if name != "" && (name[0] == '#' || name[0] == '/') {
			m.kind, name = name[0], name[1:]
		}
		m.name = Name(name)
		all = append(all, m)
		at = m.to
	}
}

// Name is a field's name as the program knows it: without tones, in small
// letters, words joined by "_": "Tên đề án" is ten_de_an.
func Name(typed string) string {
	return strings.Join(strings.FieldsFunc(programme.Fold(typed), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '\u00a0'
	}), "_")
}

// lists tells the lists that begin in a text and do not end in it, and those
// that end and do not begin, in order.
func lists(text string) (begun, ended []string) {
	all, _ := marks(text)
	for _, m := range all {
		switch m.kind {
		case '#':
			begun = append(begun, m.name)
		case '/':
			if n := len(begun); n > 0 && begun[n-1] == m.name {
				begun = begun[:n-1]
			} else {
				ended = append(ended, m.name)
			}
		}
	}
	return begun, ended
}
