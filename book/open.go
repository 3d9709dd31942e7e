package book

import (
	"bytes"
	"io"
)

// file is an opened book: one of the two kinds.
type file struct {
	workbook *workbook
	csv      *csvFile
}

var (
	oldBook  = refuse("Đây là sổ Excel đời cũ (.xls). Hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi thử lại.")
	lockBook = refuse("Sổ được bảo vệ bằng mật khẩu nên không mở được. Trong Excel, mở sổ rồi chọn File → Info → Protect Workbook → Encrypt with Password, xóa mật khẩu, lưu lại và thử lại.")
)

// open tells by a file's bytes what it is.
func open(in io.ReaderAt, size int64) (f file, err error) {
	switch {
	case size > MaxBytes:
		return f, refuse("Tệp lớn hơn %d MB nên không được đọc. Hãy tách thành nhiều tệp hoặc bỏ ảnh trong sổ rồi thử lại.", MaxBytes>>20)
	case size <= 0:
		return f, refuse("Tệp rỗng. Hãy chọn lại tệp.")
	}
	head := make([]byte, min(size, 8))
	if _, err := in.ReadAt(head, 0); err != nil && err != io.EOF {
		return f, refuse("Không đọc được tệp: đường truyền hoặc ổ đĩa bị gián đoạn. Hãy thử lại.")
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK")):
		f.workbook, err = openWorkbook(in, size)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		err = oldBook
		all, readErr := io.ReadAll(io.NewSectionReader(in, 0, size))
		if readErr == nil && bytes.Contains(all, utf16Bytes("EncryptedPackage")) {
			err = lockBook
		}
	case bytes.HasPrefix(head, []byte("%PDF")):
		err = refuse("Đây là tệp PDF, không phải sổ Excel hay CSV. Hãy dùng sổ gốc mà tệp PDF được in ra từ đó.")
	default:
		f.csv, err = openCSV(in, size)
	}
	return f, err
}

func utf16Bytes(s string) []byte {
	var out []byte
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}
