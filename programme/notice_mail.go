package programme

import (
	"fmt"
	"net/mail"
	"strings"
	"time"
)

// MailState (tình trạng thư) is how far the mail of a notice has come.
type MailState string

const (
	MailWaiting MailState = "waiting" // to be sent, or sent again
	MailSent    MailState = "sent"    // a server took it
	MailFailed  MailState = "failed"  // refused for good, or not taken for days
)

// Label is the state in Vietnamese.
func (m MailState) Label() string {
	switch m {
	case MailWaiting:
		return "Chờ gửi"
	case MailSent:
		return "Đã gửi"
	case MailFailed:
		return "Không gửi được"
	}
	return string(m)
}

// Mail (thư) is the copy of a notice that goes to an address.
type Mail struct {
	ID        int64
	Token     string // of the letter that it goes in; "" until it is first to be sent
	Notice    Notice
	Name      string // of the person
	Address   string
	State     MailState
	Tries     int
	Next      time.Time // of the next try
	LastError string
	MadeAt    time.Time
	SentAt    time.Time // zero: not sent
}

// Letter (lá thư) is the mails of one person that go out together: many when a
// decision is about many projects, or when the server was down. It stays the
// same however often it is sent, and its Message-ID is made of its token: one
// that was sent twice, because the machine failed in between, is known as one.
type Letter struct {
	Token string
	Mails []Mail // at least one, all to one address and tried as often
}

// MostInLetter is how many notices go in one letter.
const MostInLetter = 50

// Subject is the line that the letter comes under.
func (l Letter) Subject() string {
	if len(l.Mails) == 1 {
		return l.Mails[0].Notice.Title
	}
	return fmt.Sprintf("%d thông báo khuyến công: %s; …", len(l.Mails), l.Mails[0].Notice.Title)
}

// Text is what the letter says. link gives the address of what a notice is
// about, "" where the program does not know its own.
func (l Letter) Text(link func(Notice) string) string {
	var b strings.Builder
	b.WriteString("Kính gửi " + l.Mails[0].Name + ",\n")
	for i, m := range l.Mails {
		b.WriteString("\n")
		if len(l.Mails) > 1 {
			fmt.Fprintf(&b, "%d. %s\n", i+1, m.Notice.Title)
		}
		b.WriteString(m.Notice.Text + "\n")
		if m.Notice.PostTitle != "" {
			b.WriteString("Việc của chức vụ: " + m.Notice.PostTitle + ".\n")
		}
		if address := link(m.Notice); address != "" {
			b.WriteString("Mở trong chương trình: " + address + "\n")
		}
	}
	b.WriteString("\nThư này do chương trình khuyến công gửi tự động, không cần trả lời. Đổi địa chỉ hoặc tắt thư ở mục “Tài khoản của tôi”.\n")
	return b.String()
}

// MailPatience is how long a mail is tried again, as mail servers do.
const MailPatience = 5 * 24 * time.Hour

// mailPauses are between the first tries; the last one repeats.
var mailPauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour}

// Again is when a mail is tried next after its last try failed for now; false
// where it has been tried long enough.
func (m Mail) Again(now time.Time) (time.Time, bool) {
	pause := mailPauses[max(min(m.Tries, len(mailPauses))-1, 0)]
	return now.Add(pause), now.Sub(m.MadeAt) < MailPatience
}

// CheckEmail refuses what is no mail address; "" is none.
func CheckEmail(field, typed string) error {
	if typed == "" {
		return nil
	}
	a, err := mail.ParseAddress(typed)
	if err != nil || a.Address != typed || len(typed) > 254 || strings.ContainsFunc(typed, func(r rune) bool { return r > '~' || r <= ' ' }) {
		return Refuse(Invalid, field, "Địa chỉ thư điện tử “%s” không đúng. Nhập dạng ten@coquan.gov.vn, không dấu, hoặc để trống.", typed)
	}
	return nil
}

// FailedMailTelling tells the administrators that mail was not delivered, once
// a day.
func FailedMailTelling(today Day) Telling {
	return Telling{Kind: NoticeMail, Key: "mail:" + today.ISO(), Title: "Có thư thông báo không gửi được", Text: "Ngày " + today.String() +
		" có thư thông báo bị máy chủ thư từ chối, hoặc gửi nhiều ngày không được. Mở mục Thư thông báo để xem lý do, sửa địa chỉ và gửi lại."}
}
