package programme

import (
	"strings"
	"testing"
)

const rankDay = Day(2026_11_23)

// proven is an answer that counts.
func proven(code string, value int64) PriorityAnswer {
	return PriorityAnswer{Code: code, Verdict: ProofAccepted, By: "Lê Thử – Chuyên viên", On: 2026_11_01,
		Found: PriorityProof{Value: Q(value), Evidence: "Giấy " + code, Dated: 2026_10_05}}
}

func candidate(id int64, area int, answers ...PriorityAnswer) RankCandidate {
	return RankCandidate{ProjectID: id, Code: "DA-" + string(rune('A'+id-1)), Content: "KC3c", Level: Local, Year: 2027, Stage: BasePassed,
		Area: AreaStanding{Rank: area, Why: "danh mục"}, Answers: PrioritySheet{ProjectID: id, Answers: answers}}
}

func points(code string, n int64) Criterion {
	return Criterion{Code: code, Name: "Tiêu chí " + code, Ask: AskYes, Least: 1, Points: n, Needs: "Quyết định", Source: "NQ thử", From: 2026_01_01, ConfirmedBy: "Lê Thử"}
}

func TestOnlyWhatIsProvenCounts(t *testing.T) {
	tests := []struct {
		name   string
		answer PriorityAnswer
		counts bool
		says   string
	}{
		{"nothing said", PriorityAnswer{}, false, "chưa khai; nếu có, cần: quyết định"},
		{"claimed without a paper", PriorityAnswer{Claimed: PriorityProof{Value: Q(1)}}, false, "chưa nộp giấy tờ; cần: quyết định"},
		{"claimed with a paper", PriorityAnswer{Claimed: PriorityProof{Value: Q(1), Evidence: "QĐ 5", Dated: 2026_01_01}}, false, "(QĐ 5), chưa có cán bộ xác nhận"},
		{"refused", PriorityAnswer{Claimed: PriorityProof{Value: Q(1)}, Verdict: ProofRefused, Note: "giấy của cơ sở khác"}, false, "không được xác nhận: giấy của cơ sở khác"},
		{"confirmed", proven("ocop", 1), true, "Giấy ocop ngày 05/10/2026; Lê Thử – Chuyên viên xác nhận ngày 01/11/2026"},
		{"confirmed without a paper", changed(proven("ocop", 1), func(a *PriorityAnswer) { a.Found.Evidence = "" }), false, "thiếu căn cứ"},
		{"confirmed without a date", changed(proven("ocop", 1), func(a *PriorityAnswer) { a.Found.Dated = 0 }), false, "thiếu căn cứ hoặc ngày"},
		{"confirmed as no", proven("ocop", 0), false, "chưa đạt mức được tính"},
		{"a paper of tomorrow", changed(proven("ocop", 1), func(a *PriorityAnswer) { a.Found.Dated = 2026_11_24 }), false, "sau ngày xếp hạng"},
		{"a paper that ended yesterday", changed(proven("ocop", 1), func(a *PriorityAnswer) { a.Found.ValidTo = 2026_11_22 }), false, "đã hết hạn ngày 22/11/2026"},
		{"a paper of its last day", changed(proven("ocop", 1), func(a *PriorityAnswer) { a.Found.ValidTo = rankDay }), true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.answer.Code = "ocop"
			p := PriorityOf(candidate(1, 0, tt.answer), []Criterion{points("ocop", 10)}, rankDay)
			got := p.Criteria[0]
			if got.Fact.Counts != tt.counts || (p.Points == 10) != tt.counts || (got.Points == 10) != tt.counts {
				t.Errorf("counts %v, %d points", got.Fact.Counts, p.Points)
			}
			if !strings.Contains(got.Fact.Why, tt.says) {
				t.Errorf("says %q, want %q", got.Fact.Why, tt.says)
			}
		})
	}
}

func changed(a PriorityAnswer, change func(*PriorityAnswer)) PriorityAnswer { change(&a); return a }

