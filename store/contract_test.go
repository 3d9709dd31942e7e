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
// account.
func (y *planYear) drafted(id int64) programme.Contract {
	y.t.Helper()
	c := must[store.ContractRecord](y.t)(y.Contract(ctx, drafter, id)).Contract
	fillContract(&c, 2020_01_20)
	return must[programme.Contract](y.t)(y.SaveContract(ctx, drafter, c))
}

// fillContract writes a contract for the year in which it is signed: 100 triệu
// of support, 150 of cash.
func fillContract(c *programme.Contract, signed programme.Day) {
	on := func(month, day int) programme.Day { return programme.Day(signed.Year()*10_000 + month*100 + day) }
	c.Number, c.Dated = "07/HĐ-TTKC", signed
	t := &c.Terms
	t.From, t.Until = on(2, 1), on(11, 30)
	t.Scope = "Đầu tư máy sấy."
	t.Pledge, t.PledgeDated = "Đơn đề nghị hỗ trợ", on(1, 2)
	t.Parties = []programme.Party{
		{Side: "A", Name: "Trung tâm Khuyến công", Representative: "Nguyễn Văn Giám", Title: "Giám đốc", Address: "Sóc Trăng"},
		{Side: "B", Name: "Cơ sở Đặng Văn Ơn", Representative: "Đặng Văn Ơn", Title: "Chủ cơ sở", Address: "Kế Sách", Account: "1234567890", Bank: "Ngân hàng thử", Holder: "DANG VAN ON"},
	}
	t.Costs = []programme.CostLine{
		{Item: "Máy sấy", Unit: "cái", Quantity: 1000, UnitPrice: 200 * tr, Amounts: []programme.SourceAmount{{Source: programme.FromLocal, Amount: 100 * tr}, {Source: programme.FromCash, Amount: 100 * tr}}},
		{Item: "Nhà xưởng", Amounts: []programme.SourceAmount{{Source: programme.FromCash, Amount: 50 * tr}}},
	}
	t.Schedule = []programme.Installment{
		{Label: "Tạm ứng đợt 1", Kind: programme.KindAdvance, Source: programme.FromLocal, Due: on(2, 15), Amount: 50 * tr},
		{Label: "Thanh toán", Kind: programme.KindPayment, Source: programme.FromLocal, Due: on(12, 20), Amount: 50 * tr},
	}
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

// request is a granted request for change.
func (y *planYear) request(id int64, kind string) (n int64) {
	y.t.Helper()
	asks, confirms := drafter, programme.User{ID: 63, Name: "Chuyên viên Sở", Role: programme.RoleDepartmentOfficer}
	m := must[programme.Matter](y.t)(y.OpenMatter(ctx, asks, programme.Matter{ProjectID: id, Kind: programme.MatterChange, Type: kind, Text: "Thị trường đổi.", Was: "Như hợp đồng", Wanted: "Như đề nghị"}, programme.MatterEntry{}))
	m = must[programme.Matter](y.t)(y.ActMatter(ctx, confirms, m.ID, m.Version, programme.ActConfirm, programme.MatterEntry{}))
	decides := leader
	if kind == "money_up" || kind == "scope" || kind == "next_year" {
		decides = committee
	}
	m = must[programme.Matter](y.t)(y.ActMatter(ctx, decides, m.ID, m.Version, programme.ActGrant, programme.MatterEntry{PaperNo: "45/SCT", PaperDate: 2020_02_01}))
	return m.ID
}

// annex is an annex of 02/02/2020 to what fn makes of the terms.
func (y *planYear) annex(id, matter int64, fn func(*programme.ContractTerms)) (programme.ContractAnnex, int64) {
	y.t.Helper()
	c := must[store.ContractRecord](y.t)(y.Contract(ctx, director, id)).Contract
	t := c.Terms
	t.Costs, t.Schedule, t.Parties = append([]programme.CostLine(nil), t.Costs...), append([]programme.Installment(nil), t.Schedule...), append([]programme.Party(nil), t.Parties...)
	fn(&t)
	return programme.ContractAnnex{Number: "07/HĐ-TTKC-PL1", Dated: 2020_02_02, Reason: "Theo đề nghị.", Matter: matter, Terms: t}, c.Version
}

func TestContractAnnex(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		time := func(t *programme.ContractTerms) { t.Until = 2020_12_15 }
		between := func(t *programme.ContractTerms) {
			t.Costs[0].Quantity, t.Costs[0].UnitPrice = 0, 0
			t.Costs[0].Amounts = []programme.SourceAmount{{Source: programme.FromLocal, Amount: 80 * tr}, {Source: programme.FromCash, Amount: 120 * tr}}
			t.Costs = append(t.Costs, programme.CostLine{Item: "Lắp đặt", Amounts: []programme.SourceAmount{{Source: programme.FromLocal, Amount: 10 * tr}}})
			t.Schedule[1].Amount = 40 * tr
		}
		both := func(t *programme.ContractTerms) { time(t); between(t) }
		sign := func(a programme.ContractAnnex, version int64, confirmed bool) (programme.ContractEffect, error) {
			return y.AnnexContract(ctx, director, id, version, a, confirmed)
		}
		if _, err := sign(y.annexOf(id, 0, time)); !refused(err, programme.Invalid, "terms") {
			t.Errorf("time without a request: %v", err)
		}
		matter := y.request(id, "money_between")
		if _, err := sign(y.annexOf(id, matter, both)); !refused(err, programme.Invalid, "terms") {
			t.Errorf("more than was granted: %v", err)
		}
		if _, err := sign(y.annexOf(id, matter, func(t *programme.ContractTerms) {})); !refused(err, programme.Invalid, "terms") {
			t.Errorf("nothing: %v", err)
		}
		a, version := y.annex(id, matter, between)
		e := must[programme.ContractEffect](t)(sign(a, version, false))
		if e.Before.Contracted != 100*tr || e.After.Contracted != 90*tr || e.Were.Counterpart != 150*tr || e.Sums.Counterpart != 170*tr {
			t.Errorf("shown: %+v", e)
		}
		if b := y.balances(id); b.Of(programme.EContracted) != 100*tr {
			t.Errorf("only shown, and contracted is %s", b.Of(programme.EContracted).Dong())
		}
		must[programme.ContractEffect](t)(sign(a, version, true))
		if _, err := sign(a, version, true); programme.KindOf(err) != programme.Conflict {
			t.Errorf("signed twice: %v", err)
		}
		b := y.balances(id)
		if b.Of(programme.EContracted) != 90*tr || b.Of(programme.EPledged) != 170*tr {
			t.Errorf("contracted %s, pledged %s", b.Of(programme.EContracted).Dong(), b.Of(programme.EPledged).Dong())
		}
		c := must[store.ContractRecord](t)(y.Contract(ctx, director, id)).Contract
		if len(c.Versions) != 2 || c.Terms.Costs[2].ID != 3 || c.Versions[0].Terms.Support() != 100*tr || c.Versions[1].Matter != matter {
			t.Errorf("%+v", c.Versions)
		}
		if _, err := sign(y.annexOf(id, matter, time)); programme.KindOf(err) != programme.Conflict {
			t.Errorf("one request, two annexes: %v", err)
		}
		later := y.request(id, "time")
		a, version = y.annex(id, later, time)
		a.Number = "07/HĐ-TTKC-PL2"
		if e := must[programme.ContractEffect](t)(sign(a, version, true)); len(e.Says) != 1 || e.Moves() {
			t.Errorf("%+v", e)
		}
		place := y.request(id, "place")
		if _, err := sign(y.annexOf(id, place, func(t *programme.ContractTerms) {})); programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), "Kế hoạch chưa đổi địa điểm") {
			t.Errorf("a place that the plan has not changed: %v", err)
		}
	})
}

