package statement

import "testing"

// TestBlindTexts reads texts written by someone who had not seen the rules, in
// the ways offices really write.
func TestBlindTexts(t *testing.T) {
	var sum score
	for _, s := range scores(t, "testdata/blind") {
		t.Log(s)
		for _, p := range s.problems {
			t.Log("    " + p)
		}
		sum.figures, sum.found, sum.value, sum.all = sum.figures+s.figures, sum.found+s.found, sum.value+s.value, sum.all+s.all
		sum.failures, sum.missed, sum.alarms, sum.extra, sum.notHolds = sum.failures+s.failures, sum.missed+s.missed, sum.alarms+s.alarms, sum.extra+s.extra, sum.notHolds+s.notHolds
	}
	sum.name = "all"
	t.Log(sum)
}
