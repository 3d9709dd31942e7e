package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func TestMatterPages(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	officer, finance, owner := string(programme.RoleDepartmentOfficer), string(programme.RoleFinanceOfficer), string(programme.RoleEstablishment)
	path := projectPath(p.ID) + "/matters"
	w := o.as(officer, http.MethodPost, path, url.Values{"kind": {"opinion"}, "asked": {"finance_officer"}, "text": {""}, "about": {"Sở Tài chính"}, "due": {"40/01/2026"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="40/01/2026"`) || !strings.Contains(w.Body.String(), `value="Sở Tài chính"`) {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	w = o.as(officer, http.MethodPost, path, url.Values{"kind": {"opinion"}, "asked": {"finance_officer"}, "text": {"Nguồn vốn <có> đủ không?"}, "due": {"12/01/2026"}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	show := w.Header().Get("Location")
	if list := words(o.as(finance, http.MethodGet, "/matters", nil)); !strings.Contains(list, "Xin ý kiến: Cán bộ Sở Tài chính") || !strings.Contains(list, "hạn 12/01/2026") {
		t.Errorf("not on the list of who is asked:\n%s", list)
	}
	if page := words(o.as(finance, http.MethodGet, show, nil)); !strings.Contains(page, "Nguồn vốn <có> đủ không?") || !strings.Contains(page, "Không đồng ý") || strings.Contains(page, "Đóng, không chờ nữa") {
		t.Errorf("%s", page)
	}
	if w := o.as(owner, http.MethodGet, show, nil); w.Code != http.StatusNotFound {
		t.Errorf("who applies reads what offices say to each other: %d", w.Code)
	}
	w = o.as(finance, http.MethodPost, show, url.Values{"act": {"disagree"}, "version": {"1"}, "disagree_paper_no": {"15/STC"}, "disagree_paper_date": {"31/02/2026"}, "disagree_note": {"Không cân đối được"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Không cân đối được") || !strings.Contains(w.Body.String(), `id="f-disagree_paper_date-error"`) {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	w = o.as(finance, http.MethodPost, show, url.Values{"act": {"disagree"}, "version": {"1"}, "disagree_note": {"  "}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `id="f-disagree_note-error"`) {
		t.Errorf("disagreed without a word: %d: %s", w.Code, words(w))
	}
	w = o.as(finance, http.MethodPost, show, url.Values{"act": {"fly"}, "version": {"1"}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an act that there is not: %d", w.Code)
	}
	w = o.as(finance, http.MethodPost, show, url.Values{"act": {"disagree"}, "version": {"1"}, "disagree_note": {"Không cân đối được"}})
	if w.Code != http.StatusSeeOther {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	w = o.as(finance, http.MethodPost, show, url.Values{"act": {"agree"}, "version": {"1"}, "agree_note": {"Nghĩ lại"}})
	if w.Code != http.StatusConflict || !strings.Contains(words(w), "Không đồng ý") {
		t.Errorf("answered twice: %d: %s", w.Code, words(w))
	}
	if w := o.as(officer, http.MethodGet, strings.Replace(show, projectPath(p.ID), projectPath(1), 1), nil); w.Code != http.StatusNotFound {
		t.Errorf("a matter under another project: %d", w.Code)
	}
	w = o.as(officer, http.MethodGet, projectPath(p.ID)+"/matters/new", url.Values{"kind": {"payment"}})
	if w.Code != http.StatusConflict || !strings.Contains(words(w), "chưa có việc") {
		t.Errorf("a payment before the plan: %d: %s", w.Code, words(w))
	}
}

// TestMatterPanels: the panels of a project's page show what there is and what
// one may open, each for his own role.
func TestMatterPanels(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	if _, err := o.store.OpenMatter(context.Background(), o.users[string(programme.RoleDepartmentOfficer)], programme.Matter{ProjectID: p.ID, Kind: programme.MatterVisit, Type: "before", Text: "Xem mặt bằng"}, programme.MatterEntry{}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		role        programme.Role
		asks, opens bool
		visible     int
	}{
		{programme.RoleDepartmentOfficer, true, true, 1}, {programme.RoleFinanceOfficer, false, true, 1}, {programme.RoleAuditor, false, false, 1}, {programme.RoleEstablishment, false, false, 1}, // nothing has been decided that it may complain of
	} {
		u := o.users[string(tt.role)]
		r, _ := http.NewRequest(http.MethodGet, "/", nil)
		v, err := o.server.mattersPanelOf(r, u, p)
		if err != nil || v.asks() != tt.asks || (len(v.opens()) > 0) != tt.opens || len(v.Visits) != tt.visible {
			t.Errorf("%s: %v, asks %v, opens %d, sees %d", tt.role, err, v.asks(), len(v.opens()), len(v.Visits))
		}
	}
}
