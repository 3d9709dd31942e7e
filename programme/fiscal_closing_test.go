package programme

import (
	"strings"
	"testing"
)

// restOf is a project with the given sums in the year.
func restOf(stage Stage, approved, paid, settled Money) ClosingRest {
	b := BalancesOf([]Entry{
		{Kind: ECommitted, Source: FromLocal, Year: 2027, Amount: approved}, {Kind: EContracted, Source: FromLocal, Year: 2027, Amount: approved},
		{Kind: EPaid, Source: FromLocal, Year: 2027, Amount: paid}, {Kind: ESettled, Source: FromLocal, Year: 2027, Amount: settled},
	})
	return ClosingRest{ProjectID: 1, Code: "DP-1", Stage: stage, InYear: b, All: b}
}

func TestProposedRest(t *testing.T) {
	for _, tt := range []struct {
		name          string
		r             ClosingRest
		carry, cancel Money
	}{
		{"it goes on", restOf(Underway, 100, 70, 0), 30, 0},
		{"settled below what was approved, paid", restOf(Completed, 100, 92, 92), 0, 8},
		{"settled, and still to be paid", restOf(Completed, 100, 70, 92), 22, 8},
		{"stopped", restOf(Stopped, 100, 70, 70), 0, 30},
		{"nothing left", restOf(Completed, 100, 100, 100), 0, 0},
		{"paid too much", restOf(Stopped, 50, 70, 50), 0, 0},
	} {
		if carry, cancel := tt.r.Proposed(); carry != tt.carry || cancel != tt.cancel {
			t.Errorf("%s: carried %s, cancelled %s", tt.name, carry, cancel)
		}
	}
}

func closingOf(rests ...ClosingRest) FiscalClosing {
	for i := range rests {
		rests[i].Carry, rests[i].Cancel = rests[i].Proposed()
	}
	return FiscalClosing{Level: Local, Year: 2027, PlanID: 3, Rests: rests, Facts: ClosingFacts{Today: 2028_01_25},
		Draft: ClosingDraft{CarryDocument: "15/QĐ", CarryDated: 2028_01_20, CancelDocument: "16/QĐ", CancelDated: 2028_01_21, Version: 1, Prepared: Entered{UserID: 5}}}
}

// What is carried over and cancelled is all that is left; what was paid too much
// stands beside it.
func TestClosingTies(t *testing.T) {
	c := closingOf(restOf(Underway, 100, 70, 0), restOf(Completed, 100, 70, 92), restOf(Stopped, 50, 70, 50))
	if rest, carry, cancel := c.Totals(); rest != 60 || rest != carry+cancel || c.Overspent() != 20 {
		t.Errorf("%d left, %d carried, %d cancelled, %d too much", rest, carry, cancel, c.Overspent())
	}
}

func TestConfirmClosing(t *testing.T) {
	by, director := ClosedYear{Document: "20/QĐ", Dated: 2028_01_25}, User{ID: 6, Role: RoleCentreDirector}
	open := Reconciliation{Level: Local, Year: 2027, Entries: []TreasuryEntry{paid(1, "UNC 7", 2027_01_05, 70)}}
	for _, tt := range []struct {
		name   string
		change func(*FiscalClosing, *ClosedYear, *User)
		kind   Kind
		says   string
	}{
		{"one's own", func(_ *FiscalClosing, _ *ClosedYear, u *User) { u.ID = 5 }, Forbidden, "tự xác nhận"},
		{"nobody prepared it", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Draft.Version = 0 }, Conflict, "chuẩn bị"},
		{"without a paper", func(_ *FiscalClosing, by *ClosedYear, _ *User) { by.Document = "" }, Invalid, "số văn bản"},
		{"a paper of tomorrow", func(_ *FiscalClosing, by *ClosedYear, _ *User) { by.Dated = 2028_01_26 }, Invalid, "sau hôm nay"},
		{"before the year ends", func(c *FiscalClosing, _ *ClosedYear, _ *User) {
			c.Facts.Today, c.Draft.CarryDated, c.Draft.CancelDated = 2027_12_31, 2027_12_20, 2027_12_20
		}, Invalid, "sau hôm nay"},
		{"a request is open", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Facts.Requests = []string{"DP-1: Tạm ứng"} }, Conflict, "đề nghị chi"},
		{"the Treasury differs", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Facts.Treasury = open }, Conflict, "Kho bạc"},
		{"a rest is not decided", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Rests[0].Carry = 29 }, Conflict, "DP-1 còn 1 đồng"},
		{"more than is left", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Rests[0].Carry = 31 }, Invalid, "vượt số còn lại 30 đồng"},
		{"a negative amount", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Rests[0].Carry, c.Rests[0].Cancel = 31, -1 }, Invalid, "không âm"},
		{"carried without a paper", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Draft.CarryDocument = "" }, Invalid, "chuyển nguồn"},
		{"its own paper without a day", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Rests[0].Document = "9/QĐ" }, Invalid, "cả số và ngày"},
		{"the next year is closed", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.Facts.NextShut = true }, Conflict, "2028 đã khóa sổ"},
		{"closed already", func(c *FiscalClosing, _ *ClosedYear, _ *User) {
			c.Closed = ClosedYear{Document: "1/QĐ", Dated: 2028_01_02}
		}, Conflict, "không mở lại"},
		{"no plan", func(c *FiscalClosing, _ *ClosedYear, _ *User) { c.PlanID = 0 }, Conflict, "Kế hoạch năm"},
	} {
		c, by, u := closingOf(restOf(Underway, 100, 70, 0)), by, director
		tt.change(&c, &by, &u)
		if err := c.Confirm(by, u); err == nil || KindOf(err) != tt.kind || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if err := closingOf(restOf(Underway, 100, 70, 0), restOf(Completed, 100, 92, 92)).Confirm(by, director); err != nil {
		t.Error(err)
	}
}

