package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSameWords holds all drawings to the same words in the same order.
func TestSameWords(t *testing.T) {
	all := strings.Join(strings.Split(vietnamese, ""), " ")
	letters := Doc{Issuer: "A", Blocks: Blocks{Para{Text: Plain(all)}, Para{Text: Bold(all)},
		Para{Text: Italic(all)}, Para{Text: Runs{{Text: all, Bold: true, Italic: true}}}}}
	letter := Doc{Issuer: "SỞ CÔNG THƯƠNG", Subject: "mời dự hội nghị bình chọn sản phẩm", Symbol: "SCT-QLCN", To: []string{"Ủy ban nhân dân các xã"}}
	minutes := Doc{Issuer: "A", Kind: "BIÊN BẢN", Blocks: Blocks{Signature{Signers: []Signer{
		{Powers: []string{"ĐẠI DIỆN BÊN A"}, Name: "Trần Văn A"}, {Powers: []string{"ĐẠI DIỆN BÊN B"}, Name: "Lê Thị B"}}}}}
	minutes.Blocks = append(minutes.Blocks, minutes.Blocks[0], Para{Text: Plain("Hết.")})
	for _, d := range []Doc{sampleReport(), letters, letter, minutes} {
		sameWords(t, d)
	}
}

func sameWords(t *testing.T, d Doc) {
	t.Helper()
	want := strings.Fields(strings.ReplaceAll(Text(d), "|", " "))
	var page bytes.Buffer
	if err := HTML(&page, d); err != nil {
		t.Fatal(err)
	}
	compareWords(t, "HTML", htmlWords(page.String()), want)
	compareWords(t, "DOCX", docxWords(t, drawDOCX(t, d)), want)
	need(t, "pdftotext") // the words of the PDF
	compareWords(t, "PDF", pdfWords(t, onOnePage(t, d)), want)
}

// onOnePage draws on a page without an end, so that no heading of a table and
// no number of a page comes between the words.
func onOnePage(t *testing.T, d Doc) []byte {
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b Block) bool {
		_, ok := b.(PageBreak)
		return ok
	})
	b, err := pdfOn(d, func(landscape bool) sheet { return sheet{sheetOf(landscape).width, 14_000} })
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func compareWords(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			near := func(w []string) string { return strings.Join(w[min(max(i-4, 0), len(w)):min(i+8, len(w))], " ") }
			t.Errorf("%s: word %d: …%s…\nwant …%s…", name, i, near(got), near(want))
			return
		}
	}
}

var (
	styleTag = regexp.MustCompile(`</?(b|i)>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

func htmlWords(s string) []string {
	s = anyTag.ReplaceAllString(styleTag.ReplaceAllString(s, ""), " ")
	return strings.Fields(html.UnescapeString(s))
}

// docxWords reads the body of a Word file and checks the parts on the way.
func docxWords(t *testing.T, b []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	var text strings.Builder
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "word/media/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(r)
		in := false
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if f.Name != "word/document.xml" {
				continue
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				in = tok.Name.Local == "t"
				if tok.Name.Local == "p" || tok.Name.Local == "br" {
					text.WriteByte(' ')
				}
			case xml.EndElement:
				in = false
			case xml.CharData:
				if in {
					text.Write(tok)
				}
			}
		}
	}
	return strings.Fields(text.String())
}

func pdfWords(t *testing.T, b []byte) []string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-raw", "-nopgbrk", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(b)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// TestWordOpensInLibreOffice converts Word files and reads them again.
func TestWordOpensInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	need(t, "soffice")
	all := sampleForms()
	all["report"] = sampleReport()
	dir := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}
	for name, d := range all {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, drawDOCX(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, d := range all {
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Fields(strings.TrimPrefix(string(text), "\ufeff"))
		compareWords(t, "LibreOffice, "+name, got, strings.Fields(strings.ReplaceAll(Text(d), "|", " ")))
	}
}
