package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// TreasuryLine (dòng bảng kê của Kho bạc) is one movement of a fund as the
// State Treasury has it.
type TreasuryLine struct {
	ID          int64
	StatementID int64
	Row         int // in the file, from 1
	Dated       Day
	Document    string
	Content     string
	Amount      Money  // in đồng; negative for money that was paid back in
	Key         string // the same for the same movement in another file
	Match       int64  // the match that it belongs to; 0 for none
}

// TreasuryStatement (bảng kê của Kho bạc) is one file of such lines.
type TreasuryStatement struct {
	ID      int64
	Name    string
	Lines   int
	Sum     Money
	Entered Entered
}

// MostTreasuryLines is the most that one file may have.
const MostTreasuryLines = 5000

// treasuryColumn is a column that a statement may have, found by its heading.
type treasuryColumn int

const (
	treasuryDay treasuryColumn = iota
	treasuryDocument
	treasuryContent
	treasuryAmount
	treasuryBack // money paid back in, in a column of its own; may be missing
)

// treasuryHeads are the beginnings of headings, folded, the surest first.
var treasuryHeads = map[treasuryColumn]struct {
	name  string
	heads []string
}{
	treasuryDay:      {"Ngày", []string{"ngay"}},
	treasuryDocument: {"Số chứng từ", []string{"so chung tu", "so ct", "chung tu so", "so hieu chung tu", "so but toan", "so c.tu"}},
	treasuryContent:  {"Nội dung", []string{"noi dung", "dien giai"}},
	treasuryAmount:   {"Số tiền", []string{"so tien", "so chi", "phat sinh chi", "so thuc chi", "thanh tien"}},
	treasuryBack:     {"Nộp trả", []string{"nop tra", "so nop tra", "thu hoi", "giam chi", "phat sinh giam", "so nop khoi phuc"}},
}

// TreasuryFile is a statement as it was read, before anything is stored.
type TreasuryFile struct {
	Name  string
	Lines []TreasuryLine
}

// Sum adds up the lines.
func (f TreasuryFile) Sum() Money { return treasurySum(f.Lines) }

func treasurySum(lines []TreasuryLine) (sum Money) {
	for _, l := range lines {
		sum += l.Amount
	}
	return sum
}

// ParseTreasury reads the rows of a sheet as a statement of a fiscal year. The
// columns are found by their headings, whatever their order. Every cell that
// cannot be read is named by its row and column; then nothing is read.
func ParseTreasury(name string, rows [][]string, year int, today Day) (TreasuryFile, error) {
	f := TreasuryFile{Name: name}
	head, columns, err := findTreasuryHead(rows)
	if err != nil {
		return f, err
	}
	var errs []error
	seen := map[string]int{}
	for i := head + 1; i < len(rows); i++ {
		r := treasuryRow{number: i + 1, cells: rows[i], columns: columns, heads: rows[head]}
		if r.skipped() {
			continue
		}
		line, err := r.line(year, today)
		if err != nil {
			errs = append(errs, err)
			if len(errs) == 20 {
				errs = append(errs, Refuse(Invalid, "file", "Còn nữa; sửa các ô trên rồi chọn lại tệp để xem các lỗi còn lại."))
				break
			}
			continue
		}
		line.Key = line.key()
		if seen[line.Key]++; seen[line.Key] > 1 {
			line.Key += fmt.Sprintf("|%d", seen[line.Key])
		}
		f.Lines = append(f.Lines, line)
	}
	switch {
	case len(errs) > 0:
		return f, errors.Join(errs...)
	case len(f.Lines) == 0:
		return f, Refuse(Invalid, "file", "Dưới hàng tiêu đề (hàng %d) không có dòng nào có ngày và số tiền. Chọn tệp có số liệu.", head+1)
	case len(f.Lines) > MostTreasuryLines:
		return f, Refuse(Invalid, "file", "Tệp có %d dòng, nhiều nhất %d. Chia theo quý rồi nhập từng tệp.", len(f.Lines), MostTreasuryLines)
	}
	return f, nil
}

// Rows is the file as rows that can be read again, each line in its row.
func (f TreasuryFile) Rows() (rows [][]string) {
	rows = [][]string{{"Ngày", "Số chứng từ", "Nội dung", "Số tiền"}}
	for _, l := range f.Lines {
		for len(rows) < l.Row-1 {
			rows = append(rows, nil)
		}
		rows = append(rows, []string{l.Dated.String(), l.Document, l.Content, l.Amount.String()})
	}
	return rows
}

