package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// WriteCSV writes tables as UTF-8 with a byte order mark, as Excel expects. Of
// several each stands under its title, with an empty line between.
// Amounts are whole đồng. Text that a spreadsheet would work out as a formula
// is put behind an apostrophe, and so is text that has one of its own there:
// who takes the first apostrophe away has the text again.
func WriteCSV(w io.Writer, tables ...programme.DataTable) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	for i, t := range tables {
		if len(tables) == 1 {
			t.Title = ""
		} else if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := csvTable(w, t); err != nil {
			return err
		}
	}
	return nil
}

// csvTable writes one table, under its title where it has one.
func csvTable(w io.Writer, t programme.DataTable) error {
	out := csv.NewWriter(w)
	if t.Title != "" {
		if err := out.Write([]string{programme.Inert(t.Title)}); err != nil {
			return err
		}
	}
	line := make([]string, 0, len(t.Columns))
	for _, c := range t.Columns {
		head := strings.TrimSpace(c.Group + " " + c.Head)
		if c.Kind == programme.MoneyValue {
			head += " (đồng)"
		}
		line = append(line, programme.Inert(head))
	}
	if err := out.Write(line); err != nil {
		return err
	}
	err := t.Each(func(r programme.DataRow) error {
		line = line[:0]
		for _, v := range r.Values {
			line = append(line, csvText(v))
		}
		return out.Write(line)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

func csvText(v programme.Value) string {
	switch v.Kind {
	case programme.CountValue, programme.MoneyValue, programme.YearValue:
		if !v.Amount.Known {
			return ""
		}
		return strconv.FormatInt(v.Amount.Value, 10)
	case programme.TextValue:
		return programme.Inert(v.Text)
	case programme.TimesValue:
		if v.Ratio.Known {
			return strings.TrimSuffix(strings.TrimRight(v.Ratio.Decimal(), "0"), ".")
		}
		return ""
	case programme.RatioValue:
		if !v.Ratio.Known {
			return ""
		}
	}
	return v.String()
}
