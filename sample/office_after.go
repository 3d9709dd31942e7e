package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// addedToFinish are dossiers of this year's plan that have come further than
// the other added ones: one is liquidated, one accepted below its contract and
// not settled, one suspended after an annex, one stopped with money to be given
// back.
var addedToFinish = []dossier{
	{"DP-44", "KC3c", "Lạc Long", "Hỗ trợ ứng dụng máy tách màu gạo", "chuyen.vien2", money{support: 150_000, cash: 260_000, pledge: 250_000},
		promises(jobs(3, unknown), output(1_200, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(78, "23/HĐKC-TTKC"))},
	{"DP-45", "KC3c", "Cô Út", "Hỗ trợ ứng dụng máy chiên hành chân không", "chuyen.vien2", money{support: 90_000, cash: 130_000, pledge: 120_000},
		promises(jobs(2, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(77, "24/HĐKC-TTKC"))},
	{"DP-46", "KC3c", "Cối Xay Thần", "Hỗ trợ ứng dụng máy nghiền muối tinh", "chuyen.vien2", money{support: 110_000, cash: 180_000, pledge: 170_000},
		promises(jobs(2, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(76, "25/HĐKC-TTKC"))},
	{"DP-47", "KC3c", "Bầu Tiên", "Hỗ trợ ứng dụng tháp chưng cất tinh dầu", "chuyen.vien2", money{support: 130_000, cash: 220_000, pledge: 210_000},
		promises(jobs(2, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(75, "26/HĐKC-TTKC"))},
}

// planAfter plans what became of them.
func (o *office) planAfter(context.Context) error {
	if !o.hasPlans() {
		return nil
	}
	o.advance("DP-44", 68, 75_000, "UNC 119")
	o.visited("DP-44", 50, "08/BB-TTKC")
	o.then("DP-44", 36, o.accept("11/BBNT-TTKC", 0))
	o.then("DP-44", 34, o.prove)
	o.then("DP-44", 28, o.settle("31/QT-TTKC", true))
	o.then("DP-44", 27, o.measure)
	o.payRest("DP-44", 25, 75_000, "UNC 163")
	o.then("DP-44", 18, o.liquidate)

	o.advance("DP-45", 60, 45_000, "UNC 131")
	o.visited("DP-45", 40, "10/BB-TTKC")
	o.then("DP-45", 13, o.accept("14/BBNT-TTKC", 60_000))
	o.then("DP-45", 9, o.prove)
	o.then("DP-45", 4, o.settle("", false))

	o.then("DP-46", 52, o.prolong)
	o.then("DP-46", 24, o.paper(programme.ContractPaper{Deed: programme.DeedSuspend, Document: "61/TB-TTKC", Reason: "Xưởng ngập do triều cường, chờ nâng nền (minh họa)."}))

	o.advance("DP-47", 64, 65_000, "UNC 126")
	o.then("DP-47", 31, o.stop)
	o.then("DP-47", 12, o.paper(programme.ContractPaper{Deed: programme.DeedRecover, Document: "GNT 44", Reason: "Cơ sở nộp trả đợt một (minh họa).", Amount: thousands(40_000)}))
	return nil
}

// then plans what is done with a project of this year's plan so many working
// days ago.
func (o *office) then(code string, ago int, do func(context.Context, programme.Project) error) {
	o.on(o.ago(ago), func(ctx context.Context) error {
		p, err := o.store.Project(ctx, programme.LocalUser, o.projects[o.codeOf(code, o.planYear-1)])
		if err == nil {
			err = do(ctx, p)
		}
		if err != nil {
			return fmt.Errorf("sample project %s: %w", code, err)
		}
		return nil
	})
}

// advance plans an advance that was asked for, checked and paid.
func (o *office) advance(code string, ago int, amount int64, paper string) {
	o.pay(code, programme.PayAdvance, ago, amount, paper, "Bên bán yêu cầu tạm ứng theo hợp đồng mua máy (minh họa).", 5_000)
}

func (o *office) payRest(code string, ago int, amount int64, paper string) {
	o.pay(code, programme.PayRest, ago, amount, paper, "Đề án đã quyết toán, đề nghị chi phần còn lại (minh họa).", 10_000)
}

func (o *office) pay(code string, stage programme.PayStage, ago int, amount int64, paper, text string, volume int64) {
	sum := thousands(amount)
	o.matter(code, programme.Matter{Kind: programme.MatterPayment, Type: string(stage), Text: text}, entered{ago + 3, "chuyen.vien2", "", programme.MatterEntry{Amount: sum}},
		entered{ago + 2, "chuyen.vien", programme.ActConfirm, programme.MatterEntry{Amount: sum, Note: "Theo điều khoản thanh toán của hợp đồng (minh họa).", Pay: programme.Payment{Volume: volume}}},
		entered{ago, "ke.toan", programme.ActPay, programme.MatterEntry{Amount: sum, PaperNo: paper, PaperDate: o.ago(ago)}})
}

// visited plans an inspection that found everything in order.
func (o *office) visited(code string, ago int, number string) {
	o.then(code, ago, func(ctx context.Context, p programme.Project) error {
		u := o.users["chuyen.vien"]
		visit, err := o.store.OpenMatter(ctx, u, programme.Matter{ProjectID: p.ID, Kind: programme.MatterVisit, Type: "during", Text: "Xem máy trước khi nghiệm thu (minh họa)."}, programme.MatterEntry{Due: o.ago(ago)})
		if err != nil {
			return err
		}
		r, err := o.store.Inspection(ctx, u, p.ID, visit.ID)
		if err != nil {
			return err
		}
		i := r.Inspection
		i.Number, i.Held = number, o.ago(ago)
		b := &i.Body
		b.From, b.Until, b.Where, b.Percent = "14 giờ", "15 giờ 30", "Xưởng của cơ sở (minh họa)", "90"
		b.Work, b.Said, b.Conclusion = "Máy đã lắp xong, đang chạy thử (minh họa).", "Thống nhất với đoàn kiểm tra (minh họa).", "Đúng nội dung, đúng tiến độ (minh họa)."
		b.Members = []programme.InspectionMember{{Side: programme.SideCentre, Name: u.Name, Title: u.PostTitle}, {Side: programme.SideEstablishment, Name: "Chủ cơ sở (minh họa)", Title: "Chủ cơ sở"}}
		for n := range b.Points {
			b.Points[n].Answer = programme.SeenYes
		}
		_, err = o.store.SaveInspection(ctx, u, i, true)
		return err
	})
}

// paper writes an act on the contract, dated the day on which it is done.
func (o *office) paper(by programme.ContractPaper) func(context.Context, programme.Project) error {
	return func(ctx context.Context, p programme.Project) error {
		u := o.users["giam.doc"]
		r, err := o.store.Contract(ctx, u, p.ID)
		if err != nil {
			return err
		}
		by.Dated = r.Facts.Today
		_, err = o.store.ContractDo(ctx, u, p.ID, r.Contract.Version, by, true)
		return err
	}
}

// prolong grants a month more and signs the annex.
func (o *office) prolong(ctx context.Context, p programme.Project) error {
	m, err := o.store.OpenMatter(ctx, o.users["chuyen.vien2"], programme.Matter{ProjectID: p.ID, Kind: programme.MatterChange, Type: "time", Text: "Bên bán giao máy chậm (minh họa).",
		Was: "Xong trong tháng 11", Wanted: "Xong trước 20/12"}, programme.MatterEntry{})
	if err != nil {
		return err
	}
	if m, err = o.store.ActMatter(ctx, o.users["so.chuyen.vien"], m.ID, m.Version, programme.ActConfirm, programme.MatterEntry{Note: "Lý do chính đáng (minh họa)."}); err != nil {
		return err
	}
	u := o.users["giam.doc"]
	r, err := o.store.Contract(ctx, u, p.ID)
	if err != nil {
		return err
	}
	today := r.Facts.Today
	if m, err = o.store.ActMatter(ctx, o.users["so.lanh.dao"], m.ID, m.Version, programme.ActGrant, programme.MatterEntry{PaperNo: "712/SCT-QLCN", PaperDate: today}); err != nil {
		return err
	}
	t := r.Contract.Terms
	t.Until, _ = programme.NewDay(o.planYear-1, 12, 20)
	_, err = o.store.AnnexContract(ctx, u, p.ID, r.Contract.Version, programme.ContractAnnex{Number: "25/HĐKC-TTKC/PL1", Dated: today, Reason: "Lùi ngày xong theo văn bản 712/SCT-QLCN (minh họa).", Matter: m.ID, Terms: t}, true)
	return err
}

// stop has the committee's office stop a project: nothing of it was done.
func (o *office) stop(ctx context.Context, p programme.Project) error {
	return o.withPlan("ubnd", o.planYear-1, programme.Local, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		for _, l := range a.Lines {
			if l.ID != p.ID {
				continue
			}
			after := l.Terms.WithSupport(0)
			after.Stopped = true
			_, err := o.store.AdjustPlan(ctx, u, programme.PlanDecision{PlanID: a.Plan.ID, Number: "2107/QĐ-UBND", Dated: a.Today, Effective: a.Today, Signer: "Lãnh đạo UBND thành phố", SignerTitle: "Phó Chủ tịch",
				Basis: "Tờ trình 96/TTr-SCT của Sở Công Thương", Reason: "Cơ sở không đủ vốn đối ứng để mua máy (minh họa)."},
				[]programme.Adjustment{{ProjectID: p.ID, Version: l.Version, After: after, Reason: "Cơ sở xin ngừng (minh họa)."}}, true)
			return err
		}
		return fmt.Errorf("%s is not in the plan", p.Code)
	})(ctx)
}
