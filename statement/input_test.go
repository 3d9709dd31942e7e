package statement

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"khuyencong/programme"
)

const sentence2020 = "Kết quả khuyến công năm 2020: tỉnh đã hỗ trợ 45 đề án với kinh phí 5,5 tỷ đồng, đạt 90% kế hoạch năm."

func docx(t testing.TB, body string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, `<w:document xmlns:w="w"><w:body>`+body+`</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func paragraph1(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

// scanned is a PDF of one page without any text.
const scanned = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

func TestBadInput(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("word/document.xml")
		zeros := bytes.Repeat([]byte(" "), 1<<20)
		for range 200 {
			w.Write(zeros)
		}
		z.Close()
		return b.Bytes()
	}()
	var otherZip bytes.Buffer
	z := zip.NewWriter(&otherZip)
	z.Create("xl/workbook.xml")
	z.Close()
	tests := []struct {
		name string
		data io.Reader
		says string
	}{
		{"0 bytes", strings.NewReader(""), "rỗng"},
		{"blanks only", strings.NewReader(" \n\t\n"), "rỗng"},
		{"zip bomb", bytes.NewReader(bomb), "quá lớn"},
		{"zip that is no Word file", &otherZip, "không phải tệp Word"},
		{"broken zip", strings.NewReader("PK\x03\x04 nothing more"), "bị hỏng"},
		{"broken document", bytes.NewReader(docx(t, "<w:p><w:t>đề án</w:p></w:t>")), "bị hỏng"},
		{"50 MB of text", io.LimitReader(endless{}, 50<<20), "20 MB"},
		{"5 million letters", strings.NewReader(strings.Repeat("đề án. ", 800_000)), "4 triệu"},
		{"binary renamed .txt", strings.NewReader("\x7fELF\x02\x01\x01\x00\x00\x00đề án"), "không phải văn bản"},
		{"picture renamed .txt", strings.NewReader("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "không phải văn bản"},
		{"old Word", strings.NewReader("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ".docx"},
		{"English", strings.NewReader("In 2020 the province supported 45 projects with 5.5 billion dong, 90% of the plan."), "tiếng Việt"},
		{"French", strings.NewReader("En 2020, la province a soutenu 45 projets à hauteur de 5,5 milliards, déjà réalisés à 90%."), "tiếng Việt"},
		{"Vietnamese without its marks", strings.NewReader("Ket qua khuyen cong nam 2020: tinh da ho tro 45 de an voi kinh phi 5,5 ty dong."), "tiếng Việt"},
		{"no figures", strings.NewReader("Trung tâm khuyến công trân trọng cảm ơn các đơn vị đã phối hợp."), "số liệu"},
		{"unknown bytes", strings.NewReader("caf\xe9 \xff\xfa\xe9 r\xe9sum\xe9"), "bảng mã"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			rep, err := Read("x", tt.data)
			if programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("err %v, %d figures", err, len(rep.Figures))
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
	t.Run("PDF of scanned pages", func(t *testing.T) {
		if _, err := exec.LookPath("pdftotext"); err != nil {
			if os.Getenv("KHUYENCONG_FULL") != "" {
				t.Fatal("pdftotext is not installed: run scripts/test-tools")
			}
			t.Skip("pdftotext is not installed")
		}
		if _, err := Read("x.pdf", strings.NewReader(scanned)); err == nil || !strings.Contains(err.Error(), "scan") {
			t.Errorf("err %v", err)
		}
		if _, err := Read("x.pdf", strings.NewReader("%PDF-1.7 nothing")); err == nil || !strings.Contains(err.Error(), "PDF") {
			t.Errorf("err %v", err)
		}
	})
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("đề án "), len(p)/8+1)), nil
}

// TestGoodInput reads one sentence in every form it may come in.
func TestGoodInput(t *testing.T) {
	toTCVN3, toVNI := reverse(tcvn3Pairs()), "Keát quaû khuyeán coâng naêm 2020: tænh ñaõ hoã trôï 45 ñeà aùn vôùi kinh phí 5,5 tyû ñoàng, ñaït 90% keá hoaïch naêm."
	units := utf16.Encode([]rune("\ufeff" + sentence2020))
	wide := make([]byte, 0, 2*len(units))
	for _, u := range units {
		wide = append(wide, byte(u), byte(u>>8))
	}
	latin := func(s string) string {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return string(b)
	}
	for name, data := range map[string]string{
		"UTF-8": sentence2020, "with its mark": "\ufeff" + sentence2020, "UTF-16": string(wide),
		"TCVN3 letters": toTCVN3.Replace(sentence2020), "TCVN3 bytes": latin(toTCVN3.Replace(sentence2020)),
		"VNI letters": toVNI, "VNI bytes": latin(toVNI),
		"Word": string(docx(t, paragraph1(sentence2020))),
	} {
		t.Run(name, func(t *testing.T) {
			rep, err := Read(name, strings.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range rep.Figures {
				got = append(got, one(f))
				if string([]rune(rep.Text)[f.Start:f.End]) != f.Quote {
					t.Errorf("%q is not at %d–%d of the text", f.Quote, f.Start, f.End)
				}
			}
			want := "45 đề án | 2020 result all projects 45; 5,5 tỷ đồng | 2020 result all support 5500000000; 90% | 2020 result all percent 90"
			if strings.Join(got, "; ") != want {
				t.Errorf("got %s", strings.Join(got, "; "))
			}
		})
	}
}

// tcvn3Pairs lists the table again from its other side, for the test.
func tcvn3Pairs() [][2]string {
	var out [][2]string
	for _, r := range "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ" {
		for c := rune(0xA1); c <= 0xFF; c++ {
			if programme.FromTCVN3(string(c)) == string(r) {
				out = append(out, [2]string{string(r), string(c)})
			}
		}
	}
	return out
}

func reverse(pairs [][2]string) *strings.Replacer {
	var flat []string
	for _, p := range pairs {
		flat = append(flat, p[0], p[1])
	}
	return strings.NewReplacer(flat...)
}

// TestWordTables reads cells, spans, deleted text and numbered paragraphs.
func TestWordTables(t *testing.T) {
	cell := func(s string) string { return "<w:tc>" + paragraph1(s) + "</w:tc>" }
	body := paragraph1("Kết quả") + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Đã hỗ trợ 5 đề án</w:t></w:r><w:del><w:r><w:t>6 đề án</w:t></w:r></w:del></w:p>" +
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + paragraph1("Nội dung") + "</w:tc>" + cell("Số đề án") + "</w:tr><w:tr>" + cell("1") + cell("Đào tạo") + cell("4") + "</w:tr></w:tbl>"
	got, _, err := Open(bytes.NewReader(docx(t, body)))
	want := "Kết quả\n- Đã hỗ trợ 5 đề án\nNội dung\t\tSố đề án\n1\tĐào tạo\t4\n\n"
	if err != nil || got != want {
		t.Errorf("err %v\n got %q\nwant %q", err, got, want)
	}
}
