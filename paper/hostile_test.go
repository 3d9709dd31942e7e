package paper

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

func TestCleaned(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"decomposed letters are composed", "Khuye\u0302\u0301n co\u0302ng", "Khuyến công"},
		{"a picture leaves a hole", "Tốt 😀 lắm", "Tốt □ lắm"},
		{"its selectors do not", "☎\ufe0f", "□"},
		{"controls go", "a\x00b\x1bc\u200bd\ufeff", "abcd"},
		{"line ends are blanks", "một\r\nhai\tba", "một hai ba"},
		{"broken bytes leave a hole", "a\xffb", "a□b"},
		{"beyond the first plane", "𝐀", "□"},
		{"markup is text", `<b>&amp;"`, `<b>&amp;"`},
		{"a hyphen that does not break", "NĐ\u2011CP", "NĐ-CP"},
	}
	for _, tt := range tests {
		if got := line(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	d := Doc{Blocks: Blocks{Table{Rows: []Row{Cells("một\nhai")}}}}
	if got := d.cleaned().Blocks[0].(Table).Rows[0].Cells[0].Text; got != "một\nhai" {
		t.Errorf("a line end in a cell became %q", got)
	}
}

// hostile is a paper with s wherever a text can stand.
func hostile(s string, n int) Doc {
	return Doc{
		Parent: s, Issuer: s, Symbol: s, Place: s, Kind: s, Subject: s, To: []string{s, s}, Label: s, Number: n,
		Blocks: Blocks{
			Heading{Level: n, Text: s}, Para{Text: append(Plain(s), Bold(s)...)}, List{Mark: s, Items: []Runs{Plain(s), nil}},
			Notice{Title: s, Paras: []Runs{Italic(s)}}, Notice{}, Table{}, Table{Columns: []Column{{}, {Share: n}}},
			Table{Caption: s, Unit: s, Notes: []string{s}, Columns: []Column{{Share: n, Align: Align(s)}},
				Head: []Row{{Cells: []Cell{{Text: s, Cols: n, Rows: n}, {Text: s, Rows: 2}}}, Cells(s, s, s)},
				Rows: []Row{Cells(s, s), {}, {Cells: []Cell{{Text: s, Cols: 3, Rows: n}}}, Cells(s)}},
			PageBreak{Landscape: true}, nil,
			Signature{}, Signature{Recipients: []string{s}, Signers: []Signer{{Powers: []string{s, ""}, Name: s}, {}}},
		},
	}
}

func drawAll(t *testing.T, d Doc) {
	t.Helper()
	drawPDF(t, d)
	docxWords(t, drawDOCX(t, d)) // fails on broken XML
	var page bytes.Buffer
	if err := HTMLPage(&page, d); err != nil {
		t.Fatal(err)
	}
	Text(d)
}

func TestHostileTexts(t *testing.T) {
	texts := []string{"", " ", "\n\n", "<script>alert(1)</script>", `"><img src=x onerror=y>&`, "]]>", "\x00\x01\ufffe\uffff", "a\xff",
		strings.Repeat("W", 3_000), strings.Repeat("dài ", 2_000), strings.Repeat("ạ", 500) + "😀", "\\005c ( ) \\", nbsp + nbsp}
	for _, s := range texts {
		for _, n := range []int{2, -1} {
			drawAll(t, hostile(s, n))
		}
	}
	drawAll(t, hostile("A", math.MaxInt32))
	var page bytes.Buffer
	if err := HTML(&page, hostile("<script>alert(1)</script>", 1)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<script") {
		t.Error("a text of the paper became markup")
	}
}

// TestNothingFallsOffThePage: whatever is too long for a page goes on on the
// next, so that the last word is still on paper.
func TestNothingFallsOffThePage(t *testing.T) {
	need(t, "pdftotext")
	long := strings.Repeat("dài ", 4_000) + "hết"
	var group Table // of more rows than a page has
	for range 90 {
		group.Rows = append(group.Rows, Cells("dài"))
	}
	group.Rows[0].Cells = []Cell{{Text: "hết", Rows: 90}, {Text: "dài"}}
	for name, d := range map[string]Doc{
		"a row":         {Issuer: "A", Blocks: Blocks{Table{Rows: []Row{Cells("1", long)}}}},
		"rows together": {Issuer: "A", Blocks: Blocks{Table{Rows: []Row{{Cells: []Cell{{Text: long, Rows: 2}, {Text: "a"}}}, Cells("b")}}}},
		"a heading row": {Issuer: "A", Blocks: Blocks{Table{Head: []Row{Cells("1", long)}, Rows: []Row{Cells("a", "b")}}}},
		"a notice":      {Issuer: "A", Blocks: Blocks{Notice{Paras: []Runs{Plain(long)}}}},
		"a heading":     {Issuer: "A", Blocks: Blocks{Heading{Text: long, Level: Roman}, Para{Text: Plain("sau")}}},
		"a tall group":  {Issuer: "A", Blocks: Blocks{group}},
		"one long word": {Issuer: "A", Blocks: Blocks{Para{Text: Plain(strings.Repeat("m", 8_000))}}},
	} {
		want := strings.Fields(strings.ReplaceAll(Text(d), "|", " "))
		got := strings.Join(pdfWords(t, drawPDF(t, d)), "")
		for _, w := range []string{"dài", "hết", "sau", "m"} {
			n := strings.Count(strings.Join(want, ""), w)
			if have := strings.Count(got, w); have < n {
				t.Errorf("%s: %q is on paper %d times, want %d", name, w, have, n)
			}
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add("Khuyến công <&>", 2)
	f.Add("😀\x00", -1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if len(s) < 2_000 {
			drawAll(t, hostile(s, n))
		}
	})
}
