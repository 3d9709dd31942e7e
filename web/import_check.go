package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/book"
	"khuyencong/programme"
)

// importCheckPage is the rows with something to look at, each with its cells to
// type anew.
type importCheckPage struct {
	importFrame
	Show, Kind, SheetName string // filters
	Rows                  []importCheckRow
	Kinds                 []option // with how many there are
	Tallies               map[string]int
	Pager                 pagerView
	Totals                []programme.BookTotal
	Form                  recordForm
}

// importCheckRow is one row of the book with what is wrong with it.
type importCheckRow struct {
	programme.ProposedRow
	Index int // on the page, names the fields
	Row   *book.Row
	Cells []importCell
}

// importCell is a cell that somebody has to look at, or has typed anew.
type importCell struct {
	Name     string // "E22"
	Heading  string
	Kind     book.ProblemKind
	Messages []string
	Text     string // as the book has it, or as typed anew
	Typed    bool
}

// What the page shows.
const (
	showRefused = ""
	showLook    = "look"
	showLeft    = "left"
)

const checkRows = 25

func (s *Server) importCheck(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "check")
	if err != nil {
		return unlessDrawn(err)
	}
	return s.importCheckDraw(w, r, f, recordForm{}, http.StatusOK)
}

func (s *Server) importCheckDraw(w http.ResponseWriter, r *http.Request, f importFrame, form recordForm, status int) error {
	p := importCheckPage{importFrame: f, Show: r.FormValue("show"), Kind: r.FormValue("kind"), SheetName: r.FormValue("on"), Tallies: map[string]int{}, Form: form}
	p.Totals = f.Totals
	rows := p.listed()
	page, _ := strconv.Atoi(r.FormValue("page"))
	pageCount := max((len(rows)+checkRows-1)/checkRows, 1)
	page = min(max(page, 1), pageCount)
	p.Rows = rows[(page-1)*checkRows : min(page*checkRows, len(rows))]
	for i := range p.Rows {
		p.Rows[i].Index = i
	}
	p.Pager = pages(r, "dòng", page, pageCount, checkRows, int64(len(rows)))
	return render(w, r, status, importCheckView(p))
}

// listed is the rows that the filters leave, and how many there are of each.
func (p *importCheckPage) listed() (rows []importCheckRow) {
	byLine := p.cellsByLine()
	kinds := map[book.ProblemKind]int{}
	for _, one := range p.Proposal.Rows {
		row := importCheckRow{ProposedRow: one, Row: p.Row(one.RowAt)}
		for line := row.Row.Line; line <= max(row.Row.LastLine, row.Row.Line); line++ {
			row.Cells = append(row.Cells, byLine[programme.RowAt{Sheet: one.Sheet, Line: line}]...)
		}
		show := importShow(one, row.Cells)
		if show == "none" {
			continue
		}
		p.Tallies[show]++
		if show != p.Show || p.SheetName != "" && one.Sheet != p.SheetName {
			continue
		}
		met := map[book.ProblemKind]bool{}
		for _, c := range row.Cells {
			if c.Kind != "" && !met[c.Kind] {
				kinds[c.Kind]++
				met[c.Kind] = true
			}
		}
		if p.Kind == "" || met[book.ProblemKind(p.Kind)] {
			rows = append(rows, row)
		}
	}
	for k, n := range kinds {
		p.Kinds = append(p.Kinds, option{string(k), k.Label() + " (" + count(n) + ")"})
	}
	slices.SortFunc(p.Kinds, func(a, b option) int { return strings.Compare(a.Label, b.Label) })
	return rows
}

// importShow is the list that a row stands in; "none" for one with nothing to
// say.
func importShow(one programme.ProposedRow, cells []importCell) string {
	switch {
	case one.Fate == programme.RowRefused:
		return showRefused
	case one.Fate == programme.RowLeftOut:
		return showLeft
	case len(one.Why) > 0 || len(cells) > 0:
		return showLook
	}
	return "none"
}

