package store

import (
	"context"
	"errors"
	"fmt"

	"khuyencong/programme"
)

// AdjustPlan enters a decision that changes or stops projects of a plan, who
// decides being told by the table of authorities. Unless confirmed it only
// tells what it would do.
func (s *Store) AdjustPlan(ctx context.Context, u programme.User, d programme.PlanDecision, all []programme.Adjustment, confirmed bool) (e programme.Effect, err error) {
	err = s.try(ctx, confirmed, func(tx *Tx) error {
		e, err = tx.adjustPlan(u, d, all)
		return err
	})
	return e, err
}

func (tx *Tx) adjustPlan(u programme.User, d programme.PlanDecision, all []programme.Adjustment) (e programme.Effect, err error) {
	a, err := tx.planToChange(u, d.PlanID)
	if err != nil {
		return e, err
	}
	norms, err := tx.norms()
	if err != nil {
		return e, err
	}
	d.Kind, d.Cancels = programme.DecisionAdjust, 0
	for _, adj := range all {
		if adj.After.Stopped {
			d.Kind = programme.DecisionStop
		}
	}
	d.Sign(u, tx.now)
	for i := range all {
		if err := tx.nameTerms(u, a, &all[i]); err != nil {
			return e, err
		}
	}
	lines, err := a.CheckAdjustments(u, d, all, norms)
	if err := errors.Join(d.Check(a.Plan, a.Today), err); err != nil {
		return e, err
	}
	d.Lines = lines
	d.Decider = deciders(a, lines)
	for i, l := range lines {
		if err := tx.changeLine(u, a, d, l, all[i].Version); err != nil {
			return e, err
		}
	}
	return tx.endChange(u, a, d)
}

func (tx *Tx) planToChange(u programme.User, id int64) (a programme.AnnualPlan, err error) {
	if err := u.Require(programme.AdjustPlan); err != nil {
		return a, err
	}
	if a, err = tx.annualPlan(u, id); err != nil {
		return a, err
	}
	return a, u.RequirePlan(programme.AdjustPlan, a.Plan)
}

// endChange writes the decision, settles the plan and tells its history.
func (tx *Tx) endChange(u programme.User, a programme.AnnualPlan, d programme.PlanDecision) (e programme.Effect, err error) {
	for _, o := range a.Decisions {
		if o.Number == d.Number && o.Dated == d.Dated && o.Kind == programme.DecisionApprove && d.Kind != programme.DecisionApprove {
			return e, o.SameAct(d)
		}
	}
	if d, err = tx.keepDecision(d, a.Decisions); err != nil {
		return e, err
	}
	e = effectOf(a, d)
	e.Waiting = int64(len(a.Waiting()))
	now, err := tx.plan(a.Plan.ID)
	if err != nil {
		return e, err
	}
	if err := tx.settlePlan(now); err != nil {
		return e, err
	}
	note := fmt.Sprintf("%s: %d đề án, kinh phí hỗ trợ thay đổi %s. Lý do: %s", d.Title(), len(d.Lines), d.MoneyChange().Dong(), d.Reason)
	return e, tx.recordPlan(u, a.Plan, "decided", programme.Changes(nil, d.Head()), note)
}

// nameTerms fills in the names of what the new terms point at, and refuses what
// is not there.
func (tx *Tx) nameTerms(u programme.User, a programme.AnnualPlan, adj *programme.Adjustment) error {
	l, ok := a.Line(adj.ProjectID)
	if !ok {
		return nil // refused with the other lines
	}
	t := &adj.After
	t.Title, t.Fund = l.Title, l.Fund()
	if t.Place != l.Terms.Place {
		if err := tx.knownPlace(programme.LineField("place", l.ID), t.Place, l.PlaceDay()); err != nil {
			return err
		}
	}
	if t.Establishment.ID == l.Terms.Establishment.ID {
		t.Establishment = l.Terms.Establishment
		return nil
	}
	field := programme.LineField("establishment", l.ID)
	if t.Establishment.ID == 0 {
		return programme.Refuse(programme.Invalid, field, "Đề án %s: chọn đơn vị thụ hưởng mới.", l.Code)
	}
	e, err := tx.establishment(u, t.Establishment.ID)
	if programme.KindOf(err) == programme.NotFound {
		return programme.Refuse(programme.Invalid, field, "Đề án %s: đơn vị thụ hưởng đã chọn không có trong sổ cơ sở. Chọn lại.", l.Code)
	}
	if err != nil {
		return err
	}
	t.Establishment.Name = e.Name
	return tx.notMerged(field, e)
}

// deciders names who decides each of the changes, the highest first.
func deciders(a programme.AnnualPlan, lines []programme.DecisionLine) string {
	var best programme.Authority
	for _, l := range lines {
		of, _ := a.Line(l.ProjectID)
		for _, c := range l.Changes {
			by, ok := programme.AuthorityFor(of.Level, of.Grouped(), c)
			if ok && (best.Decider == "" || len(by.By) < len(best.By)) {
				best = by
			}
		}
	}
	return best.Decider + " (" + best.Source + ")"
}

