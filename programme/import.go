package programme

import (
	"errors"
	"fmt"
	"strings"
)

// ImportState (tình trạng của lần nhập sổ) is how far an import has come.
type ImportState string

const (
	ImportUploaded  ImportState = "uploaded"  // đã tải lên, chưa ghi gì
	ImportConfirmed ImportState = "confirmed" // đã nhập
	ImportUndone    ImportState = "undone"    // đã hoàn tác
)

// Label is the state in Vietnamese.
func (s ImportState) Label() string {
	switch s {
	case ImportUploaded:
		return "Đang xem, chưa nhập"
	case ImportConfirmed:
		return "Đã nhập"
	case ImportUndone:
		return "Đã hoàn tác"
	}
	return string(s)
}

// BookImport (lần nhập sổ) is one book that an office brings in: what was
// uploaded, what a person chose, and what became of it. Until it is confirmed
// nothing of the book is stored but the file itself.
type BookImport struct {
	ID          int64
	ProgrammeID int64
	File        ImportFile
	State       ImportState
	Choices     ImportChoices
	Result      ImportResult // of the confirmation
	Uploaded    Entered
	Confirmed   Entered // At is zero until it is
	Undone      Entered
	Version     int64
}

// ImportFile is the uploaded book, kept byte for byte.
type ImportFile struct {
	Name   string
	Size   int64
	SHA256 string
}

// ImportResult is what a confirmation stored and left out, in numbers.
type ImportResult struct {
	Rows           int `json:"rows"`     // that the book has
	New            int `json:"new"`      // projects added
	Changed        int `json:"changed"`  // projects of an earlier import, given the book's values
	Same           int `json:"same"`     // there already, nothing to do
	Refused        int `json:"refused"`  // not stored, listed
	LeftOut        int `json:"left_out"` // by the person
	Establishments int `json:"establishments"`
	Stated         int `json:"stated"` // figures kept as stated
}

// Text is the result in a sentence.
func (r ImportResult) Text() string {
	return fmt.Sprintf("%s dòng đề án: thêm %s, sửa %s, đã có sẵn %s, không nhập vì sai %s, bỏ ra %s; thêm %s cơ sở, giữ %s số liệu công bố.",
		CountText(int64(r.Rows)), CountText(int64(r.New)), CountText(int64(r.Changed)), CountText(int64(r.Same)), CountText(int64(r.Refused)),
		CountText(int64(r.LeftOut)), CountText(int64(r.Establishments)), CountText(int64(r.Stated)))
}

// RowAt is a line of a sheet of the book, by the person's own numbers.
type RowAt struct {
	Sheet string `json:"sheet"`
	Line  int    `json:"line"`
}

func (r RowAt) String() string { return fmt.Sprintf("trang “%s”, dòng %d", r.Sheet, r.Line) }

// ImportList (loại danh sách) says what the money of a book is.
type ImportList string

const (
	ListByBook ImportList = ""       // what the book's own words say
	PlanList   ImportList = "plan"   // kế hoạch: approved, not carried out yet
	ResultList ImportList = "result" // kết quả: carried out
)

// ImportChoices are a person's answers about one book.
type ImportChoices struct {
	// Columns is what a column is, by sheet and column from 0: a field of
	// exchanged data ("title", "support", …; "" for not imported).
	Columns map[string]map[int]string `json:"columns,omitempty"`
	// Cells are cells typed anew, by sheet and cell name ("E22"). They are
	// read by the rules that the book's own cells are read by.
	Cells map[string]map[string]string `json:"cells,omitempty"`
	// LeftOut are rows that are not to be imported.
	LeftOut []RowAt `json:"left_out,omitempty"`
	// Kept are rows that are right as the book has them, though something
	// speaks against them (a duplicate, a sum that does not add up, another
	// decision on a project of the same name). What is unknown stays refused.
	Kept []RowAt `json:"kept,omitempty"`
	// Beneficiaries answers which establishment is meant, by the Key of the
	// question: its number, or 0 for a new one.
	Beneficiaries map[string]int64 `json:"beneficiaries,omitempty"`
	// Stated are totals of the book that are to be kept as stated figures.
	Stated []TotalAt `json:"stated,omitempty"`
	// What rows are that do not say it themselves.
	List    ImportList `json:"list,omitempty"`
	Level   Level      `json:"level,omitempty"`
	Year    int        `json:"year,omitempty"`
	Content string     `json:"content,omitempty"` // code
	// OnlyRight stores the right rows although others are refused.
	OnlyRight bool `json:"only_right,omitempty"`
}

// TotalAt is one sum that the book states.
type TotalAt struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"` // "E22"
}

