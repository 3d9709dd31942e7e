package web

import (
	"fmt"
	"strings"

	"khuyencong/programme"
	"khuyencong/statement"
)

// answer is the result of a check in one sentence, and what colour it has.
func (p checkPage) answer() (meaning, string) {
	sums := len(p.Fails) + len(p.Holds)
	switch {
	case len(p.Fails) > 0:
		return wrong, fmt.Sprintf("Có %s chỗ không khớp trong %s phép tính kiểm tra được.", count(len(p.Fails)), count(sums))
	case sums == 0:
		return neutral, fmt.Sprintf("Chưa kiểm chứng được số nào: %s số liệu trong văn bản không có phép tính nào nối với nhau.", count(len(p.Unchecked)))
	case len(p.Unchecked) > 0:
		return good, fmt.Sprintf("%s phép tính, tất cả đều khớp; %s số không kiểm chứng được.", count(sums), count(len(p.Unchecked)))
	default:
		return good, fmt.Sprintf("%s phép tính, tất cả đều khớp.", count(sums))
	}
}

func count(n int) string { return programme.CountText(int64(n)) }

// summary says what stands behind the answer.
func (p checkPage) summary() string {
	s := "Đọc được " + count(len(p.Now.Figures)) + " số liệu"
	if len(p.Fails) > 0 {
		s += "; " + count(len(p.Holds)) + " phép tính khớp, " + count(len(p.Unchecked)) + " số không kiểm chứng được"
	}
	if n := len(p.Open); n > 0 {
		s += "; " + count(n) + " chỗ câu chữ để ngỏ, không kết luận"
	}
	return s + "."
}

// corrections says how many figures a person has corrected.
func (p checkPage) corrections() string {
	ignored := 0
	for _, f := range p.Now.Figures {
		if f.Ignored {
			ignored++
		}
	}
	corrected := len(p.Corrected) - ignored
	var said []string
	if corrected > 0 {
		said = append(said, "đã sửa cách hiểu "+count(corrected)+" số")
	}
	if ignored > 0 {
		said = append(said, "bỏ qua "+count(ignored)+" số không phải số liệu")
	}
	if len(said) == 0 {
		return ""
	}
	return "Kết quả này tính lại theo ý bạn: " + strings.Join(said, ", ") + ". Chưa có gì được lưu."
}

// figures are those with the IDs, at most so many that a person reads them.
func (p checkPage) figures(ids []int64) []statement.Figure {
	var all []statement.Figure
	for _, id := range ids[:min(len(ids), mostListed)] {
		all = append(all, p.byID[id])
	}
	return all
}

// more counts the figures that figures leaves out.
func more(ids []int64) int { return max(0, len(ids)-mostListed) }

// cardTitle divides the label of an identity into what is checked and how.
func cardTitle(i programme.Identity) (what, how string) {
	how, what, found := strings.Cut(i.Label, " – ")
	if !found {
		return capitalOr(i.Label), ""
	}
	return capitalOr(what), how
}

// leftLabel names what the parts of an identity give.
func leftLabel(i programme.Identity) string {
	switch i.Type {
	case programme.SumIdentity:
		return "Các phần cộng lại"
	case programme.PercentIdentity:
		return "Tỷ lệ tính ra"
	case programme.GrowthIdentity:
		return "Mức tăng, giảm tính ra"
	case programme.GrowthFromParts:
		return "Mức tăng, giảm suy từ các phần"
	default:
		return "Bình quân tính ra"
	}
}

