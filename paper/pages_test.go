package paper

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestPages reads page by page: no number on page 1 nor on an annex's first,
// the label on every page, and the heading of a table on each of its pages.
func TestPages(t *testing.T) {
	need(t, "pdftotext")
	head := []string{"TT", "Tên", "đề", "án", "Đơn", "vị", "thụ", "hưởng", "Kinh", "phí", "Hỗ", "trợ", "Đối", "ứng"}
	d := Doc{Issuer: "A", Kind: "BÁO CÁO", Label: "DỰ THẢO", Blocks: Blocks{projectTable(80),
		Signature{Signers: []Signer{{Name: "B"}}}, PageBreak{Landscape: true, Annex: true}, projectTable(60)}}
	pages := pdfPages(t, drawPDF(t, d))
	if len(pages) < 6 {
		t.Fatalf("%d pages", len(pages))
	}
	annex := slices.IndexFunc(pages[1:], func(p []string) bool { return strings.Join(p[2:4], " ") == "Bảng 3." }) + 1
	for i, words := range pages {
		want := []string{"DỰ", "THẢO"}
		switch {
		case i == 0:
		case i < annex:
			want = append([]string{string(rune('1' + i))}, append(want, head...)...)
		case i > annex:
			want = append([]string{string(rune('1' + i - annex))}, append(want, head...)...)
		}
		if got := words[:len(want)]; !slices.Equal(got, want) {
			t.Errorf("page %d begins %q, want %q", i+1, got, want)
		}
	}
	if annex == 0 {
		t.Error("the annex was not found")
	}
}

func pdfPages(t *testing.T, b []byte) [][]string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = strings.NewReader(string(b))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages [][]string
	for _, p := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		pages = append(pages, strings.Fields(p))
	}
	return pages
}
