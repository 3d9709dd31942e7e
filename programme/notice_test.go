package programme

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEveryMoveIsTold walks the whole workflow: where it leads says who is
// told, and nobody is told of writing a draft or of old books.
func TestEveryMoveIsTold(t *testing.T) {
	at := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	for _, level := range []Level{National, Local} {
		for _, s := range Workflow {
			if s.To == "" || s.Level != "" && s.Level != level {
				continue
			}
			p := Project{ID: 17, Code: "DP-01", Title: "Máy ép gạch", Level: level, Stage: s.To, Due: 2026_01_08,
				Lines: []FundingLine{{Source: FromLocal, Approved: 150 * Million}}}
			m := Moved{ProjectID: 17, Move: s.Move, To: s.To, At: at, UserID: 9, UserName: "Hoa", Note: "lý do"}
			if len(s.From) > 0 {
				m.From = s.From[0]
			}
			var roles []Role
			applicant := false
			for _, told := range p.Tellings(m) {
				roles, applicant = append(roles, told.Roles...), applicant || told.Applicant
				if told.Key == "" || told.Not != 9 || told.SubjectID != 17 || !strings.Contains(told.Text, "“Máy ép gạch” (mã DP-01)") || strings.Contains(told.Text, "lý do") != (!told.Applicant || s.Move.toldWhy()) ||
					len(told.Roles) > 0 && told.Applicant || strings.Contains(told.Title, "\n") {
					t.Errorf("%s to %s: %+v", s.Move, s.To, told)
				}
			}
			wantRoles := map[bool][]Role{true: s.To.Holders(level)}[!s.To.Writable() && !s.To.Ended() && s.To != Underway]
			if s.To == Withdrawn && !m.From.Writable() {
				wantRoles = m.From.Holders(level)
			}
			wantApplicant := slices.Contains([]Stage{Returned, BasePassed, MinistryPassed, Approved, Completed, Stopped, Rejected, Withdrawn}, s.To)
			if s.To == Withdrawn && !m.From.Writable() {
				wantApplicant = false
			}
			if s.Move == Record {
				wantRoles, wantApplicant = nil, false
			}
			if !slices.Equal(roles, wantRoles) || applicant != wantApplicant {
				t.Errorf("%s from %s to %s: tells %v, applicant %v; want %v, %v", s.Move, m.From, s.To, roles, applicant, wantRoles, wantApplicant)
			}
			p.Recorded = true
			if told := p.Tellings(m); told != nil {
				t.Errorf("old books tell %+v", told)
			}
		}
	}
	p := Project{ID: 1, Title: "A", Level: Local, Stage: Approved, Lines: []FundingLine{{Source: FromLocal, Approved: 150 * Million}}}
	for _, told := range p.Tellings(Moved{Move: Approve, From: Proposed, To: Approved, At: at}) {
		if told.Applicant && !strings.Contains(told.Text, "Kinh phí hỗ trợ được duyệt: 150.000.000 đồng.") {
			t.Errorf("%q", told.Text)
		}
	}
}

func TestReminder(t *testing.T) {
	const friday, monday Day = 2026_01_16, 2026_01_19
	tests := []struct {
		name  string
		p     Project
		today Day
		kind  NoticeKind // "": nothing to tell
		words string
	}{
		{"ends on Monday, told on Friday", Project{Stage: Submitted, Due: monday}, friday, NoticeDueSoon, "Đến hạn 19/01/2026"},
		{"and on Thursday not yet", Project{Stage: Submitted, Due: monday}, friday.Plus(-1), "", ""},
		{"ends today", Project{Stage: Submitted, Due: monday}, monday, NoticeDueSoon, "hết ngày 19/01/2026"},
		{"ended on Friday", Project{Stage: Submitted, Due: friday}, monday, NoticeLate, "quá hạn xử lý 1 ngày làm việc"},
		{"ended on Friday, looked at on Saturday", Project{Stage: Submitted, Due: friday}, friday.Plus(1), NoticeLate, "1 ngày"},
		{"before Tết", Project{Stage: Submitted, Due: 2026_02_23}, 2026_02_13, NoticeDueSoon, "23/02/2026"},
		{"no deadline", Project{Stage: Submitted}, monday, "", ""},
		{"old books", Project{Stage: Submitted, Due: friday, Recorded: true}, monday, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.p.ID, tt.p.Title, tt.p.Level = 3, "A", Local
			got := tt.p.Reminder(tt.today)
			if (got != nil) != (tt.kind != "") || got != nil && (got.Kind != tt.kind || !strings.Contains(got.Title+" "+got.Text, tt.words) || !slices.Equal(got.Roles, []Role{RoleCentreOfficer})) {
				t.Errorf("%+v", got)
			}
		})
	}
	if back := (Project{Stage: Returned, Due: friday}).Reminder(monday); back == nil || !back.Applicant || back.Roles != nil {
		t.Errorf("a returned file reminds %+v", back)
	}
}

