package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestPlacesCommand(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	db := filepath.Join(dir, "tinh.db")
	ctx := context.Background()
	s, err := store.Open(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	before := file("cu.csv", "\ufeffcode,name,parent_code\n94,Tỉnh Sóc Trăng,\n946,Huyện Long Phú,94\n31669,Xã Long Phú,946\n")
	after := file("moi.csv", "Mã;Tên;Mã cấp trên\n92;Thành phố Cần Thơ;\n31639;Xã Long Phú;92\n31480;Phường Long Phú 1;92\n")
	a, b := file("a.csv", "old_code,new_code\n31669,31639\n31669,31480\n"), file("b.csv", "old_code,new_code\n31669,31639\n")
	bad := file("sai.csv", "code,name,parent_code\n1,Tỉnh,\n")
	whole := []string{"--db", db, "--units", after, "--from", "01/07/2025", "--list", "QĐ 19/2025/QĐ-TTg", "--crosswalk", a, "--crosswalk", b}
	tests := []struct {
		name  string
		args  []string
		code  int
		units int // in the database afterwards
	}{
		{"nothing to import", []string{"--db", db, "--from", "2025-07-01"}, 2, 0},
		{"no day", []string{"--db", db, "--units", before}, 2, 0},
		{"a day that is none", []string{"--db", db, "--units", before, "--from", "2025-13-01"}, 1, 0},
		{"no such file", []string{"--db", db, "--units", before + "x", "--from", "2004-01-01"}, 1, 0},
		{"no such database", []string{"--db", db + "x", "--units", before, "--from", "2004-01-01"}, 1, 0},
		{"a wrong line", []string{"--db", db, "--units", bad, "--from", "2004-01-01"}, 1, 0},
		{"new units without the old", whole, 1, 0},
		{"tried", []string{"--db", db, "--units", before, "--from", "2004-01-01", "--to", "2025-06-30", "--dry-run"}, 0, 0},
		{"the old list", []string{"--db", db, "--units", before, "--from", "2004-01-01", "--to", "2025-06-30"}, 0, 3},
		{"the new list with two tables", whole, 0, 6},
		{"again", whole, 0, 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if code := run(ctx, append([]string{"places"}, tt.args...)); code != tt.code {
				t.Errorf("exit code %d", code)
			}
			s, err := store.Open(ctx, db)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			units, err := s.Places(ctx, programme.LocalUser, 0)
			if err != nil || len(units) != tt.units {
				t.Errorf("%d units, %v", len(units), err)
			}
			questions, err := s.PlaceQuestions(ctx, programme.LocalUser)
			if err != nil || len(questions) != tt.units/6 {
				t.Errorf("%d questions, %v", len(questions), err)
			}
		})
	}
}
