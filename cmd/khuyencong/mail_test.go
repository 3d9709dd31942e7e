package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"khuyencong/mail"
	"khuyencong/mail/mailtest"
	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/web"
)

const sender = "Khuyến công <khuyencong@coquan.vn>"

// postOffice is the office of the sample with notices of deadlines for one of
// its officers, who has an address.
type postOffice struct {
	t     *testing.T
	file  string
	store *store.Store
	late  time.Duration // how much later than now it is for the store
	// What waits at the beginning: so many mails, which go in so many letters,
	// one to each person.
	mails, letters int
}

func newPostOffice(t *testing.T) *postOffice {
	t.Helper()
	full, err := fullOffice()
	if err != nil {
		t.Fatal(err)
	}
	o := &postOffice{t: t, file: filepath.Join(t.TempDir(), "office.db")}
	if err := os.WriteFile(o.file, full, 0o600); err != nil {
		t.Fatal(err)
	}
	o.open()
	all, _, err := o.store.Outbox(context.Background(), programme.LocalUser, programme.MailWaiting)
	if err != nil {
		t.Fatal(err)
	}
	people := map[string]bool{}
	for _, m := range all {
		people[m.Address] = true
	}
	if o.mails, o.letters = len(all), len(people); o.letters < 3 || o.mails <= o.letters {
		t.Fatalf("%d mails in %d letters wait: nothing is tried", o.mails, o.letters)
	}
	return o
}

// fullOffice is the database file of the office, made once. It was filled two
// weeks ago, so that what waited then is late by now.
var fullOffice = sync.OnceValues(func() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "khuyencong-mail-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx, name := context.Background(), filepath.Join(dir, "office.db")
	s, err := store.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	s.Now = func() time.Time { return time.Now().AddDate(0, 0, -14) }
	if err := sample.FillOffice(ctx, s); err != nil {
		return nil, err
	}
	s.Now = time.Now
	all, err := s.Accounts(ctx, programme.LocalUser)
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		if slices.Contains([]string{"chuyen.vien", "giam.doc", "so.chuyen.vien", "so.lanh.dao"}, a.Login) {
			err = errors.Join(err, s.SaveMail(ctx, programme.LocalUser, a.ID, a.Login+"@coquan.vn", true))
		}
	}
	if err := errors.Join(err, s.Remind(ctx), s.Close()); err != nil { // closed, all of it stands in one file
		return nil, err
	}
	return os.ReadFile(name)
})

func (o *postOffice) open() {
	o.t.Helper()
	s, err := store.Open(context.Background(), o.file)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { s.Close() })
	o.store = s
}

// tick lets some time pass for the store.
func (o *postOffice) tick(d time.Duration) {
	o.late += d
	later := time.Now().Add(o.late)
	o.store.Now = func() time.Time { return later }
}

func (o *postOffice) count(state programme.MailState) int {
	o.t.Helper()
	_, counts, err := o.store.Outbox(context.Background(), programme.LocalUser, state)
	if err != nil {
		o.t.Fatal(err)
	}
	return int(counts[state])
}

// postman is one that speaks with a server of this machine.
func (o *postOffice) postman(smtp string) postman {
	o.t.Helper()
	s, err := mail.NewServer(smtp, sender, mail.Open, "", "")
	if err != nil {
		o.t.Fatal(err)
	}
	s.Timeout = 5 * time.Second
	return postman{o.store, &s, "https://kc.tinh.gov.vn", slog.New(slog.NewTextHandler(io.Discard, nil))}
}

