package programme

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestCompareRounds(t *testing.T) {
	old := []FieldValue{
		{"title", "Tên đề án", "Máy sấy chè Đường"}, {"stage", "Tình trạng", "Dự thảo"}, {"requested_local", "KCĐP (đề nghị)", "100.000.000 đồng"},
		{"requested_cash", "Tiền (đề nghị)", "150.000.000 đồng"}, {"approved_local", "KCĐP (kế hoạch duyệt)", "0 đồng"}, {"note", "Ghi chú", ""},
		{"commitment", "Cam kết", "0 đồng"}, {"paper:estimate", "Giấy tờ: Dự toán", "bản 1: a.pdf"},
	}
	now := []FieldValue{
		{"title", "Tên đề án", "Máy sấy chè Đường lạnh"}, {"stage", "Tình trạng", "Chờ kiểm tra hồ sơ"}, {"requested_local", "KCĐP (đề nghị)", "90.000.000 đồng"},
		{"requested_cash", "Tiền (đề nghị)", "150.000.000 đồng"}, {"requested_credit", "Vay (đề nghị)", "20.000.000 đồng"},
		{"approved_local", "KCĐP (kế hoạch duyệt)", "80.000.000 đồng"}, {"note", "Ghi chú", "Gấp"}, {"commitment", "Cam kết", "0 đồng"},
		{"machine_1", "Máy thứ 1", "Máy sấy"},
	}
	var got []string
	blank := 0
	for _, c := range CompareRounds(old, now) {
		if c.Blank() {
			blank++
			continue
		}
		mark := "="
		if c.Changed() {
			mark = "≠"
		}
		got = append(got, c.Group+"|"+c.Field+mark+c.Difference)
	}
	want := []string{
		"Kinh phí|requested_local≠−10.000.000 đồng", "Kinh phí|requested_cash=", "Kinh phí|requested_credit≠+20.000.000 đồng",
		"Thông tin chung|title≠", "Thông tin chung|note≠", "Máy móc|machine_1≠", "Giấy tờ|paper:estimate≠",
	}
	if !slices.Equal(got, want) || blank != 1 { // the commitment, 0 in both
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCorrectionsStandBesideTheOriginal(t *testing.T) {
	submitted := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	events := []Event{ // the newest first
		{Action: "changed", At: submitted.Add(3 * time.Hour), UserName: "Minh", Note: "Theo hóa đơn", Changes: []Change{{"note", "Ghi chú", "Gấp", "Rất gấp"}}},
		{Action: "moved", At: submitted.Add(2 * time.Hour), Changes: []Change{{"stage", "Tình trạng", "a", "b"}}},
		{Action: "changed", At: submitted.Add(time.Hour), UserName: "Lan", PostTitle: "Chuyên viên", Note: "Gõ nhầm", Changes: []Change{{"note", "Ghi chú", "", "Gấp"}}},
		{Action: "changed", At: submitted.Add(-time.Hour), UserName: "Chủ", Changes: []Change{{"note", "Ghi chú", "x", ""}}},
	}
	all := WithCorrections(CompareRounds([]FieldValue{{"note", "Ghi chú", "cũ"}}, []FieldValue{{"note", "Ghi chú", "Rất gấp"}}), events, submitted)
	if len(all) != 1 || len(all[0].Corrections) != 2 || all[0].Corrections[0].Who != "Lan – Chuyên viên" || all[0].Corrections[0].Reason != "Gõ nhầm" || all[0].Corrections[1].New != "Rất gấp" {
		t.Errorf("%+v", all)
	}
}

func TestCompareWords(t *testing.T) {
	for _, tt := range []struct{ old, now, want string }{
		{"máy sấy chè", "máy sấy chè", "máy sấy chè"},
		{"máy sấy chè", "máy sấy lạnh chè", "máy sấy [+lạnh] chè"},
		{"máy sấy chè Đường", "máy ép gạch", "máy [-sấy chè Đường] [+ép gạch]"},
		{"", "mới", "[+mới]"}, {"cũ", "", "[-cũ]"}, {"", "", ""},
		{"a b c d", "b c d a", "[-a] b c d [+a]"},
	} {
		var got []string
		for _, p := range CompareWords(tt.old, tt.now) {
			got = append(got, map[PieceKind]string{Kept: p.Text, Removed: "[-" + p.Text + "]", Added: "[+" + p.Text + "]"}[p.Kind])
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q and %q: %q, want %q", tt.old, tt.now, got, tt.want)
		}
	}
	long := strings.Repeat("chữ ", mostWords+1)
	if pieces := CompareWords(long, "khác"); len(pieces) != 2 || pieces[0].Text != long {
		t.Errorf("%d pieces", len(pieces))
	}
}

// FuzzCompareWords: whatever the texts, what is kept and removed is the old
// one, what is kept and added the new.
func FuzzCompareWords(f *testing.F) {
	f.Add("máy sấy chè", "máy sấy lạnh chè")
	f.Add("a b a b", "b a b a a")
	f.Fuzz(func(t *testing.T, old, now string) {
		var before, after []string
		for _, p := range CompareWords(old, now) {
			if p.Kind != Added {
				before = append(before, strings.Fields(p.Text)...)
			}
			if p.Kind != Removed {
				after = append(after, strings.Fields(p.Text)...)
			}
		}
		if !slices.Equal(before, strings.Fields(old)) || !slices.Equal(after, strings.Fields(now)) {
			t.Errorf("%q and %q: %q, %q", old, now, before, after)
		}
	})
}

// walk is a way of moves on days, in the morning in Vietnam.
func walk(steps ...any) (all []Moved) {
	stages := map[Move][2]Stage{
		Begin: {"", Draft}, Submit: {Draft, Submitted}, Return: {Submitted, Returned}, Resubmit: {Returned, Submitted}, Check: {Submitted, Checked},
		Forward: {Checked, BaseAppraisal}, PassBase: {BaseAppraisal, BasePassed}, Propose: {BasePassed, Proposed}, Withdraw: {Returned, Withdrawn},
	}
	round := 0
	for i := 0; i < len(steps); i += 2 {
		m, day := steps[i].(Move), Day(steps[i+1].(int))
		if m == Submit || m == Resubmit {
			round++
		}
		all = append(all, Moved{Move: m, From: stages[m][0], To: stages[m][1], At: day.start().Add(8 * time.Hour), UserName: string(m) + "er", Round: round, Due: day.AddWorkingDays(3)})
	}
	return all
}

func TestClock(t *testing.T) {
	way := walk(Begin, 2026_03_02, Submit, 2026_03_05, Return, 2026_03_09, Resubmit, 2026_03_18, Check, 2026_03_19)
	p := Project{DaysLeft: 1}
	for _, tt := range []struct {
		on       Day
		moves    int
		received Day
		due      Day
		left     int
		paused   bool
		days     int // in which it was paused
	}{
		{2026_03_03, 5, 0, 2026_03_05, 2, false, 0},
		{2026_03_05, 5, 2026_03_05, 2026_03_10, 3, false, 0},
		{2026_03_12, 5, 2026_03_05, 2026_03_12, 1, true, 3},                // Thursday: Tue, Wed, Thu
		{2026_03_18, 4, 2026_03_05, 2026_03_23, 3, false, 7},               // back again
		{2026_03_26, 5, 2026_03_05, 2026_03_24, -2, false, 7},              // late
		{2026_03_05, 2, 2026_03_05, 2026_03_10, 3, false, 0},               // as the receipt said
		{2026_03_09, 3, 2026_03_05, Day(2026_03_12), 1, true, 0},           // on the day itself
		{2026_03_02, 0, 0, 0, 0, false, 0},                                 // nothing happened
		{2026_03_02, 1, 0, Day(2026_03_02).AddWorkingDays(3), 3, false, 0}, // a draft
	} {
		c := ClockOf(p, way[:tt.moves], tt.on)
		if c.Received != tt.received || c.Due != tt.due || c.Left != tt.left || c.Paused != tt.paused || c.PausedDays() != tt.days {
			t.Errorf("%s, %d moves: %+v, paused %d days", tt.on, tt.moves, c, c.PausedDays())
		}
	}
	if c := ClockOf(p, walk(Begin, 2026_03_02, Submit, 2026_03_05, Return, 2026_03_09, Withdraw, 2026_03_10), 2026_03_30); c.Paused || !c.Handed || c.PausedDays() != 1 {
		t.Errorf("withdrawn while it was paused: %+v", c)
	}
	if s := (Receipt{2026, 7}).String(); s != "07/2026" {
		t.Errorf("%q", s)
	}
}

func TestBackMonths(t *testing.T) {
	for _, tt := range []struct {
		from, want Day
		n          int
	}{{2026_08_31, 2026_02_28, 6}, {2024_08_31, 2024_02_29, 6}, {2026_01_15, 2025_12_15, 1}, {2026_03_05, 2026_03_05, 0}, {2026_03_31, 2021_03_31, 60}} {
		if got := tt.from.BackMonths(tt.n); got != tt.want {
			t.Errorf("%s less %d months is %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}
