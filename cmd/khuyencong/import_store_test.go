package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// emptyProgramme is a database with one programme and nothing in it.
func emptyProgramme(t *testing.T, from, to int) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "kc.db")
	s, err := store.Open(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.SaveProgramme(context.Background(), programme.LocalUser, programme.Programme{Code: "CT", Name: "Chương trình", Province: "tỉnh Thử", From: from, To: to}); err != nil {
		t.Fatal(err)
	}
	return db
}

// stands is how many projects a database shows, their sums approved and done,
// and whether its ledger agrees.
func stands(t *testing.T, db string) (n int64, approved, done programme.Money) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := s.Programmes(ctx, programme.LocalUser)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Projects(ctx, programme.LocalUser, store.ProjectFilter{ProgrammeID: all[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(ctx, programme.LocalUser); err != nil || !v.Agrees() {
		t.Fatalf("verification: %v %+v", err, v.Found)
	}
	if left, err := s.Imports(ctx, programme.LocalUser); err != nil || list.Total == 0 && len(left) > 0 {
		t.Fatalf("%v: a book that was not stored is left behind: %+v", err, left)
	}
	return list.Total, list.Approved.Support, list.Done.Support
}

func TestImportStores(t *testing.T) {
	db, dir := emptyProgramme(t, 2016, 2020), t.TempDir()
	file := filepath.Join(dir, "kế hoạch.csv")
	text := strings.ReplaceAll(plainBook, "STT;Tên đề án", "STT;Tên đề án ứng dụng máy móc")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(answer string, args ...string) (int, string) {
		var stdout, stderr bytes.Buffer
		code := importBook(context.Background(), append([]string{file, "--db", db}, args...), strings.NewReader(answer), &stdout, &stderr)
		return code, stdout.String() + stderr.String()
	}
	for _, tt := range []struct {
		name, answer string
		args         []string
		code         int
		says         string
		projects     int64
	}{
		{"a wrong row stops it", "có\n", nil, 1, "Thêm --only-right", 0},
		{"no answer", "", []string{"--only-right"}, 1, "Không có gì được ghi", 0},
		{"an unknown account", "", []string{"--as", "ai.do", "--yes"}, 2, "Không có tài khoản", 0},
		{"an unknown programme", "", []string{"--programme", "X", "--yes"}, 2, "Dữ liệu có: CT", 0},
		{"agreed", "có\n", []string{"--only-right"}, 0, "thêm 1,", 1},
		{"again", "", []string{"--only-right", "--yes"}, 1, "đã có sẵn 1", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, says := run(tt.answer, tt.args...)
			if n, approved, done := stands(t, db); code != tt.code || !strings.Contains(says, tt.says) || n != tt.projects || approved != programme.Money(n)*300*programme.Million || done != 0 {
				t.Fatalf("%d, %d projects, %s\n%s", code, n, approved, says)
			}
		})
	}
	t.Run("stopped", func(t *testing.T) {
		ctx, stop := context.WithCancel(context.Background())
		stop()
		other := emptyProgramme(t, 2016, 2020)
		var out bytes.Buffer
		if code := importBook(ctx, []string{file, "--db", other, "--yes", "--only-right"}, strings.NewReader(""), &out, &out); code == 0 {
			t.Fatal(out.String())
		}
		if n, _, _ := stands(t, other); n != 0 {
			t.Fatalf("%d projects", n)
		}
	})
}

// The offices' books come into the database as their expected files say: the
// support of every row that is stored, and every other row is named.
func TestImportSharedBooks(t *testing.T) {
	const books = "../../../shared/books"
	if _, err := os.Stat(books); err != nil {
		t.Skip("the shared books are not here")
	}
	for _, name := range []string{"ket-qua-2017", "ke-hoach-2020-theo-huyen", "tong-hop-2016-2018", "de-an-nhom-2023"} {
		t.Run(name, func(t *testing.T) {
			db := emptyProgramme(t, 2016, 2025)
			var stdout, stderr bytes.Buffer
			if code := importBook(context.Background(), []string{filepath.Join(books, name+".xlsx"), "--db", db, "--yes", "--only-right", "--json"}, strings.NewReader(""), &stdout, &stderr); code != 0 {
				t.Fatal(code, stderr.String())
			}
			var got struct {
				Refused []refusedJSON
				Result  programme.ImportResult
			}
			if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			rows := expectedSupport(t, filepath.Join(books, name+".expected.json"))
			for _, r := range got.Refused {
				delete(rows, programme.RowAt{Sheet: r.Sheet, Line: r.Row})
			}
			var want programme.Money
			for _, m := range rows {
				want += m
			}
			n, approved, _ := stands(t, db)
			if n != int64(len(rows)) || approved != want || got.Result.New+got.Result.Refused != got.Result.Rows || got.Result.New*3 < got.Result.Rows {
				t.Fatalf("%d projects with %s; the book has %d right rows with %s. %+v", n, approved, len(rows), want, got.Result)
			}
		})
	}
}

// expectedSupport is the support of each row that a book has.
func expectedSupport(t *testing.T, file string) map[programme.RowAt]programme.Money {
	t.Helper()
	var expected struct {
		Rows []struct {
			Sheet  string
			Row    int
			Fields struct {
				Support   *int64 `json:"support"`
				National  int64  `json:"support_national"`
				Local     int64  `json:"support_local"`
				Requested int64  `json:"support_requested"`
			}
		}
	}
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &expected)
	}
	if err != nil {
		t.Fatal(err)
	}
	all := map[programme.RowAt]programme.Money{}
	for _, r := range expected.Rows {
		support := r.Fields.National + r.Fields.Local
		if r.Fields.Support != nil {
			support = *r.Fields.Support
		}
		all[programme.RowAt{Sheet: r.Sheet, Line: r.Row}] = programme.Money(support)
	}
	return all
}
