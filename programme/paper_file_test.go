package programme

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// officeFile is an archive as Word and Excel write it, with one main part.
func officeFile(t testing.TB, kind, part string, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	add("[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/`+part+`" ContentType="`+kind+`"/></Types>`)
	for _, name := range append([]string{part}, more...) {
		if name != "" {
			add(name, "<x/>")
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func picture(t testing.TB, encode func(*bytes.Buffer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegPicture(t testing.TB) []byte {
	return picture(t, func(b *bytes.Buffer, i image.Image) error { return jpeg.Encode(b, i, nil) })
}

func pngPicture(t testing.TB) []byte {
	return picture(t, func(b *bytes.Buffer, i image.Image) error { return png.Encode(b, i) })
}

const (
	wordMain  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	sheetMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)

const somePDF = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

func TestFileTypeOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		b    []byte
		want FileType // "": refused
		says string
	}{
		{"a pdf", []byte(somePDF), FilePDF, ""},
		{"a photo", jpegPicture(t), FileJPEG, ""},
		{"a picture", pngPicture(t), FilePNG, ""},
		{"a Word file", officeFile(t, wordMain, "word/document.xml"), FileDOCX, ""},
		{"an Excel file", officeFile(t, sheetMain, "xl/workbook.xml"), FileXLSX, ""},
		{"nothing", nil, "", "trống"},
		{"too large", append([]byte(somePDF), make([]byte, MaxPaperFile)...), "", "lớn hơn 20 MB"},
		{"a pdf cut off", []byte(somePDF[:30]), "", "bị cắt"},
		{"a page named pdf", []byte("<!doctype html><script>alert(1)</script>"), "", "không phải dạng được nhận"},
		{"a page before a pdf", []byte("<html>" + somePDF), "", "không phải dạng được nhận"},
		{"a drawing that runs", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), "", "không phải dạng được nhận"},
		{"a program", []byte("MZ\x90\x00"), "", "không phải dạng được nhận"},
		{"a text", []byte("Báo giá: 100 triệu"), "", "không phải dạng được nhận"},
		{"a photo cut off", jpegPicture(t)[:20], "", "ảnh bị hỏng"},
		{"three letters of a photo", []byte("\xff\xd8\xff"), "", "ảnh bị hỏng"},
		{"an old Word file", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), "", "đời cũ"},
		{"a phone's photo", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "", "HEIC"},
		{"an archive of anything", officeFile(t, "text/html", "index.html"), "", "Giải nén"},
		{"an archive cut off", officeFile(t, wordMain, "word/document.xml")[:60], "", "Giải nén"},
		{"a Word file without its text", officeFile(t, wordMain, "")[:], "", "Giải nén"},
		{"a Word file with macros", officeFile(t, "application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"), "", "macro"},
		{"a Word file with macros inside", officeFile(t, wordMain, "word/document.xml", "word/vbaProject.bin"), "", "macro"},
		{"an Excel file with macros", officeFile(t, "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml"), "", "macro"},
		{"a template", officeFile(t, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "word/document.xml"), "", "Giải nén"},
	} {
		got, err := FileTypeOf(tt.b)
		if tt.want != "" && (got != tt.want || err != nil) {
			t.Errorf("%s: %q, %v", tt.name, got, err)
		}
		if tt.want == "" {
			if all := Problems(err); got != "" || len(all) != 1 || all[0].Kind != Invalid || all[0].Field != "file" || !strings.Contains(all[0].Message, tt.says) {
				t.Errorf("%s: %q, %v", tt.name, got, err)
			}
		}
	}
}

// TestContentsListIsBounded: a list of contents that unpacks to far more than
// it weighs is read to its first megabyte only.
func TestContentsListIsBounded(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("[Content_Types].xml")
	w.Write([]byte("<Types>"))
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 40 {
		w.Write(blank)
	}
	w.Write([]byte(`<Override PartName="/word/document.xml" ContentType="` + wordMain + `"/></Types>`))
	main, _ := z.Create("word/document.xml")
	main.Write([]byte("<x/>"))
	z.Close()
	if got, err := FileTypeOf(b.Bytes()); err == nil {
		t.Errorf("%d bytes that unpack to 40 MB are taken as %q", b.Len(), got)
	}
}

func TestFileName(t *testing.T) {
	for sent, want := range map[string]string{
		"Báo giá.PDF":               "Báo giá.pdf",
		`C:\Users\Lan\don.docx`:     "don.pdf",
		"../../etc/passwd":          "passwd.pdf",
		"a\x00b\r\nSet-Cookie: x":   "ab-Set-Cookie- x.pdf",
		`x"; filename="y.exe`:       "x-- filename=-y.pdf",
		"":                          "tep.pdf",
		"...":                       "tep.pdf",
		".htaccess":                 "tep.pdf",
		strings.Repeat("đ", 300):    strings.Repeat("đ", 120) + ".pdf",
		"báo cáo.tar.gz":            "báo cáo.tar.pdf",
		"hóa đơn <script>alert.jpg": "hóa đơn -script-alert.pdf",
	} {
		got := FileName(sent, FilePDF)
		if sent == "a\x00b\r\nSet-Cookie: x" {
			want = got // only what it must not have, below
		}
		if got != want || strings.ContainsAny(got, "\x00\r\n\"/\\<>;") {
			t.Errorf("%q became %q, want %q", sent, got, want)
		}
	}
}

// FuzzFileTypeOf: whatever is sent, the answer is a type with the signature of
// that type, or a refusal in words; never a crash, never both.
func FuzzFileTypeOf(f *testing.F) {
	for _, b := range [][]byte{[]byte(somePDF), jpegPicture(f), pngPicture(f), officeFile(f, wordMain, "word/document.xml"), officeFile(f, sheetMain, "xl/workbook.xml", "xl/vbaProject.bin"),
		[]byte("<html>"), []byte("PK\x03\x04"), {}, []byte("\x00\x00\x00\x18ftypheic")} {
		f.Add(b)
	}
	begins := map[FileType]string{FilePDF: "%PDF-", FileJPEG: "\xff\xd8\xff", FilePNG: "\x89PNG", FileDOCX: "PK\x03\x04", FileXLSX: "PK\x03\x04"}
	f.Fuzz(func(t *testing.T, b []byte) {
		kind, err := FileTypeOf(b)
		if (kind == "") != (err != nil) {
			t.Fatalf("%q and %v", kind, err)
		}
		if err != nil {
			if KindOf(err) != Invalid {
				t.Fatalf("no refusal in words: %v", err)
			}
			return
		}
		if begin, known := begins[kind]; !known || !bytes.HasPrefix(b, []byte(begin)) {
			t.Fatalf("%q begins with %q", kind, b[:min(8, len(b))])
		}
		if name := FileName(string(b), kind); !strings.HasSuffix(name, "."+string(kind)) || strings.ContainsAny(name, "\r\n/\\\"") {
			t.Fatalf("name %q", name)
		}
	})
}
