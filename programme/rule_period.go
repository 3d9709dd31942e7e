package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A period of reports is one number: months × 100 + day, so that 125 is "hằng
// tháng, trước ngày 25" and 325 "hằng quý, trước ngày 25 của tháng cuối quý".
var periodMonths = []int64{1, 3, 6, 12}

func periodText(v int64) string {
	switch v / 100 {
	case 1:
		return fmt.Sprintf("hằng tháng, trước ngày %d", v%100)
	case 3:
		return fmt.Sprintf("hằng quý, trước ngày %d của tháng cuối quý", v%100)
	case 6:
		return fmt.Sprintf("sáu tháng một lần, trước ngày %d của tháng cuối", v%100)
	}
	return fmt.Sprintf("hằng năm, trước ngày %d tháng 12", v%100)
}

func checkPeriod(v int64) error {
	if !slices.Contains(periodMonths, v/100) || v%100 < 2 || v%100 > 28 {
		return Refuse(Invalid, "value", "Kỳ là 1, 3, 6 hoặc 12 tháng; ngày từ 2 đến 28. Ví dụ 1/25 là hằng tháng, trước ngày 25.")
	}
	return nil
}

// parsePeriod reads "3/25"; false where it cannot be read.
func parsePeriod(s string) (int64, bool) {
	months, day, ok := strings.Cut(s, "/")
	m, err1 := strconv.ParseInt(strings.TrimSpace(months), 10, 8)
	d, err2 := strconv.ParseInt(strings.TrimSpace(day), 10, 8)
	return m*100 + d, ok && err1 == nil && err2 == nil && m > 0 && d > 0
}
