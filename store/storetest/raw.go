package storetest

import (
	"database/sql"
	"testing"
)

// Exec runs a statement on a SQLite file behind the store's back: it sets what
// would take other parts of the program many steps to reach.
func Exec(t testing.TB, file, query string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}
