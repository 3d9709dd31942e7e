package storetest

import (
	"database/sql"
	"strings"
	"testing"
)

// Exec runs a statement on a database behind the store's back: it sets what
// would take other parts of the program many steps to reach.
func Exec(t testing.TB, where, query string, args ...any) {
	t.Helper()
	driver := "sqlite"
	if strings.HasPrefix(where, "postgres") {
		driver = "pgx"
	}
	db, err := sql.Open(driver, where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}
