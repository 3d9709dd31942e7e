package programme

import (
	"fmt"
	"strings"
)

// Narrative writes the prose of a report from the figures. The office edits
// it; what it has not edited follows the figures until the report is issued.
func (e Evaluation) Narrative() []Section {
	return []Section{
		{Key: "basis", Title: "Căn cứ và mục tiêu của chương trình", Text: e.basisText()},
		{Key: "results", Title: "Kết quả thực hiện", Text: e.resultsText()},
		{Key: "effect", Title: "Hiệu quả", Text: e.effectText()},
		{Key: "rest", Title: "Khối lượng còn lại của chương trình", Text: e.restText()},
		{Key: "difficulties", Title: "Khó khăn, hạn chế", Text: e.remarksText(Difficulty)},
		{Key: "remedies", Title: "Nhiệm vụ, giải pháp", Text: e.remarksText(Remedy)},
		{Key: "closing", Title: "Kết thúc", Text: e.closingText()},
	}
}

func (e Evaluation) closingText() string {
	return fmt.Sprintf("Trên đây là báo cáo đánh giá kết quả thực hiện %s (%s), kính báo cáo./.", lowerFirst(e.Programme.Name), e.Period.Label())
}

// FollowFigures renews the sections that the office has not edited.
func (r Report) FollowFigures(a ReportFigures) Report {
	fresh := a.Narrative()
	for i, f := range fresh {
		for _, s := range r.Sections {
			if s.Key == f.Key && s.Own {
				fresh[i].Text, fresh[i].Own = s.Text, true
			}
		}
	}
	r.Sections = fresh
	return r
}

