package book

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// finding is a problem with one cell of money.
type finding struct {
	amount  int
	kind    ProblemKind
	message string
}

// amountsOf decides the money of a row and tells what is wrong with it.
// adjusts is a row that takes money back: its amounts may be negative.
func (r amountRow) amountsOf(adjusts bool) (out Amounts, found []finding) {
	best, unsure := r.decide()
	out = Amounts(best)
	say := func(i int, kind ProblemKind, format string, args ...any) {
		found = append(found, finding{i, kind, fmt.Sprintf(format, args...)})
	}
	bad := false
	for i, a := range r.cells {
		switch {
		case a.wrong == Scale:
			bad = true
		case a.wrong != "":
			say(i, a.wrong, "%s", cellMessage(a.wrong, capital(amountFields[i].Label()), a.cell.Text))
		case unsure[i]:
			say(i, Ambiguous, "%s “%s” đọc được hai cách: %s. Ghi số theo kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy cho phần lẻ.", capital(amountFields[i].Label()), cleanText(a.cell.Text), eitherWay(a))
			out[i] = programme.Quantity{}
		case out[i].Known && !a.exact && !sized(i, out[i].Money()):
			bad = true
		case r.thousandsIn(i, best[i]):
			say(i, Scale, "%s “%s” được đọc là %s. Cách viết này thường là số tính bằng đơn vị nhỏ hơn một nghìn lần đơn vị của cột (%s). Gõ lại theo đơn vị của cột.",
				capital(amountFields[i].Label()), cleanText(a.cell.Text), out[i].Money().Dong(), unitName(a.unit))
		}
	}
	if bad {
		r.rescale(&out, say)
	} else if choice(out).across() < 0 && r.rescaleOne(&out, say) {
		return out, found
	}
	r.tiny(&out, say)
	r.across(&out, say, adjusts)
	return out, found
}

// leastRate is the least support of a total, in ten-thousandths, that is read
// without anything else to hold it: 300 triệu of 60 tỷ.
const leastRate = 50

// tiny tells of a support that is next to nothing of the total, where neither
// counterpart nor percentage says that it is so: one of the two is typed in
// another unit.
func (r amountRow) tiny(out *Amounts, say func(int, ProblemKind, string, ...any)) {
	c := choice(*out)
	s := c.whole()
	if !s.Known || !c[total].Known || s.Value <= 0 || r.cells[total].exact || c.across() != 0 || c.rated(r.rate) > 0 || r.cells[total].cell == nil {
		return
	}
	if programme.RatioOf(s.Value, c[total].Value).TenThousandths >= leastRate {
		return
	}
	say(total, Scale, "Tổng kinh phí %s và hỗ trợ %s chênh nhau quá lớn, có thể một ô gõ theo đơn vị khác. Kiểm tra lại hai ô.", c[total].Money().Dong(), s.Money().Dong())
	out[total] = programme.Quantity{}
}

