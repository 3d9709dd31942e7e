package store_test

import (
	"context"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// The people who act on a contract.
var (
	drafter    = programme.User{ID: 60, Name: "Trương Thị Soạn", Role: programme.RoleCentreOfficer, PostTitle: "Chuyên viên Trung tâm"}
	director   = programme.User{ID: 61, Name: "Nguyễn Văn Giám", Role: programme.RoleCentreDirector, PostTitle: "Giám đốc Trung tâm"}
	accountant = programme.User{ID: 62, Name: "Đặng Thị Toán", Role: programme.RoleCentreAccountant, PostTitle: "Kế toán Trung tâm"}
)

// drafted is a draft of a project's contract that only lacks the check of the
// account: 100 triệu of support, 150 of cash.
func (y *planYear) drafted(id int64) programme.Contract {
	y.t.Helper()
	c := must[store.ContractRecord](y.t)(y.Contract(ctx, drafter, id)).Contract
	c.Number, c.Dated = "07/HĐ-TTKC", 2020_01_20
	t := &c.Terms
	t.From, t.Until = 2020_02_01, 2020_11_30
	t.Scope = "Đầu tư máy sấy."
	t.Pledge, t.PledgeDated = "Đơn đề nghị hỗ trợ", 2020_01_02
	t.Parties = []programme.Party{
		{Side: "A", Name: "Trung tâm Khuyến công", Representative: "Nguyễn Văn Giám", Title: "Giám đốc", Address: "Sóc Trăng"},
		{Side: "B", Name: "Cơ sở Đặng Văn Ơn", Representative: "Đặng Văn Ơn", Title: "Chủ cơ sở", Address: "Kế Sách", Account: "1234567890", Bank: "Ngân hàng thử", Holder: "DANG VAN ON"},
	}
	t.Costs = []programme.CostLine{
		{Item: "Máy sấy", Unit: "cái", Quantity: 1000, UnitPrice: 200 * tr, Amounts: []programme.SourceAmount{{Source: programme.FromLocal, Amount: 100 * tr}, {Source: programme.FromCash, Amount: 100 * tr}}},
		{Item: "Nhà xưởng", Amounts: []programme.SourceAmount{{Source: programme.FromCash, Amount: 50 * tr}}},
	}
	t.Schedule = []programme.Installment{
		{Label: "Tạm ứng đợt 1", Kind: programme.KindAdvance, Source: programme.FromLocal, Due: 2020_02_15, Amount: 50 * tr},
		{Label: "Thanh toán", Kind: programme.KindPayment, Source: programme.FromLocal, Due: 2020_12_20, Amount: 50 * tr},
	}
	return must[programme.Contract](y.t)(y.SaveContract(ctx, drafter, c))
}

// signed is the same contract in force.
func (y *planYear) signed(id int64) programme.Contract {
	y.t.Helper()
	c := y.drafted(id)
	y.paperless(id)
	c = must[programme.Contract](y.t)(y.VerifyAccount(ctx, accountant, id, c.Version, "B", "giấy xác nhận của ngân hàng"))
	return must[programme.Contract](y.t)(y.SignContract(ctx, director, id, c.Version))
}

// paperless takes the demand for papers away: they are another part's work.
func (y *planYear) paperless(int64) { y.exec(`UPDATE paper_rules SET required = FALSE`) }

func (y *planYear) balances(id int64) programme.Balances {
	y.t.Helper()
	return programme.BalancesOf(must[[]programme.Entry](y.t)(y.Ledger(ctx, me, id)))
}

func TestContractTakesEffect(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		c := y.drafted(id)
		if _, err := y.SignContract(ctx, director, id, c.Version); !refused(err, programme.Invalid, "account") {
			t.Errorf("an account that nobody verified: %v", err)
		}
		if _, err := y.SignContract(ctx, drafter, id, c.Version); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("signed by an officer: %v", err)
		}
		if b := y.balances(id); b.Of(programme.EContracted) != 0 {
			t.Errorf("a draft has contracted %s", b.Of(programme.EContracted).Dong())
		}
		c = must[programme.Contract](t)(y.VerifyAccount(ctx, accountant, id, c.Version, "B", "giấy xác nhận của ngân hàng"))
		c = must[programme.Contract](t)(y.SignContract(ctx, director, id, c.Version))
		b := y.balances(id)
		if b.Of(programme.EContracted) != 100*tr || b.From(programme.EPledged, programme.FromCash, "") != 150*tr {
			t.Errorf("contracted %s, pledged %s", b.Of(programme.EContracted).Dong(), b.Of(programme.EPledged).Dong())
		}
		p := must[programme.Project](t)(y.Project(ctx, me, id))
		if p.Stage != programme.Underway || c.State != programme.ContractEffective || p.Disagrees(b) != "" {
			t.Errorf("project %s, contract %s, %s", p.Stage, c.State, p.Disagrees(b))
		}
		r := must[store.ContractRecord](t)(y.Contract(ctx, director, id))
		if len(r.Contract.Versions) != 1 || r.Contract.Versions[0].Terms.Costs[1].ID != 2 || r.Contract.TermsOn(2020_01_19).Total() != 0 || r.Contract.TermsOn(2020_01_20).Total() != 250*tr {
			t.Errorf("%+v", r.Contract.Versions)
		}
		if _, err := y.SignContract(ctx, director, id, c.Version); programme.KindOf(err) != programme.Conflict {
			t.Errorf("signed twice: %v", err)
		}
		if _, err := y.SaveContract(ctx, drafter, c); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a signed contract is written over: %v", err)
		}
	})
}

