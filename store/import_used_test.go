package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
)

// Every table in which something can rest on a project is asked before an
// import is undone.
func TestImportUndoAsksEveryTable(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	asked := []string{"funding_lines", "outcomes", "project_moves", "ledger", "import_rows", "message_reads"} // its own, and who has read
	for _, one := range usedIn {
		asked = append(asked, one.table)
	}
	var tables []string
	err = s.read(ctx, func(tx *Tx) error {
		return tx.rows(`SELECT DISTINCT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'project_id'`, nil, func(scan func(...any) error) error {
			var table string
			err := scan(&table)
			tables = append(tables, table)
			return err
		})
	})
	if err != nil || len(tables) < len(usedIn) {
		t.Fatal(tables, err)
	}
	for _, table := range tables {
		if !slices.Contains(asked, table) {
			t.Errorf("undoing an import does not look into %s", table)
		}
	}
}
