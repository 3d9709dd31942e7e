package store_test

import (
	"testing"
	"time"

	"khuyencong/programme"
)

// book adds a line to a project's ledger behind the store's back: paying is
// another part's work.
func (y *planYear) book(id int64, kind programme.EntryKind, document string, dated programme.Day, m programme.Money) {
	y.t.Helper()
	y.exec(`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
		VALUES ($1, $2, $3, 'local', '', 2020, $4, 0, $5, $6, '', 0, '', '', $7, '')`, y.of.ID, id, kind, int64(m), document, int64(dated), time.Date(2020, 2, 20, 0, 0, 0, 0, time.UTC))
}

// TestReconcileWithTreasury: a statement is stored once and whole, lines with
// the same number and amount match by themselves, one paper of several projects
// by a person, and minutes are signed by another when nothing is left.
func TestReconcileWithTreasury(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		of := programme.FundYear{ProgrammeID: y.of.ID, Year: 2020, Fund: programme.FromLocal}
		y.book(y.ids[0], programme.EAdvanced, "UNC 7", 2020_01_10, 70*tr)
		y.book(y.ids[0], programme.EPaid, "UNC 9-1", 2020_01_15, 10*tr)
		y.book(y.ids[1], programme.EPaid, "UNC 9-2", 2020_01_15, 20*tr)
		y.book(y.ids[0], programme.ERecovered, "GNT 1", 2020_01_20, 5*tr)
		line := func(document string, dated programme.Day, m programme.Money) programme.TreasuryLine {
			return programme.TreasuryLine{Dated: dated, Document: document, Amount: m, Key: document + dated.String() + m.String()}
		}
		file := programme.TreasuryFile{Name: "thang-1.xlsx", Lines: []programme.TreasuryLine{line("UNC-07", 2020_01_11, 70*tr), line("UNC 9", 2020_01_15, 30*tr), line("GNT 1", 2020_01_21, -5*tr)}}
		if _, _, err := y.ImportTreasury(ctx, drafter, of, file); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("imported by an officer: %v", err)
		}
		added, matched, err := y.ImportTreasury(ctx, accountant, of, file)
		if err != nil || added != 3 || matched != 2 {
			t.Fatalf("%d lines, %d matched, %v", added, matched, err)
		}
		if _, _, err := y.ImportTreasury(ctx, accountant, of, file); programme.KindOf(err) != programme.Invalid {
			t.Errorf("the same file again: %v", err)
		}
		more := file
		more.Lines = append(file.Lines[:3:3], line("PHÍ", 2020_01_31, 1))
		if added, _, err := y.ImportTreasury(ctx, accountant, of, more); err != nil || added != 1 {
			t.Errorf("a file that goes on: %d, %v", added, err)
		}
		r := must[programme.Reconciliation](t)(y.Reconciliation(ctx, accountant, of))
		sum, proposed := r.Total(), r.Proposals()
		if sum.Ledger != 95*tr || sum.Treasury != 95*tr+1 || sum.Matched != 65*tr || len(proposed) != 1 || len(proposed[0].Entries) != 2 || len(r.Statements) != 2 {
			t.Fatalf("%+v, proposed %+v", sum, proposed)
		}
		one := []int64{proposed[0].Lines[0].ID}
		if err := y.MatchTreasury(ctx, accountant, of, []int64{proposed[0].Entries[0].ID}, one); programme.KindOf(err) != programme.Invalid {
			t.Errorf("two sums: %v", err)
		}
		both := []int64{proposed[0].Entries[0].ID, proposed[0].Entries[1].ID}
		won := 0
		for _, err := range atOnce(5, func(int) error { return y.MatchTreasury(ctx, accountant, of, both, one) }) {
			if err == nil {
				won++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Errorf("at once: %v", err)
			}
		}
		if won != 1 {
			t.Errorf("matched %d times", won)
		}
		sign := programme.SignedReconciliation{Until: 2020_01_31, Document: "01/BB-ĐC", Dated: 2020_02_03}
		if err := y.SignReconciliation(ctx, director, of, sign); programme.KindOf(err) != programme.Conflict {
			t.Errorf("signed with a fee unexplained: %v", err)
		}
		y.book(y.ids[1], programme.EPaid, "PHÍ", 2020_01_31, 1)
		if n, err := y.MatchSure(ctx, accountant, of); err != nil || n != 1 {
			t.Errorf("matched again: %d %v", n, err)
		}
		if err := y.SignReconciliation(ctx, accountant, of, sign); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("signed by who prepared it: %v", err)
		}
		y.ok(y.SignReconciliation(ctx, director, of, sign))
		r = must[programme.Reconciliation](t)(y.Reconciliation(ctx, director, of))
		if err := y.UnmatchTreasury(ctx, accountant, of, r.Entries[0].Match); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a signed pair taken apart: %v", err)
		}
		y.book(y.ids[1], programme.EPaid, "UNC 12", 2020_01_30, 3)
		r = must[programme.Reconciliation](t)(y.Reconciliation(ctx, director, of))
		if all := r.Changed(r.Signed[0]); len(r.Signed) != 1 || r.Signed[0].Ledger != 95*tr+1 || len(all) != 1 || all[0].Amount != 3 {
			t.Errorf("signed %+v, changed %+v", r.Signed, all)
		}
		if events := must[[]programme.Event](t)(y.History(ctx, director, programme.SFund, of.Number())); len(events) != 5 {
			t.Errorf("%d events", len(events))
		}
	})
}
