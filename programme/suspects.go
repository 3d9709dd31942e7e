package programme

import (
	"fmt"
	"slices"
	"strings"
)

// weightIn is how a figure enters a sum's residual (left − right): 1 as a
// part, −1 as the total, 0 when it is not in it.
func weightIn(i Identity, id int64) int64 {
	if slices.Contains(i.LeftOf, id) {
		return 1
	}
	if slices.Contains(i.RightOf, id) {
		return -1
	}
	return 0
}

// sums keeps the sum identities, and which of them each figure is in.
func sums(identities []Identity) ([]Identity, map[int64][]int) {
	var all []Identity
	in := map[int64][]int{}
	for _, i := range identities {
		if i.Type != SumIdentity || i.Verdict == Open {
			continue
		}
		for _, id := range i.Figures() {
			in[id] = append(in[id], len(all))
		}
		all = append(all, i)
	}
	return all, in
}

// oneFigure finds the figures whose change alone would mend every failing sum
// they are in and spoil none that holds.
func oneFigure(byID map[int64]Figure, failing, identities []Identity) []finding {
	all, in := sums(identities)
	var out []finding
	tried := map[int64]bool{}
	for _, i := range failing {
		if i.Type != SumIdentity || len(i.LeftOf) > mostParts {
			continue
		}
		var either []string
		var ids []int64
		for _, id := range i.Figures() {
			if tried[id] || len(in[id]) > 50 {
				continue
			}
			tried[id] = true
			e := i.Difference * weightIn(i, id)
			if !mends(all, in[id], map[int64]int64{id: e}) {
				continue
			}
			f := byID[id]
			want := f.Value - e
			if want < 0 {
				continue
			}
			s := fmt.Sprintf("%s ghi %s, muốn khớp phải là %s", f.Describe(), FormatFigure(f.Value, f.Unit), FormatFigure(want, f.Unit))
			why := slip(want, f.Value, f)
			switch {
			case why != "":
				out = append(out, finding{2, "Có thể một số bị ghi sai: " + s + " – " + why + ".", []int64{id}})
			case failingIn(all, in[id]) > 1: // several identities point to it
				out = append(out, finding{2, "Chỉ một số sai là đủ gây ra mọi chênh lệch liên quan: " + s + ".", []int64{id}})
			case len(either) < 6:
				either, ids = append(either, s), append(ids, id)
			}
		}
		if len(either) > 0 {
			out = append(out, finding{6, "Nếu chỉ một số sai: " + strings.Join(either, "; hoặc ") + ".", ids})
		}
	}
	return out
}

// mends tells whether taking the errors e off the figures makes every sum that
// touches them agree.
func mends(all []Identity, touched []int, e map[int64]int64) bool {
	for _, k := range touched {
		var shift int64
		for id, v := range e {
			shift += weightIn(all[k], id) * v
		}
		left := all[k].Difference - shift
		if int64(absU(left)) > all[k].Tolerance {
			return false
		}
	}
	return true
}

// twoFigures finds pairs whose opposite errors +d and −d explain all failing
// sums they are in: an amount moved from one to the other.
func twoFigures(byID map[int64]Figure, failing, identities []Identity) []finding {
	all, in := sums(identities)
	var ids []int64
	for _, i := range failing {
		if i.Type == SumIdentity && len(i.LeftOf) <= mostParts {
			ids = append(ids, i.Figures()...)
		}
	}
	if ids = unique(ids); len(ids) > 60 {
		return nil
	}
	var out []finding
	for x, a := range ids {
		for _, b := range ids[x+1:] {
			if byID[a].Unit != byID[b].Unit || len(in[a])+len(in[b]) > 60 {
				continue
			}
			d, ok := firstResidual(all, in[a], a, b)
			if !ok {
				continue
			}
			touched := append(slices.Clone(in[a]), in[b]...)
			if !mends(all, touched, map[int64]int64{a: d, b: -d}) || failingIn(all, touched) < 2 {
				continue
			}
			fa, fb := byID[a], byID[b]
			s := fmt.Sprintf("Chuyển %s giữa hai số này thì mọi phép cộng đều khớp: %s (%s) và %s (%s).",
				FormatFigure(int64(absU(d)), fa.Unit), fa.Describe(), FormatFigure(fa.Value, fa.Unit), fb.Describe(), FormatFigure(fb.Value, fb.Unit))
			out = append(out, finding{3, s, []int64{a, b}})
		}
	}
	return out
}

// firstResidual is the error of a that a failing sum with a, but not b, shows.
func firstResidual(all []Identity, in []int, a, b int64) (int64, bool) {
	for _, k := range in {
		if all[k].Verdict == Fails && weightIn(all[k], b) == 0 {
			return all[k].Difference * weightIn(all[k], a), true
		}
	}
	return 0, false
}

func failingIn(all []Identity, touched []int) int {
	n := map[int]bool{}
	for _, k := range touched {
		if all[k].Verdict == Fails {
			n[k] = true
		}
	}
	return len(n)
}
