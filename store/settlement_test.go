package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// today sets the store's clock to the morning of a day.
func (y *planYear) today(d programme.Day) {
	y.Store.Now = func() time.Time {
		return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 2, 0, 0, 0, time.UTC)
	}
}

// advanced pays out of the contract behind the store's back: paying is
// another part's work.
func (y *planYear) advanced(id int64, kind programme.EntryKind, m programme.Money) {
	y.t.Helper()
	y.exec(`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
		VALUES ($1, $2, $3, 'local', '', 2020, $4, 0, 'GRDT', 20200220, '', 0, '', '', $5, '')`, y.of.ID, id, kind, int64(m), time.Date(2020, 2, 20, 0, 0, 0, 0, time.UTC))
	y.exec(`UPDATE funding_lines SET disbursed = disbursed + $1 WHERE project_id = $2 AND source = 'local'`, int64(m), id)
	y.exec(`UPDATE projects SET disbursed_support = disbursed_support + $1 WHERE id = $2`, int64(m), id)
}

// accepting is a draft of an acceptance record that is whole: of the machine at
// 200 triệu and the workshop at 50, these costs are accepted.
func (y *planYear) accepting(id int64, machine, workshop programme.Money) programme.Acceptance {
	y.t.Helper()
	f := must[store.AcceptanceForm](y.t)(y.AcceptanceForm(ctx, drafter, id))
	a := f.Draft
	a.Number, a.Dated = "03/BB-NT", programme.DayOf(y.Store.Now())
	b := &a.Body
	b.Place, b.Quality, b.Conclusion, b.Result = "Kế Sách", "Máy chạy tốt.", "Đủ điều kiện thanh toán.", programme.AcceptedWhole
	b.Members = nil
	for _, side := range programme.AcceptanceSides {
		b.Members = append(b.Members, programme.AcceptanceMember{Side: side, Name: "Người " + side.Label(), Signed: a.Dated})
	}
	b.Lines[0].Accepted, b.Lines[1].Accepted = machine, workshop
	for i := range b.Lines {
		if b.Lines[i].Accepted != b.Lines[i].Total() {
			b.Lines[i].Remark = "Giá mua thấp hơn dự toán."
		}
	}
	b.Machines = []programme.AcceptedMachine{{Name: "Máy sấy", Serial: "S-1", Located: true, Runs: true}}
	for i := range b.Evidence {
		b.Evidence[i].Have = true
	}
	return must[programme.Acceptance](y.t)(y.SaveAcceptance(ctx, drafter, a))
}

func (y *planYear) accepted(id int64, machine, workshop programme.Money) programme.Acceptance {
	y.t.Helper()
	a := y.accepting(id, machine, workshop)
	return must[programme.Acceptance](y.t)(y.ConcludeAcceptance(ctx, director, a.ID, a.Version))
}

func invoice(project, cost int64, number string, m programme.Money) programme.Voucher {
	return programme.Voucher{ProjectID: project, CostID: cost, Kind: programme.VoucherInvoice, Series: "1C20TAA", Number: number, Dated: 2020_04_10,
		Seller: "Công ty Cơ khí", TaxCode: "0100233488", Content: "Máy sấy", Amount: m}
}

func (y *planYear) proved(id int64, number string, cost int64, m programme.Money) {
	y.t.Helper()
	must[programme.Voucher](y.t)(y.SaveVoucher(ctx, accountant, invoice(id, cost, number, m), nil))
}

func (y *planYear) settling(id int64) programme.Settlement {
	y.t.Helper()
	f := must[store.SettlementForm](y.t)(y.SettlementForm(ctx, accountant, id))
	s := f.Draft
	s.Number, s.Dated, s.Filed = "09/QT", programme.DayOf(y.Store.Now()), programme.DayOf(y.Store.Now())
	return must[programme.Settlement](y.t)(y.SaveSettlement(ctx, accountant, s))
}

// agrees holds what the project shows against its ledger.
func (y *planYear) agrees(id int64, stage programme.Stage) programme.Project {
	y.t.Helper()
	p := must[programme.Project](y.t)(y.Project(ctx, me, id))
	if what := p.Disagrees(y.balances(id)); what != "" || p.Stage != stage {
		y.t.Errorf("stage %s, want %s; %s", p.Stage, stage, what)
	}
	return p
}

