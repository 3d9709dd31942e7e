package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"khuyencong/programme"
)

// drawnPage is a drawn page, read again for what leaves of it.
type drawnPage struct {
	root       *html.Node
	title      string   // its h1
	programme  string   // whose records these are
	label      string   // said on every paper of made-up data
	conditions []string // what the page is narrowed to, in words
}

// readPage finds what a page says of itself.
func readPage(root *html.Node) drawnPage {
	p := drawnPage{root: root}
	if h := first(root, "h1", ""); h != nil {
		p.title = oneLine(cellWords(h))
	}
	if of := first(root, "p", "programme-name"); of != nil {
		p.programme = oneLine(cellWords(of))
	}
	if made := first(root, "p", "illustrative"); made != nil {
		p.label = oneLine(cellWords(made))
	}
	if scope := first(root, "p", "scope"); scope != nil {
		p.conditions = append(p.conditions, oneLine(cellWords(scope)))
	}
	if set := p.filters(); len(set) > 0 {
		p.conditions = append(p.conditions, "Đang lọc: "+strings.Join(set, "; "))
	}
	return p
}

// filters are the conditions that are set, as the page says them: those that
// it lists, else what stands in the boxes of its filter row.
func (p drawnPage) filters() (all []string) {
	if listed := first(p.root, "p", "conditions"); listed != nil {
		for _, one := range find(listed, "a", "") {
			all = append(all, strings.TrimSpace(strings.TrimSuffix(oneLine(cellWords(one)), "×")))
		}
		return all
	}
	form := first(p.root, "form", "filters")
	if form == nil {
		return nil
	}
	for _, label := range find(form, "label", "") {
		box := byID(form, attr(label, "for"))
		if box == nil || attr(box, "name") == "sort" || attr(box, "name") == "programme" {
			continue
		}
		if v := boxWords(box); v != "" {
			all = append(all, oneLine(cellWords(label))+": "+v)
		}
	}
	return all
}

// boxWords is what a box of a form says; "" for nothing.
func boxWords(box *html.Node) string {
	switch {
	case box.Data == "select":
		for _, o := range find(box, "option", "") {
			if _, chosen := attrOf(o, "selected"); chosen && attr(o, "value") != "" {
				return oneLine(cellWords(o))
			}
		}
		return ""
	case attr(box, "type") == "checkbox":
		if _, checked := attrOf(box, "checked"); checked {
			return "có"
		}
		return ""
	}
	return attr(box, "value")
}

