package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// TestInstallments: what a contract promises shows as due, late and paid; what
// is awarded without a promise too; who pays is reminded once of each.
func TestInstallments(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		f := store.InstallmentFilter{ProgrammeID: y.of.ID, Year: 2020}
		b := must[store.InstallmentBoard](t)(y.Installments(ctx, accountant, f))
		if len(b.Lines) != 2 || len(b.In(programme.InstallmentDue)) != 1 || b.UnscheduledSum() != 100*tr || b.Due[1].Local != 50*tr || len(b.Officers) != 1 || b.Officers[0].UserID != drafter.ID {
			t.Fatalf("%+v", b)
		}
		for _, none := range []store.InstallmentFilter{{ProgrammeID: y.of.ID, Level: programme.National}, {ProgrammeID: y.of.ID, Place: "khác"}, {ProgrammeID: y.of.ID, Officer: 4}} {
			if b := must[store.InstallmentBoard](t)(y.Installments(ctx, accountant, none)); len(b.Lines)+len(b.Unscheduled) != 0 {
				t.Errorf("%+v: %d lines", none, len(b.Lines))
			}
		}
		book := must[programme.FundBook](t)(y.FundBook(ctx, accountant, y.of.ID, programme.Local, 2020, 0))
		planned, known := book.PlannedPace()
		if !known || planned[0] != 0 || planned[1] != 50*tr || planned[11] != 100*tr || len(book.Own) != 2 || book.OwnTotal().Pledged != 300*tr || book.OwnTotal().Evidenced != 0 {
			t.Errorf("planned %v, others' money %+v", planned, book.Own)
		}
		y.paid(id, 20*tr)
		y.exec(`UPDATE projects SET disbursed_support = $1 WHERE id = $2`, int64(20*tr), id)
		y.today(2020_02_17)
		late, n, err := y.LateInstallments(ctx, accountant)
		if err != nil || n != 1 || late[0].Left() != 30*tr {
			t.Errorf("%d late, %v", n, err)
		}
		if _, n, _ := y.LateInstallments(ctx, committee); n != 0 {
			t.Error("the committee pays nobody")
		}
		if b = must[store.InstallmentBoard](t)(y.Installments(ctx, accountant, f)); b.Paid[0].Local != 20*tr || b.LeftIn(programme.InstallmentLate) != 30*tr {
			t.Errorf("%+v", b)
		}
		admin := officer(t, y.Store, me, "quan.tri", programme.Post{Title: "Quản trị", Role: programme.RoleAdministrator})
		officer(t, y.Store, admin, "chi.tien", programme.Post{Title: "Kế toán", Role: programme.RoleCentreAccountant})
		for range 2 {
			y.ok(y.Remind(ctx))
		}
		if n := number(t, y.raw, `SELECT COUNT(*) FROM notices WHERE title LIKE '%Tạm ứng đợt 1%' OR text LIKE '%Tạm ứng đợt 1%'`); n != 1 {
			t.Errorf("told %d times", n)
		}
	})
}

// TestRecallIsReminded: who owes money back by a contract is not forgotten.
func TestRecallIsReminded(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		y.signed(id)
		y.paid(id, 50*tr)
		c := must[store.ContractRecord](t)(y.Contract(ctx, director, id)).Contract
		must[programme.ContractEffect](t)(y.ContractDo(ctx, director, id, c.Version, programme.ContractPaper{Deed: programme.DeedRecall, Document: "8/TB", Dated: 2020_02_01, Reason: "Chi sai nội dung.", Amount: 40 * tr, Due: 2020_02_10}, true))
		admin := officer(t, y.Store, me, "quan.tri", programme.Post{Title: "Quản trị", Role: programme.RoleAdministrator})
		officer(t, y.Store, admin, "chi.tien", programme.Post{Title: "Kế toán", Role: programme.RoleCentreAccountant})
		told := func() int64 {
			return number(t, y.raw, `SELECT COUNT(*) FROM notices WHERE text LIKE '%thu hồi 40.000.000%' OR title LIKE '%thu hồi 40.000.000%'`)
		}
		y.ok(y.Remind(ctx))
		if told() != 0 {
			t.Error("told a week ahead")
		}
		y.today(2020_02_12)
		y.ok(y.Remind(ctx))
		if told() != 1 {
			t.Errorf("told %d times", told())
		}
	})
}
