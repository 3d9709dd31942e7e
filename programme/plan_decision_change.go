package programme

import (
	"errors"
	"slices"
)

// Adjustment is the new terms of one project that an adjusting or stopping
// decision gives it.
type Adjustment struct {
	ProjectID int64
	Version   int64 // of the project, as who decides saw it
	After     PlanTerms
	Reason    string
}

// CheckAdjustments refuses a decision that changes, or stops, projects of the
// plan against the law, its own order or the budget. It returns the lines that
// the decision is made of.
func (a AnnualPlan) CheckAdjustments(u User, d PlanDecision, all []Adjustment, norms []Norm) ([]DecisionLine, error) {
	var errs []error
	var lines []DecisionLine
	var more Money
	for _, adj := range all {
		l, ok := a.Line(adj.ProjectID)
		if !ok || !l.Stage.InPlan() {
			errs = append(errs, Refuse(Conflict, "", "Đề án %s không còn trong kế hoạch này. Tải lại trang.", codeOr(l, adj.ProjectID)))
			continue
		}
		line, err := a.adjust(u, d, l, adj, norms)
		errs = append(errs, err)
		lines, more = append(lines, line), more+line.MoneyChange()
	}
	if len(all) == 0 {
		errs = append(errs, Refuse(Invalid, "lines", "Chưa chọn đề án nào để điều chỉnh."))
	}
	if more > 0 {
		errs = append(errs, a.checkBudget("lines", more))
	}
	return lines, errors.Join(errs...)
}

func (a AnnualPlan) adjust(u User, d PlanDecision, l PlanLine, adj Adjustment, norms []Norm) (DecisionLine, error) {
	before, after := l.Terms, adj.After
	before.Stage, after.Fund, after.InPlan = l.Stage, before.Fund, true
	line := DecisionLine{ProjectID: l.ID, Code: l.Code, Before: before, After: after, Reason: adj.Reason, Changes: ChangesBetween(before, after, a.Plan.Year)}
	field := func(name string) string { return LineField(name, l.ID) }
	if l.Recorded {
		return line, Refuse(Conflict, "", "Đề án %s là hồ sơ sổ cũ: sửa ở trang đề án, không bằng quyết định.", l.Code)
	}
	if l.Stage != Approved && l.Stage != Underway {
		return line, Refuse(Conflict, "", "Đề án %s đã ở tình trạng “%s” nên không điều chỉnh được.", l.Code, l.Stage.Label())
	}
	errs := []error{u.MayChange(l.Project, line.Changes), a.inOrder(d, l.ID), atMost(field("reason"), "lý do", adj.Reason, 1000), atMost(field("partner"), "đơn vị phối hợp", after.Partner, 300)}
	support := after.Support()
	switch {
	case len(line.Changes) == 0:
		errs = append(errs, Refuse(Invalid, field("support"), "Đề án %s không đổi gì. Sửa ít nhất một ô, hoặc bỏ đề án này khỏi quyết định.", l.Code))
	case support < 0 || support > MaxProjectCost:
		errs = append(errs, Refuse(Invalid, field("support"), "Đề án %s: mức hỗ trợ phải từ 0 đến %s.", l.Code, MaxProjectCost.Dong()))
	case support == 0 && !after.Stopped:
		errs = append(errs, Refuse(Invalid, field("support"), "Đề án %s: bỏ hết kinh phí thì phải ngừng đề án. Dùng quyết định ngừng.", l.Code))
	case after.Stopped && support > before.Support():
		errs = append(errs, Refuse(Invalid, field("support"), "Đề án %s: phần giữ lại cho khối lượng đã làm không thể lớn hơn mức đã duyệt %s.", l.Code, before.Support().Dong()))
	case support < l.Line(l.Fund()).Done:
		errs = append(errs, Refuse(Invalid, field("support"), "Đề án %s đã thực hiện %s, nhiều hơn mức mới %s. Nhập mức không thấp hơn số đã thực hiện.", l.Code, l.Line(l.Fund()).Done.Dong(), support.Dong()))
	case after.Carried < 0 || after.Carried > support:
		errs = append(errs, Refuse(Invalid, field("carried"), "Đề án %s: phần chuyển sang năm sau phải từ 0 đến mức hỗ trợ %s.", l.Code, support.Dong()))
	case support > before.Support() || after.Content != before.Content:
		errs = append(errs, l.checkCeilingOf(after, norms, d.Dated))
	}
	errs = append(errs, a.checkTime(l, after), checkTermsContent(l, after))
	return line, errors.Join(errs...)
}

