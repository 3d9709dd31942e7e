package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// lines writes stages as "stage total/late: codes".
func workLines(all []store.WorkStage) string {
	var lines []string
	for _, s := range all {
		var codes []string
		for _, p := range s.Items {
			codes = append(codes, strings.TrimPrefix(p.Code, "DP-2020-"))
		}
		lines = append(lines, fmt.Sprintf("%s %d/%d: %s", s.Stage, s.Total, s.Late, strings.Join(codes, " ")))
	}
	return strings.Join(lines, "; ")
}

// busy is an office with eleven more dossiers at several stages: 02 to 05
// submitted a day after the other, 06 and 07 checked, 08 of another district,
// 09 a need, 10 of the national fund.
func busy(t *testing.T, s *store.Store) *office {
	o := newOffice(t, s)
	of := must[programme.Programme](t)(s.Programme(ctx, me, 1))
	e := must[programme.Establishment](t)(s.Establishment(ctx, me, 1))
	for i := 2; i <= 10; i++ {
		p := livingDraft(of, e)
		p.Code, p.Title = fmt.Sprintf("DP-2020-%02d", i), fmt.Sprint("Máy ", i)
		switch i {
		case 8:
			p.Place = programme.PlaceRef{Code: "950", Name: "Huyện Khác"}
		case 9:
			p.Stage = programme.Need
		case 10:
			p.Level, p.Lines[0].Source = programme.National, programme.FromNational
		}
		p = must[programme.Project](t)(s.SaveProject(ctx, me, p))
		if i == 9 {
			continue
		}
		p = must[programme.Project](t)(s.Move(ctx, me, p.ID, p.Version, programme.Submit, ""))
		if i == 6 || i == 7 {
			must[programme.Project](t)(s.Move(ctx, o.people["trung.tam"], p.ID, p.Version, programme.Check, ""))
		}
		if i < 5 {
			o.now = o.now.Add(24 * time.Hour)
		}
	}
	return o
}

// TestHome is all that a home page reads, on one office.
func TestHome(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := busy(t, s) // from Monday 05/01/2026; 02 was submitted on it, 03 and 04 on the next days, the others on the 8th
		t.Run("work", func(t *testing.T) { testWork(t, o) })
		t.Run("by post", func(t *testing.T) { testWorkByPost(t, o) })
		t.Run("changed", func(t *testing.T) { testChanged(t, o) })
	})
}

func testWork(t *testing.T, o *office) {
	s := o.Store
	o.now = time.Date(2026, 1, 9, 8, 0, 0, 0, time.UTC)
	for login, want := range map[string]string{
		// limits of three days: 02 ends on the 8th, 03 on the 9th, 04 on the 12th
		"trung.tam": "submitted 6/1: 02 03 04 05 08 10; need 1/0: 09; draft 1/0: 01",
		"ke.sach":   "submitted 5/1: 02 03 04 05 10; need 1/0: 09; draft 1/0: 01",
		"noi.khac":  "submitted 1/0: 08",
		"quoc.gia":  "submitted 1/0: 10",
		"giam.doc":  "checked 2/0: 06 07",
		"co.so":     "need 1/0: 09; draft 1/0: 01",
	} {
		k := must[store.Work](t)(s.Work(ctx, o.people[login]))
		if got := workLines(k.Mine); got != want {
			t.Errorf("%s:\n got %s\nwant %s", login, got, want)
		}
	}
	k := must[store.Work](t)(s.Work(ctx, o.people["co.so"]))
	if got := workLines(k.Others); got != "submitted 6/1: 02 03 04 05 08 10; checked 2/0: 06 07" {
		t.Errorf("who applies sees at others: %s", got)
	}
	k = must[store.Work](t)(s.Work(ctx, o.people["giam.doc"]))
	if got := workLines(k.Others); got != "need 1/0: ; draft 1/0: ; submitted 6/1: " {
		t.Errorf("the director sees at others: %s", got)
	}
	k = must[store.Work](t)(s.Work(ctx, o.people["trung.tam"]))
	if len(k.Recent) != 2 || k.Recent[0].Title != "DP-2020-07 – Máy 7" || k.Recent[1].Title != "DP-2020-06 – Máy 6" || k.Recent[0].At.IsZero() {
		t.Errorf("worked on: %+v", k.Recent)
	}
	if _, err := s.Work(ctx, o.admin); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("the administrator: %v", err)
	}
	for i, filter := range []store.ProjectFilter{{Mine: true}, {Late: true}, {Mine: true, Late: true}, {Living: true}} {
		want := []int64{8, 1, 1, 10}[i]
		if list := must[store.ProjectList](t)(s.Projects(ctx, o.people["trung.tam"], filter)); list.Total != want {
			t.Errorf("%+v: %d, want %d", filter, list.Total, want)
		}
	}
}

