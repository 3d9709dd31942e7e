package web

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"khuyencong/book"
	"khuyencong/programme"
)

// importLookPage is a sheet as the book has it, each line with what it was
// taken for.
type importLookPage struct {
	importFrame
	Sheet *book.Sheet
	Heads []importHead
	Lines []importLine
	More  string // address of the lines behind, "" for none
	Less  string
}

// importHead is a column of the sheet with what it was recognised as.
type importHead struct{ Letter, Field string }

// importLine is one line of the sheet.
type importLine struct {
	Number int
	Kind   book.LineKind
	Hidden bool
	Cells  []string // by the heads
}

// Class colours a line by its kind; its word stands beside it.
func (l importLine) Class() string {
	return [...]string{"line-other", "line-heading", "line-section", "line-project", "line-project", "line-total", "line-total"}[l.Kind]
}

const lookLines = 40

func (s *Server) importLook(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "")
	if err != nil {
		return unlessDrawn(err)
	}
	p := importLookPage{importFrame: f, Sheet: f.sheet(r.FormValue("sheet"))}
	if p.Sheet != nil {
		if err := p.look(r); err != nil {
			return err
		}
	}
	return render(w, r, http.StatusOK, importLookView(p))
}

// sheet is a sheet by its number in the address, counted from 1; the first one
// with projects where the address names none; nil for a book without sheets.
func (f importFrame) sheet(typed string) *book.Sheet {
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(f.Book.Sheets) {
		return &f.Book.Sheets[n-1]
	}
	for i := range f.Book.Sheets {
		if len(f.Book.Sheets[i].Rows) > 0 {
			return &f.Book.Sheets[i]
		}
	}
	if len(f.Book.Sheets) > 0 {
		return &f.Book.Sheets[0]
	}
	return nil
}

// look reads the lines that the address asks for.
func (p *importLookPage) look(r *http.Request) error {
	from, _ := strconv.Atoi(r.FormValue("from"))
	from = max(from, 1)
	lines, more, err := book.Look(r.Context(), p.Book.Name, bytes.NewReader(p.Data), int64(len(p.Data)), p.Sheet.Name, from, lookLines)
	if err != nil {
		return err
	}
	columns := map[int]bool{}
	for _, l := range lines {
		for _, c := range l.Cells {
			columns[c.Column] = true
		}
	}
	fields := map[int]string{}
	for _, t := range p.Sheet.Tables {
		for _, c := range t.Columns {
			columns[c.Index] = true
			if c.Imported() {
				fields[c.Index] = c.Field.Label()
			}
		}
	}
	at := map[int]int{}
	for c := range 120 {
		if columns[c] {
			at[c] = len(p.Heads)
			p.Heads = append(p.Heads, importHead{book.ColumnName(c), fields[c]})
		}
	}
	for _, l := range lines {
		one := importLine{Number: l.Number, Hidden: l.Hidden, Cells: make([]string, len(p.Heads))}
		if l.Number < len(p.Sheet.Lines) {
			one.Kind = p.Sheet.Lines[l.Number]
		}
		for _, c := range l.Cells {
			if i, ok := at[c.Column]; ok {
				one.Cells[i] = strings.ToValidUTF8(c.Text, "")
			}
		}
		p.Lines = append(p.Lines, one)
	}
	if more {
		p.More = withQuery(r, "from", strconv.Itoa(lines[len(lines)-1].Number+1))
	}
	if from > 1 {
		p.Less = withQuery(r, "from", strconv.Itoa(max(from-lookLines, 1)))
	}
	return nil
}

// importSheetLink is the address of a sheet on a step.
func importSheetLink(f importFrame, i int) string {
	return importPath(f.Import.ID, f.Step) + "?sheet=" + strconv.Itoa(i+1)
}
