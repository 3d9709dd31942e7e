package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// workbook is an opened .xlsx file.
type workbook struct {
	files    []*zip.File // in the order of the file
	parts    map[string]*zip.File
	sheets   []sheetPart
	shared   sharedTexts
	formats  []numberFormat // by the cell's style
	date1904 bool
	strict   bool  // its names are those of the strict form
	cells    int   // read so far
	left     int64 // bytes that may still be unpacked
}

// sheetPart is a sheet as the workbook lists it.
type sheetPart struct {
	name   string
	hidden bool
	path   string
	part   *zip.File
}

// openWorkbook reads all of a workbook but its sheets. What no book of an
// office needs and an attack likes is refused: macros, links to other files.
func openWorkbook(in io.ReaderAt, size int64) (*workbook, error) {
	z, err := zip.NewReader(in, size)
	if err != nil {
		return nil, errBroken
	}
	w := &workbook{files: z.File, parts: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		w.parts[partName(f)] = f
	}
	for name := range w.parts {
		switch lower := strings.ToLower(name); {
		case strings.HasSuffix(lower, "vbaproject.bin"), strings.HasPrefix(lower, "xl/macrosheets/"):
			return nil, refuse("Tệp có macro (chương trình kèm theo) nên không được đọc. Hãy mở bằng Excel, lưu lại dạng “Excel Workbook (.xlsx)” rồi thử lại.")
		case strings.HasPrefix(lower, "xl/externallinks/"):
			return nil, refuse("Tệp có công thức lấy số từ tệp khác nên không kiểm tra được các số đó. Trong Excel, mở Data → Edit Links → Break Link để giữ lại giá trị, lưu lại rồi thử lại.")
		}
	}
	if w.parts["xl/workbook.xml"] == nil {
		if w.parts["word/document.xml"] != nil {
			return nil, refuse("Đây là tệp Word, không phải sổ Excel. Hãy chép bảng sang Excel, lưu thành .xlsx rồi thử lại.")
		}
		return nil, refuse("Tệp này không phải sổ Excel (.xlsx), dù phần đuôi có thể ghi như vậy. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lại.")
	}
	return w, errors.Join(w.readList(), w.readFormats(), w.readShared())
}

// unpack opens a part; what it gives counts against the book's limit.
func (w *workbook) unpack(f *zip.File) (*xmlReader, io.Closer, error) {
	in, err := f.Open()
	if err != nil {
		return nil, nil, errBroken
	}
	return newXMLReader(counted{in, w}, w.left+1), in, nil
}

// counted takes what is read from the workbook's limit.
type counted struct {
	in io.Reader
	w  *workbook
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	if c.w.left -= int64(n); c.w.left < 0 {
		return 0, errTooLarge
	}
	if err != nil && err != io.EOF {
		err = errBroken
	}
	return n, err
}

// small reads a part of the workbook that lists things.
func (w *workbook) small(name string, into any) error {
	text, err := w.text(name)
	if err == nil && text != nil && xml.Unmarshal(text, into) != nil {
		err = errBroken
	}
	return err
}

// text is such a part as it is; nil where there is none.
func (w *workbook) text(name string) ([]byte, error) {
	f := w.parts[name]
	if f == nil {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, errBroken
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, maxSmall+1))
	if err != nil || bytes.Contains(text, []byte("<!DOCTYPE")) {
		return nil, errBroken
	}
	if len(text) > maxSmall {
		return nil, errTooLarge
	}
	return text, nil
}

// readList reads which sheets there are.
func (w *workbook) readList() error {
	var list struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			Rel   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			Rel2  string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Relationships []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Type   string `xml:"Type,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(w.small("xl/workbook.xml", &list), w.small("xl/_rels/workbook.xml.rels", &rels)); err != nil {
		return errors.Join(err)
	}
	w.date1904 = list.Properties.Date1904 == "1" || list.Properties.Date1904 == "true"
	if len(list.Sheets) > maxSheets {
		return refuse("Sổ có hơn %d trang nên không được đọc. Hãy tách thành nhiều tệp rồi thử lại.", maxSheets)
	}
	for _, s := range list.Sheets {
		w.strict = w.strict || s.Rel2 != ""
		for _, r := range rels.Relationships {
			if r.ID != s.Rel && r.ID != s.Rel2 || !strings.HasSuffix(r.Type, "/worksheet") {
				continue // a sheet of charts has no cells
			}
			target := path.Join("xl", r.Target)
			if rest, ok := strings.CutPrefix(r.Target, "/"); ok {
				target = rest
			}
			if w.parts[target] == nil {
				return errBroken
			}
			w.sheets = append(w.sheets, sheetPart{cleanText(s.Name), s.State == "hidden" || s.State == "veryHidden", target, w.parts[target]})
		}
	}
	if len(w.sheets) == 0 {
		return refuse("Sổ không có trang nào có ô dữ liệu. Hãy chọn lại tệp.")
	}
	return nil
}

// readFormats reads what each style makes of a number.
func (w *workbook) readFormats() error {
	var styles struct {
		Codes []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.small("xl/styles.xml", &styles); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, c := range styles.Codes {
		codes[c.ID] = c.Code
	}
	for _, c := range styles.Cells {
		w.formats = append(w.formats, formatOf(c.Format, codes[c.Format]))
	}
	return nil
}

// sharedTexts are the texts that cells point to, kept in blocks: one by one
// they would take twice the memory.
type sharedTexts struct {
	texts []string
	block strings.Builder
	ends  []int // in the block
	size  int
}

const textBlock = 1 << 20

func (s *sharedTexts) at(index []byte) (string, bool) {
	i, err := strconv.Atoi(string(index))
	if err != nil || i < 0 || i >= len(s.texts) {
		return "", false
	}
	return s.texts[i], true
}

// end ends a text.
func (s *sharedTexts) end() {
	s.ends = append(s.ends, s.block.Len())
	if s.block.Len() > textBlock {
		s.flush()
	}
}

func (s *sharedTexts) flush() {
	block, from := s.block.String(), 0
	for _, end := range s.ends {
		s.texts = append(s.texts, block[from:end])
		from = end
	}
	s.size += len(block)
	s.block, s.ends = strings.Builder{}, s.ends[:0]
}

func (w *workbook) readShared() error {
	f := w.parts["xl/sharedStrings.xml"]
	if f == nil {
		return nil
	}
	x, in, err := w.unpack(f)
	if err != nil {
		return err
	}
	defer in.Close()
	all, phonetic := &w.shared, false
	for {
		err := x.next()
		switch {
		case err == io.EOF:
			all.flush()
			return nil
		case err != nil:
			return err
		}
		switch string(x.name) {
		case "rPh":
			phonetic = !x.closing && !x.empty
		case "t":
			if x.closing && !phonetic {
				all.block.Write(x.text)
			}
			x.want = !x.closing && !x.empty
		case "si":
			if x.ends("si") {
				all.end()
			}
			if all.size+all.block.Len() > maxShared || len(all.texts) > maxCells {
				return errTooLarge
			}
		}
	}
}
