package programme

import (
	"slices"
	"testing"
)

// dataOf gathers what projects bring, as the store does.
func dataOf(on Day, sheets map[int64][]ResultSheet, all ...Project) (d ResultData) {
	for _, p := range all {
		d.Projects = append(d.Projects, p)
		d.Values = append(d.Values, ValuesOf(p, sheets[p.ID], on)...)
		d.Completed = append(d.Completed, ContentCount{p.Content, p.Place, 1})
	}
	LeaveOutDoubles(d.Values)
	return d
}

func TestTwoProjectsOfOneEstablishment(t *testing.T) {
	apart := sheet(6, 2026_09_10, told(Jobs, 3), told(JobsWomen, 2), told(Income, 8_000_000), told(Workers, 20), told(Revenue, 900))
	apart.Apart = true
	together := apart
	together.Apart = false
	older := sheet(6, 2026_03_10, told(Jobs, 5), told(JobsWomen, 4), told(Income, 7_000_000), told(Workers, 18), told(Revenue, 700))
	longAgo := older
	longAgo.On = 2025_09_09
	for _, tt := range []struct {
		name                       string
		first, second              ResultSheet
		jobs, women, income, sales int64
		left                       int64
	}{
		{"within 12 months the later reading", older, together, 3, 2, 8_000_000, 900, 1},
		{"within 12 months, other people", older, apart, 8, 6, 8_000_000, 900, 0},
		{"more than 12 months between them", longAgo, together, 8, 6, 8_000_000, 900, 0},
	} {
		sheets := map[int64][]ResultSheet{1: {tt.first}, 2: {tt.second}}
		d := dataOf(2026_11_23, sheets, followed(1, 7), followed(2, 7))
		jobs, women, income, sales := d.Total(Jobs), d.Total(JobsWomen), d.Total(Income), d.Total(Revenue)
		if jobs.Actual != Q(tt.jobs) || women.Actual != Q(tt.women) || income.Actual != Q(tt.income) || sales.Actual != Q(tt.sales) || jobs.LeftOut != tt.left || women.LeftOut != tt.left || jobs.Reported != 2 {
			t.Errorf("%s: jobs %+v, women %+v, income %+v, revenue %+v", tt.name, jobs, women, income.Actual, sales.Actual)
		}
		other := dataOf(2026_11_23, sheets, followed(1, 7), followed(2, 8))
		if got := other.Total(Jobs); got.Actual != Q(8) || got.LeftOut != 0 {
			t.Errorf("two establishments are two: %+v", got)
		}
		if got := other.Total(Revenue); got.Actual != Q(1600) {
			t.Errorf("two establishments are two: %+v", got)
		}
	}
}

// A project counts with its latest reading; what is later than the day asked
// for does not count yet.
func TestLatestReadingCounts(t *testing.T) {
	sheets := map[int64][]ResultSheet{1: {
		sheet(Baseline, 2025_01_05, told(Workers, 10), told(Revenue, 500)),
		sheet(0, 2025_11_20, told(Jobs, 6), told(Workers, 16)), sheet(6, 2026_05_21, told(Jobs, 4), told(Revenue, 650)),
	}}
	p := followed(1, 1, Outcome{Indicator: Jobs, Promised: Q(5), Actual: Q(99)})
	now, then := dataOf(2026_11_23, sheets, p), dataOf(2026_01_01, sheets, p)
	if got := now.Total(Jobs); got.Actual != Q(4) || got.Same != (Comparison{1, Quantity{}, Q(5), Q(4)}) || !slices.Equal(got.Bases, []BasisCount{{Stated, 1}}) {
		t.Errorf("now: %+v", got)
	}
	if got := then.Total(Jobs); got.Actual != Q(6) {
		t.Errorf("at the beginning of the year: %+v", got)
	}
	if got := now.Total(Workers); got.Actual != Q(16) || got.Same != (Comparison{1, Q(10), Quantity{}, Q(16)}) {
		t.Errorf("workers stay as last told: %+v", got)
	}
	if got := then.Total(Revenue); got.Actual.Known || got.Reported != 0 || got.Asked != 1 {
		t.Errorf("nobody has told: %+v", got)
	}
	if got := dataOf(2025_06_01, sheets, p).Total(Jobs); got.Actual != Q(99) || got.Bases[0].Basis != FromBooks {
		t.Errorf("before any reading what the books say: %+v", got)
	}
}

func TestMeanIsWeighedByWorkers(t *testing.T) {
	at := func(income, workers int64) []ResultSheet {
		readings := []Reading{told(Income, income)}
		if workers > 0 {
			readings = append(readings, told(Workers, workers))
		}
		return []ResultSheet{sheet(0, 2026_01_05, readings...)}
	}
	sheets := map[int64][]ResultSheet{1: at(6_000_000, 90), 2: at(9_000_000, 10), 3: at(8_000_001, 0)}
	if got := dataOf(2026_11_23, sheets, followed(1, 1), followed(2, 2)).Total(Income); got.Actual != Q(6_300_000) {
		t.Errorf("%+v", got.Actual)
	}
	// (6 × 90 + 9 × 10 + 8,000001 × 50) / 150 = 6,866667
	if got := dataOf(2026_11_23, sheets, followed(1, 1), followed(2, 2), followed(3, 3)).Total(Income); got.Actual != Q(6_866_667) {
		t.Errorf("who has no number of workers weighs as the others on average: %+v", got.Actual)
	}
	none := map[int64][]ResultSheet{1: at(6_000_000, 0), 2: at(6_000_001, 0)}
	if got := dataOf(2026_11_23, none, followed(1, 1), followed(2, 2)).Total(Income); got.Actual != Q(6_000_001) {
		t.Errorf("where nobody has one all weigh alike, half up: %+v", got.Actual)
	}
}

