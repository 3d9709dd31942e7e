package statement

import (
	"fmt"
	"strconv"

	"khuyencong/programme"
)

// mention is a period named in the text.
type mention struct {
	period programme.Period // From is 0 when the year is left out ("6 tháng đầu năm")
	to     int              // token after it
	sure   bool             // false: only a heading may use it ("6 tháng")
}

// wholeYear stands for "cả năm", whose year the context knows.
const wholeYear = "Y"

func year(t token) (int, bool) {
	if t.kind != number || len(t.text) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(t.text)
	return y, err == nil && y >= 1975 && y <= 2075
}

// readPeriod reads a period at token i.
func readPeriod(ts []token, i int) (mention, bool) {
	is := func(k int, words ...string) bool {
		if k >= len(ts) {
			return false
		}
		for _, w := range words {
			if ts[k].text == w {
				return true
			}
		}
		return false
	}
	yearAt := func(k int) int {
		if k < len(ts) {
			if y, ok := year(ts[k]); ok {
				return y
			}
		}
		return 0
	}
	switch {
	case is(i, "cả") && is(i+1, "năm"):
		if y := yearAt(i + 2); y > 0 {
			return mention{programme.Years(y, y), i + 3, true}, true
		}
		return mention{programme.Period{Part: wholeYear}, i + 2, true}, true
	case is(i, "giai") && is(i+1, "đoạn"):
		j := i + 2
		for is(j, "từ", "năm", "các", ":", "(") {
			j++
		}
		if m, ok := readRange(ts, j); ok {
			return m, true
		}
	case is(i, "từ") && is(i+1, "đầu") && (is(i+2, "giai") && is(i+3, "đoạn") || is(i+2, "chương") && is(i+3, "trình") || is(i+2, "nhiệm") && is(i+3, "kỳ")):
		j := i + 4 // "từ đầu giai đoạn (2021) đến hết tháng 6/2023"
		for is(j, "(", "năm") {
			j++
		}
		if y := yearAt(j); y > 0 {
			if is(j+1, ")") {
				j++
			}
			return spanUntil(ts, y, j+1)
		}
	case is(i, "từ", "các", "trong") && is(i+1, "năm") && yearAt(i+2) > 0:
		return readRange(ts, i+2)
	case is(i, "năm") && yearAt(i+1) > 0:
		if m, ok := readRange(ts, i+1); ok && ts[i+2].text != "đến" {
			return m, true
		}
		y := yearAt(i + 1)
		return mention{programme.Years(y, y), i + 2, true}, true
	case is(i, "quý"):
		return readQuarter(ts, i)
	case is(i, "nửa") && is(i+1, "đầu", "cuối") && is(i+2, "năm"):
		part := "H1"
		if is(i+1, "cuối") {
			part = "H2"
		}
		return withYear(ts, i+3, part, true)
	case ts[i].kind == number && is(i+1, "tháng") || is(i, "sáu", "chín", "ba") && is(i+1, "tháng"):
		return readMonths(ts, i)
	case is(i, "hết", "đến", "tới") && is(i+1, "tháng", "ngày", "hết") || is(i, "đến", "tới") && i+1 < len(ts) && ts[i+1].kind == number && is(i+2, "/"):
		return readUntil(ts, i+1)
	case yearAt(i) > 0:
		if m, ok := readRange(ts, i); ok {
			return m, true
		}
		// A bare year opens an item: "2017: 20 đề án".
		if i == 0 && is(i+1, ":", "-") {
			return mention{programme.Years(yearAt(i), yearAt(i)), i + 1, true}, true
		}
	}
	return mention{}, false
}

// readRange reads "2016 - 2018", "2016 đến năm 2018".
func readRange(ts []token, i int) (mention, bool) {
	if i >= len(ts) {
		return mention{}, false
	}
	from, ok := year(ts[i])
	if !ok {
		return mention{}, false
	}
	j := i + 1
	if j < len(ts) && (ts[j].text == "-" || ts[j].text == "đến" || ts[j].text == "/") {
		j++
		for j < len(ts) && (ts[j].text == "hết" || ts[j].text == "năm") {
			j++
		}
		if j < len(ts) {
			if to, ok := year(ts[j]); ok && to >= from && to-from < 40 {
				return mention{programme.Years(from, to), j + 1, true}, true
			}
		}
	}
	return spanUntil(ts, from, i+1)
}

