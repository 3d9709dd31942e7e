package statement

import "testing"

// TestBlindTexts reads texts written by someone who had not seen the rules, in
// the ways offices really write. The thresholds lie just under what is reached.
func TestBlindTexts(t *testing.T) {
	sum := score{name: "all"}
	for _, s := range scores(t, "testdata/blind") {
		t.Log(s)
		for _, p := range s.problems {
			t.Log("    " + p)
		}
		sum.figures, sum.found, sum.value, sum.all = sum.figures+s.figures, sum.found+s.found, sum.value+s.value, sum.all+s.all
		sum.failures, sum.missed, sum.alarms, sum.extra, sum.notHolds = sum.failures+s.failures, sum.missed+s.missed, sum.alarms+s.alarms, sum.extra+s.extra, sum.notHolds+s.notHolds
	}
	t.Log(sum)
	if sum.figures < 1090 || sum.failures < 63 {
		t.Fatalf("only %d figures and %d failures to be found: texts are missing", sum.figures, sum.failures)
	}
	if sum.missed > 0 || sum.alarms > 0 {
		t.Errorf("%d of %d failures missed, %d false alarms", sum.missed, sum.failures, sum.alarms)
	}
	if sum.value*1000 < sum.figures*995 || sum.all*1000 < sum.figures*990 {
		t.Errorf("of %d figures %d are right in value and measure, %d in all", sum.figures, sum.value, sum.all)
	}
	if sum.extra > 4 || sum.notHolds > 20 {
		t.Errorf("%d figures that are none, %d identities that hold and were not seen", sum.extra, sum.notHolds)
	}
}
