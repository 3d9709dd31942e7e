package programme

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

func TestMoneyPrinted(t *testing.T) {
	tests := []struct {
		m                                      Money
		dong, millions, fixed, short, inMillon string
	}{
		{51_154_200_000, "51.154.200.000", "51.154,2", "51.154,20", "51.154,2", "51.154,2 triệu đồng"},
		{5_902_360_000, "5.902.360.000", "5.902,36", "5.902,36", "5.902,36", "5.902,36 triệu đồng"},
		{850 * Million, "850.000.000", "850", "850,00", "850", "850 triệu đồng"},
		{0, "0", "0", "0,00", "0", "0 triệu đồng"},
		{1, "1", "0,000001", "0,00", "0", "0,000001 triệu đồng"},
		{-1, "−1", "−0,000001", "0,00", "0", "−0,000001 triệu đồng"},
		{4_999, "4.999", "0,004999", "0,00", "0", "0,004999 triệu đồng"},
		{5_000, "5.000", "0,005", "0,01", "0,01", "0,005 triệu đồng"},
		{-5_000, "−5.000", "−0,005", "−0,01", "−0,01", "−0,005 triệu đồng"},
		{-87_790_000, "−87.790.000", "−87,79", "−87,79", "−87,79", "−87,79 triệu đồng"},
		{999_995_000, "999.995.000", "999,995", "1.000,00", "1.000", "999,995 triệu đồng"},
		{999_994_999, "999.994.999", "999,994999", "999,99", "999,99", "999,994999 triệu đồng"},
		{math.MaxInt64, "9.223.372.036.854.775.807", "9.223.372.036.854,775807", "9.223.372.036.854,78", "9.223.372.036.854,78", "9.223.372.036.854,775807 triệu đồng"},
		{math.MinInt64, "−9.223.372.036.854.775.808", "−9.223.372.036.854,775808", "−9.223.372.036.854,78", "−9.223.372.036.854,78", "−9.223.372.036.854,775808 triệu đồng"},
	}
	for _, tt := range tests {
		t.Run(tt.dong, func(t *testing.T) {
			for _, c := range []struct{ what, got, want string }{
				{"đồng", tt.m.String(), tt.dong}, {"in prose", tt.m.Dong(), tt.dong + " đồng"}, {"triệu", tt.m.Millions(), tt.millions},
				{"in a table", tt.m.MillionsFixed(), tt.fixed}, {"short", tt.m.MillionsShort(), tt.short}, {"with its unit", tt.m.InMillions(), tt.inMillon},
			} {
				if c.got != c.want {
					t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
				}
			}
		})
	}
}

func TestParseMoney(t *testing.T) {
	tests := []struct {
		typed string
		want  Money // -1: refused
	}{
		{"145.000.000", 145 * Million},
		{"145000000", 145 * Million},
		{"145 000 000", 145 * Million},
		{"145\u00a0000\u00a0000", 145 * Million}, // no-break spaces
		{"145tr", 145 * Million},
		{"145 TRIỆU", 145 * Million},
		{"1,5 tỷ", 1_500 * Million},
		{"1,5 tỉ đồng", 1_500 * Million},
		{"7.210 triệu đồng", 7_210 * Million},
		{"  51.154,2   triệu   đồng ", 51_154_200_000},
		{"5.902,36 triệu", 5_902_360_000},
		{"1.234", 1_234},
		{"1.234,5 tr", 1_234_500_000},
		{"0,000001 tr", 1},
		{"850 nghìn đồng", 850_000},
		{"20k", 20_000},
		{"125 nghìn tỷ", 125_000 * Billion},
		{"0", 0},
		{"-0", 0},
		{"00145", 145},
		{"1.000.000 tỷ", MaxMoney},
		{"１４５．０００．０００", 145 * Million},                     // full-width digits
		{"850\u00a0trie\u0323\u0302u đồng", 850 * Million}, // letters and marks apart
		{"2.000.000 VND", 2 * Million},
		{"145.000.000 đ", 145 * Million},
		{"145.000.000đồng", 145 * Million},
		{"12,0 đồng", 12},
		{"1,234 tỷ", 1_234 * Million},

		{"", -1},
		{"   ", -1},
		{"1,234", -1},        // 1.234 đồng, or 1,234 of something?
		{"1,234.5", -1},      // written the other way round
		{"1,234,567", -1},    // likewise
		{"1.23", -1},         // a dot that parts no thousands
		{"1.2345.678", -1},   // likewise
		{"1234.567", -1},     // likewise
		{".500", -1},         // nothing before the dot
		{"1..000", -1},       // nothing between dots
		{"500.", -1},         // nothing after the dot
		{",5 tr", -1},        // nothing before the comma
		{"-145", -1},         // negative
		{"−145 tr", -1},      // negative, with a true minus
		{"– 145", -1},        // negative, with a dash
		{"1.000.001 tỷ", -1}, // absurd
		{"99999999999999999999", -1},
		{"0,5 đồng", -1},         // less than a đồng
		{"1,0000005 tr", -1},     // likewise
		{"trăm triệu", -1},       // words only
		{"145 trăm", -1},         // no such unit
		{"145 USD", -1},          // another currency
		{"1e9", -1},              // another notation
		{"12a5", -1},             // letters among digits
		{"0x10", -1},             // likewise
		{"145 tr 500 nghìn", -1}, // two amounts
		{"5.902,36¹ triệu", -1},  // the mark of a footnote
		{"145²", -1},             // likewise
		{"1½ tỷ", -1},            // a fraction
		{"%", -1},
		{"tr", -1},
		{"\x00", -1},
		{"١٤٥", -1}, // digits of another script
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			got, err := ParseMoney("support", tt.typed)
			if tt.want < 0 {
				if pr := Problems(err); len(pr) != 1 || pr[0].Kind != Invalid || pr[0].Field != "support" || got != 0 {
					t.Fatalf("read %q as %v, %v", tt.typed, got, err)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Fatalf("read %q as %v, %v; want %v", tt.typed, got, err, tt.want)
			}
		})
	}
}

