package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// office is a store with a living project of an establishment in Huyện Kế Sách
// and an account for each who may have to do with it, by login.
type office struct {
	*store.Store
	t       *testing.T
	now     time.Time
	admin   programme.User
	people  map[string]programme.User
	project programme.Project
}

func newOffice(t *testing.T, s *store.Store) *office {
	t.Helper()
	p, e := province(t, s)
	o := &office{Store: s, t: t, now: storetest.Start, people: map[string]programme.User{}}
	s.Now = func() time.Time { return o.now }
	if err := s.AddPlaces(ctx, me, []programme.Place{
		{Code: "31201", Name: "Xã Kế Thành", ParentCode: "943", ValidFrom: 2004_01_01}, {Code: "950", Name: "Huyện Khác", ParentCode: "94", ValidFrom: 2004_01_01},
	}); err != nil {
		t.Fatal(err)
	}
	o.admin = administrator(t, s)
	for login, post := range map[string]programme.Post{
		"co.so":     {Title: "Chủ cơ sở", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}},
		"trung.tam": {Title: "Chuyên viên trung tâm", Role: programme.RoleCentreOfficer},
		"ke.sach":   {Title: "Chuyên viên phụ trách Kế Sách", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943"}}},
		"noi.khac":  {Title: "Chuyên viên huyện khác", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"950"}}},
		"quoc.gia":  {Title: "Chuyên viên khuyến công quốc gia", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Level: programme.National}},
		"giam.doc":  {Title: "Giám đốc trung tâm", Role: programme.RoleCentreDirector},
	} {
		o.people[login] = officer(t, s, o.admin, login, post)
		if err := s.SaveMail(ctx, o.admin, o.people[login].ID, login+"@coquan.vn", true); err != nil {
			t.Fatal(err)
		}
	}
	o.project = must[programme.Project](t)(s.SaveProject(ctx, o.people["co.so"], programme.Project{
		ProgrammeID: p.ID, Code: "DP-2020-01", Title: "Máy ép gạch", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: programme.PlaceRef{Code: "31201", Name: "Xã Kế Thành"}, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * tr}, {Source: programme.FromCash, Requested: 150 * tr}},
	}))
	return o
}

// move takes a step as somebody.
func (o *office) move(login string, m programme.Move) {
	o.t.Helper()
	p, err := o.Move(ctx, o.people[login], o.project.ID, o.project.Version, m, "lý do")
	if err != nil {
		o.t.Fatalf("%s %s: %v", login, m, err)
	}
	o.project = p
}

// told lists who has a notice of a kind, by login, and checks what it says.
func (o *office) told(kind programme.NoticeKind, words ...string) (all []string) {
	o.t.Helper()
	for login, u := range o.people {
		for _, n := range must[store.NoticeList](o.t)(o.Notices(ctx, u)).Notices {
			if n.Kind != kind {
				continue
			}
			all = append(all, login)
			for _, word := range words {
				if !strings.Contains(n.Title+"\n"+n.Text, word) {
					o.t.Errorf("%s is told %q and not %q", login, n.Title+"\n"+n.Text, word)
				}
			}
			if n.Subject != programme.SProject || n.SubjectID != o.project.ID || n.PostTitle == "" || !n.At.Equal(o.now) {
				o.t.Errorf("%+v", n)
			}
		}
	}
	slices.Sort(all)
	return all
}

// waiting lists the addresses of the mails that wait, in order.
func (o *office) waiting() (all []string) {
	o.t.Helper()
	mails, _, err := o.Outbox(ctx, o.admin, programme.MailWaiting)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, m := range mails {
		all = append(all, m.Address)
	}
	slices.Sort(all)
	return all
}

