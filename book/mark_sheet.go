package book

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
)

// sheetEdit writes a sheet again: marked cells get their colour, and where
// only some lines are kept the others are empty.
type sheetEdit struct {
	*rewriter
	sheet      sheetPart
	marks      cellMarks
	some       bool // only the lines of kept are kept
	kept       *keptLines
	active     bool                 // the sheet that opens first
	above      map[int]map[int]bool // cells of other lines that reach down to kept ones
	drawing    string               // relation of the boxes of comments
	newDrawing bool

	x      *xmlReader
	out    *bufio.Writer
	number int // of the line
}

// join keeps the cells that are joined downwards to a line that is kept.
func (e *sheetEdit) join(merges []merge) {
	e.above = map[int]map[int]bool{}
	if !e.some {
		return
	}
	for _, m := range merges {
		if e.kept.at(m.top) != emptied {
			continue
		}
		for line := m.top + 1; line <= m.bottom && e.kept != nil && line < len(e.kept.lines); line++ {
			if e.kept.at(line) == whole {
				if e.above[m.top] == nil {
					e.above[m.top] = map[int]bool{}
				}
				e.above[m.top][m.left] = true
				break
			}
		}
	}
}

// behindDrawing are the parts of a sheet that stand behind the relation of its
// comments' boxes.
var behindDrawing = map[string]bool{"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true,
	"webPublishItems": true, "tableParts": true, "extLst": true, "AlternateContent": true}

func (e *sheetEdit) write(to io.Writer) error {
	x, in, err := e.workbook.unpack(e.sheet.part)
	if err != nil {
		return err
	}
	defer in.Close()
	e.x, e.out, e.number = x, bufio.NewWriterSize(to, 1<<16), 0
	x.copy = e.out
	marks, depth, data := e.marks, 0, false
	for {
		err := x.next()
		if err == io.EOF {
			return e.out.Flush()
		}
		if err != nil {
			return err
		}
		if x.closing {
			depth--
		}
		switch {
		case x.is("row") && data:
			if err := e.row(&marks); err != nil {
				return err
			}
			continue
		case string(x.name) == "sheetData":
			data = !x.closing && !x.empty
		case x.is("sheetView") && e.some:
			x.tag = setAttr(x.tag, "tabSelected", map[bool]string{true: "1", false: "0"}[e.active])
		case x.is("legacyDrawing") && e.newDrawing:
			continue // its part is missing
		case e.newDrawing && (depth == 1 && !x.closing && behindDrawing[string(x.name)] || x.closing && string(x.name) == "worksheet"):
			e.newDrawing = false
			e.out.WriteString("<" + x.prefix() + `legacyDrawing xmlns:r="` + e.workbook.relations() + `" r:id="` + e.drawing + `"/>`)
		}
		x.keep("<", x.tag, ">")
		if !x.closing && !x.empty {
			depth++
		}
	}
}

// row writes the line whose tag is at hand.
func (e *sheetEdit) row(marks *cellMarks) error {
	x := e.x
	number := e.number + 1
	if n := x.attr("r"); n != nil {
		given, err := strconv.Atoi(string(n))
		if err != nil || given < number || given > mostLines {
			return errBroken
		}
		number = given
	}
	e.number = number
	if number%256 == 0 && e.ctx.Err() != nil {
		return e.ctx.Err()
	}
	l := lineEdit{sheetEdit: e, prefix: x.prefix(), column: -1, marks: marks.next(number), kept: whole}
	if e.some {
		l.kept, l.above = e.kept.at(number), e.above[number]
		l.tag()
	}
	if len(l.marks) > 0 {
		x.tag = dropAttr(x.tag, "spans")
	}
	if !x.empty {
		x.keep("<", x.tag, ">")
		return l.cells()
	}
	if len(l.marks) == 0 {
		x.keep("<", x.tag, ">")
		return nil
	}
	x.keep("<", bytes.TrimSuffix(x.tag, []byte("/")), ">")
	l.missing(mostColumns)
	e.out.WriteString("</" + l.prefix + "row>")
	return nil
}

// relations is the name of the attributes that name parts.
func (w *workbook) relations() string {
	if w.strict {
		return "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
