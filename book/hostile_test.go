package book

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"khuyencong/programme"
)

// small is a workbook with one project.
func small(t testing.TB) []byte {
	t.Helper()
	g := &grid{name: "A"}
	g.add("STT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí (triệu đồng)", "Hỗ trợ (triệu đồng)")
	g.add(1, "Hỗ trợ máy sấy", "HTX Một", 200, 100)
	b, err := os.ReadFile(xlsx(t, "small", g))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// with changes parts of a workbook: "" takes one out.
func with(t testing.TB, book []byte, parts map[string]func(w io.Writer)) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		if _, replaced := parts[f.Name]; replaced {
			continue
		}
		if err := to.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	for name, write := range parts {
		if write == nil {
			continue
		}
		w, err := to.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		write(w)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func says(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }

func sheetOf(rows string) func(io.Writer) {
	return says(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`)
}

const sheet1 = "xl/worksheets/sheet1.xml"

// repeated writes a text many times.
func repeated(head, text string, times int, tail string) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, head)
		block := strings.Repeat(text, 1000)
		for range times / 1000 {
			io.WriteString(w, block)
		}
		io.WriteString(w, tail)
	}
}

func TestHostileBooks(t *testing.T) {
	book := small(t)
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	million := func(w io.Writer) { // ten million cells
		io.WriteString(w, `<worksheet><sheetData>`)
		row := `<row>` + strings.Repeat(`<c><v>1</v></c>`, 100) + `</row>`
		for range 100_000 {
			io.WriteString(w, row)
		}
		io.WriteString(w, `</sheetData></worksheet>`)
	}
	tests := []struct {
		name string
		data []byte
		want string // in the refusal
	}{
		{"empty", nil, "rỗng"},
		{"password", append(ole, utf16Bytes("EncryptedPackage")...), "mật khẩu"},
		{"old .xls", ole, ".xls"},
		{"truncated", book[:len(book)*2/3], "hỏng"},
		{"cut inside the directory", book[:len(book)-10], "hỏng"},
		{"a picture renamed", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 100)...), "không phải sổ Excel"},
		{"a PDF renamed", []byte("%PDF-1.7\n..."), "PDF"},
		{"a web page renamed", []byte("<html><table><tr><td>1</td></tr></table></html>"), "trang web"},
		{"a Word file renamed", with(t, book, map[string]func(io.Writer){"xl/workbook.xml": nil, "word/document.xml": says("<x/>")}), "Word"},
		{"a ZIP renamed", with(t, book, map[string]func(io.Writer){"xl/workbook.xml": nil}), "không phải sổ Excel"},
		{"macro", with(t, book, map[string]func(io.Writer){"xl/vbaProject.bin": says("x")}), "macro"},
		{"old macro sheet", with(t, book, map[string]func(io.Writer){"xl/macrosheets/sheet1.xml": says("<x/>")}), "macro"},
		{"external link", with(t, book, map[string]func(io.Writer){"xl/externalLinks/externalLink1.xml": says("<x/>")}), "tệp khác"},
		{"a formula that starts a program", with(t, book, map[string]func(io.Writer){sheet1: sheetOf(`<row><c t="str"><f>cmd|'/C calc'!A0</f><v>1</v></c></row>`)}), "cmd|"},
		{"the same in CSV", []byte("STT;Tên đề án\n1;=cmd|' /C notepad'!'A1'\n"), "cmd|"},
		{"ten million cells", with(t, book, map[string]func(io.Writer){sheet1: million}), "5 triệu ô"},
		{"zip bomb in a sheet", with(t, book, map[string]func(io.Writer){sheet1: repeated(`<worksheet><sheetData>`, `<row/>`+strings.Repeat(" ", 994), 560_000, `</sheetData></worksheet>`)}), "lớn bất thường"},
		{"zip bomb in one cell", with(t, book, map[string]func(io.Writer){sheet1: repeated(`<worksheet><sheetData><row><c t="str"><v>`, "aaaaaaaaaa", 1_000_000, `</v></c></row></sheetData></worksheet>`)}), "lớn bất thường"},
		{"zip bomb in the texts", with(t, book, map[string]func(io.Writer){"xl/sharedStrings.xml": repeated(`<sst>`, `<si><t>`+strings.Repeat("a", 200)+`</t></si>`, 700_000, `</sst>`)}), "lớn bất thường"},
		{"a document type", with(t, book, map[string]func(io.Writer){sheet1: says(`<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>`)}), "hỏng"},
		{"a document type in the list", with(t, book, map[string]func(io.Writer){"xl/workbook.xml": says(`<!DOCTYPE x [<!ENTITY a "b">]><workbook/>`)}), "hỏng"},
		{"a sheet that is not there", with(t, book, map[string]func(io.Writer){sheet1: nil}), "hỏng"},
		{"a sheet that breaks off", with(t, book, map[string]func(io.Writer){sheet1: says(`<worksheet><sheetData><row><c><v>1</v>`)}), "hỏng"},
		{"lines in disorder", with(t, book, map[string]func(io.Writer){sheet1: sheetOf(`<row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>`)}), "hỏng"},
		{"a line beyond the last", with(t, book, map[string]func(io.Writer){sheet1: sheetOf(`<row r="99999999"><c><v>1</v></c></row>`)}), "hỏng"},
		{"a text that is not there", with(t, book, map[string]func(io.Writer){sheet1: sheetOf(`<row><c t="s"><v>77</v></c></row>`)}), "hỏng"},
		{"a CSV line without end", []byte("STT;Tên\n1;\"" + strings.Repeat("a", 2<<20)), "ngoặc kép"},
		{"letters of no code", append([]byte("a;b\n"), bytes.Repeat([]byte{0x81, 0x8d, 0x8f}, 50)...), "bảng mã"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			b, err := Read(context.Background(), "x.xlsx", bytes.NewReader(tt.data), int64(len(tt.data)), Options{})
			runtime.ReadMemStats(&after)
			if b != nil && err == nil || programme.KindOf(err) != programme.Invalid || !strings.Contains(fmt.Sprint(err), tt.want) {
				t.Fatalf("read %v, refused with %v", b != nil, err)
			}
			if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 300<<20 {
				t.Errorf("the heap grew by %d MB", grown>>20)
			}
		})
	}
}

// What looks like a formula and is a text stays one, in a workbook and in CSV.
func TestTextsLikeFormulas(t *testing.T) {
	text := "STT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí (đồng);Hỗ trợ (đồng);Ghi chú\n1;=Hỗ trợ máy sấy;@HTX Một;200.000.000;100.000.000;\"+84 | gọi!\"\n"
	b, err := Read(context.Background(), "a.csv", strings.NewReader(text), int64(len(text)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := b.Sheets[0].Rows[0]
	if r.Title != "=Hỗ trợ máy sấy" || r.Beneficiaries[0] != "@HTX Một" || r.Amounts.Of(Support).Value != 100_000_000 {
		t.Fatalf("%+v", r)
	}
}

// A cancelled reading ends and gives nothing.
func TestCancel(t *testing.T) {
	var text strings.Builder
	text.WriteString("STT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí (đồng);Hỗ trợ (đồng)\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "%d;Hỗ trợ máy %d;HTX %d;200000000;100000000\n", i, i, i)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if b, err := Read(ctx, "a.csv", strings.NewReader(text.String()), int64(text.Len()), Options{}); err == nil || b != nil {
		t.Fatalf("%v, %v", b != nil, err)
	}
}