func (e Evaluation) basisText() string {
	p := e.Programme
	decision := ""
	if p.DecisionNo != "" {
		decision = " tại Quyết định số " + p.DecisionNo
		if p.DecisionDate != 0 {
			decision += " ngày " + p.DecisionDate.String()
		}
	}
	var paragraphs []string
	approver := p.Approver
	if approver == "" {
		approver = "cấp có thẩm quyền"
	}
	whole := e.goalText(func(l LevelResult) Goal { return l.Whole })
	paragraphs = append(paragraphs, fmt.Sprintf("%s được %s phê duyệt%s. Mục tiêu giai đoạn %d-%d: %s.", p.Name, approver, decision, p.From, p.To, whole))
	if e.Period != p.Period() {
		of := func(l LevelResult) Goal { return l.Goal }
		if text := e.goalText(of); text == noGoal {
			paragraphs = append(paragraphs, fmt.Sprintf("Chưa có mục tiêu riêng cho %s.", e.Period.Label()))
		} else {
			paragraphs = append(paragraphs, fmt.Sprintf("Riêng %s, mục tiêu là: %s.", e.Period.Label(), text))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// noGoal is what stands for a target that nobody has entered.
const noGoal = "chưa có số liệu mục tiêu"

func (e Evaluation) goalText(of func(LevelResult) Goal) string {
	all := of(e.Level(AllLevels))
	text := goalParts(all)
	var parts []string
	for _, level := range []Level{National, Local} {
		if g := of(e.Level(level)); g.Projects.Known || g.Support.Known {
			parts = append(parts, lowerFirst(level.Label())+" "+goalParts(Goal{Projects: g.Projects, Support: g.Support}))
		}
	}
	if len(parts) > 0 {
		text += "; trong đó " + strings.Join(parts, ", ")
	}
	return text
}

func goalParts(g Goal) string {
	var parts []string
	if g.Projects.Known {
		parts = append(parts, g.Projects.Count()+" đề án")
	}
	if g.Support.Known {
		parts = append(parts, "ngân sách hỗ trợ "+g.Support.Money().InMillions())
	}
	if g.Counterpart.Known {
		parts = append(parts, "đơn vị thụ hưởng đóng góp "+g.Counterpart.Money().InMillions())
	}
	if len(parts) == 0 {
		return noGoal
	}
	return strings.Join(parts, ", ")
}

func (e Evaluation) resultsText() string {
	all := e.countedSums(AllLevels)
	text := fmt.Sprintf("%s, chương trình đã hỗ trợ hoàn thành %s%s.", sentenceStart(e.Period.Label()), doneItems(all), e.moneyText(AllLevels, " với tổng kinh phí ", ", gồm "))
	if c := completionText(all, e.Level(AllLevels).Goal); c != "" {
		text += " So với mục tiêu của kỳ: " + c + "."
	}
	switch {
	case all == (Sums{}) && !e.HasRecords:
		return "Chưa có hồ sơ đề án và số liệu công bố của " + e.Period.Label() + " trong phần mềm."
	case all == (Sums{}):
		text = sentenceStart(e.Period.Label()) + ", chương trình chưa có đề án, kế hoạch nào hoàn thành."
	}
	paragraphs := []string{text}
	for _, level := range []Level{National, Local} {
		l := e.countedSums(level)
		if l == (Sums{}) {
			continue
		}
		paragraphs = append(paragraphs, fmt.Sprintf("%s: %s%s%s.",
			level.Label(), doneItems(l), e.moneyText(level, ", tổng kinh phí ", ", trong đó "), completed(completionText(l, e.Level(level).Goal))))
	}
	return strings.Join(append(paragraphs, e.countingNotes()...), "\n\n")
}

// moneyText is a level's money as far as it is known: what nobody published is
// left out, never written as 0.
func (e Evaluation) moneyText(level Level, total, of string) string {
	support, counterpart := e.Counted(level, MSupport).Value, e.Counted(level, MCounterpart).Value
	var parts []string
	if support.Known {
		parts = append(parts, "ngân sách hỗ trợ "+support.Money().InMillions())
	}
	if counterpart.Known {
		parts = append(parts, "đơn vị thụ hưởng đóng góp "+counterpart.Money().InMillions())
	}
	if other := e.Level(level).Done.Other; other != 0 {
		parts = append(parts, "chương trình khác lồng ghép "+other.InMillions())
	}
	text := strings.Join(parts, ", ")
	if !support.Known || !counterpart.Known {
		if text != "" {
			text = ", " + text
		}
		return text
	}
	return total + e.countedSums(level).Total().InMillions() + of + text
}

// countingNotes say, for each explained difference, which figure the text uses.
func (e Evaluation) countingNotes() []string {
	var notes []string
	for _, d := range e.Differences {
		if d.Explained() {
			notes = append(notes, fmt.Sprintf("Ghi chú: %s – %s %s, %s %s, chênh lệch %s. %s", lowerFirst(d.Title),
				lowerFirst(d.LeftLabel), d.Text(d.Left), lowerFirst(d.RightLabel), d.Text(d.Right), d.AmountText(), d.note()))
		}
	}
	if !e.HasRecords {
		notes = append(notes, "Ghi chú: kỳ này chưa có hồ sơ đề án trong phần mềm; số liệu trên lấy từ số đã công bố.")
	}
	return notes
}

func completed(text string) string {
	if text == "" {
		return ""
	}
	return "; so với mục tiêu của kỳ " + text
}

func doneItems(s Sums) string {
	text := fmt.Sprintf("%02d đề án", s.Projects)
	if s.Plans > 0 {
		text = fmt.Sprintf("%02d kế hoạch và ", s.Plans) + text
	}
	return text
}

func completionText(done Sums, goal Goal) string {
	var parts []string
	for _, m := range []struct {
		name    string
		measure Measure
	}{{"số đề án", MProjects}, {"kinh phí hỗ trợ", MSupport}, {"kinh phí đóng góp", MCounterpart}} {
		if g := goal.Of(m.measure); g.Known && g.Value > 0 {
			parts = append(parts, m.name+" đạt "+RatioOf(done.Of(m.measure), g.Value).Percent())
		}
	}
	return strings.Join(parts, ", ")
}

func (e Evaluation) effectText() string {
	var sentences []string
	for _, s := range []string{e.leverageSentence(), e.meanSentence(), e.outcomeSentence(Jobs), e.outcomeSentence(Income), e.outcomeSentence(OutputValue),
		e.outcomeSentence(PoorHouseholds), e.outcomeSentence(TrainedWorkers), e.unusedSentence(), e.idleSentence()} {
		if s != "" {
			sentences = append(sentences, s)
		}
	}
	return strings.Join(sentences, "\n\n")
}

func (e Evaluation) restText() string {
	var sentences []string
	for _, s := range []string{e.paceSentence(), e.restSentence()} {
		if s != "" {
			sentences = append(sentences, s)
		}
	}
	if len(sentences) == 0 {
		return "Chưa đủ số liệu mục tiêu, kết quả để tính khối lượng còn lại của chương trình."
	}
	return strings.Join(sentences, "\n\n")
}

func (e Evaluation) remarksText(kind RemarkKind) string {
	var paragraphs []string
	for _, r := range e.Remarks {
		if r.Kind != kind {
			continue
		}
		text := "- " + r.Text
		for _, ev := range e.EvidenceFor(r) {
			text += " " + ev.Sentence
		}
		paragraphs = append(paragraphs, text)
	}
	return strings.Join(paragraphs, "\n\n")
}

func sentenceStart(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
	}
	return string(r)
}