// TestProjectIsClosed leads one project from the contract to the liquidation,
// with a cost below the contract's, and back again.
func TestProjectIsClosed(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		report := must[programme.Matter](t)(y.OpenMatter(ctx, drafter, programme.Matter{ProjectID: id, Kind: programme.MatterProgress, About: "Quý I", Text: "Khối lượng"}, programme.MatterEntry{}))
		y.today(2020_05_04)
		a := y.accepted(id, 180*tr, 50*tr) // 230 of 250: 100/250 of it is 92
		if r := must[store.MatterRecord](t)(y.Matter(ctx, drafter, report.ID)); r.Matter.State != "cancelled" {
			t.Errorf("a report is still waited for after the acceptance: %s", r.Matter.State)
		}
		b := y.balances(id)
		if b.Of(programme.EAccepted) != 92*tr || a.Body.Support.Amount != 92*tr {
			t.Errorf("accepted %s: %s", b.Of(programme.EAccepted).Dong(), a.Body.Support.Formula())
		}
		y.agrees(id, programme.Accepted)
		y.proved(id, "0000012", 1, 180*tr)
		y.proved(id, "0000013", 2, 45*tr) // the workshop is proved to 45
		y.today(2020_05_12)
		s := y.settling(id)
		if s.Body.Cost() != 225*tr || s.Body.Settled() != 90*tr || s.Body.Other() != 135*tr {
			t.Fatalf("cost %s, support %s, others %s", s.Body.Cost(), s.Body.Settled(), s.Body.Other())
		}
		if s, err := y.ConcludeSettlement(ctx, programme.User{ID: accountant.ID, Name: "a", Role: programme.RoleCentreDirector}, s.ID, s.Version); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("concluded by who wrote it: %v %v", s.State, err)
		}
		s = must[programme.Settlement](t)(y.ConcludeSettlement(ctx, director, s.ID, s.Version))
		p := y.agrees(id, programme.Completed)
		if p.Done().Support != 90*tr || p.Done().Counterpart != 135*tr || y.balances(id).Settled() != 1 {
			t.Errorf("done %+v", p.Done())
		}
		l := programme.Liquidation{ProjectID: id, Number: "02/TL", Dated: 2020_05_12, Kept: "Tủ 3"}
		if _, err := y.LiquidateContract(ctx, director, l, 0); programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), "thanh toán 90.000.000") {
			t.Errorf("liquidated while 90 triệu are owed: %v", err)
		}
		y.cancelAll(id, a, s)
		s = y.settling(id)
		s = must[programme.Settlement](t)(y.ConcludeSettlement(ctx, director, s.ID, s.Version))
		y.advanced(id, programme.EPaid, 90*tr)
		must[programme.Liquidation](t)(y.LiquidateContract(ctx, director, l, 0))
		if c := must[store.ContractRecord](t)(y.Contract(ctx, director, id)).Contract; c.State != programme.ContractLiquidated {
			t.Errorf("contract %s", c.State)
		}
		if _, err := y.LiquidateContract(ctx, director, l, 0); programme.KindOf(err) != programme.Conflict {
			t.Errorf("liquidated twice: %v", err)
		}
		if _, err := y.CancelSettlement(ctx, director, s.ID, s.Version, programme.Basis{Document: "9/QĐ", Dated: 2020_05_12, Reason: "thử"}); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a settlement of a liquidated contract is cancelled: %v", err)
		}
		y.agrees(id, programme.Completed)
	})
}

