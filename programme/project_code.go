package programme

import (
	"fmt"
	"strconv"
	"strings"
)

// CodePrefix is how the proposed codes of a level and a year begin: "DP-2026-",
// "QG-2026-".
func CodePrefix(level Level, year int) string {
	if level == National {
		return fmt.Sprintf("QG-%d-", year)
	}
	return fmt.Sprintf("DP-%d-", year)
}

// NextCode proposes the code (mã đề án) of a new project: the number after the
// highest that the level has in the year. Codes of another form do not count.
func NextCode(level Level, year int, taken []string) string {
	prefix, last, width := CodePrefix(level, year), 0, 2
	for _, code := range taken {
		digits, ours := strings.CutPrefix(code, prefix)
		n, err := strconv.ParseUint(digits, 10, 31)
		if !ours || err != nil {
			continue
		}
		last, width = max(last, int(n)), max(width, min(len(digits), 9))
	}
	return fmt.Sprintf("%s%0*d", prefix, width, last+1)
}
