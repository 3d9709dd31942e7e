package programme

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func told(i Indicator, v int64) Reading {
	return Reading{Indicator: i, Value: Q(v), Basis: Stated}
}

func sheet(month int, on Day, readings ...Reading) ResultSheet {
	return ResultSheet{ID: int64(on)*100 + int64(month), Month: month, Number: 1, On: on, Readings: readings, State: SheetConfirmed, InUse: InUseYes}
}

// followed is a project that is followed up, of an establishment.
func followed(id, establishment int64, outcomes ...Outcome) Project {
	return Project{ID: id, Code: "DP-" + groupInt(id), Kind: KindProject, Content: "KC3c", Stage: Completed, Year: 2025, Recorded: true,
		Establishment: EstablishmentRef{ID: establishment}, Outcomes: outcomes}
}

func TestIndicatorsAreWhole(t *testing.T) {
	for _, m := range measures {
		if m.Label == "" || m.Unit == "" || m.Adds == "" || strings.Contains(m.Adds.Label(), string(m.Adds)) {
			t.Errorf("%+v", m)
		}
		if whole := m.PartOf; whole != "" && (!whole.Known() || whole.PartOf() != "" || whole.Adds() != m.Adds || m.Promise || m.Asked != nil || whole.UnitLabel() != m.Unit) {
			t.Errorf("%s is no part of %s", m.Indicator, whole)
		}
		if m.PartOf != "" && (m.Indicator.PartLabel() == m.Label || strings.HasPrefix(m.Indicator.PartLabel(), ",")) {
			t.Errorf("%s is called %q under its whole", m.Indicator, m.Indicator.PartLabel())
		}
	}
	if got := Income.Parts(); got != nil {
		t.Errorf("%v", got)
	}
	if got := PromisedOf("KC6a", []Outcome{{Indicator: Jobs}}); !slices.Equal(got, Promisable) {
		t.Errorf("a content that asks for nothing offers all: %v", got)
	}
	if got := PromisedOf("KC1", []Outcome{{Indicator: Jobs}}); !slices.Equal(got, []Indicator{Jobs, TrainedWorkers, PoorHouseholds}) {
		t.Errorf("%v", got)
	}
}

func TestAskedAt(t *testing.T) {
	for _, tt := range []struct {
		content string
		month   int
		want    []Indicator
	}{
		{"KC1", Baseline, nil},
		{"KC1", 0, []Indicator{TrainedWorkers, TrainedWomen, TrainedEthnic, TrainedPoor, PoorHouseholds, EthnicHouseholds}},
		{"KC1", 6, []Indicator{TrainedWorkers, TrainedWomen, TrainedEthnic, TrainedPoor, TrainedEmployed, PoorHouseholds, EthnicHouseholds}},
		{"KC3c", Baseline, []Indicator{Workers, WorkersWomen, WorkersEthnic, Income, Revenue, Output}},
		{"KC7g", 0, []Indicator{Waste}},
		{"KC6a", 0, nil},
	} {
		if got := AskedAt(tt.content, tt.month, nil); !slices.Equal(got, tt.want) {
			t.Errorf("%s after %d: %v", tt.content, tt.month, got)
		}
	}
	if got := AskedAt("KC6a", 0, []Reading{told(Tax, 1)}); !slices.Equal(got, []Indicator{Tax}) {
		t.Errorf("what a sheet has stays in its form: %v", got)
	}
}