// spanUntil reads "đến hết tháng 6/2023", "đến ngày 30/6/2023" behind the year
// in which a span began: the years from there to then.
func spanUntil(ts []token, from, i int) (mention, bool) {
	if i+1 >= len(ts) || ts[i].text != "đến" && ts[i].text != "tới" {
		return mention{}, false
	}
	m, ok := readUntil(ts, i+1)
	if !ok || m.period.From <= from || m.period.From-from > 40 {
		return mention{}, false
	}
	m.period = programme.Years(from, m.period.To)
	return m, true
}

var quarters = map[string]string{"i": "Q1", "ii": "Q2", "iii": "Q3", "iv": "Q4", "1": "Q1", "2": "Q2", "3": "Q3", "4": "Q4", "một": "Q1", "hai": "Q2", "ba": "Q3", "tư": "Q4", "01": "Q1", "02": "Q2", "03": "Q3", "04": "Q4"}

func readQuarter(ts []token, i int) (mention, bool) {
	if i+1 >= len(ts) || quarters[ts[i+1].text] == "" {
		return mention{}, false
	}
	return withYear(ts, i+2, quarters[ts[i+1].text], true)
}

// readMonths reads "6 tháng đầu năm 2017", "09 tháng năm 2016".
func readMonths(ts []token, i int) (mention, bool) {
	n := map[string]int{"sáu": 6, "chín": 9, "ba": 3}[ts[i].text]
	if n == 0 {
		n, _ = strconv.Atoi(ts[i].text)
	}
	if n < 1 || n > 12 {
		return mention{}, false
	}
	part, j, sure := fmt.Sprintf("M%02d", n), i+2, false
	switch n {
	case 6:
		part = "H1"
	case 3:
		part = "Q1"
	case 12:
		part = ""
	}
	if j < len(ts) && (ts[j].text == "đầu" || ts[j].text == "cuối") {
		sure = true
		if ts[j].text == "cuối" {
			part = map[int]string{6: "H2", 3: "Q4"}[n]
			if part == "" {
				return mention{}, false
			}
		}
		j++
		if j < len(ts) && ts[j].text == "năm" {
			j++
		}
	} else if j+1 < len(ts) && ts[j].text == "năm" {
		if _, ok := year(ts[j+1]); ok {
			sure, j = true, j+1
		}
	} else if j+1 < len(ts) && ts[j].text == "/" {
		_, sure = year(ts[j+1])
	}
	return withYear(ts, j, part, sure)
}

// readUntil reads "hết tháng 7", "ngày 30/9/2020", "30/6/2017" after "đến".
func readUntil(ts []token, i int) (mention, bool) {
	for i < len(ts) && (ts[i].text == "hết" || ts[i].text == "ngày" || ts[i].text == "cuối") {
		i++
	}
	month := 0
	switch {
	case i+1 < len(ts) && ts[i].text == "tháng":
		month, _ = strconv.Atoi(ts[i+1].text)
		i += 2
	case i+2 < len(ts) && ts[i].kind == number && ts[i+1].text == "/" && ts[i+2].kind == number:
		month, _ = strconv.Atoi(ts[i+2].text)
		i += 3
	case i+3 < len(ts) && ts[i].kind == number && ts[i+1].text == "tháng":
		month, _ = strconv.Atoi(ts[i+2].text)
		i += 3
	}
	if month < 1 || month > 12 {
		return mention{}, false
	}
	part := fmt.Sprintf("M%02d", month)
	switch month {
	case 6:
		part = "H1"
	case 12:
		part = ""
	}
	return withYear(ts, i, part, true)
}

// withYear reads the year behind a part of it: "/2018", "năm 2018"; a year
// that is not there is left to the context.
func withYear(ts []token, i int, part string, sure bool) (mention, bool) {
	m := mention{programme.Period{Part: part}, i, sure}
	j := i
	for j < len(ts) && j < i+2 && (ts[j].text == "/" || ts[j].text == "năm" || ts[j].text == ",") {
		j++
	}
	if j < len(ts) {
		if y, ok := year(ts[j]); ok {
			m.period.From, m.period.To, m.to = y, y, j+1
		}
	}
	return m, true
}
