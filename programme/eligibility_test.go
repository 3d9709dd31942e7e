package programme

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestConditionsTable draws the table of docs/eligibility.md from the
// conditions.
func TestConditionsTable(t *testing.T) {
	const file, mark = "../docs/eligibility.md", "<!-- drawn by programme/eligibility_test.go -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(text), mark)
	if !ok {
		t.Fatalf("%s has no line %q", file, mark)
	}
	want := head + mark + "\n| | condition | source | asked of | the program looks at |\n| --- | --- | --- | --- | --- |\n"
	for _, c := range Conditions {
		want += fmt.Sprintf("| %s | %s | %s | %s | %s |\n", c.Code, c.Question, c.Source, c.AskedOf(), c.Own)
	}
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(text) {
		t.Errorf("%s does not say what the code asks: run go test ./programme -run TestConditionsTable -update and look at the difference", file)
	}
}

func TestConditionsAreWhole(t *testing.T) {
	for i, c := range Conditions {
		if c.Code != fmt.Sprintf("E%d", i+1) || c.Name == "" || !strings.HasSuffix(c.Question, "?") || c.Source == "" || c.check == nil {
			t.Errorf("%+v", c)
		}
		for _, content := range c.Contents {
			if _, ok := ContentByCode(content); !ok {
				t.Errorf("%s is asked of %s", c.Code, content)
			}
		}
	}
}

// fit is a machine project that meets every condition, with confirmed rules.
func fit() EligibilityCase {
	laiHoa := PlaceRef{"31810", "Xã Lai Hòa"}
	p := Project{ID: 7, Kind: KindProject, Content: "KC3c", Level: Local, Year: 2027, Place: laiHoa, Stage: BaseAppraisal, Commitment: 400 * Million,
		Establishment: EstablishmentRef{3, "Hộ kinh doanh thử"}, Lines: []FundingLine{{Source: FromLocal, Requested: 300 * Million}, {Source: FromCash, Requested: 400 * Million}}}
	return EligibilityCase{
		Project: p, Establishment: Establishment{ID: 3, Name: "Hộ kinh doanh thử", LegalForm: "household", Sector: "NN1", VSIC: "1030", VSICList: VSIC2018, Trade: "Sấy trái cây", Place: laiHoa},
		Day: 2026_11_20, Today: 2026_11_20, Submitted: 2026_11_02, Areas: NewAreaBook(nil, vinhChau()), Rules: confirmedRules(), Sizes: confirmedSizes(),
		DoubleKnown: true, Machines: []Machine{{Name: "Máy sấy", Quantity: 1, State: MachineNew}},
	}
}

func find(t *testing.T, code string, c EligibilityCase) Finding {
	t.Helper()
	cond, ok := ConditionByCode(code)
	if !ok {
		t.Fatalf("no condition %s", code)
	}
	f := cond.Find(c)
	if !strings.HasSuffix(strings.TrimSpace(f.Sentence), ".") {
		t.Errorf("%s says %q", code, f.Sentence)
	}
	return f
}

