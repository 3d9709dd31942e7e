package sample

import (
	"context"
	"fmt"
	"strings"

	"khuyencong/programme"
)

// contractDays after which the advance and, after the end, the rest are due.
const (
	advanceAfter = 14
	restAfter    = 20
)

// sign takes a project to work by its contract: an officer drafts it, the
// accountant holds the account against the bank's letter, the director signs.
func (o *office) sign(ctx context.Context, u programme.User, p programme.Project, s step) error {
	c, err := o.draftContract(ctx, p, s.note)
	if err != nil {
		return err
	}
	if c, err = o.store.VerifyAccount(ctx, o.users["ke.toan"], p.ID, c.Version, "B", "Giấy xác nhận số dư và chủ tài khoản của ngân hàng (minh họa)"); err != nil {
		return err
	}
	_, err = o.store.SignContract(ctx, u, p.ID, c.Version)
	return err
}

// draftContract saves the draft of a project's contract; number is "" for one
// that is not signed yet.
func (o *office) draftContract(ctx context.Context, p programme.Project, number string) (programme.Contract, error) {
	u := o.users["chuyen.vien"]
	r, err := o.store.Contract(ctx, u, p.ID)
	if err != nil {
		return programme.Contract{}, err
	}
	c, t := r.Contract, &r.Contract.Terms
	if c.Number = number; number != "" {
		c.Dated = r.Facts.Today
	}
	t.Costs = contractCosts(p)
	t.Pledge, t.PledgeDated = "Đơn đề nghị hỗ trợ, phần cam kết (minh họa)", r.Facts.Today
	support := t.Support()
	half := support.Split(2)
	t.Schedule = []programme.Installment{
		{Label: "Tạm ứng đợt 1", Kind: programme.KindAdvance, Source: p.Fund(), Due: t.From.Plus(advanceAfter), Amount: half[0], Condition: "Có hợp đồng và báo cáo tiến độ"},
		{Label: "Thanh toán phần còn lại", Kind: programme.KindPayment, Source: p.Fund(), Due: t.Until.Plus(restAfter), Amount: half[1], Condition: "Sau khi nghiệm thu, đủ chứng từ"},
	}
	for i := range t.Parties {
		one := &t.Parties[i]
		fill(&one.Name, "Trung tâm Khuyến công (minh họa)")
		fill(&one.Representative, "Nguyễn Hữu Phước")
		fill(&one.Title, "Giám đốc")
		fill(&one.Address, p.Place.Name)
		if one.Side == "B" {
			one.Holder, one.Account, one.Bank = one.Name, fmt.Sprintf("7401000%06d", p.ID), "Ngân hàng minh họa, chi nhánh địa phương"
		}
	}
	c.Terms = *t
	return o.store.SaveContract(ctx, u, c)
}

func fill(s *string, with string) {
	if strings.TrimSpace(*s) == "" {
		*s = with
	}
}

// contractCosts lays what the plan approved on two lines: the machine, and what
// the beneficiary alone pays for.
func contractCosts(p programme.Project) []programme.CostLine {
	machine := programme.CostLine{Item: "Mua máy móc, thiết bị", Unit: "gói"}
	setting := programme.CostLine{Item: "Lắp đặt, chạy thử, đào tạo vận hành", Unit: "gói"}
	for _, l := range p.Lines {
		switch share := l.Approved.Share(1, 10); {
		case l.Approved == 0:
		case l.Source == programme.FromCash:
			machine.Amounts = append(machine.Amounts, programme.SourceAmount{Source: l.Source, Amount: l.Approved - share})
			setting.Amounts = append(setting.Amounts, programme.SourceAmount{Source: l.Source, Amount: share})
		default:
			machine.Amounts = append(machine.Amounts, programme.SourceAmount{Source: l.Source, Name: l.Name, Amount: l.Approved})
		}
	}
	all := []programme.CostLine{machine}
	if setting.Total() > 0 {
		all = append(all, setting)
	}
	return all
}

// planContracts plans the draft of a project that is approved and not at work
// yet.
func (o *office) planContracts(context.Context) error {
	if !o.hasPlans() {
		return nil
	}
	o.on(o.ago(20), func(ctx context.Context) error {
		p, err := o.store.Project(ctx, programme.LocalUser, o.projects[o.codeOf("DP-43", o.planYear-1)])
		if err == nil {
			_, err = o.draftContract(ctx, p, "")
		}
		if err != nil {
			return fmt.Errorf("sample contract: %w", err)
		}
		return nil
	})
	return nil
}
