package store_test

import (
	"fmt"
	"slices"

	"khuyencong/programme"
)

// historyAct is one random act; at are the stages in which it is due. It writes
// into the test's own list what it moved, if it was done.
type historyAct struct {
	name, at string
	do       func(p *ownProject) error
}

func (h *history) acts() []historyAct {
	return []historyAct{
		{"assign a budget", "approved", h.assign},
		{"adjust the plan", "approved underway", h.adjust},
		{"carry over", "approved underway", h.carry},
		{"stop", "underway", h.stop},
		{"cancel a decision", "approved stopped", h.cancelDecision},
		{"approve anew", "proposed proposed proposed", h.approveAnew},
		{"sign the contract", "approved approved approved approved approved approved", h.contract},
		{"sign an annex", "underway underway", h.annex},
		{"suspend", "underway", h.suspend},
		{"resume", "underway underway", h.resume},
		{"recall", "underway underway stopped completed", h.recall},
		{"recover", "underway underway stopped completed completed", h.recover},
		{"ask for money", "underway underway underway underway accepted accepted completed completed", h.ask},
		{"confirm", "underway underway underway underway accepted accepted completed completed stopped", h.confirm},
		{"pay", "underway underway underway underway underway accepted accepted completed completed stopped", h.pay},
		{"take a payment back", "underway accepted", h.takeBack},
		{"withdraw a request", "underway accepted completed", h.withdraw},
		{"inspect", "underway underway", h.inspect},
		{"find something", "underway", h.find},
		{"close a finding", "underway underway accepted completed", h.closeFinding},
		{"accept", "underway stopped", h.accept},
		{"cancel the acceptance", "accepted", h.cancelAcceptance},
		{"prove by a voucher", "underway accepted accepted accepted accepted stopped", h.prove},
		{"settle", "accepted accepted accepted stopped", h.settle},
		{"cancel the settlement", "completed", h.cancelSettlement},
		{"answer the outcome", "accepted accepted", h.answer},
		{"liquidate", "completed completed completed completed stopped", h.liquidate},
	}
}

// some is a random amount in đồng, mostly of whole triệu; now and then one that
// cannot be.
func (h *history) some(most programme.Money) programme.Money {
	switch h.r.IntN(30) {
	case 0:
		return -tr
	case 1:
		return 999_999_999_999
	case 2:
		return 0
	}
	m := 1 + programme.Money(h.r.Int64N(int64(max(most, 1))))
	if h.r.IntN(3) > 0 {
		m = m/tr*tr + tr
	}
	return m
}

// paper is the number of a paper: now and then one that was used before, for
// something else or for the same.
func (h *history) paper() string {
	if len(h.papers) > 0 && h.r.IntN(4) == 0 {
		return h.papers[h.r.IntN(len(h.papers))]
	}
	h.papers = append(h.papers, fmt.Sprint(100+h.step))
	return h.papers[len(h.papers)-1]
}

// past is a day of a paper, mostly today, now and then tomorrow.
func (h *history) past() programme.Day {
	switch h.r.IntN(12) {
	case 0:
		return h.day.Plus(1)
	case 1, 2, 3:
		return max(h.day.Plus(-h.r.IntN(20)), 2020_01_02)
	}
	return h.day
}

// anybody is who should act, or now and then another.
func (h *history) anybody(u programme.User) programme.User {
	if h.r.IntN(25) == 0 {
		return []programme.User{planner, leader, finance, committee, agency, drafter, director, accountant}[h.r.IntN(8)]
	}
	return u
}

func (h *history) assign(*ownProject) error {
	b := programme.PlanBudget{PlanID: h.plan.ID, Amount: h.some(600 * tr), Document: h.paper(), Dated: h.past(), Note: "Điều chỉnh."}
	err := h.AssignBudget(ctx, h.anybody(planner), h.now().Plan.Version, b)
	if err == nil {
		h.budgets = append(h.budgets, ownBudget{b.Dated, b.Amount})
	}
	return err
}

func (h *history) decide(paper string) programme.PlanDecision {
	d := h.decision(paper)
	d.Dated, d.Effective = h.day, h.day
	return d
}

// adjusting enters a decision that changes a project of the plan.
func (h *history) adjusting(p *ownProject, fn func(t *programme.PlanTerms) sums) error {
	l, ok := h.now().Line(p.id)
	if !ok {
		return programme.Refuse(programme.Conflict, "", "Đề án không ở trong kế hoạch.")
	}
	after := l.Terms
	after.Money = slices.Clone(after.Money)
	moved := fn(&after)
	d := h.decide(h.paper())
	_, err := h.AdjustPlan(ctx, h.anybody(committee), d, []programme.Adjustment{{ProjectID: p.id, Version: l.Version, After: after}}, true)
	if err == nil {
		p.did(d.Number, "decision", moved)
	}
	return err
}

func (h *history) adjust(p *ownProject) error {
	m := h.some(180 * tr)
	return h.adjusting(p, func(t *programme.PlanTerms) sums {
		*t = t.WithSupport(m)
		return sums{{programme.ECommitted, 2020}: m - p.of(programme.ECommitted)}
	})
}

func (h *history) carry(p *ownProject) error {
	m := h.some(80 * tr)
	return h.adjusting(p, func(t *programme.PlanTerms) sums {
		change := m - t.Carried
		t.Carried, t.Until = m, 2021_06_30
		return sums{{programme.ECarried, 2020}: -change, {programme.ECarried, 2021}: change}
	})
}

