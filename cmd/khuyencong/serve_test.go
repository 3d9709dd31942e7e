package main

import (
	"testing"
	"time"

	"khuyencong/programme"
)

// TestClockOn: a sample may be looked at as of a later day, at this hour.
func TestClockOn(t *testing.T) {
	today := programme.DayOf(time.Now())
	for typed, want := range map[string]programme.Day{"": today, today.String(): today, today.Plus(400).String(): today.Plus(400)} {
		now, err := clockOn(typed)
		if err != nil || programme.DayOf(now()) != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{today.Plus(-1).String(), "31/02/2030", "mai"} {
		if _, err := clockOn(typed); programme.KindOf(err) != programme.Invalid {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
