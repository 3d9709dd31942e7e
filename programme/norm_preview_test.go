package programme

import (
	"strings"
	"testing"
)

func TestPreviewNorm(t *testing.T) {
	row := Norm{ID: 1, Content: "KC3c", Level: AllLevels, Rate: Q(5000), Cap: Q(int64(300 * Million)), Source: "TT thử", Clause: "Điều 5", From: 2018_05_11, ConfirmedBy: "A"}
	project := func(id int64, level Level, asked, own Money, exception string) NormCase {
		return NormCase{Day: 2026_11_20, Project: Project{ID: id, Content: "KC3c", Level: level, Kind: KindProject, NormException: exception,
			Lines: []FundingLine{{Source: FromLocal, Requested: asked}, {Source: FromCash, Requested: own}}}}
	}
	cases := []NormCase{
		project(1, Local, 300*Million, 400*Million, ""),              // at the cap
		project(2, Local, 100*Million, 100*Million, ""),              // below either
		project(3, National, 260*Million, 260*Million, ""),           // between
		project(4, Local, 300*Million, 300*Million, "CV 5 cho phép"), // a paper allows it
		project(5, Local, 280*Million, 400*Million, ""),
	}
	edited := row
	edited.Cap = Q(int64(250 * Million))
	got := PreviewNorm([]Norm{row}, edited, cases)
	if got.Looked != 5 || len(got.Changed) != 4 || got.Above != 3 || got.Newly != 3 {
		t.Fatalf("looked %d, changed %d, above %d, newly %d", got.Looked, len(got.Changed), got.Above, got.Newly)
	}
	var order []int64
	for _, e := range got.Changed {
		order = append(order, e.Project.ID)
	}
	if order[0] != 1 || order[1] != 5 || order[2] != 3 || order[3] != 4 {
		t.Errorf("order %v: the furthest above first", order)
	}
	if e := got.Changed[0]; e.Before.Amount != 300*Million || e.After.Amount != 250*Million || !e.Above() || e.WasAbove() {
		t.Errorf("%+v", e)
	}
	t.Run("for one level only", func(t *testing.T) {
		edited := edited
		edited.Level = National
		if got := PreviewNorm([]Norm{row}, edited, cases); len(got.Changed) != 5 || got.Changed[0].Project.ID != 3 || got.Changed[1].After.Known {
			t.Errorf("%+v", got.Changed)
		}
	})
	t.Run("unconfirmed changes nothing", func(t *testing.T) {
		added := edited
		added.ID, added.ConfirmedBy = 0, ""
		if got := PreviewNorm([]Norm{row}, added, cases); len(got.Changed) != 0 {
			t.Errorf("%+v", got.Changed)
		}
	})
	t.Run("taking the confirmation back leaves no ceiling", func(t *testing.T) {
		open := row
		open.ConfirmedBy = ""
		if got := PreviewNorm([]Norm{row}, open, cases); len(got.Changed) != 5 || got.Above != 0 || got.Changed[0].After.Known {
			t.Errorf("%+v", got)
		}
	})
	t.Run("not in force on the day", func(t *testing.T) {
		later := edited
		later.ID, later.From = 0, 2027_01_01
		if got := PreviewNorm([]Norm{row}, later, cases); len(got.Changed) != 0 {
			t.Errorf("%+v", got.Changed)
		}
	})
}

// TestPriorityFactor is the golden value with the factor 1,5: raised only by a
// confirmed rule and a confirmed area.
func TestPriorityFactor(t *testing.T) {
	model := Norm{Content: "KC3a", Level: AllLevels, Rate: Q(3000), Cap: Q(int64(500 * Million)), Source: "TTLT 26/2014/TTLT-BTC-BCT", Clause: "Điều 6.2", From: 2014_04_08, ConfirmedBy: "A"}
	const cost = 4000 * Million
	if c := CeilingFor([]Norm{model}, "KC3a", Local, 2016_05_01, cost); c.Amount != 500*Million {
		t.Errorf("%s", c.Sentence)
	}
	rule, unknown := confirmedRules().On(RulePriority, 2016_05_01)
	if unknown != "" {
		t.Fatal(unknown)
	}
	c := CeilingFor(WithPriority([]Norm{model}, rule, "Huyện Kế Sách có trong danh mục “Miền núi”"), "KC3a", Local, 2016_05_01, cost)
	if c.Amount != 750*Million || !strings.Contains(c.Sentence, "Mức trần đã nhân 150 % vì Huyện Kế Sách") {
		t.Errorf("%s", c.Sentence)
	}
	if note := RuleBook(KnownRules()).PriorityNote(2016_05_01); !strings.Contains(note, "150 %") || !strings.Contains(note, "không áp dụng") {
		t.Errorf("%q", note)
	}
	if confirmedRules().PriorityNote(2016_05_01) != "" || RuleBook(KnownRules()).PriorityNote(2026_05_01) != "" {
		t.Error("a note with nothing to say")
	}
	book := NewAreaBook([]Area{area(AreaMinority, "950", "Thị xã Vĩnh Châu", 2016_01_01, 0, "A")}, vinhChau())
	p := Project{Year: 2018, Place: PlaceRef{"31786", "Xã Lạc Hòa"}}
	if why, ok := book.PriorityArea(p, 2018_02_01); !ok || !strings.Contains(why, "Vùng đồng bào dân tộc thiểu số") {
		t.Errorf("%v %s", ok, why)
	}
	if _, ok := book.PriorityArea(p, 2015_02_01); ok {
		t.Error("before the list")
	}
}