// stop leaves a part approved; the contract falls to it.
func (h *history) stop(p *ownProject) error {
	if h.r.IntN(3) > 0 {
		return programme.Refuse(programme.Conflict, "", "Hôm nay chưa ngừng.") // or all would end so
	}
	m := h.some(60 * tr)
	return h.adjusting(p, func(t *programme.PlanTerms) sums {
		*t = t.WithSupport(m)
		t.Stopped = true
		return sums{{programme.ECommitted, 2020}: m - p.of(programme.ECommitted), {programme.EContracted, 2020}: -max(p.of(programme.EContracted)-m, 0)}
	})
}

// cancelDecision takes back a decision with all that it moved, of all its
// projects.
func (h *history) cancelDecision(*ownProject) error {
	all := h.now().Decisions
	old := all[h.r.IntN(len(all))]
	if h.r.IntN(2) == 0 {
		old = all[len(all)-1]
	}
	d := h.decide(h.paper())
	d.Cancels = old.ID
	_, err := h.CancelDecision(ctx, h.anybody(committee), d, true)
	if err == nil {
		for _, l := range old.Lines {
			for _, p := range h.projects {
				if p.id == l.ProjectID {
					p.takenBack("decision", old.Number)
				}
			}
		}
	}
	return err
}

func (h *history) approveAnew(p *ownProject) error {
	l, ok := h.now().Line(p.id)
	if !ok {
		return programme.Refuse(programme.Conflict, "", "Đề án không ở trong kế hoạch.")
	}
	d, m := h.decide(h.paper()), h.some(120*tr)
	_, err := h.ApprovePlan(ctx, h.anybody(committee), d, []programme.LineVerdict{{ProjectID: p.id, Version: l.Version, Do: programme.Grant, Support: m, Reason: "Cân đối."}}, true)
	if err == nil {
		p.did(d.Number, "decision", sums{{programme.ECommitted, 2020}: m, {programme.EPledged, 2020}: 150 * tr})
	}
	return err
}

// The cost table of every contract: a machine, which is supported, and a
// workshop.
const (
	machineCost  = 400 * tr
	workshopCost = 50 * tr
	wholeCost    = machineCost + workshopCost
)

// terms brings the terms of a contract to another support; the whole cost stays.
func (h *history) terms(t *programme.ContractTerms, m programme.Money) {
	t.Costs, t.Schedule = slices.Clone(t.Costs), slices.Clone(t.Schedule)
	t.Costs[0].UnitPrice = machineCost
	t.Costs[0].Amounts = []programme.SourceAmount{{Source: programme.FromLocal, Amount: m}, {Source: programme.FromCash, Amount: machineCost - m}}
	half := m / 2
	t.Schedule[0].Amount, t.Schedule[1].Amount = half, m-half
}

func (h *history) contract(p *ownProject) error {
	r, err := h.Contract(ctx, drafter, p.id)
	if err != nil {
		return err
	}
	c := r.Contract
	if c.ID == 0 {
		fillContract(&c, h.day)
		t := &c.Terms
		t.From, t.Until, t.PledgeDated = h.day, 2020_11_30, h.day
		t.Schedule[0].Due, t.Schedule[1].Due = h.day.Plus(10), 2020_12_20
	}
	c.Number, c.Dated = h.paper(), h.past()
	m := p.of(programme.ECommitted)
	if h.r.IntN(3) > 0 {
		m = h.some(m)
	}
	h.terms(&c.Terms, m)
	if c, err = h.SaveContract(ctx, h.anybody(drafter), c); err != nil {
		return err
	}
	if c.Terms.Party("B").Verified == nil {
		if c, err = h.VerifyAccount(ctx, accountant, p.id, c.Version, "B", "giấy của ngân hàng"); err != nil {
			return err
		}
	}
	c, err = h.SignContract(ctx, h.anybody(director), p.id, c.Version)
	if err == nil {
		p.gave = m
		p.did(c.Number, "contract", sums{{programme.EContracted, 2020}: m, {programme.EPledged, 2020}: wholeCost - m - p.of(programme.EPledged)})
	}
	return err
}

// annex asks for another support, has it granted, and signs it.
func (h *history) annex(p *ownProject) error {
	m := h.some(150 * tr)
	kind, decides := "money_between", leader
	if m > p.gave {
		kind, decides = "money_up", committee
	}
	r, err := h.OpenMatter(ctx, h.anybody(drafter), programme.Matter{ProjectID: p.id, Kind: programme.MatterChange, Type: kind, Text: "Giá đổi.", Was: "Như hợp đồng", Wanted: "Như đề nghị"}, programme.MatterEntry{})
	if err != nil {
		return err
	}
	if r, err = h.ActMatter(ctx, planner, r.ID, r.Version, programme.ActConfirm, programme.MatterEntry{}); err != nil {
		return err
	}
	if r, err = h.ActMatter(ctx, decides, r.ID, r.Version, programme.ActGrant, programme.MatterEntry{PaperNo: h.paper(), PaperDate: h.day}); err != nil {
		return err
	}
	record, err := h.Contract(ctx, director, p.id)
	if err != nil {
		return err
	}
	c := record.Contract
	if len(c.Terms.Costs) == 0 {
		return programme.Refuse(programme.Conflict, "", "Chưa có hợp đồng.")
	}
	a := programme.ContractAnnex{Number: h.paper(), Dated: h.day, Reason: "Theo đề nghị.", Matter: r.ID, Terms: c.Terms}
	h.terms(&a.Terms, m)
	_, err = h.AnnexContract(ctx, h.anybody(director), p.id, c.Version, a, true)
	if err == nil {
		p.gave = m
		p.did(a.Number, "contract", sums{{programme.EContracted, 2020}: m - p.of(programme.EContracted), {programme.EPledged, 2020}: wholeCost - m - p.of(programme.EPledged)})
	}
	return err
}
