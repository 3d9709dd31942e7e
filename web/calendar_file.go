package web

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"khuyencong/programme"
)

// calendarFile draws deadlines as a calendar that phones and mail programs read
// (iCalendar, RFC 5545): whole days, each with an alarm at nine in the morning
// of the day before. site is the address of the pages.
func calendarFile(all []programme.DueDate, site string, now time.Time) []byte {
	today := programme.DayOf(now)
	var f calendarText
	f.line("BEGIN", "VCALENDAR")
	f.line("VERSION", "2.0")
	f.line("PRODID", "-//khuyencong//Lich cong viec//VI")
	f.line("CALSCALE", "GREGORIAN")
	f.line("METHOD", "PUBLISH")
	f.text("X-WR-CALNAME", "Khuyến công")
	f.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
	f.line("X-PUBLISHED-TTL", "PT6H")
	_, host, _ := strings.Cut(site, "://")
	for _, d := range all {
		title := d.Title
		if d.Subject != "" && d.Late(today) { // of a duty of the calendar nobody knows whether it was done
			title = "Quá hạn: " + title
		}
		f.line("BEGIN", "VEVENT")
		f.line("UID", d.Key+"@"+host)
		f.line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
		f.line("DTSTART;VALUE=DATE", fmt.Sprintf("%08d", d.Day))
		f.line("DTEND;VALUE=DATE", fmt.Sprintf("%08d", d.Day.Plus(1)))
		f.text("SUMMARY", title)
		f.text("DESCRIPTION", dueText(d))
		if path := duePath(d); path != "" {
			f.line("URL", site+path)
		}
		f.line("TRANSP", "TRANSPARENT")
		f.line("BEGIN", "VALARM")
		f.line("ACTION", "DISPLAY")
		f.text("DESCRIPTION", title)
		f.line("TRIGGER", "-PT15H")
		f.line("END", "VALARM")
		f.line("END", "VEVENT")
	}
	f.line("END", "VCALENDAR")
	return []byte(f.String())
}

// dueText is what is to be known of a deadline, with its rule.
func dueText(d programme.DueDate) string {
	var parts []string
	for _, s := range []string{d.Text, sourceText(d)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

func sourceText(d programme.DueDate) string {
	if d.Source == "" {
		return ""
	}
	return "Căn cứ: " + d.Source + "."
}

// duePath is the record of a deadline; "" for a duty of the calendar.
func duePath(d programme.DueDate) string {
	if d.Subject != programme.SProject {
		return ""
	}
	return projectPath(d.SubjectID)
}

// calendarText is the lines of a calendar file.
type calendarText struct{ strings.Builder }

// text writes a property whose value is text: what the format gives a meaning
// is escaped.
func (f *calendarText) text(name, value string) {
	f.line(name, strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(value))
}

// line writes a property, folded: no line is longer than 75 bytes, and no
// letter is cut in two.
func (f *calendarText) line(name, value string) {
	width := 0
	for _, r := range name + ":" + value {
		n := utf8.RuneLen(r)
		if width+n > 75 {
			f.WriteString("\r\n ")
			width = 1
		}
		f.WriteRune(r)
		width += n
	}
	f.WriteString("\r\n")
}
