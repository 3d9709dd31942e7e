package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"khuyencong/programme"
	"khuyencong/store/storetest"
)

// readEvent is an event of a calendar file as another program reads it.
type readEvent struct {
	UID, Summary, Description, Start, End, URL, Stamp, Alarm string
	WholeDay                                                 bool
}

// readCalendar has Mozilla's reader read a calendar file.
func readCalendar(t *testing.T, file []byte) (all []readEvent) {
	t.Helper()
	reader, err := filepath.Abs(filepath.Join("..", "e2e", "node_modules", "ical.js", "dist", "ical.js"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(reader); err != nil {
		if os.Getenv("KHUYENCONG_FULL") != "" {
			t.Fatal("ical.js is not there: run the tests with 'make test'")
		}
		t.Skip("ical.js is not there: 'make test' installs it and runs this too")
	}
	read := exec.Command("node", filepath.Join("testdata", "calendar.mjs"), reader)
	read.Stdin = bytes.NewReader(file)
	var problems bytes.Buffer
	read.Stderr = &problems
	out, err := read.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	var calendar struct {
		Version, Name string
		Events        []readEvent
	}
	if err := json.Unmarshal(out, &calendar); err != nil || calendar.Version != "2.0" || calendar.Name != "Khuyến công" {
		t.Fatalf("%v: %s", err, out)
	}
	return calendar.Events
}

var awkward = []programme.DueDate{
	{Key: "project-17-submitted-1", Day: 2026_01_05, Title: "Chờ kiểm tra hồ sơ: Máy ép gạch; lò, sấy \\ “Đường” – xã Kế Thành, huyện Kế Sách, tỉnh Sóc Trăng",
		Text: "Dòng một.\nDòng hai: ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự\r\nDòng ba 🏭.", Source: "TT 36/2013/TT-BCT, Điều 10", Subject: programme.SProject, SubjectID: 17},
	{Key: "duty-3a-20261231", Day: 2026_12_31, Title: "Cuối năm"},
}

func TestAnotherProgramReadsTheCalendar(t *testing.T) {
	now := time.Date(2026, 1, 5, 8, 30, 0, 0, time.UTC)
	got := readCalendar(t, calendarFile(awkward, "https://kc.tinh.gov.vn", now))
	want := []readEvent{
		{UID: "project-17-submitted-1@kc.tinh.gov.vn", Summary: awkward[0].Title, WholeDay: true, Start: "2026-01-05", End: "2026-01-06",
			Description: "Dòng một.\nDòng hai: ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự\nDòng ba 🏭.\nCăn cứ: TT 36/2013/TT-BCT, Điều 10.",
			URL:         "https://kc.tinh.gov.vn/projects/17", Stamp: "2026-01-05T08:30:00Z", Alarm: "-PT15H"},
		{UID: "duty-3a-20261231@kc.tinh.gov.vn", Summary: "Cuối năm", WholeDay: true, Start: "2026-12-31", End: "2027-01-01", Stamp: "2026-01-05T08:30:00Z", Alarm: "-PT15H"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("read as\n%+v\nwant\n%+v", got, want)
	}
}

// TestCalendarLines holds the form of RFC 5545 itself: CR LF, at most 75 bytes,
// no letter cut in two, and unfolded again what was written.
func TestCalendarLines(t *testing.T) {
	file := string(calendarFile(awkward, "https://kc.tinh.gov.vn", time.Date(2026, 1, 6, 8, 0, 0, 0, time.UTC)))
	lines := strings.Split(file, "\r\n")
	if lines[len(lines)-1] != "" || strings.ContainsAny(strings.ReplaceAll(file, "\r\n", ""), "\r\n") {
		t.Error("a line does not end in CR LF")
	}
	for _, l := range lines {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Errorf("%d bytes: %q", len(l), l)
		}
	}
	whole := strings.ReplaceAll(file, "\r\n ", "")
	if !strings.Contains(whole, `SUMMARY:Quá hạn: Chờ kiểm tra hồ sơ: Máy ép gạch\; lò\, sấy \\ “Đường” – xã Kế Thành\, huyện Kế Sách\, tỉnh Sóc Trăng`+"\r\n") {
		t.Errorf("%s", whole)
	}
	if n := strings.Count(whole, "BEGIN:VEVENT"); n != 2 || !strings.HasPrefix(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") {
		t.Errorf("%d events in %.60q", n, file)
	}
}

var calendarAddress = regexp.MustCompile(`http://localhost(/calendar/[A-Za-z0-9_-]{40,}\.ics)`)

func TestACalendarBySecretAddress(t *testing.T) {
	o := newOffice(t)
	who := string(programme.RoleDepartmentLeader)
	made := o.as(who, http.MethodPost, "/me/calendar", nil)
	found := calendarAddress.FindStringSubmatch(made.Body.String())
	if made.Code != http.StatusOK || found == nil {
		t.Fatalf("%d\n%s", made.Code, made.Body)
	}
	mine := o.as(who, http.MethodGet, "/calendar.ics", nil)
	file := o.as("", http.MethodGet, found[1], nil)
	if file.Code != http.StatusOK || file.Header().Get("Content-Type") != "text/calendar; charset=utf-8" || file.Body.String() != mine.Body.String() {
		t.Errorf("%d %v, the same as signed in: %v", file.Code, file.Header(), file.Body.String() == mine.Body.String())
	}
	if n := strings.Count(file.Body.String(), "BEGIN:VEVENT"); n == 0 {
		t.Error("no duty of the department in a year")
	}
	if page := o.as(who, http.MethodGet, "/me", nil).Body.String(); strings.Contains(page, found[1]) || !strings.Contains(page, "Hủy địa chỉ lịch") {
		t.Error("the address is shown again, or cannot be ended")
	}
	if w := o.as(who, http.MethodPost, "/me/calendar/end", nil); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if w := o.as("", http.MethodGet, found[1], nil); w.Code != http.StatusNotFound || strings.Contains(o.log.String(), found[1]) {
		t.Errorf("after its end: %d", w.Code)
	}
}

func TestCalendarPage(t *testing.T) {
	h := newHouse(t)
	h.store.Now = func() time.Time { return storetest.Start } // 05/01/2026
	get := func(month string) string {
		t.Helper()
		return h.send(http.MethodGet, "/calendar", url.Values{"month": {month}}, nil).Body.String()
	}
	for _, tt := range []struct{ month, has, hasNot string }{
		{"", "Tháng 1 năm 2026", "chưa có thông báo nghỉ"},
		{"2026-02", "Tết Âm lịch", ""},
		{"2025-12", "Tháng 12 năm 2025", "Tháng trước"},
		{"2025-11", "Tháng 1 năm 2026", ""}, // out of reach: today's month
		{"2027-01", "Tháng 1 năm 2027", "Tháng sau"},
		{"x", "Tháng 1 năm 2026", ""},
	} {
		page := get(tt.month)
		if !strings.Contains(page, tt.has) || tt.hasNot != "" && strings.Contains(page, tt.hasNot) {
			t.Errorf("%q: has not %q, or has %q", tt.month, tt.has, tt.hasNot)
		}
	}
	h.store.Now = func() time.Time { return storetest.Start.AddDate(5, 0, 0) }
	if !strings.Contains(get(""), "chưa có thông báo nghỉ lễ, tết của năm 2031") {
		t.Error("a year without its notice is shown as if it were known")
	}
}

// TestMailOfMine: an address that is none comes back as typed; a good one is
// kept, and so is the wish for none.
func TestMailOfMine(t *testing.T) {
	o := newOffice(t)
	who := string(programme.RoleCentreOfficer)
	w := o.as(who, http.MethodPost, "/me/mail", url.Values{"email": {"không phải"}, "by_mail": {"1"}})
	if body := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `value="không phải"`) || !strings.Contains(body, "không đúng") {
		t.Errorf("%d\n%s", w.Code, body)
	}
	if w := o.as(who, http.MethodPost, "/me/mail", url.Values{"email": {"hoa@coquan.vn"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	a, err := o.store.MyAccount(context.Background(), o.users[who])
	if err != nil || a.Email != "hoa@coquan.vn" || a.ByMail {
		t.Errorf("%+v, %v", a, err)
	}
	if w := o.as(who, http.MethodPost, "/accounts/2/mail", url.Values{"email": {"ke.gian@khac.vn"}}); w.Code != http.StatusForbidden {
		t.Errorf("an officer changes the administrator's address: %d", w.Code)
	}
}