func testWorkByPost(t *testing.T, o *office) {
	s := o.Store
	o.now = time.Date(2026, 1, 9, 8, 0, 0, 0, time.UTC)
	director := o.people["giam.doc"]
	words := func() (all []string) {
		for _, k := range must[[]store.PostWork](t)(s.WorkByPost(ctx, director)) {
			all = append(all, fmt.Sprintf("%s %s %d/%d", k.Post.Title, k.Holder, k.Total, k.Late))
		}
		slices.Sort(all)
		return all
	}
	want := []string{
		"Chuyên viên huyện khác Người noi.khac 1/0",
		"Chuyên viên khuyến công quốc gia Người quoc.gia 1/0",
		"Chuyên viên phụ trách Kế Sách Người ke.sach 5/1",
		"Chuyên viên trung tâm Người trung.tam 6/1",
		"Giám đốc trung tâm Người giam.doc 2/0",
	}
	if got := words(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	elsewhere := director
	elsewhere.Scope.Places = []string{"950"}
	if all := must[[]store.PostWork](t)(s.WorkByPost(ctx, elsewhere)); len(all) != 2 || all[0].Total != 1 {
		t.Errorf("within a scope: %+v", all)
	}

	// The post that sees everything ends: nobody has what lies elsewhere.
	for _, item := range must[[]store.PostItem](t)(s.Posts(ctx, o.admin)) {
		if item.Title == "Chuyên viên trung tâm" || item.Title == "Chuyên viên huyện khác" {
			post := item.Post
			post.To = 2026_01_08
			must[programme.Post](t)(s.SavePost(ctx, o.admin, post))
		}
	}
	if got := words(); !slices.Contains(got, "  1/0") {
		t.Errorf("a dossier that no post sees is not shown: %q", got)
	}
}

func testChanged(t *testing.T, o *office) {
	s := o.Store
	words := func(login string) (all []string) {
		for _, c := range must[store.Changes](t)(s.Changed(ctx, o.people[login])).Projects {
			all = append(all, fmt.Sprintf("%s %d", strings.TrimPrefix(c.Project.Code, "DP-2020-"), len(c.Events)))
		}
		return all
	}
	if got := words("noi.khac"); !slices.Equal(got, []string{"08 2"}) {
		t.Errorf("another district: %q", got)
	}
	if got := words("giam.doc"); len(got) != 8 || got[0] != "10 2" {
		t.Errorf("the newest eight: %q", got)
	}
	if c := must[store.Changes](t)(s.Changed(ctx, o.people["giam.doc"])); c.More != 2 || !c.Since.IsZero() {
		t.Errorf("%d more, since %v", c.More, c.Since)
	}

	// Seeing marks nothing; saying so marks what the page had, not what came after.
	shown := must[store.Changes](t)(s.Changed(ctx, o.people["noi.khac"]))
	o.now = o.now.Add(time.Hour)
	p := must[programme.Project](t)(s.Project(ctx, me, shown.Projects[0].Project.ID))
	p = must[programme.Project](t)(s.Move(ctx, me, p.ID, p.Version, programme.Check, ""))
	if err := s.Seen(ctx, o.people["noi.khac"], shown.To); err != nil {
		t.Fatal(err)
	}
	if got := words("noi.khac"); !slices.Equal(got, []string{"08 1"}) {
		t.Errorf("after: %q", got)
	}
	if c := must[store.Changes](t)(s.Changed(ctx, o.people["noi.khac"])); !c.Since.Equal(o.now) {
		t.Errorf("since %v", c.Since)
	}
	for _, to := range []int64{1, 0, -5} { // an older page takes nothing back
		if err := s.Seen(ctx, o.people["noi.khac"], to); err != nil {
			t.Fatal(err)
		}
	}
	if got := words("noi.khac"); !slices.Equal(got, []string{"08 1"}) {
		t.Errorf("after an older page: %q", got)
	}
	if err := s.Seen(ctx, o.people["noi.khac"], 1<<60); err != nil {
		t.Fatal(err)
	}
	must[programme.Project](t)(s.Move(ctx, me, p.ID, p.Version, programme.Forward, ""))
	if got := words("noi.khac"); !slices.Equal(got, []string{"08 1"}) {
		t.Errorf("a number from the future hides what comes: %q", got)
	}
	if got := words("co.so"); len(got) != 8 {
		t.Errorf("who applies: %q", got)
	}
	own := words("trung.tam")
	for _, one := range own {
		if strings.HasPrefix(one, "06") && one != "06 2" {
			t.Errorf("one's own doing is news: %q", own)
		}
	}
}

func TestUpkeep(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		must[programme.Account](t)(s.CreateAccount(ctx, o.admin, programme.Account{Login: "moi", Name: "Người mới"}, password, nil))
		must[programme.Post](t)(s.SavePost(ctx, o.admin, programme.Post{Title: "Kế toán", Role: programme.RoleCentreAccountant, From: 2016_01_01}))
		k := must[store.Upkeep](t)(s.Upkeep(ctx, o.admin))
		if k.EmptyPosts != 1 || k.IdleAccounts != 1 || k.Accounts != 8 || k.FailedMails != 0 {
			t.Errorf("%+v", k)
		}
		if _, err := s.Upkeep(ctx, o.people["giam.doc"]); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("%v", err)
		}
	})
}