func TestMovesTellWhoHasTheWork(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		if err := s.SaveMail(ctx, o.people["trung.tam"], o.people["trung.tam"].ID, "trung.tam@coquan.vn", false); err != nil {
			t.Fatal(err)
		}
		o.move("co.so", programme.Submit)
		want := []string{"ke.sach", "trung.tam"} // the scope of the others leaves it out, and co.so did it
		if got := o.told(programme.NoticeArrived, "Máy ép gạch", "DP-2020-01", "Chờ kiểm tra hồ sơ", o.project.Due.String(), "người làm: Người co.so – Chủ cơ sở"); !slices.Equal(got, want) {
			t.Errorf("told: %v, want %v", got, want)
		}
		if got := o.waiting(); !slices.Equal(got, []string{"ke.sach@coquan.vn"}) {
			t.Errorf("mails to %v: who wants none has one, or who wants one has none", got)
		}

		// A move that is refused tells nobody.
		if _, err := s.Move(ctx, o.people["noi.khac"], o.project.ID, 0, programme.Check, ""); programme.KindOf(err) != programme.NotFound {
			t.Errorf("out of scope: %v", err)
		}
		if got := o.waiting(); len(got) != 1 {
			t.Errorf("mails to %v", got)
		}

		l := must[store.NoticeList](t)(s.Notices(ctx, o.people["ke.sach"]))
		if n, err := s.Unread(ctx, o.people["ke.sach"]); err != nil || n != 1 || l.Unread != 1 {
			t.Errorf("%d unread, %v", n, err)
		}
		if _, err := s.ReadNotice(ctx, o.people["giam.doc"], l.Notices[0].ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("somebody else's notice: %v", err)
		}
		if n, err := s.ReadNotice(ctx, o.people["ke.sach"], l.Notices[0].ID); err != nil || n.SubjectID != o.project.ID {
			t.Errorf("%+v, %v", n, err)
		}
		if n, _ := s.Unread(ctx, o.people["ke.sach"]); n != 0 {
			t.Errorf("%d unread after reading", n)
		}

		// Who shares the work need not look any more once it is done.
		o.move("co.so", programme.Withdraw)
		l = must[store.NoticeList](t)(s.Notices(ctx, o.people["trung.tam"]))
		if l.Unread != 1 || len(l.Notices) != 2 || l.Notices[0].Kind != programme.NoticeDecided || l.Notices[1].ReadAt.IsZero() {
			t.Errorf("after the file was withdrawn: %+v", l)
		}
	})
}

func TestRemindersAreMadeOnce(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit) // Monday 05/01/2026, three working days: Thursday 08/01
		remind := func(hours int) {
			t.Helper()
			o.now = storetest.Start.Add(time.Duration(hours) * time.Hour)
			for range 2 {
				if err := s.Remind(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
		remind(24)
		if got := o.told(programme.NoticeDueSoon); len(got) != 0 {
			t.Errorf("two days before, told %v", got)
		}
		remind(48)
		both := []string{"ke.sach", "trung.tam"}
		if got := o.told(programme.NoticeDueSoon, "Đến hạn 08/01/2026"); !slices.Equal(got, both) {
			t.Errorf("a day before, told %v", got)
		}
		remind(4 * 24)
		if got := o.told(programme.NoticeLate, "quá hạn xử lý 1 ngày làm việc"); !slices.Equal(got, both) {
			t.Errorf("the day after, told %v", got)
		}
		o.now = storetest.Start.Add(48 * time.Hour)
		if got := o.told(programme.NoticeDueSoon); len(got) != 2 {
			t.Errorf("told %v", got)
		}

		// Who takes the work over hears of it too; the others not again.
		new := officer(t, s, o.admin, "moi", programme.Post{Title: "Chuyên viên mới", Role: programme.RoleCentreOfficer})
		remind(5 * 24)
		l := must[store.NoticeList](t)(s.Notices(ctx, new))
		if len(l.Notices) != 1 || l.Notices[0].Kind != programme.NoticeLate {
			t.Errorf("the new officer: %+v", l.Notices)
		}
		o.now = storetest.Start.Add(4 * 24 * time.Hour)
		if got := o.told(programme.NoticeLate); len(got) != 2 {
			t.Errorf("told %v again", got)
		}
	})
}