// findTreasuryHead finds the row of headings among the first rows: the one
// that names most of the columns.
func findTreasuryHead(rows [][]string) (head int, columns map[treasuryColumn]int, err error) {
	head = -1
	for i, cells := range rows[:min(len(rows), 40)] {
		found := map[treasuryColumn]int{}
		for c, cell := range cells {
			if kind, ok := treasuryHead(cell); ok {
				if _, taken := found[kind]; !taken {
					found[kind] = c
				}
			}
		}
		if len(found) > len(columns) {
			head, columns = i, found
		}
	}
	var missing []string
	for _, c := range []treasuryColumn{treasuryDay, treasuryDocument, treasuryContent, treasuryAmount} {
		if _, ok := columns[c]; !ok {
			missing = append(missing, "“"+treasuryHeads[c].name+"”")
		}
	}
	if len(columns) < 2 {
		return 0, nil, Refuse(Invalid, "file", "Không thấy hàng tiêu đề. Tệp cần một hàng có các cột: Ngày, Số chứng từ, Nội dung, Số tiền.")
	}
	if len(missing) > 0 {
		return 0, nil, Refuse(Invalid, "file", "Hàng tiêu đề (hàng %d) không có cột %s. Các cột đang có: %s. Sửa tên cột trong tệp rồi chọn lại.",
			head+1, strings.Join(missing, ", "), strings.Join(filled(rows[head]), "; "))
	}
	return head, columns, nil
}

func filled(cells []string) (all []string) {
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			all = append(all, c)
		}
	}
	return all
}

func treasuryHead(cell string) (treasuryColumn, bool) {
	words := strings.Join(strings.Fields(Fold(cell)), " ")
	for _, c := range []treasuryColumn{treasuryBack, treasuryDocument, treasuryDay, treasuryContent, treasuryAmount} {
		for _, h := range treasuryHeads[c].heads {
			if words == h || strings.HasPrefix(words, h+" ") || strings.HasPrefix(words, h+"(") {
				return c, true
			}
		}
	}
	return 0, false
}

// treasuryRow is one row of the sheet under the headings.
type treasuryRow struct {
	number  int
	cells   []string
	columns map[treasuryColumn]int
	heads   []string
}

func (r treasuryRow) cell(c treasuryColumn) string {
	at, ok := r.columns[c]
	if !ok || at >= len(r.cells) {
		return ""
	}
	return strings.Join(strings.Fields(Clean(r.cells[at])), " ")
}

// skipped tells rows that are no movement: empty ones, numbers of columns, and
// sums.
func (r treasuryRow) skipped() bool {
	cells := filled(r.cells)
	if len(cells) == 0 || !strings.ContainsFunc(strings.Join(cells, ""), func(c rune) bool { return unicode.IsDigit(c) || unicode.IsLetter(c) }) {
		return true
	}
	if !slices.ContainsFunc(cells, func(c string) bool { return len(strings.Trim(c, "()0123456789ABCDE ")) > 0 || len(c) > 4 }) {
		return true // "(1) (2) (3) …"
	}
	if r.cell(treasuryDay) != "" || r.cell(treasuryDocument) != "" {
		return slices.ContainsFunc([]string{r.cell(treasuryDay), r.cell(treasuryDocument)}, isTreasurySum)
	}
	return slices.ContainsFunc(cells, isTreasurySum) || r.cell(treasuryAmount) == "" && r.cell(treasuryBack) == ""
}

func isTreasurySum(cell string) bool {
	words := Fold(cell)
	return strings.HasPrefix(words, "cong") || strings.HasPrefix(words, "tong") || strings.HasPrefix(words, "luy ke") || strings.HasPrefix(words, "so du")
}

// at names a cell as a spreadsheet does, with its heading.
func (r treasuryRow) at(c treasuryColumn) string {
	column := r.columns[c]
	letter := string(rune('A' + column%26))
	if column >= 26 {
		letter = string(rune('A'+column/26-1)) + letter
	}
	return fmt.Sprintf("Ô %s%d (%s)", letter, r.number, treasuryHeads[c].name)
}

