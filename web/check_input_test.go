package web_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

// docx packs a document into a Word file.
func docx(t *testing.T, document io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]io.Reader{
		"[Content_Types].xml": strings.NewReader(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
		"word/document.xml":   document,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// blanks is a stream of n blanks.
func blanks(n int64) io.Reader { return io.LimitReader(blank{}, n) }

type blank struct{}

func (blank) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

// scanned is a PDF of one page without a letter.
const scanned = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length 22>>stream
0 0 595 842 re f
endstream endobj
trailer<</Root 1 0 R/Size 5>>
%%EOF`

func noise(n int) []byte {
	r, b := rand.New(rand.NewPCG(1, 2)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func TestCheckReadsWordFiles(t *testing.T) {
	o := newOffice(t)
	var x strings.Builder
	x.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, line := range strings.Split(writtenReport, "\n") {
		fmt.Fprintf(&x, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, line)
	}
	x.WriteString(`</w:body></w:document>`)
	w := o.upload("/checks", nil, `C:\Users\an\Báo cáo 2017.docx`, docx(t, strings.NewReader(x.String())))
	if w.Code != http.StatusOK || !strings.Contains(read(w), "Có 1 chỗ không khớp trong 2 phép tính") || !strings.Contains(read(w), "tệp Word") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	if form := resultForm(w.Body.String()); form.Get("source") != "Báo cáo 2017" {
		t.Errorf("suggests the source %q", form.Get("source"))
	} else if page := o.checks(t, "/checks/recheck", form); !strings.Contains(wordsOf(page), "Có 1 chỗ không khớp trong 2 phép tính") {
		t.Error("the page after it says something else")
	}
}

// What cannot be read is refused in words, in bounded time and memory; the
// pasted text stays and nothing is stored.
func TestCheckBadFiles(t *testing.T) {
	o := newOffice(t)
	const pasted = "Đoạn văn đã dán\ndòng hai"
	tests := []struct {
		name, file string
		content    []byte
		code       int
		says       string
	}{
		{"nothing in it", "trong.txt", nil, 422, "Tệp rỗng"},
		{"only blanks", "trong.txt", []byte(" \r\n\t"), 422, "Tệp rỗng"},
		{"zip bomb", "bom.docx", docx(t, blanks(200<<20)), 422, "giải nén ra quá lớn"},
		{"a zip that is no document", "anh.docx", []byte("PK\x03\x04 không phải"), 422, "Tệp Word bị hỏng"},
		{"scanned pages", "scan.pdf", []byte(scanned), 422, "ảnh chụp"},
		{"a broken PDF", "hong.pdf", []byte("%PDF-1.7 hỏng"), 422, "PDF"},
		{"binary named .txt", "bao-cao.txt", noise(100_000), 422, "không phải văn bản"},
		{"another language", "report.txt", []byte(strings.Repeat("In 2017 the province supported 66 projects with 5,902 million dong. ", 20)), 422, "không phải tiếng Việt"},
		{"no figures", "van.txt", []byte("Hôm nay trời đẹp, chúng tôi đi chợ phiên ở thị xã và gặp nhiều người quen."), 422, "Không tìm thấy số liệu nào"},
		{"over 20 MB", "lon.txt", bytes.Repeat([]byte("năm 2017 "), 2_200_000), 413, "lớn hơn 20 MB"},
		{"50 MB", "rat-lon.txt", bytes.Repeat([]byte("x"), 50<<20), 413, "lớn hơn 25 MB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := exec.LookPath("pdftotext"); err != nil && strings.HasSuffix(tt.file, ".pdf") {
				t.Skip("pdftotext is not installed")
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			w := o.upload("/checks", url.Values{"text": {pasted}}, tt.file, tt.content)
			runtime.ReadMemStats(&after)
			page := w.Body.String()
			if w.Code != tt.code || !strings.Contains(page, `id="f-file-error"`) || !strings.Contains(read(w), tt.says) || !strings.Contains(read(w), "Chưa kiểm tra được") {
				t.Fatalf("status %d, want %d and %q:\n%s", w.Code, tt.code, tt.says, read(w))
			}
			if got := formOf(page).Get("text"); got != pasted {
				t.Errorf("the pasted text became %q", got)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			// The form itself is built here too: a few times its size, and the limit.
			if used := after.TotalAlloc - before.TotalAlloc; used > 300<<20+4*uint64(len(tt.content)) {
				t.Errorf("took %d MB", used>>20)
			}
			if len(figures(t, o)) != 0 {
				t.Error("something is stored")
			}
		})
	}
}

func TestCheckBadText(t *testing.T) {
	o := newOffice(t)
	tests := []struct{ name, text, says string }{
		{"nothing", "", "Chưa có gì để kiểm tra"},
		{"blanks", " \n ", "Chưa có gì để kiểm tra"},
		{"another language", strings.Repeat("We supported 66 projects in 2017. ", 5), "không phải tiếng Việt"},
		{"no figures", "Hôm nay trời đẹp, chúng tôi đi chợ phiên ở thị xã và gặp nhiều người quen.", "Không tìm thấy số liệu nào"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := o.upload("/checks", url.Values{"text": {tt.text}}, "", nil)
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `id="f-text-error"`) || !strings.Contains(read(w), tt.says) {
				t.Fatalf("%d\n%s", w.Code, read(w))
			}
			if got := formOf(w.Body.String()).Get("text"); got != tt.text {
				t.Errorf("shown again as %q", got)
			}
		})
	}
	for _, address := range []string{"/checks/recheck", "/checks/save"} {
		if w := o.upload(address, url.Values{"text": {"không có số"}, "source": {"x"}}, "", nil); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s without figures: %d", address, w.Code)
		}
	}
}

func TestCheckBrokenForm(t *testing.T) {
	o := newOffice(t)
	for _, body := range []string{"--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nNăm 2017", "", strings.Repeat("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n", 25_000) + "--b--"} {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/checks", strings.NewReader(body))
		r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
		w := httptest.NewRecorder()
		o.server.ServeHTTP(w, r)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Biểu mẫu gửi lên bị hỏng") {
			t.Errorf("%.40q: %d\n%s", body, w.Code, read(w))
		}
	}
}

// A text as long as a book is still drawn whole, and its table is bounded.
func TestCheckLongText(t *testing.T) {
	o := newOffice(t)
	text := strings.Repeat(writtenReport, 300_000/len(writtenReport)) // the same years again and again
	start := time.Now()
	page := o.checks(t, "/checks", url.Values{"text": {text}})
	t.Logf("%d bytes of text, a page of %d bytes in %v", len(text), len(page), time.Since(start))
	if shown, _ := marked(t, page); shown != text {
		t.Error("the text changed")
	}
	if rows := strings.Count(page, `id="dong-`); rows != 1000 || !strings.Contains(wordsOf(page), "bảng chỉ liệt kê 1.000 trong") {
		t.Errorf("%d rows", rows)
	}
	if fields := strings.Count(page, "<select"); fields > 10 {
		t.Errorf("%d selects on the page", fields)
	}
	// One figure is opened to be corrected, and is corrected.
	form := with(resultForm(page), map[string]string{"edit": "900"})
	page = o.checks(t, "/checks/recheck", form)
	again := resultForm(page)
	if again.Get("measure-900") == "" {
		t.Fatal("the figure to edit has no fields")
	}
	page = o.checks(t, "/checks/recheck", with(again, map[string]string{"ignore-900": "1"}))
	if !strings.Contains(wordsOf(page), "bỏ qua 1 số không phải số liệu") {
		t.Error("the correction is lost")
	}
}
