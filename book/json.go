package book

import (
	"bufio"
	"bytes"
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
// ISO, null for what the book should say and does not. Lines are written one
// by one: a large book is not held twice.
func WriteJSON(w io.Writer, b *Book) error {
	out := lineWriter{w: bufio.NewWriterSize(w, 1<<16)}
	out.text(`{"sheets":[`)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		out.comma(i, "")
		out.text(`{"name":`)
		out.value(s.Name)
		out.text(`,"rows":[`)
		for k := range s.Rows {
			out.comma(k, "\n")
			out.value(rowJSON{s.Rows[k].Line, s.fields(&s.Rows[k])})
		}
		out.text("],\n\"totals\":[")
		written := 0
		for _, t := range s.Totals {
			if t.Field != OtherMoney {
				out.comma(written, "\n")
				out.value(totalJSON{t.Line, t.Field, t.Stated, t.Computed})
				written++
			}
		}
		out.text("],\n\"problems\":[")
		for k, p := range s.Problems {
			out.comma(k, "\n")
			out.value(problemJSON{p.Cell(), p.Kind, p.Message})
		}
		out.text("]}")
	}
	out.text("]}\n")
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

// lineWriter writes JSON in pieces; the first error ends it.
type lineWriter struct {
	w   *bufio.Writer
	buf bytes.Buffer
	err error
}

func (l *lineWriter) text(s string) {
	if l.err == nil {
		_, l.err = l.w.WriteString(s)
	}
}

// comma parts the elements of a list.
func (l *lineWriter) comma(i int, end string) {
	if i > 0 {
		l.text(",")
	}
	l.text(end)
}

func (l *lineWriter) value(v any) {
	if l.err != nil {
		return
	}
	l.buf.Reset()
	e := json.NewEncoder(&l.buf)
	e.SetEscapeHTML(false)
	if l.err = e.Encode(v); l.err == nil {
		_, l.err = l.w.Write(bytes.TrimRight(l.buf.Bytes(), "\n"))
	}
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
