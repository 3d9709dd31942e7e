package statement

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"khuyencong/programme"
)

// The exit codes of `khuyencong check`.
const (
	ExitHolds      = 0 // mọi phép tính đều khớp
	ExitFails      = 1 // có phép tính không khớp
	ExitUnreadable = 2 // không đọc được
)

// ExitCode tells what `khuyencong check` ends with.
func (rep Report) ExitCode() int {
	if len(rep.Failures()) > 0 {
		return ExitFails
	}
	return ExitHolds
}

// WriteText writes the report for a person at a terminal, in Vietnamese.
func WriteText(out io.Writer, rep Report) error {
	w := bufio.NewWriter(out)
	fails, holds := rep.Failures(), rep.Holds()
	if rep.Note != "" {
		fmt.Fprintln(w, rep.Note)
	}
	fmt.Fprintf(w, "Đọc được %d số liệu, kiểm tra %d phép tính: %d không khớp, %d khớp.\n", len(rep.Figures), len(fails)+len(holds), len(fails), len(holds))
	if len(fails) > 0 {
		fmt.Fprintln(w, "\nKHÔNG KHỚP")
		for n, i := range fails {
			fmt.Fprintf(w, "%d. %s\n", n+1, i.Message)
			rep.writeRests(w, i)
		}
	}
	if len(rep.Diagnoses) > 0 {
		fmt.Fprintln(w, "\nKHẢ NĂNG GÂY SAI (xếp theo mức có thể)")
		for _, d := range rep.Diagnoses {
			fmt.Fprintf(w, "%d. %s\n", d.Rank, d.Sentence)
		}
	}
	section := func(title string, is []programme.Identity) {
		if len(is) > 0 {
			fmt.Fprintln(w, "\n"+title)
		}
		for _, i := range is {
			fmt.Fprintf(w, "- %s\n", i.Message)
		}
	}
	section("KHỚP TRONG PHẠM VI LÀM TRÒN", rep.with(programme.HoldsRounding))
	section("KHỚP", rep.with(programme.Holds))
	section("CÂU CHỮ ĐỂ NGỎ, KHÔNG KẾT LUẬN", rep.Open())
	if un := rep.Unverifiable(); len(un) > 0 {
		fmt.Fprintln(w, "\nKHÔNG KIỂM CHỨNG ĐƯỢC (không có số nào khác để đối chiếu)")
		at := rep.lineOf(un)
		for k, f := range un {
			fmt.Fprintf(w, "- dòng %d: “%s” – %s\n", at[k], oneLine(f.Quote), f.Understood)
		}
	}
	return w.Flush()
}

// writeRests lists the numbers a failing identity rests on, with their lines.
func (rep Report) writeRests(w io.Writer, i programme.Identity) {
	var fs []Figure
	for _, id := range i.Figures() {
		if k := int(id) - 1; k >= 0 && k < len(rep.Figures) && len(fs) < 20 {
			fs = append(fs, rep.Figures[k])
		}
	}
	at := rep.lineOf(fs)
	for k, f := range fs {
		fmt.Fprintf(w, "   dòng %d: “%s” – %s\n", at[k], oneLine(f.Quote), f.Understood)
	}
	if n := len(i.Figures()) - len(fs); n > 0 {
		fmt.Fprintf(w, "   … và %d số nữa\n", n)
	}
	if i.Because != "" {
		fmt.Fprintf(w, "   căn cứ câu chữ: “%s”\n", oneLine(i.Because))
	}
}

// lineOf finds the lines of figures.
func (rep Report) lineOf(fs []Figure) []int {
	starts := []int{}
	k := 0
	for _, r := range rep.Text {
		if r == '\n' {
			starts = append(starts, k)
		}
		k++
	}
	out := make([]int, len(fs))
	for i, f := range fs {
		lo, hi := 0, len(starts)
		for lo < hi {
			if mid := (lo + hi) / 2; starts[mid] < f.Start {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		out[i] = lo + 1
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
