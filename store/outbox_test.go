package store_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

const lease = 15 * time.Minute

func (o *office) claim(want int) []programme.Mail {
	o.t.Helper()
	all := must[[]programme.Mail](o.t)(o.ClaimMail(ctx, 20, lease))
	if len(all) != want {
		o.t.Fatalf("%d mails to send, want %d", len(all), want)
	}
	return all
}

func (o *office) counts() map[programme.MailState]int64 {
	o.t.Helper()
	_, counts, err := o.Outbox(ctx, o.admin, programme.MailFailed)
	if err != nil {
		o.t.Fatal(err)
	}
	return counts
}

func TestMailIsSentAtLeastOnceAndKnownAgain(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit)
		first := o.claim(2)
		if first[0].Token == first[1].Token || first[0].Notice.Title == "" || first[0].Tries != 1 || first[0].Name == "" {
			t.Fatalf("%+v", first)
		}
		if err := s.MailSent(ctx, first[0]); err != nil {
			t.Fatal(err)
		}
		// The sender is gone before he says how the second went.
		o.now = o.now.Add(lease - time.Second)
		o.claim(0)
		o.now = o.now.Add(time.Second)
		again := o.claim(1)[0]
		if again.ID != first[1].ID || again.Token != first[1].Token || again.Tries != 2 {
			t.Errorf("first %+v, then %+v", first[1], again)
		}
		if err := s.MailUnsent(ctx, again); err != nil {
			t.Fatal(err)
		}
		if now := o.claim(1)[0]; now.Tries != 2 {
			t.Errorf("a mail given back counts as tried: %d", now.Tries)
		}
	})
}

func TestMailThatIsRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit)
		all := o.claim(2)
		if err := s.MailFailed(ctx, all[0], "550 không có hộp thư", true); err != nil {
			t.Fatal(err)
		}
		if err := s.MailFailed(ctx, all[1], "451 thử lại sau", false); err != nil {
			t.Fatal(err)
		}
		if c := o.counts(); c[programme.MailFailed] != 1 || c[programme.MailWaiting] != 1 {
			t.Errorf("%v", c)
		}
		failed, _, err := s.Outbox(ctx, o.admin, programme.MailFailed)
		if err != nil || failed[0].LastError != "550 không có hộp thư" || failed[0].Notice.Title != "" || failed[0].Notice.Text != "" {
			t.Errorf("%+v, %v: what mails say is not for the administrator", failed, err)
		}
		if _, _, err := s.Outbox(ctx, o.people["giam.doc"], programme.MailFailed); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("a director sees the outbox: %v", err)
		}
		l := must[store.NoticeList](t)(s.Notices(ctx, o.admin))
		if len(l.Notices) != 1 || l.Notices[0].Kind != programme.NoticeMail {
			t.Errorf("the administrator is told %+v", l.Notices)
		}

		// Tried again after ever longer pauses, for five days.
		tries, began := 1, o.now
		for o.counts()[programme.MailWaiting] > 0 {
			o.claim(0)
			o.now = o.now.Add(8 * time.Hour)
			m := o.claim(1)[0]
			if tries++; m.Tries != tries || tries > 100 {
				t.Fatalf("try %d is counted %d", tries, m.Tries)
			}
			if err := s.MailFailed(ctx, m, "451 thử lại sau", false); err != nil {
				t.Fatal(err)
			}
		}
		if days := o.now.Sub(began); days < programme.MailPatience || days > programme.MailPatience+12*time.Hour {
			t.Errorf("given up after %s", days)
		}

		login := "ke.sach"
		if failed[0].Address == "trung.tam@coquan.vn" {
			login = "trung.tam"
		}
		if err := s.SaveMail(ctx, o.people[login], o.people[login].ID, "dung@coquan.vn", true); err != nil {
			t.Fatal(err)
		}
		if err := s.SendAgain(ctx, o.people["giam.doc"], failed[0].ID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("a director sends again: %v", err)
		}
		if err := s.SendAgain(ctx, o.admin, failed[0].ID); err != nil {
			t.Fatal(err)
		}
		if m := o.claim(1)[0]; m.Address != "dung@coquan.vn" || m.Token != all[0].Token || m.Tries != 1 {
			t.Errorf("%+v", m)
		}
		if err := s.SendAgain(ctx, o.admin, failed[0].ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("a mail that waits is sent again: %v", err)
		}
	})
}

func TestMailOfMonthsAgoIsNotSent(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit)
		o.now = o.now.Add(programme.MailPatience)
		o.claim(0)
		if c := o.counts(); c[programme.MailFailed] != 2 {
			t.Errorf("%v", c)
		}
		if l := must[store.NoticeList](t)(s.Notices(ctx, o.admin)); len(l.Notices) != 0 {
			t.Errorf("%+v", l.Notices)
		}
	})
}

// TestTwoWorkersSendEachMailOnce has two stores on one database, as two
// processes have, take the same outbox at the same time.
func TestTwoWorkersSendEachMailOnce(t *testing.T) {
	run := func(t *testing.T, where string) {
		o := newOffice(t, storetest.Open(t, where))
		const projects = 15
		for i := range projects {
			p := o.project
			p.ID, p.Version, p.Code = 0, 0, fmt.Sprint("N-", i)
			p = must[programme.Project](t)(o.SaveProject(ctx, o.people["co.so"], p))
			must[programme.Project](t)(o.Move(ctx, o.people["co.so"], p.ID, p.Version, programme.Submit, ""))
		}
		workers := []*store.Store{o.Store, storetest.Open(t, where)}
		sent := make([][]int64, 4)
		for i, err := range atOnce(len(sent), func(i int) error {
			for {
				all, err := workers[i%2].ClaimMail(ctx, 3, lease)
				if err != nil || len(all) == 0 {
					return err
				}
				for _, m := range all {
					sent[i] = append(sent[i], m.ID)
					if err := workers[i%2].MailSent(ctx, m); err != nil {
						return err
					}
				}
			}
		}) {
			if err != nil {
				t.Errorf("worker %d: %v", i, err)
			}
		}
		once := map[int64]bool{}
		for _, id := range slices.Concat(sent...) {
			if once[id] {
				t.Errorf("mail %d is sent twice", id)
			}
			once[id] = true
		}
		if c := o.counts(); len(once) != 2*projects || c[programme.MailSent] != 2*projects {
			t.Errorf("%d mails sent, stored %v", len(once), c)
		}
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "two.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, storetest.Schema(t)) })
}
