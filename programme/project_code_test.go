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

func TestWantsCode(t *testing.T) {
	old := Project{ID: 1, Code: "DP-2027-03", Level: Local, Year: 2027}
	with := func(change func(*Project)) Project {
		p := old
		change(&p)
		return p
	}
	tests := []struct {
		name     string
		old, new Project
		want     bool
	}{
		{"new without a code", Project{}, Project{Level: Local, Year: 2027}, true},
		{"new with a code", Project{}, Project{Level: Local, Year: 2027, Code: "A"}, false},
		{"new record of old books", Project{}, Project{Recorded: true}, false},
		{"as it was", old, old, false},
		{"to the other level", old, with(func(p *Project) { p.Level = National }), true},
		{"to the next year", old, with(func(p *Project) { p.Year++ }), true},
		{"to the other level with a code of its own", old, with(func(p *Project) { p.Level, p.Code = National, "B" }), false},
		{"once submitted", with(func(p *Project) { p.Round = 1 }), with(func(p *Project) { p.Round, p.Level = 1, National }), false},
	}
	for _, tt := range tests {
		if got := tt.new.WantsCode(tt.old); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
