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

func (o *office) claim(want int) []programme.Letter {
	o.t.Helper()
	all := must[[]programme.Letter](o.t)(o.ClaimLetters(ctx, 20, lease))
	if len(all) != want {
		o.t.Fatalf("%d letters to send, want %d", len(all), want)
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
		if first[0].Token == first[1].Token || first[0].Subject() == "" || first[0].Mails[0].Tries != 1 || first[0].Mails[0].Name == "" {
			t.Fatalf("%+v", first)
		}
		if err := s.LetterSent(ctx, first[0]); err != nil {
			t.Fatal(err)
		}
		// The sender is gone before he says how the second went.
		o.now = o.now.Add(lease - time.Second)
		o.claim(0)
		o.now = o.now.Add(time.Second)
		again := o.claim(1)[0]
		if again.Mails[0].ID != first[1].Mails[0].ID || again.Token != first[1].Token || again.Mails[0].Tries != 2 {
			t.Errorf("first %+v, then %+v", first[1], again)
		}
		if err := s.LetterUnsent(ctx, again); err != nil {
			t.Fatal(err)
		}
		if now := o.claim(1)[0]; now.Mails[0].Tries != 2 {
			t.Errorf("a mail given back counts as tried: %d", now.Mails[0].Tries)
		}
	})
}

func TestMailThatIsRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit)
		all := o.claim(2)
		if err := s.LetterFailed(ctx, all[0], "550 không có hộp thư", true); err != nil {
			t.Fatal(err)
		}
		if err := s.LetterFailed(ctx, all[1], "451 thử lại sau", false); err != nil {
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
			if tries++; m.Mails[0].Tries != tries || tries > 100 {
				t.Fatalf("try %d is counted %d", tries, m.Mails[0].Tries)
			}
			if err := s.LetterFailed(ctx, m, "451 thử lại sau", false); err != nil {
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
		if m := o.claim(1)[0]; m.Mails[0].Address != "dung@coquan.vn" || m.Token == all[0].Token || m.Mails[0].Tries != 1 {
			t.Errorf("%+v", m) // another letter: it goes elsewhere
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

// submitMore submits more projects, each of which makes a mail to two people.
func (o *office) submitMore(projects int) {
	o.t.Helper()
	for i := range projects {
		p := o.project
		p.ID, p.Version, p.Code = 0, 0, fmt.Sprint("N-", i)
		p = must[programme.Project](o.t)(o.SaveProject(ctx, o.people["co.so"], p))
		must[programme.Project](o.t)(o.Move(ctx, o.people["co.so"], p.ID, p.Version, programme.Submit, ""))
	}
}

// TestManyNoticesGoInOneLetter: to each person, no more than fit, and the same
// letter again with the same notices whatever has come meanwhile.
func TestManyNoticesGoInOneLetter(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		const many = programme.MostInLetter + 7
		o.submitMore(many)
		all := o.claim(4)
		sizes := map[string][]int{}
		for _, l := range all {
			for _, m := range l.Mails {
				if m.Address != l.Mails[0].Address {
					t.Errorf("a letter to %s and %s", m.Address, l.Mails[0].Address)
				}
			}
			sizes[l.Mails[0].Address] = append(sizes[l.Mails[0].Address], len(l.Mails))
		}
		for address, got := range sizes {
			slices.Sort(got)
			if !slices.Equal(got, []int{7, programme.MostInLetter}) || len(sizes) != 2 {
				t.Errorf("%s: %v", address, got)
			}
		}
		if err := s.LetterSent(ctx, all[0]); err != nil {
			t.Fatal(err)
		}
		o.move("co.so", programme.Submit)
		o.claim(2) // what is new goes by itself
		o.now = o.now.Add(lease)
		before := map[string]string{}
		for _, l := range all[1:] {
			before[l.Token] = l.Subject() + l.Text(func(programme.Notice) string { return "" })
		}
		same := 0
		for _, l := range o.claim(5) {
			if text, ok := before[l.Token]; ok {
				if same++; text != l.Subject()+l.Text(func(programme.Notice) string { return "" }) {
					t.Errorf("letter %s is another one now", l.Token)
				}
			}
		}
		if same != 3 {
			t.Errorf("%d of 3 letters come again", same)
		}
	})
}

// TestTwoWorkersSendEachMailOnce has two stores on one database, as two
// processes have, take the same outbox at the same time.
func TestTwoWorkersSendEachMailOnce(t *testing.T) {
	run := func(t *testing.T, where string) {
		o := newOffice(t, storetest.Open(t, where))
		const projects, most = 15, 2
		workers := []*store.Store{o.Store, storetest.Open(t, where)}
		sent := make([][]int64, 5)
		for i, err := range atOnce(len(sent), func(i int) error {
			if i == 4 { // meanwhile more comes
				o.submitMore(projects)
				return nil
			}
			for quiet := 0; quiet < 3; {
				all, err := workers[i%2].ClaimLetters(ctx, most, lease)
				if err != nil {
					return err
				}
				if len(all) == 0 {
					quiet++
					time.Sleep(20 * time.Millisecond)
				}
				for _, l := range all {
					for _, m := range l.Mails {
						sent[i] = append(sent[i], m.ID)
					}
					if err := workers[i%2].LetterSent(ctx, l); err != nil {
						return err
					}
				}
			}
			return nil
		}) {
			if err != nil {
				t.Errorf("worker %d: %v", i, err)
			}
		}
		for _, l := range must[[]programme.Letter](t)(o.ClaimLetters(ctx, 50, lease)) { // what came last
			for _, m := range l.Mails {
				sent[4] = append(sent[4], m.ID)
			}
		}
		once := map[int64]bool{}
		for _, id := range slices.Concat(sent...) {
			if once[id] {
				t.Errorf("mail %d is sent twice", id)
			}
			once[id] = true
		}
		if len(once) != 2*projects {
			t.Errorf("%d mails sent of %d", len(once), 2*projects)
		}
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "two.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, storetest.Schema(t)) })
}
