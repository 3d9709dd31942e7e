package programme

import (
	"strings"
	"testing"
)

// checkData is rules, norms and papers of a province of our own.
func checkData() SelfCheckData {
	const from Day = 2025_10_15
	units := []Place{{Code: "92", Name: "Thành phố Cần Thơ", ValidFrom: 2025_07_01}, {Code: "31810", Name: "Xã Lai Hòa", ParentCode: "92", ValidFrom: 2025_07_01}, {Code: "31507", Name: "Phường Sóc Trăng", ParentCode: "92", ValidFrom: 2025_07_01}}
	return SelfCheckData{
		Today: 2026_11_24, Areas: NewAreaBook(nil, NewGazetteer(units, nil, nil)),
		Rules:  RuleBook{{Key: RuleStarted, Source: "QĐ thử", Clause: "Điều 4", From: from, ConfirmedBy: "A"}},
		Norms:  []Norm{{Content: "KC3c", Level: AllLevels, Rate: Q(5000), Cap: Q(int64(300 * Million)), Per: "cơ sở", Source: "TT thử", Clause: "Điều 1", From: from, ConfirmedBy: "A"}, {Content: "KC3e", Level: Local, Rate: Q(5000), Source: "TT khác", Clause: "Điều 2", From: from}},
		Papers: []PaperRule{{Code: "photos", Name: "Ảnh", From: from, Level: AllLevels}, {Code: "request", Name: "Đơn", From: from, Required: true, Level: AllLevels, ConfirmedBy: "A"}, {Code: "training", Name: "Chương trình đào tạo", Contents: []string{"KC1"}, From: from, Level: AllLevels}},
	}
}

// household wants a new machine and has all that is asked.
func household() SelfCheck {
	return SelfCheck{Form: "household", Place: PlaceRef{Code: "31810", Name: "Xã Lai Hòa"}, Trade: TradeByCode("1030"), Wish: WishByCode("machine"), Cost: 400 * Million,
		Paid: Met, Other: Met, State: MachineNew, Start: ProjectStart{Begun: NotBegun}}
}

func conditionCodes(all []SelfCheckCondition) string {
	var s []string
	for _, c := range all {
		s = append(s, c.Condition.Code)
	}
	return strings.Join(s, " ")
}

func TestSelfCheck(t *testing.T) {
	bought := func(c *SelfCheck) { c.Start = ProjectStart{Begun: HasBegun, Day: 2026_10_01, Item: "Máy sấy"} }
	for _, tt := range []struct {
		name     string
		change   func(*SelfCheck)
		possible bool
		no, open string // of the content that comes first
		most     string
	}{
		{"a household and a new machine", func(*SelfCheck) {}, true, "", "E4 E5", "200.000.000 đồng"},
		{"the cap is the smaller", func(c *SelfCheck) { c.Cost = Billion }, true, "", "E4 E5", "300.000.000 đồng"},
		{"no money for the rest", func(c *SelfCheck) { c.Paid = NotMet }, false, "E4", "E5", ""},
		{"supported already", func(c *SelfCheck) { c.Other = NotMet }, false, "E5", "E4", ""},
		{"a used machine is no machine of the programme, but may be a model", func(c *SelfCheck) { c.State = MachineUsed }, true, "", "E4 E5 E10", ""},
		{"bought before", bought, false, "", "E4 E5", ""},
		{"a ward of a city", func(c *SelfCheck) { c.Place = PlaceRef{Code: "31507", Name: "Phường Sóc Trăng"} }, false, "E7", "E4 E5", ""},
		{"cleaner production asks no place", func(c *SelfCheck) {
			c.Place, c.Wish = PlaceRef{Code: "31507", Name: "Phường Sóc Trăng"}, WishByCode("cleaner")
		}, true, "", "E4 E5", "Chưa có quy định"},
		{"an unknown trade", func(c *SelfCheck) { c.Trade = TradeByCode("0000") }, true, "", "E2 E4 E5 E11 E12", ""},
		{"a company without figures", func(c *SelfCheck) { c.Form = "limited" }, true, "", "E4 E5 E6", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := household()
			tt.change(&c)
			d := checkData()
			if err := c.Check(d.Today); err != nil {
				t.Fatal(err)
			}
			a := c.Answer(d)
			first := a.Contents[0]
			if a.Possible() != tt.possible || conditionCodes(first.No) != tt.no || conditionCodes(first.Open) != tt.open {
				t.Errorf("possible %v, not met %q, open %q; want %v %q %q", a.Possible(), conditionCodes(first.No), conditionCodes(first.Open), tt.possible, tt.no, tt.open)
			}
			if s := first.Ceilings[0].Ceiling.Sentence; !strings.Contains(s, tt.most) {
				t.Errorf("at most: %s", s)
			}
			for _, all := range [][]SelfCheckCondition{first.No, first.Open} {
				for _, one := range all {
					if one.Condition.Remedy() == "" {
						t.Errorf("%s says what is wrong and not what to do", one.Condition.Code)
					}
				}
			}
		})
	}
}

// A norm that nobody has confirmed is shown as such and gives no amount; papers
// are those of the content, the demanded first.
func TestSelfCheckInventsNothing(t *testing.T) {
	c := household()
	c.Wish = WishByCode("line")
	first := c.Answer(checkData()).Contents[0]
	if got := first.Ceilings[0].Ceiling; first.Content.Code != "KC3e" || got.Known || !strings.Contains(got.Sentence, "chưa được xác nhận") {
		t.Errorf("%s: %+v", first.Content.Code, got)
	}
	if len(first.Papers) != 2 || first.Papers[0].Code != "request" {
		t.Errorf("papers: %+v", first.Papers)
	}
}

func TestSelfCheckRefuses(t *testing.T) {
	err := SelfCheck{Cost: -1, Start: ProjectStart{Begun: HasBegun, Item: "x"}, Size: SizeFigures{Workers: Q(-1)}}.Check(2026_11_24)
	var fields []string
	for _, p := range Problems(err) {
		fields = append(fields, p.Field)
	}
	if got := strings.Join(fields, " "); got != "form place trade wish cost workers start_day" {
		t.Errorf("refused: %s", got)
	}
	for _, w := range Wishes {
		for _, code := range w.Contents {
			if _, ok := ContentByCode(code); !ok {
				t.Errorf("%s wants the content %s, which is not in the list", w.Code, code)
			}
		}
	}
}
