package programme

// ValueKind says how a value of a DataTable is printed and written.
type ValueKind int

const (
	TextValue  ValueKind = iota
	CountValue           // a whole number
	MoneyValue           // đồng, printed as triệu đồng with two decimals
	RatioValue           // printed as a percentage
	TimesValue           // a quotient printed with two decimals
)

// Value is one value of a DataTable: an unknown one prints as "–".
type Value struct {
	Kind   ValueKind
	Text   string
	Amount Quantity
	Ratio  Ratio
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
}

// DataRow is one row; totals and headings of groups are bold.
type DataRow struct {
	Values []Value
	Bold   bool
}

func (t *DataTable) add(bold bool, values ...Value) {
	t.Rows = append(t.Rows, DataRow{values, bold})
}
