package programme

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReportCheckIssue(t *testing.T) {
	agreed := reportData()
	agreed.Stated = nil
	tests := []struct {
		name  string
		data  EvaluationData
		spoil func(*Report)
		kind  Kind
		want  []string
	}{
		{"complete", agreed, func(*Report) {}, Internal, nil},
		{"without symbol, addressee and recipients", agreed, func(r *Report) { r.Symbol, r.To, r.Recipients = "", "", "" }, Internal, nil},
		{"no number", agreed, func(r *Report) { r.Number = "" }, Invalid, []string{"number"}},
		{"a number with its symbol", agreed, func(r *Report) { r.Number = "15/BC" }, Invalid, []string{"number"}},
		{"number 0", agreed, func(r *Report) { r.Number = "0" }, Invalid, []string{"number"}},
		{"number 07", agreed, func(r *Report) { r.Number = "07" }, Internal, nil},
		{"no date", agreed, func(r *Report) { r.Date = 0 }, Invalid, []string{"date"}},
		{"no signer", agreed, func(r *Report) { r.SignerName, r.SignerPower = "", "" }, Invalid, []string{"signer_power", "signer_name"}},
		{"no seat", agreed, func(r *Report) { r.Seat = "" }, Invalid, []string{"seat"}},
		{"contradictions without a reason", reportData(), func(*Report) {}, Invalid, []string{"reason"}},
		{"contradictions with a shrug", reportData(), func(r *Report) { r.Reason = "ok" }, Invalid, []string{"reason"}},
		{"a reason of blanks", reportData(), func(r *Report) { r.Reason = strings.Repeat(" ", 20) }, Invalid, []string{"reason"}},
		{"contradictions with a reason", reportData(), func(r *Report) { r.Reason = "Chờ đối chiếu với Kho bạc" }, Internal, nil},
		{"issued already", agreed, func(r *Report) { r.IssuedAt = time.Unix(1, 0) }, Conflict, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Report{Number: "15", Date: 2019_01_15, Seat: "Sóc Trăng", SignerPower: "GIÁM ĐỐC", SignerName: "Nguyễn Văn A"}
			tt.spoil(&r)
			err := r.CheckIssue(evaluate(t, tt.data, Years(2016, 2018)))
			if !slices.Equal(refusedFields(err), tt.want) || KindOf(err) != tt.kind {
				t.Fatalf("%v", err)
			}
		})
	}
}

func TestReportCheck(t *testing.T) {
	r := Report{Symbol: strings.Repeat("B", 41), Reason: strings.Repeat("a", 2001), Sections: []Section{{Key: "effect", Title: "Hiệu quả", Text: strings.Repeat("a", 20_001)}}}
	if got := refusedFields(r.Check()); !slices.Equal(got, []string{"symbol", "reason", "section_effect"}) {
		t.Errorf("refused %q", got)
	}
	if err := (Report{}).Check(); err != nil {
		t.Errorf("an empty draft: %v", err)
	}
}

func TestRestatements(t *testing.T) {
	d := reportData()
	issued := evaluate(t, d, Years(2016, 2018)).KeyFigures()

	t.Run("through storage", func(t *testing.T) {
		text, err := json.Marshal(issued)
		if err != nil {
			t.Fatal(err)
		}
		var back []KeyFigure
		if err := json.Unmarshal(text, &back); err != nil || !slices.Equal(back, issued) {
			t.Fatalf("read back as %+v, %v", back, err)
		}
		if got := Restatements(back, evaluate(t, d, Years(2016, 2018)).KeyFigures()); len(got) != 0 {
			t.Errorf("nothing changed, yet %+v", got)
		}
	})
	t.Run("keys are used once", func(t *testing.T) {
		seen := map[string]bool{}
		for _, k := range issued {
			if seen[k.Key] || k.Label == "" {
				t.Errorf("%+v", k)
			}
			seen[k.Key] = true
		}
	})
	t.Run("a project corrected later", func(t *testing.T) {
		d.Cells[1].Done.Support -= 5 * tr
		got := map[string]string{}
		for _, r := range Restatements(issued, evaluate(t, d, Years(2016, 2018)).KeyFigures()) {
			got[r.Figure.Key] = KeyFigure{Unit: r.Figure.Unit, Value: r.Old}.Text() + " → " + KeyFigure{Unit: r.Figure.Unit, Value: r.New}.Text()
		}
		want := map[string]string{
			"done.support.all": "5.990,15 triệu đồng → 5.985,15 triệu đồng", "done.total_cost.all": "51.154,2 triệu đồng → 51.149,2 triệu đồng",
			"done.support.local": "3.893,55 triệu đồng → 3.888,55 triệu đồng", "done.total_cost.local": "37.894,86 triệu đồng → 37.889,86 triệu đồng",
			"content.support.KC3c": "3.893,55 triệu đồng → 3.888,55 triệu đồng",
		}
		if len(got) != len(want) {
			t.Errorf("restated %v", got)
		}
		for k, v := range want {
			if got[k] != v {
				t.Errorf("%s: %q, want %q", k, got[k], v)
			}
		}
	})
	t.Run("a target that is gone is unknown, not 0", func(t *testing.T) {
		d := reportData()
		d.Targets = nil
		for _, r := range Restatements(issued, evaluate(t, d, Years(2016, 2018)).KeyFigures()) {
			if r.Figure.Key == "goal.projects.all" && (r.Old != Q(49) || r.New.Known || KeyFigure{Value: r.New}.Text() != "–") {
				t.Errorf("%+v", r)
			}
		}
	})
	t.Run("a new content shows in the totals", func(t *testing.T) {
		d := reportData()
		d.Cells = append(d.Cells, Cell{Year: 2016, Level: Local, Content: "KC1", Stage: Completed, Done: Sums{Projects: 1, Support: tr}})
		got := Restatements(issued, evaluate(t, d, Years(2016, 2018)).KeyFigures())
		if len(got) != 6 || got[0].Figure.Key != "done.projects.all" || got[0].New != Q(67) {
			t.Errorf("%+v", got)
		}
	})
}
