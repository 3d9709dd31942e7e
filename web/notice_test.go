package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// waits gives an office with a project that the centre's officer is to check,
// and has been told of.
func waits(t *testing.T) (o *office, project int64) {
	t.Helper()
	o = newOffice(t)
	ctx, who := context.Background(), o.users[string(programme.RoleEstablishment)]
	e, err := o.store.Establishment(ctx, who, 2)
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.store.SaveProject(ctx, who, programme.Project{
		ProgrammeID: 1, Title: "Máy <ép> gạch", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
		Establishment: programme.EstablishmentRef{ID: 2}, Place: e.Place, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 50 * programme.Million}, {Source: programme.FromCash, Requested: 150 * programme.Million}},
	})
	if err == nil {
		p, err = o.store.Move(ctx, who, p.ID, p.Version, programme.Submit, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	return o, p.ID
}

func TestNoticesAreReadAndOpened(t *testing.T) {
	o, project := waits(t)
	who := string(programme.RoleCentreOfficer)
	list := func(who string) string { return o.as(who, http.MethodGet, "/notices", nil).Body.String() }
	page := list(who)
	for _, want := range []string{"Máy &lt;ép&gt; gạch", "Chưa xem", `<span class="count">1<`, "Đánh dấu tất cả đã xem", `href="` + projectPath(project) + `"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if other := list(string(programme.RoleFinanceOfficer)); strings.Contains(other, "gạch") || !strings.Contains(other, "Chưa có thông báo nào") {
		t.Error("an officer of Finance is told of the Centre's work")
	}
	mine, err := o.store.Notices(context.Background(), o.users[who])
	if err != nil || len(mine.Notices) != 1 {
		t.Fatalf("%+v, %v", mine, err)
	}
	open := "/notices/" + number(mine.Notices[0].ID) + "/open"
	if w := o.as(string(programme.RoleCentreDirector), http.MethodPost, open, nil); w.Code != http.StatusNotFound {
		t.Errorf("somebody else's notice: %d", w.Code)
	}
	if w := o.as(who, http.MethodPost, open, nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != projectPath(project) {
		t.Errorf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	if page := list(who); strings.Contains(page, "Chưa xem") || strings.Contains(page, `class="count"`) || !strings.Contains(page, "gạch") {
		t.Error("after opening it the notice is not read, or gone")
	}
}

// What came while the page was open stays unread.
func TestMarkingAllLeavesWhatCameMeanwhile(t *testing.T) {
	o, _ := waits(t)
	who := string(programme.RoleCentreOfficer)
	if w := o.as(who, http.MethodPost, "/notices/read", url.Values{"newest": {"0"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	unread := func() int64 {
		t.Helper()
		n, err := o.store.Unread(context.Background(), o.users[who])
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := unread(); n != 1 {
		t.Errorf("%d unread", n)
	}
	l, err := o.store.Notices(context.Background(), o.users[who])
	if err != nil {
		t.Fatal(err)
	}
	o.as(who, http.MethodPost, "/notices/read", url.Values{"newest": {number(l.Notices[0].ID)}})
	if n := unread(); n != 0 {
		t.Errorf("%d unread after marking", n)
	}
}

func TestNoticePathsExist(t *testing.T) {
	o, project := waits(t)
	for _, n := range []programme.Notice{
		{Kind: programme.NoticeArrived, Subject: programme.SProject, SubjectID: project}, {Kind: programme.NoticeMail}, {},
	} {
		who := string(programme.RoleCentreOfficer)
		if n.Kind == programme.NoticeMail {
			who = string(programme.RoleAdministrator)
		}
		if w := o.as(who, http.MethodGet, NoticePath(n), nil); w.Code != http.StatusOK {
			t.Errorf("%s: %d", NoticePath(n), w.Code)
		}
	}
}
