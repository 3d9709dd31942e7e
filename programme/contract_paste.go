package programme

import (
	"errors"
	"slices"
	"strings"
)

// PasteUnit is the unit of the amounts in a pasted table.
type PasteUnit struct {
	Label string
	Word  string // as it stands behind an amount
}

// PasteUnits that a pasted table may be in.
var PasteUnits = []PasteUnit{{"đồng", ""}, {"nghìn đồng", "nghìn"}, {"triệu đồng", "triệu"}}

// maxPasted is the most letters of a pasted table.
const maxPasted = 200_000

// ParseCosts reads a cost table that was copied out of a sheet: one line a row,
// its cells apart by tabs, columns the sources in the order of the form. It
// takes both layouts that offices have: TT, nội dung, ĐVT, số lượng, đơn giá,
// tổng, each source, ghi chú; and that of Mẫu 1, without the three in the
// middle. Heads, group titles and sums are left out; skipped tells how many.
func ParseCosts(text string, columns []SourceAmount, unit string) (all []CostLine, skipped int, err error) {
	if len(text) > maxPasted {
		return nil, 0, Refuse(Invalid, "paste", "Bảng dán quá dài. Dán từng phần, nhiều nhất %d dòng một dự toán.", MaxCostLines)
	}
	var errs []error
	for n, row := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if strings.TrimSpace(row) == "" {
			continue
		}
		if !strings.Contains(row, "\t") {
			errs = append(errs, Refuse(Invalid, "paste", "Dòng dán thứ %d không có cột. Chọn cả bảng trong Excel rồi chép, dán.", n+1))
			continue
		}
		line, ok, err := parseCost(pastedCells(row), columns, unit)
		switch {
		case err != nil:
			for _, p := range Problems(err) {
				errs = append(errs, Refuse(Invalid, "paste", "Dòng dán thứ %d: %s", n+1, p.Message))
			}
		case ok:
			all = append(all, line)
		default:
			skipped++
		}
	}
	if len(all) == 0 && errs == nil {
		errs = append(errs, Refuse(Invalid, "paste", "Bảng dán không có dòng dự toán nào. Chép các dòng có nội dung chi và số tiền."))
	}
	return all, skipped, errors.Join(errs...)
}

// pastedCells are the cells of a row without the number that it begins with.
func pastedCells(row string) []string {
	cells := strings.Split(row, "\t")
	for i := range cells {
		cells[i] = Clean(strings.Trim(cells[i], "\""))
	}
	if len(cells) > 1 && ordinal(cells[0]) {
		cells = cells[1:]
	}
	return cells
}

// ordinal tells a cell that numbers its row: "", "3", "1.2", "IV", "a)".
func ordinal(s string) bool {
	s = strings.TrimRight(s, ".) ")
	return len(s) <= 5 && !strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.IVXLC", r) }) || len([]rune(s)) == 1
}

func parseCost(cells []string, columns []SourceAmount, unit string) (l CostLine, ok bool, err error) {
	at := func(i int) string {
		if i < len(cells) {
			return strings.Trim(cells[i], "-–")
		}
		return ""
	}
	l.Item = at(0)
	folded := Fold(l.Item)
	if l.Item == "" || slices.ContainsFunc([]string{"noi dung", "cong", "tong cong", "tong so", "tong"}, func(s string) bool { return folded == s || strings.HasPrefix(folded, s+" (") || folded == s+" chi" }) {
		return l, false, nil
	}
	money := func(i int) (m Money, err error) {
		if at(i) == "" {
			return 0, nil
		}
		return ParseMoney("paste", strings.TrimSpace(at(i)+" "+unit))
	}
	next := 1 // the column of the total
	if _, wrong := money(1); at(1) == "" || wrong != nil {
		next = 4
		l.Unit = at(1)
		var errs [2]error
		l.Quantity, errs[0] = ParseVolume("paste", at(2))
		l.UnitPrice, errs[1] = money(3)
		if err := errors.Join(errs[:]...); err != nil {
			if !strings.ContainsAny(strings.Join(cells[1:], ""), "123456789") {
				return l, false, nil // another head
			}
			return l, false, err
		}
	}
	total, err := money(next)
	if err != nil {
		return l, false, err
	}
	for i, c := range columns {
		m, err := money(next + 1 + i)
		if err != nil {
			return l, false, err
		}
		if m != 0 {
			l.Amounts = append(l.Amounts, SourceAmount{c.Source, c.Name, m})
		}
	}
	l.Note = at(next + 1 + len(columns))
	switch sum := l.Total(); {
	case sum == 0 && total == 0:
		return l, false, nil // a title of a group
	case total != 0 && sum != total:
		return l, false, Refuse(Invalid, "paste", "tổng ghi %s, các nguồn cộng lại %s, lệch %s. Kiểm tra thứ tự cột và đơn vị tính.", total.Dong(), sum.Dong(), (sum - total).Dong())
	}
	return l, true, nil
}