// partName tells one part of an identity from the figure that states its
// right side: the dimensions in which they differ, else all of them.
func (p checkPage) partName(f statement.Figure, i programme.Identity) string {
	whole := p.byID[i.RightOf[0]]
	if i.Type != programme.SumIdentity {
		return capital(f.Understood)
	}
	var names []string
	add := func(differs bool, name string) {
		if differs && name != "" {
			names = append(names, name)
		}
	}
	add(f.Measure != whole.Measure, f.Measure.Label())
	add(f.Level != whole.Level, f.Level.Label())
	add(f.Detail != whole.Detail, capitalOr(f.Detail))
	add(f.Content != whole.Content, f.Content.Label())
	add(f.Period != whole.Period, capital(f.Period.Label()))
	add(f.Scope != whole.Scope, capitalOr(f.Scope))
	if len(names) == 0 {
		return capital(f.Understood)
	}
	return strings.Join(names, ", ")
}

func capitalOr(s string) string {
	if s == "" {
		return ""
	}
	return capital(s)
}

// amountOf prints a number of an identity as its card does: amounts with two
// fixed decimals wherever that hides nothing.
func amountOf(i programme.Identity, v int64) string {
	const exact = int64(programme.Million) / 100
	if i.Unit == programme.UnitVND && i.Left%exact == 0 && i.Right%exact == 0 {
		return programme.Money(v).MillionsFixed()
	}
	return programme.FormatFigure(v, i.Unit)
}

// cardUnit stands in the head of a card whose numbers have none of their own.
func cardUnit(i programme.Identity) string {
	if i.Type == programme.SumIdentity && i.Unit == programme.UnitVND && amountOf(i, i.Left) == programme.Money(i.Left).MillionsFixed() {
		return "triệu đồng"
	}
	return ""
}

// partAmount prints a part of an identity: of a sum as its sides, else with its
// own unit.
func partAmount(i programme.Identity, f statement.Figure) string {
	if i.Type == programme.SumIdentity {
		return qualified(f, amountOf(i, f.Value))
	}
	return qualified(f, f.ValueText())
}

func qualified(f statement.Figure, value string) string {
	if f.Qualifier != programme.Exact && f.Qualifier != "" {
		return f.Qualifier.Label() + " " + value
	}
	return value
}

// signedGap is the difference with its sign.
func signedGap(i programme.Identity) string {
	if i.Difference > 0 {
		return "+" + amountOf(i, i.Difference)
	}
	return amountOf(i, i.Difference)
}

// toleranceText says how much the two sides may differ.
func toleranceText(i programme.Identity) string {
	if i.Tolerance == 0 {
		return "Các số được in đủ chữ số nên hai bên phải bằng nhau."
	}
	return "Cách in số và từ ước lượng cho phép chênh tới " + programme.FormatFigure(i.Tolerance, i.Unit) + "; chỗ này vượt mức đó."
}

// basis is the words that an identity rests on.
func basis(i programme.Identity) string {
	switch {
	case i.Because == "":
		return "Căn cứ: hai bên cùng kỳ, cùng loại (kế hoạch hoặc thực hiện), nên phải bằng nhau."
	case strings.Contains(i.Because, "“"):
		return "Căn cứ câu chữ: " + oneLine(i.Because) + "."
	default:
		return "Căn cứ câu chữ: “" + oneLine(i.Because) + "”."
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// markClass is the state of a figure in the stylesheet, and markSign the sign
// that it wears, so that colour never stands alone.
func markClass(f statement.Figure) string {
	if f.Ignored {
		return "ignored"
	}
	return string(f.State)
}

func markSign(f statement.Figure) string {
	switch {
	case f.Ignored:
		return "–"
	case f.State == statement.StateFails:
		return "≠"
	case f.State == statement.StateHolds:
		return "="
	default:
		return "?"
	}
}

// stateOf is the state of a figure with its colour.
func stateOf(f statement.Figure) (meaning, string) {
	switch {
	case f.Ignored:
		return neutral, "Bỏ qua"
	case f.State == statement.StateFails:
		return wrong, "Không khớp"
	case f.State == statement.StateHolds:
		return good, "Khớp"
	default:
		return neutral, "Không kiểm chứng được"
	}
}

func markTitle(f statement.Figure) string {
	_, state := stateOf(f)
	return "Số " + number(f.ID) + ": " + f.Understood + " – " + strings.ToLower(state)
}