// cancelAll takes the settlement and the acceptance back, and accepts again.
func (y *planYear) cancelAll(id int64, a programme.Acceptance, s programme.Settlement) {
	y.t.Helper()
	by := programme.Basis{Document: "11/QĐ-HUY", Dated: 2020_05_12, Reason: "Sai hóa đơn."}
	if _, err := y.CancelAcceptance(ctx, director, a.ID, a.Version, by); programme.KindOf(err) != programme.Conflict {
		y.t.Errorf("a settled acceptance is cancelled: %v", err)
	}
	if _, err := y.CancelSettlement(ctx, director, s.ID, s.Version, programme.Basis{Document: "1", Dated: 2020_05_12}); !refused(err, programme.Invalid, "reason") {
		y.t.Errorf("cancelled without a reason: %v", err)
	}
	must[programme.Settlement](y.t)(y.CancelSettlement(ctx, director, s.ID, s.Version, by))
	if p := y.agrees(id, programme.Accepted); p.Done().Total() != 0 || y.balances(id).Settled() != 0 {
		y.t.Errorf("after cancelling the settlement %+v", p.Done())
	}
	must[programme.Acceptance](y.t)(y.CancelAcceptance(ctx, director, a.ID, a.Version, by))
	y.agrees(id, programme.Underway)
	if m := y.balances(id).Of(programme.EAccepted); m != 0 {
		y.t.Errorf("%s are still accepted", m.Dong())
	}
	y.accepted(id, 180*tr, 50*tr)
	y.agrees(id, programme.Accepted)
}

func TestAcceptanceRefused(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		y.today(2020_05_04)
		whole := y.accepting(id, 200*tr, 50*tr)
		for _, tt := range []struct {
			name, field string
			change      func(*programme.Acceptance)
		}{
			{"in the future", "dated", func(a *programme.Acceptance) { a.Dated, a.Body.Members = 2020_05_05, nil }},
			{"an absurd amount", "accepted_1", func(a *programme.Acceptance) { a.Body.Lines[0].Accepted = 999_999_999_999_999 }},
			{"less than nothing", "accepted_1", func(a *programme.Acceptance) { a.Body.Lines[0].Accepted = -1 }},
			{"more volume than agreed", "done_1", func(a *programme.Acceptance) { a.Body.Lines[0].Done = 2000 }},
			{"a difference without a word", "remark_1", func(a *programme.Acceptance) { a.Body.Lines[0].Accepted -= 1 }},
		} {
			a := whole
			a.Body.Lines = slices.Clone(whole.Body.Lines)
			tt.change(&a)
			if _, err := y.SaveAcceptance(ctx, drafter, a); !refused(err, programme.Invalid, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		a := whole
		a.Body.Members = slices.Clone(whole.Body.Members)
		a.Body.Members[1].Signed = 0
		a.Body.Evidence = slices.Clone(whole.Body.Evidence)
		a.Body.Evidence[0].Have = false
		a = must[programme.Acceptance](t)(y.SaveAcceptance(ctx, drafter, a))
		_, err := y.ConcludeAcceptance(ctx, director, a.ID, a.Version)
		if got := fmt.Sprint(fields(err)); got != "[members evidence]" {
			t.Errorf("concluded unsigned and without papers: %s, %v", got, err)
		}
		if _, err := y.ConcludeAcceptance(ctx, director, a.ID, a.Version-1); programme.KindOf(err) != programme.Conflict {
			t.Errorf("concluded as it was before: %v", err)
		}
		if _, err := y.SaveAcceptance(ctx, drafter, whole); programme.KindOf(err) != programme.Conflict {
			t.Errorf("saved over a newer one: %v", err)
		}
	})
}

func fields(err error) (all []string) {
	for _, p := range programme.Problems(err) {
		all = append(all, p.Field)
	}
	return all
}

