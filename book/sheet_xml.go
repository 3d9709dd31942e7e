package book

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sheetFrame is what of a sheet has to be known before its lines are read.
type sheetFrame struct {
	merges  []merge
	hidden  map[int]bool // columns
	drawing string       // the relation of the part with the boxes of comments
}

const maxMerges = 100_000

// frame reads the hidden columns, which stand before a sheet's lines, and the
// joined cells, which stand behind them.
func (w *workbook) frame(s sheetPart) (sheetFrame, error) {
	f := sheetFrame{hidden: map[int]bool{}}
	x, in, err := w.unpack(s.part)
	if err != nil {
		return f, err
	}
	defer in.Close()
	for {
		err := x.next()
		switch {
		case err == io.EOF:
			return f, nil
		case err != nil:
			return f, err
		case x.is("col") && x.attrTrue("hidden"):
			from, _ := strconv.Atoi(string(x.attr("min")))
			to, _ := strconv.Atoi(string(x.attr("max")))
			for c := max(from, 1); c <= min(to, readColumns); c++ {
				f.hidden[c-1] = true
			}
		case x.is("sheetData") && !x.empty:
			if err := x.skipTo([]byte("</sheetData>")); err != nil {
				return f, err
			}
		case x.is("legacyDrawing"):
			f.drawing = string(x.attr("id"))
		case x.is("mergeCell") && len(f.merges) < maxMerges:
			from, to, _ := bytes.Cut(x.attr("ref"), []byte(":"))
			var m merge
			var ok, ok2 bool
			m.left, m.top, ok = parseCellName(from)
			m.right, m.bottom, ok2 = parseCellName(to)
			if ok && ok2 && m.left <= m.right && m.top <= m.bottom {
				f.merges = append(f.merges, m)
			}
		}
	}
}

// skipTo reads on behind a text, quickly. A file that never has it ends.
func (x *xmlReader) skipTo(mark []byte) error {
	for {
		head, err := x.in.Peek(x.in.Size())
		if i := bytes.Index(head, mark); i >= 0 {
			_, err = x.in.Discard(i + len(mark))
			x.left -= int64(i + len(mark))
			return err
		}
		if err != nil {
			if err == io.EOF {
				_, err = x.in.Discard(len(head))
			}
			return err
		}
		n := len(head) - len(mark)
		x.left -= int64(n)
		if _, err := x.in.Discard(n); err != nil {
			return err
		}
		if x.left < 0 {
			return errTooLarge
		}
	}
}

// lines gives each line of a sheet that has a cell to visit, in order.
func (w *workbook) lines(s sheetPart, visit func(Line) error) error {
	x, in, err := w.unpack(s.part)
	if err != nil {
		return err
	}
	defer in.Close()
	r := lineReader{w: w, x: x}
	for {
		err := x.next()
		switch {
		case err == io.EOF:
			return errBroken // the part broke off
		case err != nil:
			return err
		case x.ends("sheetData"):
			return nil
		case x.is("row"):
			if err := r.begin(); err != nil {
				return err
			}
			if x.empty {
				continue
			}
			if err := r.cells(); err != nil {
				return err
			}
			if len(r.line.Cells) > 0 {
				if err := visit(r.line); err != nil {
					return err
				}
			}
		case x.ends("worksheet"):
			return nil // no lines at all
		}
	}
}

type lineReader struct {
	w    *workbook
	x    *xmlReader
	line Line
}

func (r *lineReader) begin() error {
	number := r.line.Number + 1
	if n := r.x.attr("r"); n != nil {
		given, err := strconv.Atoi(string(n))
		if err != nil || given < number || given > mostLines {
			return errBroken
		}
		number = given
	}
	r.line = Line{Number: number, Hidden: r.x.attrTrue("hidden")}
	return nil
}

