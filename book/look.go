package book

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Look gives the first lines of a sheet as the book has them, letters mended,
// from a line on; more tells that others follow. A CSV file is its only sheet.
func Look(ctx context.Context, name string, in io.ReaderAt, size int64, sheet string, from, most int) (lines []Line, more bool, err error) {
	f, err := open(in, size)
	if err != nil {
		return nil, false, err
	}
	l, from1904 := letters{}, false
	end := errors.New("enough")
	visit := func(line Line) error {
		cells := make([]Cell, len(line.Cells))
		for i, c := range line.Cells {
			if cells[i] = c; c.Kind == TextCell {
				cells[i].Text = l.mend(c.Text)
			}
			cells[i].Text = strings.Clone(cells[i].shown(from1904))
		}
		if line.Number < from {
			return ctx.Err()
		}
		if len(lines) == most {
			more = true
			return end
		}
		lines = append(lines, Line{line.Number, line.Hidden, cells})
		return ctx.Err()
	}
	if f.csv != nil {
		l.file = f.csv.charset.code()
		if sheet == csvSheet(name) {
			err = f.csv.lines(visit)
		}
	} else {
		from1904 = f.workbook.date1904
		for _, s := range f.workbook.sheets {
			if s.name == sheet && !s.hidden {
				err = f.workbook.lines(s, visit)
				break
			}
		}
	}
	if err == end {
		err = nil
	}
	return lines, more, err
}

// shown is a cell as people would type it: days as dd/mm/yyyy, a comma before
// decimals.
func (c *Cell) shown(from1904 bool) string {
	switch c.Kind {
	case NumberCell:
		if strings.ContainsAny(c.Text, "Ee") {
			if d, ok := parseStored(c.Text); ok && d.places <= 0 {
				return fmt.Sprint(d.digits)
			}
		}
		return strings.Replace(c.Text, ".", ",", 1)
	case DateCell:
		if d := readDate(c, from1904); d.day != 0 {
			return d.day.String()
		}
	case PercentCell:
		if rate := rateOf(c); rate != 0 {
			return strings.TrimSuffix(fmt.Sprintf("%d,%02d", rate/100, rate%100), ",00") + "%"
		}
	}
	return c.Text
}

// Fields are what a person may choose for a column, in the order of a list.
func Fields() []Field {
	return []Field{NoField, Number, Code, Title, Beneficiary, TaxCode, Address, Commune, District, Content, Level, Year, Period, Decision, DecisionDate, AcceptanceDate,
		TotalCost, Support, SupportNational, SupportLocal, Counterpart, SupportRequested, SupportPaid, SupportSettled, OtherMoney, Rate, Note}
}

// UnitText is the unit of a column of money and where it comes from, as people
// read it; "" for another column.
func (c Column) UnitText() string {
	if c.Unit == 0 {
		return ""
	}
	from := map[UnitSource]string{FromColumn: "theo tiêu đề cột", FromSheet: "theo dòng trên bảng", FromSize: "đoán theo độ lớn của số", FromOther: "theo các cột khác", FromCells: "theo từng ô"}
	return unitName(c.Unit) + ", " + from[c.UnitFrom]
}

// Imported tells a column that gives something to a project.
func (c Column) Imported() bool { return fieldLabels[c.Field] != "" }

var kindLabels = map[ProblemKind]string{
	NotANumber: "Không phải số", Ambiguous: "Số đọc được hai cách", Scale: "Sai đơn vị tính", SupportOver: "Hỗ trợ lớn hơn tổng", SettledOver: "Quyết toán lớn hơn hỗ trợ",
	SumMismatch: "Cộng ngang không khớp", Negative: "Số âm", BadFormula: "Công thức lỗi", BadDate: "Ngày sai", MissingTitle: "Thiếu tên đề án",
	MissingParty: "Thiếu đơn vị thụ hưởng", DuplicateProject: "Đề án ghi hai lần", SwappedColumns: "Hai ô đổi chỗ", DamagedText: "Chữ hỏng", NumberInText: "Số lẫn trong chữ",
}

// Label is the kind as the page calls it.
func (k ProblemKind) Label() string { return kindLabels[k] }

// Label is the kind of line as the page calls it.
func (k LineKind) Label() string {
	return [...]string{"Bỏ qua", "Tiêu đề bảng", "Nhóm", "Đề án", "Đề án (tiếp)", "Dòng cộng", "Cộng mang sang"}[k]
}

// told keeps what stands in the cells of the problems that a line has, from
// one of them on.
func (r *reader) told(s *Sheet, from int, l Line) {
	for i := from; i < len(s.Problems); i++ {
		if p := &s.Problems[i]; p.Line == l.Number {
			if c := l.at(p.Column); c != nil {
				p.Text = strings.Clone(c.shown(r.from1904))
			}
		}
	}
}

// HeadingAt is the heading over a cell, from its topmost group to its own
// words; "" where there is none.
func (s *Sheet) HeadingAt(line, column int) string {
	for _, c := range s.tableOf(line).Columns {
		if c.Index == column {
			return strings.Join(c.Heading, " › ")
		}
	}
	return ""
}

// CellAt reads the name of a cell: "E22". ok is false for anything else.
func CellAt(name string) (column, line int, ok bool) { return parseCellName([]byte(name)) }

// Check refuses what is no book, or one that is not read, without reading its
// sheets.
func Check(content []byte) error {
	_, err := open(bytes.NewReader(content), int64(len(content)))
	return err
}

// ColumnsAt are the columns of the table that a line stands in.
func (s *Sheet) ColumnsAt(line int) []Column { return s.tableOf(line).Columns }