func TestDeadlinesAreThoseOfTheHolder(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.move("co.so", programme.Submit)
		for login, want := range map[string]int{"ke.sach": 1, "trung.tam": 1, "noi.khac": 0, "quoc.gia": 0, "giam.doc": 0, "co.so": 0} {
			projects, duties := 0, 0
			last := programme.Day(0)
			for _, d := range must[[]programme.DueDate](t)(s.Deadlines(ctx, o.people[login])) {
				if d.Day < last {
					t.Errorf("%s: %s after %s", login, d.Day, last)
				}
				if last = d.Day; d.SubjectID == o.project.ID {
					projects++
				} else {
					duties++
				}
			}
			if projects != want || (duties > 0) == (login == "co.so") {
				t.Errorf("%s has %d projects and %d duties", login, projects, duties)
			}
		}

		token := must[string](t)(s.NewCalendar(ctx, o.people["ke.sach"]))
		mine, err := s.CalendarOf(ctx, token)
		if all := must[[]programme.DueDate](t)(s.Deadlines(ctx, o.people["ke.sach"])); err != nil || !slices.Equal(mine, all) {
			t.Errorf("by the address %d, signed in %d, %v", len(mine), len(all), err)
		}
		second := must[string](t)(s.NewCalendar(ctx, o.people["ke.sach"]))
		if _, err := s.CalendarOf(ctx, token); second == token || programme.KindOf(err) != programme.NotFound {
			t.Errorf("the address before: %v", err)
		}
		if err := s.EndCalendar(ctx, o.people["ke.sach"]); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{second, "", "x"} {
			if _, err := s.CalendarOf(ctx, wrong); programme.KindOf(err) != programme.NotFound {
				t.Errorf("%q: %v", wrong, err)
			}
		}
	})
}

// A matter beside the project has its own deadline, reminder and end: what the
// project does meanwhile does not settle it.
func TestMattersAreDueByThemselves(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		m := o.ask("chuyen.vien", programme.Matter{Kind: programme.MatterOpinion, Asked: programme.RoleCommuneOfficer, About: "UBND xã Kế Thành", Text: "Cơ sở có hoạt động không?"}, programme.MatterEntry{})
		due := func(login string) (n int) {
			t.Helper()
			for _, d := range must[[]programme.DueDate](t)(s.Deadlines(ctx, o.people[login])) {
				if d.Day == m.Due && strings.HasPrefix(d.Title, "Xin ý kiến: UBND xã Kế Thành") && d.SubjectID == o.project.ID {
					n++
				}
			}
			return n
		}
		if m.Due == 0 || due("xa") != 1 || due("xa.khac") != 0 || due("chuyen.vien") != 0 {
			t.Errorf("due %s: %d, %d, %d", m.Due, due("xa"), due("xa.khac"), due("chuyen.vien"))
		}
		unread := func(login string) map[programme.NoticeKind]int {
			t.Helper()
			kinds := map[programme.NoticeKind]int{}
			for _, n := range must[store.NoticeList](t)(s.Notices(ctx, o.people[login])).Notices {
				if n.ReadAt.IsZero() {
					kinds[n.Kind]++
				}
			}
			return kinds
		}
		o.now = storetest.Start.AddDate(0, 2, 0)
		for range 2 {
			if err := s.Remind(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if got := unread("xa"); got[programme.NoticeArrived] != 1 || got[programme.NoticeLate] != 1 {
			t.Errorf("the commune has unread %v", got)
		}
		if got := unread("chuyen.vien"); got[programme.NoticeLate] != 1 { // the project's own
			t.Errorf("the department has unread %v", got)
		}
		o.move("giam.doc", programme.Withdraw)
		if got := unread("xa"); got[programme.NoticeArrived] != 1 || got[programme.NoticeLate] != 1 {
			t.Errorf("after the project was withdrawn the commune has unread %v", got)
		}
		if got := unread("chuyen.vien"); got[programme.NoticeLate] != 0 || got[programme.NoticeArrived] != 0 || got[programme.NoticeDecided] != 1 {
			t.Errorf("and the department %v", got)
		}
		must[programme.Matter](t)(s.ActMatter(ctx, o.people["xa"], m.ID, m.Version, programme.ActAgree, programme.MatterEntry{}))
		if got := unread("xa"); len(got) != 0 || due("xa") != 0 {
			t.Errorf("after the answer %v, %d", got, due("xa"))
		}
	})
}
