package sheet

import (
	"math/big"
	"time"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// styles are the looks of a workbook's cells, by their IDs in it.
type styles struct {
	title, quiet, head int
	plain, bold        [7]int // by programme.ValueKind
}

// Formats show whole đồng as triệu đồng: each comma at the end divides by a
// thousand. Excel prints the separators of the machine's own language.
var formats = [7]string{"@", "#,##0", "#,##0.00,,", "0.0%", "#,##0.00", "dd/mm/yyyy", "0"}

func newStyles(f *excelize.File) (st styles, err error) {
	style := func(s excelize.Style) int {
		if err != nil {
			return 0
		}
		var id int
		id, err = f.NewStyle(&s)
		return id
	}
	thin := []excelize.Border{{Type: "left", Color: "999999", Style: 1}, {Type: "right", Color: "999999", Style: 1},
		{Type: "top", Color: "999999", Style: 1}, {Type: "bottom", Color: "999999", Style: 1}}
	font := func(bold bool) *excelize.Font { return &excelize.Font{Family: "Times New Roman", Size: 12, Bold: bold} }
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	st.title = style(excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 13, Bold: true}, Alignment: wrap})
	st.quiet = style(excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 11, Italic: true}, Alignment: wrap})
	st.head = style(excelize.Style{Font: font(true), Border: thin, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9EEF2"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	for kind := range formats {
		align := &excelize.Alignment{Horizontal: "right", Vertical: "top"}
		if programme.ValueKind(kind) == programme.TextValue {
			align = &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}
		}
		st.plain[kind] = style(excelize.Style{Font: font(false), Border: thin, Alignment: align, CustomNumFmt: &formats[kind]})
		st.bold[kind] = style(excelize.Style{Font: font(true), Border: thin, Alignment: align, CustomNumFmt: &formats[kind]})
	}
	return st, err
}

// cell is a value as Excel keeps it. Text is always text: what begins with
// "=" or "+" is shown, never worked out.
func (st styles) cell(v programme.Value, bold bool) excelize.Cell {
	c := excelize.Cell{StyleID: st.plain[v.Kind]}
	if bold {
		c.StyleID = st.bold[v.Kind]
	}
	switch v.Kind {
	case programme.CountValue, programme.MoneyValue, programme.YearValue:
		if v.Amount.Known {
			c.Value = v.Amount.Value
		}
	case programme.RatioValue, programme.TimesValue:
		if v.Ratio.Known {
			c.Value, _ = big.NewRat(v.Ratio.TenThousandths, 10_000).Float64() // a ratio, only printed
		}
	case programme.DayValue:
		if v.Day != 0 {
			c.Value = serial(v.Day)
		}
	default:
		c.Value = v.Text
	}
	return c
}

// serial is a day as Excel counts them, 1 for 01/01/1900.
func serial(d programme.Day) any {
	at := time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC)
	if days := int(at.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24); days > 60 {
		return days
	}
	return d.String() // before March 1900 Excel counts a day that never was
}
