package statement

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"khuyencong/programme"
)

// Limits of what is read. A report is tens of pages; more is a mistake or an attack.
const (
	MaxBytes = 20 << 20  // of a file
	MaxText  = 4_000_000 // code points of text
)

// Read reads a report from a .txt, .docx or .pdf file and checks it. What kind
// of file it is, its bytes tell; name is only for messages. A file that cannot
// be read as a Vietnamese report with figures is refused with a sentence that
// says why and how to mend it.
func Read(name string, in io.Reader) (Report, error) {
	text, note, err := Open(in)
	if err != nil {
		return Report{}, err
	}
	rep := Check(text)
	rep.Note = note
	if len(rep.Figures) == 0 {
		return Report{}, refuse("Không tìm thấy số liệu nào (số đề án, kinh phí, lao động, tỷ lệ…) trong văn bản. Kiểm tra lại xem đã chọn đúng tệp báo cáo chưa.")
	}
	return rep, nil
}

func refuse(format string, args ...any) error {
	return programme.Refuse(programme.Invalid, "file", format, args...)
}

// Open gets the text out of a file; note says in Vietnamese what was done to
// get it, "" for a plain Unicode text.
func Open(in io.Reader) (text, note string, err error) {
	data, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	switch {
	case err != nil:
		return "", "", refuse("Không đọc được tệp: đường truyền hoặc ổ đĩa bị gián đoạn. Hãy thử lại.")
	case len(data) > MaxBytes:
		return "", "", refuse("Tệp lớn hơn 20 MB nên không được đọc. Hãy tách lấy phần báo cáo có số liệu, hoặc bỏ bớt ảnh, rồi thử lại.")
	case len(bytes.TrimSpace(data)) == 0:
		return "", "", refuse("Tệp rỗng, không có chữ nào. Hãy chọn lại tệp báo cáo.")
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		text, err = docxText(data)
		note = "Đã lấy chữ từ tệp Word (.docx)."
	case bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 1024)], "\x00\r\n\t \xef\xbb\xbf"), []byte("%PDF-")):
		text, err = pdfText(data)
		note = "Đã lấy chữ từ tệp PDF."
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "", "", refuse("Đây là tệp Word hoặc Excel đời cũ (.doc, .xls). Hãy mở bằng Word, lưu lại thành .docx rồi thử lại.")
	default:
		text, note, err = plainText(data)
	}
	if err != nil {
		return "", "", err
	}
	if utf8.RuneCountInString(text) > MaxText {
		return "", "", refuse("Văn bản dài hơn 4 triệu ký tự nên không được đọc. Hãy tách lấy phần báo cáo có số liệu rồi thử lại.")
	}
	if converted, how := fromLegacy(text); how != "" {
		text = converted
		note = strings.TrimSpace(note + " Chữ viết theo bảng mã cũ " + how + " đã được chuyển sang Unicode.")
	}
	return text, note, vietnamese(text)
}

// plainText decodes a text file: UTF-8, UTF-16 with its mark, or single bytes
// of an old Vietnamese encoding.
func plainText(data []byte) (text, note string, err error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return utf16Text(data), "", nil
	}
	if binary(data) {
		return "", "", refuse("Tệp này không phải văn bản (có thể là ảnh, chương trình hoặc tệp nén bị đổi đuôi). Hãy chọn tệp .txt, .docx hoặc .pdf có chữ.")
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	return legacyBytes(data)
}

func utf16Text(data []byte) string {
	big := data[0] == 0xfe
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		if big {
			units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
		} else {
			units = append(units, uint16(data[i+1])<<8|uint16(data[i]))
		}
	}
	return string(utf16.Decode(units))
}

// binary tells bytes that no text has: NUL, or many control characters.
func binary(data []byte) bool {
	control := 0
	for _, c := range data {
		if c == 0 {
			return true
		}
		if c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' {
			control++
		}
	}
	return control*100 > len(data)
}

// vietnamese refuses a text without the letters that only Vietnamese has.
func vietnamese(text string) error {
	letters, marks := 0, 0
	for _, g := range glyphs(text) {
		if unicode.IsLetter(g.r) {
			letters++
			if onlyVietnamese(g.r) {
				marks++
			}
		}
	}
	switch {
	case letters < 10:
		return refuse("Văn bản hầu như không có chữ. Nếu là bản chụp (scan), hãy dùng bản có chữ: tệp Word gốc hoặc PDF xuất từ Word.")
	case marks*100 < letters*3:
		return refuse("Văn bản không phải tiếng Việt có dấu nên không đọc được số liệu. Hãy chọn báo cáo viết bằng tiếng Việt có dấu.")
	}
	return nil
}

func onlyVietnamese(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("ăĂđĐơƠưƯ", r)
}