func TestFindings(t *testing.T) {
	content := func(code string) func(*EligibilityCase) {
		return func(c *EligibilityCase) { c.Project.Content = code }
	}
	firm := func(workers int64) func(*EligibilityCase) {
		return func(c *EligibilityCase) {
			c.Establishment.LegalForm = "limited"
			c.Establishment.Size = SizeFigures{2025, Q(workers), Q(int64(10 * Billion)), Quantity{}}
		}
	}
	difficult := func(by string) func(*EligibilityCase) {
		return func(c *EligibilityCase) {
			c.Project.Content = "KC2d"
			c.Areas = NewAreaBook([]Area{area(AreaDifficult, "31810", "Xã Lai Hòa", 2025_07_01, 0, by)}, vinhChau())
		}
	}
	elsewhere := func(c *EligibilityCase) {
		c.Project.Content = "KC2d"
		c.Areas = NewAreaBook([]Area{area(AreaDifficult, "31783", "Phường Vĩnh Châu", 2025_07_01, 0, "A")}, vinhChau())
	}
	tests := []struct {
		code  string
		name  string
		spoil func(*EligibilityCase)
		want  FindingState
		says  string
	}{
		{"E1", "a content of the list", nil, FoundYes, "KC3c"},
		{"E1", "digital transformation before the decree", func(c *EligibilityCase) { c.Project.Content, c.Day = "KC10", 2025_10_14 }, FoundNo, "15/10/2025"},
		{"E2", "a sector of the list", nil, FoundYes, "Điều 5.1.a"},
		{"E2", "no sector", func(c *EligibilityCase) { c.Establishment.Sector, c.Establishment.VSIC = "", "" }, FoundNothing, "cần người xác định"},
		{"E2", "the activity suggests one", func(c *EligibilityCase) { c.Establishment.Sector = "" }, FoundNothing, "1030"},
		{"E2", "the activity speaks for another", func(c *EligibilityCase) { c.Establishment.Sector = "NN4" }, FoundNothing, "lại thường thuộc"},
		{"E2", "environmental industry before 2025", func(c *EligibilityCase) { c.Establishment.Sector, c.Day = "NN8", 2024_05_01 }, FoundNo, "NĐ 235/2025/NĐ-CP"},
		{"E2", "a course for many is not asked", content("KC2a"), FoundNotAsked, "Không đặt ra"},
		{"E3", "not there yet", nil, FoundNotAsked, "bước sau"},
		{"E3", "in a plan with its decision", func(c *EligibilityCase) {
			c.Project.Stage, c.PlanDecision = Approved, "Quyết định 12/QĐ-UBND ngày 05/01/2027"
		}, FoundYes, "12/QĐ-UBND"},
		{"E3", "in a plan without one", func(c *EligibilityCase) { c.Project.Stage = Approved }, FoundNothing, "chưa ghi số quyết định"},
		{"E4", "enough", nil, FoundYes, "400.000.000 đồng"},
		{"E4", "a đồng short", func(c *EligibilityCase) { c.Project.Commitment-- }, FoundNo, "thiếu 1 đồng"},
		{"E4", "no commitment", func(c *EligibilityCase) { c.Project.Commitment = 0 }, FoundNo, "chưa ghi cam kết"},
		{"E5", "nothing the same", nil, FoundYes, "giấy cam kết"},
		{"E5", "a machine paid for twice", func(c *EligibilityCase) { c.Double = []string{"Máy sấy cùng số máy với DA-3."} }, FoundNo, "DA-3"},
		{"E5", "a title of another project", func(c *EligibilityCase) { c.DoubleDoubts = []string{"Cùng tên đề án DA-4."} }, FoundNothing, "DA-4"},
		{"E5", "no machines to compare", func(c *EligibilityCase) { c.DoubleKnown = false }, FoundNothing, "chưa so được"},
		{"E6", "a household", nil, FoundYes, "Hộ kinh doanh"},
		{"E6", "a small enterprise", firm(40), FoundYes, "NĐ 80/2021/NĐ-CP"},
		{"E6", "a large enterprise", firm(400), FoundNo, "Không phải doanh nghiệp nhỏ và vừa"},
		{"E6", "unconfirmed classes are no answer", func(c *EligibilityCase) { firm(400)(c); c.Sizes = KnownSizeRules() }, FoundNothing, "chưa được xác nhận"},
		{"E6", "a union of co-operatives before the decree", func(c *EligibilityCase) { c.Establishment.LegalForm, c.Day = "union", 2025_10_14 }, FoundNo, "15/10/2025"},
		{"E6", "a union since", func(c *EligibilityCase) { c.Establishment.LegalForm = "union" }, FoundYes, "Liên hiệp"},
		{"E6", "cleaner production: no limit of size", content("KC3f"), FoundNotAsked, "Không đặt ra"},
		{"E7", "a commune", nil, FoundYes, "Xã Lai Hòa"},
		{"E7", "a ward of a centrally-run city, where it produces", func(c *EligibilityCase) { c.Establishment.Place = PlaceRef{"31783", "Phường Vĩnh Châu"} }, FoundNo, "Thành phố Cần Thơ"},
		{"E7", "cleaner production: no limit of place", content("KC3g"), FoundNotAsked, "Không đặt ra"},
		{"E8", "cleaner production", content("KC3g"), FoundYes, "E6 và E7"},
		{"E9", "new", nil, FoundYes, "máy mới"},
		{"E9", "used", func(c *EligibilityCase) { c.Machines[0].State = MachineUsed }, FoundNo, "đã qua sử dụng"},
		{"E9", "nobody has said", func(c *EligibilityCase) { c.Machines[0].State = MachineUnsaid }, FoundNothing, "Chưa ghi"},
		{"E9", "no machines", func(c *EligibilityCase) { c.Machines = nil }, FoundNothing, "danh mục máy móc"},
		{"E10", "no rule since the districts are gone", content("KC3a"), FoundNothing, "Chưa có quy định trong kho"},
		{"E10", "nothing like it", func(c *EligibilityCase) {
			c.Project.Content, c.Day, c.ModelsIn = "KC3a", 2018_05_01, "Thị xã Vĩnh Châu"
		}, FoundYes, "Thị xã Vĩnh Châu"},
		{"E10", "models to compare with", func(c *EligibilityCase) {
			c.Project.Content, c.Day, c.ModelsIn, c.Models = "KC3a", 2018_05_01, "Thị xã Vĩnh Châu", []string{"DA-1 – Mô hình sấy"}
		}, FoundNothing, "DA-1"},
		{"E11", "no bricks", nil, FoundYes, "Sấy trái cây"},
		{"E11", "bricks of some kind", func(c *EligibilityCase) { c.Establishment.Trade = "Gạch không nung" }, FoundNothing, "loại lò"},
		{"E12", "no mine", nil, FoundNotAsked, "không khai thác"},
		{"E12", "a mine, and no list", func(c *EligibilityCase) { c.Establishment.Sector = "NN6" }, FoundNothing, "Chưa có danh mục"},
		{"E13", "the second time", func(c *EligibilityCase) { c.Project.Content, c.ForeignFairs = "KC4d", 1 }, FoundYes, "2 lần"},
		{"E13", "the third time", func(c *EligibilityCase) { c.Project.Content, c.ForeignFairs = "KC4d", 2 }, FoundNo, "quá hai lần"},
		{"E14", "in a difficult area", difficult("A"), FoundYes, "Địa bàn kinh tế - xã hội khó khăn"},
		{"E14", "in a list that nobody has confirmed", difficult(""), FoundNothing, "chưa được xác nhận"},
		{"E14", "in no confirmed list", elsewhere, FoundNo, "không có trong"},
		{"E14", "no lists", content("KC2d"), FoundNothing, "Chưa có danh mục"},
		{"E15", "local money", nil, FoundNotAsked, "khuyến công quốc gia"},
		{"E15", "one establishment", func(c *EligibilityCase) { c.Project.Level = National }, FoundNotAsked, "không phải đề án nhóm"},
		{"E15", "perhaps a group", func(c *EligibilityCase) {
			c.Project.Level, c.Project.Establishment, c.Establishment = National, EstablishmentRef{}, Establishment{}
		}, FoundNothing, "danh sách cơ sở"},
	}
	for _, tt := range tests {
		t.Run(tt.code+" "+tt.name, func(t *testing.T) {
			c := fit()
			if tt.spoil != nil {
				tt.spoil(&c)
			}
			if f := find(t, tt.code, c); f.State != tt.want || !strings.Contains(f.Sentence, tt.says) {
				t.Errorf("%d: %s", f.State, f.Sentence)
			}
		})
	}
}

