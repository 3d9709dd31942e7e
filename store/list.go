package store

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// PageSize is how many lines a list shows at once.
const PageSize = 50

// WholeList, asked for as a page, is all of a list at once, for its file.
const WholeList = -1

// where gathers the conditions of a list and their arguments.
type where struct {
	conditions []string
	args       []any
}

// and adds a condition whose "?" is the argument.
func (w *where) and(condition string, arg any) {
	w.args = append(w.args, arg)
	w.conditions = append(w.conditions, strings.ReplaceAll(condition, "?", w.mark()))
}

// mark is the place of the last argument in the query.
func (w *where) mark() string { return fmt.Sprintf("$%d", len(w.args)) }

// equal narrows to one value; an empty value does not narrow.
func (w *where) equal(column, value string) {
	if value != "" {
		w.and(column+" = ?", value)
	}
}

// folded narrows to rows that contain every word of the text, tones aside.
func (w *where) folded(column, text string) {
	for _, word := range strings.Fields(programme.Fold(programme.Clean(text))) {
		word = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(word)
		w.and(column+` LIKE ? ESCAPE '\'`, "%"+word+"%")
	}
}

func (w *where) sql() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + w.all()
}

// all joins the conditions, any those of which one is enough.
func (w *where) all() string { return strings.Join(w.conditions, " AND ") }
func (w *where) any() string { return "(" + strings.Join(w.conditions, " OR ") + ")" }

func (w *where) page(page int) string {
	if page == WholeList {
		return ""
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", PageSize, (page-1)*PageSize)
}

// orderBy turns the sort word of an address into SQL; unknown words are the
// usual order. The id makes the order complete.
func orderBy(sort string, columns map[string]string, usual, id string) string {
	column, known := columns[strings.TrimPrefix(sort, "-")]
	if !known {
		sort, column = usual, columns[strings.TrimPrefix(usual, "-")]
	}
	if strings.HasPrefix(sort, "-") {
		column += " DESC"
	}
	return " ORDER BY " + column + ", " + id
}

// pageOf keeps a page number within what there is; a whole list is one page.
func pageOf(asked int, total int64) (page, pages int) {
	if asked == WholeList {
		return WholeList, 1
	}
	pages = max(1, int((total+PageSize-1)/PageSize))
	return min(max(asked, 1), pages), pages
}