func TestSheetCheck(t *testing.T) {
	p, from, today := followed(1, 1), Day(2025_11_20), Day(2026_11_23)
	for _, tt := range []struct {
		name  string
		edit  func(*ResultSheet)
		field string
	}{
		{"in order", func(*ResultSheet) {}, ""},
		{"women as many as all", func(s *ResultSheet) { s.Readings = append(s.Readings, told(JobsWomen, 5)) }, ""},
		{"more women than all", func(s *ResultSheet) { s.Readings = append(s.Readings, told(JobsWomen, 6)) }, "value_jobs_women"},
		{"women of nobody", func(s *ResultSheet) { s.Readings = []Reading{told(JobsWomen, 6)} }, "value_jobs"},
		{"employed more than trained", func(s *ResultSheet) { s.Readings = []Reading{told(TrainedWorkers, 20), told(TrainedEmployed, 21)} }, "value_trained_employed"},
		{"negative", func(s *ResultSheet) { s.Readings[0].Value = Q(-1) }, "value_jobs"},
		{"absurd money", func(s *ResultSheet) { s.Readings = []Reading{told(Revenue, 999_999_999_999)} }, "value_revenue"},
		{"absurd count", func(s *ResultSheet) { s.Readings[0].Value = Q(10_000_000) }, "value_jobs"},
		{"no basis", func(s *ResultSheet) { s.Readings[0].Basis = "" }, "class_jobs"},
		{"old books are never typed", func(s *ResultSheet) { s.Readings[0].Basis = FromBooks }, "class_jobs"},
		{"measured without evidence", func(s *ResultSheet) { s.Readings[0].Basis = Measured }, "evidence"},
		{"measured with a photo", func(s *ResultSheet) { s.Readings[0].Basis, s.PaperIDs = Measured, []int64{4} }, ""},
		{"measured with a letter elsewhere", func(s *ResultSheet) { s.Readings[0].Basis, s.Link = Measured, "Tờ khai thuế quý 3" }, ""},
		{"not known, and why", func(s *ResultSheet) { s.Readings[0] = Reading{Indicator: Jobs, Why: "Cơ sở ngừng hoạt động"} }, ""},
		{"not known", func(s *ResultSheet) { s.Readings[0].Value = Quantity{} }, "why_jobs"},
		{"output without a unit", func(s *ResultSheet) { s.Readings = []Reading{told(Output, 12)} }, "unit_output"},
		{"unknown indicator", func(s *ResultSheet) { s.Readings[0].Indicator = "luck" }, "value_luck"},
		{"no day", func(s *ResultSheet) { s.On = 0 }, "on"},
		{"tomorrow", func(s *ResultSheet) { s.On = today.Plus(1) }, "on"},
		{"far too early", func(s *ResultSheet) { s.On = from.PlusMonths(12).Plus(-61) }, "on"},
		{"as early as may be", func(s *ResultSheet) { s.On = from.PlusMonths(12).Plus(-60) }, ""},
		{"a baseline after the acceptance", func(s *ResultSheet) { s.Month = Baseline }, "on"},
		{"accepted before its year", func(s *ResultSheet) { s.Month, s.On = 0, 2024_12_31 }, "on"},
		{"machine not looked at", func(s *ResultSheet) { s.InUse = InUseUnsaid }, "in_use"},
		{"a correction without reason", func(s *ResultSheet) { s.Number = 2 }, "reason"},
		{"a correction", func(s *ResultSheet) { s.Number, s.Reason = 2, "Gõ nhầm" }, ""},
	} {
		s := sheet(12, today, told(Jobs, 5))
		tt.edit(&s)
		got := Problems(s.Check(p, from, today))
		if tt.field == "" && len(got) == 0 || len(got) == 1 && got[0].Field == tt.field {
			continue
		}
		t.Errorf("%s: %v, want %q", tt.name, got, tt.field)
	}
}

func TestFollowUps(t *testing.T) {
	if got := Day(2025_08_31).PlusMonths(6); got != 2026_02_28 {
		t.Errorf("%s", got)
	}
	if got := Day(2024_02_29).PlusMonths(12); got != 2025_02_28 {
		t.Errorf("%s", got)
	}
	sheets := []ResultSheet{sheet(0, 2025_11_20), sheet(6, 2026_05_25)}
	sheets[1].State = SheetReturned
	all := FollowUps(2025_11_20, sheets)
	if len(all) != 5 || all[2].Opens != 2026_11_20 || all[2].Due != 2026_12_20 {
		t.Fatalf("%+v", all)
	}
	for _, tt := range []struct {
		today             Day
		waiting, late     int
		what              string
		reminded, reminds NoticeKind
	}{
		{2026_05_19, 0, 0, "before the day nothing waits", "", ""},
		{2026_05_20, 1, 0, "what was returned waits", NoticeDueSoon, ""},
		{2026_06_20, 1, 1, "late after 30 days", NoticeLate, ""},
		{2026_11_20, 2, 1, "the next has come", NoticeLate, NoticeDueSoon},
	} {
		var waiting, late int
		for _, f := range all {
			if f.Waits(tt.today) {
				waiting++
			}
			if f.Late(tt.today) {
				late++
			}
		}
		if waiting != tt.waiting || late != tt.late {
			t.Errorf("%s: %d wait, %d late", tt.what, waiting, late)
		}
		for i, want := range []NoticeKind{tt.reminded, tt.reminds} {
			tells := all[1+i].Reminder(followed(1, 1), tt.today)
			if tells == nil && want == "" || tells != nil && tells.Kind == want && tells.Applicant && slices.Contains(tells.Roles, RoleCentreOfficer) && tells.Key != "" {
				continue
			}
			t.Errorf("%s, month %d: %+v", tt.what, all[1+i].Month, tells)
		}
	}
	if FollowUps(0, nil) != nil {
		t.Error("nothing is followed up before its acceptance")
	}
}

