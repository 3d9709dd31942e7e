package store

import (
	"context"
	"errors"
	"fmt"

	"khuyencong/programme"
)

// ApprovePlan enters a decision on what was submitted: any number of lines, each
// approved with an amount, taken out, or left open. The budget, the norms, who
// proposed and every project's own version are checked in the same transaction.
// Unless confirmed it only tells what it would do.
func (s *Store) ApprovePlan(ctx context.Context, u programme.User, d programme.PlanDecision, verdicts []programme.LineVerdict, confirmed bool) (e programme.Effect, err error) {
	err = s.try(ctx, confirmed, func(tx *Tx) error {
		e, err = tx.approvePlan(u, d, verdicts)
		return err
	})
	return e, err
}

func (tx *Tx) approvePlan(u programme.User, d programme.PlanDecision, verdicts []programme.LineVerdict) (e programme.Effect, err error) {
	if err := u.Require(programme.ApprovePlan); err != nil {
		return e, err
	}
	a, err := tx.annualPlan(u, d.PlanID)
	if err != nil {
		return e, err
	}
	if err := u.RequirePlan(programme.ApprovePlan, a.Plan); err != nil {
		return e, err
	}
	norms, err := tx.norms()
	if err != nil {
		return e, err
	}
	limits, err := tx.approvalLimits()
	if err != nil {
		return e, err
	}
	limit, _ := programme.LimitOn(limits, d.Dated)
	d.Kind, d.Cancels, d.Lines = a.ApprovalKind(d.Number, d.Dated), 0, nil
	d.Sign(u, tx.now)
	d.Decider = decider(u, a.Plan, d.Kind, limit)
	if err := errors.Join(d.Check(a.Plan, a.Today), a.CheckVerdicts(u, d, verdicts, norms, limit)); err != nil {
		return e, err
	}
	for _, v := range verdicts {
		if v.Do == programme.LeaveOpen {
			continue
		}
		line, err := tx.decideLine(u, a, d, v, limit)
		if err != nil {
			return e, err
		}
		d.Lines = append(d.Lines, line)
	}
	if d, err = tx.keepDecision(d, a.Decisions); err != nil {
		return e, err
	}
	e = effectOf(a, d)
	e.Waiting = int64(len(a.Waiting()) - len(d.Lines))
	if err := tx.bearDecision(a.Plan, d); err != nil {
		return e, err
	}
	return e, tx.recordPlan(u, a.Plan, "decided", programme.Changes(nil, d.Head()), decisionNote(d))
}

// decider is whose power the decision rests on.
func decider(u programme.User, p programme.Plan, kind programme.DecisionKind, limit programme.ApprovalLimit) string {
	if u.Role == programme.RoleDepartmentLeader && p.Level == programme.Local {
		return "Sở Công Thương, theo phân cấp (" + limit.Citation() + ")"
	}
	change := programme.ChangeApprove
	if kind == programme.DecisionAdd {
		change = programme.ChangeAdd
	}
	by, _ := programme.AuthorityFor(p.Level, false, change)
	return by.Decider + " (" + by.Source + ")"
}

// decideLine takes one project into the plan with its approved amounts, or out
// of the submission. This is the only place where approved amounts begin.
func (tx *Tx) decideLine(u programme.User, a programme.AnnualPlan, d programme.PlanDecision, v programme.LineVerdict, limit programme.ApprovalLimit) (line programme.DecisionLine, err error) {
	p, err := tx.seenAt(u, a.Plan, v.ProjectID, v.Version)
	if err != nil {
		return line, err
	}
	line = programme.DecisionLine{ProjectID: p.ID, Code: p.Code, Before: programme.TermsOf(p, programme.PlanTerms{}), Reason: v.Reason}
	if v.Do == programme.GiveBack {
		line.After = line.Before
		return line, tx.giveBack(u, a.Plan, p, "Quyết định "+d.Paper()+": "+v.Reason)
	}
	line.After, line.Changes = p.Granted(v.Support), []programme.PlanChange{programme.ChangeApprove}
	if d.Kind == programme.DecisionAdd {
		line.Changes = []programme.PlanChange{programme.ChangeAdd}
	}
	line.After.Apply(&p)
	approved := p
	approved.Stage = programme.Approved
	if err := approved.Check(a.Programme); err != nil {
		return line, lineError(err, programme.LineField("amount", p.ID), p.Code)
	}
	note := "Quyết định " + d.Paper() + ": hỗ trợ được duyệt " + v.Support.Dong() + "."
	if v.Reason != "" {
		note += " " + v.Reason
	}
	if p, err = tx.take(u, p, programme.Approve, programme.Facts{Limit: limit}, note); err != nil {
		return line, err
	}
	_, err = tx.enterTerms(u, p, d.Ground())
	return line, err
}

// bearDecision lets the plan bear the number of the decision that first
// approved it, and settles where it stands.
func (tx *Tx) bearDecision(p programme.Plan, d programme.PlanDecision) error {
	if d.Kind == programme.DecisionApprove && p.DecisionNo == "" && d.MoneyChange() != 0 {
		p.DecisionNo = d.Number
		err := tx.exec(`UPDATE plans SET decision_no = $1, decision_date = $2, signer = $3, version = version + 1 WHERE id = $4`, d.Number, d.Dated, d.Signer, p.ID)
		if err != nil {
			return err
		}
	}
	return tx.settlePlan(p)
}

func decisionNote(d programme.PlanDecision) string {
	granted, refused := 0, 0
	for _, l := range d.Lines {
		if l.Refused() {
			refused++
		} else {
			granted++
		}
	}
	s := fmt.Sprintf("%s: %d đề án, hỗ trợ %s.", d.Title(), granted, d.MoneyChange().Dong())
	if refused > 0 {
		s += fmt.Sprintf(" %d đề án đưa ra khỏi kế hoạch.", refused)
	}
	return s
}
