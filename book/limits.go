package book

import "khuyencong/programme"

// Limits of what is read. The largest book that an office keeps is a tenth of
// them; more is a mistake or an attack.
const (
	MaxBytes    = 64 << 20  // of a file
	maxCells    = 5_000_000 // that are not empty, of all sheets
	maxUnpacked = 512 << 20 // bytes of the parts that are read
	maxSmall    = 8 << 20   // bytes of a part that lists things
	maxShared   = 96 << 20  // bytes of the shared texts
	maxCellText = 32_767    // code points of a cell, as in Excel
	maxSheets   = 200
	maxRows     = 200_000 // projects of a book
	mostLines   = 1_048_576
	mostColumns = 16_384
	readColumns = 120 // columns further right are not looked at
	maxProblems = 50_000
)

func refuse(format string, args ...any) error {
	return programme.Refuse(programme.Invalid, "file", format, args...)
}

var (
	errTooManyCells = refuse("Sổ có hơn 5 triệu ô có dữ liệu nên không được đọc. Hãy xóa các dòng, cột thừa hoặc tách thành nhiều tệp rồi thử lại.")
	errTooLarge     = refuse("Nội dung của tệp sau khi giải nén lớn bất thường nên không được đọc. Hãy mở bằng Excel, chép riêng các trang cần nhập sang một sổ mới rồi thử lại.")
	errBroken       = refuse("Tệp Excel bị hỏng hoặc chép chưa hết nên không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.")
)
