// Package sheet writes and reads workbooks. It is the only package that knows
// the Excel library.
package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// Write writes tables as a workbook, one sheet a table, numbers as numbers:
// amounts are whole đồng shown as triệu đồng, so no digit is lost. label is
// said above every table where it is not empty.
func Write(w io.Writer, title, label string, tables []programme.DataTable) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for i, t := range tables {
		name := sheetName(t.Key)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = sheetName(fmt.Sprintf("%d %s", n, t.Key))
		}
		taken[strings.ToLower(name)] = true
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
		if err := writeTable(f, name, title, label, t, styles); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	// Fixed times, so that the same figures are the same bytes.
	if err := f.SetDocProps(&excelize.DocProperties{Title: title, Creator: "khuyencong", Language: "vi-VN",
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}); err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return err
	}
	return inOrder(w, buf.Bytes())
}

// inOrder writes the parts of a workbook by their names: the library puts
// them in another order each time.
func inOrder(w io.Writer, book []byte) error {
	from, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return err
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	to := zip.NewWriter(w)
	for _, part := range from.File {
		if err := to.Copy(part); err != nil {
			return err
		}
	}
	return to.Close()
}

// sheetName keeps a name within what Excel allows.
func sheetName(name string) string {
	name = strings.NewReplacer("/", "-", `\`, "-", "?", "", "*", "", "[", "(", "]", ")", ":", "-").Replace(name)
	if r := []rune(name); len(r) > 31 {
		name = string(r[:31])
	}
	if name = strings.Trim(name, "' "); name == "" {
		return "Bảng"
	}
	return name
}

// page is a sheet being streamed.
type page struct {
	name   string
	out    *excelize.StreamWriter
	styles styles
	widths []float64 // of the columns, in characters
	wide   float64   // all of them
	row    int       // the last that was written
}

// writeTable streams one table: title, what it was narrowed to, unit, heading
// rows, rows, notes.
func writeTable(f *excelize.File, name, title, label string, t programme.DataTable, st styles) error {
	if err := setPage(f, name); err != nil { // the stream keeps only what is set before it begins
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	p := &page{name: name, out: out, styles: st}
	if err := p.columns(t.Columns); err != nil {
		return err
	}
	top, head := above(title, label, t), heading(t.Columns)
	first := len(top) + len(head) + 1
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: first - 1, TopLeftCell: cell(1, first), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := p.head(top, head, t.Columns); err != nil {
		return err
	}
	last, err := p.rows(t)
	if err != nil {
		return err
	}
	for _, note := range t.Notes {
		if err := p.across(note, st.quiet); err != nil {
			return err
		}
	}
	if last >= first {
		if err := f.AutoFilter(name, cell(1, first-1)+":"+cell(len(t.Columns), last), nil); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	// Printed on several pages, the heading stands on each.
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(name, "'", "''"), len(top)+1, first-1)})
}

// above is the lines over a table.
func above(title, label string, t programme.DataTable) []string {
	top := append([]string{title, t.Title}, t.Above...)
	if label != "" {
		top = append(top, label)
	}
	if t.Money {
		top = append(top, "Đơn vị tính: triệu đồng (ô chứa số đồng, hiển thị theo triệu đồng)")
	}
	return top
}

// columns sets how wide the columns are.
func (p *page) columns(all []programme.DataColumn) error {
	for i, c := range all {
		width := 15.0
		if c.Kind == programme.TextValue {
			width = max(12, float64(c.Share)*1.3)
		}
		p.widths, p.wide = append(p.widths, width), p.wide+width
		if err := p.out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	return nil
}

// next writes a row that is so many lines high.
func (p *page) next(values []any, lines float64) error {
	p.row++
	return p.out.SetRow(cell(1, p.row), values, excelize.RowOpts{Height: min(17*lines, 409)})
}

// across writes a line of text that runs over all columns.
func (p *page) across(text string, style int) error {
	if err := p.next([]any{excelize.Cell{StyleID: style, Value: text}}, lines(text, p.wide)); err != nil || len(p.widths) < 2 {
		return err
	}
	return p.out.MergeCell(cell(1, p.row), cell(len(p.widths), p.row))
}

// head writes what stands over the rows.
func (p *page) head(top []string, head [][]string, columns []programme.DataColumn) error {
	for i, line := range top {
		style := p.styles.quiet
		if i < 2 {
			style = p.styles.title
		}
		if err := p.across(line, style); err != nil {
			return err
		}
	}
	for _, line := range head {
		values, high := make([]any, len(line)), 1.0
		for i, text := range line {
			values[i] = excelize.Cell{StyleID: p.styles.head, Value: text}
			if columns[i].Group != text && len(text) > 0 {
				high = max(high, lines(text, p.widths[i]))
			}
		}
		if err := p.next(values, high); err != nil {
			return err
		}
	}
	return mergeHeading(p.out, columns, p.row-len(head)+1, len(head))
}

// rows writes the rows and tells the last that is no total: a filter leaves
// the totals where they are.
func (p *page) rows(t programme.DataTable) (last int, err error) {
	values := make([]any, len(t.Columns))
	last = p.row
	err = t.Each(func(r programme.DataRow) error {
		high := 1.0
		values = values[:0]
		for i, v := range r.Values {
			values = append(values, p.styles.cell(v, r.Bold))
			if len(v.Text) > 0 {
				high = max(high, lines(v.Text, p.widths[i]))
			}
		}
		if !r.Bold {
			last = p.row + 1
		}
		return p.next(values, high)
	})
	return last, err
}

// lines is how many lines a text takes in a column of a width in characters,
// at least one. It is told to the row: not every program that opens the file
// measures its texts.
func lines(text string, width float64) float64 {
	if !strings.Contains(text, "\n") {
		return max(1, math.Ceil(float64(utf8.RuneCountInString(text))/width))
	}
	sum := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		sum += max(1, math.Ceil(float64(utf8.RuneCountInString(line))/width))
	}
	return sum
}

// setPage makes a sheet print on A4 across, as wide as the paper and as long
// as it has to be.
func setPage(f *excelize.File, name string) error {
	fit, a4, across, wide, long := true, 9, "landscape", 1, 0
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &long})
}

func cell(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// heading is the heading rows: groups above heads where there are groups.
func heading(columns []programme.DataColumn) [][]string {
	upper, lower := make([]string, len(columns)), make([]string, len(columns))
	grouped := false
	for i, c := range columns {
		upper[i], lower[i] = c.Head, ""
		if c.Group != "" {
			grouped = true
			upper[i], lower[i] = c.Group, c.Head
		}
	}
	if !grouped {
		return [][]string{upper}
	}
	return [][]string{upper, lower}
}

func mergeHeading(w *excelize.StreamWriter, columns []programme.DataColumn, row, rows int) error {
	if rows == 1 {
		return nil
	}
	for i := 0; i < len(columns); {
		if columns[i].Group == "" {
			if err := w.MergeCell(cell(i+1, row), cell(i+1, row+1)); err != nil {
				return err
			}
			i++
			continue
		}
		end := i
		for end+1 < len(columns) && columns[end+1].Group == columns[i].Group {
			end++
		}
		if end > i {
			if err := w.MergeCell(cell(i+1, row), cell(end+1, row)); err != nil {
				return err
			}
		}
		i = end + 1
	}
	return nil
}