func TestOutputIsComparedInItsOwnUnit(t *testing.T) {
	tonnes := func(month int, on Day, v int64, unit string) ResultSheet {
		return sheet(month, on, Reading{Indicator: Output, Value: Q(v), Unit: unit, Basis: Stated})
	}
	sheets := map[int64][]ResultSheet{
		1: {tonnes(Baseline, 2025_01_05, 200, "tấn/năm"), tonnes(6, 2026_05_20, 250, "Tấn/năm")},
		2: {tonnes(Baseline, 2025_01_05, 40_000, "cái/năm"), tonnes(6, 2026_05_20, 38_000, "cái/năm")},
		3: {tonnes(Baseline, 2025_01_05, 10, "tấn/năm"), tonnes(6, 2026_05_20, 12_000, "kg/năm")},
	}
	d := dataOf(2026_11_23, sheets, followed(1, 1), followed(2, 2), followed(3, 3))
	got := d.Total(Output)
	if got.Actual != Q(1000) || got.LeftOut != 1 || Output.ValueText(got.Actual) != "+10,0 %" {
		t.Errorf("25 %% and −5 %%, the third in another unit: %+v, %s", got, Output.ValueText(got.Actual))
	}
}

// The totals of parts of the data add up to the total, and what is looked at
// one by one is taken out of the sums.
func TestPartsOfResultsAddUp(t *testing.T) {
	ke, tran := PlaceRef{Code: "31528", Name: "Kế Sách"}, PlaceRef{Code: "31673", Name: "Trần Đề"}
	a, b := followed(1, 7, Outcome{Indicator: Jobs, Promised: Q(5), Actual: Q(6)}), followed(2, 7, Outcome{Indicator: Jobs, Promised: Q(2)})
	a.Place, b.Place = ke, tran
	d := dataOf(2026_11_23, map[int64][]ResultSheet{2: {sheet(0, 2026_01_05, told(Jobs, 3))}}, a, b)
	d.Books = Minus([]BookSum{
		{Jobs, "KC3c", ke, 3, 3, Q(20), 2, Q(15)}, {Jobs, "KC3c", tran, 1, 1, Q(2), 0, Quantity{}},
	}, d.Projects)
	whole := d.Total(Jobs)
	if whole.Promised != Q(22) || whole.Actual != Q(18) || whole.Reported != 3 || d.Books[1].Named != 0 || d.Books[1].Promised.Known {
		t.Errorf("%+v, books %+v", whole, d.Books)
	}
	var actual, promised, reported int64
	for _, place := range []PlaceRef{ke, tran} {
		part := d.Within(func(_ string, at PlaceRef) bool { return at == place }).Total(Jobs)
		actual, promised, reported = actual+part.Actual.Value, promised+part.Promised.Value, reported+part.Reported
	}
	if actual != whole.Actual.Value || promised != whole.Promised.Value || reported != whole.Reported {
		t.Errorf("parts: %d, %d, %d", actual, promised, reported)
	}
}

func TestStorySteps(t *testing.T) {
	officer, director := User{ID: 1, Name: "Lan", Role: RoleCentreOfficer}, User{ID: 2, Name: "Phước", Role: RoleCentreDirector}
	base := Story{State: StoryDraft, AuthorID: 1, ConsentOn: 2026_11_01, ConsentBy: "Bà Điệp"}
	take := func(s Story, act StoryAct, u User, note string) (Story, error) {
		_, err := s.Take(act, u, note, 2026_11_23)
		return s, err
	}
	sent, err := take(base, StorySubmit, officer, "")
	if err != nil || sent.State != StorySubmitted || sent.Public() {
		t.Fatalf("%+v, %v", sent, err)
	}
	without := base
	without.ConsentOn = 0
	own := sent
	own.AuthorID = 2
	for _, tt := range []struct {
		name string
		of   Story
		act  StoryAct
		by   User
		note string
		want Kind
	}{
		{"without consent", without, StorySubmit, officer, "", Invalid},
		{"an officer publishes", sent, StoryPublish, officer, "", Forbidden},
		{"the director publishes his own", own, StoryPublish, director, "", Forbidden},
		{"given back without a reason", sent, StoryReturn, director, "", Invalid},
		{"published before it was handed in", base, StoryPublish, director, "", Conflict},
	} {
		if after, err := take(tt.of, tt.act, tt.by, tt.note); KindOf(err) != tt.want || after.State != tt.of.State {
			t.Errorf("%s: %v, %s", tt.name, err, after.State)
		}
	}
	shown, err := take(sent, StoryPublish, director, "")
	if err != nil || !shown.Public() || shown.Writable() || shown.DecidedBy != "Phước" {
		t.Errorf("%+v, %v", shown, err)
	}
	back, err := take(shown, StoryWithdraw, director, "Cơ sở đổi ý")
	if err != nil || back.Public() || !back.Writable() || len(back.Choices(officer)) != 1 {
		t.Errorf("%+v, %v", back, err)
	}
}
