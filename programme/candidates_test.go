package programme

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

// noneOf are records of which no three add up to an odd amount.
func noneOf(n int) []Candidate {
	all := make([]Candidate, n)
	for i := range all {
		all[i] = Candidate{"DP", Money(2 * (i%50_000 + 1))}
	}
	return all
}

// TestFindCandidatesIsBounded: a programme of ten times as many projects is
// not searched for much longer, nor does the search keep more than the records
// themselves. The search finds nothing, so it walks all that it ever does.
func TestFindCandidatesIsBounded(t *testing.T) {
	took := func(n int) time.Duration {
		records, best := noneOf(n), time.Hour
		for range 3 {
			start := time.Now()
			if found := FindCandidates(299_999, 0, records, 3); len(found) != 0 {
				t.Fatalf("found %v", found)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := took(10_000), took(100_000)
	if large > 30*small {
		t.Errorf("10.000 projects take %s, 100.000 take %s", small, large)
	}
	records := noneOf(100_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	FindCandidates(299_999, 0, records, 3)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
		t.Errorf("the search takes %d MB", used>>20)
	}
}

func TestCandidatesExplain(t *testing.T) {
	set := CandidateSet{[]Candidate{{"DP-1 – Máy sấy", 50 * Million}, {"DP-2 – Lò hơi", 20 * Million}}, 70 * Million, 0}
	x := set.Explain(Difference{Key: "k", Amount: int64(70 * Million)}, User{Name: "Lan", PostTitle: "Kế toán"}, 2027_03_05)
	if set.Key() != "DP-1|DP-2" || x.Check() != nil || x.By != "Lan – Kế toán" || x.On != 2027_03_05 || x.Counts != CountLeft || x.Difference != int64(70*Million) {
		t.Errorf("%q %+v", set.Key(), x)
	}
	for _, want := range []string{"DP-1 – Máy sấy: duyệt và thực hiện lệch 50.000.000 đồng", "DP-2", "70.000.000 đồng", "05/03/2027"} {
		if !strings.Contains(x.Evidence, want) {
			t.Errorf("the evidence lacks %q: %s", want, x.Evidence)
		}
	}
	for range 8 {
		set.Candidates[0].Label += strings.Repeat(" dài", 100)
	}
	if err := set.Explain(Difference{Key: "k"}, User{Name: "Lan"}, 2027_03_05).Check(); err != nil {
		t.Errorf("long titles: %v", err)
	}
}