// checkCeilingOf holds new terms against the norms of the day of decision.
func (l PlanLine) checkCeilingOf(after PlanTerms, norms []Norm, on Day) error {
	changed := l.Project
	after.Apply(&changed)
	changed.Stage = Approved
	if err := changed.CheckCeiling(norms, on); err != nil {
		return aboutLine(err, LineField("support", l.ID), l.Code)
	}
	return nil
}

func (a AnnualPlan) checkTime(l PlanLine, after PlanTerms) error {
	year := a.Plan.Year
	switch {
	case after.From != 0 && after.Until != 0 && after.Until < after.From:
		return Refuse(Invalid, LineField("until", l.ID), "Đề án %s: ngày hoàn thành %s đứng trước ngày bắt đầu %s.", l.Code, after.Until, after.From)
	case after.From != 0 && (after.From.Year() < year-1 || after.From.Year() > year+1):
		return Refuse(Invalid, LineField("from", l.ID), "Đề án %s: ngày bắt đầu %s không hợp với kế hoạch năm %d.", l.Code, after.From, year)
	case after.Until != 0 && (after.Until.Year() < year || after.Until.Year() > year+1):
		return Refuse(Invalid, LineField("until", l.ID), "Đề án %s: ngày hoàn thành %s phải thuộc năm %d, hoặc năm %d nếu kéo dài.", l.Code, after.Until, year, year+1)
	case after.Carried > 0 && after.Until.Year() != year+1:
		return Refuse(Invalid, LineField("until", l.ID), "Đề án %s chuyển kinh phí sang năm %d: nhập ngày hoàn thành mới thuộc năm đó.", l.Code, year+1)
	}
	return nil
}

func checkTermsContent(l PlanLine, after PlanTerms) error {
	if _, ok := ContentByCode(after.Content); !ok {
		return Refuse(Invalid, LineField("content", l.ID), "Đề án %s: chọn nội dung hỗ trợ trong danh mục.", l.Code)
	}
	return nil
}

// inOrder refuses a decision that counts from before another one about the same
// project: what came later would be told wrongly.
func (a AnnualPlan) inOrder(d PlanDecision, project int64) error {
	for _, o := range a.Decisions {
		if o.Effective > d.Effective && o.CancelledBy == 0 && o.Kind != DecisionCancel && o.touches(project) {
			return Refuse(Invalid, "effective", "Đề án %s đã có quyết định %s hiệu lực từ %s, sau ngày %s. Kiểm tra ngày, hoặc hủy quyết định sau trước.", o.line(project).Code, o.Number, o.Effective, d.Effective)
		}
	}
	return nil
}

func (d PlanDecision) touches(project int64) bool {
	return slices.ContainsFunc(d.Lines, func(l DecisionLine) bool { return l.ProjectID == project && !l.Refused() })
}

func (d PlanDecision) line(project int64) DecisionLine {
	for _, l := range d.Lines {
		if l.ProjectID == project {
			return l
		}
	}
	return DecisionLine{}
}

