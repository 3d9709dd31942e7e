package book

import (
	"iter"

	"khuyencong/programme"
)

// OptionsFor are the options that read a book by a person's choices. units are
// those of all times, learned what headings mean in the office.
func OptionsFor(c programme.ImportChoices, units []programme.Place, learned []programme.LearnedHeading) Options {
	o := Options{Units: units, Learned: map[string]Field{}, Chosen: map[string]map[int]Field{}, Corrected: c.Cells}
	for _, l := range learned {
		o.Learned[l.Key] = Field(l.Field)
	}
	for sheet, columns := range c.Columns {
		o.Chosen[sheet] = map[int]Field{}
		for column, field := range columns {
			o.Chosen[sheet][column] = Field(field)
		}
	}
	return o
}

// ImportRows goes through the projects of a book as an import takes them. It
// may be run more than once.
func (b *Book) ImportRows() iter.Seq[programme.BookRow] {
	return func(yield func(programme.BookRow) bool) {
		for i := range b.Sheets {
			s := &b.Sheets[i]
			problems := s.Problems // in the order of lines, like rows
			for k := range s.Rows {
				r := &s.Rows[k]
				for len(problems) > 0 && problems[0].Line < r.Line {
					problems = problems[1:]
				}
				n := 0
				for n < len(problems) && problems[n].Line <= max(r.LastLine, r.Line) {
					n++
				}
				if !yield(s.importRow(r, problems[:n])) {
					return
				}
				problems = problems[n:]
			}
		}
	}
}

// importRow is a row as an import takes it, with the problems on its lines.
func (s *Sheet) importRow(r *Row, problems []Problem) programme.BookRow {
	a := &r.Amounts
	out := programme.BookRow{
		RowAt: programme.RowAt{Sheet: s.Name, Line: r.Line}, Code: r.Code, Title: r.Title, Beneficiaries: r.Beneficiaries, TaxCode: r.TaxCode, Address: r.Address,
		Place: r.Place, District: r.DistrictPlace, Content: r.Content, ContentCode: r.ContentCode, Level: r.Level, Year: r.Year, Period: r.Period,
		Plan: r.Kind == PlanRow, Adjustment: r.Kind == AdjustmentRow, Planned: r.Planned,
		Money: programme.BookMoney{Total: a[total], Support: a[support], National: a[national], Local: a[local], Counterpart: a[counterpart],
			Requested: a[requested], Paid: a[paid], Settled: a[settled], Other: a[other]},
		Decision: r.Decision, DecisionDate: r.DecisionDate, Acceptance: r.Acceptance, Note: r.Note,
	}
	if out.Content == "" {
		out.TitleContent = contentOf(programme.Fold(r.Title))
	}
	for _, p := range problems {
		text := "Ô " + p.Cell() + ": " + p.Message
		switch s.weight(r, p) {
		case unknownCell:
			out.Unknown = append(out.Unknown, text)
		case doubtfulCell:
			out.Doubts = append(out.Doubts, text)
		default:
			out.Remarks = append(out.Remarks, text)
		}
	}
	return out
}

// weight is what a problem means for a row that is to be stored.
type weight byte

const (
	remarkCell   weight = iota // the row stands
	doubtfulCell               // it speaks against the row
	unknownCell                // without the cell there is no row
)

func (s *Sheet) weight(r *Row, p Problem) weight {
	field := NoField
	for _, c := range s.tableOf(p.Line).Columns {
		if c.Index == p.Column {
			field = c.Field
		}
	}
	i := amountOf(field)
	unknown := i >= 0 && !r.Amounts[i].Known
	switch p.Kind {
	case MissingTitle:
		return unknownCell
	case MissingParty:
		if r.Kind == PlanRow {
			return remarkCell
		}
		return unknownCell
	case DuplicateProject:
		return doubtfulCell
	case DamagedText:
		if field == Title || field == Beneficiary {
			return doubtfulCell
		}
	case SupportOver, SettledOver, SumMismatch, Negative:
		if unknown {
			return unknownCell
		}
		return doubtfulCell
	}
	if unknown {
		return unknownCell
	}
	return remarkCell
}

// totalMeasures is what a sum of a column counts, and whose money.
var totalMeasures = map[Field]struct {
	measure programme.Measure
	level   programme.Level
}{
	TotalCost: {programme.MTotalCost, ""}, Support: {programme.MSupport, ""}, SupportNational: {programme.MSupport, programme.National},
	SupportLocal: {programme.MSupport, programme.Local}, Counterpart: {programme.MCounterpart, ""}, SupportPaid: {programme.MDisbursed, ""}, SupportSettled: {programme.MSupport, ""},
}

// ImportTotals are the sums that the book states and its rows do not give, as an
// import may keep them.
func (b *Book) ImportTotals() (all []programme.BookTotal) {
	for i := range b.Sheets {
		s := &b.Sheets[i]
		for _, t := range s.Totals {
			m, ok := totalMeasures[t.Field]
			if !ok || t.Agrees() {
				continue
			}
			one := programme.BookTotal{TotalAt: programme.TotalAt{Sheet: s.Name, Cell: CellName(t.Column, t.Line)}, Line: t.Line, Measure: m.measure, Level: m.level,
				Kind: programme.Result, Stated: t.Stated, Computed: t.Computed, Whole: t.From == 0 && t.To == len(s.Rows), Label: capital(t.Field.Label())}
			s.describeTotal(&one, t)
			all = append(all, one)
		}
	}
	return all
}

// describeTotal fills in what the rows of a sum have in common.
func (s *Sheet) describeTotal(one *programme.BookTotal, t Total) {
	var years programme.Period
	var level programme.Level
	for i := t.From; i < t.To; i++ {
		r := &s.Rows[i]
		if r.Planned && t.Field != SupportPaid && t.Field != SupportSettled {
			one.Kind = programme.Planned
		}
		if y := r.Year; y != 0 {
			if years.From == 0 {
				years = programme.Years(y, y)
			}
			years = programme.Years(min(years.From, y), max(years.To, y))
		}
		if i == t.From {
			level = r.Level
		} else if r.Level != level {
			level = programme.AllLevels
		}
	}
	one.Years = years
	if one.Level == "" {
		if one.Level = level; level == "" {
			one.Level = programme.AllLevels
		}
	}
}

// ChosenHeadings are the headings of the columns that a person chose, with
// what they mean: what the office's dictionary learns.
func (b *Book) ChosenHeadings(c programme.ImportChoices) map[string]string {
	learned := map[string]string{}
	for _, s := range b.Sheets {
		for _, t := range s.Tables {
			for _, column := range t.Columns {
				if f, chosen := c.Columns[s.Name][column.Index]; chosen {
					if key := HeadingKey(column.Heading); key != "" {
						learned[key] = f
					}
				}
			}
		}
	}
	return learned
}
