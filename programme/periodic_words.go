package programme

import (
	"fmt"
	"strings"
)

// Narrative writes the words of a periodic report from its figures: what was
// done, what is late, what stands in the way, what comes next.
func (p Periodic) Narrative() []Section {
	return []Section{
		{Key: "done", Title: "Kết quả thực hiện", Text: p.doneText()},
		{Key: "late", Title: "Đề án chậm tiến độ", Text: p.lateText()},
		{Key: "obstacles", Title: "Khó khăn, vướng mắc", Text: p.obstaclesText()},
		{Key: "next", Title: "Nhiệm vụ kỳ tới", Text: p.nextText()},
		{Key: "closing", Title: "Kết thúc", Text: fmt.Sprintf("Trên đây là báo cáo kết quả thực hiện công tác khuyến công %s, kính báo cáo./.", p.Span.Label())},
	}
}

func (p Periodic) number(f PeriodicFigure, l Level, carried bool) int64 {
	return p.Value(PeriodicCell{Figure: f, Level: l, Carried: carried})
}

func (p Periodic) amount(f PeriodicFigure, l Level, carried bool) string {
	return Money(p.number(f, l, carried)).InMillions()
}

func (p Periodic) doneText() string {
	if p.number("plan.items", AllLevels, false) == 0 && !p.hasCarried() {
		return fmt.Sprintf("Đến hết ngày %s chưa có đề án nào trong kế hoạch khuyến công năm %d.", p.Span.Until, p.Span.Year)
	}
	paragraphs := []string{fmt.Sprintf("Kế hoạch khuyến công năm %d có %s đề án, nhiệm vụ, kinh phí hỗ trợ được duyệt %s. Số liệu tính từ %s đến hết ngày %s.",
		p.Span.Year, CountText(p.number("plan.items", AllLevels, false)), p.amount("plan.support", AllLevels, false), p.Span.First, p.Span.Until)}
	paragraphs = append(paragraphs, p.periodSentence())
	for _, level := range levels {
		if p.number("plan.items", level, false) != 0 {
			paragraphs = append(paragraphs, "- "+p.levelSentence(level))
		}
	}
	if s := p.contentSentence(); s != "" {
		paragraphs = append(paragraphs, s)
	}
	if p.hasCarried() {
		paragraphs = append(paragraphs, fmt.Sprintf("Đề án của kế hoạch các năm trước chuyển sang: trong kỳ quyết toán %s đề án, nhiệm vụ, hỗ trợ %s; giải ngân %s.",
			CountText(p.number("period.items", AllLevels, true)), p.amount("period.support", AllLevels, true), p.amount("period.paid", AllLevels, true)))
	}
	return strings.Join(paragraphs, "\n\n")
}

func (p Periodic) periodSentence() string {
	label := sentenceStart(p.Span.Label())
	if p.number("period.items", AllLevels, false) == 0 && p.number("period.paid", AllLevels, false) == 0 {
		return label + " chưa có đề án của kế hoạch năm được quyết toán, chưa giải ngân."
	}
	text := fmt.Sprintf("%s quyết toán %s đề án, nhiệm vụ, hỗ trợ %s, đơn vị thụ hưởng đóng góp %s; giải ngân %s.", label,
		CountText(p.number("period.items", AllLevels, false)), p.amount("period.support", AllLevels, false), p.amount("period.counterpart", AllLevels, false), p.amount("period.paid", AllLevels, false))
	if !p.Span.Leads() {
		text += fmt.Sprintf(" Lũy kế từ đầu năm: %s đề án, nhiệm vụ, hỗ trợ %s, giải ngân %s.",
			CountText(p.number("done.items", AllLevels, false)), p.amount("done.support", AllLevels, false), p.amount("done.paid", AllLevels, false))
	}
	return text
}

func (p Periodic) levelSentence(l Level) string {
	plan := PeriodicCell{Level: l}
	return fmt.Sprintf("%s: lũy kế %s/%s đề án, nhiệm vụ; hỗ trợ %s/%s, đạt %s kế hoạch; giải ngân %s, bằng %s kế hoạch.", l.Label(),
		CountText(p.number("done.items", l, false)), CountText(p.number("plan.items", l, false)),
		Money(p.number("done.support", l, false)).Millions(), p.amount("plan.support", l, false), p.share(plan, "done.support", "plan.support").Percent(),
		p.amount("done.paid", l, false), p.share(plan, "done.paid", "plan.support").Percent())
}