// annexOf is annex as the arguments of a signature.
func (y *planYear) annexOf(id, matter int64, fn func(*programme.ContractTerms)) (programme.ContractAnnex, int64, bool) {
	a, version := y.annex(id, matter, fn)
	a.Number = "08/PL"
	return a, version, true
}

func TestContractRaise(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		raise := func(t *programme.ContractTerms) {
			t.Costs[0].Amounts = []programme.SourceAmount{{Source: programme.FromLocal, Amount: 120 * tr}, {Source: programme.FromCash, Amount: 80 * tr}}
			t.Schedule[1].Amount = 70 * tr
		}
		matter := y.request(id, "money_up")
		a, version := y.annex(id, matter, raise)
		if _, err := y.AnnexContract(ctx, director, id, version, a, true); !refused(err, programme.Invalid, "costs") {
			t.Errorf("before the plan: %v", err)
		}
		must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_02_01), []programme.Adjustment{y.changed(id, to(120*tr))}, true))
		must[programme.ContractEffect](t)(y.AnnexContract(ctx, director, id, version, a, true))
		if b := y.balances(id); b.Of(programme.EContracted) != 120*tr || b.Of(programme.EPledged) != 130*tr {
			t.Errorf("contracted %s, pledged %s", b.Of(programme.EContracted).Dong(), b.Of(programme.EPledged).Dong())
		}
	})
}

