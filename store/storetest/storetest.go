// Package storetest gives a test an empty store on a real engine.
package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"khuyencong/store"
)

// Start is the moment that a test's store begins at.
var Start = time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)

// Engines runs fn on an empty store of each engine at hand: always SQLite, and
// PostgreSQL where TEST_DATABASE_URL names a server.
func Engines(t *testing.T, fn func(t *testing.T, s *store.Store)) {
	t.Run("sqlite", func(t *testing.T) { fn(t, Open(t, filepath.Join(t.TempDir(), "test.db"))) })
	t.Run("postgres", func(t *testing.T) { fn(t, Open(t, Schema(t))) })
}

// Open opens a database that is closed when the test ends. Its clock stands
// still at Start.
func Open(t testing.TB, where string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.Now = func() time.Time { return Start }
	return s
}

// Schema makes an empty PostgreSQL schema and returns its address; the test is
// skipped where no server is named.
func Schema(t testing.TB) string {
	t.Helper()
	server := os.Getenv("TEST_DATABASE_URL")
	if server == "" {
		if os.Getenv("KHUYENCONG_FULL") != "" {
			t.Fatal("TEST_DATABASE_URL is not set: run the tests with 'make test'")
		}
		t.Skip("TEST_DATABASE_URL is not set: 'make test' starts a PostgreSQL and runs this too")
	}
	var random [8]byte
	rand.Read(random[:])
	name := "test_" + hex.EncodeToString(random[:])
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db.Exec("DROP SCHEMA " + name + " CASCADE")
		db.Close()
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}
