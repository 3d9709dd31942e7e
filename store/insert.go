package store

import (
	"fmt"
	"strings"
)

// rowsAtOnce keeps one INSERT well under the arguments that an engine takes.
const rowsAtOnce = 100

// insertMany writes rows of one table, many with each statement. into names
// the table and its columns; conflict ends the statement.
func (tx *Tx) insertMany(into string, rows [][]any, conflict string) error {
	for len(rows) > 0 {
		n := min(len(rows), rowsAtOnce)
		var values strings.Builder
		var args []any
		for i, row := range rows[:n] {
			if i == 0 {
				values.WriteString(" VALUES (")
			} else {
				values.WriteString(", (")
			}
			for j := range row {
				if j > 0 {
					values.WriteString(", ")
				}
				fmt.Fprintf(&values, "$%d", len(args)+j+1)
			}
			values.WriteByte(')')
			args = append(args, row...)
		}
		if err := tx.exec(into+values.String()+" "+conflict, args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}
