package programme

import "testing"

func FuzzInert(f *testing.F) {
	for _, s := range []string{"", "'", "=1", "'=1", "''-", " +1", "\t", "Máy", "'nháy", "＝1", "\n@x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		written := Inert(s)
		if got := FromInert(written); got != s {
			t.Errorf("%q was written as %q and read as %q", s, written, got)
		}
		if written != "" && (written[0] == '=' || written[0] == '+' || written[0] == '-' || written[0] == '@' || written[0] == '\t' || written[0] == '\r') {
			t.Errorf("%q is written as %q, which a spreadsheet works out", s, written)
		}
	})
}
