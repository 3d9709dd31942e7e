package statement

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestRecheck(t *testing.T) {
	rep := Check(report + "Hỗ trợ 7 tỷ đồng, gồm KCQG 2 tỷ đồng, KCĐP 6 tỷ đồng.")
	if len(rep.Failures()) != 1 {
		t.Fatalf("failures: %v", rep.Failures())
	}
	plan, period, bad, six := programme.Planned, "2021", "năm kia", int64(5_000_000_000)
	yes := true
	tests := []struct {
		name  string
		give  Correction
		fails int // −1: refused
	}{
		{"the value was misread", Correction{Figure: 3, Value: &six}, 0},
		{"it is a plan, so it belongs to no sum", Correction{Figure: 3, Kind: &plan}, 0},
		{"another period", Correction{Figure: 3, Period: &period}, 0},
		{"it is no figure", Correction{Figure: 3, Ignore: &yes}, 0},
		{"nothing changed", Correction{Figure: 3}, 1},
		{"no such figure", Correction{Figure: 9}, -1},
		{"no such period", Correction{Figure: 3, Period: &bad}, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Recheck(rep, []Correction{tt.give})
			if tt.fails < 0 {
				if programme.KindOf(err) != programme.Invalid {
					t.Fatalf("err %v", err)
				}
				return
			}
			if err != nil || len(got.Failures()) != tt.fails {
				t.Fatalf("err %v, failures %v", err, got.Failures())
			}
			if len(rep.Failures()) != 1 {
				t.Fatal("the report given was changed")
			}
		})
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, Check(report+"Kế hoạch năm 2020 là 40 đề án. Đã thực hiện 38 đề án, đạt 90,5% kế hoạch.")); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Figures, Failures, Holds []map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Figures) != 3 || len(got.Failures) != 1 || len(got.Holds) != 0 {
		t.Fatalf("%s", b.String())
	}
	for _, k := range []string{"id", "period", "kind", "level", "content", "measure", "value", "unit", "qualifier", "start", "end"} {
		if _, ok := got.Figures[0][k]; !ok {
			t.Errorf("figure without %q", k)
		}
	}
	for _, k := range []string{"identity", "left", "right", "difference", "unit", "figures", "message"} {
		if _, ok := got.Failures[0][k]; !ok {
			t.Errorf("failure without %q", k)
		}
	}
	if v := got.Figures[2]["value"]; v != 90.5 {
		t.Errorf("percentage %v", v)
	}
	if !strings.Contains(b.String(), `"value": 38,`) || got.Failures[0]["left"] != 95.0 {
		t.Errorf("%s", b.String())
	}
}

// TestWriteText compares the text for a terminal with a golden file.
func TestWriteText(t *testing.T) {
	text, err := os.ReadFile("testdata/bao-cao-nam-hai-nguon.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteText(&b, Check(string(text))); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/bao-cao-nam-hai-nguon.golden"
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || b.String() != string(want) {
		t.Errorf("err %v\n%s", err, b.String())
	}
}