// cells reads the cells of a line.
func (r *lineReader) cells() error {
	x, column := r.x, -1
	for {
		if err := x.next(); err != nil {
			if err == io.EOF {
				return errBroken
			}
			return err
		}
		switch {
		case x.closing && string(x.name) == "row":
			return nil
		case x.is("c"):
			column++
			if name := x.attr("r"); name != nil {
				c, _, ok := parseCellName(name)
				if !ok || c < column {
					return errBroken
				}
				column = c
			}
			kind, style := string(x.attr("t")), 0
			if s := x.attr("s"); s != nil {
				style, _ = strconv.Atoi(string(s))
			}
			if x.empty {
				continue
			}
			cell, err := r.cell(kind, style)
			if err != nil {
				return err
			}
			if cell.Column = column; column >= readColumns || cell.Text == "" && !cell.Formula {
				continue
			}
			if r.w.cells++; r.w.cells > maxCells {
				return errTooManyCells
			}
			r.line.Cells = append(r.line.Cells, cell)
		}
	}
}

// cell reads one cell up to its end.
func (r *lineReader) cell(kind string, style int) (c Cell, err error) {
	x := r.x
	var value, inline []byte
	phonetic := false
	for {
		if err := x.next(); err != nil {
			if err == io.EOF {
				return c, errBroken
			}
			return c, err
		}
		switch string(x.name) {
		case "c":
			if x.closing {
				x.want = false
				return r.value(c, kind, style, value, inline)
			}
			return c, errBroken
		case "v":
			if x.closing {
				value = append(value, x.text...)
			}
		case "f":
			c.Formula = true
			if x.closing && commandFormula(string(x.text)) {
				return c, errCommand
			}
		case "rPh":
			phonetic = !x.closing && !x.empty
		case "t":
			if x.closing && !phonetic {
				inline = append(inline, x.text...)
			}
		}
		x.want = !x.closing && !x.empty && (string(x.name) == "v" || string(x.name) == "t" || string(x.name) == "f")
	}
}

var errCommand = refuse("Sổ có ô chứa công thức gọi chương trình trên máy (dạng “=cmd|…”), thường là mã độc, nên không được đọc. Hãy xóa ô đó, hoặc hỏi người đã gửi tệp.")

// commandForm is a formula that starts a program: =cmd|' /C …'!A0.
var commandForm = regexp.MustCompile(`(?:^|[=+\-@*/(,;&])\s*"?[A-Za-z][A-Za-z0-9_.\\:]*\s*\|[^|]*!`)

func commandFormula(formula string) bool {
	return strings.IndexByte(formula, '|') > 0 && commandForm.MatchString(formula)
}

// value makes the cell of what was read.
func (r *lineReader) value(c Cell, kind string, style int, value, inline []byte) (Cell, error) {
	switch kind {
	case "s":
		text, ok := r.w.shared.at(value)
		if !ok {
			return c, errBroken
		}
		c.Text = text
	case "inlineStr":
		c.Text = string(inline)
	case "str":
		c.Text = string(value)
	case "e":
		c.Kind, c.Text = FaultCell, string(value)
	case "b":
		c.Text = map[bool]string{true: "TRUE", false: "FALSE"}[string(value) == "1"]
	case "d":
		c.Text = string(value)
	default:
		c.Text, c.Kind = string(value), NumberCell
		if style >= 0 && style < len(r.w.formats) {
			f := r.w.formats[style]
			c.Kind, c.Thousands = f.kind, f.thousands
		}
		if c.Text == "" && c.Formula {
			c.Kind = TextCell
		}
	}
	if len(c.Text) > maxCellText && utf8.RuneCountInString(c.Text) > maxCellText {
		return c, errBroken
	}
	if c.Kind == TextCell {
		c.Text = unescaped(c.Text)
	}
	return c, nil
}

// unescaped takes out the signs that Excel writes for line ends, and for the
// sign that begins them where it is none.
func unescaped(s string) string {
	if strings.Contains(s, "_x00") {
		s = strings.NewReplacer("_x005F_", "_", "_x005f_", "_", "_x000D_", "", "_x000d_", "", "_x000A_", "\n", "_x000a_", "\n", "_x0009_", "\t").Replace(s)
	}
	return unixEnds(s)
}

// unixEnds writes the line ends of a cell as one sign.
func unixEnds(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
