package paper

import (
	"strings"
	"testing"
)

// TestFit holds what a table is set for: no number and no word is broken, the
// columns fill the width, and a wide table has smaller letters.
func TestFit(t *testing.T) {
	wide := Table{Head: []Row{{}}, Rows: []Row{{}}}
	for range 10 {
		wide.Columns = append(wide.Columns, Column{Share: 1, Align: Right})
		wide.Head[0].Cells = append(wide.Head[0].Cells, Cell{Text: "Kinh phí"})
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, Cell{Text: "51.154,20"})
	}
	narrow := Table{Columns: []Column{{Share: 97}, {Share: 1, Align: Right}}, Rows: []Row{Cells("Hỗ trợ", "51.154.200.000")}}
	tests := []struct {
		name string
		t    Table
		size float64
	}{
		{"few columns", fundingTable(), 12},
		{"a share too small for its number", narrow, 12},
		{"ten columns of money", wide, 9},
	}
	room := sheetOf(false).text()
	for _, tt := range tests {
		g := tt.t.grid()
		size, columns := tt.t.fit(g, room)
		if size != tt.size {
			t.Errorf("%s: letters of %v pt, want %v", tt.name, size, tt.size)
		}
		if total := sum(columns); total < room-0.01 || total > room+0.01 {
			t.Errorf("%s: the columns are %.2f wide, the page %.2f", tt.name, total, room)
		}
		for i := range g.at {
			for _, s := range g.row(i) {
				for _, w := range strings.Fields(s.text) {
					if s.cols == 1 && width(w, s.style, size)+2*cellSide > columns[s.col] {
						t.Errorf("%s: %q does not fit its column", tt.name, w)
					}
				}
			}
		}
	}
}

// TestGrid: whatever the rows are, every place has one cell.
func TestGrid(t *testing.T) {
	tb := Table{Columns: make([]Column, 3), Head: []Row{{Cells: []Cell{{Text: "a", Rows: 9}, {Text: "b", Cols: 2}}}, Cells("c")},
		Rows: []Row{Cells("1", "2", "3", "4"), {}, {Cells: []Cell{{Text: "x", Rows: 5}}}}}
	g := tb.grid()
	if g.columns != 4 {
		t.Fatalf("%d columns, want 4: the longest row's", g.columns)
	}
	var got []string
	for i, row := range g.at {
		line := ""
		for col, s := range row {
			if s.row > i || s.col > col || s.row+s.rows <= i || s.col+s.cols <= col {
				t.Errorf("place %d, %d has the cell %+v", i, col, *s)
			}
			line += s.text + "."
		}
		got = append(got, line)
	}
	want := "a.b.b.. a.c... 1.2.3.4. .... x...."
	if strings.Join(got, " ") != want {
		t.Errorf("grid %q, want %q", strings.Join(got, " "), want)
	}
}

func TestWrap(t *testing.T) {
	t14 := func(s string) float64 { return width(s, regular, 14) }
	mixed := append(append(Plain("một hai"), Bold("ba")...), Plain(" bốn")...)
	lines := wrap(mixed, 14, t14("một haiba bố"), t14("một haiba bố"))
	if len(lines) != 2 || lines[0].String() != "một haiba" || lines[1].String() != "bốn" {
		t.Errorf("lines %v", lines)
	}
	if got := lines[0].stretch(500); got != 500-lines[0].width {
		t.Errorf("the one blank gains %v", got)
	}
	if lines[1].stretch(500) != 0 {
		t.Error("the last line is stretched")
	}
	long := wrap(Plain(strings.Repeat("m", 100)), 14, t14("mmmmmmmmmm"), t14("mmmmmmmmmm"))
	for _, l := range long {
		if l.width > t14("mmmmmmmmmm")+0.01 {
			t.Errorf("a line of %v pt", l.width)
		}
	}
	if len(long) != 10 {
		t.Errorf("%d lines, want 10", len(long))
	}
	got := balance("TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP", bold, 12, 260)
	if len(got) != 2 || width(got[0], bold, 12) > 1.6*width(got[1], bold, 12) {
		t.Errorf("unbalanced: %q", got)
	}
}
