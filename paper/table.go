package paper

// Align says where a cell's text stands.
type Align string

const (
	Left   Align = "left"
	Right  Align = "right" // numbers
	Centre Align = "centre"
)

// Table is a table of a paper. The heading rows repeat on every page and no row
// is split between pages.
type Table struct {
	Caption string   `json:"caption,omitempty"` // "Bảng 1. …"
	Unit    string   `json:"unit,omitempty"`    // "Đơn vị tính: triệu đồng"
	Columns []Column `json:"columns"`
	Head    []Row    `json:"head"`
	Rows    []Row    `json:"rows"`
	Notes   []string `json:"notes,omitempty"` // under the table
	Pen     bool     `json:"pen,omitempty"`   // to be filled by hand: columns without a word keep their width
}

// Column is one column of a Table.
type Column struct {
	Share int   `json:"share"` // of the width, against the other columns' shares
	Align Align `json:"align,omitempty"`
}

// Row is one row of a Table. A cell that an earlier cell reaches into, by its
// Cols or Rows, is left out, as in HTML.
type Row struct {
	Cells []Cell `json:"cells"`
	Bold  bool   `json:"bold,omitempty"` // totals, group titles
}

// Cell is one cell. "\n" in its text begins a new line.
type Cell struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
	Align  Align  `json:"align,omitempty"` // "" is the column's
	Cols   int    `json:"cols,omitempty"`  // columns it spans; 0 is 1
	Rows   int    `json:"rows,omitempty"`  // rows it spans; 0 is 1
}
