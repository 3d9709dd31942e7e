package programme

import "testing"

func TestFundBook(t *testing.T) {
	lines := []Entry{
		{Kind: EBudget, Source: FromLocal, Year: 2027, Amount: 500 * Million, Dated: 2027_01_10},
		{ProjectID: 2, Kind: ECommitted, Source: FromLocal, Year: 2027, Amount: 200 * Million, Dated: 2027_02_05},
		{ProjectID: 1, Kind: ECommitted, Source: FromLocal, Year: 2027, Amount: 100 * Million, Dated: 2027_02_05},
		{ProjectID: 1, Kind: EAdvanced, Source: FromLocal, Year: 2027, Amount: 70 * Million, Dated: 2027_04_01},
		{ProjectID: 1, Kind: EPaid, Source: FromLocal, Year: 2027, Amount: 20 * Million, Dated: 2028_01_20},
		{ProjectID: 1, Kind: ERecovered, Source: FromLocal, Year: 2027, Amount: 5 * Million, Dated: 2027_06_30},
		{ProjectID: 1, Kind: ECarried, Source: FromLocal, Year: 2027, Amount: -10 * Million, Dated: 2027_12_30},
	}
	b := NewFundBook(Programme{}, Local, 2027, 0, lines, map[int64]FundRow{1: {Code: "A"}, 2: {Code: "B"}})
	if len(b.Rows) != 2 || b.Rows[0].ProjectID != 1 || len(b.Ties()) != 0 {
		t.Errorf("rows %+v, %q", b.Rows, b.Ties())
	}
	if b.Budget() != 500*Million || b.Approved() != 300*Million || b.Unallotted() != 200*Million || b.Disbursed() != 85*Million || b.ToPay() != 205*Million || b.DisbursedShare().Percent() != "17,0 %" {
		t.Errorf("%s %s %s %s %s", b.Budget(), b.Approved(), b.Unallotted(), b.Disbursed(), b.ToPay())
	}
	if p := b.Pace(); p[3] != 70*Million || p[5] != 65*Million || p[11] != 85*Million {
		t.Errorf("pace %v", p)
	}
	b.Rows = b.Rows[:1]
	if len(b.Ties()) != 1 {
		t.Errorf("a missing row ties: %q", b.Ties())
	}
}
