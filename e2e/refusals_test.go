package e2e

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

// TestRefusedDatabases gives the program files that it must not touch: it says
// in Vietnamese what is wrong, ends with an error and leaves them as they are.
func TestRefusedDatabases(t *testing.T) {
	needFull(t)
	folder := t.TempDir()
	put := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ours := filepath.Join(folder, "ours.db")
	if code, said := once(t, "sample", "--db", ours); code != 0 {
		t.Fatalf("could not make the sample database: %s", said)
	}
	sample, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	newer := put("moi.db", sample)
	fromTomorrow(t, newer)
	foreign := bytes.Clone(sample)
	copy(foreign[68:72], "MPBX") // the application_id of the SQLite header: another program's
	tests := []struct {
		name, db, want string
	}{
		{"a letter", put("thu.db", []byte("Kính gửi Sở Công Thương tỉnh Sóc Trăng.\n")), "không phải dữ liệu của khuyencong"},
		{"another program's database", put("khac.db", foreign), "không phải dữ liệu của khuyencong"},
		{"a newer version's database", newer, "do phiên bản mới hơn của khuyencong tạo"},
		{"a database cut in half", put("cut.db", sample[:len(sample)/2]), "bị hỏng nên không mở được"},
		{"a folder", folder, "là thư mục"},
	}
	for _, tt := range tests {
		for _, args := range [][]string{
			{"serve", "--addr", "127.0.0.1:0", "--db", tt.db},
			{"migrate", "--db", tt.db},
			{"report", "evaluation", "--programme", "ST-2016-2020", "--from", "2016", "--to", "2018", "--out", filepath.Join(folder, "out.pdf"), "--db", tt.db},
		} {
			t.Run(tt.name+"/"+args[0], func(t *testing.T) {
				before, _ := os.ReadFile(tt.db) // a folder has no bytes, before and after
				code, said := once(t, args...)
				if code != 1 {
					t.Errorf("exit code %d, want 1; it wrote: %s", code, said)
				}
				if !strings.Contains(said, tt.want) || strings.Contains(said, "panic") || strings.Contains(said, "Lỗi:") {
					t.Errorf("it wrote %q, want a sentence with %q", said, tt.want)
				}
				if after, _ := os.ReadFile(tt.db); !bytes.Equal(before, after) {
					t.Error("the file has changed")
				}
				if _, err := os.Stat(filepath.Join(folder, "out.pdf")); err == nil {
					t.Error("a report was written all the same")
				}
			})
		}
	}
	t.Run("a missing file", func(t *testing.T) {
		missing := filepath.Join(folder, "missing.db")
		code, said := once(t, "report", "evaluation", "--programme", "ST-2016-2020", "--from", "2016", "--to", "2018", "--out", filepath.Join(folder, "out.pdf"), "--db", missing)
		if code != 1 || !strings.Contains(said, "Không có tệp dữ liệu") {
			t.Errorf("exit code %d, it wrote: %s", code, said)
		}
		if _, err := os.Stat(missing); err == nil {
			t.Error("the missing file was made")
		}
	})
	t.Run("a period outside the programme", func(t *testing.T) {
		code, said := once(t, "report", "evaluation", "--programme", "ST-2016-2020", "--from", "2014", "--to", "2018", "--out", filepath.Join(folder, "out.pdf"), "--db", ours)
		if code != 1 || !strings.Contains(said, "nằm ngoài chương trình") {
			t.Errorf("exit code %d, it wrote: %s", code, said)
		}
	})
	t.Run("a report from a whole database", func(t *testing.T) {
		out := filepath.Join(folder, "whole.docx")
		code, said := once(t, "report", "evaluation", "--programme", "ST-2016-2020", "--from", "2016", "--to", "2018", "--out", out, "--db", ours)
		if code != 0 || !strings.Contains(said, "còn 4 chỗ số liệu không khớp") {
			t.Errorf("exit code %d, it wrote: %s", code, said)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "the .docx", wordText(t, data), published...)
	})
}

// fromTomorrow makes the file one of a version that knows more than this one.
func fromTomorrow(t *testing.T, file string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err == nil {
		_, err = db.Exec(`UPDATE schema_version SET version = 9999`)
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// once runs the program once and gives its exit code and all it wrote. A
// run that does not end by itself is a failure.
func once(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatalf("could not build the program: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, args...).CombinedOutput()
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		return ended.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}
