package programme

import (
	"fmt"
	"slices"
	"strconv"
)

// DecisionLetter (thông báo kết quả) tells who applies what was decided on a project,
// and what he has to do or may do next. It is made of what he may read himself,
// so an officer who draws it gets the same letter.
type DecisionLetter struct {
	Key      string       // names it among the letters of its project
	Result   Move         // Approve, FailBase, FailMinistry or Stop
	Told     Day          // that the result was entered: from then on it was known
	Project  Project      // code and level; the rest may have changed since
	Decision PlanDecision // of Approve and Stop, without its lines
	Terms    PlanTerms    // what was approved, or stopped
	Amended  []string     // decisions that changed the terms since, each by its paper
	Now      PlanTerms    // the terms after those
	Report   Appraisal    // that a rejection rests on; the zero value where none is known
	Reason   string       // in words, of a rejection or a stop
	Next     []string     // what to do, each a sentence
	Complain string       // until when one may complain
}

// Title names the letter in one line.
func (l DecisionLetter) Title() string {
	switch l.Result {
	case Approve:
		return "Đề án được phê duyệt, Quyết định " + l.Decision.Paper()
	case Stop:
		return "Đề án ngừng, Quyết định " + l.Decision.Paper()
	}
	return l.Result.Done() + ", ngày " + l.Told.String()
}

// DecisionLettersOf are the letters of the decisions on a project that still stand,
// the oldest first. A decision that was cancelled, and a rejection after which
// the dossier was taken up again, have none.
func DecisionLettersOf(p Project, decisions []PlanDecision, moves []Moved, reports []Appraisal, rules RuleBook) (all []DecisionLetter) {
	if p.Recorded {
		return nil
	}
	if l, ok := rejection(p, moves, reports); ok {
		all = append(all, l)
	}
	all = append(all, planLetters(p, decisions)...)
	for i := range all {
		all[i].Next = all[i].nextSteps(rules)
		all[i].Complain = rules.complainSentence(all[i].Told)
	}
	return all
}

func rejection(p Project, moves []Moved, reports []Appraisal) (l DecisionLetter, ok bool) {
	if p.Stage != Rejected {
		return l, false
	}
	for _, m := range moves {
		if m.Move == FailBase || m.Move == FailMinistry {
			l = DecisionLetter{Key: "r" + strconv.FormatInt(m.ID, 10), Result: m.Move, Told: DayOf(m.At), Project: p, Reason: m.Note}
		}
	}
	for _, a := range reports {
		if _, fail := a.Moves(); a.State == AppraisalUsed && a.Conclusion == ConcludedFail && a.Round == p.Round && fail == l.Result {
			l.Report = a
		}
	}
	return l, l.Key != ""
}

// planLetters are of the decisions that approved or stopped the project.
func planLetters(p Project, decisions []PlanDecision) (all []DecisionLetter) {
	for _, d := range InOrder(decisions) {
		i := slices.IndexFunc(d.Lines, func(line DecisionLine) bool { return line.ProjectID == p.ID })
		if i < 0 || d.CancelledBy != 0 || d.Kind == DecisionCancel {
			continue
		}
		line := d.Lines[i]
		d.Lines = nil
		l := DecisionLetter{Key: "d" + strconv.FormatInt(d.ID, 10), Told: DayOf(d.Entered.At), Project: p, Decision: d, Terms: line.After, Now: line.After}
		switch {
		case line.After.Stopped && !line.Before.Stopped:
			l.Result, l.Reason = Stop, d.Reason
			all = append(all, l)
		case line.After.InPlan && !line.Before.InPlan:
			l.Result = Approve
			all = append(all, l)
		case line.After.InPlan && len(all) > 0:
			last := &all[len(all)-1]
			last.Amended, last.Now = append(last.Amended, d.Paper()), line.After
		}
	}
	return all
}

// nextSteps says what to do. Days and shares stand only where a rule about
// them is confirmed.
func (l DecisionLetter) nextSteps(rules RuleBook) []string {
	switch l.Result {
	case Approve:
		return l.afterApproval(rules)
	case Stop:
		return []string{
			"Không phát sinh thêm chi phí của đề án từ ngày quyết định ngừng có hiệu lực (" + l.Decision.Effective.String() + ").",
			"Nếu đã ký hợp đồng: lập hồ sơ phần việc đã làm để nghiệm thu, quyết toán và thanh lý; kinh phí đã nhận mà không được quyết toán thì hoàn trả theo hợp đồng.",
		}
	}
	return []string{"Khi đã khắc phục lý do trên, có thể lập hồ sơ mới để đăng ký vào kế hoạch của năm sau."}
}

func (l DecisionLetter) afterApproval(rules RuleBook) []string {
	next := []string{
		"Ký hợp đồng thực hiện đề án với đơn vị gửi thông báo này (TT 36/2013/TT-BCT, Điều 12). Kinh phí chỉ được tạm ứng, thanh toán theo hợp đồng đã ký.",
	}
	if r, unknown := rules.On(RuleAdvance, l.Told); unknown == "" {
		next = append(next, fmt.Sprintf("Tạm ứng trước nghiệm thu nhiều nhất %s kinh phí hỗ trợ theo hợp đồng – %s.", r.Text(), r.Citation()))
	}
	if l.Now.Until != 0 {
		next = append(next, fmt.Sprintf("Thực hiện và hoàn thành đề án trước hết ngày %s.", l.Now.Until))
	} else {
		next = append(next, fmt.Sprintf("Thực hiện và hoàn thành đề án trong năm %d, theo tiến độ ghi trong hợp đồng.", l.Project.Year))
	}
	settle := "theo thời hạn ghi trong hợp đồng."
	if r, unknown := rules.On(RuleSettlement, l.Told); unknown == "" {
		settle = fmt.Sprintf("trong %s sau ngày nghiệm thu cuối cùng – %s.", r.Text(), r.Citation())
	}
	next = append(next, "Nộp hồ sơ quyết toán "+settle)
	if r, unknown := rules.On(RuleLiquidation, l.Told); unknown == "" {
		next = append(next, fmt.Sprintf("Thanh lý hợp đồng chậm nhất ngày %02d/%02d/%d – %s.", r.Value%100, r.Value/100, l.Project.Year+1, r.Citation()))
	}
	return append(next, "Muốn thay đổi nội dung, kinh phí, địa điểm hay thời gian đã duyệt: gửi đề nghị điều chỉnh kèm lý do và chờ quyết định trước khi thực hiện (TT 36/2013/TT-BCT, Điều 11).")
}

// complainSentence says until when one may complain of what was decided on a
// day, without a number of days where no rule about them is confirmed.
func (b RuleBook) complainSentence(decided Day) string {
	if due := b.ComplaintDue(decided); due.Day != 0 {
		return due.Sentence
	}
	return "Thời hiệu khiếu nại theo " + lawComplaint + "."
}
