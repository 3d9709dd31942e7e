package book

import (
	"encoding/json"
	"io"

	"khuyencong/programme"
)

type sheetJSON struct {
	Name     string        `json:"name"`
	Rows     []rowJSON     `json:"rows"`
	Totals   []totalJSON   `json:"totals"`
	Problems []problemJSON `json:"problems"`
}

type rowJSON struct {
	Row    int            `json:"row"`
	Fields map[string]any `json:"fields"`
}

type totalJSON struct {
	Row      int             `json:"row"`
	Field    Field           `json:"field"`
	Stated   programme.Money `json:"stated"`
	Computed programme.Money `json:"computed"`
}

type problemJSON struct {
	Cell    string      `json:"cell"`
	Kind    ProblemKind `json:"kind"`
	Message string      `json:"message"`
}

// WriteJSON writes the reading for a program: money in whole đồng, dates as
// ISO, null for what the book should say and does not.
func WriteJSON(w io.Writer, b *Book) error {
	out := struct {
		Sheets []sheetJSON `json:"sheets"`
	}{[]sheetJSON{}}
	for _, s := range b.Sheets {
		j := sheetJSON{s.Name, make([]rowJSON, 0, len(s.Rows)), []totalJSON{}, []problemJSON{}}
		for i := range s.Rows {
			j.Rows = append(j.Rows, rowJSON{s.Rows[i].Line, s.fields(&s.Rows[i])})
		}
		for _, t := range s.Totals {
			if t.Field != OtherMoney {
				j.Totals = append(j.Totals, totalJSON{t.Line, t.Field, t.Stated, t.Computed})
			}
		}
		for _, p := range s.Problems {
			j.Problems = append(j.Problems, problemJSON{p.Cell(), p.Kind, p.Message})
		}
		out.Sheets = append(out.Sheets, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// fields is a row by the names that exchanged data uses.
func (s *Sheet) fields(r *Row) map[string]any {
	f := map[string]any{"title": nil, "year": nil}
	put := func(name, value string) {
		if value != "" {
			f[name] = value
		}
	}
	put("title", r.Title)
	put("address", r.Address)
	put("district", r.District)
	put("content", string(r.Content))
	put("level", string(r.Level))
	put("period", r.Period)
	put("kind", r.Kind)
	put("decision", r.Decision)
	put("decision_date", r.DecisionDate.ISO())
	put("acceptance_date", r.Acceptance.ISO())
	put("note", r.Note)
	switch len(r.Beneficiaries) {
	case 0:
	case 1:
		f["beneficiary"] = r.Beneficiaries[0]
	default:
		f["beneficiaries"] = r.Beneficiaries
	}
	if r.Year != 0 {
		f["year"] = r.Year
	}
	columns := s.tableOf(r.Line).Columns
	for i, field := range amountFields {
		switch q := r.Amounts[i]; {
		case field == OtherMoney:
		case q.Known:
			f[string(field)] = q.Value
		case (i == total || i == support || i == counterpart) && inColumns(columns, field):
			f[string(field)] = nil
		}
	}
	return f
}

// tableOf is the table that a line stands in.
func (s *Sheet) tableOf(line int) (t Table) {
	for _, one := range s.Tables {
		if one.From <= line {
			t = one
		}
	}
	return t
}

func inColumns(columns []Column, f Field) bool {
	for _, c := range columns {
		if c.Field == f || f == Support && (c.Field == SupportNational || c.Field == SupportLocal) {
			return true
		}
	}
	return false
}