// answered answers everything as an officer would who agrees with the program.
func answered(c EligibilityCase) (e Eligibility) {
	for _, card := range (Eligibility{}).Cards(c) {
		a := card.Answer
		if a.Answer == Unanswered {
			a = EligibilityAnswer{Code: a.Code, Answer: Met, Evidence: "Hồ sơ kèm theo"}
		}
		e.Answers = append(e.Answers, a)
	}
	return e
}

func TestEligibility(t *testing.T) {
	c := fit()
	if got := (Eligibility{}).Problems(c); len(got) != len(Conditions) {
		t.Errorf("with no answer %d problems", len(got))
	}
	cards := Eligibility{}.Cards(c)
	var usual []string
	for _, card := range cards {
		if card.Usual {
			usual = append(usual, card.Condition.Code)
		}
	}
	if want := []string{"E3", "E8", "E10", "E12", "E13", "E14", "E15"}; !slices.Equal(usual, want) {
		t.Errorf("proposed as not applicable: %q, want %q", usual, want)
	}
	e := answered(c)
	if err := e.Check(c); err != nil || !e.Complete(c) || e.Count() != (EligibilityCount{Met: 8, NotAsked: 7}) {
		t.Errorf("all answered: %v %v %+v", err, e.Problems(c), e.Count())
	}
	e.Answers[3].Answer = NotMet
	if got := e.Problems(c); len(got) != 1 || got[0] != "E4 (vốn đối ứng) không đạt" {
		t.Errorf("one not met: %q", got)
	}
	e = answered(c)
	c.Project.Commitment = 0
	if got := e.Problems(c); len(got) != 1 || !strings.Contains(got[0], "dữ liệu đã đổi") {
		t.Errorf("the data changed after the answer: %q", got)
	}
	if fields := refusedFields(e.Check(c)); !slices.Equal(fields, []string{"remark_E4"}) {
		t.Errorf("an answer against the check: %q", fields)
	}
	e.Answers[3].Remark = "Cơ sở đã nộp giấy cam kết bổ sung, chưa kịp ghi vào đề án"
	if err := e.Check(c); err != nil || !e.Complete(c) {
		t.Errorf("with a remark: %v %q", err, e.Problems(c))
	}
}