// changeLine writes new terms into a project: a stopped one takes its step, any
// other stays where it stands.
func (tx *Tx) changeLine(u programme.User, a programme.AnnualPlan, d programme.PlanDecision, l programme.DecisionLine, version int64) error {
	p, err := tx.seenAt(u, a.Plan, l.ProjectID, version)
	if err != nil {
		return err
	}
	old := p
	l.After.Apply(&p)
	if !l.After.Stopped {
		if err := p.Check(a.Programme); err != nil {
			return lineError(err, programme.LineField("support", p.ID), p.Code)
		}
	}
	if !u.SeesProject(p) {
		return outOfScope(u)
	}
	note := d.Title() + ". " + d.Reason
	if l.Reason != "" {
		note += " " + l.Reason
	}
	if l.After.Stopped {
		p, err = tx.take(u, p, programme.Stop, programme.Facts{}, note)
	} else {
		p, err = tx.rewriteLine(u, old, p, note)
	}
	if err != nil {
		return err
	}
	_, err = tx.enterTerms(u, p, d.Ground(), p.CarryEntries(l.After.Carried-l.Before.Carried, d.Ground())...)
	return err
}

// rewriteLine saves a project that a decision changed where it stands.
func (tx *Tx) rewriteLine(u programme.User, old, p programme.Project, note string) (programme.Project, error) {
	saved, err := tx.writeProject(p)
	if err != nil {
		return p, err
	}
	return saved, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: saved.ID, ProgrammeID: saved.ProgrammeID, Action: "changed", Title: saved.Code + " – " + saved.Title,
		Changes: programme.Changes(old.Fields(), saved.Fields()), Note: note,
	})
}

// CancelDecision enters a decision that cancels another one: everything goes
// back to what was before it, and both stay on record. Unless confirmed it only
// tells what it would do.
func (s *Store) CancelDecision(ctx context.Context, u programme.User, d programme.PlanDecision, confirmed bool) (e programme.Effect, err error) {
	err = s.try(ctx, confirmed, func(tx *Tx) error {
		a, err := tx.planToChange(u, d.PlanID)
		if err != nil {
			return err
		}
		d := d
		d.Kind = programme.DecisionCancel
		d.Sign(u, tx.now)
		lines, err := a.CheckCancel(u, d)
		if err := errors.Join(d.Check(a.Plan, a.Today), err); err != nil {
			return err
		}
		d.Lines, d.Decider = lines, deciders(a, lines)
		for _, l := range lines {
			if err := tx.goBack(u, a, d, l); err != nil {
				return err
			}
		}
		if err := tx.unbearDecision(a, d.Cancels); err != nil {
			return err
		}
		e, err = tx.endChange(u, a, d)
		return err
	})
	return e, err
}

// unbearDecision takes the number of a cancelled approval off the plan, so that
// the next one approves it and does not add to it.
func (tx *Tx) unbearDecision(a programme.AnnualPlan, cancelled int64) error {
	d, _ := a.Decision(cancelled)
	if d.Kind != programme.DecisionApprove || a.Plan.DecisionNo != d.Number || a.Plan.DecisionDate != d.Dated {
		return nil
	}
	return tx.exec(`UPDATE plans SET decision_no = '', decision_date = 0, signer = '', version = version + 1 WHERE id = $1`, a.Plan.ID)
}

// goBack puts one project back to what it was before the cancelled decision.
func (tx *Tx) goBack(u programme.User, a programme.AnnualPlan, d programme.PlanDecision, l programme.DecisionLine) error {
	p, err := tx.projectAt(u, l.ProjectID, 0)
	if err != nil {
		return err
	}
	old := p
	l.After.Apply(&p)
	note := d.Title() + ". " + d.Reason
	cancelled, _ := a.Decision(d.Cancels)
	by, ground := d.Ground(), cancelled.Ground()
	by.Cancels = &ground
	if l.Before.Stopped {
		if err := tx.mayRevive(p); err != nil {
			return err
		}
	}
	if !l.After.InPlan || l.Before.Stopped {
		p, err = tx.take(u, p, programme.Revoke, programme.Facts{}, note)
	} else if err = p.Check(a.Programme); err != nil {
		return lineError(err, "", p.Code)
	} else {
		p, err = tx.rewriteLine(u, old, p, note)
	}
	if err != nil {
		return err
	}
	_, err = tx.enterTerms(u, p, by)
	return err
}

// mayRevive refuses to bring back a stopped project whose work was closed since.
func (tx *Tx) mayRevive(p programme.Project) error {
	accepted, err := tx.acceptances(p.ID)
	if err != nil {
		return err
	}
	if a, standing := programme.StandingAcceptance(accepted); standing {
		return programme.Refuse(programme.Conflict, "", "Đề án %s đã có biên bản xác nhận khối lượng (%s). Hủy biên bản đó trước, rồi mới hủy quyết định ngừng.", p.Code, a.Title())
	}
	c, err := tx.contractOf(p.ID)
	if err == nil && c.State == programme.ContractLiquidated {
		err = programme.Refuse(programme.Conflict, "", "Hợp đồng của đề án %s đã thanh lý nên đề án không quay lại được.", p.Code)
	}
	return err
}
