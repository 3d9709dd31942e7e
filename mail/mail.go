// Package mail hands letters to a mail server. It is the only package that
// speaks SMTP.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"khuyencong/programme"
)

// Safety says how the way to the server is kept from others' eyes.
type Safety string

const (
	STARTTLS Safety = "starttls" // begins open and must become TLS; usual on port 587
	TLS      Safety = "tls"      // TLS from the first byte; usual on port 465
	Open     Safety = "none"     // not at all: for a server on the same machine
)

// Server is a mail server and who writes from it.
type Server struct {
	Host           string
	Port           int
	Safety         Safety
	User, Password string // "" for a server that asks for none
	From           netmail.Address
	Timeout        time.Duration // for connecting, and for each letter
}

// usualTimeout is long enough for a slow server and short enough to stop soon.
const usualTimeout = 20 * time.Second

// NewServer reads what an office sets: the server as host:port and the sender
// as "Khuyến công <khuyencong@coquan.vn>" or the address alone.
func NewServer(address, from string, safety Safety, user, password string) (Server, error) {
	s := Server{Safety: safety, User: user, Password: password, Timeout: usualTimeout}
	host, port, err := net.SplitHostPort(address)
	if err == nil {
		s.Host = host
		s.Port, err = strconv.Atoi(port)
	}
	if err != nil || s.Host == "" || s.Port < 1 || s.Port > 65535 {
		return s, programme.Refuse(programme.Invalid, "smtp", "Máy chủ thư “%s” không đúng. Viết TÊN_MÁY:CỔNG sau --smtp, ví dụ smtp.coquan.gov.vn:587.", address)
	}
	sender, err := netmail.ParseAddress(from)
	if err != nil {
		return s, programme.Refuse(programme.Invalid, "smtp-from", "Địa chỉ người gửi “%s” không đúng. Viết sau --smtp-from, ví dụ \"Khuyến công <khuyencong@coquan.gov.vn>\".", from)
	}
	s.From = *sender
	switch safety {
	case STARTTLS, TLS:
	case Open:
		if user != "" && !s.here() {
			return s, programme.Refuse(programme.Invalid, "smtp-tls", "Không gửi mật khẩu đến máy chủ thư ở máy khác khi không mã hóa. Dùng --smtp-tls starttls hoặc tls.")
		}
	default:
		return s, programme.Refuse(programme.Invalid, "smtp-tls", "Cách mã hóa “%s” không có. Chọn starttls, tls hoặc none sau --smtp-tls.", safety)
	}
	return s, nil
}

// here tells a server on this machine.
func (s Server) here() bool {
	ip := net.ParseIP(s.Host)
	return s.Host == "localhost" || ip != nil && ip.IsLoopback()
}

// Letter is one mail to one person, in plain text.
type Letter struct {
	Token    string // of its Message-ID: the same whenever the same letter is sent
	To, Name string
	Subject  string
	Text     string
	Date     time.Time
}

// MessageID is the letter's Message-ID from this server's sender.
func (s Server) MessageID(token string) string {
	_, domain, _ := strings.Cut(s.From.Address, "@")
	return token + "@" + domain
}

// Session is an open way to the server, for some letters one after another.
type Session struct {
	server Server
	client *gomail.Client
}

// Connect opens the way to the server and signs in. It fails with an Error that
// is never for good: the letters are not to blame.
func (s Server) Connect(ctx context.Context) (*Session, error) {
	options := []gomail.Option{gomail.WithPort(s.Port), gomail.WithTimeout(s.Timeout), gomail.WithoutSMTPUTF8()}
	switch s.Safety {
	case TLS:
		options = append(options, gomail.WithSSL())
	case Open:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.User != "" {
		method := gomail.SMTPAuthAutoDiscover
		if s.Safety == Open {
			method = gomail.SMTPAuthPlainNoEnc // to this machine only: NewServer saw to it
		}
		options = append(options, gomail.WithSMTPAuth(method), gomail.WithUsername(s.User), gomail.WithPassword(s.Password))
	}
	client, err := gomail.NewClient(s.Host, options...)
	if err == nil {
		err = client.DialWithContext(ctx)
	}
	if err != nil {
		return nil, &Error{Text: "Không vào được máy chủ thư " + net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) + ": " + oneLine(err.Error())}
	}
	return &Session{s, client}, nil
}

// Close ends the session.
func (c *Session) Close() { c.client.Close() }

// Send hands one letter over; nil means that the server has taken it. The
// error is an *Error.
func (c *Session) Send(l Letter) error {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	err := errors.Join(m.FromFormat(c.server.From.Name, c.server.From.Address), m.AddToFormat(oneLine(l.Name), l.To))
	if err != nil {
		return &Error{Text: fmt.Sprintf("Địa chỉ thư không đúng: %s", oneLine(err.Error())), ForGood: true}
	}
	m.SetMessageIDWithValue(c.server.MessageID(l.Token))
	m.SetDateWithValue(l.Date)
	m.Subject(oneLine(l.Subject))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no machine answers it
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	err = c.client.Send(m)
	if err == nil || m.IsDelivered() { // whatever went wrong after the server took it
		return nil
	}
	failed := &Error{Text: "Máy chủ thư không nhận: " + oneLine(err.Error())}
	if refusal, ok := errors.AsType[*gomail.SendError](err); ok {
		failed.ForGood = refusedForGood(refusal)
	}
	return failed
}

// Error is why a letter did not get to the server, for the administrator.
type Error struct {
	Text    string
	ForGood bool // sending the same letter again is of no use
}

func (e *Error) Error() string { return e.Text }

// refusedForGood tells a refusal of this person or of this letter. One of the
// sender, or of the sign-in, is for the administrator to mend, and the letters
// wait for it.
func refusedForGood(e *gomail.SendError) bool {
	if e.ErrorCode()/100 != 5 || e.ErrorCode() == 530 || e.ErrorCode() == 535 {
		return false
	}
	return e.Reason == gomail.ErrSMTPRcptTo || e.Reason == gomail.ErrSMTPData || e.Reason == gomail.ErrSMTPDataClose
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