// tables are the page's tables of data, as it shows them.
func (p drawnPage) tables() (all []programme.DataTable) {
	for _, n := range find(p.root, "table", "data") {
		g := readGrid(n)
		title := p.title
		if c := first(n, "caption", ""); c != nil {
			title = oneLine(wordsIn(c, true))
		} else if h := headingOver(n); h != "" {
			title = h
		}
		if t := g.table(title); len(t.Columns) > 0 && len(t.Rows) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// grid is a table of a page, joined cells taken apart.
type grid struct {
	head, body [][]*html.Node // by rows and columns
	sums       []bool         // of body: rows of sums
	wide       int
}

func readGrid(table *html.Node) (g grid) {
	open := map[int]*joined{} // cells that reach down, by column
	for _, tr := range find(table, "tr", "") {
		if nearest(tr, "table") != table {
			continue
		}
		var row []*html.Node
		fill := func() {
			for j := open[len(row)]; j != nil && j.rows > 0; j = open[len(row)] {
				j.rows--
				row = append(row, j.cell)
			}
		}
		for cell := tr.FirstChild; cell != nil; cell = cell.NextSibling {
			if cell.Data != "td" && cell.Data != "th" {
				continue
			}
			fill()
			for i := range span(cell, "colspan") {
				if down := span(cell, "rowspan") - 1; down > 0 {
					open[len(row)] = &joined{cell, down}
				}
				if i > 0 && nearest(tr, "thead") == nil {
					row = append(row, nil) // what runs over several columns stands in the first
					continue
				}
				row = append(row, cell)
			}
		}
		fill()
		g.wide = max(g.wide, len(row))
		if nearest(tr, "thead") != nil {
			g.head = append(g.head, row)
			continue
		}
		g.body = append(g.body, row)
		g.sums = append(g.sums, nearest(tr, "tfoot") != nil || hasClass(tr, "sum"))
	}
	return g
}

// joined is a cell that reaches down into so many rows more.
type joined struct {
	cell *html.Node
	rows int
}

// table is the grid with its columns told and its values read. Columns of
// buttons, which say nothing, are left out.
func (g grid) table(title string) programme.DataTable {
	t := programme.DataTable{Key: title, Title: title}
	values, kept := make([][]programme.Value, len(g.body)), []int{}
	for c := range g.wide {
		said := false
		for r, row := range g.body {
			v := programme.Value{}
			if c < len(row) && row[c] != nil {
				v = cellValue(row[c])
			}
			values[r] = append(values[r], v)
			said = said || v != programme.Value{}
		}
		if said {
			kept = append(kept, c)
		}
	}
	for _, c := range kept {
		t.Columns = append(t.Columns, g.column(c, values))
	}
	for r := range values {
		row := programme.DataRow{Bold: g.sums[r]}
		for _, c := range kept {
			row.Values = append(row.Values, values[r][c])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// column is the heading of a column, its group above it where there is one,
// and of what kind most of its values are.
func (g grid) column(c int, values [][]programme.Value) programme.DataColumn {
	var heads []string
	for _, row := range g.head {
		if c < len(row) && row[c] != nil {
			if text := headWords(row[c]); text != "" && !slices.Contains(heads, text) {
				heads = append(heads, text)
			}
		}
	}
	col := programme.DataColumn{}
	if len(heads) > 0 {
		col.Head = heads[len(heads)-1]
		col.Group = strings.Join(heads[:len(heads)-1], ", ")
	}
	seen, longest := map[programme.ValueKind]int{}, len([]rune(col.Head))
	for _, row := range values {
		if v := row[c]; v != (programme.Value{}) {
			seen[v.Kind]++
			longest = max(longest, len([]rune(v.Text)))
		}
	}
	for kind, n := range seen {
		if n > seen[col.Kind] {
			col.Kind = kind
		}
	}
	col.Share = min(max(longest*3/4, 10), 44)
	return col
}

var (
	dayForm    = regexp.MustCompile(`^\d{2}/\d{2}/\d{4}$`)
	yearForm   = regexp.MustCompile(`^(19|20)\d\d$`)
	numberForm = regexp.MustCompile(`^[+−-]?\d{1,3}(\.\d{3})*(,\d{1,4})?$`)
	shareForm  = regexp.MustCompile(`^([+−-]?\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?)\s?%$`)
)

// cellValue is what a cell of a page says: a date, a number where the column
// is one of numbers, else its words.
func cellValue(cell *html.Node) programme.Value {
	text := cellWords(cell)
	switch {
	case text == "":
		return programme.Value{}
	case dayForm.MatchString(text):
		if day, err := programme.ParseDay("", text); err == nil {
			return programme.DayCell(day)
		}
	case !hasClass(cell, "number"):
		if yearForm.MatchString(text) {
			year, _ := strconv.Atoi(text)
			return programme.YearCell(year)
		}
	case text == "–":
		return programme.Value{Kind: programme.CountValue}
	case numberForm.MatchString(text):
		return numberValue(text)
	default:
		if m := shareForm.FindStringSubmatch(text); m != nil {
			n, scale := digits(m[1])
			return programme.RatioCell(programme.RatioOf(n, scale*100))
		}
	}
	return programme.TextCell(text)
}

// numberValue is a number as Vietnamese pages print it.
func numberValue(text string) programme.Value {
	n, scale := digits(text)
	if scale == 1 {
		return programme.CountCell(n)
	}
	return programme.NumberCell(programme.RatioOf(n, scale))
}

// digits is a printed number as n / scale.
func digits(text string) (n, scale int64) {
	plain, fraction, _ := strings.Cut(strings.NewReplacer(".", "", "−", "-", "+", "").Replace(text), ",")
	scale = 1
	for range fraction {
		scale *= 10
	}
	n, _ = strconv.ParseInt(plain+fraction, 10, 64)
	return n, scale
}
