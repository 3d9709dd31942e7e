package programme

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Money is an amount in whole đồng. Nothing smaller exists, and no float ever
// touches it: every parse, print and rounding of money is in this file.
type Money int64

const (
	Dong    Money = 1
	Million Money = 1_000_000     // triệu đồng
	Billion Money = 1_000_000_000 // tỷ đồng

	// MaxMoney is the largest amount that a person may type: a thousand times
	// the yearly programme of the whole country. More is a slip of the unit.
	MaxMoney = 1_000_000 * Billion
)

// String prints whole đồng with dots between thousands: "51.154.200.000".
func (m Money) String() string { return groupInt(int64(m)) }

// Dong prints the amount in prose: "51.154.200.000 đồng".
func (m Money) Dong() string { return m.String() + " đồng" }

// Millions prints triệu đồng without trailing zeros, as prose does: "51.154,2".
// The amount is exact to the đồng: all its digits are printed.
func (m Money) Millions() string {
	return trimZeros(m.decimals(Million, 6))
}

// InMillions is Millions with its unit: "51.154,2 triệu đồng".
func (m Money) InMillions() string { return m.Millions() + " triệu đồng" }

// MillionsFixed prints triệu đồng with exactly two decimals, as a table does:
// "51.154,20". The last digit is rounded half away from zero.
func (m Money) MillionsFixed() string { return m.decimals(Million, 2) }

// MillionsShort prints triệu đồng rounded to at most two decimals, trailing
// zeros dropped: "262,08", "850".
func (m Money) MillionsShort() string { return trimZeros(m.MillionsFixed()) }

// decimals prints m/unit rounded half away from zero to n decimals.
func (m Money) decimals(unit Money, n int) string {
	scale := int64(1)
	for range n {
		scale *= 10
	}
	return FixedDecimal(mulDiv(int64(m), scale, int64(unit)), n)
}

// FixedDecimal prints v/10^n with a decimal comma and dots between thousands.
func FixedDecimal(v int64, n int) string {
	neg := v < 0
	digits := strconv.FormatUint(absU(v), 10)
	if len(digits) <= n {
		digits = strings.Repeat("0", n+1-len(digits)) + digits
	}
	whole, frac := digits[:len(digits)-n], digits[len(digits)-n:]
	s := dots(whole)
	if n > 0 {
		s += "," + frac
	}
	if neg && strings.Trim(digits, "0") != "" {
		s = "−" + s
	}
	return s
}

func trimZeros(s string) string {
	if !strings.Contains(s, ",") {
		return s
	}
	s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	if s == "−0" {
		return "0"
	}
	return s
}

func absU(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}

func groupInt(v int64) string {
	s := dots(strconv.FormatUint(absU(v), 10))
	if v < 0 {
		return "−" + s
	}
	return s
}

func dots(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// mulDiv is a*b/c rounded half away from zero, without overflow on the way.
// c must not be 0; a result beyond int64 saturates.
func mulDiv(a, b, c int64) int64 {
	neg := (a < 0) != (b < 0) != (c < 0)
	hi, lo := bits.Mul64(absU(a), absU(b))
	d := absU(c)
	q := uint64(math.MaxUint64)
	if hi < d {
		var rest uint64
		q, rest = bits.Div64(hi, lo, d)
		if rest >= d-rest && q < math.MaxUint64 {
			q++
		}
	} else if d == 0 {
		panic("programme: division by 0")
	}
	switch {
	case neg && q > 1<<63:
		return math.MinInt64
	case neg:
		return -int64(q)
	case q > math.MaxInt64:
		return math.MaxInt64
	}
	return int64(q)
}

// Ratio is a quotient in ten-thousandths: 1.3469 is 13469. It is how shares,
// completions and đồng-per-đồng are kept, so that nothing is a float.
// Known is false when the divisor was 0 or an operand is not known. Two ratios
// are compared by TenThousandths: == also compares what they were made of.
type Ratio struct {
	TenThousandths int64
	Known          bool

	a, b int64 // the operands: every printing rounds the quotient itself, once
}

// MarshalJSON writes the quotient as a decimal (1.3469), or null.
func (r Ratio) MarshalJSON() ([]byte, error) {
	if !r.Known {
		return []byte("null"), nil
	}
	return []byte(r.Decimal()), nil
}

// Decimal is the quotient as exchanged data has it, with a point: "1.3469".
func (r Ratio) Decimal() string {
	sign := ""
	if r.TenThousandths < 0 {
		sign = "-"
	}
	v := absU(r.TenThousandths)
	return fmt.Sprintf("%s%d.%04d", sign, v/10_000, v%10_000)
}

// RatioOf is a/b, rounded half away from zero at the fourth decimal.
func RatioOf(a, b int64) Ratio {
	if b == 0 {
		return Ratio{}
	}
	return Ratio{mulDiv(a, 10_000, b), true, a, b}
}

// times is the quotient × n, rounded half away from zero.
func (r Ratio) times(n int64) int64 {
	if r.b == 0 {
		return mulDiv(r.TenThousandths, n, 10_000)
	}
	return mulDiv(r.a, n, r.b)
}

// Percent prints the ratio as a percentage with one decimal: "134,7 %"; "–"
// when it is not known.
func (r Ratio) Percent() string {
	if !r.Known {
		return "–"
	}
	return FixedDecimal(r.times(1000), 1) + " %"
}

// Percent2 is Percent with two decimals: "134,69 %".
func (r Ratio) Percent2() string {
	if !r.Known {
		return "–"
	}
	return FixedDecimal(r.TenThousandths, 2) + " %"
}

// Times prints the ratio itself with two decimals: "7,54"; "–" when unknown.
func (r Ratio) Times() string {
	if !r.Known {
		return "–"
	}
	return FixedDecimal(r.times(100), 2)
}

// Share is m × num / den, rounded half away from zero to the đồng.
// den must not be 0.
func (m Money) Share(num, den int64) Money { return Money(mulDiv(int64(m), num, den)) }

// Mean is the average of a total over n, to the đồng; 0 when n is 0.
func (m Money) Mean(n int) Money {
	if n == 0 {
		return 0
	}
	return m.Share(1, int64(n))
}

// Split divides m into n parts that differ by at most 1 đồng and add up to m.
func (m Money) Split(n int) []Money {
	parts := make([]Money, n)
	var given Money
	for i := range parts {
		upTo := m.Share(int64(i+1), int64(n))
		parts[i] = upTo - given
		given = upTo
	}
	return parts
}
