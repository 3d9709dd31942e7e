package wordform

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// word makes a Word file with a body, as Word writes one, and more parts.
func word(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	parts := append([]string{
		"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}, more...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of runs; each text is a run of its own, as Word cuts them.
func p(texts ...string) string {
	s := `<w:p>`
	for i, text := range texts {
		s += fmt.Sprintf(`<w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, 20+i, html.EscapeString(text))
	}
	return s + `</w:p>`
}

func tr(cells ...string) string {
	s := `<w:tr>`
	for _, c := range cells {
		s += `<w:tc>` + p(c) + `</w:tc>`
	}
	return s + `</w:tr>`
}

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

var tag = regexp.MustCompile(`<[^>]*>`)

// read is what a filled form says: paragraphs parted by "|".
func read(t testing.TB, file []byte) string {
	t.Helper()
	parts, err := unpack(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range parts {
		if one.name != "word/document.xml" {
			continue
		}
		if _, err := parse(one.content); err != nil {
			t.Fatalf("what was filled is no XML: %s", one.content)
		}
		_, body, _ := strings.Cut(string(one.content), "<w:body>")
		s := strings.NewReplacer(`</w:p>`, "|", `<w:p/>`, "|", `<w:br/>`, "⏎").Replace(body)
		return html.UnescapeString(tag.ReplaceAllString(s, ""))
	}
	t.Fatal("no body")
	return ""
}

var values = Values{
	Texts: map[string]string{"ten_de_an": "Máy sấy <lúa> & nông sản", "so_tien": "120.000.000", "dia_chi": "Ấp 3\nxã Kế Sách", "trong": " "},
	Lists: map[string][]Values{
		"du_toan": {
			{Texts: map[string]string{"noi_dung": "Máy", "tien": "100"}, Lists: map[string][]Values{"nguon": {{Texts: map[string]string{"ten": "ĐP"}}, {Texts: map[string]string{"ten": "QG"}}}}},
			{Texts: map[string]string{"noi_dung": "Lắp đặt", "tien": "20"}},
		},
		"phu_luc": nil,
	},
}

var known = Known{
	Texts: map[string]bool{"ten_de_an": true, "so_tien": true, "dia_chi": true, "trong": true},
	Lists: map[string]Known{
		"du_toan": {Texts: map[string]bool{"noi_dung": true, "tien": true}, Lists: map[string]Known{"nguon": {Texts: map[string]bool{"ten": true}}}},
		"phu_luc": {Texts: map[string]bool{"so": true}},
	},
}

func TestFill(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"a field":                     {p("Đề án {{ten_de_an}}."), "Đề án Máy sấy <lúa> & nông sản.|"},
		"cut into runs":               {p("Đề án {", "{ten_", "de_an}", "}, số {{so_tien}}"), "Đề án Máy sấy <lúa> & nông sản, số 120.000.000|"},
		"typed as people do":          {p("{{ Tên đề án }} / {{SO-TIEN}}"), "Máy sấy <lúa> & nông sản / 120.000.000|"},
		"lines within a field":        {p("{{dia_chi}} – {{ten_de_an}} – {{dia_chi}}"), "Ấp 3⏎xã Kế Sách – Máy sấy <lúa> & nông sản – Ấp 3⏎xã Kế Sách|"},
		"not known":                   {p("Số {{so_hop_dong}}, {{trong}}"), "Số ……, ……|"},
		"a row for each line":         {tbl(tr("Nội dung", "Tiền"), tr("{{#du_toan}}{{noi_dung}}", "{{tien}}{{/du_toan}}"), tr("Cộng", "{{so_tien}}")), "Nội dung|Tiền|Máy|100|Lắp đặt|20|Cộng|120.000.000|"},
		"two rows for each line":      {tbl(tr("{{#du_toan}}{{noi_dung}}", ""), tr("", "{{tien}}{{/du_toan}}")), "Máy|||100|Lắp đặt|||20|"},
		"marks in rows of their own":  {tbl(tr("Đầu", ""), tr("{{#phu_luc}}{{so}}", "{{/phu_luc}}")), "Đầu||"},
		"nothing but no lines":        {tbl(tr("{{#phu_luc}}{{so}}", "{{/phu_luc}}")), "|"},
		"paragraphs":                  {p("{{#du_toan}}") + p("- {{noi_dung}}: {{tien}}") + p("{{/du_toan}}") + p("Hết"), "- Máy: 100|- Lắp đặt: 20|Hết|"},
		"paragraphs with words":       {p("{{#du_toan}}- {{noi_dung}}") + p("  {{tien}}{{/du_toan}}"), "- Máy|  100|- Lắp đặt|  20|"},
		"within a line":               {p("Gồm: {{#du_toan}}{{noi_dung}} ({{tien}}); {{/du_toan}}hết"), "Gồm: Máy (100); Lắp đặt (20); hết|"},
		"a list in a list":            {p("{{#du_toan}}{{noi_dung}}[{{#nguon}}{{ten}} {{so_tien}},{{/nguon}}] {{/du_toan}}"), "Máy[ĐP 120.000.000,QG 120.000.000,] Lắp đặt[] |"},
		"rows in paragraphs":          {p("{{#du_toan}}") + tbl(tr("{{noi_dung}}"), tr("{{#nguon}}{{ten}}{{/nguon}}")) + p("{{/du_toan}}"), "Máy|ĐPQG|Lắp đặt||"},
		"only where it is known":      {p("{{#so_tien}}Số tiền {{so_tien}}{{/so_tien}}{{#trong}}không{{/trong}}"), "Số tiền 120.000.000|"},
		"a value that looks like one": {p("{{a}}"), "{{so_tien}}|"},
	} {
		f, err := Read(word(t, c.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		v := values
		if name == "a value that looks like one" {
			v = Values{Texts: map[string]string{"a": "{{so_tien}}", "so_tien": "1"}}
		}
		out, err := f.Fill(v)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := read(t, out); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
		if lines, err := f.Preview(v); err != nil || len(lines) == 0 && strings.Trim(c.want, "|") != "" {
			t.Errorf("%s: preview %q, %v", name, lines, err)
		}
		if again, err := f.Fill(v); err != nil || !bytes.Equal(out, again) {
			t.Errorf("%s: filled twice it differs, %v", name, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for body, want := range map[string]string{
		p("{{ten_de_an}} {{#du_toan}}{{noi_dung}} {{ten_de_an}} {{#nguon}}{{ten}}{{/nguon}}{{/du_toan}}"): "",
		p("{{ten_du_an}}"):                  "Không có trường “ten_du_an”; có lẽ là “ten_de_an”.",
		p("{{noi_dung}}"):                   "Không có trường “noi_dung”.",
		p("{{#du_toan}}{{so}}{{/du_toan}}"): "Không có trường “so”.",
		p("{{#hoa_don}}{{x}}{{/hoa_don}}"):  "Không có danh sách “hoa_don”.",
		p("{{#du_toan}}"):                   "Danh sách {{#du_toan}} chưa kết thúc",
		p("{{/du_toan}}"):                   "không có {{#du_toan}} đứng trước",
		p("{{ten_de_an"):                    "chưa đóng",
		p("{{ten_de_an") + p("}}"):          "chưa đóng",
		p("{{}}"):                           "Trường trống",
	} {
		f, err := Read(word(t, body))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(f.Check(known), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", tag.ReplaceAllString(body, ""), got, want)
		}
		if err := f.CheckError(known); (err == nil) != (want == "") {
			t.Errorf("%s: %v", body, err)
		}
	}
	f, err := Read(word(t, p("{{Tên đề án}}{{#du_toan}}{{tien}}{{/du_toan}}"), "word/header1.xml", `<w:hdr xmlns:w="w">`+p("{{so_tien}}")+`</w:hdr>`))
	if got := fmt.Sprint(f.Fields()); err != nil || got != "[du_toan du_toan/tien so_tien ten_de_an]" {
		t.Errorf("%v %v", got, err)
	}
}

func TestReadRefuses(t *testing.T) {
	outside := `<Relationships><Relationship Id="a" Type="t/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/></Relationships>`
	link := `<Relationships><Relationship Id="a" Type="t/hyperlink" Target="http://x" TargetMode="External"/></Relationships>`
	if _, err := Read(word(t, p("a"), "word/_rels/document.xml.rels", link)); err != nil {
		t.Errorf("a link to click: %v", err)
	}
	whole := word(t, p("{{ten_de_an}}"))
	for name, file := range map[string][]byte{
		"nothing": nil, "a text": []byte("xin chào"), "an old file": []byte("\xd0\xcf\x11\xe0 xyz"), "cut off": whole[:len(whole)/2], "too large": append([]byte("PK"), make([]byte, MaxBytes)...),
		"a macro": word(t, p("a"), "word/vbaProject.bin", "x"), "an object": word(t, p("a"), "word/embeddings/oleObject1.bin", "x"),
		"a template elsewhere": word(t, p("a"), "word/_rels/settings.xml.rels", outside),
		"a bomb":               word(t, p("a"), "word/media/a.bin", strings.Repeat("\x00", maxUnpacked)),
		"deep":                 word(t, strings.Repeat("<w:a>", 500)+strings.Repeat("</w:a>", 500)),
		"a document type":      word(t, `<!DOCTYPE a>`), "wrong nesting": word(t, `<w:p><w:r></w:p></w:r>`), "another zip": zipOf(t),
	} {
		if _, err := Read(file); programme.KindOf(err) != programme.Invalid || programme.Problems(err)[0].Field != "file" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func zipOf(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("xl/workbook.xml"); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Bytes()
}

// TestFillStops: lists in lists in lists do not fill the machine's memory.
func TestFillStops(t *testing.T) {
	many := make([]Values, 2_000)
	body := strings.Repeat(p("{{#l}}"), 6) + p("x") + strings.Repeat(p("{{/l}}"), 6)
	f, err := Read(word(t, body))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Fill(Values{Lists: map[string][]Values{"l": many}}); programme.KindOf(err) != programme.Invalid {
		t.Errorf("%v", err)
	}
}

// TestWordOpens turns a filled form into a PDF by LibreOffice, whole.
func TestWordOpens(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("KHUYENCONG_FULL") != "" {
			t.Fatal("soffice is not installed: run scripts/test-tools")
		}
		t.Skip("needs LibreOffice; `make test` installs it")
	}
	f, err := Read(word(t, p("Đề án {{ten_de_an}}")+tbl(tr("{{#du_toan}}{{noi_dung}}", "{{tien}}{{/du_toan}}"))+p("Hết")))
	if err != nil {
		t.Fatal(err)
	}
	out, err := f.Fill(values)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.docx"), out, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, filepath.Join(dir, "a.docx"))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	text, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	if err != nil || !strings.Contains(string(text), "Máy sấy <lúa> & nông sản") || !strings.Contains(string(text), "Lắp đặt") {
		t.Errorf("%v: %s", err, text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p("{{ten_de_an}} {{#du_toan}}{{noi_dung}}{{/du_toan}}"))
	f.Add(tbl(tr("{{#du_toan}}{{noi_dung}}", "{{tien}}{{/du_toan}}")))
	f.Fuzz(func(t *testing.T, body string) {
		form, err := Read(word(t, body))
		if err != nil {
			if programme.KindOf(err) != programme.Invalid {
				t.Fatal(err)
			}
			return
		}
		form.Check(known)
		form.Fields()
		out, err := form.Fill(values)
		if err != nil {
			return
		}
		if _, err := Read(out); err != nil {
			t.Fatalf("what was filled cannot be read: %v", err)
		}
	})
}
