package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestCheckUploads gives the same report as text, as Word and as PDF, both made
// by LibreOffice, and expects what pasting gives.
func TestCheckUploads(t *testing.T) {
	v := visit(t, demo(t))
	dir := t.TempDir()
	put(t, dir, "so-ket.txt", []byte(ownReport))
	for _, kind := range []string{"docx", "pdf"} {
		convert := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
			"--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", dir, filepath.Join(dir, "so-ket.txt"))
		if said, err := convert.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice makes no .%s: %v: %s", kind, err, said)
		}
	}
	v.open("/checks")
	paste(v, ownReport)
	pasted := v.verdicts()
	want(t, "the verdicts", pasted, "847,80", "812,30", "+35,50")
	for _, kind := range []string{"txt", "docx", "pdf"} {
		if status := send(v, filepath.Join(dir, "so-ket."+kind)); status != http.StatusOK {
			t.Errorf(".%s is answered with %d: %s", kind, status, v.text("main"))
			continue
		}
		if got := v.verdicts(); got != pasted {
			t.Errorf(".%s gives\n%s\npasting gives\n%s", kind, got, pasted)
		}
		if got := v.value("[name=source]"); got != "so-ket" {
			t.Errorf(".%s suggests the source %q", kind, got)
		}
		v.axe()
	}
}

// TestCheckRefuses gives files and texts that are no Vietnamese report: the page
// says why, keeps what was pasted, and stores nothing.
func TestCheckRefuses(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/figures")
	stored := v.text("main")
	png := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 2000)...)
	english := strings.Repeat("In 2017 the province supported 9 projects with 812 million dong. ", 20)
	dir := t.TempDir()
	for _, tt := range []struct {
		name    string
		content []byte
		says    string
	}{
		{"rong.txt", nil, "Tệp rỗng"},
		{"anh.txt", png, "không phải văn bản"},
		{"report.txt", []byte(english), "không phải tiếng Việt"},
		{"hong.docx", []byte("PK\x03\x04"), "Tệp Word bị hỏng"},
	} {
		v.open("/checks")
		v.fill("[name=text]", "Đoạn đang dán dở")
		v.upload("[name=file]", put(t, dir, tt.name, tt.content))
		if status := v.follow(save); status != http.StatusUnprocessableEntity {
			t.Errorf("%s is answered with %d", tt.name, status)
		}
		want(t, "the message on top for "+tt.name, v.text(".error-summary"), "Chưa kiểm tra được", tt.says)
		want(t, "the message at the field for "+tt.name, v.text("#f-file-error"), tt.says)
		if got := v.value("[name=text]"); got != "Đoạn đang dán dở" {
			t.Errorf("after %s the pasted text is %q", tt.name, got)
		}
		v.axe()
	}
	v.screenshot("check-refused", wide)
	v.screenshot("check-refused", narrow)
	v.open("/checks")
	v.fill("[name=text]", english)
	if status := v.follow(save); status != http.StatusUnprocessableEntity {
		t.Errorf("a pasted English text is answered with %d", status)
	}
	want(t, "the message at the pasted text", v.text("#f-text-error"), "không phải tiếng Việt")
	v.open("/figures")
	if now := v.text("main"); now != stored {
		t.Errorf("something is stored: the figures were\n%s\nand are\n%s", stored, now)
	}
}

// TestCheckLongReport reads some 300 KB: a book, not a report.
func TestCheckLongReport(t *testing.T) {
	v := visit(t, demo(t))
	file := put(t, t.TempDir(), "dai.txt", []byte(strings.Repeat(ownReport, 300_000/len(ownReport))))
	start := time.Now()
	if status := send(v, file); status != http.StatusOK {
		t.Fatalf("answered with %d", status)
	}
	v.see("bảng chỉ liệt kê 1.000 trong")
	t.Logf("300 KB are read, checked and shown in %v", time.Since(start).Round(10*time.Millisecond))
	want(t, "the sums", plain(v.text(".check-cards")), "847,80", "812,30")
	v.fits(narrow)
	v.fits(wide)
	start = time.Now()
	v.follow("#so-lieu button[type=submit]:not([name])")
	v.see("bảng chỉ liệt kê 1.000 trong")
	t.Logf("and worked out again in %v", time.Since(start).Round(10*time.Millisecond))
}

// send uploads a file to be checked and gives the status of the answer.
func send(v *visitor, file string) int {
	v.t.Helper()
	v.open("/checks")
	v.upload("[name=file]", file)
	return v.follow(save)
}

// put writes a file and gives its path.
func put(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// where is what a card says of the line of a figure; lines end elsewhere on paper.
var where = regexp.MustCompile(` ?\(xem trong văn bản, dòng [0-9.]+\)`)

// verdicts is what a check found, without places and without how the text was got.
func (v *visitor) verdicts() string {
	v.t.Helper()
	return plain(where.ReplaceAllString(plain(v.text(".check-sentence")+"\n"+v.text(".check-cards")+"\n"+v.text("#vi-sao")), ""))
}
