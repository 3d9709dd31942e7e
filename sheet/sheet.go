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
	for i, t := range tables {
		name := sheetName(t.Key)
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
	return name
}

// writeTable streams one table: title, unit, heading rows, rows, notes.
func writeTable(f *excelize.File, name, title, label string, t programme.DataTable, st styles) error {
	if err := setPage(f, name); err != nil { // the stream keeps only what is set before it begins
		return err
	}
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	widths, wide := make([]float64, len(t.Columns)), 0.0 // in characters
	for i, c := range t.Columns {
		widths[i] = 15
		if c.Kind == programme.TextValue {
			widths[i] = max(12, float64(c.Share)*1.3)
		}
		wide += widths[i]
		if err := w.SetColWidth(i+1, i+1, widths[i]); err != nil {
			return err
		}
	}
	top := []string{title, t.Title}
	if label != "" {
		top = append(top, label)
	}
	if t.Money {
		top = append(top, "Đơn vị tính: triệu đồng (ô chứa số đồng, hiển thị theo triệu đồng)")
	}
	head := heading(t.Columns)
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: len(top) + len(head), TopLeftCell: cell(1, len(top)+len(head)+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	row := 0
	next := func(values []any, lines float64) error {
		row++
		return w.SetRow(cell(1, row), values, excelize.RowOpts{Height: 17 * lines})
	}
	// A line of text runs over all columns.
	across := func(text string, style int) error {
		if err := next([]any{excelize.Cell{StyleID: style, Value: text}}, lines(text, wide)); err != nil {
			return err
		}
		return w.MergeCell(cell(1, row), cell(len(t.Columns), row))
	}
	for i, line := range top {
		style := st.quiet
		if i < 2 {
			style = st.title
		}
		if err := across(line, style); err != nil {
			return err
		}
	}
	for _, line := range head {
		values, high := make([]any, len(line)), 1.0
		for i, text := range line {
			values[i] = excelize.Cell{StyleID: st.head, Value: text}
			if t.Columns[i].Group != text && len(text) > 0 {
				high = max(high, lines(text, widths[i]))
			}
		}
		if err := next(values, high); err != nil {
			return err
		}
	}
	if err := mergeHeading(w, t.Columns, row-len(head)+1, len(head)); err != nil {
		return err
	}
	for _, r := range t.Rows {
		values, high := make([]any, len(r.Values)), 1.0
		for i, v := range r.Values {
			values[i] = st.cell(v, r.Bold)
			high = max(high, lines(v.Text, widths[i]))
		}
		if err := next(values, high); err != nil {
			return err
		}
	}
	for _, note := range t.Notes {
		if err := across(note, st.quiet); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	// Printed on several pages, the heading stands on each.
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, len(top)+1, len(top)+len(head))})
}

// lines is how many lines a text takes in a column of a width in characters,
// at least one. It is told to the row: not every program that opens the file
// measures its texts.
func lines(text string, width float64) float64 {
	return max(1, math.Ceil(float64(utf8.RuneCountInString(text))/width))
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