func TestContractDraftRefused(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		c := y.drafted(id)
		for _, tt := range []struct {
			name, field string
			change      func(*programme.Contract)
		}{
			{"more support than approved", "costs", func(c *programme.Contract) {
				c.Terms.Costs[0].Amounts = []programme.SourceAmount{{Source: programme.FromLocal, Amount: 100*tr + 1}, {Source: programme.FromCash, Amount: 100*tr - 1}}
			}},
			{"sources do not add up to the price", "amount_1", func(c *programme.Contract) { c.Terms.Costs[0].UnitPrice = 201 * tr }},
			{"absurd amount", "amount_2", func(c *programme.Contract) {
				c.Terms.Costs[1].Amounts = []programme.SourceAmount{{Source: programme.FromCash, Amount: 999_999_999_999}}
			}},
			{"ends after the year", "until", func(c *programme.Contract) { c.Terms.Until = 2021_01_15 }},
			{"begins before the year", "from", func(c *programme.Contract) { c.Terms.From = 2019_12_15 }},
			{"signed tomorrow", "dated", func(c *programme.Contract) { c.Dated = 2020_02_04 }},
			{"signed before the decision", "dated", func(c *programme.Contract) { c.Dated = 2020_01_14 }},
			{"paid before it begins", "plan_due_1", func(c *programme.Contract) { c.Terms.Schedule[0].Due = 2020_01_31 }},
			{"account of letters", "account_B", func(c *programme.Contract) { c.Terms.Parties[1].Account = "12345A7890" }},
		} {
			bad := c
			bad.Terms.Costs = append([]programme.CostLine(nil), c.Terms.Costs...)
			bad.Terms.Schedule = append([]programme.Installment(nil), c.Terms.Schedule...)
			bad.Terms.Parties = append([]programme.Party(nil), c.Terms.Parties...)
			tt.change(&bad)
			if _, err := y.SaveContract(ctx, drafter, bad); !refused(err, programme.Invalid, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		again := c
		again.Version--
		if _, err := y.SaveContract(ctx, drafter, again); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an older draft: %v", err)
		}
	})
}

// TestContractDraftedAtOnce: of ten who save the first draft at once one gets
// through, the others are told.
func TestContractDraftedAtOnce(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		first := must[store.ContractRecord](t)(y.Contract(ctx, drafter, y.ids[0])).Contract
		won := 0
		for _, err := range atOnce(10, func(int) error { _, err := y.SaveContract(context.Background(), drafter, first); return err }) {
			switch {
			case err == nil:
				won++
			case programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), "hợp đồng"):
				t.Error(err)
			}
		}
		if won != 1 {
			t.Errorf("%d drafts were kept", won)
		}
	})
}
