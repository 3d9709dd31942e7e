package store_test

import (
	"fmt"
	"slices"

	"khuyencong/programme"
)

// deed does something with a signed contract.
func (h *history) deed(p *ownProject, by programme.ContractPaper) error {
	r, err := h.Contract(ctx, director, p.id)
	if err != nil {
		return err
	}
	by.Document, by.Dated, by.Reason = h.paper(), h.past(), "Thử."
	_, err = h.ContractDo(ctx, h.anybody(director), p.id, r.Contract.Version, by, true)
	return err
}

func (h *history) suspend(p *ownProject) error {
	return h.deed(p, programme.ContractPaper{Deed: programme.DeedSuspend})
}

func (h *history) resume(p *ownProject) error {
	return h.deed(p, programme.ContractPaper{Deed: programme.DeedResume})
}

func (h *history) recall(p *ownProject) error {
	return h.deed(p, programme.ContractPaper{Deed: programme.DeedRecall, Amount: h.some(30 * tr), Due: h.day.Plus(30)})
}

// recover brings money back, out of the last year first.
func (h *history) recover(p *ownProject) error {
	m := h.some(30 * tr)
	err := h.deed(p, programme.ContractPaper{Deed: programme.DeedRecover, Amount: m})
	if err != nil {
		return err
	}
	had, moved := p.sums(), sums{}
	for _, year := range []int{2021, 2020} {
		back := min(m, had[heading{programme.EAdvanced, year}]+had[heading{programme.EPaid, year}]-had[heading{programme.ERecovered, year}])
		moved[heading{programme.ERecovered, year}] = back
		m -= back
	}
	p.did("", "recover", moved)
	return nil
}

// request finds a request for money of the project that stands there; the
// newest, or none.
func (h *history) request(p *ownProject, kind programme.MatterKind, states ...programme.MatterState) (programme.Matter, error) {
	all := must[[]programme.Matter](h.t)(h.Matters(ctx, me, p.id))
	slices.Reverse(all)
	for _, m := range all {
		if m.Kind == kind && (slices.Contains(states, m.State) || h.r.IntN(30) == 0) {
			r, err := h.Matter(ctx, me, m.ID)
			return r.Matter, err
		}
	}
	return programme.Matter{}, programme.Refuse(programme.NotFound, "", "Không có việc như vậy.")
}

func (h *history) ask(p *ownProject) error {
	kind := "advance"
	if must[programme.Project](h.t)(h.Project(ctx, me, p.id)).Stage != programme.Underway {
		kind = string(programme.PayRest)
	}
	if h.r.IntN(6) == 0 {
		kind = string(programme.PayRest)
	}
	left := p.of(programme.EContracted) - p.of(programme.EAdvanced) - p.of(programme.EPaid) + p.of(programme.ERecovered)
	m := h.some(70 * tr)
	if kind == string(programme.PayRest) && h.r.IntN(3) > 0 { // what is still to be paid
		m = max(left, tr)
		if s := p.of(programme.ESettled); s > 0 {
			m = s - p.of(programme.EAdvanced) - p.of(programme.EPaid) + p.of(programme.ERecovered)
		}
	}
	_, err := h.askPayment(h.anybody(drafter), p.id, kind, m)
	return err
}

func (h *history) confirm(p *ownProject) error {
	m, err := h.request(p, programme.MatterPayment, "asked")
	if err != nil {
		return err
	}
	amount := m.Amount
	if h.r.IntN(5) == 0 {
		amount = h.some(m.Amount + tr)
	}
	_, err = h.ActMatter(ctx, h.anybody(director), m.ID, m.Version-int64(h.r.IntN(20)/19), programme.ActConfirm, programme.MatterEntry{Amount: amount, Note: "Theo hợp đồng"})
	return err
}

func (h *history) pay(p *ownProject) error {
	m, err := h.request(p, programme.MatterPayment, "checked")
	if err != nil {
		return err
	}
	e := programme.MatterEntry{Amount: m.Amount, PaperNo: h.paper(), PaperDate: h.past(), Pay: programme.Payment{Year: 2020}}
	if h.r.IntN(5) == 0 {
		e.Amount = h.some(m.Amount + tr)
	}
	if h.r.IntN(4) == 0 {
		e.Pay.Year = 2021
	}
	_, err = h.ActMatter(ctx, h.anybody(accountant), m.ID, m.Version-int64(h.r.IntN(20)/19), programme.ActPay, e)
	if err == nil {
		kind := programme.EAdvanced
		if m.Type == string(programme.PayRest) {
			kind = programme.EPaid
		}
		p.did(matterName(m), "pay", sums{{kind, e.Pay.Year}: e.Amount})
	}
	return err
}

func matterName(m programme.Matter) string { return fmt.Sprint("matter ", m.ID) }

func (h *history) takeBack(p *ownProject) error {
	m, err := h.request(p, programme.MatterPayment, "paid")
	if err != nil {
		return err
	}
	_, err = h.ActMatter(ctx, h.anybody(accountant), m.ID, m.Version, programme.ActTakeBack, programme.MatterEntry{Note: "Nhầm đơn vị", PaperNo: h.paper(), PaperDate: h.day})
	if err == nil {
		p.takenBack("pay", matterName(m))
	}
	return err
}

func (h *history) withdraw(p *ownProject) error {
	m, err := h.request(p, programme.MatterPayment, "asked", "checked")
	if err != nil {
		return err
	}
	act, u := programme.ActWithdraw, drafter
	if m.State == "checked" {
		act, u = programme.ActRefuse, director
	}
	_, err = h.ActMatter(ctx, h.anybody(u), m.ID, m.Version, act, programme.MatterEntry{Note: "Không cần nữa"})
	return err
}

// inspect visits the project and concludes the minutes.
func (h *history) inspect(p *ownProject) error {
	m, err := h.OpenMatter(ctx, h.anybody(drafter), programme.Matter{ProjectID: p.id, Kind: programme.MatterVisit, Type: "during", Text: "Xem máy"}, programme.MatterEntry{})
	if err != nil {
		return err
	}
	i := programme.Inspection{MatterID: m.ID, ProjectID: p.id, Number: h.paper(), Held: h.past(), Body: programme.InspectionBody{
		Where: "Kế Sách", Work: "Đang lắp máy", Percent: "60", Conclusion: "Đúng tiến độ",
		Members: []programme.InspectionMember{{Side: programme.SideCentre, Name: "Lan"}, {Side: programme.SideEstablishment, Name: "Tám", Title: "Chủ cơ sở"}},
	}}
	_, err = h.SaveInspection(ctx, drafter, i, true)
	return err
}

// find raises a finding that keeps the project from being accepted.
func (h *history) find(p *ownProject) error {
	_, err := h.OpenMatter(ctx, h.anybody(director), programme.Matter{ProjectID: p.id, Kind: programme.MatterFinding, Type: "machine", Text: "Số máy khác", Blocking: true},
		programme.MatterEntry{Owner: programme.FindingOwner{Role: programme.RoleCentreOfficer}})
	return err
}

// closeFinding mends a finding, or closes one that is mended.
func (h *history) closeFinding(p *ownProject) error {
	m, err := h.request(p, programme.MatterFinding, "open", "fixed")
	if err != nil {
		return err
	}
	act, u := programme.ActFix, drafter
	if m.State == "fixed" {
		act, u = programme.ActSolve, director
	}
	_, err = h.ActMatter(ctx, h.anybody(u), m.ID, m.Version, act, programme.MatterEntry{Note: "Đã đổi đúng máy theo danh mục"})
	return err
}
