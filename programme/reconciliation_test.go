package programme

import (
	"strings"
	"testing"
)

func paid(id int64, document string, dated Day, m Money) TreasuryEntry {
	return TreasuryEntry{Entry: Entry{ID: id, Kind: EPaid, Source: FromLocal, Year: 2027, Amount: m, Document: document, Dated: dated}, Code: "DP-1"}
}

func moved(id int64, document string, dated Day, m Money) TreasuryLine {
	return TreasuryLine{ID: id, Document: document, Dated: dated, Amount: m}
}

// reconciled gives every pair a number, as the store does.
func reconciled(r Reconciliation, pairs []TreasuryPair) Reconciliation {
	for n, p := range pairs {
		for _, e := range p.Entries {
			for i := range r.Entries {
				if r.Entries[i].ID == e.ID {
					r.Entries[i].Match = int64(n + 1)
				}
			}
		}
		for _, l := range p.Lines {
			for i := range r.Lines {
				if r.Lines[i].ID == l.ID {
					r.Lines[i].Match = int64(n + 1)
				}
			}
		}
	}
	return r
}

func TestReconciliation(t *testing.T) {
	back := paid(6, "UNC 20", 2027_03_09, -9)
	back.Reverses = 5
	r := Reconciliation{Level: Local, Year: 2027, Entries: []TreasuryEntry{
		paid(1, "UNC 7", 2027_01_05, 70), paid(2, "UNC 8", 2027_01_31, 30), paid(3, "UNC 9-1", 2027_03_01, 10), paid(4, "UNC 9-2", 2027_03_01, 20),
		paid(5, "UNC 20", 2027_03_08, 9), back, paid(7, "UNC 30", 2028_01_20, 4),
	}, Lines: []TreasuryLine{
		moved(1, "UNC-007", 2027_01_06, 70), moved(2, "GRDT 8", 2027_02_02, 30), moved(3, "UNC 9", 2027_03_01, 30), moved(4, "PHÍ", 2027_03_02, 1),
	}}
	sure := r.SurePairs()
	if len(sure) != 1 || sure[0].Entries[0].ID != 1 || sure[0].Lines[0].ID != 1 {
		t.Fatalf("sure %+v", sure)
	}
	r = reconciled(r, sure)
	proposed := r.Proposals()
	if len(proposed) != 2 || len(proposed[0].Entries) != 2 || proposed[1].Entries[0].ID != 2 {
		t.Fatalf("proposed %+v", proposed)
	}
	for _, p := range proposed {
		if err := p.CheckMatch(); err != nil {
			t.Error(err)
		}
	}
	r = reconciled(r, append(sure, proposed...))
	sum := r.Total()
	if sum.Ledger != 134 || sum.Treasury != 131 || sum.Matched != 130 || sum.OpenLedger != 4 || sum.OpenTreasury != 1 || sum.Difference() != 3 {
		t.Errorf("%+v", sum)
	}
	if m := r.Months(); len(m) != 13 || m[0].Ledger != 100 || m[0].Treasury != 70 || m[0].OpenLedger != 0 || m[2].OpenTreasury != 1 || m[12].OpenLedger != 4 {
		t.Errorf("%+v", m)
	}
	if s := r.Sentence(); s != "Sổ quỹ nhiều hơn Kho bạc 3 đồng: sổ quỹ có 1 bút toán (4 đồng) Kho bạc chưa có; Kho bạc có 1 dòng (1 đồng) sổ quỹ chưa có." {
		t.Error(s)
	}
	r.Entries, r.Lines = r.Entries[:6], r.Lines[:3]
	if s := r.Sentence(); r.Total().Difference() != 0 || r.Open() || !strings.HasPrefix(s, "Không còn chênh lệch: sổ quỹ và Kho bạc cùng ghi 130 đồng") {
		t.Error(s)
	}
}

func TestCheckMatch(t *testing.T) {
	e, l := []TreasuryEntry{paid(1, "A", 2027_01_05, 5)}, []TreasuryLine{moved(1, "B", 2027_01_05, 5)}
	taken := []TreasuryLine{l[0]}
	taken[0].Match = 3
	for _, tt := range []struct {
		name string
		p    TreasuryPair
		want Kind
	}{
		{"one side", TreasuryPair{Entries: e}, Invalid}, {"two sums", TreasuryPair{Entries: append(e, e...), Lines: l}, Invalid},
		{"matched already", TreasuryPair{Entries: e, Lines: taken}, Conflict},
	} {
		if err := tt.p.CheckMatch(); KindOf(err) != tt.want || err == nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// TestSign: minutes are signed of what is explained, by who has not prepared
// it; what comes later shows as changed.
func TestSign(t *testing.T) {
	r := Reconciliation{Level: Local, Year: 2027, Entries: []TreasuryEntry{paid(1, "UNC 7", 2027_01_05, 70), paid(2, "UNC 8", 2027_02_05, 30)},
		Lines:      []TreasuryLine{moved(1, "UNC 7", 2027_01_05, 70)},
		Statements: []TreasuryStatement{{Name: "kb.xlsx", Entered: Entered{UserID: 5}}}}
	r = reconciled(r, r.SurePairs())
	director := User{ID: 6, Role: RoleCentreDirector}
	m := SignedReconciliation{Until: 2027_01_31, Document: "1/BB", Dated: 2027_02_03}
	change := func(of func(*SignedReconciliation)) SignedReconciliation { one := m; of(&one); return one }
	for _, tt := range []struct {
		name  string
		m     SignedReconciliation
		u     User
		kind  Kind
		field string
	}{
		{"what is open", change(func(m *SignedReconciliation) { m.Until, m.Dated = 2027_02_28, 2027_03_01 }), director, Conflict, "until"},
		{"the future", change(func(m *SignedReconciliation) { m.Until = 2027_12_31 }), director, Invalid, "until"},
		{"before its period ends", change(func(m *SignedReconciliation) { m.Dated = 2027_01_30 }), director, Invalid, "dated"},
		{"without a number", change(func(m *SignedReconciliation) { m.Document = "" }), director, Invalid, "document"},
		{"nothing", change(func(m *SignedReconciliation) { m.Until = 2026_12_31 }), director, Invalid, "until"},
		{"one's own", m, User{ID: 5, Role: RoleCentreDirector}, Forbidden, ""},
	} {
		if _, err := r.Sign(tt.m, tt.u, 2027_03_31); KindOf(err) != tt.kind || Problems(err)[0].Field != tt.field {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	m, err := r.Sign(m, director, 2027_03_31)
	if err != nil || m.Ledger != 70 || m.Treasury != 70 || m.LastEntry != 2 || m.LastLine != 1 {
		t.Fatalf("%+v %v", m, err)
	}
	r.Signed = []SignedReconciliation{m}
	if all := r.Changed(m); len(all) != 0 {
		t.Errorf("changed %+v", all)
	}
	if _, err := r.Sign(m, director, 2027_03_31); KindOf(err) != Invalid {
		t.Errorf("signed twice: %v", err)
	}
	if err := r.CheckUnmatch(1); KindOf(err) != Conflict {
		t.Errorf("taken apart: %v", err)
	}
	r.Entries = append(r.Entries, paid(3, "UNC 9", 2027_01_30, 8))
	if all := r.Changed(m); len(all) != 1 || all[0].Amount != 8 {
		t.Errorf("changed %+v", all)
	}
}
