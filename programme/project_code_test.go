package programme

import "testing"

func TestNextCode(t *testing.T) {
	for _, tt := range []struct {
		level Level
		taken []string
		want  string
	}{
		{Local, nil, "DP-2026-01"},
		{National, nil, "QG-2026-01"},
		{Local, []string{"DP-2026-01", "DP-2026-03", "DP-2026-02"}, "DP-2026-04"},
		{Local, []string{"DP-2026-099"}, "DP-2026-100"},
		{Local, []string{"DP-2026-99"}, "DP-2026-100"},
		{Local, []string{"QG-2026-07", "DP-2025-08", "DP-2026-9a", "DP-2026-", "DP-2026--1", "DP-2026-99999999999"}, "DP-2026-01"},
	} {
		if got := NextCode(tt.level, 2026, tt.taken); got != tt.want {
			t.Errorf("after %q: %s, want %s", tt.taken, got, tt.want)
		}
	}
}
