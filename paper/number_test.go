package paper

import "testing"

// TestNumberOf: a number keeps its figure whatever noughts stand before it, and
// one that is no figure is printed as it was given.
func TestNumberOf(t *testing.T) {
	for full, want := range map[string]string{
		"09/BBTL-TTKC": "Số: 09/BBTL-TTKC", "012/HĐ": "Số: 12/HĐ", "7 / HĐ": "Số: 07/HĐ", "12a/HĐ-KC": "Số: 12a/HĐ-KC", "HĐ 15": "Số: HĐ 15",
		"": "Số: " + nbsp + nbsp + nbsp + nbsp + nbsp + "/HĐ-KC",
	} {
		var d Doc
		d.Number, d.Symbol, d.Whole = numberOf(full, "HĐ-KC")
		if got := d.numberLine(); got != want {
			t.Errorf("%q is printed as %q, want %q", full, got, want)
		}
	}
}
