package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"
)

// onSQLite measures on a new file.
func onSQLite(ctx context.Context, dir string) ([]line, error) {
	file := filepath.Join(dir, "bench.db")
	// The settings of the store's own connections, so that only our code is
	// between the two times.
	settings := url.Values{"_pragma": {"busy_timeout(10000)", "foreign_keys(ON)", "cache_size(-16000)", "mmap_size(268435456)"}, "_time_format": {"sqlite"}}
	d, err := fill(ctx, "SQLite", file, "sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+"?"+settings.Encode())
	if err != nil {
		return nil, err
	}
	defer d.close()
	return d.pages(ctx)
}

// onPostgreSQL measures in the empty database that TEST_DATABASE_URL names; it
// measures nothing where there is none.
func onPostgreSQL(ctx context.Context) ([]line, error) {
	address := os.Getenv("TEST_DATABASE_URL")
	if address == "" {
		return nil, nil
	}
	// As the store asks for it: plans made with the actual values.
	straight, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	settings := straight.Query()
	settings.Set("plan_cache_mode", "force_custom_plan")
	straight.RawQuery = settings.Encode()
	d, err := fill(ctx, "PostgreSQL", address, "pgx", straight.String())
	if err != nil {
		return nil, err
	}
	defer d.close()
	return d.pages(ctx)
}
