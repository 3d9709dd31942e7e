package store_test

import (
	"testing"

	"khuyencong/programme"
)

// paidNow pays an advance of a project by a paper of the Treasury of today.
func (y *planYear) paidNow(id int64, m programme.Money) {
	y.t.Helper()
	ready := y.ready(id, 1, m)[0]
	day := programme.DayOf(y.Store.Now())
	must[programme.Matter](y.t)(y.ActMatter(ctx, accountant, ready.ID, ready.Version, programme.ActPay, programme.MatterEntry{Amount: m, PaperNo: "GRDT", PaperDate: day, Pay: programme.Payment{Year: day.Year()}}))
}

// TestCloseFiscalYear: one prepares, another confirms; what goes on is carried
// over, the rest of what stopped is cancelled, all or nothing. Then the year
// takes no line and is not closed again.
func TestCloseFiscalYear(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		on, gone := y.ids[0], y.ids[1]
		y.signed(on)
		y.today(2020_02_20)
		y.paidNow(on, 70*tr)
		of := programme.FundYear{ProgrammeID: y.of.ID, Year: 2020, Fund: programme.FromLocal}
		y.today(2021_01_15)
		c := must[programme.FiscalClosing](t)(y.FiscalClosing(ctx, accountant, of))
		if len(c.Rests) != 2 || c.Rests[0].Carry != 30*tr || c.Rests[1].Carry != 100*tr || len(c.Facts.Advanced) != 1 {
			t.Fatalf("%+v", c)
		}
		d := programme.ClosingDraft{CarryDocument: "15/QĐ", CarryDated: 2021_01_10, CancelDocument: "16/QĐ", CancelDated: 2021_01_11}
		rests := map[int64]programme.ClosingRest{on: {Carry: 30 * tr}, gone: {Cancel: 100 * tr}}
		if err := y.PrepareClosing(ctx, director, of, d, rests); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("prepared by who confirms: %v", err)
		}
		y.ok(y.PrepareClosing(ctx, accountant, of, d, rests))
		if err := y.PrepareClosing(ctx, accountant, of, d, rests); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version prepared: %v", err)
		}
		by := programme.ClosedYear{Document: "20/QĐ-TTKC", Dated: 2021_01_15}
		if err := y.CloseFiscalYear(ctx, accountant, of, 1, by); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("closed by an accountant: %v", err)
		}
		if err := y.CloseFiscalYear(ctx, director, of, 1, by); programme.KindOf(err) != programme.Conflict {
			t.Errorf("closed with an advance that the Treasury does not explain: %v", err)
		}
		file := programme.TreasuryFile{Name: "nam.xlsx", Lines: []programme.TreasuryLine{{Dated: 2020_02_20, Document: "GRDT", Amount: 70 * tr, Key: "1"}}}
		if _, matched, err := y.ImportTreasury(ctx, accountant, of, file); err != nil || matched != 1 {
			t.Fatalf("matched %d, %v", matched, err)
		}
		if err := y.CloseFiscalYear(ctx, director, of, 0, by); programme.KindOf(err) != programme.Conflict {
			t.Errorf("closed by an old page: %v", err)
		}
		before := number(t, y.raw, `SELECT COUNT(*) FROM ledger`)
		y.exec(`UPDATE closing_drafts SET cancel_document = ''`) // the second project cannot be moved
		if err := y.CloseFiscalYear(ctx, director, of, 1, by); err == nil || number(t, y.raw, `SELECT COUNT(*) FROM ledger`) != before {
			t.Errorf("half closed: %v", err)
		}
		y.exec(`UPDATE closing_drafts SET cancel_document = '16/QĐ'`)
		won := 0
		for _, err := range atOnce(3, func(int) error { return y.CloseFiscalYear(ctx, director, of, 1, by) }) {
			if err == nil {
				won++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Errorf("at once: %v", err)
			}
		}
		if won != 1 {
			t.Fatalf("closed %d times", won)
		}
		b := y.balances(on)
		if b.In(programme.ECarried, 2020) != -30*tr || b.In(programme.ECarried, 2021) != 30*tr || y.balances(gone).Approved() != 0 {
			t.Errorf("carried %s, %s; left of the other %s", b.In(programme.ECarried, 2020), b.In(programme.ECarried, 2021), y.balances(gone).Approved())
		}
		y.agrees(on, programme.Underway)
		y.agrees(gone, programme.Approved)
		c = must[programme.FiscalClosing](t)(y.FiscalClosing(ctx, director, of))
		if c.Closed.Document != "20/QĐ-TTKC" || len(c.Rests) != 0 {
			t.Errorf("after closing: %+v", c)
		}
		if _, _, err := y.ImportTreasury(ctx, accountant, of, file); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a statement of a closed year: %v", err)
		}
		if v := must[programme.Verification](t)(y.Verify(ctx, me)); len(v.Found) > 0 {
			t.Errorf("%+v", v.Found)
		}
	})
}