func TestMailIsTriedAgainEverLater(t *testing.T) {
	made := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	m, now, last := Mail{MadeAt: made, Tries: 1}, made, time.Duration(0)
	for ; m.Tries < 100; m.Tries++ {
		next, again := m.Again(now)
		if !again {
			break
		}
		if pause := next.Sub(now); pause < last || pause > 4*time.Hour {
			t.Fatalf("pause %s after %s", pause, last)
		} else {
			last = pause
		}
		now = next
	}
	if waited := now.Sub(made); waited < MailPatience || waited > MailPatience+4*time.Hour || m.Tries > 50 {
		t.Errorf("given up after %s and %d tries", waited, m.Tries)
	}
}

func TestCheckEmail(t *testing.T) {
	for typed, ok := range map[string]bool{
		"": true, "hoa@coquan.vn": true, "hoa.nguyen+kc@so-ct.tinh.gov.vn": true, "quantri@localhost": true,
		"hoa": false, "hoa@": false, "@coquan.vn": false, "Hoa <hoa@coquan.vn>": false, "hoa@coquan.vn, lan@coquan.vn": false, "hoa @coquan.vn": false,
		"hoà@coquan.vn": false, "hoa@coquan.vn\r\nBcc: x@y.vn": false, " hoa@coquan.vn": false, strings.Repeat("a", 250) + "@b.vn": false,
	} {
		if err := CheckEmail("email", typed); (err == nil) != ok {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestLetter(t *testing.T) {
	mail := func(title, text, post string, id int64) Mail {
		return Mail{Name: "Nguyễn Thị Hoa", Notice: Notice{Title: title, Text: text, PostTitle: post, SubjectID: id}}
	}
	one, two := mail("Việc A", "Đề án A đang chờ.", "Chuyên viên", 1), mail("Việc B", "Đề án B đang chờ.", "", 0)
	link := func(n Notice) string {
		if n.SubjectID == 0 {
			return ""
		}
		return "https://kc.vn/projects/1"
	}
	const end = "\nThư này do chương trình khuyến công gửi tự động, không cần trả lời. Đổi địa chỉ hoặc tắt thư ở mục “Tài khoản của tôi”.\n"
	tests := []struct {
		l             Letter
		subject, text string
	}{
		{Letter{Mails: []Mail{one}}, "Việc A",
			"Kính gửi Nguyễn Thị Hoa,\n\nĐề án A đang chờ.\nViệc của chức vụ: Chuyên viên.\nMở trong chương trình: https://kc.vn/projects/1\n" + end},
		{Letter{Mails: []Mail{one, two}}, "2 thông báo khuyến công: Việc A; …",
			"Kính gửi Nguyễn Thị Hoa,\n\n1. Việc A\nĐề án A đang chờ.\nViệc của chức vụ: Chuyên viên.\nMở trong chương trình: https://kc.vn/projects/1\n\n2. Việc B\nĐề án B đang chờ.\n" + end},
	}
	for _, tt := range tests {
		if got := tt.l.Subject(); got != tt.subject {
			t.Errorf("%q, want %q", got, tt.subject)
		}
		if got := tt.l.Text(link); got != tt.text {
			t.Errorf("%s\nwant\n%s", got, tt.text)
		}
	}
}
