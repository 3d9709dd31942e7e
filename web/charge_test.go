package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestChargePages: a director gives a dossier to an officer on the page, the
// officer finds it as his, and what cannot be keeps what was typed.
func TestChargePages(t *testing.T) {
	o := newOffice(t)
	director, officer := string(programme.RoleCentreDirector), string(programme.RoleCentreOfficer)
	p := o.underCheck(t)
	post := number(o.users[officer].PostID)
	form := func(was, reason string) url.Values {
		return url.Values{"office": {officer}, "post": {post}, "reason": {reason}, "project": {number(p.ID)}, programme.LineField("was", p.ID): {was}}
	}
	if page := words(o.as(director, http.MethodGet, "/charges", nil)); !strings.Contains(page, "Chưa giao cho ai") || !strings.Contains(page, p.Title) {
		t.Fatalf("nobody has it:\n%s", page)
	}
	if w := o.as(director, http.MethodPost, "/charges", url.Values{"office": {officer}, "reason": {"Gõ dở"}}); w.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(words(w), "Chưa chọn hồ sơ nào") || !strings.Contains(words(w), "Chọn người phụ trách.") || !strings.Contains(w.Body.String(), `value="Gõ dở"`) {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	if w := o.as(officer, http.MethodPost, "/charges", form("0", "")); w.Code != http.StatusForbidden {
		t.Errorf("an officer assigns: %d", w.Code)
	}
	if w := o.as(director, http.MethodPost, "/charges", form("0", "")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, words(w))
	}
	if w := o.as(director, http.MethodPost, "/charges", form("0", "gửi hai lần")); w.Code != http.StatusConflict || !strings.Contains(words(w), "vừa phân công") {
		t.Errorf("an old page: %d", w.Code)
	}
	name := o.users[officer].Name
	for who, has := range map[[2]string]string{
		{officer, "/"}:                              "Bạn phụ trách",
		{officer, "/projects?charge=me"}:            p.Title,
		{director, projectPath(p.ID)}:               name,
		{director, "/charges?only=" + number(p.ID)}: "Các lần phân công",
		{director, "/projects?charge=" + post}:      "Phụ trách: " + name,
		{officer, "/notices"}:                       "Bạn được giao phụ trách",
	} {
		path, query, _ := strings.Cut(who[1], "?")
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if page := words(o.as(who[0], http.MethodGet, path, values)); !strings.Contains(page, has) {
			t.Errorf("%s does not say %q:\n%s", who, has, page)
		}
	}
	if page := words(o.as(director, http.MethodGet, "/projects", url.Values{"charge": {"none"}})); strings.Contains(page, p.Title) {
		t.Error("it is listed as nobody's")
	}
}

// underCheck is a dossier that the centre has to check.
func (o *office) underCheck(t *testing.T) programme.Project {
	t.Helper()
	ctx := context.Background()
	e, err := o.store.Establishment(ctx, programme.LocalUser, 2)
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.store.SaveProject(ctx, programme.LocalUser, programme.Project{
		ProgrammeID: 1, Code: "DP-2020-78", Title: "Máy sấy thăng hoa", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: e.Place, Commitment: 150 * programme.Million,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 150 * programme.Million}},
	})
	if err == nil {
		p, err = o.store.Move(ctx, programme.LocalUser, p.ID, p.Version, programme.Submit, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}
