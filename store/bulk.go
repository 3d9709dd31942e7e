package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// bulk writes very many rows into one table: full batches go through one
// statement that is prepared once.
type bulk struct {
	tx    *Tx
	into  string // INSERT INTO table (columns)
	width int
	tail  string
	args  []any
	full  *sql.Stmt
}

func (tx *Tx) bulk(into string, width int, tail string) *bulk {
	return &bulk{tx: tx, into: into, width: width, tail: tail}
}

// add takes one row; it is written with its batch.
func (b *bulk) add(row ...any) error {
	if b.args = append(b.args, row...); len(b.args) < rowsAtOnce*b.width {
		return nil
	}
	return b.flush()
}

// flush writes the rows that wait.
func (b *bulk) flush() error {
	if len(b.args) == 0 {
		return nil
	}
	defer func() { clear(b.args); b.args = b.args[:0] }()
	stmt, done, err := b.statement()
	if err != nil {
		return err
	}
	defer done()
	if _, err := stmt.ExecContext(b.tx.ctx, b.args...); err != nil {
		return fmt.Errorf("%s: %w", firstWords(b.into), err)
	}
	return nil
}

// numbered writes the rows that wait and gives their numbers, in their order:
// the tail returns them.
func (b *bulk) numbered() (ids []int64, err error) {
	if len(b.args) == 0 {
		return nil, nil
	}
	defer func() { clear(b.args); b.args = b.args[:0] }()
	stmt, done, err := b.statement()
	if err != nil {
		return nil, err
	}
	defer done()
	rows, err := stmt.QueryContext(b.tx.ctx, b.args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", firstWords(b.into), err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	slices.Sort(ids) // rows are numbered in the order in which they stand
	return ids, rows.Err()
}

// statement is the one for the rows that wait, and what ends it.
func (b *bulk) statement() (*sql.Stmt, func(), error) {
	n := len(b.args) / b.width
	if n == rowsAtOnce && b.full != nil {
		return b.full, func() {}, nil
	}
	// Not the transaction's context: its end closes the statement anyway.
	stmt, err := b.tx.PrepareContext(context.WithoutCancel(b.tx.ctx), b.into+marksOf(n, b.width, b.tx.d.plainMark)+" "+b.tail)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", firstWords(b.into), err)
	}
	if n == rowsAtOnce {
		b.full = stmt
		return stmt, func() {}, nil
	}
	return stmt, func() { stmt.Close() }, nil
}

// valuesOf is " VALUES ($1, $2), ($3, $4)".
func valuesOf(rows, width int) string { return marksOf(rows, width, "") }

// marksOf is valuesOf with a mark that has no number, unless it is "".
func marksOf(rows, width int, plain string) string {
	var out strings.Builder
	for i := range rows * width {
		switch {
		case i == 0:
			out.WriteString(" VALUES (")
		case i%width == 0:
			out.WriteString("), (")
		default:
			out.WriteString(", ")
		}
		if out.WriteString(plain); plain == "" {
			fmt.Fprintf(&out, "$%d", i+1)
		}
	}
	return out.String() + ")"
}
