package store_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestMailAtOnceDailyOrNever(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		choose := func(login string, m programme.MailChoices) {
			t.Helper()
			if err := s.SaveMyMail(ctx, o.people[login], login+"@coquan.vn", true, m); err != nil {
				t.Fatal(err)
			}
		}
		choose("trung.tam", programme.MailChoices{programme.NoticeArrived: programme.MailDaily, programme.NoticeMessage: programme.MailDaily})
		choose("ke.sach", programme.MailChoices{programme.NoticeArrived: programme.MailNever})
		o.move("co.so", programme.Submit) // 15:00 in Vietnam
		for _, text := range []string{"Câu một.", "Câu hai."} {
			if _, err := o.say("co.so", text, false); err != nil {
				t.Fatal(err)
			}
		}
		// In the program everybody has everything.
		if got := o.told(programme.NoticeArrived); !slices.Equal(got, []string{"ke.sach", "trung.tam"}) {
			t.Errorf("told %v", got)
		}
		now := o.claim(1)
		if l := now[0]; l.Mails[0].Address != "ke.sach@coquan.vn" || len(l.Mails) != 2 || l.Mails[0].Notice.Kind != programme.NoticeMessage {
			t.Errorf("at once: %+v", l)
		}
		if err := s.LetterSent(ctx, now[0]); err != nil {
			t.Fatal(err)
		}
		o.now = time.Date(2026, 1, 5, 23, 59, 59, 0, time.UTC)
		o.claim(0)
		o.now = o.now.Add(time.Second) // 7:00 in Vietnam
		daily := o.claim(1)[0]
		if daily.Mails[0].Address != "trung.tam@coquan.vn" || len(daily.Mails) != 3 {
			t.Fatalf("the letter of the day: %+v", daily)
		}
		// Who was to send it is gone: the same letter goes again, and only once more.
		o.now = o.now.Add(lease)
		again := o.claim(1)[0]
		if again.Token != daily.Token || len(again.Mails) != 3 {
			t.Errorf("sent again: %+v", again)
		}
		if err := s.LetterSent(ctx, again); err != nil {
			t.Fatal(err)
		}
		o.now = o.now.Add(48 * time.Hour)
		o.claim(0)
	})
}

func TestTheLetterOfTheDayTellsNoOldNews(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		all := programme.MailChoices{}
		for _, k := range programme.ChoosableKinds(me) {
			all[k] = programme.MailDaily
		}
		for login := range o.people {
			if err := s.SaveMyMail(ctx, o.people[login], login+"@coquan.vn", true, all); err != nil {
				t.Fatal(err)
			}
		}
		o.move("co.so", programme.Submit)
		o.move("trung.tam", programme.Check) // what arrived at the centre is settled
		if _, err := o.say("ke.sach", "Đã đủ hồ sơ.", false); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveMyMail(ctx, o.people["giam.doc"], "giam.doc@coquan.vn", false, nil); err != nil { // wants no mail any more
			t.Fatal(err)
		}
		o.now = programme.NextDaily(o.now)
		l := o.claim(1)[0]
		if l.Mails[0].Address != "co.so@coquan.vn" || len(l.Mails) != 1 || l.Mails[0].Notice.Kind != programme.NoticeMessage {
			t.Errorf("%+v", l)
		}
		if n := must[store.NoticeList](t)(s.Notices(ctx, o.people["giam.doc"])); n.Unread != 1 {
			t.Errorf("the notice itself is gone: %+v", n)
		}
	})
}

func TestWhatWaitsForTheDayFollowsItsPerson(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		save := func(login, address string, c programme.MailChoice) {
			t.Helper()
			if err := s.SaveMyMail(ctx, o.people[login], address, true, programme.MailChoices{programme.NoticeArrived: c}); err != nil {
				t.Fatal(err)
			}
		}
		save("trung.tam", "cu@coquan.vn", programme.MailDaily)
		save("ke.sach", "ke.sach@coquan.vn", programme.MailDaily)
		o.move("co.so", programme.Submit)
		save("trung.tam", "moi@coquan.vn", programme.MailDaily)
		save("ke.sach", "ke.sach@coquan.vn", programme.MailNever)
		o.now = programme.NextDaily(o.now)
		l := o.claim(1)[0]
		if len(l.Mails) != 1 || l.Mails[0].Address != "moi@coquan.vn" {
			t.Fatalf("%+v", l)
		}
		// It failed; its person reads the notice; who looks after the mails sends it again.
		if err := s.LetterFailed(ctx, l, "550", true); err != nil {
			t.Fatal(err)
		}
		if err := s.ReadNotices(ctx, o.people["trung.tam"], 1<<40); err != nil {
			t.Fatal(err)
		}
		if err := s.SendAgain(ctx, o.admin, l.Mails[0].ID); err != nil {
			t.Fatal(err)
		}
		if again := o.claim(1)[0]; again.Mails[0].ID != l.Mails[0].ID {
			t.Errorf("%+v", again)
		}
	})
}

func TestMailChoicesAreKeptAndRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		u := o.people["trung.tam"]
		if err := s.SaveMyMail(ctx, u, "a@b.vn", true, programme.MailChoices{programme.NoticeLate: programme.MailNever, programme.NoticeNote: programme.MailDaily}); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveMyMail(ctx, u, "a@b.vn", true, programme.MailChoices{programme.NoticeLate: programme.MailNow}); err != nil {
			t.Fatal(err)
		}
		got := must[programme.MailChoices](t)(s.MyMailChoices(ctx, u))
		if got.Of(programme.NoticeLate) != programme.MailNow || got.Of(programme.NoticeNote) != programme.MailDaily || got.Of(programme.NoticeArrived) != programme.MailNow {
			t.Errorf("%v", got)
		}
		events := must[[]programme.Event](t)(s.History(ctx, o.admin, programme.SAccount, u.ID))
		if c := events[0].Changes; len(c) != 1 || c[0].Label != "Thư về “Quá hạn”" || c[0].New != "" {
			t.Errorf("the history says %+v", c)
		}
		for _, m := range []programme.MailChoices{{"rumour": programme.MailDaily}, {programme.NoticeLate: "sometimes"}, {programme.NoticeMail: programme.MailNow}} {
			if err := s.SaveMyMail(ctx, u, "a@b.vn", true, m); programme.KindOf(err) != programme.Invalid {
				t.Errorf("%v: %v", m, err)
			}
		}
	})
}

// TestMailsBeforeThereWereChoices opens a database of the time before people
// chose when they want which mails: they get them as they did.
func TestMailsBeforeThereWereChoices(t *testing.T) {
	const before = 16
	written := []string{
		`INSERT INTO accounts (id, login, name, password, disabled, created_at, version, email) VALUES (7, 'hoa', 'Hoa', 'x', FALSE, '2026-01-05 08:00:00', 1, 'hoa@coquan.vn')`,
		`INSERT INTO notices (account_id, made_key, kind, subject, subject_id, title, text, post_title, at) VALUES (7, 'late:1', 'late', 'project', 1, 'Quá hạn', 'Xem ngay.', '', '2026-01-05 08:00:00')`,
		`INSERT INTO outbox (notice_id, token, address, state, tries, next_at, last_error, made_at) VALUES (1, '', 'hoa@coquan.vn', 'waiting', 0, '2026-01-05 08:00:00', '', '2026-01-05 08:00:00')`,
	}
	check := func(t *testing.T, where string) {
		s := storetest.Open(t, where)
		s.Now = func() time.Time { return storetest.Start.Add(time.Minute) }
		hoa := programme.User{ID: 7, Name: "Hoa", Role: programme.RoleCentreOfficer}
		if m := must[programme.MailChoices](t)(s.MyMailChoices(ctx, hoa)); m.Of(programme.NoticeLate) != programme.MailNow {
			t.Errorf("%v", m)
		}
		all := must[[]programme.Letter](t)(s.ClaimLetters(ctx, 5, lease))
		if len(all) != 1 || all[0].Mails[0].Address != "hoa@coquan.vn" || all[0].Mails[0].Notice.Text != "Xem ngay." {
			t.Errorf("%+v", all)
		}
		if _, err := s.SaveTemplate(ctx, me, programme.TemplateVersion{Key: programme.TellLate, Title: "Trễ", Text: "{{đề án}}"}); err != nil {
			t.Error(err)
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "old.db")
		olderDatabase(t, before, "sqlite", file, "INTEGER PRIMARY KEY", written...)
		check(t, file)
	})
	t.Run("postgres", func(t *testing.T) {
		schema := storetest.Schema(t)
		olderDatabase(t, before, "pgx", schema, "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY", written...)
		check(t, schema)
	})
}
