package book

import (
	"fmt"
	"io"
	"strings"

	"khuyencong/programme"
)

// WriteText writes the reading for a person: what was found on each sheet, the
// columns as they were recognised, and everything to look at.
func WriteText(w io.Writer, b *Book) error {
	var out strings.Builder
	rows, wrong := 0, 0
	for i := range b.Sheets {
		s := &b.Sheets[i]
		rows += len(s.Rows)
		wrong += len(s.Problems)
		s.text(&out)
	}
	for _, name := range b.HiddenSheets {
		fmt.Fprintf(&out, "Trang “%s” đang ẩn nên không đọc.\n", name)
	}
	fmt.Fprintf(&out, "Tổng cộng %s đề án, %s chỗ cần xem lại.\n", programme.CountText(int64(rows)), programme.CountText(int64(wrong)))
	_, err := io.WriteString(w, out.String())
	return err
}

func (s *Sheet) text(out *strings.Builder) {
	if len(s.Tables) == 0 {
		fmt.Fprintf(out, "Trang “%s”: không có bảng đề án.\n", s.Name)
	} else {
		var sum programme.Money
		for _, r := range s.Rows {
			sum += r.Amounts[support].Money()
		}
		fmt.Fprintf(out, "Trang “%s”: %s đề án, kinh phí hỗ trợ %s.\n", s.Name, programme.CountText(int64(len(s.Rows))), sum.InMillions())
	}
	for _, t := range s.Tables {
		fmt.Fprintf(out, "  Bảng có tiêu đề ở dòng %d–%d:\n", t.From, t.To)
		for _, c := range t.Columns {
			fmt.Fprintf(out, "    cột %-2s %s: %s\n", c.Letter(), strings.Join(c.Heading, " › "), c.describe())
		}
	}
	for _, t := range s.Totals {
		if !t.Agrees() {
			fmt.Fprintf(out, "  Ô %s: %s ghi %s, cộng các dòng được %s (lệch %s).\n", CellName(t.Column, t.Line), t.Field.Label(),
				t.Stated.Dong(), t.Computed.Dong(), (t.Stated - t.Computed).Dong())
		}
	}
	for _, p := range s.Problems {
		fmt.Fprintf(out, "  Ô %s: %s\n", p.Cell(), p.Message)
	}
}

// describe is what a column was taken for, how sure that is, and its unit.
func (c Column) describe() string {
	text := c.Field.Label()
	if c.Field != NoField && c.Field != ignored {
		text += fmt.Sprintf(" (chắc chắn %d %%)", c.Confidence)
	}
	if c.Unit != 0 {
		text += ", tính bằng " + unitName(c.Unit)
	}
	return text
}
