package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestSecondPersonPage: the project's page says that a second person is
// awaited and leads to where he confirms what he reads.
func TestSecondPersonPage(t *testing.T) {
	o := newOffice(t)
	ctx, writer, owner := context.Background(), string(programme.RoleCentreOfficer), string(programme.RoleEstablishment)
	e, err := o.store.Establishment(ctx, programme.LocalUser, 2)
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.store.SaveProject(ctx, o.users[writer], programme.Project{
		ProgrammeID: 1, Code: "DP-2020-77", Title: "Máy sấy lạnh", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: e.Place, Commitment: 150 * programme.Million,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 150 * programme.Million}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if page := words(o.as(writer, http.MethodGet, projectPath(p.ID), nil)); strings.Contains(page, "người thứ hai") {
		t.Error("a second person is asked for without a rule")
	}
	if _, err := o.store.SaveRule(ctx, programme.LocalUser, programme.Rule{Key: programme.RuleSecondPerson, Value: 1, Source: "QĐ thử", Clause: "Điều 3", From: 2010_01_01, ConfirmedBy: "A", ConfirmedOn: programme.DayOf(o.now)}); err != nil {
		t.Fatal(err)
	}
	w := o.as(writer, http.MethodGet, projectPath(p.ID), nil)
	if page := words(w); !strings.Contains(page, "chưa có người thứ hai xác nhận") || !strings.Contains(w.Body.String(), secondPersonPath(p.ID)) {
		t.Errorf("the writer's page:\n%s", page)
	}
	if page := words(o.as(writer, http.MethodGet, secondPersonPath(p.ID), nil)); !strings.Contains(page, "không tự xác nhận") || strings.Contains(page, "Tôi đã đọc") {
		t.Errorf("who wrote it may confirm:\n%s", page)
	}
	w = o.as(owner, http.MethodGet, secondPersonPath(p.ID), nil)
	digest := regexp.MustCompile(`name="digest" value="([^"]+)"`).FindStringSubmatch(w.Body.String())
	if digest == nil {
		t.Fatalf("%d %s", w.Code, words(w))
	}
	if w := o.as(owner, http.MethodPost, secondPersonPath(p.ID), url.Values{"digest": {"old"}}); w.Code != http.StatusConflict || !strings.Contains(words(w), "Hồ sơ đã sửa sau khi bạn mở trang") {
		t.Errorf("an old page: %d", w.Code)
	}
	if w := o.as(writer, http.MethodPost, secondPersonPath(p.ID), url.Values{"digest": {digest[1]}}); w.Code != http.StatusForbidden {
		t.Errorf("who wrote it confirms: %d", w.Code)
	}
	if w := o.as(owner, http.MethodPost, secondPersonPath(p.ID), url.Values{"digest": {digest[1]}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d %s", w.Code, words(w))
	}
	if page := words(o.as(writer, http.MethodGet, projectPath(p.ID), nil)); strings.Contains(page, "chưa có người thứ hai") {
		t.Errorf("confirmed, and still awaited:\n%s", page)
	}
}