// CheckCancel refuses to cancel a decision that something rests on, and returns
// the lines of the cancelling one: each the way back. Only the last decision
// about a project can be cancelled, by who decides such a thing.
func (a AnnualPlan) CheckCancel(u User, d PlanDecision) ([]DecisionLine, error) {
	old, ok := a.Decision(d.Cancels)
	switch {
	case !ok:
		return nil, Refuse(NotFound, "", "Không tìm thấy quyết định cần hủy.")
	case old.CancelledBy != 0 || old.Kind == DecisionCancel:
		return nil, Refuse(Conflict, "", "Quyết định %s đã bị hủy, hoặc chính nó là quyết định hủy.", old.Paper())
	case d.Effective < old.Effective:
		return nil, Refuse(Invalid, "effective", "Ngày hiệu lực %s đứng trước ngày %s của quyết định bị hủy.", d.Effective, old.Effective)
	}
	var errs []error
	var lines []DecisionLine
	var more Money
	for _, l := range old.Lines {
		if l.Refused() {
			continue
		}
		now, ok := a.Line(l.ProjectID)
		if !ok {
			errs = append(errs, Refuse(Conflict, "", "Đề án %s không còn thuộc kế hoạch này nên không quay lại được.", l.Code))
			continue
		}
		errs = append(errs, a.lastAbout(old, l), u.MayChange(now.Project, l.Changes), now.canGoBack(l))
		back := DecisionLine{ProjectID: l.ProjectID, Code: l.Code, Changes: l.Changes, Before: l.After, After: l.Before}
		if back.After.InPlan {
			back.Before.Money, back.After.Money = TermsOf(now.Project, PlanTerms{}).Money, now.moneyWithout(l)
		}
		back.Before.Stage = now.Stage
		if back.After.InPlan && !l.After.Stopped {
			back.After.Stage = now.Stage
		}
		lines, more = append(lines, back), more+back.MoneyChange()
	}
	if more > 0 {
		errs = append(errs, a.checkBudget("lines", more))
	}
	return lines, errors.Join(errs...)
}

// moneyWithout is the money of each source without what a decision changed of
// it. What the contract has moved since, such as counterpart, stays.
func (l PlanLine) moneyWithout(of DecisionLine) (all []TermLine) {
	lines := slices.Clone(l.Lines)
	for _, m := range of.Before.Money {
		if !slices.ContainsFunc(lines, func(o FundingLine) bool { return o.Source == m.Source && o.Name == m.Name }) {
			lines = append(lines, FundingLine{Source: m.Source, Name: m.Name})
		}
	}
	for _, o := range lines {
		m := o.Approved + amountFrom(of.Before.Money, o.Source, o.Name) - amountFrom(of.After.Money, o.Source, o.Name)
		if m > 0 {
			all = append(all, TermLine{o.Source, o.Name, m})
		}
	}
	return all
}

// lastAbout refuses where a later decision changed the same project.
func (a AnnualPlan) lastAbout(old PlanDecision, l DecisionLine) error {
	for _, o := range a.Decisions {
		later := o.Effective > old.Effective || o.Effective == old.Effective && o.ID > old.ID
		if later && o.CancelledBy == 0 && o.Kind != DecisionCancel && o.touches(l.ProjectID) {
			return Refuse(Conflict, "", "Đề án %s đã có quyết định sau (%s). Hủy quyết định đó trước.", l.Code, o.Paper())
		}
	}
	return nil
}

// canGoBack refuses where the work has gone on since.
func (l PlanLine) canGoBack(of DecisionLine) error {
	switch {
	case !of.Before.InPlan && l.Stage != Approved:
		return Refuse(Conflict, "", "Đề án %s đã ở tình trạng “%s” nên không rút được quyết định phê duyệt. Dùng quyết định ngừng đề án.", l.Code, l.Stage.Label())
	case of.After.Stopped && l.Stage != Stopped, !of.After.Stopped && l.Stage.Ended():
		return Refuse(Conflict, "", "Đề án %s đã ở tình trạng “%s” nên không quay lại được.", l.Code, l.Stage.Label())
	}
	return nil
}