// TestClosingMoves: what leaves the year leaves nothing of it behind, and the
// ledger takes it.
func TestClosingMoves(t *testing.T) {
	for _, r := range []ClosingRest{restOf(Underway, 100, 70, 0), restOf(Completed, 100, 70, 92), restOf(Stopped, 100, 70, 70)} {
		c := closingOf(r)
		had := []Entry{
			{Kind: ECommitted, Source: FromLocal, Year: 2027, Amount: 100}, {Kind: EContracted, Source: FromLocal, Year: 2027, Amount: 100},
			{Kind: EAccepted, Source: FromLocal, Year: 2027, Amount: r.All.Of(ESettled)}, {Kind: ESettled, Source: FromLocal, Year: 2027, Amount: r.All.Of(ESettled)}, {Kind: EPaid, Source: FromLocal, Year: 2027, Amount: 70},
		}
		for _, m := range c.Moves(Project{ID: 1, Year: 2027, Level: Local}, c.Rests[0]) {
			after := append(had[:len(had):len(had)], m.Lines...)
			if err := CheckPosting(BalancesOf(had), BalancesOf(after), m.By); err != nil {
				t.Errorf("%s: %v", r.Stage, err)
			}
			had = after
		}
		b := BalancesOf(had)
		if rest := b.In(ECommitted, 2027) - b.In(ECancelled, 2027) + b.In(ECarried, 2027) - b.In(EPaid, 2027); rest != 0 || b.Of(ECarried) != 0 || b.In(ECarried, 2028) != c.Rests[0].Carry {
			t.Errorf("%s: %s left, %s carried", r.Stage, rest, b.In(ECarried, 2028))
		}
		if broken := b.Broken(false); len(broken) > 0 {
			t.Errorf("%s: %v", r.Stage, broken)
		}
	}
}

func TestYearAfterClosing(t *testing.T) {
	p := Project{Year: 2027, Level: Local}
	b := BalancesOf([]Entry{{Kind: ECarried, Source: FromLocal, Year: 2027, Amount: -30}, {Kind: ECarried, Source: FromLocal, Year: 2028, Amount: 30}})
	for _, tt := range []struct {
		name string
		e    Entry
		b    Balances
		want int
	}{
		{"carried over", Entry{Kind: EContracted, Source: FromLocal, Year: 2027}, b, 2028},
		{"not carried over", Entry{Kind: EContracted, Source: FromLocal, Year: 2027}, Balances{}, 2027},
		{"paid out of the year that was named", Entry{Kind: EPaid, Source: FromLocal, Year: 2027}, b, 2027},
		{"taken back", Entry{Kind: EAccepted, Source: FromLocal, Year: 2027, Reverses: 4}, b, 2027},
		{"money that comes back", Entry{Kind: ERecovered, Source: FromLocal, Year: 2027, Dated: 2029_02_01}, b, 2029},
		{"other money", Entry{Kind: EPledged, Source: FromCash, Year: 2027}, b, 2027},
	} {
		if got := p.YearAfterClosing(tt.e, tt.b); got != tt.want {
			t.Errorf("%s: %d", tt.name, got)
		}
	}
}