// cellsByLine are the cells with a problem and those typed anew, by their
// lines.
func (p *importCheckPage) cellsByLine() map[programme.RowAt][]importCell {
	all := map[programme.RowAt][]importCell{}
	add := func(sheet *book.Sheet, line int, c importCell, message string) {
		at := programme.RowAt{Sheet: sheet.Name, Line: line}
		i := slices.IndexFunc(all[at], func(o importCell) bool { return o.Name == c.Name })
		if i < 0 {
			i = len(all[at])
			all[at] = append(all[at], c)
		}
		if message != "" {
			all[at][i].Messages = append(all[at][i].Messages, message)
		}
	}
	for k := range p.Book.Sheets {
		sheet := &p.Book.Sheets[k]
		typed := p.Import.Choices.Cells[sheet.Name]
		for _, problem := range sheet.Problems {
			text, again := typed[problem.Cell()]
			if !again {
				text = problem.Text
			}
			add(sheet, problem.Line, importCell{Name: problem.Cell(), Heading: sheet.HeadingAt(problem.Line, problem.Column), Kind: problem.Kind, Text: text, Typed: again}, problem.Message)
		}
		for name, text := range typed {
			if column, line, ok := book.CellAt(name); ok {
				add(sheet, line, importCell{Name: name, Heading: sheet.HeadingAt(line, column), Text: text, Typed: true}, "")
			}
		}
	}
	return all
}

// importCheckUpdate keeps what was typed into cells and said of rows and
// totals.
func (s *Server) importCheckUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "check")
	if err != nil {
		return unlessDrawn(err)
	}
	form := readForm(r)
	c := importAnswers(f.Import.Choices, form)
	if form.text("part") == "totals" {
		c.Stated = nil
		for _, t := range f.Totals {
			if slices.Contains(form.typed["stated"], t.Sheet+"\t"+t.Cell) {
				c.Stated = append(c.Stated, t.TotalAt)
			}
		}
	}
	_, err = s.store.SaveImportChoices(r.Context(), u, f.Import.ID, form.id("version"), c)
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		f.Error = err
		return s.importCheckDraw(w, r, f, recordForm{Typed: form.typed, Problems: programme.Problems(err)}, statuses[k])
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, importCheckPath(f.Import.ID, form.typed), "Đã ghi. Sổ được kiểm tra lại với các ô vừa sửa.")
}

// importCheckPath is the list that a form was sent from.
func importCheckPath(id int64, typed url.Values) string {
	q := url.Values{}
	for _, name := range []string{"show", "kind", "on", "page"} {
		if v := typed.Get(name); v != "" {
			q.Set(name, v)
		}
	}
	path := importPath(id, "check")
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

// importAnswers adds to the choices what a form says of its rows: cells typed
// anew, rows left out or kept as they are.
func importAnswers(c programme.ImportChoices, form *form) programme.ImportChoices {
	c.LeftOut, c.Kept = slices.Clone(c.LeftOut), slices.Clone(c.Kept)
	cells := map[string]map[string]string{}
	for sheet, of := range c.Cells {
		cells[sheet] = map[string]string{}
		for name, text := range of {
			cells[sheet][name] = text
		}
	}
	for i := 0; form.typed.Has("line-" + strconv.Itoa(i)); i++ {
		n := strconv.Itoa(i)
		line, _ := strconv.Atoi(form.typed.Get("line-" + n))
		at := programme.RowAt{Sheet: form.typed.Get("sheet-" + n), Line: line}
		if form.typed.Has("do-" + n) {
			same := func(o programme.RowAt) bool { return o == at }
			c.LeftOut, c.Kept = slices.DeleteFunc(c.LeftOut, same), slices.DeleteFunc(c.Kept, same)
			switch form.typed.Get("do-" + n) {
			case "leave":
				c.LeftOut = append(c.LeftOut, at)
			case "keep":
				c.Kept = append(c.Kept, at)
			}
		}
		for name := range form.typed {
			cell, ok := strings.CutPrefix(name, "cell-"+n+"-")
			if !ok {
				continue
			}
			typed, was := programme.Clean(form.typed.Get(name)), form.typed.Get("was-"+n+"-"+cell)
			switch {
			case form.typed.Get("undo-"+n+"-"+cell) == "1":
				delete(cells[at.Sheet], cell)
			case typed != programme.Clean(was):
				if cells[at.Sheet] == nil {
					cells[at.Sheet] = map[string]string{}
				}
				cells[at.Sheet][cell] = typed
			}
		}
	}
	c.Cells = cells
	return c
}

// Kept tells a row that stays as the book has it.
func (f importFrame) Kept(at programme.RowAt) bool { return slices.Contains(f.Import.Choices.Kept, at) }

// Stated tells a total that is kept as a stated figure.
func (f importFrame) Stated(t programme.BookTotal) bool {
	return slices.Contains(f.Import.Choices.Stated, t.TotalAt)
}
