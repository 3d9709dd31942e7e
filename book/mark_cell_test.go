package book

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// commented is a book in which somebody has written comments already, with a
// formula, a date, and a cell that is empty where it should not be.
func commented(t testing.TB) []byte {
	t.Helper()
	g := &grid{name: "A"}
	g.add("STT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí (triệu đồng)", "Hỗ trợ (triệu đồng)", "Ngày QĐ")
	g.add("I", "Huyện Kế Sách")
	g.add(1, "Hỗ trợ máy sấy", "HTX Một", 200, 100, day("2019-12-05"))
	g.add(2, "Hỗ trợ máy ép", nil, "=cmd", formula{"D3/2", "100"}, day("2019-12-06"))
	g.add(3, "Hỗ trợ máy cắt", "HTX Ba", 300, "chờ", day("2019-12-07"))
	g.add(nil, "Tổng cộng", nil, formula{"SUM(D3:D5)", "500"})
	file := xlsx(t, "commented", g, &grid{name: "B", cells: [][]any{{"không có gì"}}})
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, at := range []string{"E5", "B3"} {
		if err := f.AddComment("A", excelize.Comment{Cell: at, Author: "Kế toán", Paragraph: []excelize.RichTextRun{{Text: "hỏi lại cơ sở"}}}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMarkedCells(t *testing.T) {
	data := commented(t)
	b := readBytes(t, "sổ.xlsx", data)
	with := marked(t, b, data)
	if again := readBytes(t, "sổ.xlsx", with); len(again.Sheets[0].Problems) != len(b.Sheets[0].Problems) {
		t.Errorf("problems are %v with marks, %v without", again.Sheets[0].Problems, b.Sheets[0].Problems)
	}
	f, err := excelize.OpenReader(bytes.NewReader(with))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments("A")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for _, c := range comments {
		for _, p := range c.Paragraph {
			words[c.Cell] += p.Text
		}
		words[c.Cell] += c.Text
	}
	for at, want := range map[string]string{"B3": "hỏi lại cơ sở", "E5": "chờ", "C4": "chưa có đơn vị", "D4": "=cmd"} {
		if !strings.Contains(words[at], want) {
			t.Errorf("the comment of %s is %q, want %q in it", at, words[at], want)
		}
	}
	if !strings.HasPrefix(words["E5"], "hỏi lại cơ sở") {
		t.Errorf("what stood on E5 is lost: %q", words["E5"])
	}
	for at, filled := range map[string]bool{"C4": true, "D4": true, "E5": true, "B3": false, "F4": false} {
		id, err := f.GetCellStyle("A", at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Fill.Type == "pattern" && len(style.Fill.Color) > 0; got != filled {
			t.Errorf("%s is filled: %v, want %v", at, got, filled)
		}
	}
	if formula, _ := f.GetCellFormula("A", "D6"); formula != "SUM(D3:D5)" {
		t.Errorf("the formula of D6 is %q", formula)
	}
	if got, was := partsOf(t, with, "sheet2.xml"), partsOf(t, data, "sheet2.xml"); strings.Join(got, "") != strings.Join(was, "") {
		t.Error("a sheet without marks has changed")
	}
}

func TestWrongLines(t *testing.T) {
	data := commented(t)
	b := readBytes(t, "sổ.xlsx", data)
	var out bytes.Buffer
	if err := WriteWrong(context.Background(), &out, b, bytes.NewReader(data), int64(len(data)), b.Marks()); err != nil {
		t.Fatal(err)
	}
	again := readBytes(t, "sổ.xlsx", out.Bytes())
	if len(again.Sheets) != 1 || len(again.Sheets[0].Rows) != 2 || again.Sheets[0].Rows[0].Line != 4 || again.Sheets[0].Rows[1].District != "Huyện Kế Sách" {
		t.Fatalf("the wrong lines are read as %+v", again)
	}
	if text := strings.Join(partsOf(t, out.Bytes(), "sheet1.xml"), ""); strings.Contains(text, "<f") || strings.Contains(text, "HTX Một") {
		t.Error("formulas or lines that are right are among the wrong ones")
	}
	err := WriteWrong(context.Background(), io.Discard, b, bytes.NewReader(data), int64(len(data)), nil)
	if programme.KindOf(err) != programme.Invalid {
		t.Errorf("no wrong lines: %v", err)
	}
}

// TestMarkedBookOpens lets another program open marked books, where it is at
// hand.
func TestMarkedBookOpens(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("KHUYENCONG_FULL") != "" {
			t.Fatal("soffice is not installed: run scripts/test-tools")
		}
		t.Skip("needs LibreOffice; `make test` installs it")
	}
	dir := t.TempDir()
	data := commented(t)
	csv := []byte("STT;Tên đề án;Đơn vị;Tổng kinh phí (triệu đồng);Hỗ trợ\n1;Hỗ trợ máy sấy;HTX Một;200;chờ\n2;@SUM(A1);HTX <Hai>;200;100\n")
	for name, data := range map[string][]byte{"a.xlsx": data, "b.csv": csv} {
		if err := os.WriteFile(filepath.Join(dir, strings.TrimSuffix(name, filepath.Ext(name))+".xlsx"), marked(t, readBytes(t, name, data), data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "fods", "--outdir", dir,
		filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "b.xlsx")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, want := range map[string]string{"a.fods": "chưa có đơn vị", "b.fods": "office:annotation"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) || strings.Contains(string(text), `table:formula="of:=SUM([.A1`) {
			t.Errorf("%s, opened and written again, does not have %q", name, want)
		}
	}
}

func TestLook(t *testing.T) {
	data := commented(t)
	lines, more, err := Look(context.Background(), "sổ.xlsx", bytes.NewReader(data), int64(len(data)), "A", 2, 2)
	if err != nil || !more || len(lines) != 2 || lines[0].Number != 2 || lines[1].text(5) != "05/12/2019" || lines[1].text(3) != "200" {
		t.Errorf("lines 2 and 3 are %+v, more %v, %v", lines, more, err)
	}
	for _, p := range readBytes(t, "sổ.xlsx", data).Sheets[0].Problems {
		if p.Cell() == "E5" && p.Text != "chờ" {
			t.Errorf("E5 is told as %q", p.Text)
		}
	}
	csv := []byte("STT;Tên đề án\n1;Máy sấy 1.5\n")
	if lines, _, err := Look(context.Background(), "a.csv", bytes.NewReader(csv), int64(len(csv)), "a", 1, 10); err != nil || len(lines) != 2 || lines[1].text(1) != "Máy sấy 1.5" {
		t.Errorf("a CSV file looks like %+v, %v", lines, err)
	}
}
