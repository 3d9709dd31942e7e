package programme

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Evidence is one sentence with figures of the evaluation that a remark can
// rest on. Its key stays the same; its sentence follows the figures.
type Evidence struct {
	Key      string
	Sentence string
	Query    string // filter of the list of projects behind it; "" for none
}

// Evidence lists the sentences that this evaluation can prove.
func (e Evaluation) Evidence() []Evidence {
	var all []Evidence
	add := func(key, sentence, query string) {
		if sentence != "" {
			all = append(all, Evidence{key, sentence, query})
		}
	}
	add("levels", e.levelsSentence(), e.Query("stage", string(Completed)))
	add("pace", e.paceSentence(), "")
	add("rest", e.restSentence(), "")
	add("mean", e.meanSentence(), e.Query("stage", string(Completed), "kind", string(KindProject)))
	add("leverage", e.leverageSentence(), e.Query("stage", string(Completed)))
	add("training", e.contentSentence("KC1"), e.Query("content", "KC1"))
	add("unused", e.unusedSentence(), "")
	add("idle", e.idleSentence(), "")
	add("stopped", e.stoppedSentence(), e.Query("stage", string(Stopped)))
	add("beneficiaries", e.beneficiariesSentence(), "")
	add("jobs", e.outcomeSentence(Jobs), "")
	add("income", e.outcomeSentence(Income), "")
	add("differences", e.differencesSentence(), "")
	return all
}

// EvidenceFor are the sentences of the keys that a remark names, in its order.
func (e Evaluation) EvidenceFor(r Remark) []Evidence {
	var found []Evidence
	all := e.Evidence()
	for _, key := range r.Evidence {
		for _, ev := range all {
			if ev.Key == key {
				found = append(found, ev)
			}
		}
	}
	return found
}

