package sheet

import (
	"bytes"
	"encoding/csv"
	"io"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// What a read file may have at most: a workbook is compressed, so a small file
// can be a large one.
const (
	mostUnpacked = 64 << 20
	mostRows     = 50_000
	mostColumns  = 200
)

// Read reads the first sheet of a workbook, or a file of rows, as texts: a
// number is its digits, with a comma before a fraction, a date dd/mm/yyyy.
func Read(name string, content []byte) ([][]string, error) {
	switch lower := strings.ToLower(name); {
	case len(content) == 0:
		return nil, programme.Refuse(programme.Invalid, "file", "Tệp “%s” trống. Chọn tệp có số liệu.", name)
	case strings.HasSuffix(lower, ".xlsx"):
		return readWorkbook(name, content)
	case strings.HasSuffix(lower, ".csv"):
		return readCSV(name, content)
	}
	return nil, programme.Refuse(programme.Invalid, "file", "Không đọc được “%s”. Chọn tệp .xlsx hoặc .csv; tệp .xls cũ thì mở bằng Excel rồi lưu lại thành .xlsx.", name)
}

func readWorkbook(name string, content []byte) (rows [][]string, err error) {
	broken := programme.Refuse(programme.Invalid, "file", "Tệp “%s” không phải tệp Excel .xlsx, có mật khẩu hoặc bị hỏng. Mở bằng Excel, lưu lại rồi chọn lại.", name)
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, RawCellValue: true})
	if err != nil {
		return nil, broken
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	from, err := f.Rows(sheet)
	if err != nil {
		return nil, broken
	}
	defer from.Close()
	dates := map[int]bool{}
	for n := 1; from.Next(); n++ {
		cells, err := from.Columns()
		if err != nil {
			return nil, broken
		}
		if n > mostRows || len(cells) > mostColumns {
			return nil, tooMany(name)
		}
		for i, text := range cells {
			if cells[i], err = readCell(f, sheet, cell(i+1, n), text, dates); err != nil {
				return nil, broken
			}
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

// readCell is a cell's text: of a number its digits, of a number that is shown
// as a date the date.
func readCell(f *excelize.File, sheet, at, text string, dates map[int]bool) (string, error) {
	n, ok := new(big.Rat).SetString(text)
	if text == "" || !ok || strings.Contains(text, "/") {
		return text, nil
	}
	if kind, err := f.GetCellType(sheet, at); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		return text, err
	}
	style, err := f.GetCellStyle(sheet, at)
	if err != nil {
		return "", err
	}
	isDate, known := dates[style]
	if !known {
		if isDate, err = dateStyle(f, style); err != nil {
			return "", err
		}
		dates[style] = isDate
	}
	if isDate {
		serial, _ := n.Float64()
		t, err := excelize.ExcelDateToTime(serial, false)
		if err != nil {
			return text, nil
		}
		return t.Format("02/01/2006"), nil
	}
	if n.IsInt() {
		return n.Num().String(), nil
	}
	return strings.Replace(strings.TrimRight(n.FloatString(6), "0"), ".", ",", 1), nil
}

// dateStyle tells whether a style shows numbers as dates.
func dateStyle(f *excelize.File, id int) (bool, error) {
	style, err := f.GetStyle(id)
	if err != nil {
		return false, err
	}
	if style.CustomNumFmt != nil {
		shown, quoted := strings.ToLower(*style.CustomNumFmt), false
		return strings.ContainsFunc(shown, func(c rune) bool {
			if c == '"' || c == '[' || c == ']' {
				quoted = !quoted
			}
			return !quoted && (c == 'd' || c == 'y')
		}), nil
	}
	n := style.NumFmt
	return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58, nil
}

// readCSV reads rows parted by whatever parts the first line: a comma, a
// semicolon or a tab.
func readCSV(name string, content []byte) (rows [][]string, err error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(content) {
		return nil, programme.Refuse(programme.Invalid, "file", "Chữ trong tệp “%s” không theo bảng mã UTF-8. Mở bằng Excel, lưu dạng “CSV UTF-8” hoặc .xlsx rồi chọn lại.", name)
	}
	in := csv.NewReader(bytes.NewReader(content))
	in.FieldsPerRecord, in.LazyQuotes, in.Comma = -1, true, separator(content)
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, programme.Refuse(programme.Invalid, "file", "Từ dòng %d, tệp “%s” không phải tệp CSV đúng cách. Lưu lại từ Excel rồi chọn lại.", len(rows)+1, name)
		}
		line, _ := in.FieldPos(0)
		if line > mostRows || len(cells) > mostColumns {
			return nil, tooMany(name)
		}
		for len(rows) < line-1 { // the reader leaves out empty lines, rows keep their numbers
			rows = append(rows, nil)
		}
		rows = append(rows, cells)
	}
}

// separator is what stands most often in the line that has the most of one.
func separator(content []byte) rune {
	best, most := ',', 0
	for line := range bytes.Lines(content[:min(len(content), 64<<10)]) {
		for _, c := range []rune{'\t', ';', ','} {
			if n := bytes.Count(line, []byte(string(c))); n > most {
				best, most = c, n
			}
		}
	}
	return best
}

func tooMany(name string) error {
	return programme.Refuse(programme.Invalid, "file", "Tệp “%s” có hơn %s dòng hoặc %d cột. Chỉ để lại bảng cần nhập rồi chọn lại.", name, programme.CountText(mostRows), mostColumns)
}
