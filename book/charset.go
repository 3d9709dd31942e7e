package book

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"khuyencong/programme"
)

// charset is how the bytes of a CSV file stand for letters. Those of TCVN3 and
// VNI are read as western letters here and mended with the cells.
type charset int

const (
	unicodeText charset = iota
	windows1258
	tcvn3Bytes
	vniBytes
)

// code is the code in which the cells still are.
func (c charset) code() code {
	switch c {
	case tcvn3Bytes:
		return inTCVN3
	case vniBytes:
		return inVNI
	}
	return inUnicode
}

func (c charset) decode(raw []byte) string {
	switch c {
	case windows1258:
		out, _ := charmap.Windows1258.NewDecoder().Bytes(raw)
		return string(out)
	case tcvn3Bytes, vniBytes:
		out := make([]rune, len(raw))
		for i, b := range raw {
			out[i] = rune(b)
		}
		return string(out)
	}
	return string(raw)
}

// guessCharset finds the code in which most words are Vietnamese.
func guessCharset(text []byte, marked, cut bool) (charset, error) {
	whole := text
	if cut { // the sample may end inside a letter
		if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
			whole = text[:i]
		}
	}
	if marked || utf8.Valid(whole) {
		return unicodeText, nil
	}
	if lost := bytes.Count(whole, nil); lost > 0 && utf8Mostly(whole) {
		return unicodeText, nil // UTF-8 with damaged places: each is told where it stands
	}
	western := tcvn3Bytes.decode(whole)
	scores := []struct {
		charset charset
		words   int
	}{
		{windows1258, syllables(cleanText(windows1258.decode(whole)))},
		{tcvn3Bytes, syllables(programme.FromTCVN3(western))},
		{vniBytes, syllables(programme.FromVNI(western))},
	}
	best := scores[0]
	for _, s := range scores[1:] {
		if s.words > best.words {
			best = s
		}
	}
	if best.words == 0 {
		return 0, refuse("Không nhận ra bảng mã chữ của tệp CSV. Hãy mở tệp bằng Excel, lưu lại dạng .xlsx hoặc CSV UTF-8 rồi thử lại.")
	}
	return best.charset, nil
}

// utf8Mostly tells UTF-8 of which few letters are damaged.
func utf8Mostly(text []byte) bool {
	good, bad := 0, 0
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		text = text[n:]
	}
	return good > 20*bad
}

// syllables counts the words with letters beyond ASCII that are Vietnamese
// syllables, less those that are none.
func syllables(text string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(text, notLetter) {
		if ascii(w) {
			continue
		}
		if programme.IsSyllable(w) {
			n++
		} else {
			n--
		}
	}
	return n
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// utf16Reader turns two bytes a letter into UTF-8.
type utf16Reader struct {
	in   io.Reader
	big  bool
	out  []byte
	held uint16 // first half of a pair
	err  error
}

func (r *utf16Reader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		var pair [2]byte
		if _, err := io.ReadFull(r.in, pair[:]); err != nil {
			r.err = io.EOF
			continue
		}
		u := binary.LittleEndian.Uint16(pair[:])
		if r.big {
			u = binary.BigEndian.Uint16(pair[:])
		}
		switch {
		case r.held != 0:
			r.out = utf8.AppendRune(r.out[:0], utf16.DecodeRune(rune(r.held), rune(u)))
			r.held = 0
		case u >= 0xd800 && u < 0xdc00:
			r.held = u
		default:
			r.out = utf8.AppendRune(r.out[:0], rune(u))
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}
