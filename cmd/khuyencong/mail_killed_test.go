package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"khuyencong/mail/mailtest"
	"khuyencong/programme"
)

// TestKilledBetweenSendingAndMarking kills the real program after the server
// has taken a mail and before the program knows. The mail is sent again, under
// the same Message-ID; the others once.
func TestKilledBetweenSendingAndMarking(t *testing.T) {
	o, pit := newPostOffice(t), mailtest.Start(t)
	o.store.Close()

	held := make(chan struct{})
	smtp := withholding(t, pit.SMTP, held)
	child := exec.Command(os.Args[0], "-test.run=^TestServeUntilKilled$")
	child.Env = append(os.Environ(), "KHUYENCONG_SERVE_UNTIL_KILLED=1", "KHUYENCONG_DB="+o.file, "KHUYENCONG_ADDR=127.0.0.1:0",
		"KHUYENCONG_SMTP="+smtp, "KHUYENCONG_SMTP_TLS=none", "KHUYENCONG_SMTP_FROM="+sender)
	var said bytes.Buffer
	child.Stdout, child.Stderr = &said, &said
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-held:
	case <-time.After(30 * time.Second):
		child.Process.Kill()
		child.Wait()
		t.Fatalf("no mail was sent: %s", said.String())
	}
	child.Process.Kill()
	child.Wait()
	taken := pit.Letters(t)
	if len(taken) != 1 {
		t.Fatalf("the server took %d letters", len(taken))
	}

	o.open()
	o.tick(mailLease + time.Minute)
	o.postman(pit.SMTP).deliver(context.Background())
	times := map[string]int{}
	for _, l := range pit.Letters(t) {
		times[l.MessageID]++
	}
	for id, n := range times {
		if want := map[bool]int{true: 2, false: 1}[id == taken[0].MessageID]; n != want {
			t.Errorf("%s came %d times, want %d", id, n, want)
		}
	}
	if len(times) < o.letters || o.count(programme.MailWaiting) != 0 || o.count(programme.MailSent) < o.mails {
		t.Errorf("%d letters of %d, %d marked, %d wait", len(times), o.letters, o.count(programme.MailSent), o.count(programme.MailWaiting))
	}
}

// TestServeUntilKilled is the program that TestKilledBetweenSendingAndMarking
// starts; its flags come from the environment.
func TestServeUntilKilled(t *testing.T) {
	if os.Getenv("KHUYENCONG_SERVE_UNTIL_KILLED") == "" {
		t.Skip("started by TestKilledBetweenSendingAndMarking")
	}
	os.Exit(run(context.Background(), []string{"serve"}))
}

// withholding passes everything on to a mail server, but not its answer to the
// end of a letter; then held is closed.
func withholding(t *testing.T, server string, held chan struct{}) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		client, err := l.Accept()
		if err != nil {
			return
		}
		behind, err := net.Dial("tcp", server)
		if err != nil {
			client.Close()
			return
		}
		t.Cleanup(func() { client.Close(); behind.Close() })
		var mu sync.Mutex
		var sent bytes.Buffer
		go func() {
			b := make([]byte, 4096)
			for {
				n, err := client.Read(b)
				mu.Lock()
				sent.Write(b[:n])
				mu.Unlock()
				if _, failed := behind.Write(b[:n]); err != nil || failed != nil {
					return
				}
			}
		}()
		b := make([]byte, 4096)
		for {
			n, err := behind.Read(b)
			mu.Lock()
			ended := bytes.HasSuffix(sent.Bytes(), []byte("\r\n.\r\n"))
			mu.Unlock()
			if ended {
				close(held)
				return
			}
			if _, failed := client.Write(b[:n]); err != nil || failed != nil {
				return
			}
		}
	}()
	return l.Addr().String()
}
