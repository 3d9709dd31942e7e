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
		s += "; " + count(len(p.Holds)) + " phép tính khớp"
		if n := len(p.Unchecked); n > 0 {
			s += ", " + count(n) + " số không kiểm chứng được"
		}
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
