package store_test

import (
	"fmt"

	"khuyencong/programme"
)

// accept writes an acceptance record of what was done and concludes it.
func (h *history) accept(p *ownProject) error {
	f, err := h.AcceptanceForm(ctx, drafter, p.id)
	if err != nil {
		return err
	}
	a := f.Draft
	a.Number, a.Dated = h.paper(), h.day
	b := &a.Body
	if len(b.Lines) != 2 {
		return programme.Refuse(programme.Conflict, "", "Chưa có hợp đồng.")
	}
	b.Place, b.Quality, b.Conclusion, b.Result = "Kế Sách", "Máy chạy tốt.", "Đủ điều kiện.", programme.AcceptedWhole
	b.Members = nil
	for _, side := range programme.AcceptanceSides {
		b.Members = append(b.Members, programme.AcceptanceMember{Side: side, Name: "Người " + side.Label(), Signed: a.Dated})
	}
	b.Lines[0].Accepted, b.Lines[1].Accepted = machineCost, workshopCost
	if h.r.IntN(2) == 0 {
		b.Lines[0].Accepted = min(h.some(machineCost), machineCost)
	}
	for i := range b.Lines {
		b.Lines[i].Remark = ""
		if b.Lines[i].Accepted != b.Lines[i].Total() {
			b.Lines[i].Remark = "Giá mua khác dự toán."
		}
	}
	b.Machines = []programme.AcceptedMachine{{Name: "Máy sấy", Serial: "S-1", Located: true, Runs: true}}
	for i := range b.Evidence {
		b.Evidence[i].Have = true
	}
	if a, err = h.SaveAcceptance(ctx, h.anybody(drafter), a); err != nil {
		return err
	}
	if _, err = h.ConcludeAcceptance(ctx, h.anybody(director), a.ID, a.Version); err != nil {
		return err
	}
	support := min(p.of(programme.ECommitted), p.of(programme.EContracted), share(b.Lines[0].Accepted+b.Lines[1].Accepted, p.gave, wholeCost))
	p.did(a.Number, "accept", sums{{programme.EAccepted, p.settlingYear()}: support})
	return nil
}

func (h *history) cancelling() programme.Basis {
	return programme.Basis{Document: h.paper(), Dated: h.past(), Reason: "Sai."}
}

func (h *history) cancelAcceptance(p *ownProject) error {
	f, err := h.Closing(ctx, director, p.id)
	if err != nil {
		return err
	}
	if len(f.Acceptances) == 0 {
		return programme.Refuse(programme.NotFound, "", "Chưa nghiệm thu.")
	}
	a := f.Acceptances[0]
	_, err = h.CancelAcceptance(ctx, h.anybody(director), a.ID, a.Version, h.cancelling())
	if err == nil {
		p.takenBack("accept", "")
	}
	return err
}

func (h *history) prove(p *ownProject) error {
	v := invoice(p.id, int64(1+h.r.IntN(2)), fmt.Sprint(h.r.IntN(60)), h.some(400*tr))
	v.Dated = h.past()
	_, err := h.SaveVoucher(ctx, h.anybody(accountant), v, nil)
	return err
}

// settle writes a settlement, of all that is proved or of less, and concludes
// it.
func (h *history) settle(p *ownProject) error {
	f, err := h.SettlementForm(ctx, accountant, p.id)
	if err != nil {
		return err
	}
	s := f.Draft
	s.Number, s.Dated, s.Filed = h.paper(), h.day, h.day
	s.Body.Note = "Thử."
	var cost programme.Money
	for i := range s.Body.Lines {
		l := &s.Body.Lines[i]
		if l.Settled = l.Most(); h.r.IntN(4) == 0 {
			l.Settled = h.some(l.Most())
		}
		cost += l.Settled
	}
	s.Body.Deduct, s.Body.DeductWhy = 0, ""
	if h.r.IntN(4) == 0 {
		s.Body.Deduct, s.Body.DeductWhy = h.some(5*tr), "Chi sai nội dung."
	}
	if s, err = h.SaveSettlement(ctx, h.anybody(accountant), s); err != nil {
		return err
	}
	if _, err = h.ConcludeSettlement(ctx, h.anybody(director), s.ID, s.Version); err != nil {
		return err
	}
	support := min(p.of(programme.ECommitted), p.of(programme.EContracted), p.of(programme.EAccepted), share(cost, p.gave, wholeCost)) - s.Body.Deduct
	p.did(s.Number, "settle", sums{{programme.ESettled, p.settlingYear()}: support, {programme.EEvidenced, 2020}: cost - support})
	return nil
}

func (h *history) cancelSettlement(p *ownProject) error {
	f, err := h.Closing(ctx, director, p.id)
	if err != nil {
		return err
	}
	if len(f.Settlements) == 0 {
		return programme.Refuse(programme.NotFound, "", "Chưa quyết toán.")
	}
	s := f.Settlements[0]
	_, err = h.CancelSettlement(ctx, h.anybody(director), s.ID, s.Version, h.cancelling())
	if err == nil {
		p.takenBack("settle", "")
	}
	return err
}

// answer says what came of the project, or why that is not known: the last
// payment waits for it.
func (h *history) answer(p *ownProject) error {
	asked := programme.AskedOf("KC3c")
	for _, month := range []int{programme.Baseline, 0} {
		s := programme.ResultSheet{ProjectID: p.id, Month: month, On: h.past(), InUse: programme.InUseYes}
		if month == programme.Baseline {
			s.On, s.InUse = 2020_01_20, ""
		}
		for _, i := range asked {
			if month == 0 || i.NeedsBaseline() {
				s.Readings = append(s.Readings, programme.Reading{Indicator: i, Why: "Không theo dõi riêng"})
			}
		}
		if _, err := h.SaveResults(ctx, h.anybody(drafter), s, 0, nil); err != nil {
			return err
		}
	}
	return nil
}

func (h *history) liquidate(p *ownProject) error {
	_, err := h.LiquidateContract(ctx, h.anybody(director), programme.Liquidation{ProjectID: p.id, Number: h.paper(), Dated: h.day, Kept: "Tủ 3"}, 0)
	return err
}
