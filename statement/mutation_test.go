package statement

import (
	"os"
	"slices"
	"testing"

	"khuyencong/programme"
)

// realReport is the real report, or the project's own text of the same shape
// where that is not on the machine.
func realReport(t *testing.T) Report {
	text, err := os.ReadFile("../../shared/reports/soc-trang-2016-2018.txt")
	if err != nil {
		text, err = os.ReadFile("testdata/mutation/hai-nguon-bu-tru.txt")
	}
	if err != nil {
		t.Fatal(err)
	}
	return Check(string(text))
}

// correct mends the support and counterpart totals of the real report, so that
// every sum holds before numbers are changed.
func correct(t *testing.T, rep Report) Report {
	var cs []Correction
	for _, i := range rep.Failures() {
		left := i.Left
		cs = append(cs, Correction{Figure: i.RightOf[0], Value: &left})
	}
	fixed, err := Recheck(rep, cs)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range fixed.Failures() {
		t.Fatalf("still fails after mending: %s", i.Message)
	}
	return fixed
}

func inIdentity(rep Report) (ids []int64, widest map[int64]int64) {
	widest = map[int64]int64{}
	for _, i := range rep.Identities {
		for _, id := range i.Figures() {
			if i.Verdict == programme.Open {
				continue
			}
			if _, ok := widest[id]; !ok {
				ids = append(ids, id)
			}
			widest[id] = max(widest[id], i.Tolerance)
		}
	}
	slices.Sort(ids)
	return ids, widest
}

// TestMutation changes every printed number that takes part in an identity by
// more than the tolerance, up and down: something must fail and name it.
func TestMutation(t *testing.T) {
	rep := realReport(t)
	for name, start := range map[string]Report{"as printed": rep, "mended": correct(t, rep)} {
		ids, widest := inIdentity(start)
		for _, id := range ids {
			for _, sign := range []int64{1, -1} {
				f := start.Figures[id-1]
				step := 2*widest[id] + f.Step
				value := f.Value + sign*step
				if value < 0 {
					continue
				}
				got, err := Recheck(start, []Correction{{Figure: id, Value: &value}})
				if err != nil {
					t.Fatal(err)
				}
				if !slices.ContainsFunc(got.Failures(), func(i programme.Identity) bool { return slices.Contains(i.Figures(), id) }) {
					t.Errorf("%s: figure %d %q made %d, and nothing that fails names it", name, id, f.Quote, value)
				}
			}
		}
		t.Logf("%s: %d of %d figures take part in identities", name, len(ids), len(start.Figures))
	}
}

// TestMutationOfPairs adds d to one amount and takes it off another that share
// the mended report: where anything fails, a diagnosis names the pair.
func TestMutationOfPairs(t *testing.T) {
	rep := correct(t, realReport(t))
	ids, _ := inIdentity(rep)
	const d = 123_450_000
	pairs, silent := 0, 0
	for x, a := range ids {
		for _, b := range ids[x+1:] {
			fa, fb := rep.Figures[a-1], rep.Figures[b-1]
			if fa.Unit != programme.UnitVND || fb.Unit != programme.UnitVND || fa.Kind != fb.Kind || fa.Period != fb.Period || fb.Value <= d {
				continue
			}
			va, vb := fa.Value+d, fb.Value-d
			got, err := Recheck(rep, []Correction{{Figure: a, Value: &va}, {Figure: b, Value: &vb}})
			if err != nil {
				t.Fatal(err)
			}
			pairs++
			if len(got.Failures()) == 0 {
				// Within one sum, and in no other, the two cancel: no arithmetic can see it.
				silent++
				if !slices.Equal(identitiesOf(rep, a), identitiesOf(rep, b)) {
					t.Errorf("+d on %q and −d on %q: nothing fails", fa.Quote, fb.Quote)
				}
				continue
			}
			named := slices.ContainsFunc(got.Diagnoses, func(d programme.Diagnosis) bool {
				return slices.Contains(d.Figures, a) && slices.Contains(d.Figures, b)
			})
			if !named {
				t.Errorf("+d on %q (%s) and −d on %q (%s): no diagnosis names both\n%v\n%v", fa.Quote, fa.Understood, fb.Quote, fb.Understood, got.Failures(), got.Diagnoses)
			}
		}
	}
	t.Logf("%d pairs changed, %d without any failure", pairs, silent)
}

func identitiesOf(rep Report, id int64) (in []int) {
	for k, i := range rep.Identities {
		if slices.Contains(i.Figures(), id) {
			in = append(in, k)
		}
	}
	return in
}

// TestRealReport holds what the real report is known for: two failures that
// offset each other, and two plans that nothing confirms.
func TestRealReport(t *testing.T) {
	if _, err := os.Stat("../../shared/reports/soc-trang-2016-2018.txt"); err != nil {
		t.Skip("the real report is not on this machine")
	}
	rep := realReport(t)
	fails := rep.Failures()
	if len(fails) != 2 || fails[0].Difference != 87_790_000 || fails[1].Difference != -87_790_000 {
		t.Fatalf("failures: %v", fails)
	}
	if len(rep.Diagnoses) == 0 || len(rep.Diagnoses[0].Figures) != 6 {
		t.Errorf("diagnoses: %v", rep.Diagnoses)
	}
	un := rep.Unverifiable()
	if len(un) != 2 || un[0].Value != 125_920_000_000 || un[1].Value != 18_550_000_000 {
		t.Errorf("unverifiable: %v", un)
	}
}
