package book

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// readBytes is a book read from bytes.
func readBytes(t testing.TB, name string, data []byte) *Book {
	t.Helper()
	b, err := Read(context.Background(), name, bytes.NewReader(data), int64(len(data)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// marked is a book with its problems marked.
func marked(t testing.TB, b *Book, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteMarked(context.Background(), &out, b.Name, bytes.NewReader(data), int64(len(data)), b.Marks()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// checkMarked holds a book against itself with its problems marked: it is read
// alike, and each problem stands at its cell. Then against its wrong lines
// alone: they keep their numbers, and what reads otherwise is told.
func checkMarked(t testing.TB, file string, b *Book) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Marks()) == 0 {
		return
	}
	with := marked(t, b, data)
	again := readBytes(t, b.Name, with)
	if bytes.HasPrefix(data, []byte("PK")) {
		if !reflect.DeepEqual(again, b) {
			t.Errorf("%s with marks is read otherwise than without", b.Name)
		}
	} else if !reflect.DeepEqual(caseless(again), caseless(b)) {
		t.Errorf("%s as a workbook with marks is read otherwise", b.Name)
	}
	checkComments(t, b, with)
	checkWrong(t, b, data)
}

// caseless is a reading without capitals: those that TCVN3 has none for are
// found again in its own bytes only.
func caseless(b *Book) []Row {
	var all []Row
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			r.Title = strings.ToLower(r.Title)
			r.Beneficiaries = []string{strings.ToLower(strings.Join(r.Beneficiaries, "|"))}
			all = append(all, r)
		}
	}
	return all
}

// checkComments finds each problem as a comment of its cell, which is filled.
func checkComments(t testing.TB, b *Book, with []byte) {
	t.Helper()
	texts := partsOf(t, with, "comments")
	for _, m := range b.Marks() {
		found := false
		for _, text := range texts {
			found = found || strings.Contains(text, `ref="`+CellName(m.Column, m.Line)+`"`)
		}
		if !found {
			t.Errorf("%s: %s of %s has no comment", b.Name, CellName(m.Column, m.Line), m.Sheet)
		}
	}
}

// partsOf is the texts of the parts whose name has a word.
func partsOf(t testing.TB, data []byte, word string) (texts []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.Contains(f.Name, word) {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		in.Close()
		texts = append(texts, b.String())
	}
	return texts
}

func checkWrong(t testing.TB, b *Book, data []byte) {
	t.Helper()
	var out bytes.Buffer
	err := WriteWrong(context.Background(), &out, b, bytes.NewReader(data), int64(len(data)), b.Marks())
	if err != nil && strings.Contains(err.Error(), "Không còn dòng") {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSuffix(b.Name, filepath.Ext(b.Name)) + ".xlsx"
	again := readBytes(t, name, out.Bytes())
	for i := range b.Sheets {
		s := &b.Sheets[i]
		marks := sorted(b.Marks())[s.Name]
		want := map[int]*Row{}
		for j := range s.Rows {
			for line := s.Rows[j].Line; line <= s.Rows[j].LastLine; line++ {
				if len(marks.next(line)) > 0 {
					want[s.Rows[j].Line] = &s.Rows[j]
				}
			}
		}
		var got *Sheet
		for j := range again.Sheets {
			if again.Sheets[j].Name == s.Name || len(again.Sheets) == 1 && len(b.Sheets) == 1 {
				got = &again.Sheets[j]
			}
		}
		if got == nil {
			if len(want) > 0 {
				t.Errorf("%s: sheet %s is missing among the wrong lines", b.Name, s.Name)
			}
			continue
		}
		told := map[int]bool{}
		for _, p := range got.Problems {
			told[p.Line] = true
		}
		for j := range got.Rows {
			r := got.Rows[j]
			w := want[r.Line]
			if w == nil {
				t.Errorf("%s %s: line %d is not wrong: %+v", b.Name, s.Name, r.Line, r)
				continue
			}
			delete(want, r.Line)
			was := *w
			was.Hidden, r.Hidden = false, false
			if bytes.HasPrefix(data, []byte("PK")) && !reflect.DeepEqual(was, r) && !told[r.Line] {
				t.Errorf("%s %s: line %d is read otherwise, and not told:\n%+v\n%+v", b.Name, s.Name, r.Line, was, r)
			}
		}
		for line := range want {
			t.Errorf("%s %s: line %d is missing among the wrong", b.Name, s.Name, line)
		}
	}
}
