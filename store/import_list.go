package store

import (
	"context"

	"khuyencong/programme"
)

// ImportedRow is a line of a book with the project that it became.
type ImportedRow struct {
	programme.RowAt
	ID      int64 // of the project
	Code    string
	Title   string
	Stage   programme.Stage
	Changed bool // the project was there before
}

// ImportedList is one page of what an import stored.
type ImportedList struct {
	Items []ImportedRow
	Total int64
	Page  int
	Pages int
}

// ImportedRows lists what a confirmed import stored, in the order of the book.
func (s *Store) ImportedRows(ctx context.Context, u programme.User, id int64, page int) (list ImportedList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.bookImport(u, id); err != nil {
			return err
		}
		condition, args := scoped(u, id)
		from := ` FROM import_rows r JOIN projects p ON p.id = r.project_id WHERE r.import_id = $1` + condition
		if err := tx.row("", `SELECT COUNT(*)`+from, args, &list.Total); err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(page, list.Total)
		w := where{args: args}
		return tx.rows(`SELECT r.sheet, r.line, p.id, p.code, p.title, p.stage, r.was <> ''`+from+` ORDER BY r.sheet, r.line`+w.page(list.Page), w.args, func(scan func(...any) error) error {
			var one ImportedRow
			err := scan(&one.Sheet, &one.Line, &one.ID, &one.Code, &one.Title, &one.Stage, &one.Changed)
			list.Items = append(list.Items, one)
			return err
		})
	})
	return list, err
}

// ImportedFrom is where a project came from.
type ImportedFrom struct {
	Import programme.BookImport
	programme.RowAt
}

// ProjectImport tells from which line of which book a project came; ok is false
// for one that came from none, or from a book that the user does not see.
func (s *Store) ProjectImport(ctx context.Context, u programme.User, project int64) (from ImportedFrom, ok bool, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		var id int64
		err := tx.row("", `SELECT r.import_id, r.sheet, r.line FROM import_rows r WHERE r.project_id = $1 ORDER BY r.import_id LIMIT 1`, []any{project}, &id, &from.Sheet, &from.Line)
		if programme.KindOf(err) == programme.NotFound {
			return nil
		}
		if err == nil {
			from.Import, err = tx.bookImport(u, id)
		}
		switch programme.KindOf(err) {
		case programme.NotFound, programme.Forbidden:
			return nil
		}
		ok = err == nil
		return err
	})
	return from, ok, err
}
