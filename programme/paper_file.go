package programme

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image"
	_ "image/jpeg" // formats that image.DecodeConfig knows
	_ "image/png"
	"io"
	"path"
	"strings"
)

// FileType is a form of file that a dossier takes, told by its content and
// never by its name.
type FileType string

const (
	FilePDF  FileType = "pdf"
	FileJPEG FileType = "jpg"
	FilePNG  FileType = "png"
	FileDOCX FileType = "docx"
	FileXLSX FileType = "xlsx"
)

// MaxPaperFile is the largest file that is taken, in bytes; MaxDossier is what
// all files of one project may have together, all versions counted.
const (
	MaxPaperFile = 20 << 20
	MaxDossier   = 300 << 20
)

// ContentType is the type as HTTP names it.
func (t FileType) ContentType() string {
	switch t {
	case FilePDF:
		return "application/pdf"
	case FileJPEG:
		return "image/jpeg"
	case FilePNG:
		return "image/png"
	case FileDOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case FileXLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

const takenTypes = "Chương trình nhận tệp PDF, ảnh JPG hoặc PNG, Word .docx, Excel .xlsx."

// FileTypeOf tells what a file is, or refuses one that a dossier does not take
// with what to do about it.
func FileTypeOf(b []byte) (FileType, error) {
	wrong := func(sentence string) (FileType, error) {
		return "", Refuse(Invalid, "file", "%s", sentence)
	}
	switch {
	case len(b) == 0:
		return wrong("Tệp trống. Mở tệp trên máy để kiểm tra, rồi chọn lại.")
	case len(b) > MaxPaperFile:
		return wrong("Tệp lớn hơn 20 MB. Chụp hoặc quét ở độ phân giải thấp hơn (khoảng 200 dpi), hoặc tách thành nhiều tệp.")
	case bytes.HasPrefix(b, []byte("%PDF-")):
		if !bytes.Contains(b[max(0, len(b)-2048):], []byte("%%EOF")) {
			return wrong("Tệp PDF không có phần cuối, có thể đã bị cắt khi chép. Mở lại tệp gốc, lưu lại rồi tải lên.")
		}
		return FilePDF, nil
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")), bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		size, format, err := image.DecodeConfig(bytes.NewReader(b))
		if err != nil || size.Width <= 0 || size.Height <= 0 {
			return wrong("Tệp ảnh bị hỏng nên không đọc được. Chụp lại, hoặc lưu lại ảnh rồi tải lên.")
		}
		if format == "png" {
			return FilePNG, nil
		}
		return FileJPEG, nil
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return officeType(b)
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return wrong("Tệp Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu. Mở tệp, bỏ mật khẩu, lưu dạng .docx, .xlsx hoặc PDF rồi tải lên.")
	case len(b) > 12 && string(b[4:8]) == "ftyp":
		return wrong("Ảnh hoặc phim dạng của điện thoại (HEIC, MP4). Trong cài đặt máy ảnh chọn dạng JPG (“tương thích nhất”), hoặc chụp màn hình ảnh đó.")
	}
	return wrong("Nội dung tệp không phải dạng được nhận, dù tên tệp có thể nói khác. " + takenTypes)
}

// officeType tells Word and Excel files apart by the list of contents that
// each carries, and refuses macros and any other archive.
func officeType(b []byte) (FileType, error) {
	refuse := Refuse(Invalid, "file", "Tệp nén hoặc tệp văn phòng không đọc được. Giải nén, tải từng tệp lên. %s", takenTypes)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || len(z.File) > 20_000 {
		return "", refuse
	}
	names, found := map[string]bool{}, FileType("")
	for _, f := range z.File {
		names[strings.TrimPrefix(f.Name, "/")] = true
		if strings.Contains(strings.ToLower(f.Name), "vbaproject") {
			return "", errMacros
		}
	}
	for _, f := range z.File {
		if f.Name != "[Content_Types].xml" {
			continue
		}
		if found, err = mainType(f, names); err != nil {
			return "", err
		}
	}
	if found == "" {
		return "", refuse
	}
	return found, nil
}

var errMacros = Refuse(Invalid, "file", "Tệp có macro (chương trình chạy bên trong) nên không được nhận. Lưu dạng .docx, .xlsx không macro, hoặc PDF.")

// mainType reads the list of contents, of which only the first megabyte is
// unpacked, and tells by it which program the file is for. The main part must
// be in the archive.
func mainType(f *zip.File, names map[string]bool) (found FileType, err error) {
	r, err := f.Open()
	if err != nil {
		return "", nil
	}
	defer r.Close()
	d := xml.NewDecoder(io.LimitReader(r, 1<<20))
	for {
		token, err := d.Token()
		if err != nil {
			return found, nil
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		part, kind := "", ""
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "PartName":
				part = strings.TrimPrefix(a.Value, "/")
			case "ContentType":
				kind = a.Value
			}
		}
		switch {
		case strings.Contains(strings.ToLower(kind), "macroenabled"):
			return "", errMacros
		case start.Name.Local != "Override" || !names[part]:
		case kind == FileDOCX.ContentType()+".main+xml":
			found = FileDOCX
		case kind == FileXLSX.ContentType()+".main+xml":
			found = FileXLSX
		}
	}
}

// FileName is the name of an uploaded file as it is kept: without folders, at
// most 120 letters, with the ending of what the file is.
func FileName(sent string, t FileType) string {
	name := path.Base(strings.ReplaceAll(Clean(sent), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`"<>:|?*;`, r) {
			return '-'
		}
		return r
	}, strings.TrimSuffix(name, path.Ext(name)))
	name = strings.Trim(name, " .-/")
	if letters := []rune(name); len(letters) > 120 {
		name = strings.TrimSpace(string(letters[:120]))
	}
	if name == "" {
		name = "tep"
	}
	return name + "." + string(t)
}