// thousandsIn tells "720.000" that is read as 720 in a column whose numbers
// are not written so: it looks like another unit, though the amount is one.
func (r amountRow) thousandsIn(i int, q programme.Quantity) bool {
	a := r.cells[i]
	if len(a.readings) != 2 || a.readings[1].style != english || r.styles[i] == english || a.unit == programme.Dong {
		return false
	}
	return int64(a.readings[1].value) == q.Value && a.number[1].digits%100 == 0
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func cellMessage(kind ProblemKind, name, text string) string {
	text = cleanText(text)
	switch kind {
	case BadFormula:
		if text == "" {
			return name + " là công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại để công thức được tính, hoặc gõ số vào ô."
		}
		return fmt.Sprintf("%s là công thức bị lỗi (%s). Sửa công thức hoặc gõ số vào ô.", name, text)
	case Ambiguous:
		return fmt.Sprintf("%s “%s” không đọc được chắc chắn: dấu chấm, dấu phẩy đặt sai chỗ hoặc Excel đã đổi số thành ngày. Gõ lại số vào ô.", name, text)
	case NumberInText:
		return fmt.Sprintf("%s “%s” có số lẫn với chữ nên không đọc được chắc chắn. Chỉ ghi số vào ô, chữ chuyển sang cột ghi chú.", name, text)
	}
	return fmt.Sprintf("%s “%s” không phải là một số. Ghi số tiền vào ô, hoặc để trống nếu chưa biết.", name, text)
}

func eitherWay(a amountCell) string {
	var ways []string
	for _, r := range a.readings {
		ways = append(ways, r.value.Dong())
	}
	return strings.Join(ways, " hoặc ")
}

var otherUnits = []programme.Money{programme.Dong, 1000, programme.Million, programme.Billion}

func unitName(u programme.Money) string {
	switch u {
	case programme.Dong:
		return "đồng"
	case 1000:
		return "nghìn đồng"
	case programme.Million:
		return "triệu đồng"
	}
	return "tỷ đồng"
}

// rescale tells of the cells whose amounts no project has. One that fits the
// others in another unit is read in it; else it stays unknown.
func (r amountRow) rescale(out *Amounts, say func(int, ProblemKind, string, ...any)) {
	if r.rescaleOne(out, say) {
		return
	}
	together := choice(*out).across() > 0 // then all of them are in the other unit
	for i, a := range r.cells {
		large := a.wrong == Scale
		if a.cell == nil || a.exact || !large && (!out[i].Known || out[i].Value == 0 || sized(i, out[i].Money()) && !(together && !a.own && i != other)) {
			continue
		}
		shown := cleanText(a.cell.Text)
		name := capital(amountFields[i].Label())
		if large || out[i].Value > int64(leastTotal) || out[i].Value < -int64(leastTotal) {
			say(i, Scale, "%s “%s” quá lớn so với đơn vị của cột (%s), có thể đã gõ theo đơn vị khác. Gõ lại số theo đúng đơn vị của cột.", name, shown, unitName(a.unit))
		} else {
			say(i, Ambiguous, "%s “%s” quá nhỏ so với đơn vị của cột (%s), có thể đã gõ theo đơn vị lớn hơn. Gõ lại số theo đúng đơn vị của cột.", name, shown, unitName(a.unit))
		}
		out[i] = programme.Quantity{}
	}
}

// rescaleOne reads one cell in another unit, if just one way of it makes the
// row add up with the others as they are.
func (r amountRow) rescaleOne(out *Amounts, say func(int, ProblemKind, string, ...any)) bool {
	at, unit, value, ways := 0, programme.Money(0), programme.Money(0), 0
	for i, a := range r.cells {
		if a.own || a.exact || a.cell == nil || !othersSized(*out, i) {
			continue
		}
		for _, d := range a.number {
			for _, u := range otherUnits {
				v, ok := d.times(u)
				if u == a.unit || !ok || v == 0 || !sized(i, v) {
					continue
				}
				try := choice(*out)
				if try[i] = programme.Q(int64(v)); try.across() > 0 && try.sources() >= 0 {
					at, unit, value, ways = i, u, v, ways+1
				}
			}
		}
	}
	if ways != 1 {
		return false
	}
	a := r.cells[at]
	out[at] = programme.Q(int64(value))
	say(at, Scale, "%s “%s” gõ theo %s trong cột tính bằng %s; được đọc là %s vì khớp với các ô khác của dòng. Gõ lại theo đơn vị của cột.",
		capital(amountFields[at].Label()), cleanText(a.cell.Text), unitName(unit), unitName(a.unit), value.Dong())
	return true
}

// othersSized tells whether all amounts but one are such as projects have.
func othersSized(a Amounts, but int) bool {
	for i, q := range a {
		if i != but && q.Known && !sized(i, q.Money()) {
			return false
		}
	}
	return true
}

// across completes the support of two sources and tells what does not add up.
func (r amountRow) across(out *Amounts, say func(int, ProblemKind, string, ...any), adjusts bool) {
	c := choice(*out)
	if !c[support].Known && r.cells[support].cell == nil {
		s := c.whole()
		if !s.Known && c[total].Known && c[counterpart].Known {
			// One source is empty, and the rest of the total is the other one.
			for _, one := range []int{national, local} {
				if rest := c[total].Value - c[counterpart].Value; c[one].Known && rest == c[one].Value {
					s = c[one]
				}
			}
		}
		out[support], c[support] = s, s
	}
	negative := false
	for i, q := range out {
		if q.Known && q.Value < 0 && r.cells[i].cell != nil {
			if negative = true; !adjusts {
				say(i, Negative, "%s là số âm (%s). Kiểm tra dấu; nếu là điều chỉnh giảm thì ghi rõ ở tên đề án.", capital(amountFields[i].Label()), q.Money().Dong())
			}
		}
	}
	at := support
	if r.cells[support].cell == nil {
		if at = national; !c[national].Known || c[national].Value == 0 {
			at = local
		}
	}
	switch {
	case negative:
	case c[support].Known && c[total].Known && c[support].Value > c[total].Value:
		say(at, SupportOver, "Kinh phí hỗ trợ %s lớn hơn tổng kinh phí %s. Kiểm tra lại hai ô.", c[support].Money().Dong(), c[total].Money().Dong())
	case c.across() < 0:
		sum := c[support].Value + c[counterpart].Value
		say(total, SumMismatch, "Tổng kinh phí %s không bằng hỗ trợ %s cộng đối ứng %s (%s). Kiểm tra lại các ô của dòng.",
			c[total].Money().Dong(), c[support].Money().Dong(), c[counterpart].Money().Dong(), programme.Money(sum).Dong())
	case c.sources() < 0:
		say(support, SumMismatch, "Kinh phí hỗ trợ %s không bằng quốc gia %s cộng địa phương %s.", c[support].Money().Dong(), c[national].Money().Dong(), c[local].Money().Dong())
	}
	if c[settled].Known && c[support].Known && c[support].Value >= 0 && c[settled].Value > c[support].Value {
		say(settled, SettledOver, "Quyết toán %s lớn hơn kinh phí hỗ trợ %s. Kiểm tra lại hai ô.", c[settled].Money().Dong(), c[support].Money().Dong())
	}
}
