package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// Everything that can be wrong with a command line is said in Vietnamese,
// with the flag as a person types it.
func TestParse(t *testing.T) {
	tests := []struct {
		name string
		twin string // of --from
		args []string
		want string // what is said; "" for a command line in order
	}{
		{"in order", "", []string{"--from", "2016", "-db", "a.db"}, ""},
		{"from the environment", "2016", nil, ""},
		{"unknown flag", "", []string{"--bogus"}, "Không có tùy chọn --bogus. Xem khuyencong report --help.\n"},
		{"no value", "", []string{"--db"}, "Thiếu giá trị sau --db. Xem khuyencong report --help.\n"},
		{"not a number", "", []string{"--from", "a-b: c"}, "Giá trị “a-b: c” của --from không dùng được. Xem khuyencong report --help.\n"},
		{"not a number in the environment", "hai nghìn", nil, "Giá trị “hai nghìn” của --from không dùng được. Xem khuyencong report --help.\n"},
		{"neither yes nor no", "", []string{"--https=có"}, "Giá trị “có” của --https không dùng được. Xem khuyencong report --help.\n"},
		{"no flag at all", "", []string{"---x"}, "Không hiểu “---x”. Xem khuyencong report --help.\n"},
		{"too much", "", []string{"thừa"}, "Thừa “thừa”. Xem khuyencong report --help.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("KHUYENCONG_FROM", tt.twin)
			var said bytes.Buffer
			f := flags("report", "lập báo cáo")
			f.SetOutput(&said)
			f.String("db", "", "tệp dữ liệu")
			from := f.Int("from", 0, "năm đầu")
			f.Bool("https", false, "qua HTTPS")
			code, done := parse(f, tt.args)
			if said.String() != tt.want || done != (tt.want != "") || done && code != 2 {
				t.Errorf("code %d, done %v, said %q; want %q", code, done, said.String(), tt.want)
			}
			if !done && *from != 2016 {
				t.Errorf("--from is %d", *from)
			}
		})
	}
}

func TestShown(t *testing.T) {
	for db, want := range map[string]string{
		"khuyencong.db":                           "khuyencong.db",
		"postgres://an@may-chu/khuyencong":        "postgres://an@may-chu/khuyencong",
		"postgres://an:bi-mat@may-chu/khuyencong": "postgres://an:xxxxx@may-chu/khuyencong",
	} {
		if got := shown(db); got != want {
			t.Errorf("%s is shown as %s, want %s", db, got, want)
		}
	}
}

// Invented figures never get among an office's own, and a mistyped name makes
// no new database.
func TestSampleKeepsOut(t *testing.T) {
	db := filepath.Join(t.TempDir(), "that.db")
	s, err := store.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.SaveProgramme(t.Context(), programme.LocalUser, programme.Programme{Code: "AG-2021-2025", Name: "Chương trình của tỉnh", Province: "An Giang", From: 2021, To: 2025})
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	if code := makeSample(t.Context(), []string{"--db", db}); code != 1 {
		t.Errorf("the sample went into an office's database: %d", code)
	}
	if code := migrate(t.Context(), []string{"--db", db}); code != 0 {
		t.Errorf("migrate: %d", code)
	}
	if code := migrate(t.Context(), []string{"--db", db + "x"}); code != 1 {
		t.Errorf("migrate of a name that is not there: %d", code)
	}
	if _, err := os.Stat(db + "x"); err == nil {
		t.Error("a mistyped name made a database")
	}
}
