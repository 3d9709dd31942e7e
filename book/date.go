package book

import (
	"regexp"
	"strings"
	"time"

	"khuyencong/programme"
)

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$`)
	inWords   = regexp.MustCompile(`^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$`)
	dayInside = regexp.MustCompile(`(?:ngày\s*)?(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})`)
	looseTime = regexp.MustCompile(`(?i)quý|tháng|^t\d|năm|^(?:19|20)\d\d$|^\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d$|[-–]`)
)

// dateReading is what a cell of dates gives.
type dateReading struct {
	day   programme.Day
	wrong bool   // it is meant as a day, and the calendar has none such
	words string // a time that is no day: "quý IV/2016"
}

// readDate reads a cell of a column of dates. Serials count from 1900, or from
// 1904 in books that say so.
func readDate(c *Cell, from1904 bool) (d dateReading) {
	switch {
	case c == nil:
		return d
	case c.Kind == FaultCell:
		return dateReading{wrong: true}
	case c.Kind == NumberCell || c.Kind == DateCell:
		n, ok := parseStored(c.Text)
		if !ok || n.neg {
			return dateReading{wrong: true}
		}
		serial := n.digits / pow10(min(n.places, 18))
		if serial >= 1990 && serial <= 2100 && c.Kind == NumberCell {
			return dateReading{words: c.Text} // a year
		}
		if from1904 {
			serial += 1462
		}
		if serial < 30_000 || serial > 80_000 { // 1982 to 2119
			return dateReading{wrong: true}
		}
		return sane(programme.DayOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(serial))))
	}
	text := strings.Trim(cleanText(c.Text), " .,;'")
	if len(text) == 5 && strings.Trim(text, "0123456789") == "" { // a serial that CSV made a text
		return readDate(&Cell{Kind: DateCell, Text: text}, from1904)
	}
	lower := strings.ToLower(text)
	var y, m, dd string
	switch {
	case text == "" || dashes.MatchString(text):
		return d
	case yearFirst.MatchString(text):
		p := yearFirst.FindStringSubmatch(text)
		y, m, dd = p[1], p[2], p[3]
	case dayFirst.MatchString(strings.TrimPrefix(lower, "ngày ")):
		p := dayFirst.FindStringSubmatch(strings.TrimPrefix(lower, "ngày "))
		if y, m, dd = p[3], p[2], p[1]; len(y) == 2 {
			y = "20" + y
		}
	case inWords.MatchString(lower):
		p := inWords.FindStringSubmatch(lower)
		y, m, dd = p[3], p[2], p[1]
	case looseTime.MatchString(text):
		return dateReading{words: text}
	default:
		return dateReading{wrong: true}
	}
	day, ok := programme.NewDay(atoi(y), atoi(m), atoi(dd))
	if !ok {
		return dateReading{wrong: true}
	}
	return sane(day)
}

// sane refuses days in which no programme was.
func sane(d programme.Day) dateReading {
	if d.Year() < 1995 || d.Year() > 2045 {
		return dateReading{wrong: true}
	}
	return dateReading{day: d}
}

// paperAndDay parts "12/QĐ-SCT ngày 05/12/2022".
func paperAndDay(text string) (paper string, d dateReading) {
	at := dayInside.FindStringSubmatchIndex(text)
	if at == nil || at[0] == 0 && at[1] == len(text) {
		return text, d
	}
	d = readDate(&Cell{Text: text[at[2]:at[3]]}, false)
	if d.wrong {
		return text, d
	}
	return strings.Trim(text[:at[0]]+text[at[1]:], " ,;()-–\n"), d
}