// TestMoneyReadBack holds that every way of printing an amount exactly is also
// a way of typing it.
func TestMoneyReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	amounts := []Money{0, 1, 999, 1_000, 999_999, Million, 51_154_200_000, MaxMoney}
	for range 500 {
		amounts = append(amounts, Money(r.Int64N(int64(MaxMoney)))>>r.IntN(60))
	}
	for _, m := range amounts {
		for _, printed := range []string{m.String(), m.Dong(), m.InMillions()} {
			if got, err := ParseMoney("", printed); err != nil || got != m {
				t.Errorf("%d prints as %q, which reads as %d, %v", int64(m), printed, int64(got), err)
			}
		}
	}
}

func TestRatio(t *testing.T) {
	const tr = int64(Million) / 100
	tests := []struct {
		name                     string
		a, b                     int64
		percent, percent2, times string
	}{
		{"projects against the period's plan", 66, 49, "134,7 %", "134,69 %", "1,35"},
		{"projects against the programme", 66, 162, "40,7 %", "40,74 %", "0,41"},
		{"national projects", 8, 3, "266,7 %", "266,67 %", "2,67"},
		{"national projects against the programme", 8, 10, "80,0 %", "80,00 %", "0,80"},
		{"local projects", 58, 46, "126,1 %", "126,09 %", "1,26"},
		{"local projects against the programme", 58, 152, "38,2 %", "38,16 %", "0,38"},
		{"support as published", 5_902_36 * tr, 7_210_00 * tr, "81,9 %", "81,86 %", "0,82"},
		{"support as the parts give it", 5_990_15 * tr, 7_210_00 * tr, "83,1 %", "83,08 %", "0,83"},
		{"support against the programme", 5_902_36 * tr, 25_000_00 * tr, "23,6 %", "23,61 %", "0,24"},
		{"national support", 2_096_60 * tr, 850_00 * tr, "246,7 %", "246,66 %", "2,47"},
		{"national support against the programme", 2_096_60 * tr, 14_050_00 * tr, "14,9 %", "14,92 %", "0,15"},
		{"local support", 3_893_55 * tr, 6_360_00 * tr, "61,2 %", "61,22 %", "0,61"},
		{"local support against the programme", 3_893_55 * tr, 10_950_00 * tr, "35,6 %", "35,56 %", "0,36"},
		{"counterpart as published", 45_251_84 * tr, 18_550_00 * tr, "243,9 %", "243,95 %", "2,44"},
		{"counterpart as the parts give it", 45_164_05 * tr, 18_550_00 * tr, "243,5 %", "243,47 %", "2,43"},
		{"counterpart against the programme", 45_251_84 * tr, 125_920_00 * tr, "35,9 %", "35,94 %", "0,36"},
		{"leverage as published", 45_251_84 * tr, 5_902_36 * tr, "766,7 %", "766,67 %", "7,67"},
		{"leverage as the parts give it", 45_164_05 * tr, 5_990_15 * tr, "754,0 %", "753,97 %", "7,54"},
		{"leverage of national support", 11_162_74 * tr, 2_096_60 * tr, "532,4 %", "532,42 %", "5,32"},
		{"leverage of local support", 34_001_31 * tr, 3_893_55 * tr, "873,3 %", "873,27 %", "8,73"},
		{"share of support in the cost", 5_902_36 * tr, 51_154_20 * tr, "11,5 %", "11,54 %", "0,12"},
		{"nothing of something", 0, 5, "0,0 %", "0,00 %", "0,00"},
		{"a fall", -1, 3, "−33,3 %", "−33,33 %", "−0,33"},
		{"a small fall", -1, 100_000, "0,0 %", "0,00 %", "0,00"},
		{"of nothing", 5, 0, "–", "–", "–"},
		{"nothing of nothing", 0, 0, "–", "–", "–"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := RatioOf(tt.a, tt.b)
			if r.Percent() != tt.percent || r.Percent2() != tt.percent2 || r.Times() != tt.times {
				t.Errorf("%d/%d: %s, %s, %s; want %s, %s, %s", tt.a, tt.b, r.Percent(), r.Percent2(), r.Times(), tt.percent, tt.percent2, tt.times)
			}
		})
	}
}

