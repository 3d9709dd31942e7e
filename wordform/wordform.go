// Package wordform reads and fills the Word forms that an office made itself:
// .docx files with fields such as {{ten_de_an}} where the program puts what it
// knows, and parts such as {{#du_toan}} … {{/du_toan}} that stand once for each
// line of a list.
//
//	f, err := wordform.Read(file)
//	wrong := f.Check(known)
//	docx, err := f.Fill(values)
//
// It never runs what is in a form: files with macros, with links that load
// something from outside, or with a password are refused.
package wordform

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"khuyencong/programme"
)

// Limits of a form. The largest that an office keeps is a hundredth of them.
const (
	MaxBytes    = 8 << 20  // of the file
	maxUnpacked = 48 << 20 // of all its parts
	maxParts    = 500
	maxDepth    = 120     // of tags within tags
	mostFilled  = 400_000 // tags of a filled form
)

// Form is a Word form that was read.
type Form struct {
	parts []part
	roots map[string]*node // of the parts that have text, by name
}

// part is one file in a Word file.
type part struct {
	name    string
	content []byte
}

func refuse(format string, args ...any) error {
	return programme.Refuse(programme.Invalid, "file", format, args...)
}

var errBroken = refuse("Tệp Word bị hỏng hoặc chép chưa hết nên không đọc được. Hãy mở bằng Word, lưu lại dạng .docx rồi thử lại.")

// Read reads a form. An error is a refusal in the field "file".
func Read(file []byte) (f Form, err error) {
	switch {
	case len(file) == 0:
		return f, refuse("Tệp rỗng. Hãy chọn lại tệp.")
	case len(file) > MaxBytes:
		return f, refuse("Tệp lớn hơn %d MB. Hãy bỏ bớt ảnh trong mẫu rồi thử lại.", MaxBytes>>20)
	case bytes.HasPrefix(file, []byte("\xd0\xcf\x11\xe0")):
		return f, refuse("Đây là tệp Word đời cũ (.doc) hoặc có đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx rồi thử lại.")
	case !bytes.HasPrefix(file, []byte("PK")):
		return f, refuse("Tệp này không phải tệp Word (.docx). Hãy mở bằng Word, lưu lại dạng .docx rồi thử lại.")
	}
	if f.parts, err = unpack(file); err != nil {
		return f, err
	}
	f.roots = map[string]*node{}
	for _, p := range f.parts {
		if err := p.check(); err != nil {
			return f, err
		}
		if p.hasText() {
			if f.roots[p.name], err = parse(p.content); err != nil {
				return f, err
			}
		}
	}
	if f.roots["word/document.xml"] == nil {
		return f, refuse("Tệp này không phải tệp Word (.docx): không có phần văn bản. Hãy chọn đúng tệp.")
	}
	return f, nil
}

// unpack reads the parts of a Word file and counts what it unpacks: a file may
// say anything of its size.
func unpack(file []byte) (all []part, err error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errBroken
	}
	if len(z.File) > maxParts {
		return nil, refuse("Tệp Word có quá nhiều phần nên không được đọc. Hãy chép nội dung sang một tệp mới rồi thử lại.")
	}
	left := int64(maxUnpacked)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, errBroken
		}
		content, err := io.ReadAll(io.LimitReader(r, left+1))
		r.Close()
		if err != nil {
			return nil, errBroken
		}
		if left -= int64(len(content)); left < 0 {
			return nil, refuse("Nội dung của tệp sau khi giải nén lớn bất thường nên không được đọc. Hãy chép nội dung sang một tệp mới rồi thử lại.")
		}
		all = append(all, part{f.Name, content})
	}
	return all, nil
}

// check refuses what would run or load something on the machine of who opens
// the filled form.
func (p part) check() error {
	low := strings.ToLower(p.name)
	switch {
	case strings.Contains(low, "vbaproject") || strings.Contains(low, "vbadata"):
		return refuse("Tệp Word này có macro nên không dùng làm mẫu được. Hãy lưu lại dạng “Word Document (.docx)”, không phải .docm.")
	case strings.HasPrefix(low, "word/embeddings/") || strings.HasPrefix(low, "word/activex/"):
		return refuse("Tệp Word này có nhúng tệp hoặc điều khiển khác (%s) nên không dùng làm mẫu được. Hãy xóa phần nhúng rồi thử lại.", p.name)
	case strings.HasSuffix(low, ".rels") && loadsFromOutside(p.content):
		return refuse("Tệp Word này nạp nội dung từ nơi khác (mẫu hoặc ảnh liên kết) nên không dùng làm mẫu được. Hãy chèn ảnh trực tiếp, bỏ liên kết đến mẫu gốc rồi thử lại.")
	}
	return nil
}

// loadsFromOutside tells whether a list of relations has one outside the file
// that is no link for the reader to click.
func loadsFromOutside(rels []byte) bool {
	root, err := parse(rels)
	if err != nil {
		return true
	}
	outside := false
	root.walk(func(n *node) {
		if strings.EqualFold(n.attr("TargetMode"), "External") && !strings.HasSuffix(n.attr("Type"), "/hyperlink") {
			outside = true
		}
	})
	return outside
}

// hasText tells whether fields may stand in the part.
func (p part) hasText() bool {
	return p.name == "word/document.xml" || strings.HasSuffix(p.name, ".xml") &&
		(strings.HasPrefix(p.name, "word/header") || strings.HasPrefix(p.name, "word/footer") || p.name == "word/footnotes.xml")
}
