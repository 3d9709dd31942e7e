package programme

import (
	"fmt"
	"regexp"
	"strconv"
)

// Period is a span of whole years, or a part of one year counted from its
// beginning. Its text form is "2017", "2016-2018", "2017-H1" (half year),
// "2017-Q3" (third quarter) or "2016-M09" (first nine months).
type Period struct {
	From, To int    // years, inclusive; both 0 when not known
	Part     string // "", "H1", "H2", "Q1".."Q4", "M01".."M12"
}

// Years is a period of whole years.
func Years(from, to int) Period { return Period{From: from, To: to} }

// String is the text form: "2016-2018".
func (p Period) String() string {
	switch {
	case p.From == 0:
		return ""
	case p.Part != "":
		return fmt.Sprintf("%d-%s", p.From, p.Part)
	case p.From == p.To:
		return strconv.Itoa(p.From)
	default:
		return fmt.Sprintf("%d-%d", p.From, p.To)
	}
}

// Label is the period in Vietnamese: "giai đoạn 2016-2018", "6 tháng đầu năm 2017".
func (p Period) Label() string {
	switch {
	case p.From == 0:
		return "không rõ kỳ"
	case p.Part == "H1":
		return fmt.Sprintf("6 tháng đầu năm %d", p.From)
	case p.Part == "H2":
		return fmt.Sprintf("6 tháng cuối năm %d", p.From)
	case p.Part != "" && p.Part[0] == 'Q':
		return fmt.Sprintf("quý %s/%d", p.Part[1:], p.From)
	case p.Part != "":
		n, _ := strconv.Atoi(p.Part[1:])
		return fmt.Sprintf("%d tháng đầu năm %d", n, p.From)
	case p.From == p.To:
		return fmt.Sprintf("năm %d", p.From)
	default:
		return fmt.Sprintf("giai đoạn %d-%d", p.From, p.To)
	}
}

// Within tells whether every year of p is in q.
func (p Period) Within(q Period) bool { return q.From <= p.From && p.To <= q.To }

// Year is the whole year that a part of a year belongs to; whole years are
// returned as they are.
func (p Period) Year() Period { return Period{From: p.From, To: p.To} }

// Previous is the same span before: the year before, the same half of the year
// before (cùng kỳ), or the years just before a range.
func (p Period) Previous() Period {
	n := p.To - p.From + 1
	return Period{From: p.From - n, To: p.To - n, Part: p.Part}
}

// Parts are the ways in which the period divides into shorter ones, coarsest
// first: years; halves and quarters of a year; quarters of a half. A range of
// more than thirty years is not divided.
func (p Period) Parts() [][]Period {
	part := func(names ...string) []Period {
		var ps []Period
		for _, n := range names {
			ps = append(ps, Period{p.From, p.To, n})
		}
		return ps
	}
	switch {
	case p.From == 0:
		return nil
	case p.From < p.To && p.To-p.From < 30:
		var years []Period
		for y := p.From; y <= p.To; y++ {
			years = append(years, Years(y, y))
		}
		ways := [][]Period{years}
		for y := p.From; y < p.To; y++ {
			if y > p.From || y+1 < p.To {
				ways = append(ways, []Period{Years(p.From, y), Years(y+1, p.To)})
			}
		}
		return ways
	case p.From < p.To:
		return nil
	case p.Part == "":
		return [][]Period{part("H1", "H2"), part("Q1", "Q2", "Q3", "Q4")}
	case p.Part == "H1":
		return [][]Period{part("Q1", "Q2")}
	case p.Part == "H2":
		return [][]Period{part("Q3", "Q4")}
	case p.Part == "M09":
		return [][]Period{part("H1", "Q3"), part("Q1", "Q2", "Q3")}
	}
	return nil
}

var periodForm = regexp.MustCompile(`^([1-9]\d{3})(?:-(?:([1-9]\d{3})|(H[12]|Q[1-4]|M0[1-9]|M1[0-2])))?$`)

// ParsePeriod reads the text form; ok is false for anything else.
func ParsePeriod(s string) (p Period, ok bool) {
	m := periodForm.FindStringSubmatch(s)
	if m == nil {
		return Period{}, false
	}
	from, _ := strconv.Atoi(m[1])
	to := from
	if m[2] != "" {
		to, _ = strconv.Atoi(m[2])
	}
	return Period{From: from, To: to, Part: m[3]}, from <= to
}
