package store_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds text against testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gots, wants := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gots), len(wants)) {
		g, w := "", ""
		if i < len(gots) {
			g = gots[i]
		}
		if i < len(wants) {
			w = wants[i]
		}
		if g != w {
			t.Fatalf("%s, line %d:\n got %s\nwant %s\nIf the change is meant, run the test with -update and look at the difference.", file, i+1, g, w)
		}
	}
}

// tableText is a table as text: a line each row, values parted by bars.
func tableText(all []programme.DataTable) string {
	var b strings.Builder
	for _, t := range all {
		fmt.Fprintf(&b, "# %s [%s]\n", t.Title, t.Key)
		var heads []string
		for _, c := range t.Columns {
			heads = append(heads, strings.TrimPrefix(c.Group+": "+c.Head, ": "))
		}
		fmt.Fprintln(&b, strings.Join(heads, " | "))
		for _, r := range t.Rows {
			var values []string
			for _, v := range r.Values {
				values = append(values, v.String())
			}
			line := strings.TrimRight(strings.Join(values, " | "), " |")
			if r.Bold {
				line = "* " + line
			}
			fmt.Fprintln(&b, line)
		}
		for _, n := range t.Notes {
			fmt.Fprintln(&b, "> "+n)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

// TestTheRealReport reproduces every number of the report of 2016-2018 from
// the sample's records, on both engines.
func TestTheRealReport(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if err := sample.Fill(ctx, s); err != nil {
			t.Fatal(err)
		}
		p := must[programme.Programme](t)(s.ProgrammeByCode(ctx, me, sample.Code))
		e := evaluation(t, s, p.ID, programme.Years(2016, 2018))

		tables := tableText(e.Tables())
		golden(t, "evaluation-2016-2018.golden.txt", tables)
		prose := ""
		for _, section := range e.Narrative() {
			prose += section.Text + "\n"
		}

		t.Run("every number of the report", func(t *testing.T) {
			for _, number := range []string{
				"162", "25.000", "14.050", "152", "10.950", "125.920", // the programme of five years
				"49", "7.210", "850", "46", "6.360", "18.550", // the first three years
				"01 kế hoạch và 66 đề án", "51.154,2", "5.902,36", "45.251,84", // the result as published
				"08 đề án", "13.259,34", "2.096,6", "11.162,74", "58 đề án", "37.894,86", "3.893,55", "34.001,31",
				"5.990,15", "45.164,05", "87,79", "−87,79", // what the parts give, and the contradiction
				"134,7 %", "266,7 %", "126,1 %", "83,1 %", "246,7 %", "61,2 %", "243,5 %", "40,7 %", "24,0 %",
				"7,54", "5,32", "8,73", "11,7 %", "15,8 %", "10,3 %", "262,08", "67,13", "96", "94", "19.009,85", "11.953,40", "7.056,45",
			} {
				if !strings.Contains(tables+prose, number) {
					t.Errorf("%s is nowhere", number)
				}
			}
		})

		data, err := json.MarshalIndent(e.Export(), "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "evaluation-2016-2018.golden.json", string(data)+"\n")
		numbersAreWhole(t, data)
		exportSays(t, data)
	})
}

// numbersAreWhole holds that the only numbers with a fraction are ratios, so
// that whoever reads the data needs no floating point for money.
func numbersAreWhole(t *testing.T, data []byte) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.UseNumber()
	var all map[string]any
	if err := decoder.Decode(&all); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				walk(path+"."+k, inner)
			}
		case []any:
			for _, inner := range v {
				walk(path, inner)
			}
		case json.Number:
			ratio := strings.Contains(path, ".completion.") || strings.HasSuffix(path, "_share") || strings.HasSuffix(path, "_per_support")
			if strings.ContainsAny(v.String(), ".eE") != ratio {
				t.Errorf("%s is %s", path, v)
			}
		}
	}
	walk("", all)
}

// exportSays holds the figures that others would take from the data: computed
// and published side by side, and every contradiction.
func exportSays(t *testing.T, data []byte) {
	t.Helper()
	type sums struct{ Projects, Plans, Support, Counterpart, Total *int64 }
	var x struct {
		Levels []struct {
			Level                    programme.Level
			Target, Computed, Stated sums
			Completion               map[string]json.Number
		}
		Differences []struct {
			Kind       string
			Difference int64
		}
	}
	if err := json.Unmarshal(data, &x); err != nil {
		t.Fatal(err)
	}
	line := func(s sums) string {
		text := ""
		for _, v := range []*int64{s.Projects, s.Plans, s.Support, s.Counterpart, s.Total} {
			if v == nil {
				text += " –"
			} else {
				text += fmt.Sprint(" ", *v)
			}
		}
		return text
	}
	var got []string
	for _, l := range x.Levels {
		got = append(got, fmt.Sprintf("%s:%s;%s;%s; %s", l.Level, line(l.Target), line(l.Computed), line(l.Stated), l.Completion["projects"]))
	}
	for _, d := range x.Differences {
		got = append(got, fmt.Sprint(d.Kind, " ", d.Difference))
	}
	want := []string{
		"all: 49 – 7210000000 18550000000 25760000000; 66 1 5990150000 45164050000 51154200000; 66 1 5902360000 45251840000 51154200000; 1.3469",
		"national: 3 – 850000000 – –; 8 0 2096600000 11162740000 13259340000; 8 – 2096600000 11162740000 13259340000; 2.6667",
		"local: 46 – 6360000000 – –; 58 1 3893550000 34001310000 37894860000; 58 1 3893550000 34001310000 37894860000; 1.2609",
		"stated 87790000", "stated -87790000", "identity 87790000", "identity -87790000",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("exported:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
