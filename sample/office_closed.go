package sample

import (
	"context"

	"khuyencong/programme"
)

// accept writes and concludes the acceptance of a project whose machine cost
// less than the contract has, by so many thousand đồng.
func (o *office) accept(number string, less int64) func(context.Context, programme.Project) error {
	return func(ctx context.Context, p programme.Project) error {
		u := o.users["chuyen.vien"]
		f, err := o.store.AcceptanceForm(ctx, u, p.ID)
		if err != nil {
			return err
		}
		a := f.Draft
		a.Number, a.Dated = number, programme.DayOf(o.store.Now())
		b := &a.Body
		b.Place, b.Quality, b.Effect = "Xưởng của cơ sở (minh họa)", "Máy mới, đúng kiểu và công suất theo hợp đồng (minh họa).", "Bớt lao động thủ công, hàng đều hơn (minh họa)."
		b.Result, b.Conclusion = programme.AcceptedWhole, "Đủ điều kiện thanh toán, quyết toán (minh họa)."
		b.Members = nil
		for _, side := range programme.AcceptanceSides {
			b.Members = append(b.Members, programme.AcceptanceMember{Side: side, Name: "Đại diện " + side.Label() + " (minh họa)", Signed: a.Dated})
		}
		for i := range b.Lines {
			b.Lines[i].Accepted, b.Lines[i].Done = b.Lines[i].Total(), b.Lines[i].Quantity
		}
		if less != 0 {
			b.Lines[0].Accepted -= thousands(less)
			b.Lines[0].Remark = "Giá mua thấp hơn dự toán, theo hóa đơn (minh họa)."
		}
		if len(b.Machines) == 0 {
			b.Machines = []programme.AcceptedMachine{{Name: "Máy của đề án"}}
		}
		for i := range b.Machines {
			b.Machines[i].Serial, b.Machines[i].Located, b.Machines[i].Runs = "MH-"+p.Code, true, true
		}
		for i := range b.Evidence {
			b.Evidence[i].Have = true
		}
		if a, err = o.store.SaveAcceptance(ctx, u, a); err != nil {
			return err
		}
		_, err = o.store.ConcludeAcceptance(ctx, o.users["giam.doc"], a.ID, a.Version)
		return err
	}
}

// prove enters an invoice for what was accepted of every line.
func (o *office) prove(ctx context.Context, p programme.Project) error {
	u := o.users["ke.toan"]
	f, err := o.store.SettlementForm(ctx, u, p.ID)
	if err != nil {
		return err
	}
	for i, l := range f.Acceptance.Body.Lines {
		v := programme.Voucher{ProjectID: p.ID, CostID: l.CostID, Kind: programme.VoucherInvoice, Series: "1C26TMH", Number: p.Code[len(p.Code)-2:] + "0000" + string(rune('1'+i)), Dated: f.Acceptance.Dated.Plus(-6),
			Seller: "Công ty Cơ khí Minh Họa", TaxCode: "9900009001", Content: l.Item, Amount: l.Accepted}
		if _, err := o.store.SaveVoucher(ctx, u, v, smallPDF("Hoa don", v.Number, l.Item, "So lieu minh hoa")); err != nil {
			return err
		}
	}
	return nil
}

// settle writes the settlement as the records give it, and has the director
// conclude it.
func (o *office) settle(number string, conclude bool) func(context.Context, programme.Project) error {
	return func(ctx context.Context, p programme.Project) error {
		u := o.users["ke.toan"]
		f, err := o.store.SettlementForm(ctx, u, p.ID)
		if err != nil {
			return err
		}
		s := f.Draft
		if s.Number = number; conclude {
			s.Dated, s.Filed = programme.DayOf(o.store.Now()), programme.DayOf(o.store.Now())
		}
		if s, err = o.store.SaveSettlement(ctx, u, s); err != nil || !conclude {
			return err
		}
		_, err = o.store.ConcludeSettlement(ctx, o.users["giam.doc"], s.ID, s.Version)
		return err
	}
}

// measure writes what the project brought when it was accepted.
func (o *office) measure(ctx context.Context, p programme.Project) error {
	today := programme.DayOf(o.store.Now())
	before := found{programme.Baseline, 0, "chuyen.vien2", []programme.Reading{stated(programme.Workers, 18), stated(programme.Income, 6_100_000), made(3_200, "tấn/năm")}, payroll, ""}
	if err := o.sheet(ctx, p.ID, p.Content, today.PlusMonths(-3), before); err != nil {
		return err
	}
	since := found{0, 0, "chuyen.vien2", []programme.Reading{stated(programme.Jobs, 3), stated(programme.JobsWomen, 1), stated(programme.Workers, 21), stated(programme.Income, 6_600_000), made(3_900, "tấn/năm")}, payroll, ""}
	return o.sheet(ctx, p.ID, p.Content, today, since)
}

// liquidate ends the contract.
func (o *office) liquidate(ctx context.Context, p programme.Project) error {
	_, err := o.store.LiquidateContract(ctx, o.users["giam.doc"], programme.Liquidation{ProjectID: p.ID, Number: "09/BBTL-TTKC", Dated: programme.DayOf(o.store.Now()), Kept: "Tủ hồ sơ 3, ngăn 2 (minh họa)"}, 0)
	return err
}
