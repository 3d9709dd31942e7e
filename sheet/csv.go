package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// WriteCSV writes a table as UTF-8 with a byte order mark, as Excel expects.
// Amounts are whole đồng. Text that a spreadsheet would work out as a formula
// is put behind an apostrophe.
func WriteCSV(w io.Writer, t programme.DataTable) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = strings.TrimSpace(c.Group + " " + c.Head)
		if c.Kind == programme.MoneyValue {
			head[i] += " (đồng)"
		}
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, r := range t.Rows {
		line := make([]string, len(r.Values))
		for i, v := range r.Values {
			line[i] = csvText(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvText(v programme.Value) string {
	switch v.Kind {
	case programme.CountValue, programme.MoneyValue:
		if !v.Amount.Known {
			return ""
		}
		return strconv.FormatInt(v.Amount.Value, 10)
	case programme.TextValue:
		if v.Text != "" && strings.ContainsRune("=+-@\t\r", rune(v.Text[0])) {
			return "'" + v.Text
		}
		return v.Text
	}
	return v.String()
}
