package web

import (
	"bytes"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"khuyencong/programme"
	"khuyencong/store"
)

// listColumn is one column of a list's file: what stands over it, and what a
// row has in it.
type listColumn[T any] struct {
	programme.DataColumn
	value func(T) programme.Value
}

func listText[T any](head string, share int, of func(T) string) listColumn[T] {
	return listColumn[T]{programme.DataColumn{Head: head, Share: share}, func(t T) programme.Value { return programme.TextCell(of(t)) }}
}

// listMoney is a column of amounts: whole đồng in the file, shown as triệu
// đồng.
func listMoney[T any](group, head string, of func(T) programme.Money) listColumn[T] {
	return listColumn[T]{programme.DataColumn{Group: group, Head: head, Kind: programme.MoneyValue}, func(t T) programme.Value { return programme.MoneyCell(of(t)) }}
}

func listCount[T any](head string, of func(T) int64) listColumn[T] {
	return listColumn[T]{programme.DataColumn{Head: head, Kind: programme.CountValue}, func(t T) programme.Value { return programme.CountCell(of(t)) }}
}

func listDay[T any](head string, of func(T) programme.Day) listColumn[T] {
	return listColumn[T]{programme.DataColumn{Head: head, Kind: programme.DayValue}, func(t T) programme.Value { return programme.DayCell(of(t)) }}
}

func listYear[T any](head string, of func(T) int) listColumn[T] {
	return listColumn[T]{programme.DataColumn{Head: head, Kind: programme.YearValue}, func(t T) programme.Value { return programme.YearCell(of(t)) }}
}

// listTable is a list as a table whose rows are drawn while it is written.
func listTable[T any](title string, columns []listColumn[T], items iter.Seq2[T, error]) programme.DataTable {
	t := programme.DataTable{Key: title, Title: title}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.DataColumn)
		t.Money = t.Money || c.Kind == programme.MoneyValue
	}
	t.Drawn = func(yield func(programme.DataRow, error) bool) {
		values := make([]programme.Value, len(columns))
		for item, err := range items {
			if err == nil {
				for i, c := range columns {
					values[i] = c.value(item)
				}
			}
			if !yield(programme.DataRow{Values: values}, err) {
				return
			}
		}
	}
	return t
}

// sumRow is the row of a list's totals: its words, and the sums in the last
// columns.
func sumRow(t programme.DataTable, words string, sums ...programme.Money) programme.DataRow {
	row := programme.DataRow{Bold: true, Values: make([]programme.Value, len(t.Columns))}
	row.Values[0] = programme.TextCell(words)
	for i, sum := range sums {
		row.Values[len(t.Columns)-len(sums)+i] = programme.MoneyCell(sum)
	}
	return row
}

// every is the items of a slice as a list's file reads them.
func every[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range all {
			if !yield(one, nil) {
				return
			}
		}
	}
}

// errEnough ends a reading whose rows nobody takes any more.
var errEnough = fmt.Errorf("enough rows")

// fromStore is the items that a method of the store hands over one by one.
func fromStore[T any](each func(func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := each(func(one T) error {
			if !yield(one, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			var none T
			yield(none, err)
		}
	}
}

// renderList draws a list's page, or sends its file with every row of the
// filter: list makes the table when a file is asked for.
func renderList(w http.ResponseWriter, r *http.Request, view templ.Component, list func() programme.DataTable) error {
	return renderTables(w, r, view, func() []programme.DataTable { return []programme.DataTable{list()} })
}

// renderTables does the same for a page whose tables the domain makes.
func renderTables(w http.ResponseWriter, r *http.Request, view templ.Component, tables func() []programme.DataTable) error {
	format := fileAsked(r)
	if !slices.Contains(tableFormats, format) {
		return render(w, r, http.StatusOK, view)
	}
	var drawn bytes.Buffer
	if err := view.Render(r.Context(), &drawn); err != nil {
		return fmt.Errorf("draw %s: %w", r.URL.Path, err)
	}
	return sendPageFile(w, r, format, drawn.Bytes(), tables())
}

// pageAsked is the page of a list that a request asks for. A file that is read
// off the page has all of them.
func pageAsked(r *http.Request) int {
	if slices.Contains(tableFormats, fileAsked(r)) {
		return store.WholeList
	}
	n, _ := strconv.Atoi(r.FormValue("page"))
	return n
}

// onePage is the part of a list of so many that stands on the asked page.
func onePage(r *http.Request, noun string, size, total int) (from, to, page int, p pagerView) {
	if page = pageAsked(r); page == store.WholeList {
		return 0, total, 1, pages(r, noun, 1, 1, max(total, 1), int64(total))
	}
	count := max(1, (total+size-1)/size)
	page = min(max(page, 1), count)
	return (page - 1) * size, min(page*size, total), page, pages(r, noun, page, count, size, int64(total))
}
