package statement

import (
	"os"
	"strings"
	"testing"
)

// TestOwnReport reads the evaluation report that the program itself writes. Its
// figures agree, but for those it names as published and reckoned.
func TestOwnReport(t *testing.T) {
	text, err := os.ReadFile("testdata/own/danh-gia-2016-2018.txt")
	if err != nil {
		t.Fatal(err)
	}
	rep := Check(string(text))
	if len(rep.Figures) < 600 || len(rep.Holds()) < 180 {
		t.Fatalf("only %d figures and %d identities that hold", len(rep.Figures), len(rep.Holds()))
	}
	published := func(ids []int64) bool {
		for _, id := range ids {
			if q := rep.Figures[id-1].Quote; strings.HasPrefix(q, "5.902,36") || strings.HasPrefix(q, "45.251,84") {
				return true
			}
		}
		return false
	}
	for _, i := range rep.Failures() {
		if !published(i.Figures()) {
			t.Errorf("false alarm: %s", i.Message)
		}
	}
	for right, wrong := range map[string]string{
		"kinh phí hỗ trợ đạt 246,7":           "kinh phí hỗ trợ đạt 264,7",
		"25.000 triệu đồng (24,0":             "25.000 triệu đồng (42,0",
		"\t8\t2\t14.050":                      "\t8\t3\t14.050",
		"2.096,60\t11.162,74\t13.259,34\n1\t": "2.069,60\t11.162,74\t13.259,34\n1\t",
	} {
		if n := strings.Count(string(text), right); n == 0 {
			t.Errorf("%q is not in the text", right)
		} else if len(Check(strings.ReplaceAll(string(text), right, wrong)).Failures()) <= len(rep.Failures()) {
			t.Errorf("with %q nothing more fails", wrong)
		}
	}
}