func TestEligibilityRefused(t *testing.T) {
	c := fit()
	for _, tt := range []struct {
		name  string
		code  string
		spoil func(*EligibilityAnswer)
		want  []string
	}{
		{"no evidence where the program sees nothing", "E10", func(a *EligibilityAnswer) { a.Answer, a.Evidence = Met, "" }, []string{"evidence_E10"}},
		{"the program's own yes is evidence", "E7", func(a *EligibilityAnswer) { a.Evidence = "" }, nil},
		{"a document is evidence", "E10", func(a *EligibilityAnswer) { a.Evidence, a.DocumentNo = "", "12/GCK" }, nil},
		{"evidence without an answer", "E4", func(a *EligibilityAnswer) { a.Answer = Unanswered }, []string{"answer_E4"}},
		{"an answer that is none", "E4", func(a *EligibilityAnswer) { a.Answer = "maybe" }, []string{"answer_E4"}},
		{"no against a yes", "E7", func(a *EligibilityAnswer) { a.Answer = NotMet }, []string{"remark_E7"}},
		{"a paper of tomorrow", "E4", func(a *EligibilityAnswer) { a.DocumentDate = 2026_11_21 }, []string{"document_date_E4"}},
		{"a long text", "E4", func(a *EligibilityAnswer) { a.Evidence = strings.Repeat("a", 1001) }, []string{"evidence_E4"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := answered(c)
			i := slices.IndexFunc(e.Answers, func(a EligibilityAnswer) bool { return a.Code == tt.code })
			tt.spoil(&e.Answers[i])
			if got := refusedFields(e.Check(c)); !slices.Equal(got, tt.want) {
				t.Errorf("refused %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStart(t *testing.T) {
	rule := Rule{Key: RuleStarted, Value: 0, Source: "QĐ thử/QĐ-UBND", Clause: "Điều 4", From: 2026_01_01, ConfirmedBy: "A"}
	open := rule
	open.ConfirmedBy = ""
	bought := func(day Day) ProjectStart {
		return ProjectStart{Begun: HasBegun, Day: day, Item: "Máy sấy", Document: "HĐ 5"}
	}
	const submitted Day = 2026_11_02
	for _, tt := range []struct {
		name    string
		rules   RuleBook
		start   ProjectStart
		refused bool
		want    FindingState
	}{
		{"the day before", RuleBook{rule}, bought(2026_11_01), true, FoundNo},
		{"on the day", RuleBook{rule}, bought(submitted), false, FoundYes},
		{"not bought", RuleBook{rule}, ProjectStart{Begun: NotBegun}, false, FoundYes},
		{"nobody has said", RuleBook{rule}, ProjectStart{}, false, FoundNothing},
		{"no rule", nil, bought(2020_01_01), false, FoundNothing},
		{"a rule that nobody has confirmed", RuleBook{open}, bought(2020_01_01), false, FoundNothing},
		{"some days are let through", RuleBook{{Key: RuleStarted, Value: 30, Source: "QĐ", Clause: "1", From: 2026_01_01, ConfirmedBy: "A"}}, bought(2026_10_03), false, FoundYes},
		{"and not one more", RuleBook{{Key: RuleStarted, Value: 30, Source: "QĐ", Clause: "1", From: 2026_01_01, ConfirmedBy: "A"}}, bought(2026_10_02), true, FoundNo},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.rules.CheckStart(tt.start, submitted)
			if (err != nil) != tt.refused || tt.refused && (!strings.Contains(err.Error(), "QĐ") || !strings.Contains(err.Error(), "Bỏ hạng mục này")) {
				t.Errorf("%v", err)
			}
			if f := tt.rules.StartFinding(tt.start, submitted); f.State != tt.want || f.Sentence == "" {
				t.Errorf("%d: %s", f.State, f.Sentence)
			}
		})
	}
	for _, tt := range []struct {
		start ProjectStart
		want  []string
	}{
		{bought(2026_11_20), nil}, {ProjectStart{Begun: NotBegun}, nil}, {ProjectStart{}, []string{"begun"}}, {bought(2026_11_21), []string{"start_day"}},
		{ProjectStart{Begun: HasBegun}, []string{"start_day", "item"}}, {ProjectStart{Begun: NotBegun, Day: 2026_11_01}, []string{"begun"}},
	} {
		if got := refusedFields(tt.start.Check(2026_11_20)); !slices.Equal(got, tt.want) {
			t.Errorf("%+v refused %q, want %q", tt.start, got, tt.want)
		}
	}
}