func TestVoucherRefused(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		id, other := y.ids[0], y.ids[1]
		y.signed(id)
		y.exec(`UPDATE contracts SET number = '06/HĐ' WHERE project_id = $1`, id)
		y.signed(other)
		y.today(2020_05_04)
		y.proved(id, "0000012", 1, 100*tr)
		_, err := y.SaveVoucher(ctx, accountant, invoice(other, 1, " 12", 100*tr), nil)
		if !refused(err, programme.Invalid, "number") || !strings.Contains(err.Error(), "DP-2020-001") {
			t.Errorf("an invoice used in two projects: %v", err)
		}
		stranger := programme.User{ID: 90, Name: "Cơ sở", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: y.e.ID}}
		y.exec(`UPDATE projects SET establishment_id = NULL WHERE id = $1`, id)
		_, err = y.SaveVoucher(ctx, stranger, invoice(other, 1, "12", 100*tr), nil)
		if !refused(err, programme.Invalid, "number") || strings.Contains(err.Error(), "DP-2020-001") {
			t.Errorf("who may not see the other project learns of it: %v", err)
		}
		if _, err := y.SaveVoucher(ctx, accountant, invoice(id, 2, "12", 20*tr), nil); err != nil {
			t.Errorf("an invoice for two lines of one project: %v", err)
		}
		for _, tt := range []struct {
			name, field string
			change      func(*programme.Voucher)
		}{
			{"outside the contract", "dated", func(v *programme.Voucher) { v.Dated = 2020_01_31 }},
			{"tomorrow", "dated", func(v *programme.Voucher) { v.Dated = 2020_05_05 }},
			{"a wrong check digit", "tax_code", func(v *programme.Voucher) { v.TaxCode = "0100233480" }},
			{"nothing", "amount", func(v *programme.Voucher) { v.Amount = 0 }},
			{"an absurd amount", "amount", func(v *programme.Voucher) { v.Amount = 999_999_999_999_999 }},
			{"of no cost line", "cost", func(v *programme.Voucher) { v.CostID = 9 }},
			{"a source that the line does not have", "source", func(v *programme.Voucher) { v.Source = programme.FromCredit }},
			{"a unit price alone", "unit_price", func(v *programme.Voucher) { v.UnitPrice = tr }},
		} {
			v := invoice(id, 1, "0000099", 10*tr)
			tt.change(&v)
			if _, err := y.SaveVoucher(ctx, accountant, v, nil); !refused(err, programme.Invalid, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		early := invoice(id, 1, "0000099", 10*tr)
		early.Dated, early.Explanation = 2020_01_31, "Đặt cọc trước khi ký, hợp đồng cho phép."
		must[programme.Voucher](t)(y.SaveVoucher(ctx, accountant, early, nil))
	})
}

// TestSettlementRefused: more than was accepted or proved is never settled, and
// a difference is never left without a reason.
func TestSettlementRefused(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		y.today(2020_05_04)
		y.accepted(id, 180*tr, 50*tr)
		y.proved(id, "12", 1, 300*tr)
		y.proved(id, "13", 2, 40*tr)
		f := must[store.SettlementForm](t)(y.SettlementForm(ctx, accountant, id))
		for _, tt := range []struct {
			name, field string
			change      func(*programme.Settlement)
		}{
			{"above acceptance", "settled_1", func(s *programme.Settlement) { s.Body.Lines[0].Settled = 180*tr + 1 }},
			{"above the vouchers", "settled_2", func(s *programme.Settlement) { s.Body.Lines[1].Settled = 40*tr + 1 }},
			{"less than nothing", "settled_2", func(s *programme.Settlement) { s.Body.Lines[1].Settled = -1 }},
			{"taken off without a reason", "deduct_why", func(s *programme.Settlement) { s.Body.Deduct = tr }},
			{"more taken off than there is", "deduct", func(s *programme.Settlement) { s.Body.Deduct, s.Body.DeductWhy = 500*tr, "Chi sai." }},
			{"in the future", "filed", func(s *programme.Settlement) { s.Filed = 2020_05_05 }},
		} {
			s := f.Draft
			s.Body.Lines = slices.Clone(f.Draft.Body.Lines)
			tt.change(&s)
			if _, err := y.SaveSettlement(ctx, accountant, s); !refused(err, programme.Invalid, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		s := f.Draft
		s.Body.Deduct, s.Body.DeductWhy = 2*tr, "Chi sai nội dung."
		s = must[programme.Settlement](t)(y.SaveSettlement(ctx, accountant, s))
		if s.Body.Settled() != 86*tr || s.Body.Other() != 134*tr || !strings.Contains(s.Body.Gap("settled").Reason, "Chi sai nội dung") {
			t.Errorf("settled %s, others %s, %q", s.Body.Settled(), s.Body.Other(), s.Body.Gap("settled").Reason)
		}
		_, err := y.ConcludeSettlement(ctx, director, s.ID, s.Version)
		if got := fmt.Sprint(fields(err)); got != "[number dated filed]" {
			t.Errorf("concluded without number and days: %s", got)
		}
	})
}