func TestMailArrivesAndIsMarked(t *testing.T) {
	o, pit := newPostOffice(t), mailtest.Start(t)
	o.postman(pit.SMTP).deliver(context.Background())
	all := pit.Letters(t)
	if len(all) != o.letters || o.count(programme.MailSent) != o.mails || o.count(programme.MailWaiting) != 0 {
		t.Fatalf("%d letters of %d, %d mails marked of %d", len(all), o.letters, o.count(programme.MailSent), o.mails)
	}
	i := slices.IndexFunc(all, func(l mailtest.Letter) bool { return l.To == "Trương Ngọc Lan <chuyen.vien@coquan.vn>" })
	if i < 0 {
		t.Fatalf("%+v", all)
	}
	text := strings.ReplaceAll(all[i].Text, "\r\n", "\n")
	for _, want := range []string{
		"Kính gửi Trương Ngọc Lan,\n\n1. ", "\n\n2. ", ". Quá hạn từ ", "đã quá hạn xử lý", "\nViệc của chức vụ: Chuyên viên tiếp nhận hồ sơ",
		"\nMở trong chương trình: https://kc.tinh.gov.vn/projects/", "\n\nThư này do chương trình khuyến công gửi tự động",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if !strings.Contains(all[i].Subject, " thông báo khuyến công: ") || !strings.HasSuffix(all[i].MessageID, "@coquan.vn") {
		t.Errorf("%+v", all[i])
	}
	o.postman(pit.SMTP).deliver(context.Background())
	if again := len(pit.Letters(t)); again != o.letters {
		t.Errorf("%d letters after a second round", again)
	}
}

func TestMailWaitsForAServerThatIsDown(t *testing.T) {
	o := newPostOffice(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	down := o.postman(address)
	down.deliver(context.Background())
	waiting, _, err := o.store.Outbox(context.Background(), programme.LocalUser, programme.MailWaiting)
	if err != nil || len(waiting) != o.mails || !strings.Contains(waiting[0].LastError, "Không vào được máy chủ thư") || waiting[0].Tries != 1 {
		t.Fatalf("%d wait, %v: %+v", len(waiting), err, waiting[:1])
	}
	pit := mailtest.StartAt(t, address)
	down.deliver(context.Background())
	if n := len(pit.Letters(t)); n != 0 {
		t.Errorf("%d letters before the pause is over", n)
	}
	o.tick(2 * time.Minute)
	down.deliver(context.Background())
	if n := len(pit.Letters(t)); n != o.letters || o.count(programme.MailSent) != o.mails {
		t.Errorf("%d letters of %d, %d marked", n, o.letters, o.count(programme.MailSent))
	}
}

// TestRefusedMail: what is refused for now is tried again, what is refused for
// good is shown to the administrator with the server's words.
func TestRefusedMail(t *testing.T) {
	o, pit := newPostOffice(t), mailtest.Start(t, "--enable-chaos")
	p := o.postman(pit.SMTP)
	pit.Refuse(t, 0, 451, 0)
	p.deliver(context.Background())
	if o.count(programme.MailWaiting) != o.mails {
		t.Errorf("after 451 %d wait", o.count(programme.MailWaiting))
	}
	pit.Refuse(t, 0, 550, 0)
	o.tick(2 * time.Minute)
	p.deliver(context.Background())
	if o.count(programme.MailFailed) != o.mails {
		t.Errorf("after 550 %d failed", o.count(programme.MailFailed))
	}
	page := o.page(t, "quan.tri", "/mails?state=failed")
	if n := strings.Count(page, "Gửi lại</button>"); n != o.mails || !strings.Contains(page, "550") || !strings.Contains(page, "chuyen.vien@coquan.vn") || strings.Contains(page, "Quá hạn từ") {
		t.Errorf("the administrator sees %d of %d:\n%s", n, o.mails, page)
	}
	if notices := o.page(t, "quan.tri", "/notices"); !strings.Contains(notices, "Có thư thông báo không gửi được") {
		t.Error("the administrator is not told")
	}
}

// page is what somebody who is signed in sees.
func (o *postOffice) page(t *testing.T, login, path string) string {
	t.Helper()
	token, err := o.store.SignIn(context.Background(), login, sample.OfficePassword, "")
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
	r.AddCookie(&http.Cookie{Name: "session", Value: token})
	w := httptest.NewRecorder()
	web.New(o.store, "test", slog.New(slog.NewTextHandler(io.Discard, nil))).ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

// TestRemindersAreMadeByDay: at night nobody's phone rings.
func TestRemindersAreMadeByDay(t *testing.T) {
	o := newPostOffice(t)
	_, err := o.store.CreateAccount(context.Background(), programme.LocalUser, programme.Account{Login: "moi", Name: "Người mới", Email: "moi@coquan.vn"},
		"bốn từ không liên quan", &programme.Post{Title: "Chuyên viên mới", Role: programme.RoleCentreOfficer})
	if err != nil {
		t.Fatal(err)
	}
	year, month, day := time.Now().AddDate(0, 0, 30).UTC().Date()
	for _, tt := range []struct {
		hour int // in UTC; Vietnam is seven hours ahead
		made bool
	}{{17, false}, {23, false}, {24, true}, {24 + 13, false}} { // the last: all are made
		o.store.Now = func() time.Time { return time.Date(year, month, day, tt.hour, 0, 0, 0, time.UTC) }
		before := o.count(programme.MailWaiting)
		postman{store: o.store, log: slog.New(slog.NewTextHandler(io.Discard, nil))}.remind(context.Background())
		if made := o.count(programme.MailWaiting) - before; (made > 0) != tt.made {
			t.Errorf("at %d:00 %d reminders are made", (tt.hour+7)%24, made)
		}
	}
}

func TestTwoPostmenSendEachMailOnce(t *testing.T) {
	o, pit := newPostOffice(t), mailtest.Start(t)
	first := o.postman(pit.SMTP)
	now := o.store.Now
	o.open()
	o.store.Now = now
	second := o.postman(pit.SMTP)
	var both sync.WaitGroup
	for _, p := range []postman{first, second} {
		both.Go(func() { p.deliver(context.Background()) })
	}
	both.Wait()
	var ids []string
	for _, l := range pit.Letters(t) {
		ids = append(ids, l.MessageID)
	}
	slices.Sort(ids)
	if len(ids) != o.letters || len(slices.Compact(ids)) != o.letters {
		t.Errorf("%d letters of %d: %v", len(ids), o.letters, ids)
	}
}

func TestMailFlags(t *testing.T) {
	for _, args := range [][]string{
		{"--smtp", "smtp.coquan.gov.vn", "--smtp-from", sender}, {"--smtp", "smtp.coquan.gov.vn:587"},
		{"--smtp", "smtp.coquan.gov.vn:587", "--smtp-from", sender, "--smtp-tls", "ssl"},
		{"--smtp", "10.1.1.1:25", "--smtp-from", sender, "--smtp-tls", "none", "--smtp-user", "u"},
		{"--site", "khuyencong.tinh.gov.vn"},
	} {
		db := filepath.Join(t.TempDir(), "a.db")
		if code := run(context.Background(), append([]string{"serve", "--db", db, "--addr", "127.0.0.1:0"}, args...)); code != 2 {
			t.Errorf("%q: exit %d", args, code)
		}
		if _, err := os.Stat(db); err == nil {
			t.Errorf("%q: a database was made", args)
		}
	}
}
