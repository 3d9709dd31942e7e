package book

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlReader walks through the tags of one part of a workbook. It knows what
// these parts use of XML and refuses the rest (document types above all); it
// keeps one tag at a time.
type xmlReader struct {
	in   *bufio.Reader
	left int64 // bytes that may still be read

	name    []byte // of the tag at hand, without prefix
	attrs   []byte // its attributes as written
	closing bool   // </name>
	empty   bool   // <name/>
	text    []byte // text before the tag, entities resolved, if wanted
	want    bool   // keep text
	tag     []byte
	raw     []byte

	copy textWriter // takes everything but the tag at hand, as it is; nil: nothing does
}

// textWriter takes what is read of a part that is written again.
type textWriter interface {
	io.Writer
	io.StringWriter
}

const maxTag = 1 << 16

func newXMLReader(in io.Reader, most int64) *xmlReader {
	return &xmlReader{in: bufio.NewReaderSize(in, 1<<16), left: most}
}

// next goes to the next tag; io.EOF at the end.
func (x *xmlReader) next() error {
	x.text = x.text[:0]
	for {
		if err := x.readText(); err != nil {
			return err
		}
		if err := x.readTag(); err != nil {
			return err
		}
		switch {
		case len(x.tag) == 0:
			return errBroken
		case x.tag[0] == '?':
			x.keep("<", x.tag, ">")
			continue
		case bytes.HasPrefix(x.tag, []byte("!--")):
			if err := x.skipComment(); err != nil {
				return err
			}
			continue
		case bytes.HasPrefix(x.tag, []byte("![CDATA[")):
			if err := x.readCDATA(); err != nil {
				return err
			}
			x.keep("<", x.tag, ">")
			continue
		case x.tag[0] == '!':
			return errBroken // a document type has no place in a workbook
		}
		x.split()
		return nil
	}
}

// readText reads up to the next tag.
func (x *xmlReader) readText() error {
	x.raw = x.raw[:0]
	for {
		part, err := x.in.ReadSlice('<')
		if x.left -= int64(len(part)); x.left < 0 {
			return errTooLarge
		}
		if x.want {
			if len(x.raw)+len(part) > 8*maxCellText {
				return errTooLarge
			}
			x.raw = append(x.raw, part...)
		}
		x.keep("", bytes.TrimSuffix(part, []byte("<")), "")
		switch err {
		case nil:
			if x.want {
				x.text = unescape(x.text, x.raw[:len(x.raw)-1])
			}
			return nil
		case bufio.ErrBufferFull:
		default:
			return err
		}
	}
}

// readTag reads up to the > that ends the tag; one inside quotes does not.
func (x *xmlReader) readTag() error {
	x.tag = x.tag[:0]
	for {
		part, err := x.in.ReadSlice('>')
		if x.left -= int64(len(part)); x.left < 0 {
			return errTooLarge
		}
		if err != nil && err != bufio.ErrBufferFull {
			if err == io.EOF {
				return errBroken
			}
			return err
		}
		x.tag = append(x.tag, part...)
		if len(x.tag) > maxTag {
			return errBroken
		}
		if err == nil && (x.tag[0] == '!' || !inQuotes(x.tag)) {
			x.tag = x.tag[:len(x.tag)-1]
			return nil
		}
	}
}

// inQuotes tells a tag that breaks off inside the value of an attribute.
func inQuotes(tag []byte) bool {
	quote := byte(0)
	for _, c := range tag {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// keep copies what was read.
func (x *xmlReader) keep(before string, part []byte, after string) {
	if x.copy != nil {
		x.copy.WriteString(before)
		x.copy.Write(part)
		x.copy.WriteString(after)
	}
}

func (x *xmlReader) skipComment() error {
	x.keep("<", x.tag, ">")
	for !bytes.HasSuffix(x.tag, []byte("--")) {
		part, err := x.in.ReadSlice('>')
		if x.left -= int64(len(part)); x.left < 0 {
			return errTooLarge
		}
		if err != nil && err != bufio.ErrBufferFull {
			return errBroken
		}
		x.keep("", part, "")
		if err == nil {
			x.tag = append(x.tag[:0], part[max(0, len(part)-3):len(part)-1]...)
		}
	}
	return nil
}

func (x *xmlReader) readCDATA() error {
	for !bytes.HasSuffix(x.tag, []byte("]]")) {
		part, err := x.in.ReadSlice('>')
		if x.left -= int64(len(part)); x.left < 0 {
			return errTooLarge
		}
		if err != nil {
			return errBroken
		}
		x.tag = append(append(x.tag, '>'), part[:len(part)-1]...)
		if len(x.tag) > maxTag {
			return errBroken
		}
	}
	if x.want {
		x.text = append(x.text, x.tag[len("![CDATA["):len(x.tag)-2]...)
	}
	return nil
}

// split takes the tag apart.
func (x *xmlReader) split() {
	t := x.tag
	x.closing = t[0] == '/'
	if x.closing {
		t = t[1:]
	}
	x.empty = len(t) > 0 && t[len(t)-1] == '/'
	if x.empty {
		t = t[:len(t)-1]
	}
	end := bytes.IndexAny(t, " \t\r\n")
	if end < 0 {
		end = len(t)
	}
	x.name, x.attrs = t[:end], t[end:]
	if i := bytes.IndexByte(x.name, ':'); i >= 0 {
		x.name = x.name[i+1:]
	}
}

// attr is the value of an attribute as written; nil where there is none.
func (x *xmlReader) attr(name string) []byte {
	rest := x.attrs
	for {
		i := bytes.IndexByte(rest, '=')
		if i < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:i])
		if j := bytes.IndexByte(key, ':'); j >= 0 {
			key = key[j+1:]
		}
		rest = bytes.TrimLeft(rest[i+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[2+end:]
	}
}

func (x *xmlReader) attrTrue(name string) bool {
	v := string(x.attr(name))
	return v == "1" || v == "true"
}

// is tells an opening tag of that name.
func (x *xmlReader) is(name string) bool { return !x.closing && string(x.name) == name }

// ends tells the end of an element, also of an empty one.
func (x *xmlReader) ends(name string) bool {
	return (x.closing || x.empty) && string(x.name) == name
}

// unescape adds text to out with the entities of XML resolved.
func unescape(out, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(out, text...)
		}
		out, text = append(out, text[:i]...), text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if end < 0 {
			out, text = append(out, '&'), text[1:]
			continue
		}
		out = append(out, entity(text[1:end])...)
		text = text[end+1:]
	}
}

func entity(name []byte) []byte {
	switch string(name) {
	case "amp":
		return []byte("&")
	case "lt":
		return []byte("<")
	case "gt":
		return []byte(">")
	case "quot":
		return []byte(`"`)
	case "apos":
		return []byte("'")
	}
	digits, base := string(name), 10
	if len(digits) > 1 && digits[0] == '#' {
		if digits = digits[1:]; digits[0] == 'x' || digits[0] == 'X' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err == nil && n <= utf8.MaxRune {
			return utf8.AppendRune(nil, rune(n))
		}
	}
	return nil
}

// prefix is what stands before the name of the tag: "x:" in <x:row>, else "".
func (x *xmlReader) prefix() string {
	name := bytes.TrimPrefix(x.tag, []byte("/"))
	if end := bytes.IndexAny(name, " \t\r\n/"); end >= 0 {
		name = name[:end]
	}
	return string(name[:bytes.IndexByte(name, ':')+1])
}
