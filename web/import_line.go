package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/book"
	"khuyencong/programme"
)

// importLinePage is one line of the book, all of its cells to type anew.
type importLinePage struct {
	importFrame
	At    programme.RowAt
	Row   *book.Row
	Cells []importCell
	Fate  string
	Why   []string
}

// importLinePath is the address of a line.
func importLinePath(id int64, at programme.RowAt) string {
	return importPath(id, "line") + "?" + url.Values{"on": {at.Sheet}, "line": {strconv.Itoa(at.Line)}}.Encode()
}

func (s *Server) importLine(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "check")
	if err != nil {
		return unlessDrawn(err)
	}
	line, _ := strconv.Atoi(r.FormValue("line"))
	p := importLinePage{importFrame: f, At: programme.RowAt{Sheet: r.FormValue("on"), Line: line}}
	for _, one := range f.Proposal.Rows {
		if one.RowAt == p.At {
			p.Fate, p.Why, p.Row = one.Fate.Label(), one.Why, f.Row(p.At)
		}
	}
	if p.Row == nil {
		return programme.Refuse(programme.NotFound, "", "Sổ không có dòng đề án này. Quay lại bước Kiểm tra và chọn một dòng.")
	}
	for i := range f.Book.Sheets {
		if sheet := &f.Book.Sheets[i]; sheet.Name == p.At.Sheet {
			if err := p.cells(r, sheet); err != nil {
				return err
			}
		}
	}
	return render(w, r, http.StatusOK, importLineView(p))
}

// cells reads the cells of the line's columns as the book has them, with what
// was typed anew over them.
func (p *importLinePage) cells(r *http.Request, sheet *book.Sheet) error {
	lines, _, err := book.Look(r.Context(), p.Book.Name, bytes.NewReader(p.Data), int64(len(p.Data)), sheet.Name, p.At.Line, 1)
	if err != nil {
		return err
	}
	texts := map[int]string{}
	if len(lines) == 1 && lines[0].Number == p.At.Line {
		for _, c := range lines[0].Cells {
			texts[c.Column] = c.Text
		}
	}
	for _, c := range sheet.ColumnsAt(p.At.Line) {
		if !c.Imported() || c.Field == book.Number {
			continue
		}
		cell := importCell{Name: book.CellName(c.Index, p.At.Line), Heading: sheet.HeadingAt(p.At.Line, c.Index), Text: texts[c.Index]}
		if text, again := p.Import.Choices.Cells[sheet.Name][cell.Name]; again {
			cell.Text, cell.Typed = text, true
		}
		for _, problem := range sheet.Problems {
			if problem.Line == p.At.Line && problem.Column == c.Index {
				cell.Kind, cell.Messages = problem.Kind, append(cell.Messages, problem.Message)
			}
		}
		p.Cells = append(p.Cells, cell)
	}
	return nil
}
