package programme

import (
	"iter"
	"strconv"
)

// ValueKind says how a value of a DataTable is printed and written.
type ValueKind int

const (
	TextValue  ValueKind = iota
	CountValue           // a whole number
	MoneyValue           // đồng, printed as triệu đồng with two decimals
	RatioValue           // printed as a percentage
	TimesValue           // a quotient printed with two decimals
	DayValue             // a date, dd/mm/yyyy
	YearValue            // a year or another number that is not grouped by thousands
)

// Value is one value of a DataTable: an unknown one prints as "–".
type Value struct {
	Kind   ValueKind
	Text   string
	Amount Quantity // of CountValue, MoneyValue and YearValue
	Ratio  Ratio
	Day    Day    // 0 for none
	Behind string // what the address of the records behind it asks for; "" for none
}

// Text prints the value as a table of a paper shows it.
func (v Value) String() string {
	switch v.Kind {
	case CountValue:
		return v.Amount.Count()
	case MoneyValue:
		return v.Amount.Millions()
	case RatioValue:
		return v.Ratio.Percent()
	case TimesValue:
		return v.Ratio.Times()
	case DayValue:
		return v.Day.String()
	case YearValue:
		if !v.Amount.Known {
			return ""
		}
		return strconv.FormatInt(v.Amount.Value, 10)
	default:
		return v.Text
	}
}

func textValue(s string) Value    { return Value{Kind: TextValue, Text: s} }
func countValue(q Quantity) Value { return Value{Kind: CountValue, Amount: q} }
func count(n int64) Value         { return countValue(Q(n)) }
func moneyValue(q Quantity) Value { return Value{Kind: MoneyValue, Amount: q} }
func money(m Money) Value         { return moneyValue(Q(int64(m))) }
func ratioValue(r Ratio) Value    { return Value{Kind: RatioValue, Ratio: r} }

// The values of a list's file, as its columns make them.
func TextCell(s string) Value  { return textValue(s) }
func CountCell(n int64) Value  { return count(n) }
func MoneyCell(m Money) Value  { return money(m) }
func DayCell(d Day) Value      { return Value{Kind: DayValue, Day: d} }
func RatioCell(r Ratio) Value  { return ratioValue(r) }
func NumberCell(r Ratio) Value { return Value{Kind: TimesValue, Ratio: r} }

// YearCell is a year; 0 for none.
func YearCell(y int) Value { return Value{Kind: YearValue, Amount: Quantity{int64(y), y != 0}} }

func unitValue(u FigureUnit, q Quantity) Value {
	if u == UnitVND {
		return moneyValue(q)
	}
	return countValue(q)
}

// completion is done of goal as a ratio; unknown without a goal.
func completion(done int64, goal Quantity) Value {
	if !goal.Known {
		return ratioValue(Ratio{})
	}
	return ratioValue(RatioOf(done, goal.Value))
}

// DataColumn is one column of a DataTable.
type DataColumn struct {
	Group string // heading over several columns; "" for none
	Head  string
	Kind  ValueKind // of most values: how the column is aligned
	Share int       // of the width, against the other columns
}

// DataTable is a table of an evaluation before it is drawn: a paper prints its
// values, a workbook keeps them as numbers.
type DataTable struct {
	Key     string // name of the sheet in a workbook, at most 31 letters
	Title   string
	Money   bool // some values are amounts: the unit is said
	Columns []DataColumn
	Rows    []DataRow
	Notes   []string

	Above []string                  // lines under the title: what the list was narrowed to
	Drawn iter.Seq2[DataRow, error] // rows that are read while they are written, before Rows; nil for none
}

// Each hands the rows over one after the other.
func (t DataTable) Each(fn func(DataRow) error) error {
	if t.Drawn != nil {
		for row, err := range t.Drawn {
			if err == nil {
				err = fn(row)
			}
			if err != nil {
				return err
			}
		}
	}
	for _, row := range t.Rows {
		if err := fn(row); err != nil {
			return err
		}
	}
	return nil
}

// DataRow is one row; totals and headings of groups are bold.
type DataRow struct {
	Values []Value
	Bold   bool
}

func (t *DataTable) add(bold bool, values ...Value) {
	t.Rows = append(t.Rows, DataRow{values, bold})
}
