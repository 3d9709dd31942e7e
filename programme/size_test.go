package programme

import (
	"strings"
	"testing"
)

func confirmedSizes() []SizeRule {
	all := KnownSizeRules()
	for i := range all {
		all[i].ConfirmedBy = "Lê Thị Thử"
	}
	return all
}

func TestSizeOf(t *testing.T) {
	const before, between, now Day = 2016_05_01, 2019_05_01, 2026_05_01
	figures := func(workers, revenue, capital int64) SizeFigures {
		q := func(v int64, unit Money) Quantity {
			if v < 0 {
				return Quantity{}
			}
			return Q(v * int64(unit))
		}
		return SizeFigures{2025, q(workers, 1), q(revenue, Billion), q(capital, Billion)}
	}
	const none = -1
	tests := []struct {
		name  string
		form  LegalForm
		f     SizeFigures
		day   Day
		state SizeState
		class SizeClass
	}{
		{"exactly micro", "limited", figures(10, 3, none), now, SizeKnown, MicroSize},
		{"one worker more", "limited", figures(11, 3, 1), now, SizeKnown, SmallSize},
		{"capital lets in where revenue does not", "limited", figures(100, 60, 20), now, SizeKnown, SmallSize},
		{"workers count beside money", "joint_stock", figures(201, 1, 1), now, SizeTooLarge, ""},
		{"revenue and capital above", "joint_stock", figures(50, 201, 101), now, SizeTooLarge, ""},
		{"exactly medium", "joint_stock", figures(200, none, 100), now, SizeKnown, MediumSize},
		{"revenue alone says only the most that it can be", "limited", figures(8, 40, none), now, SizeAtMost, SmallSize},
		{"without workers nothing is certain", "limited", figures(none, 40, 10), now, SizeUnknown, ""},
		{"without money nothing is certain", "limited", figures(40, none, none), now, SizeUnknown, ""},
		{"too many workers are certain", "limited", figures(500, none, none), now, SizeTooLarge, ""},
		{"no figures", "limited", SizeFigures{}, now, SizeUnknown, ""},
		{"the decree of 2018", "limited", figures(100, 50, none), between, SizeKnown, SmallSize},
		{"before 2018 one of the two suffices", "limited", figures(500, none, 20), before, SizeKnown, SmallSize},
		{"before 2018 by workers", "limited", figures(300, none, 500), before, SizeKnown, MediumSize},
		{"before 2018 above both", "limited", figures(301, none, 101), before, SizeTooLarge, ""},
		{"a household is not classed", "household", figures(500, 900, 900), now, SizeNotSought, ""},
		{"a co-operative is not classed", "cooperative", SizeFigures{}, now, SizeNotSought, ""},
		{"before any rule", "limited", figures(5, 1, 1), 2005_01_01, SizeUnknown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := SizeOf(confirmedSizes(), tt.form, tt.f, tt.day)
			if v.State != tt.state || v.Class != tt.class || v.Sentence == "" {
				t.Errorf("%d %q: %s", v.State, v.Class, v.Sentence)
			}
		})
	}
	v := SizeOf(confirmedSizes(), "limited", figures(42, 12, none), now)
	if want := "Doanh nghiệp nhỏ theo NĐ 80/2021/NĐ-CP, Điều 5, hiệu lực từ 15/10/2021: 42 lao động, doanh thu 12.000 triệu đồng (năm 2025); mức của loại này: không quá 100 lao động và (doanh thu không quá 50.000 triệu đồng hoặc vốn không quá 20.000 triệu đồng)."; v.Sentence != want {
		t.Errorf("got  %s\nwant %s", v.Sentence, want)
	}
	if v := SizeOf(KnownSizeRules(), "limited", figures(42, 12, none), now); v.State != SizeUnknown || !strings.Contains(v.Sentence, "chưa được xác nhận") {
		t.Errorf("unconfirmed rules were applied: %s", v.Sentence)
	}
}

func TestSizeRuleCheck(t *testing.T) {
	for _, r := range KnownSizeRules() {
		if err := r.Check(); err != nil || r.Confirmed() {
			t.Errorf("%s: %v", r.Title(), err)
		}
	}
	for field, wrong := range map[string]func(*SizeRule){
		"class": func(r *SizeRule) { r.Class = "large" }, "test": func(r *SizeRule) { r.Test = "" }, "workers": func(r *SizeRule) { r.Workers = Quantity{} },
		"revenue": func(r *SizeRule) { r.Revenue = Q(0) }, "capital": func(r *SizeRule) { r.Capital = Q(-1) }, "source": func(r *SizeRule) { r.Source = "" },
		"clause": func(r *SizeRule) { r.Clause = "" }, "from": func(r *SizeRule) { r.From = 0 }, "to": func(r *SizeRule) { r.To = 2001_01_01 },
	} {
		r := KnownSizeRules()[3]
		wrong(&r)
		if pr := Problems(r.Check()); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
}
