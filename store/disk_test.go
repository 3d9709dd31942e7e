package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/programme"
)

// oneConnection opens a store whose only connection a test can limit.
func oneConnection(t *testing.T) (*Store, programme.Programme) {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.db.SetMaxOpenConns(1)
	p, err := s.SaveProgramme(context.Background(), programme.LocalUser, programme.Programme{Code: "T", Name: "Thử", Province: "tỉnh Thử", From: 2016, To: 2020})
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

func (s *Store) pragma(t *testing.T, name string) (value string) {
	t.Helper()
	if err := s.db.QueryRow("PRAGMA " + name).Scan(&value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

func saveOne(s *Store, p programme.Programme, code string) error {
	_, err := s.SaveProject(context.Background(), programme.LocalUser, programme.Project{Recorded: true,
		ProgrammeID: p.ID, Code: code, Title: "Đề án", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2017, Stage: programme.Completed,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Done: programme.Million}}, Note: strings.Repeat("ghi chú ", 200),
	})
	return err
}

func TestFullDisk(t *testing.T) {
	s, p := oneConnection(t)
	var pages int
	fmt.Sscan(s.pragma(t, "page_count"), &pages)
	s.pragma(t, fmt.Sprint("max_page_count = ", pages+12))
	saved := 0
	var err error
	for err == nil && saved < 500 {
		if err = saveOne(s, p, fmt.Sprint("P-", saved)); err == nil {
			saved++
		}
	}
	if programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), "đã đầy") || saved == 0 {
		t.Fatalf("after %d projects: %v", saved, err)
	}
	if got := s.pragma(t, "integrity_check"); got != "ok" {
		t.Errorf("integrity: %s", got)
	}
	for what, query := range map[string]string{
		"projects": `SELECT COUNT(*) FROM projects`, "lines": `SELECT COUNT(*) FROM funding_lines`, "events": `SELECT COUNT(*) FROM events WHERE subject = 'project'`,
	} {
		var n int
		if err := s.db.QueryRow(query).Scan(&n); err != nil || n != saved {
			t.Errorf("%d %s of %d saved projects, %v", n, what, saved, err)
		}
	}
	s.pragma(t, fmt.Sprint("max_page_count = ", pages+1000)) // somebody made room
	if err := saveOne(s, p, "P-later"); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	s, p := oneConnection(t)
	if _, err := s.db.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	if err := saveOne(s, p, "P-1"); programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), "chỉ đọc") {
		t.Errorf("%v", err)
	}
	if all, err := s.Programmes(context.Background(), programme.LocalUser); err != nil || len(all) != 1 {
		t.Errorf("reading what may only be read: %d, %v", len(all), err)
	}
}

// TestWindowsNames: a drive and backslashes are escaped, so that SQLite gets
// them back as they were typed.
func TestWindowsNames(t *testing.T) {
	got := fileAddress(`C:\Dữ liệu\a#1?.db`)
	if !strings.HasPrefix(got, "file:") || !strings.HasSuffix(got, `C:%5CD%E1%BB%AF%20li%E1%BB%87u%5Ca%231%3F.db`) || strings.ContainsAny(got, `\?# `) {
		t.Errorf("%s", got)
	}
}
