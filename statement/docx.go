package statement

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// maxDocument bounds what a .docx may unpack to.
const maxDocument = 64 << 20

// docxText gets the text out of a Word file: a line for each paragraph, a line
// for each row of a table with its cells separated by tabs.
func docxText(data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", refuse("Tệp Word bị hỏng hoặc tải lên chưa đủ. Hãy mở lại bằng Word, lưu thành .docx rồi thử lại.")
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		if f.UncompressedSize64 > maxDocument {
			return "", tooLarge()
		}
		r, err := f.Open()
		if err != nil {
			return "", refuse("Tệp Word bị hỏng hoặc có mật khẩu. Hãy lưu lại thành .docx không mật khẩu rồi thử lại.")
		}
		defer r.Close()
		return documentText(r)
	}
	return "", refuse("Tệp này không phải tệp Word (.docx). Hãy chọn tệp .txt, .docx hoặc .pdf có chữ.")
}

func tooLarge() error {
	return refuse("Tệp Word giải nén ra quá lớn (có thể là tệp nén giả) nên không được đọc. Hãy chọn đúng tệp báo cáo.")
}

// document gathers the text of a word/document.xml.
type document struct {
	out    strings.Builder
	line   strings.Builder
	tables int // depth
	cell   []string
	span   int
	bullet bool
}

func documentText(in io.Reader) (string, error) {
	limited := &io.LimitedReader{R: in, N: maxDocument + 1}
	x := xml.NewDecoder(limited)
	x.Strict = false
	var d document
	for {
		t, err := x.Token()
		if limited.N <= 0 || d.out.Len()+d.line.Len() > 4*MaxText {
			return "", tooLarge()
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", refuse("Nội dung tệp Word bị hỏng. Hãy mở lại bằng Word, lưu thành .docx rồi thử lại.")
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := d.start(x, t); err != nil {
				return "", refuse("Nội dung tệp Word bị hỏng. Hãy mở lại bằng Word, lưu thành .docx rồi thử lại.")
			}
		case xml.EndElement:
			d.end(t.Name.Local)
		}
	}
	d.end("p")
	return d.out.String(), nil
}

func (d *document) start(x *xml.Decoder, t xml.StartElement) error {
	switch t.Name.Local {
	case "Fallback", "del", "moveFrom":
		return x.Skip()
	case "tbl":
		d.tables++
	case "tr":
		if d.tables == 1 {
			d.cell = nil
		}
	case "gridSpan":
		for _, a := range t.Attr {
			if n, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "val" && n > 1 && n < 100 {
				d.span = n - 1
			}
		}
	case "numPr":
		d.bullet = true
	case "t":
		var s string
		if err := x.DecodeElement(&s, &t); err != nil {
			return err
		}
		if d.bullet && d.line.Len() == 0 && d.tables == 0 {
			d.line.WriteString("- ")
		}
		d.bullet = false
		d.line.WriteString(s)
	case "tab":
		if len(t.Attr) == 0 && d.tables == 0 { // a tab stop of the style has attributes
			d.line.WriteByte('\t')
		} else if len(t.Attr) == 0 {
			d.line.WriteByte(' ')
		}
	case "br", "cr":
		if d.tables > 0 {
			d.line.WriteByte(' ')
		} else {
			d.line.WriteByte('\n')
		}
	case "noBreakHyphen":
		d.line.WriteByte('-')
	}
	return nil
}

func (d *document) end(name string) {
	switch name {
	case "p":
		if d.tables > 0 {
			d.line.WriteByte(' ')
			return
		}
		d.out.WriteString(d.line.String())
		d.out.WriteByte('\n')
		d.line.Reset()
		d.bullet = false
	case "tc":
		if d.tables != 1 {
			return
		}
		d.cell = append(d.cell, strings.Join(strings.Fields(d.line.String()), " "))
		d.line.Reset()
		for ; d.span > 0; d.span-- {
			d.cell = append(d.cell, "")
		}
	case "tr":
		if d.tables == 1 {
			d.out.WriteString(strings.Join(d.cell, "\t"))
			d.out.WriteByte('\n')
			d.cell = nil
		}
	case "tbl":
		d.tables = max(0, d.tables-1)
	}
}
