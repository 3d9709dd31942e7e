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

// WantsCode tells a living project that is to be given a code: a new one
// without a code, and one that changes its level or year before it is submitted
// while its code still says the old ones.
func (p Project) WantsCode(old Project) bool {
	if p.Recorded || old.ID == 0 {
		return p.Code == "" && !p.Recorded
	}
	moved := p.Level != old.Level || p.Year != old.Year
	return moved && p.Round == 0 && p.Code == old.Code && strings.HasPrefix(p.Code, CodePrefix(old.Level, old.Year))
}

// NextCode proposes the code (mã đề án) of a new project: the number after the
// highest that the programme has with the prefix. Codes of another form do not
// count.
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
