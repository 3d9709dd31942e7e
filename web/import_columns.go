package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/book"
	"khuyencong/programme"
)

// importColumnsPage is the columns of a sheet with what each was taken for.
type importColumnsPage struct {
	importFrame
	Sheet  *book.Sheet
	Number int // of the sheet, from 1
	Form   recordForm
}

func (s *Server) importColumns(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "columns")
	if err != nil {
		return unlessDrawn(err)
	}
	return s.importColumnsDraw(w, r, f, recordForm{}, http.StatusOK)
}

func (s *Server) importColumnsDraw(w http.ResponseWriter, r *http.Request, f importFrame, form recordForm, status int) error {
	if form.Typed == nil {
		c := f.Import.Choices
		form.Typed = url.Values{"list": {string(c.List)}, "level": {string(c.Level)}, "content": {c.Content}}
		if c.Year != 0 {
			form.Typed.Set("year", strconv.Itoa(c.Year))
		}
	}
	p := importColumnsPage{importFrame: f, Sheet: f.sheet(r.FormValue("sheet")), Form: form}
	for i := range f.Book.Sheets {
		if &f.Book.Sheets[i] == p.Sheet {
			p.Number = i + 1
		}
	}
	return render(w, r, status, importColumnsView(p))
}

// columnName is the form value of a column.
func columnName(c book.Column) string { return "column-" + c.Letter() }

// importColumnsUpdate keeps what a person says of the columns of a sheet and
// of rows that do not say it themselves.
func (s *Server) importColumnsUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "columns")
	if err != nil {
		return unlessDrawn(err)
	}
	form := readForm(r)
	c := f.Import.Choices
	if sheet := f.sheet(form.text("sheet")); sheet != nil {
		c.Columns = withColumns(c.Columns, sheet, form)
	}
	c.List, c.Level, c.Content, c.Year = programme.ImportList(form.text("list")), programme.Level(form.text("level")), form.text("content"), form.year("year")
	if err = form.err(); err == nil {
		_, err = s.store.SaveImportChoices(r.Context(), u, f.Import.ID, form.id("version"), c)
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		f.Error = err
		return s.importColumnsDraw(w, r, f, recordForm{Typed: form.typed, Problems: programme.Problems(err)}, statuses[k])
	}
	if err != nil {
		return err
	}
	to := "columns?sheet=" + form.text("sheet")
	if form.text("do") == "on" {
		to = "check"
	}
	return seeOther(w, r, importPath(f.Import.ID, to), "Đã ghi lựa chọn. Sổ được đọc lại theo đó.")
}

// withColumns is the chosen columns with those of a sheet as sent: only what
// differs from what was recognised is a choice.
func withColumns(all map[string]map[int]string, sheet *book.Sheet, form *form) map[string]map[int]string {
	out := map[string]map[int]string{}
	for name, of := range all {
		if name != sheet.Name {
			out[name] = of
		}
	}
	chosen := map[int]string{}
	for column, field := range all[sheet.Name] {
		chosen[column] = field
	}
	for _, t := range sheet.Tables {
		for _, c := range t.Columns {
			typed, sent := form.typed[columnName(c)]
			if !sent {
				continue
			}
			if field := typed[0]; field != importChoice(c) {
				chosen[c.Index] = field
			}
		}
	}
	if len(chosen) > 0 {
		out[sheet.Name] = chosen
	}
	return out
}

// importChoice is the meaning of a column as the list of choices has it.
func importChoice(c book.Column) string {
	if !c.Imported() {
		return ""
	}
	return string(c.Field)
}

// importFields are the meanings of a column to choose from.
func importFields() []option {
	var all []option
	for _, f := range book.Fields() {
		all = append(all, option{string(f), capital(f.Label())})
	}
	return all
}

// importSure says in words how sure a column is.
func importSure(f importFrame, sheet string, c book.Column) (m meaning, words string) {
	if _, chosen := f.Import.Choices.Columns[sheet][c.Index]; chosen {
		return good, "Bạn đã chọn"
	}
	switch {
	case !c.Imported():
		return neutral, "Không nhập"
	case c.Confidence >= 90:
		return good, "Chắc chắn"
	case c.Confidence >= 65:
		return good, "Khá chắc"
	}
	return attention, "Nên xem lại"
}

func importPercent(c book.Column) string { return fmt.Sprintf("%d%%", c.Confidence) }
