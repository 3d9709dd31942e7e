package store

import "khuyencong/programme"

// planLocked refuses a form that would contradict acts on the plan: decisions
// entered in the program are not typed over, and a plan that has acts stays the
// plan of its year and level.
func (tx *Tx) planLocked(old, new programme.Plan) error {
	var decisions, acts int
	err := tx.row("", `SELECT (SELECT COUNT(*) FROM plan_decisions WHERE plan_id = $1),
		(SELECT COUNT(*) FROM plan_budgets WHERE plan_id = $1) + (SELECT COUNT(*) FROM plan_calls WHERE plan_id = $1) +
		(SELECT COUNT(*) FROM plan_choices WHERE plan_id = $1) + (SELECT COUNT(*) FROM plan_submissions WHERE plan_id = $1)`, []any{old.ID}, &decisions, &acts)
	switch {
	case err != nil:
		return err
	case decisions+acts > 0 && (old.Year != new.Year || old.Level != new.Level || old.ProgrammeID != new.ProgrammeID):
		return programme.Refuse(programme.Invalid, "year", "%s đã có đợt đăng ký, kinh phí, đề án được chọn hoặc quyết định nên không đổi được năm, nguồn. Thêm kế hoạch khác.", old.Title())
	case decisions > 0 && (old.DecisionNo != new.DecisionNo || old.DecisionDate != new.DecisionDate || old.Signer != new.Signer):
		return programme.Refuse(programme.Invalid, "decision_no", "%s được phê duyệt bằng quyết định ghi trong chương trình. Quyết định ghi sai thì hủy bằng quyết định khác ở trang kế hoạch.", old.Title())
	}
	return nil
}

// planState is what the facts make of a plan.
func (tx *Tx) planState(p programme.Plan) (programme.PlanState, error) {
	var waiting, inPlanNow int64
	err := tx.row("", `SELECT COUNT(*) FILTER (WHERE p.stage = 'proposed'), COUNT(*) FILTER (WHERE `+inPlan+`) FROM projects p
		WHERE programme_id = $1 AND year = $2 AND level = $3`, []any{p.ProgrammeID, p.Year, p.Level}, &waiting, &inPlanNow)
	if err != nil {
		return "", err
	}
	decisions, err := tx.planDecisions(p.ID)
	return p.SettleState(waiting, inPlanNow, decisions), err
}

// settlePlan writes the state of a plan, where an act has changed it.
func (tx *Tx) settlePlan(p programme.Plan) error {
	state, err := tx.planState(p)
	if err != nil || state == p.State {
		return err
	}
	return tx.exec(`UPDATE plans SET state = $1 WHERE id = $2`, state, p.ID)
}

// touchPlan makes a new version of a plan for an act on the whole of it, so
// that of two people who act on what they saw one is told.
func (tx *Tx) touchPlan(p programme.Plan, version int64) error {
	if err := tx.update(`UPDATE plans SET version = version + 1 WHERE id = $1 AND version = $2`, p.ID, version); err != nil {
		if programme.KindOf(err) == programme.Conflict {
			return programme.Refuse(programme.Conflict, "", "Người khác vừa làm một việc ở %s sau khi bạn mở trang. Xem lại kế hoạch rồi gửi lại: những gì bạn gõ vẫn còn.", p.Title())
		}
		return err
	}
	return nil
}

// recordPlan adds a line to the history of a plan.
func (tx *Tx) recordPlan(u programme.User, p programme.Plan, action string, changes []programme.Change, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SPlan, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Title(), Changes: changes, Note: note})
}
