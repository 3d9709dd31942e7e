// Package mailtest gives a test a real mail server on this machine.
package mailtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Server is a Mailpit: it takes all mail, delivers none, and shows what it got.
type Server struct {
	SMTP string // host:port
	api  string
	stop func()
}

// binary is where `make test` builds Mailpit: bin/ of the repository.
func binary(t testing.TB) string {
	t.Helper()
	for up := "."; len(up) < 20; up = filepath.Join(up, "..") {
		name := filepath.Join(up, "bin", "mailpit")
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	if os.Getenv("KHUYENCONG_FULL") != "" {
		t.Fatal("bin/mailpit is not there: run the tests with 'make test'")
	}
	t.Skip("bin/mailpit is not there: 'make test' builds it and runs this too")
	return ""
}

// Start starts a server that stops when the test ends; options are Mailpit's.
func Start(t testing.TB, options ...string) *Server {
	t.Helper()
	return StartAt(t, freeAddress(t), options...)
}

// StartAt starts a server that takes mail at an address.
func StartAt(t testing.TB, smtp string, options ...string) *Server {
	t.Helper()
	s := &Server{SMTP: smtp, api: freeAddress(t)}
	var log bytes.Buffer
	cmd := exec.Command(binary(t), append([]string{
		"--smtp", s.SMTP, "--listen", s.api, "--database", filepath.Join(t.TempDir(), "mail.db"), "--disable-version-check", "--smtp-disable-rdns", "--quiet",
	}, options...)...)
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stopped := false
	s.stop = func() {
		if !stopped {
			stopped = true
			cmd.Process.Kill()
			cmd.Wait()
		}
	}
	t.Cleanup(s.stop)
	for range 1000 {
		if r, err := http.Get("http://" + s.api + "/readyz"); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return s
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.stop()
	t.Fatalf("Mailpit does not answer: %s", log.String())
	return nil
}

// Stop ends the server before the test does.
func (s *Server) Stop() { s.stop() }

// freeAddress is a port of this machine that nobody listens on.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Letter is a mail as the server got it.
type Letter struct {
	ID        string // Mailpit's own
	MessageID string
	From, To  string // as printed: "Tên <địa chỉ>"
	Subject   string
	Text      string
	Header    map[string][]string
}

// Letters lists what the server got, the oldest first.
func (s *Server) Letters(t testing.TB) (all []Letter) {
	t.Helper()
	var list struct{ Messages []struct{ ID string } }
	s.call(t, http.MethodGet, "/api/v1/messages?limit=500", nil, &list)
	for _, m := range list.Messages {
		var one struct {
			ID, MessageID, Subject, Text string
			From                         address
			To                           []address
		}
		s.call(t, http.MethodGet, "/api/v1/message/"+m.ID, nil, &one)
		l := Letter{ID: one.ID, MessageID: one.MessageID, From: one.From.String(), Subject: one.Subject, Text: one.Text}
		for _, to := range one.To {
			l.To += to.String()
		}
		s.call(t, http.MethodGet, "/api/v1/message/"+m.ID+"/headers", nil, &l.Header)
		all = append([]Letter{l}, all...)
	}
	return all
}

type address struct{ Name, Address string }

func (a address) String() string { return a.Name + " <" + a.Address + ">" }

// Refuse makes the server answer every sender, recipient or sign-in with an
// error code from now on; 0 ends it. It needs the option --enable-chaos.
func (s *Server) Refuse(t testing.TB, sender, recipient, signIn int) {
	t.Helper()
	trigger := func(code int) string {
		if code == 0 {
			return `{"ErrorCode": 451, "Probability": 0}`
		}
		return fmt.Sprintf(`{"ErrorCode": %d, "Probability": 100}`, code)
	}
	s.call(t, http.MethodPut, "/api/v1/chaos", strings.NewReader(fmt.Sprintf(`{"Sender": %s, "Recipient": %s, "Authentication": %s}`,
		trigger(sender), trigger(recipient), trigger(signIn))), nil)
}

func (s *Server) call(t testing.TB, method, path string, body io.Reader, into any) {
	t.Helper()
	r, err := http.NewRequest(method, (&url.URL{Scheme: "http", Host: s.api}).String()+path, body)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %s %s %v", method, path, answer.Status, text, err)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
}
