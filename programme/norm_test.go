package programme

import (
	"strings"
	"testing"
)

// known are the shipped norms, all confirmed but those of the named content.
func known(unconfirmed string) []Norm {
	all := KnownNorms()
	for i := range all {
		if all[i].Content != unconfirmed {
			all[i].ConfirmedBy = "Cán bộ thử"
		}
	}
	return all
}

func TestCeilingFor(t *testing.T) {
	tests := []struct {
		name, content string
		on            Day
		cost, want    Money
	}{
		{"G7 machine under the old text: the cap is smaller", "KC3c", 2018_05_10, 500 * Million, 200 * Million},
		{"G7 the same a day later, under the new text: the share is smaller", "KC3c", 2018_05_11, 500 * Million, 250 * Million},
		{"G8 dearer machine, new text", "KC3c", 2019_03_01, 700 * Million, 300 * Million},
		{"G9 technology line", "KC3e", 2019_03_01, 1000 * Million, 450 * Million},
		{"model, old text", "KC3a", 2016_03_01, 4000 * Million, 500 * Million},
		{"a cap without a share", "KC7d", 2019_03_01, 90_000 * Million, 6000 * Million},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := CeilingFor(known(""), tt.content, Local, tt.on, tt.cost)
			if !c.Known || c.Amount != tt.want {
				t.Fatalf("%v %s: %s", c.Known, c.Amount, c.Sentence)
			}
			for _, word := range []string{tt.want.Dong(), c.Norm.Source, c.Norm.Clause, "hiệu lực từ"} {
				if !strings.Contains(c.Sentence, word) {
					t.Errorf("%q lacks %q", c.Sentence, word)
				}
			}
		})
	}
}

func TestCeilingInventsNothing(t *testing.T) {
	c := CeilingFor(known("KC3c"), "KC3c", Local, 2019_03_01, 700*Million)
	if c.Known || len(c.Unconfirmed) != 1 || !strings.Contains(c.Sentence, "Chưa có quy định trong kho") || !strings.Contains(c.Sentence, "chưa được xác nhận") {
		t.Fatalf("%+v", c)
	}
	if c := CeilingFor(known(""), "KC3c", Local, 2010_01_01, Million); c.Known || len(c.Unconfirmed) != 0 {
		t.Fatalf("before any rule was in force: %+v", c)
	}
}

func TestCeilingTakesTheSmallest(t *testing.T) {
	provincial := Norm{Content: "KC3c", Level: Local, Cap: Q(int64(120 * Million)), Source: "NQ thử", Clause: "Điều 3", From: 2019_01_01, ConfirmedBy: "A"}
	norms := append(known(""), provincial)
	if c := CeilingFor(norms, "KC3c", Local, 2019_03_01, 700*Million); c.Amount != 120*Million || c.Norm.Source != "NQ thử" {
		t.Errorf("local money: %s", c.Sentence)
	}
	if c := CeilingFor(norms, "KC3c", National, 2019_03_01, 700*Million); c.Amount != 300*Million {
		t.Errorf("a provincial rule does not bind national money: %s", c.Sentence)
	}
}

func TestProjectCheckCeiling(t *testing.T) {
	p := Project{Kind: KindProject, Content: "KC3c", Level: Local, Stage: Approved, Lines: []FundingLine{
		{Source: FromLocal, Approved: 300*Million + 1}, {Source: FromCash, Approved: 600 * Million}}}
	err := p.CheckCeiling(known(""), 2019_03_01)
	if ps := Problems(err); len(ps) != 1 || ps[0].Field != "approved_local" || !strings.Contains(ps[0].Message, "1 đồng") || !strings.Contains(ps[0].Message, "TT 28/2018/TT-BTC") {
		t.Fatalf("one đồng above: %v", err)
	}
	p.Lines[0].Approved--
	if err := p.CheckCeiling(known(""), 2019_03_01); err != nil {
		t.Errorf("exactly the ceiling: %v", err)
	}
	p.Lines[0].Approved = 400 * Million
	if err := p.CheckCeiling(known("KC3c"), 2019_03_01); err != nil {
		t.Errorf("an unconfirmed rule was applied: %v", err)
	}
	p.NormException = "Công văn 12/UBND ngày 03/02/2019"
	if err := p.CheckCeiling(known(""), 2019_03_01); err != nil {
		t.Errorf("a paper allows it: %v", err)
	}
}

func TestNormCheck(t *testing.T) {
	good := Norm{Content: "KC3c", Level: AllLevels, Rate: Q(5000), Cap: Q(int64(300 * Million)), Source: "TT thử", Clause: "Điều 1", From: 2018_05_11}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Norm){
		"source":  func(n *Norm) { n.Source = "" },
		"clause":  func(n *Norm) { n.Clause = "" },
		"from":    func(n *Norm) { n.From = 0 },
		"to":      func(n *Norm) { n.To = 2018_05_10 },
		"rate":    func(n *Norm) { n.Rate = Q(10_001) },
		"cap":     func(n *Norm) { n.Cap = Q(-1) },
		"content": func(n *Norm) { n.Content = "KC99" },
	} {
		n := good
		spoil(&n)
		if ps := Problems(n.Check()); len(ps) != 1 || ps[0].Field != field {
			t.Errorf("%s: %v", field, ps)
		}
	}
	for _, n := range KnownNorms() {
		if err := n.Check(); err != nil {
			t.Errorf("shipped norm %s: %v", n.Title(), err)
		}
		if n.Confirmed() {
			t.Errorf("shipped norm %s comes confirmed", n.Title())
		}
	}
}
