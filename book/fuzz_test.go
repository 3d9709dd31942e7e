package book

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"khuyencong/programme"
)

// sound fails on a reading that contradicts itself.
func sound(t *testing.T, b *Book, err error) {
	t.Helper()
	if err != nil {
		if programme.KindOf(err) != programme.Invalid {
			t.Fatalf("neither read nor refused: %v", err)
		}
		return
	}
	for _, s := range b.Sheets {
		last := 0
		for _, r := range s.Rows {
			if r.Line <= last && last > 0 || r.LastLine < r.Line {
				t.Fatalf("lines %d–%d after %d", r.Line, r.LastLine, last)
			}
			last = r.Line
			if r.Line >= len(s.Lines) || s.Lines[r.Line] != ProjectLine {
				t.Fatalf("line %d is a project and is not marked as one", r.Line)
			}
			for _, q := range r.Amounts {
				if m := q.Money(); m > programme.MaxMoney*50 || m < -programme.MaxMoney*50 {
					t.Fatalf("line %d: %v", r.Line, m)
				}
			}
		}
		for _, p := range s.Problems {
			if p.Message == "" || p.Line < 1 || p.Column < 0 {
				t.Fatalf("%+v", p)
			}
		}
	}
	if err := WriteJSON(&bytes.Buffer{}, b); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&bytes.Buffer{}, b); err != nil {
		t.Fatal(err)
	}
}

func FuzzCSV(f *testing.F) {
	head := "KẾ HOẠCH NĂM 2020;;\nĐVT: triệu đồng\nSTT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí;Hỗ trợ;Đối ứng\n"
	f.Add([]byte(head + "A;Khuyến công quốc gia\n1;Hỗ trợ máy;HTX Một - xã An Hiệp;1.200;300;900\n;Cộng A;;1.200;300;900\n"))
	f.Add(inWindows1258(head + "1;\"Hỗ trợ \"\"máy\"\"\";HTX Một;1,5 tỷ;300;-\n"))
	f.Add(inTCVN3Bytes(head + "1;Đào tạo nghề;Cơ sở Một;45,5;45,5;0\n"))
	f.Add(inVNIBytes(head + "1;Đào tạo nghề;Cơ sở Một;45,5;45,5;0\n"))
	f.Add([]byte("\xff\xfeS\x00T\x00T\x00"))
	f.Add([]byte("sep=|\nSTT|Tên đề án\n1|\"x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 200_000 {
			return
		}
		b, err := Read(context.Background(), "x.csv", bytes.NewReader(data), int64(len(data)), Options{})
		sound(t, b, err)
	})
}

func FuzzAmount(f *testing.F) {
	for _, s := range []string{"1.250", "1,250,000", "1.334,7", "(50.000)", "-240", "1 250 000", "1,5 tỷ", "2 tỷ 500 triệu đồng", "khoảng 90 - 100", "1.1E+3", "4446.5399999999991", "9e99", "٣", "1²"} {
		f.Add(s, byte(0))
		f.Add(s, byte(1))
	}
	f.Fuzz(func(t *testing.T, text string, kind byte) {
		c := Cell{Text: text, Kind: CellKind(kind % 5), Thousands: kind / 5 % 4}
		for _, unit := range otherUnits {
			a := readAmount(&c, 0, unit)
			if len(a.readings) > 2 || len(a.readings) > 0 && a.wrong != "" {
				t.Fatalf("%+v", a)
			}
			for _, r := range a.readings {
				if r.value > programme.MaxMoney || r.value < -programme.MaxMoney {
					t.Fatalf("%q is %d", text, r.value)
				}
			}
		}
	})
}

// FuzzSheet gives the recogniser lines of any shape: cells parted by |, lines
// joined downwards where a cell is ^, numbers where a cell begins with #.
func FuzzSheet(f *testing.F) {
	f.Add("TT|Tên đề án|Đơn vị|Kinh phí|<|Ghi chú\n^|^|^|Tổng|Hỗ trợ|^\nA|Khuyến công quốc gia||#500|#200\n1|Hỗ trợ máy|HTX Một|#500|#200\n|||^|^\n|Tổng cộng||#500|#200")
	f.Add("STT|Nội dung|Cơ sở|Tổng kinh phí|Hỗ trợ|Đối ứng\n(1)|(2)|(3)|(4)=(5)+(6)|(5)|(6)\nI. Huyện A\n1|X|Y|1.250|300|950\nCộng trang 1|||1.250\nSTT|Nội dung|Cơ sở|Tổng kinh phí|Hỗ trợ|Đối ứng\n2|Z|^|1,2|0,3|0,9")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 50_000 {
			return
		}
		lines, frame := drawn(text)
		r := newReader(context.Background(), "x", Options{})
		err := r.sheet("x", frame, func(visit func(Line) error) error {
			for _, l := range lines {
				if err := visit(l); err != nil {
					return err
				}
			}
			return nil
		})
		sound(t, r.book, err)
	})
}

// drawn makes lines and joined cells of a text.
func drawn(text string) (lines []Line, frame sheetFrame) {
	above := map[int]int{} // the line of the cell that a ^ reaches up to
	for i, row := range strings.Split(text, "\n") {
		l, left := Line{Number: i + 1}, 0
		for c, cell := range strings.Split(row, "|") {
			if c >= readColumns {
				break
			}
			switch digits, isNumber := strings.CutPrefix(cell, "#"); {
			case cell == "^" && above[c] > 0:
				frame.merges = append(frame.merges, merge{above[c], c, i + 1, c})
			case cell == "<" && c > 0:
				frame.merges = append(frame.merges, merge{i + 1, left, i + 1, c})
			case isNumber:
				l.Cells = append(l.Cells, Cell{Column: c, Kind: NumberCell, Text: digits})
				above[c], left = i+1, c
			case cell != "":
				l.Cells = append(l.Cells, Cell{Column: c, Text: cell})
				above[c], left = i+1, c
			}
		}
		if len(l.Cells) > 0 {
			lines = append(lines, l)
		}
	}
	return lines, frame
}

func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte(`<x:worksheet><x:sheetData><x:row hidden='1'><x:c t="e"><x:f>A1</x:f><x:v>#REF!</x:v></x:c><!-- > --><![CDATA[x]]></x:row></x:sheetData></x:worksheet>`))
	book := small(f)
	f.Fuzz(func(t *testing.T, part []byte) {
		data := with(t, book, map[string]func(io.Writer){sheet1: func(w io.Writer) { w.Write(part) }})
		b, err := Read(context.Background(), "x.xlsx", bytes.NewReader(data), int64(len(data)), Options{})
		sound(t, b, err)
	})
}