// contentSentence names the contents with something settled in the period.
func (p Periodic) contentSentence() string {
	var parts []string
	for _, c := range p.contents(AllLevels, false) {
		at := PeriodicCell{Figure: "period.items", Level: AllLevels, Content: c.Code}
		if n := p.Value(at); n != 0 {
			at.Figure = "period.support"
			parts = append(parts, fmt.Sprintf("%s %s (hỗ trợ %s)", lowerFirst(c.Name), CountText(n), Money(p.Value(at)).InMillions()))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Theo nội dung, số đề án, nhiệm vụ quyết toán trong kỳ: " + strings.Join(parts, "; ") + "."
}

// mostNamed is how many projects a paragraph names before it counts.
const mostNamed = 10

func (p Periodic) lateText() string {
	var late []PeriodicProject
	for _, x := range p.Projects {
		if p.Late(x) {
			late = append(late, x)
		}
	}
	if len(late) == 0 {
		return "Đến ngày chốt số liệu không có đề án nào quá thời hạn hợp đồng mà chưa nghiệm thu."
	}
	paragraphs := []string{fmt.Sprintf("Có %s đề án quá thời hạn hợp đồng mà chưa nghiệm thu:", CountText(int64(len(late))))}
	for i, x := range late {
		if i == mostNamed {
			paragraphs = append(paragraphs, fmt.Sprintf("Và %s đề án khác trong danh mục kèm theo.", CountText(int64(len(late)-mostNamed))))
			break
		}
		paragraphs = append(paragraphs, fmt.Sprintf("- %s (%s): hạn hợp đồng %s, đã giải ngân %s.", x.Title, strings.Trim(strings.Join([]string{x.Code, x.Place}, ", "), ", "), x.Ends, x.Until.Disbursed.InMillions()))
	}
	return strings.Join(paragraphs, "\n\n")
}

func (p Periodic) obstaclesText() string {
	if len(p.Obstacles) == 0 {
		return "Không có tồn tại, vướng mắc nào còn mở đến ngày chốt số liệu."
	}
	paragraphs := []string{"Tồn tại, vướng mắc còn mở đến ngày chốt số liệu:"}
	for _, o := range p.Obstacles {
		text := fmt.Sprintf("- %s: %s việc của %s đề án", o.Type, CountText(o.Findings), CountText(o.Projects))
		if o.Late > 0 {
			text += fmt.Sprintf(", trong đó %s việc quá hạn khắc phục", CountText(o.Late))
		}
		paragraphs = append(paragraphs, text+".")
	}
	return strings.Join(paragraphs, "\n\n")
}

func (p Periodic) nextText() string {
	var open, accepted, late int64
	var money Money
	for _, x := range p.Projects {
		switch {
		case p.Late(x):
			late++
		case x.Until.Stage == Approved:
			open++
		case x.Until.Stage == Accepted:
			accepted++
		default:
			continue
		}
		money += x.Until.Approved.Support - x.Until.Disbursed
	}
	var points []string
	for _, t := range []struct {
		n    int64
		text string
	}{
		{late, "Xử lý dứt điểm %s đề án quá hạn hợp đồng: nghiệm thu, gia hạn bằng phụ lục hoặc đề nghị ngừng."},
		{accepted, "Quyết toán %s đề án đã nghiệm thu."},
		{open, "Tiếp tục thực hiện, kiểm tra %s đề án còn trong hạn."},
	} {
		if t.n > 0 {
			points = append(points, "- "+fmt.Sprintf(t.text, CountText(t.n)))
		}
	}
	if money > 0 {
		points = append(points, "- Giải ngân phần kinh phí hỗ trợ còn lại của các đề án này: "+money.InMillions()+".")
	}
	for _, x := range p.Estimates {
		if x.Items.Known || x.Support.Known {
			points = append(points, fmt.Sprintf("- Ước thực hiện phần còn lại của năm, %s: %s.", lowerFirst(x.Level.Label()), x.text()))
		}
	}
	if len(points) == 0 {
		return "Các đề án của kế hoạch năm đã thực hiện xong; chuẩn bị kế hoạch năm sau."
	}
	return strings.Join(points, "\n\n")
}