func TestAcceptedOn(t *testing.T) {
	at := func(d Day) []ResultSheet { return []ResultSheet{sheet(0, d)} }
	books := followed(1, 1)
	if got := AcceptedOn(books, 0, nil, at(2025_11_20)); got != 2025_11_20 {
		t.Errorf("old books: %s", got)
	}
	if got := AcceptedOn(books, 0, nil, nil); got != 0 {
		t.Errorf("old books that tell nothing: %s", got)
	}
	books.Stage = Underway
	if got := AcceptedOn(books, 0, nil, at(2025_11_20)); got != 0 {
		t.Errorf("not accepted: %s", got)
	}
	living := followed(1, 1)
	living.Recorded, living.Stage = false, Accepted
	way := []Moved{{Move: Accept, To: Accepted, At: time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)}, {Move: Complete, To: Completed, At: time.Date(2026, 3, 5, 8, 0, 0, 0, time.UTC)}}
	if got := AcceptedOn(living, 0, way, nil); got != 2026_01_05 {
		t.Errorf("by its way: %s", got)
	}
	if got := AcceptedOn(living, 2025_12_30, way, nil); got != 2025_12_30 {
		t.Errorf("by its record: %s", got)
	}
	if got := AcceptedOn(living, 0, way[1:], nil); got != 2026_03_05 {
		t.Errorf("completed, and never accepted: %s", got)
	}
}

func TestUnansweredResults(t *testing.T) {
	p := followed(1, 1)
	if got := UnansweredResults(p, nil, 2026_11_23); len(got) != len(AskedOf("KC3c")) || !strings.HasPrefix(got[0], "Việc làm tạo thêm: chưa có số khi nghiệm thu") {
		t.Errorf("%q", got)
	}
	var before, at []Reading
	for _, i := range AskedOf("KC3c") {
		if i.NeedsBaseline() {
			before = append(before, told(i, 4))
		}
		at = append(at, told(i, 5))
	}
	at[1] = Reading{Indicator: at[1].Indicator, Why: "Không theo dõi riêng"}
	sheets := []ResultSheet{sheet(Baseline, 2025_01_05, before...), sheet(0, 2025_11_20, at...)}
	if got := UnansweredResults(p, sheets, 2026_11_23); got != nil {
		t.Errorf("%q", got)
	}
	sheets[1].State = SheetSent
	if got := UnansweredResults(p, sheets, 2026_11_23); len(got) != len(at) {
		t.Errorf("what nobody has confirmed answers nothing: %q", got)
	}
	p.Content = "KC6a"
	if got := UnansweredResults(p, nil, 2026_11_23); got != nil {
		t.Errorf("a content that asks for nothing: %q", got)
	}
}

func TestCountingSheets(t *testing.T) {
	first, second, waits := sheet(6, 2026_05_20, told(Jobs, 5)), sheet(6, 2026_05_22, told(Jobs, 4)), sheet(6, 2026_05_23, told(Jobs, 9))
	second.Number, waits.Number, waits.State = 2, 3, SheetSent
	all := []ResultSheet{first, second, waits}
	if got := CountingSheets(all, 2026_11_23); len(got) != 1 || got[0].Value(Jobs) != Q(4) {
		t.Errorf("the latest confirmed: %+v", got)
	}
	if got := CountingSheets(all, 2026_05_21); len(got) != 1 || got[0].Value(Jobs) != Q(5) {
		t.Errorf("as of an earlier day: %+v", got)
	}
	if got := CountingSheets(all, 2026_05_19); got != nil {
		t.Errorf("before any: %+v", got)
	}
}
