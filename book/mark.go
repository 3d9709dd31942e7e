package book

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
)

// Mark (chỗ cần sửa) is what is written on a cell of a book for who is to mend
// it: what is wrong and what was expected.
type Mark struct {
	Sheet  string
	Line   int
	Column int
	Text   string // in Vietnamese
}

// Marks are the problems of a reading, ready to be written on its book.
func (b *Book) Marks() (marks []Mark) {
	for _, s := range b.Sheets {
		for _, p := range s.Problems {
			marks = append(marks, Mark{s.Name, p.Line, p.Column, p.Message})
		}
	}
	return marks
}

// WriteMarked writes a book again with cells coloured and commented, all else
// as it was. A CSV file becomes a workbook, for CSV has no colours. It streams:
// a sheet is never in memory.
func WriteMarked(ctx context.Context, out io.Writer, name string, in io.ReaderAt, size int64, marks []Mark) error {
	return rewrite(ctx, out, name, in, size, marks, nil)
}

// WriteWrong writes the lines that have to be mended, with the headings and
// sections that they stand under: the other lines are empty and hidden, so
// that each line keeps its number. Formulas are their values, for what they
// added up is gone. of is the reading of the book.
func WriteWrong(ctx context.Context, out io.Writer, of *Book, in io.ReaderAt, size int64, marks []Mark) error {
	kept, err := of.wrong(marks)
	if err != nil {
		return err
	}
	return rewrite(ctx, out, of.Name, in, size, marks, kept)
}

// rewrite writes a book with marks; of its sheets only the lines that are kept,
// where kept is not nil.
func rewrite(ctx context.Context, out io.Writer, name string, in io.ReaderAt, size int64, marks []Mark, kept map[string]*keptLines) error {
	f, err := open(in, size)
	if err != nil {
		return err
	}
	w := f.workbook
	if f.csv != nil {
		var b bytes.Buffer
		sheet := csvSheet(name)
		if err := f.csv.workbook(&b, sheet); err != nil {
			return err
		}
		if w, err = openWorkbook(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil {
			return err
		}
	}
	to := zip.NewWriter(out)
	r := &rewriter{ctx: ctx, workbook: w, to: to, kept: kept, named: map[string]bool{}}
	if err := r.all(sorted(marks)); err != nil {
		return err
	}
	return to.Close()
}

// cellMarks are the marks of one sheet, one a cell, line by line.
type cellMarks []Mark

// sorted is the marks of each sheet; what several say of one cell is one.
func sorted(marks []Mark) map[string]cellMarks {
	all := map[string]cellMarks{}
	for _, m := range marks {
		if m.Line >= 1 && m.Line <= mostLines && m.Column >= 0 && m.Column < mostColumns {
			all[m.Sheet] = append(all[m.Sheet], m)
		}
	}
	for name, of := range all {
		slices.SortStableFunc(of, func(a, b Mark) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
		one := of[:0]
		for _, m := range of {
			if last := len(one) - 1; last >= 0 && one[last].Line == m.Line && one[last].Column == m.Column {
				if one[last].Text != m.Text {
					one[last].Text += "\n\n" + m.Text
				}
				continue
			}
			one = append(one, m)
		}
		all[name] = one
	}
	return all
}

// next takes the marks of a line off; lines come in order.
func (c *cellMarks) next(line int) (of []Mark) {
	all := *c
	for len(all) > 0 && all[0].Line < line {
		all = all[1:]
	}
	n := 0
	for n < len(all) && all[n].Line == line {
		n++
	}
	*c = all[n:]
	return all[:n]
}
