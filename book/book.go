// Package book reads the books that offices keep: Excel workbooks and CSV
// files in, projects out, with the totals that the book states and every cell
// that cannot be read for certain. Nothing is stored and nothing is guessed:
// what a page or a command does with a reading is theirs.
package book

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"khuyencong/programme"
)

// Book (sổ) is what was read.
type Book struct {
	Name         string
	Sheets       []Sheet
	HiddenSheets []string // not read
}

// Sheet (trang) is one sheet of a book, or a CSV file.
type Sheet struct {
	Name     string
	Tables   []Table
	Rows     []Row
	Totals   []Total
	Problems []Problem
	Lines    []LineKind  // of each line, from 1; 0 is not used
	Sections map[int]int // line of each section: that of the section around it, 0 for none
}

// Table is one heading of a sheet with its columns as they were recognised.
type Table struct {
	From, To int // lines of the heading
	Columns  []Column
}

// Options are what an office knows before a book is read.
type Options struct {
	Units   []programme.Place        // of all times; none: places stay as written
	Learned map[string]Field         // what headings mean here, by HeadingKey
	Chosen  map[string]map[int]Field // what a person chose, by sheet and column
	// Corrected are cells typed anew, by sheet and cell ("E22"): they are read
	// as if the book had them.
	Corrected map[string]map[string]string
	Progress  func(sheet string, line int) // told now and then; nil for nobody
}

// Read reads a book. name is the file's name, for the sheet of a CSV file;
// what kind of file it is, its bytes tell. A file that is no book is refused
// with a sentence that says why and what to do.
func Read(ctx context.Context, name string, in io.ReaderAt, size int64, o Options) (*Book, error) {
	r := newReader(ctx, name, o)
	f, err := open(in, size)
	if err != nil {
		return nil, err
	}
	if f.csv != nil {
		r.letters.file = f.csv.charset.code()
		if err := r.sheet(csvSheet(name), sheetFrame{}, f.csv.lines); err != nil {
			return nil, err
		}
		return r.book, nil
	}
	r.from1904 = f.workbook.date1904
	for _, s := range f.workbook.sheets {
		if s.hidden {
			r.book.HiddenSheets = append(r.book.HiddenSheets, s.name)
			continue
		}
		frame, err := f.workbook.frame(s)
		if err != nil {
			return nil, err
		}
		err = r.sheet(s.name, frame, func(visit func(Line) error) error { return f.workbook.lines(s, visit) })
		if err != nil {
			return nil, err
		}
	}
	return r.book, nil
}

// csvSheet is the name of the sheet that a CSV file is.
func csvSheet(name string) string {
	return cleanText(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
}