func TestSteps(t *testing.T) {
	tests := []struct {
		answer PriorityAnswer
		want   Priority
	}{
		{proven("key_project", 1), Priority{Key: true, AreaRank: NoArea, Sector: NoSector}},
		{proven("outstanding_product", 1), Priority{AreaRank: NoArea, Sector: 1}},
		{proven("export_contract", 1), Priority{AreaRank: NoArea, Sector: 1}},
		{proven("local_material", 5000), Priority{AreaRank: NoArea, Sector: NoSector}},
		{proven("local_material", 5001), Priority{AreaRank: NoArea, Sector: 1}},
		{proven("workers", 49), Priority{AreaRank: NoArea, Sector: NoSector}},
		{proven("workers", 50), Priority{AreaRank: NoArea, Sector: 1}},
		{proven("processing", 1), Priority{AreaRank: NoArea, Sector: 2}},
		{proven("capacity", 3), Priority{AreaRank: NoArea, Sector: NoSector, Capacity: 3}},
		{proven("area", 2), Priority{AreaRank: 2, Sector: NoSector}},
		{proven("effect", 3), Priority{AreaRank: NoArea, Sector: NoSector}}, // not asked outside cleaner production
	}
	for _, tt := range tests {
		p := PriorityOf(candidate(1, 0, tt.answer), nil, rankDay)
		if p.Key != tt.want.Key || p.AreaRank != tt.want.AreaRank || p.Sector != tt.want.Sector || p.Capacity != tt.want.Capacity || p.Effect != 0 {
			t.Errorf("%s %d: %+v", tt.answer.Code, tt.answer.Found.Value.Value, p)
		}
	}
	both := PriorityOf(candidate(1, 3, proven("processing", 1), proven("workers", 80), proven("area", 4)), nil, rankDay)
	if both.Sector != 1 || both.AreaRank != 3 {
		t.Errorf("the better group of each step counts: %+v", both)
	}
	if why := both.Facts[6].Why; both.Facts[6].Question.Code != "workers" || !strings.HasPrefix(why, "80 lao động – Giấy workers") {
		t.Errorf("%q", why)
	}
}

func TestCriteria(t *testing.T) {
	workers := func(least, n int64) Criterion {
		c := points("workers", n)
		c.Ask, c.Unit, c.Least = AskCount, "lao động", least
		return c
	}
	criteria := []Criterion{workers(50, 5), workers(100, 12), points("ocop", 10),
		changedRow(points("women_owned", 7), func(c *Criterion) { c.ConfirmedBy = "" }),
		changedRow(points("old", 9), func(c *Criterion) { c.To = 2026_06_30 }), changedRow(points("coming", 9), func(c *Criterion) { c.From = 2027_01_01 })}
	for n, want := range map[int64]int64{49: 10, 50: 15, 99: 15, 100: 22} {
		c := candidate(1, 0, proven("workers", n), proven("ocop", 1), proven("women_owned", 1), proven("old", 1), proven("coming", 1))
		p := PriorityOf(c, criteria, rankDay)
		if p.Points != want || len(p.Criteria) != 2 || len(p.UnconfirmedRules) != 1 {
			t.Errorf("%d workers: %d points, want %d; %d criteria, %d unconfirmed", n, p.Points, want, len(p.Criteria), len(p.UnconfirmedRules))
		}
	}
	few := PriorityOf(candidate(1, 0, proven("workers", 49)), criteria, rankDay).Criteria[0]
	if few.Criterion.Least != 50 || !strings.Contains(few.Fact.Why, "từ 50 lao động") {
		t.Errorf("says the nearest step that is missed: %+v", few)
	}
	rural := candidate(1, 0)
	rural.NewRural = "Xã Lai Hòa có trong danh mục"
	if p := PriorityOf(rural, []Criterion{points("new_rural", 10)}, rankDay); p.Points != 10 || p.Criteria[0].Fact.Why != rural.NewRural {
		t.Errorf("a confirmed list is evidence: %+v", p.Criteria)
	}
	for _, c := range KnownCriteria() {
		if err := c.Check(); err != nil || c.Confirmed() {
			t.Errorf("%s: %v, confirmed by %q", c.Code, err, c.ConfirmedBy)
		}
	}
}

func changedRow(c Criterion, change func(*Criterion)) Criterion { change(&c); return c }

