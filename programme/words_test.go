package programme

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestMoneyWords(t *testing.T) {
	tests := []struct {
		m    Money
		want string
	}{
		{0, "Không đồng"},
		{1, "Một đồng"},
		{10, "Mười đồng"},
		{11, "Mười một đồng"},
		{15, "Mười lăm đồng"},
		{20, "Hai mươi đồng"},
		{21, "Hai mươi mốt đồng"},
		{24, "Hai mươi bốn đồng"},
		{25, "Hai mươi lăm đồng"},
		{100, "Một trăm đồng"},
		{101, "Một trăm lẻ một đồng"},
		{105, "Một trăm lẻ năm đồng"},
		{115, "Một trăm mười lăm đồng"},
		{1_005, "Một nghìn không trăm lẻ năm đồng"},
		{1_050, "Một nghìn không trăm năm mươi đồng"},
		{10_000, "Mười nghìn đồng"},
		{250_000_000, "Hai trăm năm mươi triệu đồng"},
		{1_000_000_005, "Một tỷ không trăm lẻ năm đồng"},
		{1_001_000_000, "Một tỷ không trăm lẻ một triệu đồng"},
		{51_154_200_000, "Năm mươi mốt tỷ một trăm năm mươi bốn triệu hai trăm nghìn đồng"},
		{MaxMoney, "Một triệu tỷ đồng"},
		{1_000_000_000_000_000_000, "Một tỷ tỷ đồng"},
		{-87_790_000, "Âm tám mươi bảy triệu bảy trăm chín mươi nghìn đồng"},
		{math.MinInt64, "Âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi bốn triệu bảy trăm bảy mươi lăm nghìn tám trăm lẻ tám đồng"},
	}
	for _, tt := range tests {
		if got := tt.m.Words(); got != tt.want {
			t.Errorf("%d: %q, want %q", int64(tt.m), got, tt.want)
		}
	}
}

// TestMoneyWordsReadBack reads the words as a person at the Treasury would and
// must come to the same amount, up to the largest amount that can be typed.
func TestMoneyWordsReadBack(t *testing.T) {
	amounts := []int64{0, 9, 99, 999, 1_000, 999_999, 1_000_000, 999_999_999, 1_000_000_000, 999_999_999_999, int64(MaxMoney)}
	for n := range int64(2_000) {
		amounts = append(amounts, n, n*1_000, n*1_000_000+n, n*1_000_000_000+n)
	}
	random := rand.New(rand.NewPCG(30, 2020))
	for range 20_000 {
		amounts = append(amounts, random.Int64N(1+random.Int64N(int64(MaxMoney))))
	}
	for _, n := range amounts {
		if got := readWords(t, Money(n).Words()); got != n {
			t.Fatalf("%d is written %q, which reads %d", n, Money(n).Words(), got)
		}
	}
}

// readWords is the inverse of Words, written from the side of the reader.
func readWords(t *testing.T, s string) int64 {
	t.Helper()
	var total, part, group int64 // what stands before tỷ, in this nine digits, in these three
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch digit := slices.Index(digitWords[:], w); {
		case digit >= 0:
			group += int64(digit)
		case w == "mốt":
			group++
		case w == "lăm":
			group += 5
		case w == "mười":
			group += 10
		case w == "mươi":
			group = group/10*10 + group%10*10
		case w == "trăm":
			group *= 100
		case w == "nghìn":
			part, group = part+group*1_000, 0
		case w == "triệu":
			part, group = part+group*1_000_000, 0
		case w == "tỷ":
			total, part, group = (total+part+group)*1_000_000_000, 0, 0
		case w == "lẻ", w == "đồng":
		default:
			t.Fatalf("%q has the unknown word %q", s, w)
		}
	}
	return total + part + group
}