func (r treasuryRow) line(year int, today Day) (TreasuryLine, error) {
	l := TreasuryLine{Row: r.number, Document: r.cell(treasuryDocument), Content: r.cell(treasuryContent)}
	var errs []error
	refuse := func(c treasuryColumn, what string) {
		errs = append(errs, Refuse(Invalid, "file", "%s: %s", r.at(c), what))
	}
	dated, err := ParseDay("file", r.cell(treasuryDay))
	switch {
	case err != nil:
		refuse(treasuryDay, Problems(err)[0].Message)
	case dated == 0:
		refuse(treasuryDay, "chưa có ngày.")
	case dated.Year() != year && dated.Year() != year+1:
		refuse(treasuryDay, fmt.Sprintf("ngày %s ở ngoài năm ngân sách %d. Chọn đúng sổ quỹ, hoặc bỏ dòng này khỏi tệp.", dated, year))
	case dated > today:
		refuse(treasuryDay, fmt.Sprintf("ngày %s ở sau hôm nay.", dated))
	}
	l.Dated = dated
	if l.Document == "" {
		refuse(treasuryDocument, "chưa có số chứng từ.")
	} else if len([]rune(l.Document)) > 100 {
		refuse(treasuryDocument, "dài quá 100 ký tự.")
	}
	if len([]rune(l.Content)) > 2000 {
		refuse(treasuryContent, "dài quá 2.000 ký tự.")
	}
	column, amount, sign := treasuryAmount, r.cell(treasuryAmount), Money(1)
	if back := r.cell(treasuryBack); treasuryZero(amount) && !treasuryZero(back) {
		column, amount, sign = treasuryBack, back, -1
	} else if !treasuryZero(amount) && !treasuryZero(back) {
		refuse(treasuryBack, "dòng có cả số tiền chi và số nộp trả. Tách thành hai dòng.")
	}
	m, err := treasuryMoney(amount, r.heads[r.columns[column]])
	switch {
	case err != nil:
		refuse(column, Problems(err)[0].Message)
	case m == 0:
		refuse(column, "số tiền bằng 0. Bỏ dòng này khỏi tệp, hoặc sửa số tiền.")
	}
	l.Amount = sign * m
	return l, errors.Join(errs...)
}

// treasuryMoney reads an amount of a column whose heading may name the unit;
// a minus or brackets mark money that was paid back in.
func treasuryMoney(typed, head string) (Money, error) {
	s := strings.TrimSpace(typed)
	sign := Money(1)
	if rest, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(rest, ")") {
		sign, s = -1, strings.TrimSuffix(rest, ")")
	} else if rest := strings.TrimLeft(s, "-−–"); rest != s {
		sign, s = -1, rest
	}
	if unit := Fold(head); strings.Contains(unit, "trieu") {
		s += " triệu"
	} else if strings.Contains(unit, "nghin") || strings.Contains(unit, "ngan dong") {
		s += " nghìn"
	}
	m, err := ParseMoney("file", s)
	return sign * m, err
}

func treasuryZero(cell string) bool { return strings.Trim(cell, "0,.-– ") == "" }

func (l TreasuryLine) key() string {
	return strings.Join([]string{treasuryNumber(l.Document), l.Dated.ISO(), l.Amount.String(), strings.Join(strings.Fields(Fold(l.Content)), " ")}, "|")
}

// treasuryNumber is the number of a paper without what people write
// differently: "UNC 7", "unc-07".
func treasuryNumber(document string) string {
	var b strings.Builder
	zeros := true // leading zeros of each number
	for _, c := range Fold(document) {
		switch {
		case c == '0' && zeros:
		case unicode.IsDigit(c):
			b.WriteRune(c)
			zeros = false
		case unicode.IsLetter(c):
			b.WriteRune(c)
			zeros = true
		default:
			if s := b.String(); s != "" && unicode.IsDigit(rune(s[len(s)-1])) {
				b.WriteByte('/')
			}
			zeros = true
		}
	}
	return strings.TrimSuffix(b.String(), "/")
}

// New drops the lines that stand in another file already. A file of which
// nothing is new is refused.
func (f TreasuryFile) New(known map[string]bool) (TreasuryFile, int, error) {
	all := len(f.Lines)
	f.Lines = slices.DeleteFunc(slices.Clone(f.Lines), func(l TreasuryLine) bool { return known[l.Key] })
	if len(f.Lines) == 0 {
		return f, all, Refuse(Invalid, "file", "Cả %d dòng của tệp này đã được nhập trước đó, nên không nhập lần nữa. Chọn bảng kê của kỳ khác.", all)
	}
	return f, all - len(f.Lines), nil
}
