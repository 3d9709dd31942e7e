package book

import (
	"bytes"
	"io"
	"strconv"
)

// markStyles are the styles of a workbook with those of marked cells: each is
// the style that its cell had, filled with a colour, so that a date stays a
// date.
type markStyles struct {
	formats [][]byte // the styles of cells as they are
	fills   int
	clones  map[int]int
	order   []int
}

const (
	mostStyles = 64_000 // that Excel opens
	markColour = "FFFFE699"
)

func markStylesOf(text []byte) (s markStyles, err error) {
	s.clones = map[int]int{}
	var read bytes.Buffer
	x := newXMLReader(bytes.NewReader(text), maxSmall+1)
	x.copy = &read
	inFills, inCells, start := false, false, 0
	for text != nil {
		err := x.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s, err
		}
		opens := !x.closing && !x.empty
		switch name := string(x.name); {
		case name == "fills":
			inFills = opens
		case name == "cellXfs":
			inCells = opens
		case inFills && x.is("fill"):
			s.fills++
		case inCells && x.is("xf"):
			start = read.Len()
		}
		x.keep("<", x.tag, ">")
		if inCells && x.ends("xf") {
			s.formats = append(s.formats, bytes.Clone(read.Bytes()[start:]))
		}
	}
	return s, nil
}

// usable tells styles that can be added to.
func (s *markStyles) usable() bool { return s.fills > 0 && len(s.formats) > 0 }

// of is the coloured style of cells of a style.
func (s *markStyles) of(style int) int {
	if !s.usable() {
		return style
	}
	if style < 0 || style >= len(s.formats) || len(s.formats)+len(s.order) >= mostStyles {
		if _, first := s.clones[0]; style == 0 || !first && len(s.formats)+len(s.order) >= mostStyles {
			return style
		}
		style = 0
	}
	at, met := s.clones[style]
	if !met {
		at = len(s.formats) + len(s.order)
		s.clones[style], s.order = at, append(s.order, style)
	}
	return at
}

// write writes the styles with the coloured ones behind the others.
func (s *markStyles) write(to io.Writer, text []byte) error {
	return editTags(to, text, func(x *xmlReader) {
		switch name := string(x.name); {
		case name == "fills" && !x.closing:
			x.tag = setAttr(x.tag, "count", strconv.Itoa(s.fills+1))
		case name == "cellXfs" && !x.closing:
			x.tag = setAttr(x.tag, "count", strconv.Itoa(len(s.formats)+len(s.order)))
		case name == "fills":
			p := "<" + x.prefix()
			x.copy.WriteString(p + "fill>" + p + `patternFill patternType="solid">` + p + `fgColor rgb="` + markColour + `"/>` + p + `bgColor indexed="64"/></` +
				x.prefix() + "patternFill></" + x.prefix() + "fill>")
		case name == "cellXfs":
			for _, style := range s.order {
				tag, rest, _ := bytes.Cut(s.formats[style], []byte(">"))
				x.copy.Write(setAttr(setAttr(tag, "fillId", strconv.Itoa(s.fills)), "applyFill", "1"))
				x.copy.WriteString(">")
				x.copy.Write(rest)
			}
		}
	})
}

// editTags copies a part; edit may change the tag at hand and write before it.
func editTags(to io.Writer, text []byte, edit func(*xmlReader)) error {
	var out bytes.Buffer
	x := newXMLReader(bytes.NewReader(text), maxSmall+1)
	x.copy = &out
	for {
		err := x.next()
		if err == io.EOF {
			_, err = to.Write(out.Bytes())
			return err
		}
		if err != nil {
			return err
		}
		edit(x)
		x.keep("<", x.tag, ">")
	}
}

// endless is the error of a part that breaks off.
func endless(err error) error {
	if err == io.EOF {
		return errBroken
	}
	return err
}