func TestRatioJSON(t *testing.T) {
	for want, r := range map[string]Ratio{
		"1.3469": RatioOf(66, 49), "null": RatioOf(1, 0), "0.0000": RatioOf(0, 9), "-0.3333": RatioOf(-1, 3), "0.0005": RatioOf(1, 2000),
	} {
		if got, err := json.Marshal(r); err != nil || string(got) != want {
			t.Errorf("%+v is written as %s, %v; want %s", r, got, err, want)
		}
	}
}

func TestMean(t *testing.T) {
	tests := []struct {
		total Money
		n     int
		want  Money
		short string
	}{
		{2_096_600_000, 8, 262_075_000, "262,08"}, // half up: a float or a banker's rounding prints 262,07
		{3_893_550_000, 58, 67_130_172, "67,13"},
		{3_893_550_000, 59, 65_992_373, "65,99"},
		{5_902_360_000, 66, 89_429_697, "89,43"},
		{25_000 * Million, 162, 154_320_988, "154,32"},
		{14_050 * Million, 10, 1_405 * Million, "1.405"},
		{7_210 * Million, 49, 147_142_857, "147,14"},
		{1, 2, 1, "0"},
		{-1, 2, -1, "0"},
		{1, 3, 0, "0"},
		{5, 0, 0, "0"},
	}
	for _, tt := range tests {
		if got := tt.total.Mean(tt.n); got != tt.want || got.MillionsShort() != tt.short {
			t.Errorf("mean of %s over %d: %s (%s), want %s (%s)", tt.total, tt.n, got, got.MillionsShort(), tt.want, tt.short)
		}
	}
}

// TestPartsAddUp divides random amounts: parts always make the whole again,
// and no share leaves the amount by more than rounding.
func TestPartsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		m := Money(r.Int64()) >> r.IntN(62)
		if r.IntN(2) == 0 {
			m = -m
		}
		n := 1 + r.IntN(40)
		var sum Money
		low, high := Money(math.MaxInt64), Money(math.MinInt64)
		for _, p := range m.Split(n) {
			sum += p
			low, high = min(low, p), max(high, p)
		}
		if sum != m || high-low > 1 {
			t.Fatalf("%d in %d parts from %d to %d makes %d", m, n, low, high, sum)
		}
		a, b := r.Int64N(1000), 1+r.Int64N(1000)
		if gap := m.Share(a, a+b) + m.Share(b, a+b) - m; gap < -1 || gap > 1 {
			t.Fatalf("%d shared %d to %d leaves %d over", m, a, b, gap)
		}
		if m.Share(b, b) != m || m.Share(0, b) != 0 {
			t.Fatalf("the whole of %d is %d, none of it is %d", m, m.Share(b, b), m.Share(0, b))
		}
	}
}

func TestShareWithoutOverflow(t *testing.T) {
	if got := Money(MaxMoney).Share(999_999, 1_000_000); got != 999_999*Billion {
		t.Errorf("share %s", got)
	}
	if got := Money(math.MaxInt64).Share(3, 2); got != math.MaxInt64 {
		t.Errorf("a result beyond what can be kept: %s", got)
	}
	if got := Money(math.MinInt64).Share(3, 2); got != math.MinInt64 {
		t.Errorf("a result beyond what can be kept: %s", got)
	}
}