const (
	mostChoices  = 20_000 // of each kind; more is no person's work
	mostCellText = 1000
)

// Check refuses choices that cannot be.
func (c ImportChoices) Check(of Programme) error {
	var errs []error
	cells, columns := 0, 0
	for _, sheet := range c.Cells {
		for cell, text := range sheet {
			cells++
			errs = append(errs, atMost("cells", "ô "+cell, text, mostCellText))
		}
	}
	for _, sheet := range c.Columns {
		columns += len(sheet)
	}
	if max(cells, columns, len(c.LeftOut), len(c.Kept), len(c.Beneficiaries), len(c.Stated)) > mostChoices {
		errs = append(errs, Refuse(Invalid, "", "Có quá nhiều chỗ sửa cho một lần nhập (nhiều nhất %s). Sửa thẳng trong sổ rồi tải lên lại.", CountText(mostChoices)))
	}
	if c.List != ListByBook && c.List != PlanList && c.List != ResultList {
		errs = append(errs, Refuse(Invalid, "list", "Chọn loại danh sách: theo sổ, kế hoạch hoặc kết quả thực hiện."))
	}
	if c.Level != "" && c.Level != National && c.Level != Local {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn: quốc gia hoặc địa phương."))
	}
	if c.Year != 0 && (c.Year < of.From || c.Year > of.To) {
		errs = append(errs, Refuse(Invalid, "year", "Năm %d nằm ngoài chương trình %s (%d-%d).", c.Year, of.Code, of.From, of.To))
	}
	if _, ok := ContentByCode(c.Content); c.Content != "" && !ok {
		errs = append(errs, Refuse(Invalid, "content", "Chọn nội dung hỗ trợ trong danh mục."))
	}
	return errors.Join(errs...)
}

// Check refuses a file that is not named.
func (i BookImport) Check() error {
	return errors.Join(required("file", "tên tệp", i.File.Name, 255))
}

// Title names the import.
func (i BookImport) Title() string { return "Sổ " + i.File.Name }

// MayBeChanged refuses to choose, confirm or cancel where that has happened.
func (i BookImport) MayBeChanged() error {
	if i.State != ImportUploaded {
		return Refuse(Conflict, "", "Lần nhập này đã kết thúc (%s), không sửa hay nhập lại được nữa. Tải sổ lên lần khác nếu còn dòng cần nhập.", lowerFirst(i.State.Label()))
	}
	return nil
}

// SeesImport tells who sees a book that was uploaded: who may record old
// projects and sees all of them, and who uploaded it.
func (u User) SeesImport(i BookImport) bool {
	return u.May(EditProjects) && (u.Scope.Whole() || u.ID != 0 && u.ID == i.Uploaded.UserID)
}

// Fields lists the import as people read it.
func (i BookImport) Fields() []FieldValue {
	c := i.Choices
	cells, columns := 0, 0
	for _, s := range c.Cells {
		cells += len(s)
	}
	for _, s := range c.Columns {
		columns += len(s)
	}
	count := func(n int) string { return CountText(int64(n)) }
	return []FieldValue{
		{"file", "Tệp", i.File.Name}, {"sha256", "SHA-256", i.File.SHA256}, {"state", "Tình trạng", i.State.Label()},
		{"columns", "Cột chọn lại", count(columns)}, {"cells", "Ô gõ lại", count(cells)}, {"left_out", "Dòng bỏ ra", rowsText(c.LeftOut)},
		{"kept", "Dòng giữ như sổ", rowsText(c.Kept)}, {"beneficiaries", "Đơn vị đã chọn", count(len(c.Beneficiaries))},
		{"stated", "Tổng giữ làm số công bố", count(len(c.Stated))}, {"list", "Loại danh sách", string(c.List)},
		{"level", "Nguồn của dòng không ghi", labelOf(c.Level)}, {"year", "Năm của dòng không ghi", yearText(c.Year)}, {"content", "Nội dung của dòng không ghi", c.Content},
		{"only_right", "Chỉ nhập dòng đúng", yes(c.OnlyRight)},
	}
}

func labelOf(l Level) string {
	if l == "" {
		return ""
	}
	return l.Label()
}

func rowsText(rows []RowAt) string {
	if len(rows) > 20 {
		return CountText(int64(len(rows))) + " dòng"
	}
	var all []string
	for _, r := range rows {
		all = append(all, r.String())
	}
	return strings.Join(all, "; ")
}

// LearnedHeading is what a heading means in this office, as somebody chose it.
type LearnedHeading struct {
	Key   string // folded, without units
	Field string // of exchanged data; "" for not imported
	By    Entered
}
