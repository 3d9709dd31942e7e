package book

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestNoSlipIsSilent types one amount of a row wrong in every way that people
// do. The row states total, support and counterpart, so what is read is what
// was meant, or the row has a problem.
func TestNoSlipIsSilent(t *testing.T) {
	m := newMaker(31)
	slips := map[string]func(amount, unit int64) string{
		"đồng":              func(a, u int64) string { return vn(a, 1) },
		"nghìn":             func(a, u int64) string { return vn(a, 1000) },
		"triệu":             func(a, u int64) string { return vn(a, tr) },
		"tỷ":                func(a, u int64) string { return vn(a, 1000*tr) },
		"tỷ, English":       func(a, u int64) string { return en(a, 1000*tr) },
		"English":           func(a, u int64) string { return en(a, u) },
		"bare digits":       func(a, u int64) string { return strings.ReplaceAll(vn(a, u), ".", "") },
		"a digit lost":      func(a, u int64) string { s := vn(a, u); return s[:len(s)-1] },
		"a digit doubled":   func(a, u int64) string { s := vn(a, u); return s + s[len(s)-1:] },
		"digits swapped":    func(a, u int64) string { s := []byte(vn(a, u)); s[0], s[1] = s[1], s[0]; return string(s) },
		"the comma lost":    func(a, u int64) string { return strings.ReplaceAll(vn(a+u/2, u), ",", "") },
		"a point too many":  func(a, u int64) string { return vn(a, u) + ".5" },
		"the letter O":      func(a, u int64) string { return strings.Replace(vn(a, u)+"0", "0", "O", 1) },
		"brackets":          func(a, u int64) string { return "(" + vn(a, u) + ")" },
		"minus":             func(a, u int64) string { return "-" + vn(a, u) },
		"about":             func(a, u int64) string { return "khoảng " + vn(a, u) },
		"a range":           func(a, u int64) string { return vn(a, u) + " - " + vn(a+u, u) },
		"its own unit":      func(a, u int64) string { return vn(a, tr) + " triệu" },
		"a wrong own unit":  func(a, u int64) string { return vn(a, tr) + " tỷ" },
		"another's amount":  func(a, u int64) string { return vn(a+17*tr, u) },
		"a dash":            func(a, u int64) string { return "-" },
		"three decimals":    func(a, u int64) string { return fmt.Sprintf("%d,%03d", a/u, a%u*1000/u) },
		"three decimals, .": func(a, u int64) string { return fmt.Sprintf("%d.%03d", a/u, a%u*1000/u) },
	}
	for unitName, unit := range map[string]int64{"đồng": 1, "1.000 đồng": 1000, "triệu đồng": tr, "tỷ đồng": 1000 * tr} {
		for slip, write := range slips {
			for column := range 3 {
				var text strings.Builder
				fmt.Fprintf(&text, "ĐVT: %s\nSTT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí;Hỗ trợ;Đối ứng\n", unitName)
				var truth [][3]int64
				for i := range 12 {
					p := m.project()
					for p.counterpart() == 0 {
						p = m.project()
					}
					amounts := [3]int64{p.total, p.support, p.counterpart()}
					var cells [3]string
					for k, a := range amounts {
						if cells[k] = vn(a, unit); k == column && i > 1 {
							cells[k] = write(a, unit)
						}
					}
					truth = append(truth, amounts)
					fmt.Fprintf(&text, "%d;%s;%s;%s\n", i+1, p.title, p.party, strings.Join(cells[:], ";"))
				}
				checkSlips(t, unitName+", "+slip+fmt.Sprint(" in column ", column), text.String(), truth)
			}
		}
	}
}

// TestUnitsWithoutCounterpart types one of two amounts in another unit, where
// nothing adds up to hold it.
func TestUnitsWithoutCounterpart(t *testing.T) {
	head := "ĐVT: %s\nSTT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí;Hỗ trợ\n1;Hỗ trợ máy ép;HTX Một;%s;%s\n2;Hỗ trợ máy sấy;HTX Hai;%s;%s\n"
	units := map[string]int64{"đồng": 1, "1.000 đồng": 1000, "triệu đồng": tr, "tỷ đồng": 1000 * tr}
	for name, unit := range units {
		for _, wrong := range units {
			for column := range 2 {
				amounts := [3]int64{640 * tr, 300 * tr, 0}
				cells := [2]string{vn(amounts[0], unit), vn(amounts[1], unit)}
				cells[column] = vn(amounts[column], wrong)
				text := fmt.Sprintf(head, name, vn(amounts[0], unit), vn(amounts[1], unit), cells[0], cells[1])
				checkSlips(t, name, text, [][3]int64{amounts, amounts})
			}
		}
	}
}

func checkSlips(t *testing.T, name, text string, truth [][3]int64) {
	t.Helper()
	b, err := Read(context.Background(), "x.csv", strings.NewReader(text), int64(len(text)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets[0]
	if len(s.Rows) != len(truth) {
		t.Errorf("%s: %d rows\n%s", name, len(s.Rows), text)
		return
	}
	for i, r := range s.Rows {
		told := slices.ContainsFunc(s.Problems, func(p Problem) bool { return p.Line == r.Line })
		for k, f := range []Field{TotalCost, Support, Counterpart} {
			if q := r.Amounts.Of(f); q.Known && q != programme.Q(truth[i][k]) && !told {
				t.Errorf("%s: %s is %s, meant %s, and nothing is told: %q", name, f, q.Money().Dong(), programme.Money(truth[i][k]).Dong(), strings.Split(text, "\n")[r.Line-1])
			}
		}
	}
}