func TestCriterionRefused(t *testing.T) {
	for field, change := range map[string]func(*Criterion){
		"name": func(c *Criterion) { c.Name = "" }, "needs": func(c *Criterion) { c.Needs = "" }, "source": func(c *Criterion) { c.Source = "" },
		"points": func(c *Criterion) { c.Points = 0 }, "least": func(c *Criterion) { c.Ask, c.Least = AskCount, 0 }, "from": func(c *Criterion) { c.From = 0 },
		"to": func(c *Criterion) { c.To = 2025_12_31 }, "ask": func(c *Criterion) { c.Code, c.Ask = "workers", AskYes },
	} {
		if pr := Problems(changedRow(points("x", 5), change).Check()); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
	if code := CriterionCode("Hộ nghèo, có việc làm"); code != "ho_ngheo_co_viec_lam" {
		t.Errorf("%q", code)
	}
}

func TestPrioritySheetCheck(t *testing.T) {
	questions := PriorityQuestions("KC3c", []Criterion{points("ocop", 10)}, rankDay)
	tests := []struct {
		name, field string
		change      func(*PriorityAnswer)
	}{
		{"in order", "", func(*PriorityAnswer) {}},
		{"confirmed without a paper", "found_evidence_ocop", func(a *PriorityAnswer) { a.Found.Evidence = "" }},
		{"confirmed without its date", "found_dated_ocop", func(a *PriorityAnswer) { a.Found.Dated = 0 }},
		{"confirmed without a value", "found_value_ocop", func(a *PriorityAnswer) { a.Found.Value = Quantity{} }},
		{"refused without a reason", "note_ocop", func(a *PriorityAnswer) { a.Verdict = ProofRefused }},
		{"a paper of tomorrow", "claimed_dated_ocop", func(a *PriorityAnswer) { a.Claimed.Dated = rankDay.Plus(1) }},
		{"ended before it began", "found_valid_to_ocop", func(a *PriorityAnswer) { a.Found.ValidTo = 2026_01_01 }},
		{"neither yes nor no", "found_value_ocop", func(a *PriorityAnswer) { a.Found.Value = Q(2) }},
		{"a verdict that is none", "verdict_ocop", func(a *PriorityAnswer) { a.Verdict = "maybe" }},
	}
	for _, tt := range tests {
		sheet := PrioritySheet{Answers: []PriorityAnswer{changed(proven("ocop", 1), tt.change), {Code: "asked_no_more", Verdict: "?"}}}
		pr := Problems(sheet.Check(questions, rankDay))
		if tt.field == "" && len(pr) != 0 || tt.field != "" && (len(pr) != 1 || pr[0].Field != tt.field) {
			t.Errorf("%s: %v", tt.name, pr)
		}
	}
}

// The lists of areas as a real book of them.
func TestAreaStanding(t *testing.T) {
	units := []Place{{Code: "92", Name: "Thành phố Cần Thơ", ValidFrom: 2025_07_01}, {Code: "31699", Name: "Xã Lai Hòa", ParentCode: "92", ValidFrom: 2025_07_01}}
	row := func(kind AreaKind, by string) Area {
		return Area{Kind: kind, Place: PlaceRef{"31699", "Xã Lai Hòa"}, Source: "QĐ thử", From: 2026_01_01, ConfirmedBy: by}
	}
	standing := func(rows ...Area) AreaStanding {
		return AreaStandingOf(NewAreaBook(rows, NewGazetteer(units, nil, nil)), PlaceRef{"31699", "Xã Lai Hòa"}, 0, rankDay)
	}
	if s := standing(); s.Rank != NoArea || !strings.Contains(s.Why, "chưa có danh mục đã xác nhận của nhóm a, b, c, d") {
		t.Errorf("empty lists: %+v", s)
	}
	if s := standing(row(AreaDifficult, "Lê"), row(AreaNewRural, "Lê")); s.Rank != 3 || !strings.Contains(s.Why, "QĐ thử") {
		t.Errorf("the first group of two counts: %+v", s)
	}
	if s := standing(row(AreaMinority, ""), row(AreaDifficult, "Lê")); s.Rank != 4 || !strings.Contains(s.Unclear, "chưa được xác nhận") {
		t.Errorf("an unconfirmed row is shown and does not count: %+v", s)
	}
}
