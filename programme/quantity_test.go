package programme

import (
	"encoding/json"
	"testing"
)

func TestUnknownIsNotZero(t *testing.T) {
	unknown := Quantity{}
	if Q(0).Count() != "0" || unknown.Count() != "–" || Q(0).Millions() != "0,00" || unknown.Millions() != "–" {
		t.Errorf("0 prints %q, %q; unknown prints %q, %q", Q(0).Count(), Q(0).Millions(), unknown.Count(), unknown.Millions())
	}
	if sum := Q(5).Plus(unknown); sum.Known {
		t.Errorf("a sum with an unknown part is known: %+v", sum)
	}
	if sum := Q(5).Plus(Q(7)); sum != Q(12) {
		t.Errorf("5 + 7 = %+v", sum)
	}
}

func TestQuantityJSON(t *testing.T) {
	for _, q := range []Quantity{{}, Q(0), Q(-3), Q(51_154_200_000), Q(9_007_199_254_740_993)} {
		text, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		back := Q(99)
		if err := json.Unmarshal(text, &back); err != nil || back != q {
			t.Errorf("%+v is written as %s and read as %+v, %v", q, text, back, err)
		}
	}
	for _, wrong := range []string{`"5"`, `true`, `5.5`, `1e3`} {
		q := Quantity{}
		if err := json.Unmarshal([]byte(wrong), &q); err == nil || q.Known {
			t.Errorf("%s is read as %+v", wrong, q)
		}
	}
}

func TestParseQuantity(t *testing.T) {
	for typed, want := range map[string]Quantity{"": {}, "  ": {}, "0": Q(0), "145 tr": Q(145_000_000)} {
		if got, err := ParseQuantity("support", typed); err != nil || got != want {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
	if got, err := ParseQuantity("support", "1,234"); got.Known || len(Problems(err)) != 1 {
		t.Errorf("an ambiguous amount: %+v, %v", got, err)
	}
}

func TestParseCount(t *testing.T) {
	tests := []struct {
		typed string
		want  Quantity
		ok    bool
	}{
		{"", Quantity{}, true}, {" 49 ", Q(49), true}, {"0", Q(0), true}, {"1.255", Q(1255), true}, {"9.999.999", Q(9_999_999), true},
		{"１２", Q(12), true}, {"1 255", Q(1255), true}, {"1\u00a0255", Q(1255), true},
		{"10.000.000", Quantity{}, false}, {"-1", Quantity{}, false}, {"+1", Quantity{}, false}, {"1,5", Quantity{}, false}, {"4.9", Quantity{}, false},
		{"1.2.3", Quantity{}, false}, {"49 đề án", Quantity{}, false}, {"0x10", Quantity{}, false}, {"1_000", Quantity{}, false}, {".", Quantity{}, false}, {"66¹", Quantity{}, false},
	}
	for _, tt := range tests {
		got, err := ParseCount("projects", tt.typed)
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("%q: %+v, %v", tt.typed, got, err)
		}
		if pr := Problems(err); !tt.ok && (len(pr) != 1 || pr[0].Field != "projects") {
			t.Errorf("%q refused with %v", tt.typed, err)
		}
	}
}
