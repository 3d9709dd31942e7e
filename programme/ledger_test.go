package programme

import (
	"slices"
	"strings"
	"testing"
)

// aProject is one approved for 100 triệu of the province with 300 of its own.
func aProject() Project {
	return Project{ID: 7, ProgrammeID: 1, Code: "DP-2027-01", Level: Local, Year: 2027, Stage: Approved, Lines: []FundingLine{
		{Source: FromLocal, Approved: 100 * Million}, {Source: FromCash, Approved: 300 * Million}}}
}

func line(k EntryKind, s Source, m Money) Entry {
	return Entry{Kind: k, Source: s, Year: 2027, Amount: m, Document: "1", Dated: 2027_03_01}
}

// TestLimits: what the ledger of a project keeps, and which posting breaks it.
func TestLimits(t *testing.T) {
	had := aProject().TermEntries(Balances{}, Basis{Document: "356/QĐ-UBND", Dated: 2027_02_05})
	had = append(had, line(EContracted, FromLocal, 90*Million), line(EAdvanced, FromLocal, 60*Million))
	for _, c := range []struct {
		name  string
		lines []Entry
		by    Basis
		want  string // in the refusal; "" for none
	}{
		{"contract to the approved", []Entry{line(EContracted, FromLocal, 10*Million)}, Basis{}, ""},
		{"contract above the approved", []Entry{line(EContracted, FromLocal, 10*Million+1)}, Basis{}, "vượt mức được duyệt 100.000.000 đồng"},
		{"paid to the contract", []Entry{line(EPaid, FromLocal, 30*Million)}, Basis{}, ""},
		{"paid above the contract", []Entry{line(EPaid, FromLocal, 30*Million+1)}, Basis{}, "Số đã chi 90.000.001 đồng vượt"},
		{"accepted above the contract", []Entry{line(EAccepted, FromLocal, 91*Million)}, Basis{}, "nghiệm thu 91.000.000 đồng vượt"},
		{"settled without acceptance", []Entry{line(ESettled, FromLocal, 1)}, Basis{}, "vượt giá trị hỗ trợ nghiệm thu 0 đồng"},
		{"accepted and settled", []Entry{line(EAccepted, FromLocal, 80*Million), line(ESettled, FromLocal, 80*Million)}, Basis{}, ""},
		{"recovered more than paid", []Entry{line(ERecovered, FromLocal, 61*Million)}, Basis{}, "sẽ âm"},
		{"lowered under the contract", []Entry{line(ECancelled, FromLocal, 20*Million)}, Basis{}, "vượt mức được duyệt 80.000.000 đồng"},
		{"stopped under what was paid", []Entry{line(ECancelled, FromLocal, 50*Million), line(EContracted, FromLocal, -40*Million)}, Basis{Stopping: true}, ""},
		{"paid in a year without money", []Entry{{Kind: EPaid, Source: FromLocal, Year: 2028, Amount: 10 * Million}}, Basis{}, "Năm ngân sách 2028"},
		{"carried over, then paid", []Entry{line(ECarried, FromLocal, -10*Million), {Kind: ECarried, Source: FromLocal, Year: 2028, Amount: 10 * Million},
			{Kind: EPaid, Source: FromLocal, Year: 2028, Amount: 10 * Million}}, Basis{}, ""},
		{"carried over after it was paid", []Entry{line(ECarried, FromLocal, -50*Million)}, Basis{}, "Năm ngân sách 2027"},
		{"of a fund that gave nothing", []Entry{line(EContracted, FromNational, 1)}, Basis{}, "quốc gia: Giá trị hỗ trợ trong hợp đồng 1 đồng vượt mức được duyệt 0 đồng"},
		{"one fund pays for the other", []Entry{line(ECommitted, FromNational, 50*Million), line(EContracted, FromNational, 50*Million), line(EPaid, FromLocal, 30*Million+1)}, Basis{}, "địa phương: Số đã chi 90.000.001 đồng vượt"},
		{"old books are as they are", []Entry{line(ESettled, FromLocal, 500*Million)}, Basis{Book: true}, ""},
	} {
		err := CheckPosting(BalancesOf(had), BalancesOf(append(slices.Clone(had), c.lines...)), c.by)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestEntryCheck(t *testing.T) {
	for name, e := range map[string]Entry{
		"nothing":             line(EPaid, FromLocal, 0),
		"absurd":              line(EPaid, FromLocal, 999_999_999_999),
		"no paper":            {Kind: EPaid, Source: FromLocal, Amount: 1, Dated: 2027_01_01},
		"no day":              {Kind: EPaid, Source: FromLocal, Amount: 1, Document: "1"},
		"a day to come":       {Kind: EPaid, Source: FromLocal, Amount: 1, Document: "1", Dated: 2027_12_02},
		"own money":           line(EPaid, FromCash, 1),
		"pledge of the state": line(EPledged, FromLocal, 1),
	} {
		if KindOf(e.Check(2027_12_01)) != Invalid {
			t.Errorf("%s is accepted", name)
		}
	}
	if err := line(EPaid, FromLocal, 1).Check(2027_12_01); err != nil {
		t.Error(err)
	}
}

// TestRunningAmounts: the lines that acts write bring the ledger to what the
// project shows, one cancelled paper is wholly taken back, and the ledger as of
// a day knows nothing of later papers.
func TestRunningAmounts(t *testing.T) {
	p, first := aProject(), Basis{Document: "356/QĐ-UBND", Dated: 2027_02_05}
	var all []Entry
	write := func(lines []Entry) {
		for _, e := range lines {
			e.ID = int64(len(all) + 1)
			all = append(all, e)
		}
	}
	write(p.TermEntries(Balances{}, first))
	b := BalancesOf(all)
	if wrong := p.Disagrees(b); wrong != "" || len(all) != 2 || b.InPlan() != 1 {
		t.Fatalf("%s %+v", wrong, all)
	}
	p.Lines[0].Approved = 80 * Million
	second := Basis{Document: "400/QĐ-UBND", Dated: 2027_05_01}
	write(p.TermEntries(b, second))
	if b = BalancesOf(all); b.Of(ECommitted) != 100*Million || b.Of(ECancelled) != 20*Million || p.Disagrees(b) != "" {
		t.Errorf("lowered: %+v, %s", all, p.Disagrees(b))
	}
	if was := BalancesOf(linesOn(all, 2027_04_30)); was.Approved() != 100*Million {
		t.Errorf("as of the day before: %s", was.Approved())
	}
	same := p.entry(EContracted, FundingLine{Source: FromLocal}, 80*Million, Basis{Document: second.Document, Dated: second.Dated, Reason: "Hợp đồng có hiệu lực."})
	write([]Entry{same}) // a contract of the same number and day stays
	back := Reversals(all, Basis{Document: "410/QĐ-UBND", Dated: 2027_06_01, Cancels: &second})
	write(back)
	if b = BalancesOf(all); b.Approved() != 100*Million || b.Of(ECancelled) != 0 || b.Of(EContracted) != 80*Million || len(Reversals(all, Basis{Cancels: &second})) != 0 {
		t.Errorf("taken back: %+v", back)
	}
	p.Stage, p.Lines[0].Approved, p.Lines[1].Approved = Proposed, 0, 0
	write(Reversals(all, Basis{Document: "411", Dated: 2027_06_02, Cancels: &first}))
	if b = BalancesOf(all); b.InPlan() != 0 || b.Approved() != 0 || b.Of(EPledged) != 0 || p.Disagrees(b) != "" {
		t.Errorf("approval cancelled: %s, %d", p.Disagrees(b), b.InPlan())
	}
}

func TestBookEntries(t *testing.T) {
	p := aProject()
	p.Recorded, p.Stage = true, Completed
	p.Lines[0].Done, p.Lines[0].Disbursed, p.Lines[1].Done = 120*Million, 120*Million, 280*Million
	approved, done := p.BookBases(2027_06_30)
	if approved.Dated != 2027_01_01 || done.Dated != 2027_06_30 {
		t.Errorf("%s, %s", approved.Dated, done.Dated)
	}
	all := p.TermEntries(Balances{}, approved)
	all = append(all, p.BookEntries(BalancesOf(all), done)...)
	if wrong := p.Disagrees(BalancesOf(all)); wrong != "" || BalancesOf(all).Settled() != 1 {
		t.Errorf("%s: %+v", wrong, all)
	}
	p.Stage = Underway
	all = append(all, p.BookEntries(BalancesOf(all), done)...)
	b := BalancesOf(all)
	if wrong := p.Disagrees(b); wrong != "" || b.Settled() != 0 || b.Of(ESettled) != 0 || b.Of(EPaid) != 120*Million {
		t.Errorf("reopened: %s: %+v", wrong, all)
	}
	p.Stage = Withdrawn
	p.Lines[0].Disbursed = 0
	all = append(all, append(p.TermEntries(b, approved), p.BookEntries(b, done)...)...)
	if b = BalancesOf(all); p.Disagrees(b) != "" || b.Approved() != 0 || b.InPlan() != 0 {
		t.Errorf("withdrawn: %s", p.Disagrees(b))
	}
}

// linesOn are the lines that count on a day.
func linesOn(all []Entry, day Day) []Entry {
	return slices.DeleteFunc(slices.Clone(all), func(e Entry) bool { return e.Dated > day })
}
