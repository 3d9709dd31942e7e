package web

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// The table of difficulties and remedies names pages that are, and tests that
// are; so do the numbers of the impact page.
func TestRemedies(t *testing.T) {
	table, err := os.ReadFile("../docs/remedies.md")
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]bool{}
	for _, rt := range new(Server).routes() {
		if path, ok := strings.CutPrefix(rt.pattern, "GET "); ok {
			pages[path] = true
		}
	}
	said := regexp.MustCompile("`(/[^`]*)`").FindAllStringSubmatch(string(table), -1)
	for _, m := range programme.ImpactMeasures {
		said = append(said, []string{"", m.Source})
	}
	for _, h := range programme.Hindrances {
		said = append(said, []string{"", h.Screen})
		if !strings.Contains(string(table), "\n| "+number(int64(h.Number))+" | ") {
			t.Errorf("the table leaves out %d. %s", h.Number, h.Name)
		}
	}
	for _, s := range said {
		if path, _, _ := strings.Cut(s[1], "?"); !pages[path] {
			t.Errorf("there is no page %s", path)
		}
	}
	var tests strings.Builder
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		tests.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(string(table), -1) {
		if !strings.Contains(tests.String(), "\nfunc "+name[1]+"(") {
			t.Errorf("there is no test %s", name[1])
		}
	}
}

func TestImpactPage(t *testing.T) {
	h := newHouse(t)
	w := h.send(http.MethodGet, "/impact", h.usual(), nil)
	body := w.Body.String()
	if w.Code != http.StatusOK {
		t.Fatal(w.Code, body)
	}
	for _, m := range programme.ImpactMeasures {
		if !strings.Contains(body, m.Label) || !strings.Contains(body, m.Means) {
			t.Errorf("the page leaves out %q", m.Label)
		}
	}
}
