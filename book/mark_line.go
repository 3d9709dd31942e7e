package book

import (
	"bytes"
	"strconv"
)

// lineEdit writes one line of a sheet again.
type lineEdit struct {
	*sheetEdit
	prefix string
	column int    // of the cell at hand
	style  int    // of the last cell
	marks  []Mark // not yet written
	kept   kept
	above  map[int]bool // cells that are kept though the line is not
}

// tag hides a line that is not kept, and shows one that is.
func (l *lineEdit) tag() {
	x := l.x
	if l.kept != emptied {
		x.tag = dropAttr(x.tag, "hidden")
		return
	}
	l.marks = nil
	end := ""
	if x.empty {
		end = "/"
	}
	x.tag = []byte(l.prefix + `row r="` + strconv.Itoa(l.number) + `" hidden="1"` + end)
}

// cells writes the cells of a line up to its end.
func (l *lineEdit) cells() error {
	x := l.x
	for {
		if err := x.next(); err != nil {
			return endless(err)
		}
		switch {
		case x.closing && string(x.name) == "row":
			l.missing(mostColumns)
			x.keep("<", x.tag, ">")
			return nil
		case x.is("c"):
			if err := l.cell(); err != nil {
				return err
			}
		case x.is("f") && l.some:
			if err := l.skip("f"); err != nil {
				return err
			}
		default:
			x.keep("<", x.tag, ">")
		}
	}
}

// cell writes a cell's tag, or leaves the cell out.
func (l *lineEdit) cell() error {
	x := l.x
	l.column++
	if name := x.attr("r"); name != nil {
		c, _, ok := parseCellName(name)
		if !ok || c < l.column {
			return errBroken
		}
		l.column = c
	}
	if l.kept == emptied && !l.above[l.column] || l.kept == textsOnly && l.sheetEdit.kept.money[l.column] {
		return l.skip("c")
	}
	l.missing(l.column)
	style := 0
	if s := x.attr("s"); s != nil {
		style, _ = strconv.Atoi(string(s))
	}
	l.style = style
	if l.some {
		x.tag = dropAttr(dropAttr(x.tag, "cm"), "vm")
	}
	if len(l.marks) > 0 && l.marks[0].Column == l.column {
		l.marks = l.marks[1:]
		x.tag = setAttr(x.tag, "s", strconv.Itoa(l.styles.of(style)))
	}
	x.keep("<", x.tag, ">")
	return nil
}

// missing writes marked cells that are empty, up to a column.
func (l *lineEdit) missing(before int) {
	for len(l.marks) > 0 && l.marks[0].Column < before {
		l.out.WriteString("<" + l.prefix + `c r="` + CellName(l.marks[0].Column, l.number) + `" s="` + strconv.Itoa(l.styles.of(l.style)) + `"/>`)
		l.marks = l.marks[1:]
	}
}

// skip leaves the element out whose tag is at hand.
func (l *lineEdit) skip(name string) error {
	x := l.x
	if x.empty {
		return nil
	}
	x.copy = nil
	defer func() { x.copy = l.out }()
	for !(x.closing && string(x.name) == name) {
		if err := x.next(); err != nil {
			return endless(err)
		}
	}
	return nil
}

// attrAt finds an attribute in a tag: from the blank before it to behind its
// quote.
func attrAt(tag []byte, name string) (from, to int) {
	for i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 && i < len(tag); {
		start := i
		for i < len(tag) && bytes.IndexByte([]byte(" \t\r\n"), tag[i]) >= 0 {
			i++
		}
		eq := bytes.IndexByte(tag[i:], '=')
		if eq < 0 {
			break
		}
		key := string(bytes.TrimSpace(tag[i : i+eq]))
		i += eq + 1
		for i < len(tag) && tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		if i >= len(tag) {
			break
		}
		end := bytes.IndexByte(tag[i+1:], tag[i])
		if end < 0 {
			break
		}
		if i += end + 2; key == name {
			return start, i
		}
	}
	return -1, -1
}

// setAttr gives an attribute of a tag a value that needs no escaping.
func setAttr(tag []byte, name, value string) []byte {
	tag = dropAttr(tag, name)
	end := bytes.IndexAny(tag, " \t\r\n/")
	if end < 0 {
		end = len(tag)
	}
	return append(append(append([]byte{}, tag[:end]...), ` `+name+`="`+value+`"`...), tag[end:]...)
}

func dropAttr(tag []byte, name string) []byte {
	from, to := attrAt(tag, name)
	if from < 0 {
		return tag
	}
	return append(append([]byte{}, tag[:from]...), tag[to:]...)
}
