package programme

import "strings"

// SolvedStats is how long findings took from the day they were raised to the
// day they were closed.
type SolvedStats struct {
	Count int64
	Days  int64 // together
	Most  int
}

// Add takes in a finding that was closed.
func (s *SolvedStats) Add(m Matter) {
	days := m.DaysOpen(0)
	s.Count++
	s.Days += int64(days)
	s.Most = max(s.Most, days)
}

// Mean is the mean number of days with one decimal, "12,5"; "–" where nothing
// was closed.
func (s SolvedStats) Mean() string {
	if s.Count == 0 {
		return "–"
	}
	return trimZeros(FixedDecimal((s.Days*10+s.Count/2)/s.Count, 1))
}

// FoldedHas tells whether a text has every word of another, tones aside.
func FoldedHas(text, words string) bool {
	text = Fold(Clean(text))
	for _, word := range strings.Fields(Fold(Clean(words))) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
