package book

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"khuyencong/programme"
)

// csvFile is a CSV file: bytes of one of the codes that offices used, and the
// sign between its cells.
type csvFile struct {
	in      io.ReaderAt
	size    int64
	skip    int64 // of marks at its beginning
	comma   byte
	charset charset
	utf16   byte // 'L' or 'B' for files of two bytes a letter, else 0
}

const csvSample = 1 << 18

// openCSV finds out how a text file is written; what is no table is refused.
func openCSV(in io.ReaderAt, size int64) (*csvFile, error) {
	head := make([]byte, min(size, csvSample))
	if _, err := in.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, refuse("Không đọc được tệp: đường truyền hoặc ổ đĩa bị gián đoạn. Hãy thử lại.")
	}
	f := &csvFile{in: in, size: size}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		f.skip = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		f.skip, f.utf16 = 2, 'L'
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		f.skip, f.utf16 = 2, 'B'
	}
	text := head[f.skip:]
	if f.utf16 != 0 {
		text, _ = io.ReadAll(&utf16Reader{in: bytes.NewReader(text), big: f.utf16 == 'B'})
	}
	if looksBinary(text) {
		return nil, refuse("Tệp này không phải sổ Excel (.xlsx) hay bảng CSV (có thể là ảnh, chương trình hoặc tệp bị đổi đuôi). Hãy chọn lại tệp.")
	}
	if trimmed := bytes.ToLower(bytes.TrimLeft(text[:min(len(text), 512)], " \r\n\t")); bytes.HasPrefix(trimmed, []byte("<html")) || bytes.HasPrefix(trimmed, []byte("<!doctype")) ||
		bytes.HasPrefix(trimmed, []byte("<table")) || bytes.HasPrefix(trimmed, []byte("<?xml")) {
		return nil, refuse("Đây là trang web hoặc tệp XML mang đuôi của Excel. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lại.")
	}
	if rest, ok := bytes.CutPrefix(text, []byte("sep=")); ok && f.utf16 == 0 && len(rest) > 1 { // Excel's own note of the sign
		f.comma = rest[0]
		n := bytes.IndexByte(text, '\n') + 1
		f.skip, text = f.skip+int64(n), text[n:]
	}
	if f.comma == 0 {
		f.comma = separator(text)
	}
	var err error
	if f.charset, err = guessCharset(text, f.skip == 3 || f.utf16 != 0, int64(len(head)) < size); err != nil {
		return nil, err
	}
	return f, nil
}

// looksBinary tells bytes that no text has.
func looksBinary(data []byte) bool {
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

// separator is the sign that parts most lines into the same number of cells.
func separator(text []byte) byte {
	best, most := byte(','), 0
	for _, comma := range []byte{';', '\t', ',', '|'} {
		counts := map[int]int{}
		r := csvReader{in: bufio.NewReader(bytes.NewReader(text)), comma: comma}
		for n := 0; n < 200; n++ {
			cells, err := r.record()
			if err != nil {
				break
			}
			counts[len(cells)]++
		}
		for cells, lines := range counts {
			if score := min(cells-1, 12) * lines; cells > 1 && score > most {
				best, most = comma, score
			}
		}
	}
	return best
}

// lines gives each record that has a cell to visit. Empty records count.
func (f *csvFile) lines(visit func(Line) error) error {
	var in io.Reader = io.NewSectionReader(f.in, f.skip, f.size-f.skip)
	if f.utf16 != 0 {
		in = &utf16Reader{in: bufio.NewReader(in), big: f.utf16 == 'B'}
	}
	r := csvReader{in: bufio.NewReaderSize(in, 1<<16), comma: f.comma}
	cells := 0
	for number := 1; ; number++ {
		record, err := r.record()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if number > mostLines {
			return errTooManyCells
		}
		line := Line{Number: number}
		for i, raw := range record {
			if len(raw) == 0 || i >= readColumns {
				continue
			}
			text := f.charset.decode(raw)
			if commandCell(text) {
				return errCommand
			}
			if strings.TrimSpace(text) == "" {
				continue
			}
			cell := Cell{Column: i, Text: programme.FromInert(unixEnds(text))}
			if faults[text] {
				cell.Kind = FaultCell
			}
			if cells++; cells > maxCells {
				return errTooManyCells
			}
			line.Cells = append(line.Cells, cell)
		}
		if len(line.Cells) > 0 {
			if err := visit(line); err != nil {
				return err
			}
		}
	}
}

// commandCell tells a cell of CSV that a spreadsheet would take for a formula
// which starts a program.
func commandCell(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.IndexByte("=+-@", text[0]) >= 0 && commandFormula(text)
}

// faults are the error values of Excel as CSV prints them.
var faults = map[string]bool{"#REF!": true, "#VALUE!": true, "#DIV/0!": true, "#NAME?": true, "#N/A": true, "#NUM!": true, "#NULL!": true}

// csvReader reads records as Excel writes them, and forgives quotes inside a
// cell: offices type them.
type csvReader struct {
	in    *bufio.Reader
	comma byte
	buf   []byte
	cells [][]byte
}

const maxRecord = 1 << 20

// record reads the next record; its cells hold until the one after.
func (r *csvReader) record() ([][]byte, error) {
	r.buf = r.buf[:0]
	ends := make([]int, 0, 24)
	quoted, started, read := false, false, false
	done := func() ([][]byte, error) {
		ends = append(ends, len(r.buf))
		r.cells = r.cells[:0]
		from := 0
		for _, end := range ends {
			r.cells = append(r.cells, r.buf[from:end])
			from = end
		}
		return r.cells, nil
	}
	for {
		c, err := r.in.ReadByte()
		if err == io.EOF && read {
			return done()
		}
		if err != nil {
			return nil, err
		}
		read = true
		if len(r.buf) > maxRecord || len(ends) > mostColumns {
			return nil, refuse("Tệp CSV có dòng dài bất thường (có thể thiếu dấu ngoặc kép đóng). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lại.")
		}
		switch {
		case quoted && c == '"':
			if next, err := r.in.Peek(1); err == nil && next[0] == '"' {
				r.in.Discard(1)
				r.buf = append(r.buf, '"')
			} else {
				quoted = false
			}
		case quoted:
			r.buf = append(r.buf, c)
		case c == '"' && !started:
			quoted, started = true, true
		case c == r.comma:
			ends, started = append(ends, len(r.buf)), false
		case c == '\n':
			return done()
		case c == '\r':
			if next, err := r.in.Peek(1); err == nil && next[0] == '\n' {
				continue
			}
			return done()
		default:
			started = started || c != ' '
			r.buf = append(r.buf, c)
		}
	}
}