func TestContractSuspended(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		c := y.signed(id)
		by := programme.ContractPaper{Deed: programme.DeedSuspend, Document: "3/TB", Dated: 2020_01_24, Reason: "Mất điện."}
		e := must[programme.ContractEffect](t)(y.ContractDo(ctx, director, id, c.Version, by, true))
		if len(e.Says) != 2 {
			t.Errorf("%+v", e)
		}
		if _, err := y.ContractDo(ctx, director, id, c.Version, by, true); programme.KindOf(err) != programme.Conflict {
			t.Errorf("suspended twice: %v", err)
		}
		r := must[store.ContractRecord](t)(y.Contract(ctx, director, id))
		if r.Contract.State != programme.ContractSuspended || r.Contract.InForce() {
			t.Errorf("state %s", r.Contract.State)
		}
		by.Deed, by.Document, by.Dated, by.Reason = programme.DeedResume, "5/TB", 2020_02_03, "Có điện."
		must[programme.ContractEffect](t)(y.ContractDo(ctx, director, id, r.Contract.Version, by, true))
		c = must[store.ContractRecord](t)(y.Contract(ctx, director, id)).Contract
		if c.State != programme.ContractEffective || c.Terms.Until != 2020_12_10 || c.Terms.Schedule[0].Due != 2020_02_25 || c.Terms.Schedule[1].Due != 2020_12_30 || len(c.Versions) != 2 || len(c.Acts) != 2 {
			t.Errorf("%+v", c)
		}
	})
}

// paid posts an advance behind the request's back: paying is another part's work.
func (y *planYear) paid(id int64, m programme.Money) {
	y.t.Helper()
	y.exec(`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
		VALUES ($1, $2, 'advanced', 'local', '', 2020, $3, 0, 'UNC 1', 20200121, '', 1, '', '', $4, '')`, y.of.ID, id, int64(m), y.Now())
}

func TestContractStoppedAndRecovered(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		y.paid(id, 50*tr)
		do := func(by programme.ContractPaper) error {
			c := must[store.ContractRecord](t)(y.Contract(ctx, director, id)).Contract
			_, err := y.ContractDo(ctx, director, id, c.Version, by, true)
			return err
		}
		recover := programme.ContractPaper{Deed: programme.DeedRecover, Document: "GNT 9", Dated: 2020_02_03, Reason: "Cơ sở nộp trả.", Amount: 10 * tr}
		if err := do(recover); programme.KindOf(err) != programme.Conflict {
			t.Errorf("recovered, and nothing is owed: %v", err)
		}
		recall := programme.ContractPaper{Deed: programme.DeedRecall, Document: "8/TB", Dated: 2020_02_01, Reason: "Chi sai nội dung.", Amount: 51 * tr, Due: 2020_03_01}
		if err := do(recall); !refused(err, programme.Invalid, "amount") {
			t.Errorf("more recalled than paid: %v", err)
		}
		recall.Amount = 10 * tr
		y.ok(do(recall))
		y.ok(do(recover))
		if b := y.balances(id); b.Of(programme.ERecovered) != 10*tr || b.Disbursed() != 40*tr {
			t.Errorf("recovered %s", b.Of(programme.ERecovered).Dong())
		}
		must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_02_02), []programme.Adjustment{y.changed(id, func(t *programme.PlanTerms) { *t = t.WithSupport(15 * tr); t.Stopped = true })}, true))
		r := must[store.ContractRecord](t)(y.Contract(ctx, director, id))
		b := programme.BalancesOf(r.Facts.Ledger)
		if m := r.Contract.Money(b); r.Contract.State != programme.ContractStopped || m.Contracted != 15*tr || m.Owed != 25*tr {
			t.Errorf("%s, %+v", r.Contract.State, m)
		}
		recover.Amount = 26 * tr
		if err := do(recover); !refused(err, programme.Invalid, "amount") {
			t.Errorf("more recovered than owed: %v", err)
		}
		recover.Amount = 25 * tr
		y.ok(do(recover))
		if r := must[store.ContractRecord](t)(y.Contract(ctx, director, id)); r.Contract.Money(programme.BalancesOf(r.Facts.Ledger)).Owed != 0 {
			t.Error("still owed")
		}
	})
}
