package store_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// aDatabase makes a SQLite file by statements and returns its name.
func aDatabase(t *testing.T, statements ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

func TestFilesThatAreNotOurs(t *testing.T) {
	write := func(name string, content []byte) string {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	header := append([]byte("SQLite format 3\x00"), bytes.Repeat([]byte{0}, 20)...)
	newer := filepath.Join(t.TempDir(), "newer.db")
	s := storetest.Open(t, newer)
	province(t, s)
	s.Close()
	raw, err := sql.Open("sqlite", newer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec(`UPDATE schema_version SET version = 999`); err != nil {
		t.Fatal(err)
	}
	raw.Close()

	for _, tt := range []struct{ name, file, says string }{
		{"a text", write("Báo cáo.txt", []byte(strings.Repeat("Báo cáo khuyến công. ", 50))), "không phải dữ liệu của khuyencong"},
		{"a short text", write("a.txt", []byte("x")), "không phải dữ liệu của khuyencong"},
		{"a picture", write("a.png", append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte{7}, 500)...)), "không phải dữ liệu của khuyencong"},
		{"a workbook", write("a.xlsx", append([]byte("PK\x03\x04"), bytes.Repeat([]byte{1}, 500)...)), "không phải dữ liệu của khuyencong"},
		{"a database cut short", write("cut.db", header), "không phải dữ liệu của khuyencong"},
		{"a database of another program", aDatabase(t, `CREATE TABLE customers (id INTEGER)`, `INSERT INTO customers VALUES (1)`), "không phải dữ liệu của khuyencong"},
		{"a database of another program with its own mark", aDatabase(t, `PRAGMA application_id = 252006673`, `CREATE TABLE schema_version (id INTEGER, version INTEGER)`), "không phải dữ liệu của khuyencong"},
		{"a database of a newer version", newer, "phiên bản mới hơn"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, err := os.ReadFile(tt.file)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				_, err := store.Open(ctx, tt.file)
				if !refused(err, programme.Invalid, "db") || !strings.Contains(err.Error(), tt.says) {
					t.Fatalf("%v", err)
				}
			}
			after, err := os.ReadFile(tt.file)
			if err != nil || sha256.Sum256(after) != sha256.Sum256(before) {
				t.Errorf("the file was changed, %v", err)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(tt.file), "*")); len(left) != 1 {
				t.Errorf("files left beside it: %q", left)
			}
		})
	}
	t.Run("a folder", func(t *testing.T) {
		if _, err := store.Open(ctx, t.TempDir()); !refused(err, programme.Invalid, "db") || !strings.Contains(err.Error(), "thư mục") {
			t.Errorf("%v", err)
		}
	})
	t.Run("in a folder that is not there", func(t *testing.T) {
		if _, err := store.Open(ctx, filepath.Join(t.TempDir(), "không có", "a.db")); !refused(err, programme.Invalid, "db") {
			t.Errorf("%v", err)
		}
	})
	t.Run("an empty file is a new database", func(t *testing.T) {
		province(t, storetest.Open(t, write("new.db", nil)))
	})
}

func TestPostgresOfAnotherProgram(t *testing.T) {
	where := storetest.Schema(t)
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`CREATE TABLE customers (id BIGINT)`); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, where); !refused(err, programme.Invalid, "db") || !strings.Contains(err.Error(), "chương trình khác") {
		t.Errorf("%v", err)
	}
	if n := number(t, db, `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()`); n != 1 {
		t.Errorf("%d tables are there now", n)
	}
}

func TestPostgresOfANewerVersion(t *testing.T) {
	where := storetest.Schema(t)
	storetest.Open(t, where).Close()
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE schema_version SET version = 999`); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, where); !refused(err, programme.Invalid, "db") || !strings.Contains(err.Error(), "phiên bản mới hơn") {
		t.Errorf("%v", err)
	}
}

// TestNamesOfFiles opens files whose names mean something in an address.
func TestNamesOfFiles(t *testing.T) {
	for _, name := range []string{
		"a.db", "Dữ liệu khuyến công.db", "100%.db", "%41.db", "a#b.db", "a?b&c=d.db", "a?_pragma=x.db", "a+b.db", "a;b.db", "a'b\".db",
		":memory:", "file:x.db", `C:\Dữ liệu\a.db`, "Dữ liê\u0323u.db", " .db",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			for _, where := range []string{filepath.Join(dir, name), name, "." + string(filepath.Separator) + name, "/" + filepath.Join(dir, name)} {
				s, err := store.Open(ctx, where)
				if err != nil {
					t.Fatalf("%q: %v", where, err)
				}
				if where == filepath.Join(dir, name) {
					province(t, s)
				}
				all, err := s.Programmes(ctx, me)
				if err != nil || len(all) != 1 {
					t.Errorf("%q: %d programmes, %v", where, len(all), err)
				}
				s.Close()
			}
			if left, _ := os.ReadDir(dir); len(left) != 1 || left[0].Name() != name {
				t.Errorf("files made: %v", left)
			}
		})
	}
}

// TestOpenedAgain: what was saved is there, nothing is migrated twice.
func TestOpenedAgain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	for i := range 3 {
		s := storetest.Open(t, file)
		if i == 0 {
			province(t, s)
		}
		all, err := s.Programmes(ctx, me)
		if err != nil || len(all) != 1 || !all[0].UpdatedAt.Equal(storetest.Start) {
			t.Fatalf("opened %d times: %+v, %v", i+1, all, err)
		}
		s.Close()
	}
}
