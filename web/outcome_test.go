package web

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// What a project promised is shown with what its newest confirmed sheet says; a
// sheet that nobody has confirmed, or a reading in a unit of its own, says
// nothing of it.
func TestOutcomesSeen(t *testing.T) {
	sheet := func(month int, on programme.Day, state programme.SheetState, jobs int64) programme.ResultSheet {
		return programme.ResultSheet{Month: month, On: on, State: state, Readings: []programme.Reading{
			{Indicator: programme.Jobs, Value: programme.Q(jobs)}, {Indicator: programme.Output, Value: programme.Q(900), Unit: "tấn/năm"}}}
	}
	p := programme.Project{Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5)}, {Indicator: programme.Output, Promised: programme.Q(1_000)}}}
	known := store.ProjectResults{Today: 2026_12_01, Sheets: []programme.ResultSheet{
		sheet(0, 2026_01_05, programme.SheetConfirmed, 3), sheet(6, 2026_07_05, programme.SheetConfirmed, 4), sheet(12, 2026_11_05, programme.SheetSent, 9)}}
	got := outcomesSeen(p, known)
	if got[0].Actual != programme.Q(4) || got[0].Promised != programme.Q(5) || got[1].Actual.Known {
		t.Errorf("%+v", got)
	}
	if p.Outcomes[0].Actual.Known {
		t.Error("the project itself was changed")
	}
}