// Query is the filter of the projects of this period, with more pairs of name
// and value: the records behind a figure.
func (e Evaluation) Query(pairs ...string) string {
	q := url.Values{
		"programme": {strconv.FormatInt(e.Programme.ID, 10)},
		"from":      {strconv.Itoa(e.Period.From)}, "to": {strconv.Itoa(e.Period.To)},
	}
	if e.Boundary == CurrentBoundary {
		q.Set("boundary", string(CurrentBoundary))
	}
	if e.On != 0 {
		q.Set("on", e.On.String())
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return q.Encode()
}

func (e Evaluation) levelsSentence() string {
	var parts []string
	for _, level := range []Level{Local, National} {
		l := e.Level(level)
		done := e.Counted(level, MSupport).Value
		if done.Known && l.Goal.Support.Known && l.Goal.Support.Value > 0 {
			parts = append(parts, fmt.Sprintf("%s đạt %s mục tiêu kỳ (%s/%s triệu đồng)", lowerFirst(level.Label()),
				RatioOf(done.Value, l.Goal.Support.Value).Percent(), done.Money().Millions(), l.Goal.Support.Money().Millions()))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Kinh phí hỗ trợ: " + strings.Join(parts, "; ") + "."
}

// paceSentence says what a report that speaks of projects alone hides.
func (e Evaluation) paceSentence() string {
	r := e.Rest[0]
	if !r.Left.Projects.Known || !r.Left.Support.Known {
		return ""
	}
	return fmt.Sprintf("Đã hết %d/%d năm: xong %s/%s đề án (%s) nhưng mới hỗ trợ %s/%s triệu đồng (%s) của cả chương trình.",
		r.YearsGone, r.YearsGone+r.YearsLeft, groupInt(r.Done.Projects), r.Whole.Projects.Count(), RatioOf(r.Done.Projects, r.Whole.Projects.Value).Percent(),
		r.Done.Support.Millions(), r.Whole.Support.Money().Millions(), RatioOf(int64(r.Done.Support), r.Whole.Support.Value).Percent())
}

func (e Evaluation) restSentence() string {
	r := e.Rest[0]
	if r.YearsLeft == 0 || !r.SupportNeed.Known {
		return ""
	}
	return fmt.Sprintf("Còn %d năm: phải hỗ trợ %s triệu đồng mỗi năm mới đạt mục tiêu, trong khi bình quân đến nay là %s triệu đồng mỗi năm.",
		r.YearsLeft, r.SupportNeed.Money().MillionsShort(), r.SupportPace.MillionsShort())
}

func (e Evaluation) meanSentence() string {
	l := e.Level(AllLevels)
	if l.Done.Projects == 0 {
		return ""
	}
	return fmt.Sprintf("Hỗ trợ bình quân %s triệu đồng một đề án (quốc gia %s, địa phương %s).",
		l.MeanSupport().MillionsShort(), e.Level(National).MeanSupport().MillionsShort(), e.Level(Local).MeanSupport().MillionsShort())
}

func (e Evaluation) leverageSentence() string {
	l := e.Level(AllLevels)
	if !l.Leverage().Known {
		return ""
	}
	return fmt.Sprintf("Mỗi đồng hỗ trợ kéo theo %s đồng của đơn vị thụ hưởng.", l.Leverage().Times())
}

func (e Evaluation) contentSentence(code string) string {
	content, _ := ContentByCode(code)
	for _, r := range e.Contents {
		if r.Key == code {
			return fmt.Sprintf("%s: %s đề án, hỗ trợ %s triệu đồng, bằng %s tổng kinh phí hỗ trợ.", content.Name, groupInt(r.Done.Projects),
				r.Done.Support.Millions(), RatioOf(int64(r.Done.Support), int64(e.Level(AllLevels).Done.Support)).Percent())
		}
	}
	if !e.HasRecords {
		return ""
	}
	return content.Name + ": không có đề án nào."
}

func (e Evaluation) beneficiariesSentence() string {
	if !e.HasRecords {
		return ""
	}
	return fmt.Sprintf("%s cơ sở công nghiệp nông thôn đã thụ hưởng.", groupInt(e.Beneficiaries))
}

func (e Evaluation) unusedSentence() string {
	var names []string
	for _, u := range e.Unused {
		names = append(names, lowerFirst(u.Content.Name))
	}
	if len(names) == 0 {
		return ""
	}
	return "Nội dung có trong chương trình, kế hoạch nhưng chưa thực hiện (0 đề án): " + strings.Join(names, "; ") + "."
}

func (e Evaluation) idleSentence() string {
	var names []string
	for _, p := range e.Idle {
		names = append(names, p.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return "Địa bàn chưa có đề án hoàn thành: " + strings.Join(names, ", ") + "."
}

func (e Evaluation) stoppedSentence() string {
	for _, s := range e.Stages {
		if s.Stage == Stopped {
			return fmt.Sprintf("%s đề án đã duyệt phải ngừng, với %s triệu đồng hỗ trợ đã duyệt.", groupInt(s.Sums.Projects+s.Sums.Plans), s.Sums.Support.Millions())
		}
	}
	return ""
}

func (e Evaluation) outcomeSentence(i Indicator) string {
	for _, o := range e.Outcomes {
		if o.Indicator == i && o.Actual.Known {
			s := fmt.Sprintf("%s: %s %s, theo báo cáo của %s đề án", i.Label(), o.Actual.Count(), i.UnitLabel(), o.CoverageText())
			if bases := o.BasesText(); bases != "" {
				s += ": " + bases
			}
			if o.Promised.Known {
				s += fmt.Sprintf(" (cam kết %s)", o.Promised.Count())
			}
			return s + "."
		}
	}
	return ""
}

func (e Evaluation) differencesSentence() string {
	if len(e.Differences) == 0 {
		return ""
	}
	if e.Unexplained() == 0 {
		return fmt.Sprintf("%d chỗ số liệu không khớp, đều đã giải trình.", len(e.Differences))
	}
	return fmt.Sprintf("%d chỗ số liệu không khớp, trong đó %d chưa giải trình.", len(e.Differences), e.Unexplained())
}
